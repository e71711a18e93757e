/* match_index.c - one mentee beside all others, mentors or mentees, a part of the fit at a time.  Others whom a part cannot tell
 * apart are judged once for all; only those who share something with the mentee are judged one by one.  Who they are is looked up
 * instead of comparing two lists a pair: inverted lists (J. Zobel and A. Moffat, "Inverted files for text search engines", ACM
 * Computing Surveys 38(2), 2006).  Rules are asked likewise only where something may be broken. */
#include "match/match_facts.h"

#include <stdlib.h>
#include <string.h>

typedef struct { int32_t *from, *other; } Posting;      /* number w is used by other[from[w]] .. other[from[w + 1] - 1], growing */
typedef struct { int32_t *of, *one; int n; } Kinds;     /* of: by other; one: any other of each kind */
typedef enum { MANAGERS, LINE, AVOIDS, HAD, NAMES } Naming;
typedef enum { TOPICS, INTERESTS, VALUES, LISTS } Listing;
typedef struct { const Profile *says; const Candidate *as; const int *of; int n; } Others;      /* of: by person; -1: not among them */

struct FactsIndex {
	const MatchFacts    *f;
	const MatchSettings *s;
	Others    others;
	bool      equals, peers;        /* the others are mentees; who are introduced to each other */
	Posting   words[LISTS], phrases[LISTS], prose, slots, preferred, names[NAMES];
	Kinds     kinds[FITS];
	Kinds     ruled;                /* whom the rules cannot tell apart */
	int32_t  *alone, alones;        /* others who break a rule whoever the mentee is */
	/* Of the part and the mentee in hand: */
	int       from;                 /* others before it are passed over */
	FitCase   now;
	FitShared shared, turned;
	int32_t  *met, mets;            /* others who share something with the mentee, each once, and room for one more ... */
	bool     *is_met;
	int32_t  *found;                /* ... by other, 'width' numbers each: what it is, as in FitShared; elsewhere 0 */
	int       width;
	int16_t  *of_kind, *score;      /* by kind; by other */
	int32_t  *sum, *weights;        /* by other */
	FactsRow  row;
	int32_t  *fit;
	uint32_t *broken, *broken_by_kind;
};

/* ---- who uses what --------------------------------------------------------------------------- */

static const Phrases *listed(const Profile *p, int list) { return list == TOPICS ? &p->topics : list == INTERESTS ? &p->interests : &p->values; }
static Ids named(const Candidate *c, int naming) { return naming == MANAGERS ? c->managers : naming == LINE ? c->line : naming == AVOIDS ? c->avoids : c->had; }

typedef Ids UsedBy(const Others *o, int other, int which);
static Ids words_of(const Others *o, int other, int list)     { return listed(&o->says[other], list)->words; }
static Ids phrases_of(const Others *o, int other, int list)   { return listed(&o->says[other], list)->phrases; }
static Ids prose_of(const Others *o, int other, int none)     { (void)none; return o->says[other].words; }
static Ids slots_of(const Others *o, int other, int none)     { (void)none; return o->says[other].slots; }
static Ids preferred_of(const Others *o, int other, int none) { (void)none; return (Ids){ o->says[other].preferred, o->says[other].preferred_n }; }
static Ids named_by(const Others *o, int other, int naming)   { return named(&o->as[other], naming); }

/* most: the largest number there is. */
static Posting posting(Arena *a, const Others *o, int most, UsedBy *used, int which)
{
	Posting  x = { .from = NEW(a, int32_t, (size_t)most + 3) };
	int32_t *at = x.from + 1;       /* first how often, then where to write, in the end where the next begins */
	int64_t  n = 0;
	for (int k = 0; k < o->n; k++) {
		Ids ids = used(o, k, which);
		n += ids.n;
		for (int i = 0; i < ids.n; i++)
			at[ids.list[i] + 1]++;
	}
	for (int w = 0; w <= most; w++)
		at[w + 1] += at[w];
	x.other = NEW(a, int32_t, n);
	for (int k = 0; k < o->n; k++) {
		Ids ids = used(o, k, which);
		for (int i = 0; i < ids.n; i++)
			x.other[at[ids.list[i]]++] = k;
	}
	return x;
}

/* ---- whom a part, or the rules, cannot tell apart -------------------------------------------------- */

