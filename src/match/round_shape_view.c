/* round_shape_view.c - groups and introductions as the pages of a round show them. */
#include "match/round_view.h"

#include "match/round_facts.h"

static const RoundWords words[MATCH_SHAPES] = {
	[MATCH_PAIRS] = { "Proposed pairs", "pair", "pairs", "Pairs that were published", "a mentor", "Without a mentor", "Mean fit",
		"More mentors, more places or another line rule would help; match again when something has changed." },
	[MATCH_GROUPS] = { "Proposed groups", "group", "groups", "Groups that were published", "a group", "Without a group", "Mean fit",
		"Smaller groups (under Models), or mentors with more places, would help; match again when something has changed." },
	[MATCH_PEERS] = { "Proposed introductions", "introduction", "introductions", "Introductions that were published", "somebody to meet", "Introduced to nobody", "Mean likeness",
		"People meet once only; when more take part, match again." },
};

const RoundWords *round_shape_words(MatchShape shape) { return &words[shape]; }

ShapePicks round_shapes(Db *db, Arena *a, int64_t programme, MatchShape chosen)
{
	ShapePicks      all = { 0 };
	ProgrammeModels offers = programme_models(db, a, programme);
	for (int i = 0; i < MATCH_SHAPES; i++) {
		const MatchShapeWords *w = match_shape((MatchShape)i);
		if (round_shape_offered(&offers, (MatchShape)i) || i == (int)chosen)
			*PUSH(a, &all) = (ShapePick){ w->name, w->label, w->says, i == (int)chosen };
	}
	return all;
}

/* Two people of one name are told apart by their enrolments. */
static void take(Arena *a, Strs *names, const Proposals *all, int at, bool leaders)
{
	for (int i = 0; i < at; i++)
		if (leaders ? all->list[i].mentor == all->list[at].mentor : all->list[i].mentee == all->list[at].mentee)
			return;
	*PUSH(a, names) = leaders ? all->list[at].mentor_name : all->list[at].mentee_name;
}

RoundGroups round_groups(Db *db, Arena *a, const Round *o, GroupNumbers numbers, int from, int most)
{
	RoundGroups all = { 0 };
	for (int i = from; i < numbers.n && i < from + most; i++) {
		RoundGroup g = { .number = numbers.list[i], .pairs = run_group(db, a, o->id, o->run, numbers.list[i]) };
		g.who = (Circle){ .heading = str_fmt(a, "Group %d", g.number), .lead = "Mentor", .says = g.pairs.n ? g.pairs.list[0].because : S("") };
		int64_t fit = 0;
		for (int k = 0; k < g.pairs.n; k++) {
			take(a, &g.who.leaders, &g.pairs, k, true);
			take(a, &g.who.members, &g.pairs, k, false);
			fit += g.pairs.list[k].fit;
			g.left_out = g.left_out || str_eq(g.pairs.list[k].verdict, S("left_out"));
		}
		g.who.beside = str_fmt(a, "%d %s, mean fit %d", g.who.members.n, g.who.members.n == 1 ? "member" : "members", g.pairs.n ? (int)((fit / g.pairs.n + 5) / 10) : 0);
		*PUSH(a, &all) = g;
	}
	return all;
}
