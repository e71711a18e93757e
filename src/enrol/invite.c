/* invite.c - asking people to join, reminding them, and approving those who applied. */
#include "enrol/enrol_store.h"
#include "post/letter.h"
#include "sign/sign.h"

#include <string.h>

/* ---- the code in a letter: shows the invitation to whoever got the letter --------------------- */

static Str tag(Arena *a, const InviteRow *i)
{
	Str t = seal_tag(a, seal_server(), "invited", str_fmt(a, "%lld|%lld|%d", (long long)i->id, (long long)i->person, i->made.day));
	return str_hex(a, t.p, t.n);
}

Str enrol_invite_code(Arena *a, const InviteRow *i) { return str_fmt(a, "%lld-%.*s", (long long)i->id, STR(tag(a, i))); }

static bool same(Str x, Str y)                  /* as slow whatever differs */
{
	unsigned char d = x.n != y.n;
	for (size_t k = 0; k < x.n && k < y.n; k++)
		d |= (unsigned char)(x.p[k] ^ y.p[k]);
	return !d;
}

bool enrol_invite_read(Db *db, Arena *a, Str code, InviteRow *i)
{
	Str     head;
	int64_t id;
	return str_cut(&code, '-', &head) && str_int(head, &id) && code.p && invitation_row(db, a, id, i) && same(code, tag(a, i));
}

/* The account behind an invitation, ready to choose a password; the token of its link, or "" where they can sign in already. */
Str enrol_invite_token(Db *db, Arena *a, const InviteRow *i, Instant now)
{
	Addressed to;
	Link      link;
	Str       token = S("");
	if (!person_address(db, a, i->person, &to) || str_eq(to.account_state, S("active")) || str_eq(to.account_state, S("closed")))
		return S("");
	if (to.account && !to.own)                      /* a changed address, or a coordinator's account: their link comes from an administrator */
		return S("");
	if (to.account)
		return sign_new_link(db, a, to.account, now);
	if (!allowed(sign_invite(db, a, (AccountForm){ .name = to.name, .email = to.email }, S("member"), now, &token)))
		return S("");
	if (sign_link(db, a, token, now, &link))
		people_of_account(db, a, link.account, now);
	return token;
}

/* ---- asking --------------------------------------------------------------------------------------- */

static void write_to(Db *db, Arena *a, const char *kind, const Programme *p, const InviteRow *i, const Addressed *to, Str by, Instant now)
{
	Str code = enrol_invite_code(a, i);
	LETTER(db, a, kind, ((LetterTo){ p->id, to->account, to->name, to->email }), S(""), now,
		{ "programme", p->name }, { "says", p->says }, { "by", by }, { "link", letter_link(a, "/invited/%.*s", STR(code)) });
}

/* Who takes part, was asked, or declined, is not asked again by others; by registering, people ask themselves. */
static bool asked_before(Db *db, Arena *a, const Inviting *i, int64_t person)
{
	InviteRow row;
	if (enrolment_live(db, a, i->programme->id, person).n)
		return true;
	return strcmp(i->way, "registered") && invitation_of(db, a, i->programme->id, person, &row) && !str_eq(row.state, S("joined"));
}

bool enrol_invite(Db *db, Arena *a, const Inviting *i, int64_t person)
{
	Addressed to;
	InviteRow row;
	if (!person_address(db, a, person, &to) || to.gone || !to.email.n || str_eq(to.account_state, S("closed")))
		return false;
	if (asked_before(db, a, i, person))
		return false;
	invitation_put(db, id_new(), i->programme->id, person, str(i->way), i->by, i->now);
	if (!invitation_of(db, a, i->programme->id, person, &row))
		return false;
	const char *kind = !strcmp(i->way, "referral") ? "referral" : !strcmp(i->way, "registered") ? "registered" : "invitation";
	write_to(db, a, kind, i->programme, &row, &to, i->by_name, i->now);
	return true;
}

int enrol_remind(Db *db, Arena *a, const Programme *p, Instant now)
{
	InviteRows all = invitations_open(db, a, p->id);
	Addressed  to;
	int n = 0;
	for (int i = 0; i < all.n; i++) {
		const InviteRow *row = &all.list[i];
		if (!may_remind(row->reminded, row->reminded_day.day, row->made.day, instant_date(now).day))
			continue;
		if (!person_address(db, a, row->person, &to) || to.gone || !to.email.n)
			continue;
		write_to(db, a, "reminder", p, row, &to, row->by_name, now);
		invitation_reminded(db, row->id, instant_date(now));
		n++;
	}
	return n;
}

/* ---- approval ---------------------------------------------------------------------------------------- */

int enrol_decide(Db *db, Arena *a, const Programme *p, int64_t enrolment, bool approve, Instant now)
{
	EnrolRow  e;
	Addressed to;
	if (!enrolment_row(db, a, enrolment, &e) || e.programme != p->id || !str_eq(e.state, S("applied")))
		return 0;
	enrolment_state(db, e.id, approve ? S("approved") : S("refused"), approve ? (Date){ 0 } : instant_date(now));
	if (!approve && !enrolment_live(db, a, p->id, e.person).n)
		consent_close(db, e.person, p->id, now);        /* nothing is left that it was given for */
	if (person_address(db, a, e.person, &to))
		LETTER(db, a, approve ? "approved" : "refused", ((LetterTo){ p->id, to.account, to.name, to.email }), S(""), now,
			{ "programme", p->name }, { "mentor", p->mentor }, { "link", letter_link(a, "/join/%lld", (long long)p->id) });
	return 1;
}
