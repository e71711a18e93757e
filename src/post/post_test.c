/* post_test.c - the outbox: written with the fact, sent at least once, tried again in peace. */
#include "post/post_store.h"
#include "test/check.h"
#include "test/scratch.h"

typedef struct { Arena *arena; Str folder; DbFile *file; Str once; int said, carried, answer; Str last; bool kept; } Desk;

static Desk desk(void)
{
	Desk d = { .arena = arena_open() };
	Str  why;
	d.folder = scratch_open(d.arena);
	CHECK_INT(db_open(d.arena, str_fmt(d.arena, "%s/x.db", d.folder.p).p, 2, &d.file, &why), DB_OPENED);
	d.kept = true;
	return d;
}

static void over(Desk *d)
{
	db_close(d->file);
	scratch_drop(d->folder);
	arena_drop(d->arena);
}

static const Instant noon = { SECONDS(1700000000) };
static Instant after(int seconds) { return (Instant){ noon.us + SECONDS(seconds) }; }

static bool put(Db *db, void *with)
{
	Desk *d = with;
	d->said = post_letter(db, d->arena, (PostLetter){ .kind = S("test"), .name = S("Zoe"), .address = S("zoe@x.org"), .subject = S("Hello"),
		.text = S("Dear Zoe"), .once = d->once }, noon);
	return d->kept;
}

static Carried carry(void *with, Arena *a, Str from, Str to, Str message, Str *why)
{
	Desk *d = with;
	(void)a, (void)from, (void)to;
	d->carried++;
	d->last = str_copy(d->arena, message);
	*why = S("The mail server answered something.");
	return (Carried)d->answer;
}

static PostOffice office(Desk *d) { return (PostOffice){ .from_name = S("Northmere"), .from = S("mentord@x.org"), .host = S("x.org"), .carry = carry, .with = d }; }

static Str state(Desk *d)
{
	Db *db = db_reader(d->file);
	PostRows rows = post_rows(db, d->arena, 0, 10);
	db_reader_back(db);
	return rows.n ? rows.list[0].state : S("none");
}

TEST(a_letter_is_written_with_its_fact_and_once_for_one_cause)
{
	Desk d = desk();
	d.once = S("welcome|7");
	d.kept = false;
	CHECK_INT(db_write(d.file, put, &d), DB_DROPPED);
	CHECK_EQ(state(&d), S("none"));
	d.kept = true;
	CHECK_INT(db_write(d.file, put, &d), DB_KEPT);
	CHECK(d.said);
	CHECK_INT(db_write(d.file, put, &d), DB_KEPT);
	CHECK(!d.said);
	PostOffice o = office(&d);
	CHECK_INT(post_send(d.file, &o, after(1), 10), 1);
	CHECK_INT(post_send(d.file, &o, after(2), 10), 0);
	CHECK_EQ(state(&d), S("sent"));
	CHECK(str_holds(d.last, S("To: \"Zoe\"\r\n <zoe@x.org>")));
	over(&d);
}

TEST(what_cannot_be_sent_now_is_tried_later_and_given_up_in_the_end)
{
	Desk d = desk();
	db_write(d.file, put, &d);
	PostOffice o = office(&d);
	d.answer = CARRY_LATER;
	CHECK_INT(post_send(d.file, &o, noon, 10), 0);
	CHECK_INT(d.carried, 1);
	CHECK_INT(post_send(d.file, &o, after(59), 10), 0);
	CHECK_INT(d.carried, 1);
	int now = 60;
	for (int i = 2; i <= POST_ATTEMPTS; i++, now += 7 * 3600)
		post_send(d.file, &o, after(now), 10);
	CHECK_INT(d.carried, POST_ATTEMPTS);
	CHECK_EQ(state(&d), S("failed"));
	post_send(d.file, &o, after(now + 86400), 10);
	CHECK_INT(d.carried, POST_ATTEMPTS);
	over(&d);
}

TEST(an_address_that_takes_no_mail_is_not_tried_again)
{
	Desk d = desk();
	db_write(d.file, put, &d);
	PostOffice o = office(&d);
	d.answer = CARRY_NEVER;
	post_send(d.file, &o, noon, 10);
	CHECK_EQ(state(&d), S("failed"));
	over(&d);
}

static bool take_and_die(Db *db, void *with)
{
	Desk *d = with;
	TakenList t = { 0 };
	outbox_take(db, d->arena, noon, 1, &t);
	return t.n == 1;
}

/* A sender that dies after it took a letter: the lease runs out, and the letter goes. */
TEST(a_lease_that_ran_out_is_taken_over)
{
	Desk d = desk();
	db_write(d.file, put, &d);
	PostOffice o = office(&d);
	CHECK_INT(db_write(d.file, take_and_die, &d), DB_KEPT);
	CHECK_INT(post_send(d.file, &o, after(POST_LEASE_SECONDS - 1), 10), 0);
	CHECK_INT(d.carried, 0);
	CHECK_INT(post_send(d.file, &o, after(POST_LEASE_SECONDS), 10), 1);
	CHECK_EQ(state(&d), S("sent"));
	over(&d);
}

/* Sent twice, a letter has the same Message-ID, so that whoever receives it can tell. */
TEST(a_letter_sent_again_is_the_same_letter)
{
	Desk d = desk();
	db_write(d.file, put, &d);
	PostOffice o = office(&d);
	d.answer = CARRY_LATER;
	post_send(d.file, &o, noon, 1);
	Str line, id = S("");
	for (Str rest = d.last; str_cut(&rest, '\n', &line);)
		if (str_starts(line, S("Message-ID:")))
			id = line;
	CHECK(id.n > 20);
	d.answer = CARRY_SENT;
	CHECK_INT(post_send(d.file, &o, after(60), 1), 1);
	CHECK(str_holds(d.last, id));
	over(&d);
}

TEST(waiting_grows)
{
	CHECK_INT(post_wait_seconds(0), 0);
	CHECK_INT(post_wait_seconds(1), 60);
	CHECK_INT(post_wait_seconds(4), 3600);
	CHECK_INT(post_wait_seconds(9), 6 * 3600);
}
