/* programme_pages.c - /programmes: the list, one programme with its checklist, and the deeds on that page.
 * Settings, models and wordings: settings_pages.c. */
#include "programme/programme_html.h"
#include "programme/programme_store.h"

#include "pages.h"

#include <string.h>

/* ---- the list ------------------------------------------------------------------------------- */

static Reply list(Req *rq, ProgrammesView v)
{
	v.admin = rq->rank == ADMIN;
	v.all = programme_run_by(rq->db, rq->arena, rq->me, v.admin);
	Buf body = buf_open(rq->arena);
	programmes_body(&body, rq, &v);
	Page p = { .heading = S("Programmes"), .here = S("/programmes"), .lede = S("Each with its own people, rules, words and rounds.") };
	return v.says.n ? look_page_again(rq, p, html_of(&body)) : look_page(rq, p, html_of(&body));
}

Reply programmes_page(Req *rq) { return list(rq, (ProgrammesView){ 0 }); }

Reply programmes_post(Req *rq)
{
	Verdict v;
	Str     name = form_text(rq, "name");
	int64_t id = programme_make(rq->db, rq->arena, name, form_text(rq, "purpose"), rq->me, rq->now, &v);
	return id ? reply_redirect(rq, "/programmes/%lld", (long long)id) : list(rq, (ProgrammesView){ .name = name, .says = str(v.broken->says) });
}

/* ---- one programme ------------------------------------------------------------------------------ */

static bool ticked(Strs ticks, const char *code)
{
	for (int i = 0; i < ticks.n; i++)
		if (str_eq(ticks.list[i], str(code)))
			return true;
	return false;
}

static bool offers_one(ProgrammeModels m)
{
	for (int i = 0; i < m.n; i++)
		if (m.list[i].offered)
			return true;
	return false;
}

static void add(Arena *a, ProgrammeView *v, const char *code, const char *says, const char *to, bool done, bool by_hand)
{
	Url url = to ? url_local(a, str_fmt(a, "/programmes/%lld/%s", (long long)v->p.id, to)) : (Url){ 0 };
	*PUSH(a, &v->checks) = (CheckLine){ code, says, to != NULL, url, done, by_hand };
	v->done += done;
}

static void checklist(Req *rq, ProgrammeView *v)
{
	Arena *a = rq->arena;
	Strs   ticks = programme_ticks(rq->db, a, v->p.id);
	add(a, v, "purpose", "Say in your words what the programme is for", "settings", v->p.says.n, false);
	add(a, v, "dates", "Look at dates and line rule", "settings", ticked(ticks, "dates"), true);
	add(a, v, "models", "Choose the models that are offered", "models", offers_one(programme_models(rq->db, a, v->p.id)), false);
	add(a, v, "texts", "Read what people agree to", "texts", ticked(ticks, "texts"), true);
	add(a, v, "contact", "Name somebody whom people can ask", NULL, v->contacts.n, false);
	add(a, v, "second", "Have a second coordinator, for holidays and for your own pairs", NULL, v->coordinators.n > 1, false);
	add(a, v, "people", "Bring the people in: import them, or let them register", NULL, v->counts.mentees + v->counts.invited > 0, false);
	add(a, v, "open", "Open the programme", NULL, !str_eq(v->p.state, S("draft")), false);
}

static Reply show(Req *rq, Str says)
{
	ProgrammeView v = { .says = says, .admin = rq->rank == ADMIN };
	if (!programme_get(rq->db, rq->arena, rq->id, &v.p))
		return reply_missing(rq);
	v.counts = programme_counts(rq->db, rq->arena, rq->id, rq->today);
	v.rounds = programme_rounds(rq->db, rq->arena, rq->id);
	v.coordinators = programme_coordinators(rq->db, rq->arena, rq->id);
	v.contacts = programme_contacts_of(rq->db, rq->arena, rq->id);
	checklist(rq, &v);
	Buf body = buf_open(rq->arena);
	programme_body(&body, rq, &v);
	Page p = { .heading = v.p.name, .here = S("/programmes"), .lede = v.p.says,
		.crumbs = { { S("Programmes"), url_local(rq->arena, S("/programmes")) } } };
	return says.n ? look_page_again(rq, p, html_of(&body)) : look_page(rq, p, html_of(&body));
}

