/* mentorship.c - the gate through which every pair comes about, and what its two people answer.
 * Lines of management over time: mentorship_line.c.  Letters: mentorship_letters.c. */
#include "mentorship/mentorship_letters.h"
#include "mentorship/mentorship_store.h"

#include "enrol/enrol.h"
#include "programme/programme.h"
#include "rules/mentorship.h"

/* ---- facts of today, about two people ------------------------------------------------------ */

enum { ME_MENTOR = 1, ME_MENTEE = 2, SOMEBODY = 3 };   /* rules know people by small numbers */

typedef struct { Enrolled mentor, mentee; bool peers; Str model; Programme programme; ProgrammeModels models; } Two;

static int32_t number_of(const Two *t, int64_t person)
{
	return person == t->mentor.person ? ME_MENTOR : person == t->mentee.person ? ME_MENTEE : 0;
}

/* Of all above somebody only the other of the two matters, and who the nearest is. */
static Ids above(Db *db, Arena *a, const Two *t, int64_t person, Ids *managers, int64_t boss, int64_t other_boss)
{
	PersonIds up = mentorship_above(db, a, person);
	int32_t  *line = NEW(a, int32_t, 1), *nearest = NEW(a, int32_t, 1);
	Ids       ids = { line, 0 };
	*managers = (Ids){ nearest, 0 };
	for (int i = 0; i < up.n && !ids.n; i++)
		if (number_of(t, up.list[i]))
			line[ids.n++] = number_of(t, up.list[i]);
	if (boss) {
		nearest[0] = number_of(t, boss) ? number_of(t, boss) : boss == other_boss ? SOMEBODY : 0;
		managers->n = nearest[0] > 0;
	}
	return ids;
}

static Candidate candidate(Db *db, Arena *a, const Two *t, const Enrolled *e, Standing s, Standing other)
{
	bool mentor = e == &t->mentor;
	int  most = programme_most(&t->models, mentor), capacity = e->capacity < most ? e->capacity : most;
	Candidate c = { .id = mentor ? ME_MENTOR : ME_MENTEE, .consents = e->takes_part,
		.room = mentorship_takes_places(t->model) ? capacity - mentorship_seats_taken(db, a, e->id) : 1, .unit = s.unit ? (s.unit == other.unit ? 1 : mentor ? 2 : 3) : 0,
		.stage = { s.stage ? 1 : 0, (int16_t)s.stage } };
	c.line = above(db, a, t, e->person, &c.managers, s.boss, other.boss);
	return c;
}

static bool peers_at_one_stage(const ProgrammeModels *all)
{
	const ProgrammeModel *m = programme_model(all, S("peer"));
	return m && str_eq(m->seniority, S("same"));
}

static Verdict first_broken(uint32_t broken) { return broken ? (Verdict){ equals_rule(__builtin_ctz(broken)) } : ALLOWED; }

/* room: of both is asked; else only what holds between the two.  In a group the mentee may have a place already. */
static Verdict judge(Db *db, Arena *a, const Two *t, bool room, bool has_place)
{
	static const int32_t to_mentee[] = { ME_MENTEE };
	Standing  up = mentorship_standing(db, a, t->mentor.person), down = mentorship_standing(db, a, t->mentee.person);
	Candidate mentor = candidate(db, a, t, &t->mentor, up, down), mentee = candidate(db, a, t, &t->mentee, down, up);
	Ids       it = { to_mentee, 1 };
	if (t->mentor.person == t->mentee.person)
		mentee.id = mentor.id;
	if (mentorship_paired(db, a, t->mentor.person, t->mentee.person, t->model))
		mentor.had = it;
	if (enrol_avoids(db, a, t->mentor.person, t->mentee.person))
		mentor.avoids = it;
	if (!room)
		mentor.room = 1;
	if (!room || has_place)
		mentee.room = 1;
	Pairing p = { .mentor = &mentor, .mentee = &mentee, .policy = programme_pairing(&t->programme, &t->models, t->model) };
	p.policy.same_stage = peers_at_one_stage(&t->models);
	return t->peers ? first_broken(equals_broken(p, str_eq(t->model, S("peer")))) : pairing_check(p);
}

static bool two(Db *db, Arena *a, int64_t mentor, int64_t mentee, bool peers, Date today, Two *t)
{
	t->peers = peers;
	bool both = enrol_get(db, a, mentor, today, &t->mentor) && enrol_get(db, a, mentee, today, &t->mentee);
	if (!both || t->mentor.programme != t->mentee.programme || !str_eq(t->mentor.side, peers ? S("mentee") : S("mentor")) || !str_eq(t->mentee.side, S("mentee"))
	    || !programme_get(db, a, t->mentor.programme, &t->programme))
		return false;
	t->models = programme_models(db, a, t->programme.id);
	return true;
}

Verdict mentorship_may(Db *db, Arena *a, int64_t mentor, int64_t mentee, Str model, Date today)
{
	Two t = { .model = model };
	return two(db, a, mentor, mentee, false, today, &t) ? judge(db, a, &t, false, false) : pairing_check((Pairing){ 0 });
}

Verdict mentorship_may_meet(Db *db, Arena *a, int64_t mentee, int64_t other, Date today)
{
	Two t = { .model = S("peer") };
	return two(db, a, other, mentee, true, today, &t) ? judge(db, a, &t, false, false) : first_broken(equals_broken((Pairing){ 0 }, true));
}

