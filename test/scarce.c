/* scarce.c - every route with every one of its allocations failing, once and for ever:
 * it answers (503, 500 or what it always answers), keeps nothing half-written, and works
 * again afterwards.  STEP in the environment tries the first forty allocations of a route and
 * then every STEPth, from a place that START sets and that otherwise changes every day. */
#include "test/objects.h"

#include "web/desk.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct { long step, start, dense; } Pace;

static int passed, failed;
static long tried;

static void request(Browser *b, const Route *r, Str path)
{
	if (r->method == GET)
		browser_get(b, path);
	else
		browser_post(b, path, object_fields(r));
}

static bool one(Browser *b, const Route *r, Str path, long nth, bool for_ever)
{
	b->fail_at = nth;
	b->fail_for_ever = for_ever;
	Str session = b->session;
	request(b, r, path);
	b->session = session;
	b->fail_at = 0;
	tried++;
	bool answered = b->last.status >= 200 && b->last.status < 600;
	if (!answered)
		fprintf(stderr, "FAIL %s, allocation %ld: answered %d\n", r->path, nth, b->last.status);
	*(answered ? &passed : &failed) += 1;
	return b->allocs >= nth;
}

static void works_again(Browser *b, const Route *r)
{
	Str path = object_path(b, r, S("admin@x.org"));
	request(b, r, path);
	bool fine = b->last.status < 500;
	if (!fine)
		fprintf(stderr, "FAIL %s does not work again: %d\n", r->path, b->last.status);
	*(fine ? &passed : &failed) += 1;
}

/* What a failed request was about is there for the next one, since nothing was kept; what acted needs a new one. */
static bool used_up(const Browser *b, const Route *r) { return r->method != GET && b->last.status < 400; }

/* Every allocation up to the 'dense'th, then every 'step'th, beginning elsewhere each day. */
static long following(long nth, const Pace *p)
{
	return nth < p->dense ? nth + 1 : nth == p->dense && p->step > 1 ? nth + 1 + p->start : nth + p->step;
}

static long sweep(Browser *b, const Route *r, const Pace *p, bool for_ever)
{
	long   most = 0;
	bool   reached = true;
	Arena *mine = b->arena, *own = NULL;    /* what the browser remembers of a few requests */
	Str    path = { 0 }, session = { 0 };
	for (long nth = 1; reached; nth = following(nth, p)) {
		if (!own || used_up(b, r)) {
			if (own)
				arena_drop(own);
			b->arena = own = arena_open();
			b->session = b->visitor = S("");
			path = object_path(b, r, S("admin@x.org"));
			session = b->session;
		}
		b->session = session;
		reached = one(b, r, path, nth, for_ever);
		most = nth > most ? nth : most;
	}
	arena_drop(own);
	b->arena = mine;
	b->session = b->visitor = S("");
	b->last = (Reply){ 0 };
	return most;
}

typedef struct { Browser *b; const Pace *pace; } Sweeping;

static void route(const Route *r, void *with)
{
	Browser    *b = ((Sweeping *)with)->b;
	const Pace *p = ((Sweeping *)with)->pace;
	long once = sweep(b, r, p, false), ever = sweep(b, r, p, true);
	works_again(b, r);
	fprintf(stderr, "%-28s %ld allocations\n", r->path, once > ever ? once : ever);
	desk_close();
}

static long number(const char *name, long usual)
{
	const char *text = getenv(name);
	long n = text ? strtol(text, NULL, 10) : usual;
	return n > 0 ? n : usual;
}

int main(int argc, char **argv)
{
	Pace p = { .step = number("STEP", 1), .dense = 40 };
	p.start = number("START", instant_date(clock_now()).day) % p.step;
	if (sodium_init() < 0)
		die("libsodium would not start");
	db_quiet = true;
	Browser b = browser_open();
	browser_account(&b, S("admin"), S("Admin"), S("admin@x.org"));
	for (int i = 0; i < b.web.routes_n; i++)
		if (argc < 2 || str_holds(str(b.web.routes[i].path), str(argv[1])))
			object_shapes(&b.web.routes[i], route, &(Sweeping){ &b, &p });
	browser_close(&b);
	if (p.step > 1)
		printf("Not all: of each route the first %ld allocations, then every %ldth from the %ldth. All of them: STEP=1\n", p.dense, p.step, p.dense + 1 + p.start);
	printf("%ld failing requests\n%d passed, %d failed\n", tried, passed, failed);
	return failed || !passed;
}
