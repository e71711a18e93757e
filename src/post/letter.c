/* letter.c - see letter.h. */
#include "post/letter_own.h"

#include "post/post.h"
#include "post/post_store.h"
#include "seal/seal.h"

#include <string.h>

static char address[300] = "http://127.0.0.1:8080";

void letter_address_set(Str url)
{
	while (url.n && url.p[url.n - 1] == '/')
		url.n--;
	if (url.n < sizeof address) {
		memcpy(address, url.p, url.n);
		address[url.n] = '\0';
	}
}

Str letter_link(Arena *a, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	Str path = str_vfmt(a, fmt, ap);
	va_end(ap);
	return str_fmt(a, "%s%.*s", address, STR(path));
}

const LetterKind *letter_kind(Str kind)
{
	for (int i = 0; i < letter_kinds_n; i++)
		if (str_eq(kind, str(letter_kinds[i].kind)))
			return &letter_kinds[i];
	return NULL;
}

const LetterCategory *letter_category(const LetterKind *k)
{
	for (int i = 0; i < letter_categories_n; i++)
		if (!strcmp(letter_categories[i].category, k->category))
			return &letter_categories[i];
	die("letters of kind %s are of no category", k->kind);
}

/* ---- one click ------------------------------------------------------------------------------ */

Chooser chooser(Arena *a, int64_t account, Str mail)
{
	return (Chooser){ account, { seal_tag(a, seal_server(), "letters-to", utf8_fold(a, mail)) } };
}

static Str proof(Arena *a, Str whom_and_what)
{
	Str t = seal_tag(a, seal_server(), "unsubscribe", whom_and_what);
	return str_hex(a, t.p, t.n);
}

/* "a17-pairs-<proof>": an account; "m<hash>-invitations-<proof>": an address without one. */
static Str way_out(Arena *a, const LetterKind *k, int64_t account, Str mail)
{
	if (!k || letter_category(k)->must)
		return S("");
	Blob hash = chooser(a, 0, mail).address;
	Str  whom = account ? str_fmt(a, "a%lld-%s", (long long)account, k->category)
	                    : str_fmt(a, "m%.*s-%s", STR(str_hex(a, hash.bytes.p, hash.bytes.n)), k->category);
	return letter_link(a, "/unsubscribe/%.*s-%.*s", STR(whom), STR(proof(a, whom)));
}

Str letter_way_out(Arena *a, Str kind, int64_t account, Str mail)
{
	return str_starts(str(address), S("https://")) ? way_out(a, letter_kind(kind), account, mail) : S("");
}

static bool same(Str x, Str y)                  /* as slow whatever differs */
{
	unsigned char d = x.n != y.n;
	for (size_t k = 0; k < x.n && k < y.n; k++)
		d |= (unsigned char)(x.p[k] ^ y.p[k]);
	return !d;
}

static bool read_token(Arena *a, Str token, Chooser *who, Str *category)
{
	char    hash[16];
	Str     rest = token, whom;
	int64_t account = 0;
	if (!str_cut(&rest, '-', &whom) || whom.n < 2 || !str_cut(&rest, '-', category) || !rest.p)
		return false;
	if (!same(rest, proof(a, (Str){ token.p, whom.n + 1 + category->n })))
		return false;
	Str who_is = { whom.p + 1, whom.n - 1 };
	if (*whom.p == 'm' && str_unhex(who_is, hash, sizeof hash))
		return *who = (Chooser){ 0, { str_copy(a, (Str){ hash, sizeof hash }) } }, true;
	*who = (Chooser){ 0 };
	return *whom.p == 'a' && str_int(who_is, &account) && ((who->account = account), true);
}

void letter_way_out_taken(Db *db, Arena *a, Str token, Instant now)
{
	Chooser who;
	Str     category;
	if (!read_token(a, token, &who, &category))
		return;
	if (str_eq(category, S("digest")))
		choice_no_digests(db, who.account, now);
	else
		choice_set(db, who, category, WAY_OFF, now);
}

