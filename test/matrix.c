/* matrix.c - who may: every route for every role, with an object of one's own, of somebody
 * else's, and one that does not exist; then forged forms and forms sent twice.  All made
 * from the route table, so it grows with each new route. */
#include "test/objects.h"

#include "web/desk.h"

#include <sodium.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

typedef struct { const char *role, *email; Who rank; } Role;
static const Role roles[] = { { "nobody", "", ANYONE }, { "member", "member@x.org", MEMBER },
	{ "coordinator", "co@x.org", COORDINATOR }, { "admin", "admin@x.org", ADMIN } };

static int passed, failed;

static void check(bool good, const Route *r, const char *role, const char *what, int got)
{
	*(good ? &passed : &failed) += 1;
	if (!good)
		fprintf(stderr, "FAIL %s %s as %s, %s: %d\n", r->method == GET ? "GET" : "POST", r->path, role, what, got);
}

static void request(Browser *b, const Route *r, Str path)
{
	if (r->method == GET)
		browser_get(b, path);
	else
		browser_post(b, path, object_fields(r));
}

static bool refused(const Browser *b, const Route *r, bool signed_in)
{
	if (signed_in)
		return b->last.status == 403;
	return r->method == GET ? b->last.status == 303 && str_starts(b->last.location, S("/sign-in?next="))
	                        : b->last.status == 401;
}

static bool let_in(const Browser *b)
{
	return b->last.status != 401 && b->last.status != 403 && b->last.status < 500 && !str_starts(b->last.location, S("/sign-in?next="));
}

/* A passing owner so that "other's" is a real object of a real person. */
static void one(Browser *b, const Route *r, const Role *role)
{
	Who  need = who_rank(r->who);
	Str  me = str(role->email), other = S("other@x.org");
	bool may = role->rank >= need;
	Str  path = object_path(b, r, may && me.n ? me : r->who == RUNS ? S("co2@x.org") : other);
	browser_as(b, me);
	request(b, r, path);
	check(may ? let_in(b) && (!who_owns(r->who) || b->last.status != 404) : refused(b, r, me.n), r, role->role, "own", b->last.status);
	if (!object_has_hole(r))
		return;
	/* An administrator runs every programme. */
	if (who_owns(r->who) && may && !(r->who == RUNS && role->rank == ADMIN)) {
		path = object_path(b, r, r->who == RUNS ? S("co2@x.org") : other);
		browser_as(b, me);
		request(b, r, path);
		check(b->last.status == 404, r, role->role, "somebody else's", b->last.status);
	}
	browser_as(b, me);
	request(b, r, object_missing(b, r));
	if (strstr(r->path, "/unsubscribe/"))           /* the same answer whatever the token is */
		check(b->last.status == 200, r, role->role, "missing", b->last.status);
	else
		check(may ? b->last.status == 404 : refused(b, r, me.n), r, role->role, "missing", b->last.status);
	desk_close();
}

/* Changes whenever anything is committed by another connection. */
static int64_t data_version(Browser *b)
{
	static sqlite3 *lite;
	static Browser *whose;
	sqlite3_stmt *st;
	if (whose != b) {
		sqlite3_open_v2(str_fmt(b->arena, "%s/mentord.db", b->folder.p).p, &lite, SQLITE_OPEN_READWRITE, NULL);
		whose = b;
	}
	sqlite3_prepare_v2(lite, "PRAGMA data_version", -1, &st, NULL);
	sqlite3_step(st);
	int64_t v = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	return v;
}

static void forged(Browser *b, const Route *r)
{
	Str path = object_path(b, r, S("admin@x.org"));
	int64_t before = data_version(b);
	b->cross_site = true;
	request(b, r, path);
	b->cross_site = false;
	check(b->last.status == 403 && data_version(b) == before, r, "admin", "from another site", b->last.status);
	b->no_token = true;
	request(b, r, path);
	b->no_token = false;
	check(b->last.status == 403 && data_version(b) == before, r, "admin", "without a token", b->last.status);
	Str mine = b->session;
	b->session = S("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
	request(b, r, path);
	check((r->who == ANYONE || b->last.status == 401) && b->last.status != 500, r, "a stranger's cookie", "refused", b->last.status);
	b->session = mine;
}

/* The one exception, so that a second one is seen: a program sends it, from anywhere, with no form of ours. */
static void bare(Browser *b, const Route *r)
{
	static int bares;
	Str path = object_path(b, r, S("admin@x.org"));
	bares++;
	check(bares == 1 && !strcmp(r->path, "/unsubscribe/:name") && r->who == ANYONE, r, "nobody", "is the only bare one", bares);
	browser_as(b, S(""));
	b->cross_site = b->no_token = true;
	int64_t before = data_version(b);
	request(b, r, object_missing(b, r));
	check(b->last.status == 200 && data_version(b) == before, r, "nobody", "a made-up token changes nothing", b->last.status);
	Str said = b->last.body;
	request(b, r, path);
	check(b->last.status == 200 && data_version(b) != before && str_eq(said, b->last.body), r, "nobody", "a true one does, and the answer is the same", b->last.status);
	b->cross_site = b->no_token = false;
}

static void twice(Browser *b, const Route *r)
{
	Str path = object_path(b, r, S("admin@x.org"));
	b->once = S("00112233445566778899aabbccddeeff");
	Str session = b->session;
	request(b, r, path);
	Reply first = b->last;
	int64_t before = data_version(b);
	b->session = session;
	request(b, r, path);
	if (first.status == 303)
		check(b->last.status != 303 || str_eq(first.location, b->last.location), r, "admin", "sent twice leads elsewhere", b->last.status);
	if (first.status == 303 && r->who != ANYONE && !strstr(r->path, "sign-out"))
		check(data_version(b) == before, r, "admin", "sent twice acts twice", b->last.status);
	b->once = S("");
	desk_close();
}

static const Route whoever = { GET, "(who is asking)", ANYONE, NULL, "" };

/* Whoever signs in has the rank of their account, also where no page of the table asks for it yet. */
static void rank(Browser *b, const Role *role)
{
	Req rq = { .arena = b->arena, .now = clock_now() };
	browser_as(b, str(role->email));
	rq.db = db_reader(b->file);
	app_identify(&rq, b->session);
	db_reader_back(rq.db);
	check(rq.rank == role->rank && !rq.me == !role->email[0], &whoever, role->role, "rank", (int)rq.rank);
}

int main(void)
{
	if (sodium_init() < 0)
		die("libsodium would not start");
	Browser b = browser_open();
	for (size_t i = 1; i < COUNT(roles); i++)
		browser_account(&b, str(roles[i].role), str(roles[i].role), str(roles[i].email));
	browser_account(&b, S("member"), S("Other"), S("other@x.org"));
	browser_account(&b, S("coordinator"), S("Second"), S("co2@x.org"));
	for (size_t i = 0; i < COUNT(roles); i++)
		rank(&b, &roles[i]);
	for (int i = 0; i < b.web.routes_n; i++) {
		const Route *r = &b.web.routes[i];
		for (size_t k = 0; k < COUNT(roles); k++)
			one(&b, r, &roles[k]);
		if (r->method == BARE) {
			bare(&b, r);
		} else if (r->method != GET) {
			forged(&b, r);
			twice(&b, r);
		}
	}
	browser_close(&b);
	printf("%d routes\n%d passed, %d failed\n", b.web.routes_n, passed, failed);
	return failed || !passed;
}
