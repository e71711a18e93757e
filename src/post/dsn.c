/* dsn.c - see dsn.h.
 *
 * A report has lines "Final-Recipient: rfc822; a@b", "Action: failed", "Status: 5.1.1", and the head
 * of the letter with its Message-ID, which begins with our number of it; the envelope that the
 * report came to (bounces+NUMBER@host) has it too.  The last line of a name counts but for the
 * Message-ID: the report has one of its own before the letter's, and only the letter's is a number. */
#include "post/dsn.h"

#include <strings.h>

static bool named(Str line, const char *name, Str *value)
{
	Str head;
	Str rest = line;
	if (!str_cut(&rest, ':', &head) || !rest.p || head.n != str(name).n || strncasecmp(head.p, name, head.n))
		return false;
	*value = str_trim(rest);
	return true;
}

static Str digits_of(Str s)
{
	size_t n = 0;
	while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	return (Str){ s.p, n };
}

/* "<17@host>" */
static void message_id(Str value, int64_t *letter)
{
	int64_t n;
	if (value.n < 3 || *value.p != '<')
		return;
	Str rest = { value.p + 1, value.n - 1 }, digits = digits_of(rest);
	if (digits.n && digits.n < rest.n && rest.p[digits.n] == '@' && str_int(digits, &n))
		*letter = n;
}

/* "<bounces+17@host>", with or without the brackets */
static void envelope(Str value, int64_t *letter)
{
	int64_t n;
	Str box, rest = value;
	if (!str_cut(&rest, '+', &box) || !rest.p)
		return;
	Str digits = digits_of(rest);
	if (digits.n && digits.n < rest.n && rest.p[digits.n] == '@' && str_int(digits, &n))
		*letter = n;
}

/* "rfc822; a@b" */
static Str recipient(Str value)
{
	Str kind, rest = value;
	return str_cut(&rest, ';', &kind) && rest.p ? str_trim(rest) : value;
}

bool dsn_read(Str message, Dsn *d)
{
	Str  line, value, action = S("");
	int64_t by_head = 0, by_envelope = 0;
	*d = (Dsn){ .address = S(""), .status = S("") };
	while (str_cut(&message, '\n', &line)) {
		if (named(line, "Message-ID", &value))
			message_id(value, &by_head);
		else if (named(line, "To", &value) || named(line, "Delivered-To", &value) || named(line, "Envelope-To", &value) || named(line, "X-Original-To", &value))
			envelope(value, &by_envelope);
		else if (named(line, "Final-Recipient", &value))
			d->address = recipient(value);
		else if (named(line, "Action", &value))
			action = value;
		else if (named(line, "Status", &value))
			d->status = (Str){ value.p, value.n < 10 ? value.n : 10 };
	}
	d->letter = by_envelope ? by_envelope : by_head;
	return d->letter && action.n == 6 && !strncasecmp(action.p, "failed", 6) && d->status.n > 2 && d->status.p[0] == '5' && d->status.p[1] == '.';
}
