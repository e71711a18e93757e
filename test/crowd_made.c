/* crowd_made.c - see crowd_made.h. */
#include "test/crowd_made.h"

#include "base/io.h"

enum { UNIT_VOCABULARIES = 64, POINTS = 5,
       /* planes */ HOURS = MADE_TOPICS, STAGE = HOURS + 7, PLACE, LANGUAGES, MODES, IDENTITY, UNIT, LINE, PLANES,
       /* columns */ UNITS = 0, LINES, COLUMNS };

static const int want_weight[MADE_WANTS_MOST] = { 4, 3, 2, 1, 1 };
static const int stage_worth[12] = { 0, 0, 10, 30, 60, 90, 120, 120, 80, 50, 20, 0 };  /* by the mentor's stage less the mentee's, from -5 */

typedef struct { Dice dice; uint32_t up_to[MADE_TOPICS]; uint8_t topic[UNIT_VOCABULARIES][MADE_TOPICS]; int units; } Maker;

static int below(Maker *m, int n) { return (int)dice_below(&m->dice, (uint32_t)n); }
static bool chance(Maker *m, int per_cent) { return below(m, 100) < per_cent; }

/* The nth topic of a unit is named in proportion to 1 / (n + 2). */
static void set_up(Maker *m)
{
	uint32_t sum = 0;
	for (int t = 0; t < MADE_TOPICS; t++)
		m->up_to[t] = sum += 1000000u / (uint32_t)(t + 2);
	for (int u = 0; u < UNIT_VOCABULARIES; u++)
		for (int t = 0; t < MADE_TOPICS; t++) {
			int at = u ? below(m, t + 1) : t;
			m->topic[u][t] = m->topic[u][at];
			m->topic[u][at] = (uint8_t)t;
		}
}

static int a_topic(Maker *m, int unit)
{
	uint32_t x = dice_below(&m->dice, m->up_to[MADE_TOPICS - 1]);
	int t = 0;
	while (m->up_to[t] <= x)
		t++;
	return m->topic[unit % UNIT_VOCABULARIES][t];
}

static void set_topics(Maker *m, MadePerson *p, bool mentor)
{
	for (int left = mentor ? 3 + below(m, 6) : 2 + below(m, 4); left > 0;) {
		int t = a_topic(m, chance(m, 60) ? p->unit : 0);
		bool again = p->topics[t / 64] >> t % 64 & 1;
		p->topics[t / 64] |= 1ull << t % 64;
		if (!mentor && !again)
			p->wants[p->wants_n++] = (uint8_t)t;
		left -= !again || chance(m, 20);
	}
}

static MadePerson person(Maker *m, bool mentor)
{
	int u = below(m, 1000);
	MadePerson p = { .unit = (int32_t)((int64_t)m->units * u * u / 1000000) };
	set_topics(m, &p, mentor);
	p.stage = (uint8_t)(mentor ? 2 + below(m, 4) : below(m, 4));
	p.place = (uint8_t)(below(m, 8) * below(m, 8) / 8);
	for (int hours = 2 * (2 + below(m, 5)); hours > 0; hours--)
		p.hours |= 1ull << below(m, 56);
	p.languages = (uint8_t)(chance(m, 5) ? 2 << below(m, 6) : 1 | (chance(m, 30) ? 2 << below(m, 6) : 0));
	p.modes = (uint8_t)(1 + below(m, 7));
	p.identity = (uint8_t)below(m, 8);
	p.line = p.unit * 4096 + below(m, 12 * m->units) % 4096;
	return p;
}

static void set_planes(const ScanTable *t, int r, const MadePerson *p)
{
	for (int k = 0; k < MADE_TOPICS; k++)
		scan_plane(t, k)[r] = p->topics[k / 64] >> k % 64 & 1 ? 255 : 0;
	for (int day = 0; day < 7; day++)
		scan_plane(t, HOURS + day)[r] = (uint8_t)(p->hours >> 8 * day);
	scan_plane(t, STAGE)[r] = p->stage;
	scan_plane(t, PLACE)[r] = p->place;
	scan_plane(t, LANGUAGES)[r] = p->languages;
	scan_plane(t, MODES)[r] = p->modes;
	scan_plane(t, IDENTITY)[r] = p->identity;
	scan_set_id(t, UNIT, UNITS, r, p->unit);
	scan_set_id(t, LINE, LINES, r, p->line);
}

