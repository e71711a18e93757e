/* hard_test.c - problems that make a solver go on for ever if it is not careful: everybody alike, few levels of score, fewer
 * seats than people, needs above choices, no seats at all, nobody, one with one.  Each answer is looked at, and found within so
 * many questions whether to go on; told to stop at any of them, it is not asked again and answers nothing. */
#include "base/io.h"
#include "solve/allpairs.h"
#include "solve/floor.h"
#include "solve/flow.h"
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

enum { N = 120, RIGHTS = 80, STEPS = 4000, TURNS = 2 };

typedef struct { const char *name; int lefts, rights, levels, step, need, seats_most, missing; } Hard;  /* one pair in 'missing' is not allowed; 0: all are */

static const Hard hards[] = {
	{ "everybody alike", N, RIGHTS, 1, 0, 1, 1, 0 },
	{ "everybody alike, several partners", N, RIGHTS, 1, 0, 3, 2, 0 },
	{ "two levels far apart, a war for few seats", N, RIGHTS, 2, SCORE_MOST, 1, 1, 0 },
	{ "two levels, sparse", N, RIGHTS, 2, 1, 1, 1, 9 },
	{ "five levels", N, RIGHTS, 5, 250, 2, 3, 2 },
	{ "few choices, five levels", N, RIGHTS, 5, 250, 2, 3, 30 },
	{ "needs above choices", N, RIGHTS, 3, 100, RIGHTS + 5, 4, 3 },
	{ "no seats", N, RIGHTS, 3, 100, 2, 0, 0 },
	{ "seats nobody needs", N, RIGHTS, 4, 7, 0, 5, 0 },
	{ "one with one", 1, 1, 2, SCORE_MOST, 1, 1, 0 },
	{ "nobody to be had", 5, 0, 2, 1, 1, 1, 0 },
	{ "nobody who wants", 0, 5, 2, 1, 1, 1, 0 },
	{ "nobody at all", 0, 0, 2, 1, 1, 1, 0 },
};

/* asked, stop_at, most: how many questions; at which one to say no, 0: never; with how many it must be found. */
typedef struct { Arena *arena; const Hard *hard; Graph g; Dice dice; int asked, stop_at, most; bool stopped, empty; int64_t placed; } Way;

static bool ask(void *with, int done, int of)
{
	Way *w = with;
	CHECK(done <= of);
	CHECK(!w->stop_at || w->asked < w->stop_at);
	return ++w->asked != w->stop_at && w->asked <= w->most;
}

/* "", or what is wrong with it: by our own check, and by the verifier's. */
static void check_proof(Way *w, const Proof *p)
{
	const char *wrong = proof_wrong(w->arena, p);
	CHECK_STR(wrong ? wrong : "", "");
	CHECK_EQ(certificate_wrong(w->arena, p), S(""));
}

/* ---- two sides ------------------------------------------------------------------------------------- */

static void everyone(Way *w)
{
	BMatched x = bmatch_solve(w->arena, &(BMatch){ .graph = &w->g, .empty = BMATCH_EVERYONE, .go_on = ask, .with = w });
	w->stopped = x.end == BMATCH_STOPPED;
	w->empty = true;        /* what it has by then may be looked at (allpairs.c does) */
	if (x.end == BMATCH_DONE)
		check_proof(w, &(Proof[]){ proof_of_bmatch(w->arena, &w->g, &x, true) }[0]);
}

static void with_a_floor(Way *w)
{
	Floored x = floor_solve_while(w->arena, &w->g, 1, &(Going){ .go_on = ask, .with = w });
	w->stopped = x.end == BMATCH_STOPPED;
	w->empty = !x.proof.graph && !x.proof.place;
	if (x.end == BMATCH_DONE)
		check_proof(w, &x.proof);
	CHECK(x.end != BMATCH_DONE || x.proof.placed == w->placed);
}

