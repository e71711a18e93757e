/* words_pages.c - own wordings of letters: the organisation's, and each programme's; previews. */
#include "pages.h"
#include "post/words_html.h"

#include <string.h>

enum { FOUND_MOST = 8, BACK_MOST = 25, SEARCH_BYTES = 100 };

/* What each hole means, and what stands there in a preview when nothing better is known. */
static const struct { const char *hole, *means, *sample; } holes[] = {
	{ "name", "The person’s name", "Alex Example" },
	{ "organisation", "Your organisation", "" },
	{ "programme", "The programme’s name", "Our programme" },
	{ "says", "What the programme is for, in its own words", "What the programme is for, in its own words." },
	{ "link", "Where they answer or read on; it works for them alone", "" },
	{ "by", "Who asked for it", "A colleague" },
	{ "mentor", "The programme’s word for a mentor", "mentor" },
	{ "word", "The programme’s word for what the partner would be", "mentor" },
	{ "partner", "The other person’s name", "Sam Sample" },
	{ "what", "What was proposed: mentorship, reverse mentorship, flash meeting or introduction", "mentorship" },
	{ "address", "The other person’s e-mail address", "sam@example.org" },
	{ "because", "Why the two fit, in three plain sentences", "You both named research. You both have time on Tuesdays. You are in different lines of management." },
	{ "portrait", "What the other person lets everybody read", "Sam Sample (they)\n  Work: Physiotherapist\n  Languages: English, Welsh\n" },
	{ "lines", "The letters that waited, one under the other", "Both have said yes\nA first talk" },
};

static Hole hole_named(Req *rq, Str name, const WordedProgramme *p)
{
	for (size_t i = 0; i < COUNT(holes); i++) {
		if (!str_eq(name, str(holes[i].hole)))
			continue;
		Hole h = { holes[i].hole, holes[i].means, str(holes[i].sample) };
		if (str_eq(name, S("link")))
			h.sample = letter_link(rq->arena, "/help");
		else if (str_eq(name, S("by")))
			h.sample = rq->my_name;
		else if (p && str_eq(name, S("programme")))
			h.sample = p->name;
		else if (p && str_eq(name, S("says")))
			h.sample = p->says;
		else if (p && (str_eq(name, S("mentor")) || str_eq(name, S("word"))))
			h.sample = p->mentor;
		return h;
	}
	die("nobody knows what a letter's hole %.*s means", STR(name));
}

static Str holes_of(Arena *a, const LetterKind *k) { return str_fmt(a, "name organisation %s", k->holes); }

static void explain(Req *rq, WordingView *v, const WordedProgramme *p)
{
	Str rest = holes_of(rq->arena, v->kind), name;
	while (str_cut(&rest, ' ', &name)) {
		Hole h = hole_named(rq, name, p);
		*PUSH(rq->arena, &v->holes) = h;
	}
}

/* ---- the preview ------------------------------------------------------------------------------- */

static void preview(Req *rq, WordingView *v)
{
	Arena    *a = rq->arena;
	Addressee one;
	int64_t   id;
	LetterWord *words = NEW(a, LetterWord, v->holes.n);
	v->whom = S("Alex Example");
	if (str_int(query_text(rq, "for"), &id) && addressee(rq->db, a, id, &one))
		v->whom = one.name, v->address = one.address;
	for (int i = 0; i < v->holes.n; i++) {
		const Hole *h = &v->holes.list[i];
		Str hole = str(h->hole);
		words[i] = (LetterWord){ h->hole, str_eq(hole, S("name")) ? v->whom : str_eq(hole, S("organisation")) ? look_organisation_now() : h->sample };
	}
	v->shown_subject = letter_fill(a, v->subject, words, v->holes.n);
	v->shown_text = letter_fill(a, v->text, words, v->holes.n);
	v->shown_html = letter_paragraphs(a, v->shown_text);
}

/* ---- pages, for everywhere (programme 0) or one programme ------------------------------------------ */

static Str base_of(Req *rq, int64_t programme)
{
	return programme ? str_fmt(rq->arena, "/programmes/%lld/letters", (long long)programme) : S("/wordings");
}

static Page frame(Req *rq, const WordedProgramme *p, Str heading, Str lede, bool deep)
{
	Arena *a = rq->arena;
	Page page = { .heading = heading, .lede = lede, .here = p ? S("/programmes") : S("/letters") };
	int n = 0;
	page.crumbs[n++] = p ? (Crumb){ S("Programmes"), url_local(a, S("/programmes")) } : (Crumb){ S("Letters"), url_local(a, S("/letters")) };
	if (p)
		page.crumbs[n++] = (Crumb){ p->name, url_local(a, str_fmt(a, "/programmes/%lld", (long long)rq->id)) };
	if (deep)
		page.crumbs[n++] = (Crumb){ S("Words of letters"), url_local(a, base_of(rq, p ? rq->id : 0)) };
	return page;
}

