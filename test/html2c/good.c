/* good.c - calls each template of good.html; test/html2c.sh compares what they write. */
#include "good_html.h"

#include <stdio.h>

static const Str nasty = { "<\"'&>\n x", 8 };

int main(void)
{
	Arena *a = arena_open();
	Buf    out = buf_open(a), part = buf_open(a);
	Row    rows[] = { { S("Ana"), 60 }, { S("Ben & Eva"), 40 }, { S("Cy"), 70 } };
	buf_lit(&part, "<i>ready</i>");
	good_text(&out, nasty, "c<", html_of(&part), (Date){ 0 });
	buf_lit(&out, "\n====\n");
	for (int n = 0; n < 3; n++) {
		good_values(&out, nasty, n, url_of(a, S("https://example.org/?a&b")));
		buf_lit(&out, "\n====\n");
	}
	good_branches(&out, 2, (Table){ rows, 3 });
	buf_lit(&out, "\n====\n");
	good_branches(&out, 0, (Table){ 0 });
	buf_lit(&out, "\n====\n");
	good_kept(&out, S("\n<x>\n"));
	good_nothing(&out);
	fwrite(out.p, 1, out.n, stdout);
	arena_drop(a);
	return 0;
}
