/* job.c - see job.h.  What is kept of a job: job_text.c. */
#include "match/job.h"

#include <pthread.h>
#include <semaphore.h>

/* Matching is hard work for a processor: two at a time, the others wait. */
enum { AT_ONCE = 2 };
static sem_t turns;
static void  start(void) { sem_init(&turns, 0, AT_ONCE); }

static Job *job_from(Arena *a, const SheetFile *files, int n)
{
	Job *j = NEW(a, Job, 1);
	*j = (Job){ .arena = a, .settings = match_settings(), .refused = S("") };
	for (int i = 0; i < n && i < JOB_SHEETS; i++) {
		SheetFile f = { str_copy(a, files[i].name), str_copy(a, files[i].bytes), files[i].kind };
		j->sheet[j->sheets++] = sheet_columns(a, f);
	}
	return j;
}

Job *job_new(const SheetFile *files, int n)
{
	jmp_buf out;
	Arena  *a = arena_open();
	if (!a || setjmp(out)) {
		arena_drop(a);
		return NULL;
	}
	arena_escape(a, &out);
	Job *j = job_from(a, files, n);
	arena_escape(a, NULL);
	return j;
}

void job_drop(void *given)
{
	Job *j = given;
	if (!j)
		return;
	arena_drop(j->made);
	arena_drop(j->arena);
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

/* ---- reading and matching --------------------------------------------------------- */

static Str too_large(Arena *a, const Job *j)
{
	int64_t cells = (int64_t)j->people.mentees * j->people.mentors;
	if (cells <= JOB_CELLS_MOST)
		return S("");
	return str_fmt(a, "%d mentees and %d mentors are more than this page can match while you wait; on the command line"
	               " `mentord match` takes them.", j->people.mentees, j->people.mentors);
}

static Str nobody(const People *p)
{
	if (!p->mentees && !p->mentors)
		return S("No row says whether the person wants a mentor or offers to be one; choose the column that does.");
	if (!p->mentees)
		return S("Nobody in the sheet wants a mentor; choose the column that says who does.");
	return p->mentors ? S("") : S("Nobody in the sheet offers to be a mentor; choose the column that says who does.");
}

typedef struct { Arena *arena; People people; const Match *match; Str refused; } Made;

static void make(Job *j, Made *m, bool match)
{
	m->people = sheet_read(m->arena, j->sheet, j->sheets);
	m->refused = nobody(&m->people);
	Job sized = { .people = m->people };
	if (!m->refused.n)
		m->refused = too_large(m->arena, &sized);
	if (!match || m->refused.n)
		return;
	People *people = NEW(m->arena, People, 1);      /* the match points at it */
	*people = m->people;
	m->match = match_run(m->arena, people, &j->settings, NULL);
	if (m->match->end != MATCH_DONE) {
		m->refused = m->match->problems.n ? m->match->problems.list[0].says : S("These rules cannot all hold at once; loosen one of them.");
		m->match = NULL;
	}
}

static bool do_make(Job *j, bool match)
{
	jmp_buf out;
	Made   *m = NULL;
	Arena  *a = arena_open();
	if (!a || setjmp(out)) {
		arena_drop(a);
		return false;
	}
	arena_escape(a, &out);
	m = NEW(a, Made, 1);
	*m = (Made){ .arena = a, .refused = S("") };
	make(j, m, match);
	arena_escape(a, NULL);
	arena_drop(j->made);
	j->made = a;
	j->people = m->people;
	j->match = m->match;
	j->refused = m->refused;
	return true;
}

bool job_read(Job *j) { return do_make(j, false); }

bool job_match(Job *j)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, start);
	while (sem_wait(&turns)) {}
	bool made = do_make(j, true);
	sem_post(&turns);
	return made;
}

/* ---- settings ------------------------------------------------------------------------ */

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
