/* sheet_out.h - rows with chosen columns, as CSV or as a workbook.  For every list that people download: persons,
 * programmes, rounds, matches.
 *
 *     static const OutColumn columns[] = { { S("name"), S("Name"), 24 }, ... };
 *     SheetOut o = sheet_out(a, "People", columns, COUNT(columns));
 *     sheet_out_want(&o, form_all(rq, "column"));             only these, in the order of the table; none: all
 *     for each row: sheet_out_cell(&o, ..) once for every column, wanted or not
 *     Str csv = sheet_out_csv(&o);                            or sheet_out_xlsx(&o, &book)
 *
 * Cells are text: nothing a cell begins with is ever calculated by a spreadsheet program.  Nothing confidential belongs
 * into a sheet; whoever fills it sees to that. */
#ifndef SHEET_OUT_H
#define SHEET_OUT_H

#include "base/base.h"

typedef struct { Str name, label; int width; } OutColumn;       /* name: in forms and on the command line; width in letters */
typedef struct SheetOut {
	const struct SheetOut *then;    /* the next page of a workbook, or NULL; a CSV has one page alone */
	Arena           *arena;
	const char      *title;         /* of the workbook's page */
	const OutColumn *column;
	bool            *wanted;
	int              columns;
	struct { Str *list; int n; } cells;
} SheetOut;

SheetOut sheet_out(Arena *a, const char *title, const OutColumn *columns, int n);
bool     sheet_out_want(SheetOut *o, Strs names);       /* false: one of the names is no column; the others are wanted */
bool     sheet_out_wants(const SheetOut *o, Str name);
void     sheet_out_cell(SheetOut *o, Str cell);
Str      sheet_out_csv(const SheetOut *o);
bool     sheet_out_xlsx(const SheetOut *o, Str *workbook);     /* false: no memory for it just now */

#define SHEET_CSV_TYPE  "text/csv; charset=utf-8"
#define SHEET_XLSX_TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

/* A workbook of other shape: 'fill' writes its pages; nothing of it reaches the disk. */
struct lxw_workbook;
typedef void SheetFill(Arena *a, struct lxw_workbook *book, const void *with);
bool     sheet_book(Arena *a, SheetFill *fill, const void *with, Str *workbook);

#endif
