/* match_xlsx.c - see match_xlsx.h; on libxlsxwriter and sheet_out.h. */
#include "match/match_xlsx.h"

#include "match/match_fair.h"
#include "match/match_figures.h"
#include "sheet/sheet_out.h"

#include <xlsxwriter.h>

typedef struct { lxw_worksheet *sheet; lxw_format *head, *wrap; Arena *arena; lxw_row_t row; } Page;

static void text(Page *p, lxw_col_t column, Str s)
{
	worksheet_write_string(p->sheet, p->row, column, str_c(p->arena, utf8_cut(s, 32000)), p->wrap);
}

static void number(Page *p, lxw_col_t column, int64_t n) { worksheet_write_number(p->sheet, p->row, column, (double)n, NULL); }

static void head(Page *p, const char *const *words, const double *widths, int n)
{
	for (int i = 0; i < n; i++) {
		worksheet_write_string(p->sheet, 0, (lxw_col_t)i, words[i], p->head);
		worksheet_set_column(p->sheet, (lxw_col_t)i, (lxw_col_t)i, widths[i], NULL);
	}
	worksheet_freeze_panes(p->sheet, 1, 0);
	p->row = 1;
}

static void pairs(Page *p, const Match *m)
{
	static const char *const of_pairs[] = { "Mentee", "Mentee's e-mail", "Mentor", "Mentor's e-mail", "Fit of 1000", "Why these two" },
		*const of_peers[] = { "Mentee", "E-mail", "Other mentee", "E-mail of the other", "Alike, of 1000", "Why these two" };
	const char *const *words = m->settings.shape == MATCH_PEERS ? of_peers : of_pairs;
	static const double widths[] = { 24, 30, 24, 30, 11, 90 };
	head(p, words, widths, COUNT(widths));
	for (int i = 0; i < m->pairs.n; i++, p->row++) {
		const MatchPair *x = &m->pairs.list[i];
		text(p, 0, match_name(m, x->mentee));
		text(p, 1, m->people->list[x->mentee].email);
		text(p, 2, match_name(m, x->mentor));
		text(p, 3, m->people->list[x->mentor].email);
		number(p, 4, x->fit);
		text(p, 5, match_because(p->arena, m, x->mentor, x->mentee));
	}
	worksheet_autofilter(p->sheet, 0, 0, p->row > 1 ? p->row - 1 : 1, COUNT(widths) - 1);
}

static void group_row(Page *p, const Match *m, int group, const char *role, int person, Str why)
{
	number(p, 0, group);
	text(p, 1, str(role));
	text(p, 2, match_name(m, person));
	text(p, 3, m->people->list[person].email);
	text(p, 4, why);
	p->row++;
}

static void groups(Page *p, const Match *m)
{
	static const char *const words[] = { "Group", "Role", "Name", "E-mail", "Why" };
	static const double widths[] = { 8, 10, 24, 30, 90 };
	head(p, words, widths, COUNT(words));
	for (int i = 0; i < m->groups.n; i++) {
		const MatchGroup *g = &m->groups.list[i];
		Strs common = match_in_common(p->arena, m, g);
		Buf  says = buf_open(p->arena);
		for (int k = 0; k < common.n; k++)
			buf_fmt(&says, "%s%.*s", k ? " " : "", STR(common.list[k]));
		for (int k = 0; k < g->leaders; k++)
			group_row(p, m, i + 1, "mentor", g->leader[k], buf_str(&says));
		for (int k = 0; k < g->members; k++)
			group_row(p, m, i + 1, "mentee", g->member[k], match_because(p->arena, m, g->leader[0], g->member[k]));
	}
	worksheet_autofilter(p->sheet, 0, 0, p->row > 1 ? p->row - 1 : 1, COUNT(words) - 1);
}

