/* fit_test.c - each part of a fit, and the whole. */
#include "rules/rules.h"
#include "test/check.h"

#define IDS(...) { (const int32_t[]){ __VA_ARGS__ }, sizeof (const int32_t[]){ __VA_ARGS__ } / 4 }

/* Words are 1 to 19 with a rarity each; phrases are numbers from 20 on. */
static const int32_t rarity[32] = { 0, 10, 10, 10, 50, 50, 10, 10, 10, 10, 10, 10, 10, 10, 10 };

static int part(FitPart p, const Profile *mentor, const Profile *mentee, FitPolicy policy, FitWhy *why)
{
	FitCase c = { .mentor = mentor, .mentee = mentee, .rarity = rarity, .typical = 10, .policy = &policy };
	*why = fit_why(&c, p);
	int parts[FITS];
	fit_score(&c, parts);
	CHECK_INT(parts[p], why->score);        /* with and without reasons, the same */
	CHECK(str_ends(str(why->says), S(".")));
	return why->score;
}

static int plain(FitPart p, const Profile *mentor, const Profile *mentee)
{
	FitWhy why;
	return part(p, mentor, mentee, fit_policy(), &why);
}

static const char *says(FitPart p, const Profile *mentor, const Profile *mentee)
{
	static FitWhy why;
	part(p, mentor, mentee, fit_policy(), &why);
	return why.says;
}

/* Wants 20 (words 1 2) and 21 (words 4), equally. */
static const Profile asks = { .id = 1, .topics = { .phrases = IDS(20, 21), .importance = (const uint8_t[]){ 3, 3 },
	.weight = (const int32_t[]){ 20, 50 }, .full = 6, .words = IDS(1, 2, 4),
	.spelt = (const Spelling[]){ { 1, 0 }, { 2, 0 }, { 4, 1 } }, .spelt_n = 3 } };

static Profile offers(Ids phrases, Ids words) { return (Profile){ .id = 2, .topics = { .phrases = phrases, .words = words } }; }

TEST(topics_met_count_fully_and_close_ones_in_part)
{
	Profile both = offers((Ids)IDS(20, 21), (Ids)IDS(1, 2, 4)), one = offers((Ids)IDS(20), (Ids)IDS(1, 2)),
	        close = offers((Ids)IDS(25), (Ids)IDS(1, 2)), half = offers((Ids)IDS(25), (Ids)IDS(2)), other = offers((Ids)IDS(26), (Ids)IDS(9));
	CHECK_INT(plain(FIT_TOPICS, &both, &asks), 1000);
	CHECK_INT(plain(FIT_TOPICS, &one, &asks), 500);
	CHECK_INT(plain(FIT_TOPICS, &close, &asks), 300);
	CHECK_INT(plain(FIT_TOPICS, &half, &asks), 150);
	CHECK_INT(plain(FIT_TOPICS, &other, &asks), 0);
	CHECK_STR(says(FIT_TOPICS, &one, &asks), "Wanted and offered: {shared}.");
	CHECK_STR(says(FIT_TOPICS, &close, &asks), "What is offered comes close to what is wanted: {shared}.");
	CHECK_STR(says(FIT_TOPICS, &other, &asks), "None of the topics wanted is offered.");
}

TEST(important_topics_count_more)
{
	Profile wants = asks, first = offers((Ids)IDS(20), (Ids)IDS(1, 2)), second = offers((Ids)IDS(21), (Ids)IDS(4));
	wants.topics.importance = (const uint8_t[]){ 5, 1 };
	CHECK(plain(FIT_TOPICS, &first, &wants) == 833 && plain(FIT_TOPICS, &second, &wants) == 166);
}

TEST(missing_data_is_left_out_and_said)
{
	Profile nothing = { .id = 3 };
	for (int p = 0; p < FITS; p++) {
		CHECK_INT(plain((FitPart)p, &nothing, &asks), FIT_UNKNOWN);
		CHECK_INT(plain((FitPart)p, &nothing, &nothing), FIT_UNKNOWN);
	}
	FitPolicy policy = fit_policy();
	FitCase c = { .mentor = &nothing, .mentee = &nothing, .rarity = rarity, .typical = 10, .policy = &policy };
	CHECK_INT(fit_score(&c, NULL), FIT_NEUTRAL);
	/* Somebody who says nothing of languages fits as well as the rest says. */
	Profile speaks = offers((Ids)IDS(20, 21), (Ids)IDS(1, 2, 4));
	speaks.languages = (Ids)IDS(7);
	c.mentor = &speaks, c.mentee = &asks;
	CHECK_INT(fit_score(&c, NULL), 1000);
}