typedef struct { const Others *others; FitPart part; PairingPolicy policy; } Sorting;
typedef int Order(const void *x, const void *y, void *with);

static int by_part(const void *x, const void *y, void *with)
{
	const Sorting *s = with;
	return fit_order(s->part, &s->others->says[*(const int32_t *)x], &s->others->says[*(const int32_t *)y]);
}

static int by_rules(const void *x, const void *y, void *with)
{
	const Sorting *s = with;
	return pairing_order(s->policy, &s->others->as[*(const int32_t *)x], &s->others->as[*(const int32_t *)y]);
}

static Kinds kinds(Arena *a, Order *order, Sorting s)
{
	int      n = s.others->n;
	Kinds    k = { .of = NEW(a, int32_t, n), .one = NEW(a, int32_t, n) };
	int32_t *sorted = NEW(a, int32_t, n);
	for (int i = 0; i < n; i++)
		sorted[i] = i;
	if (n)
		qsort_r(sorted, (size_t)n, sizeof *sorted, order, &s);
	for (int i = 0; i < n; i++) {
		if (!i || order(&sorted[i - 1], &sorted[i], &s))
			k.one[k.n++] = sorted[i];
		k.of[sorted[i]] = k.n - 1;
	}
	return k;
}

/* ---- all that holds for every mentee ------------------------------------------------------------- */

static int most_phrases(const MatchFacts *f)
{
	int most = 1;
	for (int l = 0; l < f->lefts; l++)
		for (int k = 0; k < LISTS; k++)
			most = listed(&f->wants[l], k)->phrases.n > most ? listed(&f->wants[l], k)->phrases.n : most;
	return most;
}

static void open_rules(Arena *a, FactsIndex *x)
{
	const Others *o = &x->others;
	x->ruled = kinds(a, by_rules, (Sorting){ .others = o, .policy = x->s->pairing });
	x->broken = NEW(a, uint32_t, o->n), x->broken_by_kind = NEW(a, uint32_t, o->n);
	x->alone = NEW(a, int32_t, o->n);
	for (int k = 0; k < o->n; k++)
		if (pairing_alone(&o->as[k]))
			x->alone[x->alones++] = k;
	for (int k = 0; k < NAMES; k++)
		x->names[k] = posting(a, o, x->f->people, named_by, k);
}

static FactsIndex *open_index(Arena *a, FactsIndex begun)
{
	FactsIndex *x = NEW(a, FactsIndex, 1);
	*x = begun;
	const MatchFacts *f = x->f;
	const Others     *o = &x->others;
	x->prose = posting(a, o, f->shown_n, prose_of, 0);
	x->slots = posting(a, o, f->shown_n, slots_of, 0);
	x->preferred = posting(a, o, f->people, preferred_of, 0);
	x->met = NEW(a, int32_t, o->n + 1), x->is_met = NEW(a, bool, o->n);
	x->found = NEW(a, int32_t, size_of((size_t)most_phrases(f), (size_t)o->n));
	x->of_kind = NEW(a, int16_t, o->n), x->score = NEW(a, int16_t, o->n);
	x->sum = NEW(a, int32_t, o->n), x->weights = NEW(a, int32_t, o->n), x->fit = NEW(a, int32_t, o->n);
	for (int k = 0; k < LISTS; k++) {
		x->words[k] = posting(a, o, f->shown_n, words_of, k);
		x->phrases[k] = posting(a, o, f->shown_n, phrases_of, k);
	}
	for (int part = 0; part < FITS; part++)
		if (x->s->fit.weight[part] > 0)
			x->kinds[part] = kinds(a, by_part, (Sorting){ .others = o, .part = (FitPart)part });
	open_rules(a, x);
	x->now = (FitCase){ .shared = &x->shared, .turned = &x->turned, .rarity = f->rarity, .typical = f->typical, .policy = &x->s->fit };
	x->row = (FactsRow){ x->fit, x->broken };
	return x;
}

FactsIndex *facts_index(Arena *a, const MatchFacts *f, const MatchSettings *s)
{
	return open_index(a, (FactsIndex){ .f = f, .s = s, .others = { f->offers, f->as_mentor, f->right_of, f->rights } });
}

