/* match_if.c - see match_if.h. */
#include "match/match_if.h"

#include "match/match_facts.h"
#include "match/match_solve.h"
#include "solve/nearest.h"
#include "solve/repair.h"

#include <stdlib.h>
#include <string.h>

const char *const match_if_ways[IF_WAYS] = { "As it is", "With the fewest changes", "The best again" };

typedef struct { FixedPair *list; int n; } Pairs;       /* by left, then by right */
typedef struct {
	Arena         *arena;
	const Match   *m;
	const MatchIf *x;
	Graph          graph;           /* everybody as they are now; fits alone */
	Pairs          must;            /* those that stay asked for */
	int            left, right;     /* of the person, -1: not on that side */
	Pairs          way[IF_WAYS];
} Work;

/* ---- reading the question ------------------------------------------------------------------------ */

static Str how(void) { return S("Ask as \"without NAME\" or as \"NAME has 3 places\", with a name, an e-mail address or a staff number."); }

static bool cut_end(Str *s, Str end)
{
	if (!str_ends(*s, end))
		return false;
	s->n -= end.n;
	*s = str_trim(*s);
	return true;
}

static bool last_number(Str *s, int *n)
{
	size_t  from = s->n;
	int64_t value;
	while (from && s->p[from - 1] >= '0' && s->p[from - 1] <= '9')
		from--;
	if (!str_int((Str){ s->p + from, s->n - from }, &value) || value > 1000)
		return false;
	*n = (int)value;
	*s = str_trim((Str){ s->p, from });
	return true;
}

Str match_if_read(Arena *a, const Match *m, Str text, MatchIf *x)
{
	Str who = str_trim(text);
	*x = (MatchIf){ .kind = IF_WITHOUT };
	if (str_starts(who, S("without ")))
		who = str_trim((Str){ who.p + 8, who.n - 8 });
	else if ((cut_end(&who, S("places")) || cut_end(&who, S("place"))) && last_number(&who, &x->places) && cut_end(&who, S(" has")))
		x->kind = IF_PLACES;
	else
		return how();
	x->person = sheet_find(a, m->people, who);
	if (x->person < 0)
		return str_fmt(a, x->person == -2 ? "Several people are called “%.*s”; write the e-mail address." :
			"Nobody who takes part is called “%.*s”; write the whole name or the e-mail address.", STR(who));
	return match_if_wrong(a, m, x);
}

static int musts_of(const Match *m, int right)
{
	int n = 0;
	for (int i = 0; i < m->solved->must_n; i++)
		n += m->solved->must[i].right == right;
	return n;
}

Str match_if_wrong(Arena *a, const Match *m, const MatchIf *x)
{
	int left = m->facts->left_of[x->person], right = m->facts->right_of[x->person];
	Str who = match_name(m, x->person);
	if (left < 0 && right < 0)
		return str_fmt(a, "%.*s does not take part.", STR(who));
	if (x->kind == IF_WITHOUT)
		return S("");
	if (right < 0)
		return str_fmt(a, "%.*s does not take part as a mentor, so there are no places to change.", STR(who));
	int held = musts_of(m, right);
	return x->places >= held ? S("") : str_fmt(a, "%.*s has %d %s that you asked for; fewer places than that do not go with it.", STR(who), held, held == 1 ? "pair" : "pairs");
}

/* ---- the problem ------------------------------------------------------------------------------------ */

/* A mentor without places may be paired with nobody; with places, the rules are asked again. */
static const Match *with_edges(Work *w)
{
	const Match *m = w->m;
	if (w->x->kind != IF_PLACES || m->facts->seats[w->right] || !w->x->places)
		return m;
	People *people = NEW(w->arena, People, 1);
	*people = *m->people;
	people->list = NEW(w->arena, Person, people->n);
	memcpy(people->list, m->people->list, sizeof *people->list * (size_t)people->n);
	people->list[w->x->person].as[AS_MENTOR].number = w->x->places;
	return match_run(w->arena, people, &m->settings, NULL);
}

