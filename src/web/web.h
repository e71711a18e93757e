/* web.h - a request in, a reply out.
 *
 * The route table (routes.def) says for each page who may open it; a handler reads
 * its request, calls one deed, and returns one Reply.  Around it the framework has
 * opened the arena and the transaction, checked who, the form token and the form's
 * idempotency key, and will commit, send and drop.  HTML: html.h.  Sockets: http.c. */
#ifndef WEB_H
#define WEB_H

#include "base/base.h"
#include "base/time.h"
#include "db/db.h"
#include "web/html.h"

/* POST runs in the writer thread, in its transaction: quick deeds only.
 * WORK is a POST that does slow work (hashing, reading an upload, matching) on a
 * reading connection and stores through web_store(); only it takes uploads.
 * BARE is a POST that programs send by themselves (one click in a mail program, RFC 8058): no
 * session, no form token, any site.  Its body is not even parsed; all that it may act on is the
 * secret in its path, and its answer is the same whatever that is. */
typedef enum { GET, POST, WORK, BARE } Method;

/* Who may.  Each rank includes those before it.  OWN: signed in, and the object
 * named in the path belongs to them; to anybody else it does not exist.  RUNS: a
 * coordinator, and the object in the path (a sheet they laid down), or the programme
 * behind it, is theirs to run (an administrator runs all programmes). */
typedef enum { ANYONE, MEMBER, OWN, COORDINATOR, RUNS, ADMIN } Who;
static inline Who who_rank(Who w) { return w == OWN ? MEMBER : w == RUNS ? COORDINATOR : w; }   /* the rank it takes */
static inline bool who_owns(Who w) { return w == OWN || w == RUNS; }

typedef struct Req Req;
typedef struct Reply Reply;
typedef Reply Handler(Req *rq);
typedef struct { Method method; const char *path; Who who; Handler *run; const char *name; } Route;

typedef struct { Str name, value; } Field;
typedef struct { Field *list; int n; } Fields;
typedef struct { Str field, file_name, bytes; } Upload;
typedef struct { Upload *list; int n; } Uploads;

struct Req {
	Arena       *arena;
	Db          *db;            /* POST: the writer's; else a reader's */
	struct Web  *web;
	const Route *route;
	bool         post;          /* the method on the wire */
	Str          path, query;   /* as sent, still percent-encoded */
	int64_t      id;            /* the number in ":id" of the route, else 0 */
	Str          name;          /* the text in ":name", decoded */
	Fields       headers;
	Str          body;          /* raw; the fields and uploads are parsed from it */
	Fields       fields;        /* of the form, in order */
	Uploads      uploads;
	Instant      now;
	Date         today;         /* in UTC */
	int64_t      me;            /* account signed in, else 0 */
	int64_t      session;       /* its row, else 0 */
	Who          rank;          /* ANYONE, MEMBER, COORDINATOR or ADMIN */
	Str          my_name, my_email;     /* name: as shown in the masthead */
	Str          peer;          /* address of the caller, for throttling only; never logged */
	Str          secret;        /* cookie behind form tokens: the session's or the visitor's */
	bool         touch;         /* the session was last seen an hour or more ago */
	bool         new_visitor;   /* secret was made for this reply: send it */
	bool         once_taken;    /* this form's key is recorded already */
	bool         again;         /* web_store() found that the form has acted before */
	bool         unsound;       /* there was trouble while reading */
};

struct Reply {
	int    status;              /* 0 is 200 */
	Str    type;                /* "" is HTML */
	Str    body;
	Str    location;            /* for 303 */
	Str    download;            /* file name: sent as an attachment */
	Str    allow;               /* for 405 */
	Str    etag, encoding;      /* assets */
	Fields cookies;             /* name and value with attributes */
	int    retry_after;         /* seconds, for 429 and 503 */
	int    refresh;             /* seconds until the browser asks again, for a page that waits for work */
	bool   unchanging;          /* an asset: may be kept for ever */
	bool   forget;              /* sign-out: Clear-Site-Data */
	bool   repeatable;          /* the form may act again with the same key (sign-in) */
};

