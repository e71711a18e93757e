/* mail.c URL DATA - writes odd letters into an outbox and sends them, three rounds an hour apart;
 * prints what became of each.  What arrived is compared by mail.sh. */
#include "post/letter.h"
#include "post/post.h"
#include "post/smtp.h"
#include "seal/seal.h"

#include <curl/curl.h>
#include <stdio.h>
#include <string.h>

static const struct { const char *name, *address, *subject, *text, *html; } letters[] = {
	{ "Zoë Müller-Lüdenscheidt, Prof.", "zoe@example.org", "Meet your mentor", "Dear Zoë,\n\n.\n..dots and = signs\nEnd ", "<p>Dear Zoë</p>" },
	{ "日本 太郎", "taro@example.org", "日本語の件名はとても長いので、何行にも分けて書かなければなりません。それでも読めるはずです。", "こんにちは\n", "" },
	{ "Evil\r\nBcc: thief@example.org", "evil@example.org", "Hello\r\nBcc: thief@example.org\r\n\r\nbody", "one\r\ntwo\rthree\n", "" },
	{ "", "plain@example.org", "A very long subject that goes on and on, in plain words only, until it has to be folded at least twice to fit", "x", "<b>x</b>" },
	{ "Never", "never@example.org", "Refused", "x", "" },
	{ "Again", "again@example.org", "Put off after the whole of it", "x", "" },
	{ "Later", "later@example.org", "Put off", "x", "" },
	{ "Quote \" and \\", "quote@example.org", "=?UTF-8?B?ZXZpbA==?=", "x", "" },
};

static bool put(Db *db, void *arena)
{
	for (size_t i = 0; i < COUNT(letters); i++)
		post_letter(db, arena, (PostLetter){ .kind = S("test"), .name = str(letters[i].name), .address = str(letters[i].address),
			.subject = str(letters[i].subject), .text = str(letters[i].text), .html = str(letters[i].html) }, clock_now());
	return true;
}

/* Every kind that there is, with words beyond ASCII in each hole. */
static bool put_kinds(Db *db, void *arena)
{
	Arena *a = arena;
	for (int i = 0; i < letter_kinds_n; i++) {
		const LetterKind *k = &letter_kinds[i];
		LetterWord words[12];
		int n = 0;
		Str rest = str(k->holes), hole;
		while (str_cut(&rest, ' ', &hole) && n < 12)
			words[n++] = (LetterWord){ str_c(a, hole), str_eq(hole, S("link")) ? letter_link(a, "/x/%d", i)
				: str_fmt(a, "“%.*s” für Ōkubo & <Söhne>, a long one so that it must be folded more than once", STR(hole)) };
		letter_write(db, a, k->kind, (LetterTo){ .name = S("Zoë Ångström-Ōkubo"), .address = str_fmt(a, "kind-%s@example.org", k->kind) }, words, n, S(""), clock_now());
	}
	return true;
}

int main(int argc, char **argv)
{
	DbFile *file;
	Str     why;
	Arena  *a = arena_open();
	if (argc < 3 || db_open(a, argv[2], 2, &file, &why) != DB_OPENED)
		return 2;
	curl_global_init(CURL_GLOBAL_ALL);
	Smtp smtp = { .url = argv[1], .plain_allowed = argc < 4, .user = "northmere", .password = "post box", .authorities = argc > 3 ? argv[3] : NULL };
	PostOffice o = { .from_name = S("Northmere Mentorship"), .from = S("mentord@example.org"), .host = S("example.org"), .carry = smtp_carry, .with = &smtp };
	SealKey key = { { 7 } };
	seal_server_use(&key);
	letter_address_set(S("https://mentor.example.org"));
	db_write(file, put, a);
	db_write(file, put_kinds, a);
	for (int round = 0; round < 3; round++)
		post_send(file, &o, (Instant){ clock_now().us + SECONDS(3600) * round }, 100);
	Db *db = db_reader(file);
	PostRows rows = post_rows(db, a, 0, 100);
	for (int i = 0; i < rows.n; i++)
		printf("%.*s %.*s %.*s\n", STR(rows.list[i].address), STR(rows.list[i].state), STR(rows.list[i].error));
	db_reader_back(db);
	db_close(file);
	smtp_idle(&smtp);
	curl_global_cleanup();
	arena_drop(a);
	return 0;
}
