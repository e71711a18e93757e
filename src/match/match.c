/* match.c - a match from beginning to end: facts, rules, fit, the solver, and who is
 * left without.  Reasons in words: match_explain.c. */
#include "match/match.h"
#include "match/match_facts.h"

#include "solve/cert.h"

#include <stdlib.h>

typedef struct { Arena *arena; Match *m; MatchFacts *f; const MatchProgress *progress; NameIndex names; int32_t *score; } Run;

MatchSettings match_settings(void)
{
	return (MatchSettings){ .fit = fit_policy(), .pairing = { .line = LINE_WHOLE }, .mentees_each = 1, .mentors_each = 1, .file = S("") };
}

static bool go_on(const Run *r, const char *doing, int done, int of)
{
	return !r->progress || !r->progress->go_on || r->progress->go_on(r->progress->with, doing, done, of);
}

static void problem(Run *r, SheetWeight weight, int line, Str value, Str says)
{
	*PUSH(r->arena, &r->m->problems) = (SheetProblem){ .weight = weight, .file = r->m->settings.file, .row = line,
		.column = S(""), .value = value, .says = says };
	r->m->problems.refuses += weight == SHEET_REFUSES;
}

/* ---- what the coordinator asked for by name ------------------------------------ */

static int named(Run *r, Str who, int line, const int *place)
{
	int at = names_find(&r->names, who);
	if (at >= 0 && place[at] >= 0)
		return at;
	problem(r, SHEET_REFUSES, line, who, at == -2 ? S("Several people have this name; give the e-mail address.")
		: at < 0 ? S("Nobody in the sheets is called this; give an e-mail address as it stands in the sheet.")
		: S("This person is in the sheets, but does not take part in this role."));
	return -1;
}

static void set_apart(Run *r)
{
	MatchFacts *f = r->f;
	const MatchNames *names = &r->m->settings.may_not;
	if (names->n)
		f->apart = NEW(r->arena, char, size_of((size_t)f->lefts, (size_t)f->rights));
	for (int i = 0; i < names->n; i++) {
		int mentor = named(r, names->list[i].mentor, names->list[i].line, f->right_of);
		int mentee = named(r, names->list[i].mentee, names->list[i].line, f->left_of);
		if (mentor >= 0 && mentee >= 0)
			f->apart[(size_t)f->left_of[mentee] * (size_t)f->rights + (size_t)f->right_of[mentor]] = 1;
	}
}

/* Names of pairs that were; whoever has gone is passed over. */
static void keep_before(Run *r)
{
	MatchFacts *f = r->f;
	const MatchNames *names = &r->m->settings.keep;
	int64_t wishes = 0, most;
	if (!names->n)
		return;
	for (int l = 0; l < f->lefts; l++)
		wishes += f->need[l];
	/* Above any sum of fits where the solver's range allows, else as much as it allows. */
	most = (1LL << 28) / (wishes + 1) - 2 * FIT_MOST;
	r->m->keep_worth = (int32_t)(most < 0 ? 0 : most < FIT_MOST * (wishes + 1) ? most : FIT_MOST * (wishes + 1));
	r->m->kept = NEW(r->arena, char, size_of((size_t)f->lefts, (size_t)f->rights));
	for (int i = 0; i < names->n; i++) {
		int mentor = names_find(&r->names, names->list[i].mentor), mentee = names_find(&r->names, names->list[i].mentee);
		if (mentor >= 0 && mentee >= 0 && f->right_of[mentor] >= 0 && f->left_of[mentee] >= 0)
			r->m->kept[(size_t)f->left_of[mentee] * (size_t)f->rights + (size_t)f->right_of[mentor]] = 1;
	}
}

static int32_t kept_worth(const Match *m, size_t cell) { return m->kept && m->kept[cell] ? m->keep_worth : 0; }

