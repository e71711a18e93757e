/* match_topics.c - supply and demand: what is wanted, what is offered. */
#include "match/match_run.h"

#include <stdlib.h>

static int by_demand(const void *x, const void *y)
{
	const MatchTopic *a = x, *b = y;
	int c = (a->wanted < b->wanted) - (a->wanted > b->wanted);
	c = c ? c : (a->offered < b->offered) - (a->offered > b->offered);
	return c ? c : str_cmp(a->topic, b->topic);
}

void match_count_topics(MatchRun *r)
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
