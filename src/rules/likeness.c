/* likeness.c - how much two mentees are alike: the parts of a fit, asked of two who stand on the
 * same side.  Where a part looks from one to the other, it is asked both ways and the mean counts. */
#include "rules/fit_parts.h"

enum { STEP_APART = 250 };

static int like_topics(const FitCase *c, FitWhy *why)
{
	int score = fit_topics(c, why);
	if (score == FIT_UNKNOWN)
		return score;
	bool named = why && ids_meet(c->mentor->topics.phrases, c->mentee->topics.phrases);
	return fit_say(why, score, named ? "Both want to talk about {shared}." : why && why->shared_n ? "What they want to talk about is close: {shared}."
	                         : "They want to talk about different things.");
}

static int like_goals(const FitCase *c, FitWhy *why)
{
	int score = fit_goals(c, why);
	return score == FIT_UNKNOWN ? score : fit_say(why, score, score ? "Both goals speak of {shared}." : "Their goals have no words in common.");
}

static int like_stage(const FitCase *c, FitWhy *why)
{
	if (fit_stage(c, why) == FIT_UNKNOWN)
		return FIT_UNKNOWN;
	int apart = c->mentor->stage.step - c->mentee->stage.step, far = apart < 0 ? -apart : apart;
	int score = FIT_MOST - STEP_APART * far;
	if (why)
		why->n = far;
	return fit_say(why, score > 0 ? score : 0, !far ? "They are at the same career stage." : far == 1 ? "They are one career step apart."
	                                         : "They are {n} career steps apart.");
}

static FitJudge *const judges[FITS] = {
	[FIT_TOPICS] = like_topics, [FIT_GOALS] = like_goals, [FIT_INTERESTS] = fit_interests, [FIT_LANGUAGES] = fit_languages,
	[FIT_HOURS] = fit_hours, [FIT_PLACE] = fit_place, [FIT_VALUES] = fit_values, [FIT_STAGE] = like_stage, [FIT_UNIT] = fit_unit,
	[FIT_PROFESSION] = fit_profession, [FIT_IDENTITY] = fit_identity, [FIT_WISH] = fit_wish,
};

static int both_ways(const FitCase *c, int part)
{
	FitCase turned = *c;
	turned.mentor = c->mentee;
	turned.mentee = c->mentor;
	turned.shared = c->turned;
	int one = judges[part](c, NULL), other = judges[part](&turned, NULL);
	return one == FIT_UNKNOWN ? other : other == FIT_UNKNOWN ? one : (one + other) / 2;
}

int likeness_part_score(const FitCase *c, FitPart part) { return both_ways(c, (int)part); }

int likeness_score(const FitCase *c, int part[FITS]) { return fit_mean(c, both_ways, part); }

FitWhy likeness_why(const FitCase *c, FitPart part)
{
	FitWhy why = { .score = FIT_UNKNOWN, .says = "This part is switched off." };
	if (c->policy->weight[part] > 0) {
		judges[part](c, &why);
		why.score = both_ways(c, part);
	}
	return why;
}