/* Without what a pair counts besides its fit because it stood there before. */
static Graph fits_alone(Work *w, const Match *m)
{
	Graph    g = m->solved->graph;
	int32_t *wide = NEW(w->arena, int32_t, g.row[g.lefts]);
	for (int l = 0; l < g.lefts; l++)
		for (int64_t e = g.row[l]; e < g.row[l + 1]; e++)
			wide[e] = graph_score(&g, e) - match_kept_worth(m, l, g.right[e]);
	g.base = 0, g.narrow = NULL, g.wide = wide;
	return g;
}

static bool is_theirs(const Work *w, FixedPair p) { return w->x->kind == IF_WITHOUT && (p.left == w->left || p.right == w->right); }

static void read_now(Work *w)
{
	const MatchSolved *x = w->m->solved;
	w->way[IF_NOW] = (Pairs){ x->pair, x->n };
	for (int i = 0; i < x->must_n; i++)
		if (!is_theirs(w, x->must[i]))
			*PUSH(w->arena, &w->must) = x->must[i];
}

static int32_t places(const Work *w) { return w->x->kind == IF_WITHOUT ? 0 : w->x->places < w->graph.lefts ? w->x->places : w->graph.lefts; }

/* ---- with the fewest changes --------------------------------------------------------------------------- */

static bool is_must(const Work *w, FixedPair p)
{
	for (int i = 0; i < w->must.n; i++)
		if (!fixed_by_pair(&w->must.list[i], &p))
			return true;
	return false;
}

/* The pairs of now as they stand in the graph without those that stay asked for. */
static BMatched standing(Work *w, const Graph *g)
{
	BMatched out = { .place = NEW(w->arena, int32_t, (size_t)g->lefts + 1) };
	for (int l = 0; l < g->lefts; l++)
		out.place[l + 1] = out.place[l] + g->need[l];
	int32_t *at = NEW(w->arena, int32_t, (size_t)g->lefts + 1);
	out.right = NEW(w->arena, int32_t, out.place[g->lefts]);
	for (int32_t k = 0; k < out.place[g->lefts]; k++)
		out.right[k] = -1;
	for (int i = 0; i < w->way[IF_NOW].n; i++) {
		FixedPair p = w->way[IF_NOW].list[i];
		if (is_must(w, p))
			continue;
		out.right[out.place[p.left] + at[p.left]++] = p.right;
		out.score += graph_score(g, graph_edge(g, p.left, p.right));
		out.placed++;
	}
	return out;
}

static void fewest(Work *w)
{
	Graph    g = w->must.n ? graph_fixed(w->arena, &w->graph, w->must.list, w->must.n) : w->graph;
	BMatched now = standing(w, &g);
	Repair  *r = repair_open(w->arena, &g, &now);
	Pairs   *to = &w->way[IF_FEWEST];
	int      held = 0;
	if (w->left >= 0 && w->x->kind == IF_WITHOUT)
		repair_left(r, w->left, 0);
	for (int i = 0; w->right >= 0 && i < w->must.n; i++)
		held += w->must.list[i].right == w->right;
	if (w->right >= 0)
		repair_right(r, w->right, places(w) - held);
	BMatched then = repair_matched(w->arena, r);
	for (int l = 0; l < g.lefts; l++)
		for (int32_t k = then.place[l]; k < then.place[l + 1]; k++)
			if (then.right[k] >= 0)
				*PUSH(w->arena, to) = (FixedPair){ l, then.right[k] };
	for (int i = 0; i < w->must.n; i++)
		*PUSH(w->arena, to) = w->must.list[i];
	if (to->n)
		qsort(to->list, (size_t)to->n, sizeof *to->list, fixed_by_pair);
}

/* ---- from the beginning ---------------------------------------------------------------------------------- */

static int32_t *changed(Work *w, const int32_t *from, int n, int at, int32_t to)
{
	int32_t *out = NEW(w->arena, int32_t, n);
	if (n)
		memcpy(out, from, sizeof *out * (size_t)n);
	if (at >= 0)
		out[at] = to;
	return out;
}

