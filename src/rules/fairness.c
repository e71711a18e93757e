/* fairness.c - see fairness.h: small groups are hidden, and then as many of the next smallest as it takes to hide them
 * (complementary suppression; A. Hundepool and others, "Statistical disclosure control", 2012). */
#include "rules/fairness.h"

static int smallest_shown(const int *people, int groups, const bool *shown)
{
	int best = -1;
	for (int i = 0; i < groups; i++)
		if (shown[i] && (best < 0 || people[i] < people[best]))
			best = i;
	return best;
}

void fairness_shown(const int *people, int groups, bool *shown)
{
	int64_t hidden = 0;
	int     n = 0;
	for (int i = 0; i < groups; i++) {
		shown[i] = people[i] >= FAIRNESS_LEAST;
		hidden += shown[i] ? 0 : people[i];
		n += !shown[i];
	}
	while (n && (n < 2 || hidden < FAIRNESS_LEAST)) {
		int next = smallest_shown(people, groups, shown);
		if (next < 0)
			return;
		shown[next] = false;
		hidden += people[next];
		n++;
	}
}
