/* flood.c BINARY SINK LETTERS KILLS - many letters, while the server and the mail server are killed.
 *
 * LETTERS wait in the outbox.  The program sends them to test/sink.c; one of the two is killed
 * (SIGKILL) at a random moment and started again, KILLS times at least, until all have arrived.
 * Each letter must arrive, and one that arrives twice has the same Message-ID. */
#include "post/post.h"
#include "test/scratch.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LETTERS_MOST = 200000, MINUTES_MOST = 20 };

static Arena *arena;
static char data[300], address[300], note[300], port[20], url[60];
static int  letters, times[LETTERS_MOST];
static int64_t ids[LETTERS_MOST];

static int free_port(void)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t n = sizeof at;
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	if (bind(fd, (struct sockaddr *)&at, n) || getsockname(fd, (struct sockaddr *)&at, &n))
		die("no port");
	close(fd);
	return ntohs(at.sin_port);
}

static pid_t start(const char *const *argv)
{
	pid_t pid = fork();
	if (pid)
		return pid;
	int nowhere = open("/dev/null", O_WRONLY);
	dup2(nowhere, 1);
	dup2(nowhere, 2);
	execv(argv[0], (char *const *)(void *)argv);
	_exit(8);
}

static pid_t start_server(const char *binary)
{
	return start((const char *const[]){ binary, "serve", "--data", data, "--listen", address, "--smtp", url, "--smtp-from", "m@northmere.example",
		"--smtp-bounce", "back@northmere.example", "--smtp-plain", NULL });
}

static pid_t start_sink(const char *binary) { return start((const char *const[]){ binary, port, note, NULL }); }

static void stop(pid_t pid, int how)
{
	kill(pid, how);
	waitpid(pid, NULL, 0);
}

/* ---- the letters ---------------------------------------------------------------------------- */

static bool write_some(Db *db, void *with)
{
	int *from = with;
	for (int i = *from; i < *from + 5000 && i < letters; i++)
		post_letter(db, arena, (PostLetter){ .kind = S("pair-begun"), .name = S("Zoë Example"), .address = str_fmt(arena, "person%d@northmere.example", i),
			.subject = str_fmt(arena, "Letter %d", i), .text = S("Dear Zoë,\n\nyour mentorship has begun.\n\nhttps://mentor.example/mentorships/1\n"),
			.html = S("<p>Dear Zoë,</p><p>your mentorship has begun.</p>") }, clock_now());
	return db_ok(db);
}

static void write_all(void)
{
	DbFile *file;
	Str     why;
	if (db_open(arena, data, 1, &file, &why) != DB_OPENED)
		die("%.*s", STR(why));
	for (int from = 0; from < letters; from += 5000)
		if (db_write(file, write_some, &from) != DB_KEPT)
			die("the letters could not be written");
	db_close(file);
}

/* ---- what arrived ------------------------------------------------------------------------------ */

static int arrived, strange, two_ids, copies;

/* Reads what is new in the sink's notes. */
static void look(FILE *in)
{
	long long id;
	int       i;
	char      line[300];
	for (long at = ftell(in); fgets(line, sizeof line, in); at = ftell(in)) {
		if (!strchr(line, '\n')) {              /* still being written */
			fseek(in, at, SEEK_SET);
			return;
		}
		if (sscanf(line, "<%lld@northmere.example> Letter %d", &id, &i) != 2 || i < 0 || i >= letters) {
			strange++;
			continue;
		}
		arrived += !times[i];
		copies += times[i]++ > 0;
		two_ids += ids[i] && ids[i] != id;
		ids[i] = id;
	}
	clearerr(in);
}

static int64_t marked(const char *sql)
{
	DbFile *file;
	Str     why;
	if (db_open(arena, data, 1, &file, &why) != DB_OPENED)
		die("%.*s", STR(why));
	Db *db = db_reader(file);
	int64_t n = db_number(db_ask(db, arena, sql));
	db_reader_back(db);
	db_close(file);
	return n;
}

int main(int argc, char **argv)
{
	if (argc != 5 || (letters = atoi(argv[3])) < 1 || letters > LETTERS_MOST)
		return 2;
	arena = arena_open();
	Str folder = scratch_open(arena);
	snprintf(data, sizeof data, "%s/mentord.db", folder.p);
	snprintf(address, sizeof address, "unix:%s/socket", folder.p);
	snprintf(note, sizeof note, "%s/arrived", folder.p);
	snprintf(port, sizeof port, "%d", free_port());
	snprintf(url, sizeof url, "smtp://127.0.0.1:%s", port);
	close(open(note, O_CREAT | O_WRONLY, 0600));
	write_all();
	int   kills = atoi(argv[4]), server_kills = 0, sink_kills = 0;
	pid_t server = start_server(argv[1]), sink = start_sink(argv[2]);
	FILE *in = fopen(note, "r");
	int64_t began = clock_ticks();
	srandom(7);
	while (arrived < letters && clock_ticks() - began < MINUTES_MOST * SECONDS(60)) {
		usleep((useconds_t)(200000 + random() % 1500000));
		look(in);
		if (server_kills + sink_kills >= kills || arrived == letters)
			continue;
		if (random() % 3) {
			stop(server, SIGKILL);
			server = start_server(argv[1]);
			server_kills++;
		} else {
			stop(sink, SIGKILL);
			usleep((useconds_t)(random() % 400000));
			sink = start_sink(argv[2]);
			sink_kills++;
		}
	}
	double seconds = (double)(clock_ticks() - began) / 1e6;
	/* One that was taken in, but not acknowledged, is still to be sent again. */
	int64_t sent = 0;
	for (sleep(2); ; sleep(15)) {
		stop(server, SIGTERM);
		sent = marked("SELECT count(*) FROM outbox WHERE state = 'sent'");
		if (sent == letters || clock_ticks() - began > MINUTES_MOST * SECONDS(60))
			break;
		server = start_server(argv[1]);
	}
	stop(sink, SIGKILL);
	look(in);
	printf("%d letters in %.0f s (%.0f a second), %d kills of the server, %d of the mail server\n", letters, seconds, letters / seconds, server_kills, sink_kills);
	printf("%d arrived, %lld marked as sent, %d copies with the same Message-ID, %d with another, %d unknown\n", arrived, (long long)sent, copies, two_ids, strange);
	fclose(in);
	scratch_drop(folder);
	return arrived != letters || sent != letters || two_ids || strange || server_kills + sink_kills < kills;
}
