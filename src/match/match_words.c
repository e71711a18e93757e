/* match_words.c - what people wrote, as sorted numbers. */
#include "match/match_facts.h"

#include <stdlib.h>
#include <string.h>

static const char stop_words[] =
	" a an and any all also are as at about above across after again am among another around be because been before being better between both but by "
	"can co could com did do does doing during each etc even ever every few for from further get give given go good great had has have having "
	"he help her here hers him his how http https i if in into is it its itself just keep know learn learning like ll lot made make many may me "
	"mentee mentees mentor mentors mentoring mentorship might more most much must my myself name need needs new no nor not now of off often on one "
	"only or org other others our ours out over own part people per please project projects re same say see she should since so some such take than "
	"that the their theirs them then there these they thing things this those through to together too under until up us use used useful using ve "
	"very via want was way ways we well were what when where which while who whom why will wish with within without work working would www "
	"year years yet you your yours aim aims goal goals hope looking able become develop developing improve "
	"le la les un une des et ou du de dans pour sur par est en au aux avec que qui je mon ma mes "
	"der die das und oder ein eine mit fur auf von zu ich mein ist den dem "
	"el los las y o del por para con que mi una uno es como ";

static bool is_stop(Str w)
{
	char padded[40];
	if (w.n + 2 >= sizeof padded)
		return false;
	padded[0] = ' ';
	memcpy(padded + 1, w.p, w.n);
	padded[w.n + 1] = ' ';
	return memmem(stop_words, sizeof stop_words - 1, padded, w.n + 2) != NULL;
}

Lexicon lexicon_open(Arena *a) { return (Lexicon){ .arena = a, .words = intern_open(a), .written = intern_open(a) }; }

static int32_t number_of(Lexicon *x, Str key, Str shown)
{
	int32_t id = intern_id(x->words, key);
	if (id > x->shown.n) {
		Str copy = str_trim(str_copy(x->arena, shown));
		*PUSH(x->arena, &x->shown) = copy;
	}
	return id;
}

static Str of_kind(Arena *a, char kind, Str s)
{
	char *p = NEW(a, char, s.n + 1);
	p[0] = kind;
	memcpy(p + 1, s.p, s.n);
	return (Str){ p, s.n + 1 };
}

/* Equal when folded; things of different kinds are never equal. */
int32_t lexicon_thing(Lexicon *x, char kind, Str text)
{
	Str folded = utf8_fold(x->arena, text);
	return folded.n ? number_of(x, of_kind(x->arena, kind, folded), text) : 0;
}

static int by_number(const void *p, const void *q)
{
	int32_t a = *(const int32_t *)p, b = *(const int32_t *)q;
	return (a > b) - (a < b);
}

Ids lexicon_sorted(Lexicon *x, Ints ids)
{
	int32_t *list = NEW(x->arena, int32_t, ids.n);
	int n = 0;
	if (ids.n) {
		memcpy(list, ids.list, sizeof *list * (size_t)ids.n);
		qsort(list, (size_t)ids.n, sizeof *list, by_number);
	}
	for (int i = 0; i < ids.n; i++)
		if (list[i] && (!n || list[i] != list[n - 1]))
			list[n++] = list[i];
	return (Ids){ list, n };
}

Ids lexicon_things(Lexicon *x, char kind, Strs texts)
{
	Ints ids = { 0 };
	for (int i = 0; i < texts.n; i++) {
		int32_t id = lexicon_thing(x, kind, texts.list[i]);
		*PUSH(x->arena, &ids) = id;
	}
	return lexicon_sorted(x, ids);
}

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80; }

static bool next_word(Str *rest, Str *word)
{
	size_t i = 0, from;
	while (i < rest->n && !is_letter(rest->p[i]))
		i++;
	for (from = i; i < rest->n && is_letter(rest->p[i]); i++)
		;
	*word = (Str){ rest->p + from, i - from };
	*rest = (Str){ rest->p + i, rest->n - i };
	return word->n > 0;
}

/* "studies" and "study", "grants" and "grant" are one word; "analysis" stays. */
static Str stem(Arena *a, Str w)
{
	if (w.n > 4 && str_ends(w, S("ies")))
		return str_fmt(a, "%.*sy", (int)w.n - 3, w.p);
	if (w.n > 3 && w.p[w.n - 1] == 's' && !strchr("siu", w.p[w.n - 2]))
		w.n--;
	return w;
}

static bool is_number(Str w)
{
	for (size_t i = 0; i < w.n; i++)
		if (w.p[i] < '0' || w.p[i] > '9')
			return false;
	return true;
}

static int32_t word_number(Lexicon *x, Str w)
{
	return number_of(x, of_kind(x->arena, 'w', stem(x->arena, w)), w);
}

void lexicon_hide(Lexicon *x, Strs texts)
{
	for (int i = 0; i < texts.n; i++) {
		Str rest = utf8_fold(x->arena, texts.list[i]), w;
		while (next_word(&rest, &w)) {
			int32_t id = word_number(x, w);
			if (id >= x->hidden_n) {
				bool *more = NEW(x->arena, bool, 2 * id + 64);
				if (x->hidden_n)
					memcpy(more, x->hidden, (size_t)x->hidden_n);
				x->hidden = more;
				x->hidden_n = 2 * id + 64;
			}
			x->hidden[id] = true;
		}
	}
}

/* 0: it says nothing.  Each way of writing a word is thought about once. */
static int32_t word_that_tells(Lexicon *x, Str w)
{
	int32_t written = intern_id(x->written, w);
	if (written > x->number.n)
		*PUSH(x->arena, &x->number) = is_stop(w) || is_number(w) ? 0 : word_number(x, w);
	return x->number.list[written - 1];
}