FactsIndex *facts_equals_index(Arena *a, const MatchFacts *f, const MatchSettings *s, bool peers)
{
	return open_index(a, (FactsIndex){ .f = f, .s = s, .others = { f->wants, f->as_mentee, f->left_of, f->lefts }, .equals = true, .peers = peers });
}

/* ---- who shares something with the mentee ----------------------------------------------------------- */

static void meet(FactsIndex *x, const int32_t *other, int n)
{
	bool    *is_met = x->is_met;
	int32_t *met = x->met + x->mets, *from = met;
	for (int i = 0; i < n; i++) {
		*met = other[i];                /* counts if it is new */
		met += !is_met[other[i]];
		is_met[other[i]] = true;
	}
	x->mets += (int)(met - from);
}

static void forget(FactsIndex *x)
{
	size_t width = sizeof *x->found * (size_t)x->width, others = (size_t)x->others.n;
	bool   most = x->mets > x->others.n / 4;
	if (most) {
		memset(x->is_met, 0, others);
		memset(x->found, 0, width * others);
	}
	for (int i = 0; i < x->mets && !most; i++) {
		x->is_met[x->met[i]] = false;
		memset(x->found + (size_t)x->met[i] * (size_t)x->width, 0, width);
	}
	x->mets = 0;
}

/* Those who use the number and are not passed over. */
static Ids users(const FactsIndex *x, const Posting *p, int32_t number)
{
	int32_t from = p->from[number], to = p->from[number + 1], end = to;
	while (x->from && from < to) {
		int32_t half = from + (to - from) / 2;
		*(p->other[half] < x->from ? &from : &to) = p->other[half] < x->from ? half + 1 : half;
	}
	return (Ids){ p->other + from, end - from };
}

/* Of what was found by other and place it is worth so much more. */
static void meet_users(FactsIndex *x, const Posting *p, int32_t number, int place, int32_t worth)
{
	Ids      all = users(x, p, number);
	int32_t *found = x->found + place;
	size_t   width = (size_t)x->width;
	meet(x, all.list, all.n);
	for (int i = 0; i < all.n && worth; i++)
		found[(size_t)all.list[i] * width] += worth;
}

static void meet_phrases(FactsIndex *x, int list, const Phrases *want)
{
	x->width = want->phrases.n;
	for (int i = 0; i < want->spelt_n; i++)
		meet_users(x, &x->words[list], want->spelt[i].word, want->spelt[i].phrase, x->f->rarity[want->spelt[i].word]);
	for (int i = 0; i < x->width; i++) {
		Ids all = users(x, &x->phrases[list], want->phrases.list[i]);
		meet(x, all.list, all.n);
		for (int k = 0; k < all.n; k++)
			x->found[(size_t)all.list[k] * (size_t)x->width + (size_t)i] = FIT_PHRASE;
	}
}

/* worth: by number; NULL: each is worth 1. */
static void meet_ids(FactsIndex *x, const Posting *p, Ids ids, const int32_t *worth)
{
	for (int i = 0; i < ids.n; i++)
		meet_users(x, p, ids.list[i], 0, worth ? worth[ids.list[i]] : 1);
}

static void meet_named(FactsIndex *x, Ids people)
{
	for (int i = 0; i < people.n; i++)
		if (x->others.of[people.list[i]] >= x->from)
			meet(x, &x->others.of[people.list[i]], 1);
}

static void meet_by(FactsIndex *x, FitPart part)
{
	const Profile *p = x->now.mentee;
	x->width = 1;
	if (part == FIT_TOPICS || part == FIT_INTERESTS || part == FIT_VALUES) {
		int list = part == FIT_TOPICS ? TOPICS : part == FIT_INTERESTS ? INTERESTS : VALUES;
		meet_phrases(x, list, listed(p, list));
	} else if (part == FIT_GOALS) {
		meet_ids(x, &x->prose, p->words, x->f->rarity);
	} else if (part == FIT_HOURS) {
		meet_ids(x, &x->slots, p->slots, NULL);
	} else if (part == FIT_WISH) {
		meet_named(x, (Ids){ p->preferred, p->preferred_n });
		meet_users(x, &x->preferred, p->id, 0, 0);
	}
}

/* ---- the fit -------------------------------------------------------------------------------------- */

