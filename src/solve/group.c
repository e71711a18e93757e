/* group.c - grouping by likeness: simulated annealing, then local search.
 *
 * The problem (to maximise diversity it is the same one, "maximally diverse grouping") is
 * NP-hard.  S. Kirkpatrick, C. Gelatt, M. Vecchi, "Optimization by simulated annealing",
 * Science 220 (1983), with two kinds of step: two items of different groups change places, or
 * one moves where sizes allow.  A step is aimed: an item goes to the group of one of its
 * NEAR, those it is most like, for nearly all others would be refused.  What a step gains
 * is summed over the members of the two groups, so that nothing has to be kept up to date.
 * A step that loses is taken when it loses less than heat x -log2(u), u drawn evenly; the
 * logarithm is made of the leading zeros of u and a straight line between powers of two.
 * In the end every swap and move is tried until none gains.  With few items it is done several
 * times from anew, and the best is kept.
 * Items that a group holds stay where they were put first; all others move around them.
 * Invariant: sizes are within their bounds, who is held is in place, and 'total' is the sum of likeness, always.
 * O(n^2) for the near ones, then O(m) a step, m the members of a group. */
#include "solve/group.h"

#include "base/io.h"
#include "solve/going.h"

#include <string.h>

enum {
	NEAR = 12,              /* how many an item is most like */
	FAR_EVERY = 16,         /* one step in so many goes anywhere */
	STEPS_EACH = 6000, STEPS_LEAST = 200000,        /* unless told otherwise */
	FEW = 40, TRIES_FEW = 16, MANY = 200, TRIES_MORE = 4,
	HOT = 50,               /* heat in the beginning, in hundredths of the scale of gains */
	COOLINGS = 400, COOLED = 988,                   /* times it is lowered, to so many thousandths */
};

typedef struct {
	const Grouping *problem;
	int      groups, near;
	int32_t *group, *at;            /* by item: its group, and where it stands there */
	int32_t *member, *size;         /* groups rows of 'most'; by group */
	int32_t *like_most;             /* items rows of 'near' */
	int64_t  total;
	int64_t  now, *changed, *looked;        /* of the local search: a count, when a group changed, when an item was looked at */
	Dice     dice;
	Going    going;
} Search;

static int64_t like(const Search *s, int x, int y)
{
	const Grouping *p = s->problem;
	return p->like ? p->like[(size_t)x * (size_t)p->items + (size_t)y] : p->likeness(p->with, x, y);
}

static bool    is_held(const Search *s, int item) { return s->problem->held && s->problem->held[item] >= 0; }
static int32_t most_of(const Grouping *p, int group) { return p->most_of && p->most_of[group] < p->most ? p->most_of[group] : p->most; }

static int32_t *members(const Search *s, int group) { return s->member + (size_t)group * (size_t)s->problem->most; }

/* What an item is worth in a group, but for itself and for 'without'. */
static int64_t worth(const Search *s, int item, int group, int without)
{
	const int32_t *m = members(s, group);
	int64_t sum = 0;
	for (int32_t i = 0; i < s->size[group]; i++)
		if (m[i] != item && m[i] != without)
			sum += like(s, item, m[i]);
	return sum;
}

static void put(Search *s, int item, int group, int32_t at)
{
	members(s, group)[at] = item;
	s->group[item] = group;
	s->at[item] = at;
}

static int64_t swap_gain(const Search *s, int x, int y)
{
	int g = s->group[x], h = s->group[y];
	return worth(s, x, h, y) + worth(s, y, g, x) - worth(s, x, g, x) - worth(s, y, h, y);
}

static void swap(Search *s, int x, int y)
{
	int g = s->group[x], at = s->at[x];
	put(s, x, s->group[y], s->at[y]);
	put(s, y, g, at);
}

static bool may_move(const Search *s, int x, int group)
{
	return s->size[s->group[x]] > s->problem->least && s->size[group] < most_of(s->problem, group);
}

static int64_t move_gain(const Search *s, int x, int group) { return worth(s, x, group, x) - worth(s, x, s->group[x], x); }

static void move(Search *s, int x, int group)
{
	int from = s->group[x], last = members(s, from)[--s->size[from]];
	put(s, last, from, s->at[x]);
	put(s, x, group, s->size[group]++);
}

