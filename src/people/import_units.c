/* import_units.c - which unit a row means; made when there is none. */
#include "base/io.h"
#include "people/import_own.h"

static int by_id(const ImportPlan *plan, int64_t id)
{
	for (int i = 0; id && i < plan->units.n; i++)
		if (plan->units.list[i].unit.id == id)
			return i;
	return NOBODY;
}

static bool lies_in(const ImportPlan *plan, int unit, int outer)
{
	for (int deep = 0; unit >= 0 && deep < 32; deep++, unit = by_id(plan, plan->units.list[unit].unit.parent))
		if (unit == outer)
			return true;
	return false;
}

static int make(Planning *p, int parent, Str name, bool partner)
{
	Unit u = { .id = id_new(), .parent = parent < 0 ? 0 : p->plan->units.list[parent].unit.id, .name = name, .active = true, .partner = partner };
	*PUSH(p->arena, &p->plan->units) = (PlannedUnit){ .unit = u, .fresh = true };
	return p->plan->units.n - 1;
}

/* The unit of this name directly inside another. */
static int child(Planning *p, int parent, Str name, bool partner)
{
	Str folded = utf8_fold(p->arena, name);
	int64_t in = parent < 0 ? 0 : p->plan->units.list[parent].unit.id;
	for (int i = 0; i < p->plan->units.n; i++)
		if (p->plan->units.list[i].unit.parent == in && str_eq(utf8_fold(p->arena, p->plan->units.list[i].unit.name), folded))
			return i;
	return make(p, parent, name, partner);
}

/* Of this name or code however deep inside another; of several the one directly inside. */
static int anywhere(Planning *p, int outer, Str name)
{
	Str folded = utf8_fold(p->arena, name);
	int found = NOBODY, direct = NOBODY;
	int64_t in = outer < 0 ? 0 : p->plan->units.list[outer].unit.id;
	for (int i = 0; i < p->plan->units.n; i++) {
		const Unit *u = &p->plan->units.list[i].unit;
		if (outer >= 0 && (i == outer || !lies_in(p->plan, i, outer)))
			continue;
		if (u->code.n && str_eq(u->code, name))
			return i;
		if (!str_eq(utf8_fold(p->arena, u->name), folded))
			continue;
		found = found == NOBODY ? i : SEVERAL;
		direct = u->parent == in ? i : direct;
	}
	return found == SEVERAL && direct >= 0 ? direct : found;
}

static bool cut_path(Str *rest, Str *step)
{
	for (size_t i = 0; i + 2 < rest->n; i++)
		if (rest->p[i] == ' ' && rest->p[i + 1] == '>' && rest->p[i + 2] == ' ') {
			*step = str_trim((Str){ rest->p, i });
			*rest = (Str){ rest->p + i + 3, rest->n - i - 3 };
			return true;
		}
	return false;
}

static Str fitting(Str name) { return str_trim(utf8_cut(str_trim(name), 200)); }

static int find(Planning *p, Str organisation, Str unit)
{
	bool foreign = organisation.n && !str_eq(organisation, S("-")) && !str_eq(utf8_fold(p->arena, organisation), p->house);
	int  outer = foreign ? child(p, NOBODY, fitting(organisation), true) : NOBODY;
	Str  step;
	if (!unit.n)
		return outer;
	if (!str_holds(unit, S(" > "))) {
		unit = fitting(unit);
		int found = anywhere(p, outer, unit);
		return found == NOBODY ? make(p, outer, unit, foreign) : found;
	}
	while (cut_path(&unit, &step))
		outer = step.n ? child(p, outer, fitting(step), foreign) : outer;
	unit = fitting(unit);
	return unit.n ? child(p, outer, unit, foreign) : outer;
}

/* The same two cells always mean the same, so each pair is looked for once. */
int import_unit(Planning *p, Str organisation, Str unit)
{
	Str key = str_fmt(p->arena, "%.*s\n%.*s", STR(organisation), STR(unit));
	int found = index_get(&p->places, key);
	if (!organisation.n && !unit.n)
		return NOBODY;
	if (found == NOBODY) {
		found = find(p, organisation, unit);
		if (found >= 0)
			index_put(p->arena, &p->places, key, found);
	}
	if (found >= 0 && !p->plan->units.list[found].unit.active)
		p->plan->units.list[found].woken = p->plan->units.list[found].unit.active = true;
	return found;
}