MadeCrowd made_crowd(Arena *a, int mentees, int mentors, int seats_most, uint64_t seed)
{
	Maker    *m = NEW(a, Maker, 1);
	MadeCrowd c = { .mentees = mentees, .mentors = mentors, .mentee = NEW(a, MadePerson, mentees), .mentor = NEW(a, MadePerson, mentors),
	                .need = NEW(a, int32_t, mentees), .seats = NEW(a, int32_t, mentors), .table = scan_table(a, mentors, PLANES, COLUMNS, POINTS) };
	m->dice = (Dice){ seed };
	m->units = mentees / 150 + 4;
	set_up(m);
	for (int l = 0; l < mentees; l++) {
		c.mentee[l] = person(m, false);
		c.need[l] = 1;
	}
	for (int r = 0; r < mentors; r++) {
		c.mentor[r] = person(m, true);
		c.seats[r] = 1 + below(m, seats_most);
		set_planes(&c.table, r, &c.mentor[r]);
	}
	return c;
}

#ifdef __x86_64__
__attribute__((target("popcnt")))
#endif
int made_score(const MadePerson *e, const MadePerson *r)
{
	if (!(e->languages & r->languages) || !(e->modes & r->modes) || e->line == r->line)
		return -1;
	int met = 0, all = 0;
	for (int k = 0; k < e->wants_n; k++) {
		int t = e->wants[k];
		all += want_weight[k];
		met += want_weight[k] * (int)(r->topics[t / 64] >> t % 64 & 1);
	}
	int hours = __builtin_popcountll(e->hours & r->hours);
	return 500 * met / all + stage_worth[r->stage - e->stage + 5] + 15 * (hours < 8 ? hours : 8) + (e->place == r->place ? 60 : 0)
	     + (e->unit == r->unit ? 80 : 0) + (__builtin_popcount(e->languages & r->languages) > 1 ? 40 : 0)
	     + (e->identity & r->identity & 3 ? 40 : 0) + (e->modes & r->modes & 1 ? 40 : 0);
}

static ScanTerm *more(ScanAsk *q, ScanKind kind, int plane, int own)
{
	ScanTerm *m = &q->term[q->n++];
	m->kind = kind;
	m->n = 1;
	m->plane[0] = plane;
	m->mine[0] = (uint8_t)own;
	return m;
}

static void from(ScanTerm *m, int first, int32_t worth)
{
	for (int i = first; i < SCAN_LEVELS; i++)
		m->worth[i] = worth;
}

static void ask_topics(const MadePerson *e, ScanTerm *m)
{
	int all = 0;
	for (m->n = 0; m->n < e->wants_n; m->n++) {
		m->plane[m->n] = e->wants[m->n];
		m->mine[m->n] = (uint8_t)want_weight[m->n];
		all += want_weight[m->n];
	}
	for (int i = 0; i <= all; i++)
		m->worth[i] = 500 * i / all;
}

static void ask_same(ScanTerm *m, int column, int32_t id, int32_t worth)
{
	m->column = column;
	m->id = id;
	m->worth[1] = worth;
}

void made_ask(void *crowd, int mentee, ScanAsk *q)
{
	const MadePerson *e = &((MadeCrowd *)crowd)->mentee[mentee];
	ask_topics(e, more(q, SCAN_SUM, 0, 0));
	ScanTerm *m = more(q, SCAN_LEVEL, STAGE, 0);
	for (int s = 0; s < 6; s++)
		m->worth[s] = stage_worth[s - e->stage + 5];
	ask_same(more(q, SCAN_SAME, UNIT, 0), UNITS, e->unit, 80);
	more(q, SCAN_LEVEL, PLACE, 0)->worth[e->place] = 60;
	m = more(q, SCAN_SHARED, LANGUAGES, e->languages);
	m->worth[0] = SCAN_NEVER;
	from(m, 2, 40);
	from(more(q, SCAN_SHARED, IDENTITY, e->identity & 3), 1, 40);
	from(more(q, SCAN_SHARED, MODES, e->modes & 1), 1, 40);
	m = more(q, SCAN_SHARED, HOURS, 0);
	for (m->n = 0; m->n < 7; m->n++) {
		m->plane[m->n] = HOURS + m->n;
		m->mine[m->n] = (uint8_t)(e->hours >> 8 * m->n);
	}
	for (int i = 0; i < SCAN_LEVELS; i++)
		m->worth[i] = 15 * (i < 8 ? i : 8);
	more(q, SCAN_SHARED, MODES, e->modes)->worth[0] = SCAN_NEVER;
	ask_same(more(q, SCAN_SAME, LINE, 0), LINES, e->line, SCAN_NEVER);
}
