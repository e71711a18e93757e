/* lines.c - 5,000 people in a line of nine levels, on every path by which two of them may meet: the sheet comes in by
 * the import, a round is matched, pairs are locked and swapped by hand, published after a reorganisation, and flagged
 * after the next one.  What stands in one line is reckoned here on its own. */
#include "test/browser.h"
#include "test/check.h"
#include "test/place.h"

#include "match/round.h"
#include "web/desk.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { PEOPLE = 5000, MENTORS = 700, MENTEES = 700, REPORTS = 3, LEVELS = 9, TRIES = 40, MOVED = 7 };

typedef struct { int64_t id, mentor, mentee; int up, down; } Pair;      /* enrolments; who is behind them, as numbers */
typedef struct { Browser b; Place place; int boss[PEOPLE]; int64_t round; struct { Pair *list; int n; } pairs; } House;

static int passed, failed;

static bool check(bool good, const char *what, int64_t got)
{
	*(good ? &passed : &failed) += 1;
	if (!good)
		fprintf(stderr, "FAIL %s: %lld\n", what, (long long)got);
	return good;
}

/* ---- who stands above whom, reckoned here ------------------------------------------------------ */

static bool is_above(const House *h, int who, int of)
{
	for (int up = h->boss[of]; up >= 0; up = h->boss[up])
		if (up == who)
			return true;
	return false;
}

static bool in_line(const House *h, int x, int y) { return is_above(h, x, y) || is_above(h, y, x); }

static int levels(const House *h)
{
	int most = 0;
	for (int i = 0; i < PEOPLE; i++) {
		int n = 1;
		for (int up = h->boss[i]; up >= 0; up = h->boss[up])
			n++;
		most = n > most ? n : most;
	}
	return most;
}

/* ---- sheets ---------------------------------------------------------------------------------------- */

static void row(House *h, Buf *b, int i)
{
	long long p = h->place.programme;
	buf_fmt(b, "p%d@%lld.place.example,Person %d,", i, p, i);
	if (h->boss[i] >= 0)
		buf_fmt(b, "p%d@%lld.place.example", h->boss[i], p);
	else
		buf_lit(b, "-");
	buf_lit(b, "\n");
}

static Str laid(House *h, Str sheet)
{
	browser_upload(&h->b, S("/import"), S(""), S("sheet"), S("staff.csv"), sheet);
	check(h->b.last.status == 303, "a staff sheet is taken", h->b.last.status);
	return h->b.last.location;
}

static void keep(House *h, Str at, int want)
{
	browser_post(&h->b, str_fmt(h->b.arena, "%.*s/keep", STR(at)), S(""));
	check(h->b.last.status == want, "the sheet comes in, or is refused", h->b.last.status);
}

static int64_t number(House *h, const char *sql)
{
	Db *db = db_reader(h->b.file);
	int64_t n = db_number(db_ask(db, h->b.arena, sql));
	db_reader_back(db);
	return n;
}

static Str everybody(House *h)
{
	Buf b = buf_open(h->b.arena);
	buf_lit(&b, "Email,Name,Manager\n");
	for (int i = 0; i < PEOPLE; i++)
		row(h, &b, i);
	return buf_str(&b);
}

static void come_in(House *h)
{
	for (int i = 0; i < PEOPLE; i++)
		h->boss[i] = i ? (i - 1) / REPORTS : -1;
	check(levels(h) == LEVELS, "levels of the line", levels(h));
	h->boss[0] = PEOPLE - 1;                        /* the first below the last: a circle of nine */
	Str at = laid(h, everybody(h));
	browser_get(&h->b, at);
	check(browser_sees(&h->b, S("Mend the sheet")), "a circle is to be mended", h->b.last.status);
	keep(h, at, 422);
	check(number(h, "SELECT count(*) FROM report_line") == 0, "nothing of a circle comes in", 0);
	h->boss[0] = -1;
	keep(h, laid(h, everybody(h)), 303);
	check(number(h, "SELECT count(*) FROM report_line WHERE until IS NULL") == PEOPLE - 1, "lines", number(h, "SELECT count(*) FROM report_line"));
}

/* ---- the round ---------------------------------------------------------------------------------------- */

static int who(const int64_t *all, int n, int64_t one)
{
	for (int i = 0; i < n; i++)
		if (all[i] == one)
			return i;
	die("an enrolment that nobody laid");
}

