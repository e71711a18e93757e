/* look.c - the frame around a page, and small helpers of the parts. */
#include "look/look.h"

#include "look/error_html.h"
#include "look/frame_html.h"

#include <stdatomic.h>
#include <string.h>
#include <utf8proc.h>

static _Atomic(const char *) organisation = "mentord";
static atomic_bool demo;

/* Copied for good: a page may be reading the old name just now, and names are few. */
void look_organisation(Str name)
{
	static char *_Atomic  names[16];        /* so that the old ones are not lost from sight */
	static atomic_uint    n;
	char *copy = name.n ? mem_take(name.n + 1) : NULL;
	if (copy) {
		memcpy(copy, name.p, name.n);
		names[n++ % COUNT(names)] = copy;
		organisation = copy;
	}
}

Str  look_organisation_now(void) { return str(organisation); }
void look_demo(bool on) { demo = on; }

static Notice (*notice_of)(Req *rq);
void look_notice(Notice (*notice)(Req *rq)) { notice_of = notice; }

static const struct { const char *path, *words; Who who; bool only_demo; } ways[] = {
	{ "/programmes",        "Programmes",         COORDINATOR, false },
	{ "/people",            "People",             COORDINATOR, false },
	{ "/join",              "Join",               MEMBER, false },
	{ "/match",             "Match a sheet",      MEMBER, false },
	{ "/kept",              "Kept runs",          MEMBER, false },
	{ "/rules-of-matching", "How it decides",     ANYONE, false },
	{ "/help",              "Help",               ANYONE, false },
	{ "/accounts",          "Accounts",           ADMIN,  false },
	{ "/letters",           "Letters",            ADMIN,  false },
	{ "/gallery",           "Gallery",            ANYONE, true },
};

static Ways ways_of(const Req *rq, Str here)
{
	Ways all = { 0 };
	for (size_t i = 0; i < COUNT(ways); i++)
		if (rq->rank >= ways[i].who && (demo || !ways[i].only_demo))
			*PUSH(rq->arena, &all) = (Way){ { str(ways[i].path) }, ways[i].words, str_eq(here, str(ways[i].path)) };
	return all;
}

static Reply framed(Req *rq, int status, Page p, Html body)
{
	Buf page = buf_open(rq->arena);
	if (!p.title.n)
		p.title = p.heading;
	Notice notice = notice_of && rq->db ? notice_of(rq) : (Notice){ 0 };
	frame(&page, rq, &p, ways_of(rq, p.here), notice, str(organisation), body);
	return reply_html(status, html_of(&page));
}

Reply look_page(Req *rq, Page p, Html body) { return framed(rq, 200, p, body); }
Reply look_page_again(Req *rq, Page p, Html body) { return framed(rq, 422, p, body); }

/* ---- when it does not go as asked --------------------------------------------- */

static const Sorry sorries[] = {
	{ 400, "We could not read that request", "Something in it was cut off or garbled on the way here.",
	       "Go back and try once more. If it happens again, a program between your browser and this server may be changing what you send." },
	{ 401, "Please sign in first", "This page is for people who have signed in.", "Sign in, and you will find it where you left it." },
	{ 403, "This page is not open to you", "It is kept for people who run this place.", "If you need it, ask an administrator to change what you may do." },
	{ 404, "There is nothing at this address", "It may have been deleted or forgotten, or the address may have a slip in it. Sheets that nobody kept are forgotten after an hour.",
	       "Begin again from the start page." },
	{ 405, "This address cannot be opened like that", "It is where a form is sent to, not a page of its own.", "Go back to the form, or begin again from the start page." },
	{ 409, "Somebody was quicker", "What you wanted to change has been changed meanwhile. Your change was not made.", "Open the page again to see how things stand now." },
	{ 413, "That is more than we can take in one piece", "The file or text is larger than this server accepts.",
	       "Save only the sheet with the people, as CSV: pictures, colours and other sheets of a workbook are not needed." },
	{ 422, "Something in it needs another look", "What was sent does not hold together, so nothing was done with it.", "Go back, look at it once more, and send it again." },
	{ 429, "Please wait a moment", "There were many tries in a short time, and this server answers the next one a little later.", "Wait a minute, then try again. Nothing is lost." },
	{ 500, "That did not go through", "The server could not do this just now. Nothing was changed.", "Go back: your browser has kept what you typed. Then send it again." },
	{ 503, "Many people are here just now", "The server has more to do than it can, and has put your request aside. Nothing was changed.", "Try again in a moment." },
};

Reply look_sorry(Req *rq, int status)
{
	const Sorry *s = &sorries[COUNT(sorries) - 2];
	for (size_t i = 0; i < COUNT(sorries); i++)
		if (sorries[i].status == status)
			s = &sorries[i];
	Buf body = buf_open(rq->arena);
	error_body(&body, s, rq->me != 0);
	return framed(rq, status, (Page){ .heading = str(s->heading), .lede = str(s->happened) }, html_of(&body));
}

