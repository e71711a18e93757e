/* match_rules.c - the rules file: what a programme sets for itself. */
#include "match/match.h"

#include <ini.h>
#include <string.h>

/* inih owns its line buffer, so nothing here may leave by the arena's escape while
 * it runs: all room is taken before, and the entries are judged afterwards. */
typedef struct { Str section, key, value; int line; } Entry;
typedef struct {
	const char *p, *end;
	int   line;
	char *pool;
	Entry *entry;
	int   n;
	int  *strange, strange_n;       /* lines that are neither key nor section */
} Source;

typedef struct { Arena *arena; Str file; MatchSettings *s; SheetProblems *problems; } Reading;

static void no(Reading *r, int line, Str key, Str value, Str says)
{
	*PUSH(r->arena, r->problems) = (SheetProblem){ .weight = SHEET_REFUSES, .file = r->file, .row = line, .column = key, .value = value, .says = says };
	r->problems->refuses++;
}

static bool is_entry(Str line)
{
	return !line.n || line.p[0] == ';' || line.p[0] == '#' || (line.p[0] == '[' && memchr(line.p, ']', line.n))
	    || memchr(line.p, '=', line.n) || memchr(line.p, ':', line.n);
}

/* Hands inih the next line; one it could not read becomes an empty one. */
static char *next_line(char *to, int room, void *with)
{
	Source *s = with;
	if (s->p >= s->end)
		return NULL;
	const char *stop = memchr(s->p, '\n', (size_t)(s->end - s->p));
	Str line = { s->p, (size_t)((stop ? stop : s->end) - s->p) };
	s->p += line.n + (stop != NULL);
	s->line++;
	bool fits = line.n + 2 < (size_t)room;
	if (!fits || !is_entry(str_trim(line))) {
		s->strange[s->strange_n++] = s->line;
		line.n = 0;
	}
	memcpy(to, line.p, line.n);
	memcpy(to + line.n, "\n", 2);
	return to;
}

static Str pooled(Source *s, const char *text)
{
	size_t n = strlen(text);
	memcpy(s->pool, text, n + 1);
	s->pool += n + 1;
	return (Str){ s->pool - n - 1, n };
}

static int take_entry(void *with, const char *section, const char *key, const char *value)
{
	Source *s = with;
	s->entry[s->n++] = (Entry){ pooled(s, section), pooled(s, key), pooled(s, value), s->line };
	return 1;
}

/* ---- what each key means --------------------------------------------------------- */

static bool choose(Reading *r, const Entry *e, const char *names, int *chosen)
{
	int i = 0;
	Str value = utf8_fold(r->arena, e->value);
	for (Str rest = str(names), one; str_cut(&rest, '|', &one); i++)
		if (str_eq(one, value)) {
			*chosen = i;
			return true;
		}
	no(r, e->line, e->key, e->value, str_fmt(r->arena, "This is none of the choices; write one of: %s.", names));
	return false;
}

static bool whole(Reading *r, const Entry *e, int64_t most, int64_t *n)
{
	if (str_int(e->value, n) && *n <= most)
		return true;
	no(r, e->line, e->key, e->value, str_fmt(r->arena, "This should be a whole number from 0 to %lld.", (long long)most));
	return false;
}

static void weight(Reading *r, const Entry *e)
{
	int64_t n;
	for (int i = 0; i < FITS; i++)
		if (str_eq(e->key, str(fit_part((FitPart)i)->name))) {
			if (whole(r, e, 1000, &n))
				r->s->fit.weight[i] = (int)n;
			return;
		}
	no(r, e->line, e->key, e->value, S("No part of a fit is called this; `mentord rules` lists their names."));
}

static void grades(Reading *r, const Entry *e)
{
	for (Str rest = e->value, one; str_cut(&rest, ',', &one);)
		if (str_trim(one).n)
			*PUSH(r->arena, &r->s->grades) = str_trim(one);
}

static void goal(Reading *r, const Entry *e)
{
	Buf names = buf_open(r->arena);
	int i;
	for (int k = 0; k < MATCH_GOALS; k++)
		buf_fmt(&names, "%s%s", k ? "|" : "", match_goal((MatchGoal)k)->name);
	if (choose(r, e, str_c(r->arena, buf_str(&names)), &i))
		r->s->goal = (MatchGoal)i;
}

/* "group size" is "group-size". */
static bool is_key(const Entry *e, const char *name)
{
	bool same = e->key.n == strlen(name);
	for (size_t i = 0; same && i < e->key.n; i++)
		same = e->key.p[i] == name[i] || (e->key.p[i] == ' ' && name[i] == '-');
	return same;
}

