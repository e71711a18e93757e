/* fuzz_sheet.c - any bytes as a registration sheet (the first says what kind): people whose
 * facts hold together, problems that point at what is there, and, when they are few, a match
 * whose certificate is accepted. */
#include "match/match.h"
#include "verify/verify.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void text(Str s)
{
	if (!utf8_valid(s))
		die("a text that is none");
}

static void growing(const Ints *l, const People *p, int self, const char *what)
{
	for (int i = 0; i < l->n; i++) {
		if (l->list[i] < 0 || l->list[i] >= p->n || (i && l->list[i] <= l->list[i - 1]))
			die("%s: out of order or nobody", what);
		if (l->list[i] == self && self >= 0)
			die("%s: oneself", what);
	}
}

static void role(const SheetRole *r, int most)
{
	if (r->topics.n != r->importance.n || r->number < -1 || r->number > most || (!r->in && r->number != -1))
		die("a role that does not hold together");
	for (int i = 0; i < r->importance.n; i++)
		if (r->importance.list[i] < 1 || r->importance.list[i] > 5)
			die("importance %d", r->importance.list[i]);
	for (int i = 0; i < r->topics.n; i++)
		text(r->topics.list[i]);
}

static void person(const People *p, int i)
{
	const Person *x = &p->list[i];
	text(x->name), text(x->email), text(x->unit);
	growing(&x->managers, p, i, "managers");
	growing(&x->line, p, -1, "line");
	growing(&x->avoids, p, i, "avoids");
	growing(&x->had, p, i, "had");
	role(&x->as[AS_MENTEE], 20);
	role(&x->as[AS_MENTOR], 100);
	if (x->zone_known && (x->zone_minutes < -24 * 60 || x->zone_minutes > 26 * 60))
		die("a zone of %d minutes", x->zone_minutes);
	for (int k = 0; k < x->managers.n; k++) {
		bool in_line = !p->list[x->managers.list[k]].listed;
		for (int m = 0; m < x->line.n; m++)
			in_line |= x->line.list[m] == x->managers.list[k];
		if (!in_line)
			die("a manager is missing from the line");
	}
}

static void match(Arena *a, const People *p)
{
	MatchSettings s = match_settings();
	Match *m = match_run(a, p, &s, NULL);           /* dies when the solver's answer is not what it should be */
	if (m->end != MATCH_DONE)
		die("refused without rules that could");
	for (int i = 0; i < m->pairs.n; i++) {
		text(match_because(a, m, m->pairs.list[i].mentor, m->pairs.list[i].mentee));
		if (!match_allowed(m, m->pairs.list[i].mentor, m->pairs.list[i].mentee))
			die("a pair that is not allowed");
	}
	for (int i = 0; i < m->short_mentees.n; i++)
		text(m->short_mentees.list[i].why);
	Proved v = verify_proof(a, match_certificate(a, m), match_graph(a, m));
	if (v.wrong.n || v.placed != m->pairs.n || v.score != m->fit)
		die("the certificate is refused: %.*s", STR(v.wrong));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	if (!n)
		return 0;
	Arena *a = arena_open();
	SheetFile    file = { S("sheet.csv"), { (const char *)data + 1, n - 1 }, (SheetKind)(data[0] % 4) };
	SheetColumns c = sheet_columns(a, file);
	if (data[0] & 64 && c.n)
		sheet_set(&c, data[0] % c.n, (SheetField)(data[0] % FIELDS));
	People p = sheet_read(a, &c, 1);
	for (int i = 0; i < p.n; i++)
		person(&p, i);
	int refuses = 0;
	for (int i = 0; i < p.problems.n; i++) {
		text(p.problems.list[i].says), text(p.problems.list[i].value), text(p.problems.list[i].column);
		refuses += p.problems.list[i].weight == SHEET_REFUSES;
	}
	if (refuses != p.problems.refuses || p.both > p.mentors || p.both > p.mentees || p.mentors > p.n)
		die("the counts are off");
	if (p.mentors && p.mentees && p.mentors * p.mentees <= 400)
		match(a, &p);
	arena_drop(a);
	return 0;
}
