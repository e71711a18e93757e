/* mailer.c - see mailer.h. */
#include "app/mailer.h"

#include "post/post_view.h"

#include <curl/curl.h>
#include <pthread.h>
#include <string.h>
#include <time.h>

enum { EVERY_SECONDS = 5, AT_ONCE = 1000 };

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
	for (int wait = 0; !stopping(m, wait);) {
		int sent = post_send(m->file, &m->office, clock_now(), AT_ONCE);
		wait = sent == AT_ONCE ? 0 : EVERY_SECONDS;
		if (wait)
			smtp_idle(&m->smtp);            /* a mail server's connections are not ours to hold */
	}
	smtp_idle(&m->smtp);
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
	if (o->bounce && (!strchr(o->bounce, '@') || !mime_address(str(o->bounce)))) {
		*why = S("--smtp-bounce takes the address that undeliverable letters come back to, such as bounces@example.org.");
		return false;
	}
	if (o->bounce)
		m->office.bounce = str_copy(a, str(o->bounce));
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

Mailer *mailer_open(const MailOptions *o, Str *why, Arena *a)
{
	Arena  *own = arena_open();
	if (!own)
		arena_empty(a);
	Mailer *m = NEW(own, Mailer, 1);
	*m = (Mailer){ .arena = own };
	m->office = (PostOffice){ .carry = smtp_carry, .with = &m->smtp };
	post_has_server(o->url);
	if (!o->url && (o->from || o->user || o->password_file || o->bounce || o->plain)) {
		*why = S("The other --smtp options need --smtp itself, such as smtp://mail.example.org:587.");
		return arena_drop(own), NULL;
	}
	if (o->url && !read_options(m, o, why)) {
		*why = str_copy(a, *why);
		arena_drop(own);
		return NULL;
	}
	pthread_mutex_init(&m->mutex, NULL);
	pthread_cond_init(&m->wake, NULL);
	return m;
}

static bool begin(Db *db, void *unused)
{
	(void)unused;
	post_begin(db);
	return true;
}

void mailer_start(Mailer *m, DbFile *file)
{
	if (!m->smtp.url)
		return;
	m->file = file;
	db_write(file, begin, NULL);
	curl_global_init(CURL_GLOBAL_ALL);
	m->running = pthread_create(&m->thread, NULL, send_for_ever, m) == 0;
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
