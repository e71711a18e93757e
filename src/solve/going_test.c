/* going_test.c - every solver told to stop, at each place where it asks: it stops for good, answers nothing, and does
 * its work the next time as if nothing had been. */
#include "base/io.h"
#include "solve/allpairs.h"
#include "solve/floor.h"
#include "solve/flow.h"
#include "solve/group.h"
#include "solve/leximin.h"
#include "solve/peer.h"
#include "solve/quota.h"
#include "solve/stable.h"
#include "test/check.h"

enum { N = 300, CHOICES = 20, PAIRS = N * CHOICES, EACH = 40, OFTEN = 2 };

typedef struct { Graph g; int32_t need[N], seats[N], right[PAIRS], score[PAIRS]; int64_t row[N + 1]; PeerPair pair[PAIRS]; FlowArc arc[PAIRS]; int64_t supply[N]; } Problem;
typedef struct { Arena *arena; Problem *p; int asked, stop_at; bool stopped, empty; int64_t answer; } Work;

/* The nth time it is asked it says no; it must not be asked again. */
static bool ask(void *with, int done, int of)
{
	Work *w = with;
	CHECK(done <= of);
	CHECK(!w->stop_at || w->asked < w->stop_at);
	return ++w->asked != w->stop_at;
}

/* ---- the solvers ----------------------------------------------------------------------------------- */

static void bmatch_work(Work *w)
{
	BMatched x = bmatch_solve(w->arena, &(BMatch){ .graph = &w->p->g, .empty = BMATCH_EVERYONE, .go_on = ask, .with = w });
	w->stopped = x.end == BMATCH_STOPPED;
	w->empty = true;        /* what it has by then may be looked at (allpairs.c does) */
	w->answer = x.score;
}

static void floor_work(Work *w)
{
	Floored x = floor_solve_while(w->arena, &w->p->g, 3, &(Going){ .go_on = ask, .with = w });
	w->stopped = x.end == BMATCH_STOPPED;
	w->empty = !x.proof.graph && !x.proof.place;
	w->answer = x.proof.score;
}

static void leximin_work(Work *w)
{
	int32_t   cuts[CUTS_MOST];
	Leximined x = leximin_solve_while(w->arena, &w->p->g, cuts, leximin_cuts(&w->p->g, 10, cuts), 3, &(Going){ .go_on = ask, .with = w });
	w->stopped = x.end == BMATCH_STOPPED;
	w->empty = !x.proof.graph && !x.proof.place;
	w->answer = x.proof.score;
}

static void stable_work(Work *w)
{
	Stable x = stable_solve(w->arena, &(StableProblem){ .graph = &w->p->g, .seed = 3, .go_on = ask, .with = w }, STABLE_MOST);
	w->stopped = x.stopped;
	w->empty = !x.placed && !x.score;
	for (int e = 0; e < PAIRS; e++)
		w->empty = w->empty && !x.made[e];
	w->answer = x.score;
}

static int32_t alike(void *with, int x, int y)
{
	const Problem *p = with;
	return p->score[x < y ? x * 60 + y : y * 60 + x];
}

static void group_work(Work *w)
{
	Grouped x = group_solve(w->arena, &(Grouping){ .items = 60, .least = 2, .most = 6, .likeness = alike, .with = w->p, .steps = 8000, .go_on = ask, .asked = w });
	w->stopped = x.end == GROUP_STOPPED;
	w->empty = !x.group && !x.likeness;
	w->answer = x.likeness;
}

static void peer_work(Work *w)
{
	Peered x = peer_round(w->arena, &(Peers){ .peers = N, .pair = w->p->pair, .pairs = PAIRS, .go_on = ask, .with = w }, NULL, 0);
	w->stopped = x.end == PEER_STOPPED;
	w->empty = !x.partner && !x.matched && !x.sets;
	w->answer = x.score;
}