/* Of all that are as good, the one that keeps most of the pairs of now. */
static Pairs nearest(Work *w, const MatchSolved *then)
{
	const Graph *g = &then->rest;
	uint8_t     *was = NEW(w->arena, uint8_t, g->row[g->lefts]);
	Pairs        out = { 0 };
	for (int i = 0; i < w->way[IF_NOW].n; i++) {
		int64_t e = graph_edge(g, w->way[IF_NOW].list[i].left, w->way[IF_NOW].list[i].right);
		if (e >= 0)
			was[e] = 1;
	}
	NearestPairs best = nearest_to(w->arena, &then->proof, was, w->m->settings.seed);
	for (int i = 0; i < best.n; i++)
		*PUSH(w->arena, &out) = best.list[i];
	for (int i = 0; i < w->must.n; i++)
		*PUSH(w->arena, &out) = w->must.list[i];
	if (out.n)
		qsort(out.list, (size_t)out.n, sizeof *out.list, fixed_by_pair);
	return out;
}

static void again(Work *w)
{
	MatchSolved then = { .graph = w->graph, .must = w->must.list, .must_n = w->must.n };
	Match       other = *w->m;
	int         bad;
	other.settings.keep.n = 0;
	other.kept = NULL;
	other.solved = &then;
	then.graph.seats = changed(w, w->graph.seats, w->graph.rights, w->right, places(w));
	if (w->x->kind == IF_WITHOUT)
		then.graph.need = changed(w, w->graph.need, w->graph.lefts, w->left, 0);
	if (solve_best(w->arena, &then, &other, NULL, &bad) != SOLVE_DONE)
		die("a smaller problem cannot be solved");
	w->way[IF_AGAIN] = match_proven(w->m) ? nearest(w, &then) : (Pairs){ then.pair, then.n };
}

/* ---- what came out ------------------------------------------------------------------------------------------ */

/* Whatever found them: pairs that are allowed, none twice, within what everybody asks for and offers then. */
static void must_be_sound(const Work *w, IfWay way)
{
	const Graph *g = &w->graph;
	int32_t *of = NEW(w->arena, int32_t, g->lefts), *has = NEW(w->arena, int32_t, g->rights);
	for (int i = 0; i < w->way[way].n; i++) {
		FixedPair p = w->way[way].list[i];
		bool    twice = i && !fixed_by_pair(&p, &w->way[way].list[i - 1]), theirs = way != IF_NOW && is_theirs(w, p);
		int32_t most = way != IF_NOW && p.right == w->right ? places(w) : g->seats[p.right];
		if (twice || theirs || graph_edge(g, p.left, p.right) < 0 || ++of[p.left] > g->need[p.left] || ++has[p.right] > most)
			die("an answer to what if cannot be");
	}
}

static IfSum sum(const Work *w, IfWay way)
{
	const Pairs *p = &w->way[way];
	must_be_sound(w, way);
	IfSum s = { .pairs = p->n };
	for (int i = 0; i < p->n; i++) {
		int fit = graph_score(&w->graph, graph_edge(&w->graph, p->list[i].left, p->list[i].right));
		s.fit += fit;
		s.placed += !i || p->list[i].left != p->list[i - 1].left;
		s.worst = !i || fit < s.worst ? fit : s.worst;
	}
	return s;
}

typedef struct { int at[IF_WAYS]; } Cursor;

/* The pairs of one left in one way; the cursor is behind them then. */
static Str mentors(const Work *w, IfWay way, int left, int *at, int *fit)
{
	const Pairs *p = &w->way[way];
	Buf b = buf_open(w->arena);
	for (*fit = 0; *at < p->n && p->list[*at].left == left; ++*at) {
		int one = graph_score(&w->graph, graph_edge(&w->graph, left, p->list[*at].right));
		buf_fmt(&b, "%s%.*s (fit %d)", b.n ? ", " : "", STR(match_name(w->m, w->m->facts->mentor[p->list[*at].right])), (one + 5) / 10);
		*fit += one;
	}
	return buf_str(&b);
}

