/* memory_test.c - memory runs out at every place in turn: whoever works gives up cleanly, and works the next time. */
#include "base/io.h"
#include "solve/allpairs.h"
#include "solve/fixed.h"
#include "solve/floor.h"
#include "solve/flow.h"
#include "solve/graph_text.h"
#include "solve/group.h"
#include "solve/instead.h"
#include "solve/leximin.h"
#include "solve/nearest.h"
#include "solve/proof_check.h"
#include "solve/quota.h"
#include "solve/renew.h"
#include "solve/repair.h"
#include "solve/shortage.h"
#include "solve/stable.h"
#include "test/check.h"
#include "test/proven.h"

enum { MOST = 80, FEW = 7, UNITS = 3, FIRST_ROOM = 16 << 10, PIECE = 1 << 10 };        /* what an arena has at once; pieces that stay within it */

typedef struct {
	int       n, pairs;
	Graph     g;
	int32_t  *need, *seats, *right, *score, *unit, *least, *most;
	int64_t  *row;
	uint8_t  *some;                 /* by edge, one in three */
	PeerPair *pair;
	ScanTable table;
	Str       text;                 /* the graph */
} Problem;
typedef struct { Arena *arena; const Problem *p; int64_t answer; } Work;

/* ---- what is worked at: the answer is a number that a wrong one would hardly be ----------------------------------- */

/* A proof goes the whole way, so that memory runs out on the way, too. */
static int64_t proved(Arena *a, const Proof *x)
{
	CHECK(!proof_wrong(a, x));
	CHECK_EQ(certificate_wrong(a, x), S(""));
	return x->placed * 1000003 + x->score;
}

static void bmatch_work(Work *w)
{
	BMatch   p = { .graph = &w->p->g, .empty = BMATCH_EVERYONE };
	BMatched x = bmatch_solve(w->arena, &p);
	p.warm_right = x.right;
	p.warm_price = x.price_right;
	BMatched y = bmatch_solve(w->arena, &p);
	CHECK(!bmatch_wrong(w->arena, p.graph, &x) && !bmatch_wrong(w->arena, p.graph, &y));
	w->answer = proved(w->arena, &(Proof[]){ proof_of_bmatch(w->arena, p.graph, &x, true) }[0]) + y.score;
}

static void fixed_work(Work *w)
{
	FixedPair pair[] = { { 0, 1 }, { 1, 0 } };
	Graph     rest = graph_fixed(w->arena, &w->p->g, pair, COUNT(pair));
	BMatched  x = bmatch_solve(w->arena, &(BMatch){ .graph = &rest });
	w->answer = proved(w->arena, &(Proof[]){ proof_of_bmatch(w->arena, &rest, &x, false) }[0]);
}

static void text_work(Work *w)
{
	GraphText *x = graph_text_open(w->arena);
	Str        wrong, text = w->p->text;
	for (size_t at = 0; at < text.n; at += 777)
		CHECK(graph_text_take(x, (Str){ text.p + at, at + 777 < text.n ? 777 : text.n - at }));
	const Graph *g = graph_text_done(x, &wrong);
	CHECK_EQ(wrong, S(""));
	w->answer = g->row[g->lefts] * 31 + graph_score(g, g->row[g->lefts] - 1);
}

static void refused_work(Work *w)
{
	Str wrong;
	CHECK(!graph_read(w->arena, str_fmt(w->arena, "%.*se 1 1 1\n", STR(w->p->text)), &wrong));
	w->answer = (int64_t)(wrong.n + verify_proof(w->arena, S("mentord-certificate 3\n"), w->p->text).wrong.n);
}

static void floor_work(Work *w) { w->answer = proved(w->arena, &(Proof[]){ floor_solve(w->arena, &w->p->g, 0).proof }[0]); }

static void leximin_work(Work *w)
{
	int32_t cuts[CUTS_MOST];
	w->answer = proved(w->arena, &(Proof[]){ leximin_solve(w->arena, &w->p->g, cuts, leximin_cuts(&w->p->g, 20, cuts), 0).proof }[0]);
}

static void stable_work(Work *w)
{
	StableProblem p = { .graph = &w->p->g };
	for (StableGoal goal = STABLE_LEFTS; goal <= STABLE_MOST; goal++) {
		Stable     x = stable_solve(w->arena, &p, goal);
		StableRest rest = stable_rest(w->arena, &w->p->g, x.made);
		CHECK_INT(stable_blocking(w->arena, &p, x.made, 3).n, 0);
		w->answer += x.placed * 1009 + x.score + rest.graph.row[rest.graph.lefts];
	}
}

static void group_work(Work *w)
{
	const Problem *p = w->p;
	Grouped  x = group_solve(w->arena, &(Grouping){ .items = p->n, .least = 2, .most = 6, .like = p->score, .steps = 400 });
	Graph    g = group_leading(w->arena, &x, p->n, &(Leading){ .leaders = p->n / 2, .seats = p->seats, .wanted = 2, .fit = p->score });
	BMatched led = bmatch_solve(w->arena, &(BMatch){ .graph = &g, .empty = BMATCH_EVERYONE });
	w->answer = x.likeness + proved(w->arena, &(Proof[]){ proof_of_bmatch(w->arena, &g, &led, true) }[0]);
}