/* heat x -log2(u), in whole points. */
static int64_t allowance(Search *s, int64_t heat)
{
	uint64_t u = dice_roll(&s->dice) | 1;
	int      zeros = __builtin_clzll(u);
	int64_t  beyond = (int64_t)(u << zeros << 1 >> 48);     /* the bits after the leading one */
	return (heat * ((int64_t)zeros * 65536 + 65536 - beyond)) >> 32;
}

/* An item and the group it may go to; whoever it is sent after stays there. */
static void step(Search *s, int64_t heat)
{
	int x = (int)dice_below(&s->dice, (uint32_t)s->problem->items), after = -1;
	if (dice_below(&s->dice, FAR_EVERY))
		after = s->like_most[x * s->near + (int)dice_below(&s->dice, (uint32_t)s->near)];
	int h = after < 0 ? (int)dice_below(&s->dice, (uint32_t)s->groups) : s->group[after];
	int choices = s->size[h] + may_move(s, x, h);
	if (h == s->group[x] || !choices || is_held(s, x))
		return;
	int pick = (int)dice_below(&s->dice, (uint32_t)choices);
	int y = pick < s->size[h] ? members(s, h)[pick] : -1;
	if ((y == after && s->size[h] > 1) || (y >= 0 && is_held(s, y)))
		return;
	int64_t gain = y < 0 ? move_gain(s, x, h) : swap_gain(s, x, y);
	if (gain < 0 && gain < -allowance(s, heat))
		return;
	s->total += gain;
	if (y < 0)
		move(s, x, h);
	else
		swap(s, x, y);
}

/* Those an item is most like, best first; 'near' of them. */
static void find_near(Search *s, int64_t *value, int x)
{
	int32_t *list = s->like_most + (size_t)x * (size_t)s->near;
	int n = 0;
	for (int y = 0; y < s->problem->items; y++) {
		int64_t v = y == x ? INT64_MIN : like(s, x, y);
		if (y == x || (n == s->near && v <= value[n - 1]))
			continue;
		int at = n < s->near ? n++ : n - 1;
		for (; at && value[at - 1] < v; at--) {
			value[at] = value[at - 1];
			list[at] = list[at - 1];
		}
		value[at] = v;
		list[at] = y;
	}
}

static void find_all_near(Search *s, Arena *a)
{
	int64_t *value = NEW(a, int64_t, s->near);
	s->like_most = NEW(a, int32_t, size_of((size_t)s->problem->items, (size_t)s->near));
	for (int x = 0; x < s->problem->items && going_on(&s->going); x++)
		find_near(s, value, x);
}

/* The smallest group that has room, the first of several. */
static int smallest(const Search *s)
{
	int best = -1;
	for (int g = 0; g < s->groups; g++)
		if (s->size[g] < most_of(s->problem, g) && (best < 0 || s->size[g] < s->size[best]))
			best = g;
	return best;
}

/* Whoever is held, then the others in shuffled order, to the smallest group each. */
static void deal(Search *s, int32_t *order)
{
	int  n = s->problem->items;
	bool even = !s->problem->held && !s->problem->most_of;          /* then the smallest is the next */
	memset(s->size, 0, sizeof *s->size * (size_t)s->groups);
	s->total = 0;
	for (int i = 0; i < n; i++) {
		int at = (int)dice_below(&s->dice, (uint32_t)i + 1);
		order[i] = order[at];
		order[at] = i;
	}
	for (int i = 0; i < n; i++)
		if (is_held(s, i))
			put(s, i, s->problem->held[i], s->size[s->problem->held[i]]++);
	for (int i = 0; i < n; i++) {
		int group = is_held(s, order[i]) ? -1 : even ? i % s->groups : smallest(s);
		if (group >= 0)
			put(s, order[i], group, s->size[group]++);
	}
	for (int x = 0; x < n; x++)
		s->total += worth(s, x, s->group[x], x);
	s->total /= 2;
}

/* What an item is more like its nearest than like somebody, in the mean: the scale on which steps gain and lose. */
static int64_t scale(const Search *s)
{
	int64_t sum = 0;
	int n = s->problem->items;
	for (int x = 0; x < n; x++)
		sum += like(s, x, s->like_most[x * s->near]) - like(s, x, x ? x - 1 : n - 1);
	return sum / n > 1 ? sum / n : 1;
}

static void anneal(Search *s, int64_t steps)
{
	if (s->going.stopped)
		return;
	int64_t heat = (scale(s) << 16) * HOT / 100, block = steps / COOLINGS;
	for (int i = 0; i < COOLINGS; i++) {
		for (int64_t k = 0; k < block && going_on(&s->going); k++)
			step(s, heat);
		heat = heat * COOLED / 1000;
	}
}

