/* route_test.c - what stands between a request and its handler, on a small table of its own. */
#include "test/check.h"
#include "test/scratch.h"
#include "web/guard.h"

typedef struct {
	const char *path, *site, *origin, *session, *visitor, *token, *once, *fields;
	bool get;
} Ask;
typedef struct { int status; Str location, allow, body, visitor; } Told;

static Arena  *arena;
static Str     folder;
static Web     web;
static size_t  cookie_seen;
static Ask     meanwhile;               /* what somebody else sends while the slow handler works */
static int     ended;

/* ---- the pages of this table ----------------------------------------------------------- */

static int64_t next_id;

static bool put(Db *db, void *with)
{
	Req *rq = with;
	db_do(db, "INSERT INTO setting (name, value, changed) VALUES ($1, $2, $3)", str_fmt(rq->arena, "row %lld", (long long)++next_id),
	      form_text(rq, "value"), rq->now);
	if (form_has(rq, "trouble"))
		db_script(db, "INSERT INTO no_such_table VALUES (1)");
	return true;
}

static Reply put_post(Req *rq)
{
	put(rq->db, rq);
	return form_has(rq, "refuse") ? reply_text(422, S("no")) : reply_redirect(rq, "/things/%lld", (long long)next_id);
}

static Told ask(Ask k);

static Reply work_post(Req *rq)
{
	web_done_reading(rq);
	Ask other = meanwhile;
	meanwhile = (Ask){ 0 };
	if (other.path)
		ask(other);
	if (!web_store(rq, put, rq))
		return reply_sorry(rq, 500);
	return reply_redirect(rq, "/things/%lld", (long long)next_id);
}

static Reply thing_page(Req *rq) { return reply_text(200, str_fmt(rq->arena, "thing %lld", (long long)rq->id)); }

static Reply broken_page(Req *rq)
{
	db_script(rq->db, "SELECT * FROM no_such_table");
	return reply_text(200, S("all is well"));
}

static Reply form_page(Req *rq) { return reply_html(200, form_guard(rq)); }

static const Route table[] = {
	{ GET,  "/things/:id", ANYONE, thing_page,  "" },
	{ GET,  "/broken",     ANYONE, broken_page, "" },
	{ GET,  "/form",       ANYONE, form_page,   "" },
	{ POST, "/put",        MEMBER, put_post,    "" },
	{ POST, "/other",      MEMBER, put_post,    "" },
	{ WORK, "/work",       MEMBER, work_post,   "" },
	{ WORK, "/open",       ANYONE, work_post,   "" },
	{ POST, "/admin",      ADMIN,  put_post,    "" },
};

static void who(Req *rq, Str cookie)
{
	cookie_seen = cookie.n;
	rq->me = str_eq(cookie, S("ben")) ? 1 : str_eq(cookie, S("eva")) ? 2 : 0;
	rq->session = rq->me;
	rq->rank = rq->me ? rq->me == 2 ? COORDINATOR : MEMBER : ANYONE;
}

static void after(Req *rq) { ended += rq->db == NULL; }
static Reply sorry(Req *rq, int status) { (void)rq; return reply_text(status, S("sorry")); }
static Reply again(Req *rq) { return reply_text(rq->me ? 403 : 401, S("again")); }

static void house(void)
{
	Str why;
	arena = arena_open();
	folder = scratch_open(arena);
	next_id = 0;
	web = (Web){ .routes = table, .routes_n = COUNT(table), .identify = who, .after = after, .sorry = sorry, .again = again,
		.form_most = 100, .upload_most = 1000 };
	CHECK_INT(db_open(arena, str_fmt(arena, "%s/x.db", folder.p).p, 3, &web.file, &why), DB_OPENED);
}

static void house_down(void)
{
	db_close(web.file);
	scratch_drop(folder);
	arena_drop(arena);
}

/* ---- asking ---------------------------------------------------------------------------- */

static Str token_of(const char *secret)
{
	Req rq = { .arena = arena, .secret = str(secret) };
	const char *p = strstr(form_guard(&rq).markup.p, "value=\"");
	return (Str){ p + 7, 64 };
}

