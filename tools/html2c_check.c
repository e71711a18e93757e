/* html2c_check.c - walks the nodes of a file in order, with the context at hand;
 * an if joins its branches, a loop its two ends. */
#include "tools/html2c.h"

#include <string.h>

typedef struct {
	NodeKind kind;
	int      line;
	Context  start, joined;
	bool     any, otherwise;        /* a branch has ended · there was an else */
} Frame;

typedef struct { Source *s; Context c; Frame frame[DEEPEST]; int frames; Node *template; } Walk;

static const char *word_of(NodeKind kind) { return kind == IF ? "if" : kind == FOR ? "for" : "each"; }

const char *context_words(const Context *c, Arena *a)
{
	Str in = c->depth ? c->open[c->depth - 1].name : S("");
	switch (c->state) {
	case DATA:       return str_c(a, in.n ? str_fmt(a, "inside <%.*s>", STR(in)) : S("in text"));
	case RCDATA:
	case RAW:        return str_c(a, str_fmt(a, "inside <%.*s>", STR(in)));
	case COMMENT:    return "inside a comment";
	case DOCTYPE:    return "inside the doctype";
	case TAG_NAME:
	case CLOSE_NAME:
	case CLOSE_END:  return "in a tag name";
	case ATTR_NAME:
	case TIGHT:
	case BETWEEN:
	case SLASH:      return str_c(a, str_fmt(a, "in an attribute name of <%.*s>", STR(c->tag)));
	case EQUALS:     return str_c(a, str_fmt(a, "as the value of '%.*s' without quotes", STR(c->attr)));
	case VALUE:      return str_c(a, str_fmt(a, "inside the value of '%.*s'", STR(c->attr)));
	}
	return "here";
}

/* Names are compared as text: two branches may spell out the same tag. */
static bool same(const Context *a, const Context *b)
{
	bool in_value = a->state == VALUE, in_tag = in_value || a->state == TIGHT || a->state == BETWEEN;
	if (a->state != b->state || a->depth != b->depth)
		return false;
	if (in_value && (a->kind != b->kind || a->quote != b->quote || !str_eq(a->attr, b->attr)))
		return false;
	if (in_value && a->kind == URL && a->url != b->url)
		return false;
	if (in_tag && !str_eq(a->tag, b->tag))
		return false;
	for (int i = 0; i < a->depth; i++)
		if (!str_eq(a->open[i].name, b->open[i].name))
			return false;
	return true;
}

bool context_join(Context *a, const Context *b)
{
	Context other = *b;
	/* Where one way left a space and the other did not, one more is needed. */
	if ((a->state == TIGHT && other.state == BETWEEN) || (a->state == BETWEEN && other.state == TIGHT))
		a->state = other.state = TIGHT;
	a->spaced &= other.spaced;
	return same(a, &other);
}

static bool branch_ends(Walk *w, Frame *f, int line)
{
	if (!context_control(w->s, &w->c, line))
		return false;
	if (!f->any)
		f->joined = w->c;
	else if (!context_join(&f->joined, &w->c))
		return refuse(w->s, line, "branches end in different contexts: %s, and %s",
			context_words(&f->joined, w->s->arena), context_words(&w->c, w->s->arena));
	f->any = true;
	return true;
}

/* The last thing in the loop's body is white space, so that every turn, like the
 * first, begins behind some. */
static bool body_ends_spaced(const Source *s, int at)
{
	int depth = 1;
	while (++at < s->nodes.n && depth) {
		NodeKind kind = s->nodes.list[at].kind;
		depth += (kind == IF || kind == FOR || kind == EACH) - (kind == END);
	}
	const Node *last = &s->nodes.list[at - 2];
	return last->kind == TEXT && last->code.n && strchr(" \t\n", last->code.p[last->code.n - 1]);
}

static bool begins(Walk *w, int at)
{
	const Node *node = &w->s->nodes.list[at];
	if (!context_control(w->s, &w->c, node->line))
		return false;
	if (w->frames == DEEPEST)
		return refuse(w->s, node->line, "more than %d control tags inside each other", DEEPEST);
	if (node->kind != IF)
		w->c.spaced = w->c.spaced && body_ends_spaced(w->s, at);
	w->frame[w->frames++] = (Frame){ .kind = node->kind, .line = node->line, .start = w->c };
	return true;
}

static bool other_branch(Walk *w, const Node *node)
{
	Frame *f = w->frames ? &w->frame[w->frames - 1] : NULL;
	if (!f || f->kind != IF || f->otherwise)
		return refuse(w->s, node->line, "there is no {%% if %%} that this could belong to");
	if (!branch_ends(w, f, node->line))
		return false;
	f->otherwise = node->kind == ELSE;
	w->c = f->start;
	return true;
}

