/* template_probe.c - hostile text in every hole of every template.
 *
 * Each template is run twice with the same dice for its branches and loops: once
 * with "x" in all holes, once with hostile strings.  Both pages are parsed as
 * browsers do (libgumbo); elements, attribute names and nesting must be the same,
 * and no address may have a scheme that runs something.
 *
 *   template_probe [rounds [seed]]  */
#include "test/probe.h"

#include <gumbo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef struct { const char *file, *name; ProbeRun *run; } Entry;

static Entry entries[512];
static int   entries_n;

void probe_add(const char *file, const char *name, ProbeRun *run)
{
	if (entries_n == (int)COUNT(entries))
		die("more templates than template_probe.c has room for");
	entries[entries_n++] = (Entry){ file, name, run };
}

/* ---- what a probe asks -------------------------------------------------------- */

static const Str pool[] = {
	{ "", 0 }, { " ", 1 }, { "\n", 1 }, { "\n\n", 2 },
#define P(literal) { "" literal, sizeof literal - 1 }
	P("\"><script>alert(1)</script>"), P("'><img src=x onerror=alert(1)>"), P("<"), P(">"), P("\""), P("'"), P("&"), P("`"), P("="), P("/"),
	P("//evil.example/"), P("\\\\evil.example"), P("</textarea><b>"), P("</title><b>"), P("</TEXTAREA \n><b>"), P("</script><b>"),
	P("</style><b>"), P("<!--"), P("-->"), P("--!><b>"), P("]]>"), P("<![CDATA["), P("<?x"), P("<!doctype x>"), P("javascript:alert(1)"),
	P("JaVaScRiPt:alert(1)"), P(" javascript:alert(1)"), P("java\tscript:alert(1)"), P("\x01javascript:alert(1)"), P("data:text/html,<b>"),
	P("vbscript:x"), P("https://example.org/\"onmouseover=\"x"), P("https://example.org/?a=1&b=<b>"), P("mailto:a@example.org"),
	P("{{x}}"), P("{% if %}"), P("&lt;b&gt;"), P("&#60;b&#62;"), P("lt;"), P("#60;"), P(" onclick=alert(1) "), P("\" onclick=\"x"), P("' style='x"),
	P("\xff\xfe<b>"), P("\xc0\xbc" "b\xc0\xbe"), P("\xe2\x80"), P("\xf0\x9f\x92"), P("\xed\xa0\x80"), P("a\0b<c"), P("\x1b[31m"), P("\x7f\x80"),
	P("\r\n<b>\r"), P("\xef\xbb\xbf<b>"), P("\xe2\x80\xae<b>"), P("</p></div></main></body></html>"), P("<table><tr><td>"), P("<svg><title>"),
	P("</svg>"), P("<plaintext>"), P("<select><option>"), P("</option></select>"), P("</td></tr></table>"), P("<a href=x>"), P("/..;/"), P("%3Cb%3E"),
#undef P
};

static Str random_text(Probe *p)
{
	static const char likely[] = "<>\"'&=/ \n!-[]abc;#x{}%\\:";
	uint32_t n = dice_below(&p->words, 24);
	char    *text = NEW(p->arena, char, n + 1);
	for (uint32_t i = 0; i < n; i++)
		text[i] = dice_below(&p->words, 3) ? likely[dice_below(&p->words, sizeof likely - 1)] : (char)dice_below(&p->words, 256);
	return (Str){ text, n };
}

bool probe_yes(Probe *p) { return dice_below(&p->shape, 2); }
int  probe_times(Probe *p) { return (int)dice_below(&p->shape, 3); }

Str probe_str(Probe *p)
{
	if (!p->hostile)
		return S("x");
	if (dice_below(&p->words, 3) == 0)
		return random_text(p);
	Buf two = buf_open(p->arena);
	for (uint32_t n = 1 + dice_below(&p->words, 2); n--;)
		buf_add(&two, pool[dice_below(&p->words, COUNT(pool))]);
	return buf_str(&two);
}

Url probe_url(Probe *p)
{
	bool local = probe_yes(p);
	Str  text = probe_str(p);
	return local ? url_local(p->arena, text) : url_of(p->arena, text);
}

void probe_call(Buf *out, Probe *p, ProbeRun *run)
{
	if (!run || p->deep > 8 || p->calls++ > 400)
		return;
	p->deep++;
	run(out, p);
	p->deep--;
}

