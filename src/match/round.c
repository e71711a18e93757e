/* round.c - a round is matched: facts gathered, computed without a connection, kept, and run again. */
#include "match/round.h"

#include "match/round_facts.h"
#include "match/round_store.h"
#include "seal/seal.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

enum { HASH = 32 };

/* Chooses among equally good matches; six digits, so that it can be read out. */
static uint64_t round_seed(void)
{
	uint64_t n;
	random_fill(&n, sizeof n);
	return n % 1000000;
}

int64_t round_begin(Db *db, Arena *a, int64_t programme, Instant now)
{
	int64_t id = round_draft_of(db, a, programme);
	if (!id)
		round_add(db, id = id_new(), programme, round_seed(), now);
	return id;
}

/* ---- facts --------------------------------------------------------------------------------- */

static int by_person(const void *x, const void *y)
{
	const RoundPerson *a = x, *b = y;
	return (a->person > b->person) - (a->person < b->person);
}

static const RoundPerson *find(const RoundTask *t, int64_t person)
{
	RoundPerson want = { .person = person };
	return t->people.n ? bsearch(&want, t->people.list, (size_t)t->people.n, sizeof want, by_person) : NULL;
}

/* The pairs that stand there, as lines of a rules file. */
static Strs standing(Db *db, RoundTask *t, int64_t run)
{
	Strs keep = { 0 };
	Bares open = run_open(db, t->arena, run);
	int64_t *of_mentor = NEW(t->arena, int64_t, open.n), *of_mentee = NEW(t->arena, int64_t, open.n);
	run_people(db, t->arena, run, of_mentor, of_mentee, open.n);
	for (int i = 0; i < open.n; i++)
		*PUSH(t->arena, &keep) = str_fmt(t->arena, "%lld = %lld", (long long)of_mentor[i], (long long)of_mentee[i]);
	return keep;
}

/* The one that is asked for, else that of the run that stands there, else everyone first. */
static MatchGoal goal_of(Db *db, Arena *a, const Round *o, Str asked)
{
	MatchGoal goal = MATCH_EVERYONE;
	Run       run;
	if (!match_goal_find(asked, &goal) && o->run && run_get(db, a, o->run, &run))
		goal = run_goal(run.settings);
	return goal;
}

static const Joined *among(const Joineds *all, int64_t person)
{
	for (int i = 0; i < all->n; i++)
		if (all->list[i].person == person)
			return &all->list[i];
	return NULL;
}

/* Locks of another model rest meanwhile, and so do pins of two peers, who are both held as mentees; who is held in groups stands elsewhere (holds_for). */
static Pins pins_for(Arena *a, Pins all, RoundModel model, const Joineds *takers)
{
	Pins some = { 0 };
	for (int i = 0; i < all.n; i++) {
		const PinRow *p = &all.list[i];
		const Joined *one = among(takers, p->mentor_person), *other = among(takers, p->mentee_person);
		bool peers = one && one->as_mentee == p->mentor;
		bool rests = model != ROUND_PAIRS && (!one || !other || !other->room_mentee || (model == ROUND_PEERS ? !one->room_mentee : !one->room_mentor));
		bool others = p->lock && (model == ROUND_GROUPS || !str_eq(p->model, round_model_name(model)));
		if (peers == (model == ROUND_PEERS) && !rests && !others)
			*PUSH(a, &some) = *p;
	}
	return some;
}

/* Who is to be together, or apart, in the groups of these people; two mentees together stand apart from the pins, in *both. */
static Pins holds_for(Arena *a, Pins pins, Holds all, const Joineds *takers, Pins *both)
{
	for (int i = 0; i < all.n; i++) {
		const HoldRow *h = &all.list[i];
		const Joined  *one = among(takers, h->one_person), *other = among(takers, h->other_person);
		if (one && other && other->room_mentee && (h->led ? one->room_mentor : one->room_mentee))
			*PUSH(a, h->together && !h->led ? both : &pins) = (PinRow){ .mentor = h->one, .mentee = h->other, .lock = h->together,
				.mentor_person = h->one_person, .mentee_person = h->other_person };
	}
	return pins;
}

/* The pairs that stand there, if they are of this model. */
static Strs kept_before(Db *db, RoundTask *t, const Round *o, bool least)
{
	Run run;
	return least && o->run && run_get(db, t->arena, o->run, &run) && run.model == t->model ? standing(db, t, o->run) : (Strs){ 0 };
}

