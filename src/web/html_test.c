#include "web/html.h"
#include "test/check.h"

static Arena *arena;

static Str escaped(Str s)
{
	Buf out = buf_open(arena);
	html_str(&out, s);
	return buf_str(&out);
}

static Str in_url(Str s)
{
	Buf out = buf_open(arena);
	html_url_str(&out, s);
	return buf_str(&out);
}

TEST(html_escapes_what_could_end_a_text_or_a_value)
{
	arena = arena_open();
	CHECK_EQ(escaped(S("<b a=\"x\" b='y'>&amp;")), S("&lt;b a=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;"));
	CHECK_EQ(escaped(S("")), S(""));
	CHECK_EQ(escaped((Str){ 0 }), S(""));
	arena_drop(arena);
}

TEST(html_drops_control_characters_and_joins_line_ends)
{
	arena = arena_open();
	CHECK_EQ(escaped(S("a\0b\x01\x1b[31m\x7f\tc")), S("ab[31m\tc"));
	CHECK_EQ(escaped(S("a\r\nb\rc\nd\r")), S("a\nb\nc\nd\n"));
	CHECK_EQ(escaped(S("a\xc2\x85\xc2\x9f" "b")), S("ab"));
	arena_drop(arena);
}

TEST(html_replaces_what_is_not_utf8)
{
	arena = arena_open();
	CHECK_EQ(escaped(S("Siobh\xc3\xa1n Nguy\xe1\xbb\x85n \xf0\x9f\xa6\x89")), S("Siobh\xc3\xa1n Nguy\xe1\xbb\x85n \xf0\x9f\xa6\x89"));
	CHECK_EQ(escaped(S("a\xff<")), S("a\xef\xbf\xbd&lt;"));
	CHECK_EQ(escaped(S("a\xc3")), S("a\xef\xbf\xbd"));
	/* an overlong '<' and a lone surrogate: each byte is replaced */
	CHECK_EQ(escaped(S("\xc0\xbc")), S("\xef\xbf\xbd\xef\xbf\xbd"));
	CHECK(utf8_valid(escaped(S("\xed\xa0\x80\xef\xbf\xbe"))));
	arena_drop(arena);
}

TEST(html_url_parts_are_percent_encoded)
{
	arena = arena_open();
	CHECK_EQ(in_url(S("a b/../c?d=e&f#\"'<>%")), S("a%20b%2F..%2Fc%3Fd%3De%26f%23%22%27%3C%3E%25"));
	CHECK_EQ(in_url(S("Az09-._~\xc3\xa9")), S("Az09-._~%C3%A9"));
	CHECK_EQ(in_url(S("a\0b\n")), S("ab%0A"));
	arena_drop(arena);
}

TEST(html_addresses_with_a_scheme_that_runs_are_refused)
{
	static const char *const bad[] = { "javascript:alert(1)", "JavaScript:x", " https://x", "\tjavascript:x", "java\nscript:x",
		"data:text/html,x", "vbscript:x", "//host/x", "/path", "", "https:", "https://", "https:\\\\x", "x", "https://a b", "file:///etc" };
	arena = arena_open();
	for (size_t i = 0; i < COUNT(bad); i++)
		CHECK_EQ(url_of(arena, str(bad[i])).safe, S("#"));
	CHECK_EQ(url_of(arena, S("https://example.org/?a=b")).safe, S("https://example.org/?a=b"));
	CHECK_EQ(url_of(arena, S("MAILTO:a@example.org")).safe, S("MAILTO:a@example.org"));
	arena_drop(arena);
}

TEST(html_local_addresses_stay_on_this_server)
{
	static const char *const bad[] = { "", "x", "//host", "/\\host", "\\\\host", "/a\n", "https://x", " /x", "/\t/host", "javascript:x" };
	arena = arena_open();
	for (size_t i = 0; i < COUNT(bad); i++)
		CHECK_EQ(url_local(arena, str(bad[i])).safe, S("/"));
	CHECK_EQ(url_local(arena, S("/match?page=2#pairs")).safe, S("/match?page=2#pairs"));
	arena_drop(arena);
}

TEST(html_writers_are_chosen_by_type)
{
	arena = arena_open();
	Buf out = buf_open(arena), part = buf_open(arena);
	buf_lit(&part, "<i>");
	html_in_text(&out, S("<"));
	html_in_text(&out, "a&");
	html_in_text(&out, -7);
	html_in_text(&out, (int64_t)1 << 40);
	html_in_text(&out, html_of(&part));
	html_in_value(&out, true);
	html_in_url_start(&out, url_local(arena, S("/a?b=1&c=\"")));
	html_in_url(&out, "x y");
	html_in_url(&out, 12);
	CHECK_EQ(buf_str(&out), S("&lt;a&amp;-71099511627776<i>1/a?b=1&amp;c=&quot;x%20y12"));
	arena_drop(arena);
}
