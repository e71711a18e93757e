/* journey.c - runs test/journeys/NAME.txt against the real pages, in process.
 *
 *   account RANK NAME EMAIL      somebody who can sign in (rank member, coordinator, admin)
 *   today 2026-02-01             the clock stands still at noon
 *   later SECONDS                and goes on
 *   as EMAIL                     as whom from here on; "as nobody" signs out
 *   GET /path                    POST /path a=b&c=d
 *   UPLOAD /path FILE a=b&c=d    the file as field "sheet"; paths from the top of the repository
 *   again                        send the same form key as before, until "fresh"
 *   follow                       GET where the last reply led
 *   is 303 /where                see TEXT        not TEXT        type TEXT
 *   take NAME PREFIX             remembers what follows PREFIX in the last page as $NAME
 *   id NAME SELECT ..            the number it answers as $NAME
 *   programme NAME EMAIL TITLE   an open programme run by this account, its id as $NAME
 *   place NAME EMAIL 5 9 2       likewise, where 5 mentors with 2 places each and 9 mentees take part; each manager has three reports
 *   letter EMAIL                 the newest letter to this address becomes the last page
 *   setup NAME                   the first set-up link's token as $NAME
 *   count N SELECT ..            sql TEXT
 *   effort anew                  effort under SECONDS
 *       what somebody new needs, by a simple count: every word of a page that is opened is read once, at 230 a minute; every
 *       field that is sent takes 4 seconds to find, and every character of it 0.3 seconds to type (ticks and codes: none)
 * A line that begins with # is prose; cite requirement ids there. */
#include "test/browser.h"

#include "pages.h"
#include "programme/programme.h"
#include "test/place.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

typedef struct { Str name, value; } Var;
typedef struct { Browser b; struct { Var *list; int n; } vars; const char *where; Instant now; int line, bad, checks; double effort; } Run;

static void fail(Run *run, const char *what, Str got)
{
	fprintf(stderr, "%s:%d: %s; got: %.*s\n", run->where, run->line, what, (int)(got.n < 4000 ? got.n : 4000), got.p);
	run->bad++;
}

/* $name anywhere in the line */
static Str fill(Run *run, Str line)
{
	Buf out = buf_open(run->b.arena);
	for (size_t i = 0; i < line.n; i++) {
		Var *hit = NULL;
		for (int v = run->vars.n - 1; line.p[i] == '$' && v >= 0 && !hit; v--)
			if (str_starts((Str){ line.p + i + 1, line.n - i - 1 }, run->vars.list[v].name))
				hit = &run->vars.list[v];
		if (hit) {
			buf_add(&out, hit->value);
			i += hit->name.n;
		} else {
			buf_char(&out, line.p[i]);
		}
	}
	return buf_str(&out);
}

static Str word(Str *rest)
{
	Str w;
	return str_cut(rest, ' ', &w) ? w : S("");
}

static void take(Run *run, Str rest)
{
	Str name = word(&rest), body = run->b.last.location.n ? run->b.last.location : run->b.last.body;
	const char *p = rest.n ? memmem(body.p, body.n, rest.p, rest.n) : NULL;
	if (!p) {
		fail(run, "nothing to take", body);
		return;
	}
	p += rest.n;
	size_t n = 0;
	while (p + n < body.p + body.n && !strchr("\"'<> &/?\n", p[n]))
		n++;
	Str kept = str_copy(run->b.arena, (Str){ p, n });
	*PUSH(run->b.arena, &run->vars) = (Var){ str_copy(run->b.arena, name), kept };
}

typedef struct { Run *run; Str text; } Sql;

static bool sql(Db *db, void *with)
{
	Sql *s = with;
	db_script(db, str_c(s->run->b.arena, s->text));
	return true;
}

static bool setup(Db *db, void *with)
{
	Sql *s = with;
	s->text = sign_setup_link(db, s->run->b.arena, clock_now());
	return true;
}

typedef struct { Run *run; Str email, title; int64_t id; } Laying;

static bool lay_programme(Db *db, void *with)
{
	Laying *l = with;
	Arena  *a = l->run->b.arena;
	Verdict v;
	int64_t account = db_number(db_ask(db, a, "SELECT id FROM account WHERE email = $1", l->email));
	l->id = programme_make(db, a, l->title, S("development"), account, clock_now(), &v);
	return l->id && allowed(programme_open(db, a, l->id, clock_now()));
}