static void peer_work(Work *w)
{
	const Problem *p = w->p;
	Peers    problem = { .peers = p->n, .pair = p->pair, .pairs = p->pairs, .everyone = true, .left_out = p->need };
	Peered   x = peer_solve(w->arena, &problem), y = peer_round(w->arena, &problem, p->pair, 3);
	CHECK(!peer_wrong(w->arena, &problem, &x));
	CHECK_EQ(peers_unproved(w->arena, &problem, &x), S(""));
	w->answer = x.score * 1009 + y.score;
}

static void quota_work(Work *w)
{
	const Problem *p = w->p;
	Quotaed plain = quota_solve(w->arena, &(Quota){ .graph = &p->g, .everyone = true, .inside = p->some, .keep_one = true });
	Quotaed units = quota_solve(w->arena, &(Quota){ .graph = &p->g, .inside = p->some, .bonus = 9, .unit = p->unit, .unit_least = p->least, .unit_most = p->most, .units = UNITS });
	Quotaed none = quota_solve(w->arena, &(Quota){ .graph = &p->g, .unit = p->unit, .unit_least = p->most, .unit_most = p->most, .units = UNITS });
	CHECK(units.end == QUOTA_DONE && none.end == QUOTA_IMPOSSIBLE);
	w->answer = plain.score * 1009 + units.score;
}

static void flow_work(Work *w)
{
	int64_t supply[] = { 4, 0, -4 };
	FlowArc arc[] = { { 0, 1, 1, 3, 5 }, { 1, 2, 0, 9, 1 }, { 0, 2, 0, 3, 7 } };
	Flow    p = { .nodes = 3, .supply = supply, .arc = arc, .arcs = 3 };
	w->answer = flow_solve(w->arena, &p).cost;
	arc[2].most = 0;
	CHECK_INT(flow_solve(w->arena, &p).end, FLOW_IMPOSSIBLE);
}

static void change_work(Work *w)
{
	const Graph *g = &w->p->g;
	BMatched     x = bmatch_solve(w->arena, &(BMatch){ .graph = g, .empty = BMATCH_EVERYONE });
	Repair      *r = repair_open(w->arena, g, &x);
	Renew       *n = renew_open(w->arena, g, &x, true);
	for (int y = 0; y < w->p->n; y += 7) {
		repair_right(r, y, 0);
		renew_right(n, y, 0);
		repair_left(r, y, 3);
		renew_left(n, y, 3);
	}
	BMatched again = renew_best(w->arena, n);
	w->answer = repair_matched(w->arena, r).score + proved(w->arena, &(Proof[]){ proof_of_bmatch(w->arena, renew_graph(n), &again, true) }[0]);
}

static void explain_work(Work *w)
{
	Proof        best = leximin_solve(w->arena, &w->p->g, NULL, 0, 0).proof;
	NearestPairs pairs = nearest_to(w->arena, &best, w->p->some, 0);
	Instead     *instead = instead_open(w->arena, &best);
	w->answer = shortage_find(w->arena, &w->p->g).missing;
	for (int i = 0; i < pairs.n; i++)
		w->answer += pairs.list[i].right;
	for (int l = 0; l < w->p->n; l++)
		w->answer += best.right[best.place[l]] < 0 ? 0 : instead_of(w->arena, instead, l, best.right[best.place[l]]).n;
}

/* Rights are worth what their level and the asking left's number make of it. */
static void ask(void *with, int left, ScanAsk *out)
{
	out->n = 1;
	out->term[0] = (ScanTerm){ .kind = SCAN_LEVEL, .n = 1 };
	for (int i = 0; i < SCAN_LEVELS; i++)
		out->term[0].worth[i] = (left * 7 + i * *(int *)with) % 11;
}

static void take(void *to, int i, const ScanFound *found) { *(int64_t *)to += found->score[0] + i * found->right[0]; }

static void allpairs_work(Work *w)
{
	const Problem *p = w->p;
	int       step = 5, list[] = { 0, 2, 1 };
	AllPaired x = allpairs_solve(w->arena, &(AllPairs){ .rights = &p->table, .lefts = p->n, .need = p->need, .seats = p->seats, .ask = ask, .asked = &step,
	                                                    .empty = BMATCH_EVERYONE, .first = 1, .more = 1 });
	CHECK_INT(x.best.end, BMATCH_DONE);
	w->answer = x.best.placed * 1000003 + x.best.score;
	ScanTable  some = scan_some(w->arena, &p->table, (int32_t[]){ 1, 3, 4 }, 3);
	ScanPrices prices = scan_prices(w->arena, &p->table, p->need);
	CHECK(scan_lefts(w->arena, &(Scan){ .table = &some, .ask = ask, .with = &step, .most = 2 }, list, NULL, 3, take, &w->answer));
	CHECK(scan_lefts(w->arena, &(Scan){ .table = &p->table, .ask = ask, .with = &step, .most = 1, .prices = &prices }, list, NULL, 3, take, &w->answer));
}

