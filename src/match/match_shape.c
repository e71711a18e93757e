/* match_shape.c - what a match can make, in words: pairs, groups, introductions among equals. */
#include "match/match_facts.h"

#include <stdlib.h>

enum { TOPICS_TOLD = 3, OTHERS_TOLD = 2 };

static const MatchShapeWords shapes[MATCH_SHAPES] = {
	[MATCH_PAIRS] = { "pairs", "Pairs", "Each mentee gets a mentor of their own.", "", "" },
	[MATCH_GROUPS] = { "groups", "Groups", "A few mentees who are alike, with one or two mentors for all of them.",
		"Groups of people who have much in common",
		"Within the wished size, the mentors’ places and the rules, the members of a group are as alike as a long search could make them, "
		"and each mentor leads the groups they fit best. Unlike pairs, groups come without a proof that nothing is better." },
	[MATCH_PEERS] = { "peers", "Peers", "Mentees are introduced to each other, two by two; nobody meets the same person twice.",
		"No better set of introductions exists",
		"As many people as possible are introduced to somebody; then whoever was left out before comes first; then the two of each pair are as alike as possible in total." },
};

const MatchShapeWords *match_shape(MatchShape shape) { return &shapes[shape]; }

bool match_shape_find(Str name, MatchShape *shape)
{
	for (int i = 0; i < MATCH_SHAPES; i++)
		if (str_eq(name, str(shapes[i].name))) {
			*shape = (MatchShape)i;
			return true;
		}
	return false;
}

/* ---- settings of the shape ------------------------------------------------------------ */

Str match_group_size(Arena *a, const MatchSettings *s)
{
	return s->group_least == s->group_most ? str_fmt(a, "%d", s->group_most) : str_fmt(a, "%d-%d", s->group_least, s->group_most);
}

bool match_group_size_read(Str text, MatchSettings *s)
{
	Str     least, most = text;
	int64_t low, high;
	str_cut(&most, '-', &least);
	if (!most.p)
		most = least;
	if (!str_int(str_trim(least), &low) || !str_int(str_trim(most), &high) || low < 2 || low > high || high > GROUP_MOST)
		return false;
	s->group_least = (int)low;
	s->group_most = (int)high;
	return true;
}

Str match_shape_lines(Arena *a, const MatchSettings *s)
{
	return s->shape == MATCH_PAIRS ? S("") : str_fmt(a, "shape = %s\ngroup-size = %.*s\nmentors-per-group = %d\nsame-stage = %s\n", shapes[s->shape].name,
		STR(match_group_size(a, s)), s->leaders, s->pairing.same_stage ? "yes" : "no");
}

/* ---- what the members of a group have in common ------------------------------------------ */

typedef struct { int32_t id; int n; } Count;
typedef struct { Count *list; int n; } Counts;
typedef Ids Said(const Profile *p);
static Ids topics_of(const Profile *p)    { return p->topics.phrases; }
static Ids interests_of(const Profile *p) { return p->interests.phrases; }
static Ids languages_of(const Profile *p) { return p->languages; }
static Ids slots_of(const Profile *p)     { return p->slots; }

static int by_count(const void *x, const void *y)
{
	const Count *a = x, *b = y;
	return a->n != b->n ? (a->n < b->n) - (a->n > b->n) : (a->id > b->id) - (a->id < b->id);
}

static void add(Arena *a, Counts *all, int32_t id)
{
	for (int i = 0; i < all->n; i++)
		if (all->list[i].id == id) {
			all->list[i].n++;
			return;
		}
	*PUSH(a, all) = (Count){ id, 1 };
}

static const Profile *member(const Match *m, const MatchGroup *g, int i) { return &m->facts->wants[m->facts->left_of[g->member[i]]]; }

/* How many of the members said each thing, most first. */
static Counts counted(Arena *a, const Match *m, const MatchGroup *g, Said *said)
{
	Counts all = { 0 };
	for (int i = 0; i < g->members; i++) {
		Ids ids = said(member(m, g, i));
		for (int k = 0; k < ids.n; k++)
			add(a, &all, ids.list[k]);
	}
	if (all.n)
		qsort(all.list, (size_t)all.n, sizeof *all.list, by_count);
	return all;
}

/* "All speak French." or "4 of 5 speak French.": what as many said as the first, if that is half of them. */
static void tell(Arena *a, const Match *m, const MatchGroup *g, Said *said, const char *verb, int most, Strs *to)
{
	Counts all = counted(a, m, g, said);
	Buf    names = buf_open(a);
	int    n = 0, of = all.n ? all.list[0].n : 0;
	while (n < all.n && n < most && all.list[n].n == of)
		n++;
	for (int i = 0; i < n; i++)
		buf_fmt(&names, "%s%.*s", !i ? "" : i + 1 < n ? ", " : " and ", STR(m->facts->shown[all.list[i].id - 1]));
	if (of < 2 || 2 * of < g->members)
		return;
	Str who = of < g->members ? str_fmt(a, "%d of %d", of, g->members) : of == 2 ? S("Both") : S("All");
	*PUSH(a, to) = str_fmt(a, "%.*s %s %.*s.", STR(who), verb, STR(buf_str(&names)));
}

static void tell_where_they_stand(Arena *a, const Match *m, const MatchGroup *g, Strs *to)
{
	const Profile *first = member(m, g, 0);
	bool stage = first->stage.scale, unit = first->unit, profession = first->profession;
	for (int i = 1; i < g->members; i++) {
		const Profile *p = member(m, g, i);
		stage = stage && stage_known(p->stage, first->stage) && p->stage.step == first->stage.step;
		unit = unit && p->unit == first->unit;
		profession = profession && p->profession == first->profession;
	}
	if (stage)
		*PUSH(a, to) = S("They are at the same career stage.");
	if (unit)
		*PUSH(a, to) = S("They are in the same unit.");
	if (profession)
		*PUSH(a, to) = str_fmt(a, "They work in %.*s.", STR(m->facts->shown[first->profession - 1]));
}

Strs match_in_common(Arena *a, const Match *m, const MatchGroup *g)
{
	Strs all = { 0 };
	tell(a, m, g, topics_of, "want to talk about", TOPICS_TOLD, &all);
	tell(a, m, g, interests_of, "are interested in", OTHERS_TOLD, &all);
	tell(a, m, g, languages_of, "speak", OTHERS_TOLD, &all);
	tell_where_they_stand(a, m, g, &all);
	tell(a, m, g, slots_of, "are free on", OTHERS_TOLD, &all);
	if (!all.n)
		*PUSH(a, &all) = S("Little is known that they have in common; they are together so that everybody has a group.");
	return all;
}
