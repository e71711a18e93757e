/* serve.c - mentord serve: opens the data file, listens, waits for the signal to stop. */
#include "app/app.h"
#include "app/bounces.h"
#include "app/mailer.h"
#include "commands.h"
#include "demo/demo.h"
#include "look/look.h"
#include "match/round.h"
#include "people/people.h"
#include "post/letter.h"
#include "seal/seal_keep.h"
#include "sign/sign.h"
#include "web/desk.h"

#include <arpa/inet.h>
#include <errno.h>
#include <getopt.h>
#include <signal.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

typedef struct { const char *data, *key, *address, *listen; bool demo, behind_tls; int readers; MailOptions mail; } Serving;
enum { READERS = 8, BACKLOG = 128, EVERY_SECONDS = 300 };

static const char help[] =
	"usage: mentord serve [--data FILE] [--listen ADDRESS] [--behind-tls] [--demo]\n\n"
	"  --data FILE       the data file; made when it is not there (default mentord.db)\n"
	"  --key FILE        the key for wishes that matching uses and nobody may read; made when it is not there\n"
	"                    (default: the data file's name and .key; keep it apart from copies of the data file)\n"
	"  --address URL     how people reach this server: https://mentor.example.org; written into letters\n"
	"  --listen ADDRESS  127.0.0.1:8080 (the default), or unix:/path/of/socket\n"
	"  --behind-tls      a proxy in front speaks HTTPS to the world\n"
	"  --smtp URL        the mail server: smtp://host:587 (TLS by STARTTLS) or smtps://host; without it letters wait\n"
	"  --smtp-from ADDRESS, --smtp-user NAME, --smtp-password-file FILE\n"
	"  --smtp-bounce ADDRESS  where letters that cannot be delivered come back to: bounces+NUMBER@host\n"
	"  --smtp-plain      a mail server on this machine that knows no TLS\n"
	"  --demo            three people to sign in as, and the gallery of parts\n\n"
	"Stop it with Ctrl-C or SIGTERM: what is under way is finished first.\n"
	"Exit status: 0 stopped as asked, 2 odd options, 3 the file or address could not be used.\n";

/* ---- listening --------------------------------------------------------------------- */

static int listen_unix(const char *path)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	if (strlen(path) >= sizeof at.sun_path)
		return errno = ENAMETOOLONG, -1;
	memcpy(at.sun_path, path, strlen(path));
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	unlink(path);
	if (fd < 0 || bind(fd, (struct sockaddr *)&at, sizeof at) || chmod(path, 0660) || listen(fd, BACKLOG))
		return -1;
	return fd;
}

static int listen_tcp(Arena *a, Str address)
{
	Str     host;
	int64_t port;
	struct sockaddr_in at = { .sin_family = AF_INET };
	if (!str_cut(&address, ':', &host) || !address.p || !str_int(address, &port) || port > 65535
	    || inet_pton(AF_INET, str_c(a, host), &at.sin_addr) != 1)
		return errno = EINVAL, -1;
	at.sin_port = htons((uint16_t)port);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), yes = 1;
	if (fd < 0 || setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) || bind(fd, (struct sockaddr *)&at, sizeof at) || listen(fd, BACKLOG))
		return -1;
	return fd;
}

static int listen_at(Arena *a, const char *address)
{
	return strncmp(address, "unix:", 5) ? listen_tcp(a, str(address)) : listen_unix(address + 5);
}

/* ---- what is told at the start -------------------------------------------------------- */

typedef struct { Arena *arena; Str link; } SetUp;

static bool set_up(Db *db, void *with)
{
	SetUp *s = with;
	s->link = sign_setup_link(db, s->arena, clock_now());
	return db_ok(db);
}

static void say_organisation(DbFile *file, Arena *a)
{
	Db *db = db_reader(file);
	if (!db)
		return;
	look_organisation(sign_organisation(db, a));
	db_reader_back(db);
}

static void welcome(DbFile *file, Arena *a, const Serving *o)
{
	SetUp s = { .arena = a };
	Str   why;
	const char *at = strncmp(o->listen, "unix:", 5) ? o->listen : "your-address";
	if (o->demo)
		if (demo_make(file, a, (DemoWish){ DEMO_PEOPLE, 1 }, &why))
			puts("A made-up department of 300 people is in the data file.");
	db_write(file, set_up, &s);
	printf("mentord is at http://%s/\n", at);
	if (o->demo)
		demo_sign_ins();
	if (s.link.n)
		printf("Nobody administers this place yet. Set it up within seven days at\n  http://%s/set-up/%.*s\n", at, STR(s.link));
	puts("Stop with Ctrl-C.");
	fflush(stdout);
}

/* ---- the life of the server --------------------------------------------------------------- */

static bool sweep(Db *db, void *unused)
{
	(void)unused;
	web_sweep(db, clock_now());
	sign_sweep(db, clock_now());
	people_sweep(db, clock_now());
	post_sweep(db, clock_now());
	return true;
}

static void write_digests(Arena *a, void *db) { letter_sweep(db, a, clock_now()); }

/* A digest is written once a day whatever happens: without memory it comes with the next sweep. */
static bool digests(Db *db, void *unused)
{
	(void)unused;
	Arena *a = arena_filled(write_digests, db);
	bool written = a;
	arena_drop(a);
	return written;
}

static void wait_for_stop(DbFile *file, const char *data, const sigset_t *signals)
{
	struct timespec every = { .tv_sec = EVERY_SECONDS };
	for (;;) {
		int got = sigtimedwait(signals, NULL, &every);
		if (got == SIGINT || got == SIGTERM)
			return;
		desk_sweep(clock_now());
		db_write(file, sweep, NULL);
		db_write(file, digests, NULL);
		bounces_take(file, data);
	}
}

