/* letter.c - see letter.h. */
#include "post/letter.h"

#include "post/post.h"
#include "post/post_store.h"

#include <string.h>

static char address[300] = "http://127.0.0.1:8080";

void letter_address_set(Str url)
{
	while (url.n && url.p[url.n - 1] == '/')
		url.n--;
	if (url.n < sizeof address) {
		memcpy(address, url.p, url.n);
		address[url.n] = '\0';
	}
}

Str letter_link(Arena *a, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	Str path = str_vfmt(a, fmt, ap);
	va_end(ap);
	return str_fmt(a, "%s%.*s", address, STR(path));
}

static const LetterKind *kind_of(const char *kind)
{
	for (int i = 0; i < letter_kinds_n; i++)
		if (!strcmp(letter_kinds[i].kind, kind))
			return &letter_kinds[i];
	die("there is no letter of kind %s", kind);
}

/* "{name}" becomes what stands for it; a hole without words stays as it is. */
static Str fill(Arena *a, Str text, const LetterWord *words, int n)
{
	Buf b = buf_open(a);
	for (size_t i = 0; i < text.n;) {
		int found = -1;
		for (int w = 0; text.p[i] == '{' && w < n && found < 0; w++) {
			Str hole = str_fmt(a, "{%s}", words[w].hole);
			if (text.n - i >= hole.n && !memcmp(text.p + i, hole.p, hole.n)) {
				buf_add(&b, words[w].words);
				i += hole.n;
				found = w;
			}
		}
		if (found < 0)
			buf_char(&b, text.p[i++]);
	}
	return buf_str(&b);
}

/* A hole that was filled with nothing leaves no empty paragraph. */
static Str no_gaps(Arena *a, Str text)
{
	Buf b = buf_open(a);
	for (size_t i = 0; i < text.n; i++)
		if (i < 2 || text.p[i] != '\n' || text.p[i - 1] != '\n' || text.p[i - 2] != '\n')
			buf_char(&b, text.p[i]);
	return buf_str(&b);
}

bool letter_write(Db *db, Arena *a, const char *kind, LetterTo to, const LetterWord *words, int n, Str once, Instant now)
{
	const LetterKind *k = kind_of(kind);
	LetterWord *all = NEW(a, LetterWord, n + 2);
	memcpy(all, words, sizeof *all * (size_t)n);
	all[n] = (LetterWord){ "name", to.name };
	all[n + 1] = (LetterWord){ "organisation", outbox_organisation(db, a) };
	return post_letter(db, (PostLetter){ .kind = str(kind), .account = to.account, .name = to.name, .address = to.address,
		.subject = fill(a, str(k->subject), all, n + 2), .text = no_gaps(a, fill(a, str(k->text), all, n + 2)), .once = once }, now);
}
