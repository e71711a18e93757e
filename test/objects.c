/* objects.c - see objects.h. */
#include "test/objects.h"

#include "match/round_facts.h"
#include "mentorship/mentorship.h"
#include "test/place.h"
#include "programme/programme.h"
#include "web/asset.h"

#include <string.h>

static RoundModel round_makes = ROUND_PAIRS;

void object_shapes(const Route *r, void (*ask)(const Route *r, void *with), void *with)
{
	RoundModel last = strstr(r->path, "/rounds/:id") ? ROUND_MODELS - 1 : ROUND_PAIRS;
	for (round_makes = ROUND_PAIRS; round_makes <= last; round_makes++)
		ask(r, with);
	round_makes = ROUND_PAIRS;
}

bool object_has_hole(const Route *r) { return strchr(r->path, ':'); }

static int64_t ask_id(Browser *b, const char *sql, Str about)
{
	int64_t id = 0;
	Db *db = db_reader(b->file);
	for (Rows *r = db_ask(db, b->arena, sql, about); db_next(r);)
		id = db_int(r, 0);
	db_reader_back(db);
	return id;
}

static Str after(Str location, const char *prefix)
{
	if (!str_starts(location, str(prefix)))
		die("an object at %s was expected, not '%.*s'", prefix, STR(location));
	Str rest = { location.p + strlen(prefix), location.n - strlen(prefix) }, id;
	str_cut(&rest, '/', &id);
	return id;
}

static Str lay_sheet(Browser *b)
{
	browser_post(b, S("/match/sample"), S(""));
	if (b->last.status != 303)
		die("no sheet was laid: %d %.*s", b->last.status, STR(b->last.body));
	return after(b->last.location, "/match/");
}

static Str keep_sheet(Browser *b)
{
	Str id = lay_sheet(b);
	browser_post(b, str_fmt(b->arena, "/match/%.*s/keep", STR(id)), S("title=swept"));
	return after(b->last.location, "/kept/");
}

typedef struct { Browser *b; int64_t account; Str token; } Inviting;

static bool invite(Db *db, void *with)
{
	Inviting *i = with;
	i->token = sign_new_link(db, i->b->arena, i->account, clock_now());
	return true;
}

static Str invitation(Browser *b)
{
	static _Atomic int made;
	Inviting i = { .b = b, .account = browser_account(b, S("member"), S("Invited"), str_fmt(b->arena, "invited%d@x.org", made++)) };
	db_write(b->file, invite, &i);
	return i.token;
}

/* A staff sheet on the desk of whoever is signed in. */
static Str lay_staff(Browser *b)
{
	static _Atomic int made;
	Str sheet = str_fmt(b->arena, "Email,Name,Department\nstaff%d@x.org,Sam Staff,Swept unit\n", made++);
	browser_upload(b, S("/import"), S(""), S("sheet"), S("staff.csv"), sheet);
	return after(b->last.location, "/import/");
}

static Str take_staff(Browser *b)
{
	browser_as(b, S("admin@x.org"));
	Str id = lay_staff(b);
	browser_post(b, str_fmt(b->arena, "/import/%.*s/keep", STR(id)), S(""));
	return after(b->last.location, "/imports/");
}

/* Something that a coordinator adds by one form, and the number it got. */
static Str added(Browser *b, const char *path, const char *fields, const char *select, const char *prefix)
{
	static _Atomic int made;
	Str name = str_fmt(b->arena, "%s %d", prefix, made++);
	browser_as(b, S("admin@x.org"));
	browser_post(b, str(path), str_fmt(b->arena, "%s%.*s", fields, STR(name)));
	return str_fmt(b->arena, "%lld", (long long)ask_id(b, select, name));
}

