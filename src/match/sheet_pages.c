/* sheet_pages.c - "Match a sheet": bring it, look at its columns, look at the pairs.  Kept runs
 * and how it decides: kept_pages.c; what else could be: sheet_ask_pages.c.  What lies on the desk: desk.h, job.h. */
#include "base/io.h"
#include "look/look.h"
#include "web/desk.h"
#include "match/kept.h"
#include "match/match_print.h"
#include "match/match_xlsx.h"
#include "match/result_html.h"
#include "match/result_view.h"
#include "match/sheet_html.h"
#include "match/sheet_pages.h"
#include "pages.h"
#include "web/asset.h"

enum { LOOK_AGAIN_SECONDS = 2 };

/* ---- with a job from the desk -------------------------------------------------------- */

/* While the job is being matched there is one page, which looks again by itself. */
static Reply not_yet(Req *rq, JobProgress so_far)
{
	if (rq->route->run != match_result_page)
		return reply_redirect(rq, "/match/%lld", (long long)rq->id);
	WorkingView v = { .run = rq->id, .done = so_far.done, .of = so_far.of, .mentees = so_far.mentees, .mentors = so_far.mentors,
		.step = !so_far.of ? 0 : str_eq(str(so_far.doing), S("Comparing")) ? 1 : 2 };
	Buf body = buf_open(rq->arena);
	working_body(&body, rq, &v);
	Reply r = look_page(rq, sheet_working_frame(rq->arena, &v), html_of(&body));
	r.refresh = LOOK_AGAIN_SECONDS;
	return r;
}

/* The reading connection goes back first: whoever waits for the job must not hold one. */
Reply sheet_with_job(Req *rq, Reply (*work)(Req *rq, Job *j))
{
	web_done_reading(rq);
	Job *j = desk_take(rq->id, rq->me, job_drop, rq->now);
	JobProgress so_far;
	jmp_buf out, *mine = arena_escape_now(rq->arena);
	if (!j)
		return reply_missing(rq);
	if (setjmp(out)) {
		desk_put_back(rq->id);
		arena_escape(rq->arena, mine);
		arena_empty(rq->arena);
	}
	arena_escape(rq->arena, &out);
	Reply r = job_works(j, &so_far) ? not_yet(rq, so_far) : work(rq, j);
	desk_put_back(rq->id);
	arena_escape(rq->arena, mine);
	return r;
}

/* Nobody else sees the job yet; the desk takes it over, or it is dropped. */
int64_t sheet_lay(Req *rq, Job *j, bool match)
{
	if (!j)
		return 0;
	int64_t id = (match ? job_match(j) : job_read(j)) ? desk_lay(rq->me, j, job_drop, rq->now) : 0;
	if (!id)
		job_drop(j);
	return id;
}

static Reply to_result(Req *rq, const Job *j, int64_t id)
{
	return j->match || j->work ? reply_redirect(rq, "/match/%lld", (long long)id) : reply_redirect(rq, "/match/%lld/columns", (long long)id);
}

/* ---- 1. bring a sheet ------------------------------------------------------------------ */

static Reply start(Req *rq, Str says, bool two)
{
	Buf body = buf_open(rq->arena);
	start_body(&body, rq, view_start(rq->arena, says, two));
	return says.n ? look_page_again(rq, sheet_start_frame(), html_of(&body)) : look_page(rq, sheet_start_frame(), html_of(&body));
}

Reply match_page(Req *rq) { return start(rq, S(""), false); }

/* A file name on one line, fit to be shown. */
static Str tidy(Arena *a, Str name)
{
	Str s = str_copy(a, name);
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < ' ' || s.p[i] == 127)
			((char *)s.p)[i] = ' ';
	s = str_trim(s);
	return s.n ? s : S("sheet.csv");
}

static Str unfit(Arena *a, Str name, Str bytes)
{
	if (!bytes.n)
		return str_fmt(a, "%.*s is empty; save the sheet once more and choose it again.", STR(name));
	if (str_starts(bytes, S("PK\x03\x04")) || str_starts(bytes, S("\xd0\xcf\x11\xe0")))
		return str_fmt(a, "%.*s is a workbook; in your spreadsheet program choose “Save as” and CSV, then bring that file.", STR(name));
	if (str_starts(bytes, S("%PDF")))
		return str_fmt(a, "%.*s is a PDF; bring the sheet it was made from, saved as CSV.", STR(name));
	Csv csv = csv_read(a, bytes);
	if (csv.n < 2)
		return str_fmt(a, "%.*s has no rows below its headings; check that it is the right file.", STR(name));
	return S("");
}

