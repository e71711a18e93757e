/* round_words.c - what may be told of a pair.  Goals, values, identity and wishes were said in
 * confidence: together they are one piece of the fit, and no sentence quotes them. */
#include "match/round_facts.h"

#include "rules/rules.h"

enum { TELL_AT_LEAST = 300, TELL_MOST = 3 };

static bool in_confidence(FitPart p) { return p == FIT_GOALS || p == FIT_VALUES || p == FIT_IDENTITY || p == FIT_WISH; }

static Str sentence(Arena *a, const Match *m, const MatchReason *r, int mentor, int mentee)
{
	if (r->part == FIT_GOALS && m->settings.shape == MATCH_PEERS)
		return S("What the two would like to reach is close.");
	if (r->part == FIT_GOALS)
		return str_fmt(a, "What %.*s knows is close to what %.*s would like to reach.", STR(match_name(m, mentor)), STR(match_name(m, mentee)));
	return r->part == FIT_VALUES ? S("They work in similar ways.") : match_says(a, m, r, mentor, mentee);
}

static Str because(Arena *a, const Match *m, const MatchReasons *all, int mentor, int mentee)
{
	Buf b = buf_open(a);
	for (int i = 0, told = 0; i < all->n && told < TELL_MOST; i++) {
		const MatchReason *r = &all->list[i];
		if (r->score < TELL_AT_LEAST || !r->weight || r->part == FIT_IDENTITY || r->part == FIT_WISH)
			continue;
		buf_add(&b, told++ ? S(" ") : S(""));
		buf_add(&b, sentence(a, m, r, mentor, mentee));
	}
	return b.n ? buf_str(&b) : S("Little is known that speaks for this pair; it was made so that both have somebody.");
}

static void part_words(Buf *b, const char *name, int weight, int got)
{
	if (b->n)
		buf_char(b, ',');
	buf_add(b, str(name));
	buf_char(b, ' ');
	buf_int(b, weight);
	buf_char(b, ' ');
	buf_int(b, (got + FIT_MOST / 2) / FIT_MOST);
}

/* "topics 30 24,languages 10 10,confidence 43 20": what each counts, and what the pair has of it. */
static Str parts(Arena *a, const Match *m, const int part[FITS])
{
	Buf b = buf_open(a);
	int weight = 0, got = 0;
	for (int i = 0; i < FITS; i++) {
		int counts = m->settings.fit.weight[i];
		if (part[i] == FIT_UNKNOWN || !counts)
			continue;
		if (in_confidence((FitPart)i))
			weight += counts, got += counts * part[i];
		else
			part_words(&b, fit_part((FitPart)i)->name, counts, counts * part[i]);
	}
	if (weight)
		part_words(&b, "confidence", weight, got);
	return buf_str(&b);
}

/* Of a group what its members share: topics, languages, hours and the like, none of it said in confidence. */
static Str in_common(Arena *a, const Match *m, int mentor, int mentee)
{
	Buf b = buf_open(a);
	for (int i = 0; i < m->pairs.n; i++) {
		const MatchPair *p = &m->pairs.list[i];
		if (p->mentor != mentor || p->mentee != mentee || !p->group)
			continue;
		Strs common = match_in_common(a, m, &m->groups.list[p->group - 1]);
		for (int k = 0; k < common.n; k++)
			buf_fmt(&b, "%s%.*s", k ? " " : "", STR(common.list[k]));
		break;
	}
	return buf_str(&b);
}

RoundTold round_words(Arena *a, const Match *m, int mentor, int mentee)
{
	MatchReasons all = match_reasons(m, mentor, mentee);
	int part[FITS] = { 0 };
	for (int i = 0; i < all.n; i++)
		part[all.list[i].part] = all.list[i].score;
	return (RoundTold){ parts(a, m, part), m->settings.shape == MATCH_GROUPS ? in_common(a, m, mentor, mentee) : because(a, m, &all, mentor, mentee) };
}

MatchGoal run_goal(Str settings)
{
	MatchGoal goal = MATCH_EVERYONE;
	for (Str line; str_cut(&settings, '\n', &line) && !str_eq(line, S("[weights]"));)
		if (str_starts(line, S("goal = ")) && match_goal_find((Str){ line.p + 7, line.n - 7 }, &goal))
			break;
	return goal;
}

static Str wish(void)
{
	for (int i = 0; i < pairing_rules(); i++)
		if (str_eq(str(pairing_rule(i)->name), S("wish_in_confidence")))
			return str(pairing_rule(i)->says);
	die("there is no rule about wishes in confidence");
}

Str round_refusal(Arena *a, const SheetProblem *p, MatchShape shape)
{
	static const Str gone[] = { { "Nobody in the sheets is called this", 35 }, { "This person is in the sheets", 28 }, { "This person has no room", 23 } };
	bool quiet = str_holds(p->says, wish());
	for (size_t i = 0; i < COUNT(gone); i++)
		quiet = quiet || str_starts(p->says, gone[i]);
	/* A wish has one sentence with whoever pauses or has gone, so that nobody learns of one by trying. */
	if (quiet)
		return S("As things stand, two people who are locked or held cannot be together; let go of some of them, and match again.");
	return shape == MATCH_GROUPS && p->value.n ? str_fmt(a, "%.*s: %.*s", STR(p->value), STR(p->says)) : p->says;
}

Str round_left_words(Arena *a, Str why)
{
	(void)a;
	/* Whether a group is full or a rule keeps somebody out of it could tell of a wish. */
	if (str_starts(why, S("The groups that still have room")) || str_starts(why, S("Every group is full")))
		return S("No group that could take them has room; more mentors with places for a group would help.");
	return str_holds(why, wish()) ? S("Everyone whom the rules allow has somebody who is at least as good for the programme as a whole.") : why;
}

/* Whether a wish keeps two people apart is not told: the answer is then the one that any other pair gets. */
Strs round_why_not(Arena *a, const Match *m, int mentor, int mentee)
{
	Strs told = { 0 };
	if (mentor < 0 || mentee < 0) {
		*PUSH(a, &told) = S("One of the two is not in this draft: at the moment they have no place left or pause, or they chose something else when joining.");
		return told;
	}
	Strs all = match_why_not(a, m, mentor, mentee);
	for (int i = 0; i < all.n; i++)
		if (!str_eq(all.list[i], wish()))
			*PUSH(a, &told) = all.list[i];
	return told.n ? told : match_why_cost(a, m, mentor, mentee);
}