static Str people_object(Browser *b, const Route *r)
{
	if (strstr(r->path, "/import/:id"))
		return lay_staff(b);
	if (strstr(r->path, "/imports/:id"))
		return take_staff(b);
	if (strstr(r->path, "/people/:id"))
		return added(b, "/people", "name=", "SELECT id FROM person WHERE name = $1", "Swept Person");
	if (strstr(r->path, "/units/:id"))
		return added(b, "/units", "name=", "SELECT id FROM unit WHERE name = $1", "Swept unit");
	if (strstr(r->path, "/stages/:id"))
		return added(b, "/stages", "name=", "SELECT id FROM stage WHERE name = $1", "Swept stage");
	if (strstr(r->path, "/topics/:id"))
		return added(b, "/topics", "name=", "SELECT id FROM term WHERE name = $1", "Swept topic");
	return S("");
}

/* ---- a programme that the owner coordinates, a round of it, a mentorship of the owner's -------------- */

typedef struct { Browser *b; Str owner; Place place; int64_t round, mentorship; } Laying;

static bool lay_programme(Db *db, void *with)
{
	Laying *l = with;
	l->place = place_lay(db, l->b->arena, (PlaceWish){ .mentors = 3, .mentees = 3 }, clock_now());
	db_do(db, "INSERT INTO coordinates (account, programme, since) SELECT id, $2, 1 FROM account WHERE email = $1", l->owner, l->place.programme);
	l->round = round_begin(db, l->b->arena, l->place.programme, clock_now());
	return db_ok(db);
}

static bool lay_mentorship(Db *db, void *with)
{
	Laying *l = with;
	lay_programme(db, with);
	mentorship_begin(db, l->b->arena, (Beginning){ .mentor = l->place.mentor[0], .mentee = l->place.mentee[0], .model = S("one_to_one"),
		.origin = S("round"), .because = S("Both speak Welsh.") }, clock_now(), &l->mentorship);
	db_do(db, "UPDATE account SET person = $2 WHERE email = $1", l->owner, l->place.mentee_person[0]);
	return db_ok(db);
}

static Laying laid(Browser *b, Str owner, DbDeed *deed)
{
	Laying l = { .b = b, .owner = owner };
	if (db_write(b->file, deed, &l) != DB_KEPT)
		die("no programme could be laid");
	return l;
}

static bool choose_reverse(Db *db, void *with)
{
	db_do(db, "UPDATE profile SET models = 'one_to_one reverse' WHERE programme = $1", ((Laying *)with)->place.programme);
	return db_ok(db);
}

static Str matched_round(Browser *b, Str owner)
{
	Laying l = laid(b, owner, lay_programme);
	Str why = S("");
	if (round_makes == ROUND_REVERSE && db_write(b->file, choose_reverse, &l) != DB_KEPT)
		die("nobody could choose reverse mentoring");
	RoundTask *t = round_task_of(b->file, l.round, false, S(""), str(round_model_makes(round_makes)), instant_date(clock_now()));
	if (!t || round_work(b->file, t, b->arena, &why) != WORK_KEPT)
		die("the laid round could not be matched: %.*s", STR(why));
	return str_fmt(b->arena, "%lld", (long long)l.round);
}

/* An open programme run by this account, which people with an address at x.org may join. */
typedef struct { Arena *arena; Str owner; Programme p; } Running;

static bool make_programme(Db *db, void *with)
{
	static _Atomic int made;
	Running *r = with;
	Arena   *a = r->arena;
	Verdict  v;
	int64_t  account = db_number(db_ask(db, a, "SELECT id FROM account WHERE email = $1", r->owner));
	int64_t  id = programme_make(db, a, str_fmt(a, "Swept programme %d", made++), S("development"), account, clock_now(), &v);
	programme_open(db, a, id, clock_now());
	db_script(db, str_fmt(a, "UPDATE programme SET domains = 'x.org' WHERE id = %lld", (long long)id).p);
	return programme_get(db, a, id, &r->p);
}

static Running programme_of(Browser *b, Str owner)
{
	Running r = { .arena = b->arena, .owner = owner };
	if (db_write(b->file, make_programme, &r) != DB_KEPT)
		die("no programme was made");
	return r;
}

