/* match_index.c - one mentee beside every mentor, a part of the fit at a time.  Mentors whom a part cannot tell apart are judged
 * once for all; only those who share something with the mentee are judged one by one.  Who they are is looked up instead of
 * comparing two lists a pair: inverted lists (J. Zobel and A. Moffat, "Inverted files for text search engines", ACM Computing
 * Surveys 38(2), 2006).  Rules are asked likewise only where something may be broken. */
#include "match/match_facts.h"

#include <stdlib.h>
#include <string.h>

typedef struct { int32_t *from, *right; } Posting;      /* number w is used by right[from[w]] .. right[from[w + 1] - 1] */
typedef struct { int32_t *of; const Profile **one; int n; } Kinds;      /* of: by right; one: any of each kind */
typedef enum { MANAGERS, LINE, AVOIDS, HAD, NAMES } Naming;
typedef enum { TOPICS, INTERESTS, VALUES, LISTS } Listing;

struct FactsIndex {
	const MatchFacts    *f;
	const MatchSettings *s;
	Posting   words[LISTS], phrases[LISTS], prose, slots, preferred, names[NAMES];
	Kinds     kinds[FITS];
	bool      ask_all;              /* the rules compare any two */
	int32_t  *alone, alones;        /* rights who break a rule whoever the other is */
	/* Of the part and the mentee in hand: */
	FitCase   now;
	FitShared shared;
	int32_t  *met, mets;            /* rights who share something with the mentee, each once, and room for one more ... */
	bool     *is_met;
	int32_t  *found;                /* ... by right, 'width' numbers each: what it is, as in FitShared; elsewhere 0 */
	int       width;
	int16_t  *of_kind, *score;      /* by kind; by right */
	int32_t  *sum, *weights;        /* by right */
	FactsRow  row;
	int32_t  *fit;
	uint32_t *broken;
};

/* ---- who uses what --------------------------------------------------------------------------- */

static const Phrases *listed(const Profile *p, int list) { return list == TOPICS ? &p->topics : list == INTERESTS ? &p->interests : &p->values; }
static Ids named(const Candidate *c, int naming) { return naming == MANAGERS ? c->managers : naming == LINE ? c->line : naming == AVOIDS ? c->avoids : c->had; }

typedef Ids UsedBy(const MatchFacts *f, int right, int which);
static Ids words_of(const MatchFacts *f, int right, int list)    { return listed(&f->offers[right], list)->words; }
static Ids phrases_of(const MatchFacts *f, int right, int list)  { return listed(&f->offers[right], list)->phrases; }
static Ids prose_of(const MatchFacts *f, int right, int none)    { (void)none; return f->offers[right].words; }
static Ids slots_of(const MatchFacts *f, int right, int none)    { (void)none; return f->offers[right].slots; }
static Ids preferred_of(const MatchFacts *f, int right, int none) { (void)none; return (Ids){ f->offers[right].preferred, f->offers[right].preferred_n }; }
static Ids named_by(const MatchFacts *f, int right, int naming)  { return named(&f->as_mentor[right], naming); }

/* most: the largest number there is. */
static Posting posting(Arena *a, const MatchFacts *f, int most, UsedBy *used, int which)
{
	Posting  x = { .from = NEW(a, int32_t, (size_t)most + 3) };
	int32_t *at = x.from + 1;       /* first how often, then where to write, in the end where the next begins */
	int64_t  n = 0;
	for (int r = 0; r < f->rights; r++) {
		Ids ids = used(f, r, which);
		n += ids.n;
		for (int i = 0; i < ids.n; i++)
			at[ids.list[i] + 1]++;
	}
	for (int w = 0; w <= most; w++)
		at[w + 1] += at[w];
	x.right = NEW(a, int32_t, n);
	for (int r = 0; r < f->rights; r++) {
		Ids ids = used(f, r, which);
		for (int i = 0; i < ids.n; i++)
			x.right[at[ids.list[i]]++] = r;
	}
	return x;
}

/* ---- whom a part cannot tell apart -------------------------------------------------------------- */

typedef struct { const MatchFacts *f; FitPart part; } Sorting;

