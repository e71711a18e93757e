/* sheet_line.c - who stands above whom, through any number of levels.
 *
 * For each person all managers' managers are walked once, breadth first, each
 * counted once, so that neither two managers nor a circle of managers matters.
 * O(people + all lines together). */
#include "sheet/sheet_rows.h"

#include <stdlib.h>

typedef struct { Rows *rows; int *seen, *from, *queue; } Walk;  /* seen[x] == start + 1: met on this walk */

static int by_number(const void *x, const void *y)
{
	int32_t a = *(const int32_t *)x, b = *(const int32_t *)y;
	return (a > b) - (a < b);
}

/* Everyone above 'start', in the queue; from[] tells through whom. */
static int walk(Walk *w, int start)
{
	const Person *list = w->rows->people->list;
	int n = 0;
	for (int who = start, next = 0;; who = w->queue[next++]) {
		for (int i = 0; i < list[who].managers.n; i++) {
			int boss = list[who].managers.list[i];
			if (w->seen[boss] == start + 1)
				continue;
			w->seen[boss] = start + 1;
			w->from[boss] = who;
			w->queue[n++] = boss;
		}
		if (next == n)
			break;
	}
	return n;
}

/* "Ana is managed by Ben, who is managed by Ana" */
static void tell_circle(Walk *w, int start, bool *told)
{
	People *p = w->rows->people;
	Buf  names = buf_open(w->rows->arena);
	/* from[] leads from a manager down to whom they manage: the circle backwards. */
	struct { int *list; int n; } circle = { 0 };
	int at = start;
	do {
		*PUSH(w->rows->arena, &circle) = at;
		told[at] = true;
		at = w->from[at];
	} while (at != start);
	for (int i = circle.n; i-- > 0;) {
		Person *x = &p->list[circle.list[(i + 1) % circle.n]];
		buf_fmt(&names, "%.*s%s is managed by ", STR(x->name), i == circle.n - 1 ? "" : ", who");
	}
	Str first = p->list[start].name;
	Mention about = { .row = p->list[start].row };
	for (int i = 0; i < w->rows->mentions.n; i++)
		if (w->rows->mentions.list[i].person == start && w->rows->mentions.list[i].field == FIELD_MANAGER)
			about = w->rows->mentions.list[i];
	rows_problem(w->rows, (SheetProblem){ .weight = SHEET_REFUSES, .file = about.file, .row = about.row, .column = about.column,
		.value = about.value, .says = str_fmt(w->rows->arena, "The line of management is a circle: %.*s%.*s; "
		"mend one of these managers.", STR(buf_str(&names)), STR(first)) });
}

static void keep_line(Walk *w, Person *p, int n)
{
	const Person *list = w->rows->people->list;
	int kept = 0;
	for (int i = 0; i < n; i++)
		kept += list[w->queue[i]].listed;
	p->line.list = NEW(w->rows->arena, int32_t, kept);
	for (int i = 0; i < n; i++)
		if (list[w->queue[i]].listed)
			p->line.list[p->line.n++] = w->queue[i];
	if (p->line.n)
		qsort(p->line.list, (size_t)p->line.n, sizeof *p->line.list, by_number);
}

/* Managers without a row: what is above them cannot be known. */
static void tell_outside(Rows *r)
{
	int outside = 0;
	for (int i = 0; i < r->people->n; i++)
		outside += !r->people->list[i].listed;
	if (outside)
		rows_problem(r, (SheetProblem){ .weight = SHEET_NOTES, .file = S(""), .says = str_fmt(r->arena, outside == 1 ?
			"%d manager has no row of their own, so nothing is known of who manages them; add a staff list if that matters." :
			"%d managers have no row of their own, so nothing is known of who manages them; add a staff list if that matters.", outside) });
}

void rows_lines(Rows *r)
{
	int n = r->people->n;
	Walk w = { .rows = r, .seen = NEW(r->arena, int, n), .from = NEW(r->arena, int, n), .queue = NEW(r->arena, int, n) };
	bool *told = NEW(r->arena, bool, n);
	for (int i = 0; i < n; i++) {
		Person *p = &r->people->list[i];
		int above = walk(&w, i);
		if (w.seen[i] == i + 1 && !told[i])
			tell_circle(&w, i, told);
		keep_line(&w, p, above);
	}
	tell_outside(r);
}