static bool shape_setting(Reading *r, const Entry *e)
{
	int64_t n;
	int     i;
	if (is_key(e, "shape")) {
		if (choose(r, e, "pairs|groups|peers", &i))
			r->s->shape = (MatchShape)i;
	} else if (is_key(e, "group-size")) {
		if (!match_group_size_read(e->value, r->s))
			no(r, e->line, e->key, e->value, str_fmt(r->arena, "Write a size or two, such as 4 or 4-5, from 2 to %d.", GROUP_MOST));
	} else if (is_key(e, "mentors-per-group")) {
		if (str_int(e->value, &n) && n >= 1 && n <= LEADERS_MOST)
			r->s->leaders = (int)n;
		else
			no(r, e->line, e->key, e->value, S("A group has one mentor or two; write 1 or 2."));
	} else if (is_key(e, "same-stage")) {
		if (choose(r, e, "no|yes", &i))
			r->s->pairing.same_stage = i;
	} else {
		return false;
	}
	return true;
}

static void setting(Reading *r, const Entry *e)
{
	int64_t n;
	int i;
	if (shape_setting(r, e))
		return;
	if (str_eq(e->key, S("goal"))) {
		goal(r, e);
	} else if (str_eq(e->key, S("line"))) {
		if (choose(r, e, "direct|whole|whole and same manager", &i))
			r->s->pairing.line = (LineDepth)i;
	} else if (str_eq(e->key, S("mentor-further-on"))) {
		if (choose(r, e, "no|yes", &i))
			r->s->pairing.mentor_stage = i ? SENIORITY_LATER : SENIORITY_ANY;
	} else if (str_eq(e->key, S("mentor-stage"))) {
		if (choose(r, e, "any|later|earlier|same", &i))
			r->s->pairing.mentor_stage = (Seniority)i;
	} else if (str_eq(e->key, S("mentor-from-another-unit"))) {
		if (choose(r, e, "no|yes", &i))
			r->s->pairing.other_unit = i;
	} else if (str_eq(e->key, S("stage"))) {
		if (choose(r, e, "any|near|ahead", &i))
			r->s->fit.stage = (StageWish)i;
	} else if (str_eq(e->key, S("unit"))) {
		if (choose(r, e, "any|inside|outside", &i))
			r->s->fit.unit = (UnitWish)i;
	} else if (str_eq(e->key, S("mentees-each"))) {
		if (whole(r, e, 100, &n))
			r->s->mentees_each = (int)n;
	} else if (str_eq(e->key, S("mentors-each"))) {
		if (whole(r, e, 20, &n))
			r->s->mentors_each = (int)n;
	} else if (str_eq(e->key, S("seed"))) {
		if (whole(r, e, INT64_MAX, &n))
			r->s->seed = (uint64_t)n;
	} else if (str_eq(e->key, S("grades"))) {
		grades(r, e);
	} else {
		no(r, e->line, e->key, e->value, S("There is no setting of this name; docs/matching.md lists them."));
	}
}

static void pair(Reading *r, const Entry *e, MatchNames *to)
{
	if (!e->key.n || !e->value.n)
		no(r, e->line, e->key, e->value, S("A pair is written as mentor = mentee, both by e-mail address."));
	else
		*PUSH(r->arena, to) = (MatchNamed){ .mentor = e->key, .mentee = e->value, .line = e->line };
}

static void judge(Reading *r, const Entry *e)
{
	if (str_eq(e->section, S("weights")))
		weight(r, e);
	else if (str_eq(e->section, S("match")))
		setting(r, e);
	else if (str_eq(e->section, S("must")))
		pair(r, e, &r->s->must);
	else if (str_eq(e->section, S("may not")))
		pair(r, e, &r->s->may_not);
	else if (str_eq(e->section, S("together")))
		pair(r, e, &r->s->together);
	else if (str_eq(e->section, S("keep")))
		pair(r, e, &r->s->keep);
	else
		no(r, e->line, e->key, e->value, str_fmt(r->arena, "There is no section [%.*s]; the sections are [weights], [match], [must], [may not], [together] and [keep].",
		   STR(e->section)));
}

void match_rules_read(Arena *a, Str file, Str text, MatchSettings *s, SheetProblems *problems)
{
	size_t lines = 2;
	for (size_t i = 0; i < text.n; i++)
		lines += text.p[i] == '\n';
	Source src = { .p = text.p, .end = text.p + text.n, .pool = NEW(a, char, text.n + 400 * lines),
	               .entry = NEW(a, Entry, lines), .strange = NEW(a, int, lines) };
	Reading r = { .arena = a, .file = file, .s = s, .problems = problems };
	s->file = file;
	int bad = memchr(text.n ? text.p : "", 0, text.n) ? 1 : ini_parse_stream(next_line, &src, take_entry, &src);
	for (int i = 0; i < src.strange_n; i++)
		no(&r, src.strange[i], S(""), S(""), S("This line is neither a [section] nor written as key = value, or it is too long."));
	if (bad)
		no(&r, bad > 0 ? bad : 0, S(""), S(""), S("The rules cannot be read from here on; write [section] and key = value lines."));
	for (int i = 0; i < src.n; i++)
		judge(&r, &src.entry[i]);
}