static Req request(Arena *a, Ask k)
{
	Req rq = { .arena = a, .path = str(k.path), .post = !k.get, .query = S(""), .now = clock_now() };
	Str cookies = str_fmt(a, SESSION_COOKIE "=%s; " VISITOR_COOKIE "=%s", k.session ? k.session : "", k.visitor ? k.visitor : "");
	*PUSH(a, &rq.headers) = (Field){ S("Host"), S("here.example") };
	*PUSH(a, &rq.headers) = (Field){ S("Cookie"), cookies };
	*PUSH(a, &rq.headers) = (Field){ S("Content-Type"), S("application/x-www-form-urlencoded") };
	if (k.site)
		*PUSH(a, &rq.headers) = (Field){ S("Sec-Fetch-Site"), str(k.site) };
	if (k.origin)
		*PUSH(a, &rq.headers) = (Field){ S("Origin"), str(k.origin) };
	Str token = k.token ? str(k.token) : token_of(k.session ? k.session : k.visitor);
	rq.body = str_fmt(a, "form_token=%.*s&form_once=%s&%s", STR(token), k.once ? k.once : "", k.fields ? k.fields : "");
	return rq;
}

static Told ask(Ask k)
{
	Arena *a = arena_open();
	Req    rq = request(a, k);
	Reply  r = web_answer(&web, &rq);
	Told   told = { r.status, str_copy(arena, r.location), str_copy(arena, r.allow), str_copy(arena, r.body), S("") };
	for (int i = 0; i < r.cookies.n; i++)
		if (str_eq(r.cookies.list[i].name, S(VISITOR_COOKIE)))
			told.visitor = str_copy(arena, r.cookies.list[i].value);
	arena_drop(a);
	return told;
}

static int64_t rows(void)
{
	int64_t n = -1;
	Db *db = db_reader(web.file);
	for (Rows *r = db_ask(db, arena, "SELECT count(*) FROM setting"); db_next(r);)
		n = db_int(r, 0);
	db_reader_back(db);
	return n;
}

#define BEN .site = "same-origin", .session = "ben"

/* ---- the tests ---------------------------------------------------------------------------- */

TEST(only_our_own_pages_may_send_forms)
{
	house();
	static const struct { const char *site, *origin; int status; } tries[] = {
		{ "same-origin", NULL, 303 }, { "none", NULL, 303 }, { "same-site", NULL, 403 }, { "cross-site", NULL, 403 }, { "odd", NULL, 403 },
		{ "cross-site", "https://here.example", 403 },
		{ NULL, NULL, 403 }, { NULL, "https://here.example", 303 }, { NULL, "http://here.example", 303 }, { NULL, "null", 403 },
		{ NULL, "https://there.example", 403 }, { NULL, "https://here.example.evil", 403 }, { NULL, "https://here.exampl", 403 },
		{ NULL, "here.example", 403 }, { NULL, "https:/here.example", 403 }, { NULL, "", 403 },
	};
	int64_t kept = 0;
	for (size_t i = 0; i < COUNT(tries); i++) {
		Told t = ask((Ask){ .path = "/put", .session = "ben", .site = tries[i].site, .origin = tries[i].origin });
		CHECK_INT(t.status, tries[i].status);
		kept += t.status == 303;
		CHECK_INT(rows(), kept);
	}
	house_down();
}

TEST(a_form_carries_the_whole_token_of_its_browser)
{
	house();
	char *right = str_c(arena, token_of("ben"));
	CHECK_INT(ask((Ask){ .path = "/put", BEN, .token = right }).status, 303);
	for (int at = 0; at < 64; at += 21) {
		char *wrong = str_c(arena, str(right));
		wrong[at] = wrong[at] == '0' ? '1' : '0';
		CHECK_INT(ask((Ask){ .path = "/put", BEN, .token = wrong }).status, 403);
	}
	CHECK_INT(ask((Ask){ .path = "/put", BEN, .token = "" }).status, 403);
	CHECK_INT(ask((Ask){ .path = "/put", BEN, .token = str_c(arena, (Str){ right, 63 }) }).status, 403);
	CHECK_INT(ask((Ask){ .path = "/put", BEN, .token = str_fmt(arena, "%s0", right).p }).status, 403);
	CHECK_INT(ask((Ask){ .path = "/put", BEN, .token = str_c(arena, token_of("eva")) }).status, 403);
	CHECK_INT(rows(), 1);
	/* Before sign-in the visitor's cookie stands for the browser; without one no form is believed. */
	CHECK_INT(ask((Ask){ .path = "/open", .site = "same-origin", .visitor = "v1" }).status, 303);
	CHECK_INT(ask((Ask){ .path = "/open", .site = "same-origin", .visitor = "v1", .token = str_c(arena, token_of("v2")) }).status, 401);
	CHECK_INT(ask((Ask){ .path = "/open", .site = "same-origin", .token = str_c(arena, token_of("")) }).status, 401);
	house_down();
}

