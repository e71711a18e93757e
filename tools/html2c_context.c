/* html2c_context.c - follows HTML byte by byte, stricter than browsers are: what
 * browsers would guess at (no quotes, a stray '<', an element left open) is
 * refused, so that what is left is read by all of them in one way. */
#include "tools/html2c.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

typedef struct { Source *s; Context *c; Str text; size_t at; int line; Buf *out; } Scan;

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }
static Str  ahead(const Scan *k) { return (Str){ k->text.p + k->at, k->text.n - k->at }; }

static bool ahead_is(const Scan *k, const char *lower)
{
	size_t n = strlen(lower);
	return k->text.n - k->at >= n && !strncasecmp(k->text.p + k->at, lower, n);
}

static void skip(Scan *k, size_t n)
{
	for (; n--; k->at++)
		k->line += k->text.p[k->at] == '\n';
}

static void pass(Scan *k, size_t n)
{
	buf_add(k->out, (Str){ k->text.p + k->at, n });
	skip(k, n);
}

/* The element that contains this place, "" at the top. */
static Str inside(const Context *c) { return c->depth ? c->open[c->depth - 1].name : S(""); }

static bool within(const Context *c, const char *name)
{
	for (int i = 0; i < c->depth; i++)
		if (name_is(c->open[i].name, name))
			return true;
	return false;
}

/* ---- tags ---------------------------------------------------------------- */

static bool tag_named(Source *s, const Context *c, int line)
{
	if (!c->tag.n || !isalpha((unsigned char)c->tag.p[0]))
		return refuse(s, line, "a tag name begins with a letter");
	if (name_refused(c->tag))
		return refuse(s, line, "<%.*s> is not used on our pages", STR(c->tag));
	if (c->state == TAG_NAME && within(c, "svg") && !name_in_svg(c->tag))
		return refuse(s, line, "<%.*s> cannot stand inside <svg>", STR(c->tag));
	return true;
}

static bool tag_opened(Scan *k, bool slash)
{
	Context *c = k->c;
	bool svg = within(c, "svg");
	c->state = DATA;
	c->spaced = false;
	if (name_void(c->tag) || (slash && svg))
		return true;
	if (slash)
		return refuse(k->s, k->line, "<%.*s/> does not close itself; write </%.*s>", STR(c->tag), STR(c->tag));
	if (c->depth == DEEPEST)
		return refuse(k->s, k->line, "more than %d elements inside each other", DEEPEST);
	c->open[c->depth++] = (Open){ c->tag, k->line };
	if (!svg && (name_is(c->tag, "title") || name_is(c->tag, "textarea")))
		c->state = RCDATA;
	if (name_is(c->tag, "script") || name_is(c->tag, "style"))
		c->state = RAW;
	/* Browsers drop one line end here: give them one, or the text would lose its first. */
	if ((name_is(c->tag, "textarea") || name_is(c->tag, "pre")) && !ahead_is(k, "\n"))
		buf_char(k->out, '\n');
	return true;
}

static bool tag_closed(Scan *k)
{
	Context *c = k->c;
	if (!c->depth)
		return refuse(k->s, k->line, "</%.*s> closes nothing", STR(c->tag));
	Open open = c->open[c->depth - 1];
	if (open.name.n != c->tag.n || strncasecmp(open.name.p, c->tag.p, open.name.n))
		return refuse(k->s, k->line, "</%.*s> stands where </%.*s> of line %d is due", STR(c->tag), STR(open.name), open.line);
	c->depth--;
	c->state = DATA;
	c->spaced = false;
	return true;
}

static bool attr_named(Source *s, Context *c, int line)
{
	const char *why = name_attribute(c->attr, &c->kind);
	return !why || refuse(s, line, "attribute '%.*s' is refused: %s", STR(c->attr), why);
}

/* Names may be cut by the end of a text only when a control tag follows. */
static Str read_name(Scan *k, bool attribute)
{
	size_t from = k->at;
	while (k->at < k->text.n && (isalnum((unsigned char)k->text.p[k->at]) || strchr("-_", k->text.p[k->at])
	       || (attribute && strchr(":.@", k->text.p[k->at]))))
		k->at++;
	Str name = { k->text.p + from, k->at - from };
	buf_add(k->out, name);
	return name;
}

/* ---- one step in each state ------------------------------------------------ */

