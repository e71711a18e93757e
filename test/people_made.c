/* people_made.c - see people_made.h. */
#include "test/people_made.h"

#include "test/check.h"
#include "verify/verify.h"

People *sheet_of(Arena *a, Str text)
{
	SheetColumns *c = NEW(a, SheetColumns, 1);
	People *p = NEW(a, People, 1);
	*c = sheet_columns(a, (SheetFile){ .name = S("x.csv"), .bytes = text });
	*p = sheet_read(a, c, 1);
	return p;
}

Match *match_proved(Arena *a, const People *people, const MatchSettings *s)
{
	Match *m = match_run(a, people, s, NULL);
	if (m->end == MATCH_DONE && match_proven(m))
		CHECK_EQ((m->settings.shape == MATCH_PEERS ? verify_peers : verify_proof)(a, match_certificate(a, m), match_graph(a, m)).wrong, S(""));
	return m;
}
