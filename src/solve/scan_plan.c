/* scan_plan.c - a left's terms made ready: what each is worth in whole units, rounded up, and
 * what is rounded, so that exact scores can be told from rough ones.
 *
 * Invariant: for every allowed right, rough >= 1 + (score - least) / unit, and the difference
 * comes from the uneven terms alone. */
#include "solve/scan_paths.h"

#include <string.h>

static int bits(uint8_t x) { return __builtin_popcount(x); }

static int index_of(const ScanTable *t, const ScanTerm *m, int right)
{
	int sum = 0;
	switch (m->kind) {
	case SCAN_LEVEL:
		return scan_plane(t, m->plane[0])[right];
	case SCAN_SAME:
		return scan_column(t, m->column)[right] == m->id;
	case SCAN_SUM:
		for (int k = 0; k < m->n; k++)
			sum += scan_plane(t, m->plane[k])[right] & m->mine[k];
		return sum;
	case SCAN_SHARED:
		for (int k = 0; k < m->n; k++)
			sum += bits(scan_plane(t, m->plane[k])[right] & m->mine[k]);
	}
	return sum < SCAN_LEVELS ? sum : SCAN_LEVELS - 1;
}

/* How many indices a term can have. */
static int levels(const ScanTerm *m)
{
	int sum = 0;
	for (int k = 0; k < m->n; k++)
		sum += m->kind == SCAN_SUM ? m->mine[k] : bits(m->mine[k]);
	return m->kind == SCAN_SAME ? 2 : m->kind == SCAN_LEVEL || sum >= SCAN_LEVELS ? SCAN_LEVELS : sum + 1;
}

static bool is_never(const ScanAsk *ask, int right)
{
	int lo = 0, hi = ask->never_n;
	while (lo < hi) {
		int mid = lo + (hi - lo) / 2;
		*(ask->never[mid] < right ? &lo : &hi) = ask->never[mid] < right ? mid + 1 : mid;
	}
	return lo < ask->never_n && ask->never[lo] == right;
}

int32_t scan_score(const ScanTable *t, const ScanAsk *ask, int right)
{
	int32_t score = ask->base;
	for (int i = 0; i < ask->n; i++) {
		int32_t worth = ask->term[i].worth[index_of(t, &ask->term[i], right)];
		if (worth == SCAN_NEVER)
			return SCAN_NEVER;
		score += worth;
	}
	return is_never(ask, right) ? SCAN_NEVER : score;
}

/* What an allowed right has of a term: the least and the most; 0 and 0 where it allows nobody. */
typedef struct { int levels; int32_t least, most; bool limits; } Range;

static Range range_of(const ScanTerm *m)
{
	Range x = { .levels = levels(m), .least = INT32_MAX, .most = INT32_MIN };
	for (int i = 0; i < x.levels; i++) {
		x.limits |= m->worth[i] == SCAN_NEVER;
		if (m->worth[i] == SCAN_NEVER)
			continue;
		x.least = m->worth[i] < x.least ? m->worth[i] : x.least;
		x.most = m->worth[i] > x.most ? m->worth[i] : x.most;
	}
	if (x.least > x.most)
		x.least = x.most = 0;
	return x;
}

static int64_t units_of(const ScanTable *t, Range x) { return ((int64_t)x.most - x.least + t->unit - 1) / t->unit; }

bool scan_range(const ScanTable *t, const ScanAsk *ask, int32_t *least, int32_t *most)
{
	int64_t units = SCAN_ROUGH_LEAST;
	*least = *most = ask->base;
	for (int i = 0; i < ask->n; i++) {
		Range x = range_of(&ask->term[i]);
		*least += x.least;
		*most += x.most;
		units += units_of(t, x);
	}
	return units < 255;
}

static uint8_t units(const ScanTable *t, int32_t points) { return (uint8_t)((points + t->unit - 1) / t->unit); }

/* Where only the low byte of an id was compared, the right may have another id after all. */
static int32_t worth_at(const ScanTerm *m, int i)
{
	bool unsure = m->kind == SCAN_SAME && i == 1;
	return unsure && (m->worth[1] == SCAN_NEVER || m->worth[0] > m->worth[1]) ? m->worth[0] : m->worth[i];
}

