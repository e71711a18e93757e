/* round_view.c - from rows to what the pages of a round show. */
#include "match/round_view.h"

#include <string.h>

Str round_part_label(Str name)
{
	static const char *const labels[][2] = { { "topics", "Topics" }, { "interests", "Interests" }, { "languages", "Languages" }, { "hours", "Free hours" },
		{ "place", "Place" }, { "stage", "Career stage" }, { "unit", "Unit" }, { "profession", "Profession" }, { "confidence", "Said in confidence" },
		{ "goals", "Goals" }, { "values", "Values and ways of working" }, { "identity", "Identity" }, { "wish", "Wishes for one another" } };
	for (size_t i = 0; i < COUNT(labels); i++)
		if (str_eq(name, str(labels[i][0])))
			return str(labels[i][1]);
	return name;
}

Parts round_parts(Arena *a, Str text)
{
	Parts p = { 0 };
	Buf   words = buf_open(a);
	for (Str one, name, weight, got; str_cut(&text, ',', &one);) {
		int64_t w = 0, g = 0;
		str_cut(&one, ' ', &name);
		if (!str_cut(&one, ' ', &weight) || !str_cut(&one, ' ', &got) || !str_int(weight, &w) || !str_int(got, &g))
			continue;
		*PUSH(a, &p) = (PartLine){ round_part_label(name), (int)w, (int)g };
		if (p.fit.n < FIT_PIECES) {
			p.fit.piece[p.fit.n].weight = (int)w;
			p.fit.piece[p.fit.n++].got = (int)g;
		}
		buf_fmt(&words, "%s%.*s %lld of %lld", words.n ? ", " : "", STR(round_part_label(name)), (long long)g, (long long)w);
	}
	p.words = buf_str(&words);
	return p;
}
