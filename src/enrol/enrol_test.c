/* enrol_test.c - nobody takes part without a consent of their own; leaving ends it at once; wishes stay sealed. */
#include "enrol/enrol_store.h"
#include "enrol/wish_own.h"
#include "seal/seal_keep.h"
#include "test/check.h"
#include "test/scratch.h"

static const Instant noon = { SECONDS(1795262400) };
typedef struct { Arena *arena; Str folder; DbFile *file; Programme p; } Place;
static Place place;

static void in_a_deed(DbDeed *deed)
{
	Str     why;
	SealKey key;
	place = (Place){ .arena = arena_open() };
	seal_key_new(&key);
	seal_server_use(&key);
	place.folder = scratch_open(place.arena);
	CHECK_INT(db_open(place.arena, str_fmt(place.arena, "%s/x.db", place.folder.p).p, 1, &place.file, &why), DB_OPENED);
	CHECK_INT(db_write(place.file, deed, place.arena), DB_KEPT);
	db_close(place.file);
	scratch_drop(place.folder);
	arena_drop(place.arena);
}

static Programme made(Db *db, Arena *a, bool approval)
{
	Programme p;
	Verdict   v;
	int64_t   id = programme_make(db, a, S("Spring"), S("development"), 0, noon, &v);
	CHECK(allowed(v) && allowed(programme_open(db, a, id, noon)) && programme_get(db, a, id, &p));
	p.domains = S("x.org, @y.org");
	p.approval = approval;
	return p;
}

static int64_t met(Db *db, Arena *a, const char *name) { return people_meet(db, a, str(name), str_fmt(a, "%s@x.org", name), S("import"), noon); }

static int64_t draft(Db *db, Arena *a, const Programme *p, int64_t person, const char *sides)
{
	EnrolProfile f = profile_read(db, a, p->id, person);
	f.sides = str(sides);
	f.capacity = 2;
	*PUSH(a, &f.terms) = (ProfileTerm){ 101, 's', 5 };
	*PUSH(a, &f.terms) = (ProfileTerm){ 102, 'o', 4 };
	profile_keep(db, &f, true, noon);
	return f.id;
}

static const Ticks all_ticks = { .consent = true, .conduct = true, .commits = true };

static int64_t joined(Db *db, Arena *a, const Programme *p, const char *name, const char *sides)
{
	int64_t person = met(db, a, name);
	draft(db, a, p, person, sides);
	CHECK(allowed(enrol_join(db, a, p, person, 0, all_ticks, noon)));
	return person;
}

static const EnrolRow *side_of(Db *db, Arena *a, const Programme *p, int64_t person, int i)
{
	EnrolRows rows = enrolment_live(db, a, p->id, person);
	return i < rows.n ? &rows.list[i] : NULL;
}

/* ---- consent ---------------------------------------------------------------------------- */

static bool consenting(Db *db, void *with)
{
	Arena *a = with;
	Programme p = made(db, a, false);
	int64_t ana = met(db, a, "ana");
	draft(db, a, &p, ana, "mentee");
	CHECK_INT(enrol_all(db, a, p.id, instant_date(noon)).n, 0);     /* a draft is nobody's business */
	CHECK(!allowed(enrol_join(db, a, &p, ana, 0, (Ticks){ .conduct = true, .commits = true }, noon)));
	CHECK_INT(enrol_standing(db, a, p.id, ana).consent, 0);
	CHECK(allowed(enrol_join(db, a, &p, ana, 0, all_ticks, noon)));
	Standing s = enrol_standing(db, a, p.id, ana);
	CHECK(s.consent && s.mentee && !s.mentor);
	CHECK_EQ(s.mentee_state, S("approved"));
	Joineds all = enrol_all(db, a, p.id, instant_date(noon));
	CHECK_INT(all.n, 1);
	CHECK(all.list[0].as_mentee == s.mentee && !all.list[0].as_mentor && all.list[0].room_mentee == 1 && all.list[0].years == -1);
	CHECK_INT(all.list[0].terms.n, 2);
	/* Consent alone decides: were only that closed, nobody would be matched or paired. */
	Enrolled e;
	CHECK(enrol_get(db, a, s.mentee, instant_date(noon), &e) && e.takes_part);
	consent_close_one(db, ana, p.id, S("take_part"), noon);
	CHECK_INT(enrol_all(db, a, p.id, instant_date(noon)).n, 0);
	CHECK(enrol_get(db, a, s.mentee, instant_date(noon), &e) && !e.takes_part);
	/* Withdrawn: gone at once, the rows closed; joining again makes new ones. */
	enrol_leave(db, a, &p, ana, noon);
	CHECK_INT(enrol_all(db, a, p.id, instant_date(noon)).n, 0);
	CHECK_INT(enrol_standing(db, a, p.id, ana).consent, 0);
	CHECK(allowed(enrol_join(db, a, &p, ana, 0, all_ticks, noon)));
	Standing again = enrol_standing(db, a, p.id, ana);
	CHECK(again.mentee && again.mentee != s.mentee && again.consent && again.consent != s.consent);
	/* A row without a consent cannot be. */
	EnrolRow row;
	CHECK(enrolment_row(db, a, again.mentee, &row) && row.consent == again.consent);
	return true;
}

