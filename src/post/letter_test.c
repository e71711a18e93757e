/* letter_test.c - own words, choices, quiet hours, digests, one click, addresses that take no letters. */
#include "post/letter_own.h"
#include "post/post_store.h"
#include "seal/seal.h"
#include "test/check.h"
#include "test/scratch.h"

#include <string.h>

typedef struct { Arena *arena; Str folder; DbFile *file; Instant now; int answer, carried; Str last, from; bool wrote; const char *kind; Str once; } Desk;
typedef bool Step(Db *db, Desk *d);

static const Instant noon = { SECONDS(1700049600) };            /* 15 November 2023, 12:00 UTC */
static Instant at(int year, int month, int day, int hour, int minute)
{
	return (Instant){ SECONDS((int64_t)date(year, month, day).day * 86400 + hour * 3600 + minute * 60) };
}

static bool people(Db *db, void *unused)
{
	(void)unused;
	db_script(db, "INSERT INTO account (id, email, email_fold, name, name_fold, rank, state, made) VALUES (7, 'Zoe@x.org', 'zoe@x.org', 'Zoe', 'zoe', 'member', 'active', 1);"
	              "INSERT INTO setting (name, value, changed) VALUES ('organisation', 'Northmere', 1);"
	              "INSERT INTO programme (id, slug, name, made, changed) VALUES (5, 'p', 'Spring', 1, 1)");
	return db_ok(db);
}

static Desk desk(void)
{
	Desk d = { .arena = arena_open(), .now = noon, .kind = "pair-begun" };
	Str  why;
	SealKey key = { { 1, 2, 3 } };
	seal_server_use(&key);
	d.folder = scratch_open(d.arena);
	CHECK_INT(db_open(d.arena, str_fmt(d.arena, "%s/x.db", d.folder.p).p, 2, &d.file, &why), DB_OPENED);
	CHECK_INT(db_write(d.file, people, NULL), DB_KEPT);
	return d;
}

static void over(Desk *d)
{
	letter_address_set(S("http://127.0.0.1:8080"));
	db_close(d->file);
	scratch_drop(d->folder);
	arena_drop(d->arena);
}

static bool to_zoe(Db *db, void *with)
{
	Desk *d = with;
	d->wrote = LETTER(db, d->arena, d->kind, ((LetterTo){ 5, 7, S("Zoe"), S("Zoe@x.org") }), d->once, d->now,
		{ "programme", S("Spring") }, { "partner", S("Ada <b>") }, { "address", S("ada@x.org") }, { "link", letter_link(d->arena, "/mentorships/1") });
	return true;
}

static bool to_nobody_yet(Db *db, void *with)
{
	Desk *d = with;
	d->wrote = LETTER(db, d->arena, "invitation", ((LetterTo){ 5, 0, S("Eve"), S("Eve@x.org") }), S(""), d->now,
		{ "programme", S("Spring") }, { "link", S("http://x/y") }, { "says", S("") });
	return true;
}

static bool sweep(Db *db, void *with)
{
	Desk *d = with;
	letter_sweep(db, d->arena, d->now);
	return true;
}

static PostRow newest(Desk *d)
{
	Db *db = db_reader(d->file);
	PostRows rows = post_rows(db, d->arena, 0, 1);
	db_reader_back(db);
	return rows.n ? rows.list[0] : (PostRow){ .state = S("none") };
}

static int64_t number(Desk *d, const char *sql)
{
	Db *db = db_reader(d->file);
	int64_t n = db_number(db_ask(db, d->arena, sql));
	db_reader_back(db);
	return n;
}

/* ---- words ------------------------------------------------------------------------------------ */

static bool word_everywhere(Db *db, void *unused)
{
	(void)unused;
	wording_keep(db, 0, S("pair-begun"), S("House: {partner}"), S("Dear {name} {link}\n"), noon);
	return true;
}

static bool word_here(Db *db, void *unused)
{
	(void)unused;
	wording_keep(db, 5, S("pair-begun"), S("Here: {partner}"), S("{name}"), noon);
	return true;
}

static bool word_usual(Db *db, void *unused)
{
	(void)unused;
	wording_drop(db, 5, S("pair-begun"));
	wording_drop(db, 0, S("pair-begun"));
	return true;
}