static bool lay_place(Db *db, void *with)
{
	Laying *l = with;
	int64_t mentors = 0, mentees = 0, places = 1;
	Str     first, second;
	str_cut(&l->title, ' ', &first);
	str_cut(&l->title, ' ', &second);
	if (!str_int(first, &mentors) || !str_int(second, &mentees) || !str_int(l->title, &places))
		return false;
	l->id = place_lay(db, l->run->b.arena, (PlaceWish){ .mentors = (int)mentors, .mentees = (int)mentees, .reports = 3, .capacity = (int)places }, clock_now()).programme;
	db_do(db, "INSERT INTO coordinates (account, programme, since) SELECT id, $2, 1 FROM account WHERE email = $1", l->email, l->id);
	return db_ok(db);
}

static void lay(Run *run, Str rest, bool people)
{
	Str name = str_copy(run->b.arena, word(&rest));
	Laying l = { .run = run, .email = word(&rest), .title = rest };
	if (db_write(run->b.file, people ? lay_place : lay_programme, &l) != DB_KEPT)
		fail(run, "no programme made", rest);
	*PUSH(run->b.arena, &run->vars) = (Var){ name, str_fmt(run->b.arena, "%lld", (long long)l.id) };
}

static void letter(Run *run, Str email)
{
	Db *db = db_reader(run->b.file);
	run->b.last = (Reply){ .body = S("no letter") };
	for (Rows *r = db_ask(db, run->b.arena, "SELECT body FROM outbox WHERE address = $1 ORDER BY id", email); db_next(r);)
		run->b.last.body = db_text(r, 0);
	db_reader_back(db);
}

/* ---- effort: see above ---------------------------------------------------------------- */

static void read_page(Run *run)
{
	Str  body = run->b.last.body;
	const char *p = body.n ? memmem(body.p, body.n, "<main", 5) : NULL, *end = body.p + body.n;
	bool tag = false, word = false;
	int  words = 0;
	for (; p && p < end && strncmp(p, "</main", 6); p++) {
		tag = *p == '<' || (tag && *p != '>');
		bool in = !tag && *p > ' ' && *p != '>';
		words += in && !word;
		word = in;
	}
	run->effort += words * 60.0 / 230;
}

static void fill_in(Run *run, Str fields)
{
	Str one, name;
	while (str_cut(&fields, '&', &one)) {
		str_cut(&one, '=', &name);
		bool typed = str_eq(name, S("name")) || str_eq(name, S("password")) || str_eq(name, S("again")) || str_starts(name, S("own_"));
		run->effort += 4 + (typed ? 0.3 * (double)one.n : 0);
	}
}

static void effort(Run *run, Str rest)
{
	int64_t most = 0;
	if (str_eq(rest, S("anew"))) {
		run->effort = 0;
		return;
	}
	word(&rest);
	if (!str_int(rest, &most) || run->effort <= 20 || run->effort >= (double)most)
		fail(run, "another effort", str_fmt(run->b.arena, "%d seconds", (int)run->effort));
}

static int64_t number(Run *run, Str select)
{
	int64_t got = -2;
	Db *db = db_reader(run->b.file);
	for (Rows *r = db_ask(db, run->b.arena, str_c(run->b.arena, select)); db_next(r);)
		got = db_int(r, 0);
	db_reader_back(db);
	return got;
}

static void count(Run *run, Str rest)
{
	int64_t want = -1;
	str_int(word(&rest), &want);
	int64_t got = number(run, rest);
	if (got != want)
		fail(run, "another count", str_fmt(run->b.arena, "%lld", (long long)got));
}

static void is(Run *run, Str rest)
{
	int64_t n = 0;
	Reply  *r = &run->b.last;
	if (!str_int(word(&rest), &n) || n != r->status || (rest.p && !str_eq(rest, r->location)))
		fail(run, "another reply", str_fmt(run->b.arena, "%d %.*s\n%.*s", r->status, STR(r->location), STR(r->body)));
}

static void upload(Run *run, Str rest)
{
	Str path = word(&rest), file = word(&rest), bytes, why;
	if (!io_read(run->b.arena, str_c(run->b.arena, file), 64 << 20, &bytes, &why)) {
		fail(run, "no such file", file);
		return;
	}
	browser_upload(&run->b, path, rest.p ? rest : S(""), S("sheet"), file, bytes);
}