/* The code of a letter to somebody without an account. */
static Str invited_by(Browser *b)
{
	static _Atomic int made;
	Str email = str_fmt(b->arena, "asked%d@y.org", made++);
	browser_as(b, S("admin@x.org"));
	Running r = programme_of(b, S("admin@x.org"));
	browser_post(b, str_fmt(b->arena, "/programmes/%lld/invite", (long long)r.p.id), str_fmt(b->arena, "pasted=%.*s", STR(email)));
	Str code = S("");
	Db *db = db_reader(b->file);
	for (Rows *q = db_ask(db, b->arena, "SELECT body FROM outbox WHERE address = $1", email); db_next(q);)
		code = db_text(q, 0);
	db_reader_back(db);
	const char *at = code.n ? strstr(code.p, "/invited/") : NULL;
	if (!at)
		die("no invitation was written: %d", b->last.status);
	Str rest = str(at + strlen("/invited/"));
	str_cut(&rest, '\n', &code);
	return code;
}

/* What follows /unsubscribe/ in a letter that was written just now. */
static Str way_out_of(Browser *b)
{
	invited_by(b);
	Str body = S(""), token;
	Db *db = db_reader(b->file);
	for (Rows *q = db_ask(db, b->arena, "SELECT body FROM outbox WHERE kind = 'invitation' ORDER BY id DESC LIMIT 1"); db_next(q);)
		body = db_text(q, 0);
	db_reader_back(db);
	const char *at = body.n ? strstr(body.p, "/unsubscribe/") : NULL;
	if (!at)
		die("a letter without a way out");
	Str rest = str(at + strlen("/unsubscribe/"));
	str_cut(&rest, '\n', &token);
	return token;
}

static Str programme_object(Browser *b, const Route *r, Str owner)
{
	if (strstr(r->path, "/invited/"))
		return invited_by(b);
	if (strstr(r->path, "/register/"))
		return programme_of(b, owner).p.slug;
	if (strstr(r->path, "/join/:id") || strstr(r->path, "/refer/:id"))
		return str_fmt(b->arena, "%lld", (long long)programme_of(b, owner).p.id);
	return S("");
}

/* What stands for the first hole of the path. */
static Str object(Browser *b, const Route *r, Str owner)
{
	Arena *a = b->arena;
	static _Atomic int made;
	if (strstr(r->path, "/me/sessions/")) {
		browser_as(b, owner);
		return str_fmt(a, "%lld", (long long)ask_id(b, "SELECT max(s.id) FROM session s JOIN account a ON a.id = s.account WHERE a.email = $1", owner));
	}
	if (strstr(r->path, "/accounts/")) {
		Str email = str_fmt(a, "made%d@x.org", made++);
		return str_fmt(a, "%lld", (long long)browser_account(b, S("member"), S("Made"), email));
	}
	if (strstr(r->path, "/match/:id"))
		return lay_sheet(b);
	if (strstr(r->path, "/kept/:id"))
		return keep_sheet(b);
	if (strstr(r->path, "/letters/:id")) {
		browser_as(b, S("admin@x.org"));
		browser_post(b, S("/letters/test"), S(""));
		return str_fmt(a, "%lld", (long long)ask_id(b, "SELECT max(id) FROM outbox WHERE kind = $1", S("test")));
	}
	if (strstr(r->path, "/programmes/:id"))
		return str_fmt(a, "%lld", (long long)laid(b, owner, lay_programme).place.programme);
	if (strstr(r->path, "/rounds/:id"))
		return matched_round(b, owner);
	if (strstr(r->path, "/mentorships/:id"))
		return str_fmt(a, "%lld", (long long)laid(b, owner, lay_mentorship).mentorship);
	if (strstr(r->path, "/wordings/:name"))
		return S("invitation");
	if (strstr(r->path, "/unsubscribe/"))
		return way_out_of(b);
	if (strstr(r->path, "/assets/"))
		return after(asset_url("look.css").safe, "/assets/");
	if (strstr(r->path, "/set-up/"))
		return invitation(b);
	Str of_programme = programme_object(b, r, owner);
	if (of_programme.n)
		return of_programme;
	Str of_people = people_object(b, r);
	if (of_people.n)
		return of_people;
	die("test/objects.c does not know how to make an object for %s", r->path);
}