Reply programme_page(Req *rq) { return show(rq, S("")); }

static Reply back(Req *rq) { return reply_redirect(rq, "/programmes/%lld", (long long)rq->id); }

Reply programme_open_post(Req *rq)
{
	Verdict v = programme_open(rq->db, rq->arena, rq->id, rq->now);
	return allowed(v) ? back(rq) : show(rq, str(v.broken->says));
}

Reply programme_archive_post(Req *rq)
{
	programme_archive(rq->db, rq->id, rq->now);
	return back(rq);
}

Reply programme_copy_post(Req *rq)
{
	Verdict v = ALLOWED;
	int64_t id = programme_copy(rq->db, rq->arena, rq->id, form_text(rq, "copy"), rq->now, &v);
	return id ? reply_redirect(rq, "/programmes/%lld", (long long)id) : allowed(v) ? reply_missing(rq) : show(rq, str(v.broken->says));
}

Reply programme_checks_post(Req *rq)
{
	static const char *const by_hand[] = { "dates", "texts" };
	for (size_t i = 0; i < COUNT(by_hand); i++) {
		if (str_eq(form_text(rq, "tick"), str(by_hand[i])))
			programme_tick(rq->db, rq->id, str(by_hand[i]), true, rq->today);
		if (str_eq(form_text(rq, "open"), str(by_hand[i])))
			programme_tick(rq->db, rq->id, str(by_hand[i]), false, rq->today);
	}
	return back(rq);
}

/* ---- who runs it, and whom to ask ------------------------------------------------------------------ */

Reply programme_coordinators_post(Req *rq)
{
	int64_t account = 0;
	Str     rank = S(""), email = form_text(rq, "email");
	if (str_int(form_text(rq, "drop"), &account)) {
		programme_drop_coordinator(rq->db, rq->id, account);
		return rq->rank == ADMIN || account != rq->me ? back(rq) : reply_redirect(rq, "/programmes");
	}
	bool found = programme_account(rq->db, rq->arena, utf8_fold(rq->arena, email), &account, &rank);
	Verdict v = programme_coordinator_check((CoordinatorForm){ .found = found, .member = str_eq(rank, S("member")) });
	if (!allowed(v))
		return show(rq, str(v.broken->says));
	programme_add_coordinator(rq->db, rq->id, account, rq->now);
	return back(rq);
}

Reply programme_contacts_post(Req *rq)
{
	int64_t contact;
	if (str_int(form_text(rq, "drop"), &contact)) {
		programme_drop_contact(rq->db, rq->id, contact);
		return back(rq);
	}
	ContactForm f = { form_text(rq, "name"), form_text(rq, "role"), form_text(rq, "contact-email") };
	Verdict     v = programme_contact_check(f);
	if (!allowed(v))
		return show(rq, str(v.broken->says));
	programme_add_contact(rq->db, rq->id, f.name, f.role, f.email);
	return back(rq);
}

/* Everybody may ask for help, also who cannot sign in. */
Reply help_page(Req *rq)
{
	HelpView v = { 0 };
	HelpRows all = programme_all_contacts(rq->db, rq->arena);
	for (int i = 0; i < all.n; i++) {
		all.list[i].mail = url_of(rq->arena, str_fmt(rq->arena, "mailto:%.*s", STR(all.list[i].contact.email)));
		*PUSH(rq->arena, &v.all) = all.list[i];
	}
	Buf body = buf_open(rq->arena);
	help_body(&body, &v);
	return look_page(rq, (Page){ .heading = S("Help"), .here = S("/help"), .lede = S("Somebody is there for your question.") }, html_of(&body));
}
