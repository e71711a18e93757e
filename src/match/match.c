/* match.c - a match from beginning to end: facts, rules, fit, the solver, and who is
 * left without.  Reasons in words: match_explain.c. */
#include "match/match_run.h"

#include <stdlib.h>

typedef MatchRun Run;

MatchSettings match_settings(void)
{
	return (MatchSettings){ .fit = fit_policy(), .pairing = { .line = LINE_WHOLE, .same_stage = true }, .mentees_each = 1, .mentors_each = 1, .file = S(""),
		.group_least = 2, .group_most = 8, .leaders = 1 };
}

bool match_goes_on(const Run *r, const char *doing, int done, int of)
{
	return !r->progress || !r->progress->go_on || r->progress->go_on(r->progress->with, doing, done, of);
}

void match_problem(Run *r, SheetWeight weight, int line, Str value, Str says)
{
	*PUSH(r->arena, &r->m->problems) = (SheetProblem){ .weight = weight, .file = r->m->settings.file, .row = line,
		.column = S(""), .value = value, .says = says };
	r->m->problems.refuses += weight == SHEET_REFUSES;
}

/* ---- what the coordinator asked for by name ------------------------------------ */

int match_named(Run *r, Str who, int line, const int *place)
{
	int at = names_find(&r->names, who);
	if (at >= 0 && place[at] >= 0)
		return at;
	match_problem(r, SHEET_REFUSES, line, who, at == -2 ? S("Several people have this name; give the e-mail address.")
		: at < 0 ? S("Nobody in the sheets is called this; give an e-mail address as it stands in the sheet.")
		: S("This person is in the sheets, but does not take part in this role."));
	return -1;
}

static void put_apart(const MatchFacts *f, int one, int other)
{
	if (f->right_of[one] >= 0 && f->left_of[other] >= 0)
		f->apart[(size_t)f->left_of[other] * (size_t)f->rights + (size_t)f->right_of[one]] = 1;
	if (f->left_of[one] >= 0 && f->left_of[other] >= 0)
		f->equals_apart[(size_t)f->left_of[one] * (size_t)f->lefts + (size_t)f->left_of[other]] = 1;
}

/* In groups and among peers either name may be anybody's who takes part. */
static void set_equals_apart(Run *r)
{
	MatchFacts *f = r->f;
	const MatchNames *names = &r->m->settings.may_not;
	int *anybody = NEW(r->arena, int, r->m->people->n);
	for (int i = 0; i < r->m->people->n; i++)
		anybody[i] = f->left_of[i] >= 0 || f->right_of[i] >= 0 ? 0 : -1;
	if (names->n) {
		f->apart = NEW(r->arena, char, size_of((size_t)f->lefts, (size_t)f->rights));
		f->equals_apart = NEW(r->arena, char, size_of((size_t)f->lefts, (size_t)f->lefts));
	}
	for (int i = 0; i < names->n; i++) {
		int one = match_named(r, names->list[i].mentor, names->list[i].line, anybody), other = match_named(r, names->list[i].mentee, names->list[i].line, anybody);
		if (one < 0 || other < 0)
			continue;
		put_apart(f, one, other);
		put_apart(f, other, one);
	}
}

static void set_apart(Run *r)
{
	MatchFacts *f = r->f;
	const MatchNames *names = &r->m->settings.may_not;
	if (r->m->settings.shape != MATCH_PAIRS) {
		set_equals_apart(r);
		return;
	}
	if (names->n)
		f->apart = NEW(r->arena, char, size_of((size_t)f->lefts, (size_t)f->rights));
	for (int i = 0; i < names->n; i++) {
		int mentor = match_named(r, names->list[i].mentor, names->list[i].line, f->right_of);
		int mentee = match_named(r, names->list[i].mentee, names->list[i].line, f->left_of);
		if (mentor >= 0 && mentee >= 0)
			f->apart[(size_t)f->left_of[mentee] * (size_t)f->rights + (size_t)f->right_of[mentor]] = 1;
	}
}

