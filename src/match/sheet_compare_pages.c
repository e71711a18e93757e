/* sheet_compare_pages.c - /match/:id/compare: the result of a sheet beside a kept one, or beside the same sheet matched with
 * another goal.  The other one is matched for this page alone. */
#include "match/compare_html.h"
#include "match/match_try.h"
#include "match/sheet_pages.h"
#include "match/sheet_view.h"
#include "pages.h"
#include "sheet/sheet_out.h"

enum { KEPT_SHOWN = 50 };
static const Str of_kept = { "kept-", 5 };

typedef struct {
	Arena       *arena;
	const Job   *job;
	CompareView  v;
	bool         by_goal;
	MatchGoal    goal;
	Kept         kept;
	Job         *other;             /* made of what was kept */
} Comparing;

/* ---- what can stand beside it ------------------------------------------------------------------------ */

static void goals_to_choose(Arena *a, const Match *m, CompareView *v)
{
	for (int i = 0; i < MATCH_GOALS && m->settings.shape == MATCH_PAIRS; i++) {
		const MatchGoalWords *w = match_goal((MatchGoal)i);
		if (i != (int)m->settings.goal)
			*PUSH(a, &v->before) = (CompareChoice){ str(w->name), str_fmt(a, "This sheet, aiming at: %s", w->label) };
	}
}

static Str kept_words(Arena *a, const Kept *k)
{
	return str_fmt(a, "Kept %.*s: %.*s, %d of %d paired", STR(date_long(a, instant_date(k->made))), STR(k->title), k->pairs, k->people);
}

static void kept_to_choose(Req *rq, CompareView *v)
{
	Keeps all = kept_list(rq->db, rq->arena, rq->me, kept_pair(rq), 0, KEPT_SHOWN);
	v->older = kept_count(rq->db, rq->arena, rq->me) - all.n;
	for (int i = 0; i < all.n; i++)
		if (!all.list[i].shut)
			*PUSH(rq->arena, &v->before) = (CompareChoice){ str_fmt(rq->arena, "%.*s%lld", STR(of_kept), (long long)all.list[i].id), kept_words(rq->arena, &all.list[i]) };
}

/* What was chosen, or why it cannot stand there. */
static void choose(Req *rq, Comparing *c)
{
	Str     with = query_text(rq, "with");
	int64_t id = 0;
	if (!with.n)
		return;
	c->v.chosen_before = with;
	c->by_goal = match_goal_find(with, &c->goal) && c->job->match->settings.shape == MATCH_PAIRS;
	if (c->by_goal)
		return;
	if (!str_starts(with, of_kept) || !str_int((Str){ with.p + of_kept.n, with.n - of_kept.n }, &id) || !kept_read(rq->db, rq->arena, id, rq->me, kept_pair(rq), &c->kept))
		c->v.says = S("This run is not kept any more; choose another one.");
	else if (c->kept.shut)
		c->v.says = S("This run is sealed with a password you no longer use; choose another one.");
}

/* ---- the other match ------------------------------------------------------------------------------------ */

static const Match *matched(Comparing *c, const People *people, const MatchSettings *s)
{
	c->v.says = match_try_too_large(job_cells(s->shape, people->mentees, people->mentors));
	const Match *m = c->v.says.n ? NULL : match_run(c->arena, people, s, NULL);
	if (!m || m->end == MATCH_DONE)
		return m;
	c->v.says = S("What was kept gives no match any more; choose another one.");
	return NULL;
}

static const Match *match_kept(Comparing *c)
{
	c->other = job_restore(c->kept.settings, c->kept.sheets);
	if (c->other && job_read(c->other))
		return matched(c, &c->other->people, &c->other->settings);
	c->v.says = S("What was kept cannot be read just now; try again in a moment, or choose another one.");
	return NULL;
}

static const Match *match_for(Comparing *c)
{
	MatchSettings s = c->job->match->settings;
	s.goal = c->goal;
	return matched(c, c->job->match->people, &s);
}

/* A kept run came before the result at hand; another goal would come after it. */
static void compare(void *with)
{
	Comparing   *c = with;
	const Match *here = c->job->match, *other = c->by_goal ? match_for(c) : match_kept(c);
	RunMentees   x, y;
	if (!other)
		return;
	compare_matches(c->arena, c->by_goal ? here : other, c->by_goal ? other : here, &x, &y);
	c->v.alike = c->by_goal || (here->settings.shape == other->settings.shape && compare_weights(c->kept.settings, job_settings_text(c->arena, c->job)));
	c->v.all = compare_lists(c->arena, &x, &y, c->v.alike);
	c->v.before_is = c->by_goal ? S("This result") : c->kept.title;
	c->v.after_is = c->by_goal ? str(match_goal(c->goal)->label) : S("This result");
}

static void drop_other(void *with) { job_drop(((Comparing *)with)->other); }

/* ---- the pages --------------------------------------------------------------------------------------------- */

static bool compared(Req *rq, Comparing *c)
{
	if (!web_read_again(rq))
		return false;
	goals_to_choose(rq->arena, c->job->match, &c->v);
	kept_to_choose(rq, &c->v);
	choose(rq, c);
	web_done_reading(rq);
	if (c->v.chosen_before.n && !c->v.says.n)
		match_try(rq->arena, compare, drop_other, c);
	return true;
}

static Reply show(Req *rq, Job *j)
{
	Comparing c = { .arena = rq->arena, .job = j, .v = view_compare_asked(rq, above_sheet(rq->arena, rq->id)) };
	if (!j->match)
		return reply_redirect(rq, "/match/%lld/columns", (long long)rq->id);
	if (!compared(rq, &c))
		return reply_sorry(rq, 500);
	Buf query = buf_open(rq->arena), body = buf_open(rq->arena);
	buf_lit(&query, "with=");
	html_url_str(&query, c.v.chosen_before);
	view_compare(rq, &c.v, buf_str(&query));
	compare_body(&body, &c.v);
	return look_page(rq, sheet_ask_frame(rq->arena, c.v.above, S("Two results beside each other"), "What would be otherwise, mentee by mentee."), html_of(&body));
}

static Reply as_csv(Req *rq, Job *j)
{
	Comparing c = { .arena = rq->arena, .job = j, .v = view_compare_asked(rq, above_sheet(rq->arena, rq->id)) };
	if (!j->match || !query_text(rq, "with").n)
		return reply_redirect(rq, "/match/%lld/compare", (long long)rq->id);
	if (!compared(rq, &c))
		return reply_sorry(rq, 500);
	if (c.v.says.n)
		return reply_missing(rq);
	return reply_download(S("compared.csv"), S(SHEET_CSV_TYPE), view_compare_csv(rq->arena, &c.v.all));
}

Reply match_compare_page(Req *rq) { return sheet_with_job(rq, show); }
Reply match_compare_csv_page(Req *rq) { return sheet_with_job(rq, as_csv); }
