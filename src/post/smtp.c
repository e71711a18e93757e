/* smtp.c - see smtp.h. */
#include "post/smtp.h"

#include <curl/curl.h>
#include <stdio.h>
#include <string.h>

enum { CONNECT_SECONDS = 20, ALL_SECONDS = 120 };

static size_t next_bytes(char *to, size_t size, size_t n, void *with)
{
	Str   *rest = with;
	size_t room = size * n, take = rest->n < room ? rest->n : room;
	memcpy(to, rest->p, take);
	*rest = (Str){ rest->p + take, rest->n - take };
	return take;
}

/* 55x to the address means never; all else may be better later.  room: 400 bytes for *why. */
static Carried judge(CURL *curl, CURLcode code, char *room, Str *why)
{
	long said = 0;
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &said);
	if (code == CURLE_OK)
		return CARRY_SENT;
	int n = said ? snprintf(room, 400, "The mail server answered %ld (%s).", said, curl_easy_strerror(code))
	             : snprintf(room, 400, "%s.", curl_easy_strerror(code));
	*why = (Str){ room, n < 400 ? (size_t)n : 399 };
	return said >= 550 && said <= 559 ? CARRY_NEVER : CARRY_LATER;
}

static void set_up(CURL *curl, const Smtp *s, const char *from, struct curl_slist *to, Str *rest)
{
	curl_easy_setopt(curl, CURLOPT_URL, s->url);
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	curl_easy_setopt(curl, CURLOPT_USE_SSL, s->plain_allowed ? (long)CURLUSESSL_TRY : (long)CURLUSESSL_ALL);
	curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	if (s->authorities)
		curl_easy_setopt(curl, CURLOPT_CAINFO, s->authorities);
	if (s->user) {
		curl_easy_setopt(curl, CURLOPT_USERNAME, s->user);
		curl_easy_setopt(curl, CURLOPT_PASSWORD, s->password ? s->password : "");
	}
	curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from);
	curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to);
	curl_easy_setopt(curl, CURLOPT_READFUNCTION, next_bytes);
	curl_easy_setopt(curl, CURLOPT_READDATA, rest);
	curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)ALL_SECONDS);
}

Carried smtp_carry(void *with, Arena *a, Str from, Str to, Str message, Str *why)
{
	if (!mime_address(from) || !mime_address(to)) {
		*why = S("This is not an e-mail address that a mail server takes.");
		return CARRY_NEVER;
	}
	/* All from the arena before the library's handles are there: an escape must not lose them. */
	char *sender = str_c(a, str_fmt(a, "<%.*s>", STR(from))), *receiver = str_c(a, str_fmt(a, "<%.*s>", STR(to)));
	char *room = NEW(a, char, 400);
	CURL *curl = curl_easy_init();
	struct curl_slist *list = curl ? curl_slist_append(NULL, receiver) : NULL;
	if (!list) {
		curl_easy_cleanup(curl);
		*why = S("There is not enough memory to send letters just now.");
		return CARRY_LATER;
	}
	Str rest = message;
	set_up(curl, with, sender, list, &rest);
	Carried c = judge(curl, curl_easy_perform(curl), room, why);
	curl_slist_free_all(list);
	curl_easy_cleanup(curl);
	return c;
}
