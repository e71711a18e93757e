/* sign_test.c - accounts, links and tries, asked without pages. */
#include "sign/sign.h"
#include "test/check.h"
#include "test/scratch.h"

#include <sodium.h>
#include <time.h>

static Arena  *a;
static Str     folder;
static DbFile *file;
static const Instant noon = { SECONDS(1700000000) };
static Instant later(int64_t seconds) { return (Instant){ noon.us + SECONDS(seconds) }; }

static void in_house(bool (*story)(Db *, void *))
{
	Str why;
	a = arena_open();
	folder = scratch_open(a);
	CHECK(sodium_init() >= 0);
	CHECK_INT(db_open(a, str_fmt(a, "%s/x.db", folder.p).p, 1, &file, &why), DB_OPENED);
	CHECK_INT(db_write(file, story, NULL), DB_KEPT);
	db_close(file);
	scratch_drop(folder);
	arena_drop(a);
}

static int64_t account(Db *db, const char *rank, const char *email)
{
	Str token;
	AccountForm f = { .name = S("N"), .email = str(email) };
	CHECK(allowed(sign_invite(db, a, f, str(rank), noon, &token)));
	return sign_accept(db, a, token, f, S("secret"), noon);
}

static int64_t count(Db *db, const char *sql)
{
	int64_t n = -1;
	for (Rows *r = db_ask(db, a, sql); db_next(r);)
		n = db_int(r, 0);
	return n;
}

/* ---- sessions ----------------------------------------------------------------------------- */

static bool ends_ones_own(Db *db, void *unused)
{
	(void)unused;
	SignedIn who;
	int64_t ben = account(db, "member", "ben@x.org"), eva = account(db, "member", "eva@x.org");
	Str cookie = sign_in(db, a, ben, (Trier){ 0 }, S("T"), NULL, noon);
	CHECK(sign_who(db, a, cookie, noon, &who) && who.account == ben);
	CHECK(sign_owns_session(db, a, ben, who.session) && !sign_owns_session(db, a, eva, who.session));
	CHECK(!sign_owns_session(db, a, 0, who.session + 1) && !sign_owns_session(db, a, ben, who.session + 1));
	sign_out(db, eva, who.session);
	CHECK(sign_who(db, a, cookie, noon, &who));
	sign_out(db, ben, who.session);
	CHECK(!sign_who(db, a, cookie, noon, &who));
	return true;
}

static bool ends_in_time(Db *db, void *unused)
{
	(void)unused;
	SignedIn who;
	int64_t ben = account(db, "member", "ben@x.org");
	Str cookie = sign_in(db, a, ben, (Trier){ 0 }, S("T"), NULL, noon);
	CHECK(sign_who(db, a, cookie, later(3 * 3600 - 1), &who) && who.touch);
	CHECK(!sign_who(db, a, cookie, later(4 * 3600 + 1), &who));
	CHECK_INT(count(db, "SELECT expires - made FROM session"), SECONDS(SESSION_SECONDS));
	sign_sweep(db, later(SESSION_SECONDS - 1));
	CHECK_INT(count(db, "SELECT count(*) FROM session"), 1);
	CHECK_INT(sign_sessions(db, a, ben, later(SESSION_SECONDS - 1)).n, 1);
	CHECK_INT(sign_sessions(db, a, ben, later(SESSION_SECONDS)).n, 0);
	sign_sweep(db, later(SESSION_SECONDS + 1));
	CHECK_INT(count(db, "SELECT count(*) FROM session"), 0);
	CHECK_INT(count(db, "SELECT count(*) FROM sign_token WHERE used IS NOT NULL"), 1);
	sign_sweep(db, later(LINK_SECONDS + 1));
	CHECK_INT(count(db, "SELECT count(*) FROM sign_token"), 0);
	return true;
}

