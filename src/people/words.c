/* words.c - units, career stages, words to choose from: deeds.  What they must fulfil: rules/people.c. */
#include "people/words_own.h"
#include "people/words_store.h"
#include "rules/people.h"

/* ---- units ------------------------------------------------------------------------ */

static void beneath(Arena *a, const Units *all, int64_t parent, int depth, Units *tree)
{
	for (int i = 0; i < all->n && depth < 32; i++)
		if (all->list[i].parent == parent) {
			Unit u = all->list[i];
			u.depth = depth;
			*PUSH(a, tree) = u;
			beneath(a, all, u.id, depth + 1, tree);
		}
}

Units people_units(Db *db, Arena *a)
{
	Units all = unit_all(db, a), tree = { 0 };
	beneath(a, &all, 0, 0, &tree);
	return tree;
}

bool people_unit(Db *db, Arena *a, int64_t id, Unit *u)
{
	Units all = unit_all(db, a);
	for (int i = 0; i < all.n; i++)
		if (all.list[i].id == id)
			return *u = all.list[i], true;
	return false;
}

Verdict people_keep_unit(Db *db, Arena *a, Unit *u)
{
	int64_t same = unit_by_name(db, a, u->parent, utf8_fold(a, u->name)), coded = u->code.n ? unit_by_code(db, a, u->code) : 0;
	Verdict v = unit_check((UnitForm){ .name = u->name, .known = same && same != u->id, .code_known = coded && coded != u->id,
		.beneath = u->id && u->parent && unit_is_inside(db, a, u->parent, u->id),
		.peopled = u->id && !u->active && unit_is_peopled(db, a, u->id) });
	if (!allowed(v))
		return v;
	if (u->id)
		return unit_set(db, a, u), ALLOWED;
	u->id = id_new();
	u->active = true;
	unit_add(db, a, u);
	return ALLOWED;
}

/* ---- career stages --------------------------------------------------------------------- */

Verdict people_keep_stage(Db *db, Arena *a, StageRow *s)
{
	int64_t same = stage_by_name(db, a, utf8_fold(a, s->name));
	Verdict v = stage_check((StageForm){ .name = s->name, .known = same && same != s->id });
	if (!allowed(v))
		return v;
	if (s->id)
		return stage_set(db, a, *s), ALLOWED;
	Stages all = people_stages(db, a);
	s->id = id_new();
	s->place = all.n ? all.list[all.n - 1].place + 10 : 10;
	stage_add(db, a, *s);
	return ALLOWED;
}

Verdict people_drop_stage(Db *db, Arena *a, int64_t stage)
{
	Verdict v = stage_check((StageForm){ .name = S("a stage"), .used = stage_people(db, a, stage) });
	if (allowed(v))
		stage_drop(db, stage);
	return v;
}

void people_move_stage(Db *db, Arena *a, int64_t stage, int by)
{
	Stages all = people_stages(db, a);
	for (int i = 0; i < all.n; i++)
		if (all.list[i].id == stage && i + by >= 0 && i + by < all.n) {
			stage_swap(db, all.list[i], all.list[i + by]);
			return;
		}
}

/* ---- words -------------------------------------------------------------------------------- */

Verdict people_keep_term(Db *db, Arena *a, Str list, Term *t)
{
	int64_t same = term_by_name(db, a, list, t->domain, utf8_fold(a, t->name));
	Verdict v = term_check((TermForm){ .name = t->name, .known = same && same != t->id });
	if (!allowed(v))
		return v;
	if (t->id)
		return term_set(db, a, t), ALLOWED;
	t->id = id_new();
	t->active = true;
	term_add(db, a, list, t);
	return ALLOWED;
}

Verdict people_merge_term(Db *db, Arena *a, int64_t from, int64_t into)
{
	Term one, other;
	Str  list, other_list;
	bool known = term_by_id(db, a, from, &one, &list) && term_by_id(db, a, into, &other, &other_list);
	Verdict v = term_check((TermForm){ .name = S("a word"), .self = from == into,
		.other_list = !known || !other.active || !str_eq(list, other_list) || one.programme != other.programme });
	if (allowed(v))
		term_merge(db, from, into);
	return v;
}