static bool in_data(Scan *k)
{
	Context *c = k->c;
	char     x = k->text.p[k->at];
	if (is_blank(x) && !within(c, "pre")) {
		size_t n = 0;
		while (n < ahead(k).n && is_blank(ahead(k).p[n]))
			n++;
		if (!c->spaced)
			buf_char(k->out, memchr(ahead(k).p, '\n', n) ? '\n' : ' ');
		c->spaced = true;
		skip(k, n);
		return true;
	}
	c->spaced = false;
	if (x != '<')
		return pass(k, 1), true;
	if (ahead_is(k, "<!--")) {
		if (ahead_is(k, "<!-->") || ahead_is(k, "<!--->"))
			return refuse(k->s, k->line, "browsers disagree about this comment; write {# ... #}");
		c->state = COMMENT;
		return skip(k, 4), true;
	}
	if (ahead_is(k, "<!doctype ")) {
		c->state = DOCTYPE;
		return pass(k, 10), true;
	}
	bool closes = ahead_is(k, "</");
	pass(k, closes ? 2 : 1);
	c->state = closes ? CLOSE_NAME : TAG_NAME;
	c->tag = S("");
	return k->at == k->text.n || isalpha((unsigned char)k->text.p[k->at])
		|| refuse(k->s, k->line, "a '<' that begins no tag; write &lt;");
}

static bool in_rcdata(Scan *k)
{
	Str name = inside(k->c), rest = ahead(k);
	if (rest.p[0] != '<')
		return pass(k, 1), true;
	if (rest.n < name.n + 3 || rest.p[1] != '/' || strncasecmp(rest.p + 2, name.p, name.n) || rest.p[name.n + 2] != '>')
		return refuse(k->s, k->line, "inside <%.*s> write &lt; for a '<'", STR(name));
	pass(k, 2);
	k->c->state = CLOSE_NAME;
	return true;
}

static bool in_raw(Scan *k)
{
	Str name = inside(k->c), rest = ahead(k);
	if (ahead_is(k, "<!--"))
		return refuse(k->s, k->line, "'<!--' changes how a browser reads a script");
	if (rest.p[0] != '<' || rest.n < 2 || rest.p[1] != '/')
		return pass(k, 1), true;
	if (rest.n < name.n + 3 || strncasecmp(rest.p + 2, name.p, name.n) || rest.p[name.n + 2] != '>')
		return refuse(k->s, k->line, "inside <%.*s> a '</' must close it", STR(name));
	pass(k, 2);
	k->c->state = CLOSE_NAME;
	return true;
}

/* Comments are not sent. */
static bool in_comment(Scan *k)
{
	if (ahead_is(k, "--!>") || ahead_is(k, "<!--"))
		return refuse(k->s, k->line, "browsers disagree about this comment; write {# ... #}");
	if (ahead_is(k, "-->"))
		k->c->state = DATA;
	skip(k, ahead_is(k, "-->") ? 3 : 1);
	return true;
}

static bool in_doctype(Scan *k)
{
	if (k->text.p[k->at] == '>')
		k->c->state = DATA;
	return pass(k, 1), true;
}

static bool in_name(Scan *k)
{
	Context *c = k->c;
	bool     closes = c->state == CLOSE_NAME;
	c->tag = read_name(k, false);
	if (k->at == k->text.n)
		return true;
	if (!tag_named(k->s, c, k->line))
		return false;
	c->state = closes ? CLOSE_END : TIGHT;
	return true;
}

static bool in_close_end(Scan *k)
{
	if (k->text.p[k->at] != '>')
		return refuse(k->s, k->line, "</%.*s must end with '>'", STR(k->c->tag));
	return pass(k, 1), tag_closed(k);
}

static bool in_tag(Scan *k)
{
	Context *c = k->c;
	char     x = k->text.p[k->at];
	if (is_blank(x)) {
		if (c->state == TIGHT)
			buf_char(k->out, ' ');
		c->state = BETWEEN;
		return skip(k, 1), true;
	}
	if (x == '>')
		return pass(k, 1), tag_opened(k, false);
	if (x == '/') {
		c->state = SLASH;
		return pass(k, 1), true;
	}
	if (c->state == TIGHT)
		return refuse(k->s, k->line, "a space is missing before '%c'", x);
	c->attr = S("");
	c->state = ATTR_NAME;
	return isalpha((unsigned char)x) || strchr("@:", x) || refuse(k->s, k->line, "'%c' begins no attribute", x);
}

static bool in_slash(Scan *k)
{
	if (k->text.p[k->at] != '>')
		return refuse(k->s, k->line, "a '/' in a tag must be followed by '>'");
	return pass(k, 1), tag_opened(k, true);
}

