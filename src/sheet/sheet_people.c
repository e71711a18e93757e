/* sheet_people.c - who is who, and who is meant when one person names another. */
#include "sheet/sheet_rows.h"
#include "sheet/sheet_values.h"

#include <stdlib.h>

enum { NOBODY = -1, SEVERAL = -2 };

void rows_problem(Rows *r, SheetProblem problem)
{
	*PUSH(r->arena, &r->people->problems) = problem;
	r->people->problems.refuses += problem.weight == SHEET_REFUSES;
}

/* The person behind a text in one of the three tables. */
#define LOOK_UP(r, table, index, key) look_up((r)->table, (r)->index.list, (r)->index.n, (key))
static int look_up(const Intern *table, const int *index, int n, Str key)
{
	int32_t id = key.n ? intern_find(table, key) : 0;
	return id && id <= n ? index[id - 1] : NOBODY;
}

#define ENTER(r, table, index, key, person) do { \
	int32_t id_ = intern_id((r)->table, (key)); \
	while ((r)->index.n < id_) \
		*PUSH((r)->arena, &(r)->index) = NOBODY; \
	int *at_ = &(r)->index.list[id_ - 1]; \
	*at_ = *at_ == NOBODY || *at_ == (person) ? (person) : SEVERAL; \
} while (0)

int rows_person(Rows *r, Str email, Str staff_id)
{
	Str key = utf8_fold(r->arena, email), staff = utf8_fold(r->arena, staff_id);
	int at = LOOK_UP(r, emails, by_email, key);
	if (at < 0)
		at = LOOK_UP(r, staff, by_staff, staff);
	/* Two addresses behind one staff number are two people. */
	if (at >= 0 && key.n && r->people->list[at].key.n && !str_eq(r->people->list[at].key, key))
		at = NOBODY;
	if (at < 0) {
		if (!key.n && !staff.n)
			return NOBODY;
		*PUSH(r->arena, r->people) = (Person){ .years = -1, .as = { { .number = -1 }, { .number = -1 } } };
		at = r->people->n - 1;
	}
	Person *p = &r->people->list[at];
	if (key.n && !p->key.n) {
		p->email = email;
		p->key = key;
		ENTER(r, emails, by_email, key, at);
	}
	if (staff.n && !p->staff_id.n) {
		p->staff_id = staff_id;
		ENTER(r, staff, by_staff, staff, at);
	}
	return at;
}

void rows_name(Rows *r, int person)
{
	Person *p = &r->people->list[person];
	if (!p->name.n)
		return;
	Str key = utf8_fold(r->arena, p->name);
	ENTER(r, names, by_name, key, person);
}

int rows_look_up(Rows *r, Str who)
{
	Str key = utf8_fold(r->arena, who);
	int at = LOOK_UP(r, emails, by_email, key);
	at = at == NOBODY ? LOOK_UP(r, staff, by_staff, key) : at;
	return at == NOBODY ? LOOK_UP(r, names, by_name, key) : at;
}

static void mention_problem(Rows *r, const Mention *m, SheetWeight weight, Str says)
{
	rows_problem(r, (SheetProblem){ .weight = weight, .file = m->file, .row = m->row, .column = m->column, .value = m->value, .says = says });
}

/* A manager who has no row is known by address or staff number all the same: two
 * people below the same one are in the same team. */
static int manager(Rows *r, const Mention *m)
{
	int at = rows_look_up(r, m->value);
	if (at == NOBODY && value_email(m->value))
		at = rows_person(r, m->value, S(""));
	else if (at == NOBODY && !str_holds(m->value, S(" ")))
		at = rows_person(r, S(""), m->value);
	if (at >= 0 && !r->people->list[at].name.n)
		r->people->list[at].name = m->value;
	if (at == NOBODY)
		mention_problem(r, m, SHEET_NOTES, S("Nobody in the sheets has this name, so this line of management ends here; "
		                "give the manager's e-mail address if they take part."));
	if (at == SEVERAL)
		mention_problem(r, m, SHEET_REFUSES, S("Several people have this name; give the manager's e-mail address."));
	return at;
}

static int other(Rows *r, const Mention *m)
{
	int at = rows_look_up(r, m->value);
	if (at == NOBODY)
		mention_problem(r, m, SHEET_NOTES, S("Nobody in the sheets is called this, so the wish changes nothing; "
		                "if that is not meant, give the e-mail address."));
	if (at == SEVERAL)
		mention_problem(r, m, SHEET_REFUSES, S("Several people have this name; give the e-mail address of the one who is meant."));
	return at;
}

static Ints *list_of(Person *p, SheetField f)
{
	return f == FIELD_MANAGER ? &p->managers : f == FIELD_AVOID ? &p->avoids : f == FIELD_HAD ? &p->had : &p->preferred;
}

static bool ints_have(const Ints *l, int x)
{
	for (int i = 0; i < l->n; i++)
		if (l->list[i] == x)
			return true;
	return false;
}

static int by_number(const void *x, const void *y)
{
	int32_t a = *(const int32_t *)x, b = *(const int32_t *)y;
	return (a > b) - (a < b);
}

static void sort(Ints *l)
{
	if (l->n)
		qsort(l->list, (size_t)l->n, sizeof *l->list, by_number);
}

void rows_resolve(Rows *r)
{
	for (int i = 0; i < r->mentions.n; i++) {
		const Mention *m = &r->mentions.list[i];
		int at = m->field == FIELD_MANAGER ? manager(r, m) : other(r, m);
		if (at < 0)
			continue;
		if (at == m->person) {
			mention_problem(r, m, SHEET_NOTES, S("This names the person themselves, so it was left alone."));
			continue;
		}
		Ints *list = list_of(&r->people->list[m->person], m->field);
		if (!ints_have(list, at))
			*PUSH(r->arena, list) = at;
	}
	for (int i = 0; i < r->people->n; i++) {
		Person *p = &r->people->list[i];
		sort(&p->managers);
		sort(&p->avoids);
		sort(&p->had);
	}
}

int sheet_find(Arena *a, const People *p, Str who)
{
	Str key = utf8_fold(a, who);
	int found = NOBODY;
	for (int i = 0; i < p->n; i++)
		if (p->list[i].key.n && str_eq(p->list[i].key, key))
			return i;
	for (int i = 0; i < p->n; i++)
		if (str_eq(utf8_fold(a, p->list[i].staff_id), key) || str_eq(utf8_fold(a, p->list[i].name), key))
			found = found == NOBODY ? i : SEVERAL;
	return key.n ? found : NOBODY;
}