static AssignPair *musts(Run *r, int *n)
{
	const MatchNames *names = &r->m->settings.must;
	AssignPair *list = NEW(r->arena, AssignPair, names->n);
	for (int i = 0; i < names->n; i++) {
		int mentor = named(r, names->list[i].mentor, names->list[i].line, r->f->right_of);
		int mentee = named(r, names->list[i].mentee, names->list[i].line, r->f->left_of);
		if (mentor < 0 || mentee < 0)
			continue;
		AssignPair pair = { r->f->left_of[mentee], r->f->right_of[mentor] };
		Verdict v = pairing_check(facts_pairing(r->f, &r->m->settings, pair.left, pair.right));
		if (allowed(v))
			list[(*n)++] = pair;
		else
			problem(r, SHEET_REFUSES, names->list[i].line, str_fmt(r->arena, "%.*s, %.*s", STR(names->list[i].mentor), STR(names->list[i].mentee)),
			        str_fmt(r->arena, "These two were to be paired, but: %s", v.broken->says));
	}
	return list;
}

static void must_problem(Run *r)
{
	AssignPair pair = r->m->problem.must[r->m->answer.bad_must];
	Str mentor = match_name(r->m, r->f->mentor[pair.right]), mentee = match_name(r->m, r->f->mentee[pair.left]);
	AssignEnd end = r->m->answer.end;
	problem(r, SHEET_REFUSES, 0, str_fmt(r->arena, "%.*s, %.*s", STR(mentor), STR(mentee)),
		end == ASSIGN_MUST_TWICE ? S("These two are to be paired twice over; name them once.") :
		end == ASSIGN_MUST_NEED ? S("More mentors are to be paired with this mentee than they asked for; name fewer.") :
		S("More mentees are to be paired with this mentor than they can take; name fewer."));
}

/* ---- rules and fit of every pair ------------------------------------------------ */

static void count_rules(Run *r, uint32_t broken)
{
	for (; broken; broken &= broken - 1)
		r->m->rules.list[__builtin_ctz(broken)].apart++;
}

static bool judge(Run *r)
{
	MatchFacts *f = r->f;
	r->score = NEW(r->arena, int32_t, size_of((size_t)f->lefts, (size_t)f->rights));
	FactsIndex *index = facts_index(r->arena, f);
	for (int l = 0; l < f->lefts; l++) {
		if (l % 16 == 0 && !go_on(r, "Comparing", l, f->lefts))
			return false;
		facts_index_set(index, l);
		for (int k = 0; k < f->rights; k++) {
			uint32_t broken = pairing_broken(facts_pairing(f, &r->m->settings, l, k));
			FitCase  c = facts_index_case(index, &r->m->settings, l, k);
			count_rules(r, broken);
			size_t cell = (size_t)l * (size_t)f->rights + (size_t)k;
			r->score[cell] = broken ? FORBIDDEN : fit_score(&c, NULL) + kept_worth(r->m, cell);
		}
	}
	return true;
}

/* ---- what came out -------------------------------------------------------------- */

static int by_name(const void *x, const void *y, void *with)
{
	const MatchPair *a = x, *b = y;
	const Match *m = with;
	int c = str_cmp(match_name(m, a->mentee), match_name(m, b->mentee));
	c = c ? c : (a->mentee > b->mentee) - (a->mentee < b->mentee);
	c = c ? c : (a->fit < b->fit) - (a->fit > b->fit);
	return c ? c : (a->mentor > b->mentor) - (a->mentor < b->mentor);
}

static bool is_must(const Match *m, AssignPair p)
{
	for (int i = 0; i < m->problem.must_n; i++)
		if (m->problem.must[i].left == p.left && m->problem.must[i].right == p.right)
			return true;
	return false;
}

static void keep_pairs(Run *r)
{
	Match *m = r->m;
	for (int i = 0; i < m->answer.n; i++) {
		AssignPair p = m->answer.pair[i];
		size_t     cell = (size_t)p.left * (size_t)r->f->rights + (size_t)p.right;
		MatchPair  pair = { .mentor = r->f->mentor[p.right], .mentee = r->f->mentee[p.left], .must = is_must(m, p),
		                    .fit = r->score[cell] - kept_worth(m, cell) };
		*PUSH(r->arena, &m->pairs) = pair;
		m->fit += pair.fit;
	}
	if (m->pairs.n)
		qsort_r(m->pairs.list, (size_t)m->pairs.n, sizeof *m->pairs.list, by_name, m);
}