/* Names of pairs that were; whoever has gone is passed over. */
static void keep_before(Run *r)
{
	MatchFacts *f = r->f;
	const MatchNames *names = &r->m->settings.keep;
	int64_t wishes = 0;
	if (!names->n)
		return;
	for (int l = 0; l < f->lefts; l++)
		wishes += f->need[l];
	/* Above any sum of fits where the solver's range allows, else as much as it allows. */
	int64_t enough = FIT_MOST * (wishes + 1), most = SCORE_MOST - FIT_MOST;
	r->m->keep_worth = (int32_t)(enough < most ? enough : most);
	r->m->kept = NEW(r->arena, char, size_of((size_t)f->lefts, (size_t)f->rights));
	for (int i = 0; i < names->n; i++) {
		int mentor = names_find(&r->names, names->list[i].mentor), mentee = names_find(&r->names, names->list[i].mentee);
		if (mentor >= 0 && mentee >= 0 && f->right_of[mentor] >= 0 && f->left_of[mentee] >= 0)
			r->m->kept[(size_t)f->left_of[mentee] * (size_t)f->rights + (size_t)f->right_of[mentor]] = 1;
	}
}

int32_t match_kept_worth(const Match *m, int left, int right)
{
	return m->kept && m->kept[(size_t)left * (size_t)m->facts->rights + (size_t)right] ? m->keep_worth : 0;
}

static void musts(Run *r)
{
	const MatchNames *names = &r->m->settings.must;
	r->x->must = NEW(r->arena, FixedPair, names->n);
	for (int i = 0; i < names->n; i++) {
		int mentor = match_named(r, names->list[i].mentor, names->list[i].line, r->f->right_of);
		int mentee = match_named(r, names->list[i].mentee, names->list[i].line, r->f->left_of);
		if (mentor < 0 || mentee < 0)
			continue;
		FixedPair pair = { r->f->left_of[mentee], r->f->right_of[mentor] };
		Verdict v = pairing_check(facts_pairing(r->f, &r->m->settings, pair.left, pair.right));
		if (allowed(v))
			r->x->must[r->x->must_n++] = pair;
		else
			match_problem(r, SHEET_REFUSES, names->list[i].line, str_fmt(r->arena, "%.*s, %.*s", STR(names->list[i].mentor), STR(names->list[i].mentee)),
			        str_fmt(r->arena, "These two were to be paired, but: %s", v.broken->says));
	}
}

static void must_problem(Run *r, FixedPair pair, SolveEnd end)
{
	Str mentor = match_name(r->m, r->f->mentor[pair.right]), mentee = match_name(r->m, r->f->mentee[pair.left]);
	match_problem(r, SHEET_REFUSES, 0, str_fmt(r->arena, "%.*s, %.*s", STR(mentor), STR(mentee)),
		end == SOLVE_TWICE ? S("These two are to be paired twice over; name them once.") :
		end == SOLVE_NEED ? S("More mentors are to be paired with this mentee than they asked for; name fewer.") :
		S("More mentees are to be paired with this mentor than they can take; name fewer."));
}

/* ---- rules and fit of every pair ------------------------------------------------ */

void match_count(Run *r, uint32_t broken)
{
	for (; broken; broken &= broken - 1)
		r->m->rules.list[__builtin_ctz(broken)].apart++;
}

void match_count_equals(Run *r, uint32_t broken)
{
	for (; broken; broken &= broken - 1)
		r->m->rules.list[r->equals_row[__builtin_ctz(broken)]].apart++;
}

