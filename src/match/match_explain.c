/* match_explain.c - why these two, and why not those. */
#include "match/match_run.h"
#include "solve/instead.h"

#include <stdlib.h>

enum { TELL_AT_LEAST = 300, TELL_MOST = 3, OTHERS_TOLD = 5 };

/* "a, b and c" */
static Str shared_list(Arena *a, const MatchFacts *f, const FitWhy *why)
{
	Buf b = buf_open(a);
	for (int i = 0; i < why->shared_n; i++) {
		buf_add(&b, !i ? S("") : i + 1 == why->shared_n ? S(" and ") : S(", "));
		buf_add(&b, f->shown[why->shared[i] - 1]);
	}
	return buf_str(&b);
}

Str match_says(Arena *a, const Match *m, const MatchReason *r, int mentor, int mentee)
{
	Buf b = buf_open(a);
	Str rest = str(r->why.says), piece, hole;
	if (!str_holds(rest, S("{")))
		return rest;
	while (str_cut(&rest, '{', &piece)) {
		buf_add(&b, piece);
		if (!rest.p || !str_cut(&rest, '}', &hole))
			break;
		if (str_eq(hole, S("mentor")))
			buf_add(&b, match_name(m, mentor));
		else if (str_eq(hole, S("mentee")))
			buf_add(&b, match_name(m, mentee));
		else if (str_eq(hole, S("shared")))
			buf_add(&b, shared_list(a, m->facts, &r->why));
		else
			buf_int(&b, r->why.n);
	}
	return buf_str(&b);
}

static int by_worth(const void *x, const void *y)
{
	const MatchReason *a = x, *b = y;
	int64_t wa = (int64_t)a->score * a->weight, wb = (int64_t)b->score * b->weight;
	return wa != wb ? (wa < wb) - (wa > wb) : (a->part > b->part) - (a->part < b->part);
}

static bool sides(const Match *m, int mentor, int mentee, int *left, int *right)
{
	*left = mentee >= 0 && mentee < m->people->n ? m->facts->left_of[mentee] : -1;
	const int *side = m->settings.shape == MATCH_PEERS ? m->facts->left_of : m->facts->right_of;
	*right = mentor >= 0 && mentor < m->people->n ? side[mentor] : -1;
	return *left >= 0 && *right >= 0;
}

/* How well two go together is asked of likeness where they are peers. */
static FitCase case_of(const Match *m, int left, int right)
{
	return m->settings.shape == MATCH_PEERS ? facts_equals_case(m->facts, &m->settings, left, right) : facts_case(m->facts, &m->settings, left, right);
}

static int score_of(const Match *m, const FitCase *c, int part[FITS]) { return m->settings.shape == MATCH_PEERS ? likeness_score(c, part) : fit_score(c, part); }
static FitWhy why_of(const Match *m, const FitCase *c, FitPart part)   { return m->settings.shape == MATCH_PEERS ? likeness_why(c, part) : fit_why(c, part); }

bool match_parts(const Match *m, int mentor, int mentee, int part[FITS])
{
	int left, right;
	if (!sides(m, mentor, mentee, &left, &right))
		return false;
	FitCase c = case_of(m, left, right);
	score_of(m, &c, part);
	return true;
}

MatchReasons match_reasons(const Match *m, int mentor, int mentee)
{
	MatchReasons all = { 0 };
	int left, right;
	if (!sides(m, mentor, mentee, &left, &right))
		return all;
	FitCase c = case_of(m, left, right);
	for (int i = 0; i < FITS; i++) {
		FitWhy why = why_of(m, &c, (FitPart)i);
		all.list[all.n++] = (MatchReason){ .part = (FitPart)i, .score = why.score, .weight = m->settings.fit.weight[i], .why = why };
	}
	qsort(all.list, (size_t)all.n, sizeof *all.list, by_worth);
	return all;
}

