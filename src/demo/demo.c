/* demo.c - see demo.h.  Everything comes about through the same deeds as in life: a staff sheet is taken in, people
 * join by their own consent, a round is matched and published, and both say yes. */
#include "demo/demo.h"

#include "demo/demo_words.h"
#include "enrol/saying.h"
#include "match/round.h"
#include "mentorship/mentorship.h"
#include "people/people.h"
#include "sign/sign.h"

#include <stdio.h>

const char demo_password[] = "a lamp on the table";

enum { LEVELS = 5, NAMED = 6, DAYS_AGO = 200, AT_ONCE = 200, PAIRS_MOST = 100 };

/* Who can sign in; the first six of the staff. */
static const struct { const char *name, *email, *rank, *says; } signers[NAMED] = {
	{ "Maren Aldous",   "admin@northmere.example",       "admin",       "administrator" },
	{ "Tomás Quiroga",  "coordinator@northmere.example", "coordinator", "coordinator" },
	{ "Siobhán Kearney", "mentor@northmere.example",     "member",      "mentor" },
	{ "Leilani Kahale", "mentee@northmere.example",      "member",      "mentee" },
	{ "Ifeoma Balogun", "member@northmere.example",      "member",      "member, has joined nothing" },
	{ "Jun Nakamura",   "newcomer@northmere.example",    "member",      "newcomer, invited to the spring programme" },
};

typedef struct {
	Arena   *arena;
	DemoWish wish;
	Chance   chance;
	Instant  now;
	Str      secret, why;
	int64_t  account[NAMED], person[NAMED], *all;   /* all: persons, by their place in the staff sheet */
	Terms    topics, functions;
	Programme year, spring;
	int      from, to;              /* of the people who join now */
	int64_t  round;
	bool     done;
} Demo;

/* ---- the staff sheet ------------------------------------------------------------------------- */

/* So wide that five levels hold everybody: person i reports to person (i - 1) / width. */
static int width_for(int people)
{
	for (int w = 2;; w++)
		if (1 + w + w * w + w * w * w + (int64_t)w * w * w * w >= people)
			return w;
}

static int level_of(int i, int width)
{
	int level = 0;
	for (; i; i = (i - 1) / width)
		level++;
	return level;
}

static int branch_of(int i, int width)
{
	while (i > width)
		i = (i - 1) / width;
	return i;
}

/* Names of the signers stand at the lowest level, so that nobody of them is above many. */
static Str name_of(Demo *d, int i, int first)
{
	if (i >= first && i < first + NAMED)
		return str(signers[i - first].name);
	Str given = demo_given(chance(&d->chance, 1 << 20)), family = demo_family(chance(&d->chance, 1 << 20));
	return str_fmt(d->arena, "%.*s %.*s", STR(given), STR(family));
}

static Str email_of(Demo *d, int i, int first)
{
	return i >= first && i < first + NAMED ? str(signers[i - first].email) : str_fmt(d->arena, "n%d@northmere.example", i);
}

static Str staff_sheet(Demo *d, int first)
{
	static const char *const grades[LEVELS] = { "Leading", "Senior", "Established", "Early career", "Student" };
	Buf b = buf_open(d->arena);
	int width = width_for(d->wish.people);
	buf_lit(&b, "Employee ID,Full name,Email,Department,Job title,Grade,Manager,City\r\n");
	for (int i = 0; i < d->wish.people; i++) {
		int level = level_of(i, width);
		buf_fmt(&b, "N%06d,", i);
		csv_cell(&b, name_of(d, i, first), false);
		csv_cell(&b, email_of(d, i, first), false);
		csv_cell(&b, str(demo_units[branch_of(i, width) % 4]), false);
		csv_cell(&b, demo_title(level, chance(&d->chance, 3)), false);
		csv_cell(&b, str(grades[level < LEVELS ? level : LEVELS - 1]), false);
		csv_cell(&b, i ? str_fmt(d->arena, "N%06d", (i - 1) / width) : S(""), false);
		csv_cell(&b, chance(&d->chance, 4) ? S("Northmere") : S("Saltwick"), true);
	}
	return buf_str(&b);
}

static bool staff(Db *db, void *with)
{
	Demo *d = with;
	int   first = d->wish.people - NAMED - 1;
	if (!people_take_in(db, d->arena, S("staff.csv"), staff_sheet(d, first), d->now, &d->why))
		return false;
	d->all = NEW(d->arena, int64_t, d->wish.people);
	for (int from = 0, n; from < d->wish.people; from += n) {
		Humans some = people_list(db, d->arena, (PeopleWish){ 0 }, from, 5000);
		n = some.n ? some.n : d->wish.people;
		for (int i = 0; i < some.n; i++) {
			int64_t place;
			if (str_starts(some.list[i].staff_id, S("N")) && str_int((Str){ some.list[i].staff_id.p + 1, some.list[i].staff_id.n - 1 }, &place) && place < d->wish.people)
				d->all[place] = some.list[i].id;
		}
	}
	for (int i = 0; i < NAMED; i++)
		d->person[i] = d->all[first + i];
	return db_ok(db);
}