static int by_part(const void *x, const void *y, void *with)
{
	const Sorting *s = with;
	return fit_order(s->part, &s->f->offers[*(const int32_t *)x], &s->f->offers[*(const int32_t *)y]);
}

static Kinds kinds(Arena *a, const MatchFacts *f, FitPart part)
{
	Kinds    k = { .of = NEW(a, int32_t, f->rights), .one = NEW(a, const Profile *, f->rights) };
	int32_t *rights = NEW(a, int32_t, f->rights);
	for (int r = 0; r < f->rights; r++)
		rights[r] = r;
	if (f->rights)
		qsort_r(rights, (size_t)f->rights, sizeof *rights, by_part, &(Sorting){ f, part });
	for (int i = 0; i < f->rights; i++) {
		if (!i || by_part(&rights[i - 1], &rights[i], &(Sorting){ f, part }))
			k.one[k.n++] = &f->offers[rights[i]];
		k.of[rights[i]] = k.n - 1;
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
	const MatchFacts *f = x->f;
	x->ask_all = pairing_compares(x->s->pairing);
	x->broken = NEW(a, uint32_t, f->rights);
	x->alone = NEW(a, int32_t, f->rights);
	for (int r = 0; r < f->rights; r++)
		if (pairing_alone(&f->as_mentor[r]))
			x->alone[x->alones++] = r;
	for (int k = 0; k < NAMES; k++)
		x->names[k] = posting(a, f, f->people, named_by, k);
}

FactsIndex *facts_index(Arena *a, const MatchFacts *f, const MatchSettings *s)
{
	FactsIndex *x = NEW(a, FactsIndex, 1);
	int         n = f->rights;
	*x = (FactsIndex){ .f = f, .s = s, .prose = posting(a, f, f->shown_n, prose_of, 0), .slots = posting(a, f, f->shown_n, slots_of, 0),
		.preferred = posting(a, f, f->people, preferred_of, 0), .met = NEW(a, int32_t, n + 1), .is_met = NEW(a, bool, n),
		.found = NEW(a, int32_t, size_of((size_t)most_phrases(f), (size_t)n)), .of_kind = NEW(a, int16_t, n), .score = NEW(a, int16_t, n),
		.sum = NEW(a, int32_t, n), .weights = NEW(a, int32_t, n), .fit = NEW(a, int32_t, n) };
	for (int k = 0; k < LISTS; k++) {
		x->words[k] = posting(a, f, f->shown_n, words_of, k);
		x->phrases[k] = posting(a, f, f->shown_n, phrases_of, k);
	}
	for (int part = 0; part < FITS; part++)
		if (s->fit.weight[part] > 0)
			x->kinds[part] = kinds(a, f, (FitPart)part);
	open_rules(a, x);
	x->now = (FitCase){ .shared = &x->shared, .rarity = f->rarity, .typical = f->typical, .policy = &s->fit };
	x->row = (FactsRow){ x->fit, x->broken };
	return x;
}

/* ---- who shares something with the mentee ----------------------------------------------------------- */

static void meet(FactsIndex *x, const int32_t *right, int n)
{
	bool    *is_met = x->is_met;
	int32_t *met = x->met + x->mets, *from = met;
	for (int i = 0; i < n; i++) {
		*met = right[i];                /* counts if it is new */
		met += !is_met[right[i]];
		is_met[right[i]] = true;
	}
	x->mets += (int)(met - from);
}

static void forget(FactsIndex *x)
{
	size_t width = sizeof *x->found * (size_t)x->width, rights = (size_t)x->f->rights;
	bool   most = x->mets > x->f->rights / 4;
	if (most) {
		memset(x->is_met, 0, rights);
		memset(x->found, 0, width * rights);
	}
	for (int i = 0; i < x->mets && !most; i++) {
		x->is_met[x->met[i]] = false;
		memset(x->found + (size_t)x->met[i] * (size_t)x->width, 0, width);
	}
	x->mets = 0;
}

/* Whoever uses the number.  Of what was found by right and place it is worth so much more. */
static void meet_users(FactsIndex *x, const Posting *p, int32_t number, int place, int32_t worth)
{
	const int32_t *right = p->right + p->from[number];
	int32_t       *found = x->found + place, width = x->width;
	int            n = p->from[number + 1] - p->from[number];
	meet(x, right, n);
	for (int i = 0; i < n && worth; i++)
		found[(size_t)right[i] * (size_t)width] += worth;
}

static void meet_phrases(FactsIndex *x, int list, const Phrases *want)
{
	const Posting *phrases = &x->phrases[list];
	x->width = want->phrases.n;
	for (int i = 0; i < want->spelt_n; i++)
		meet_users(x, &x->words[list], want->spelt[i].word, want->spelt[i].phrase, x->f->rarity[want->spelt[i].word]);
	for (int i = 0; i < x->width; i++) {
		int32_t phrase = want->phrases.list[i];
		meet_users(x, phrases, phrase, 0, 0);
		for (int32_t k = phrases->from[phrase]; k < phrases->from[phrase + 1]; k++)
			x->found[(size_t)phrases->right[k] * (size_t)x->width + (size_t)i] = FIT_PHRASE;
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
		if (x->f->right_of[people.list[i]] >= 0)
			meet(x, &x->f->right_of[people.list[i]], 1);
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

static int16_t score(FactsIndex *x, FitPart part, const Profile *mentor, const int32_t *found)
{
	x->now.mentor = mentor;
	x->shared = (FitShared){ found, found, found, *found, *found };
	return (int16_t)fit_part_score(&x->now, part);
}

/* As if nobody shared anything; false: then nothing can be said of anybody. */
static bool judge_kinds(FactsIndex *x, FitPart part)
{
	static const int32_t nothing[PHRASES_MOST];
	const Kinds *k = &x->kinds[part];
	bool known = false;
	for (int i = 0; i < k->n; i++) {
		x->of_kind[i] = score(x, part, k->one[i], nothing);
		known |= x->of_kind[i] != FIT_UNKNOWN;
	}
	return known;
}

static void judge_part(FactsIndex *x, FitPart part)
{
	bool known = judge_kinds(x, part);
	meet_by(x, part);
	if (!known && !x->mets)
		return;
	fit_spread(x->of_kind, x->kinds[part].of, x->f->rights, x->score);
	for (int i = 0; i < x->mets; i++)
		x->score[x->met[i]] = score(x, part, &x->f->offers[x->met[i]], x->found + (size_t)x->met[i] * (size_t)x->width);
	forget(x);
	fit_add(x->score, x->f->rights, x->s->fit.weight[part], x->sum, x->weights);
}

/* ---- the rules ------------------------------------------------------------------------------------- */

/* Everybody between whom and the mentee a rule may be broken. */
static void meet_to_ask(FactsIndex *x, int left)
{
	const MatchFacts *f = x->f;
	const Candidate  *c = &f->as_mentee[left];
	const char       *apart = f->apart ? f->apart + (size_t)left * (size_t)f->rights : NULL;
	bool              all = x->ask_all || pairing_alone(c);
	x->width = 0;
	for (int32_t r = 0; r < f->rights && (all || apart); r++)
		if (all || apart[r])
			meet(x, &r, 1);
	meet(x, x->alone, x->alones);
	meet_named(x, (Ids){ &c->id, 1 });
	for (int k = 0; k < NAMES; k++) {
		meet_named(x, named(c, k));
		meet_users(x, &x->names[k], c->id, 0, 0);
	}
}

FactsRow facts_index_row(FactsIndex *x, int left)
{
	size_t rights = (size_t)x->f->rights;
	x->now.mentee = &x->f->wants[left];
	memset(x->sum, 0, sizeof *x->sum * rights);
	memset(x->weights, 0, sizeof *x->weights * rights);
	memset(x->broken, 0, sizeof *x->broken * rights);
	for (int part = 0; part < FITS; part++)
		if (x->s->fit.weight[part] > 0)
			judge_part(x, (FitPart)part);
	fit_means(x->sum, x->weights, x->f->rights, x->fit);
	meet_to_ask(x, left);
	for (int i = 0; i < x->mets; i++)
		x->broken[x->met[i]] = pairing_broken(facts_pairing(x->f, x->s, left, x->met[i]));
	forget(x);
	return x->row;
}
