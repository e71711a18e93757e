/* render_pages.c - every page with made-up people, as files: for looking at them and for
 * test/browser/walk.mjs without a server.
 *
 *   render_pages FOLDER          pages as name.html, assets under FOLDER/assets/ */
#include "base/io.h"
#include "look/gallery_html.h"
#include "look/look.h"
#include "match/kept_html.h"
#include "match/result_html.h"
#include "match/sheet_html.h"
#include "sign/sign_html.h"

#include <stdio.h>

Reply gallery_page(Req *rq);

static const char *folder;
static Arena      *arena;
static Web         web = { .upload_most = 16 << 20 };
static Req         nobody, member, admin;

static Req person(int64_t me, Who rank, const char *name)
{
	return (Req){ .arena = arena, .web = &web, .me = me, .session = 11, .rank = rank, .my_name = str(name), .secret = S("0123456789abcdef"),
		.path = S("/match/7/again"), .now = { (int64_t)1795248900 * 1000000 }, .today = date(2026, 11, 21) };
}

static void put(const char *name, Str content)
{
	Str why, path = str_fmt(arena, "%s/%s", folder, name);
	if (!io_write(arena, path.p, content, &why))
		die("%s: %.*s", path.p, STR(why));
}

static void keep(const char *name, Reply r) { put(name, r.body); }

/* ---- signing in --------------------------------------------------------------- */

static const Rule too_short = { "password_long_enough", "Choose a password of 15 characters or more; a short sentence works well.", "", "password" };
static const Rule odd_mail = { "email_can_be_reached", "Write an e-mail address such as name@example.org; letters and links go there.", "", "email" };

static void sign_in_pages(void)
{
	Buf b = buf_open(arena);
	sign_in_body(&b, &nobody, (SignInView){ 0 });
	keep("sign-in.html", look_page(&nobody, (Page){ .heading = S("Welcome back"), .lede = S("Sign in to your runs."), .here = S("/sign-in") }, html_of(&b)));
	b = buf_open(arena);
	sign_in_body(&b, &nobody, (SignInView){ .email = S("leilani.kahale@northmere.example"), .then = S("/me"),
		.says = S("This address and this password do not belong together. After a few tries the next one takes a little longer.") });
	keep("sign-in-refused.html", look_page_again(&nobody, (Page){ .heading = S("Welcome back"), .lede = S("Sign in to your runs.") }, html_of(&b)));
	b = buf_open(arena);
	welcome_body(&b, &nobody, true);
	keep("index.html", look_page(&nobody, (Page){ .heading = S("Everybody well matched, and a reason for each pair"),
		.lede = S("A mentorship programme begins with two lists of people. This is for whoever has to bring them together.") }, html_of(&b)));
	b = buf_open(arena);
	link_gone_body(&b, &nobody);
	keep("link-gone.html", look_page(&nobody, (Page){ .heading = S("This link has been used, or is too old") }, html_of(&b)));
}

static void link_pages(void)
{
	Buf b = buf_open(arena);
	link_body(&b, &nobody, S("5f2c"), (Link){ .purpose = S("setup") }, (AccountForm){ .first = true }, ALLOWED);
	keep("set-up.html", look_page(&nobody, (Page){ .heading = S("Make this place yours"), .lede = S("The first account runs the server and lets others in.") }, html_of(&b)));
	b = buf_open(arena);
	link_body(&b, &nobody, S("5f2c"), (Link){ .purpose = S("setup") }, (AccountForm){ .first = true, .organisation = S("Northmere \"Mentorship\" <& Friends>"),
		.name = S("Farah Haddad"), .email = S("farah@northmere.example") }, (Verdict){ &too_short });
	keep("set-up-refused.html", look_page_again(&nobody, (Page){ .heading = S("Make this place yours"), .lede = S("The first account runs the server and lets others in.") }, html_of(&b)));
	b = buf_open(arena);
	link_body(&b, &nobody, S("5f2c"), (Link){ .purpose = S("invite"), .email = S("ben@northmere.example") }, (AccountForm){ .name = S("Ben Okri") }, ALLOWED);
	keep("join.html", look_page(&nobody, (Page){ .heading = S("Welcome, Ben Okri"), .lede = S("Choose a password, and you are in.") }, html_of(&b)));
}