static bool in_attr_name(Scan *k)
{
	Context *c = k->c;
	c->attr = read_name(k, true);
	if (k->at == k->text.n)
		return true;
	if (!attr_named(k->s, c, k->line))
		return false;
	c->state = TIGHT;
	if (k->text.p[k->at] == '=') {
		c->state = EQUALS;
		pass(k, 1);
	}
	return true;
}

static bool in_equals(Scan *k)
{
	char x = k->text.p[k->at];
	if (x != '"' && x != '\'')
		return refuse(k->s, k->line, "the value of '%.*s' needs quotes", STR(k->c->attr));
	k->c->quote = x;
	k->c->url = URL_START;
	k->c->state = VALUE;
	return pass(k, 1), true;
}

/* A URL begins on this server, on a page, or with a scheme that runs nothing. */
static bool url_byte(Scan *k)
{
	Context *c = k->c;
	char     x = k->text.p[k->at];
	if (is_blank(x) || x == '\\')
		return refuse(k->s, k->line, "an address holds no spaces and no '\\'");
	if (c->url == URL_SLASH && (x == '/' || x == '&'))
		return refuse(k->s, k->line, "'//' would lead to another server");
	if (c->url == URL_SLASH || (c->url == URL_START && (x == '#' || x == '?' || ahead_is(k, "https:") || ahead_is(k, "mailto:"))))
		c->url = URL_LATER;
	else if (c->url == URL_START && x == '/')
		c->url = URL_SLASH;
	else if (c->url == URL_START)
		return refuse(k->s, k->line, "an address begins with / # ? https: or mailto:");
	return pass(k, 1), true;
}

static bool in_value(Scan *k)
{
	Context *c = k->c;
	if (k->text.p[k->at] == c->quote) {
		c->state = TIGHT;
		return pass(k, 1), true;
	}
	if (c->kind == URL)
		return url_byte(k);
	return pass(k, 1), true;
}

bool context_text(Source *s, Context *c, Str text, int line, Buf *out)
{
	static bool (*const step[])(Scan *) = {
		[DATA] = in_data, [RCDATA] = in_rcdata, [RAW] = in_raw, [COMMENT] = in_comment, [DOCTYPE] = in_doctype,
		[TAG_NAME] = in_name, [CLOSE_NAME] = in_name, [CLOSE_END] = in_close_end, [TIGHT] = in_tag, [BETWEEN] = in_tag,
		[ATTR_NAME] = in_attr_name, [EQUALS] = in_equals, [VALUE] = in_value, [SLASH] = in_slash,
	};
	Scan k = { s, c, text, 0, line, out };
	/* A {# comment #} inside a name would leave it in two pieces. */
	if (text.n && ((c->state == TAG_NAME && c->tag.n) || (c->state == CLOSE_NAME && c->tag.n) || (c->state == ATTR_NAME && c->attr.n)))
		return refuse(s, line, "a name is interrupted %s", context_words(c, s->arena));
	while (k.at < text.n)
		if (!step[c->state](&k))
			return false;
	return true;
}

/* ---- holes and control tags ------------------------------------------------ */

bool context_control(Source *s, Context *c, int line)
{
	if (c->state == DATA || c->state == RCDATA || c->state == VALUE || c->state == TIGHT || c->state == BETWEEN)
		return true;
	if (c->state == TAG_NAME && c->tag.n && tag_named(s, c, line)) {
		c->state = TIGHT;
		return true;
	}
	if (c->state == ATTR_NAME && attr_named(s, c, line)) {
		c->state = TIGHT;
		return true;
	}
	return refuse(s, line, "a control tag cannot stand %s", context_words(c, s->arena));
}

static bool url_hole(Source *s, Context *c, int line, Writer *writer)
{
	if (c->url == URL_SLASH)
		return refuse(s, line, "a hole right behind the first '/': an empty value could make it '//', another server");
	*writer = c->url == URL_START ? IN_URL_START : IN_URL;
	c->url = URL_LATER;
	return true;
}

bool context_hole(Source *s, Context *c, int line, Writer *writer)
{
	bool address = c->state == VALUE && c->kind == URL;
	*writer = c->state == DATA ? IN_TEXT : IN_VALUE;
	if (c->state == EQUALS)
		return refuse(s, line, "a value without quotes cannot hold {{...}}; write %.*s=\"{{...}}\"", STR(c->attr));
	if (c->state != DATA && c->state != RCDATA && c->state != VALUE)
		return refuse(s, line, "nothing can be written safely %s", context_words(c, s->arena));
	if (c->state == VALUE && c->kind == LITERAL)
		return refuse(s, line, "attribute '%.*s' takes no holes: its value says what a browser loads or runs", STR(c->attr));
	c->spaced = false;
	return !address || url_hole(s, c, line, writer);
}