TEST(a_form_acts_once_for_its_browser_and_place)
{
	house();
	Told first = ask((Ask){ .path = "/put", BEN, .once = "k1" });
	Told second = ask((Ask){ .path = "/put", BEN, .once = "k1" });
	CHECK_INT(rows(), 1);
	CHECK(second.status == 303);
	CHECK_EQ(second.location, first.location);
	CHECK_INT(ask((Ask){ .path = "/put", BEN, .once = "k2" }).status, 303);
	CHECK_INT(ask((Ask){ .path = "/other", BEN, .once = "k1" }).status, 303);
	CHECK_INT(ask((Ask){ .path = "/put", .site = "none", .session = "eva", .once = "k1" }).status, 303);
	CHECK_INT(rows(), 4);
	/* One that was refused, or met trouble, may be sent again with the same key. */
	CHECK_INT(ask((Ask){ .path = "/put", BEN, .once = "k3", .fields = "refuse=1" }).status, 422);
	CHECK_INT(ask((Ask){ .path = "/put", BEN, .once = "k4", .fields = "trouble=1" }).status, 500);
	CHECK_INT(rows(), 4);
	CHECK_INT(ask((Ask){ .path = "/put", BEN, .once = "k3" }).status, 303);
	CHECK_INT(ask((Ask){ .path = "/put", BEN, .once = "k4" }).status, 303);
	CHECK_INT(rows(), 6);
	house_down();
}

TEST(a_slow_form_acts_once_even_when_sent_twice_at_a_time)
{
	house();
	Told first = ask((Ask){ .path = "/work", BEN, .once = "k1" }), second = ask((Ask){ .path = "/work", BEN, .once = "k1" });
	CHECK_INT(rows(), 1);
	CHECK(second.status == 303);
	CHECK_EQ(second.location, first.location);
	meanwhile = (Ask){ .path = "/work", BEN, .once = "k2" };
	Told slow = ask((Ask){ .path = "/work", BEN, .once = "k2" });
	CHECK_INT(rows(), 2);
	CHECK_EQ(slow.location, S("/things/2"));
	CHECK_INT(ask((Ask){ .path = "/work", BEN, .once = "k3", .fields = "trouble=1" }).status, 500);
	CHECK_INT(ask((Ask){ .path = "/work", BEN, .once = "k3" }).status, 303);
	CHECK_INT(rows(), 3);
	house_down();
}

static bool sweep(Db *db, void *unused)
{
	(void)unused;
	web_sweep(db, clock_now());
	return true;
}

TEST(a_form_that_acted_is_remembered_for_a_day)
{
	house();
	clock_set((Instant){ SECONDS(1700000000) });
	ask((Ask){ .path = "/put", BEN, .once = "k1" });
	for (int hours = 23; hours <= 25; hours += 2) {
		clock_set((Instant){ SECONDS(1700000000 + hours * 3600) });
		db_write(web.file, sweep, NULL);
		ask((Ask){ .path = "/put", BEN, .once = "k1" });
		CHECK_INT(rows(), hours < 24 ? 1 : 2);
	}
	clock_set((Instant){ 0 });
	house_down();
}

TEST(trouble_while_reading_is_no_page)
{
	house();
	CHECK_INT(ask((Ask){ .path = "/broken", .get = true }).status, 500);
	CHECK_INT(ask((Ask){ .path = "/things/5", .get = true }).status, 200);
	house_down();
}

