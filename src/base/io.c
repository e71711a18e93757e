/* io.c - whole files in and out. */
#include "base/io.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE = 64 << 10 };

static atomic_long calls, fail_at;

void io_fail(long nth)
{
	fail_at = nth;
	calls = 0;
}

/* Asked before each call of the system that can fail. */
static bool injected(void)
{
	if (!fail_at || ++calls != fail_at)
		return false;
	errno = EIO;
	return true;
}

static bool no(Arena *a, Str *why, int error)
{
	*why = str_copy(a, str(strerror(error)));
	return false;
}

/* Closes first: taking memory for the sentence may leave by the arena's escape. */
static bool no_closing(Arena *a, Str *why, int fd)
{
	int error = errno;
	if (fd > 0)
		close(fd);
	return no(a, why, error);
}

static ssize_t take_piece(int fd, char *to, size_t n)
{
	ssize_t got;
	do
		got = injected() ? -1 : read(fd, to, n);
	while (got < 0 && errno == EINTR);
	return got;
}

static bool too_large(Arena *a, size_t most, Str *why)
{
	*why = str_fmt(a, "It is larger than the %zu bytes that are read at most", most);
	return false;
}

/* Something without a size, such as a pipe. */
static bool read_stream(Arena *a, int fd, size_t most, Str *content, Str *why)
{
	char piece[PIECE];
	Buf  all = buf_open(a);
	for (;;) {
		ssize_t got = take_piece(fd, piece, sizeof piece);
		if (got < 0)
			return no_closing(a, why, fd);
		if (!got)
			break;
		if ((size_t)got > most - all.n) {
			if (fd)
				close(fd);
			return too_large(a, most, why);
		}
		buf_add(&all, (Str){ piece, (size_t)got });
	}
	if (fd)
		close(fd);
	*content = buf_str(&all);
	return true;
}

/* The room is taken before the file is opened, so that no escape leaks it. */
static bool read_sized(Arena *a, const char *path, size_t size, Str *content, Str *why)
{
	char  *p = NEW(a, char, size + 1);
	size_t n = 0;
	int    fd = injected() ? -1 : open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return no(a, why, errno);
	for (ssize_t got; n < size && (got = take_piece(fd, p + n, size - n)) != 0; n += (size_t)got)
		if (got < 0)
			return no_closing(a, why, fd);
	close(fd);
	*content = (Str){ p, n };
	return true;
}

bool io_read(Arena *a, const char *path, size_t most, Str *content, Str *why)
{
	struct stat st;
	*content = *why = S("");
	if (!strcmp(path, "-"))
		return read_stream(a, STDIN_FILENO, most, content, why);
	if (stat(path, &st))
		return no(a, why, errno);
	if (S_ISDIR(st.st_mode))
		return no(a, why, EISDIR);
	if (S_ISREG(st.st_mode) && st.st_size > 0)
		return (size_t)st.st_size > most ? too_large(a, most, why)
		     : read_sized(a, path, (size_t)st.st_size, content, why);
	int fd = injected() ? -1 : open(path, O_RDONLY | O_CLOEXEC);
	return fd < 0 ? no(a, why, errno) : read_stream(a, fd, most, content, why);
}

typedef struct { int fd, error; bool (*take)(void *with, Str piece); void *with; } Pieces;

static void read_pieces(void *with)
{
	Pieces *x = with;
	char    piece[PIECE];
	for (ssize_t got; (got = take_piece(x->fd, piece, sizeof piece)) != 0;) {
		x->error = got < 0 ? errno : 0;
		if (got < 0 || !x->take(x->with, (Str){ piece, (size_t)got }))
			return;
	}
}

bool io_pieces(Arena *a, const char *path, bool (*take)(void *with, Str piece), void *with, Str *why)
{
	bool   in = !strcmp(path, "-");
	Pieces x = { .fd = in ? STDIN_FILENO : injected() ? -1 : open(path, O_RDONLY | O_CLOEXEC), .take = take, .with = with };
	*why = S("");
	if (x.fd < 0)
		return no(a, why, errno);
	bool enough = arena_try(a, read_pieces, &x);
	if (!in)
		close(x.fd);
	if (!enough)
		arena_empty(a);
	return !x.error || no(a, why, x.error);
}

static bool put_all(int fd, Str s)
{
	while (s.n) {
		ssize_t put = injected() ? -1 : write(fd, s.p, s.n);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return false;
		s.p += put;
		s.n -= (size_t)put;
	}
	return true;
}

static mode_t usual_mode(void)
{
	mode_t mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

/* The rename itself must reach the disk. */
static bool sync_folder(char *path)
{
	int fd = open(dirname(path), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return false;
	bool ok = !injected() && (!fsync(fd) || errno == EINVAL);
	int  error = errno;
	close(fd);
	errno = error;
	return ok;
}

/* Devices, pipes and the like are written to, not replaced. */
static bool write_through(const char *path, Str content)
{
	int fd = injected() ? -1 : open(path, O_WRONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	bool ok = put_all(fd, content);
	int  error = errno;
	close(fd);
	errno = error;
	return ok;
}

static bool replace(char *target, char *beside, char *spare, Str content, mode_t mode)
{
	int fd = injected() ? -1 : mkostemp(beside, O_CLOEXEC);
	if (fd < 0)
		return false;
	bool ok = put_all(fd, content) && !fchmod(fd, mode) && !injected() && !fsync(fd);
	int  error = errno;
	if (close(fd) && ok) {
		ok = false;
		error = errno;
	}
	if (ok && (injected() || rename(beside, target))) {
		ok = false;
		error = errno;
	}
	if (!ok)
		unlink(beside);
	errno = error;
	return ok && sync_folder(spare);
}

bool io_write(Arena *a, const char *path, Str content, Str *why)
{
	struct stat st;
	bool there = !stat(path, &st);
	char whole[PATH_MAX];
	*why = S("");
	if (there && S_ISDIR(st.st_mode))
		return no(a, why, EISDIR);
	if (there && !S_ISREG(st.st_mode))
		return write_through(path, content) || no(a, why, errno);
	/* A link stays a link: what it points to is replaced. */
	const char *target = there && realpath(path, whole) ? whole : path;
	char *beside = str_c(a, str_fmt(a, "%s.XXXXXX", target)), *spare = str_c(a, str(target));
	return replace(str_c(a, str(target)), beside, spare, content, there ? st.st_mode & 07777 : usual_mode())
	    || no(a, why, errno);
}
