/* crowd.c - many at once: threads that guess one password together gain nothing, and threads
 * that do everything the pages offer, to the same things, never see a page that failed.
 * Run under ThreadSanitizer by `make races`. */
#include "test/objects.h"

#include "web/desk.h"

#include <pthread.h>
#include <sodium.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { GUESSERS = 24, CROWD = 6 };

static int passed, failed;

static void check(bool good, const char *what, int got)
{
	*(good ? &passed : &failed) += 1;
	if (!good)
		fprintf(stderr, "FAIL %s: %d\n", what, got);
}

/* A browser of one's own on the same house. */
static Browser another(const Browser *b)
{
	Browser own = *b;
	own.arena = arena_open();
	own.session = own.visitor = own.once = S("");
	own.last = (Reply){ 0 };
	return own;
}

/* ---- guessing ----------------------------------------------------------------------------- */

typedef struct { const Browser *house; int number, status; } Guesser;

static void *guess(void *with)
{
	Guesser *g = with;
	Browser b = another(g->house);
	bool right = g->number == GUESSERS - 1;
	browser_post(&b, S("/sign-in"), right ? S("email=ben@x.org&password=a+lamp+on+the+table") : S("email=ben@x.org&password=no"));
	g->status = b.last.status;
	arena_drop(b.arena);
	return NULL;
}

/* The counter says three for nothing and the fourth with a wait: whoever comes later learns nothing,
 * though all of them were let through to the slow part before the first was counted. */
static void guesses(const Browser *house)
{
	Guesser   g[GUESSERS];
	pthread_t t[GUESSERS];
	int told = 0, odd = 0;
	for (int i = 0; i < GUESSERS; i++) {
		g[i] = (Guesser){ .house = house, .number = i };
		pthread_create(&t[i], NULL, guess, &g[i]);
	}
	for (int i = 0; i < GUESSERS; i++) {
		pthread_join(t[i], NULL);
		told += g[i].status == 422 || g[i].status == 303;
		odd += g[i].status != 422 && g[i].status != 303 && g[i].status != 429 && g[i].status != 503;
	}
	check(told >= 1 && told <= 5, "answers to guesses made together", told);
	check(!odd, "odd answers to guesses", odd);
}

/* ---- everything at once ---------------------------------------------------------------------- */

typedef struct { const Browser *house; const char *email; Who rank; int turns; atomic_int *bad; unsigned dice; } Visitor;

/* What is only sensible once, or would sign the crowd out, is left to others. */
static bool skipped(const Route *r)
{
	return strstr(r->path, "/me/") || strstr(r->path, "/sign-") || strstr(r->path, "/close") || strstr(r->path, "/set-up");
}

static void *visit(void *with)
{
	Visitor *v = with;
	for (int i = 0; i < v->turns; i++) {
		Browser b = another(v->house);
		const Route *r = &b.web.routes[rand_r(&v->dice) % (unsigned)b.web.routes_n];
		if (skipped(r)) {
			arena_drop(b.arena);
			continue;
		}
		/* What they may not make for themselves is somebody else's. */
		bool may = v->rank >= who_rank(r->who);
		Str path = object_path(&b, r, str(may ? v->email : "co@x.org"));
		browser_as(&b, str(v->email));
		if (r->method == GET)
			browser_get(&b, path);
		else
			browser_post(&b, path, object_fields(r));
		if (b.last.status >= 500) {
			++*v->bad;
			fprintf(stderr, "%s: %d\n", r->path, b.last.status);
		}
		arena_drop(b.arena);
	}
	return NULL;
}

/* All of them at one and the same sheet, while somebody clears it away. */
static void *look_at(void *with)
{
	Visitor *v = with;
	static const char *const parts[] = { "", "/columns", "/print", "/pairs.csv", "/pairs.xlsx", "/proof.txt", "/graph.txt" };
	Browser b = another(v->house);
	browser_as(&b, str(v->email));
	Str sheet = str_copy(b.arena, v->house->last.location);
	for (int i = 0; i < v->turns; i++) {
		Str path = str_fmt(b.arena, "%.*s%s", STR(sheet), parts[rand_r(&v->dice) % COUNT(parts)]);
		if (v->dice % 7)
			browser_get(&b, path);
		else
			browser_post(&b, str_fmt(b.arena, "%.*s/again", STR(sheet)), S(""));
		if (i == v->turns - 2 && v->dice % 2)
			browser_post(&b, str_fmt(b.arena, "%.*s/forget", STR(sheet)), S(""));
		*v->bad += b.last.status >= 500;
	}
	arena_drop(b.arena);
	return NULL;
}

static Who rank_of(const char *email)
{
	return str_starts(str(email), S("admin")) ? ADMIN : str_starts(str(email), S("co@")) ? COORDINATOR : MEMBER;
}

static void crowd(const Browser *house, void *(*doing)(void *), const char *const emails[CROWD], int turns, const char *what)
{
	pthread_t  t[CROWD];
	Visitor    v[CROWD];
	atomic_int bad = 0;
	for (int i = 0; i < CROWD; i++) {
		v[i] = (Visitor){ .house = house, .email = emails[i], .rank = rank_of(emails[i]), .turns = turns, .bad = &bad, .dice = (unsigned)(i * 7919 + turns) };
		pthread_create(&t[i], NULL, doing, &v[i]);
	}
	for (int i = 0; i < CROWD; i++)
		pthread_join(t[i], NULL);
	check(!bad, what, bad);
}

int main(int argc, char **argv)
{
	int turns = argc > 1 ? (int)strtol(argv[1], NULL, 10) : 12;
	static const char *const emails[CROWD] = { "admin@x.org", "co@x.org", "ana@x.org", "eva@x.org", "kim@x.org", "admin@x.org" };
	static const char *const same[CROWD] = { "ana@x.org", "ana@x.org", "ana@x.org", "ana@x.org", "ana@x.org", "ana@x.org" };
	if (sodium_init() < 0)
		die("libsodium would not start");
	Browser b = browser_open();
	browser_account(&b, S("admin"), S("Admin"), S("admin@x.org"));
	browser_account(&b, S("coordinator"), S("Co"), S("co@x.org"));
	for (size_t i = 2; i < 5; i++)
		browser_account(&b, S("member"), S("Member"), str(emails[i]));
	browser_account(&b, S("member"), S("Ben"), S("ben@x.org"));
	guesses(&b);
	crowd(&b, visit, emails, turns, "failed pages in a crowd");
	browser_as(&b, S("ana@x.org"));
	browser_post(&b, S("/match/sample"), S(""));
	crowd(&b, look_at, same, turns, "failed pages around one sheet");
	desk_close();
	browser_close(&b);
	printf("%d passed, %d failed\n", passed, failed);
	return failed || !passed;
}
