/* html2c_parse.c - the text of a template file into nodes.
 * C in holes and tags is followed far enough to find its end: strings, character
 * constants and brackets are skipped over, so "}}" inside them ends nothing. */
#include "tools/html2c.h"

#include <ctype.h>
#include <string.h>

typedef struct { Source *s; size_t at; int line; } Reader;

static Str rest_of(const Reader *r) { return (Str){ r->s->text.p + r->at, r->s->text.n - r->at }; }
static bool here(const Reader *r, const char *what) { return str_starts(rest_of(r), str(what)); }

static void advance(Reader *r, size_t n)
{
	for (; n--; r->at++)
		r->line += r->s->text.p[r->at] == '\n';
}

/* The length of a string or character constant at t, or 0 when it does not end on its line. */
static size_t quoted(Str t)
{
	for (size_t i = 1; i < t.n && t.p[i] != '\n'; i++) {
		if (t.p[i] == '\\')
			i++;
		else if (t.p[i] == t.p[0])
			return i + 1;
	}
	return 0;
}

/* From one byte of C to the next that is not inside a string. */
static size_t step_over(Str code, size_t i)
{
	size_t n = code.p[i] == '"' || code.p[i] == '\'' ? quoted((Str){ code.p + i, code.n - i }) : 1;
	return n ? n : 1;
}

/* The C before 'close', brackets balanced.  On success the reader stands behind it. */
static bool code_until(Reader *r, const char *close, Str *code)
{
	char   need[32];
	int    depth = 0, line = r->line;
	Str    t = rest_of(r);
	for (size_t i = 0, n; i < t.n; i += n) {
		const char *pair = strchr("()[]{}", t.p[i]);
		n = 1;
		if (!depth && str_starts((Str){ t.p + i, t.n - i }, str(close))) {
			*code = str_trim((Str){ t.p, i });
			advance(r, i + strlen(close));
			return code->n || refuse(r->s, line, "there is nothing between the brackets");
		}
		if (t.p[i] == '"' || t.p[i] == '\'')
			n = quoted((Str){ t.p + i, t.n - i });
		else if (t.p[i] == '/' && i + 1 < t.n && (t.p[i + 1] == '/' || t.p[i + 1] == '*'))
			return refuse(r->s, line, "a C comment cannot stand here; write {# ... #}");
		else if (t.p[i] == '#' || t.p[i] == '\\' || !t.p[i])
			return refuse(r->s, line, "this byte has no place in an expression");
		else if (pair && (pair - "()[]{}") % 2 == 0 && depth < (int)sizeof need)
			need[depth++] = pair[1];
		else if (pair && (!depth || need[--depth] != t.p[i]))
			return refuse(r->s, line, "the brackets do not pair up");
		if (!n)
			return refuse(r->s, line, "a quote is not closed");
	}
	return refuse(r->s, line, "no '%s' follows", close);
}

static Str take_word(Str *code)
{
	size_t n = 0;
	while (n < code->n && (isalnum((unsigned char)code->p[n]) || code->p[n] == '_'))
		n++;
	Str word = { code->p, n };
	*code = str_trim((Str){ code->p + n, code->n - n });
	return word;
}

/* "name(..)": the name, and what stands between the brackets. */
static bool name_and_args(Source *s, Node *node)
{
	Str code = node->code;
	node->name = take_word(&code);
	if (!node->name.n || isdigit((unsigned char)node->name.p[0]) || !str_starts(code, S("(")) || !str_ends(code, S(")")))
		return refuse(s, node->line, "write it as name(...)");
	node->rest = str_trim((Str){ code.p + 1, code.n - 2 });
	int depth = 0;
	for (size_t i = 0; i < node->rest.n && depth >= 0; i += step_over(node->rest, i))
		depth += (node->rest.p[i] == '(') - (node->rest.p[i] == ')');
	return depth >= 0 || refuse(s, node->line, "write it as name(...)");
}

/* "T *x in list": the variable, and the list. */
static bool variable_and_list(Source *s, Node *node)
{
	const char *in = memmem(node->code.p, node->code.n, " in ", 4);
	Str type = in ? str_trim((Str){ node->code.p, (size_t)(in - node->code.p) }) : S("");
	size_t n = type.n;
	while (n && (isalnum((unsigned char)type.p[n - 1]) || type.p[n - 1] == '_'))
		n--;
	node->name = (Str){ type.p + n, type.n - n };
	if (!node->name.n || !n || type.p[n - 1] != '*')
		return refuse(s, node->line, "write it as {%% each T *x in list %%}");
	node->rest = str_trim((Str){ in + 4, node->code.n - (size_t)(in + 4 - node->code.p) });
	node->code = type;
	return node->rest.n || refuse(s, node->line, "write it as {%% each T *x in list %%}");
}