/* ---- the shape of a page -------------------------------------------------------- */

static bool runs(const char *value)
{
	static const char *const schemes[] = { "javascript:", "data:", "vbscript:", "file:" };
	char bare[16] = "";
	for (size_t n = 0; *value && n < sizeof bare - 1; value++)
		if ((unsigned char)*value > ' ')
			bare[n++] = *value;
	for (size_t i = 0; i < COUNT(schemes); i++)
		if (!strncasecmp(bare, schemes[i], strlen(schemes[i])))
			return true;
	/* another server that no template named */
	return (bare[0] == '/' || bare[0] == '\\') && (bare[1] == '/' || bare[1] == '\\');
}

static bool is_address(const char *name)
{
	return !strcasecmp(name, "href") || !strcasecmp(name, "src") || !strcasecmp(name, "action")
		|| !strcasecmp(name, "formaction") || !strcasecmp(name, "poster") || !strcasecmp(name, "cite");
}

static void name_of(Buf *out, const GumboElement *e)
{
	GumboStringPiece piece = e->original_tag;
	if (e->tag != GUMBO_TAG_UNKNOWN) {
		buf_add(out, str(gumbo_normalized_tagname(e->tag)));
		return;
	}
	gumbo_tag_from_original_text(&piece);
	buf_add(out, (Str){ piece.data, piece.length });
}

/* "p(class,title)[b()[]]"; returns how many addresses would run something. */
static int shape(Buf *out, const GumboNode *node)
{
	int bad = 0;
	if (node->type == GUMBO_NODE_COMMENT)
		buf_lit(out, "comment");
	if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE)
		return 0;
	const GumboElement *e = &node->v.element;
	name_of(out, e);
	buf_char(out, '(');
	for (unsigned i = 0; i < e->attributes.length; i++) {
		const GumboAttribute *at = e->attributes.data[i];
		buf_fmt(out, "%s,", at->name);
		bad += is_address(at->name) && runs(at->value);
	}
	buf_lit(out, ")[");
	for (unsigned i = 0; i < e->children.length; i++)
		bad += shape(out, e->children.data[i]);
	buf_char(out, ']');
	return bad;
}

static int parsed(Buf *out, Str page)
{
	GumboOutput *tree = gumbo_parse_with_options(&kGumboDefaultOptions, page.p, page.n);
	int bad = shape(out, tree->root);
	gumbo_destroy_output(&kGumboDefaultOptions, tree);
	return bad;
}

/* ---- the test -------------------------------------------------------------------- */

static Str page_of(Arena *a, const Entry *e, uint64_t seed, bool hostile)
{
	Probe p = { .arena = a, .shape = { seed }, .words = { seed ^ 0x5bd1e995 }, .hostile = hostile };
	Buf   page = buf_open(a);
	e->run(&page, &p);
	return buf_str(&page);
}

static bool holds(const Entry *e, uint64_t seed)
{
	Arena *a = arena_open();
	Str    mild = page_of(a, e, seed, false), wild = page_of(a, e, seed, true);
	Buf    want = buf_open(a), got = buf_open(a);
	parsed(&want, mild);
	int    bad = parsed(&got, wild);
	bool   fine = !bad && str_eq(buf_str(&want), buf_str(&got));
	if (!fine)
		fprintf(stderr, "failed: %s: %s, seed %llu: %s\n--- want %.*s\n--- got  %.*s\n--- page %.*s\n", e->file, e->name, (unsigned long long)seed,
			bad ? "an address runs something" : "the tree has another shape",
			STR(buf_str(&want)), STR(buf_str(&got)), STR(wild));
	arena_drop(a);
	return fine;
}

int main(int argc, char **argv)
{
	int      rounds = argc > 1 ? (int)strtol(argv[1], NULL, 10) : 300, passed = 0, failed = 0;
	uint64_t seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
	for (int i = 0; i < entries_n; i++) {
		bool fine = true;
		for (int n = 0; n < rounds && fine; n++)
			fine = holds(&entries[i], seed + (uint64_t)n);
		*(fine ? &passed : &failed) += 1;
	}
	printf("%d pages compared\n%d passed, %d failed\n", entries_n * rounds, passed, failed);
	return failed || !passed;
}
