/* import_pages.c - bring a staff sheet, see what it would change, take it in, undo it.  The view: import_view.c. */
#include "base/csv.h"
#include "pages.h"
#include "people/import_html.h"
#include "people/import_pages.h"
#include "sheet/sheet_out.h"
#include "web/desk.h"

/* ---- with a sheet from the desk ---------------------------------------------------------- */

/* Takes it up, works with it and puts it back, also when memory runs out on the way.  The reading
 * connection goes back first: whoever waits for a sheet must not hold one. */
static Reply with_job(Req *rq, Reply (*work)(Req *rq, ImportJob *j))
{
	web_done_reading(rq);
	ImportJob *j = desk_take(rq->id, rq->me, import_drop, rq->now);
	jmp_buf out, *mine = arena_escape_now(rq->arena);
	if (!j)
		return reply_missing(rq);
	if (setjmp(out)) {
		desk_put_back(rq->id);
		arena_escape(rq->arena, mine);
		arena_empty(rq->arena);
	}
	arena_escape(rq->arena, &out);
	Reply r = work(rq, j);
	desk_put_back(rq->id);
	arena_escape(rq->arena, mine);
	return r;
}

static bool look(Req *rq, ImportJob *j)
{
	Db  *db = db_reader(rq->web->file);
	bool seen = db && import_look(j, db);
	return (db ? db_reader_back(db) : false) && seen;
}

/* ---- 1. bring it --------------------------------------------------------------------------- */

static Reply imports_show(Req *rq, Str says)
{
	ImportsView v = { .says = says };
	v.pager = look_pager(rq->arena, S("/import"), S(""), "Pages of sheets", rq->post ? 1 : query_int(rq, "page", 1), imports_count(rq->db, rq->arena));
	v.list = imports_list(rq->db, rq->arena, look_page_first(v.pager), LOOK_A_PAGE);
	Buf body = buf_open(rq->arena);
	imports_body(&body, rq, &v);
	Page p = { .heading = S("Bring a staff sheet"), .here = S("/people"), .lede = S("So that everybody need not be typed in, and the line of management is known.") };
	return says.n ? look_page_again(rq, p, html_of(&body)) : look_page(rq, p, html_of(&body));
}

Reply import_page(Req *rq) { return imports_show(rq, S("")); }

/* A file name on one line, fit to be shown. */
static Str tidy(Arena *a, Str name)
{
	Str s = str_copy(a, utf8_cut(name, 200));
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < ' ' || s.p[i] == 127)
			((char *)s.p)[i] = ' ';
	s = str_trim(s);
	return s.n ? s : S("sheet.csv");
}

static int64_t lay(Req *rq, SheetFile file, bool whole, const ImportColumns *kept)
{
	ImportJob *j = import_new(file, kept);
	if (!j)
		return 0;
	j->whole_staff = whole;
	int64_t id = look(rq, j) ? desk_lay(rq->me, j, import_drop, rq->now) : 0;
	if (!id)
		import_drop(j);
	return id;
}

Reply import_post(Req *rq)
{
	const Upload *u = form_file(rq, "sheet");
	SheetFile file = { .name = u ? tidy(rq->arena, u->file_name) : S(""), .kind = SHEET_STAFF };
	file.bytes = u ? u->bytes : S("");
	Str says = u ? import_unfit(rq->arena, file.name, file.bytes) : S("Choose a sheet first.");
	if (says.n)
		return imports_show(rq, says);
	ImportColumns kept = import_columns(rq->db, rq->arena);
	web_done_reading(rq);
	int64_t id = lay(rq, file, form_has(rq, "whole"), &kept);
	return id ? reply_redirect(rq, "/import/%lld", (long long)id) : reply_sorry(rq, 503);
}

/* ---- 2. what it would change ----------------------------------------------------------------- */

static Reply job_show(Req *rq, const ImportJob *j, Str says)
{
	ImportView v = import_view(rq->arena, j, rq->id, rq->post ? 1 : query_int(rq, "page", 1));
	v.says = says;
	Buf body = buf_open(rq->arena);
	import_body(&body, rq, &v);
	Page p = { .heading = S("What this sheet would change"), .here = S("/people"), .crumbs = { { S("People"), url_local(rq->arena, S("/people")) },
		{ S("Bring a staff sheet"), url_local(rq->arena, S("/import")) } } };
	return says.n ? look_page_again(rq, p, html_of(&body)) : look_page(rq, p, html_of(&body));
}

static Reply job_page(Req *rq, ImportJob *j) { return job_show(rq, j, S("")); }
Reply import_job_page(Req *rq) { return with_job(rq, job_page); }