static ScanStep step_of(const ScanTable *t, const ScanTerm *m)
{
	ScanStep s = { .kind = m->kind, .n = m->n };
	for (int k = 0; k < m->n; k++)
		s.plane[k] = scan_plane(t, m->plane[k]);
	memcpy(s.mine, m->mine, sizeof s.mine);
	if (m->kind == SCAN_SAME)
		s.mine[0] = (uint8_t)m->id;
	return s;
}

static void add_step(const ScanTable *t, ScanPlan *p, int i, Range x, const ScanStep *step)
{
	const ScanTerm *m = &p->ask.term[i];
	ScanStep *s = &p->step[p->adds];
	int32_t  *rounded = p->rounded[p->uneven_n];
	bool      uneven = m->kind == SCAN_SAME;
	*s = *step;
	for (int k = 0; k < x.levels; k++) {
		int32_t worth = worth_at(m, k) == SCAN_NEVER ? x.least : worth_at(m, k);
		s->look_up[k] = worth == x.least ? 0 : units(t, worth - x.least);
		rounded[k] = x.least + t->unit * s->look_up[k];
		uneven |= rounded[k] != worth;
	}
	p->least += x.least;
	if (uneven)
		p->uneven[p->uneven_n++] = (uint8_t)i;
	if (x.most > x.least)
		p->rest[p->adds++] = units(t, x.most - x.least);
}

/* Kept aside until all that add are there. */
static void limit_step(const ScanTerm *m, Range x, ScanStep *step)
{
	for (int k = 0; k < x.levels; k++)
		step->look_up[k] = worth_at(m, k) == SCAN_NEVER ? 0 : 255;
}

/* Looking costs as much as a step over one plane.  It pays once more than half of what can be
 * added is known, and then before a step over several planes and every few steps. */
static void set_rests(ScanPlan *p)
{
	int all = 0, rest = 0, since = 0;
	for (int i = 0; i < p->adds; i++)
		all += p->rest[i];
	rest = all;
	for (int i = 0; i < p->adds; i++) {
		rest -= p->rest[i];
		since += p->rest[i];
		p->rest[i] = (uint8_t)rest;
		p->look[i] = 2 * rest < all && (since * 8 >= all || (i + 1 < p->adds && p->step[i + 1].n > 3));
		since = p->look[i] ? 0 : since;
	}
}

bool scan_plan(const ScanTable *t, ScanPlan *p)
{
	ScanStep limit[SCAN_TERMS_MOST];
	int      limits = 0;
	int64_t  most = SCAN_ROUGH_LEAST;
	p->adds = p->uneven_n = 0;
	p->least = p->ask.base;
	for (int i = 0; i < p->ask.n; i++) {
		Range    x = range_of(&p->ask.term[i]);
		ScanStep s = step_of(t, &p->ask.term[i]);
		most += units_of(t, x);
		if (most >= 255)
			return false;
		add_step(t, p, i, x, &s);
		limit[limits] = s;
		if (x.limits)
			limit_step(&p->ask.term[i], x, &limit[limits++]);
	}
	set_rests(p);
	p->steps = p->adds;
	for (int i = 0; i < limits; i++)
		p->step[p->steps++] = limit[i];
	return true;
}

int32_t scan_exact(const ScanTable *t, const ScanPlan *p, int right, uint8_t rough)
{
	int32_t score = p->least + t->unit * (rough - SCAN_ROUGH_LEAST);
	for (int i = 0; i < p->uneven_n; i++) {
		const ScanTerm *m = &p->ask.term[p->uneven[i]];
		int  at = m->kind == SCAN_SAME ? scan_plane(t, m->plane[0])[right] == (uint8_t)m->id : index_of(t, m, right);
		bool other = m->kind == SCAN_SAME && at && scan_column(t, m->column)[right] != m->id;
		int32_t worth = m->worth[other ? 0 : at];
		if (worth == SCAN_NEVER)
			return SCAN_NEVER;
		score += worth - p->rounded[i][at];
	}
	return p->ask.never_n && is_never(&p->ask, right) ? SCAN_NEVER : score;
}