static void gather(Db *db, RoundTask *t, const Round *o, bool least, Str goal, Date today)
{
	Programme  p;
	Arena     *a = t->arena;
	MatchShape shape = round_model_shape(t->model);
	Joineds    takers = round_takers(db, a, o->programme, t->model, today);
	for (int i = 0; i < takers.n; i++)
		*PUSH(a, &t->people) = (RoundPerson){ takers.list[i].person, takers.list[i].as_mentor, takers.list[i].as_mentee };
	if (t->people.n)
		qsort(t->people.list, (size_t)t->people.n, sizeof *t->people.list, by_person);
	if (!programme_get(db, a, o->programme, &p))
		return;
	Pins          pins = pins_for(a, pins_of(db, a, o->id), t->model, &takers), both = { 0 };
	if (shape == MATCH_GROUPS)
		pins = holds_for(a, pins, holds_of(db, a, o->id), &takers, &both);
	ProgrammeModels models = programme_models(db, a, o->programme);
	MatchSettings shaped = round_model_settings(&models, t->model);
	Paireds       had = mentorship_had(db, a, o->programme, round_model_name(t->model));
	FitPolicy     fit = round_fit(db, a, o->programme, t->model);
	PairingPolicy pairing = programme_pairing(&p, &models, round_model_name(t->model));
	t->file[0] = (SheetFile){ S("people.csv"), shape == MATCH_PAIRS ? round_sheet(a, &takers, had)
		: round_sheet_turns(a, &takers, had, rounds_left_out(db, a, o->programme)), SHEET_MIXED };
	t->file[1] = (SheetFile){ S("lines.csv"), round_lines(a, people_lines(db, a), &takers), SHEET_STAFF };
	Str settings = round_settings(a, goal_of(db, a, o, goal), &fit, &pairing, people_stages(db, a), o->seed, pins, kept_before(db, t, o, least));
	t->settings = shape == MATCH_PAIRS ? settings : str_fmt(a, "[match]\n%.*s%.*s%.*s", STR(match_shape_lines(a, &shaped)), STR(settings), STR(round_together(a, both)));
}

/* A task in an arena of its own: of a draft as it stands today, or of a run as it was. */
typedef struct { Db *db; int64_t round, run; bool least; Str goal, makes; Date today; RoundTask *task; } Making;

static void make_now(Arena *a, void *with)
{
	Making *k = with;
	Round   o;
	k->task = NEW(a, RoundTask, 1);
	*k->task = (RoundTask){ .arena = a, .began = clock_ticks(), .refused = S("") };
	if (!round_get(k->db, a, k->round, &o) || !str_eq(o.state, S("draft")))
		return;
	k->task->round = o.id;
	k->task->version = o.version;
	k->task->model = round_model(k->db, a, &o, k->makes);
	gather(k->db, k->task, &o, k->least, k->goal, k->today);
}

RoundTask *round_task(DbFile *file, int64_t round, bool least, Str goal, Date today) { return round_task_of(file, round, least, goal, S(""), today); }

RoundTask *round_task_of(DbFile *file, int64_t round, bool least, Str goal, Str makes, Date today)
{
	Making k = { .db = db_reader(file), .round = round, .least = least, .goal = goal, .makes = makes, .today = today };
	Arena *a = k.db ? arena_filled(make_now, &k) : NULL;
	bool read = k.db && db_reader_back(k.db);
	if (a && read && k.task->round)
		return k.task;
	arena_drop(a);
	return NULL;
}

void round_task_drop(RoundTask *t)
{
	if (!t)
		return;
	arena_drop(t->gathered);
	arena_drop(t->arena);
}

/* ---- computing ------------------------------------------------------------------------------ */

#define CAN_ADD " People can add it at any time under “Which kind suits you?” on their own page."
#define NOBODY_AT_ALL S("Nobody who could be paired takes part at the moment; invite people to join first.")
#define CHOSEN_BY_SOME " Only those who chose it take part in it." CAN_ADD
#define CHOSEN_BY_MOST " Whoever chose other models when joining does not count." CAN_ADD

/* What stands between nobody and a draft: who is missing, and how people come to take part. */
typedef struct { Str neither, mentors, mentees; } Missing;