/* Those in strings do not count. */
static int semicolons(Str code)
{
	int n = 0;
	for (size_t i = 0; i < code.n; i += step_over(code, i))
		n += code.p[i] == ';';
	return n;
}

static bool three_parts(Source *s, const Node *node)
{
	return semicolons(node->code) == 2 || refuse(s, node->line, "write it as {%% for first; while; next %%}");
}

/* A semicolon would let an expression end and a statement follow. */
static bool one_expression(Source *s, const Node *node)
{
	if (!node->code.n)
		return refuse(s, node->line, "an expression is missing");
	return !semicolons(node->code) || refuse(s, node->line, "a semicolon has no place here");
}

static bool nothing_more(Source *s, const Node *node)
{
	return !node->code.n || refuse(s, node->line, "'%.*s' should not be here", STR(node->code));
}

static bool known_tag(Source *s, Str word, Node *node)
{
	static const struct { const char *word; NodeKind kind; } tags[] = {
		{ "template", TEMPLATE }, { "if", IF }, { "elif", ELIF }, { "else", ELSE }, { "for", FOR },
		{ "each", EACH }, { "call", CALL }, { "set", SET }, { "end", END },
	};
	for (size_t i = 0; i < COUNT(tags); i++)
		if (str_eq(word, str(tags[i].word))) {
			node->kind = tags[i].kind;
			return true;
		}
	return refuse(s, node->line, "there is no tag '%.*s'; there are template if elif else for each call set end", STR(word));
}

static bool tag_rest(Source *s, Node *node)
{
	switch (node->kind) {
	case TEMPLATE: case CALL: return name_and_args(s, node) && one_expression(s, node);
	case IF: case ELIF: case SET: return one_expression(s, node);
	case FOR:  return three_parts(s, node);
	case EACH: return one_expression(s, node) && variable_and_list(s, node);
	default:   return nothing_more(s, node);
	}
}

static bool read_tag(Reader *r)
{
	Node node = { .line = r->line };
	advance(r, 2);
	if (!code_until(r, "%}", &node.code))
		return false;
	Str word = take_word(&node.code);
	if (!known_tag(r->s, word, &node) || !tag_rest(r->s, &node))
		return false;
	*PUSH(r->s->arena, &r->s->nodes) = node;
	return true;
}

static bool read_hole(Reader *r)
{
	Node node = { .kind = HOLE, .line = r->line };
	advance(r, 2);
	if (!code_until(r, "}}", &node.code) || !one_expression(r->s, &node))
		return false;
	*PUSH(r->s->arena, &r->s->nodes) = node;
	return true;
}

static bool read_comment(Reader *r)
{
	Str t = rest_of(r);
	const char *end = memmem(t.p + 2, t.n - 2, "#}", 2);
	if (!end)
		return refuse(r->s, r->line, "no '#}' follows");
	advance(r, (size_t)(end - t.p) + 2);
	return true;
}

static bool read_text(Reader *r)
{
	Str t = rest_of(r);
	size_t n = 0;
	while (n < t.n && !(t.p[n] == '{' && n + 1 < t.n && strchr("{%#", t.p[n + 1]))) {
		if (n + 1 < t.n && ((t.p[n] == '}' && t.p[n + 1] == '}') || (t.p[n] == '%' && t.p[n + 1] == '}')))
			return advance(r, n), refuse(r->s, r->line, "this closes a bracket that was not opened");
		n++;
	}
	*PUSH(r->s->arena, &r->s->nodes) = (Node){ .kind = TEXT, .line = r->line, .code = { t.p, n } };
	advance(r, n);
	return true;
}

/* Lines before the first that begins with a tag or a comment are C. */
static bool read_prologue(Reader *r)
{
	while (r->at < r->s->text.n && !here(r, "{% ") && !here(r, "{# ")) {
		Str t = rest_of(r);
		const char *end = memchr(t.p, '\n', t.n);
		advance(r, end ? (size_t)(end - t.p) + 1 : t.n);
	}
	r->s->prologue = (Str){ r->s->text.p, r->at };
	return r->at < r->s->text.n || refuse(r->s, 1, "no line begins with '{%% template'");
}

static bool sound_bytes(Source *s)
{
	int line = 1;
	for (size_t i = 0; i < s->text.n; i++) {
		unsigned char c = (unsigned char)s->text.p[i];
		line += c == '\n';
		if ((c < ' ' && c != '\n' && c != '\t') || c == 127)
			return refuse(s, line, "byte %d is a control character", c);
	}
	return true;
}

bool parse(Source *s)
{
	Reader r = { .s = s, .line = 1 };
	bool   fine = sound_bytes(s) && read_prologue(&r);
	while (fine && r.at < s->text.n)
		fine = here(&r, "{{") ? read_hole(&r) : here(&r, "{%") ? read_tag(&r)
		     : here(&r, "{#") ? read_comment(&r) : read_text(&r);
	return fine;
}