Verdict mentorship_may_join(Db *db, Arena *a, int64_t mentee, int64_t other, Date today)
{
	Two t = { .model = S("group") };
	return two(db, a, other, mentee, true, today, &t) ? judge(db, a, &t, false, false) : first_broken(equals_broken((Pairing){ 0 }, false));
}

/* ---- beginning ------------------------------------------------------------------------------- */

static int days_of(const ProgrammeModels *all, Str model)
{
	const ProgrammeModel *m = programme_model(all, model);
	return m ? m->days : 0;
}

/* A numbered place on each side, where the model takes places; nobody two in one group. */
static void take_places(Db *db, Arena *a, const Two *t, const Beginning *b, bool has_place, Date today, int64_t mentorship)
{
	bool takes = mentorship_takes_places(b->model);
	int  up = takes ? mentorship_free_seat(db, a, b->mentor, t->mentor.capacity) : 0;
	int  down = takes && !has_place ? mentorship_free_seat(db, a, b->mentee, t->mentee.capacity) : 0;
	if (takes && (!up || (!down && !has_place)))
		die("the rules saw room where there is no seat");
	mentorship_add_member(db, mentorship, t->mentor.person, t->peers ? "mentee" : "mentor", b->mentor, up, today);
	mentorship_add_member(db, mentorship, t->mentee.person, "mentee", b->mentee, down, today);
}

static Verdict within_limits(Db *db, Arena *a, const Two *t, Date today)
{
	const ProgrammeModel *m = programme_model(&t->models, t->model);
	if (!m || !mentorship_has_limits(t->model))
		return ALLOWED;
	return mentorship_limit_check((LimitForm){ .model = t->model, .mentor_most = m->mentees_most, .mentee_most = m->mentors_most,
		.mentor_has = mentorship_load(db, a, t->mentor.id, t->model, today), .mentee_has = mentorship_load(db, a, t->mentee.id, t->model, today) });
}

/* What began as a flash meeting goes on as something else. */
static void end_flash(Db *db, Arena *a, const Two *t, Instant now)
{
	int64_t flash = mentorship_flash_between(db, a, t->programme.id, t->mentor.person, t->mentee.person);
	if (flash)
		mentorship_close(db, flash, S("ended"), now);
}

Verdict mentorship_begin(Db *db, Arena *a, Beginning b, Instant now, int64_t *mentorship)
{
	Two  t = { .model = b.model };
	Date today = instant_date(now);
	bool peers = str_eq(b.model, S("peer"));
	if (!two(db, a, b.mentor, b.mentee, peers, today, &t))
		return peers ? first_broken(equals_broken((Pairing){ 0 }, true)) : pairing_check((Pairing){ 0 });
	bool    has_place = b.circle && mentorship_in_circle(db, a, b.circle, b.mentee);
	Verdict v = judge(db, a, &t, true, has_place);
	if (allowed(v))
		v = within_limits(db, a, &t, today);
	if (!allowed(v))
		return v;
	*mentorship = id_new();
	end_flash(db, a, &t, now);
	mentorship_add(db, *mentorship, t.programme.id, b, t.mentor.person, t.mentee.person, today, days_of(&t.models, b.model), now);
	take_places(db, a, &t, &b, has_place, today, *mentorship);
	if (peers)
		letters_of_meeting(db, a, &t.programme, &t.mentor, &t.mentee, b.because, *mentorship, now);
	else
		letters_of_beginning(db, a, &t.programme, b.model, &t.mentor, &t.mentee, b.because, *mentorship, now);
	return ALLOWED;
}

/* ---- answering --------------------------------------------------------------------------------- */

Verdict mentorship_answer(Db *db, Arena *a, int64_t mentorship, int64_t person, Answer answer, Instant now)
{
	MentorshipState s = { .over = true };
	Mentorship m;
	if (!mentorship_state(db, a, mentorship, &s) || !mentorship_get(db, a, mentorship, person, &m) || mentorship_is_over(&m, instant_date(now)))
		s.over = true;
	Verdict v = mentorship_answer_check((AnswerForm){ .over = s.over, .active = s.active, .yes = answer == ANSWER_YES,
		.takes_part = !s.over && mentorship_takes_part(db, a, mentorship, person) });
	if (!allowed(v))
		return v;
	if (answer == ANSWER_NO) {
		mentorship_close(db, mentorship, S("dropped"), now);
		letters_of_no(db, a, &m, now);
	} else if (answer == ANSWER_TALK) {
		mentorship_unagree(db, mentorship, person);     /* who would rather talk first has not said yes yet */
		mentorship_put_state(db, mentorship, S("intro"), now);
		letters_of_talk(db, a, &m, now);
	} else {
		mentorship_agree(db, mentorship, person, now);
		if (mentorship_all_agreed(db, a, mentorship)) {
			mentorship_put_state(db, mentorship, S("active"), now);
			letters_of_yes(db, a, &m, now);
		}
	}
	return ALLOWED;
}

bool mentorship_is_over(const Mentorship *m, Date today)
{
	bool past = str_eq(m->model, S("flash")) && m->ends.day && m->ends.day <= today.day;
	return past || str_eq(m->state, S("ended")) || str_eq(m->state, S("dropped"));
}

void mentorship_left(Db *db, Arena *a, int64_t programme, int64_t person, Instant now)
{
	PersonIds open = mentorship_open_of(db, a, programme, person);
	for (int i = 0; i < open.n; i++) {
		Mentorship m;
		mentorship_close(db, open.list[i], S("dropped"), now);
		if (mentorship_get(db, a, open.list[i], person, &m))
			letters_of_no(db, a, &m, now);
	}
}
