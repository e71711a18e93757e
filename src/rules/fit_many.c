/* fit_many.c - many others, mentors or mentees, beside one mentee: who is judged alike, and the means of all at once.
 * How a part is judged: fit_words.c and fit_facts.c. */
#include "rules/fit_parts.h"

static int by(int64_t a, int64_t b) { return (a > b) - (a < b); }
static int by_naming(int a, int b)  { return by(a > 0, b > 0); }

static int by_hours(const Profile *a, const Profile *b)
{
	int c = by_naming(a->slots.n, b->slots.n);
	c = c ? c : by(a->zone_known, b->zone_known);
	return c ? c : by(a->zone, b->zone);
}

static int by_place(const Profile *a, const Profile *b)
{
	int c = by(a->mode, b->mode);
	c = c ? c : by(a->city, b->city);
	return c ? c : by(a->country, b->country);
}

static int by_unit(const Profile *a, const Profile *b)
{
	int c = by(a->unit_wish, b->unit_wish);
	return c ? c : by(a->unit, b->unit);
}

static int by_identity(const Profile *a, const Profile *b)
{
	int c = ids_order(a->identity, b->identity);
	return c ? c : ids_order(a->identity_wish, b->identity_wish);
}

int fit_order(FitPart part, const Profile *a, const Profile *b)
{
	switch (part) {
	case FIT_TOPICS:     return by_naming(a->topics.phrases.n, b->topics.phrases.n);
	case FIT_GOALS:      return by_naming(a->words.n, b->words.n);
	case FIT_INTERESTS:  return by_naming(a->interests.phrases.n, b->interests.phrases.n);
	case FIT_LANGUAGES:  return ids_order(a->languages, b->languages);
	case FIT_HOURS:      return by_hours(a, b);
	case FIT_PLACE:      return by_place(a, b);
	case FIT_VALUES:     return by_naming(a->values.phrases.n, b->values.phrases.n);
	case FIT_STAGE:      return stage_order(a->stage, b->stage);
	case FIT_UNIT:       return by_unit(a, b);
	case FIT_PROFESSION: return by(a->profession, b->profession);
	case FIT_IDENTITY:   return by_identity(a, b);
	case FIT_WISH:
	case FITS:           break;
	}
	return 0;
}

void fit_spread(const int16_t *restrict of_kind, const int32_t *restrict kind, int n, int16_t *restrict score)
{
	for (int i = 0; i < n; i++)
		score[i] = of_kind[kind[i]];
}

void fit_add(const int16_t *restrict score, int n, int weight, int32_t *restrict sum, int32_t *restrict weights)
{
	for (int i = 0; i < n; i++) {
		int known = score[i] == FIT_UNKNOWN ? 0 : weight;
		sum[i] += score[i] * known;
		weights[i] += known;
	}
}

void fit_means(const int32_t *restrict sum, const int32_t *restrict weights, int n, int32_t *restrict score)
{
	for (int i = 0; i < n; i++)
		score[i] = fit_rounded((uint32_t)sum[i], (uint32_t)weights[i]);
}
