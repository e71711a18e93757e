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

/* The least and the most an allowed right has of a term; 0 and 0 where it allows nobody. */
static void term_range(const ScanTerm *m, int32_t *least, int32_t *most)
{
	*least = INT32_MAX, *most = INT32_MIN;
	for (int i = 0; i < levels(m); i++)
		if (m->worth[i] != SCAN_NEVER) {
			*least = m->worth[i] < *least ? m->worth[i] : *least;
			*most = m->worth[i] > *most ? m->worth[i] : *most;
		}
	if (*least > *most)
		*least = *most = 0;
}

bool scan_range(const ScanTable *t, const ScanAsk *ask, int32_t *least, int32_t *most)
{
	int64_t units = SCAN_ROUGH_LEAST;
	*least = *most = ask->base;
	for (int i = 0; i < ask->n; i++) {
		int32_t lo, hi;
		term_range(&ask->term[i], &lo, &hi);
		*least += lo;
		*most += hi;
		units += ((int64_t)hi - lo + t->unit - 1) / t->unit;
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

static void add_step(const ScanTable *t, ScanPlan *p, int i)
{
	const ScanTerm *m = &p->ask.term[i];
	ScanStep s = step_of(t, m);
	int32_t  least, most, *rounded = p->rounded[p->uneven_n];
	bool     uneven = m->kind == SCAN_SAME;
	term_range(m, &least, &most);
	for (int k = 0; k < levels(m); k++) {
		int32_t worth = worth_at(m, k) == SCAN_NEVER ? least : worth_at(m, k);
		s.look_up[k] = units(t, worth - least);
		rounded[k] = least + t->unit * s.look_up[k];
		uneven |= rounded[k] != worth;
	}
	p->least += least;
	if (uneven)
		p->uneven[p->uneven_n++] = (uint8_t)i;
	if (most > least) {
		p->rest[p->adds] = units(t, most - least);
		p->step[p->adds++] = s;
	}
}

static void limit_step(const ScanTable *t, ScanPlan *p, const ScanTerm *m)
{
	ScanStep s = step_of(t, m);
	bool     limits = false;
	for (int k = 0; k < levels(m); k++) {
		s.look_up[k] = worth_at(m, k) == SCAN_NEVER ? 0 : 255;
		limits |= !s.look_up[k];
	}
	if (limits)
		p->step[p->steps++] = s;
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
	int32_t least, most;
	p->adds = p->uneven_n = 0;
	p->least = p->ask.base;
	if (!scan_range(t, &p->ask, &least, &most))
		return false;
	for (int i = 0; i < p->ask.n; i++)
		add_step(t, p, i);
	set_rests(p);
	p->steps = p->adds;
	for (int i = 0; i < p->ask.n; i++)
		limit_step(t, p, &p->ask.term[i]);
	return true;
}

int32_t scan_exact(const ScanTable *t, const ScanPlan *p, int right, uint8_t rough)
{
	int32_t score = p->least + t->unit * (rough - SCAN_ROUGH_LEAST);
	for (int i = 0; i < p->uneven_n; i++) {
		const ScanTerm *m = &p->ask.term[p->uneven[i]];
		int             at = index_of(t, m, right);
		int32_t         worth = m->worth[at];
		if (worth == SCAN_NEVER)
			return SCAN_NEVER;
		if (m->kind == SCAN_SAME)
			at = scan_plane(t, m->plane[0])[right] == (uint8_t)m->id;
		score += worth - p->rounded[i][at];
	}
	return is_never(&p->ask, right) ? SCAN_NEVER : score;
}