TEST(nobody_takes_part_without_their_yes) { in_a_deed(consenting); }

static bool without_consent(Db *db, void *with)
{
	Arena *a = with;
	Programme p = made(db, a, false);
	int64_t ana = met(db, a, "ana"), f = draft(db, a, &p, ana, "mentee");
	enrolment_add(db, (EnrolRow){ .id = 7, .programme = p.id, .person = ana, .side = S("mentee"), .state = S("approved"), .profile = f, .consent = 4711 }, noon);
	return true;
}

TEST(the_schema_keeps_enrolments_without_consent_out)
{
	Str     why;
	Arena  *a = arena_open();
	Str     folder = scratch_open(a);
	DbFile *file;
	CHECK_INT(db_open(a, str_fmt(a, "%s/x.db", folder.p).p, 1, &file, &why), DB_OPENED);
	db_quiet = true;
	CHECK_INT(db_write(file, without_consent, a), DB_TROUBLE);
	db_quiet = false;
	db_close(file);
	scratch_drop(folder);
	arena_drop(a);
}

/* ---- approval, room, pausing, waiting ------------------------------------------------------ */

static bool rooms(Db *db, void *with)
{
	Arena *a = with;
	Date   today = instant_date(noon);
	Programme p = made(db, a, true);
	int64_t mo = joined(db, a, &p, "mo", "both"), ann = joined(db, a, &p, "ann", "mentee");
	Joineds all = enrol_all(db, a, p.id, today);
	CHECK_INT(all.n, 2);
	CHECK(all.list[1].person == mo && !all.list[1].as_mentor && all.list[1].as_mentee);     /* as a mentor not looked at yet */
	Standing s = enrol_standing(db, a, p.id, mo);
	CHECK_EQ(s.mentor_state, S("applied"));
	Programme other = made(db, a, true);
	CHECK_INT(enrol_decide(db, a, &other, s.mentor, true, noon), 0);
	CHECK_INT(enrol_decide(db, a, &p, s.mentor, true, noon), 1);
	CHECK_INT(enrol_decide(db, a, &p, s.mentor, false, noon), 0);   /* decided already */
	all = enrol_all(db, a, p.id, today);
	CHECK(all.list[1].as_mentor == s.mentor && all.list[1].room_mentor == 2);
	/* One seat taken, one left; then pausing leaves none. */
	db_script(db, str_fmt(a, "INSERT INTO mentorship (id, programme, model, origin, state, began, changed) VALUES (1, %lld, 'one_to_one', 'round', 'active', 1, 1);"
		"INSERT INTO member (mentorship, person, side, enrolment, seat, since) VALUES (1, %lld, 'mentor', %lld, 1, 1)",
		(long long)p.id, (long long)mo, (long long)s.mentor).p);
	CHECK_INT(enrol_all(db, a, p.id, today).list[1].room_mentor, 1);
	EnrolProfile f = profile_read(db, a, p.id, mo);
	Enrolled e;
	CHECK(enrol_get(db, a, s.mentor, today, &e) && e.takes_part && e.capacity == 2);
	f.paused_until = date_add(today, 1);
	profile_keep(db, &f, false, noon);
	CHECK_INT(enrol_all(db, a, p.id, today).list[1].room_mentor, 0);
	CHECK_INT(enrol_all(db, a, p.id, f.paused_until).list[1].room_mentor, 1);
	CHECK(enrol_get(db, a, s.mentor, today, &e) && !e.takes_part);
	CHECK(enrol_get(db, a, s.mentor, f.paused_until, &e) && e.takes_part);
	CHECK_INT(f.terms.n, 2);
	/* The waiting list: by when they came; a mentor with a mentee does not wait. */
	CHECK_INT(enrol_waiting_place(db, a, s.mentor), 0);
	CHECK_INT(enrol_waiting_place(db, a, s.mentee), 1);
	CHECK_INT(enrol_waiting_place(db, a, side_of(db, a, &p, ann, 0)->id), 2);
	return true;
}

