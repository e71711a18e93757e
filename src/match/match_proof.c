/* match_proof.c - a match as numbers for `mentord verify`: the problem as a graph, and the proof of the answer. */
#include "match/match_run.h"

#include "solve/peer_text.h"
#include "solve/proof_text.h"

bool match_goal_proven(MatchGoal goal) { return goal != MATCH_STABLE && goal != MATCH_INSIDE; }

bool match_proven(const Match *m) { return m->settings.shape == MATCH_PEERS || (m->settings.shape == MATCH_PAIRS && match_goal_proven(m->settings.goal)); }

/* Where there is nothing to prove it by but the pairs themselves. */
static Str pairs_alone(Arena *a, const MatchSolved *x, MatchGoal goal)
{
	Buf out = buf_open(a);
	buf_fmt(&out, "mentord-pairs 1\ngoal %s\n", match_goal(goal)->name);
	for (int i = 0; i < x->n; i++)
		buf_fmt(&out, "m %d %d\n", x->pair[i].left + 1, x->pair[i].right + 1);
	return buf_str(&out);
}

static Str groups_text(Arena *a, const Match *m)
{
	Buf out = buf_open(a);
	buf_lit(&out, "mentord-groups 1\n");
	for (int i = 0; i < m->groups.n; i++) {
		const MatchGroup *g = &m->groups.list[i];
		buf_lit(&out, "g");
		for (int k = 0; k < g->leaders; k++)
			buf_fmt(&out, " %d", m->facts->right_of[g->leader[k]] + 1);
		buf_lit(&out, " :");
		for (int k = 0; k < g->members; k++)
			buf_fmt(&out, " %d", m->facts->left_of[g->member[k]] + 1);
		buf_char(&out, '\n');
	}
	return buf_str(&out);
}

Str match_certificate(Arena *a, const Match *m)
{
	return m->settings.shape == MATCH_GROUPS ? groups_text(a, m) : m->settings.shape == MATCH_PEERS ? peer_proof_text(a, &m->peers->problem, &m->peers->answer)
		: match_proven(m) ? proof_text(a, &m->solved->proof) : pairs_alone(a, m->solved, m->settings.goal);
}

static void limits(Buf *out, char letter, const int32_t *limit, int n)
{
	for (int i = 0; i < n; i++)
		if (limit[i] != 1)
			buf_fmt(out, "%c %d %d\n", letter, i + 1, limit[i]);
}

/* Many lines: each is put together by hand. */
static char *put(char *to, int32_t n)
{
	char digits[12];
	int  k = 0;
	do
		digits[k++] = (char)('0' + n % 10);
	while (n /= 10);
	*to++ = ' ';
	while (k)
		*to++ = digits[--k];
	return to;
}

static void edge(Buf *out, int left, int right, int32_t score)
{
	char line[40] = "e", *end = put(put(put(line + 1, left + 1), right + 1), score);
	*end++ = '\n';
	buf_add(out, (Str){ line, (size_t)(end - line) });
}

static Str peers_graph(Arena *a, const Match *m)
{
	const MatchPeers *p = m->peers;
	Buf out = buf_open(a);
	buf_lit(&out, "c peers are mentees, in the order of the sheets; likeness is out of 1000\n");
	if (p->must_n)
		buf_lit(&out, "c pairs that were asked for are made already, and the two left out\n");
	if (m->keep_worth)
		buf_fmt(&out, "c a pair that stood before counts %d more\n", m->keep_worth);
	buf_add(&out, peer_graph_text(a, &p->problem));
	return buf_str(&out);
}

Str match_graph(Arena *a, const Match *m)
{
	if (m->settings.shape == MATCH_PEERS)
		return peers_graph(a, m);
	const MatchSolved *x = m->solved;
	const Graph       *g = &x->rest;
	Buf out = buf_open(a);
	buf_lit(&out, "c mentees are lefts, mentors rights, in the order of the sheets; fit is out of 1000\n");
	if (x->must_n)
		buf_lit(&out, "c pairs that were asked for are made already; they and the places they take are left out\n");
	if (m->keep_worth)
		buf_fmt(&out, "c a pair that stood before counts %d more\n", m->keep_worth);
	for (int i = 0; i < x->must_n; i++)
		buf_fmt(&out, "c asked for %d %d\n", x->must[i].left + 1, x->must[i].right + 1);
	buf_fmt(&out, "p bmatch %d %d %lld\n", g->lefts, g->rights, (long long)g->row[g->lefts]);
	limits(&out, 'l', g->need, g->lefts);
	limits(&out, 'r', g->seats, g->rights);
	for (int l = 0; l < g->lefts; l++)
		for (int64_t e = g->row[l]; e < g->row[l + 1]; e++)
			edge(&out, l, g->right[e], graph_score(g, e));
	return buf_str(&out);
}