static bool same(const Work *w, IfWay way, int left, Cursor c)
{
	const Pairs *p = &w->way[IF_NOW], *q = &w->way[way];
	int i = c.at[IF_NOW], k = c.at[way];
	for (; i < p->n && k < q->n && p->list[i].left == left && q->list[k].left == left; i++, k++)
		if (p->list[i].right != q->list[k].right)
			return false;
	return !(i < p->n && p->list[i].left == left) && !(k < q->n && q->list[k].left == left);
}

static int by_name(const void *x, const void *y, void *with)
{
	const IfRow *a = x, *b = y;
	int c = str_cmp(match_name(with, a->mentee), match_name(with, b->mentee));
	return c ? c : (a->mentee > b->mentee) - (a->mentee < b->mentee);
}

static bool leaves(const Work *w, int left) { return w->x->kind == IF_WITHOUT && left == w->left; }

static void skip(const Work *w, int left, Cursor *c)
{
	for (IfWay way = 0; way < IF_WAYS; way++)
		while (c->at[way] < w->way[way].n && w->way[way].list[c->at[way]].left == left)
			c->at[way]++;
}

static void count_changed(const Work *w, MatchIfs *out)
{
	Cursor c = { 0 };
	for (int l = 0; l < w->graph.lefts; skip(w, l++, &c))
		for (IfWay way = IF_FEWEST; way < IF_WAYS; way++)
			out->way[way].changed += !same(w, way, l, c) && !leaves(w, l);
}

/* Lost places are filled one after the other; all at once may, rarely, disturb fewer. */
static void prefer_fewer(Work *w, MatchIfs *out)
{
	const IfSum *few = &out->way[IF_FEWEST], *anew = &out->way[IF_AGAIN];
	if (anew->changed > few->changed || anew->pairs < few->pairs || anew->fit < few->fit)
		return;
	w->way[IF_FEWEST] = w->way[IF_AGAIN];
	out->way[IF_FEWEST] = out->way[IF_AGAIN];
}

static void list_changed(const Work *w, MatchIfs *out)
{
	Cursor c = { 0 };
	for (int l = 0; l < w->graph.lefts; l++) {
		IfRow row = { .mentee = w->m->facts->mentee[l] };
		row.differs[IF_FEWEST] = !same(w, IF_FEWEST, l, c);
		row.differs[IF_AGAIN] = !same(w, IF_AGAIN, l, c);
		for (IfWay way = 0; way < IF_WAYS; way++)
			row.mentors[way] = mentors(w, way, l, &c.at[way], &row.fit[way]);
		if (row.differs[IF_FEWEST] || row.differs[IF_AGAIN])
			*PUSH(w->arena, &out->rows) = row;
	}
	if (out->rows.n)
		qsort_r(out->rows.list, (size_t)out->rows.n, sizeof *out->rows.list, by_name, (void *)(uintptr_t)w->m);
}

MatchIfs match_if(Arena *a, const Match *m, const MatchIf *x)
{
	Work w = { .arena = a, .m = m, .x = x, .left = m->facts->left_of[x->person], .right = m->facts->right_of[x->person] };
	Str  who = match_name(m, x->person);
	MatchIfs out = { .says = x->kind == IF_WITHOUT ? str_fmt(a, "If %.*s did not take part", STR(who))
		: str_fmt(a, "If %.*s had %d %s", STR(who), x->places, x->places == 1 ? "place" : "places") };
	w.graph = fits_alone(&w, with_edges(&w));
	read_now(&w);
	fewest(&w);
	again(&w);
	for (IfWay way = 0; way < IF_WAYS; way++)
		out.way[way] = sum(&w, way);
	count_changed(&w, &out);
	prefer_fewer(&w, &out);
	list_changed(&w, &out);
	return out;
}
