/* sign_pages.c - signing in and out, one-time links, one's own account, who can sign in. */
#include "look/look.h"
#include "pages.h"
#include "sign/sign.h"
#include "sign/sign_html.h"

enum { SEARCH_BYTES = 100 };

static Reply show(Req *rq, Page p, const Buf *body, bool again)
{
	return again ? look_page_again(rq, p, html_of(body)) : look_page(rq, p, html_of(body));
}

static Reply signed_in(Req *rq, Str token, Str then)
{
	Reply r = reply_redirect(rq, "%.*s", STR(then.n ? then : S("/")));
	reply_cookie(rq, &r, SESSION_COOKIE, token, SESSION_SECONDS);
	r.repeatable = true;
	return r;
}

/* "Firefox on Linux", no more: enough to recognise one's own. */
static Str agent(const Req *rq)
{
	static const char *const browsers[][2] = { { "Edg/", "Edge" }, { "OPR/", "Opera" }, { "Firefox/", "Firefox" },
		{ "Chrome/", "Chrome" }, { "Safari/", "Safari" } };
	static const char *const systems[][2] = { { "Android", "Android" }, { "iPhone", "iPhone" }, { "iPad", "iPad" },
		{ "Windows", "Windows" }, { "Mac OS X", "macOS" }, { "CrOS", "ChromeOS" }, { "Linux", "Linux" } };
	Str from = header(rq, "User-Agent");
	const char *browser = "A browser", *system = "an unknown system";
	for (size_t i = COUNT(browsers); i-- > 0;)
		if (str_holds(from, str(browsers[i][0])))
			browser = browsers[i][1];
	for (size_t i = COUNT(systems); i-- > 0;)
		if (str_holds(from, str(systems[i][0])))
			system = systems[i][1];
	return str_fmt(rq->arena, "%s on %s", browser, system);
}

static Trier trier(Req *rq, Str email) { return (Trier){ utf8_fold(rq->arena, email), rq->peer }; }

/* ---- in and out ----------------------------------------------------------------------- */

static Reply sign_in_again(Req *rq, SignInView f, int status)
{
	Buf body = buf_open(rq->arena);
	sign_in_body(&body, rq, f);
	Reply r = show(rq, (Page){ .heading = S("Sign in"), .here = S("/sign-in") }, &body, f.says.n);
	if (status)
		r.status = status;
	return r;
}

Reply sign_in_page(Req *rq)
{
	Str then = query_text(rq, "next");
	if (rq->me)
		return reply_redirect(rq, "%.*s", STR(then.n ? then : S("/")));
	return sign_in_again(rq, (SignInView){ .then = then }, 0);
}

typedef struct { Req *rq; int64_t account; Trier who; Str agent, token; SealRow row; Keys keys; bool has, right, overtaken; int wait; } Entering;

static void let_in(Db *db, Entering *e) { e->token = sign_in(db, e->rq->arena, e->account, e->who, e->agent, &e->keys, e->rq->now); }

/* Another sign-in of the same account gave it keys meanwhile: ours would shut away what is sealed to them. */
static bool is_overtaken(Db *db, Entering *e)
{
	SealRow now;
	if (!e->keys.fresh || !seal_row(db, e->rq->arena, e->account, &now) || (e->has && now.id == e->row.id))
		return false;
	e->row = now;
	return e->has = true;
}

/* Asks for the wait once more: of many tries sent at once only the first few get an answer. */
static bool enter(Db *db, void *with)
{
	Entering *e = with;
	e->wait = sign_wait(db, e->rq->arena, e->who, e->rq->now);
	if (!e->right)
		sign_failed(db, e->rq->arena, e->who, e->rq->now);
	else if (!e->wait && !(e->overtaken = is_overtaken(db, e)))
		let_in(db, e);
	return true;
}

static Str wait_words(Arena *a, int seconds)
{
	return seconds < 90 ? str_fmt(a, "%d seconds", seconds) : str_fmt(a, "%d minutes", (seconds + 59) / 60);
}