Str match_because(Arena *a, const Match *m, int mentor, int mentee)
{
	MatchReasons all = match_reasons(m, mentor, mentee);
	Buf b = buf_open(a);
	for (int i = 0, told = 0; i < all.n && told < TELL_MOST; i++) {
		if (all.list[i].score < TELL_AT_LEAST || !all.list[i].weight)
			continue;
		buf_add(&b, told++ ? S(" ") : S(""));
		buf_add(&b, match_says(a, m, &all.list[i], mentor, mentee));
	}
	return b.n ? buf_str(&b) : S("Little is known that speaks for this pair; it was made so that both have somebody.");
}

int match_fit(const Match *m, int mentor, int mentee)
{
	int left, right;
	if (!sides(m, mentor, mentee, &left, &right))
		return 0;
	FitCase c = case_of(m, left, right);
	return score_of(m, &c, NULL);
}

/* ---- why not ----------------------------------------------------------------------- */

/* "Ana (fit 71), Ben (fit 64)": whom somebody has instead. */
static Str partners(Arena *a, const Match *m, int person, bool mentees)
{
	Buf b = buf_open(a);
	for (int i = 0; i < m->pairs.n; i++) {
		const MatchPair *p = &m->pairs.list[i];
		if ((mentees ? p->mentor : p->mentee) != person)
			continue;
		buf_add(&b, b.n ? S(", ") : S(""));
		buf_fmt(&b, "%.*s (fit %d)", STR(match_name(m, mentees ? p->mentee : p->mentor)), (p->fit + 5) / 10);
	}
	return buf_str(&b);
}

/* What forcing the pair would cost all others at least, by the prices of the proof. */
static Str cost(Arena *a, const Match *m, int left, int right)
{
	const MatchSolved *x = m->solved;
	const Proof       *p = &x->proof;
	int32_t score = solve_score(x, left, right);
	int64_t by = 0;
	if (m->settings.goal == MATCH_INSIDE)
		return S("What pairing them would cost the others is not known with this goal; ask for the pair to see it.");
	if (!match_proven(m))
		return S("At least one of the two has somebody who fits at least as well, or whom the coordinator asked for; so they would not both rather have each other.");
	if (score == APART) {
		FitCase c = facts_case(m->facts, &m->settings, left, right);
		score = fit_score(&c, NULL);
	}
	int  digit = solve_over(x, left, right, score, &by);
	bool points = digit + 1 == p->digits;
	if (digit == 0 && !points)
		return S("Pairing them would leave at least one person more without a mentor.");
	if (p->has_floor && score < p->floor)
		return str_fmt(a, "Pairing them would make the weakest pair weaker: it has a fit of %d.%d now.", p->floor / 10, p->floor % 10);
	if (digit < 0)
		return S("A match just as good overall might hold this pair; which of several equal ones is made depends on the seed.");
	if (!points)
		return str_fmt(a, "Pairing them would cost the others: at least %lld %s more with a fit below %d.", (long long)by, by == 1 ? "pair" : "pairs",
		               p->cuts[digit - 1] / 10);
	return str_fmt(a, "Pairing them would cost the others at least %lld.%lld points of fit together.", (long long)by / 10, (long long)by % 10);
}

static void tell_instead(Arena *a, const Match *m, int mentor, int mentee, Strs *all)
{
	Str mentees = partners(a, m, mentor, true), mentors = partners(a, m, mentee, false);
	Str who = match_name(m, mentor), whom = match_name(m, mentee);
	*PUSH(a, all) = str_fmt(a, "Their fit is %d.", (match_fit(m, mentor, mentee) + 5) / 10);
	*PUSH(a, all) = mentors.n ? str_fmt(a, "%.*s is paired with %.*s.", STR(whom), STR(mentors)) : str_fmt(a, "%.*s has no mentor.", STR(whom));
	*PUSH(a, all) = mentees.n ? str_fmt(a, "%.*s is paired with %.*s.", STR(who), STR(mentees)) : str_fmt(a, "%.*s has no mentee.", STR(who));
}

/* ---- who else would do as well ------------------------------------------------------ */

typedef struct { const Match *m; int mentee; } Wanting;

