/* html2c_write.c - prints what was read: C, its header, or probes.
 *
 * A probe has the text and the shape of its template but none of its C: holes
 * write whatever the test wants, in the way their place demands, branches and
 * loops follow the test's dice (test/probe.h). */
#include "tools/html2c.h"

#include <string.h>

static void c_string(Buf *out, Str s)
{
	buf_char(out, '"');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c == '\n')
			buf_add(out, S("\\n"));
		else if (strchr("\"\\?", c))
			buf_fmt(out, "\\%c", c);
		else if (c < ' ' || c > 126)
			buf_fmt(out, "\\%03o", c);
		else
			buf_char(out, (char)c);
	}
	buf_char(out, '"');
}

/* Texts that meet without a tag between them become one. */
static int literal(const Source *s, int at, Buf *out)
{
	Buf text = buf_open(s->arena);
	while (at < s->nodes.n && s->nodes.list[at].kind == TEXT)
		buf_add(&text, s->nodes.list[at++].code);
	if (text.n) {
		buf_add(out, S("buf_add(out, S("));
		c_string(out, buf_str(&text));
		buf_add(out, S("));\n"));
	}
	return at;
}

static void line(const Source *s, Buf *out, int n)
{
	buf_fmt(out, "#line %d ", n);
	c_string(out, s->file);
	buf_char(out, '\n');
}

static const char *writer(Writer w)
{
	static const char *const names[] = { "html_in_text", "html_in_value", "html_in_url_start", "html_in_url" };
	return names[w];
}

static void signature(const Node *t, Buf *out)
{
	buf_fmt(out, "void %.*s(Buf *out%s%.*s)", STR(t->name), t->rest.n ? ", " : "", STR(t->rest));
}

static void each(const Node *e, Buf *out)
{
	buf_fmt(out, "for (int %.*s_at = 0; %.*s_at < (%.*s).n; %.*s_at++) { %.*s = &(%.*s).list[%.*s_at];\n", STR(e->name),
		STR(e->name), STR(e->rest), STR(e->name), STR(e->code), STR(e->rest), STR(e->name));
}

static void node_as_c(const Node *n, Buf *out)
{
	switch (n->kind) {
	case TEXT: case TEMPLATE: break;
	case HOLE: buf_fmt(out, "%s(out, (%.*s));\n", writer(n->writer), STR(n->code)); break;
	case IF:   buf_fmt(out, "if (%.*s) {\n", STR(n->code)); break;
	case ELIF: buf_fmt(out, "} else if (%.*s) {\n", STR(n->code)); break;
	case ELSE: buf_add(out, S("} else {\n")); break;
	case FOR:  buf_fmt(out, "for (%.*s) {\n", STR(n->code)); break;
	case EACH: each(n, out); break;
	case CALL: buf_fmt(out, "%.*s(out%s%.*s);\n", STR(n->name), n->rest.n ? ", " : "", STR(n->rest)); break;
	case SET:  buf_fmt(out, "%.*s;\n", STR(n->code)); break;
	case END:  buf_add(out, S("}\n")); break;
	}
}

static void prototypes(const Source *s, Buf *out)
{
	for (int i = 0; i < s->nodes.n; i++)
		if (s->nodes.list[i].kind == TEMPLATE) {
			line(s, out, s->nodes.list[i].line);
			signature(&s->nodes.list[i], out);
			buf_add(out, S(";\n"));
		}
}

void write_c(const Source *s, Buf *out)
{
	line(s, out, 1);
	buf_add(out, s->prologue);
	buf_add(out, S("#include \"web/html.h\"\n"));
	prototypes(s, out);
	bool open = false;
	for (int i = 0; i < s->nodes.n;) {
		const Node *n = &s->nodes.list[i];
		if (n->kind == TEXT) {
			i = literal(s, i, out);
			continue;
		}
		if (n->kind == TEMPLATE && open)
			buf_add(out, S("}\n"));
		line(s, out, n->line);
		if (n->kind == TEMPLATE) {
			signature(n, out);
			buf_add(out, S("\n{\n(void)out;\n"));
			open = true;
		}
		node_as_c(n, out);
		i++;
	}
	buf_add(out, S("}\n"));
}

static void includes(Str prologue, Buf *out)
{
	for (Str one; str_cut(&prologue, '\n', &one);)
		if (str_starts(one, S("#include")))
			buf_fmt(out, "%.*s\n", STR(one));
}

void write_header(const Source *s, Buf *out)
{
	buf_add(out, S("#pragma once\n#include \"web/html.h\"\n"));
	includes(s->prologue, out);
	prototypes(s, out);
}

static void node_as_probe(const Node *n, int at, Buf *out)
{
	switch (n->kind) {
	case TEXT: case TEMPLATE: case SET: break;
	case HOLE: buf_fmt(out, "%s(out, %s(p));\n", writer(n->writer), n->writer == IN_URL_START ? "probe_url" : "probe_str"); break;
	case IF:   buf_add(out, S("if (probe_yes(p)) {\n")); break;
	case ELIF: buf_add(out, S("} else if (probe_yes(p)) {\n")); break;
	case ELSE: buf_add(out, S("} else {\n")); break;
	case FOR: case EACH: buf_fmt(out, "for (int n%d = probe_times(p); n%d > 0; n%d--) {\n", at, at, at); break;
	case CALL: buf_fmt(out, "probe_call(out, p, probe_%.*s);\n", STR(n->name)); break;
	case END:  buf_add(out, S("}\n")); break;
	}
}

/* A callee may live in another file, or be plain C and have no probe: weak. */
static void probe_names(const Source *s, Buf *out)
{
	for (int i = 0; i < s->nodes.n; i++) {
		const Node *n = &s->nodes.list[i];
		if (n->kind == TEMPLATE || n->kind == CALL)
			buf_fmt(out, "void probe_%.*s(Buf *out, Probe *p)%s;\n", STR(n->name), n->kind == CALL ? " __attribute__((weak))" : "");
	}
}

static void probe_table(const Source *s, Buf *out)
{
	buf_add(out, S("}\n__attribute__((constructor)) static void add_all(void)\n{\n"));
	for (int i = 0; i < s->nodes.n; i++)
		if (s->nodes.list[i].kind == TEMPLATE) {
			buf_add(out, S("probe_add("));
			c_string(out, s->file);
			buf_fmt(out, ", \"%.*s\", probe_%.*s);\n", STR(s->nodes.list[i].name), STR(s->nodes.list[i].name));
		}
	buf_add(out, S("}\n"));
}

void write_probe(const Source *s, Buf *out)
{
	buf_add(out, S("#include \"test/probe.h\"\n"));
	probe_names(s, out);
	for (int i = 0, first = 1; i < s->nodes.n;) {
		const Node *n = &s->nodes.list[i];
		if (n->kind == TEXT) {
			i = literal(s, i, out);
			continue;
		}
		if (n->kind == TEMPLATE) {
			buf_fmt(out, "%svoid probe_%.*s(Buf *out, Probe *p)\n{\n(void)out;\n(void)p;\n", first ? "" : "}\n", STR(n->name));
			first = 0;
		}
		node_as_probe(n, i, out);
		i++;
	}
	probe_table(s, out);
}