static void by_bands(Way *w)
{
	int32_t   cuts[CUTS_MOST];
	Leximined x = leximin_solve_while(w->arena, &w->g, cuts, leximin_cuts(&w->g, w->hard->levels - 1, cuts), 1, &(Going){ .go_on = ask, .with = w });
	w->stopped = x.end == BMATCH_STOPPED;
	w->empty = !x.proof.graph && !x.proof.place;
	if (x.end == BMATCH_DONE)
		check_proof(w, &x.proof);
	CHECK(x.end != BMATCH_DONE || x.proof.placed == w->placed);
}

static void stable(Way *w)
{
	StableProblem p = { .graph = &w->g, .seed = 1, .go_on = ask, .with = w };
	Stable        x = stable_solve(w->arena, &p, STABLE_MOST);
	w->stopped = x.stopped;
	w->empty = !x.placed && !x.score;
	CHECK(w->stopped || !stable_blocking(w->arena, &p, x.made, 1).n);
	CHECK(w->stopped || (2 * w->placed <= 3 * x.placed && x.placed <= w->placed));
}

static uint8_t *every_third(Way *w)
{
	uint8_t *some = NEW(w->arena, uint8_t, w->g.row[w->g.lefts]);
	for (int64_t e = 0; e < w->g.row[w->g.lefts]; e += 3)
		some[e] = 1;
	return some;
}

static void check_quota(Way *w, const Quotaed *x, const uint8_t *inside)
{
	int32_t *used = NEW(w->arena, int32_t, w->g.rights);
	int64_t  placed = 0, with_inside = 0;
	for (int l = 0; l < w->g.lefts; l++) {
		int held = 0, in = 0;
		bool could = false;
		for (int64_t e = w->g.row[l]; e < w->g.row[l + 1]; e++) {
			could = could || (inside[e] && w->g.seats[w->g.right[e]]);
			held += x->made[e];
			in += x->made[e] && inside[e];
			used[w->g.right[e]] += x->made[e];
		}
		CHECK(held <= w->g.need[l] && (!could || w->g.need[l] < 2 || held - in < w->g.need[l]));
		placed += held;
		with_inside += could && in && w->g.need[l] > 1;
	}
	for (int r = 0; r < w->g.rights; r++)
		CHECK(used[r] <= w->g.seats[r]);
	CHECK(placed == x->placed && with_inside == x->inside && placed <= w->placed);
}

static void quotas(Way *w)
{
	uint8_t *inside = every_third(w);
	Quotaed  x = quota_solve(w->arena, &(Quota){ .graph = &w->g, .everyone = true, .inside = inside, .keep_one = true, .go_on = ask, .with = w });
	w->stopped = x.end == QUOTA_STOPPED;
	w->empty = !x.made && !x.score;
	if (x.end == QUOTA_DONE)
		check_quota(w, &x, inside);
	CHECK(w->stopped || x.end == QUOTA_DONE);
}

/* All rights lose their seats, every third for good. */
static void changes(Way *w)
{
	BMatched x = bmatch_solve(w->arena, &(BMatch){ .graph = &w->g, .empty = BMATCH_EVERYONE });
	Renew   *n = renew_open(w->arena, &w->g, &x, true);
	Repair  *r = repair_open(w->arena, &w->g, &x);
	for (int i = 0; i < 2 * w->g.rights; i++) {
		int     who = i % w->g.rights;
		int32_t seats = i < w->g.rights || who % 3 == 0 ? 0 : w->g.seats[who];
		renew_right(n, who, seats);
		repair_right(r, who, seats);
	}
	BMatched again = renew_best(w->arena, n), repaired = repair_matched(w->arena, r);
	check_proof(w, &(Proof[]){ proof_of_bmatch(w->arena, renew_graph(n), &again, true) }[0]);
	CHECK_INT(repaired.placed, again.placed);
	CHECK(repaired.score <= again.score);
}

