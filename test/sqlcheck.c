/* sqlcheck.c - every SQL literal of the stores, and every column of the schema.
 *
 *   sqlcheck schema SCHEMA.sql ...          each column has class, retention and erasure beside it
 *   sqlcheck prepare SCHEMA.sql ... -- STORE.c ...
 *       prepares each literal on SQLite; prints them as PREPARE statements for PostgreSQL */
#include "base/io.h"
#include "test/check.h"

#include <ctype.h>
#include <sqlite3.h>
#include <string.h>

static int bad, seen;

static void complain(const char *file, int line, const char *what, Str about)
{
	fprintf(stderr, "%s:%d: %s: %.*s\n", file, line, what, STR(about));
	bad++;
}

static Str slurp(Arena *a, const char *path)
{
	Str text, why;
	if (!io_read(a, path, 1 << 24, &text, &why))
		die("cannot read %s", path);
	return text;
}

/* ---- the schema's words beside its columns ------------------------------------------ */

static bool is_span(Str s)
{
	return str_eq(s, S("keep")) || str_eq(s, S("account")) || str_eq(s, S("1y-after-end"))
	    || (s.n > 1 && isdigit((unsigned char)s.p[0]) && strchr("dy", s.p[s.n - 1]));
}

static bool is_annotated(Str line)
{
	Str rest = line, klass, span, erasure;
	const char *at = memmem(line.p, line.n, "-- ", 3);
	if (!at)
		return false;
	rest = (Str){ at + 3, line.n - (size_t)(at + 3 - line.p) };
	if (!str_cut(&rest, ' ', &klass) || !str_cut(&rest, ' ', &span) || !str_cut(&rest, ' ', &erasure))
		return false;
	bool known = klass.n == 2 && klass.p[0] == 'C' && klass.p[1] >= '0' && klass.p[1] <= '5';
	bool erased = str_eq(erasure, S("delete")) || str_eq(erasure, S("null")) || str_eq(erasure, S("anonymise")) || str_eq(erasure, S("keep"));
	return known && is_span(span) && erased;
}

static bool is_column(Str line)
{
	static const char *const not_columns[] = { "PRIMARY", "UNIQUE", "CHECK", "FOREIGN", "--", ")" };
	line = str_trim(line);
	for (size_t i = 0; i < COUNT(not_columns); i++)
		if (!line.n || str_starts(line, str(not_columns[i])))
			return false;
	return true;
}

static void check_schema(Arena *a, const char *path)
{
	bool inside = false;
	int  n = 0;
	for (Str rest = slurp(a, path), line; str_cut(&rest, '\n', &line);) {
		n++;
		if (str_starts(line, S("CREATE TABLE")))
			inside = true;
		else if (inside && str_starts(line, S(")"))) {
			inside = false;
			if (!str_holds(line, S("STRICT")))
				complain(path, n, "a table must be STRICT", line);
		} else if (inside && is_column(line) && ++seen && !is_annotated(line))
			complain(path, n, "this column does not say its class, retention and erasure", line);
	}
}

/* ---- the literals -------------------------------------------------------------------- */

/* Reads one C string literal at p (on its first quote), appends its text; returns what follows. */
static const char *literal(const char *p, Buf *out)
{
	for (p++; *p && *p != '"'; p++) {
		if (*p == '\\' && p[1]) {
			p++;
			buf_char(out, *p == 'n' ? '\n' : *p == 't' ? '\t' : *p);
		} else
			buf_char(out, *p);
	}
	return *p ? p + 1 : p;
}

static const char *skip_space(const char *p)
{
	while (isspace((unsigned char)*p))
		p++;
	return p;
}

static bool is_sql(Str s)
{
	return str_starts(s, S("SELECT ")) || str_starts(s, S("INSERT ")) || str_starts(s, S("UPDATE ")) || str_starts(s, S("DELETE "))
	    || str_starts(s, S("WITH "));
}

/* A table with an "id" must be given one by every INSERT: SQLite would invent it. */
static void check_insert(sqlite3 *db, const char *path, int line, Str sql)
{
	Str rest = sql, head;
	char table[64], columns[512], pragma[128];
	if (!str_starts(sql, S("INSERT ")) || sscanf(sql.p, "INSERT INTO %63[a-z_] (%511[^)])", table, columns) != 2)
		return;
	(void)rest, (void)head;
	snprintf(pragma, sizeof pragma, "SELECT 1 FROM pragma_table_info('%s') WHERE name = 'id'", table);
	sqlite3_stmt *st = NULL;
	if (sqlite3_prepare_v2(db, pragma, -1, &st, NULL) == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW
	    && strncmp(columns, "id,", 3) && strcmp(columns, "id"))
		complain(path, line, "an INSERT must name the id", sql);
	sqlite3_finalize(st);
}

static void one(sqlite3 *db, const char *path, int line, Str sql)
{
	sqlite3_stmt *st = NULL;
	seen++;
	if (sqlite3_prepare_v2(db, sql.p, -1, &st, NULL) != SQLITE_OK)
		complain(path, line, sqlite3_errmsg(db), sql);
	sqlite3_finalize(st);
	check_insert(db, path, line, sql);
	printf("\\echo %s:%d\nPREPARE s%d AS %.*s;\n", path, line, seen, STR(sql));
}

static void check_store(Arena *a, sqlite3 *db, const char *path)
{
	int line = 1;
	for (const char *p = slurp(a, path).p; *p;) {
		if (*p == '\'' && p[1] && p[2] == '\'') {
			p += 3;
		} else if (p[0] == '/' && p[1] == '*') {
			for (p += 2; *p && !(p[0] == '*' && p[1] == '/'); p++)
				line += *p == '\n';
		} else if (*p == '"') {
			Buf text = buf_open(a);
			int at = line;
			while (*p == '"') {
				p = literal(p, &text);
				for (const char *q = p; isspace((unsigned char)*q); q++)
					line += *q == '\n';
				p = skip_space(p);
			}
			buf_char(&text, 0);
			text.n--;
			if (is_sql(buf_str(&text)))
				one(db, path, at, buf_str(&text));
		} else
			line += *p++ == '\n';
	}
}

static int prepare_all(Arena *a, int argc, char **argv)
{
	sqlite3 *db;
	int i = 2;
	if (sqlite3_open(":memory:", &db) != SQLITE_OK)
		die("no SQLite");
	for (; i < argc && strcmp(argv[i], "--"); i++)
		if (sqlite3_exec(db, slurp(a, argv[i]).p, NULL, NULL, NULL) != SQLITE_OK)
			complain(argv[i], 0, sqlite3_errmsg(db), S(""));
	for (i++; i < argc; i++)
		check_store(a, db, argv[i]);
	sqlite3_close(db);
	return 0;
}

int main(int argc, char **argv)
{
	Arena *a = arena_open();
	if (argc > 2 && !strcmp(argv[1], "schema"))
		for (int i = 2; i < argc; i++)
			check_schema(a, argv[i]);
	else if (argc > 2)
		prepare_all(a, argc, argv);
	arena_drop(a);
	fprintf(stderr, "%d seen, %d wrong\n", seen, bad);
	return bad || !seen;
}