static void (*const works[])(Work *) = { bmatch_work, fixed_work, text_work, refused_work, floor_work, leximin_work, stable_work, group_work, peer_work, quota_work,
	flow_work, change_work, explain_work, allpairs_work };

/* ---- the problem ---------------------------------------------------------------------------------------------------- */

static void draw_left(Problem *p, Dice *d, int x)
{
	p->need[x] = 1 + x % 2;
	p->seats[x] = 1 + x % 3;
	p->unit[x] = x % UNITS;
	p->row[x + 1] = p->row[x] + p->n;
	scan_plane(&p->table, 0)[x] = (uint8_t)dice_below(d, SCAN_LEVELS);
	for (int y = 0; y < p->n; y++) {
		int e = x * p->n + y;
		p->right[e] = y;
		p->some[e] = e % 3 == 0;
		p->score[e] = y < x ? p->score[y * p->n + x] : (int32_t)dice_below(d, 100);
		if (y > x)
			p->pair[p->pairs++] = (PeerPair){ x, y, p->score[e] };
	}
}

static Problem *drawn(Arena *a, int n)
{
	Problem *p = NEW(a, Problem, 1);
	Dice     d = { 8 };
	p->n = n;
	p->need = NEW(a, int32_t, n), p->seats = NEW(a, int32_t, n), p->right = NEW(a, int32_t, n * n), p->score = NEW(a, int32_t, n * n);
	p->unit = NEW(a, int32_t, n), p->least = NEW(a, int32_t, UNITS), p->most = NEW(a, int32_t, UNITS);
	p->row = NEW(a, int64_t, n + 1), p->some = NEW(a, uint8_t, n * n), p->pair = NEW(a, PeerPair, n * n);
	p->table = scan_table(a, n, 1, 0, 1);
	for (int x = 0; x < n; x++)
		draw_left(p, &d, x);
	for (int u = 0; u < UNITS; u++)
		p->most[u] = u + 2 * n;
	p->least[0] = 1;
	p->g = (Graph){ .lefts = n, .rights = n, .need = p->need, .seats = p->seats, .row = p->row, .right = p->right, .wide = p->score };
	p->text = graph_as_text(a, &p->g);
	return p;
}

/* ---- running out ------------------------------------------------------------------------------------------------------ */

typedef struct { Work w; void (*work)(Work *); int64_t right; long asked; } Run;        /* asked: for so many pieces of memory */

static void run(void *with)
{
	Run *r = with;
	r->w.answer = 0;
	r->work(&r->w);
}

/* false: memory ran out.  The arena has so much room left when the work begins; then the nth piece that it asks for is refused. */
static bool attempt(Run *r, size_t room, long nth, bool for_ever)
{
	r->w.arena = arena_open();
	for (size_t left = FIRST_ROOM; left > room; left -= left - room < PIECE ? left - room : PIECE)
		arena_take(r->w.arena, left - room < PIECE ? left - room : PIECE);
	mem_fail(nth, for_ever);
	bool done = arena_try(r->w.arena, run, r);
	r->asked = mem_calls();
	mem_fail(0, false);
	arena_drop(r->w.arena);
	if (done)
		CHECK_INT(r->w.answer, r->right);
	return done;
}

static Run opened(const Problem *p, void (*work)(Work *))
{
	Run r = { .w = { .arena = arena_open(), .p = p }, .work = work };
	CHECK(arena_try(r.w.arena, run, &r));
	r.right = r.w.answer;
	arena_drop(r.w.arena);
	return r;
}

TEST(solvers_give_up_cleanly_when_memory_runs_out)
{
	Arena   *home = arena_open();
	Problem *p = drawn(home, MOST);
	for (size_t i = 0; i < COUNT(works); i++) {
		Run r = opened(p, works[i]);
		int refused = 0;
		for (int for_ever = 0; for_ever < 2; for_ever++)
			for (long nth = 1; nth == 1 || r.asked >= nth - 1; nth++)
				refused += !attempt(&r, FIRST_ROOM, nth, for_ever);
		CHECK(refused || works[i] == flow_work || works[i] == refused_work);    /* these need little */
		CHECK(attempt(&r, FIRST_ROOM, 0, false));
	}
	arena_drop(home);
}

/* A small problem and little room: each thing that is taken from an arena is the one for which there is no more. */
TEST(memory_may_run_out_at_every_single_thing)
{
	Arena   *home = arena_open();
	Problem *p = drawn(home, FEW);
	for (size_t i = 0; i < COUNT(works); i++) {
		Run  r = opened(p, works[i]);
		int  refused = 0;
		for (long nth = 1; nth <= 3; nth++) {
			bool enough = false;
			for (size_t room = 0; room <= FIRST_ROOM && !enough; room += 16 * (size_t)nth) {
				bool done = attempt(&r, room, nth, true);
				enough = done && r.asked < nth;
				refused += !done;
				if (!done && room % 512 == 0)
					CHECK(attempt(&r, FIRST_ROOM, 0, false));
			}
		}
		CHECK(refused > 10);
	}
	arena_drop(home);
}
