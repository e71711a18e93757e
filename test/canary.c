/* canary.c FOLDER - what people say in confidence, in words that stand nowhere else.  Through the real forms into every
 * sealed column; then rounds are run, published and answered, sheets kept, letters written.  Nobody else's page, sheet
 * or letter holds them, nor what the program said; the data file as it lies is left in FOLDER for test/canary.sh. */
#include "test/browser.h"
#include "test/check.h"

#include "match/round.h"
#include "programme/programme.h"
#include "web/desk.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

/* "canary-ana-goals-qx": whose, what.  Of these, 'shared' is for whoever they are paired with, on one page. */
static const char *const names[] = { "ana", "ben", "eva", "kim", "lou", "mia" };
enum { PEOPLE = COUNT(names) };
static int passed, failed, looked, own_seen, shared_seen;
/* Who has begun and not said yes, has left again, was refused: no page of a programme or a round names them. */
static const char *const without_consent[] = { "Zdora", "Zwill", "Zrita" };

typedef struct { Browser b; int64_t programme, round; struct { int64_t *list; int n; } ids; Strs slugs; } House;

static bool check(bool good, const char *what, Str about)
{
	*(good ? &passed : &failed) += 1;
	if (!good)
		fprintf(stdout, "FAIL %s: %.*s\n", what, STR(about));
	return good;
}

static Str email(Arena *a, const char *who) { return str_fmt(a, "%s@x.org", who); }

/* ---- what a reply holds, also when it is packed ------------------------------------------------------ */

static void unpack(Buf *out, Str zip)
{
	static char room[1 << 20];
	for (size_t i = 0; i + 30 < zip.n; i++) {
		const unsigned char *p = (const unsigned char *)zip.p + i;
		if (memcmp(p, "PK\3\4", 4))
			continue;
		size_t at = i + 30 + (size_t)(p[26] | p[27] << 8) + (size_t)(p[28] | p[29] << 8);
		z_stream z = { .next_in = (Bytef *)(uintptr_t)(zip.p + at), .avail_in = (uInt)(at < zip.n ? zip.n - at : 0), .next_out = (Bytef *)room, .avail_out = sizeof room };
		inflateInit2(&z, -15);
		inflate(&z, Z_SYNC_FLUSH);
		buf_add(out, (Str){ room, sizeof room - z.avail_out });
		inflateEnd(&z);
	}
}

static Str plain(Arena *a, Str body)
{
	Buf b = buf_open(a);
	buf_add(&b, body);
	if (str_starts(body, S("PK")))
		unpack(&b, body);
	return buf_str(&b);
}

/* A canary of anybody but 'mine', or of what 'shared' does not allow; "" where there is none. */
static Str stray(Str text, const char *mine, bool shared)
{
	for (const char *p = text.p, *end = text.p + text.n; p && (p = memmem(p, (size_t)(end - p), "canary-", 7)); p += 7) {
		Str found = { p, (size_t)(end - p < 30 ? end - p : 30) }, rest = { p + 7, (size_t)(end - p - 7) }, whose, what;
		str_cut(&rest, '-', &whose);
		str_cut(&rest, '-', &what);
		bool may = shared && (str_eq(what, S("goals")) || str_eq(what, S("purpose")) || str_eq(what, S("values")));
		if (!str_eq(whose, str(mine)) && !may)
			return found;
	}
	return S("");
}

/* ---- through the forms ----------------------------------------------------------------------------------- */

static Str said(Arena *a, const char *who, const char *form)
{
	Buf b = buf_open(a);
	for (const char *p = form; *p; p++)
		if (*p == '@')
			buf_fmt(&b, "canary-%s-", who);
		else
			buf_char(&b, *p == '%' ? '@' : *p);     /* @ stands for a canary */
	return buf_str(&b);
}