static bool loop_ends(Walk *w, const Frame *f, int line)
{
	const Context *start = &f->start;
	if (!context_control(w->s, &w->c, line))
		return false;
	if (start->state == BETWEEN && w->c.state == TIGHT)
		return refuse(w->s, line, "the loop of line %d must write the space before its attribute itself", f->line);
	if (!same(start, &w->c))
		return refuse(w->s, line, "branches end in different contexts: the loop of line %d begins %s and ends %s",
			f->line, context_words(start, w->s->arena), context_words(&w->c, w->s->arena));
	w->c.spaced &= start->spaced;
	return true;
}

static bool ends(Walk *w, const Node *node)
{
	Frame *f = w->frames ? &w->frame[w->frames - 1] : NULL;
	if (!f)
		return refuse(w->s, node->line, "this {%% end %%} ends nothing");
	if (f->kind == IF) {
		if (!branch_ends(w, f, node->line))
			return false;
		w->c = f->start;
		if (!f->otherwise && !branch_ends(w, f, node->line))
			return false;
		w->c = f->joined;
	} else if (!loop_ends(w, f, node->line)) {
		return false;
	}
	w->frames--;
	return true;
}

static bool calls(Walk *w, const Node *node)
{
	if (w->c.state != DATA)
		return refuse(w->s, node->line, "a template cannot be called %s", context_words(&w->c, w->s->arena));
	w->c.spaced = false;
	return true;
}

/* White space at the very end would part an inline piece from what follows it. */
static void trim_end(Walk *w, int at)
{
	while (--at > 0 && w->s->nodes.list[at].kind == TEXT) {
		Str *text = &w->s->nodes.list[at].code;
		while (text->n && strchr(" \n", text->p[text->n - 1]))
			text->n--;
		if (text->n)
			return;
	}
}

static bool template_ends(Walk *w, int at, int line)
{
	if (!w->template)
		return true;
	if (w->frames)
		return refuse(w->s, line, "the {%% %s %%} of line %d has no {%% end %%}",
			word_of(w->frame[w->frames - 1].kind), w->frame[w->frames - 1].line);
	if (w->c.state != DATA)
		return refuse(w->s, line, "template '%.*s' ends %s", STR(w->template->name), context_words(&w->c, w->s->arena));
	if (w->c.depth)
		return refuse(w->s, line, "template '%.*s' ends inside <%.*s> of line %d", STR(w->template->name),
			STR(w->c.open[w->c.depth - 1].name), w->c.open[w->c.depth - 1].line);
	trim_end(w, at);
	return true;
}

static bool template_begins(Walk *w, int at)
{
	Node *node = &w->s->nodes.list[at];
	if (!template_ends(w, at, node->line))
		return false;
	for (int i = 0; i < at; i++)
		if (w->s->nodes.list[i].kind == TEMPLATE && str_eq(w->s->nodes.list[i].name, node->name))
			return refuse(w->s, node->line, "template '%.*s' was already defined at line %d", STR(node->name), w->s->nodes.list[i].line);
	w->template = node;
	w->c = (Context){ .spaced = true };
	return true;
}

static bool text(Walk *w, Node *node)
{
	if (!w->template && str_trim(node->code).n)
		return refuse(w->s, node->line, "this stands before the first template");
	if (!w->template)
		return node->code = S(""), true;
	Buf out = buf_open(w->s->arena);
	if (!context_text(w->s, &w->c, node->code, node->line, &out))
		return false;
	node->code = buf_str(&out);
	return true;
}

static bool visit(Walk *w, int at)
{
	Node *node = &w->s->nodes.list[at];
	if (!w->template && node->kind != TEXT && node->kind != TEMPLATE)
		return refuse(w->s, node->line, "this stands before the first template");
	switch (node->kind) {
	case TEXT:     return text(w, node);
	case HOLE:     return context_hole(w->s, &w->c, node->line, &node->writer);
	case TEMPLATE: return template_begins(w, at);
	case IF: case FOR: case EACH: return begins(w, at);
	case ELIF: case ELSE: return other_branch(w, node);
	case END:      return ends(w, node);
	case CALL:     return calls(w, node);
	case SET:      return context_control(w->s, &w->c, node->line);
	}
	return false;
}

bool check(Source *s)
{
	Walk *w = NEW(s->arena, Walk, 1);
	w->s = s;
	for (int i = 0; i < s->nodes.n; i++)
		if (!visit(w, i))
			return false;
	int last = 1;
	for (size_t i = 0; i + 1 < s->text.n; i++)
		last += s->text.p[i] == '\n';
	return w->template ? template_ends(w, s->nodes.n, last) : refuse(s, last, "there is no template in this file");
}