TEST(a_programmes_words_outrank_the_organisations_and_those_the_usual_ones)
{
	Desk d = desk();
	db_write(d.file, to_zoe, &d);
	CHECK_EQ(newest(&d).subject, S("You and Ada <b> have both said yes"));
	db_write(d.file, word_everywhere, NULL);
	db_write(d.file, to_zoe, &d);
	CHECK_EQ(newest(&d).subject, S("House: Ada <b>"));
	CHECK(str_starts(newest(&d).text, S("Dear Zoe http://127.0.0.1:8080/mentorships/1\n")));
	db_write(d.file, word_here, NULL);
	db_write(d.file, word_here, NULL);
	db_write(d.file, to_zoe, &d);
	CHECK_EQ(newest(&d).subject, S("Here: Ada <b>"));
	db_write(d.file, word_usual, NULL);
	db_write(d.file, to_zoe, &d);
	CHECK_EQ(newest(&d).subject, S("You and Ada <b> have both said yes"));
	over(&d);
}

TEST(every_usual_wording_keeps_its_own_rules)
{
	Arena *a = arena_open();
	for (int i = 0; i < letter_kinds_n; i++) {
		const LetterKind *k = &letter_kinds[i];
		LetterForm f = { str(k->subject), str(k->text), str_fmt(a, "name organisation %s", k->holes).p, str_holds(str(k->text), S("{link}")) };
		CHECK(allowed(letter_check(f)));
		CHECK(letter_category(k)->category);
	}
	arena_drop(a);
}

TEST(the_html_part_says_what_the_text_says)
{
	Arena *a = arena_open();
	Str html = letter_html(a, S("A & B"), S("Dear <Zoe>,\nsecond line\n\n\nsee https://x.org/a?b=1&c=2. And http:// too\n\nhttp://y/z\n"));
	CHECK(str_holds(html, S("<title>A &amp; B</title>")));
	CHECK(str_holds(html, S("<p>Dear &lt;Zoe&gt;,<br>second line</p>")));
	CHECK(str_holds(html, S("see <a href=\"https://x.org/a?b=1&amp;c=2\">https://x.org/a?b=1&amp;c=2</a>. And http:// too</p>")));
	CHECK(str_holds(html, S("<p><a href=\"http://y/z\">http://y/z</a></p>")));
	CHECK(!str_holds(html, S("src=")) && !str_holds(html, S("<img")) && !str_holds(html, S("<link")));
	CHECK_EQ(letter_first_link(S("x http https://a.b/c, d")), S("https://a.b/c"));
	arena_drop(a);
}

/* ---- choices ------------------------------------------------------------------------------------- */

static LetterWay chosen;
static bool choose(Db *db, void *category)
{
	choice_set(db, (Chooser){ .account = 7 }, str(category), chosen, noon);
	return true;
}

TEST(nobody_gets_what_they_switched_off_but_for_what_must_come)
{
	Desk d = desk();
	chosen = WAY_OFF;
	db_write(d.file, choose, "pairs");
	db_write(d.file, choose, "proposals");
	db_write(d.file, to_zoe, &d);
	CHECK(!d.wrote);
	CHECK_INT(number(&d, "SELECT count(*) FROM outbox"), 0);
	d.kind = "matched-mentee";
	db_write(d.file, to_zoe, &d);
	CHECK(d.wrote);
	d.kind = "left";
	db_write(d.file, to_zoe, &d);
	CHECK(d.wrote);
	chosen = WAY_NOW;
	db_write(d.file, choose, "pairs");
	d.kind = "pair-begun";
	db_write(d.file, to_zoe, &d);
	CHECK(d.wrote);
	over(&d);
}

TEST(a_digest_comes_once_a_day_and_holds_each_letter_once)
{
	Desk d = desk();
	chosen = WAY_DIGEST;
	db_write(d.file, choose, "pairs");
	d.once = S("pair|1");
	db_write(d.file, to_zoe, &d);
	CHECK(d.wrote);
	db_write(d.file, to_zoe, &d);
	CHECK(!d.wrote);
	d.once = S("pair|2");
	db_write(d.file, to_zoe, &d);
	CHECK_EQ(newest(&d).state, S("dropped"));
	d.now = at(2023, 11, 16, 6, 59);
	db_write(d.file, sweep, &d);
	CHECK_INT(number(&d, "SELECT count(*) FROM outbox WHERE kind = 'digest'"), 0);
	d.now = at(2023, 11, 16, 7, 0);
	d.once = S("pair|3");                           /* too late for this morning */
	db_write(d.file, to_zoe, &d);
	for (int i = 0; i < 3; i++)
		db_write(d.file, sweep, &d);
	CHECK_INT(number(&d, "SELECT count(*) FROM outbox WHERE kind = 'digest'"), 1);
	CHECK_INT(number(&d, "SELECT count(*) FROM letter_digest"), 1);
	Str text = newest(&d).text;
	CHECK(str_holds(text, S("have both said yes\nhttp://127.0.0.1:8080/mentorships/1\n\nYou and Ada <b> have both said yes\nhttp")));
	d.now = at(2023, 11, 16, 23, 0);
	db_write(d.file, sweep, &d);
	CHECK_INT(number(&d, "SELECT count(*) FROM outbox WHERE kind = 'digest'"), 1);
	d.now = at(2023, 11, 17, 8, 0);
	db_write(d.file, sweep, &d);
	CHECK_INT(number(&d, "SELECT count(*) FROM outbox WHERE kind = 'digest'"), 2);
	CHECK_INT(number(&d, "SELECT count(*) FROM letter_digest"), 0);
	over(&d);
}

