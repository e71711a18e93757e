/* fuzz_gate.c - any head of a request.  What the gate lets through must have one host, and
 * a framing that can be read in one way only: judged here by a second, simpler reading. */
#include "web/web.h"

#include <string.h>
#include <strings.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static int named(const Fields *f, const char *name, Str *value)
{
	int found = 0;
	for (int i = 0; i < f->n; i++)
		if (f->list[i].name.n == strlen(name) && !strncasecmp(f->list[i].name.p, name, strlen(name))) {
			*value = f->list[i].value;
			found++;
		}
	return found;
}

static void judge(const Fields *f, Str version)
{
	Str host = S(""), length = S(""), coding = S("");
	int lengths = named(f, "content-length", &length), codings = named(f, "transfer-encoding", &coding);
	int64_t ignored;
	if (named(f, "host", &host) != 1 || !host.n || str_holds(host, S("/")) || str_holds(host, S("@")))
		die("a request without one host got through");
	if (lengths + codings > 1 || (lengths && !str_int(length, &ignored)))
		die("an unclear framing got through");
	if (codings && (strncasecmp(coding.p, "chunked", coding.n) || !str_eq(version, S("HTTP/1.1"))))
		die("an unclear coding got through");
	for (int i = 0; i < f->n; i++)
		if (str_holds(f->list[i].value, S("\r")) || str_holds(f->list[i].value, S("\n")) || str_holds(f->list[i].name, S(" ")))
			die("a header that could be split got through");
}

/* Lines of the input: method, target, version, then "name: value" each. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	Arena *a = arena_open();
	Str    rest = { (const char *)data, n }, method = S(""), target = S(""), version = S(""), line;
	Fields f = { 0 };
	str_cut(&rest, '\n', &method);
	str_cut(&rest, '\n', &target);
	str_cut(&rest, '\n', &version);
	while (str_cut(&rest, '\n', &line)) {
		Str name;
		str_cut(&line, ':', &name);
		Str value = line.p ? line : S("");
		*PUSH(a, &f) = (Field){ name, str_starts(value, S(" ")) ? (Str){ value.p + 1, value.n - 1 } : value };
	}
	if (!gate_refuses(method, target, version, f))
		judge(&f, version);
	arena_drop(a);
	return 0;
}
