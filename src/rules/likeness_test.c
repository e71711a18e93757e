/* likeness_test.c - how alike two mentees are, part by part and as a whole. */
#include "rules/rules.h"
#include "test/check.h"

#define IDS(...) { (const int32_t[]){ __VA_ARGS__ }, sizeof (const int32_t[]){ __VA_ARGS__ } / 4 }

static const int32_t rarity[32] = { 0, 10, 10, 10, 50, 50, 10, 10 };

static FitWhy why(FitPart p, const Profile *x, const Profile *y)
{
	FitPolicy policy = fit_policy();
	FitCase   c = { .mentor = x, .mentee = y, .rarity = rarity, .typical = 10, .policy = &policy }, turned = c;
	int       parts[FITS], back[FITS];
	turned.mentor = y, turned.mentee = x;
	FitWhy w = likeness_why(&c, p);
	CHECK_INT(likeness_score(&c, parts), likeness_score(&turned, back));    /* either way round */
	CHECK_INT(parts[p], back[p]);
	CHECK_INT(parts[p], w.score);
	CHECK(str_ends(str(w.says), S(".")));
	return w;
}

/* Topics 20 (words 1 2) and 21 (words 4); 21 alone, more important; and 25 (word 2). */
static const Profile both = { .id = 1, .topics = { .phrases = IDS(20, 21), .importance = (const uint8_t[]){ 3, 3 }, .weight = (const int32_t[]){ 20, 50 }, .full = 6,
	.words = IDS(1, 2, 4), .spelt = (const Spelling[]){ { 1, 0 }, { 2, 0 }, { 4, 1 } }, .spelt_n = 3 } };
static const Profile one = { .id = 2, .topics = { .phrases = IDS(21), .importance = (const uint8_t[]){ 5 }, .weight = (const int32_t[]){ 50 }, .full = 5,
	.words = IDS(4), .spelt = (const Spelling[]){ { 4, 0 } }, .spelt_n = 1 } };
static const Profile near = { .id = 3, .topics = { .phrases = IDS(25), .importance = (const uint8_t[]){ 3 }, .weight = (const int32_t[]){ 10 }, .full = 3,
	.words = IDS(2), .spelt = (const Spelling[]){ { 2, 0 } }, .spelt_n = 1 } };
static const Profile other = { .id = 4, .topics = { .phrases = IDS(26), .importance = (const uint8_t[]){ 3 }, .weight = (const int32_t[]){ 10 }, .full = 3,
	.words = IDS(7), .spelt = (const Spelling[]){ { 7, 0 } }, .spelt_n = 1 } };

TEST(two_who_want_the_same_topics_are_alike)
{
	CHECK_INT(why(FIT_TOPICS, &both, &both).score, 1000);
	CHECK_INT(why(FIT_TOPICS, &both, &one).score, 750);     /* half of what one wants, all the other wants */
	CHECK_STR(why(FIT_TOPICS, &both, &one).says, "Both want to talk about {shared}.");
	CHECK_STR(why(FIT_TOPICS, &near, &both).says, "What they want to talk about is close: {shared}.");
	CHECK_STR(why(FIT_TOPICS, &both, &other).says, "They want to talk about different things.");
	CHECK_INT(why(FIT_TOPICS, &both, &other).score, 0);
	CHECK_INT(why(FIT_TOPICS, &both, &(Profile){ .id = 5 }).score, FIT_UNKNOWN);
}

TEST(stages_of_equals_are_best_the_same)
{
	Profile x = { .id = 1, .stage = { 1, 3 } }, y = { .id = 2, .stage = { 1, 3 } };
	CHECK_INT(why(FIT_STAGE, &x, &y).score, 1000);
	y.stage.step = 4;
	CHECK_INT(why(FIT_STAGE, &x, &y).score, 750);
	CHECK_STR(why(FIT_STAGE, &x, &y).says, "They are one career step apart.");
	y.stage.step = 9;
	CHECK_INT(why(FIT_STAGE, &x, &y).score, 0);
	CHECK_INT(why(FIT_STAGE, &x, &y).n, 6);
	y.stage.scale = 2;
	CHECK_INT(why(FIT_STAGE, &x, &y).score, FIT_UNKNOWN);
}

TEST(where_the_two_wish_differently_the_mean_counts)
{
	Profile x = { .id = 1, .unit = 8, .unit_wish = UNIT_INSIDE }, y = { .id = 2, .unit = 8, .unit_wish = UNIT_OUTSIDE };
	CHECK_INT(why(FIT_UNIT, &x, &y).score, 500);
	y.unit_wish = UNIT_ANY;
	CHECK_INT(why(FIT_UNIT, &x, &y).score, 1000);
}

TEST(goals_of_equals_share_words)
{
	Profile x = { .id = 1, .words = IDS(4, 5), .words_weight = 100 }, y = { .id = 2, .words = IDS(5, 6), .words_weight = 60 };
	FitWhy w = why(FIT_GOALS, &x, &y);
	CHECK_INT(w.score, 833);
	CHECK(w.shared_n == 1 && w.shared[0] == 5);
	CHECK_STR(w.says, "Both goals speak of {shared}.");
}

TEST(whoever_said_nothing_is_neither_alike_nor_unlike)
{
	FitPolicy policy = fit_policy();
	Profile   x = { .id = 1 }, y = { .id = 2 };
	CHECK_INT(likeness_score(&(FitCase){ .mentor = &x, .mentee = &y, .rarity = rarity, .typical = 10, .policy = &policy }, NULL), FIT_NEUTRAL);
}

TEST(a_part_without_weight_is_not_asked)
{
	FitPolicy policy = fit_policy();
	policy.weight[FIT_TOPICS] = 0;
	FitCase c = { .mentor = &both, .mentee = &both, .rarity = rarity, .typical = 10, .policy = &policy };
	CHECK_STR(likeness_why(&c, FIT_TOPICS).says, "This part is switched off.");
	CHECK_INT(likeness_score(&c, NULL), FIT_NEUTRAL);
}