static int16_t score(FactsIndex *x, FitPart part, const Profile *other)
{
	x->now.mentor = other;
	return (int16_t)(x->equals ? likeness_part_score(&x->now, part) : fit_part_score(&x->now, part));
}

/* As if nobody shared anything; false: then nothing can be said of anybody. */
static bool judge_kinds(FactsIndex *x, FitPart part)
{
	static const int32_t nothing[PHRASES_MOST];
	const Kinds *k = &x->kinds[part];
	bool known = false;
	x->shared = x->turned = (FitShared){ nothing, nothing, nothing, 0, 0 };
	for (int i = 0; i < k->n; i++) {
		x->of_kind[i] = score(x, part, &x->others.says[k->one[i]]);
		known |= x->of_kind[i] != FIT_UNKNOWN;
	}
	return known;
}

static void judge_part(FactsIndex *x, FitPart part)
{
	bool known = judge_kinds(x, part);
	int  from = x->from, n = x->others.n - from;
	meet_by(x, part);
	if (!known && !x->mets)
		return;
	fit_spread(x->of_kind, x->kinds[part].of + from, n, x->score + from);
	for (int i = 0; i < x->mets; i++) {
		int32_t        other = x->met[i];
		const int32_t *found = x->found + (size_t)other * (size_t)x->width;
		x->shared = (FitShared){ found, found, found, *found, *found };
		x->turned = (FitShared){ .goals = *found, .hours = *found };
		x->score[other] = score(x, part, &x->others.says[other]);
	}
	forget(x);
	fit_add(x->score + from, n, x->s->fit.weight[part], x->sum + from, x->weights + from);
}

/* ---- the rules ------------------------------------------------------------------------------------- */

/* Everybody between whom and the mentee a rule may be broken that looks at more than what is compared. */
static void meet_to_ask(FactsIndex *x, int left)
{
	const Candidate *c = &x->f->as_mentee[left];
	const char      *apart = x->equals ? x->f->equals_apart : x->f->apart;
	bool             all = pairing_alone(c);
	apart = apart ? apart + (size_t)left * (size_t)x->others.n : NULL;
	x->width = 0;
	for (int32_t k = x->from; k < x->others.n && (all || apart); k++)
		if (all || apart[k])
			meet(x, &k, 1);
	meet(x, x->alone, x->alones);
	meet_named(x, (Ids){ &c->id, 1 });
	for (int k = 0; k < NAMES; k++) {
		meet_named(x, named(c, k));
		meet_users(x, &x->names[k], c->id, 0, 0);
	}
}

static uint32_t broken(const FactsIndex *x, Pairing p) { return x->equals ? equals_broken(p, x->peers) : pairing_broken(p); }

static void judge_rules(FactsIndex *x, int left)
{
	const Others  *o = &x->others;
	const int32_t *kind = x->ruled.of;
	uint32_t      *all = x->broken, *by_kind = x->broken_by_kind;
	Candidate      mentee = pairing_bare(&x->f->as_mentee[left], -1);
	for (int i = 0; i < x->ruled.n; i++) {
		Candidate other = pairing_bare(&o->as[x->ruled.one[i]], -2);
		by_kind[i] = broken(x, (Pairing){ .mentor = &other, .mentee = &mentee, .policy = x->s->pairing });
	}
	for (int k = x->from, n = o->n; k < n; k++)
		all[k] = by_kind[kind[k]];
	meet_to_ask(x, left);
	for (int i = 0; i < x->mets; i++) {
		int other = x->met[i];
		all[other] = broken(x, x->equals ? facts_equals_pairing(x->f, x->s, left, other) : facts_pairing(x->f, x->s, left, other));
	}
	forget(x);
}

FactsRow facts_index_row(FactsIndex *x, int left)
{
	x->now.mentee = &x->f->wants[left];
	x->from = x->equals ? left + 1 : 0;
	size_t from = (size_t)x->from, n = (size_t)x->others.n - from;
	memset(x->sum + from, 0, sizeof *x->sum * n);
	memset(x->weights + from, 0, sizeof *x->weights * n);
	for (int part = 0; part < FITS; part++)
		if (x->s->fit.weight[part] > 0)
			judge_part(x, (FitPart)part);
	fit_means(x->sum + from, x->weights + from, (int)n, x->fit + from);
	judge_rules(x, left);
	return x->row;
}
