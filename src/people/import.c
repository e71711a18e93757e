/* import.c - a staff sheet taken in, all of it or nothing, and the way back. */
#include "people/import_own.h"

#include "people/people_own.h"
#include "people/words_store.h"
#include "rules/people.h"

/* ---- what a person was before: lines of "key=value" ---------------------------------- */

static void put(Buf *b, const char *key, Str value)
{
	if (!value.n)
		return;
	buf_fmt(b, "%s=", key);
	for (size_t i = 0; i < value.n; i++) {
		if (value.p[i] == '\n' || value.p[i] == '\\')
			buf_char(b, '\\');
		buf_char(b, value.p[i] == '\n' ? 'n' : value.p[i]);
	}
	buf_char(b, '\n');
}

static const struct { const char *key; size_t at; } texts[] = {
	{ "name", offsetof(Human, name) }, { "given", offsetof(Human, given) }, { "family", offsetof(Human, family) }, { "pronouns", offsetof(Human, pronouns) },
	{ "email", offsetof(Human, email) }, { "staff_id", offsetof(Human, staff_id) }, { "profession", offsetof(Human, profession) },
	{ "title", offsetof(Human, title) }, { "city", offsetof(Human, city) }, { "country", offsetof(Human, country) }, { "zone", offsetof(Human, zone) },
	{ "state", offsetof(Human, state) },
};
static const struct { const char *key; size_t at; } numbers[] = {
	{ "unit", offsetof(Human, unit) }, { "stage", offsetof(Human, stage) }, { "boss", offsetof(Human, boss) },
};

static Str before(Arena *a, const Body *b)
{
	Buf out = buf_open(a);
	for (size_t i = 0; i < COUNT(texts); i++)
		put(&out, texts[i].key, *(const Str *)(const void *)((const char *)&b->was + texts[i].at));
	for (size_t i = 0; i < COUNT(numbers); i++)
		put(&out, numbers[i].key, str_fmt(a, "%lld", (long long)*(const int64_t *)(const void *)((const char *)&b->was + numbers[i].at)));
	for (int i = 0; i < b->known.n; i++)
		put(&out, "+", str_fmt(a, "%.*s\t%.*s", STR(b->known.list[i].name), STR(b->known.list[i].value)));
	return buf_str(&out);
}

static Str plain(Arena *a, Str s)
{
	Buf out = buf_open(a);
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '\\' && i + 1 < s.n)
			i++, buf_char(&out, s.p[i] == 'n' ? '\n' : s.p[i]);
		else
			buf_char(&out, s.p[i]);
	return buf_str(&out);
}

static Human restored(Arena *a, Before b, Extras *extras)
{
	Human h = { .id = b.person };
	for (Str rest = b.was, line; str_cut(&rest, '\n', &line);) {
		Str value = line, key;
		if (!line.n || !str_cut(&value, '=', &key))
			continue;
		value = plain(a, value);
		if (str_eq(key, S("+")) && str_cut(&value, '\t', &key))
			*PUSH(a, extras) = (Extra){ key, value };
		for (size_t i = 0; i < COUNT(texts); i++)
			if (str_eq(key, str(texts[i].key)))
				*(Str *)(void *)((char *)&h + texts[i].at) = value;
		for (size_t i = 0; i < COUNT(numbers); i++)
			if (str_eq(key, str(numbers[i].key)))
				str_int(value, (int64_t *)(void *)((char *)&h + numbers[i].at));
	}
	return h;
}

/* ---- taking in -------------------------------------------------------------------------- */

static void keep_units(Db *db, Arena *a, const ImportPlan *plan)
{
	for (int i = 0; i < plan->units.n; i++)
		if (plan->units.list[i].fresh)
			unit_add(db, a, &plan->units.list[i].unit);
		else if (plan->units.list[i].woken)
			unit_set(db, a, &plan->units.list[i].unit);
}

static void keep_person(Db *db, Arena *a, const Body *b, Instant now)
{
	if (b->fresh)
		person_add(db, a, &b->is, S("import"), now);
	if (!b->fresh || !str_eq(b->is.state, S("active")))
		person_set_name(db, a, &b->is, now);
	person_set_facts(db, &b->is, now);
	for (int i = 0; i < b->extras.n; i++)
		extra_put(db, b->is.id, b->extras.list[i].name, b->extras.list[i].value);
}

static void keep_people(Db *db, Arena *a, ImportPlan *plan, ImportWish w)
{
	Body *list = plan->bodies.list;
	for (int i = 0; i < plan->bodies.n; i++) {
		if (list[i].fresh)
			list[i].is.id = id_new();
		else if (list[i].changed && (!str_eq(list[i].was.email, list[i].is.email) || !str_eq(list[i].was.staff_id, list[i].is.staff_id)))
			person_clear_keys(db, list[i].is.id);
	}
	for (int i = 0; i < plan->bodies.n; i++)
		if (list[i].fresh || list[i].changed)
			keep_person(db, a, &list[i], w.now);
	for (int i = 0; i < plan->bodies.n; i++) {
		if (list[i].moved && list[i].boss_was >= 0)
			line_end(db, list[i].is.id, w.today);
		if (list[i].moved && list[i].boss >= 0)
			line_add(db, list[i].is.id, list[list[i].boss].is.id, w.today);
	}
}