/* ---- form.c: what was sent ------------------------------------------------ */
Str   form_text(Req *rq, const char *field);            /* trimmed; "" if absent */
Str   form_raw(Req *rq, const char *field);             /* as typed: passwords */
bool  form_has(Req *rq, const char *field);
int   form_int(Req *rq, const char *field, int otherwise);
Strs  form_all(Req *rq, const char *field);             /* each value of a repeated field */
const Upload *form_file(Req *rq, const char *field);    /* NULL: none was chosen */
Str   query_text(Req *rq, const char *field);
int   query_int(Req *rq, const char *field, int otherwise);
Str   header(const Req *rq, const char *name);          /* "" if absent */

/* Parsers behind them; both total: any bytes give some fields or false. */
bool  form_parse_urlencoded(Arena *a, Str body, Fields *fields);
bool  form_parse_multipart(Arena *a, Str content_type, Str body, Fields *fields, Uploads *uploads);

/* ---- reply.c: what goes back ---------------------------------------------- */
Reply reply_html(int status, Html whole_page);
Reply reply_redirect(Req *rq, const char *fmt, ...) PRINTF(2, 3);   /* 303, to a path of ours */
Reply reply_text(int status, Str body);
Reply reply_download(Str file_name, Str type, Str body);
Reply reply_missing(Req *rq);                           /* 404, as a page */
Reply reply_sorry(Req *rq, int status);                 /* the error page for this status */
void  reply_cookie(Req *rq, Reply *r, const char *name, Str value, int64_t seconds);  /* HttpOnly, Secure, Lax; 0 s: removed */
Str   req_cookie(const Req *rq, const char *name);      /* "" if absent */

#define SESSION_COOKIE "__Host-mentord"
#define VISITOR_COOKIE "__Host-visitor"

/* ---- guard.c: whose form is this, and has it acted? ------------------------ */
/* The hidden fields every form starts with: form token and a fresh idempotency key.
 * In a template: {{form_guard(rq)}} right after <form method="post" ...>. */
Html  form_guard(Req *rq);
/* From a WORK handler: run a deed in the writer's transaction, which also records the
 * form's key.  false: there was trouble, or the form has acted before (rq->again):
 * return reply_sorry(rq, 500) and the framework will set it right. */
bool  web_store(Req *rq, DbDeed *deed, void *with);
/* The same without the form's key: for what may be sent again (a sign-in), and for counting tries. */
bool  web_store_again(Req *rq, DbDeed *deed, void *with);

/* From a handler, before anything slow: gives the reading connection back, so that
 * others need not wait.  rq->db is NULL from then on. */
void  web_done_reading(Req *rq);
bool  web_read_again(Req *rq);          /* false: no reader is free */

/* ---- route.c ---------------------------------------------------------------- */
/* What an application gives the framework. */
typedef struct Web {
	const Route *routes;
	int          routes_n;
	DbFile      *file;
	void  (*identify)(Req *rq, Str session_cookie);     /* fills me, session, rank, my_name */
	bool  (*owns)(Req *rq);                             /* the row-level question behind OWN and RUNS */
	void  (*after)(Req *rq);                            /* once the reply is made and the transaction over */
	Reply (*sorry)(Req *rq, int status);                /* an error page; may be called with a bare request */
	Reply (*again)(Req *rq);                            /* "send again" with all that was typed: 401 signed out, 403 stale token */
	bool   plain_http;                                  /* no TLS before us: for 127.0.0.1 only */
	size_t form_most, upload_most;                      /* bytes */
} Web;
Reply web_answer(Web *web, Req *rq);                    /* finds, allows, runs, commits; never escapes */
const Route *web_route(const Web *web, bool post, Str path, Req *rq);   /* fills id and name; NULL: none */
void  web_sweep(Db *db, Instant now);                   /* from time to time, in a deed: forgets used form keys */
size_t web_body_most(Web *web, Req *rq);                /* what this request may send; asks who only where it matters */

/* ---- gate.c: what may not even be parsed ------------------------------------ */
/* NULL: may pass.  Else the reason, for the log.  Refuses every framing on which two
 * servers could disagree; see docs/framing.md. */
const char *gate_refuses(Str method, Str target, Str version, Fields headers);

/* ---- http.c: sockets (libmicrohttpd, a thread per connection) ---------------- */
typedef struct Http Http;
/* listen_fd: a bound listening socket.  NULL: *why says why.  The Web must outlive it. */
Http *http_start(Web *web, int listen_fd, const char **why);
void  http_stop(Http *h);                               /* no new connections, finish those under way (10 s at most), end */

#endif
