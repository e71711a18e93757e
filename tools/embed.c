/* embed.c - files into C: a table of names, hashed paths, types and bytes, plain and
 * gzipped.  Style sheets lose comments and needless white space.
 *
 *   embed FILE ... > assets.c */
#include "base/base.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <zlib.h>

static Str slurp(Arena *a, const char *path)
{
	char   piece[4096];
	size_t n;
	Buf    all = buf_open(a);
	FILE  *in = fopen(path, "rb");
	while (in && (n = fread(piece, 1, sizeof piece, in)) > 0)
		buf_add(&all, (Str){ piece, n });
	if (!in || ferror(in))
		die("embed: %s: %s", path, strerror(errno));
	fclose(in);
	return buf_str(&all);
}

/* ---- style sheets -------------------------------------------------------------- */

static bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

/* A string, a comment or white space at p; otherwise 1. */
static size_t piece_at(Str s, size_t at)
{
	size_t i = at + 1;
	if (s.p[at] == '"' || s.p[at] == '\'') {
		while (i < s.n && s.p[i] != s.p[at])
			i += s.p[i] == '\\' ? 2 : 1;
		return (i < s.n ? i + 1 : s.n) - at;
	}
	if (s.p[at] == '/' && i < s.n && s.p[i] == '*') {
		const char *end = memmem(s.p + i + 1, s.n - i - 1, "*/", 2);
		return end ? (size_t)(end + 2 - s.p) - at : s.n - at;
	}
	while (is_blank(s.p[at]) && i < s.n && is_blank(s.p[i]))
		i++;
	return i - at;
}

/* White space may go beside these: '+' and '-' need theirs in calc(), and a space
 * before ':' or '(' means something. */
static Str lean_css(Arena *a, Str s)
{
	Buf  out = buf_open(a);
	bool space = false;
	for (size_t at = 0, n; at < s.n; at += n) {
		n = piece_at(s, at);
		bool comment = s.p[at] == '/' && n > 1;
		if (comment || is_blank(s.p[at])) {
			space = true;
			continue;
		}
		char last = out.n ? out.p[out.n - 1] : '{';
		if (space && !strchr("{};,>:(", last) && !strchr("{};,>)", s.p[at]))
			buf_char(&out, ' ');
		if (s.p[at] == '}' && last == ';')
			out.n--;
		buf_add(&out, (Str){ s.p + at, n });
		space = false;
	}
	return buf_str(&out);
}

/* ---- what is said of a file ------------------------------------------------------ */

static uint64_t hash(Str s)
{
	uint64_t h = 0xcbf29ce484222325u;
	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 0x100000001b3u;
	h = (h ^ h >> 32) * 0xd6e8feb86659fd93u;
	return h ^ h >> 32;
}

static Str gzipped(Arena *a, Str s)
{
	z_stream z = { 0 };
	if (deflateInit2(&z, 9, Z_DEFLATED, 31, 9, Z_DEFAULT_STRATEGY) != Z_OK)
		die("embed: zlib does not start");
	size_t most = deflateBound(&z, s.n);
	unsigned char *out = NEW(a, unsigned char, most);
	z.next_in = (unsigned char *)(uintptr_t)s.p;
	z.avail_in = (uInt)s.n;
	z.next_out = out;
	z.avail_out = (uInt)most;
	if (deflate(&z, Z_FINISH) != Z_STREAM_END)
		die("embed: zlib does not finish");
	Str made = { (char *)out, most - z.avail_out };
	deflateEnd(&z);
	return made.n < s.n ? made : S("");
}

static const char *type_of(Str name)
{
	static const struct { const char *end, *type; } types[] = {
		{ ".css", "text/css; charset=utf-8" }, { ".js", "text/javascript; charset=utf-8" }, { ".svg", "image/svg+xml" },
		{ ".png", "image/png" }, { ".woff2", "font/woff2" }, { ".txt", "text/plain; charset=utf-8" },
		{ ".csv", "text/csv; charset=utf-8" },
	};
	for (size_t i = 0; i < COUNT(types); i++)
		if (str_ends(name, str(types[i].end)))
			return types[i].type;
	die("embed: no media type is known for '%.*s'", STR(name));
}

/* ---- printing ---------------------------------------------------------------------- */

static void print_bytes(const char *what, int i, Str s)
{
	printf("static const unsigned char %s_%d[] = {", what, i);
	for (size_t n = 0; n < s.n; n++)
		printf("%s%u,", n % 32 ? "" : "\n", (unsigned char)s.p[n]);
	puts("0 };");
}

static Str name_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	return str(slash ? slash + 1 : path);
}

static void print_row(Arena *a, int i, const char *path, Str bytes, Str gzip)
{
	Str      name = name_of(path);
	char    *dot = memrchr(name.p, '.', name.n);
	uint64_t h = hash(bytes);
	size_t   stem = dot ? (size_t)(dot - name.p) : name.n;
	Str      served = str_fmt(a, "/assets/%.*s-%08x%s", (int)stem, name.p, (unsigned)(h >> 32), dot ? dot : "");
	printf("\t{ S(\"%.*s\"), S(\"%.*s\"), S(\"%s\"), S(\"\\\"%016llx\\\"\"), { (const char *)plain_%d, %zu }, { (const char *)gzip_%d, %zu } },\n",
		STR(name), STR(served), type_of(name), (unsigned long long)h, i, bytes.n, i, gzip.n);
}

int main(int argc, char **argv)
{
	Arena *a = arena_open();
	Str   *bytes = NEW(a, Str, argc), *gzip = NEW(a, Str, argc);
	puts("/* made by tools/embed.c */\n#include \"web/asset.h\"");
	for (int i = 1; i < argc; i++) {
		bytes[i] = slurp(a, argv[i]);
		if (str_ends(str(argv[i]), S(".css")))
			bytes[i] = lean_css(a, bytes[i]);
		gzip[i] = gzipped(a, bytes[i]);
		print_bytes("plain", i, bytes[i]);
		print_bytes("gzip", i, gzip[i]);
	}
	puts("const Asset assets[] = {");
	for (int i = 1; i < argc; i++)
		print_row(a, i, argv[i], bytes[i], gzip[i]);
	printf("};\nconst int assets_n = %d;\n", argc - 1);
	arena_drop(a);
	return fflush(stdout) != 0;
}