static Reply sign_in_later(Req *rq, SignInView f, int seconds)
{
	f.says = str_fmt(rq->arena, "There were several tries. Please wait %.*s and try again.", STR(wait_words(rq->arena, seconds)));
	Reply r = sign_in_again(rq, f, 429);
	r.retry_after = seconds;
	return r;
}

/* The same answer, after the same time, whether or not there is such an account. */
Reply sign_in_post(Req *rq)
{
	Str        email = form_text(rq, "email"), password = form_raw(rq, "password"), secret = S("");
	SignInView f = { .email = email, .then = form_text(rq, "then") };
	Entering   e = { .rq = rq, .who = trier(rq, email), .agent = agent(rq) };
	int wait = sign_wait(rq->db, rq->arena, e.who, rq->now);
	if (wait)
		return sign_in_later(rq, f, wait);
	sign_password_of(rq->db, rq->arena, e.who.email_fold, &e.account, &secret);
	e.has = e.account && seal_row(rq->db, rq->arena, e.account, &e.row);
	web_done_reading(rq);
	HashAnswer answer = sign_verify(secret, password);
	e.right = answer == HASH_RIGHT;
	if (answer == HASH_BUSY)
		return reply_sorry(rq, 503);
	for (int tries = 0; !tries || (e.overtaken && tries < 2); tries++) {
		if (e.right && !sign_keys_by_password(rq->arena, e.has ? &e.row : NULL, password, &e.keys))
			return reply_sorry(rq, 503);
		if (!web_store_again(rq, enter, &e))
			return reply_sorry(rq, 500);
	}
	if (e.wait)
		return sign_in_later(rq, f, e.wait);
	if (e.overtaken)
		return reply_sorry(rq, 503);
	if (e.right)
		return signed_in(rq, e.token, f.then);
	f.says = S("Address and password do not go together; write both once more.");
	return sign_in_again(rq, f, 0);
}

Reply sign_out_post(Req *rq)
{
	sign_out(rq->db, rq->me, rq->session);
	Reply r = reply_redirect(rq, "/");
	reply_cookie(rq, &r, SESSION_COOKIE, S(""), 0);
	r.forget = true;
	return r;
}

/* ---- one-time links ---------------------------------------------------------------------- */

static Reply link_gone(Req *rq)
{
	Buf body = buf_open(rq->arena);
	link_gone_body(&body, rq);
	Reply r = show(rq, (Page){ .heading = S("This link has been used, or is too old") }, &body, false);
	r.status = 404;
	return r;
}

static Reply link_show(Req *rq, Link link, AccountForm f, Verdict v)
{
	Buf  body = buf_open(rq->arena);
	Page p = f.first ? (Page){ .heading = S("Set up mentord"), .lede = S("Name your organisation and yourself; you become its first administrator.") }
	                 : (Page){ .heading = S("Choose your password"), .lede = S("Then you are signed in.") };
	link_body(&body, rq, rq->name, link, f, v);
	return show(rq, p, &body, !allowed(v));
}

Reply link_page(Req *rq)
{
	Link link;
	if (!sign_link(rq->db, rq->arena, rq->name, rq->now, &link))
		return link_gone(rq);
	return link_show(rq, link, (AccountForm){ .first = !link.account, .name = link.name, .email = link.email }, ALLOWED);
}

typedef struct { Entering entering; AccountForm form; Str secret; bool gone; } Accepting;

static bool accept_link(Db *db, void *with)
{
	Accepting *x = with;
	Req *rq = x->entering.rq;
	x->entering.account = sign_accept(db, rq->arena, rq->name, x->form, x->secret, rq->now);
	x->gone = !x->entering.account;
	if (!x->gone)
		let_in(db, &x->entering);
	return !x->gone;
}

/* The keys of whoever follows a link: those they had, if their recovery code opens them; else new ones.
 * false: busy. */
static bool link_keys(Req *rq, const SealRow *had, AccountForm *f, Keys *keys)
{
	Str  code = form_text(rq, "recovery");
	bool right;
	if (!had || !code.n)
		return sign_keys_by_password(rq->arena, NULL, f->password, keys);
	bool done = sign_keys_by_recovery(rq->arena, had, code, f->password, keys, &right);
	f->wrong_code = !right;
	return done;
}