static void send(House *h, const char *part, const char *form, Str fields)
{
	browser_post(&h->b, str_fmt(h->b.arena, "/%s/%lld/%s", part, (long long)h->programme, form), fields);
	check(h->b.last.status == 303, "a form is taken", str_fmt(h->b.arena, "%s %d", form, h->b.last.status));
}

static void join(House *h, const char *who, const char *role)
{
	Arena *a = h->b.arena;
	browser_account(&h->b, S("member"), str(who), email(a, who));
	browser_as(&h->b, email(a, who));
	send(h, "join", "ready", said(a, who, "ready=topic&reflect=@reflect-qx"));
	send(h, "join", "wishes", said(a, who, "preferred=@preferred-qx&avoid=@avoid-qx&identity=@identity-qx&identity_wanted=@identity-qx&identity_used=1"));
	send(h, "join", "about", said(a, who, "goals=@goals-qx&purpose=@purpose-qx&values=@values-qx"));
	send(h, "join", "quick", str_fmt(a, "role=%s&seeks=101&offers=101&seeks=102&offers=102&consent=1&conduct=1&commits=1", role));
	browser_upload(&h->b, S("/match"), S(""), S("sheet"), S("own.csv"), said(a, who, "Email,Name,Role,Topics,Goals\nx%y.org,@sheet-qx,Mentee,Law,@sheet-qx\nz%y.org,Zed,Mentor,Law,\n"));
	check(h->b.last.status == 303, "a sheet is laid", h->b.last.body);
	browser_post(&h->b, h->b.last.location, S(""));
	check(h->b.last.status == 303, "a sheet is matched", h->b.last.body);
	browser_post(&h->b, str_fmt(a, "%.*s/keep", STR(h->b.last.location)), said(a, who, "title=@title-qx"));
	check(h->b.last.status == 303, "a sheet is kept", h->b.last.body);
}

static bool approval(Db *db, void *on)
{
	return db_script(db, on ? "UPDATE programme SET approval = 1" : "UPDATE programme SET approval = 0"), db_ok(db);
}

static int64_t number(House *h, const char *sql);

static void nearly_join(House *h)
{
	Arena *a = h->b.arena;
	for (size_t i = 0; i < COUNT(without_consent); i++)
		browser_account(&h->b, S("member"), str_fmt(a, "%s Nobody", without_consent[i]), email(a, without_consent[i]));
	browser_as(&h->b, email(a, "Zdora"));
	send(h, "join", "role", S("role=mentee"));
	send(h, "join", "topics", S("seeks=101"));
	browser_as(&h->b, email(a, "Zwill"));
	send(h, "join", "quick", S("role=both&seeks=101&offers=101&consent=1&conduct=1&commits=1"));
	send(h, "join", "withdraw", S(""));
	db_write(h->b.file, approval, h);
	browser_as(&h->b, email(a, "Zrita"));
	send(h, "join", "quick", S("role=mentor&offers=101&consent=1&conduct=1&commits=1"));
	db_write(h->b.file, approval, NULL);
	browser_as(&h->b, S("cor@x.org"));
	send(h, "programmes", "refuse", str_fmt(a, "enrolment=%lld", (long long)number(h, "SELECT id FROM enrolment WHERE state = 'applied'")));
	check(number(h, "SELECT count(*) FROM enrolment WHERE ended IS NULL") == PEOPLE + 1, "who takes part", S("of those with a yes"));
}

static int64_t number(House *h, const char *sql)
{
	Db *db = db_reader(h->b.file);
	int64_t n = db_number(db_ask(db, h->b.arena, sql));
	db_reader_back(db);
	return n;
}