TEST(room_is_what_was_offered_less_what_is_taken) { in_a_deed(rooms); }

static bool refusing(Db *db, void *with)
{
	Arena *a = with;
	Programme p = made(db, a, true);
	int64_t mo = joined(db, a, &p, "mo", "mentor"), both = joined(db, a, &p, "bo", "both");
	CHECK_INT(enrol_decide(db, a, &p, enrol_standing(db, a, p.id, mo).mentor, false, noon), 1);
	CHECK_INT(enrol_standing(db, a, p.id, mo).consent, 0);
	CHECK_INT(enrol_decide(db, a, &p, enrol_standing(db, a, p.id, both).mentor, false, noon), 1);
	CHECK(enrol_standing(db, a, p.id, both).consent && enrol_standing(db, a, p.id, both).mentee);
	/* Keeping another step of the form is no new application; a side that is new still is one. */
	EnrolProfile said = profile_read(db, a, p.id, both);
	enrol_changed(db, a, &p, &said, noon);
	CHECK_INT(enrol_standing(db, a, p.id, both).mentor, 0);
	int64_t cy = joined(db, a, &p, "cy", "mentee");
	said = profile_read(db, a, p.id, cy);
	said.sides = S("both");
	profile_keep(db, &said, true, noon);
	enrol_changed(db, a, &p, &said, noon);
	CHECK(enrol_standing(db, a, p.id, cy).mentor);
	return true;
}

TEST(a_refusal_closes_only_what_it_is_about) { in_a_deed(refusing); }

/* ---- in confidence ----------------------------------------------------------------------------- */

static bool avoiding(Db *db, void *with)
{
	Arena *a = with;
	Programme p = made(db, a, false);
	int64_t ana = joined(db, a, &p, "ana", "mentee"), ben = joined(db, a, &p, "ben", "mentor"), cas = joined(db, a, &p, "cas", "mentor");
	wish_keep_avoided(db, a, ana, (Strs){ (Str[]){ S("BEN@x.org"), S("Nobody Known"), S("Dora Late") }, 3 });
	wish_keep_avoided(db, a, ana, (Strs){ (Str[]){ S("BEN@x.org"), S("ben"), S("Dora Late") }, 3 });      /* twice the same, one dropped */
	CHECK_INT(wish_avoided(db, a, ana).n, 2);
	CHECK_EQ(wish_avoided(db, a, ana).list[0], S("BEN@x.org"));
	CHECK(enrol_avoids(db, a, ana, ben) && enrol_avoids(db, a, ben, ana));
	CHECK(!enrol_avoids(db, a, ana, cas) && !enrol_avoids(db, a, ben, cas));
	/* Somebody who was not here when it was written. */
	int64_t dora = people_meet(db, a, S("Dora Late"), S("d@x.org"), S("import"), noon);
	CHECK(enrol_avoids(db, a, dora, ana));
	draft(db, a, &p, dora, "mentor");
	CHECK(allowed(enrol_join(db, a, &p, dora, 0, all_ticks, noon)));
	Joineds all = enrol_all(db, a, p.id, instant_date(noon));
	CHECK_INT(all.n, 4);
	CHECK(all.list[0].person == ana && all.list[0].avoids.n == 2 && all.list[0].avoids.list[0] == ben && all.list[0].avoids.list[1] == dora);
	CHECK(!all.list[1].avoids.n);
	/* Preferences keep their order. */
	wish_keep_preferred(db, a, profile_read(db, a, p.id, ana).id, (Strs){ (Str[]){ S("Cas"), S("ben@x.org"), S("who?") }, 3 });
	all = enrol_all(db, a, p.id, instant_date(noon));
	CHECK(all.list[0].preferred.n == 2 && all.list[0].preferred.list[0] == cas && all.list[0].preferred.list[1] == ben);
	/* Identity: used only with a consent of its own. */
	int64_t f = profile_read(db, a, p.id, ana).id;
	IdentitySaid said = { .own = S("first in family, woman"), .wanted = S("woman") };
	wish_keep_identity(db, a, f, said, enrol_agree_identity(db, a, &p, ana, false, noon));
	CHECK_INT(enrol_all(db, a, p.id, instant_date(noon)).list[0].identity.n, 0);
	CHECK_EQ(wish_identity(db, a, f).own, said.own);
	wish_keep_identity(db, a, f, said, enrol_agree_identity(db, a, &p, ana, true, noon));
	all = enrol_all(db, a, p.id, instant_date(noon));
	CHECK(all.list[0].identity.n == 2 && all.list[0].identity_wanted.n == 1 && wish_identity(db, a, f).matched);
	enrol_agree_identity(db, a, &p, ana, false, noon);
	CHECK_INT(enrol_all(db, a, p.id, instant_date(noon)).list[0].identity.n, 0);
	/* Leaving forgets them. */
	enrol_leave(db, a, &p, ana, noon);
	CHECK(!wish_identity(db, a, f).own.n && !wish_preferred(db, a, f).n && enrol_avoids(db, a, ana, ben));
	return true;
}