/* The rules that keep somebody from everyone, the most frequent first. */
static Str rules_against(Run *r, int left, int right)
{
	int counts[32] = { 0 }, best = 0, others = left >= 0 ? r->f->rights : r->f->lefts;
	for (int i = 0; i < others; i++) {
		uint32_t broken = pairing_broken(facts_pairing(r->f, &r->m->settings, left >= 0 ? left : i, left >= 0 ? i : right));
		for (; broken; broken &= broken - 1)
			counts[__builtin_ctz(broken)]++;
	}
	for (int i = 1; i < pairing_rules(); i++)
		best = counts[i] > counts[best] ? i : best;
	if (others == 1)
		return str_fmt(r->arena, "The rules do not allow the one %s there is: %s", left >= 0 ? "mentor" : "mentee", pairing_rule(best)->says);
	return str_fmt(r->arena, "The rules allow none of the %d %s; most often: %s", others, left >= 0 ? "mentors" : "mentees",
	               pairing_rule(best)->says);
}

static Str why_short(Run *r, int left, int has, int allowed_n)
{
	if (!r->f->rights)
		return S("Nobody takes part as a mentor.");
	if (!allowed_n)
		return rules_against(r, left, -1);
	if (allowed_n == has)
		return str_fmt(r->arena, "The rules allow only %d of the mentors, and all of them are paired with this mentee.", has);
	Str who = allowed_n == 1 ? S("The one mentor whom the rules allow has") : str_fmt(r->arena, "All %d mentors whom the rules allow have", allowed_n);
	return str_fmt(r->arena, "%.*s no place left (%d places for %d wishes in all).", STR(who), r->m->places, r->m->wants);
}

static int allowed_count(const Run *r, int left, int right)
{
	int n = 0;
	for (int i = 0; i < (left >= 0 ? r->f->rights : r->f->lefts); i++)
		n += r->score[(size_t)(left >= 0 ? left : i) * (size_t)r->f->rights + (size_t)(left >= 0 ? i : right)] >= 0;
	return n;
}

static void keep_left_over(Run *r)
{
	Match *m = r->m;
	int *lefts = NEW(r->arena, int, r->f->lefts), *rights = NEW(r->arena, int, r->f->rights);
	for (int i = 0; i < m->answer.n; i++) {
		lefts[m->answer.pair[i].left]++;
		rights[m->answer.pair[i].right]++;
	}
	for (int l = 0; l < r->f->lefts; l++) {
		m->placed += lefts[l] > 0;
		if (lefts[l] >= r->f->need[l])
			continue;
		MatchLeft left = { .person = r->f->mentee[l], .has = lefts[l], .wants = r->f->need[l],
		                   .why = why_short(r, l, lefts[l], allowed_count(r, l, -1)) };
		*PUSH(r->arena, &m->short_mentees) = left;
	}
	for (int k = 0; k < r->f->rights; k++) {
		if (rights[k])
			continue;
		MatchLeft idle = { .person = r->f->mentor[k], .wants = r->f->seats[k],
			.why = !r->f->seats[k] ? S("They have no place to offer this time.") : !r->f->lefts ? S("Nobody takes part as a mentee.")
			     : allowed_count(r, -1, k) ? S("Everyone whom they could help has a mentor who is at least as good for the programme as a whole.")
			     : rules_against(r, -1, k) };
		*PUSH(r->arena, &m->idle_mentors) = idle;
	}
}

/* ---- supply and demand ---------------------------------------------------------- */

static int by_demand(const void *x, const void *y)
{
	const MatchTopic *a = x, *b = y;
	int c = (a->wanted < b->wanted) - (a->wanted > b->wanted);
	c = c ? c : (a->offered < b->offered) - (a->offered > b->offered);
	return c ? c : str_cmp(a->topic, b->topic);
}

