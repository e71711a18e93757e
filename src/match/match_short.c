/* match_short.c - see match_short.h: shortages of the graph (solve/shortage.h) in people and sentences. */
#include "match/match_short.h"

#include "match/match_facts.h"
#include "match/match_solve.h"
#include "solve/shortage.h"

#include <stdlib.h>
#include <string.h>

typedef struct { Arena *arena; const Match *m; const MatchSolved *x; uint32_t hidden; int32_t *has, *of_left, *of_right; } Work;   /* hidden: rules that are not told; has: pairs by right; of_: group, from 1 */

static uint32_t wish_in_confidence(void)
{
	for (int i = 0; i < pairing_rules(); i++)
		if (str_eq(str(pairing_rule(i)->name), S("wish_in_confidence")))
			return 1u << i;
	die("there is no rule about wishes in confidence");
}

static uint32_t broken(const Work *w, int left, int right) { return pairing_broken(facts_pairing(w->m->facts, &w->m->settings, left, right)) & ~w->hidden; }

static bool is_asked(const MatchSolved *x, int left, int right)
{
	for (int i = 0; i < x->must_n; i++)
		if (x->must[i].left == left && x->must[i].right == right)
			return true;
	return false;
}

/* Somebody may ask for more mentors than there are; one more than there are shows it as well. */
static int32_t asks(const Work *w, int left)
{
	int32_t need = w->m->facts->need[left];
	return need <= w->x->graph.rights ? need : w->x->graph.rights + 1;
}

static const int32_t *needs(Work *w)
{
	int32_t *need = NEW(w->arena, int32_t, w->x->graph.lefts);
	for (int l = 0; l < w->x->graph.lefts; l++)
		need[l] = asks(w, l);
	for (int i = 0; i < w->x->must_n; i++)
		need[w->x->must[i].left]--;
	return need;
}

/* The graph that is explained: what is left once asked-for pairs are made, as those see it who know nothing of hidden rules. */
static Graph told_graph(Work *w)
{
	Graph g = w->x->rest, out = g;
	g.need = out.need = needs(w);
	if (!w->hidden)
		return g;
	size_t   cells = size_of((size_t)g.lefts, (size_t)g.rights);
	int64_t *row = NEW(w->arena, int64_t, (size_t)g.lefts + 1);
	int32_t *right = NEW(w->arena, int32_t, cells);
	for (int l = 0; l < g.lefts; l++) {
		row[l + 1] = row[l];
		for (int r = 0; r < g.rights; r++)
			if (!broken(w, l, r) && !is_asked(w->x, l, r))
				right[row[l + 1]++] = r;
	}
	out.row = row, out.right = right;
	out.wide = NEW(w->arena, int32_t, row[g.lefts]);
	out.narrow = NULL;
	return out;
}

/* ---- one group in people and numbers ------------------------------------------------------------------- */

static int by_name(const void *x, const void *y, void *with)
{
	int a = *(const int *)x, b = *(const int *)y, c = str_cmp(match_name(with, a), match_name(with, b));
	return c ? c : (a > b) - (a < b);
}

static void sort_people(const Match *m, MatchPeople *p)
{
	if (p->n)
		qsort_r(p->list, (size_t)p->n, sizeof *p->list, by_name, (void *)(uintptr_t)m);
}

/* The mentors: those of the shortage, and those who may be paired with its mentees but gave all their places to pairs asked for. */
static void add_mentors(Work *w, const Graph *g, const Shortage *s, MatchShort *to, int number)
{
	for (int i = 0; i < s->rights.n; i++)
		w->of_right[s->rights.list[i]] = number;
	for (int i = 0; i < s->lefts.n; i++)
		for (int64_t e = g->row[s->lefts.list[i]]; e < g->row[s->lefts.list[i] + 1]; e++)
			if (!g->seats[g->right[e]])
				w->of_right[g->right[e]] = number;
	for (int r = 0; r < g->rights; r++)
		if (w->of_right[r] == number) {
			*PUSH(w->arena, &to->mentors) = w->m->facts->mentor[r];
			to->places += w->x->graph.seats[r];
		}
}

static void add_asked(Work *w, MatchShort *to, int number)
{
	for (int i = 0; i < w->x->must_n; i++) {
		FixedPair p = w->x->must[i];
		bool mine = w->of_left[p.left] == number, ours = w->of_right[p.right] == number;
		to->asked += ours && !mine;
		to->held += mine && !ours;
	}
}