/* ---- who can sign in -------------------------------------------------------------------------- */

static bool sign_ins(Db *db, void *with)
{
	Demo *d = with;
	for (int i = 0; i < NAMED; i++) {
		AccountForm f = { .organisation = S("Northmere Mentorship"), .name = str(signers[i].name), .email = str(signers[i].email), .first = !i };
		Str token = i ? S("") : sign_setup_link(db, d->arena, d->now);
		if (i && !allowed(sign_invite(db, d->arena, f, str(signers[i].rank), d->now, &token)))
			return false;
		d->account[i] = sign_accept(db, d->arena, token, f, d->secret, d->now);
		if (!d->account[i])
			return false;
		sign_set_person(db, d->account[i], d->person[i]);
	}
	return db_ok(db);
}

/* ---- programmes ---------------------------------------------------------------------------------- */

static Programme programme(Db *db, Demo *d, const char *name, const char *says, Date starts, Date ends, Instant made)
{
	Verdict   v;
	Programme p = { 0 };
	int64_t   id = programme_make(db, d->arena, str(name), S("development"), d->account[1], made, &v);
	programme_open(db, d->arena, id, made);
	programme_get(db, d->arena, id, &p);
	p.says = str(says), p.domains = S("northmere.example"), p.starts = starts, p.ends = ends;
	programme_keep(db, &p, made);
	programme_add_person_to_ask(db, id, S("Tomás Quiroga"), S("Coordinator"), S("coordinator@northmere.example"));
	return p;
}

static bool programmes(Db *db, void *with)
{
	Demo *d = with;
	Date  today = instant_date(d->now);
	Instant then = { d->now.us - SECONDS(86400) * DAYS_AGO };
	d->year = programme(db, d, "Northmere mentorship, this year", "One to one, for everybody who would like to think aloud with somebody outside their own line.",
		date_add(today, -DAYS_AGO), date_add(today, 365 - DAYS_AGO), then);
	d->spring = programme(db, d, "Early career, spring round", "For people in their first years here, and for those who remember theirs.", (Date){ 0 }, (Date){ 0 }, then);
	d->topics = people_terms(db, d->arena, "topic", 0, false);
	d->functions = people_terms(db, d->arena, "function", 0, false);
	enrol_invite(db, d->arena, &(Inviting){ .programme = &d->spring, .way = "coordinator", .by = d->account[1], .by_name = S("Tomás Quiroga"), .now = d->now }, d->person[5]);
	return db_ok(db);
}

/* ---- people join ------------------------------------------------------------------------------------- */

static void say(Demo *d, EnrolProfile *p, bool mentor, bool mentee)
{
	static const char *const slots[] = { "mon-am tue-pm", "tue-am thu-am", "wed-pm fri-am", "mon-pm thu-pm" };
	p->sides = mentor && mentee ? S("both") : mentor ? S("mentor") : S("mentee");
	p->models = S("one_to_one");
	p->languages = demo_language(chance(&d->chance, 9));
	p->slots = str(slots[chance(&d->chance, 4)]);
	p->mode = chance(&d->chance, 3) ? S("either") : S("in_person");
	p->zone = S("Europe/London");
	p->inside = chance(&d->chance, 4) ? S("either") : S("outside");
	p->capacity = 1 + (int)chance(&d->chance, 3);
	p->mentors_wanted = 1;
	p->years = mentor ? 6 + (int)chance(&d->chance, 20) : (int)chance(&d->chance, 6);
	p->terms.n = 0;
	for (int side = 0; side < 2; side++)
		for (int k = 0; (side ? mentor : mentee) && k < 3; k++)
			*PUSH(d->arena, &p->terms) = (ProfileTerm){ d->topics.list[chance(&d->chance, 4) * 3 + (uint64_t)k].id, side ? 'o' : 's', 1 + (int)chance(&d->chance, 5) };
	*PUSH(d->arena, &p->terms) = (ProfileTerm){ d->functions.list[chance(&d->chance, (uint64_t)d->functions.n)].id, mentor ? 'o' : 's', 3 };
	if (mentee)
		p->goals = demo_goal(chance(&d->chance, 12));
	if (mentor) {
		p->about = demo_about(chance(&d->chance, 8));
		p->hopes = demo_hope(chance(&d->chance, 4));
	}
}

static void join(Db *db, Demo *d, const Programme *p, int64_t person, int64_t account, bool mentor, bool mentee, Instant at)
{
	static const Ticks yes = { .consent = true, .conduct = true, .commits = true };
	EnrolProfile f = profile_read(db, d->arena, p->id, person);
	say(d, &f, mentor, mentee);
	profile_keep(db, &f, true, at);
	if (!allowed(enrol_join(db, d->arena, p, person, account, yes, at)))
		d->why = S("Somebody of the demo could not join.");
}