static bool add_upload(Req *rq, const char *field, SheetKind kind, SheetFile *file, int *n, Str *says)
{
	const Upload *u = form_file(rq, field);
	if (!u)
		return false;
	file[*n] = (SheetFile){ .name = tidy(rq->arena, u->file_name), .bytes = u->bytes, .kind = kind };
	if (!says->n)
		*says = unfit(rq->arena, file[*n].name, u->bytes);
	++*n;
	return true;
}

Reply match_post(Req *rq)
{
	SheetFile file[JOB_SHEETS + 1];
	int  n = 0;
	Str  says = S("");
	if (!add_upload(rq, "sheet", SHEET_MIXED, file, &n, &says)) {
		bool one = add_upload(rq, "mentees", SHEET_MENTEES, file, &n, &says);
		bool other = add_upload(rq, "mentors", SHEET_MENTORS, file, &n, &says);
		if (one != other)
			says = S("Choose both sheets: the people who want a mentor, and the people who offer to be one.");
		else if (!one)
			says = S("Choose a sheet first.");
		if (says.n)
			return start(rq, says, one || other);
	}
	if (says.n)
		return start(rq, says, n > 1);
	web_done_reading(rq);
	int64_t id = sheet_lay(rq, job_new(file, n), false);
	return id ? reply_redirect(rq, "/match/%lld/columns", (long long)id) : reply_sorry(rq, 503);
}

Reply match_sample_post(Req *rq)
{
	const Asset *sample = asset_by_name("sample-registrations.csv");
	SheetFile file = { .name = S("sample-registrations.csv"), .bytes = sample->bytes, .kind = SHEET_MIXED };
	web_done_reading(rq);
	int64_t id = sheet_lay(rq, job_new(&file, 1), true);
	return id ? reply_redirect(rq, "/match/%lld", (long long)id) : reply_sorry(rq, 503);
}

/* ---- 2. the columns ---------------------------------------------------------------------- */

static Reply columns_again(Req *rq, Job *j, Str says)
{
	ColumnsView v = view_columns(rq->arena, j, rq->id);
	Buf body = buf_open(rq->arena);
	if (says.n) {
		v.refused = says;
		v.shapes.size = form_text(rq, "size");
	}
	columns_body(&body, rq, &v);
	Page p = sheet_columns_frame(rq->arena, &v);
	return says.n ? look_page_again(rq, p, html_of(&body)) : look_page(rq, p, html_of(&body));
}

static Reply columns(Req *rq, Job *j)
{
	return columns_again(rq, j, S(""));
}

Reply match_columns_page(Req *rq) { return sheet_with_job(rq, columns); }

static JobShape shape_of(Req *rq)
{
	return (JobShape){ form_text(rq, "shape"), form_text(rq, "size"), form_text(rq, "stages"), form_int(rq, "leaders", 0) };
}

static void take_columns(Req *rq, Job *j)
{
	int number = 0;
	for (int i = 0; i < j->sheets; i++)
		for (int c = 0; c < j->sheet[i].n; c++, number++) {
			SheetField  field;
			const char *name = str_fmt(rq->arena, "c%d", number).p;
			if (form_has(rq, name) && sheet_field_find(form_text(rq, name), &field) && field != j->sheet[i].list[c].field)
				sheet_set(&j->sheet[i], c, field);
		}
}

static Reply columns_taken(Req *rq, Job *j)
{
	bool look = form_has(rq, "look");
	take_columns(rq, j);
	Str says = job_shape(j, shape_of(rq));
	if (says.n)
		return job_read(j) ? columns_again(rq, j, says) : reply_sorry(rq, 503);
	if (!(look ? job_read(j) : job_match(j)))
		return reply_sorry(rq, 503);
	return look ? reply_redirect(rq, "/match/%lld/columns", (long long)rq->id) : to_result(rq, j, rq->id);
}

Reply match_columns_post(Req *rq) { return sheet_with_job(rq, columns_taken); }

/* ---- 3. the result ------------------------------------------------------------------------ */

static Reply show_result(Req *rq, const Job *j, Looking l)
{
	ResultView v = view_result(rq->arena, j, rq->id, l, rq->now);
	Buf body = buf_open(rq->arena);
	result_body(&body, rq, &v);
	Page p = sheet_result_frame(rq->arena, &v);
	return l.says.n ? look_page_again(rq, p, html_of(&body)) : look_page(rq, p, html_of(&body));
}

