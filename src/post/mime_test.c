/* mime_test.c - letters as they go over the wire. */
#include "post/mime.h"
#include "test/check.h"

static bool lines_are_short(Str s, size_t most)
{
	for (Str line; str_cut(&s, '\n', &line);)
		if (line.n && (line.p[line.n - 1] != '\r' || line.n - 1 > most))
			return false;
	return true;
}

TEST(header_values_are_plain_or_words_and_cannot_break_out)
{
	Arena *a = arena_open();
	CHECK_EQ(mime_words(a, S("Your mentor"), 9), S("Your mentor"));
	CHECK_EQ(mime_words(a, S("Caf\xc3\xa9"), 9), S("=?UTF-8?B?Q2Fmw6k=?="));
	CHECK_EQ(mime_words(a, S("x\r\nBcc: evil@x.org"), 9), S("x  Bcc: evil@x.org"));
	CHECK(!str_holds(mime_words(a, S("=?evil?="), 9), S("=?evil")));
	Str many = str_copy(a, S("word"));
	for (int i = 0; i < 60; i++)
		many = str_fmt(a, "%.*s word%d", STR(many), i);
	Str folded = mime_words(a, many, 9);
	CHECK(lines_are_short(str_fmt(a, "Subject: %.*s\r\n", STR(folded)), 78));
	Buf back = buf_open(a);
	for (Str rest = folded, line; str_cut(&rest, '\n', &line);)
		buf_add(&back, line.n && line.p[line.n - 1] == '\r' ? (Str){ line.p, line.n - 1 } : line);
	CHECK_EQ(buf_str(&back), many);
	arena_drop(a);
}

TEST(long_words_of_other_scripts_are_cut_between_characters)
{
	Arena *a = arena_open();
	Buf    text = buf_open(a);
	for (int i = 0; i < 80; i++)
		buf_lit(&text, "日本");
	for (size_t used = 5; used < 80; used++) {
		Str folded = mime_words(a, buf_str(&text), used);
		CHECK(lines_are_short(str_fmt(a, "%*s%.*s\r\n", (int)used, "", STR(folded)), used < 76 ? 78 : used));
	}
	arena_drop(a);
}

TEST(quoted_printable_keeps_every_byte_and_short_lines)
{
	Arena *a = arena_open();
	CHECK_EQ(mime_quoted(a, S("a=b \nc")), S("a=3Db=20\r\nc"));
	CHECK_EQ(mime_quoted(a, S(".\n..x")), S("=2E\r\n=2E.x"));
	CHECK_EQ(mime_quoted(a, S("caf\xc3\xa9\r\nx\ry")), S("caf=C3=A9\r\nx\r\ny"));
	Buf text = buf_open(a);
	for (int i = 0; i < 500; i++)
		buf_char(&text, (char)(i * 37 % 251 + 4));
	CHECK(lines_are_short(str_fmt(a, "%.*s\r\n", STR(mime_quoted(a, buf_str(&text)))), 76));
	arena_drop(a);
}

TEST(addresses_that_could_break_out_are_refused)
{
	static const char *const odd[] = { "", "x", "@x", "x@", "a@b@c", "a b@c", "a@b\r\nRCPT TO:<e@x>", "<a@b>", "a@b>", "a,b@c", "\"a\"@b" };
	for (size_t i = 0; i < COUNT(odd); i++)
		CHECK(!mime_address(str(odd[i])));
	CHECK(mime_address(S("ana.o'hara+x@example.org")));
}

TEST(a_letter_has_both_parts_and_its_headers)
{
	Arena *a = arena_open();
	Letter l = { .from_name = S("Northmere, Mentorship"), .from = S("mentord@x.org"), .to_name = S("Zo\xc3\xab"), .to = S("zoe@x.org"),
		.subject = S("Meet your mentor"), .text = S("Dear Zo\xc3\xab,\n"), .html = S("<p>Dear Zo\xc3\xab</p>"), .message_id = S("17@x.org"),
		.date = { SECONDS(1700000000) }, .unsubscribe = S("https://x.org/u/1"), .language = S("en-GB") };
	l.boundary = mime_boundary(a, l.message_id);
	Str s = mime_letter(a, &l);
	CHECK(str_starts(s, S("From: \"Northmere, Mentorship\"\r\n <mentord@x.org>\r\nTo: =?UTF-8?B?Wm/Dqw==?=\r\n <zoe@x.org>\r\n")));
	CHECK(str_holds(s, S("\r\nDate: Tue, 14 Nov 2023 22:13:20 +0000\r\nMessage-ID: <17@x.org>\r\n")));
	CHECK(str_holds(s, S("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n")));
	CHECK(str_holds(s, S("Content-Type: text/plain")) && str_holds(s, S("Content-Type: text/html")));
	CHECK(str_holds(s, S("Dear Zo=C3=AB,")) && lines_are_short(s, 78));
	arena_drop(a);
}