static void account_pages(void)
{
	Session  mine[] = { { 11, admin.now, admin.now, S("Firefox on Linux") }, { 12, { admin.now.us - SECONDS(90000) }, { admin.now.us - SECONDS(86400) }, S("Safari on iPhone") },
		{ 13, { admin.now.us - SECONDS(900000) }, { admin.now.us - SECONDS(400000) }, S("a browser") } };
	Account  all[] = { { 1, S("farah@northmere.example"), S("Farah Haddad"), S("admin"), S("active"), date(2026, 11, 21), false },
		{ 2, S("oluwaseun.adebayo-thistlethwaite@interdisciplinary-musculoskeletal.northmere.example"), S("Oluwaseun Adébáyò-Thistlethwaite"), S("coordinator"), S("active"), date(2026, 11, 20), false },
		{ 3, S("ben@northmere.example"), S(""), S("member"), S("invited"), { 0 }, true },
		{ 4, S("old@northmere.example"), S("Nguyễn Thị Hà"), S("member"), S("closed"), date(2025, 3, 1), false } };
	Buf b = buf_open(arena);
	me_body(&b, &admin, (MeView){ .me = all[0], .sessions = { mine, 3 }, .changed = true });
	keep("me.html", look_page(&admin, (Page){ .heading = S("Your account"), .here = S("/me") }, html_of(&b)));
	b = buf_open(arena);
	me_body(&b, &member, (MeView){ .me = all[1], .sessions = { mine, 1 }, .password = { &too_short } });
	keep("me-refused.html", look_page_again(&member, (Page){ .heading = S("Your account"), .here = S("/me") }, html_of(&b)));
	b = buf_open(arena);
	accounts_body(&b, &admin, (AccountsView){ .all = { all, 4 }, .link = S("https://mentor.northmere.example/set-up/5f2c9d0e5f2c9d0e5f2c9d0e5f2c9d0e5f2c9d0e5f2c9d0e5f2c9d0e5f2c9d0e"), .whose = S("Ben Okri") });
	keep("accounts.html", look_page(&admin, (Page){ .heading = S("People who sign in"), .here = S("/accounts"), .lede = S("Each has a password that nobody else knows.") }, html_of(&b)));
	b = buf_open(arena);
	accounts_body(&b, &admin, (AccountsView){ .all = { all, 1 }, .form = { .name = S("Ben"), .email = S("ben at home") }, .rank = S("coordinator"), .verdict = { &odd_mail } });
	keep("accounts-refused.html", look_page_again(&admin, (Page){ .heading = S("People who sign in"), .here = S("/accounts") }, html_of(&b)));
}

/* ---- a matched sheet -------------------------------------------------------------- */

static Options meanings(void)
{
	static const char *const words[][2] = { { "", "left alone" }, { "email", "e-mail" }, { "name", "name" }, { "role", "mentor or mentee" }, { "unit", "department" },
		{ "wanted", "topics wanted" }, { "offered", "topics offered" }, { "goals", "goals" }, { "manager", "line manager’s e-mail" }, { "places", "how many mentees" } };
	Options all = { 0 };
	for (size_t i = 0; i < COUNT(words); i++)
		*PUSH(arena, &all) = (Option){ str(words[i][0]), str(words[i][1]) };
	return all;
}