static Reply list(Req *rq, int64_t programme, const WordedProgramme *p)
{
	WordingsView v = { .base = base_of(rq, programme), .of_programme = p, .back = post_bounces(rq->db, rq->arena, programme, BACK_MOST) };
	for (int i = 0; i < letter_kinds_n; i++) {
		const LetterKind *k = &letter_kinds[i];
		if (p && !strcmp(k->kind, "digest"))
			continue;               /* is of no programme */
		Wording w = wording_of(rq->db, rq->arena, k, programme);
		*PUSH(rq->arena, &v.all) = (KindLine){ k, w.own, w.of_programme };
	}
	Buf body = buf_open(rq->arena);
	wordings_body(&body, rq, &v);
	return look_page(rq, frame(rq, p, S("Words of letters"), p ? S("What people get from this programme, in its own words.")
		: S("What people get, wherever a programme has no words of its own."), false), html_of(&body));
}

static Reply show(Req *rq, WordingView *v, const WordedProgramme *p)
{
	explain(rq, v, p);
	v->search = utf8_cut(query_text(rq, "q"), SEARCH_BYTES);
	if (v->search.n)
		v->found = addressees(rq->db, rq->arena, db_like(rq->arena, utf8_fold(rq->arena, v->search)), FOUND_MOST);
	preview(rq, v);
	Buf body = buf_open(rq->arena);
	wording_body(&body, rq, v);
	Page page = frame(rq, p, str(v->kind->when), S("One letter, its words, and how one person would get it."), true);
	page.title = S("Words of a letter");
	return allowed(v->verdict) ? look_page(rq, page, html_of(&body)) : look_page_again(rq, page, html_of(&body));
}

static bool begin(Req *rq, int64_t programme, WordingView *v, WordedProgramme *p)
{
	*v = (WordingView){ .base = base_of(rq, programme), .kind = letter_kind(rq->name) };
	if (!v->kind || (programme && (!strcmp(v->kind->kind, "digest") || !worded_programme(rq->db, rq->arena, programme, p))))
		return false;
	Wording w = wording_of(rq->db, rq->arena, v->kind, programme);
	v->subject = w.subject, v->text = w.text, v->own = w.own, v->of_programme = w.of_programme;
	return true;
}

static Reply one(Req *rq, int64_t programme)
{
	WordingView v;
	WordedProgramme p;
	if (!begin(rq, programme, &v, &p))
		return reply_missing(rq);
	v.kept = str_eq(query_text(rq, "done"), S("kept")), v.usual = str_eq(query_text(rq, "done"), S("usual"));
	return show(rq, &v, programme ? &p : NULL);
}

static Reply keep(Req *rq, int64_t programme)
{
	WordingView v;
	WordedProgramme p;
	if (!begin(rq, programme, &v, &p))
		return reply_missing(rq);
	if (str_eq(form_text(rq, "act"), S("usual"))) {
		wording_drop(rq->db, programme, str(v.kind->kind));
		return reply_redirect(rq, "%.*s/%s?done=usual", STR(v.base), v.kind->kind);
	}
	v.subject = form_text(rq, "subject"), v.text = form_text(rq, "text");
	Str all = holes_of(rq->arena, v.kind);
	v.verdict = letter_check((LetterForm){ v.subject, v.text, all.p, str_holds(str(v.kind->text), S("{link}")) });
	if (allowed(v.verdict)) {
		wording_keep(rq->db, programme, str(v.kind->kind), v.subject, str_fmt(rq->arena, "%.*s\n", STR(v.text)), rq->now);
		return reply_redirect(rq, "%.*s/%s?done=kept", STR(v.base), v.kind->kind);
	}
	v.odd = letter_odd_hole(v.subject, all.p);
	v.odd = v.odd.n ? v.odd : letter_odd_hole(v.text, all.p);
	return show(rq, &v, programme ? &p : NULL);
}

Reply wordings_page(Req *rq) { return list(rq, 0, NULL); }
Reply wording_page(Req *rq)  { return one(rq, 0); }
Reply wording_post(Req *rq)  { return keep(rq, 0); }

Reply programme_wordings_page(Req *rq)
{
	WordedProgramme p;
	return worded_programme(rq->db, rq->arena, rq->id, &p) ? list(rq, rq->id, &p) : reply_missing(rq);
}

Reply programme_wording_page(Req *rq) { return one(rq, rq->id); }
Reply programme_wording_post(Req *rq) { return keep(rq, rq->id); }
