/* round_deeds.c - what coordinators do with a round: hold pairs, publish, drop. */
#include "match/round.h"

#include "enrol/enrol.h"
#include "match/round_facts.h"
#include "rules/mentorship.h"
#include "rules/round.h"

static int locks_of(const Pins *pins, Str model, int64_t mentor, int64_t mentee)
{
	int n = 1;
	for (int i = 0; i < pins->n; i++)
		n += pins->list[i].lock && str_eq(pins->list[i].model, model) && pins->list[i].mentor == mentor && pins->list[i].mentee != mentee;
	return n;
}

/* Of two peers each can be held with one person only. */
static int locks_of_peers(const Pins *pins, int64_t one, int64_t other)
{
	int n = 1;
	for (int i = 0; i < pins->n; i++) {
		const PinRow *p = &pins->list[i];
		bool same = p->mentor == one && p->mentee == other;
		n += p->lock && !same && (p->mentor == one || p->mentor == other || p->mentee == one || p->mentee == other);
	}
	return n;
}

static Verdict may_lock_peers(Db *db, Arena *a, int64_t round, int64_t one, int64_t other, const Enrolled *up, const Enrolled *down, int64_t by_person, Date today)
{
	Pins    pins = pins_of(db, a, round);
	Verdict v = round_pin_check((PinForm){ .own = by_person && (by_person == up->person || by_person == down->person),
		.locks = locks_of_peers(&pins, one, other), .capacity = 1, .peers = true });
	return allowed(v) ? round_told(mentorship_may_meet(db, a, other, one, today)) : v;
}

/* How many of these pairs a mentor may have: one in a model that is not offered any more would be no reason to refuse. */
static int most_locks(Db *db, Arena *a, const Enrolled *mentor, Str model)
{
	ProgrammeModels       all = programme_models(db, a, mentor->programme);
	const ProgrammeModel *m = programme_model(&all, model);
	return mentorship_room((RoomForm){ .model = model, .mentor = true, .asked = mentor->capacity, .most = m ? m->mentees_most : mentor->capacity });
}

static Verdict may_lock(Db *db, Arena *a, int64_t round, Str model, int64_t mentor, int64_t mentee, int64_t by_person, Date today)
{
	Enrolled up, down;
	if (!enrol_get(db, a, mentor, today, &up) || !enrol_get(db, a, mentee, today, &down))
		return round_told(mentorship_may(db, a, mentor, mentee, model, today));
	if (str_eq(up.side, down.side))
		return may_lock_peers(db, a, round, mentor, mentee, &up, &down, by_person, today);
	Pins pins = pins_of(db, a, round);
	Verdict v = round_pin_check((PinForm){ .own = by_person && (by_person == up.person || by_person == down.person),
		.locks = locks_of(&pins, model, mentor, mentee), .capacity = most_locks(db, a, &up, model) });
	return allowed(v) ? round_told(mentorship_may(db, a, mentor, mentee, model, today)) : v;
}

/* Of what the round makes now. */
static Str model_now(Db *db, Arena *a, int64_t round)
{
	Round o = { 0 };
	round_get(db, a, round, &o);
	return round_model_name(round_model(db, a, &o, S("")));
}

RoundDone round_pin(Db *db, Arena *a, int64_t round, int version, int64_t mentor, int64_t mentee, Pin pin, int64_t by_person, Date today, Verdict *v)
{
	Str model = model_now(db, a, round);
	*v = ALLOWED;
	if (pin == PIN_LOCK)
		*v = may_lock(db, a, round, model, mentor, mentee, by_person, today);
	if (!allowed(*v))
		return ROUND_REFUSED;
	if (!round_touch(db, round, version))
		return ROUND_CHANGED;
	pin_put(db, round, mentor, mentee, pin, model);
	return ROUND_DONE;
}

/* ---- groups ------------------------------------------------------------------------------------ */

static int held_with(const Holds *all, int64_t mentor, int64_t mentee)
{
	int n = 1;
	for (int i = 0; i < all->n; i++)
		n += all->list[i].together && all->list[i].led && all->list[i].one == mentor && all->list[i].other != mentee;
	return n;
}

