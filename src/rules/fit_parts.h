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

static inline void fit_share(FitWhy *why, int32_t id)
{
	if (why && why->shared_n < SHARED_MOST)
		why->shared[why->shared_n++] = id;
}

#endif