TEST(wishes_in_confidence_are_honoured_and_sealed) { in_a_deed(avoiding); }

/* ---- asking ---------------------------------------------------------------------------------------- */

static bool asking(Db *db, void *with)
{
	Arena *a = with;
	Programme p = made(db, a, false);
	Inviting  i = { .programme = &p, .way = "coordinator", .now = noon, .by_name = S("Co") };
	InviteRow row, got;
	int64_t ana = met(db, a, "ana"), far = people_meet(db, a, S("Far"), S("far@else.org"), S("import"), noon);
	CHECK(enrol_may(db, a, &p, 0, S("z@X.org")) && enrol_may(db, a, &p, 0, S("z@y.org")) && !enrol_may(db, a, &p, far, S("far@else.org")));
	CHECK(!enrol_may(db, a, &p, 0, S("z@sub.x.org")) && !enrol_may(db, a, &p, 0, S("x.org")));
	CHECK(enrol_invite(db, a, &i, far) && !enrol_invite(db, a, &i, far) && enrol_may(db, a, &p, far, S("far@else.org")));
	CHECK(invitation_of(db, a, p.id, far, &row));
	Str code = enrol_invite_code(a, &row);
	CHECK(enrol_invite_read(db, a, code, &got) && got.person == far);
	CHECK(!enrol_invite_read(db, a, S("1-00"), &got) && !enrol_invite_read(db, a, S(""), &got) && !enrol_invite_read(db, a, (Str){ code.p, code.n - 1 }, &got));
	CHECK(enrol_invite_token(db, a, &row, noon).n == 64 && enrol_invite_token(db, a, &row, noon).n == 64);  /* an account is made once, links anew */
	/* Whoever could change somebody's address must not get the link of their account. */
	int64_t boss = people_meet(db, a, S("Boss"), S("boss@else.org"), S("import"), noon);
	InviteRow of_boss;
	db_script(db, str_fmt(a, "INSERT INTO account (id, email, email_fold, name, name_fold, rank, state, made, person) VALUES"
		" (9, 'real@x.org', 'real@x.org', 'B', 'b', 'member', 'invited', 1, %lld)", (long long)boss).p);
	CHECK(enrol_invite(db, a, &i, boss) && invitation_of(db, a, p.id, boss, &of_boss) && !enrol_invite_token(db, a, &of_boss, noon).n);
	db_script(db, "UPDATE account SET email = 'boss@else.org', email_fold = 'boss@else.org', rank = 'admin' WHERE id = 9");
	CHECK(!enrol_invite_token(db, a, &of_boss, noon).n);
	db_script(db, "UPDATE account SET rank = 'member' WHERE id = 9");
	CHECK(enrol_invite_token(db, a, &of_boss, noon).n == 64 && enrol_decline(db, a, p.id, boss));
	/* A week later, and once more, and never again. */
	Instant week = { noon.us + SECONDS(7 * 86400) }, two = { noon.us + SECONDS(14 * 86400) }, far_off = { noon.us + SECONDS(100LL * 86400) };
	CHECK_INT(enrol_remind(db, a, &p, noon), 0);
	CHECK_INT(enrol_remind(db, a, &p, week), 1);
	CHECK_INT(enrol_remind(db, a, &p, week), 0);
	CHECK_INT(enrol_remind(db, a, &p, two), 1);
	CHECK_INT(enrol_remind(db, a, &p, far_off), 0);
	/* Declining: asked no more by others. */
	CHECK(enrol_decline(db, a, p.id, far) && !enrol_decline(db, a, p.id, far) && !enrol_invite(db, a, &i, far));
	/* Who takes part is not asked. */
	draft(db, a, &p, ana, "mentee");
	CHECK(allowed(enrol_join(db, a, &p, ana, 0, all_ticks, noon)) && !enrol_invite(db, a, &i, ana));
	return true;
}