static void explanations(Way *w)
{
	Proof        best = leximin_solve(w->arena, &w->g, NULL, 0, 1).proof;
	uint8_t     *was = every_third(w);
	NearestPairs near = nearest_to(w->arena, &best, was, 1);
	Instead     *instead = instead_open(w->arena, &best);
	int64_t      score = 0, wants = 0;
	for (int i = 0; i < near.n; i++)
		score += graph_score(&w->g, graph_edge(&w->g, near.list[i].left, near.list[i].right));
	CHECK(near.n == best.placed && score == best.score);
	for (int l = 0; l < w->g.lefts; l++) {
		wants += w->g.need[l];
		if (best.place[l] < best.place[l + 1] && best.right[best.place[l]] >= 0)
			CHECK(instead_of(w->arena, instead, l, best.right[best.place[l]]).n < w->g.rights);
	}
	CHECK_INT(shortage_find(w->arena, &w->g).missing, wants - w->placed);
}

/* ---- one side -------------------------------------------------------------------------------------- */

/* As the hard problem is; whom the graph keeps apart is not alike at all. */
static int32_t alike(void *with, int x, int y)
{
	const Way *w = with;
	uint32_t   lot = (uint32_t)(x < y ? x * N + y : y * N + x) * 2654435761u >> 8;
	if (w->hard->missing && lot % (uint32_t)w->hard->missing)
		return -LIKENESS_MOST;
	return w->hard->step * (int32_t)(lot / 64 % (uint32_t)w->hard->levels);
}

static void groups(Way *w)
{
	Grouping p = { .items = w->g.lefts, .least = w->g.lefts > 1 ? 2 : 0, .most = 6, .likeness = alike, .with = w, .steps = STEPS, .go_on = ask, .asked = w };
	Grouped  x = group_solve(w->arena, &p);
	w->stopped = x.end == GROUP_STOPPED;
	w->empty = !x.group && !x.likeness;
	CHECK_STR(w->stopped ? "" : grouped_wrong(w->arena, &p, &x), "");
}

static void peers(Way *w)
{
	PeerPair *pair = NEW(w->arena, PeerPair, w->g.lefts * w->g.lefts);
	int32_t  *out = NEW(w->arena, int32_t, w->g.lefts);
	Peers     p = { .peers = w->g.lefts, .pair = pair, .everyone = true, .left_out = out, .go_on = ask, .with = w };
	for (int x = 0; x < w->g.lefts; x++)
		for (int y = 0; y < x; y++)
			if (alike(w, x, y) >= 0)
				pair[p.pairs++] = (PeerPair){ y, x, alike(w, x, y) };
	for (int x = 0; x < w->g.lefts; x++)
		out[x] = x % w->hard->levels;
	Peered x = peer_solve(w->arena, &p);
	w->stopped = x.end == PEER_STOPPED;
	w->empty = !x.partner && !x.matched && !x.sets;
	CHECK_EQ(w->stopped ? S("") : peers_unproved(w->arena, &p, &x), S(""));
}

/* ---- all pairs: one plane, the level, and each left sees the levels in its own order -------------------- */

static void ask_left(void *with, int left, ScanAsk *out)
{
	const Hard *h = ((Way *)with)->hard;
	out->n = 1;
	out->term[0] = (ScanTerm){ .kind = SCAN_LEVEL, .n = 1 };
	for (int i = 0; i < SCAN_LEVELS; i++)
		out->term[0].worth[i] = h->missing && (left + i) % 4 ? SCAN_NEVER : h->step * ((left + i) % h->levels);
}

/* The graph of them all. */
static Graph written_out(Way *w, const ScanTable *t)
{
	int      most = w->g.lefts * t->rights;
	int32_t *right = NEW(w->arena, int32_t, most), *wide = NEW(w->arena, int32_t, most);
	int64_t *row = NEW(w->arena, int64_t, w->g.lefts + 1), n = 0;
	for (int l = 0; l < w->g.lefts; l++) {
		ScanAsk asked = { 0 };
		ask_left(w, l, &asked);
		for (int r = 0; r < t->rights; r++) {
			right[n] = r;
			wide[n] = scan_score(t, &asked, r);
			n += wide[n] != SCAN_NEVER;
		}
		row[l + 1] = n;
	}
	return (Graph){ .lefts = w->g.lefts, .rights = t->rights, .need = w->g.need, .seats = w->g.seats, .row = row, .right = right, .wide = wide };
}

