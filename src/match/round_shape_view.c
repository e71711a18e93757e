/* round_shape_view.c - what the pages of a round call what it makes, and groups as they show them. */
#include "match/round_view.h"

#include "match/round_facts.h"

/* Without a label: as the engine's shape is called everywhere (match_shape.c). */
static const RoundWords words[ROUND_MODELS] = {
	[ROUND_PAIRS] = { .list = "Proposed pairs", .one = "pair", .many = "pairs", .published = "Pairs that were published", .have = "a mentor", .without = "Without a mentor",
		.idle = "Mentors without a mentee", .mean = "Mean fit", .none = "More mentors, more places or another line rule would help; match again when something has changed.",
		.pair = "pair", .pairs = "pairs", .sheet = "Pairs", .not_chosen = "mentoring one to one", .letter = { "matched-mentor", "matched-mentee" } },
	[ROUND_GROUPS] = { .list = "Proposed groups", .one = "group", .many = "groups", .published = "Groups that were published", .have = "a group", .without = "Without a group",
		.idle = "Mentors without a group", .mean = "Mean fit", .none = "Smaller groups (under Models), or mentors with more places, would help; match again when something has changed.",
		.pair = "pair in groups", .pairs = "pairs in groups", .sheet = "Groups", .not_chosen = "group mentoring", .letter = { "matched-mentor", "matched-mentee" } },
	[ROUND_PEERS] = { .list = "Proposed introductions", .one = "introduction", .many = "introductions", .published = "Introductions that were published",
		.have = "somebody to meet", .without = "Introduced to nobody", .idle = "", .mean = "Mean likeness", .none = "People meet once only; when more take part, match again.",
		.pair = "introduction", .pairs = "introductions", .sheet = "Introductions", .not_chosen = "introductions among peers", .letter = { "introduced", "introduced" } },
	[ROUND_FLASH] = { .label = "Flash meetings", .says = "One short talk of a mentee and a mentor, once; it takes nobody’s place.",
		.list = "Proposed flash meetings", .one = "meeting", .many = "meetings", .published = "Flash meetings that were published", .have = "somebody to meet", .without = "Without a meeting",
		.idle = "Mentors without a meeting", .mean = "Mean fit", .none = "Two people have one flash meeting only; when more take part, match again.",
		.pair = "flash meeting", .pairs = "flash meetings", .sheet = "Flash meetings", .not_chosen = "flash meetings", .letter = { "flash-mentor", "flash-mentee" } },
	[ROUND_REVERSE] = { .label = "Reverse mentoring", .says = "Whoever is earlier on in a career advises whoever is further on: among those who chose it, as mentor or as mentee.",
		.list = "Proposed pairs of reverse mentoring", .one = "pair", .many = "pairs", .published = "Pairs of reverse mentoring that were published", .have = "a mentor",
		.without = "Without a mentor", .idle = "Mentors without a mentee", .mean = "Mean fit", .none = "More people who choose reverse mentoring would help, mentors who are earlier on above all; match again when something has changed.",
		.pair = "reverse pair", .pairs = "reverse pairs", .sheet = "Reverse pairs", .not_chosen = "reverse mentoring", .letter = { "reverse-mentor", "reverse-mentee" } },
};

const RoundWords *round_words_of(RoundModel model) { return &words[model]; }

ShapePicks round_model_picks(Db *db, Arena *a, int64_t programme, RoundModel chosen)
{
	ShapePicks      all = { 0 };
	ProgrammeModels offers = programme_models(db, a, programme);
	for (int i = 0; i < ROUND_MODELS; i++) {
		const MatchShapeWords *w = match_shape(round_model_shape((RoundModel)i));
		if (round_model_offered(&offers, (RoundModel)i) || i == (int)chosen)
			*PUSH(a, &all) = (ShapePick){ round_model_makes((RoundModel)i), words[i].label ? words[i].label : w->label, words[i].says ? words[i].says : w->says, i == (int)chosen };
	}
	return all;
}

/* Two people of one name are told apart by their enrolments. */
static void take(Arena *a, Strs *names, const Proposals *all, int at, bool leaders)
{
	for (int i = 0; i < at; i++)
		if (leaders ? all->list[i].mentor == all->list[at].mentor : all->list[i].mentee == all->list[at].mentee)
			return;
	*PUSH(a, names) = leaders ? all->list[at].mentor_name : all->list[at].mentee_name;
}

RoundGroups round_groups(Db *db, Arena *a, const Round *o, GroupNumbers numbers, int from, int most)
{
	RoundGroups all = { 0 };
	for (int i = from; i < numbers.n && i < from + most; i++) {
		RoundGroup g = { .number = numbers.list[i], .pairs = run_group(db, a, o->id, o->run, numbers.list[i]) };
		g.who = (Circle){ .heading = str_fmt(a, "Group %d", g.number), .lead = "Mentor", .says = g.pairs.n ? g.pairs.list[0].because : S("") };
		int64_t fit = 0;
		for (int k = 0; k < g.pairs.n; k++) {
			take(a, &g.who.leaders, &g.pairs, k, true);
			take(a, &g.who.members, &g.pairs, k, false);
			fit += g.pairs.list[k].fit;
			g.left_out = g.left_out || str_eq(g.pairs.list[k].verdict, S("left_out"));
		}
		g.who.beside = str_fmt(a, "%d %s, mean fit %d", g.who.members.n, g.who.members.n == 1 ? "member" : "members", g.pairs.n ? (int)((fit / g.pairs.n + 5) / 10) : 0);
		*PUSH(a, &all) = g;
	}
	return all;
}
