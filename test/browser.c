/* browser.c - see browser.h. */
#include "demo/demo.h"
#include "test/browser.h"

#include "test/scratch.h"

#include <stdio.h>
#include <stdlib.h>

#ifdef __SANITIZE_ADDRESS__
/* What has been given back reads as rubbish, so that a page that still shows it is seen. */
const char *__asan_default_options(void);
const char *__asan_default_options(void) { return "max_free_fill_size=1048576:free_fill_byte=33"; }
#endif

enum { KEYS_KNOWN = 64 };
static struct { char email[80]; Keys keys; } known[KEYS_KNOWN];
static int known_n;

Browser browser_open(void)
{
	known_n = 0;
	Browser b = { .arena = arena_open() };
	Str     why;
	b.folder = scratch_open(b.arena);
	SealKey key;
	seal_key_new(&key);
	seal_server_use(&key);
	if (db_open(b.arena, str_fmt(b.arena, "%s/mentord.db", b.folder.p).p, 3, &b.file, &why) != DB_OPENED)
		die("%.*s", STR(why));
	b.web = app_web(b.file, true);
	return b;
}

void browser_close(Browser *b)
{
	db_close(b->file);
	scratch_drop(b->folder);
	arena_drop(b->arena);
}

/* ---- keys: of the first accounts made, so that signing in need not hash a password each time ---- */

static void know(Db *db, Arena *a, Str email, int64_t account)
{
	Keys k;
	if (known_n == KEYS_KNOWN || email.n >= sizeof known->email || !sign_keys_by_password(a, NULL, str(demo_password), &k))
		return;
	sign_keys_keep(db, account, &k, clock_now());
	k.fresh = false;
	k.by_password = S("");
	snprintf(known[known_n].email, sizeof known->email, "%.*s", STR(email));
	known[known_n++].keys = k;
}

static const Keys *keys_of(Str email)
{
	for (int i = known_n; i-- > 0;)
		if (str_eq(email, str(known[i].email)))
			return &known[i].keys;
	return NULL;
}

/* ---- accounts ----------------------------------------------------------------------- */

typedef struct { Browser *b; Str rank, name, email; int64_t id; } Making;

static bool make(Db *db, void *with)
{
	Making *m = with;
	Arena  *a = m->b->arena;
	AccountForm f = { .name = m->name, .email = m->email };
	Str     token, secret;
	if (!allowed(sign_invite(db, a, f, m->rank, clock_now(), &token)) || !sign_hash(a, str(demo_password), &secret))
		return false;
	m->id = sign_accept(db, a, token, f, secret, clock_now());
	if (m->id)
		know(db, a, m->email, m->id);
	return m->id;
}

int64_t browser_account(Browser *b, Str rank, Str name, Str email)
{
	Making m = { b, rank, name, email, 0 };
	db_write(b->file, make, &m);
	return m.id;
}

static bool enter(Db *db, void *with)
{
	Making *m = with;
	Str     secret;
	if (!sign_password_of(db, m->b->arena, utf8_fold(m->b->arena, m->email), &m->id, &secret))
		return false;
	m->b->session = sign_in(db, m->b->arena, m->id, (Trier){ 0 }, S("Test"), keys_of(m->email), clock_now());
	return true;
}

bool browser_as(Browser *b, Str email)
{
	Making m = { .b = b, .email = email };
	b->session = S("");
	return !email.n || db_write(b->file, enter, &m) == DB_KEPT;
}

/* ---- requests ------------------------------------------------------------------------- */

static Str cookie_value(Str line)
{
	Str value;
	str_cut(&line, ';', &value);
	return value;
}

Str browser_cookie(const Browser *b, const char *name)
{
	for (int i = 0; i < b->last.cookies.n; i++)
		if (str_eq(b->last.cookies.list[i].name, str(name)))
			return b->last.cookies.list[i].value;
	return S("");
}

static void remember(Browser *b, const Reply *r)
{
	Arena *a = b->arena;
	b->last = (Reply){ .status = r->status ? r->status : 200, .body = str_copy(a, r->body), .location = str_copy(a, r->location),
		.type = str_copy(a, r->type), .download = str_copy(a, r->download), .retry_after = r->retry_after, .refresh = r->refresh, .allow = str_copy(a, r->allow) };
	for (int i = 0; i < r->cookies.n; i++) {
		Field f = { str_copy(a, r->cookies.list[i].name), str_copy(a, r->cookies.list[i].value) };
		*PUSH(a, &b->last.cookies) = f;
		if (str_eq(f.name, S(SESSION_COOKIE)))
			b->session = cookie_value(f.value);
		if (str_eq(f.name, S(VISITOR_COOKIE)))
			b->visitor = cookie_value(f.value);
	}
}