/* Of each hundred: 24 mentors, 33 mentees, 3 both, in one of the two programmes or none. */
static bool join_some(Db *db, void *with)
{
	Demo *d = with;
	Instant then = { d->now.us - SECONDS(86400) * (DAYS_AGO - 10) }, lately = { d->now.us - SECONDS(86400) * 9 };
	int  last = d->wish.people - NAMED - 1, width = width_for(d->wish.people);
	for (int i = d->from; i < d->to && i < last; i++) {
		uint64_t dice = chance(&d->chance, 100);
		bool low = level_of(i, width) >= LEVELS - 1;   /* of those who began lately, few mentor others */
		bool mentor = dice < (low ? 4 : 55) || (dice >= 57 && dice < 60), mentee = dice >= (low ? 4 : 55) && dice < (low ? 30 : 60);
		if (!mentor && !mentee)
			continue;
		bool year = i % 5 < 2 && i < 5 * PAIRS_MOST;
		join(db, d, year ? &d->year : &d->spring, d->all[i], 0, mentor, mentee, year ? then : lately);
	}
	return db_ok(db) && !d->why.n;
}

static bool join_named(Db *db, void *with)
{
	Demo *d = with;
	Instant lately = { d->now.us - SECONDS(86400) * 9 };
	join(db, d, &d->spring, d->person[2], d->account[2], true, false, lately);
	join(db, d, &d->spring, d->person[3], d->account[3], false, true, lately);
	return db_ok(db) && !d->why.n;
}

/* ---- the year's round: matched, published, answered --------------------------------------------------- */

static bool begin_round(Db *db, void *with)
{
	Demo *d = with;
	d->round = round_begin(db, d->arena, d->year.id, d->now);
	return db_ok(db);
}

static bool publish(Db *db, void *with)
{
	Demo   *d = with;
	Round   o;
	Verdict v;
	Instant then = { d->now.us - SECONDS(86400) * (DAYS_AGO - 20) };
	if (!round_get(db, d->arena, d->round, &o))
		return false;
	Publishing p = { .round = o.id, .version = o.version };
	return round_publish(db, d->arena, &p, &v, then) == ROUND_DONE;
}

/* Nine of ten pairs have begun. */
static bool answer(Db *db, void *with)
{
	Demo   *d = with;
	Instant then = { d->now.us - SECONDS(86400) * (DAYS_AGO - 25) };
	for (int i = 0; i < d->wish.people; i++) {
		Mentorships all = mentorship_of(db, d->arena, d->all[i]);
		for (int k = 0; k < all.n; k++)
			if (all.list[k].id % 10 && !all.list[k].agreed)
				mentorship_answer(db, d->arena, all.list[k].id, d->all[i], ANSWER_YES, then);
	}
	return db_ok(db);
}

static bool run_year(DbFile *file, Demo *d)
{
	Str refused = S("");
	if (db_write(file, begin_round, d) != DB_KEPT)
		return false;
	RoundTask *t = round_task(file, d->round, false, S(""), instant_date(d->now));
	WorkEnd end = t ? round_work(file, t, d->arena, &refused) : WORK_TROUBLE;
	if (end == WORK_REFUSED)
		return d->why = refused, false;
	return end == WORK_KEPT && db_write(file, publish, d) == DB_KEPT && db_write(file, answer, d) == DB_KEPT;
}

static bool make_all(DbFile *file, Demo *d)
{
	if (db_write(file, staff, d) != DB_KEPT || db_write(file, sign_ins, d) != DB_KEPT || db_write(file, programmes, d) != DB_KEPT)
		return false;
	for (d->from = 0; d->from < d->wish.people; d->from = d->to) {
		d->to = d->from + AT_ONCE;
		if (db_write(file, join_some, d) != DB_KEPT)
			return false;
	}
	return db_write(file, join_named, d) == DB_KEPT && run_year(file, d);
}

static bool is_empty(Db *db, void *with)
{
	Demo *d = with;
	d->done = sign_setup_link(db, d->arena, d->now).n && !people_count(db, d->arena, (PeopleWish){ .gone = true });
	return d->done;
}

bool demo_make(DbFile *file, Arena *a, DemoWish w, Str *why)
{
	Demo d = { .arena = a, .wish = w, .chance = { w.seed + 1 }, .now = clock_now(), .why = S("") };
	db_write(file, is_empty, &d);
	if (!d.done)
		return *why = S("This data file has people in it already; the demo needs one of its own."), false;
	if (!sign_hash(a, str(demo_password), &d.secret))
		return *why = S("There is not enough memory."), false;
	if (make_all(file, &d))
		return true;
	*why = d.why.n ? d.why : S("The demo could not be made; the data file cannot be written.");
	return false;
}

void demo_sign_ins(void)
{
	printf("Sign in with the password  %s\n", demo_password);
	for (int i = 1; i < NAMED + 1; i++)
		printf("  %-30s  %s\n", signers[i % NAMED].email, signers[i % NAMED].says);
}
