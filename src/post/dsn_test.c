/* dsn_test.c - reports of letters that could not be delivered, and what is none. */
#include "post/dsn.h"
#include "test/check.h"

static const char report[] =
	"From: MAILER-DAEMON@mail.example.org\r\nTo: bounces+1234567@example.org\r\nMessage-ID: <E1abc-0001@mail.example.org>\r\n"
	"Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\nSorry.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
	"Reporting-MTA: dns; mail.example.org\r\n\r\naction: Failed\r\nFinal-Recipient: rfc822;zoe@example.org\r\nStatus: 5.1.1\r\n\r\n"
	"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <1234567@example.org>\r\nTo: \"Zoe\"\r\n <zoe@example.org>\r\n--b--\r\n";

static Str with(Arena *a, const char *from, const char *to)
{
	const char *at = strstr(report, from);
	return at ? str_fmt(a, "%.*s%s%s", (int)(at - report), report, to, at + strlen(from)) : S("");
}

TEST(a_report_names_the_letter_the_address_and_why)
{
	Arena *a = arena_open();
	Dsn d;
	CHECK(dsn_read((Str){ report, sizeof report - 1 }, &d));
	CHECK_INT(d.letter, 1234567);
	CHECK_EQ(d.address, S("zoe@example.org"));
	CHECK_EQ(d.status, S("5.1.1"));
	CHECK(dsn_read(with(a, "bounces+1234567@", "bounces@"), &d));           /* by the letter's own head */
	CHECK_INT(d.letter, 1234567);
	arena_drop(a);
}

TEST(what_is_no_lasting_failure_of_a_letter_of_ours_is_passed_over)
{
	Arena *a = arena_open();
	Dsn d;
	CHECK(!dsn_read(with(a, "Failed", "delayed"), &d));
	CHECK(!dsn_read(with(a, "5.1.1", "4.2.2"), &d));
	CHECK(!dsn_read(with(a, "5.1.1", ""), &d));
	CHECK(!dsn_read(S("To: bounces+x@example.org\nSubject: Out of office\n\nStatus: 5.1.1\nAction: failed\n"), &d));
	CHECK(!dsn_read(S(""), &d));
	CHECK(!dsn_read(S(":\n:::\n\n+@\nTo:+\nMessage-ID:<"), &d));
	CHECK(!dsn_read(S("To: b+99999999999999999999@x\nAction: failed\nStatus: 5.0.0"), &d));
	arena_drop(a);
}