/* After the lines, so that a line with a larger number than the import's is a later one. */
static int64_t keep_way_back(Db *db, Arena *a, const ImportJob *j, const ImportPlan *plan, ImportWish w)
{
	ImportRow row = { .id = id_new(), .file = utf8_cut(j->sheet.file.name, 200), .added = plan->fresh, .changed = plan->changed, .gone = plan->leaving, .at = w.now };
	import_add(db, &row, w.account);
	for (int i = 0; i < plan->bodies.n; i++) {
		const Body *b = &plan->bodies.list[i];
		if (b->fresh || b->changed)
			import_before_add(db, row.id, b->is.id, b->fresh ? S("") : before(a, b));
	}
	return row.id;
}

static void keep_columns(Db *db, Arena *a, const ImportJob *j, Instant now)
{
	for (int i = 0; i < j->sheet.n; i++)
		if (j->sheet.list[i].header.n)
			import_column_put(db, utf8_fold(a, utf8_cut(j->sheet.list[i].header, 200)), import_meaning(j, i), now);
}

static bool other_than(const ImportPlan *x, const ImportPlan *shown)
{
	return shown && (x->fresh != shown->fresh || x->changed != shown->changed || x->leaving != shown->leaving || x->moved != shown->moved
	    || x->problems.n != shown->problems.n || x->units_fresh != shown->units_fresh);
}

ImportDone import_keep(Db *db, Arena *a, const ImportJob *j, ImportWish w)
{
	ImportPlan *plan = import_plan(a, db, j);
	ImportDone  done = { .plan = plan, .refused = plan->problems.refuses, .other = other_than(plan, w.shown) };
	if (done.refused || done.other)
		return done;
	keep_columns(db, a, j, w.now);
	if (!plan->fresh && !plan->changed && !plan->leaving)
		return done;
	keep_units(db, a, plan);
	keep_people(db, a, plan, w);
	done.id = keep_way_back(db, a, j, plan, w);
	if (plan->moved)
		people_lines_told(db, a, w.today);
	return done;
}

void people_sweep(Db *db, Instant now) { import_sweep(db, now); }

/* ---- the way back --------------------------------------------------------------------------- */

static bool has_stage(const Stages *s, int64_t id)
{
	for (int i = 0; i < s->n; i++)
		if (s->list[i].id == id)
			return true;
	return false;
}

/* false: somebody else has the old address or number by now. */
static bool restore(Db *db, Arena *a, Before b, const Stages *stages, Instant now)
{
	Extras extras = { 0 };
	Human  h = restored(a, b, &extras);
	int64_t boss = line_boss(db, a, h.id);
	if ((h.email.n && people_by_email(db, a, h.email)) || (h.staff_id.n && person_by_staff(db, a, h.staff_id)))
		return false;
	h.stage = has_stage(stages, h.stage) ? h.stage : 0;
	person_set_name(db, a, &h, now);
	person_set_facts(db, &h, now);
	extras_drop(db, h.id);
	for (int i = 0; i < extras.n; i++)
		extra_put(db, h.id, extras.list[i].name, extras.list[i].value);
	if (boss != h.boss)
		line_end(db, h.id, instant_date(now));
	if (boss != h.boss && h.boss)
		line_add(db, h.id, h.boss, instant_date(now));
	return true;
}

Verdict import_undo(Db *db, Arena *a, int64_t import, Instant now, Str *who)
{
	ImportRow row = { 0 };
	bool open = import_find(db, a, import, &row) && row.undoable;
	Str  touched = open ? import_touched(db, a, import) : S(""), needed = open ? import_needed(db, a, import) : S("");
	Verdict v = undo_check((UndoForm){ .forgotten = !open, .touched = touched.n, .needed = needed.n });
	*who = touched.n ? touched : needed;
	if (!allowed(v))
		return v;
	Befores all = import_befores(db, a, import);
	import_befores_drop(db, import);
	for (int i = 0; i < all.n; i++)
		person_clear_keys(db, all.list[i].person);
	Stages stages = people_stages(db, a);
	for (int i = 0; i < all.n; i++)
		if (all.list[i].was.n && !restore(db, a, all.list[i], &stages, now))
			return undo_check((UndoForm){ .touched = true });
	for (int i = 0; i < all.n; i++)
		if (!all.list[i].was.n)
			person_drop(db, all.list[i].person);
	import_undone(db, import);
	people_lines_told(db, a, instant_date(now));
	return ALLOWED;
}
