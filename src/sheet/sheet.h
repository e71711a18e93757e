/* sheet.h - registration sheets, as people fill them in, into people.
 *
 *   SheetColumns c = sheet_columns(a, file);        what every column was taken for
 *   sheet_set(&c, i, FIELD_TOPICS);                 ... changed by whoever knows better
 *   People p = sheet_read(a, &c, 1);              rows into people, problems listed
 *
 * Several sheets may be read together: registrations, or mentors and mentees apart,
 * or a staff list that only says who manages whom.  Rows with the same e-mail
 * address are one person.  Nothing is thrown away silently: what was not understood
 * is a problem in the list, all of them at once.  O(size of the sheets + people
 * times the length of their line of managers). */
#ifndef SHEET_SHEET_H
#define SHEET_SHEET_H

#include "base/base.h"
#include "base/csv.h"

/* ---- columns ---------------------------------------------------------------- */

typedef enum {
	FIELD_NONE,             /* left alone */
	FIELD_EMAIL, FIELD_STAFF_ID, FIELD_NAME, FIELD_FIRST_NAME, FIELD_LAST_NAME, FIELD_PREFERRED_NAME, FIELD_PRONOUNS,
	FIELD_ROLE, FIELD_IS_MENTOR, FIELD_IS_MENTEE, FIELD_BOTH, FIELD_STATUS, FIELD_CONSENT,
	FIELD_TOPICS, FIELD_TOPICS_WANTED, FIELD_TOPICS_OFFERED, FIELD_GOALS, FIELD_BIOGRAPHY, FIELD_INTERESTS, FIELD_VALUES,
	FIELD_LANGUAGES, FIELD_ZONE, FIELD_CITY, FIELD_COUNTRY, FIELD_MODE, FIELD_SLOTS,
	FIELD_UNIT, FIELD_ORGANISATION, FIELD_UNIT_WISH, FIELD_PROFESSION, FIELD_TITLE, FIELD_GRADE, FIELD_YEARS,
	FIELD_IDENTITY, FIELD_IDENTITY_ASKED, FIELD_IDENTITY_WISH,
	FIELD_CAPACITY, FIELD_MENTORS_WANTED, FIELD_MANAGER, FIELD_AVOID, FIELD_PREFERRED, FIELD_HAD, FIELD_LEFT_OUT,
	FIELDS
} SheetField;

const char *sheet_field_name(SheetField f);     /* "topics-wanted": stable, for forms and settings */
const char *sheet_field_label(SheetField f);    /* "Topics wanted" */
bool        sheet_field_find(Str name, SheetField *f);  /* by name; "" and "none" are FIELD_NONE */
SheetField  sheet_field_guess(Arena *a, Str header);    /* from the words of a heading, in several languages */

/* Whom the rows of a file are about. */
typedef enum { SHEET_MIXED, SHEET_MENTORS, SHEET_MENTEES, SHEET_STAFF } SheetKind;
typedef struct { Str name, bytes; SheetKind kind; } SheetFile;          /* name: as shown in problems */

typedef struct {
	Str        header, sample;      /* sample: the first cell below that is not empty */
	SheetField field;
} SheetColumn;
typedef struct {
	SheetFile    file;
	Csv          csv;
	SheetColumn *list;
	int          n;
} SheetColumns;

SheetColumns sheet_columns(Arena *a, SheetFile file);
/* Of a sheet that we wrote ourselves: its headings are the fields' names, so none is guessed. */
SheetColumns sheet_columns_named(Arena *a, SheetFile file);
/* Takes column 'at' for another field.  A field that only one column can have is
 * taken from the column that had it. */
void         sheet_set(SheetColumns *c, int at, SheetField field);

/* ---- problems --------------------------------------------------------------- */

typedef enum { SHEET_REFUSES, SHEET_NOTES } SheetWeight;        /* cannot be used so; worth knowing */
typedef struct {
	SheetWeight weight;
	Str         file;
	int         row;                /* as the spreadsheet numbers it; 0: the sheet as a whole */
	Str         column, value;      /* "" where it is not about one */
	Str         says;               /* what, why, how to mend */
} SheetProblem;
typedef struct { SheetProblem *list; int n; int refuses; } SheetProblems;       /* refuses: how many of them do */

/* ---- people ----------------------------------------------------------------- */

typedef struct { int32_t *list; int n; } Ints;
enum { AS_MENTEE, AS_MENTOR, ROLES };

/* What somebody said in one role.  Texts are as written, trimmed. */
typedef struct {
	bool in;                        /* takes part in this role */
	int  number;                    /* mentees they could take, mentors they want; -1: not said */
	Strs topics;                    /* wanted or offered */
	Ints importance;                /* beside topics: 1 to 5, 3 where not said */
	Strs interests;
	Str  goals, biography, title;
} SheetRole;

typedef struct {
	Str       email, name, staff_id;
	Str       key;                  /* the address as compared; "" without one */
	SheetRole as[ROLES];
	bool      listed;               /* has a row; else known only as somebody's manager */
	bool      declined, left;       /* said no to being matched; no longer works here */
	Strs      languages, slots, values, identity, identity_asked;
	bool      identity_wish;        /* would like to be matched by identity_asked */
	Str       zone, city, country, mode, unit, organisation, unit_wish, profession, grade;
	int       years;                /* of experience; -1: not said */
	int       left_out;             /* how often nobody was found for this mentee before */
	bool      zone_known;
	int       zone_minutes;         /* east of UTC, standard time */
	/* Other people, by their number in the list; growing, none twice. */
	Ints      managers;             /* direct */
	Ints      line;                 /* everyone above, however far; in a circle oneself too */
	Ints      avoids, had;
	Ints      preferred;            /* best first */
	int       file, row;            /* where first met: which sheet, and its row in a spreadsheet */
} Person;

typedef struct {
	Person       *list;
	int           n;
	SheetProblems problems;
	int           mentors, mentees, both;   /* who take part; both: counted in each */
} People;

People sheet_read(Arena *a, const SheetColumns *sheets, int n);
/* By e-mail address, staff number or full name, whatever the case; -1: nobody, -2: several. */
int    sheet_find(Arena *a, const People *p, Str who);

#endif
