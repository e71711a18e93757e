/* reader.c - see reader.h. */
#include "verify/reader.h"

Reader reader_open(Arena *a, Str text, Str *wrong)
{
	*wrong = S("");
	return (Reader){ .arena = a, .begin = text.p, .p = text.p, .end = text.p + text.n, .line = 1, .wrong = wrong };
}

bool reader_no(Reader *x, const char *what, ...)
{
	va_list ap;
	va_start(ap, what);
	if (!x->wrong->n) {
		Str sentence = str_vfmt(x->arena, what, ap);
		*x->wrong = str_fmt(x->arena, "Line %lld: %.*s.", (long long)x->line, STR(sentence));
	}
	va_end(ap);
	return false;
}

bool reader_at(const Reader *x, const char *words)
{
	const char *p = x->p;
	while (*words && p < x->end && *p == *words)
		p++, words++;
	return !*words;
}

bool reader_number(Reader *x, int64_t least, int64_t most, int64_t *n)
{
	bool        minus = least < 0 && reader_at(x, "-");
	const char *from = x->p += minus;
	for (*n = 0; x->p < x->end && *x->p >= '0' && *x->p <= '9'; x->p++) {
		*n = *n * 10 + (*x->p - '0');
		if (*n > (minus ? -least : most))
			return reader_no(x, "a number is too large");
	}
	if (x->p == from)
		return reader_no(x, "a number is missing");
	if (*from == '0' && (minus || x->p - from > 1))
		return reader_no(x, "a number starts with a zero");
	*n = minus ? -*n : *n;
	return true;
}

bool reader_is(Reader *x, const char *words, ...)
{
	va_list ap;
	va_start(ap, words);
	bool ok = true;
	for (; *words && ok; words++)
		if (*words == '#')
			ok = reader_number(x, -NUMBER_MOST, NUMBER_MOST, va_arg(ap, int64_t *));
		else if (x->p < x->end && *x->p == *words)
			x->line += *x->p++ == '\n';
		else
			ok = reader_no(x, *words == '\n' ? "the line does not end where it should" : "this is not the statement that should stand here");
	va_end(ap);
	return ok;
}

uint64_t hash_byte(uint64_t h, unsigned char c) { return (h ^ c) * 0x100000001b3u; }

bool hash_is(Reader *x, uint64_t h)
{
	for (int k = 60; k >= 0; k -= 4, x->p++)
		if (x->p >= x->end || *x->p != "0123456789abcdef"[h >> k & 15])
			return false;
	return true;
}

bool reader_seal(Reader *x)
{
	uint64_t h = HASH_BEGIN;
	for (const char *p = x->begin; p < x->p; p++)
		h = hash_byte(h, (unsigned char)*p);
	if (!reader_is(x, "seal "))
		return false;
	if (!hash_is(x, h))
		return reader_no(x, "the seal is not that of the text");
	return reader_is(x, "\n") && (x->p == x->end || reader_no(x, "there is more after the end"));
}
