/* round_deeds.c - what coordinators do with a round: hold pairs, publish, drop. */
#include "match/round.h"

#include "enrol/enrol.h"
#include "match/round_store.h"
#include "mentorship/mentorship.h"
#include "rules/round.h"

static int locks_of(const Pins *pins, int64_t mentor, int64_t mentee)
{
	int n = 1;
	for (int i = 0; i < pins->n; i++)
		n += pins->list[i].lock && pins->list[i].mentor == mentor && pins->list[i].mentee != mentee;
	return n;
}

static Verdict may_lock(Db *db, Arena *a, int64_t round, int64_t mentor, int64_t mentee, int64_t by_person, Date today)
{
	Enrolled up, down;
	if (!enrol_get(db, a, mentor, today, &up) || !enrol_get(db, a, mentee, today, &down))
		return round_told(mentorship_may(db, a, mentor, mentee, today));
	Pins pins = pins_of(db, a, round);
	Verdict v = round_pin_check((PinForm){ .own = by_person && (by_person == up.person || by_person == down.person),
		.locks = locks_of(&pins, mentor, mentee), .capacity = up.capacity });
	return allowed(v) ? round_told(mentorship_may(db, a, mentor, mentee, today)) : v;
}

RoundDone round_pin(Db *db, Arena *a, int64_t round, int version, int64_t mentor, int64_t mentee, Pin pin, int64_t by_person, Date today, Verdict *v)
{
	*v = ALLOWED;
	if (pin == PIN_LOCK)
		*v = may_lock(db, a, round, mentor, mentee, by_person, today);
	if (!allowed(*v))
		return ROUND_REFUSED;
	if (!round_touch(db, round, version))
		return ROUND_CHANGED;
	pin_put(db, round, mentor, mentee, pin);
	return ROUND_DONE;
}

RoundDone round_swap(Db *db, Arena *a, int64_t round, int version, const int64_t proposal[2], int64_t by_person, Date today, Verdict *v)
{
	Proposal p, q;
	if (!run_proposal(db, a, round, proposal[0], &p) || !run_proposal(db, a, round, proposal[1], &q))
		return ROUND_CHANGED;
	*v = round_swap_check((SwapForm){ .same = p.id == q.id, .same_mentor = p.id != q.id && p.mentor == q.mentor });
	if (allowed(*v) && !round_touch(db, round, version))
		return ROUND_CHANGED;
	if (allowed(*v)) {
		pin_put(db, round, p.mentor, p.mentee, PIN_NONE);
		pin_put(db, round, q.mentor, q.mentee, PIN_NONE);
		*v = may_lock(db, a, round, q.mentor, p.mentee, by_person, today);
	}
	if (allowed(*v)) {
		pin_put(db, round, q.mentor, p.mentee, PIN_LOCK);
		*v = may_lock(db, a, round, p.mentor, q.mentee, by_person, today);
	}
	if (!allowed(*v))
		return ROUND_REFUSED;
	pin_put(db, round, p.mentor, q.mentee, PIN_LOCK);
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

static Verdict publish_one(Db *db, Arena *a, Publishing *p, const Bare *b, Instant now)
{
	int64_t mentorship = 0;
	Verdict v = mentorship_begin(db, a, (Beginning){ .mentor = b->mentor, .mentee = b->mentee, .model = S("one_to_one"), .origin = S("round"),
		.origin_id = b->id, .because = b->because }, now, &mentorship);
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
	*v = round_publish_check((PublishForm){ .has_run = o.run, .open = str_eq(g.state, S("open")), .pairs = chosen });
	if (!allowed(*v))
		return ROUND_REFUSED;
	for (int i = 0; i < open.n; i++)
		if (left_out(p, open.list[i].id))
			run_put_proposal(db, open.list[i].id, S("stopped"), S("left_out"), 0);
		else
			publish_one(db, a, p, &open.list[i], now);
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
