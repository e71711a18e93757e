/* if_view.c - see if_view.h. */
#include "match/if_view.h"

#include <string.h>

enum { FEW_SHOWN = 100, PLACES_MOST = 50 };

IfView view_if_asked(Req *rq, Above above)
{
	return (IfView){ .above = above, .who = query_text(rq, "who"), .places = query_text(rq, "places"), .page = query_int(rq, "page", 1),
		.kind = str_eq(query_text(rq, "what"), S("places")) ? IF_PLACES : IF_WITHOUT };
}

Str view_if_unclear(const IfView *v, int *places)
{
	int64_t n = 0;
	if (!v->people.n)
		return v->kind == IF_PLACES ? S("Nobody who takes part as a mentor is called like that; write a name or an address, or a part of it.")
			: S("Nobody who takes part is called like that; write a name or an address, or a part of it.");
	if (v->kind == IF_PLACES && (!str_int(v->places, &n) || n > PLACES_MOST))
		return S("Places are a whole number from 0 to 50.");
	*places = (int)n;
	return v->people.n > 1 ? S("Several people are called like that; choose one below.") : S("");
}

static Str address(Arena *a, const IfView *v)
{
	Buf b = buf_open(a);
	buf_fmt(&b, "%.*s/what-if?what=%s&who=", STR(v->above.at), v->kind == IF_PLACES ? "places" : "without");
	html_url_str(&b, v->who);
	buf_lit(&b, "&places=");
	html_url_str(&b, v->places);
	return buf_str(&b);
}

static void fill(Arena *a, const Match *m, const MatchIfs *all, IfView *v)
{
	memcpy(v->way, all->way, sizeof v->way);
	v->alike = true;
	v->by_total = m->settings.goal == MATCH_EVERYONE || m->settings.goal == MATCH_TOTAL;
	for (int i = 0; i < all->rows.n; i++) {
		v->again_n += all->rows.list[i].differs[IF_AGAIN];
		v->alike = v->alike && str_eq(all->rows.list[i].mentors[IF_FEWEST], all->rows.list[i].mentors[IF_AGAIN]);
	}
	v->pager = look_pager(a, address(a, v), S(""), "Pages of changes", v->page, v->again_n);
	int from = look_page_first(v->pager);
	for (int i = 0, at = 0; i < all->rows.n; i++) {
		const IfRow *r = &all->rows.list[i];
		Str name = str_copy(a, match_name(m, r->mentee));
		if (r->differs[IF_FEWEST] && v->few.n < FEW_SHOWN)
			*PUSH(a, &v->few) = (IfLine){ name, r->mentors[IF_NOW], r->mentors[IF_FEWEST] };
		if (r->differs[IF_AGAIN] && at++ >= from && v->again.n < LOOK_A_PAGE)
			*PUSH(a, &v->again) = (IfLine){ name, r->mentors[IF_NOW], r->mentors[IF_AGAIN] };
	}
}

void view_if_answer(Arena *a, const Match *m, const MatchIf *x, IfView *v)
{
	v->says = match_if_wrong(a, m, x);
	if (v->says.n)
		return;
	MatchIfs all = match_if(a, m, x);
	v->question = all.says;
	v->answered = true;
	fill(a, m, &all, v);
}