static void read_pairs(House *h)
{
	Db *db = db_reader(h->b.file);
	h->pairs.n = 0;
	for (Rows *r = db_ask(db, h->b.arena, "SELECT p.id, p.mentor, p.mentee FROM proposal p JOIN round o ON o.run = p.run WHERE o.id = $1 ORDER BY p.id", h->round); db_next(r);) {
		Pair p = { .id = db_int(r, 0), .mentor = db_int(r, 1), .mentee = db_int(r, 2) };
		p.up = who(h->place.mentor, MENTORS, p.mentor);
		p.down = MENTORS + who(h->place.mentee, MENTEES, p.mentee);
		*PUSH(h->b.arena, &h->pairs) = p;
	}
	db_reader_back(db);
}

static void match(House *h)
{
	browser_post(&h->b, str_fmt(h->b.arena, "/programmes/%lld/rounds", (long long)h->place.programme), S(""));
	check(h->b.last.status == 303, "a round begins", h->b.last.status);
	h->round = number(h, "SELECT max(id) FROM round");
	RoundProgress p;
	for (int i = 0; i < 2400 && round_works(h->round, &p); i++)
		usleep(50000);
	read_pairs(h);
	int bad = 0;
	for (int i = 0; i < h->pairs.n; i++)
		bad += in_line(h, h->pairs.list[i].up, h->pairs.list[i].down);
	check(h->pairs.n > MENTEES / 2, "pairs of the round", h->pairs.n);
	check(!bad, "pairs of the round in one line", bad);
}

static int64_t version(House *h) { return number(h, "SELECT max(version) FROM round"); }
static bool says_line(const House *h) { return browser_sees(&h->b, S("outside the mentee&#39;s line management")); }

/* Each mentor with the people below, however far: none may be held together. */
static void lock(House *h)
{
	int tried = 0;
	for (int e = 0; e < MENTEES && tried < TRIES; e += 3) {
		int up = MENTORS + e;
		for (int far = tried % (LEVELS - 1); h->boss[up] >= 0 && far-- >= 0;)
			up = h->boss[up];
		if (up >= MENTORS)
			continue;
		tried++;
		browser_post(&h->b, str_fmt(h->b.arena, "/rounds/%lld/pin", (long long)h->round), str_fmt(h->b.arena, "version=%lld&mentor=%lld&mentee=%lld&kind=lock",
			(long long)version(h), (long long)h->place.mentor[up], (long long)h->place.mentee[e]));
		check(h->b.last.status == 422 && says_line(h), "a lock inside a line is refused", h->b.last.status);
	}
	check(tried == TRIES, "locks tried", tried);
	check(number(h, "SELECT count(*) FROM round_pin") == 0, "nothing is locked", 0);
}

static void swap(House *h)
{
	int tried = 0;
	for (int i = 0; i < h->pairs.n && tried < TRIES; i++)
		for (int k = i + 1; k < h->pairs.n && tried < TRIES; k++) {
			const Pair *x = &h->pairs.list[i], *y = &h->pairs.list[k];
			if (!in_line(h, x->up, y->down) && !in_line(h, y->up, x->down))
				continue;
			tried++;
			browser_post(&h->b, str_fmt(h->b.arena, "/rounds/%lld/swap", (long long)h->round), str_fmt(h->b.arena, "version=%lld&of=%lld&with=%lld",
				(long long)version(h), (long long)x->id, (long long)y->id));
			check(h->b.last.status == 422 && says_line(h), "a swap into a line is refused", h->b.last.status);
		}
	check(tried > 5, "swaps tried", tried);
	check(number(h, "SELECT count(*) FROM round_pin") == 0, "nothing is swapped", 0);
}

/* ---- reorganisations ------------------------------------------------------------------------------------- */

/* Some mentees come under their mentors, and some mentors under their mentees. */
static int reorganise(House *h, int first)
{
	Buf b = buf_open(h->b.arena);
	int moved = 0, now = 0;
	buf_lit(&b, "Email,Name,Manager\n");
	for (int i = first; i < h->pairs.n && moved < MOVED; i += 11) {
		const Pair *p = &h->pairs.list[i];
		if (in_line(h, p->up, p->down))
			continue;
		int under = moved % 2 ? p->up : p->down;
		h->boss[under] = moved % 2 ? p->down : p->up;
		row(h, &b, under);
		moved++;
	}
	keep(h, laid(h, buf_str(&b)), 303);
	for (int i = 0; i < h->pairs.n; i++)
		now += in_line(h, h->pairs.list[i].up, h->pairs.list[i].down);
	check(moved == MOVED && now >= MOVED && now < h->pairs.n / 2, "pairs that a reorganisation puts into one line", now);
	return now;
}

