/* served.c - see served.h. */
#include "test/served.h"

#include "sign/sign.h"
#include "test/scratch.h"

#include <fcntl.h>
#include <signal.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

Served served_open(const char *binary)
{
	Served s = { .arena = arena_open(), .binary = binary, .session = S(""), .peer = S("here") };
	if (sodium_init() < 0)
		die("libsodium would not start");
	signal(SIGPIPE, SIG_IGN);
	s.folder = scratch_open(s.arena);
	snprintf(s.address, sizeof s.address, "unix:%s/socket", s.folder.p);
	snprintf(s.data, sizeof s.data, "%s/mentord.db", s.folder.p);
	return s;
}

static _Noreturn void run(const Served *s, const char *const *before)
{
	const char *all[40];
	int n = 0;
	for (; before && before[n] && n < 30; n++)
		all[n] = before[n];
	const char *own[] = { s->binary, "serve", "--demo", "--data", s->data, "--listen", s->address, NULL };
	memcpy(all + n, own, sizeof own);
	int nowhere = open("/dev/null", O_WRONLY);
	dup2(nowhere, 1);
	dup2(nowhere, 2);
	execvp(all[0], (char *const *)(void *)all);
	_exit(8);
}

bool served_start(Served *s, const char *const *before)
{
	s->pid = fork();
	if (!s->pid)
		run(s, before);
	for (int i = 0; i < 2500; i++, usleep(4000))
		if (served_get(s, "/health") == 200)
			return true;
	return false;
}

void served_stop(Served *s)
{
	kill(s->pid, SIGTERM);
	waitpid(s->pid, NULL, 0);
}

void served_close(Served *s)
{
	scratch_drop(s->folder);
	arena_drop(s->arena);
}

static Str ask(Served *s, Arena *a, const char *method, const char *path, Str body)
{
	return wire_ask(a, s->address, str_fmt(a, "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\n"
		"X-Real-IP: %.*s\r\nCookie: " SESSION_COOKIE "=%.*s; " VISITOR_COOKIE "=v\r\nContent-Type: application/x-www-form-urlencoded\r\n"
		"Content-Length: %zu\r\n\r\n%.*s", method, path, STR(s->peer), STR(s->session), body.n, STR(body)));
}

int served_get(Served *s, const char *path)
{
	Arena *a = arena_open();
	int status = wire_status(ask(s, a, "GET", path, S("")));
	arena_drop(a);
	return status;
}

static Str form(Served *s, Arena *a, Str fields)
{
	Req rq = { .arena = a, .secret = s->session.n ? s->session : S("v") };
	const char *token = strstr(form_guard(&rq).markup.p, "value=\"") + 7;
	return str_fmt(a, "form_token=%.64s&form_once=%.32s&%.*s", token, sign_token(a).p, STR(fields));
}

int served_post(Served *s, const char *path, Str fields)
{
	Arena *a = arena_open();
	int status = wire_status(ask(s, a, "POST", path, form(s, a, fields)));
	arena_drop(a);
	return status;
}

bool served_sign_in(Served *s)
{
	Arena *a = arena_open();
	s->session = S("");
	Str reply = ask(s, a, "POST", "/sign-in", form(s, a, S("email=admin%40northmere.example&password=a+lamp+on+the+table")));
	const char *p = wire_status(reply) == 303 ? strstr(str_c(a, reply), SESSION_COOKIE "=") : NULL;
	if (p)
		s->session = str_copy(s->arena, (Str){ p + sizeof SESSION_COOKIE, 64 });
	arena_drop(a);
	return p;
}
