/* tamper.h - for tests: a text of lines, and what a liar might do to it. */
#ifndef TEST_TAMPER_H
#define TEST_TAMPER_H

#include "base/io.h"

#include <stdlib.h>
#include <string.h>

typedef struct { char *line[200]; int n; } Lines;

static inline Lines lines_of(Arena *a, Str text)
{
	Lines all = { 0 };
	for (Str line; str_cut(&text, '\n', &line);)
		if (line.n)
			all.line[all.n++] = str_c(a, line);
	return all;
}

static inline Str lines_joined(Arena *a, const Lines *all)
{
	Buf out = buf_open(a);
	for (int i = 0; i < all->n; i++)
		buf_fmt(&out, "%s\n", all->line[i]);
	return buf_str(&out);
}

static inline void lines_insert(Lines *all, int at, char *line)
{
	memmove(all->line + at + 1, all->line + at, sizeof *all->line * (size_t)(all->n++ - at));
	all->line[at] = line;
}

static inline void lines_take_out(Lines *all, int at)
{
	memmove(all->line + at, all->line + at + 1, sizeof *all->line * (size_t)(--all->n - at));
}

/* One of the numbers of a line, moved a little. */
static inline char *line_moved(Arena *a, Dice *d, const char *line)
{
	int blanks = 0, n = 0;
	for (const char *p = line; *p; p++)
		blanks += *p == ' ';
	if (!blanks)
		return str_c(a, str_fmt(a, "%s 1", line));
	const char *p = line;
	for (int skip = (int)dice_below(d, (uint32_t)blanks); skip >= 0; p++)
		skip -= *p == ' ';
	long long was = strtoll(p, NULL, 10), by = (long long[]){ 1, -1, 2, -2, 100, -1000 }[dice_below(d, 6)];
	while (p[n] && p[n] != ' ')
		n++;
	return str_c(a, str_fmt(a, "%.*s%lld%s", (int)(p - line), line, was + by, p + n));
}

/* A line gone, twice, in another place, with another letter (of these), or with another number. */
static inline void lines_tamper(Arena *a, Dice *d, Lines *all, const char *letters)
{
	int   i = (int)dice_below(d, (uint32_t)all->n), j = (int)dice_below(d, (uint32_t)all->n);
	char *line = all->line[i];
	switch (dice_below(d, 6)) {
	case 0: lines_take_out(all, i); break;
	case 1: lines_insert(all, j, line); break;
	case 2: all->line[i] = all->line[j]; all->line[j] = line; break;
	case 3: line[dice_below(d, (uint32_t)strlen(line))] = letters[dice_below(d, (uint32_t)strlen(letters))]; break;
	default: all->line[i] = line_moved(a, d, line);
	}
}

#endif
