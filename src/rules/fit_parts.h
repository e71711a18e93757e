/* fit_parts.h - for fit.c and likeness.c only: how each part of a fit is judged.
 * Each answers 0 to FIT_MOST or FIT_UNKNOWN and, where 'why' is given, says why. */
#ifndef RULES_FIT_PARTS_H
#define RULES_FIT_PARTS_H

#include "rules/rules.h"

typedef int FitJudge(const FitCase *c, FitWhy *why);
FitJudge fit_topics, fit_goals, fit_interests, fit_values;                      /* fit_words.c */
FitJudge fit_languages, fit_hours, fit_place, fit_stage, fit_unit,              /* fit_facts.c */
         fit_profession, fit_identity, fit_wish;

static inline int fit_say(FitWhy *why, int score, const char *says)
{
	if (why) {
		why->score = score;
		why->says = says;
	}
	return score;
}

/* Halves are rounded up; nothing known is neither good nor bad. */
static inline int fit_rounded(uint32_t sum, uint32_t weights) { return weights ? (int)((sum + weights / 2) / weights) : FIT_NEUTRAL; }

/* The mean of all parts that are known, each by its weight; part: NULL, or where each goes. */
static inline int fit_mean(const FitCase *c, int (*judged)(const FitCase *c, int part), int part[FITS])
{
	uint32_t sum = 0, weights = 0;
	for (int i = 0; i < FITS; i++) {
		int score = c->policy->weight[i] > 0 ? judged(c, i) : FIT_UNKNOWN;
		if (part)
			part[i] = score;
		if (score == FIT_UNKNOWN)
			continue;
		sum += (uint32_t)(score * c->policy->weight[i]);
		weights += (uint32_t)c->policy->weight[i];
	}
	return fit_rounded(sum, weights);
}

static inline void fit_share(FitWhy *why, int32_t id)
{
	if (why && why->shared_n < SHARED_MOST)
		why->shared[why->shared_n++] = id;
}

#endif