static bool is_of_open_accounts(Db *db, void *unused)
{
	(void)unused;
	SignedIn who;
	Link     link;
	int64_t  found;
	Str      secret;
	int64_t  ben = account(db, "member", "ben@x.org");
	Str cookie = sign_in(db, a, ben, (Trier){ 0 }, S("T"), NULL, noon), token = sign_new_link(db, a, ben, noon);
	CHECK(sign_link(db, a, token, noon, &link) && sign_password_of(db, a, S("ben@x.org"), &found, &secret));
	db_script(db, "UPDATE account SET state = 'closed'");
	CHECK(!sign_who(db, a, cookie, noon, &who) && !sign_link(db, a, token, noon, &link));
	CHECK(!sign_password_of(db, a, S("ben@x.org"), &found, &secret) && !sign_new_link(db, a, ben, noon).n);
	CHECK(!sign_accept(db, a, token, (AccountForm){ 0 }, S("other"), noon));
	return true;
}

TEST(a_session_is_ended_by_its_owner_only) { in_house(ends_ones_own); }
TEST(a_session_ends_in_time_and_is_forgotten) { in_house(ends_in_time); }
TEST(a_closed_account_opens_nothing) { in_house(is_of_open_accounts); }

/* ---- links and closing ------------------------------------------------------------------------ */

static bool runs_out(Db *db, void *unused)
{
	(void)unused;
	Link link;
	Str  setup = sign_setup_link(db, a, noon), second = sign_setup_link(db, a, noon);
	CHECK(!sign_link(db, a, setup, noon, &link) && sign_link(db, a, second, noon, &link));
	CHECK(sign_link(db, a, second, later(LINK_SECONDS - 1), &link) && !sign_link(db, a, second, later(LINK_SECONDS), &link));
	CHECK(!sign_accept(db, a, second, (AccountForm){ 0 }, S("s"), later(LINK_SECONDS)));
	int64_t ana = account(db, "admin", "ana@x.org");
	CHECK(!sign_setup_link(db, a, noon).n);
	Str first = sign_new_link(db, a, ana, noon), next = sign_new_link(db, a, ana, noon);
	CHECK(!sign_link(db, a, first, noon, &link) && sign_link(db, a, next, noon, &link));
	CHECK(sign_accept(db, a, next, (AccountForm){ 0 }, S("s"), noon) == ana);
	CHECK(!sign_link(db, a, next, noon, &link) && !sign_accept(db, a, next, (AccountForm){ 0 }, S("s"), noon));
	return true;
}

static bool closes(Db *db, void *unused)
{
	(void)unused;
	int64_t ana = account(db, "admin", "ana@x.org"), ben = account(db, "member", "ben@x.org");
	sign_new_link(db, a, ben, noon);
	sign_in(db, a, ben, (Trier){ 0 }, S("T"), NULL, noon);
	CHECK(!allowed(sign_close(db, a, ana, ana)));
	CHECK(!allowed(sign_close(db, a, ana, ben)));           /* the last one, whoever asks */
	int64_t eva = account(db, "admin", "eva@x.org");
	CHECK(allowed(sign_close(db, a, ana, eva)) && allowed(sign_close(db, a, ben, eva)));
	CHECK_INT(count(db, "SELECT count(*) FROM session"), 0);
	CHECK_INT(count(db, "SELECT count(*) FROM sign_token WHERE used IS NULL"), 0);
	CHECK_INT(count(db, "SELECT count(*) FROM credential"), 1);
	return true;
}

TEST(a_link_works_once_and_for_seven_days) { in_house(runs_out); }
TEST(closing_leaves_an_administrator_and_no_way_in) { in_house(closes); }

/* ---- tries ------------------------------------------------------------------------------------------ */

static Trier from(int email, int peer)
{
	return (Trier){ str_fmt(a, "p%d@x.org", email), str_fmt(a, "net%d", peer) };
}

