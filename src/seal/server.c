/* server.c - the server's key: 32 bytes in hex, in a file of its own that only the server may read. */
#include "seal/seal.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool make_file(Arena *a, const char *path, Str *why)
{
	SealKey key;
	seal_key_new(&key);
	Str text = str_fmt(a, "%.*s\n", STR(str_hex(a, key.bytes, sizeof key.bytes)));
	int fd = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0400);
	bool done = fd >= 0 && write(fd, text.p, text.n) == (ssize_t)text.n && fsync(fd) == 0;
	if (!done)
		*why = str_fmt(a, "The key file %s cannot be made: %s. Check that its folder may be written.", path, strerror(errno));
	if (fd >= 0)
		close(fd);
	if (!done && fd >= 0)
		unlink(path);
	seal_forget(&key, sizeof key);
	return done;
}

bool seal_server_load(Arena *a, const char *path, bool make, SealKey *key, Str *why)
{
	struct stat st;
	Str text;
	if (stat(path, &st)) {
		if (errno != ENOENT || !make) {
			*why = str_fmt(a, "The key file %s is not there. Put it back from where you keep it: without it, sealed wishes cannot be used.", path);
			return false;
		}
		if (!make_file(a, path, why) || stat(path, &st))
			return false;
	}
	if (st.st_mode & (S_IRWXG | S_IRWXO)) {
		*why = str_fmt(a, "Others may read the key file %s. Make it yours alone: chmod 0400 %s", path, path);
		return false;
	}
	if (!io_read(a, path, 1024, &text, why)) {
		*why = str_fmt(a, "The key file %s cannot be read: %.*s.", path, STR(*why));
		return false;
	}
	if (!str_unhex(str_trim(text), key->bytes, sizeof key->bytes)) {
		*why = str_fmt(a, "%s is no key file of mentord: it should hold 64 hexadecimal digits.", path);
		return false;
	}
	return true;
}

Str seal_tag(Arena *a, const SealKey *server, const char *purpose, Str text)
{
	uint8_t tag[16];
	Str all = str_fmt(a, "mentord|tag|%s|%.*s", purpose, STR(text));
	crypto_generichash(tag, sizeof tag, (const uint8_t *)all.p, all.n, server->bytes, sizeof server->bytes);
	return str_copy(a, (Str){ (char *)tag, sizeof tag });
}

static SealKey in_use;
void seal_server_use(const SealKey *key) { in_use = *key; }
const SealKey *seal_server(void) { return &in_use; }