/* Mentors with a place left over, from whom the rules keep them all. */
static void add_free(Work *w, const Shortage *s, MatchShort *to, int number)
{
	int counts[32] = { 0 }, best = 0;
	for (int r = 0; r < w->x->graph.rights; r++) {
		int32_t left_over = w->m->facts->seats[r] - w->has[r];
		bool kept = false;
		if (left_over <= 0 || w->of_right[r] == number)
			continue;
		for (int i = 0; i < s->lefts.n; i++)
			for (uint32_t rest = broken(w, s->lefts.list[i], r); rest; rest &= rest - 1) {
				counts[__builtin_ctz(rest)]++;
				kept = true;
			}
		to->free_mentors += kept;
		to->free_places += kept ? left_over : 0;
	}
	for (int i = 1; i < pairing_rules(); i++)
		best = counts[i] > counts[best] ? i : best;
	to->keeps = counts[best] ? pairing_rule(best) : NULL;
}

/* ---- sentences ------------------------------------------------------------------------------------------ */

static Str count(Arena *a, int64_t n, const char *one, const char *many) { return str_fmt(a, "%lld %s", (long long)n, n == 1 ? one : many); }

static bool has_anybody(const MatchShort *s) { return s->mentors.n || s->held; }

static void say_mentors(Buf *b, const MatchShort *s)
{
	if (s->everybody && s->mentors.n > 1)
		buf_fmt(b, " All %d mentors have %.*s together", s->mentors.n, STR(count(b->arena, s->places, "place", "places")));
	else if (s->mentors.n == 1)
		buf_fmt(b, " The rules allow them only one mentor, who has %.*s", STR(count(b->arena, s->places, "place", "places")));
	else
		buf_fmt(b, " The rules allow them only %d mentors, who have %.*s together", s->mentors.n, STR(count(b->arena, s->places, "place", "places")));
	if (s->asked)
		buf_fmt(b, ", %lld of them taken by pairs that were asked for", (long long)s->asked);
	buf_lit(b, ".");
}

static Str says(Arena *a, const MatchShort *s)
{
	Buf  b = buf_open(a);
	bool one = s->mentees.n == 1;
	Str  who = one ? S("This mentee") : str_fmt(a, "These %d mentees", s->mentees.n), open = count(a, s->missing, "wish stays", "wishes stay");
	if (!has_anybody(s))
		return one ? S("The rules allow this mentee no mentor at all.") : str_fmt(a, "The rules allow these %d mentees no mentor at all.", s->mentees.n);
	buf_fmt(&b, "%.*s %s for %.*s%s.", STR(who), one ? "asks" : "ask", STR(count(a, s->wants, "mentor", "mentors")), one ? "" : " together");
	if (s->mentors.n)
		say_mentors(&b, s);
	if (s->held && s->mentors.n)
		buf_fmt(&b, " Besides, %.*s with other mentors %s made.", STR(count(a, s->held, "pair", "pairs")), s->held == 1 ? "is" : "are");
	else if (s->held)
		buf_fmt(&b, " The rules allow only %.*s, which %s made.", STR(count(a, s->held, "pair", "pairs")), s->held == 1 ? "is" : "are");
	buf_fmt(&b, " So %.*s open, whatever is chosen.", STR(open));
	return buf_str(&b);
}

static Str helps(Arena *a, const MatchShort *s)
{
	Buf b = buf_open(a);
	if (s->more)
		buf_fmt(&b, "%.*s with %s would meet %s.", STR(count(a, s->more, "more place", "more places")), s->mentors.n == 1 ? "this mentor" : "these mentors",
			s->more < s->missing ? str_fmt(a, "%lld of them; for the others the rules allow too few mentors", (long long)s->more).p : s->more == 1 ? "it" : "them all");
	else
		buf_add(&b, has_anybody(s) ? S("More places with the same mentors would not help: it takes further mentors whom the rules allow, or another rule.")
			: S("It takes mentors whom the rules allow, or another rule."));
	if (!s->free_mentors || !s->keeps)
		buf_fmt(&b, " No %smentor has a place left over.", has_anybody(s) ? "other " : "");
	else
		buf_fmt(&b, " %.*s %.*s left over, but the rules keep them apart; most often: %s",
			STR(has_anybody(s) ? count(a, s->free_mentors, "other mentor has", "other mentors have") : count(a, s->free_mentors, "mentor has", "mentors have")),
			STR(count(a, s->free_places, "place", "places")), s->keeps->says);
	return buf_str(&b);
}

