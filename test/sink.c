/* sink.c PORT LOG - a mail server that takes everything, quickly.
 *
 * It notes each letter's Message-ID and subject in LOG before it says that it has taken it, as
 * a real one puts it on disk: killed in between, it has a letter that the sender sends again. */
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int note;

static void say(int fd, const char *line)
{
	if (write(fd, line, strlen(line)) < 0)
		pthread_exit(NULL);
}

static void letter(FILE *in, int fd)
{
	char line[2000], id[200] = "", subject[200] = "", row[500];
	int  head = 1;
	say(fd, "354 go on\r\n");
	for (;;) {
		if (!fgets(line, sizeof line, in))
			pthread_exit(NULL);
		if (!strcmp(line, ".\r\n"))
			break;
		head = head && strcmp(line, "\r\n");
		if (head && !strncmp(line, "Message-ID: ", 12))
			sscanf(line + 12, "%190s", id);
		if (head && !strncmp(line, "Subject: ", 9))
			sscanf(line + 9, "%190[^\r]", subject);
	}
	int n = snprintf(row, sizeof row, "%s %s\n", id, subject);
	if (write(note, row, (size_t)n) != n)           /* one write, appended: whole or not there */
		exit(3);
	say(fd, "250 2.0.0 taken\r\n");
}

static void *serve(void *given)
{
	int   fd = (int)(intptr_t)given;
	FILE *in = fdopen(fd, "r");
	char  line[2000];
	say(fd, "220 sink\r\n");
	while (in && fgets(line, sizeof line, in)) {
		if (!strncasecmp(line, "DATA", 4))
			letter(in, fd);
		else if (!strncasecmp(line, "QUIT", 4))
			break;
		else
			say(fd, "250 2.1.0 fine\r\n");
	}
	fclose(in);
	return NULL;
}

int main(int argc, char **argv)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int yes = 1, fd = socket(AF_INET, SOCK_STREAM, 0);
	if (argc != 3)
		return 2;
	signal(SIGPIPE, SIG_IGN);
	at.sin_port = htons((uint16_t)atoi(argv[1]));
	note = open(argv[2], O_CREAT | O_WRONLY | O_APPEND, 0600);
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
	if (note < 0 || bind(fd, (struct sockaddr *)&at, sizeof at) || listen(fd, 64))
		return 3;
	for (;;) {
		pthread_t t;
		int one = accept(fd, NULL, NULL);
		setsockopt(one, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
		if (one >= 0 && !pthread_create(&t, NULL, serve, (void *)(intptr_t)one))
			pthread_detach(t);
	}
}