static bool judge(Run *r)
{
	MatchFacts *f = r->f;
	solve_open(r->arena, r->x, f->lefts, f->rights, f->need, f->seats, r->m->kept);
	r->takers = NEW(r->arena, int, f->rights);
	FactsIndex *index = facts_index(r->arena, f, &r->m->settings);
	for (int l = 0; l < f->lefts; l++) {
		if (l % 16 == 0 && !match_goes_on(r, "Comparing", l, f->lefts))
			return false;
		FactsRow row = facts_index_row(index, l);
		for (int k = 0; k < f->rights; k++) {
			if (row.broken[k]) {
				match_count(r, row.broken[k]);
				continue;
			}
			solve_allow(r->x, k, row.fit[k] + match_kept_worth(r->m, l, k));
			r->takers[k]++;
		}
		solve_row_ends(r->x, l);
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

static bool is_must(const MatchSolved *x, FixedPair p)
{
	for (int i = 0; i < x->must_n; i++)
		if (x->must[i].left == p.left && x->must[i].right == p.right)
			return true;
	return false;
}

static void keep_pairs(Run *r)
{
	Match *m = r->m;
	for (int i = 0; i < r->x->n; i++) {
		FixedPair p = r->x->pair[i];
		MatchPair pair = { .mentor = r->f->mentor[p.right], .mentee = r->f->mentee[p.left], .must = is_must(r->x, p),
		                   .fit = solve_score(r->x, p.left, p.right) - match_kept_worth(m, p.left, p.right) };
		*PUSH(r->arena, &m->pairs) = pair;
		m->fit += pair.fit;
	}
}

/* The rules that keep somebody from everyone, the most frequent first. */
Str match_rules_against(Run *r, int left, int right)
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
		return match_rules_against(r, left, -1);
	if (allowed_n == has)
		return str_fmt(r->arena, "The rules allow only %d of the mentors, and all of them are paired with this mentee.", has);
	Str who = allowed_n == 1 ? S("The one mentor whom the rules allow has") : str_fmt(r->arena, "All %d mentors whom the rules allow have", allowed_n);
	if (r->m->settings.goal == MATCH_TOTAL)
		return str_fmt(r->arena, "%.*s no place left for them, or would add nothing to the total fit.", STR(who));
	return str_fmt(r->arena, "%.*s no place left (%d places for %d wishes in all).", STR(who), r->m->places, r->m->wants);
}

static void keep_left_over(Run *r)
{
	Match *m = r->m;
	int *lefts = NEW(r->arena, int, r->f->lefts), *rights = NEW(r->arena, int, r->f->rights);
	for (int i = 0; i < r->x->n; i++) {
		lefts[r->x->pair[i].left]++;
		rights[r->x->pair[i].right]++;
	}
	for (int l = 0; l < r->f->lefts; l++) {
		m->placed += lefts[l] > 0;
		if (lefts[l] >= r->f->need[l])
			continue;
		MatchLeft left = { .person = r->f->mentee[l], .has = lefts[l], .wants = r->f->need[l],
		                   .why = why_short(r, l, lefts[l], (int)(r->x->row[l + 1] - r->x->row[l])) };
		*PUSH(r->arena, &m->short_mentees) = left;
	}
	for (int k = 0; k < r->f->rights; k++) {
		if (rights[k])
			continue;
		MatchLeft idle = { .person = r->f->mentor[k], .wants = r->f->seats[k],
			.why = !r->f->seats[k] ? S("They have no place to offer this time.") : !r->f->lefts ? S("Nobody takes part as a mentee.")
			     : r->takers[k] ? S("Everyone whom they could help has a mentor who is at least as good for the programme as a whole.")
			     : match_rules_against(r, -1, k) };
		*PUSH(r->arena, &m->idle_mentors) = idle;
	}
}

void match_too_many(Run *r)
{
	match_problem(r, SHEET_REFUSES, 0, S(""), S("There are more people than can be matched at once; match them in parts."));
}

/* ---- all of it ------------------------------------------------------------------- */

/* A sentence that holds on both sides stands there once. */
static int row_of(Run *r, const Rule *rule)
{
	for (int i = 0; i < r->m->rules.n; i++)
		if (str_eq(str(r->m->rules.list[i].rule->says), str(rule->says)))
			return i;
	*PUSH(r->arena, &r->m->rules) = (MatchRule){ .rule = rule };
	return r->m->rules.n - 1;
}

static void list_rules(Run *r)
{
	MatchShape shape = r->m->settings.shape;
	for (int i = 0; i < pairing_rules() && shape != MATCH_PEERS; i++)
		*PUSH(r->arena, &r->m->rules) = (MatchRule){ .rule = pairing_rule(i) };
	r->equals_row = NEW(r->arena, int, equals_rules());
	for (int i = 0; i < equals_rules() && shape != MATCH_PAIRS; i++)
		r->equals_row[i] = row_of(r, equals_rule(i));
}

static void count_sides(Run *r)
{
	Match *m = r->m;
	m->mentees = r->f->lefts;
	m->mentors = r->f->rights;
	for (int l = 0; l < r->f->lefts; l++)
		m->wants += r->f->need[l];
	for (int k = 0; k < r->f->rights; k++)
		m->places += r->f->seats[k];
	list_rules(r);
}

static void note_grades(Run *r)
{
	Strs strange = r->f->strange_grades;
	Buf  list = buf_open(r->arena);
	for (int i = 0; i < strange.n; i++)
		buf_fmt(&list, "%s%.*s", i ? ", " : "", STR(strange.list[i]));
	if (strange.n)
		match_problem(r, SHEET_NOTES, 0, buf_str(&list), S("These grades are on no known scale, so career stages are not compared for whoever has one; "
		        "to change that, list all grades in order in the rules."));
}

static MatchEnd solve(Run *r)
{
	int      bad = 0;
	SolveEnd end = solve_best(r->arena, r->x, r->m, r->progress, &bad);
	r->m->fewer = (int)r->x->fewer;
	r->m->less = r->x->less;
	if (end == SOLVE_DONE || end == SOLVE_STOPPED)
		return end == SOLVE_DONE ? MATCH_DONE : MATCH_STOPPED;
	if (end == SOLVE_TOO_LARGE)
		match_too_many(r);
	else
		must_problem(r, r->x->must[bad], end);
	return MATCH_REFUSED;
}

static MatchEnd pairs(Run *r)
{
	MatchEnd end = judge(r) ? solve(r) : MATCH_STOPPED;
	if (end == MATCH_DONE) {
		keep_pairs(r);
		keep_left_over(r);
	}
	return end;
}

static bool is_too_large(const Run *r) { return (int64_t)r->f->lefts * r->f->rights > INT32_MAX; }

Match *match_run(Arena *a, const People *people, const MatchSettings *s, const MatchProgress *progress)
{
	Match *m = NEW(a, Match, 1);
	*m = (Match){ .people = people, .settings = *s, .solved = NEW(a, MatchSolved, 1) };
	Run r = { .arena = a, .m = m, .progress = progress, .x = m->solved, .f = facts_compile(a, people, s) };
	m->facts = r.f;
	count_sides(&r);
	note_grades(&r);
	if (s->must.n || s->may_not.n || s->keep.n || s->together.n)
		r.names = names_index(a, people);
	set_apart(&r);
	if (s->shape != MATCH_PEERS)
		keep_before(&r);
	if (s->shape == MATCH_PAIRS)
		musts(&r);
	if (s->together.n && s->shape != MATCH_GROUPS)
		match_problem(&r, SHEET_REFUSES, s->together.list[0].line, S(""), S("Two mentees are held together in groups only; leave [together] out, or match groups."));
	if (is_too_large(&r))
		match_too_many(&r);
	m->end = m->problems.refuses ? MATCH_REFUSED : s->shape == MATCH_GROUPS ? match_groups(&r) : s->shape == MATCH_PEERS ? match_peers(&r) : pairs(&r);
	if (m->end != MATCH_DONE)
		return m;
	if (m->pairs.n)
		qsort_r(m->pairs.list, (size_t)m->pairs.n, sizeof *m->pairs.list, by_name, m);
	match_count_topics(&r);
	return m;
}

Str match_name(const Match *m, int person)
{
	const Person *p = &m->people->list[person];
	return p->name.n ? p->name : p->email;
}
