/* fit.c - how well two people go together: the parts, what each counts, and the
 * whole.  How a part is judged: fit_words.c and fit_facts.c. */
#include "rules/fit_parts.h"

static const struct { Rule rule; int weight; FitJudge *judge; } parts[FITS] = {
	[FIT_TOPICS]     = { RULE("topics",     "What the mentee wants to talk about is what the mentor offers."), 30, fit_topics },
	[FIT_GOALS]      = { RULE("goals",      "The mentee's goals meet the mentor's experience, word by word."), 25, fit_goals },
	[FIT_INTERESTS]  = { RULE("interests",  "They share clinical, research, teaching or other interests."), 10, fit_interests },
	[FIT_LANGUAGES]  = { RULE("languages",  "They have a language in common."), 10, fit_languages },
	[FIT_HOURS]      = { RULE("hours",      "Their working days, or the hours they are free, overlap."), 8, fit_hours },
	[FIT_PLACE]      = { RULE("place",      "They can meet the way they would like to."), 5, fit_place },
	[FIT_VALUES]     = { RULE("values",     "They share values and ways of working."), 8, fit_values },
	[FIT_STAGE]      = { RULE("stage",      "Their career stages are as far apart as the programme asks."), 4, fit_stage },
	[FIT_UNIT]       = { RULE("unit",       "They are inside or outside each other's unit, as asked."), 5, fit_unit },
	[FIT_PROFESSION] = { RULE("profession", "They work in the same profession."), 5, fit_profession },
	[FIT_IDENTITY]   = { RULE("identity",   "A wish for a shared identity is met; it is never shown which."), 10, fit_identity },
	[FIT_WISH]       = { RULE("wish",       "One of them asked for the other."), 20, fit_wish },
};

FitPolicy fit_policy(void)
{
	FitPolicy p = { .stage = STAGE_NEAR };
	for (int i = 0; i < FITS; i++)
		p.weight[i] = parts[i].weight;
	return p;
}

static int judged(const FitCase *c, int part) { return parts[part].judge(c, NULL); }

int fit_part_score(const FitCase *c, FitPart part) { return judged(c, (int)part); }

int fit_score(const FitCase *c, int part[FITS]) { return fit_mean(c, judged, part); }

FitWhy fit_why(const FitCase *c, FitPart part)
{
	FitWhy why = { .score = FIT_UNKNOWN, .says = "This part is switched off." };
	if (c->policy->weight[part] > 0)
		parts[part].judge(c, &why);
	return why;
}

const Rule *fit_part(FitPart part) { return &parts[part].rule; }