static bool needs_its_key(DbFile *file, Arena *a)
{
	Db  *db = db_reader(file);
	bool needs = !db || seal_server_needed(db, a);
	if (db && !db_reader_back(db))
		needs = true;
	return needs;
}

typedef struct { Arena *arena; Str print; } Keying;

static bool same_key(Db *db, void *with)
{
	Keying *k = with;
	return sign_knows_key(db, k->arena, k->print, clock_now());
}

static int refuse(Str why, int status) { return fprintf(stderr, "mentord: %.*s\n", STR(why)), status; }

/* The options hold together; from here on it is the file, the address and the world that decide. */
static int serve_mailing(Arena *a, const Serving *o, const sigset_t *signals, Mailer *mailer)
{
	DbFile     *file;
	Str         why;
	const char *text;
	SealKey     key;
	letter_address_set(o->address ? str(o->address) : str_fmt(a, "http://%s", o->listen));
	if (db_open(a, o->data, o->readers, &file, &why) != DB_OPENED)
		return refuse(why, 3);
	/* Another key in the place of one that is lost would let the wishes in confidence be overlooked. */
	if (!seal_server_load(a, o->key ? o->key : str_fmt(a, "%s.key", o->data).p, !needs_its_key(file, a), &key, &why))
		return db_close(file), refuse(why, 3);
	seal_server_use(&key);
	seal_forget(&key, sizeof key);
	Keying k = { .arena = a, .print = str_hex(a, seal_tag(a, seal_server(), "print", S("")).p, 16) };
	if (db_write(file, same_key, &k) != DB_KEPT)
		return db_close(file), refuse(S("This key file belongs to another data file. Put the right one back: with this one, wishes given in confidence cannot be read."), 3);
	int fd = listen_at(a, o->listen);
	if (fd < 0) {
		fprintf(stderr, "mentord: cannot listen at %s: %s. Choose another address with --listen.\n", o->listen, strerror(errno));
		return db_close(file), 3;
	}
	Web   web = app_web(file, !o->behind_tls);
	look_demo(o->demo);
	Http *http = http_start(&web, fd, &text);
	if (!http) {
		fprintf(stderr, "mentord: cannot serve: %s\n", text);
		return db_close(file), 3;
	}
	welcome(file, a, o);
	say_organisation(file, a);
	mailer_start(mailer, file);
	wait_for_stop(file, o->data, signals);
	http_stop(http);
	mailer_stop(mailer);
	round_close();
	db_close(file);
	desk_close();
	puts("mentord has stopped.");
	return 0;
}

static int serve(Arena *a, const Serving *o, const sigset_t *signals)
{
	Str     why;
	Mailer *mailer = mailer_open(&o->mail, &why, a);
	int     status = mailer ? serve_mailing(a, o, signals, mailer) : refuse(why, 2);
	if (mailer && status)           /* refused before it was started */
		mailer_stop(mailer);
	return status;
}

static bool read_options(int argc, char **argv, Serving *o)
{
	static const struct option all[] = { { "data", 1, 0, 'd' }, { "key", 1, 0, 'k' }, { "address", 1, 0, 'a' }, { "listen", 1, 0, 'l' }, { "behind-tls", 0, 0, 't' },
		{ "demo", 0, 0, 'D' }, { "help", 0, 0, 'h' }, { "smtp", 1, 0, 's' }, { "smtp-from", 1, 0, 'f' }, { "smtp-user", 1, 0, 'u' },
		{ "smtp-password-file", 1, 0, 'p' }, { "smtp-plain", 0, 0, 'P' }, { "smtp-bounce", 1, 0, 'b' }, { 0 } };
	for (int c; (c = getopt_long(argc, argv, "", all, NULL)) != -1;) {
		switch (c) {
		case 'd': o->data = optarg; break;
		case 'k': o->key = optarg; break;
		case 'a': o->address = optarg; break;
		case 'l': o->listen = optarg; break;
		case 't': o->behind_tls = true; break;
		case 'D': o->demo = true; break;
		case 's': o->mail.url = optarg; break;
		case 'f': o->mail.from = optarg; break;
		case 'u': o->mail.user = optarg; break;
		case 'p': o->mail.password_file = optarg; break;
		case 'P': o->mail.plain = true; break;
		case 'b': o->mail.bounce = optarg; break;
		case 'h': fputs(help, stdout); exit(0);
		default:  return false;
		}
	}
	if (optind == argc)
		return true;
	fprintf(stderr, "mentord serve: '%s' was not expected\n", argv[optind]);
	return false;
}

int serve_command(int argc, char **argv)
{
	Serving  o = { .data = "mentord.db", .listen = "127.0.0.1:8080", .readers = READERS };
	sigset_t signals;
	if (!read_options(argc, argv, &o))
		return fputs(help, stderr), 2;
	if (sodium_init() < 0)
		die("libsodium would not start");
	sigemptyset(&signals);
	sigaddset(&signals, SIGINT);
	sigaddset(&signals, SIGTERM);
	pthread_sigmask(SIG_BLOCK, &signals, NULL);
	signal(SIGPIPE, SIG_IGN);
	Arena *a = arena_open();
	if (!a)
		return fputs("mentord: there is not enough memory to start\n", stderr), 3;
	int status = serve(a, &o, &signals);
	arena_drop(a);
	return status;
}
