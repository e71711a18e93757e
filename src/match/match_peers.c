/* match_peers.c - mentees are introduced to each other, two by two: everybody who can be, whoever was
 * left out before first, then the most alike.  Exactly, with a proof (solve/peer.h).  O(n^2) pairs. */
#include "match/match_run.h"

#include <stdlib.h>

typedef struct { MatchRun *run; MatchPeers *p; int *peer_of; PeerPair *pair; int pairs; char *kept; int32_t *left_out; int *may; } Making;      /* peer_of: by left; may: by peer, with how many */

/* ---- who, and who with whom ---------------------------------------------------------- */

static bool is_named(Making *k, const MatchNamed *n, int *one, int *other)
{
	MatchFacts *f = k->run->f;
	*one = match_named(k->run, n->mentor, n->line, f->left_of);
	*other = match_named(k->run, n->mentee, n->line, f->left_of);
	if (*one < 0 || *other < 0)
		return false;
	*one = f->left_of[*one], *other = f->left_of[*other];
	return true;
}

static void take_must(Making *k, const MatchNamed *n)
{
	MatchRun *r = k->run;
	int       one, other;
	if (!is_named(k, n, &one, &other))
		return;
	uint32_t broken = equals_broken(facts_equals_pairing(r->f, &r->m->settings, one, other), true);
	bool     twice = k->peer_of[one] < 0 || k->peer_of[other] < 0;
	if (broken || twice) {
		match_problem(r, SHEET_REFUSES, n->line, str_fmt(r->arena, "%.*s, %.*s", STR(n->mentor), STR(n->mentee)), broken ?
			str_fmt(r->arena, "These two were to be introduced, but: %s", equals_rule(__builtin_ctz(broken))->says) :
			S("Somebody is to be introduced to two people at once; name one of them."));
		return;
	}
	k->peer_of[one] = k->peer_of[other] = -1;
	k->p->must[k->p->must_n++] = (FixedPair){ one, other };
}

/* Pairs of before count more than any likeness. */
static void take_kept(Making *k)
{
	MatchRun *r = k->run;
	const MatchNames *names = &r->m->settings.keep;
	int lefts = r->f->lefts;
	if (!names->n)
		return;
	int64_t enough = FIT_MOST * (int64_t)(lefts / 2 + 1), most = SCORE_MOST - FIT_MOST;
	r->m->keep_worth = (int32_t)(enough < most ? enough : most);
	k->kept = NEW(r->arena, char, size_of((size_t)lefts, (size_t)lefts));
	for (int i = 0; i < names->n; i++) {
		int one = names_find(&r->names, names->list[i].mentor), other = names_find(&r->names, names->list[i].mentee);
		if (one < 0 || other < 0 || r->f->left_of[one] < 0 || r->f->left_of[other] < 0)
			continue;
		one = r->f->left_of[one], other = r->f->left_of[other];
		k->kept[(size_t)one * (size_t)lefts + (size_t)other] = k->kept[(size_t)other * (size_t)lefts + (size_t)one] = 1;
	}
}

static void number_peers(Making *k)
{
	MatchRun *r = k->run;
	const MatchNames *must = &r->m->settings.must;
	k->p->must = NEW(r->arena, FixedPair, must->n);
	for (int i = 0; i < must->n; i++)
		take_must(k, &must->list[i]);
	k->p->left = NEW(r->arena, int, r->f->lefts);
	k->left_out = NEW(r->arena, int32_t, r->f->lefts);
	for (int l = 0; l < r->f->lefts; l++)
		if (k->peer_of[l] >= 0 && r->f->need[l] > 0) {
			k->left_out[k->p->problem.peers] = r->m->people->list[r->f->mentee[l]].left_out;
			k->peer_of[l] = k->p->problem.peers;
			k->p->left[k->p->problem.peers++] = l;
		}
}

/* Peers stand in the order of the lefts. */
static void compare(Making *k, FactsIndex *index, int x)
{
	MatchRun *r = k->run;
	int       one = k->p->left[x];
	FactsRow  row = facts_index_row(index, one);
	for (int y = x + 1; y < k->p->problem.peers; y++) {
		int other = k->p->left[y];
		match_count_equals(r, row.broken[other]);
		if (row.broken[other])
			continue;
		bool kept = k->kept && k->kept[(size_t)one * (size_t)r->f->lefts + (size_t)other];
		k->pair[k->pairs++] = (PeerPair){ x, y, row.fit[other] + (kept ? r->m->keep_worth : 0) };
		k->may[x]++;
		k->may[y]++;
	}
}

