/* sheet_rows.h - for sheet/ only: what is carried from the rows to the people. */
#ifndef SHEET_ROWS_H
#define SHEET_ROWS_H

#include "base/intern.h"
#include "sheet/sheet.h"

/* One cell that names other people; looked up when all rows are read. */
typedef struct { int person; SheetField field; Str value, file, column; int row; } Mention;

/* What a cell means, by its text: each is thought about once, as the hours of a place stand in a file. */
typedef struct { bool known; int minutes; } ZoneSaid;

typedef struct {
	Arena  *arena;
	People *people;
	Intern *zones;
	struct { ZoneSaid *list; int n; } zone;                     /* by number - 1 */
	Intern *emails, *staff, *names;         /* folded text -> number */
	struct { int *list; int n; } by_email, by_staff, by_name;   /* number - 1 -> person, -1 none, -2 several */
	struct { Mention *list; int n; } mentions;
} Rows;

void rows_problem(Rows *r, SheetProblem problem);
int  rows_person(Rows *r, Str email, Str staff_id);     /* made when new; -1: neither is given */
void rows_name(Rows *r, int person);                    /* its name can be looked up from now on */
int  rows_look_up(Rows *r, Str who);                    /* -1 nobody, -2 several */
void rows_resolve(Rows *r);                             /* sheet_people.c: mentions into numbers */
void rows_lines(Rows *r);                               /* sheet_line.c: who stands above whom */

#endif
