/* powerlog.c - LD_PRELOADed into the server by powercut.c: writes down, in order, what it asks of the
 * disk for files named *.db*: 'W' writes, 'T' changes of length, 'S' syncs, 'U' removals.  A record is
 * "kind name offset length\n" and, for writes, the bytes; one write to the log each. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

ssize_t pwrite64(int fd, const void *p, size_t n, off_t at);
int     ftruncate64(int fd, off_t n);

static const char *base_of(const char *path) { return strrchr(path, '/') ? strrchr(path, '/') + 1 : path; }

static void record(char kind, const char *path, off_t at, size_t n, const void *bytes)
{
	static int to = -1;
	char head[400];
	const char *name = base_of(path), *log = getenv("POWERLOG");
	if (!log || !strstr(name, ".db") || strstr(name, "-shm") || strstr(name, ".lock"))
		return;
	if (to < 0)
		to = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_APPEND | O_CREAT, 0600);
	int h = snprintf(head, sizeof head, "%c %s %lld %zu\n", kind, name, (long long)at, n);
	struct iovec all[2] = { { head, (size_t)h }, { (void *)(size_t)bytes, bytes ? n : 0 } };
	if (writev(to, all, 2) < 0)
		abort();
}

static void record_fd(char kind, int fd, off_t at, size_t n, const void *bytes)
{
	char link[40], path[4096];
	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	ssize_t got = readlink(link, path, sizeof path - 1);
	path[got > 0 ? got : 0] = 0;
	record(kind, path, at, n, bytes);
}

ssize_t pwrite64(int fd, const void *p, size_t n, off_t at)
{
	ssize_t done = syscall(SYS_pwrite64, fd, p, n, at);
	if (done > 0)
		record_fd('W', fd, at, (size_t)done, p);
	return done;
}
ssize_t pwrite(int fd, const void *p, size_t n, off_t at) { return pwrite64(fd, p, n, at); }

int ftruncate64(int fd, off_t n)
{
	int bad = (int)syscall(SYS_ftruncate, fd, n);
	if (!bad)
		record_fd('T', fd, 0, (size_t)n, NULL);
	return bad;
}
int ftruncate(int fd, off_t n) { return ftruncate64(fd, n); }

int fdatasync(int fd)
{
	int bad = (int)syscall(SYS_fdatasync, fd);
	if (!bad)
		record_fd('S', fd, 0, 0, NULL);
	return bad;
}

int fsync(int fd)
{
	int bad = (int)syscall(SYS_fsync, fd);
	if (!bad)
		record_fd('S', fd, 0, 0, NULL);
	return bad;
}

int unlink(const char *path)
{
	int bad = (int)syscall(SYS_unlink, path);
	if (!bad)
		record('U', path, 0, 0, NULL);
	return bad;
}
