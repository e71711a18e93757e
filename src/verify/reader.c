/* reader.c - see reader.h. */
#include "verify/reader.h"

#include <stdlib.h>
#include <string.h>

Reader reader_open(Arena *a, Str text, bool is_graph, Str *wrong, jmp_buf *out)
{
	const char *p = str_copy(a, text).p;
	return (Reader){ .arena = a, .begin = p, .line = p, .p = p, .end = p + text.n, .is_graph = is_graph, .wrong = wrong, .out = out };
}

void reader_must(Reader *x, bool holds, const char *or_else, ...)
{
	va_list   ap;
	long long line = 1;
	if (holds)
		return;
	for (const char *p = x->begin; p < x->line; p++)
		line += *p == '\n';
	va_start(ap, or_else);
	*x->wrong = str_fmt(x->arena, "%sLine %lld: %s.", x->is_graph ? "The graph: " : "", line, str_vfmt(x->arena, or_else, ap).p);
	va_end(ap);
	longjmp(*x->out, 1);
}

static void number(Reader *x)
{
	const char *from = x->p + (x->is_graph ? strspn(x->p, " \t\r") : *x->p == ' '), *first = from + (*from == '-');
	size_t      digits = strspn(first, "0123456789");
	int64_t     n = strtoll(from, NULL, 10);
	reader_must(x, from > x->p && digits, "a blank and a whole number should stand here");
	reader_must(x, digits <= 18 && n >= -100000000000000000 && n <= 100000000000000000, "a number is too large");
	reader_must(x, x->is_graph || *first != '0' || (first == from && digits == 1), "a number starts with a zero");
	if (x->n == x->most)
		x->number = list_room(x->arena, x->number, sizeof *x->number, x->most++);
	x->number[x->n++] = n;
	x->p = first + digits;
}

bool reader_line(Reader *x, const char *pattern)
{
	size_t head = strcspn(pattern, "#*");
	x->line = x->p;
	while (x->is_graph && x->p < x->end) {          /* comments and empty lines */
		const char *feed = memchr(x->p, '\n', (size_t)(x->end - x->p)), *stop = feed ? feed : x->end;
		reader_must(x, *x->p == 'c' || stop - x->p <= 200, "this line is too long");
		if (*x->p != 'c' && x->p + strspn(x->p, " \t\r") < stop)
			break;
		x->line = x->p = stop + (stop < x->end);
	}
	if (x->p == x->end || strncmp(x->p, pattern, head))
		return false;
	x->p += head;
	x->n = 0;
	for (pattern += head; *pattern; pattern++)
		if (*pattern == '#')
			number(x);
		else if (*pattern != '*')
			reader_must(x, *x->p++ == *pattern, "this is not the statement that should stand here");
		else
			while (*x->p == ' ')
				number(x);
	x->p += x->is_graph ? strspn(x->p, " \t\r") : 0;
	reader_must(x, *x->p == '\n' || (x->is_graph && x->p == x->end), "the line does not end where it should");
	x->p += *x->p == '\n';
	return true;
}

uint64_t hash_number(uint64_t h, int64_t n)
{
	for (int i = 0; i < 64; i += 8)
		h = (h ^ ((uint64_t)n >> i & 255)) * 0x100000001b3u;
	return h;
}

void reader_seal(Reader *x)
{
	uint64_t h = HASH_BEGIN;
	for (const char *p = x->begin; p < x->p; p++)
		h = (h ^ (unsigned char)*p) * 0x100000001b3u;
	Str seal = str_fmt(x->arena, "seal %016llx", (unsigned long long)h);
	reader_must(x, reader_line(x, seal.p), "the seal is missing, or is not that of the text");
	x->line = x->p;
	reader_must(x, x->p == x->end, "there is more after the end");
}