TEST(people_are_asked_once_and_reminded_twice) { in_a_deed(asking); }

/* ---- a partner's view, and sealing ----------------------------------------------------------------- */

static bool portrayed(Db *db, void *with)
{
	Arena *a = with;
	Programme p = made(db, a, false);
	Portrait  x;
	int64_t ana = met(db, a, "ana");
	CHECK(!enrol_portrait(db, a, p.id, ana, &x));
	EnrolProfile f = profile_read(db, a, p.id, ana);
	f.goals = S("a grant"), f.own_seeks = S("Rowing, , Choir"), f.sides = S("mentee");
	*PUSH(a, &f.terms) = (ProfileTerm){ 101, 's', 2 };
	profile_keep(db, &f, true, noon);
	CHECK(enrol_portrait(db, a, p.id, ana, &x));
	CHECK_EQ(x.goals, S("a grant"));
	CHECK_INT(x.terms.n, 3);
	CHECK_EQ(x.terms.list[0].name, S("Career development"));
	CHECK_EQ(x.terms.list[2].name, S("Choir"));
	return true;
}

TEST(a_portrait_says_what_its_owner_wrote) { in_a_deed(portrayed); }

static bool sealed(Db *db, void *with)
{
	Arena *a = with;
	Programme p = made(db, a, false);
	SealPair  pair, other;
	int64_t   ana = joined(db, a, &p, "ana", "mentee"), f = profile_read(db, a, p.id, ana).id;
	db_script(db, "INSERT INTO account (id, email, email_fold, name, name_fold, rank, state, made) VALUES (1, 'a', 'a', 'A', 'a', 'member', 'active', 1)");
	CHECK(!worksheet_keep(db, a, 1, p.id, "reflect", S("canary-sheet"), instant_date(noon)));       /* nobody has keys yet */
	seal_pair_new(&pair);
	seal_pair_new(&other);
	seal_row_add(db, 101, 1, &pair, noon);
	CHECK(worksheet_keep(db, a, 1, p.id, "reflect", S("canary-sheet"), instant_date(noon)));
	CHECK_EQ(worksheet_read(db, a, 1, p.id, "reflect", &pair).body, S("canary-sheet"));
	CHECK(worksheet_read(db, a, 1, p.id, "reflect", &other).shut && worksheet_read(db, a, 1, p.id, "reflect", NULL).shut);
	CHECK(!worksheet_read(db, a, 1, p.id, "ready", &pair).kept);
	wish_keep_preferred(db, a, f, (Strs){ (Str[]){ S("canary-liked") }, 1 });
	wish_keep_avoided(db, a, ana, (Strs){ (Str[]){ S("canary-avoided") }, 1 });
	wish_keep_identity(db, a, f, (IdentitySaid){ .own = S("canary-own"), .wanted = S("canary-wanted") }, 0);
	CHECK_INT(wish_preferred(db, a, f).n + wish_avoided(db, a, ana).n, 2);
	/* Plain columns, so that the look below is known to find what is there. */
	EnrolProfile said = profile_read(db, a, p.id, ana);
	said.hopes = S("canary-in-clear");
	profile_keep(db, &said, false, noon);
	return true;
}

static bool file_holds(Arena *a, const char *path, Str what)
{
	Str bytes, why;
	return io_read(a, path, 1 << 28, &bytes, &why) && str_holds(bytes, what);
}

TEST(what_is_sealed_is_in_no_file)
{
	static const char *const secret[] = { "canary-sheet", "canary-liked", "canary-avoided", "canary-own", "canary-wanted" };
	Arena  *a = arena_open();
	Str     folder = scratch_open(a), why;
	DbFile *file;
	SealKey key;
	seal_key_new(&key);
	seal_server_use(&key);
	const char *path = str_fmt(a, "%s/x.db", folder.p).p, *log = str_fmt(a, "%s/x.db-wal", folder.p).p;
	CHECK_INT(db_open(a, path, 1, &file, &why), DB_OPENED);
	CHECK_INT(db_write(file, sealed, a), DB_KEPT);
	CHECK(file_holds(a, path, S("canary-in-clear")) || file_holds(a, log, S("canary-in-clear")));
	for (size_t i = 0; i < COUNT(secret); i++)
		CHECK(!file_holds(a, path, str(secret[i])) && !file_holds(a, log, str(secret[i])));
	db_close(file);
	for (size_t i = 0; i < COUNT(secret); i++)
		CHECK(!file_holds(a, path, str(secret[i])));
	scratch_drop(folder);
	arena_drop(a);
}