static bool waits(Db *db, void *unused)
{
	(void)unused;
	for (int i = 0; i < 3; i++)
		sign_failed(db, a, from(1, 1), noon);
	CHECK_INT(sign_wait(db, a, from(1, 1), noon), 0);
	sign_failed(db, a, from(1, 1), noon);
	CHECK(sign_wait(db, a, from(1, 1), noon) >= 5 && sign_wait(db, a, from(1, 1), later(6)) == 0);
	CHECK_INT(sign_wait(db, a, from(1, 2), noon), 0);       /* elsewhere the owner is not locked out */
	CHECK_INT(sign_wait(db, a, from(2, 1), noon), 0);
	sign_failed(db, a, from(1, 1), later(10));
	CHECK(sign_wait(db, a, from(1, 1), later(10)) >= 10);
	/* An hour in peace after the wait, and all is forgotten; not before. */
	sign_failed(db, a, from(1, 1), later(10 + 10 + 3500));
	CHECK(sign_wait(db, a, from(1, 1), later(3520)) > 0);
	sign_failed(db, a, from(1, 1), later(3520 + 20 + 3700));
	CHECK_INT(sign_wait(db, a, from(1, 1), later(7240)), 0);
	return true;
}

static bool waits_widely(Db *db, void *unused)
{
	(void)unused;
	for (int i = 0; i < 30; i++)
		sign_failed(db, a, from(i, 7), noon);
	CHECK_INT(sign_wait(db, a, from(99, 7), noon), 0);
	sign_failed(db, a, from(30, 7), noon);
	CHECK(sign_wait(db, a, from(99, 7), noon) > 0);         /* a network that tries many addresses */
	for (int i = 0; i < 60; i++)
		sign_failed(db, a, from(99, 100 + i), noon);
	CHECK_INT(sign_wait(db, a, from(99, 999), noon), 0);
	sign_failed(db, a, from(99, 200), noon);
	CHECK(sign_wait(db, a, from(99, 999), noon) > 0);       /* an address that many networks try */
	/* A caller who cannot be told from others is counted by address only. */
	for (int i = 0; i < 40; i++)
		sign_failed(db, a, (Trier){ str_fmt(a, "q%d@x.org", i), S("") }, noon);
	CHECK_INT(sign_wait(db, a, (Trier){ S("q99@x.org"), S("") }, noon), 0);
	/* Getting in clears one's own slips only. */
	int64_t ben = account(db, "member", "p1@x.org");
	for (int i = 0; i < 4; i++)
		sign_failed(db, a, from(1, 1), noon);
	sign_in(db, a, ben, from(1, 1), S("T"), NULL, noon);
	CHECK_INT(sign_wait(db, a, from(1, 1), noon), 0);
	CHECK(sign_wait(db, a, from(99, 999), noon) > 0);
	return true;
}

TEST(guessing_one_password_takes_longer_and_longer) { in_house(waits); }
TEST(guessing_widely_is_noticed) { in_house(waits_widely); }

/* ---- passwords -------------------------------------------------------------------------------------- */

/* Of this thread alone, so that what else the machine does is no matter. */
static int64_t worked(void)
{
	struct timespec t;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static int64_t fastest(Str secret, HashAnswer want)
{
	int64_t best = INT64_MAX;
	for (int i = 0; i < 5; i++) {
		int64_t began = worked();
		CHECK_INT(sign_verify(secret, S("not this one")), want);
		int64_t took = worked() - began;
		best = took < best ? took : best;
	}
	return best;
}

TEST(nobody_takes_as_long_as_somebody)
{
	Str secret = S("");
	a = arena_open();
	CHECK(sodium_init() >= 0);
	CHECK(sign_hash(a, S("a lamp on the table"), &secret));
	CHECK(str_starts(secret, S("$argon2id$v=19$m=19456,t=2,p=1$")));
	CHECK_INT(sign_verify(secret, S("a lamp on the table")), HASH_RIGHT);
	CHECK_INT(sign_verify(S(""), S("a lamp on the table")), HASH_WRONG);
	CHECK_INT(sign_verify(S(""), S("")), HASH_WRONG);
	int64_t known = fastest(secret, HASH_WRONG), unknown = fastest(S(""), HASH_WRONG);
	/* Wide on purpose: an answer without hashing would be a thousand times quicker. */
	CHECK(unknown * 3 > known && known * 3 > unknown);
	arena_drop(a);
}
