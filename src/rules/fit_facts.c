/* fit_facts.c - the parts of a fit that compare plain facts: languages, hours,
 * place, stage, unit, profession, identity, wishes.  What people wrote: fit_words.c. */
#include "rules/fit_parts.h"

enum { DAY = 24 * 60, WORKING_DAY = 9 * 60, HOURS_ENOUGH = 6 * 60 };

static int shared_ids(Ids a, Ids b, FitWhy *why)
{
	int n = 0;
	for (int i = 0, k = 0; i < a.n && k < b.n;) {
		int32_t x = a.list[i], y = b.list[k];
		if (x == y) {
			n++;
			fit_share(why, x);
		}
		i += x <= y;
		k += y <= x;
	}
	return n;
}

int fit_languages(const FitCase *c, FitWhy *why)
{
	if (!c->mentor->languages.n || !c->mentee->languages.n)
		return fit_say(why, FIT_UNKNOWN, "Languages are not counted, because one of the two named none.");
	if (shared_ids(c->mentee->languages, c->mentor->languages, why))
		return fit_say(why, FIT_MOST, "Both speak {shared}.");
	return fit_say(why, 0, "They named no language in common.");
}

/* Hours of a nine-hour working day that two places have in common. */
static int common_minutes(const FitCase *c)
{
	int apart = (c->mentor->zone - c->mentee->zone) % DAY;
	apart = apart < 0 ? apart + DAY : apart;
	apart = apart > DAY / 2 ? DAY - apart : apart;
	return apart < WORKING_DAY ? WORKING_DAY - apart : 0;
}

int fit_hours(const FitCase *c, FitWhy *why)
{
	if (c->mentor->slots.n && c->mentee->slots.n) {
		int n = c->shared && !why ? c->shared->hours : shared_ids(c->mentee->slots, c->mentor->slots, why);
		return n ? fit_say(why, n > 1 ? FIT_MOST : 700, "Both are free on {shared}.")
		         : fit_say(why, 0, "They named no hours when both are free.");
	}
	if (!c->mentor->zone_known || !c->mentee->zone_known)
		return fit_say(why, FIT_UNKNOWN, "Working hours are not counted, because one of the two did not say where they are.");
	int minutes = common_minutes(c), score = minutes >= HOURS_ENOUGH ? FIT_MOST : FIT_MOST * minutes / HOURS_ENOUGH;
	if (why)
		why->n = minutes / 60;
	return fit_say(why, score, !minutes ? "Their working days do not meet." : minutes == WORKING_DAY ?
	               "They keep the same hours." : "Their working days share {n} hours.");
}

int fit_place(const FitCase *c, FitWhy *why)
{
	const Profile *r = c->mentor, *e = c->mentee;
	if (!r->mode || !e->mode)
		return fit_say(why, FIT_UNKNOWN, "Place is not counted, because one of the two did not say how they would like to meet.");
	if (r->mode != MODE_IN_PERSON && e->mode != MODE_IN_PERSON)
		return fit_say(why, FIT_MOST, "Both are content to meet online.");
	if (r->city && r->city == e->city) {
		bool both = r->mode != MODE_REMOTE && e->mode != MODE_REMOTE;
		return fit_say(why, both ? FIT_MOST : 600, both ? "They can meet in person."
		               : "They are in the same place, though one of them prefers to meet online.");
	}
	if (!r->city || !e->city)
		return fit_say(why, FIT_UNKNOWN, "Place is not counted, because one of the two did not say where they are.");
	return fit_say(why, r->country && r->country == e->country ? 300 : 0,
	               "One of them would like to meet in person, but they are in different places.");
}