TEST(goals_are_compared_by_rare_words)
{
	Profile goals = { .words = IDS(1, 2, 4, 5), .words_weight = 120 }, rare = { .words = IDS(4, 9), .words_weight = 60 },
	        usual = { .words = IDS(1, 9), .words_weight = 20 }, none = { .words = IDS(9), .words_weight = 10 };
	int r = plain(FIT_GOALS, &rare, &goals), u = plain(FIT_GOALS, &usual, &goals);
	CHECK_INT(r, 1000 * 50 / 60);
	CHECK_INT(u, 1000 * 10 / 50);   /* never against fewer than five usual words */
	CHECK_INT(plain(FIT_GOALS, &none, &goals), 0);
	FitWhy why;
	part(FIT_GOALS, &goals, &goals, fit_policy(), &why);
	CHECK(why.shared_n == 4 && rarity[why.shared[0]] == 50 && rarity[why.shared[3]] == 10);
}

TEST(hours_follow_the_zones_round_the_world)
{
	Profile here = { .zone_known = true, .zone = 60 }, there = here;
	static const struct { int zone, score; } cases[] = { { 60, 1000 }, { 240, 1000 }, { 300, 833 }, { 600, 0 }, { -120, 1000 },
		{ -660, 0 }, { 840, 0 } };
	for (size_t i = 0; i < COUNT(cases); i++) {
		there.zone = cases[i].zone;
		CHECK_INT(plain(FIT_HOURS, &here, &there), cases[i].score);
		CHECK_INT(plain(FIT_HOURS, &there, &here), cases[i].score);
	}
	here.zone = 720, there.zone = -660;     /* 23 hours apart is one hour apart */
	CHECK_INT(plain(FIT_HOURS, &here, &there), 1000);
	here.slots = (Ids)IDS(3), there.slots = (Ids)IDS(4);
	CHECK_INT(plain(FIT_HOURS, &here, &there), 0);
	there.slots = (Ids)IDS(3, 4);
	CHECK_INT(plain(FIT_HOURS, &here, &there), 700);
}

TEST(places_matter_only_to_those_who_want_to_meet)
{
	Profile a = { .mode = MODE_REMOTE, .city = 1, .country = 1 }, b = { .mode = MODE_EITHER, .city = 2, .country = 1 };
	CHECK_INT(plain(FIT_PLACE, &a, &b), 1000);
	b.mode = MODE_IN_PERSON;
	CHECK_INT(plain(FIT_PLACE, &a, &b), 300);
	b.country = 2;
	CHECK_INT(plain(FIT_PLACE, &a, &b), 0);
	b.city = 1;
	CHECK_INT(plain(FIT_PLACE, &a, &b), 600);
	a.mode = MODE_EITHER;
	CHECK_INT(plain(FIT_PLACE, &a, &b), 1000);
	a.city = 0;
	CHECK_INT(plain(FIT_PLACE, &a, &b), FIT_UNKNOWN);
}

TEST(stages_as_the_programme_asks)
{
	FitPolicy any = fit_policy(), near = any, ahead = any;
	any.stage = STAGE_ANY, near.stage = STAGE_NEAR, ahead.stage = STAGE_AHEAD;
	static const struct { int mentor, near, ahead; } cases[] = { { 5, 1000, 800 }, { 6, 1000, 1000 }, { 8, 1000, 1000 }, { 9, 800, 800 },
		{ 4, 800, 600 }, { 0, 0, 0 }, { 13, 0, 0 } };
	FitWhy why;
	Profile mentee = { .stage = { 1, 5 } }, mentor = { 0 };
	for (size_t i = 0; i < COUNT(cases); i++) {
		mentor.stage = (Stage){ 1, (int16_t)cases[i].mentor };
		CHECK_INT(part(FIT_STAGE, &mentor, &mentee, near, &why), cases[i].near);
		CHECK_INT(part(FIT_STAGE, &mentor, &mentee, ahead, &why), cases[i].ahead);
		CHECK_INT(part(FIT_STAGE, &mentor, &mentee, any, &why), FIT_UNKNOWN);
	}
	mentor.stage.scale = 2;
	CHECK_INT(part(FIT_STAGE, &mentor, &mentee, near, &why), FIT_UNKNOWN);
}

