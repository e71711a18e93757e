/* route.c - find the route, see that the caller may, run it in its transaction. */
#include "web/guard.h"
#include "web/once_store.h"

/* ---- finding ---------------------------------------------------------------------- */

/* "/rounds/:id/publish" against "/rounds/12/publish" */
static bool matches(Str pattern, Str path, Req *rq)
{
	for (Str want, got;;) {
		bool more = str_cut(&pattern, '/', &want), also = str_cut(&path, '/', &got);
		if (!more || !also)
			return more == also;
		if (str_eq(want, S(":id"))) {
			if (!str_int(got, &rq->id) || !rq->id || (got.p[0] == '0'))
				return false;
		} else if (str_starts(want, S(":"))) {
			rq->name = path_decode(rq->arena, got);
			if (!rq->name.n || !utf8_valid(rq->name))
				return false;
		} else if (!str_eq(want, got)) {
			return false;
		}
	}
}

const Route *web_route(const Web *web, bool post, Str path, Req *rq)
{
	for (const Route *r = web->routes; r < web->routes + web->routes_n; r++)
		if ((r->method != GET) == post && matches(str(r->path), path, rq))
			return r;
	return NULL;
}

/* Asked again when the body is in: a session may have ended meanwhile. */
static void identify(Web *web, Req *rq)
{
	Str cookie = req_cookie(rq, SESSION_COOKIE);
	rq->me = rq->session = 0;
	rq->rank = ANYONE;
	rq->touch = false;
	if (cookie.n && cookie.n <= 128)
		web->identify(rq, cookie);
	rq->secret = rq->me ? cookie : req_cookie(rq, VISITOR_COOKIE);
}

/* Runs 'what' with a reader; false: there was trouble. */
static bool with_reader(Web *web, Req *rq, Reply (*what)(Web *, Req *), Reply *reply)
{
	rq->db = db_reader(web->file);
	if (!rq->db)
		return false;
	*reply = what(web, rq);
	web_done_reading(rq);
	return !rq->unsound;
}

void web_done_reading(Req *rq)
{
	Db *db = rq->db;
	rq->db = NULL;
	if (db && !db_reader_back(db))
		rq->unsound = true;
}

bool web_read_again(Req *rq)
{
	rq->db = rq->web->file ? db_reader(rq->web->file) : NULL;
	return rq->db;
}

static Reply only_identify(Web *web, Req *rq)
{
	identify(web, rq);
	return (Reply){ 0 };
}

size_t web_body_most(Web *web, Req *rq)
{
	jmp_buf out, *mine = arena_escape_now(rq->arena);
	Reply   ignored;
	const Route *r = web_route(web, true, rq->path, rq);
	if (!r || r->method != WORK || r->who == ANYONE)
		return web->form_most;
	if (setjmp(out)) {
		web_done_reading(rq);
		arena_escape(rq->arena, mine);
		return web->form_most;
	}
	arena_escape(rq->arena, &out);
	bool sound = with_reader(web, rq, only_identify, &ignored);
	arena_escape(rq->arena, mine);
	return sound && rq->me ? web->upload_most : web->form_most;
}

/* ---- who, and whose form ----------------------------------------------------------- */

static bool may(const Route *r, const Req *rq)
{
	return rq->rank >= who_rank(r->who);
}

static Reply refuse_who(Req *rq)
{
	if (rq->me)
		return reply_sorry(rq, 403);
	if (rq->post)
		return rq->web->again(rq);
	Buf to = buf_open(rq->arena);
	buf_lit(&to, "/sign-in?next=");
	html_url_str(&to, rq->path);
	return reply_redirect(rq, "%.*s", (int)to.n, to.p);
}

static bool parse_body(Req *rq)
{
	Str type = header(rq, "Content-Type"), first;
	str_cut(&type, ';', &first);
	if (str_eq(str_trim(first), S("multipart/form-data")) && rq->route->method == WORK)
		return form_parse_multipart(rq->arena, header(rq, "Content-Type"), rq->body, &rq->fields, &rq->uploads);
	if (rq->body.n && !str_eq(str_trim(first), S("application/x-www-form-urlencoded")))
		return false;
	return form_parse_urlencoded(rq->arena, rq->body, &rq->fields);
}

/* Everything that is asked before any handler runs.  True: go on. */
static bool pass(Web *web, Req *rq, Reply *reply)
{
	const Route *r = rq->route;
	if (r->method == BARE)
		return true;
	if (rq->post && !guard_same_site(rq))
		return *reply = reply_sorry(rq, 403), false;
	if (rq->post && !parse_body(rq))
		return *reply = reply_sorry(rq, 400), false;
	if (!may(r, rq))
		return *reply = refuse_who(rq), false;
	if (rq->post && !guard_token(rq))
		return *reply = web->again(rq), false;
	if (who_owns(r->who) && !web->owns(rq))
		return *reply = reply_missing(rq), false;
	return true;
}

