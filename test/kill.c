/* kill.c BINARY ROUNDS - SIGKILL under mixed writes.
 *
 * A few clients write through forms (let people in, keep runs, sign in, ask people to join a programme,
 * match and publish its round) while the server
 * is killed at a random moment and started again, ROUNDS times.  A write whose answer was
 * lost is sent again with the same form key, as a browser would.  At the end each write
 * that was acknowledged must be there exactly once, and none twice. */
#include "demo/demo.h"
#include "test/browser.h"
#include "test/scratch.h"
#include "test/wire.h"

#include "match/kept.h"

#include <pthread.h>
#include <signal.h>
#include <sodium.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CLIENTS = 4, MOST = 200000 };
typedef enum { INVITE, KEEP, ASK, KINDS } Kind;
typedef struct { Kind kind; char mark[24]; bool acted; } Write;

static char        address[300], data[300];
static const char *binary;
static atomic_bool over;
static Write       writes[MOST];
static atomic_int  writes_n, resent, signed_in;

/* ---- the server ------------------------------------------------------------------------ */

static pid_t start(void)
{
	pid_t pid = fork();
	if (pid)
		return pid;
	if (!freopen("/dev/null", "w", stdout) || !freopen("/dev/null", "w", stderr))
		_exit(9);
	execl(binary, binary, "serve", "--demo", "--data", data, "--listen", address, (char *)NULL);
	_exit(8);
}

/* The people of the demo, made before the first kill. */
static void fill(void)
{
	int   status;
	pid_t pid = fork();
	if (!pid) {
		if (!freopen("/dev/null", "w", stdout))
			_exit(9);
		execl(binary, binary, "demo", "--data", data, (char *)NULL);
		_exit(8);
	}
	if (waitpid(pid, &status, 0) != pid || !WIFEXITED(status) || WEXITSTATUS(status))
		die("the demo could not be made");
}

