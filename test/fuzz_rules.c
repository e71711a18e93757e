/* fuzz_rules.c - any bytes as a rules file: settings stay within their limits, every line that
 * is not understood is a problem of that line, and pairs point into what was read. */
#include "match/match.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void in_range(int64_t x, int64_t least, int64_t most, const char *what)
{
	if (x < least || x > most)
		die("%s is %lld", what, (long long)x);
}

static void names(const MatchNames *l, int lines)
{
	for (int i = 0; i < l->n; i++) {
		in_range(l->list[i].line, 1, lines, "the line of a pair");
		if (!l->list[i].mentor.n || !l->list[i].mentee.n)
			die("a pair without a name");
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	Arena *a = arena_open();
	MatchSettings s = match_settings();
	SheetProblems problems = { 0 };
	int lines = 1;
	for (size_t i = 0; i < n; i++)
		lines += data[i] == '\n';
	match_rules_read(a, S("rules.ini"), (Str){ (const char *)data, n }, &s, &problems);
	for (int i = 0; i < FITS; i++)
		in_range(s.fit.weight[i], 0, 1000, "a weight");
	in_range(s.mentees_each, 0, 100, "mentees-each");
	in_range(s.mentors_each, 0, 20, "mentors-each");
	in_range(s.pairing.line, LINE_DIRECT, LINE_AND_PEERS, "line");
	in_range(problems.refuses, problems.n, problems.n, "problems that refuse");
	for (int i = 0; i < problems.n; i++) {
		in_range(problems.list[i].row, 0, lines, "the line of a problem");
		in_range((int64_t)problems.list[i].says.n, 10, 1000, "the length of a sentence");
	}
	names(&s.must, lines);
	names(&s.may_not, lines);
	arena_drop(a);
	return 0;
}
