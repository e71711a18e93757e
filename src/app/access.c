/* access.c - who is asking, and is this theirs? */
#include "app/app.h"
#include "enrol/enrol.h"
#include "look/look.h"
#include "web/desk.h"
#include "match/kept.h"
#include "match/round.h"
#include "mentorship/mentorship.h"
#include "pages.h"
#include "people/people.h"
#include "post/post_view.h"
#include "programme/programme.h"
#include "sign/sign.h"

static Who rank_of(Str rank)
{
	return str_eq(rank, S("admin")) ? ADMIN : str_eq(rank, S("coordinator")) ? COORDINATOR : MEMBER;
}

void app_identify(Req *rq, Str cookie)
{
	SignedIn who;
	if (!sign_who(rq->db, rq->arena, cookie, rq->now, &who))
		return;
	rq->me = who.account;
	rq->session = who.session;
	rq->rank = rank_of(who.rank);
	rq->my_name = who.name;
	rq->my_email = who.email;
	rq->touch = who.touch;
}

/* An administrator runs every programme that there is. */
static bool runs(Req *rq, int64_t programme)
{
	Programme p;
	return programme_get(rq->db, rq->arena, programme, &p)
	    && (rq->rank == ADMIN || programme_runs(rq->db, rq->arena, rq->me, programme));
}

static bool mine(Req *rq, int64_t mentorship)
{
	Mentorship m;
	int64_t person = people_of(rq->db, rq->arena, rq->me);
	return person && mentorship_get(rq->db, rq->arena, mentorship, person, &m);
}

/* One question for each kind of object that a path can name. */
bool app_owns(Req *rq)
{
	if (str_starts(rq->path, S("/me/sessions/")))
		return sign_owns_session(rq->db, rq->arena, rq->me, rq->id);
	if (str_starts(rq->path, S("/match/")) || str_starts(rq->path, S("/import/")))
		return desk_owns(rq->id, rq->me, rq->now);
	if (str_starts(rq->path, S("/kept/")))
		return kept_owns(rq->db, rq->arena, rq->id, rq->me);
	if (str_starts(rq->path, S("/programmes/")))
		return runs(rq, rq->id);
	if (str_starts(rq->path, S("/rounds/")))
		return runs(rq, round_programme(rq->db, rq->arena, rq->id));
	if (str_starts(rq->path, S("/mentorships/")))
		return mine(rq, rq->id);
	die("access.c does not know whose %.*s is", STR(rq->path));
}

void app_after(Req *rq)
{
	if (rq->touch)
		sign_touch(rq->web->file, rq->session, rq->me, rq->now);
}

/* ---- what one feature's deed means for those above it ------------------------------- */

static void lines_changed(Db *db, Arena *a, Date today) { mentorship_look_at_lines(db, a, today); }

static void somebody_left(Db *db, Arena *a, int64_t programme, int64_t person, Instant now)
{
	round_left(db, a, programme, person, now);
	mentorship_left(db, a, programme, person, now);
}

Web app_web(DbFile *file, bool plain_http)
{
	people_on_lines_changed(lines_changed);
	enrol_on_left(somebody_left);
	look_notice(post_notice);
	return (Web){ .routes = routes, .routes_n = routes_n, .file = file, .identify = app_identify, .owns = app_owns,
		.after = app_after, .sorry = look_sorry, .again = look_again, .plain_http = plain_http,
		.form_most = 256 << 10, .upload_most = 16 << 20 };
}