TEST(units_as_asked)
{
	Profile a = { .unit = 1 }, same = { .unit = 1, .unit_wish = UNIT_INSIDE }, other = { .unit = 2, .unit_wish = UNIT_INSIDE };
	CHECK_INT(plain(FIT_UNIT, &a, &same), 1000);
	CHECK_INT(plain(FIT_UNIT, &a, &other), 0);
	same.unit_wish = other.unit_wish = UNIT_OUTSIDE;
	CHECK_INT(plain(FIT_UNIT, &a, &same), 0);
	CHECK_INT(plain(FIT_UNIT, &a, &other), 1000);
	other.unit_wish = UNIT_ANY;
	CHECK_INT(plain(FIT_UNIT, &a, &other), FIT_UNKNOWN);
	FitPolicy outside = fit_policy();
	outside.unit = UNIT_OUTSIDE;
	FitWhy why;
	CHECK_INT(part(FIT_UNIT, &a, &other, outside, &why), 1000);
}

/* Whatever the wish was, no reason may name it. */
TEST(identity_is_never_told)
{
	Profile mentor = { .identity = IDS(11, 12) }, mentee = { .identity_wish = IDS(12) };
	FitWhy why;
	CHECK_INT(part(FIT_IDENTITY, &mentor, &mentee, fit_policy(), &why), 1000);
	CHECK_INT(why.shared_n, 0);
	CHECK_STR(why.says, "A wish given in confidence is met.");
	mentee.identity_wish = (Ids)IDS(13);
	CHECK_INT(part(FIT_IDENTITY, &mentor, &mentee, fit_policy(), &why), 0);
	CHECK(!str_holds(str(why.says), S("{shared}")));
}

TEST(wishes_languages_and_professions)
{
	static const int32_t ranked[] = { 9, 8, 7 };
	Profile mentee = { .id = 1, .preferred = ranked, .preferred_n = 3, .languages = IDS(2, 3), .profession = 5 };
	Profile mentor = { .id = 8, .languages = IDS(3, 4), .profession = 5 };
	CHECK_INT(plain(FIT_WISH, &mentor, &mentee), 900);
	CHECK_STR(says(FIT_WISH, &mentor, &mentee), "{mentee} asked for {mentor}.");
	CHECK_INT(plain(FIT_LANGUAGES, &mentor, &mentee), 1000);
	CHECK_INT(plain(FIT_PROFESSION, &mentor, &mentee), 1000);
	mentor = (Profile){ .id = 77, .languages = IDS(4), .profession = 6 };
	CHECK_INT(plain(FIT_WISH, &mentor, &mentee), FIT_UNKNOWN);
	CHECK_INT(plain(FIT_LANGUAGES, &mentor, &mentee), 0);
	CHECK_INT(plain(FIT_PROFESSION, &mentor, &mentee), 0);
}

TEST(weights_decide_and_zero_switches_off)
{
	Profile mentee = { .languages = IDS(2), .profession = 5 }, mentor = { .languages = IDS(2), .profession = 6 };
	FitPolicy p = fit_policy();
	FitCase c = { .mentor = &mentor, .mentee = &mentee, .rarity = rarity, .typical = 10, .policy = &p };
	p.weight[FIT_LANGUAGES] = 30, p.weight[FIT_PROFESSION] = 10;
	CHECK_INT(fit_score(&c, NULL), 750);
	p.weight[FIT_PROFESSION] = 0;
	CHECK_INT(fit_score(&c, NULL), 1000);
	CHECK_STR(fit_why(&c, FIT_PROFESSION).says, "This part is switched off.");
}