static void start_pages(void)
{
	static const Known known[] = { { "E-mail", "email, e-mail address, mail", true }, { "Name", "name, full name, first name and last name", false },
		{ "Mentor or mentee", "role, I want to be, taking part as", false }, { "Line manager", "manager, line manager’s e-mail, supervisor, reports to", false } };
	Buf b = buf_open(arena);
	start_body(&b, &member, (StartView){ .knowns = { (Known *)known, COUNT(known) } });
	keep("match.html", look_page(&member, sheet_start_frame(), html_of(&b)));
	b = buf_open(arena);
	start_body(&b, &member, (StartView){ .knowns = { (Known *)known, COUNT(known) }, .says = S("This is not a sheet: it looks like a picture. Save it as CSV and bring it again.") });
	keep("match-refused.html", look_page_again(&member, sheet_start_frame(), html_of(&b)));
}

static void columns_pages(void)
{
	Column  cols[] = { { 0, S("E-mail address"), S("email"), S("leilani.kahale@northmere.example · s.kearney@northmere.example · hà@northmere.example"), false },
		{ 1, S("Please tell us, in your own words, what you would most like to talk about with somebody who is further along (choose up to three)"), S("wanted"), S("Research and grants; Leadership · Teaching · Work–life balance; Belonging"), true },
		{ 2, S("Your manager"), S("manager"), S("farah@northmere.example"), false }, { 3, S("badge no."), S(""), S("00412 · 00981"), false }, { 4, S(""), S(""), S(""), false } };
	Problem odd[] = { { S("mentees.csv"), S("E-mail address"), S("hà@northmere"), S("This is not an e-mail address; mend it, or this person is left out."), 12 },
		{ S("mentees.csv"), S("Your manager"), S("The Interdisciplinary_Musculoskeletal_Rehabilitation_Group_Lead"), S("Nobody in the sheet has this address, so the line of management ends here."), 14 },
		{ S("mentors.csv"), S(""), S(""), S("Two columns are called “topic”; the second was left alone."), 0 } };
	SheetPart parts[] = { { S("mentees.csv"), 64, { cols, 5 } }, { S("mentors.csv"), 31, { cols, 3 } } };
	ColumnsView v = { .run = 7, .parts = { parts, 2 }, .meanings = meanings(), .problems = { odd, 3 }, .problems_all = 14, .mentors = 31, .mentees = 64, .both = 3, .places = 78 };
	Buf b = buf_open(arena);
	columns_body(&b, &member, &v);
	keep("columns.html", look_page(&member, sheet_columns_frame(arena, &v), html_of(&b)));
	v = (ColumnsView){ .run = 7, .parts = { parts, 1 }, .meanings = meanings(), .refused = S("No column says who offers to be a mentor. Choose one below, or bring a second sheet with the mentors.") };
	b = buf_open(arena);
	columns_body(&b, &member, &v);
	keep("columns-refused.html", look_page_again(&member, sheet_columns_frame(arena, &v), html_of(&b)));
}

static const char *const names[] = { "Leilani Kahale", "Samuel Tesfaye", "Nguyễn Thu Hà", "Arjun Menon", "Zainab Al-Masri", "Tāne Rangihuna", "Chiara Bellini", "Kwabena Mensah",
	"Noor van Dijk", "Wolfeschlegelsteinhausenbergerdorff, Hubert Blaine senior", "عبد الرحمن بن خالد", "Oluwaseun Adébáyò-Thistlethwaite", "Siobhán Kearney", "李秀英" };
static const char *const whys[] = { "Same goal: a first research grant. She offers two of the three topics wanted: research and grants, writing. Both are free on Thursday afternoons.",
	"All three topics wanted are offered. Both work on rural care. They have one free hour in common.", "Shares teaching as a topic. Their goals are related, not the same. Neither wrote anything about hours.",
	"Shares one topic. Every mentor closer to her goal is in her own line of management." };

static PairRows some_pairs(int n)
{
	PairRows all = { 0 };
	for (int i = 0; i < n; i++) {
		Fit f = { 5, { { 30, 30 - i % 25 }, { 25, 25 - i % 20 }, { 20, 20 - i % 7 }, { 15, i % 15 }, { 10, 10 } } };
		*PUSH(arena, &all) = (PairRow){ str(names[(size_t)i % COUNT(names)]), str(names[(size_t)(i * 5 + 3) % COUNT(names)]), 97 - i, f, str(whys[(size_t)i % COUNT(whys)]) };
	}
	return all;
}

