/* smtp.c - see smtp.h. */
#include "post/smtp.h"

#include <curl/curl.h>
#include <stdio.h>
#include <string.h>

enum { CONNECT_SECONDS = 20, ALL_SECONDS = 120, SAID = 200 };

/* What was asked last, and what the server said to it. */
typedef struct { char asked[5], said[SAID]; } Talk;

static int listen_in(CURL *curl, curl_infotype kind, char *bytes, size_t n, void *with)
{
	Talk *t = with;
	(void)curl;
	if (kind == CURLINFO_HEADER_OUT && n >= 4)
		memcpy(t->asked, bytes, 4);
	if (kind == CURLINFO_HEADER_IN) {
		size_t k = 0;
		for (; k < n && k < SAID - 1 && bytes[k] != '\r' && bytes[k] != '\n'; k++)
			t->said[k] = bytes[k] >= ' ' && bytes[k] < 127 ? bytes[k] : '?';
		t->said[k] = '\0';
	}
	return 0;
}

static size_t next_bytes(char *to, size_t size, size_t n, void *with)
{
	Str   *rest = with;
	size_t room = size * n, take = rest->n < room ? rest->n : room;
	memcpy(to, rest->p, take);
	*rest = (Str){ rest->p + take, rest->n - take };
	return take;
}

/* 55x to the address means that nobody is there, unless the server says that it is its own policy (5.7);
 * 55x to anything else means never; all other answers may be better later.  room: 400 bytes for *why. */
static Carried judge(CURL *curl, CURLcode code, const Talk *t, char *room, Str *why)
{
	long said = 0;
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &said);
	if (code == CURLE_OK)
		return CARRY_SENT;
	bool away = code == CURLE_COULDNT_CONNECT || code == CURLE_COULDNT_RESOLVE_HOST || code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_LOGIN_DENIED
	         || code == CURLE_USE_SSL_FAILED;
	int n = said && *t->said ? snprintf(room, 400, "The mail server answered: %s", t->said) : snprintf(room, 400, "%s.", curl_easy_strerror(code));
	*why = (Str){ room, n < 400 ? (size_t)n : 399 };
	if (said < 550 || said > 559)
		return away ? CARRY_AWAY : CARRY_LATER;
	return !memcmp(t->asked, "RCPT", 4) && memcmp(t->said + 3, " 5.7", 4) ? CARRY_NOBODY : CARRY_NEVER;
}

static void set_up(CURL *curl, const Smtp *s, const char *from, struct curl_slist *to, Str *rest, Talk *talk)
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
	curl_easy_setopt(curl, CURLOPT_TCP_NODELAY, 1L);
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)ALL_SECONDS);
	curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);            /* to us, and nowhere else */
	curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, listen_in);
	curl_easy_setopt(curl, CURLOPT_DEBUGDATA, talk);
}

Carried smtp_carry(void *with, Arena *a, Str from, Str to, Str message, Str *why)
{
	Smtp *s = with;
	if (!mime_address(from) || !mime_address(to)) {
		*why = S("This is not an e-mail address that a mail server takes.");
		return CARRY_NEVER;
	}
	/* All from the arena before the library's handles are there: an escape must not lose them. */
	char *sender = str_c(a, str_fmt(a, "<%.*s>", STR(from))), *receiver = str_c(a, str_fmt(a, "<%.*s>", STR(to)));
	char *room = NEW(a, char, 400);
	Talk  talk = { 0 };
	if (s->carried++ == SMTP_A_CONNECTION) {
		smtp_idle(s);
		s->carried = 1;
	}
	if (s->kept)
		curl_easy_reset(s->kept);               /* options go, the connection stays */
	else
		s->kept = curl_easy_init();
	struct curl_slist *list = s->kept ? curl_slist_append(NULL, receiver) : NULL;
	if (!list) {
		*why = S("There is not enough memory to send letters just now.");
		return CARRY_LATER;
	}
	Str rest = message;
	set_up(s->kept, s, sender, list, &rest, &talk);
	Carried c = judge(s->kept, curl_easy_perform(s->kept), &talk, room, why);
	curl_slist_free_all(list);
	return c;
}

void smtp_idle(Smtp *s)
{
	Talk talk = { 0 };
	if (s->kept) {
		curl_easy_setopt(s->kept, CURLOPT_DEBUGDATA, &talk);
		curl_easy_cleanup(s->kept);
	}
	s->kept = NULL;
	s->carried = 0;
}
