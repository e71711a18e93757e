/* import_plan.c - what a staff sheet would change: everybody as known, then as the rows say.  Rows: import_rows.c,
 * units: import_units.c, managers: import_lines.c. */
#include "people/import_own.h"

#include "base/intern.h"
#include "sign/sign.h"

#include <stdlib.h>
#include <string.h>

/* ---- one number for one text ----------------------------------------------------------- */

Index index_open(Arena *a) { return (Index){ .texts = intern_open(a) }; }

void index_put(Arena *a, Index *x, Str key, int body)
{
	if (!key.n)
		return;
	int32_t id = intern_id(x->texts, key);
	while (x->n < id)
		*PUSH(a, x) = NOBODY;
	int *at = &x->list[id - 1];
	*at = *at == NOBODY || *at == body ? body : SEVERAL;
}

int index_get(const Index *x, Str key)
{
	int32_t id = key.n ? intern_find(x->texts, key) : 0;
	return id && id <= x->n ? x->list[id - 1] : NOBODY;
}

void import_problem(Planning *p, ImportProblem problem)
{
	*PUSH(p->arena, &p->plan->problems) = problem;
	p->plan->problems.refuses += problem.refuses;
}

/* ---- what is known ------------------------------------------------------------------------ */

/* By id, which grow. */
static int body_of(const Bodies *b, int64_t id)
{
	int low = 0, high = b->n;
	while (low < high) {
		int mid = (low + high) / 2;
		if (b->list[mid].was.id < id)
			low = mid + 1;
		else
			high = mid;
	}
	return low < b->n && b->list[low].was.id == id ? low : NOBODY;
}

static void load(Planning *p, Db *db)
{
	Arena *a = p->arena;
	Bodies *b = &p->plan->bodies;
	Wholes all = import_everybody(db, a);
	for (int i = 0; i < all.n; i++) {
		const Whole *w = &all.list[i];
		*PUSH(a, b) = (Body){ .was = w->h, .is = w->h, .known = w->extras, .guest = w->guest, .boss_was = NOBODY, .boss = NOBODY };
		index_put(a, &p->email, utf8_fold(a, w->h.email), i);
		index_put(a, &p->staff, w->h.staff_id, i);
	}
	for (int i = 0; i < b->n; i++)
		if (b->list[i].was.boss)
			b->list[i].boss = b->list[i].boss_was = body_of(b, b->list[i].was.boss);
	Units units = people_units(db, a);
	for (int i = 0; i < units.n; i++)
		*PUSH(a, &p->plan->units) = (PlannedUnit){ .unit = units.list[i] };
	p->stages = people_stages(db, a);
	p->house = utf8_fold(a, sign_organisation(db, a));
}

/* ---- what changes --------------------------------------------------------------------------- */

static bool same_human(const Human *x, const Human *y)
{
	return str_eq(x->name, y->name) && str_eq(x->given, y->given) && str_eq(x->family, y->family) && str_eq(x->pronouns, y->pronouns)
	    && str_eq(x->email, y->email) && str_eq(x->staff_id, y->staff_id) && str_eq(x->profession, y->profession) && str_eq(x->title, y->title)
	    && str_eq(x->city, y->city) && str_eq(x->country, y->country) && str_eq(x->zone, y->zone) && str_eq(x->state, y->state)
	    && x->unit == y->unit && x->stage == y->stage;
}

static Str extra_of(const Extras *e, Str name)
{
	for (int i = 0; i < e->n; i++)
		if (str_eq(e->list[i].name, name))
			return e->list[i].value;
	return S("");
}

static bool same_extras(const Body *b)
{
	for (int i = 0; i < b->extras.n; i++)
		if (!str_eq(extra_of(&b->known, b->extras.list[i].name), b->extras.list[i].value))
			return false;
	return true;
}

static bool is_partners(const Planning *p, int64_t unit)
{
	for (int i = 0; unit && i < p->plan->units.n; i++)
		if (p->plan->units.list[i].unit.id == unit)
			return p->plan->units.list[i].unit.partner;
	return false;
}

/* Whoever has no row in a sheet of the whole staff; guests and partners are no staff. */
static void leavers(Planning *p)
{
	for (int i = 0; i < p->plan->bodies.n; i++) {
		Body *b = &p->plan->bodies.list[i];
		bool here = str_eq(b->was.state, S("active")) || str_eq(b->was.state, S("leave"));
		if (p->job->whole_staff && !b->row && here && !b->guest && !is_partners(p, b->was.unit))
			b->is.state = S("left");
		b->leaves = b->was.id && here && str_eq(b->is.state, S("left"));
	}
}

static void compare(Planning *p)
{
	ImportPlan *plan = p->plan;
	for (int i = 0; i < plan->bodies.n; i++) {
		Body *b = &plan->bodies.list[i];
		b->moved = b->boss != b->boss_was;
		b->fresh = !b->was.id;
		b->changed = !b->fresh && (b->moved || !same_human(&b->was, &b->is) || !same_extras(b));
		plan->fresh += b->fresh;
		plan->changed += b->changed && !b->leaves;
		plan->leaving += b->leaves;
		plan->moved += b->moved;
		plan->unchanged += b->row && !b->fresh && !b->changed;
	}
	for (int i = 0; i < plan->units.n; i++)
		plan->units_fresh += plan->units.list[i].fresh;
}

/* An address or a number belongs to one person, also after all rows are taken in. */
static void clashes(Planning *p)
{
	Bodies *all = &p->plan->bodies;
	p->email = index_open(p->arena);
	p->staff = index_open(p->arena);
	p->name = index_open(p->arena);
	for (int i = 0; i < all->n; i++) {
		index_put(p->arena, &p->email, utf8_fold(p->arena, all->list[i].is.email), i);
		index_put(p->arena, &p->staff, all->list[i].is.staff_id, i);
		index_put(p->arena, &p->name, utf8_fold(p->arena, all->list[i].is.name), i);
	}
	for (int i = 0; i < all->n; i++) {
		Body *b = &all->list[i];
		bool email = index_get(&p->email, utf8_fold(p->arena, b->is.email)) == SEVERAL, staff = index_get(&p->staff, b->is.staff_id) == SEVERAL;
		if (b->row && email)
			import_problem(p, (ImportProblem){ .row = b->row, .code = "email-taken", .value = b->is.email, .refuses = true,
				.says = S("Two people would have this address; an address belongs to one person, so change or empty one of them.") });
		if (b->row && staff)
			import_problem(p, (ImportProblem){ .row = b->row, .code = "staff-taken", .value = b->is.staff_id, .refuses = true,
				.says = S("Two people would have this staff number; a number belongs to one person, so change or empty one of them.") });
	}
}

static int by_row(const void *x, const void *y)
{
	const ImportProblem *a = x, *b = y;
	return a->row != b->row ? (a->row > b->row) - (a->row < b->row) : strcmp(a->code, b->code);
}

ImportPlan *import_plan(Arena *a, Db *db, const ImportJob *j)
{
	ImportPlan *plan = NEW(a, ImportPlan, 1);
	Planning p = { .arena = a, .job = j, .plan = plan, .email = index_open(a), .staff = index_open(a), .name = index_open(a),
		.places = index_open(a), .zones = index_open(a) };
	load(&p, db);
	import_rows(&p);
	clashes(&p);
	import_lines(&p);
	leavers(&p);
	compare(&p);
	if (plan->problems.n)
		qsort(plan->problems.list, (size_t)plan->problems.n, sizeof *plan->problems.list, by_row);
	return plan;
}
