/* guard.c - forged forms and forms that act twice.
 *
 * Both hang on a secret that only this browser has: its session cookie or, before
 * sign-in, a visitor cookie.  The token is a keyed hash of it, so nothing needs to be
 * stored and a restart of the server breaks no open form. */
#include "web/guard.h"

#include "base/io.h"
#include "web/once_store.h"

#include <sodium.h>

enum { HASH = 32 };

static Str keyed(Arena *a, Str secret, Str text)
{
	uint8_t key[HASH], hash[HASH];
	crypto_generichash(key, HASH, (const uint8_t *)secret.p, secret.n, NULL, 0);
	crypto_generichash(hash, HASH, (const uint8_t *)text.p, text.n, key, HASH);
	return str_copy(a, (Str){ (char *)hash, HASH });
}

static Str token(Req *rq)
{
	Str hash = keyed(rq->arena, rq->secret, S("form"));
	return str_hex(rq->arena, hash.p, hash.n);
}

Html form_guard(Req *rq)
{
	uint8_t fresh[16];
	Buf     out = buf_open(rq->arena);
	if (!rq->secret.n) {
		uint8_t secret[HASH];
		random_fill(secret, sizeof secret);
		rq->secret = str_hex(rq->arena, secret, sizeof secret);
		rq->new_visitor = true;
	}
	random_fill(fresh, sizeof fresh);
	buf_lit(&out, "<input type=\"hidden\" name=\"form_token\" value=\"");
	html_str(&out, token(rq));
	buf_lit(&out, "\"><input type=\"hidden\" name=\"form_once\" value=\"");
	html_str(&out, str_hex(rq->arena, fresh, sizeof fresh));
	buf_lit(&out, "\">");
	return html_of(&out);
}

/* Browsers since 2023 say where a request comes from; older ones name the origin. */
bool guard_same_site(const Req *rq)
{
	Str site = header(rq, "Sec-Fetch-Site"), origin = header(rq, "Origin"), host = header(rq, "Host");
	if (site.n)
		return str_eq(site, S("same-origin")) || str_eq(site, S("none"));
	Str scheme;
	if (!origin.n || !str_cut(&origin, '/', &scheme) || !str_starts(origin, S("/")))
		return false;
	return str_eq((Str){ origin.p + 1, origin.n - 1 }, host);
}

bool guard_token(Req *rq)
{
	Str got = form_raw(rq, "form_token"), want = rq->secret.n ? token(rq) : S("");
	return want.n && got.n == want.n && sodium_memcmp(got.p, want.p, want.n) == 0;
}

bool guard_once(Req *rq, Blob *hash)
{
	Str key = form_raw(rq, "form_once");
	if (!key.n || key.n > 64)
		return false;
	hash->bytes = keyed(rq->arena, rq->secret, str_fmt(rq->arena, "%.*s|%.*s", STR(rq->path), STR(key)));
	return true;
}

/* ---- storing from slow handlers ------------------------------------------------- */

typedef struct { Req *rq; DbDeed *deed; void *with; Blob hash; bool has_key, escaped; } Store;

static bool store(Db *db, Store *s)
{
	Req *rq = s->rq;
	if (s->has_key && !rq->once_taken && !once_take(db, s->hash, S(""), rq->now)) {
		rq->again = db_ok(db);
		return false;
	}
	return s->deed(db, s->with);
}

/* The deed may run out of memory in the writer's thread; it must not jump to the
 * handler's escape, which is in another. */
static bool store_in_writer(Db *db, void *with)
{
	Store  *s = with;
	jmp_buf out;
	if (setjmp(out)) {
		s->escaped = true;
		return false;
	}
	arena_escape(s->rq->arena, &out);
	return store(db, s);
}

static DbDone run_in_writer(Store s)
{
	Req     *rq = s.rq;
	jmp_buf *mine = arena_escape_now(rq->arena);
	DbDone   done = db_write(rq->web->file, store_in_writer, &s);
	arena_escape(rq->arena, mine);
	if (s.escaped)
		arena_empty(rq->arena);
	return done;
}

bool web_store(Req *rq, DbDeed *deed, void *with)
{
	Store s = { .rq = rq, .deed = deed, .with = with };
	s.has_key = guard_once(rq, &s.hash);
	bool kept = run_in_writer(s) == DB_KEPT;
	rq->once_taken = rq->once_taken || kept;
	return kept;
}

bool web_store_again(Req *rq, DbDeed *deed, void *with)
{
	return run_in_writer((Store){ .rq = rq, .deed = deed, .with = with }) == DB_KEPT;
}

void web_sweep(Db *db, Instant now) { once_sweep(db, now); }