static int by_fit(const void *x, const void *y, void *with)
{
	const Wanting *w = with;
	int a = *(const int *)x, b = *(const int *)y, one = match_fit(w->m, a, w->mentee), other = match_fit(w->m, b, w->mentee);
	return one != other ? (one < other) - (one > other) : (a > b) - (a < b);
}

MatchOthers match_instead(Arena *a, const Match *m, int mentor, int mentee)
{
	MatchOthers all = { 0 };
	int left, right;
	if (m->settings.shape != MATCH_PAIRS || !sides(m, mentor, mentee, &left, &right) || !match_proven(m))
		return all;
	InsteadRights rights = instead_of(a, instead_open(a, &m->solved->proof), left, right);
	for (int i = 0; i < rights.n; i++)
		*PUSH(a, &all) = m->facts->mentor[rights.list[i]];
	if (all.n)
		qsort_r(all.list, (size_t)all.n, sizeof *all.list, by_fit, &(Wanting){ m, mentee });
	return all;
}

static Str who_else(Arena *a, const Match *m, int mentor, int mentee)
{
	MatchOthers all = match_instead(a, m, mentor, mentee);
	Buf b = buf_open(a);
	for (int i = 0; i < all.n && i < OTHERS_TOLD; i++)
		buf_fmt(&b, "%s%.*s (fit %d)", !i ? "" : i + 1 == all.n ? " or " : ", ", STR(match_name(m, all.list[i])), (match_fit(m, all.list[i], mentee) + 5) / 10);
	if (all.n > OTHERS_TOLD)
		buf_fmt(&b, " or %d more", all.n - OTHERS_TOLD);
	return all.n ? str_fmt(a, "At no cost to the whole, %.*s could have instead: %.*s.", STR(match_name(m, mentee)), STR(buf_str(&b)))
		: str_fmt(a, "Nobody else could take %.*s's place here without a cost to the whole.", STR(match_name(m, mentor)));
}

static void tell_paired(Arena *a, const Match *m, const MatchPair *p, Strs *all)
{
	*PUSH(a, all) = S("These two are paired.");
	if (p->must)
		*PUSH(a, all) = S("It was asked for, so nobody else was considered.");
	else if (match_proven(m))
		*PUSH(a, all) = who_else(a, m, p->mentor, p->mentee);
}

Strs match_why_not(Arena *a, const Match *m, int mentor, int mentee)
{
	Strs all = { 0 };
	int  left, right;
	if (m->settings.shape != MATCH_PAIRS)
		return match_why_apart(a, m, mentor, mentee);
	if (!sides(m, mentor, mentee, &left, &right)) {
		*PUSH(a, &all) = S("One of the two does not take part in this role.");
		return all;
	}
	for (int i = 0; i < m->pairs.n; i++)
		if (m->pairs.list[i].mentor == mentor && m->pairs.list[i].mentee == mentee) {
			tell_paired(a, m, &m->pairs.list[i], &all);
			return all;
		}
	uint32_t broken = pairing_broken(facts_pairing(m->facts, &m->settings, left, right));
	for (uint32_t rest = broken; rest; rest &= rest - 1)
		*PUSH(a, &all) = str(pairing_rule(__builtin_ctz(rest))->says);
	return broken ? all : match_why_cost(a, m, mentor, mentee);
}

Strs match_why_cost(Arena *a, const Match *m, int mentor, int mentee)
{
	Strs all = { 0 };
	int  left, right;
	if (m->settings.shape != MATCH_PAIRS)
		return match_why_apart_cost(a, m, mentor, mentee);
	if (!sides(m, mentor, mentee, &left, &right))
		return all;
	tell_instead(a, m, mentor, mentee, &all);
	*PUSH(a, &all) = cost(a, m, left, right);
	return all;
}

bool match_allowed(const Match *m, int mentor, int mentee)
{
	int left, right;
	if (!sides(m, mentor, mentee, &left, &right))
		return false;
	return m->settings.shape == MATCH_PAIRS ? solve_score(m->solved, left, right) != APART : !match_apart(m, left, right);
}
