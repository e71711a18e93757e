/* html2c.c - the template compiler: HTML in, C out.
 *
 *   html2c FILE            prints the C of its templates
 *   html2c --header FILE   prints their prototypes
 *   html2c --probe FILE    prints what test/template_probe.c runs
 *
 *   #include "post/post.h"                     lines before the first template are C
 *   {% template letter(Letter l, int n) %}     becomes  void letter(Buf *out, Letter l, int n);
 *   <h1>{{l.subject}}</h1>                     a hole: escaped as its place demands
 *   {% if n > 1 %} .. {% elif n %} .. {% else %} .. {% end %}
 *   {% for int i = 0; i < n; i++ %} .. {% end %}
 *   {% each Line *x in l.lines %} .. {% end %} over any { T *list; int n; }; x_at counts
 *   {% set int width = n * 12 %}               a declaration
 *   {% call signature(l.from) %}               another template, or a function that takes out first
 *   {# not sent #}
 *
 * Runs of white space become one, except in <pre>, <textarea> and values; white
 * space at the two ends of a template goes. */
#include "tools/html2c.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

bool refuse(Source *s, int line, const char *fmt, ...)
{
	char    says[400];
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(says, sizeof says, fmt, ap);
	va_end(ap);
	if (!s->complaint.n)
		buf_fmt(&s->complaint, "%.*s:%d: %s\n", STR(s->file), line, says);
	return false;
}

#ifndef HTML2C_NO_MAIN
static bool slurp(FILE *in, Buf *all)
{
	char   piece[4096];
	size_t n;
	while ((n = fread(piece, 1, sizeof piece, in)) > 0)
		buf_add(all, (Str){ piece, n });
	return !ferror(in);
}

int main(int argc, char **argv)
{
	const char *path = argc > 1 ? argv[argc - 1] : "-", *mode = argc > 2 ? argv[1] : "";
	FILE  *in = argc == 2 || argc == 3 ? fopen(path, "r") : NULL;
	Arena *a = arena_open();
	if (!in || !a) {
		fprintf(stderr, "html2c: %s: %s\n", path, argc < 2 ? "usage: html2c [--header|--probe] FILE" : strerror(errno));
		return 2;
	}
	Buf    text = buf_open(a), out = buf_open(a);
	Source s = { .arena = a, .file = str(path), .complaint = buf_open(a) };
	bool   fine = slurp(in, &text);
	fclose(in);
	s.text = buf_str(&text);
	if (!fine || !parse(&s) || !check(&s)) {
		fprintf(stderr, "%.*s", STR(buf_str(&s.complaint)));
		arena_drop(a);
		return 1;
	}
	(!strcmp(mode, "--header") ? write_header : !strcmp(mode, "--probe") ? write_probe : write_c)(&s, &out);
	fine = fwrite(out.p, 1, out.n, stdout) == out.n && !fflush(stdout);
	arena_drop(a);
	return fine ? 0 : 2;
}
#endif