static bool compare_all(Making *k)
{
	int         n = k->p->problem.peers;
	FactsIndex *index = facts_equals_index(k->run->arena, k->run->f, &k->run->m->settings, true);
	k->pair = NEW(k->run->arena, PeerPair, size_of((size_t)n, (size_t)n) / 2);
	k->may = NEW(k->run->arena, int, n);
	for (int x = 0; x < n; x++) {
		if (x % 16 == 0 && !match_goes_on(k->run, "Comparing", x, n))
			return false;
		compare(k, index, x);
	}
	return true;
}

/* ---- the answer ------------------------------------------------------------------------- */

static bool go_on(void *with, int done, int of) { return match_goes_on(((Making *)with)->run, "Pairing", done, of); }

static MatchEnd solve(Making *k)
{
	MatchPeers *p = k->p;
	p->problem.pair = k->pair;
	p->problem.pairs = k->pairs;
	p->problem.everyone = true;
	p->problem.left_out = k->left_out;
	p->problem.seed = k->run->m->settings.seed;
	p->problem.go_on = go_on;
	p->problem.with = k;
	p->answer = peer_solve(k->run->arena, &p->problem);
	p->problem.go_on = NULL;
	if (p->answer.end == PEER_TOO_LARGE)
		match_too_many(k->run);
	if (p->answer.end != PEER_DONE)
		return p->answer.end == PEER_STOPPED ? MATCH_STOPPED : MATCH_REFUSED;
	const char *wrong = peer_wrong(k->run->arena, &p->problem, &p->answer);
	if (wrong)
		die("the introductions are not what they should be: %s", wrong);
	return MATCH_DONE;
}

static void keep_pair(Making *k, int one, int other, bool must)
{
	Match  *m = k->run->m;
	FitCase c = facts_equals_case(k->run->f, &m->settings, one, other);
	MatchPair pair = { .mentor = k->run->f->mentee[other], .mentee = k->run->f->mentee[one], .fit = likeness_score(&c, NULL), .must = must };
	*PUSH(k->run->arena, &m->pairs) = pair;
	m->fit += pair.fit;
	m->placed += 2;
}

/* The rules that keep somebody from everyone, the most frequent first. */
static Str rules_against(Making *k, int peer)
{
	MatchRun *r = k->run;
	int counts[32] = { 0 }, best = 0, n = k->p->problem.peers;
	for (int i = 0; i < n; i++) {
		if (i == peer)
			continue;
		uint32_t broken = equals_broken(facts_equals_pairing(r->f, &r->m->settings, k->p->left[peer], k->p->left[i]), true);
		for (; broken; broken &= broken - 1)
			counts[__builtin_ctz(broken)]++;
	}
	for (int i = 1; i < equals_rules(); i++)
		best = counts[i] > counts[best] ? i : best;
	return n == 1 ? S("Nobody else takes part.") : str_fmt(r->arena, "The rules allow none of the %d others; most often: %s", n - 1, equals_rule(best)->says);
}

static Str why_left(Making *k, int peer)
{
	if (!k->may[peer])
		return rules_against(k, peer);
	return k->p->problem.peers % 2 ? S("The number is odd, so somebody is left; whoever was left out before goes first, so it is their turn next.")
		: S("Everybody whom the rules allow has somebody else; with this person, no more people could be introduced.");
}

static void keep_answer(Making *k)
{
	MatchRun   *r = k->run;
	MatchPeers *p = k->p;
	for (int i = 0; i < p->must_n; i++)
		keep_pair(k, p->must[i].left, p->must[i].right, true);
	for (int i = 0; i < p->problem.peers; i++)
		if (p->answer.partner[i] > i)
			keep_pair(k, p->left[i], p->left[p->answer.partner[i]], false);
	for (int i = 0; i < p->problem.peers; i++)
		if (p->answer.partner[i] < 0)
			*PUSH(r->arena, &r->m->short_mentees) = (MatchLeft){ .person = r->f->mentee[p->left[i]], .wants = 1, .why = why_left(k, i) };
}

MatchEnd match_peers(MatchRun *r)
{
	Making k = { .run = r, .p = NEW(r->arena, MatchPeers, 1), .peer_of = NEW(r->arena, int, r->f->lefts) };
	r->m->peers = k.p;
	number_peers(&k);
	take_kept(&k);
	if ((int64_t)k.p->problem.peers * k.p->problem.peers > INT32_MAX)
		match_too_many(r);
	if (r->m->problems.refuses)
		return MATCH_REFUSED;
	MatchEnd end = compare_all(&k) ? solve(&k) : MATCH_STOPPED;
	if (end == MATCH_DONE)
		keep_answer(&k);
	return end;
}