static void run_and_publish(House *h)
{
	Arena *a = h->b.arena;
	browser_as(&h->b, S("cor@x.org"));
	send(h, "programmes", "rounds", S(""));
	h->round = number(h, "SELECT max(id) FROM round");
	browser_post(&h->b, str_fmt(a, "/rounds/%lld/run", (long long)h->round), S("least=no"));
	browser_post(&h->b, str_fmt(a, "/rounds/%lld/publish", (long long)h->round), str_fmt(a, "version=%lld&which=all", (long long)number(h, "SELECT max(version) FROM round")));
	check(h->b.last.status == 303 && number(h, "SELECT count(*) FROM mentorship") > 1, "the round is published", h->b.last.location);
	browser_as(&h->b, email(a, "kim"));
	int64_t own = number(h, "SELECT m.mentorship FROM member m JOIN person p ON p.id = m.person WHERE p.email = 'kim@x.org'");
	browser_post(&h->b, str_fmt(a, "/mentorships/%lld/answer", (long long)own), S("answer=yes"));
}

/* ---- everything that anybody can open --------------------------------------------------------------------- */

static void gather(House *h)
{
	static const char *const selects[] = { "SELECT id FROM programme", "SELECT id FROM round", "SELECT id FROM run", "SELECT id FROM mentorship", "SELECT id FROM person",
		"SELECT id FROM outbox", "SELECT id FROM kept_run", "SELECT id FROM account", "SELECT id FROM proposal" };
	Db *db = db_reader(h->b.file);
	for (size_t i = 0; i < COUNT(selects); i++)
		for (Rows *r = db_ask(db, h->b.arena, selects[i]); db_next(r);)
			*PUSH(h->b.arena, &h->ids) = db_int(r, 0);
	for (Rows *r = db_ask(db, h->b.arena, "SELECT slug FROM programme"); db_next(r);)
		*PUSH(h->b.arena, &h->slugs) = db_text(r, 0);
	db_reader_back(db);
}

/* Where coordinators find all whom the organisation knows, and what was written to them. */
static bool of_everybody(const Route *r)
{
	static const char *const all[] = { "/people", "/accounts", "/letters", "/programmes/:id/invite", "/units", "/import" };
	for (size_t i = 0; i < COUNT(all); i++)
		if (!strncmp(r->path, all[i], strlen(all[i])))
			return true;
	return false;
}

static void open_one(House *h, const char *who, const Route *r, Str path)
{
	Arena *mine = h->b.arena, *own = arena_open();
	h->b.arena = own;
	browser_get(&h->b, path);
	if (h->b.last.status == 200) {
		looked++;
		own_seen += *who && str_holds(h->b.last.body, str_fmt(own, "canary-%s-", who));
		shared_seen += *who && stray(h->b.last.body, who, false).n;
		for (size_t i = 0; i < COUNT(without_consent) && !of_everybody(r); i++)
			check(!str_holds(plain(own, h->b.last.body), str(without_consent[i])), without_consent[i], path);
		Str found = stray(plain(own, h->b.last.body), who, strstr(r->path, "/mentorships/"));
		check(!found.n, who, str_fmt(own, "%.*s shows %.*s", STR(path), STR(found)));
	}
	arena_drop(own);
	h->b.arena = mine;
	h->b.last = (Reply){ 0 };
}

static void open_all(House *h, const char *who)
{
	Arena *a = h->b.arena;
	browser_as(&h->b, *who ? email(a, who) : S(""));
	for (int i = 0; i < h->b.web.routes_n; i++) {
		const Route *r = &h->b.web.routes[i];
		const char *hole = strchr(r->path, ':'), *rest = hole ? strchr(hole, '/') : NULL;
		if (r->method != GET)
			continue;
		if (!hole)
			open_one(h, who, r, str(r->path));
		for (int k = 0; hole && !strncmp(hole, ":id", 3) && k < h->ids.n; k++) {
			Str path = str_fmt(a, "%.*s%lld%s", (int)(hole - r->path), r->path, (long long)h->ids.list[k], rest ? rest : "");
			open_one(h, who, r, path);
			if (strstr(r->path, "/why"))
				for (int m = 0; m < PEOPLE * PEOPLE; m++)
					open_one(h, who, r, str_fmt(a, "%.*s?mentee=%s&mentor=%s", STR(path), names[m % PEOPLE], names[m / PEOPLE]));
		}
		for (int k = 0; hole && !strcmp(hole, ":name") && k < h->slugs.n; k++)
			open_one(h, who, r, str_fmt(a, "%.*s%.*s", (int)(hole - r->path), r->path, STR(h->slugs.list[k])));
	}
}