static bool act(Run *run, Str verb, Str rest)
{
	Browser *b = &run->b;
	Arena   *a = b->arena;
	if (str_eq(verb, S("account"))) {
		Str rank = word(&rest), name = word(&rest);
		if (!browser_account(b, rank, name, rest))
			fail(run, "no account made", rest);
	} else if (str_eq(verb, S("today"))) {
		Date d;
		if (!date_parse(rest, &d))
			fail(run, "no such day", rest);
		clock_set((Instant){ SECONDS((int64_t)d.day * 86400 + 43200) });
	} else if (str_eq(verb, S("later"))) {
		int64_t n = 0;
		str_int(rest, &n);
		clock_set((Instant){ clock_now().us + SECONDS(n) });
	} else if (str_eq(verb, S("as"))) {
		if (!browser_as(b, str_eq(rest, S("nobody")) ? S("") : rest))
			fail(run, "cannot sign in as", rest);
	} else if (str_eq(verb, S("GET"))) {
		browser_get(b, rest);
		read_page(run);
	} else if (str_eq(verb, S("POST"))) {
		Str path = word(&rest);
		browser_post(b, path, rest.p ? rest : S(""));
		fill_in(run, rest.p ? rest : S(""));
	} else if (str_eq(verb, S("UPLOAD"))) {
		upload(run, rest);
	} else if (str_eq(verb, S("follow"))) {
		browser_get(b, b->last.location);
		read_page(run);
	} else if (str_eq(verb, S("again"))) {
		b->once = sign_token(a), b->once.n = 32;
	} else if (str_eq(verb, S("fresh"))) {
		b->once = S("");
	} else if (str_eq(verb, S("sql"))) {
		db_write(b->file, sql, &(Sql){ run, rest });
	} else if (str_eq(verb, S("setup"))) {
		Sql s = { .run = run };
		db_write(b->file, setup, &s);
		*PUSH(a, &run->vars) = (Var){ str_copy(a, rest), s.text };
	} else if (str_eq(verb, S("programme")) || str_eq(verb, S("place"))) {
		lay(run, rest, str_eq(verb, S("place")));
	} else if (str_eq(verb, S("letter"))) {
		letter(run, rest);
	} else if (str_eq(verb, S("id"))) {
		Str name = str_copy(a, word(&rest)), value = str_fmt(a, "%lld", (long long)number(run, rest));
		*PUSH(a, &run->vars) = (Var){ name, value };
	} else if (str_eq(verb, S("take"))) {
		take(run, rest);
	} else {
		return false;
	}
	return true;
}

static void step(Run *run, Str line)
{
	Str    rest = fill(run, line), verb = word(&rest);
	Reply *last = &run->b.last;
	run->checks++;
	if (str_eq(verb, S("is")))
		is(run, rest);
	else if (str_eq(verb, S("see")) && !str_holds(last->body, rest))
		fail(run, "not seen", last->body);
	else if (str_eq(verb, S("not")) && str_holds(last->body, rest))
		fail(run, "seen", last->body);
	else if (str_eq(verb, S("type")) && !str_holds(last->type, rest))
		fail(run, "another type", last->type);
	else if (str_eq(verb, S("count")))
		count(run, rest);
	else if (str_eq(verb, S("effort")))
		effort(run, rest);
	else if (!str_eq(verb, S("see")) && !str_eq(verb, S("not")) && !str_eq(verb, S("type"))) {
		run->checks--;
		if (!act(run, verb, rest))
			fail(run, "unknown step", verb);
	}
}

int main(int argc, char **argv)
{
	int passed = 0, failed = 0;
	if (sodium_init() < 0)
		die("libsodium would not start");
	db_quiet = true;
	for (int i = 1; i < argc; i++) {
		Run run = { .b = browser_open(), .where = argv[i] };
		Str rest, line, why;
		if (!io_read(run.b.arena, argv[i], 1 << 20, &rest, &why))
			die("cannot read %s", argv[i]);
		while (str_cut(&rest, '\n', &line)) {
			run.line++;
			if (line.n && line.p[0] != '#')
				step(&run, line);
		}
		if (!run.checks)
			fail(&run, "this journey checks nothing", S(""));
		printf("%s %s\n", run.bad ? "FAIL" : "ok  ", argv[i]);
		*(run.bad ? &failed : &passed) += 1;
		clock_set((Instant){ 0 });
		browser_close(&run.b);
	}
	printf("%d passed, %d failed\n", passed, failed);
	return failed || !passed;
}