static bool is_up(void)
{
	Arena *a = arena_open();
	Str    reply = wire_ask(a, address, S("GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
	bool   up = wire_status(reply) == 200;
	arena_drop(a);
	return up;
}

/* Milliseconds from the start until it answers. */
static int wait_up(void)
{
	int64_t began = clock_ticks();
	while (!is_up() && clock_ticks() - began < 20 * SECONDS(1))
		usleep(2000);
	return (int)((clock_ticks() - began) / 1000);
}

/* ---- the clients -------------------------------------------------------------------------- */

typedef struct { Str session, programme; unsigned dice; } Client;      /* programme: "/programmes/123" */

static Str guard_fields(Arena *a, Str secret, Str once)
{
	Req rq = { .arena = a, .secret = secret };
	Str html = form_guard(&rq).markup;
	const char *token = strstr(html.p, "value=\"") + 7;
	return str_fmt(a, "form_token=%.64s&form_once=%.*s", token, STR(once));
}

static Str post(Arena *a, Str session, Str path, Str fields, Str once)
{
	Str body = str_fmt(a, "%.*s&%.*s", STR(guard_fields(a, session, once)), STR(fields));
	Str rq = str_fmt(a, "POST %.*s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\n"
		"Cookie: " SESSION_COOKIE "=%.*s; " VISITOR_COOKIE "=%.*s\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %zu\r\n\r\n%.*s",
		STR(path), STR(session), STR(session), body.n, STR(body));
	return wire_ask(a, address, rq);
}

static Str get(Arena *a, Str session, Str path)
{
	return wire_ask(a, address, str_fmt(a, "GET %.*s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: " SESSION_COOKIE "=%.*s\r\n\r\n", STR(path), STR(session)));
}

/* What stands after 'before' up to the next sign that is no digit. */
static Str digits_after(Arena *a, Str page, const char *before)
{
	const char *p = strstr(str_c(a, page), before);
	Str found = { p ? p + strlen(before) : "", 0 };
	while (found.p[found.n] >= '0' && found.p[found.n] <= '9')
		found.n++;
	return found;
}

static Str cookie_of(Arena *a, Str reply)
{
	const char *p = strstr(str_c(a, reply), SESSION_COOKIE "=");
	return p ? str_copy(a, (Str){ p + sizeof SESSION_COOKIE, 64 }) : S("");
}

/* Whole: the reply came to its end (its length is right). */
static bool whole(Str reply)
{
	int64_t n;
	return wire_status(reply) && str_int(wire_header(reply, "Content-Length"), &n) && (size_t)n == wire_body(reply).n;
}

static void enter(Arena *own, Client *c)
{
	while (!c->session.n && !over) {
		Arena *a = arena_open();
		Str visitor = sign_token(a);
		Str reply = post(a, visitor, S("/sign-in"), S("email=admin%40northmere.example&password=a+lamp+on+the+table"), S(""));
		c->session = whole(reply) ? str_copy(own, cookie_of(a, reply)) : S("");
		signed_in += c->session.n > 0;
		arena_drop(a);
	}
}

/* Sends until an answer arrives, and returns it; "" when none did. */
static Str send_until(Arena *a, Client *c, Str path, Str fields, Str once)
{
	for (int tries = 0; !over || tries == 0; tries++) {
		Str reply = post(a, c->session, path, fields, once);
		if (tries == 1)
			resent++;
		if (whole(reply) && wire_status(reply) != 500)
			return reply;
		usleep(3000);
	}
	return S("");
}

static void keep(Arena *a, Client *c, Write *w, Str once)
{
	Str laid = post(a, c->session, S("/match/sample"), S(""), sign_token(a));
	Str at = wire_header(laid, "Location");
	if (!whole(laid) || !str_starts(at, S("/match/")))
		return;
	Str id = { at.p + 7, 0 };
	while (id.p[id.n] >= '0' && id.p[id.n] <= '9')
		id.n++;
	Str reply = send_until(a, c, str_fmt(a, "/match/%.*s/keep", STR(id)), str_fmt(a, "title=%s", w->mark), str_fmt(a, "%.32s", once.p));
	/* Elsewhere: it was not matched yet; 404: the desk was cleared by the kill. */
	w->acted = wire_status(reply) == 303 && str_starts(wire_header(reply, "Location"), S("/kept/"));
}

static void invite(Arena *a, Client *c, Write *w, Str once)
{
	int status = wire_status(send_until(a, c, S("/accounts"), str_fmt(a, "name=N&email=%s%%40x.org&rank=member", w->mark), str_fmt(a, "%.32s", once.p)));
	w->acted = status == 200 || status == 409;      /* 409: it had acted, and the answer was lost */
}

/* Somebody new is asked: a person, an invitation and a letter, or none of the three. */
static void ask(Arena *a, Client *c, Write *w, Str once)
{
	int status = wire_status(send_until(a, c, str_fmt(a, "%.*s/invite", STR(c->programme)), str_fmt(a, "pasted=%s%%40y.org", w->mark), str_fmt(a, "%.32s", once.p)));
	w->acted = status == 303;
}

/* The programme of the demo that has a round ready to run. */
static bool find_programme(Arena *own, Client *c)
{
	for (int tries = 0; !c->programme.n && !over && tries < 2000; tries++) {
		Arena *a = arena_open();
		Str page = wire_body(get(a, c->session, S("/programmes"))), id;
		const char *name = strstr(str_c(a, page), ">Early career"), *at = name;
		while (at && at > page.p && strncmp(at, "/programmes/", 12))
			at--;
		id = at ? digits_after(a, str(at), "/programmes/") : S("");
		if (id.n)
			c->programme = str_fmt(own, "/programmes/%.*s", STR(id));
		else
			usleep(3000);
		arena_drop(a);
	}
	return c->programme.n;
}

/* Matches a round and publishes it; when nobody is left, that is refused.  What it wrote is reckoned at the end. */
static void publish(Arena *a, Client *c)
{
	Str to = wire_header(post(a, c->session, str_fmt(a, "%.*s/rounds", STR(c->programme)), S(""), sign_token(a)), "Location");
	if (!str_starts(to, S("/rounds/")))
		return;
	Str version = digits_after(a, wire_body(get(a, c->session, to)), "name=\"version\" value=\"");
	post(a, c->session, str_fmt(a, "%.*s/publish", STR(to)), str_fmt(a, "which=all&version=%.*s", STR(version)), sign_token(a));
}

static void *client(void *given)
{
	Arena *own = arena_open();
	Client c = { .dice = (unsigned)(intptr_t)given };
	enter(own, &c);
	find_programme(own, &c);
	while (!over) {
		Arena *a = arena_open();
		int    n = writes_n++;
		Write *w = &writes[n < MOST ? n : MOST - 1];
		w->kind = (Kind[]){ INVITE, INVITE, KEEP, ASK }[rand_r(&c.dice) % 4];
		snprintf(w->mark, sizeof w->mark, "w%d", n);
		Str once = sign_token(a);
		(w->kind == KEEP ? keep : w->kind == ASK ? ask : invite)(a, &c, w, once);
		if (rand_r(&c.dice) % 25 == 0)
			publish(a, &c);
		arena_drop(a);
	}
	arena_drop(own);
	return NULL;
}

/* ---- the reckoning ---------------------------------------------------------------------------- */

/* The runs are sealed: they are opened with the administrator's password. */
static Keeps all_kept(Arena *a, Db *db)
{
	int64_t  account = 0;
	Str      secret;
	SealRow  row;
	SealPair pair;
	if (!sign_password_of(db, a, S("admin@northmere.example"), &account, &secret) || !seal_row(db, a, account, &row)
	    || seal_unwrap_password(a, row.open, row.id, str(demo_password), row.by_password, &pair) != WRAP_RIGHT)
		die("the administrator's keys cannot be opened");
	return kept_list(db, a, account, &pair, 0, 1000000);
}

static int count_kept(const Keeps *all, const Write *w)
{
	int n = 0;
	for (int i = 0; i < all->n; i++)
		n += str_eq(all->list[i].title, str(w->mark));
	return n;
}

static int count_invited(Arena *a, Db *db, const Write *w)
{
	int n = 0;
	for (Rows *r = db_ask(db, a, "SELECT count(*) FROM account WHERE email_fold = $1", str_fmt(a, "%s@x.org", w->mark)); db_next(r);)
		n = (int)db_int(r, 0);
	return n;
}

/* Person, invitation and letter: all of them once, or none. */
static int count_asked(Arena *a, Db *db, const Write *w)
{
	Str email = str_fmt(a, "%s@y.org", w->mark);
	int person = (int)db_number(db_ask(db, a, "SELECT count(*) FROM person WHERE email_fold = $1", email));
	int invitation = (int)db_number(db_ask(db, a, "SELECT count(*) FROM invitation i JOIN person p ON p.id = i.person WHERE p.email_fold = $1", email));
	int letter = (int)db_number(db_ask(db, a, "SELECT count(*) FROM outbox WHERE kind = 'invitation' AND address = $1", email));
	return person == invitation && invitation == letter ? person : 99;
}

/* Every published pair is a mentorship with two members and two letters; nobody has more than their places. */
static int odd_rounds(Arena *a, Db *db, int *pairs)
{
	*pairs = (int)db_number(db_ask(db, a, "SELECT count(*) FROM proposal WHERE state = 'published'"));
	int mentorships = (int)db_number(db_ask(db, a, "SELECT count(*) FROM mentorship WHERE origin = 'round'"));
	int members = (int)db_number(db_ask(db, a, "SELECT count(*) FROM member m JOIN mentorship s ON s.id = m.mentorship WHERE s.origin = 'round'"));
	int letters = (int)db_number(db_ask(db, a, "SELECT count(*) FROM outbox WHERE kind IN ('matched-mentor', 'matched-mentee')"));
	int full = (int)db_number(db_ask(db, a, "SELECT count(*) FROM (SELECT m.enrolment FROM member m JOIN enrolment e ON e.id = m.enrolment"
		" WHERE m.seat IS NOT NULL GROUP BY m.enrolment, e.capacity HAVING count(*) > e.capacity) x"));
	return (mentorships != *pairs) + (members != 2 * *pairs) + (letters != 2 * *pairs) + full;
}

static int reckon(Arena *a)
{
	DbFile *file;
	Str     why;
	int lost = 0, twice = 0, pairs = 0, acted[KINDS] = { 0 };
	DbOpened opened = db_open(a, data, 1, &file, &why);     /* looks whether the file is sound, too */
	if (opened != DB_OPENED)
		return printf("the data file: %.*s\n", STR(why)), 1;
	Db   *db = db_reader(file);
	Keeps kept = all_kept(a, db);
	for (int i = 0; i < writes_n; i++) {
		int n = writes[i].kind == KEEP ? count_kept(&kept, &writes[i]) : writes[i].kind == ASK ? count_asked(a, db, &writes[i]) : count_invited(a, db, &writes[i]);
		bool gone = writes[i].acted && n == 0;
		if (gone)
			printf("lost: %s, of kind %d\n", writes[i].mark, writes[i].kind);
		lost += gone;
		twice += n > 1;
		acted[writes[i].kind] += writes[i].acted;
	}
	int odd = odd_rounds(a, db, &pairs);
	db_reader_back(db);
	db_close(file);
	printf("%d people let in, %d asked to join and %d runs kept were acknowledged, %d pairs published, %d forms were sent again; lost %d, twice or in part %d, odd rounds %d, file sound\n",
	       acted[INVITE], acted[ASK], acted[KEEP], pairs, (int)resent, lost, twice, odd);
	return lost + twice + odd + (acted[INVITE] < 50) + (acted[KEEP] < 10) + (acted[ASK] < 10) + (pairs <= 20);
}

int main(int argc, char **argv)
{
	int rounds = argc > 2 ? (int)strtol(argv[2], NULL, 10) : 300, slowest = 0, slow = 0;
	pthread_t t[CLIENTS];
	unsigned dice = 7;
	if (argc < 2 || sodium_init() < 0)
		return fprintf(stderr, "usage: kill BINARY [ROUNDS]\n"), 2;
	binary = argv[1];
	signal(SIGPIPE, SIG_IGN);
	Arena *a = arena_open();
	Str folder = scratch_open(a);
	snprintf(address, sizeof address, "unix:%s/socket", folder.p);
	snprintf(data, sizeof data, "%s/mentord.db", folder.p);
	fill();
	pid_t pid = start();
	wait_up();
	for (intptr_t i = 0; i < CLIENTS; i++)
		pthread_create(&t[i], NULL, client, (void *)(i + 1));
	for (int i = 0; i < rounds; i++) {
		usleep(20000 + (unsigned)rand_r(&dice) % 100000);
		kill(pid, SIGKILL);
		waitpid(pid, NULL, 0);
		pid = start();
		int ms = wait_up();
		slowest = ms > slowest ? ms : slowest;
		slow += ms >= 1000;
	}
	usleep(300000);
	over = true;
	for (size_t i = 0; i < CLIENTS; i++)
		pthread_join(t[i], NULL);
	kill(pid, SIGTERM);
	waitpid(pid, NULL, 0);
	printf("killed %d times, ready again after %d ms at the most\n", rounds, slowest);
	int wrong = reckon(a) + slow;
	scratch_drop(folder);
	arena_drop(a);
	printf("%d passed, %d failed\n", wrong == 0, wrong != 0);
	return wrong != 0;
}