static void count_topics(Run *r)
{
	MatchFacts *f = r->f;
	MatchTopic *by_id = NEW(r->arena, MatchTopic, f->shown_n + 1);
	for (int i = 0; i < f->lefts + f->rights; i++) {
		bool wants = i < f->lefts;
		Ids  topics = (wants ? f->wants[i] : f->offers[i - f->lefts]).topics.phrases;
		for (int k = 0; k < topics.n; k++) {
			MatchTopic *t = &by_id[topics.list[k]];
			t->topic = f->shown[topics.list[k] - 1];
			t->wanted += wants;
			t->offered += !wants;
			t->places += wants ? 0 : f->seats[i - f->lefts];
		}
	}
	for (int i = 1; i <= f->shown_n; i++)
		if (by_id[i].topic.n)
			*PUSH(r->arena, &r->m->topics) = by_id[i];
	if (r->m->topics.n)
		qsort(r->m->topics.list, (size_t)r->m->topics.n, sizeof *r->m->topics.list, by_demand);
}

/* ---- all of it ------------------------------------------------------------------- */

static void count_sides(Run *r)
{
	Match *m = r->m;
	m->mentees = r->f->lefts;
	m->mentors = r->f->rights;
	for (int l = 0; l < r->f->lefts; l++)
		m->wants += r->f->need[l];
	for (int k = 0; k < r->f->rights; k++)
		m->places += r->f->seats[k];
	for (int i = 0; i < pairing_rules(); i++)
		*PUSH(r->arena, &m->rules) = (MatchRule){ .rule = pairing_rule(i) };
}

static void note_grades(Run *r)
{
	Strs strange = r->f->strange_grades;
	Buf  list = buf_open(r->arena);
	for (int i = 0; i < strange.n; i++)
		buf_fmt(&list, "%s%.*s", i ? ", " : "", STR(strange.list[i]));
	if (strange.n)
		problem(r, SHEET_NOTES, 0, buf_str(&list), S("These grades are on no known scale, so career stages are not compared for whoever has one; "
		        "to change that, list all grades in order in the rules."));
}

static bool placing(void *with, int done, int of) { return go_on(with, "Pairing", done, of); }

/* What the solver calls wrong is an error of ours, but for the size and the musts. */
static MatchEnd solve(Run *r)
{
	Match *m = r->m;
	m->problem = (Assign){ .lefts = r->f->lefts, .rights = r->f->rights, .need = r->f->need, .seats = r->f->seats, .score = r->score,
		.must = m->problem.must, .must_n = m->problem.must_n, .seed = m->settings.seed, .go_on = placing, .with = r };
	m->answer = assign_best(r->arena, &m->problem);
	m->problem.go_on = NULL;
	if (m->answer.end == ASSIGN_STOPPED)
		return MATCH_STOPPED;
	if (m->answer.end == ASSIGN_TOO_LARGE)
		problem(r, SHEET_REFUSES, 0, S(""), S("There are more people than can be matched at once; match them in parts."));
	else if (m->answer.end != ASSIGN_DONE)
		must_problem(r);
	if (m->answer.end != ASSIGN_DONE)
		return MATCH_REFUSED;
	const char *wrong = assign_wrong(r->arena, &m->problem, &m->answer);
	if (wrong)
		die("the match is not what it should be: %s", wrong);
	return MATCH_DONE;
}

Match *match_run(Arena *a, const People *people, const MatchSettings *s, const MatchProgress *progress)
{
	Match *m = NEW(a, Match, 1);
	*m = (Match){ .people = people, .settings = *s };
	Run r = { .arena = a, .m = m, .progress = progress, .f = facts_compile(a, people, s) };
	m->facts = r.f;
	count_sides(&r);
	note_grades(&r);
	if (s->must.n || s->may_not.n || s->keep.n)
		r.names = names_index(a, people);
	set_apart(&r);
	keep_before(&r);
	m->problem.must = musts(&r, &m->problem.must_n);
	m->end = m->problems.refuses ? MATCH_REFUSED : !judge(&r) ? MATCH_STOPPED : solve(&r);
	if (m->end != MATCH_DONE)
		return m;
	keep_pairs(&r);
	keep_left_over(&r);
	count_topics(&r);
	return m;
}

Str match_name(const Match *m, int person)
{
	const Person *p = &m->people->list[person];
	return p->name.n ? p->name : p->email;
}

Str match_certificate(Arena *a, const Match *m) { return cert_write(a, &m->problem, &m->answer); }