static void letters(House *h)
{
	Db *db = db_reader(h->b.file);
	int n = 0;
	for (Rows *r = db_ask(db, h->b.arena, "SELECT subject, body, html, name, address, kind FROM outbox"); db_next(r); n++)
		for (int c = 0; c < 6; c++)
			check(!stray(db_text(r, c), "", false).n, "a letter", db_text(r, 5));
	db_reader_back(db);
	check(n >= PEOPLE, "letters", str_fmt(h->b.arena, "%d", n));
}

/* ---- named, and none the wiser ------------------------------------------------------------------------------ */

static void add_unmarked(Buf *out, Str body)
{
	for (size_t i = 0, hex = 0; i < body.n; i += hex ? hex : 1) {
		for (hex = 0; i + hex < body.n && strchr("0123456789abcdef", body.p[i + hex]) && body.p[i + hex]; hex++) {}
		if (hex < 32)
			buf_add(out, (Str){ body.p + i, hex ? hex : 1 });
	}
}

/* All that somebody sees, without the marks that every form has anew. */
static Str everything(House *h, const char *who)
{
	Arena *a = h->b.arena;
	Buf all = buf_open(a);
	browser_as(&h->b, email(a, who));
	for (int i = 0; i < h->b.web.routes_n; i++) {
		const Route *r = &h->b.web.routes[i];
		const char *hole = strchr(r->path, ':'), *rest = hole ? strchr(hole, '/') : NULL;
		bool packed = strstr(r->path, ".xlsx");
		if (r->method != GET || packed || strstr(r->path, "/me") || (hole && strncmp(hole, ":id", 3)))
			continue;
		int64_t id = strstr(r->path, "/rounds/") ? h->round : h->programme;
		browser_get(&h->b, hole ? str_fmt(a, "%.*s%lld%s", (int)(hole - r->path), r->path, (long long)id, rest ? rest : "") : str(r->path));
		buf_fmt(&all, "\n%s %d\n", r->path, h->b.last.status);
		add_unmarked(&all, h->b.last.body);
	}
	return buf_str(&all);
}

static void none_the_wiser(House *h)
{
	static const char *const ways[] = { "lou@x.org", "nobody@at.all", "ana@x.org", "Lou" };
	Arena *a = h->b.arena;
	Str lou = everything(h, "lou"), cor = everything(h, "cor"), first = S("");
	for (size_t i = 0; i < COUNT(ways); i++) {
		browser_as(&h->b, email(a, "ana"));
		browser_post(&h->b, str_fmt(a, "/join/%lld/wishes", (long long)h->programme), str_fmt(a, "avoid=%s", ways[i]));
		Str answer = str_fmt(a, "%d %.*s", h->b.last.status, STR(h->b.last.location));
		first = i ? first : answer;
		check(str_eq(first, answer), "whoever is named, one answer", answer);
		check(str_eq(lou, everything(h, "lou")), "who is named sees nothing of it", str(ways[i]));
		check(str_eq(cor, everything(h, "cor")), "a coordinator sees nothing of it", str(ways[i]));
	}
}