/* A form that has acted leads where it led the first time. */
static bool has_acted(Req *rq, Blob hash, Reply *reply)
{
	Str location;
	if (!once_found(rq->db, rq->arena, hash, &location))
		return false;
	*reply = location.n ? reply_redirect(rq, "%.*s", STR(location)) : reply_sorry(rq, 409);
	return true;
}

/* ---- running ------------------------------------------------------------------------ */

static Reply run_reading(Web *web, Req *rq)
{
	Reply reply;
	Blob  hash;
	identify(web, rq);
	if (!pass(web, rq, &reply))
		return reply;
	if (rq->post && guard_once(rq, &hash) && has_acted(rq, hash, &reply))
		return reply;
	return rq->route->run(rq);
}

typedef struct { Web *web; Req *rq; Reply reply; bool escaped; } Deed;

static bool run_writing(Db *db, Deed *d)
{
	Req *rq = d->rq;
	Blob hash;
	rq->db = db;
	if (rq->route->method != BARE)
		identify(d->web, rq);
	if (!pass(d->web, rq, &d->reply))
		return false;
	bool has_key = guard_once(rq, &hash);
	if (has_key && has_acted(rq, hash, &d->reply))
		return false;
	d->reply = rq->route->run(rq);
	if (d->reply.status >= 400)
		return false;
	if (has_key && !d->reply.repeatable)
		once_take(db, hash, d->reply.location, rq->now);
	return true;
}

/* In the writer's thread, so with an escape of its own. */
static bool deed(Db *db, void *with)
{
	Deed   *d = with;
	jmp_buf out;
	if (setjmp(out)) {
		d->escaped = true;
		return false;
	}
	arena_escape(d->rq->arena, &out);
	return run_writing(db, d);
}

/* Trouble outranks refusal: facts read from a failing database prove nothing. */
static Reply write_and_reply(Web *web, Req *rq)
{
	jmp_buf *mine = arena_escape_now(rq->arena);
	Deed d = { .web = web, .rq = rq };
	DbDone done = db_write(web->file, deed, &d);
	rq->db = NULL;
	arena_escape(rq->arena, mine);
	if (d.escaped)
		arena_empty(rq->arena);
	return done == DB_TROUBLE ? reply_sorry(rq, 500) : d.reply;
}

typedef struct { Blob hash; Str location; Instant now; } Tell;

static bool tell(Db *db, void *with)
{
	Tell *t = with;
	if (!once_take(db, t->hash, t->location, t->now))
		once_tell(db, t->hash, t->location);
	return true;
}

/* After a slow handler: record where its form led, or lead a second sending there. */
static Reply settle(Web *web, Req *rq, Reply reply)
{
	Tell t = { .location = reply.location, .now = rq->now };
	if (!guard_once(rq, &t.hash))
		return reply;
	if (rq->again) {
		rq->db = db_reader(web->file);
		bool acted = rq->db && has_acted(rq, t.hash, &reply);
		if (rq->db)
			db_reader_back(rq->db);
		rq->db = NULL;
		return acted ? reply : reply_sorry(rq, 500);
	}
	if (reply.status == 303 && !reply.repeatable)
		db_write(web->file, tell, &t);
	return reply;
}

static Reply read_and_reply(Web *web, Req *rq)
{
	Reply reply;
	if (!with_reader(web, rq, run_reading, &reply))
		return reply_sorry(rq, 500);
	return rq->post ? settle(web, rq, reply) : reply;
}

static Reply nowhere(Web *web, Req *rq)
{
	Reply reply = { 0 };
	bool  other = web_route(web, !rq->post, rq->path, rq);
	if (!with_reader(web, rq, only_identify, &reply))
		return reply_sorry(rq, 500);
	reply = reply_sorry(rq, other ? 405 : 404);
	if (other)
		reply.allow = rq->post ? S("GET, HEAD") : S("POST");
	return reply;
}

static Reply answer(Web *web, Req *rq)
{
	rq->route = web_route(web, rq->post, rq->path, rq);
	if (!rq->route)
		return nowhere(web, rq);
	return rq->route->method == POST || rq->route->method == BARE ? write_and_reply(web, rq) : read_and_reply(web, rq);
}

Reply web_answer(Web *web, Req *rq)
{
	jmp_buf out;
	rq->web = web;
	rq->today = instant_date(rq->now);
	if (setjmp(out)) {
		if (rq->db)
			db_reader_back(rq->db);
		rq->db = NULL;
		return (Reply){ .status = 503, .retry_after = 5, .type = S("text/plain; charset=utf-8"),
			.body = S("There is not enough memory for this just now. Nothing was changed. Please try again in a moment.\n") };
	}
	arena_escape(rq->arena, &out);
	Reply reply = answer(web, rq);
	if (web->after)
		web->after(rq);
	if (rq->new_visitor)
		reply_cookie(rq, &reply, VISITOR_COOKIE, rq->secret, 86400);
	arena_escape(rq->arena, NULL);
	return reply;
}