static Strs texts(const char *const *list, size_t n)
{
	Strs all = { 0 };
	for (size_t i = 0; i < n; i++)
		*PUSH(arena, &all) = str(list[i]);
	return all;
}

static ResultView result(void)
{
	static const Weight weights[] = { { "goals", "Goals", 30 }, { "topics", "Topics", 25 }, { "interests", "Interests", 20 }, { "hours", "Free hours in common", 15 }, { "style", "Values and working style", 10 } };
	static TopicRow topics[] = { { { "Research and grants", 19 }, 21, 9 }, { { "Career development", 18 }, 24, 19 }, { { "Work–life balance", 19 }, 11, 6 },
		{ { "Interdisciplinary collaboration across organisational boundaries", 64 }, 8, 7 }, { { "Teaching", 8 }, 12, 21 } };
	static LeftRow left[] = { { { "Daniel Achterberg", 17 }, { "All four mentors he could work with are in his own line of management.", 70 }, 12 },
		{ { "Mwajuma Said", 12 }, { "Only two mentors offer palliative research, and their three places went to people who had no other choice.", 106 }, 31 },
		{ { "Ioana Dumitrescu", 16 }, { "Her row names no topic and no goal, so there was nothing to compare.", 68 }, 41 } };
	static GoalPick goals[] = { { "everyone", "Everyone first", "As many people as possible get a mentor; of all the ways to do that, the one that fits best in total.", true },
		{ "floor", "The weakest pair as good as possible", "As many people as possible get a mentor; of all the ways to do that, one whose weakest pair fits as well as any can.", false } };
	static RuleRow rules[] = { { { "A mentor must be outside the mentee’s line management.", 56 }, 1212 }, { { "Nobody has more mentees than they offered to take.", 50 }, -1 }, { { "People who asked not to be paired are not paired.", 49 }, 0 } };
	static const char *const pieces[] = { "goals", "topics", "interests", "free hours", "working style" }, *const alone[] = { "badge no.", "What_should_we_know_about_accessibility_or_dietary_requirements" };
	return (ResultView){ .run = 7, .files = S("mentees.csv and mentors.csv"), .mentees = 64, .mentors = 31, .places = 78, .paired = 61, .mean = 81, .worst = 58,
		.goals = { goals, 2 }, .best = S("No better set of pairs exists under these rules"), .holds = S("As many people as possible have a mentor."), .proven = true,
		.pairs = some_pairs(25), .first = 1, .shown = 61, .pager = { S("/match/7?"), "Pages of pairs", 1, 3 }, .pieces = texts(pieces, 5), .left = { left, 3 }, .left_all = 3, .left_says = { "Three people without a mentor", 29 },
		.topics = { topics, 5 }, .topics_all = 31, .topics_say = S("Research and grants is wanted by 21 people and offered in 9 places. Two more mentors on that topic would help most."),
		.weights = { (Weight *)weights, COUNT(weights) }, .seed = S("4471"), .rules = { rules, 3 }, .alone = texts(alone, 2), .why = { .fit = -1 },
		.mentee_names = texts(names, COUNT(names)), .mentor_names = texts(names, COUNT(names)), .may_keep = true, .until = S("15:20") };
}

static void result_page(const char *name, const ResultView *v)
{
	Buf b = buf_open(arena);
	result_body(&b, &member, v);
	keep(name, look_page(&member, sheet_result_frame(arena, v), html_of(&b)));
}