static Missing missing(RoundModel model)
{
	switch (model) {
	case ROUND_PEERS:
		return (Missing){ .neither = S("Nobody who could be introduced takes part as a mentee at the moment." CHOSEN_BY_MOST) };
	case ROUND_REVERSE:
		return (Missing){ S("Nobody with a free place has chosen reverse mentoring." CHOSEN_BY_SOME), S("No mentor with a free place has chosen reverse mentoring." CHOSEN_BY_SOME),
			S("No mentee with room for a mentor has chosen reverse mentoring." CHOSEN_BY_SOME) };
	case ROUND_FLASH:
		return (Missing){ NOBODY_AT_ALL, S("No mentor who may have another flash meeting takes part at the moment." CHOSEN_BY_MOST),
			S("No mentee who may have another flash meeting takes part at the moment." CHOSEN_BY_MOST) };
	case ROUND_GROUPS:
		return (Missing){ NOBODY_AT_ALL, S("No mentor with a free place takes part in groups at the moment." CHOSEN_BY_MOST),
			S("No mentee with room for a mentor takes part in groups at the moment." CHOSEN_BY_MOST) };
	default:
		return (Missing){ NOBODY_AT_ALL, S("No mentor with a free place takes part at the moment; invite more mentors, or ask some for another place."),
			S("No mentee with room for a mentor takes part at the moment; invite people to join first.") };
	}
}

static Str nobody(const People *p, RoundModel model)
{
	Missing m = missing(model);
	if (model == ROUND_PEERS)
		return p->mentees ? S("") : m.neither;
	if (!p->mentors)
		return p->mentees ? m.mentors : m.neither;
	return p->mentees ? S("") : m.mentees;
}

void round_compute(RoundTask *t, const MatchProgress *progress)
{
	SheetColumns  sheets[2] = { sheet_columns_named(t->arena, t->file[0]), sheet_columns_named(t->arena, t->file[1]) };
	MatchSettings *s = NEW(t->arena, MatchSettings, 1);
	SheetProblems problems = { 0 };
	*s = match_settings();
	match_rules_read(t->arena, S(""), t->settings, s, &problems);
	t->sheet = sheet_read(t->arena, sheets, sheets[1].csv.n > 1 ? 2 : 1);   /* a programme without lines has no second sheet */
	t->refused = problems.refuses ? problems.list[0].says : nobody(&t->sheet, t->model);
	if (t->refused.n)
		return;
	const Match *m = match_run(t->arena, &t->sheet, s, progress);
	if (m->end == MATCH_DONE)
		t->match = m;
	else
		t->refused = m->problems.n ? round_refusal(t->arena, &m->problems.list[0], s->shape) : S("The work was stopped; nothing has changed.");
}

/* ---- keeping ---------------------------------------------------------------------------------- */

static Str input_bytes(Arena *a, const RoundTask *t)
{
	Buf b = buf_open(a);
	for (int i = 0; i < 2; i++) {
		buf_fmt(&b, "%zu\n", t->file[i].bytes.n);
		buf_add(&b, t->file[i].bytes);
	}
	return buf_str(&b);
}

static Blob hash_of(Arena *a, Str bytes)
{
	uint8_t *hash = NEW(a, uint8_t, HASH);
	crypto_generichash(hash, HASH, (const uint8_t *)bytes.p, bytes.n, NULL, 0);
	return (Blob){ { (char *)hash, HASH } };
}

static void keep_file(Db *db, Arena *a, int64_t run, const char *kind, Str bytes)
{
	run_add_file(db, run, kind, (Blob){ seal_text(a, seal_server(), (SealPlace){ "run_file", kind, run }, bytes) });
}

static int64_t person_number(const Match *m, int person)
{
	int64_t n = 0;
	str_int(m->people->list[person].staff_id, &n);
	return n;
}

static void keep_left(Db *db, Arena *a, const RoundTask *t, int64_t run)
{
	const Match *m = t->match;
	for (int side = 0; side < 2; side++) {
		const MatchLeft *list = side ? m->idle_mentors.list : m->short_mentees.list;
		for (int i = 0; i < (side ? m->idle_mentors.n : m->short_mentees.n); i++) {
			const RoundPerson *p = find(t, person_number(m, list[i].person));
			if (p && (side || !list[i].has))
				run_add_left(db, run, side ? p->as_mentor : p->as_mentee, round_left_words(a, list[i].why));
		}
	}
	for (int i = 0; i < m->topics.n; i++)
		run_add_topic(db, run, &m->topics.list[i]);
}

/* Two peers stand there one way round only, so that pins find them again. */
static void keep_pair(Db *db, int64_t run, const MatchPair *p, int64_t mentor, int64_t mentee, bool peers, const RoundTold *told)
{
	bool turn = peers && mentor < mentee;
	run_add_pair(db, run, turn ? mentee : mentor, turn ? mentor : mentee, p->fit, p->group, told->parts, told->because);
}

