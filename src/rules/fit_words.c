/* fit_words.c - the parts of a fit that compare what people wrote: topics, goals,
 * interests, values.  The other parts: fit_facts.c. */
#include "rules/fit_parts.h"

#include <string.h>

/* A phrase half of whose words are met counts less than the phrase itself. */
enum { CLOSE_MOST = 600, CLOSE_TOLD = 300 };

typedef struct { int16_t of[PHRASES_MOST]; } Cover;     /* of each wanted phrase, 0 to 1000 */

/* What the offered words are worth to each wanted phrase.  O(words). */
static void meet(const Phrases *want, const Phrases *offer, const int32_t *rarity, int32_t met[PHRASES_MOST])
{
	for (int i = 0, k = 0; i < want->spelt_n && k < offer->words.n;) {
		int32_t x = want->spelt[i].word, y = offer->words.list[k];
		if (x == y)
			met[want->spelt[i].phrase] += rarity[x];
		*(x <= y ? &i : &k) += 1;
	}
	for (int i = 0, k = 0; i < want->phrases.n && k < offer->phrases.n;) {
		int32_t x = want->phrases.list[i], y = offer->phrases.list[k];
		if (x == y)
			met[i] = FIT_PHRASE;
		*(x <= y ? &i : &k) += 1;
	}
}

static int16_t cover_of(int32_t met, int32_t weight)
{
	return (int16_t)(met == FIT_PHRASE ? FIT_MOST : met && weight ? CLOSE_MOST * (int64_t)met / weight : 0);
}

/* Three covered wishes make a full score: nobody loses by wishing for more. */
static int covered(const Phrases *want, const int32_t *met, Cover *cover)
{
	int sum = 0;
	for (int i = 0; i < want->phrases.n; i++) {
		cover->of[i] = cover_of(met[i], want->weight[i]);
		sum += want->importance[i] * cover->of[i];
	}
	int score = want->full ? sum / want->full : 0;
	return score > FIT_MOST ? FIT_MOST : score;
}

/* The phrases to name: those met, or where none is, those nearly met. */
static bool tell_met(const Phrases *want, const Cover *cover, FitWhy *why)
{
	for (int i = 0; i < want->phrases.n; i++)
		if (cover->of[i] == FIT_MOST)
			fit_share(why, want->phrases.list[i]);
	return why->shared_n > 0;
}

static bool tell_close(const Phrases *want, const Cover *cover, FitWhy *why)
{
	for (int i = 0; i < want->phrases.n; i++)
		if (cover->of[i] >= CLOSE_TOLD)
			fit_share(why, want->phrases.list[i]);
	return why->shared_n > 0;
}

typedef struct { const char *met, *close, *none, *unknown; } Words;

static int compare(const FitCase *c, const Phrases *want, const Phrases *offer, const int32_t *shared, FitWhy *why, const Words *words)
{
	Cover   cover;
	int32_t met[PHRASES_MOST];
	if (!want->phrases.n || !offer->phrases.n)
		return fit_say(why, FIT_UNKNOWN, words->unknown);
	if (!shared) {
		memset(met, 0, sizeof *met * (size_t)want->phrases.n);
		meet(want, offer, c->rarity, met);
	}
	int score = covered(want, shared ? shared : met, &cover);
	if (!why)
		return score;
	return fit_say(why, score, tell_met(want, &cover, why) ? words->met
	                         : tell_close(want, &cover, why) ? words->close : words->none);
}

int fit_topics(const FitCase *c, FitWhy *why)
{
	static const Words words = {
		"Wanted and offered: {shared}.",
		"What is offered comes close to what is wanted: {shared}.",
		"None of the topics wanted is offered.",
		"Topics are not counted, because one of the two named none.",
	};
	return compare(c, &c->mentee->topics, &c->mentor->topics, c->shared ? c->shared->topics : NULL, why, &words);
}

int fit_interests(const FitCase *c, FitWhy *why)
{
	static const Words words = {
		"Both are interested in {shared}.",
		"Their interests come close in {shared}.",
		"Their interests differ.",
		"Interests are not counted, because one of the two named none.",
	};
	return compare(c, &c->mentee->interests, &c->mentor->interests, c->shared ? c->shared->interests : NULL, why, &words);
}

int fit_values(const FitCase *c, FitWhy *why)
{
	static const Words words = {
		"Both value {shared}.",
		"Their values and ways of working come close in {shared}.",
		"They named different values and ways of working.",
		"Values and ways of working are not counted, because one of the two named none.",
	};
	return compare(c, &c->mentee->values, &c->mentor->values, c->shared ? c->shared->values : NULL, why, &words);
}

/* Keeps the rarest words met, rarest first. */
static void keep_rarest(FitWhy *why, int32_t word, const int32_t *rarity)
{
	int at = why->shared_n;
	while (at > 0 && rarity[word] > rarity[why->shared[at - 1]])
		at--;
	if (at >= SHARED_MOST)
		return;
	int last = why->shared_n < SHARED_MOST ? why->shared_n++ : SHARED_MOST - 1;
	for (int i = last; i > at; i--)
		why->shared[i] = why->shared[i - 1];
	why->shared[at] = word;
}

static int64_t shared_words(const FitCase *c, FitWhy *why)
{
	Ids want = c->mentee->words, offer = c->mentor->words;
	int64_t sum = 0;
	if (c->shared && !why)
		return c->shared->goals;
	for (int i = 0, k = 0; i < want.n && k < offer.n;) {
		int32_t x = want.list[i], y = offer.list[k];
		if (x == y) {
			sum += c->rarity[x];
			if (why)
				keep_rarest(why, x, c->rarity);
		}
		i += x <= y;
		k += y <= x;
	}
	return sum;
}

/* The weighted words in common, against the shorter of the two texts; but a text
 * of few words is taken as five usual words and eight usual words suffice. */
int fit_goals(const FitCase *c, FitWhy *why)
{
	if (!c->mentee->words.n || !c->mentor->words.n)
		return fit_say(why, FIT_UNKNOWN, "Goals are not counted, because one of the two wrote too little to compare.");
	int64_t shared = shared_words(c, why);
	int64_t least = 5 * (int64_t)c->typical, most = 8 * (int64_t)c->typical;
	int64_t full = c->mentee->words_weight < c->mentor->words_weight ? c->mentee->words_weight : c->mentor->words_weight;
	full = full < least ? least : full > most ? most : full;
	int score = !full ? 0 : shared >= full ? FIT_MOST : FIT_MOST * (int)shared / (int)full;
	return fit_say(why, score, score ? "Goals meet experience in {shared}."
	                                 : "Goals and experience have no words in common.");
}