/* ---- quiet hours ------------------------------------------------------------------------------------ */

#define OVER(zone, from, until, now, want) CHECK_INT(quiet_over((zone), (from), (until), (now)).us, (want).us)

TEST(quiet_hours_follow_the_clock_on_the_wall)
{
	Arena *a = arena_open();
	const Zone *london = zone_load(a, S("Europe/London")), *berlin = zone_load(a, S("Europe/Berlin"));
	CHECK(london && berlin);
	OVER(NULL, 1200, 420, at(2026, 1, 10, 12, 0), at(2026, 1, 10, 12, 0));
	OVER(NULL, 1200, 420, at(2026, 1, 10, 20, 0), at(2026, 1, 11, 7, 0));
	OVER(NULL, 1200, 420, at(2026, 1, 11, 6, 59), at(2026, 1, 11, 7, 0));
	OVER(NULL, 540, 600, at(2026, 1, 11, 9, 30), at(2026, 1, 11, 10, 0));
	OVER(NULL, 540, 540, at(2026, 1, 11, 9, 0), at(2026, 1, 11, 9, 0));
	OVER(berlin, 1200, 420, at(2026, 1, 10, 19, 30), at(2026, 1, 11, 6, 0));
	/* the night in which the hour from 1 to 2 is left out, and the one that has it twice */
	OVER(london, 1320, 420, at(2026, 3, 28, 23, 0), at(2026, 3, 29, 6, 0));
	OVER(london, 1320, 420, at(2026, 10, 24, 22, 0), at(2026, 10, 25, 7, 0));
	OVER(london, 1320, 90, at(2026, 3, 28, 23, 0), at(2026, 3, 29, 1, 0));         /* half past one does not exist: 2 o'clock */
	OVER(london, 1320, 90, at(2026, 10, 24, 23, 0), at(2026, 10, 25, 0, 30));      /* the first of two */
	arena_drop(a);
}

static bool be_quiet(Db *db, void *unused)
{
	(void)unused;
	quiet_set(db, 7, (Quiet){ S("Europe/Berlin"), 1200, 420 });
	return true;
}

TEST(a_letter_waits_for_the_end_of_quiet_hours_unless_it_was_asked_for)
{
	Desk d = desk();
	db_write(d.file, be_quiet, NULL);
	d.now = at(2026, 1, 10, 21, 0);
	db_write(d.file, to_zoe, &d);
	CHECK_INT(newest(&d).due.us, at(2026, 1, 11, 6, 0).us);
	d.kind = "registered";
	db_write(d.file, to_zoe, &d);
	CHECK_INT(newest(&d).due.us, d.now.us);
	over(&d);
}

/* ---- one click ----------------------------------------------------------------------------------------- */

typedef struct { Desk *d; Str token; } Click;
static bool click(Db *db, void *with)
{
	Click *c = with;
	letter_way_out_taken(db, c->d->arena, c->token, noon);
	return true;
}

static Str token_of(Str link)
{
	const char *at_path = link.n ? strstr(link.p, "/unsubscribe/") : NULL;
	return at_path ? str(at_path + 13) : S("");
}

TEST(one_click_is_for_one_person_and_one_sort)
{
	Desk d = desk();
	CHECK_EQ(letter_way_out(d.arena, S("pair-begun"), 7, S("zoe@x.org")), S(""));   /* only https */
	letter_address_set(S("https://m.example.org/"));
	CHECK_EQ(letter_way_out(d.arena, S("matched-mentor"), 7, S("zoe@x.org")), S(""));
	CHECK_EQ(letter_way_out(d.arena, S("test"), 7, S("zoe@x.org")), S(""));
	Str link = letter_way_out(d.arena, S("pair-begun"), 7, S("zoe@x.org")), token = token_of(link);
	CHECK(str_starts(link, S("https://m.example.org/unsubscribe/a7-pairs-")));
	char *forged = str_c(d.arena, token);
	for (size_t i = 0; i < token.n; i++) {
		forged[i] ^= 1;
		db_write(d.file, click, &(Click){ &d, str(forged) });
		db_write(d.file, click, &(Click){ &d, { token.p, i } });
		forged[i] ^= 1;
	}
	db_write(d.file, click, &(Click){ &d, S("a7-pairs-") });
	CHECK_INT(number(&d, "SELECT count(*) FROM letter_choice"), 0);
	db_write(d.file, click, &(Click){ &d, token });
	db_write(d.file, click, &(Click){ &d, token });
	CHECK_INT(number(&d, "SELECT count(*) FROM letter_choice WHERE account = 7 AND category = 'pairs' AND way = 'off'"), 1);
	CHECK_INT(number(&d, "SELECT count(*) FROM letter_choice"), 1);
	db_write(d.file, to_zoe, &d);
	CHECK(!d.wrote);
	over(&d);
}

