/* job.c - see job.h.  What is kept of a job: job_text.c. */
#include "match/job.h"

#include "base/aside.h"
#include "match/turns.h"

/* Matching is hard work for a processor: two at a time, the others wait; and two short
 * ones beside them, so that nobody waits for somebody else's large sheet. */
static Turns long_turns = TURNS_NEW, short_turns = TURNS_NEW;

typedef struct { const SheetFile *files; int n; Job *job; } Bringing;

static void bring(Arena *a, void *with)
{
	Bringing *b = with;
	Job      *j = b->job = NEW(a, Job, 1);
	*j = (Job){ .arena = a, .settings = match_settings(), .refused = S("") };
	for (int i = 0; i < b->n && i < JOB_SHEETS; i++) {
		SheetFile f = { str_copy(a, b->files[i].name), str_copy(a, b->files[i].bytes), b->files[i].kind };
		j->sheet[j->sheets++] = sheet_columns(a, f);
	}
}

Job *job_new(const SheetFile *files, int n)
{
	Bringing b = { .files = files, .n = n };
	return arena_filled(bring, &b) ? b.job : NULL;
}

int job_places(const Job *j)
{
	int64_t places = 0;
	for (int i = 0; i < j->people.n; i++) {
		const SheetRole *r = &j->people.list[i].as[AS_MENTOR];
		if (r->in)
			places += r->number < 0 ? j->settings.mentees_each : r->number;
	}
	return places > 1000000000 ? 1000000000 : (int)places;
}

/* ---- what is made of it ------------------------------------------------------------- */

/* Pairs that are compared; groups are searched for as well, which takes longer. */
int64_t job_cells(MatchShape shape, int64_t mentees, int64_t mentors)
{
	return shape == MATCH_PAIRS ? mentees * mentors : shape == MATCH_PEERS ? mentees * mentees : mentees * (2 * mentees + mentors);
}

static int64_t cells(const People *p, MatchShape shape) { return job_cells(shape, p->mentees, p->mentors); }

static Str too_large(Arena *a, const People *p, MatchShape shape)
{
	if (cells(p, shape) <= JOB_CELLS_MOST)
		return S("");
	if (shape != MATCH_PAIRS)
		return str_fmt(a, "%d mentees are more than this page can match like this; on the command line `mentord match` takes them.", p->mentees);
	return str_fmt(a, "%d mentees and %d mentors are more than this page can match; on the command line"
	               " `mentord match` takes them.", p->mentees, p->mentors);
}

static Str nobody(const People *p, MatchShape shape)
{
	if (shape == MATCH_PEERS && p->mentees)
		return S("");
	if (!p->mentees && !p->mentors)
		return S("No row says whether the person wants a mentor or offers to be one; choose the column that does.");
	if (!p->mentees)
		return S("Nobody in the sheet wants a mentor; choose the column that says who does.");
	return p->mentors ? S("") : S("Nobody in the sheet offers to be a mentor; choose the column that says who does, or match peers.");
}

/* What is made of a job, in an arena of its own. */
typedef struct { Arena *arena, *matched; People people; MatchSettings settings; const Match *match; Str refused; bool long_work; } Made;

static void match_made(Made *m, const MatchProgress *progress)
{
	m->match = match_run(m->matched ? m->matched : m->arena, &m->people, &m->settings, progress);
	if (m->match->end == MATCH_DONE)
		return;
	m->refused = m->match->problems.n ? m->match->problems.list[0].says : S("These rules cannot all hold at once; loosen one of them.");
	m->match = NULL;
}

typedef struct { const Job *job; bool match; Made *made; } Making;

static void make(Arena *a, void *with)
{
	Making    *of = with;
	const Job *j = of->job;
	Made      *m = of->made = NEW(a, Made, 1);
	*m = (Made){ .arena = a, .settings = j->settings, .people = sheet_read(a, j->sheet, j->sheets) };
	m->refused = nobody(&m->people, j->settings.shape);
	if (!m->refused.n)
		m->refused = too_large(a, &m->people, j->settings.shape);
	if (!of->match || m->refused.n)
		return;
	m->long_work = cells(&m->people, j->settings.shape) > JOB_CELLS_AT_ONCE;
	if (!m->long_work)
		match_made(m, NULL);
}

/* NULL: out of memory. */
static Made *made_of(const Job *j, bool match)
{
	Making of = { .job = j, .match = match };
	return arena_filled(make, &of) ? of.made : NULL;
}

static void forget(Job *j)
{
	arena_drop(j->made);
	arena_drop(j->matched);
	j->made = j->matched = NULL;
}

static void install(Job *j, Made *m)
{
	forget(j);
	j->made = m->arena;
	j->matched = m->matched;
	j->people = m->people;
	j->match = m->match;
	j->refused = m->refused;
}

/* ---- long work: a thread that waits for a process of its own (aside.h) ------------------------------ */

struct JobWork {
	Made      *made;                /* the thread's alone until it has ended */
	Heard     *heard;               /* in made->matched, with the match */
	pthread_t  thread;
	atomic_bool stop, ended;
	bool       failed;              /* out of memory */
};

static void match_aside(void *with)
{
	JobWork *w = with;
	match_made(w->made, &(MatchProgress){ heard, w->heard });
}