static void left(Page *p, const Match *m, const MatchLeft *list, int n)
{
	static const char *const words[] = { "Name", "E-mail", "Has", "Wants or offers", "Why" };
	static const double widths[] = { 24, 30, 8, 16, 90 };
	head(p, words, widths, COUNT(words));
	for (int i = 0; i < n; i++, p->row++) {
		text(p, 0, match_name(m, list[i].person));
		text(p, 1, m->people->list[list[i].person].email);
		number(p, 2, list[i].has);
		number(p, 3, list[i].wants);
		text(p, 4, list[i].why);
	}
}

static void topics(Page *p, const Match *m)
{
	static const char *const words[] = { "Topic", "Wanted by mentees", "Offered by mentors", "Their places" };
	static const double widths[] = { 40, 18, 18, 14 };
	head(p, words, widths, COUNT(words));
	for (int i = 0; i < m->topics.n; i++, p->row++) {
		text(p, 0, m->topics.list[i].topic);
		number(p, 1, m->topics.list[i].wanted);
		number(p, 2, m->topics.list[i].offered);
		number(p, 3, m->topics.list[i].places);
	}
}

static void fair(Page *p, const Match *m)
{
	static const char *const words[] = { "Figure or group", "Value", "Mentees", "With a mentor", "Median fit of 1000", "What it means" };
	static const double widths[] = { 34, 16, 10, 14, 18, 90 };
	MatchFigures f = match_figures(p->arena, m);
	FigureRows   rows = match_figure_rows(p->arena, &f);
	FairBys      all = match_fair(p->arena, m);
	head(p, words, widths, COUNT(words));
	for (int i = 0; i < rows.n; i++, p->row++) {
		text(p, 0, str(rows.list[i].label));
		text(p, 1, rows.list[i].value);
		text(p, 5, rows.list[i].says);
	}
	for (int i = 0; i < all.n; i++)
		for (int k = 0; k < all.list[i].groups.n; k++, p->row++) {
			const FairGroup *g = &all.list[i].groups.list[k];
			text(p, 0, g->name);
			text(p, 1, str(all.list[i].label));
			number(p, 2, g->mentees);
			number(p, 3, g->placed);
			if (g->half >= 0)
				number(p, 4, g->half);
			text(p, 5, k + 1 == all.list[i].groups.n ? all.list[i].says : S(""));
		}
}

static Page page(lxw_workbook *book, Arena *a, const char *name, lxw_format *bold, lxw_format *wrap)
{
	return (Page){ .sheet = workbook_add_worksheet(book, name), .head = bold, .wrap = wrap, .arena = a };
}

static void fill(Arena *a, lxw_workbook *book, const void *with)
{
	const Match *m = with;
	lxw_format  *bold = workbook_add_format(book), *wrap = workbook_add_format(book);
	format_set_bold(bold);
	format_set_text_wrap(wrap);
	format_set_align(wrap, LXW_ALIGN_VERTICAL_TOP);
	static const char *const first[MATCH_SHAPES] = { "Pairs", "Groups", "Introductions" }, *const without[MATCH_SHAPES] = { "Without a mentor", "Without a group", "Introduced to nobody" };
	MatchShape shape = m->settings.shape;
	Page p = page(book, a, first[shape], bold, wrap);
	if (shape == MATCH_GROUPS)
		groups(&p, m);
	else
		pairs(&p, m);
	p = page(book, a, without[shape], bold, wrap);
	left(&p, m, m->short_mentees.list, m->short_mentees.n);
	p = page(book, a, "Mentors with room", bold, wrap);
	left(&p, m, m->idle_mentors.list, m->idle_mentors.n);
	p = page(book, a, "Topics", bold, wrap);
	topics(&p, m);
	if (shape != MATCH_PEERS) {
		p = page(book, a, "Fairness", bold, wrap);
		fair(&p, m);
	}
}

bool match_xlsx(Arena *a, const Match *m, Str *workbook) { return sheet_book(a, fill, m, workbook); }
