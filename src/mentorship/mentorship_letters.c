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

/* What a model has of its own: the letters that propose it, the one that both have said yes, and its name in the one that it will not come about. */
static const struct { const char *model, *mentor, *mentee, *yes, *what; } wordings[] = {
	{ "flash", "flash-mentor", "flash-mentee", "flash-begun", "flash meeting" },
	{ "reverse", "reverse-mentor", "reverse-mentee", "pair-begun", "reverse mentorship" },
	{ "peer", "introduced", "introduced", "pair-begun", "introduction" },
	{ "", "matched-mentor", "matched-mentee", "pair-begun", "mentorship" },
};

static int wording_of(Str model)
{
	int i = 0;
	while (*wordings[i].model && !str_eq(model, str(wordings[i].model)))
		i++;
	return i;
}

void letters_of_beginning(Db *db, Arena *a, const Programme *p, Str model, const Enrolled *mentor, const Enrolled *mentee, Str because, int64_t mentorship, Instant now)
{
	int of = wording_of(model);
	one_of_two(db, a, wordings[of].mentor, p, mentor, mentee, p->mentee, because, mentorship, now);
	one_of_two(db, a, wordings[of].mentee, p, mentee, mentor, p->mentor, because, mentorship, now);
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

static void to_both(Db *db, Arena *a, const char *kind, const Mentorship *m, Instant now)
{
	Parties two = mentorship_parties(db, a, m->id);
	for (int i = 0; i < two.n; i++) {
		const Party *to = &two.list[i], *other = &two.list[two.n - 1 - i];
		LETTER(db, a, kind, ((LetterTo){ m->programme, to->account, to->name, to->email }), str_fmt(a, "%s|%lld|%lld", kind, (long long)m->id, (long long)to->person), now,
			{ "programme", m->programme_name }, { "partner", other->name }, { "address", other->email }, { "what", str(wordings[wording_of(m->model)].what) },
			{ "link", letter_link(a, "/mentorships/%lld", (long long)m->id) });
	}
}

void letters_of_yes(Db *db, Arena *a, const Mentorship *m, Instant now)  { to_both(db, a, wordings[wording_of(m->model)].yes, m, now); }
void letters_of_talk(Db *db, Arena *a, const Mentorship *m, Instant now) { to_both(db, a, "pair-talk", m, now); }
void letters_of_no(Db *db, Arena *a, const Mentorship *m, Instant now)   { to_both(db, a, "pair-not", m, now); }