Reply link_post(Req *rq)
{
	Link    link;
	SealRow row;
	if (!sign_link(rq->db, rq->arena, rq->name, rq->now, &link))
		return link_gone(rq);
	bool had = link.account && seal_row(rq->db, rq->arena, link.account, &row);
	web_done_reading(rq);
	AccountForm f = { .first = !link.account, .organisation = form_text(rq, "organisation"), .name = form_text(rq, "name"),
		.email = link.account ? link.email : form_text(rq, "email"), .password = form_raw(rq, "password"), .again = form_raw(rq, "again") };
	Accepting x = { .entering = { .rq = rq, .who = trier(rq, f.email), .agent = agent(rq) } };
	Verdict v = account_check(f);
	if (allowed(v)) {
		if (!link_keys(rq, had ? &row : NULL, &f, &x.entering.keys))
			return reply_sorry(rq, 503);
		v = account_check(f);
	}
	if (!allowed(v))
		return link_show(rq, link, f, v);
	x.form = f;
	if (!sign_hash(rq->arena, f.password, &x.secret))
		return reply_sorry(rq, 503);
	if (!web_store(rq, accept_link, &x))
		return x.gone ? link_gone(rq) : reply_sorry(rq, 500);
	if (f.first)
		look_organisation(f.organisation);
	Reply r = signed_in(rq, x.entering.token, S("/"));
	r.repeatable = false;
	return r;
}

/* ---- one's own account ---------------------------------------------------------------------- */

static MeView me_view(Req *rq)
{
	MeView view = { .sessions = sign_sessions(rq->db, rq->arena, rq->me, rq->now), .password = ALLOWED };
	SealRow row;
	sign_account(rq->db, rq->arena, rq->me, &view.me);
	view.recovery = seal_row(rq->db, rq->arena, rq->me, &row) && row.by_recovery.n;
	return view;
}

static Reply me_show(Req *rq, MeView view)
{
	Buf body = buf_open(rq->arena);
	me_body(&body, rq, view);
	return show(rq, (Page){ .heading = S("Your account"), .here = S("/me") }, &body, !allowed(view.password));
}

Reply me_page(Req *rq)
{
	MeView view = me_view(rq);
	view.changed = str_eq(query_text(rq, "changed"), S("yes"));
	return me_show(rq, view);
}

typedef struct { Req *rq; Trier who; Str secret; Keys keys; int wait; } Changing;

static bool count_wrong(Db *db, void *with)
{
	Changing *c = with;
	c->wait = sign_wait(db, c->rq->arena, c->who, c->rq->now);
	sign_failed(db, c->rq->arena, c->who, c->rq->now);
	return true;
}

static bool change(Db *db, void *with)
{
	Changing *c = with;
	c->wait = sign_wait(db, c->rq->arena, c->who, c->rq->now);
	if (c->wait)
		return false;
	sign_keys_keep(db, c->rq->me, &c->keys, c->rq->now);
	sign_change_password(db, c->rq->me, c->secret, c->rq->session, c->rq->now);
	return true;
}

static Reply me_password_later(Req *rq, int seconds)
{
	Reply r = reply_sorry(rq, 429);
	r.retry_after = seconds;
	return r;
}

