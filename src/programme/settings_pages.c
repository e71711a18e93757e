/* settings_pages.c - /programmes/:id: dates, rules and words; models; what people agree to. */
#include "programme/programme_html.h"
#include "programme/programme_store.h"

#include "pages.h"
#include "people/people.h"

static Page page_of(Req *rq, const Programme *p, const char *heading, const char *lede)
{
	return (Page){ .heading = str(heading), .lede = str(lede), .here = S("/programmes"),
		.crumbs = { { S("Programmes"), url_local(rq->arena, S("/programmes")) },
		            { p->name, url_local(rq->arena, str_fmt(rq->arena, "/programmes/%lld", (long long)p->id)) } } };
}

static Reply back(Req *rq) { return reply_redirect(rq, "/programmes/%lld", (long long)rq->id); }

/* ---- settings ------------------------------------------------------------------------------------ */

static Str day_text(Arena *a, Date d) { return d.day ? date_iso(a, d) : S(""); }

static ProgrammeForm form_of(Arena *a, const Programme *p)
{
	return (ProgrammeForm){ .name = p->name, .slug = p->slug, .purpose = p->purpose, .says = p->says, .starts = day_text(a, p->starts),
		.ends = day_text(a, p->ends), .enrol_until = day_text(a, p->enrol_until), .approval = p->approval, .domains = p->domains,
		.line_depth = p->line_depth, .inside = p->inside, .agreement = p->agreement, .mentor = p->mentor, .mentee = p->mentee,
		.word = p->word, .mentorship = p->mentorship, .interest_domains = p->interest_domains };
}

static int day_typed(Str typed)
{
	Date d;
	return !typed.n ? 0 : date_parse(typed, &d) ? d.day : ODD_DAY;
}

static ProgrammeForm form_read(Req *rq)
{
	ProgrammeForm f = { .name = form_text(rq, "name"), .slug = form_text(rq, "slug"), .purpose = form_text(rq, "purpose"), .says = form_text(rq, "says"),
		.starts = form_text(rq, "starts"), .ends = form_text(rq, "ends"), .enrol_until = form_text(rq, "enrol_until"), .approval = form_has(rq, "approval"),
		.domains = form_text(rq, "domains"), .line_depth = form_text(rq, "line_depth"), .inside = form_text(rq, "inside"), .agreement = form_text(rq, "agreement"),
		.mentor = form_text(rq, "word_mentor"), .mentee = form_text(rq, "word_mentee"), .word = form_text(rq, "word_programme"),
		.mentorship = form_text(rq, "word_mentorship"), .interest_domains = form_text(rq, "interest_domains") };
	Programme other;
	f.first = day_typed(f.starts);
	f.last = day_typed(f.ends);
	f.until = day_typed(f.enrol_until);
	f.slug_taken = programme_by_slug(rq->db, rq->arena, f.slug, &other) && other.id != rq->id;
	return f;
}

static Programme with_form(Programme p, const ProgrammeForm *f)
{
	p.name = f->name, p.slug = f->slug, p.purpose = f->purpose, p.says = f->says, p.approval = f->approval, p.domains = f->domains;
	p.starts = (Date){ f->first }, p.ends = (Date){ f->last }, p.enrol_until = (Date){ f->until };
	p.line_depth = f->line_depth, p.inside = f->inside, p.agreement = f->agreement;
	p.mentor = f->mentor, p.mentee = f->mentee, p.word = f->word, p.mentorship = f->mentorship, p.interest_domains = f->interest_domains;
	return p;
}

/* One topic on each line. */
static Strs lines_of(Arena *a, Str text)
{
	Strs all = { 0 };
	for (Str one; str_cut(&text, '\n', &one);)
		*PUSH(a, &all) = str_trim(one);
	return all;
}

static Str own_topics(Req *rq)
{
	Buf   b = buf_open(rq->arena);
	Terms all = people_terms(rq->db, rq->arena, "topic", rq->id, false);
	for (int i = 0; i < all.n; i++)
		if (all.list[i].programme == rq->id)
			buf_fmt(&b, "%.*s\n", STR(all.list[i].name));
	return buf_str(&b);
}

static Reply settings(Req *rq, ProgrammeSettingsView *v)
{
	Buf body = buf_open(rq->arena);
	programme_settings(&body, rq, v);
	Page p = page_of(rq, &v->p, "Dates, rules and words", "What holds for everybody in this programme.");
	return v->v.broken ? look_page_again(rq, p, html_of(&body)) : look_page(rq, p, html_of(&body));
}

Reply programme_settings_page(Req *rq)
{
	ProgrammeSettingsView v = { 0 };
	if (!programme_get(rq->db, rq->arena, rq->id, &v.p))
		return reply_missing(rq);
	v.f = form_of(rq->arena, &v.p);
	v.own_topics = own_topics(rq);
	return settings(rq, &v);
}

Reply programme_settings_post(Req *rq)
{
	ProgrammeSettingsView v = { .f = form_read(rq), .own_topics = utf8_cut(form_text(rq, "own_topics"), 4000) };
	if (!programme_get(rq->db, rq->arena, rq->id, &v.p))
		return reply_missing(rq);
	v.v = programme_check(v.f);
	if (!allowed(v.v))
		return settings(rq, &v);
	Programme p = with_form(v.p, &v.f);
	programme_put(rq->db, &p, rq->now);
	programme_put_words(rq->db, &p, rq->now);
	if (form_has(rq, "own_topics"))
		people_keep_own_terms(rq->db, rq->arena, "topic", rq->id, lines_of(rq->arena, v.own_topics));
	return back(rq);
}