bool round_keep(Db *db, Arena *a, RoundTask *t, Instant now, int64_t *run)
{
	const Match *m = t->match;
	if (!round_touch(db, t->round, t->version))
		return false;
	Str input = input_bytes(a, t);
	Run r = { .id = id_new(), .round = t->round, .model = t->model, .engine = S(MENTORD_VERSION), .settings = t->settings, .input_hash = hash_of(a, input),
		.mentees = m->mentees, .placed = m->placed, .pairs = m->pairs.n, .ms = (int)((clock_ticks() - t->began) / 1000), .fit = m->fit, .made = now };
	run_add(db, &r);
	keep_file(db, a, r.id, "input", input);
	keep_file(db, a, r.id, "certificate", match_certificate(a, m));
	for (int i = 0; i < m->pairs.n; i++) {
		const MatchPair   *p = &m->pairs.list[i];
		const RoundPerson *mentor = find(t, person_number(m, p->mentor)), *mentee = find(t, person_number(m, p->mentee));
		RoundTold told = round_words(a, m, p->mentor, p->mentee);
		bool      peers = m->settings.shape == MATCH_PEERS;
		if (mentor && mentee)
			keep_pair(db, r.id, p, peers ? mentor->as_mentee : mentor->as_mentor, mentee->as_mentee, peers, &told);
	}
	keep_left(db, a, t, r.id);
	round_put_run(db, t->round, r.id);
	*run = r.id;
	return true;
}

/* ---- again -------------------------------------------------------------------------------------- */

static bool open_file(Db *db, Arena *a, int64_t run, const char *kind, Str *bytes)
{
	return seal_open(a, seal_server(), (SealPlace){ "run_file", kind, run }, run_file(db, a, run, kind).bytes, bytes);
}

static bool next_part(Str *rest, Str *part)
{
	Str length;
	int64_t n;
	if (!str_cut(rest, '\n', &length) || !str_int(length, &n) || !rest->p || (uint64_t)n > rest->n)
		return false;
	*part = (Str){ rest->p, (size_t)n };
	*rest = (Str){ rest->p + n, rest->n - (size_t)n };
	return true;
}

static void make_again(Arena *a, void *with)
{
	Making    *k = with;
	RoundTask *t = k->task = NEW(a, RoundTask, 1);
	Str        rest;
	*t = (RoundTask){ .arena = a, .began = clock_ticks(), .refused = S("") };
	if (!run_get(k->db, a, k->run, &t->record) || !open_file(k->db, a, k->run, "certificate", &t->certificate)
	    || !open_file(k->db, a, k->run, "input", &rest)
	    || !next_part(&rest, &t->file[0].bytes) || !next_part(&rest, &t->file[1].bytes)) {
		t->refused = S("What this run was made of cannot be opened; the server's key may be another one.");
		return;
	}
	t->round = t->record.round;
	t->settings = t->record.settings;
	t->model = t->record.model;
	t->file[0].name = S("people.csv");
	t->file[1] = (SheetFile){ S("lines.csv"), t->file[1].bytes, SHEET_STAFF };
}

RoundTask *round_task_again(DbFile *file, int64_t run)
{
	Making k = { .db = db_reader(file), .run = run };
	Arena *a = k.db ? arena_filled(make_again, &k) : NULL;
	bool read = k.db && db_reader_back(k.db);
	if (a && read)
		return k.task;
	arena_drop(a);
	return NULL;
}

static Str differs(RoundTask *t)
{
	const Run *r = &t->record;
	if (!str_eq(hash_of(t->arena, input_bytes(t->arena, t)).bytes, r->input_hash.bytes))
		return S("The input that was kept is not the one this run was made of.");
	round_compute(t, NULL);
	if (!t->match)
		return t->refused;
	if (t->match->pairs.n != r->pairs || t->match->fit != r->fit)
		return S("The same input now gives other pairs.");
	if (str_starts(t->certificate, S("mentord-certificate 1\n")))
		return S("As many pairs with the same fit in total; the proof that was kept is of an earlier kind, which this version no longer writes.");
	return str_eq(match_certificate(t->arena, t->match), t->certificate) ? S("") : S("The same input now gives another proof.");
}

static void compare(void *with)
{
	RoundTask *t = with;
	t->refused = differs(t);
}

Str round_check(DbFile *file, Arena *a, int64_t run)
{
	static const Str none = { "There is not enough memory to run it again just now.", 52 };
	RoundTask *t = round_task_again(file, run);
	if (!t)
		return none;
	bool compared = t->refused.n || arena_try(t->arena, compare, t);
	Str  why = str_fmt(a, "%.*s", STR(compared ? t->refused : none));
	round_task_drop(t);
	return why;
}