static void add_words(Lexicon *x, Str text, bool prose, Ints *to)
{
	Str rest = utf8_fold(x->arena, text), w;
	while (next_word(&rest, &w)) {
		int32_t id = prose && w.n < 2 ? 0 : word_that_tells(x, w);
		if (id && (!prose || id >= x->hidden_n || !x->hidden[id]))
			*PUSH(x->arena, to) = id;
	}
}

void lexicon_prose(Lexicon *x, Str text, Ints *to) { add_words(x, text, true, to); }

void lexicon_listed(Lexicon *x, Strs texts, Ints *to)
{
	for (int i = 0; i < texts.n; i++)
		add_words(x, texts.list[i], false, to);
}

/* ---- phrases ------------------------------------------------------------------- */

typedef struct { int32_t id; uint8_t importance; Str text; } Wish;
typedef struct { Wish *list; int n; } Wishes;

static int by_id(const void *p, const void *q)
{
	const Wish *a = p, *b = q;
	return a->id != b->id ? (a->id > b->id) - (a->id < b->id) : (a->importance < b->importance) - (a->importance > b->importance);
}

static int by_word(const void *p, const void *q)
{
	const Spelling *a = p, *b = q;
	return a->word != b->word ? (a->word > b->word) - (a->word < b->word) : (a->phrase > b->phrase) - (a->phrase < b->phrase);
}

static Wishes wishes(Lexicon *x, char kind, Strs texts, const Ints *importance)
{
	Wishes all = { 0 };
	int n = 0;
	for (int i = 0; i < texts.n && all.n < PHRASES_MOST; i++) {
		Wish w = { .id = lexicon_thing(x, kind, texts.list[i]), .text = texts.list[i],
		           .importance = (uint8_t)(importance && i < importance->n ? importance->list[i] : 3) };
		if (w.id)
			*PUSH(x->arena, &all) = w;
	}
	if (all.n)
		qsort(all.list, (size_t)all.n, sizeof *all.list, by_id);
	for (int i = 0; i < all.n; i++)
		if (!n || all.list[i].id != all.list[n - 1].id)
			all.list[n++] = all.list[i];
	all.n = n;
	return all;
}

/* The importance of the three that matter most; of all, where there are fewer. */
static int32_t full(const Wishes *w)
{
	int counts[6] = { 0 }, left = 3;
	int32_t sum = 0;
	for (int i = 0; i < w->n; i++)
		counts[w->list[i].importance]++;
	for (int k = 5; k >= 1; k--)
		for (; counts[k] && left; counts[k]--, left--)
			sum += k;
	return sum;
}

Phrases lexicon_phrases(Lexicon *x, char kind, Strs texts, const Ints *importance)
{
	Wishes   w = wishes(x, kind, texts, importance);
	int32_t *ids = NEW(x->arena, int32_t, w.n);
	uint8_t *weights = NEW(x->arena, uint8_t, w.n);
	struct { Spelling *list; int n; } spelt = { 0 };
	Ints words = { 0 };
	for (int i = 0; i < w.n; i++) {
		Ints own = { 0 };
		ids[i] = w.list[i].id;
		weights[i] = w.list[i].importance;
		add_words(x, w.list[i].text, false, &own);
		Ids once = lexicon_sorted(x, own);
		for (int k = 0; k < once.n; k++) {
			*PUSH(x->arena, &spelt) = (Spelling){ once.list[k], (int16_t)i };
			*PUSH(x->arena, &words) = once.list[k];
		}
	}
	if (spelt.n)
		qsort(spelt.list, (size_t)spelt.n, sizeof *spelt.list, by_word);
	return (Phrases){ .phrases = { ids, w.n }, .importance = weights, .full = full(&w), .words = lexicon_sorted(x, words),
	                  .spelt = spelt.list, .spelt_n = spelt.n, .weight = NEW(x->arena, int32_t, w.n) };
}

/* ---- rarity -------------------------------------------------------------------- */

/* 16 log2(a / b) for a >= b > 0, in whole numbers: squaring a number doubles its logarithm. */
static int32_t log16(uint64_t a, uint64_t b)
{
	int32_t whole = 0;
	uint64_t y = (a << 16) / b;     /* 16 bits behind the point */
	for (; y >= 2 << 16; y >>= 1)
		whole++;
	for (int i = 0; i < 4; i++) {
		y = y * y >> 16;
		whole *= 2;
		if (y >= 2 << 16) {
			y >>= 1;
			whole++;
		}
	}
	return whole;
}

int32_t *lexicon_rarity(Lexicon *x, const Ids *texts, int n, int32_t *typical)
{
	int      words = intern_count(x->words);
	int32_t *rarity = NEW(x->arena, int32_t, words + 1);
	int64_t  sum = 0, many = 0;
	for (int i = 0; i < n; i++)
		for (int k = 0; k < texts[i].n; k++)
			rarity[texts[i].list[k]]++;
	for (int w = 1; w <= words; w++) {
		int32_t held = rarity[w] ? rarity[w] : 1;
		rarity[w] = 8 + log16((uint64_t)(n > held ? n : held), (uint64_t)held);
		sum += (int64_t)rarity[w] * held;
		many += held;
	}
	*typical = many ? (int32_t)(sum / many) : 8;
	return rarity;
}

int32_t lexicon_weight(Ids words, const int32_t *rarity)
{
	int32_t sum = 0;
	for (int i = 0; i < words.n; i++)
		sum += rarity[words.list[i]];
	return sum;
}

void lexicon_weigh(Phrases *p, const int32_t *rarity)
{
	int32_t *weight = (int32_t *)(uintptr_t)p->weight;
	for (int i = 0; i < p->spelt_n; i++)
		weight[p->spelt[i].phrase] += rarity[p->spelt[i].word];
}
