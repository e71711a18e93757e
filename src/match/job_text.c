/* job_text.c - what is kept of a job, and how it comes back.
 *
 * Settings are the lines of a rules file (docs/matching.md); before them stands one line
 * for each sheet and each column:
 *     #sheet 0 mixed
 *     #column 0 3 topics
 * Sheets are, one after another, "name\nlength\n" and so many bytes. */
#include "match/job.h"

static const char *const kinds[] = { "mixed", "mentors", "mentees", "staff" };
static const char *const lines[] = { "direct", "whole", "whole and same manager" };

Str job_settings_text(Arena *a, const Job *j)
{
	Buf out = buf_open(a);
	for (int i = 0; i < j->sheets; i++) {
		buf_fmt(&out, "#sheet %d %s\n", i, kinds[j->sheet[i].file.kind]);
		for (int c = 0; c < j->sheet[i].n; c++)
			buf_fmt(&out, "#column %d %d %s\n", i, c, sheet_field_name(j->sheet[i].list[c].field));
	}
	buf_fmt(&out, "[match]\ngoal = %s\nline = %s\nseed = %llu\n%.*s[weights]\n", match_goal(j->settings.goal)->name, lines[j->settings.pairing.line],
		(unsigned long long)j->settings.seed, STR(match_shape_lines(a, &j->settings)));
	for (int i = 0; i < FITS; i++)
		buf_fmt(&out, "%s = %d\n", fit_part((FitPart)i)->name, j->settings.fit.weight[i]);
	return buf_str(&out);
}

Str job_sheets_bytes(Arena *a, const Job *j)
{
	Buf out = buf_open(a);
	for (int i = 0; i < j->sheets; i++) {
		buf_fmt(&out, "%.*s\n%zu\n", STR(j->sheet[i].file.name), j->sheet[i].file.bytes.n);
		buf_add(&out, j->sheet[i].file.bytes);
	}
	return buf_str(&out);
}

static bool next_file(Str *rest, SheetFile *f)
{
	Str length;
	int64_t n;
	if (!str_cut(rest, '\n', &f->name) || !str_cut(rest, '\n', &length) || !rest->p || !str_int(length, &n) || (uint64_t)n > rest->n)
		return false;
	f->bytes = (Str){ rest->p, (size_t)n };
	*rest = (Str){ rest->p + n, rest->n - (size_t)n };
	return true;
}

static SheetKind kind_of(Str name)
{
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (str_eq(name, str(kinds[i])))
			return (SheetKind)i;
	return SHEET_MIXED;
}

/* "#sheet 0 mixed" or "#column 0 3 topics" */
static void apply(Str line, SheetKind kind[JOB_SHEETS], Job *j)
{
	Str        word, a, b;
	int64_t    sheet, column;
	SheetField field;
	str_cut(&line, ' ', &word);
	if (!str_cut(&line, ' ', &a) || !str_int(a, &sheet) || sheet >= JOB_SHEETS || !line.p)
		return;
	if (!j && str_eq(word, S("#sheet")))
		kind[sheet] = kind_of(line);
	if (j && str_eq(word, S("#column")) && str_cut(&line, ' ', &b) && str_int(b, &column) && line.p && sheet < j->sheets
	    && column < j->sheet[sheet].n && sheet_field_find(line, &field))
		j->sheet[sheet].list[column].field = field;
}

static void apply_all(Str text, SheetKind kind[JOB_SHEETS], Job *j)
{
	for (Str line; str_cut(&text, '\n', &line);)
		if (str_starts(line, S("#")))
			apply(line, kind, j);
}

typedef struct { Job *job; Str settings; SheetProblems problems; } Reading;

static void read_rules(void *with)
{
	Reading *r = with;
	match_rules_read(r->job->arena, S(""), r->settings, &r->job->settings, &r->problems);
}

Job *job_restore(Str settings, Str sheets)
{
	SheetFile file[JOB_SHEETS] = { 0 };
	SheetKind kind[JOB_SHEETS] = { SHEET_MIXED };
	int n = 0;
	apply_all(settings, kind, NULL);
	for (Str rest = sheets; rest.n; n++) {
		if (n == JOB_SHEETS || !next_file(&rest, &file[n]))
			return NULL;
		file[n].kind = kind[n];
	}
	Job *j = n ? job_new(file, n) : NULL;
	if (!j)
		return NULL;
	apply_all(settings, kind, j);
	Reading r = { .job = j, .settings = settings };
	if (!arena_try(j->arena, read_rules, &r) || r.problems.refuses) {
		job_drop(j);
		return NULL;
	}
	return j;
}