/* ---- writing ------------------------------------------------------------------------------------ */

static Instant due(Db *db, Arena *a, const LetterCategory *c, int64_t account, Instant now)
{
	Quiet q;
	if (c->at_once || !account || !quiet_get(db, a, account, &q) || q.from == q.until)
		return now;
	const Zone *zone = zone_load(a, q.zone);
	return zone ? quiet_over(zone, q.from, q.until, now) : now;
}

static Str with_way_out(Arena *a, const LetterKind *k, LetterTo to, Str text)
{
	Str link = way_out(a, k, to.account, to.address);
	return link.n ? str_fmt(a, "%.*s\nNo more letters of this sort:\n%.*s\n", STR(text), STR(link)) : text;
}

bool letter_write(Db *db, Arena *a, const char *kind, LetterTo to, const LetterWord *words, int n, Str once, Instant now)
{
	const LetterKind *k = letter_kind(str(kind));
	if (!k)
		die("there is no letter of kind %s", kind);
	const LetterCategory *c = letter_category(k);
	LetterWay way = c->must || !c->words ? WAY_NOW : choice_way(db, a, chooser(a, to.account, to.address), str(c->category));
	bool      held = way == WAY_DIGEST && to.account;
	if (way == WAY_OFF)
		return false;
	LetterWord *all = NEW(a, LetterWord, n + 2);
	memcpy(all, words, sizeof *all * (size_t)n);
	all[n] = (LetterWord){ "name", to.name };
	all[n + 1] = (LetterWord){ "organisation", outbox_organisation(db, a) };
	Wording w = wording_of(db, a, k, to.programme);
	Str subject = letter_fill(a, w.subject, all, n + 2), text = with_way_out(a, k, to, letter_fill(a, w.text, all, n + 2));
	PostLetter l = { .id = id_new(), .kind = str(kind), .account = to.account, .name = to.name, .address = to.address, .subject = subject, .text = text,
		.html = letter_html(a, subject, text), .once = once, .due = due(db, a, c, to.account, now), .held = held };
	if (!post_letter(db, a, l, now))
		return false;
	if (held)
		digest_hold(db, l.id, to.account, now);
	return true;
}

/* ---- digests ------------------------------------------------------------------------------------- */

enum { DAY = 1440, DIGEST_MINUTE = 7 * 60, READERS_MOST = 500 };

/* In the morning of their day, with what came before that morning. */
static void digest(Db *db, Arena *a, const Reader *to, Instant now)
{
	Quiet  q = { 0 };
	const Zone *zone = quiet_get(db, a, to->account, &q) ? zone_load(a, q.zone) : NULL;
	int64_t minute = local_minute(zone, now) - DIGEST_MINUTE, day = minute / DAY, until = day * DAY + DIGEST_MINUTE;
	DigestLines all = digest_lines(db, a, to->account);
	Buf lines = buf_open(a);
	int ready = 0;
	while (ready < all.n && local_minute(zone, all.list[ready].made) < until) {
		const DigestLine *l = &all.list[ready++];
		buf_fmt(&lines, "%.*s\n%.*s\n\n", STR(l->subject), STR(letter_first_link(l->text)));
	}
	LetterTo whom = { 0, to->account, to->name, to->address };
	if (!ready || !LETTER(db, a, "digest", whom, str_fmt(a, "digest|%lld|%lld", (long long)to->account, (long long)day), now,
	                      { "lines", str_trim(buf_str(&lines)) }, { "link", letter_link(a, "/me/letters") }))
		return;
	for (int i = 0; i < ready; i++) {
		digest_done(db, all.list[i].letter);
		outbox_mark(db, all.list[i].letter, S("dropped"), S(""), now, now);
	}
}

void letter_sweep(Db *db, Arena *a, Instant now)
{
	Readers all = digest_readers(db, a, READERS_MOST);
	for (int i = 0; i < all.n; i++)
		digest(db, a, &all.list[i], now);
}