static bool is_secret(Str field)
{
	return str_eq(field, S("password")) || str_eq(field, S("again")) || str_eq(field, S("present"));
}

/* The guard's own fields are made anew, passwords are never sent back. */
Reply look_again(Req *rq)
{
	Fields kept = { 0 };
	bool   secrets = false;
	for (int i = 0; i < rq->fields.n; i++) {
		Field f = rq->fields.list[i];
		secrets |= is_secret(f.name);
		if (!is_secret(f.name) && !str_starts(f.name, S("form_")))
			*PUSH(rq->arena, &kept) = f;
	}
	Buf body = buf_open(rq->arena);
	bool out = !rq->me && rq->route && rq->route->who != ANYONE;
	again_body(&body, rq, url_local(rq->arena, rq->path), kept, secrets, rq->uploads.n > 0, out);
	return framed(rq, out ? 401 : 403, (Page){
		.heading = out ? S("You were signed out, and nothing is lost") : S("Please send that once more"),
		.lede = S("What you typed is below, exactly as you left it.") }, html_of(&body));
}

/* ---- helpers of the parts ------------------------------------------------------- */

Pager look_pager(Arena *a, Str path, Str search, const char *label, int asked, int all)
{
	int pages = all > 0 ? (all - 1) / LOOK_A_PAGE + 1 : 1;
	Buf to = buf_open(a);
	buf_add(&to, path);
	buf_add(&to, str_holds(path, S("?")) ? S("&") : S("?"));
	if (search.n) {
		buf_lit(&to, "q=");
		html_url_str(&to, search);
		buf_lit(&to, "&");
	}
	return (Pager){ .path = buf_str(&to), .label = label, .page = asked < 1 ? 1 : asked > pages ? pages : asked, .pages = pages };
}

int look_page_first(Pager p) { return (p.page - 1) * LOOK_A_PAGE; }

Url look_page_link(Arena *a, Pager p, int n)
{
	return url_local(a, str_fmt(a, "%.*spage=%d", STR(p.path), n));
}

bool look_page_shown(Pager p, int n)
{
	return n == 1 || n == p.pages || (n >= p.page - 1 && n <= p.page + 1);
}

/* Pieces are drawn as one path of rectangles, 8 of 1000 apart. */
Str look_fit_path(Arena *a, const Fit *f, bool filled)
{
	Buf d = buf_open(a);
	int whole = 0, x = 0, room;
	for (int i = 0; i < f->n; i++)
		whole += f->piece[i].weight;
	room = 1000 - 8 * (f->n - 1);
	for (int i = 0; i < f->n && whole > 0; i++) {
		int width = (int)((int64_t)room * f->piece[i].weight / whole);
		int drawn = !filled || !f->piece[i].weight ? width : (int)((int64_t)width * f->piece[i].got / f->piece[i].weight);
		if (drawn > 0)
			buf_fmt(&d, "M%d 0h%dv10h-%dz", x, drawn, drawn);
		x += width + 8;
	}
	return buf_str(&d);
}

/* The first letter of the word at s, "" when it begins with none. */
static Str first_letter(Str s)
{
	utf8proc_int32_t c = 0;
	utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)s.p, (utf8proc_ssize_t)s.n, &c);
	utf8proc_category_t kind = n > 0 ? utf8proc_category(c) : UTF8PROC_CATEGORY_CN;
	return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO ? (Str){ s.p, (size_t)n } : S("");
}

Str look_initials(Arena *a, Str name)
{
	Str first = S(""), last = S(""), word;
	while (str_cut(&name, ' ', &word)) {
		Str letter = word.n ? first_letter(word) : S("");
		if (!first.n)
			first = letter;
		else if (letter.n)
			last = letter;
	}
	return str_fmt(a, "%.*s%.*s", STR(first), STR(last));
}

Str look_number(Arena *a, int64_t n)
{
	Str plain = str_fmt(a, "%lld", (long long)(n < 0 ? -n : n));
	Buf out = buf_open(a);
	if (n < 0)
		buf_lit(&out, "\xe2\x88\x92");
	for (size_t i = 0; i < plain.n; i++) {
		if (i && plain.n > 4 && (plain.n - i) % 3 == 0)
			buf_lit(&out, "\xe2\x80\xaf");
		buf_char(&out, plain.p[i]);
	}
	return buf_str(&out);
}

Str look_count(Arena *a, int n)
{
	static const char *const words[] = { "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve" };
	return n >= 0 && (size_t)n < COUNT(words) ? str(words[n]) : look_number(a, n);
}

int look_share(int64_t part, int64_t whole)
{
	return whole <= 0 || part <= 0 ? 0 : part >= whole ? 1000 : (int)(part * 1000 / whole);
}