Reply me_password_post(Req *rq)
{
	Str      secret = S("");
	int64_t  account;
	MeView   view = me_view(rq);
	Changing c = { .rq = rq, .who = trier(rq, view.me.email) };
	int      wait = sign_wait(rq->db, rq->arena, c.who, rq->now);
	if (wait)
		return me_password_later(rq, wait);
	sign_password_of(rq->db, rq->arena, c.who.email_fold, &account, &secret);
	SealRow row;
	bool has = seal_row(rq->db, rq->arena, rq->me, &row);
	web_done_reading(rq);
	HashAnswer answer = sign_verify(secret, form_raw(rq, "present"));
	if (answer == HASH_BUSY)
		return reply_sorry(rq, 503);
	view.password = password_check((PasswordForm){ .right = answer == HASH_RIGHT, .password = form_raw(rq, "password"), .again = form_raw(rq, "again") });
	if (answer == HASH_WRONG && !web_store_again(rq, count_wrong, &c))
		return reply_sorry(rq, 500);
	if (c.wait)
		return me_password_later(rq, c.wait);
	if (!allowed(view.password))
		return me_show(rq, view);
	if (!sign_keys_by_password(rq->arena, has ? &row : NULL, form_raw(rq, "present"), &c.keys)
	    || !sign_rewrap(rq->arena, &c.keys, form_raw(rq, "password")) || !sign_hash(rq->arena, form_raw(rq, "password"), &c.secret))
		return reply_sorry(rq, 503);
	if (!web_store(rq, change, &c))
		return c.wait ? me_password_later(rq, c.wait) : reply_sorry(rq, 500);
	return reply_redirect(rq, "/me?changed=yes");
}

Reply me_session_end_post(Req *rq)
{
	bool mine = rq->id == rq->session;
	sign_out(rq->db, rq->me, rq->id);
	return reply_redirect(rq, mine ? "/" : "/me");
}

Reply me_sessions_end_others_post(Req *rq)
{
	sign_end_others(rq->db, rq->me, rq->session);
	return reply_redirect(rq, "/me");
}

/* ---- who can sign in -------------------------------------------------------------------------- */

static Reply accounts_show(Req *rq, AccountsView v)
{
	v.search = utf8_cut(rq->post ? S("") : query_text(rq, "q"), SEARCH_BYTES);
	v.found = sign_accounts_count(rq->db, rq->arena, v.search);
	v.pager = look_pager(rq->arena, S("/accounts"), v.search, "Pages of accounts", rq->post ? 1 : query_int(rq, "page", 1), v.found);
	v.all = sign_accounts(rq->db, rq->arena, v.search, look_page_first(v.pager), LOOK_A_PAGE);
	Buf body = buf_open(rq->arena);
	accounts_body(&body, rq, v);
	return show(rq, (Page){ .heading = S("People who sign in"), .here = S("/accounts"),
		.lede = S("You decide who has an account. Nobody here can read a password.") }, &body, !allowed(v.verdict));
}

Reply accounts_page(Req *rq) { return accounts_show(rq, (AccountsView){ .rank = S("member") }); }

static Str whole_link(Req *rq, Str token)
{
	return str_fmt(rq->arena, "%s://%.*s/set-up/%.*s", rq->web->plain_http ? "http" : "https", STR(header(rq, "Host")), STR(token));
}

Reply accounts_post(Req *rq)
{
	AccountsView v = { .form = { .name = form_text(rq, "name"), .email = form_text(rq, "email") }, .rank = form_text(rq, "rank") };
	Str token;
	if (!str_eq(v.rank, S("admin")) && !str_eq(v.rank, S("coordinator")))
		v.rank = S("member");
	v.verdict = sign_invite(rq->db, rq->arena, v.form, v.rank, rq->now, &token);
	if (!allowed(v.verdict))
		return accounts_show(rq, v);
	return accounts_show(rq, (AccountsView){ .link = whole_link(rq, token), .whose = v.form.name, .rank = S("member") });
}

Reply account_link_post(Req *rq)
{
	Account a;
	if (!sign_account(rq->db, rq->arena, rq->id, &a))
		return reply_missing(rq);
	Str token = sign_new_link(rq->db, rq->arena, rq->id, rq->now);
	if (!token.n)
		return reply_sorry(rq, 409);
	return accounts_show(rq, (AccountsView){ .link = whole_link(rq, token), .whose = a.name.n ? a.name : a.email, .rank = S("member") });
}

Reply account_close_post(Req *rq)
{
	Account a;
	if (!sign_account(rq->db, rq->arena, rq->id, &a))
		return reply_missing(rq);
	AccountsView v = { .rank = S("member"), .verdict = sign_close(rq->db, rq->arena, rq->id, rq->me) };
	return allowed(v.verdict) ? reply_redirect(rq, "/accounts") : accounts_show(rq, v);
}
