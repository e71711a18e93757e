/* scarce.c - every route with every one of its allocations failing, once and for ever:
 * it answers (503, 500 or what it always answers), keeps nothing half-written, and works
 * again afterwards.  STEP in the environment tries only every STEPth allocation. */
#include "test/objects.h"

#include "web/desk.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>

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

static void route(Browser *b, const Route *r, long step)
{
	long most = 0;
	for (int for_ever = 0; for_ever < 2; for_ever++) {
		bool reached = true;
		for (long nth = 1; reached; nth += step) {
			Arena *mine = b->arena;         /* what the browser remembers of one request */
			b->arena = arena_open();
			Str path = object_path(b, r, S("admin@x.org"));
			reached = one(b, r, path, nth, for_ever);
			arena_drop(b->arena);
			b->arena = mine;
			b->session = b->visitor = S("");
			most = nth > most ? nth : most;
		}
	}
	works_again(b, r);
	fprintf(stderr, "%-28s %ld allocations\n", r->path, most);
	desk_close();
}

int main(int argc, char **argv)
{
	long step = getenv("STEP") ? strtol(getenv("STEP"), NULL, 10) : 1;
	if (sodium_init() < 0)
		die("libsodium would not start");
	db_quiet = true;
	Browser b = browser_open();
	browser_account(&b, S("admin"), S("Admin"), S("admin@x.org"));
	for (int i = 0; i < b.web.routes_n; i++)
		if (argc < 2 || str_holds(str(b.web.routes[i].path), str(argv[1])))
			route(&b, &b.web.routes[i], step > 0 ? step : 1);
	browser_close(&b);
	printf("%ld failing requests\n%d passed, %d failed\n", tried, passed, failed);
	return failed || !passed;
}
