/* sheet_out.c - see sheet_out.h; on libxlsxwriter.  The library wants a path: it gets one of a file in memory, since
 * what somebody downloads must not reach the disk here. */
#include "sheet/sheet_out.h"

#include "base/csv.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

enum { CELL_BYTES = 32000 };

SheetOut sheet_out(Arena *a, const char *title, const OutColumn *columns, int n)
{
	SheetOut o = { .arena = a, .title = title, .column = columns, .columns = n, .wanted = NEW(a, bool, n) };
	for (int i = 0; i < n; i++)
		o.wanted[i] = true;
	return o;
}

bool sheet_out_want(SheetOut *o, Strs names)
{
	bool known = true;
	for (int i = 0; i < o->columns && names.n; i++)
		o->wanted[i] = false;
	for (int k = 0; k < names.n; k++) {
		bool found = false;
		for (int i = 0; i < o->columns; i++)
			if (str_eq(o->column[i].name, names.list[k]))
				o->wanted[i] = found = true;
		known &= found;
	}
	return known;
}

bool sheet_out_wants(const SheetOut *o, Str name)
{
	for (int i = 0; i < o->columns; i++)
		if (str_eq(o->column[i].name, name))
			return o->wanted[i];
	return false;
}

void sheet_out_cell(SheetOut *o, Str cell) { *PUSH(o->arena, &o->cells) = cell; }

/* The next column that is wanted, from 'at' on; -1: none. */
static int next(const SheetOut *o, int at)
{
	while (at < o->columns && !o->wanted[at])
		at++;
	return at < o->columns ? at : -1;
}

Str sheet_out_csv(const SheetOut *o)
{
	Buf b = buf_open(o->arena);
	for (int c = next(o, 0); c >= 0; c = next(o, c + 1))
		csv_cell(&b, o->column[c].label, next(o, c + 1) < 0);
	for (int at = 0; at + o->columns <= o->cells.n; at += o->columns)
		for (int c = next(o, 0); c >= 0; c = next(o, c + 1))
			csv_cell(&b, o->cells.list[at + c], next(o, c + 1) < 0);
	return buf_str(&b);
}

/* ---- workbooks --------------------------------------------------------------------- */

static void fill_page(Arena *a, lxw_workbook *book, const SheetOut *o)
{
	lxw_worksheet  *sheet = workbook_add_worksheet(book, o->title);
	lxw_format     *bold = workbook_add_format(book);
	lxw_col_t       to = 0;
	format_set_bold(bold);
	for (int c = next(o, 0); c >= 0; c = next(o, c + 1), to++) {
		worksheet_write_string(sheet, 0, to, str_c(a, o->column[c].label), bold);
		worksheet_set_column(sheet, to, to, o->column[c].width, NULL);
		for (int row = 0; (row + 1) * o->columns <= o->cells.n; row++)
			worksheet_write_string(sheet, (lxw_row_t)row + 1, to, str_c(a, utf8_cut(o->cells.list[row * o->columns + c], CELL_BYTES)), NULL);
	}
	worksheet_freeze_panes(sheet, 1, 0);
}

static void fill_rows(Arena *a, lxw_workbook *book, const void *with)
{
	for (const SheetOut *o = with; o; o = o->then)
		fill_page(a, book, o);
}

static bool make(Arena *a, SheetFill *fill, const void *with, const char *path)
{
	bool in_memory = access("/dev/shm", W_OK) == 0;
	lxw_workbook_options options = { .constant_memory = LXW_FALSE, .tmpdir = in_memory ? "/dev/shm" : NULL, .use_zip64 = LXW_FALSE };
	lxw_workbook *book = workbook_new_opt(path, &options);
	if (!book)
		return false;
	jmp_buf out, *mine = arena_escape_now(a);
	if (setjmp(out)) {                      /* the arena ran out in the middle: the book must not leak */
		arena_escape(a, mine);
		workbook_close(book);
		arena_empty(a);
	}
	arena_escape(a, &out);
	fill(a, book, with);
	arena_escape(a, mine);
	return workbook_close(book) == LXW_NO_ERROR;
}

/* Reads the file in memory into the arena, unless the arena runs out: then the file is closed all the same. */
static bool slurp(Arena *a, int fd, Str *content)
{
	struct stat st;
	jmp_buf out, *mine = arena_escape_now(a);
	if (setjmp(out)) {
		arena_escape(a, mine);
		close(fd);
		arena_empty(a);
	}
	arena_escape(a, &out);
	bool read_all = false;
	if (fstat(fd, &st) == 0 && st.st_size > 0) {
		char *p = NEW(a, char, (size_t)st.st_size);
		read_all = pread(fd, p, (size_t)st.st_size, 0) == st.st_size;
		*content = (Str){ p, (size_t)st.st_size };
	}
	arena_escape(a, mine);
	return read_all;
}

bool sheet_book(Arena *a, SheetFill *fill, const void *with, Str *workbook)
{
	char path[40];
	int  fd = memfd_create("workbook", MFD_CLOEXEC);
	if (fd < 0)
		return false;
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	jmp_buf out, *mine = arena_escape_now(a);
	if (setjmp(out)) {
		arena_escape(a, mine);
		close(fd);
		arena_empty(a);
	}
	arena_escape(a, &out);
	bool made = make(a, fill, with, path);
	arena_escape(a, mine);
	made = made && slurp(a, fd, workbook);
	close(fd);
	return made;
}

bool sheet_out_xlsx(const SheetOut *o, Str *workbook) { return sheet_book(o->arena, fill_rows, o, workbook); }