/* ---- models ---------------------------------------------------------------------------------------- */

static Reply models(Req *rq, ProgrammeModelsView *v)
{
	Buf body = buf_open(rq->arena);
	programme_models_body(&body, rq, v);
	Page p = page_of(rq, &v->p, "Models of mentorship", "Which are offered, and how large, how long and how often.");
	return v->v.broken ? look_page_again(rq, p, html_of(&body)) : look_page(rq, p, html_of(&body));
}

Reply programme_models_page(Req *rq)
{
	ProgrammeModelsView v = { 0 };
	if (!programme_get(rq->db, rq->arena, rq->id, &v.p))
		return reply_missing(rq);
	v.models = programme_models(rq->db, rq->arena, rq->id);
	return models(rq, &v);
}

static int number(Req *rq, const ProgrammeModel *m, const char *what, int otherwise)
{
	const char *field = str_fmt(rq->arena, "%.*s-%s", STR(m->model), what).p;
	int64_t n;
	return !form_has(rq, field) ? otherwise : str_int(form_text(rq, field), &n) && n < 10000 ? (int)n : -1;
}

static bool is_seniority(Str s) { return str_eq(s, S("any")) || str_eq(s, S("further_on")) || str_eq(s, S("earlier")) || str_eq(s, S("same")); }

static void read_model(Req *rq, ProgrammeModel *m)
{
	m->offered = form_has(rq, str_fmt(rq->arena, "%.*s-offered", STR(m->model)).p);
	m->mentors_max = number(rq, m, "mentors", m->mentors_max);
	m->size_min = number(rq, m, "least", m->size_min);
	m->size_max = number(rq, m, "most", m->size_max);
	m->days = number(rq, m, "days", m->days);
	m->meet_days = number(rq, m, "meet", m->meet_days);
	m->mentees_most = number(rq, m, "mentees", m->mentees_most);
	m->mentors_most = number(rq, m, "has", m->mentors_most);
	Str seniority = form_text(rq, str_fmt(rq->arena, "%.*s-stage", STR(m->model)).p);
	if (is_seniority(seniority))
		m->seniority = str_copy(rq->arena, seniority);
}

Reply programme_models_post(Req *rq)
{
	ProgrammeModelsView v = { 0 };
	if (!programme_get(rq->db, rq->arena, rq->id, &v.p))
		return reply_missing(rq);
	v.models = programme_models(rq->db, rq->arena, rq->id);
	ProgrammeModels before = programme_models(rq->db, rq->arena, rq->id);
	for (int i = 0; i < v.models.n; i++) {
		ProgrammeModel *m = &v.models.list[i];
		read_model(rq, m);
		Verdict one = programme_model_check((ModelForm){ .offered = m->offered, .peer = str_eq(m->model, S("peer")), .flash = str_eq(m->model, S("flash")),
			.mentors_max = m->mentors_max, .size_min = m->size_min, .size_max = m->size_max, .days = m->days, .meet_days = m->meet_days,
			.mentees_most = m->mentees_most, .mentors_most = m->mentors_most });
		if (allowed(v.v) && !allowed(one))
			v.v = one;
	}
	if (!allowed(v.v))
		return models(rq, &v);
	/* Of a model that is not offered only that is kept: its numbers were not looked at. */
	for (int i = 0; i < v.models.n && i < before.n; i++) {
		before.list[i].offered = false;
		programme_put_model(rq->db, rq->id, v.models.list[i].offered ? &v.models.list[i] : &before.list[i]);
	}
	return back(rq);
}

/* ---- wordings ------------------------------------------------------------------------------------------ */

static Reply texts(Req *rq, Str says)
{
	TextsView v = { .says = says };
	if (!programme_get(rq->db, rq->arena, rq->id, &v.p))
		return reply_missing(rq);
	v.consent = programme_text(rq->db, rq->arena, rq->id, "consent");
	v.conduct = programme_text(rq->db, rq->arena, rq->id, "conduct");
	Buf body = buf_open(rq->arena);
	programme_texts_body(&body, rq, &v);
	return look_page(rq, page_of(rq, &v.p, "What people agree to", "Two wordings; each change is a new version, and the old ones are kept."), html_of(&body));
}

Reply programme_texts_page(Req *rq) { return texts(rq, str_eq(query_text(rq, "done"), S("kept")) ? S("Kept. Whoever joins from now on agrees to these words.") : S("")); }

Reply programme_texts_post(Req *rq)
{
	static const char *const kinds[] = { "consent", "conduct" };
	for (size_t i = 0; i < COUNT(kinds); i++) {
		Str body = utf8_cut(form_text(rq, kinds[i]), 4000);
		bool needed = i == 0 && !body.n;
		if (!needed && !str_eq(body, programme_text(rq->db, rq->arena, rq->id, kinds[i]).body))
			programme_add_text(rq->db, rq->id, str(kinds[i]), body, rq->now);
	}
	return reply_redirect(rq, "/programmes/%lld/texts?done=kept", (long long)rq->id);
}
