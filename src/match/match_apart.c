/* match_apart.c - why these two are not in one group, or not introduced to each other. */
#include "match/match_run.h"

typedef struct { const Match *m; int one, other, left, right; } Two;     /* people; one: the mentee, or either of two peers */

static bool peers(const Match *m) { return m->settings.shape == MATCH_PEERS; }

static bool both_take_part(const Match *m, int mentor, int mentee, Two *t)
{
	const int *side = peers(m) ? m->facts->left_of : m->facts->right_of;
	*t = (Two){ m, mentee, mentor, -1, -1 };
	if (mentor < 0 || mentee < 0 || mentor >= m->people->n || mentee >= m->people->n)
		return false;
	t->left = m->facts->left_of[mentee];
	t->right = side[mentor];
	return t->left >= 0 && t->right >= 0;
}

uint32_t match_apart(const Match *m, int left, int right)
{
	return peers(m) ? equals_broken(facts_equals_pairing(m->facts, &m->settings, left, right), true)
		: pairing_broken(facts_pairing(m->facts, &m->settings, left, right));
}

static bool are_together(const Two *t)
{
	for (int i = 0; i < t->m->pairs.n; i++) {
		const MatchPair *p = &t->m->pairs.list[i];
		if ((p->mentor == t->other && p->mentee == t->one) || (peers(t->m) && p->mentor == t->one && p->mentee == t->other))
			return true;
	}
	return false;
}

Strs match_why_apart(Arena *a, const Match *m, int mentor, int mentee)
{
	Strs all = { 0 };
	Two  t;
	if (!both_take_part(m, mentor, mentee, &t)) {
		*PUSH(a, &all) = S("One of the two does not take part in this role.");
		return all;
	}
	if (are_together(&t)) {
		*PUSH(a, &all) = peers(m) ? S("These two are paired: they are introduced to each other.") : S("These two are paired: they are in one group.");
		return all;
	}
	uint32_t broken = match_apart(m, t.left, t.right);
	for (uint32_t rest = broken; rest; rest &= rest - 1)
		*PUSH(a, &all) = str((peers(m) ? equals_rule(__builtin_ctz(rest)) : pairing_rule(__builtin_ctz(rest)))->says);
	return broken ? all : match_why_apart_cost(a, m, mentor, mentee);
}

/* ---- what it would cost ------------------------------------------------------------------ */

static int peer_of(const MatchPeers *p, int left)
{
	for (int i = 0; i < p->problem.peers; i++)
		if (p->left[i] == left)
			return i;
	return -1;
}

/* An answer in figures, the first that differs deciding. */
typedef struct { int pairs, left_out; int64_t score; } Worth;

static Worth worth(const Peers *p, const Peered *x)
{
	Worth w = { x->matched, 0, x->score };
	for (int i = 0; i < p->peers; i++)
		w.left_out += x->partner[i] < 0 ? p->left_out[i] : 0;
	return w;
}

/* The best answer that holds this pair: all others are matched once more, without the two. */
static Worth worth_with(Arena *a, const MatchPeers *p, int one, int other, int score)
{
	Peers     rest = p->problem;
	PeerPair *pair = NEW(a, PeerPair, rest.pairs);
	int       n = 0;
	for (int e = 0; e < rest.pairs; e++) {
		PeerPair x = rest.pair[e];
		if (x.one != one && x.one != other && x.other != one && x.other != other)
			pair[n++] = x;
	}
	rest.pair = pair;
	rest.pairs = n;
	Peered x = peer_solve(a, &rest);
	Worth  w = worth(&rest, &x);
	return (Worth){ w.pairs + 1, w.left_out - rest.left_out[one] - rest.left_out[other], w.score + score };
}

static Str cost(Arena *a, const Two *t)
{
	const MatchPeers *p = t->m->peers;
	int one = peer_of(p, t->left), other = peer_of(p, t->right);
	if (one < 0 || other < 0)
		return S("The coordinator asked for somebody else for one of the two.");
	Worth is = worth(&p->problem, &p->answer), with = worth_with(a, p, one, other, match_fit(t->m, t->other, t->one));
	int64_t points = is.score - with.score;
	if (with.pairs < is.pairs)
		return S("Introducing them would leave two people more without anybody.");
	if (with.left_out > is.left_out)
		return S("Introducing them would leave out again somebody who was left out before.");
	if (points <= 0)
		return S("A choice just as good overall holds this pair; which of several equal ones is made depends on the seed.");
	if (t->m->keep_worth && points >= t->m->keep_worth / 2)
		return S("Introducing them would change more of the pairs that stood before.");
	return str_fmt(a, "Introducing them would cost everybody together %lld.%lld points of likeness.", (long long)points / 10, (long long)points % 10);
}

/* "Ana is introduced to Ben (72 of 100)." or "Ana is in group 3, with Ruth." */
static Str instead(Arena *a, const Two *t, int person)
{
	const Match *m = t->m;
	Str          who = match_name(m, person);
	for (int i = 0; i < m->pairs.n; i++) {
		const MatchPair *p = &m->pairs.list[i];
		if (p->mentor != person && p->mentee != person)
			continue;
		Str with = match_name(m, p->mentor == person ? p->mentee : p->mentor);
		if (peers(m))
			return str_fmt(a, "%.*s is introduced to %.*s (alike by %d of 100).", STR(who), STR(with), (p->fit + 5) / 10);
		return p->mentee == person ? str_fmt(a, "%.*s is in group %d, led by %.*s.", STR(who), p->group, STR(with))
			: str_fmt(a, "%.*s leads group %d.", STR(who), p->group);
	}
	return peers(m) ? str_fmt(a, "%.*s is introduced to nobody.", STR(who)) : str_fmt(a, "%.*s has no group.", STR(who));
}

Strs match_why_apart_cost(Arena *a, const Match *m, int mentor, int mentee)
{
	Strs all = { 0 };
	Two  t;
	if (!both_take_part(m, mentor, mentee, &t))
		return all;
	int fit = (match_fit(m, mentor, mentee) + 5) / 10;
	*PUSH(a, &all) = str_fmt(a, peers(m) ? "They are alike by %d of 100." : "Their fit is %d.", fit);
	*PUSH(a, &all) = instead(a, &t, t.one);
	*PUSH(a, &all) = instead(a, &t, t.other);
	*PUSH(a, &all) = peers(m) ? cost(a, &t) : S("Groups are put together as a whole, so there is no price for moving one person alone.");
	return all;
}
