/* memory_test.c - memory runs out at every place in turn: the solver gives up cleanly, and works the next time. */
#include "base/io.h"
#include "solve/floor.h"
#include "solve/flow.h"
#include "solve/group.h"
#include "solve/instead.h"
#include "solve/leximin.h"
#include "solve/nearest.h"
#include "solve/peer.h"
#include "solve/quota.h"
#include "solve/renew.h"
#include "solve/repair.h"
#include "solve/shortage.h"
#include "solve/stable.h"
#include "test/check.h"

enum { N = 80, PAIRS = N * N };

typedef struct { Graph g; int32_t need[N], seats[N], right[PAIRS], score[PAIRS]; int64_t row[N + 1]; PeerPair pair[PAIRS]; int pairs; } Problem;
typedef struct { Arena *arena; Problem *p; int64_t answer; } Work;

static void stable_work(void *with)
{
	Work *w = with;
	w->answer = stable_solve(w->arena, &(StableProblem){ .graph = &w->p->g }, STABLE_MOST).placed;
}

static void group_work(void *with)
{
	Work *w = with;
	w->answer = group_solve(w->arena, &(Grouping){ .items = N, .least = 2, .most = 6, .like = w->p->score, .steps = 800 }).likeness;
}

static void peer_work(void *with)
{
	Work *w = with;
	w->answer = peer_round(w->arena, &(Peers){ .peers = N, .pair = w->p->pair, .pairs = w->p->pairs }, w->p->pair, 3).score;
}

static void quota_work(void *with)
{
	Work *w = with;
	w->answer = quota_solve(w->arena, &(Quota){ .graph = &w->p->g, .everyone = true }).score;
}

static void bmatch_work(void *with)
{
	Work *w = with;
	w->answer = bmatch_solve(w->arena, &(BMatch){ .graph = &w->p->g, .empty = BMATCH_EVERYONE }).score;
}

static void flow_work(void *with)
{
	Work    *w = with;
	int64_t  supply[3] = { 4, 0, -4 };
	FlowArc  arc[3] = { { 0, 1, 1, 3, 5 }, { 1, 2, 0, 9, 1 }, { 0, 2, 0, 3, 7 } };
	w->answer = flow_solve(w->arena, &(Flow){ .nodes = 3, .supply = supply, .arc = arc, .arcs = 3 }).cost;
}

static void floor_work(void *with)
{
	Work *w = with;
	w->answer = floor_solve(w->arena, &w->p->g, 0).proof.score;
}

static void leximin_work(void *with)
{
	Work   *w = with;
	int32_t cuts[CUTS_MOST];
	w->answer = leximin_solve(w->arena, &w->p->g, cuts, leximin_cuts(&w->p->g, 20, cuts), 0).proof.score;
}

static void change_work(void *with)
{
	Work    *w = with;
	BMatched x = bmatch_solve(w->arena, &(BMatch){ .graph = &w->p->g, .empty = BMATCH_EVERYONE });
	Repair  *r = repair_open(w->arena, &w->p->g, &x);
	Renew   *n = renew_open(w->arena, &w->p->g, &x, true);
	for (int y = 0; y < N; y += 7) {
		repair_right(r, y, 0);
		renew_right(n, y, 0);
	}
	w->answer = r->score + renew_best(w->arena, n).score;
}

static void explain_work(void *with)
{
	Work    *w = with;
	uint8_t *was = NEW(w->arena, uint8_t, PAIRS);
	Proof    best = leximin_solve(w->arena, &w->p->g, NULL, 0, 0).proof;
	for (int e = 0; e < PAIRS; e += 3)
		was[e] = 1;
	NearestPairs pairs = nearest_to(w->arena, &best, was, 0);
	Instead     *instead = instead_open(w->arena, &best);
	w->answer = shortage_find(w->arena, &w->p->g).missing;
	for (int i = 0; i < pairs.n; i++)
		w->answer += pairs.list[i].right;
	for (int l = 0; l < N; l++)
		w->answer += best.right[best.place[l]] < 0 ? 0 : instead_of(w->arena, instead, l, best.right[best.place[l]]).n;
}

static void draw(Problem *p, Dice *d)
{
	p->g = (Graph){ .lefts = N, .rights = N, .need = p->need, .seats = p->seats, .row = p->row, .right = p->right, .wide = p->score };
	for (int x = 0; x < N; x++) {
		p->need[x] = 1 + x % 2;
		p->seats[x] = 1 + x % 3;
		p->row[x + 1] = p->row[x] + N;
		for (int y = 0; y < N; y++) {
			p->right[x * N + y] = y;
			p->score[x * N + y] = y < x ? p->score[y * N + x] : (int32_t)dice_below(d, 100);
			if (y < x)
				p->pair[p->pairs++] = (PeerPair){ x, y, p->score[x * N + y] };
		}
	}
}

TEST(solvers_give_up_cleanly_when_memory_runs_out)
{
	void  (*work[])(void *) = { bmatch_work, flow_work, stable_work, group_work, peer_work, quota_work, floor_work, leximin_work, change_work, explain_work };
	Arena  *home = arena_open();
	Dice    d = { 8 };
	Problem *p = NEW(home, Problem, 1);
	draw(p, &d);
	int refused = 0;
	for (size_t i = 0; i < COUNT(work); i++) {
		Work w = { .arena = arena_open(), .p = p };
		work[i](&w);
		int64_t right = w.answer;
		arena_drop(w.arena);
		for (long nth = 1;; nth++) {
			w.arena = arena_open();
			mem_fail(nth, true);
			bool done = arena_try(w.arena, work[i], &w);
			mem_fail(0, false);
			arena_drop(w.arena);
			if (done)
				break;
			refused++;
		}
		CHECK_INT(w.answer, right);
	}
	CHECK(refused > 10);
	arena_drop(home);
}
