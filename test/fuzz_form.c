/* fuzz_form.c - any bytes as a form, plain or multipart.  What is let through must be text;
 * nothing is read outside the bytes; a form written by us is read back as it was. */
#include "web/web.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void all_text(const Fields *f)
{
	for (int i = 0; i < f->n; i++)
		if (!utf8_valid(f->list[i].name) || !utf8_valid(f->list[i].value))
			die("a field that is no text got through");
}

static void inside(Str part, Str whole)
{
	if (part.n && (part.p < whole.p || part.p + part.n > whole.p + whole.n))
		die("an upload outside the body");
}

static void there_and_back(Arena *a, Str value)
{
	Buf    b = buf_open(a);
	Fields f = { 0 };
	if (!utf8_valid(value) || memchr(value.p, 0, value.n))       /* a NUL is dropped on purpose */
		return;
	buf_lit(&b, "x=1&v=");
	html_url_str(&b, value);
	if (form_parse_urlencoded(a, buf_str(&b), &f) && (f.n != 2 || !str_eq(f.list[1].value, value)))
		die("a value changed on the way");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	Arena  *a = arena_open();
	Str     all = { (const char *)data, n }, head;
	Fields  plain = { 0 }, parts = { 0 };
	Uploads uploads = { 0 };
	form_parse_urlencoded(a, all, &plain);
	all_text(&plain);
	there_and_back(a, all);
	Str body = all;
	str_cut(&body, '\n', &head);            /* first line: the content type */
	if (body.p && form_parse_multipart(a, head, body, &parts, &uploads))
		for (int i = 0; i < uploads.n; i++)
			inside(uploads.list[i].bytes, body);
	all_text(&parts);
	parts = (Fields){ 0 }, uploads = (Uploads){ 0 };
	form_parse_multipart(a, S("multipart/form-data; boundary=edge"), all, &parts, &uploads);
	all_text(&parts);
	arena_drop(a);
	return 0;
}
