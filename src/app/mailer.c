/* mailer.c - see mailer.h. */
#include "app/mailer.h"

#include "post/post_view.h"

#include <curl/curl.h>
#include <pthread.h>
#include <string.h>
#include <time.h>

enum { EVERY_SECONDS = 5, AT_ONCE = 50 };

struct Mailer {
	Arena          *arena;
	DbFile         *file;
	Smtp            smtp;
	PostOffice      office;
	pthread_t       thread;
	bool            running, stopping;
	pthread_mutex_t mutex;
	pthread_cond_t  wake;
};

static bool stopping(Mailer *m, int seconds)
{
	struct timespec until;
	clock_deadline(&until, seconds);
	pthread_mutex_lock(&m->mutex);
	while (!m->stopping && pthread_cond_timedwait(&m->wake, &m->mutex, &until) == 0) {}
	bool stop = m->stopping;
	pthread_mutex_unlock(&m->mutex);
	return stop;
}

static void *send_for_ever(void *given)
{
	Mailer *m = given;
	do
		post_send(m->file, &m->office, clock_now(), AT_ONCE);
	while (!stopping(m, EVERY_SECONDS));
	return NULL;
}

static bool read_options(Mailer *m, const MailOptions *o, Str *why)
{
	Arena *a = m->arena;
	Str    password;
	const char *at = o->from ? strchr(o->from, '@') : NULL;
	if (strncmp(o->url, "smtp://", 7) && strncmp(o->url, "smtps://", 8)) {
		*why = S("--smtp takes an address such as smtp://mail.example.org:587 or smtps://mail.example.org.");
		return false;
	}
	if (!at || !mime_address(str(o->from))) {
		*why = S("--smtp-from takes the address that letters come from, such as mentorship@example.org.");
		return false;
	}
	m->smtp = (Smtp){ .url = str_c(a, str(o->url)), .user = o->user ? str_c(a, str(o->user)) : NULL, .plain_allowed = o->plain };
	if (o->password_file) {
		if (!io_read(a, o->password_file, 4096, &password, why)) {
			*why = str_fmt(a, "The file of the mail password cannot be read: %s: %.*s.", o->password_file, STR(*why));
			return false;
		}
		m->smtp.password = str_c(a, str_trim(password));
	}
	m->office.from = str_copy(a, str(o->from));
	m->office.host = str_copy(a, str(at + 1));
	return true;
}

Mailer *mailer_start(DbFile *file, const MailOptions *o, Str from_name, Str *why, Arena *a)
{
	Arena  *own = arena_open();
	if (!own)
		arena_empty(a);
	Mailer *m = NEW(own, Mailer, 1);
	*m = (Mailer){ .arena = own, .file = file };
	m->office = (PostOffice){ .from_name = str_copy(own, from_name), .carry = smtp_carry, .with = &m->smtp };
	post_has_server(o->url);
	if (!o->url)
		return m;
	if (!read_options(m, o, why)) {
		*why = str_copy(a, *why);
		arena_drop(own);
		return NULL;
	}
	curl_global_init(CURL_GLOBAL_ALL);
	pthread_mutex_init(&m->mutex, NULL);
	pthread_cond_init(&m->wake, NULL);
	m->running = pthread_create(&m->thread, NULL, send_for_ever, m) == 0;
	return m;
}

void mailer_stop(Mailer *m)
{
	if (m->running) {
		pthread_mutex_lock(&m->mutex);
		m->stopping = true;
		pthread_cond_signal(&m->wake);
		pthread_mutex_unlock(&m->mutex);
		pthread_join(m->thread, NULL);
		curl_global_cleanup();
	}
	arena_drop(m->arena);
}
