/* import_columns.c - a staff sheet in memory, and what each of its columns is taken for. */
#include "people/import_own.h"

static const SheetField fields[] = {
	FIELD_EMAIL, FIELD_STAFF_ID, FIELD_NAME, FIELD_FIRST_NAME, FIELD_LAST_NAME, FIELD_PREFERRED_NAME, FIELD_PRONOUNS, FIELD_UNIT, FIELD_ORGANISATION,
	FIELD_TITLE, FIELD_PROFESSION, FIELD_GRADE, FIELD_CITY, FIELD_COUNTRY, FIELD_ZONE, FIELD_MANAGER, FIELD_STATUS,
};

int import_fields(const SheetField **list)
{
	*list = fields;
	return (int)COUNT(fields);
}

static bool is_ours(SheetField f)
{
	for (size_t i = 0; i < COUNT(fields); i++)
		if (fields[i] == f)
			return true;
	return false;
}

/* What a sheet says of somebody's wishes and goals is theirs to say, so such columns are left out; so are cells
 * without a heading. */
static ColumnUse use_of(const SheetColumn *c)
{
	if (is_ours(c->field))
		return COLUMN_FIELD;
	return c->field == FIELD_NONE && c->header.n ? COLUMN_EXTRA : COLUMN_OUT;
}

static ImportJob *job_in(Arena *a, SheetFile file)
{
	ImportJob *j = NEW(a, ImportJob, 1);
	SheetFile mine = { str_copy(a, file.name), str_copy(a, file.bytes), SHEET_STAFF };
	*j = (ImportJob){ .arena = a, .sheet = sheet_columns(a, mine) };
	j->use = NEW(a, ColumnUse, j->sheet.n);
	for (int i = 0; i < j->sheet.n; i++) {
		j->use[i] = use_of(&j->sheet.list[i]);
		if (j->use[i] != COLUMN_FIELD)
			j->sheet.list[i].field = FIELD_NONE;
	}
	return j;
}

bool import_set(ImportJob *j, int column, Str meaning)
{
	SheetField f;
	bool extra = str_eq(meaning, S("extra")), out = str_eq(meaning, S("none"));
	if (column < 0 || column >= j->sheet.n || (!extra && !out && (!sheet_field_find(meaning, &f) || !is_ours(f))))
		return false;
	if (extra || out) {
		j->sheet.list[column].field = FIELD_NONE;
		j->use[column] = extra ? COLUMN_EXTRA : COLUMN_OUT;
		return true;
	}
	for (int i = 0; i < j->sheet.n; i++)
		if (i != column && j->sheet.list[i].field == f && f != FIELD_MANAGER)
			j->use[i] = COLUMN_OUT;
	sheet_set(&j->sheet, column, f);
	j->use[column] = COLUMN_FIELD;
	return true;
}

static void remember(ImportJob *j, const ImportColumns *kept)
{
	for (int i = 0; i < j->sheet.n; i++) {
		Str folded = utf8_fold(j->arena, j->sheet.list[i].header);
		for (int k = 0; k < kept->n; k++)
			if (str_eq(kept->list[k].header_fold, folded))
				import_set(j, i, kept->list[k].field);
	}
}

typedef struct { SheetFile file; const ImportColumns *kept; ImportJob *job; } Bringing;

static void bring(Arena *a, void *with)
{
	Bringing *b = with;
	b->job = job_in(a, b->file);
	if (b->kept)
		remember(b->job, b->kept);
}

ImportJob *import_new(SheetFile file, const ImportColumns *kept)
{
	Bringing b = { .file = file, .kept = kept };
	return arena_filled(bring, &b) ? b.job : NULL;
}

void import_drop(void *given)
{
	ImportJob *j = given;
	if (!j)
		return;
	arena_drop(j->made);
	arena_drop(j->arena);
}

Str import_meaning(const ImportJob *j, int column)
{
	ColumnUse use = j->use[column];
	return use == COLUMN_EXTRA ? S("extra") : use == COLUMN_OUT ? S("none") : str(sheet_field_name(j->sheet.list[column].field));
}

int import_column(const ImportJob *j, SheetField f)
{
	for (int i = 0; i < j->sheet.n; i++)
		if (j->use[i] == COLUMN_FIELD && j->sheet.list[i].field == f)
			return i;
	return -1;
}

Str import_unfit(Arena *a, Str name, Str bytes)
{
	if (!bytes.n)
		return str_fmt(a, "%.*s is empty; save the sheet once more and choose it again.", STR(name));
	if (str_starts(bytes, S("PK\x03\x04")) || str_starts(bytes, S("\xd0\xcf\x11\xe0")))
		return str_fmt(a, "%.*s is a workbook; in your spreadsheet program choose “Save as” and CSV, then bring that file.", STR(name));
	if (str_starts(bytes, S("%PDF")))
		return str_fmt(a, "%.*s is a PDF; bring the sheet it was made from, saved as CSV.", STR(name));
	if (csv_read(a, bytes).n < 2)
		return str_fmt(a, "%.*s has no rows below its headings; check that it is the right file.", STR(name));
	return S("");
}

typedef struct { ImportJob *job; Db *db; const ImportPlan *plan; } Looking;

static void look(Arena *a, void *with)
{
	Looking *l = with;
	l->plan = import_plan(a, l->db, l->job);
}

bool import_look(ImportJob *j, Db *db)
{
	Looking l = { .job = j, .db = db };
	Arena  *a = arena_filled(look, &l);
	if (!a)
		return false;
	arena_drop(j->made);
	j->made = a;
	j->plan = l.plan;
	return true;
}
