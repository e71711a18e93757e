/* match_index.c - what one mentee has in common with every mentor, found by looking up who uses
 * each word instead of comparing two lists a pair: inverted lists (J. Zobel and A. Moffat,
 * "Inverted files for text search engines", ACM Computing Surveys 38(2), 2006). */
#include "match/match_facts.h"

#include <string.h>

enum { TOPICS, INTERESTS, VALUES, LISTS };

typedef struct { int32_t *from, *right; } Posting;      /* word w is used by right[from[w]] .. right[from[w + 1] - 1] */
struct FactsIndex {
	const MatchFacts *f;
	Posting  prose, language, slot, words[LISTS], phrases[LISTS];
	int32_t *met[LISTS];            /* by right, then by phrase of the mentee: as in FitShared */
	int      phrases_n[LISTS];
	int32_t *goals, *hours;         /* by right */
	bool    *speaks;
	FitCase   now;
	FitShared shared;
};

static const Phrases *listed(const Profile *p, int list) { return list == TOPICS ? &p->topics : list == INTERESTS ? &p->interests : &p->values; }

typedef Ids UsedBy(const Profile *p, int list);
static Ids prose_of(const Profile *p, int list)      { (void)list; return p->words; }
static Ids languages_of(const Profile *p, int list)  { (void)list; return p->languages; }
static Ids slots_of(const Profile *p, int list)      { (void)list; return p->slots; }
static Ids words_of(const Profile *p, int list)      { return listed(p, list)->words; }
static Ids phrases_of(const Profile *p, int list)    { return listed(p, list)->phrases; }

static Posting posting(Arena *a, const MatchFacts *f, UsedBy *used, int list)
{
	Posting  x = { .from = NEW(a, int32_t, (size_t)f->shown_n + 3) };
	int32_t *at = x.from + 1;       /* first how often, then where to write, in the end where the next begins */
	int64_t  n = 0;
	for (int r = 0; r < f->rights; r++) {
		Ids ids = used(&f->offers[r], list);
		n += ids.n;
		for (int i = 0; i < ids.n; i++)
			at[ids.list[i] + 1]++;
	}
	for (int w = 0; w <= f->shown_n; w++)
		at[w + 1] += at[w];
	x.right = NEW(a, int32_t, n);
	for (int r = 0; r < f->rights; r++) {
		Ids ids = used(&f->offers[r], list);
		for (int i = 0; i < ids.n; i++)
			x.right[at[ids.list[i]]++] = r;
	}
	return x;
}

FactsIndex *facts_index(Arena *a, const MatchFacts *f, const MatchSettings *s)
{
	FactsIndex *x = NEW(a, FactsIndex, 1);
	*x = (FactsIndex){ .f = f, .prose = posting(a, f, prose_of, 0), .language = posting(a, f, languages_of, 0),
		.slot = posting(a, f, slots_of, 0), .goals = NEW(a, int32_t, f->rights), .hours = NEW(a, int32_t, f->rights), .speaks = NEW(a, bool, f->rights) };
	for (int k = 0; k < LISTS; k++) {
		int most = 0;
		for (int l = 0; l < f->lefts; l++) {
			int n = listed(&f->wants[l], k)->phrases.n;
			most = n > most ? n : most;
		}
		x->words[k] = posting(a, f, words_of, k);
		x->phrases[k] = posting(a, f, phrases_of, k);
		x->met[k] = NEW(a, int32_t, size_of((size_t)most, (size_t)f->rights));
	}
	x->now = (FitCase){ .shared = &x->shared, .rarity = f->rarity, .typical = f->typical, .policy = &s->fit };
	return x;
}

static void meet(FactsIndex *x, int list, const Phrases *want)
{
	int32_t *met = x->met[list], n = x->phrases_n[list] = want->phrases.n;
	const Posting *words = &x->words[list], *phrases = &x->phrases[list];
	memset(met, 0, sizeof *met * (size_t)n * (size_t)x->f->rights);
	for (int i = 0; i < want->spelt_n; i++)
		for (int32_t w = want->spelt[i].word, k = words->from[w]; k < words->from[w + 1]; k++)
			met[(size_t)words->right[k] * (size_t)n + (size_t)want->spelt[i].phrase] += x->f->rarity[w];
	for (int i = 0; i < n; i++)
		for (int32_t p = want->phrases.list[i], k = phrases->from[p]; k < phrases->from[p + 1]; k++)
			met[(size_t)phrases->right[k] * (size_t)n + (size_t)i] = FIT_PHRASE;
}

void facts_index_set(FactsIndex *x, int left)
{
	const Profile *p = x->now.mentee = &x->f->wants[left];
	memset(x->goals, 0, sizeof *x->goals * (size_t)x->f->rights);
	memset(x->hours, 0, sizeof *x->hours * (size_t)x->f->rights);
	memset(x->speaks, 0, sizeof *x->speaks * (size_t)x->f->rights);
	for (int i = 0; i < p->words.n; i++)
		for (int32_t w = p->words.list[i], k = x->prose.from[w]; k < x->prose.from[w + 1]; k++)
			x->goals[x->prose.right[k]] += x->f->rarity[w];
	for (int i = 0; i < p->languages.n; i++)
		for (int32_t w = p->languages.list[i], k = x->language.from[w]; k < x->language.from[w + 1]; k++)
			x->speaks[x->language.right[k]] = true;
	for (int i = 0; i < p->slots.n; i++)
		for (int32_t w = p->slots.list[i], k = x->slot.from[w]; k < x->slot.from[w + 1]; k++)
			x->hours[x->slot.right[k]]++;
	for (int k = 0; k < LISTS; k++)
		meet(x, k, listed(p, k));
}

static const int32_t *met_by(const FactsIndex *x, int list, int right) { return x->met[list] + (size_t)right * (size_t)x->phrases_n[list]; }

const FitCase *facts_index_case(FactsIndex *x, int right)
{
	x->now.mentor = &x->f->offers[right];
	x->shared = (FitShared){ met_by(x, TOPICS, right), met_by(x, INTERESTS, right), met_by(x, VALUES, right), x->goals[right], x->hours[right], x->speaks[right] };
	return &x->now;
}
