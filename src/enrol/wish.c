/* wish.c - wishes in confidence: whom somebody would like, whom they would rather not be paired with, and what they
 * say of their identity.  Sealed under the server's key: matching opens them, nobody reads them. */
#include "enrol/wish_own.h"
#include "enrol/wish_store.h"

#include <string.h>

static SealPlace place(const char *table, const char *column, int64_t row) { return (SealPlace){ table, column, row }; }

/* What is sealed: the person it meant when it was written, or 0, and the line as typed. */
static Str line_of(Arena *a, int64_t person, Str typed) { return str_fmt(a, "%lld|%.*s", (long long)person, STR(typed)); }

Named wish_named(Str line)
{
	Named n = { .typed = line };
	Str   head;
	if (str_cut(&n.typed, '|', &head))
		str_int(head, &n.person);
	return n;
}

Str wish_open(Arena *a, const char *table, const char *column, int64_t row, Str sealed)
{
	Str text;
	return seal_open(a, seal_server(), place(table, column, row), sealed, &text) ? text : S("");
}

static Strs opened(Arena *a, const char *table, const char *column, SealedWishes rows)
{
	Strs all = { 0 };
	for (int i = 0; i < rows.n; i++) {
		Named n = wish_named(wish_open(a, table, column, rows.list[i].id, rows.list[i].sealed));
		if (n.typed.n)
			*PUSH(a, &all) = n.typed;
	}
	return all;
}

Strs wish_preferred(Db *db, Arena *a, int64_t profile) { return opened(a, "preference", "person_sealed", preference_rows(db, a, profile)); }
Strs wish_avoided(Db *db, Arena *a, int64_t person)    { return opened(a, "avoid", "whom_sealed", avoid_rows(db, a, person)); }

void wish_keep_preferred(Db *db, Arena *a, int64_t profile, Strs lines)
{
	preference_drop(db, profile);
	for (int i = 0; i < lines.n; i++) {
		int64_t id = id_new();
		Str     line = line_of(a, named_person(db, a, utf8_fold(a, lines.list[i])), lines.list[i]);
		preference_add(db, id, profile, i + 1, seal_text(a, seal_server(), place("preference", "person_sealed", id), line));
	}
}

/* ---- whom to avoid ------------------------------------------------------------------------ */

static Str tag_of(Arena *a, int64_t person, Str whom)
{
	return seal_tag(a, seal_server(), "avoid", str_fmt(a, "%lld|%.*s", (long long)person, STR(whom)));
}

static Str tag_of_id(Arena *a, int64_t person, int64_t whom) { return tag_of(a, person, str_fmt(a, "#%lld", (long long)whom)); }

static bool among(Strs lines, Str line)
{
	bool found = false;
	for (int i = 0; i < lines.n; i++)
		found |= str_eq(lines.list[i], line);
	return found;
}

/* Those that are listed no more go; the others are added.  Whoever is named, known here or not, the same is done. */
void wish_keep_avoided(Db *db, Arena *a, int64_t person, Strs lines)
{
	SealedWishes rows = avoid_rows(db, a, person);
	for (int i = 0; i < rows.n; i++)
		if (!among(lines, wish_named(wish_open(a, "avoid", "whom_sealed", rows.list[i].id, rows.list[i].sealed)).typed))
			avoid_drop(db, rows.list[i].id);
	for (int i = 0; i < lines.n; i++) {
		int64_t id = id_new(), whom = named_person(db, a, utf8_fold(a, lines.list[i]));
		Str by_id = tag_of_id(a, person, whom), by_words = tag_of(a, person, utf8_fold(a, lines.list[i]));
		avoid_add(db, id, person, whom ? by_id : by_words,
		          seal_text(a, seal_server(), place("avoid", "whom_sealed", id), line_of(a, whom, lines.list[i])));
	}
}

static void tags_of(Db *db, Arena *a, int64_t person, int64_t whom, Str tag[3])
{
	Str email, name = person_folds(db, a, whom, &email);
	tag[0] = tag_of_id(a, person, whom);
	tag[1] = tag_of(a, person, name);
	tag[2] = tag_of(a, person, email);
}

bool enrol_avoids(Db *db, Arena *a, int64_t person, int64_t other)
{
	Str tag[3], other_tag[3];
	tags_of(db, a, person, other, tag);
	tags_of(db, a, other, person, other_tag);
	return avoid_count(db, a, person, tag, other, other_tag) > 0;
}

/* ---- identity --------------------------------------------------------------------------------- */

IdentitySaid wish_identity_open(Arena *a, int64_t profile, Str sealed)
{
	Str wanted = wish_open(a, "identity", "value_sealed", profile, sealed), own = S("");
	str_cut(&wanted, '\n', &own);
	return (IdentitySaid){ .own = own, .wanted = wanted.p ? wanted : S("") };
}

IdentitySaid wish_identity(Db *db, Arena *a, int64_t profile)
{
	IdentityRow  row;
	if (!identity_row(db, a, profile, &row))
		return (IdentitySaid){ .own = S(""), .wanted = S("") };
	IdentitySaid said = wish_identity_open(a, profile, row.sealed);
	said.matched = row.consent;
	return said;
}

static Str one_line(Arena *a, Str s)
{
	Buf b = buf_open(a);
	for (size_t i = 0; i < s.n; i++)
		buf_char(&b, s.p[i] == '\n' || s.p[i] == '\r' ? ' ' : s.p[i]);
	return str_trim(buf_str(&b));
}

void wish_keep_identity(Db *db, Arena *a, int64_t profile, IdentitySaid said, int64_t consent)
{
	Str own = one_line(a, said.own), wanted = one_line(a, said.wanted);
	if (!own.n && !wanted.n) {
		identity_drop(db, profile);
		return;
	}
	Str text = str_fmt(a, "%.*s\n%.*s", STR(own), STR(wanted));
	identity_put(db, profile, consent, seal_text(a, seal_server(), place("identity", "value_sealed", profile), text));
}

void wish_forget(Db *db, int64_t profile)
{
	preference_drop(db, profile);
	identity_drop(db, profile);
}