static Str fill(Browser *b, const Route *r, Str with)
{
	const char *hole = strchr(r->path, ':');
	const char *rest = hole ? strchr(hole, '/') : NULL;
	if (!hole)
		return str(r->path);
	if (rest && strstr(rest, "/:name"))             /* of the second holes there is one kind: a kind of letter */
		rest = "/letters/invitation";
	return str_fmt(b->arena, "%.*s%.*s%s", (int)(hole - r->path), r->path, STR(with), rest ? rest : "");
}

/* What a page of a round is asked for: people of test/place.h, by the beginnings of their addresses. */
static const char *question(const Route *r)
{
	static const struct { const char *page, *question; } all[] = {
		{ "/rounds/:id/why", "?mentor=p0%40&mentee=p3%40" }, { "/rounds/:id/what-if", "?who=p3%40" }, { "/rounds/:id/short", "?whole=yes" },
		{ "/rounds/:id/compare", "?show=all" }, { "/rounds/:id", "?q=p" },
	};
	if (round_makes == ROUND_PEERS && !strcmp(r->path, "/rounds/:id/why"))
		return "?mentor=p4%40&mentee=p3%40";
	for (size_t i = 0; i < COUNT(all) && r->method == GET; i++)
		if (!strcmp(r->path, all[i].page))
			return all[i].question;
	return "";
}

Str object_path(Browser *b, const Route *r, Str owner)
{
	browser_as(b, owner);
	Str path = fill(b, r, object_has_hole(r) ? object(b, r, owner) : S(""));
	return str_fmt(b->arena, "%.*s%s", STR(path), question(r));
}

Str object_missing(Browser *b, const Route *r)
{
	return fill(b, r, strstr(r->path, ":id") ? S("4611686018427387903") : S("nothing-here"));
}

Str object_fields(const Route *r)
{
	if (!strcmp(r->path, "/accounts"))
		return S("name=Swept&email=swept%40x.org&rank=member");
	if (strstr(r->path, "/set-up/"))
		return S("name=Swept&password=a+lamp+on+the+table&again=a+lamp+on+the+table");
	if (!strcmp(r->path, "/me/password"))
		return S("present=a+lamp+on+the+table&password=a+lamp+on+the+table&again=a+lamp+on+the+table");
	if (strstr(r->path, "/quick") || strstr(r->path, "/agree") || strstr(r->path, "/role"))
		return S("role=mentee&seeks=101&consent=1&conduct=1&commits=1");
	if (strstr(r->path, "/rounds/:id/"))
		return S("version=2");                                  /* of a round matched once */
	if (strstr(r->path, "/register/"))
		return S("name=Swept&email=swept%40x.org");
	if (strstr(r->path, "/refer/"))
		return S("name=Swept&email=swept%40y.org");
	if (strstr(r->path, "/:id/invite"))
		return S("pasted=swept%40y.org");
	if (strstr(r->path, "/wordings/:name") || strstr(r->path, "/letters/:name"))
		return S("subject=Swept&text=Go+to+%7Blink%7D");
	if (!strcmp(r->path, "/letters/again"))
		return S("address=swept%40y.org");
	if (!strcmp(r->path, "/me/letters"))
		return S("pairs=digest&from=20:00&until=07:30&zone=Europe/London");
	if (strstr(r->path, "/keep"))
		return S("title=swept");
	if (!strcmp(r->path, "/people") || !strcmp(r->path, "/people/:id") || !strcmp(r->path, "/units") || !strcmp(r->path, "/units/:id")
	    || !strcmp(r->path, "/stages") || !strcmp(r->path, "/topics"))
		return S("name=Swept+by+a+form");
	if (!strcmp(r->path, "/stages/:id") || !strcmp(r->path, "/topics/:id"))
		return S("act=rename&name=Swept+and+renamed");
	return S("");
}
