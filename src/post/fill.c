/* fill.c - words into the holes of a letter, and its text as HTML. */
#include "post/letter_html.h"
#include "post/letter_own.h"

#include <string.h>

static bool is_hole(Str rest, const LetterWord *w)
{
	size_t n = strlen(w->hole);
	return rest.n >= n + 2 && rest.p[0] == '{' && rest.p[n + 1] == '}' && !memcmp(rest.p + 1, w->hole, n);
}

/* "{name}" becomes what stands for it; a hole without words stays as it is. */
static Str put(Arena *a, Str text, const LetterWord *words, int n)
{
	Buf b = buf_open(a);
	for (size_t i = 0; i < text.n;) {
		int w = 0;
		while (w < n && !is_hole((Str){ text.p + i, text.n - i }, &words[w]))
			w++;
		if (w == n) {
			buf_char(&b, text.p[i++]);
		} else {
			buf_add(&b, words[w].words);
			i += strlen(words[w].hole) + 2;
		}
	}
	return buf_str(&b);
}

/* A hole that was filled with nothing leaves no empty paragraph; line ends are plain. */
static Str no_gaps(Arena *a, Str text)
{
	Buf b = buf_open(a);
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] != '\r' && (b.n < 2 || text.p[i] != '\n' || b.p[b.n - 1] != '\n' || b.p[b.n - 2] != '\n'))
			buf_char(&b, text.p[i]);
	return buf_str(&b);
}

Str letter_fill(Arena *a, Str text, const LetterWord *words, int n) { return no_gaps(a, put(a, text, words, n)); }

/* ---- as HTML ------------------------------------------------------------------------------ */

static size_t link_at(Str s)            /* how long the address at the start of s is; 0: none begins here */
{
	size_t n = str_starts(s, S("https://")) ? 8 : str_starts(s, S("http://")) ? 7 : 0, begin = n;
	while (n && n < s.n && (unsigned char)s.p[n] > ' ' && (unsigned char)s.p[n] < 127 && !strchr("<>\"'`\\", s.p[n]))
		n++;
	while (n > begin && strchr(".,;:!?)", s.p[n - 1]))
		n--;
	return n > begin ? n : 0;
}

Str letter_first_link(Str text)
{
	for (size_t i = 0; i < text.n; i++) {
		size_t n = text.p[i] == 'h' ? link_at((Str){ text.p + i, text.n - i }) : 0;
		if (n)
			return (Str){ text.p + i, n };
	}
	return S("");
}

static void line_html(Buf *out, Str line)
{
	for (size_t i = 0, from = 0; i <= line.n; i++) {
		Str    rest = { line.p + i, line.n - i };
		size_t n = rest.n && *rest.p == 'h' ? link_at(rest) : 0;
		if (!n && i < line.n)
			continue;
		html_str(out, (Str){ line.p + from, i - from });
		if (n)
			letter_link_part(out, url_of(out->arena, (Str){ rest.p, n }), (Str){ rest.p, n });
		i += n ? n - 1 : 0;
		from = i + 1;
	}
}

static Html paragraph(Arena *a, Str text)
{
	Buf  out = buf_open(a);
	Str  line;
	bool first = true;
	while (str_cut(&text, '\n', &line)) {
		if (!first)
			letter_break(&out);
		line_html(&out, str_trim(line));
		first = false;
	}
	return html_of(&out);
}

/* Paragraphs are parted by an empty line. */
Html letter_paragraphs(Arena *a, Str text)
{
	Buf out = buf_open(a), now = buf_open(a);
	Str line;
	while (str_cut(&text, '\n', &line)) {
		if (str_trim(line).n)
			buf_fmt(&now, "%s%.*s", now.n ? "\n" : "", STR(line));
		if (now.n && (!str_trim(line).n || !text.p || !text.n)) {
			letter_paragraph(&out, paragraph(a, buf_str(&now)));
			now = buf_open(a);
		}
	}
	return html_of(&out);
}

Str letter_html(Arena *a, Str subject, Str text)
{
	Buf out = buf_open(a);
	letter_page_html(&out, subject, letter_paragraphs(a, text));
	return buf_str(&out);
}