/* ---- all groups ------------------------------------------------------------------------------------------- */

static MatchShort group(Work *w, const Graph *g, const Shortage *s, int number)
{
	MatchShort to = { .missing = s->missing, .more = s->more, .held = s->held };
	for (int i = 0; i < s->lefts.n; i++) {
		int l = s->lefts.list[i];
		w->of_left[l] = number;
		*PUSH(w->arena, &to.mentees) = w->m->facts->mentee[l];
		to.wants += w->m->facts->need[l];
		to.missing += w->m->facts->need[l] - asks(w, l);
	}
	add_mentors(w, g, s, &to, number);
	to.everybody = to.mentors.n == w->m->mentors;
	add_asked(w, &to, number);
	add_free(w, s, &to, number);
	sort_people(w->m, &to.mentees);
	sort_people(w->m, &to.mentors);
	return to;
}

/* Those for whom there is nobody at all are one group: nothing else tells them apart. */
static bool has_nobody(const Graph *g, const Shortage *s)
{
	return !s->rights.n && !s->held && g->row[s->lefts.list[0]] == g->row[s->lefts.list[0] + 1];
}

static Shortages joined(Arena *a, const Graph *g, Shortages all)
{
	Shortages out = { .missing = all.missing };
	Shortage  nobody = { 0 };
	for (int i = 0; i < all.n; i++) {
		const Shortage *s = &all.list[i];
		if (!has_nobody(g, s)) {
			*PUSH(a, &out) = *s;
			continue;
		}
		*PUSH(a, &nobody.lefts) = s->lefts.list[0];
		nobody.wants += s->wants;
		nobody.missing += s->missing;
	}
	if (nobody.lefts.n)
		*PUSH(a, &out) = nobody;
	return out;
}

static int most_first(const void *x, const void *y, void *with)
{
	const MatchShort *a = x, *b = y;
	if (a->missing != b->missing)
		return (a->missing < b->missing) - (a->missing > b->missing);
	return by_name(&a->mentees.list[0], &b->mentees.list[0], with);
}

/* Of those that another goal would meet. */
static int64_t forgone(const Work *w, int64_t missing)
{
	int64_t open = -w->x->n;
	for (int l = 0; l < w->x->graph.lefts; l++)
		open += asks(w, l);
	int64_t more = open - missing;
	if (more < 0 || (more && w->m->settings.goal != MATCH_TOTAL && w->m->settings.goal != MATCH_STABLE))
		die("the match places another number than who goes short says");        /* its proof says how many can be placed */
	return more;
}

MatchShorts match_short(Arena *a, const Match *m, bool guarded)
{
	if (m->settings.shape != MATCH_PAIRS)
		return (MatchShorts){ 0 };      /* of groups and peers each person is told why */
	const MatchSolved *x = m->solved;
	Work w = { .arena = a, .m = m, .x = x, .hidden = guarded ? wish_in_confidence() : 0, .has = NEW(a, int32_t, x->graph.rights),
	           .of_left = NEW(a, int32_t, x->graph.lefts), .of_right = NEW(a, int32_t, x->graph.rights) };
	MatchShorts all = { 0 };
	for (int i = 0; i < x->n; i++)
		w.has[x->pair[i].right]++;
	Graph     told = told_graph(&w), true_one = x->rest;
	Shortages found = joined(a, &told, shortage_find(a, &told));
	for (int i = 0; i < found.n; i++) {
		MatchShort one = group(&w, &told, &found.list[i], i + 1);
		one.says = says(a, &one);
		one.helps = helps(a, &one);
		all.missing += one.missing;
		*PUSH(a, &all.groups) = one;
	}
	if (all.groups.n)
		qsort_r(all.groups.list, (size_t)all.groups.n, sizeof *all.groups.list, most_first, (void *)(uintptr_t)m);
	true_one.need = told.need;
	all.forgone = forgone(&w, guarded ? shortage_find(a, &true_one).missing : found.missing);
	return all;
}

Str match_forgone(Arena *a, const MatchShorts *all)
{
	if (!all->forgone)
		return S("");
	return str_fmt(a, "%.*s be met under the same rules, but what this match aims at leaves %s open; everyone first would meet %s.",
		STR(count(a, all->forgone, "more wish could", "more wishes could")), all->forgone == 1 ? "it" : "them", all->forgone == 1 ? "it" : "them");
}
