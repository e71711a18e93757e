/* match_ask.c - see match_ask.h. */
#include "match/match_ask.h"

#include "base/json.h"
#include "match/match_cost.h"
#include "match/match_if.h"
#include "match/match_print.h"

static const char *const keys[IF_WAYS] = { "now", "fewest_changes", "best_again" };

/* ---- what if -------------------------------------------------------------------------------------- */

static Str if_json(Arena *a, const Match *m, const MatchIfs *all)
{
	Buf  b = buf_open(a);
	Json j = json_open(&b);
	json_object(&j);
	json_text(&j, "what_if", all->says);
	for (IfWay way = 0; way < IF_WAYS; way++) {
		const IfSum *s = &all->way[way];
		json_key(&j, keys[way]);
		json_object(&j);
		json_number(&j, "pairs", s->pairs);
		json_number(&j, "placed", s->placed);
		json_number(&j, "fit", s->fit);
		json_number(&j, "worst", s->worst);
		json_number(&j, "mentees_changed", s->changed);
		json_end(&j);
	}
	json_key(&j, "mentees");
	json_array(&j);
	for (int i = 0; i < all->rows.n; i++) {
		const IfRow *r = &all->rows.list[i];
		json_object(&j);
		json_text(&j, "email", m->people->list[r->mentee].email);
		json_text(&j, "name", match_name(m, r->mentee));
		for (IfWay way = 0; way < IF_WAYS; way++)
			json_text(&j, keys[way], r->mentors[way]);
		json_end(&j);
	}
	json_end(&j);
	json_end(&j);
	buf_char(&b, '\n');
	return buf_str(&b);
}

static Str if_text(Arena *a, const Match *m, const MatchIfs *all)
{
	Buf b = buf_open(a);
	buf_fmt(&b, "%.*s:\n", STR(all->says));
	for (IfWay way = 0; way < IF_WAYS; way++) {
		const IfSum *s = &all->way[way];
		buf_fmt(&b, "  %-24s %d pairs, %d mentees with a mentor, total fit %lld, least %d", match_if_ways[way], s->pairs, s->placed, (long long)s->fit, s->worst);
		buf_fmt(&b, way ? "; %d %s other mentors\n" : "\n", s->changed, s->changed == 1 ? "mentee has" : "mentees have");
	}
	for (int i = 0; i < all->rows.n; i++) {
		const IfRow *r = &all->rows.list[i];
		buf_fmt(&b, "\n  %.*s\n", STR(match_name(m, r->mentee)));
		for (IfWay way = 0; way < IF_WAYS; way++)
			buf_fmt(&b, "    %-24s %.*s\n", match_if_ways[way], STR(r->mentors[way].n ? r->mentors[way] : S("nobody")));
	}
	return print_safe(a, buf_str(&b));
}

Str ask_what_if(Arena *a, const Match *m, Str question, bool json, Str *wrong)
{
	MatchIf x;
	*wrong = match_if_read(a, m, question, &x);
	if (wrong->n)
		return S("");
	MatchIfs all = match_if(a, m, &x);
	return json ? if_json(a, m, &all) : if_text(a, m, &all);
}

/* ---- what rules and wishes cost ------------------------------------------------------------------------ */

Str ask_costs_json(Arena *a, const Match *m, const MatchCosts *all, bool emails)
{
	Buf  b = buf_open(a);
	Json j = json_open(&b);
	json_object(&j);
	json_key(&j, "costs");
	json_array(&j);
	for (int i = 0; i < all->tried.n; i++) {
		const MatchCost *c = &all->tried.list[i];
		json_object(&j);
		json_text(&j, "kind", str(match_cost_kind(c->kind)));
		json_text(&j, "what", c->what);
		if (c->kind != COST_RULE) {
			json_text(&j, "mentor", emails ? m->people->list[c->mentor].email : match_name(m, c->mentor));
			json_text(&j, "mentee", emails ? m->people->list[c->mentee].email : match_name(m, c->mentee));
		}
		json_number(&j, "more_pairs", c->pairs);
		json_number(&j, "more_placed", c->placed);
		json_number(&j, "more_fit", c->fit);
		json_text(&j, "says", c->says);
		json_end(&j);
	}
	json_end(&j);
	json_number(&j, "not_tried", all->left_out);
	json_end(&j);
	buf_char(&b, '\n');
	return buf_str(&b);
}

static Str costs_text(Arena *a, const MatchCosts *all)
{
	static const char *const labels[] = { "", "Asked for: ", "Kept apart: " };
	Buf b = buf_open(a);
	if (!all->tried.n)
		buf_lit(&b, "No rule here is a choice, no pair was asked for, and none is kept apart.\n");
	for (int i = 0; i < all->tried.n; i++)
		buf_fmt(&b, "%s%.*s\n  %.*s\n", labels[all->tried.list[i].kind], STR(all->tried.list[i].what), STR(all->tried.list[i].says));
	if (all->left_out)
		buf_fmt(&b, "%d more were not tried, as it would take too long.\n", all->left_out);
	return print_safe(a, buf_str(&b));
}

Str ask_costs(Arena *a, const Match *m, bool json)
{
	MatchCosts all = match_costs(a, m);
	return json ? ask_costs_json(a, m, &all, true) : costs_text(a, &all);
}