static void all_pairs(Way *w)
{
	ScanTable t = scan_table(w->arena, w->g.rights, 1, 0, w->hard->step ? w->hard->step : 1);
	for (int r = 0; r < w->g.rights; r++)
		scan_plane(&t, 0)[r] = (uint8_t)(r * 7 % SCAN_LEVELS);
	Graph     g = written_out(w, &t);
	AllPaired x = allpairs_solve(w->arena, &(AllPairs){ .rights = &t, .lefts = w->g.lefts, .need = w->g.need, .seats = w->g.seats, .ask = ask_left, .asked = w,
	                                                    .empty = BMATCH_EVERYONE, .first = 2, .more = 2, .go_on = ask, .with = w });
	w->stopped = x.best.end == BMATCH_STOPPED;
	w->empty = true;
	CHECK_EQ(w->stopped ? S("") : bmatch_unproved(w->arena, &g, &x.best, BMATCH_EVERYONE), S(""));
}

static const struct { const char *name; void (*solve)(Way *); int questions; } ways[] = {
	{ "everyone", everyone, 60 }, { "floor", with_a_floor, 60 }, { "leximin", by_bands, 60 }, { "stable", stable, 100 }, { "quotas", quotas, 60 }, { "changes", changes, 0 },
	{ "explanations", explanations, 0 }, { "groups", groups, 60 }, { "peers", peers, 60 }, { "all pairs", all_pairs, 1000 },
};

/* ---- the problems ------------------------------------------------------------------------------------ */

static Graph made(Arena *a, const Hard *h, Dice *d)
{
	int32_t *need = NEW(a, int32_t, h->lefts), *seats = NEW(a, int32_t, h->rights), *right = NEW(a, int32_t, h->lefts * h->rights);
	int32_t *score = NEW(a, int32_t, h->lefts * h->rights);
	int64_t *row = NEW(a, int64_t, h->lefts + 1), n = 0;
	for (int r = 0; r < h->rights; r++)
		seats[r] = (int32_t)dice_below(d, (uint32_t)h->seats_most + 1);
	for (int l = 0; l < h->lefts; l++) {
		need[l] = h->need;
		for (int r = 0; r < h->rights; r++) {
			if (h->missing && dice_below(d, (uint32_t)h->missing))
				continue;
			right[n] = r;
			score[n++] = h->step * (int32_t)dice_below(d, (uint32_t)h->levels);
		}
		row[l + 1] = n;
	}
	return (Graph){ .lefts = h->lefts, .rights = h->rights, .need = need, .seats = seats, .row = row, .right = right, .wide = score };
}

static Way gone(size_t i, const Hard *h, uint64_t seed, int stop_at)
{
	Way w = { .arena = arena_open(), .hard = h, .dice = { seed }, .stop_at = stop_at, .most = ways[i].questions };
	w.g = made(w.arena, h, &w.dice);
	w.placed = bmatch_solve(w.arena, &(BMatch){ .graph = &w.g, .empty = BMATCH_EVERYONE }).placed;
	int before = checks_failed;
	ways[i].solve(&w);
	CHECK(w.stopped == (stop_at > 0) && (!w.stopped || (w.empty && w.asked == stop_at)));
	if (checks_failed > before)
		fprintf(stderr, "  %s: %s, seed %llu, stopped at %d: asked %d times, stopped %d, empty %d\n", h->name, ways[i].name, (unsigned long long)seed, stop_at, w.asked, w.stopped, w.empty);
	arena_drop(w.arena);
	return w;
}

TEST(hard_problems_end_soon_and_their_answers_hold)
{
	Dice d = { 11 };
	int  stopped = 0;
	for (size_t i = 0; i < COUNT(ways); i++)
		for (size_t k = 0; k < COUNT(hards); k++)
			for (int turn = 0; turn < TURNS; turn++) {
				uint64_t seed = dice_roll(&d);
				int      asked = gone(i, &hards[k], seed, 0).asked;
				stopped += asked && gone(i, &hards[k], seed, 1 + (int)dice_below(&d, (uint32_t)asked)).stopped;
			}
	CHECK(stopped > 100);
}
