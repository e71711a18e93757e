/* wire.c - see wire.h. */
#include "test/wire.h"

#include <arpa/inet.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static int open_unix(const char *path)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	memcpy(at.sun_path, path, strnlen(path, sizeof at.sun_path - 1));
	if (fd >= 0 && connect(fd, (struct sockaddr *)&at, sizeof at)) {
		close(fd);
		return -1;
	}
	return fd;
}

int wire_open(const char *address)
{
	if (!strncmp(address, "unix:", 5))
		return open_unix(address + 5);
	struct sockaddr_in at = { .sin_family = AF_INET };
	const char *colon = strchr(address, ':');
	at.sin_port = htons((uint16_t)strtol(colon ? colon + 1 : "80", NULL, 10));
	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd >= 0 && connect(fd, (struct sockaddr *)&at, sizeof at)) {
		close(fd);
		return -1;
	}
	return fd;
}

bool wire_send(int fd, Str s)
{
	while (s.n) {
		ssize_t n = send(fd, s.p, s.n, MSG_NOSIGNAL);
		if (n <= 0)
			return false;
		s = (Str){ s.p + n, s.n - (size_t)n };
	}
	return true;
}

Str wire_drain(Arena *a, int fd, int quiet)
{
	Buf  all = buf_open(a);
	char chunk[65536];
	for (struct pollfd p = { fd, POLLIN, 0 }; poll(&p, 1, quiet) > 0;) {
		ssize_t n = recv(fd, chunk, sizeof chunk, 0);
		if (n <= 0)
			break;
		buf_add(&all, (Str){ chunk, (size_t)n });
	}
	return buf_str(&all);
}

Str wire_ask(Arena *a, const char *address, Str request)
{
	int fd = wire_open(address);
	if (fd < 0)
		return S("");
	wire_send(fd, request);
	Str reply = wire_drain(a, fd, 15000);
	close(fd);
	return reply;
}

int wire_status(Str r) { return str_starts(r, S("HTTP/1.")) && r.n > 12 ? (int)strtol(r.p + 9, NULL, 10) : 0; }

int wire_count(Str s)
{
	int n = 0;
	for (const char *p = s.p; s.n && (p = memmem(p, s.n - (size_t)(p - s.p), "HTTP/1.1 ", 9)); p += 9)
		n++;
	return n;
}

Str wire_header(Str reply, const char *name)
{
	Str line;
	for (Str rest = reply; str_cut(&rest, '\n', &line) && str_trim(line).n;) {
		size_t n = strlen(name);
		if (line.n > n && line.p[n] == ':' && !strncasecmp(line.p, name, n))
			return str_trim((Str){ line.p + n + 1, line.n - n - 1 });
	}
	return S("");
}

Str wire_body(Str reply)
{
	const char *p = reply.n ? memmem(reply.p, reply.n, "\r\n\r\n", 4) : NULL;
	return p ? (Str){ p + 4, reply.n - (size_t)(p + 4 - reply.p) } : S("");
}