/* In the process: the match, and what is said of it, stay in shared memory. */
typedef struct { const Match *match; Str refused; } Left;
typedef struct { JobWork *work; Left *left; } Apart;

static bool work_apart(void *with)
{
	Apart *x = with;
	if (!arena_try(x->work->made->matched, match_aside, x->work))
		return false;
	*x->left = (Left){ x->work->made->match, x->work->made->refused };
	return true;
}

static bool work_done(JobWork *w)
{
	Apart    x = { w, NEW(w->made->matched, Left, 1) };
	AsideEnd end = aside(work_apart, &x, &w->stop);
	w->made->match = x.left->match;
	w->made->refused = x.left->refused;
	return end == ASIDE_DONE;
}

static void *work_thread(void *with)
{
	JobWork *w = with;
	turns_take(&long_turns, &w->stop);
	if (heard(w->heard, "Comparing", 0, w->made->people.mentees))
		w->failed = !work_done(w);
	turns_give(&long_turns);
	w->ended = true;
	return NULL;
}

static bool work_begin(Job *j, Made *m)
{
	JobWork *w = mem_take(sizeof *w);
	m->matched = w ? arena_shared() : NULL;
	if (!m->matched) {
		mem_drop(w);
		return false;
	}
	w->made = m;
	w->heard = NEW(m->matched, Heard, 1);
	w->heard->doing = "Waiting";
	w->heard->stop = &w->stop;
	j->work = w;
	if (!pthread_create(&w->thread, NULL, work_thread, w))
		return true;
	j->work = NULL;
	mem_drop(w);
	return false;
}

static void drop_made(Made *m)
{
	arena_drop(m->matched);
	arena_drop(m->arena);
}

/* Waits for the thread; what it made is the job's, or dropped. */
static void work_end(Job *j, bool keep)
{
	JobWork *w = j->work;
	pthread_join(w->thread, NULL);
	j->work = NULL;
	if (!keep || w->failed)
		drop_made(w->made);
	else
		install(j, w->made);
	if (keep && w->failed)
		j->refused = S("There was not enough memory to match this sheet just now; try again in a moment.");
	mem_drop(w);
}

bool job_works(Job *j, JobProgress *p)
{
	JobWork *w = j->work;
	if (w && w->ended)
		work_end(j, true);
	if (!j->work)
		return false;
	*p = (JobProgress){ w->heard->done, w->heard->of, w->made->people.mentees, w->made->people.mentors, w->heard->doing };
	return true;
}

/* ---- reading and matching --------------------------------------------------------------- */

bool job_read(Job *j)
{
	Made *m = made_of(j, false);
	if (m)
		install(j, m);
	return m;
}

bool job_match(Job *j)
{
	turns_take(&short_turns, NULL);
	Made *m = made_of(j, true);
	turns_give(&short_turns);
	if (m && !m->long_work)
		return install(j, m), true;
	if (m && work_begin(j, m))
		return true;
	if (m)
		drop_made(m);
	return false;
}

void job_drop(void *given)
{
	Job *j = given;
	if (!j)
		return;
	if (j->work) {
		turns_stop(&long_turns, &j->work->stop);
		work_end(j, false);
	}
	forget(j);
	arena_drop(j->arena);
}

/* ---- settings ------------------------------------------------------------------------ */

Str job_shape(Job *j, JobShape w)
{
	MatchSettings s = j->settings;
	if (!w.shape.n)
		return S("");
	if (!match_shape_find(w.shape, &s.shape))
		return S("There is no such way to match; choose pairs, groups or peers.");
	if (w.size.n && !match_group_size_read(w.size, &s))
		return S("The size of a group is a number such as 4, or two such as 4-6, from 2 to 30.");
	if (w.leaders == 1 || w.leaders == 2)
		s.leaders = w.leaders;
	if (w.stages.n)
		s.pairing.same_stage = str_eq(w.stages, S("same"));
	j->settings = s;
	return S("");
}

Str job_wish(Job *j, JobWishes w)
{
	int64_t seed, sum = 0;
	for (int i = 0; i < FITS; i++) {
		if (w.weight[i] < 0 || w.weight[i] > 100)
			return S("Each weight is a whole number from 0 to 100; change the one that is not.");
		sum += w.weight[i];
	}
	if (!sum)
		return S("At least one thing has to count; give one of them more than 0.");
	if (!str_int(w.seed, &seed))
		return S("The seed is a whole number, such as 1.");
	if (!match_goal_find(w.goal, &j->settings.goal) && w.goal.n)
		return match_goal_wrong(w.goal);
	Str shape = job_shape(j, w.shape);
	if (shape.n)
		return shape;
	for (int i = 0; i < FITS; i++)
		j->settings.fit.weight[i] = w.weight[i];
	j->settings.pairing.line = w.line == 1 ? LINE_DIRECT : w.line == 2 ? LINE_AND_PEERS : LINE_WHOLE;
	j->settings.seed = (uint64_t)seed;
	return S("");
}

Str job_files(Arena *a, const Job *j)
{
	if (j->sheets < 2)
		return j->sheets ? j->sheet[0].file.name : S("");
	return str_fmt(a, "%.*s and %.*s", STR(j->sheet[0].file.name), STR(j->sheet[1].file.name));
}