/* A coordinator who would hold two together whom a wish keeps apart gets the answer that a pause would give. */
static void held_together(House *h)
{
	Arena  *a = h->b.arena;
	int64_t mentor = number(h, "SELECT e.id FROM enrolment e JOIN person p ON p.id = e.person WHERE p.email = 'ana@x.org' AND side = 'mentor'");
	int64_t mentee = number(h, "SELECT e.id FROM enrolment e JOIN person p ON p.id = e.person WHERE p.email = 'mia@x.org' AND side = 'mentee'");
	browser_as(&h->b, email(a, "mia"));
	send(h, "join", "wishes", S("avoid=ana@x.org"));
	browser_as(&h->b, S("cor@x.org"));
	browser_post(&h->b, str_fmt(a, "/rounds/%lld/pin", (long long)h->round), str_fmt(a, "version=1&kind=lock&mentor=%lld&mentee=%lld", (long long)mentor, (long long)mentee));
	check(h->b.last.status == 422 && !browser_sees(&h->b, S("A wish given in confidence")) && !browser_sees(&h->b, S("keeps these two apart")),
	      "a wish that stops a lock is not told", str_fmt(a, "%d", h->b.last.status));
}

static bool lay(Db *db, void *with)
{
	House  *h = with;
	Verdict v;
	int64_t account = db_number(db_ask(db, h->b.arena, "SELECT id FROM account WHERE email = 'cor@x.org'"));
	h->programme = programme_make(db, h->b.arena, S("Spring"), S("development"), account, clock_now(), &v);
	programme_open(db, h->b.arena, h->programme, clock_now());
	return db_script(db, "UPDATE programme SET domains = 'x.org'"), db_ok(db);
}

static Str read_all(Arena *a, const char *path)
{
	Str text = S(""), why;
	io_read(a, path, 1 << 28, &text, &why);
	return text;
}

static void copy(House *h, const char *to, const char *name)
{
	Arena *a = h->b.arena;
	Str bytes = read_all(a, str_fmt(a, "%s/%s", h->b.folder.p, name).p);
	FILE *f = fopen(str_fmt(a, "%s/%s", to, name).p, "wb");
	if (!f || fwrite(bytes.p, 1, bytes.n, f) != bytes.n || fclose(f))
		die("%s cannot be copied", name);
}

int main(int argc, char **argv)
{
	static House h;
	static const char *const roles[PEOPLE] = { "mentor", "mentor", "both", "mentee", "mentee", "mentee" };
	if (argc < 2 || sodium_init() < 0)
		die("usage: canary FOLDER");
	char said_to[4096];
	snprintf(said_to, sizeof said_to, "%s/said", argv[1]);
	if (!freopen(said_to, "w", stderr))
		die("no room for what the program says");
	h.b = browser_open();
	browser_account(&h.b, S("admin"), S("Admin"), S("admin@x.org"));
	browser_account(&h.b, S("coordinator"), S("Cor"), S("cor@x.org"));
	if (db_write(h.b.file, lay, &h) != DB_KEPT)
		die("no programme");
	for (int i = 0; i < PEOPLE; i++)
		join(&h, names[i], roles[i]);
	nearly_join(&h);
	run_and_publish(&h);
	check(number(&h, "SELECT count(*) FROM proposal o JOIN enrolment e ON e.id = o.mentor OR e.id = o.mentee JOIN person p ON p.id = e.person WHERE p.name LIKE '%Nobody'") == 0, "proposals", S("of people without consent"));
	gather(&h);
	for (int i = 0; i < PEOPLE; i++)
		open_all(&h, names[i]);
	open_all(&h, "cor"), open_all(&h, "admin"), open_all(&h, "");
	check(own_seen > PEOPLE * 2 && shared_seen > 1, "what is one's own is seen", S("or the traps are blind"));
	letters(&h);
	none_the_wiser(&h);
	held_together(&h);
	fflush(stderr);
	check(!stray(read_all(h.b.arena, str_fmt(h.b.arena, "%s/said", argv[1]).p), "", false).n, "what the program says", S("stderr"));
	copy(&h, argv[1], "mentord.db");
	copy(&h, argv[1], "mentord.db-wal");
	round_close();
	desk_close();
	browser_close(&h.b);
	printf("%d pages and sheets looked through\n%d passed, %d failed\n", looked, passed, failed);
	return failed || !passed;
}