static Req request(Browser *b, Arena *a, Str target)
{
	Req rq = { .arena = a, .now = clock_now(), .peer = S("test") };
	str_cut(&target, '?', &rq.path);
	rq.query = target.p ? target : S("");
	Str cookies = str_fmt(a, "%s=%.*s; %s=%.*s", SESSION_COOKIE, STR(b->session), VISITOR_COOKIE, STR(b->visitor));
	*PUSH(a, &rq.headers) = (Field){ S("Cookie"), cookies };
	*PUSH(a, &rq.headers) = (Field){ S("Host"), S("localhost") };
	*PUSH(a, &rq.headers) = (Field){ S("Sec-Fetch-Site"), b->cross_site ? S("cross-site") : S("same-origin") };
	return rq;
}

static void send_it(Browser *b, Req *rq)
{
	mem_fail(b->fail_at, b->fail_for_ever);
	Reply r = web_answer(&b->web, rq);
	b->allocs = mem_calls();
	mem_fail(0, false);
	remember(b, &r);
}

void browser_get(Browser *b, Str target)
{
	Arena *a = arena_open();
	Req    rq = request(b, a, target);
	send_it(b, &rq);
	arena_drop(a);
}

/* The values of the hidden fields that form_guard() writes. */
static Str hidden(Str html, Str field)
{
	Str at = html, before;
	Str mark = field;
	for (; at.n > mark.n && !str_starts(at, mark); at = (Str){ at.p + 1, at.n - 1 }) {}
	if (at.n <= mark.n)
		return S("");
	at = (Str){ at.p + mark.n, at.n - mark.n };
	str_cut(&at, '"', &before);
	return before;
}

typedef struct { Str token, once; } Guard;

static Guard guard(Browser *b, Arena *a)
{
	Req rq = { .arena = a };
	if (!b->session.n && !b->visitor.n)
		b->visitor = str_copy(b->arena, sign_token(a));
	rq.secret = b->session.n ? b->session : b->visitor;
	Str html = form_guard(&rq).markup;
	return (Guard){ hidden(html, S("name=\"form_token\" value=\"")), b->once.n ? b->once : hidden(html, S("name=\"form_once\" value=\"")) };
}

void browser_post(Browser *b, Str target, Str fields)
{
	Arena *a = arena_open();
	Guard  g = guard(b, a);         /* first: it may make the visitor's cookie */
	Req    rq = request(b, a, target);
	rq.post = true;
	*PUSH(a, &rq.headers) = (Field){ S("Content-Type"), S("application/x-www-form-urlencoded") };
	rq.body = str_fmt(a, "%.*s%s%.*s%s%.*s", STR(fields), b->no_token ? "" : "&form_token=", STR(b->no_token ? S("") : g.token),
	                  b->no_once ? "" : "&form_once=", STR(b->no_once ? S("") : g.once));
	send_it(b, &rq);
	arena_drop(a);
}

static void part(Buf *out, Str name, Str value)
{
	buf_fmt(out, "--edge\r\nContent-Disposition: form-data; name=\"%.*s\"\r\n\r\n", STR(name));
	buf_add(out, value);
	buf_lit(out, "\r\n");
}

void browser_upload(Browser *b, Str target, Str fields, Str field, Str file_name, Str bytes)
{
	Arena *a = arena_open();
	Guard  g = guard(b, a);         /* first: it may make the visitor's cookie */
	Req    rq = request(b, a, target);
	Fields all = { 0 };
	Buf    body = buf_open(a);
	rq.post = true;
	*PUSH(a, &rq.headers) = (Field){ S("Content-Type"), S("multipart/form-data; boundary=edge") };
	part(&body, S("form_token"), g.token);
	part(&body, S("form_once"), g.once);
	form_parse_urlencoded(a, fields, &all);
	for (int i = 0; i < all.n; i++)
		part(&body, all.list[i].name, all.list[i].value);
	buf_fmt(&body, "--edge\r\nContent-Disposition: form-data; name=\"%.*s\"; filename=\"%.*s\"\r\nContent-Type: text/csv\r\n\r\n",
	        STR(field), STR(file_name));
	buf_add(&body, bytes);
	buf_lit(&body, "\r\n--edge--\r\n");
	rq.body = buf_str(&body);
	send_it(b, &rq);
	arena_drop(a);
}

bool browser_sees(const Browser *b, Str text) { return str_holds(b->last.body, text); }