static Verdict may_hold(Db *db, Arena *a, const Round *o, int64_t one, int64_t other, int64_t by_person, Date today)
{
	Enrolled up, down;
	if (!enrol_get(db, a, one, today, &up) || !enrol_get(db, a, other, today, &down))
		return round_told(mentorship_may(db, a, one, other, round_model_name(ROUND_GROUPS), today));
	ProgrammeModels models = programme_models(db, a, o->programme);
	bool    led = str_eq(up.side, S("mentor"));
	Holds   all = holds_of(db, a, o->id);
	Verdict v = round_hold_check((HoldForm){ .own = by_person && (by_person == up.person || by_person == down.person), .same = up.person == down.person, .led = led,
		.held = held_with(&all, one, other), .capacity = up.capacity, .least = round_model_settings(&models, ROUND_GROUPS).group_least });
	if (!allowed(v))
		return v;
	return round_told(led ? mentorship_may(db, a, one, other, round_model_name(ROUND_GROUPS), today) : mentorship_may_join(db, a, other, one, today));
}

RoundDone round_hold(Db *db, Arena *a, int64_t round, int version, int64_t one, int64_t other, Hold hold, int64_t by_person, Date today, Verdict *v)
{
	Round    o;
	Enrolled up;
	*v = ALLOWED;
	if (!round_get(db, a, round, &o))
		return ROUND_CHANGED;
	if (hold == HOLD_TOGETHER)
		*v = may_hold(db, a, &o, one, other, by_person, today);
	if (!allowed(*v))
		return ROUND_REFUSED;
	if (!round_touch(db, round, version))
		return ROUND_CHANGED;
	bool turned = enrol_get(db, a, one, today, &up) && str_eq(up.side, S("mentee")) && one > other;
	hold_put(db, round, turned ? other : one, turned ? one : other, hold);
	return ROUND_DONE;
}

/* ---- swaps ------------------------------------------------------------------------------------- */

RoundDone round_swap(Db *db, Arena *a, int64_t round, int version, const int64_t proposal[2], int64_t by_person, Date today, Verdict *v)
{
	Proposal p, q;
	if (!run_proposal(db, a, round, proposal[0], &p) || !run_proposal(db, a, round, proposal[1], &q))
		return ROUND_CHANGED;
	Str model = model_now(db, a, round);
	*v = round_swap_check((SwapForm){ .same = p.id == q.id, .same_mentor = p.id != q.id && p.mentor == q.mentor });
	if (allowed(*v) && !round_touch(db, round, version))
		return ROUND_CHANGED;
	if (allowed(*v)) {
		pin_put(db, round, p.mentor, p.mentee, PIN_NONE, model);
		pin_put(db, round, q.mentor, q.mentee, PIN_NONE, model);
		*v = may_lock(db, a, round, model, q.mentor, p.mentee, by_person, today);
	}
	if (allowed(*v)) {
		pin_put(db, round, q.mentor, p.mentee, PIN_LOCK, model);
		*v = may_lock(db, a, round, model, p.mentor, q.mentee, by_person, today);
	}
	if (!allowed(*v))
		return ROUND_REFUSED;
	pin_put(db, round, p.mentor, q.mentee, PIN_LOCK, model);
	return ROUND_DONE;
}

RoundDone round_drop(Db *db, Arena *a, int64_t round, int version)
{
	(void)a;
	if (!round_touch(db, round, version))
		return ROUND_CHANGED;
	round_put_dropped(db, round);
	return ROUND_DONE;
}

/* ---- publishing ----------------------------------------------------------------------------- */

static bool left_out(const Publishing *p, int64_t proposal)
{
	for (int i = 0; i < p->leave_n; i++)
		if (p->leave[i] == proposal)
			return true;
	return false;
}

/* What all pairs of a group have in common: its number for good, and who is in it, in words. */
typedef struct { int64_t circle; Str who; } Team;
typedef struct { RoundModel model; Team *team; int teams; } Kind;       /* team: by group number */

