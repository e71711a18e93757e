/* zone.c - time zones from TZif files, RFC 8536: the 64-bit table, then the rule
 * in the footer (a POSIX TZ string) for all later times. */
#include "base/io.h"
#include "base/time.h"

#include <string.h>

typedef struct { int offset; bool dst; Str abbr; } Kind;
/* When a rule changes: Mm.w.d (month, week 5 = last, day 0 Sunday) or a day of the year. */
typedef struct { char form; int month, week, day, seconds; } Turn;
typedef struct { bool known, has_dst; Kind std, dst; Turn start, end; } Rule;

struct Zone { int changes, kinds; const int64_t *at; const uint8_t *kind; Kind *types; Rule rule; };

/* ---- the footer ------------------------------------------------------------- */

static bool number(Str *s, int *n)
{
	size_t i = 0;
	*n = 0;
	for (; i < s->n && i < 4 && s->p[i] >= '0' && s->p[i] <= '9'; i++)
		*n = *n * 10 + (s->p[i] - '0');
	*s = (Str){ s->p + i, s->n - i };
	return i > 0;
}

static bool skip(Str *s, char c)
{
	if (!s->n || s->p[0] != c)
		return false;
	*s = (Str){ s->p + 1, s->n - 1 };
	return true;
}

/* [+-]hh[:mm[:ss]] */
static bool clock_time(Str *s, int *seconds)
{
	int sign = skip(s, '-') ? -1 : (skip(s, '+'), 1), h, m = 0, sec = 0;
	if (!number(s, &h) || (skip(s, ':') && (!number(s, &m) || (skip(s, ':') && !number(s, &sec)))))
		return false;
	*seconds = sign * (h * 3600 + m * 60 + sec);
	return h <= 167 && m < 60 && sec < 60;
}

/* In brackets digits and signs are letters too. */
static bool is_letter(char c, bool bracketed)
{
	return ((c | 32) >= 'a' && (c | 32) <= 'z') || (bracketed && ((c >= '0' && c <= '9') || c == '+' || c == '-'));
}

static bool zone_name(Str *s, Str *name)
{
	size_t i = 0;
	bool bracketed = skip(s, '<');
	while (i < s->n && is_letter(s->p[i], bracketed))
		i++;
	*name = (Str){ s->p, i };
	*s = (Str){ s->p + i, s->n - i };
	return i >= 3 && (!bracketed || skip(s, '>'));
}

static bool turn(Str *s, Turn *t)
{
	*t = (Turn){ .seconds = 7200 };
	if (skip(s, 'M')) {
		t->form = 'M';
		if (!number(s, &t->month) || !skip(s, '.') || !number(s, &t->week) || !skip(s, '.') || !number(s, &t->day))
			return false;
		if (t->month < 1 || t->month > 12 || t->week < 1 || t->week > 5 || t->day > 6)
			return false;
	} else {
		t->form = skip(s, 'J') ? 'J' : 'D';
		if (!number(s, &t->day) || t->day > 365)
			return false;
	}
	return !skip(s, '/') || clock_time(s, &t->seconds);
}

/* No place on earth is a day and more away from UTC. */
static bool is_near(int offset) { return offset >= -26 * 3600 && offset <= 26 * 3600; }

static bool footer(Str s, Rule *r)
{
	int west;
	if (!zone_name(&s, &r->std.abbr) || !clock_time(&s, &west) || !is_near(-west))
		return false;
	r->std.offset = -west;
	r->known = true;
	if (!s.n)
		return true;
	r->has_dst = r->dst.dst = true;
	r->dst.offset = r->std.offset + 3600;
	if (!zone_name(&s, &r->dst.abbr))
		return false;
	if (s.n && s.p[0] != ',') {
		if (!clock_time(&s, &west))
			return false;
		r->dst.offset = -west;
	}
	return is_near(r->dst.offset) && skip(&s, ',') && turn(&s, &r->start) && skip(&s, ',') && turn(&s, &r->end) && !s.n;
}

static Date turn_day(Turn t, int year)
{
	if (t.form == 'J') {                            /* 1..365, 29 February never counted */
		bool leap = date_days(date(year, 2, 28), date(year, 3, 1)) == 2;
		return date_add(date(year, 1, 1), t.day - 1 + (leap && t.day >= 60));
	}
	if (t.form == 'D')
		return date_add(date(year, 1, 1), t.day);
	Date first = date(year, t.month, 1);
	int  sunday_based = (date_weekday(first) + 1) % 7;
	Date d = date_add(first, (t.day - sunday_based + 7) % 7 + 7 * (t.week - 1));
	Date next = t.month == 12 ? date(year + 1, 1, 1) : date(year, t.month + 1, 1);
	return d.day >= next.day ? date_add(d, -7) : d;
}

static int64_t turn_instant(Turn t, int year, int offset_before)
{
	return (int64_t)turn_day(t, year).day * 86400 + t.seconds - offset_before;
}

static const Kind *by_rule(const Rule *r, int64_t seconds)
{
	if (!r->has_dst)
		return &r->std;
	int y, m, d;
	date_parts(instant_date((Instant){ SECONDS(seconds + r->std.offset) }), &y, &m, &d);
	int64_t start = turn_instant(r->start, y, r->std.offset), end = turn_instant(r->end, y, r->dst.offset);
	bool dst = start < end ? seconds >= start && seconds < end : seconds >= start || seconds < end;
	return dst ? &r->dst : &r->std;
}