static void flow_work(Work *w)
{
	Flowed x = flow_solve(w->arena, &(Flow){ .nodes = N, .supply = w->p->supply, .arc = w->p->arc, .arcs = PAIRS, .go_on = ask, .with = w });
	w->stopped = x.end == FLOW_STOPPED;
	w->empty = !x.flow && !x.cost;
	w->answer = x.cost;
}

static void quota_work(Work *w)
{
	Quotaed x = quota_solve(w->arena, &(Quota){ .graph = &w->p->g, .everyone = true, .go_on = ask, .with = w });
	w->stopped = x.end == QUOTA_STOPPED;
	w->empty = !x.made && !x.score;
	w->answer = x.score;
}

static void ask_left(void *with, int left, ScanAsk *out)
{
	out->n = 1;
	out->term[0] = (ScanTerm){ .kind = SCAN_LEVEL, .n = 1 };
	for (int i = 0; i < SCAN_LEVELS; i++)
		out->term[0].worth[i] = ((Problem *)with)->score[left * CHOICES + i];
}

static void allpairs_work(Work *w)
{
	ScanTable t = scan_table(w->arena, N, 1, 0, 1);
	for (int r = 0; r < N; r++)
		scan_plane(&t, 0)[r] = (uint8_t)(r % SCAN_LEVELS);
	AllPaired x = allpairs_solve(w->arena, &(AllPairs){ .rights = &t, .lefts = N, .need = w->p->need, .seats = w->p->seats, .ask = ask_left, .asked = w->p,
	                                                    .empty = BMATCH_EVERYONE, .first = 2, .more = 2, .go_on = ask, .with = w });
	w->stopped = x.best.end == BMATCH_STOPPED;
	w->empty = true;        /* as with bmatch_work */
	w->answer = x.best.score;
}

static void (*const works[])(Work *) = { bmatch_work, floor_work, leximin_work, stable_work, group_work, peer_work, flow_work, quota_work, allpairs_work };

/* ---- the problem: more wanted than there is, and few scores ----------------------------------------- */

static void draw_row(Problem *p, Dice *d, int x)
{
	for (int k = 0; k < CHOICES; k++) {
		int e = x * CHOICES + k, y = (x + 1 + k * (k + 1) / 2) % N;
		p->right[e] = y;
		p->score[e] = (int32_t)dice_below(d, 50);
		p->pair[e] = (PeerPair){ x, y, p->score[e] };
		p->arc[e] = (FlowArc){ x, y, 0, 3 + y % 3, p->score[e] };
	}
}

static void draw(Problem *p, Dice *d)
{
	p->g = (Graph){ .lefts = N, .rights = N, .need = p->need, .seats = p->seats, .row = p->row, .right = p->right, .wide = p->score };
	for (int x = 0; x < N; x++) {
		p->need[x] = 1 + x % 3;
		p->seats[x] = x % 4;
		p->supply[x] = x < N / 2 ? 1 : -1;
		p->row[x + 1] = p->row[x] + CHOICES;
		draw_row(p, d, x);
	}
}

static Work once(void (*work)(Work *), Problem *p, int stop_at)
{
	Work w = { .arena = arena_open(), .p = p, .stop_at = stop_at };
	work(&w);
	arena_drop(w.arena);
	return w;
}

TEST(solvers_stop_for_good_when_told_to)
{
	Arena   *home = arena_open();
	Problem *p = NEW(home, Problem, 1);
	draw(p, &(Dice){ 5 });
	for (size_t i = 0; i < COUNT(works); i++) {
		Work whole = once(works[i], p, 0);
		CHECK(whole.asked >= OFTEN && !whole.stopped);
		for (int nth = 1; nth <= whole.asked; nth += nth < EACH ? 1 : whole.asked / EACH + 1) {
			Work w = once(works[i], p, nth);
			CHECK(w.stopped && w.empty);
			CHECK_INT(w.asked, nth);
		}
		CHECK_INT(once(works[i], p, 0).answer, whole.answer);
	}
	arena_drop(home);
}