TEST(paths_have_one_spelling)
{
	house();
	static const struct { const char *path; int status; } tries[] = {
		{ "/things/5", 200 }, { "/things/9223372036854775807", 200 }, { "/things/9223372036854775808", 404 }, { "/things/0", 404 },
		{ "/things/05", 404 }, { "/things/-5", 404 }, { "/things/+5", 404 }, { "/things/5/", 404 }, { "/things/", 404 }, { "//things/5", 404 },
		{ "/things/5%20", 404 }, { "/Things/5", 404 },
	};
	for (size_t i = 0; i < COUNT(tries); i++)
		CHECK_INT(ask((Ask){ .path = tries[i].path, .get = true }).status, tries[i].status);
	Told t = ask((Ask){ .path = "/put", .get = true });
	CHECK_INT(t.status, 405);
	CHECK_EQ(t.allow, S("POST"));
	t = ask((Ask){ .path = "/things/5", BEN });
	CHECK_INT(t.status, 405);
	CHECK_EQ(t.allow, S("GET, HEAD"));
	house_down();
}

TEST(who_is_asked_anew_when_the_body_is_in)
{
	house();
	Arena *a = arena_open();
	Req    rq = request(a, (Ask){ .path = "/admin", .site = "none", .session = "gone", .token = str_c(arena, token_of("ben")) });
	rq.me = rq.session = 9;         /* as known when the head came; the session has ended since */
	rq.rank = ADMIN;
	rq.secret = S("ben");
	CHECK_INT(web_answer(&web, &rq).status, 401);
	CHECK_INT(rows(), 0);
	arena_drop(a);
	CHECK_INT(ask((Ask){ .path = "/admin", BEN }).status, 403);
	CHECK_INT(ask((Ask){ .path = "/admin", .site = "none", .session = "eva" }).status, 403);
	house_down();
}

static size_t most(Arena *a, const char *path, const char *session)
{
	Req rq = request(a, (Ask){ .path = path, .session = session, .visitor = "v" });
	return web_body_most(&web, &rq);
}

TEST(only_who_is_signed_in_may_send_much)
{
	house();
	CHECK_INT(most(arena, "/work", "ben"), 1000);
	CHECK_INT(most(arena, "/work", "gone"), 100);
	CHECK_INT(most(arena, "/put", "ben"), 100);
	CHECK_INT(most(arena, "/open", "ben"), 100);
	CHECK_INT(most(arena, "/nowhere", "ben"), 100);
	most(arena, "/work", str_fmt(arena, "%0128d", 0).p);
	CHECK_INT(cookie_seen, 128);
	cookie_seen = 0;
	most(arena, "/work", str_fmt(arena, "%0129d", 0).p);
	CHECK_INT(cookie_seen, 0);
	house_down();
}

/* Asking who sends must leave the way out, and no reading connection behind. */
TEST(want_of_memory_while_asking_who_sends_leaves_nothing_behind)
{
	house();
	jmp_buf mine;
	for (long nth = 1; nth < 60; nth++) {
		Arena *a = arena_open();
		Req    rq = request(a, (Ask){ .path = "/work", .session = "ben" });
		if (setjmp(mine))
			die("jumped past web_body_most()");
		arena_escape(a, &mine);
		mem_fail(nth, true);
		web_body_most(&web, &rq);
		mem_fail(0, false);
		CHECK(arena_escape_now(a) == &mine && !rq.db);
		arena_drop(a);
	}
	CHECK_INT(most(arena, "/work", "ben"), 1000);
	house_down();
}

TEST(a_visitor_who_gets_a_form_gets_a_cookie_for_it)
{
	house();
	Told t = ask((Ask){ .path = "/form", .get = true });
	CHECK(t.visitor.n > 64 && str_holds(t.visitor, S("; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=86400")));
	Told u = ask((Ask){ .path = "/form", .get = true });
	CHECK(!str_eq(t.visitor, u.visitor));
	CHECK(!ask((Ask){ .path = "/form", .get = true, .visitor = "v" }).visitor.n);
	CHECK(!ask((Ask){ .path = "/form", .get = true, .session = "ben" }).visitor.n);
	CHECK(ended >= 4);
	house_down();
}
