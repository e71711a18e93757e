/* match_more.c - see match_more.h. */
#include "match/match_more.h"

enum { NAMES_TOLD = 12 };

/* ---- as text ----------------------------------------------------------------------------------- */

static void names(Buf *b, const Match *m, const char *label, const MatchPeople *p)
{
	if (!p->n)
		return;
	buf_fmt(b, "    %s: ", label);
	for (int i = 0; i < p->n && i < NAMES_TOLD; i++)
		buf_fmt(b, "%s%.*s", i ? ", " : "", STR(match_name(m, p->list[i])));
	buf_fmt(b, p->n > NAMES_TOLD ? " and %d more\n" : "\n", p->n - NAMES_TOLD);
}

void more_text(Buf *b, const Match *m)
{
	MatchShorts all = match_short(b->arena, m, false);
	if (all.groups.n || all.forgone)
		buf_lit(b, "\nWhy nobody?\n");
	for (int i = 0; i < all.groups.n; i++) {
		const MatchShort *s = &all.groups.list[i];
		buf_fmt(b, "  %.*s\n", STR(s->says));
		names(b, m, "mentees", &s->mentees);
		names(b, m, "mentors", &s->mentors);
		buf_fmt(b, "    %.*s\n", STR(s->helps));
	}
	if (all.forgone)
		buf_fmt(b, "  %.*s\n", STR(match_forgone(b->arena, &all)));
}

void fair_text(Buf *b, const Match *m)
{
	FairBys all = match_fair(b->arena, m);
	for (int i = 0; i < all.n; i++) {
		const FairBy *by = &all.list[i];
		buf_fmt(b, "\nMentees by %s: how many, how many of 100 have a mentor, median fit\n", by->words);
		for (int k = 0; k < by->groups.n; k++) {
			const FairGroup *g = &by->groups.list[k];
			Str median = g->half < 0 ? S("-") : str_fmt(b->arena, "%d", g->half);
			buf_fmt(b, "  %5d %4d %4.*s  %.*s\n", g->mentees, g->share, STR(median), STR(g->name));
		}
		if (by->says.n)
			buf_fmt(b, "  %.*s\n", STR(by->says));
	}
}

/* ---- as JSON ------------------------------------------------------------------------------------- */

static void people(Json *j, const Match *m, const char *key, const MatchPeople *p)
{
	json_key(j, key);
	json_array(j);
	for (int i = 0; i < p->n; i++) {
		json_object(j);
		json_text(j, "email", m->people->list[p->list[i]].email);
		json_text(j, "name", match_name(m, p->list[i]));
		json_end(j);
	}
	json_end(j);
}

static void short_json(Json *j, const Match *m)
{
	MatchShorts all = match_short(j->out->arena, m, false);
	json_number(j, "open_whatever_is_chosen", all.missing);
	json_number(j, "open_by_this_goal", all.forgone);
	json_key(j, "why_nobody");
	json_array(j);
	for (int i = 0; i < all.groups.n; i++) {
		const MatchShort *s = &all.groups.list[i];
		json_object(j);
		people(j, m, "mentees", &s->mentees);
		people(j, m, "mentors", &s->mentors);
		json_number(j, "wants", s->wants);
		json_number(j, "places", s->places);
		json_number(j, "open", s->missing);
		json_number(j, "more_places_would_meet", s->more);
		json_number(j, "places_kept_from_them", s->free_places);
		json_text(j, "says", s->says);
		json_text(j, "helps", s->helps);
		json_end(j);
	}
	json_end(j);
}

void fair_json(Json *j, const FairBys *all)
{
	json_key(j, "fair_by");
	json_object(j);
	for (int i = 0; i < all->n; i++) {
		const FairBy *by = &all->list[i];
		json_key(j, by->key);
		json_array(j);
		for (int k = 0; k < by->groups.n; k++) {
			const FairGroup *g = &by->groups.list[k];
			json_object(j);
			json_text(j, "group", g->name);
			json_number(j, "mentees", g->mentees);
			json_number(j, "placed", g->placed);
			json_key(j, "median_fit");
			if (g->half < 0)
				json_null(j);
			else
				json_int(j, g->half);
			json_end(j);
		}
		json_end(j);
	}
	json_end(j);
}

void more_json(Json *j, const Match *m)
{
	FairBys fair = match_fair(j->out->arena, m);
	short_json(j, m);
	fair_json(j, &fair);
}
