/* mentorship_letters.c - see mentorship_letters.h.  Only what the whole programme may read goes into a letter. */
#include "mentorship/mentorship_letters.h"

#include "mentorship/mentorship_store.h"
#include "post/letter.h"

static void line(Buf *b, const char *label, Str words)
{
	if (words.n)
		buf_fmt(b, "  %s: %.*s\n", label, STR(words));
}

/* What the other may know before the first meeting; goals and values stay on the page. */
static Str portrait_words(Db *db, Arena *a, int64_t programme, const Enrolled *e, bool peers)
{
	Portrait p;
	Buf b = buf_open(a), topics = buf_open(a);
	if (!enrol_portrait(db, a, programme, e->person, &p))
		return e->name;
	for (int i = 0; i < p.terms.n; i++)
		if (str_eq(p.terms.list[i].list, S("topic")) && str_eq(p.terms.list[i].way, str_eq(e->side, S("mentor")) ? S("offers") : S("seeks")))
			buf_fmt(&topics, "%s%.*s", topics.n ? ", " : "", STR(p.terms.list[i].name));
	buf_fmt(&b, "%.*s%s%.*s%s\n", STR(p.name), p.pronouns.n ? " (" : "", STR(p.pronouns), p.pronouns.n ? ")" : "");
	line(&b, "Work", p.title);
	line(&b, "Unit", p.unit);
	line(&b, str_eq(e->side, S("mentor")) ? "Can help with" : peers ? "Would like to talk about" : "Would like help with", buf_str(&topics));
	line(&b, "Languages", p.languages);
	line(&b, "About", p.about);
	return buf_str(&b);
}

static void one_of_two(Db *db, Arena *a, const char *kind, const Programme *p, const Enrolled *to, const Enrolled *other, Str word, Str because, int64_t mentorship, Instant now)
{
	LETTER(db, a, kind, ((LetterTo){ p->id, to->account, to->name, to->email }), str_fmt(a, "pair|%lld|%lld", (long long)mentorship, (long long)to->person), now,
		{ "programme", p->name }, { "partner", other->name }, { "word", word }, { "because", because },
		{ "portrait", portrait_words(db, a, p->id, other, false) }, { "link", letter_link(a, "/mentorships/%lld", (long long)mentorship) });
}

void letters_of_beginning(Db *db, Arena *a, const Programme *p, const Enrolled *mentor, const Enrolled *mentee, Str because, int64_t mentorship, Instant now)
{
	one_of_two(db, a, "matched-mentor", p, mentor, mentee, p->mentee, because, mentorship, now);
	one_of_two(db, a, "matched-mentee", p, mentee, mentor, p->mentor, because, mentorship, now);
}

static void one_of_peers(Db *db, Arena *a, const Programme *p, const Enrolled *to, const Enrolled *other, Str because, int64_t mentorship, Instant now)
{
	LETTER(db, a, "introduced", ((LetterTo){ p->id, to->account, to->name, to->email }), str_fmt(a, "pair|%lld|%lld", (long long)mentorship, (long long)to->person), now,
		{ "programme", p->name }, { "partner", other->name }, { "because", because }, { "portrait", portrait_words(db, a, p->id, other, true) },
		{ "link", letter_link(a, "/mentorships/%lld", (long long)mentorship) });
}

void letters_of_meeting(Db *db, Arena *a, const Programme *p, const Enrolled *one, const Enrolled *other, Str because, int64_t mentorship, Instant now)
{
	one_of_peers(db, a, p, one, other, because, mentorship, now);
	one_of_peers(db, a, p, other, one, because, mentorship, now);
}

static void to_both(Db *db, Arena *a, const char *kind, int64_t mentorship, Str programme, Instant now)
{
	Parties two = mentorship_parties(db, a, mentorship);
	int64_t own_words = mentorship_programme(db, a, mentorship);
	for (int i = 0; i < two.n; i++) {
		const Party *to = &two.list[i], *other = &two.list[two.n - 1 - i];
		LETTER(db, a, kind, ((LetterTo){ own_words, to->account, to->name, to->email }), str_fmt(a, "%s|%lld|%lld", kind, (long long)mentorship, (long long)to->person), now,
			{ "programme", programme }, { "partner", other->name }, { "address", other->email },
			{ "link", letter_link(a, "/mentorships/%lld", (long long)mentorship) });
	}
}

void letters_of_yes(Db *db, Arena *a, int64_t mentorship, Str programme, Instant now)  { to_both(db, a, "pair-begun", mentorship, programme, now); }
void letters_of_talk(Db *db, Arena *a, int64_t mentorship, Str programme, Instant now) { to_both(db, a, "pair-talk", mentorship, programme, now); }
void letters_of_no(Db *db, Arena *a, int64_t mentorship, Str programme, Instant now)   { to_both(db, a, "pair-not", mentorship, programme, now); }