/* "The group: 5 members and one mentor."  Nobody has agreed to anything yet, so it names nobody: each gets to know by the letter
 * whom they would work with, as in any pair, and the others once both have begun (mentorship_circle()). */
static Str who_is_in(Arena *a, const Proposals *all)
{
	int members = 0, leaders = 0;
	for (int i = 0; i < all->n; i++) {
		bool member = true, leader = true;
		for (int k = 0; k < i; k++) {
			member = member && all->list[k].mentee != all->list[i].mentee;
			leader = leader && all->list[k].mentor != all->list[i].mentor;
		}
		members += member;
		leaders += leader;
	}
	return str_fmt(a, "The group: %d %s and %s. ", members, members == 1 ? "member" : "members", leaders == 1 ? "one mentor" : "two mentors");
}

static Kind kind_of(Db *db, Arena *a, const Round *o)
{
	Run  run;
	Kind k = { 0 };
	if (o->run && run_get(db, a, o->run, &run))
		k.model = run.model;
	GroupNumbers groups = k.model == ROUND_GROUPS ? run_groups(db, a, o->run, S("%%")) : (GroupNumbers){ 0 };
	k.teams = groups.n ? groups.list[groups.n - 1] + 1 : 0;
	k.team = NEW(a, Team, k.teams);
	for (int i = 0; i < groups.n; i++) {
		Proposals all = run_group(db, a, o->id, o->run, groups.list[i]);
		k.team[groups.list[i]] = (Team){ id_new(), who_is_in(a, &all) };
	}
	return k;
}

static Verdict publish_one(Db *db, Arena *a, Publishing *p, const Kind *kind, const Bare *b, Instant now)
{
	int64_t mentorship = 0;
	Team    team = b->group > 0 && b->group < kind->teams ? kind->team[b->group] : (Team){ 0 };
	Verdict v = mentorship_begin(db, a, (Beginning){ .mentor = b->mentor, .mentee = b->mentee, .model = round_model_name(kind->model), .origin = S("round"),
		.origin_id = b->id, .because = team.circle ? str_fmt(a, "%.*s%.*s", STR(team.who), STR(b->because)) : b->because, .circle = team.circle }, now, &mentorship);
	if (allowed(v)) {
		run_put_proposal(db, b->id, S("published"), S(""), mentorship);
		p->published++;
		return v;
	}
	Stopped stopped = { .proposal = b->id, .says = str(round_told(v).broken->says) };
	round_names(db, a, b->id, &stopped.mentor, &stopped.mentee);
	*PUSH(a, &p->stopped) = stopped;
	return v;
}

RoundDone round_publish(Db *db, Arena *a, Publishing *p, Verdict *v, Instant now)
{
	Round     o;
	Programme g;
	if (!round_get(db, a, p->round, &o) || !programme_get(db, a, o.programme, &g) || !round_touch(db, p->round, p->version))
		return ROUND_CHANGED;
	Bares open = run_open(db, a, o.run);
	int   chosen = 0;
	for (int i = 0; i < open.n; i++)
		chosen += !left_out(p, open.list[i].id);
	Kind kind = kind_of(db, a, &o);
	*v = round_publish_check((PublishForm){ .has_run = o.run, .open = str_eq(g.state, S("open")), .pairs = chosen });
	if (!allowed(*v))
		return ROUND_REFUSED;
	for (int i = 0; i < open.n; i++)
		if (left_out(p, open.list[i].id))
			run_put_proposal(db, open.list[i].id, S("stopped"), S("left_out"), 0);
		else
			publish_one(db, a, p, &kind, &open.list[i], now);
	if (p->stopped.n)
		return ROUND_REFUSED;
	round_put_published(db, p->round, now);
	return ROUND_DONE;
}

void round_left(Db *db, Arena *a, int64_t programme, int64_t person, Instant now)
{
	(void)a, (void)now;
	run_forget_person(db, programme, person);
}