/* ---- the table -------------------------------------------------------------- */

static int64_t big(const char *p, int bytes)
{
	uint64_t n = (unsigned char)p[0] & 0x80 ? ~0ull : 0;
	for (int i = 0; i < bytes; i++)
		n = n << 8 | (unsigned char)p[i];
	return (int64_t)n;
}

enum { HEADER = 44 };
typedef struct { int64_t isut, isstd, leap, times, types, chars; } Counts;

static bool counts(Str s, Counts *c)
{
	if (s.n < HEADER || memcmp(s.p, "TZif", 4))
		return false;
	*c = (Counts){ big(s.p + 20, 4), big(s.p + 24, 4), big(s.p + 28, 4), big(s.p + 32, 4), big(s.p + 36, 4), big(s.p + 40, 4) };
	int64_t most = 1 << 16;
	return c->isut >= 0 && c->isut < most && c->isstd >= 0 && c->isstd < most && c->leap >= 0 && c->leap < most
	    && c->times >= 0 && c->times < most && c->types > 0 && c->types < 256 && c->chars > 0 && c->chars < most;
}

static size_t body_size(Counts c, int time_size)
{
	return (size_t)(c.times * (time_size + 1) + c.types * 6 + c.chars + c.leap * (time_size + 4) + c.isstd + c.isut);
}

static bool types(Arena *a, Zone *z, const char *p, const char *chars, int64_t chars_n)
{
	z->types = NEW(a, Kind, z->kinds);
	for (int i = 0; i < z->kinds; i++, p += 6) {
		int at = (unsigned char)p[5];
		if (at >= chars_n)
			return false;
		Kind *k = &z->types[i];
		*k = (Kind){ (int)big(p, 4), p[4] != 0, { chars + at, strnlen(chars + at, (size_t)(chars_n - at)) } };
		for (size_t c = 0; c < k->abbr.n; c++)
			if (!is_letter(k->abbr.p[c], true))
				return false;
		if (!is_near(k->offset))
			return false;
	}
	return true;
}

static bool table(Arena *a, Zone *z, Str s, Counts c)
{
	int64_t *at = NEW(a, int64_t, (size_t)c.times + 1);
	for (int64_t i = 0; i < c.times; i++) {
		at[i] = big(s.p + 8 * i, 8);
		if (i && at[i] <= at[i - 1])
			return false;
	}
	z->at = at;
	z->kind = (const uint8_t *)s.p + 8 * c.times;
	z->changes = (int)c.times;
	z->kinds = (int)c.types;
	for (int i = 0; i < z->changes; i++)
		if (z->kind[i] >= z->kinds)
			return false;
	const char *after = (const char *)z->kind + c.times;
	return types(a, z, after, after + c.types * 6, c.chars);
}

const Zone *zone_read(Arena *a, Str given)
{
	Counts c;
	Str    s = str_copy(a, given);
	if (!counts(s, &c) || s.p[4] < '2')
		return NULL;
	size_t first = HEADER + body_size(c, 4);
	if (s.n < first)
		return NULL;
	s = (Str){ s.p + first, s.n - first };
	if (!counts(s, &c) || s.n < HEADER + body_size(c, 8))
		return NULL;
	Zone *z = NEW(a, Zone, 1);
	if (!table(a, z, (Str){ s.p + HEADER, s.n - HEADER }, c))
		return NULL;
	size_t used = HEADER + body_size(c, 8);
	Str    foot = { s.p + used, s.n - used };
	if (skip(&foot, '\n') && foot.n && foot.p[foot.n - 1] == '\n')
		foot.n--;
	if (foot.n && !footer(foot, &z->rule))
		return NULL;
	return z;
}

const Zone *zone_load(Arena *a, Str name)
{
	Str bytes, why;
	if (!name.n || name.n > 64 || name.p[0] == '/' || str_holds(name, S("..")))
		return NULL;
	for (size_t i = 0; i < name.n; i++)
		if (!((name.p[i] | 32) >= 'a' && (name.p[i] | 32) <= 'z') && !(name.p[i] >= '0' && name.p[i] <= '9')
		    && !strchr("/_+-", name.p[i]))
			return NULL;
	Str path = str_fmt(a, "/usr/share/zoneinfo/%.*s", STR(name));
	return io_read(a, path.p, 1 << 20, &bytes, &why) ? zone_read(a, bytes) : NULL;
}

/* ---- questions -------------------------------------------------------------- */

static const Kind *kind_at(const Zone *z, Instant t)
{
	int64_t rest = t.us % SECONDS(1), seconds = t.us / SECONDS(1) - (rest < 0);
	int low = 0, high = z->changes;                 /* first change after t */
	while (low < high) {
		int mid = (low + high) / 2;
		if (z->at[mid] <= seconds)
			low = mid + 1;
		else
			high = mid;
	}
	if (low == z->changes && z->rule.known)
		return by_rule(&z->rule, seconds);
	if (low)
		return &z->types[z->kind[low - 1]];
	return &z->types[0];
}

int  zone_offset(const Zone *z, Instant t) { return kind_at(z, t)->offset; }
bool zone_dst(const Zone *z, Instant t) { return kind_at(z, t)->dst; }
Str  zone_abbr(const Zone *z, Instant t) { return kind_at(z, t)->abbr; }