static Reply columns_taken(Req *rq, ImportJob *j)
{
	for (int i = 0; i < j->sheet.n; i++) {
		const char *name = str_fmt(rq->arena, "c%d", i).p;
		Str meaning = form_text(rq, name);
		if (form_has(rq, name) && !str_eq(meaning, import_meaning(j, i)))
			import_set(j, i, meaning);
	}
	j->whole_staff = form_has(rq, "whole");
	return look(rq, j) ? reply_redirect(rq, "/import/%lld", (long long)rq->id) : reply_sorry(rq, 503);
}

Reply import_job_post(Req *rq) { return with_job(rq, columns_taken); }

static Reply problems(Req *rq, ImportJob *j)
{
	return reply_download(S("problems.csv"), S(SHEET_CSV_TYPE), import_problems_csv(rq->arena, j->plan));
}

Reply import_problems_page(Req *rq) { return with_job(rq, problems); }

/* ---- 3. take it in, or put it away ------------------------------------------------------------- */

typedef struct { Req *rq; const ImportJob *job; ImportDone done; } Keeping;

static bool keep_it(Db *db, void *with)
{
	Keeping *k = with;
	k->done = import_keep(db, k->rq->arena, k->job, (ImportWish){ k->rq->me, k->rq->now, k->rq->today, k->job->plan });
	return !k->done.refused && !k->done.other;
}

static Reply keep(Req *rq, ImportJob *j)
{
	Keeping k = { .rq = rq, .job = j };
	if (!web_store(rq, keep_it, &k)) {
		if (!k.done.refused && !k.done.other)
			return reply_sorry(rq, 500);
		if (!look(rq, j))
			return reply_sorry(rq, 503);
		return job_show(rq, j, k.done.other ? S("Something was changed here meanwhile; look once more at what the sheet would do now.")
			: S("Some rows must be mended before the sheet can come in; they are listed below."));
	}
	return k.done.id ? reply_redirect(rq, "/imports/%lld", (long long)k.done.id) : reply_redirect(rq, "/import");
}

Reply import_keep_post(Req *rq)
{
	Reply r = with_job(rq, keep);
	if (r.status == 303)
		desk_clear(rq->id, rq->me, import_drop, rq->now);
	return r;
}

Reply import_forget_post(Req *rq)
{
	web_done_reading(rq);
	desk_clear(rq->id, rq->me, import_drop, rq->now);
	return reply_redirect(rq, "/import");
}

/* ---- one that came in ----------------------------------------------------------------------------- */

static Reply done_show(Req *rq, ImportDoneView v)
{
	v.found = import_people_count(rq->db, rq->arena, rq->id);
	v.pager = look_pager(rq->arena, str_fmt(rq->arena, "/imports/%lld", (long long)rq->id), S(""), "Pages of people", rq->post ? 1 : query_int(rq, "page", 1), v.found);
	v.people = import_people(rq->db, rq->arena, rq->id, look_page_first(v.pager), LOOK_A_PAGE);
	Buf body = buf_open(rq->arena);
	import_done_body(&body, rq, &v);
	Page p = { .heading = v.row.file, .title = S("A staff sheet"), .here = S("/people"), .lede = str_fmt(rq->arena, "Came in on %.*s.", STR(date_long(rq->arena, instant_date(v.row.at)))),
		.crumbs = { { S("People"), url_local(rq->arena, S("/people")) }, { S("Bring a staff sheet"), url_local(rq->arena, S("/import")) } } };
	return allowed(v.verdict) ? look_page(rq, p, html_of(&body)) : look_page_again(rq, p, html_of(&body));
}

Reply import_done_page(Req *rq)
{
	ImportDoneView v = { 0 };
	return import_find(rq->db, rq->arena, rq->id, &v.row) ? done_show(rq, v) : reply_missing(rq);
}

typedef struct { Req *rq; Verdict verdict; Str who; } Undoing;

static bool undo_it(Db *db, void *with)
{
	Undoing *u = with;
	u->verdict = import_undo(db, u->rq->arena, u->rq->id, u->rq->now, &u->who);
	return allowed(u->verdict);
}

Reply import_undo_post(Req *rq)
{
	ImportDoneView v = { 0 };
	Undoing u = { .rq = rq };
	if (!import_find(rq->db, rq->arena, rq->id, &v.row))
		return reply_missing(rq);
	if (web_store(rq, undo_it, &u))
		return reply_redirect(rq, "/imports/%lld", (long long)rq->id);
	if (allowed(u.verdict))
		return reply_sorry(rq, 500);
	v.verdict = u.verdict;
	v.who = u.who;
	return done_show(rq, v);
}