static int offered_to_leave(const House *h)
{
	int n = 0;
	for (int i = 0; i < h->pairs.n; i++) {
		Str field = str_fmt(h->b.arena, "name=\"leave\" value=\"%lld\"", (long long)h->pairs.list[i].id);
		bool stopped = browser_sees(&h->b, field);
		n += stopped;
		if (stopped != in_line(h, h->pairs.list[i].up, h->pairs.list[i].down))
			check(false, "a pair is stopped that may begin, or the other way round", i);
	}
	return n;
}

static void publish(House *h)
{
	Arena *a = h->b.arena;
	int in = reorganise(h, 0);
	Str path = str_fmt(a, "/rounds/%lld/publish", (long long)h->round);
	Buf fields = buf_open(a);
	buf_fmt(&fields, "version=%lld&which=all", (long long)version(h));
	browser_post(&h->b, path, buf_str(&fields));
	check(h->b.last.status == 422, "publishing is refused", h->b.last.status);
	check(offered_to_leave(h) == in, "pairs that are stopped", offered_to_leave(h));
	check(number(h, "SELECT count(*) FROM mentorship") + number(h, "SELECT count(*) FROM outbox") == 0, "nothing was published", 0);
	for (int i = 0; i < h->pairs.n; i++)
		if (in_line(h, h->pairs.list[i].up, h->pairs.list[i].down))
			buf_fmt(&fields, "&leave=%lld", (long long)h->pairs.list[i].id);
	browser_post(&h->b, path, buf_str(&fields));
	check(h->b.last.status == 303, "the others are published", h->b.last.status);
	check(number(h, "SELECT count(*) FROM mentorship") == h->pairs.n - in, "mentorships", number(h, "SELECT count(*) FROM mentorship"));
}

/* How many running pairs are flagged; and whether any is that should not be, or is not that should. */
static int flagged(House *h)
{
	int n = 0, wrong = 0;
	Db *db = db_reader(h->b.file);
	for (Rows *r = db_ask(db, h->b.arena, "SELECT p.id, s.line_flag FROM proposal p JOIN mentorship s ON s.id = p.mentorship"); db_next(r); n += !db_null(r, 1))
		for (int i = 0; i < h->pairs.n; i++)
			if (h->pairs.list[i].id == db_int(r, 0))
				wrong += !db_null(r, 1) != in_line(h, h->pairs.list[i].up, h->pairs.list[i].down);
	db_reader_back(db);
	check(!wrong, "running pairs flagged wrongly", wrong);
	return n;
}

static void flag(House *h)
{
	check(number(h, "SELECT count(*) FROM mentorship WHERE line_flag IS NOT NULL") == 0, "no pair is flagged yet", 0);
	reorganise(h, 5);
	check(flagged(h) >= MOVED, "flagged pairs", flagged(h));
	for (int i = 0; i < PEOPLE; i++)
		h->boss[i] = i ? (i - 1) / REPORTS : -1;
	keep(h, laid(h, everybody(h)), 303);
	check(flagged(h) == 0, "when all is as it was, no pair is flagged", flagged(h));
}

static bool lay(Db *db, void *with)
{
	House *h = with;
	h->place = place_lay(db, h->b.arena, (PlaceWish){ .mentors = MENTORS, .mentees = MENTEES, .others = PEOPLE - MENTORS - MENTEES }, clock_now());
	return db_ok(db);
}

int main(void)
{
	static House h;
	if (sodium_init() < 0)
		die("libsodium would not start");
	h.b = browser_open();
	browser_account(&h.b, S("admin"), S("Admin"), S("admin@x.org"));
	browser_as(&h.b, S("admin@x.org"));
	if (db_write(h.b.file, lay, &h) != DB_KEPT)
		die("the people could not be laid");
	come_in(&h);
	match(&h);
	lock(&h);
	swap(&h);
	publish(&h);
	flag(&h);
	round_close();
	desk_close();
	browser_close(&h.b);
	printf("%d people, %d pairs\n%d passed, %d failed\n", PEOPLE, h.pairs.n, passed, failed);
	return failed || !passed;
}