int fit_stage(const FitCase *c, FitWhy *why)
{
	if (c->policy->stage == STAGE_ANY)
		return fit_say(why, FIT_UNKNOWN, "This programme asks nothing of career stages.");
	if (!stage_known(c->mentor->stage, c->mentee->stage))
		return fit_say(why, FIT_UNKNOWN, "Career stages are not counted, because they are not known for both or cannot be compared.");
	int ahead = c->mentor->stage.step - c->mentee->stage.step, far = ahead < 0 ? -ahead : ahead;
	int first = c->policy->stage == STAGE_AHEAD ? 1 : 0;        /* the least step that is best */
	int off = ahead < first ? first - ahead : ahead > 3 ? ahead - 3 : 0;
	int score = off >= 5 ? 0 : FIT_MOST - 200 * off;
	if (why)
		why->n = far;
	return fit_say(why, score, !ahead ? "They are at the same career stage."
	               : far == 1 ? (ahead > 0 ? "The mentor is one career step further on." : "The mentee is one career step further on.")
	               : ahead > 0 ? "The mentor is {n} career steps further on." : "The mentee is {n} career steps further on.");
}

int fit_unit(const FitCase *c, FitWhy *why)
{
	UnitWish wish = c->mentee->unit_wish ? c->mentee->unit_wish : c->mentor->unit_wish ? c->mentor->unit_wish : c->policy->unit;
	if (wish == UNIT_ANY)
		return fit_say(why, FIT_UNKNOWN, "Nobody asked whether they should come from the same unit.");
	if (!c->mentor->unit || !c->mentee->unit)
		return fit_say(why, FIT_UNKNOWN, "Units are not counted, because one of the two did not name theirs.");
	bool same = c->mentor->unit == c->mentee->unit;
	return fit_say(why, same == (wish == UNIT_INSIDE) ? FIT_MOST : 0,
	               same ? (wish == UNIT_INSIDE ? "Both are in the same unit, as asked." : "Both are in the same unit, though another one was asked for.")
	                    : (wish == UNIT_INSIDE ? "They are in different units, though the same one was asked for." : "They are in different units, as asked."));
}

int fit_profession(const FitCase *c, FitWhy *why)
{
	if (!c->mentor->profession || !c->mentee->profession)
		return fit_say(why, FIT_UNKNOWN, "Professions are not counted, because one of the two did not name theirs.");
	if (c->mentor->profession != c->mentee->profession)
		return fit_say(why, 0, "They work in different professions.");
	fit_share(why, c->mentor->profession);
	return fit_say(why, FIT_MOST, "Both work in {shared}.");
}

/* Never says what the wish was: reasons are read by more than one person. */
static int one_wish(Ids wish, Ids own)
{
	return !wish.n || !own.n ? FIT_UNKNOWN : ids_meet(wish, own) ? FIT_MOST : 0;
}

int fit_identity(const FitCase *c, FitWhy *why)
{
	int x = one_wish(c->mentee->identity_wish, c->mentor->identity), y = one_wish(c->mentor->identity_wish, c->mentee->identity);
	if (x == FIT_UNKNOWN && y == FIT_UNKNOWN)
		return fit_say(why, FIT_UNKNOWN, "No wish given in confidence applies to these two.");
	int score = x == FIT_UNKNOWN ? y : y == FIT_UNKNOWN ? x : (x + y) / 2;
	return fit_say(why, score, score == FIT_MOST ? "A wish given in confidence is met."
	               : score ? "One of two wishes given in confidence is met." : "A wish given in confidence is not met.");
}

/* 1000 for the first choice, 100 less for each further one, never below 500. */
static int rank_of(const Profile *who, int32_t other)
{
	for (int i = 0; i < who->preferred_n; i++)
		if (who->preferred[i] == other)
			return i < 5 ? FIT_MOST - 100 * i : 500;
	return FIT_UNKNOWN;
}

int fit_wish(const FitCase *c, FitWhy *why)
{
	int e = rank_of(c->mentee, c->mentor->id), r = rank_of(c->mentor, c->mentee->id);
	if (e == FIT_UNKNOWN && r == FIT_UNKNOWN)
		return fit_say(why, FIT_UNKNOWN, "Neither of the two named the other.");
	return fit_say(why, e > r ? e : r, e == FIT_UNKNOWN ? "{mentor} asked for {mentee}."
	               : r == FIT_UNKNOWN ? "{mentee} asked for {mentor}." : "They named each other.");
}