TEST(one_click_works_for_an_address_without_an_account_and_holds_when_it_gets_one)
{
	Desk d = desk();
	letter_address_set(S("https://m.example.org"));
	db_write(d.file, to_nobody_yet, &d);
	CHECK(d.wrote);
	Str token = token_of(letter_way_out(d.arena, S("reminder"), 0, S("eve@X.org")));
	CHECK(!str_holds(token, S("eve")));
	db_write(d.file, click, &(Click){ &d, token });
	db_write(d.file, to_nobody_yet, &d);
	CHECK(!d.wrote);
	Db *db = db_reader(d.file);
	CHECK_INT(choice_way(db, d.arena, chooser(d.arena, 7, S("eve@x.org")), S("invitations")), WAY_OFF);
	CHECK_INT(choice_way(db, d.arena, chooser(d.arena, 7, S("other@x.org")), S("invitations")), WAY_NOW);
	db_reader_back(db);
	over(&d);
}

/* ---- what comes back ---------------------------------------------------------------------------------------- */

static Carried carry(void *with, Arena *a, Str from, Str to, Str message, Str *why)
{
	Desk *d = with;
	(void)a, (void)to;
	d->carried++;
	d->from = str_copy(d->arena, from);
	d->last = str_copy(d->arena, message);
	*why = S("The mail server answered: 550 5.1.1 no such mailbox");
	return (Carried)d->answer;
}

static PostOffice office(Desk *d)
{
	return (PostOffice){ .from = S("m@x.org"), .host = S("x.org"), .bounce = S("back@x.org"), .carry = carry, .with = d };
}

static bool clear(Db *db, void *with)
{
	Desk *d = with;
	post_bounce_clear(db, d->arena, S("ZOE@x.org"), noon);
	return true;
}

TEST(an_address_that_gave_three_letters_back_gets_no_more_until_somebody_looks)
{
	Desk d = desk();
	PostOffice o = office(&d);
	d.answer = CARRY_NOBODY;
	for (int i = 0; i < BOUNCES_MOST + 2; i++) {
		db_write(d.file, to_zoe, &d);
		post_send(d.file, &o, noon, 10);
	}
	CHECK_INT(d.carried, BOUNCES_MOST);
	CHECK_EQ(newest(&d).state, S("failed"));
	CHECK_INT(number(&d, "SELECT times FROM bounce WHERE address_fold = 'zoe@x.org'"), BOUNCES_MOST);
	db_write(d.file, clear, &d);
	d.answer = CARRY_SENT;
	CHECK_INT(post_send(d.file, &o, noon, 10), 2);
	CHECK_INT(number(&d, "SELECT count(*) FROM bounce"), 0);
	over(&d);
}

TEST(the_envelope_names_the_letter_and_the_head_says_how_to_stop)
{
	Desk d = desk();
	PostOffice o = office(&d);
	letter_address_set(S("https://m.example.org"));
	d.answer = CARRY_SENT;
	db_write(d.file, to_zoe, &d);
	post_send(d.file, &o, noon, 10);
	CHECK_EQ(d.from, str_fmt(d.arena, "back+%lld@x.org", (long long)newest(&d).id));
	CHECK(str_holds(d.last, S("From: \"Northmere\"\r\n <m@x.org>")));
	CHECK(str_holds(d.last, S("List-Unsubscribe: <https://m.example.org/unsubscribe/a7-pairs-")));
	CHECK(str_holds(d.last, S("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n")));
	CHECK(str_holds(d.last, S("text/html")) && str_holds(d.last, S("text/plain")));
	over(&d);
}

TEST(when_the_server_is_away_the_rest_is_not_tried)
{
	Desk d = desk();
	PostOffice o = office(&d);
	d.answer = CARRY_AWAY;
	for (int i = 0; i < 5; i++)
		db_write(d.file, to_zoe, &d);
	CHECK_INT(post_send(d.file, &o, noon, 100), 0);
	CHECK_INT(d.carried, 1);
	CHECK_INT(number(&d, "SELECT count(*) FROM outbox WHERE state = 'waiting' AND attempts = 0 AND lease IS NULL"), 4);
	d.answer = CARRY_SENT;
	CHECK_INT(post_send(d.file, &o, noon, 100), 4);
	over(&d);
}