static bool gains(Search *s, int x, int y, int group)
{
	int64_t gain = y < 0 ? move_gain(s, x, group) : swap_gain(s, x, y);
	if (gain <= 0)
		return false;
	s->changed[group] = s->changed[s->group[x]] = ++s->now;
	s->total += gain;
	if (y < 0)
		move(s, x, group);
	else
		swap(s, x, y);
	return true;
}

/* The first move of this item that gains, or swap with one before it; false: there is none.
 * Two groups that have not changed since it was last looked at are passed over. */
static bool improve(Search *s, int x)
{
	for (int g = 0; g < s->groups; g++) {
		bool as_before = s->changed[g] < s->looked[x] && s->changed[s->group[x]] < s->looked[x];
		if (g == s->group[x] || as_before)
			continue;
		if (may_move(s, x, g) && gains(s, x, -1, g))
			return true;
		for (int32_t i = 0; i < s->size[g]; i++)
			if (members(s, g)[i] < x && !is_held(s, members(s, g)[i]) && gains(s, x, members(s, g)[i], g))
				return true;
	}
	s->looked[x] = ++s->now;
	return false;
}

static void improve_all(Search *s)
{
	for (bool better = true; better;) {
		better = false;
		for (int x = 0; x < s->problem->items; x++)
			while (!is_held(s, x) && going_on(&s->going) && improve(s, x))
				better = true;
	}
}

static Search open_search(Arena *a, const Grouping *p, int groups)
{
	Search s = { .problem = p, .groups = groups, .near = p->items <= NEAR ? p->items - 1 : NEAR, .dice = { p->seed }, .going = { .go_on = p->go_on, .with = p->asked } };
	s.group = NEW(a, int32_t, p->items);
	s.at = NEW(a, int32_t, p->items);
	s.size = NEW(a, int32_t, groups);
	s.member = NEW(a, int32_t, size_of((size_t)groups, (size_t)p->most));
	s.changed = NEW(a, int64_t, groups);
	s.looked = NEW(a, int64_t, p->items);
	return s;
}

/* The best of several tries where there are few items: then it depends on how one begins. */
static void search(Search *s, Arena *a, Grouped *out)
{
	int64_t  n = s->problem->items, steps = s->problem->steps ? s->problem->steps : STEPS_LEAST + STEPS_EACH * n;
	int      tries = n <= 1 || s->groups == 1 ? 1 : n < FEW ? TRIES_FEW : n < MANY ? TRIES_MORE : 1;
	int32_t *order = NEW(a, int32_t, n);
	for (int i = 0; i < tries && !s->going.stopped; i++) {
		deal(s, order);
		if (n > 1 && s->groups > 1) {
			if (!i)
				find_all_near(s, a);
			anneal(s, steps / tries);
			improve_all(s);
		}
		if (i && s->total <= out->likeness)
			continue;
		out->likeness = s->total;
		memcpy(out->group, s->group, sizeof *out->group * (size_t)n);
	}
}

/* Whether items and bounds go together.  O(n + groups). */
static GroupEnd bounds(Arena *a, const Grouping *p, int groups)
{
	int64_t room = 0, held_too = 0;
	int    *held = NEW(a, int, groups);
	for (int x = 0; p->held && x < p->items; x++)
		if (p->held[x] >= 0)
			held[p->held[x]]++;
	for (int g = 0; g < groups; g++) {
		int32_t most = most_of(p, g);
		if (held[g] > most)
			return GROUP_TOO_MANY;
		if (most < p->least)
			return GROUP_TOO_FEW;
		room += most;
		held_too += held[g] > p->least ? held[g] : p->least;
	}
	return held_too > p->items ? GROUP_TOO_FEW : room < p->items ? GROUP_TOO_MANY : GROUP_DONE;
}

Grouped group_solve(Arena *a, const Grouping *p)
{
	int groups = p->groups ? p->groups : p->most > 0 ? (p->items + p->most - 1) / p->most : 0;
	Grouped out = { .groups = groups, .end = bounds(a, p, groups) };
	if (out.end != GROUP_DONE)
		return out;
	Search s = open_search(a, p, groups);
	out.group = NEW(a, int32_t, p->items);
	search(&s, a, &out);
	return s.going.stopped ? (Grouped){ .end = GROUP_STOPPED } : out;
}