static Reply result(Req *rq, Job *j)
{
	if (!j->match)
		return reply_redirect(rq, "/match/%lld/columns", (long long)rq->id);
	return show_result(rq, j, (Looking){ .search = utf8_cut(query_text(rq, "q"), 100), .mentee = query_text(rq, "mentee"),
		.mentor = query_text(rq, "mentor"), .page = query_int(rq, "page", 1), .says = S("") });
}

Reply match_result_page(Req *rq) { return sheet_with_job(rq, result); }

static Reply again(Req *rq, Job *j)
{
	JobWishes w = { .line = form_int(rq, "line", 0), .seed = form_text(rq, "seed"), .goal = form_text(rq, "goal"), .shape = shape_of(rq) };
	for (int i = 0; i < FITS; i++)
		w.weight[i] = form_int(rq, str_fmt(rq->arena, "w_%s", fit_part((FitPart)i)->name).p, -1);
	Str says = job_wish(j, w);
	if (says.n && j->match)
		return show_result(rq, j, (Looking){ .says = says });
	if (!says.n && !job_match(j))
		return reply_sorry(rq, 503);
	return to_result(rq, j, rq->id);
}

Reply match_again_post(Req *rq) { return sheet_with_job(rq, again); }

static Reply print(Req *rq, Job *j)
{
	if (!j->match)
		return reply_redirect(rq, "/match/%lld/columns", (long long)rq->id);
	ResultView v = view_result(rq->arena, j, rq->id, (Looking){ .all = true }, rq->now);
	Buf body = buf_open(rq->arena);
	print_body(&body, &v);
	return look_page(rq, sheet_result_frame(rq->arena, &v), html_of(&body));
}

Reply match_print_page(Req *rq) { return sheet_with_job(rq, print); }

/* ---- downloads ------------------------------------------------------------------------------ */

static Reply as_csv(Req *rq, Job *j)
{
	return !j->match ? reply_missing(rq) : reply_download(S("pairs.csv"), S("text/csv; charset=utf-8"), print_csv(rq->arena, j->match));
}

static Reply as_xlsx(Req *rq, Job *j)
{
	Str book;
	if (!j->match)
		return reply_missing(rq);
	if (!match_xlsx(rq->arena, j->match, &book))
		return reply_sorry(rq, 503);
	return reply_download(S("pairs.xlsx"), S("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), book);
}

static Reply as_proof(Req *rq, Job *j)
{
	return !j->match || !match_proven(j->match) ? reply_missing(rq)
		: reply_download(S("proof.txt"), S("text/plain; charset=utf-8"), match_certificate(rq->arena, j->match));
}

static Reply as_graph(Req *rq, Job *j)
{
	return !j->match || j->match->settings.shape == MATCH_GROUPS ? reply_missing(rq) : reply_download(S("graph.txt"), S("text/plain; charset=utf-8"), match_graph(rq->arena, j->match));
}

Reply match_csv_page(Req *rq) { return sheet_with_job(rq, as_csv); }
Reply match_xlsx_page(Req *rq) { return sheet_with_job(rq, as_xlsx); }
Reply match_proof_page(Req *rq) { return sheet_with_job(rq, as_proof); }
Reply match_graph_page(Req *rq) { return sheet_with_job(rq, as_graph); }

/* ---- keep or forget --------------------------------------------------------------------------- */

typedef struct { Req *rq; Kept kept; } Keeping;

static bool keep_it(Db *db, void *with)
{
	Keeping *k = with;
	return kept_add(db, k->rq->arena, k->rq->me, k->kept);
}

static Reply keep(Req *rq, Job *j)
{
	if (!j->match)
		return reply_missing(rq);
	Str title = form_text(rq, "title");
	Keeping k = { rq, { .id = id_new(), .title = utf8_cut(title.n ? title : job_files(rq->arena, j), 200), .engine = S(MENTORD_VERSION),
		.settings = job_settings_text(rq->arena, j), .sheets = job_sheets_bytes(rq->arena, j), .made = rq->now,
		.people = j->match->mentees, .pairs = j->match->placed } };
	if (!web_store(rq, keep_it, &k))
		return reply_sorry(rq, 500);
	j->kept = true;
	return reply_redirect(rq, "/kept/%lld", (long long)k.kept.id);
}

Reply match_keep_post(Req *rq) { return sheet_with_job(rq, keep); }

Reply match_forget_post(Req *rq)
{
	web_done_reading(rq);
	desk_clear(rq->id, rq->me, job_drop, rq->now);
	return reply_redirect(rq, "/match");
}