static void result_pages(void)
{
	ResultView v = result();
	result_page("result.html", &v);
	Buf b = buf_open(arena);
	print_body(&b, &v);
	keep("print.html", look_page(&member, (Page){ .heading = S("61 pairs"), .here = S("/match") }, html_of(&b)));
	v.why = (WhyNot){ .mentee = S("Arjun Menon"), .mentor = S("Siobhán Kearney"), .says = S("Pairing them would cost the whole programme at least 14 points: Siobhán Kearney’s two places are worth more to others."),
		.more = S("Leilani Kahale would then have nobody."), .allowed = true, .fit = 74, .bar = v.pairs.list[3].bar, .why = str(whys[0]) };
	v.kept = true;
	v.says = S("Give at least one of them a number above 0.");
	v.pager = (Pager){ S("/match/7?q=a&"), "Pages of pairs", 40, 80 };
	v.search = S("a");
	result_page("result-why.html", &v);
	v.why = (WhyNot){ .mentee = S("Arjun Menon"), .mentor = S("李秀英"), .says = S("A mentor must be outside the mentee’s line management."), .fit = -1 };
	v.mentee_names.n = v.mentor_names.n = v.pairs.n = v.left.n = v.topics.n = v.alone.n = 0;
	v.search = S("<zz>");
	v.may_keep = v.kept = false;
	result_page("result-empty.html", &v);
}

static void other_pages(void)
{
	static const KeptRow rows[] = { { 9, { "registrations-2026-autumn-final-FINAL_reallyfinal_2.csv", 55 }, { 20778 }, 61, 64 }, { 8, { "Autumn programme", 16 }, { 20770 }, 12, 12 } };
	static const Decision rules[] = { { "Both must have said that they want to take part.", "src/rules/pairing.c:31" }, { "A mentor must be outside the mentee’s line management.", "src/rules/pairing.c:33" } };
	static const Piece pieces[] = { { "Goals", "both speak about the same things in their own words", 30 }, { "Topics", "every topic that is wanted is offered, the first ones counting most", 25 } };
	Buf b = buf_open(arena);
	kept_body(&b, &member, (KeptRows){ (KeptRow *)rows, 2 }, (Pager){ S("/kept?"), "Pages of kept runs", 2, 3 });
	keep("kept.html", look_page(&member, sheet_kept_frame(arena, 2), html_of(&b)));
	b = buf_open(arena);
	kept_body(&b, &member, (KeptRows){ 0 }, (Pager){ 0 });
	keep("kept-empty.html", look_page(&member, sheet_kept_frame(arena, 0), html_of(&b)));
	b = buf_open(arena);
	decides_body(&b, (Decisions){ (Decision *)rules, 2 }, (Pieces){ (Piece *)pieces, 2 });
	keep("rules.html", look_page(&nobody, sheet_rules_frame(), html_of(&b)));
	keep("gallery.html", gallery_page(&admin));
	static const int sorries[] = { 400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 503 };
	for (size_t i = 0; i < COUNT(sorries); i++)
		keep(str_fmt(arena, "error-%d.html", sorries[i]).p, look_sorry(&nobody, sorries[i]));
	static const Route route = { .who = MEMBER };
	Req again = nobody;
	*PUSH(arena, &again.fields) = (Field){ S("w_goals"), S("30") };
	*PUSH(arena, &again.fields) = (Field){ S("goals"), S("I said “I am only a registrar” twice. She noticed, I did not. Next time I begin with what I know.\nAnd then I ask.") };
	again.me = 0;
	again.route = &route;
	keep("again.html", look_again(&again));
}

int main(int argc, char **argv)
{
	if (argc != 2)
		die("say where to put the pages");
	folder = argv[1];
	arena = arena_open();
	nobody = person(0, ANYONE, "");
	member = person(2, MEMBER, "Oluwaseun Adébáyò-Thistlethwaite");
	admin = person(1, ADMIN, "Farah Haddad");
	look_organisation(S("Northmere Mentorship"));
	look_demo(true);
	sign_in_pages();
	link_pages();
	account_pages();
	start_pages();
	columns_pages();
	result_pages();
	other_pages();
	for (int i = 0; i < assets_n; i++)
		put(assets[i].path.p + 1, assets[i].bytes);
	arena_drop(arena);
	return 0;
}
