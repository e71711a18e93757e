/* verify_command.c - mentord verify: is the proof of a match sound? */
#include "base/io.h"
#include "commands.h"
#include "verify/verify.h"

#include <stdio.h>
#include <string.h>

enum { ACCEPTED = 0, REFUSED = 1, UNUSABLE = 2, NO_MEMORY = 71 };

static bool read_file(Arena *a, const char *path, Str *text)
{
	Str why;
	if (io_read(a, path, (size_t)8 << 30, text, &why))
		return true;
	fprintf(stderr, "mentord verify: %s: %.*s.\n", path, STR(why));
	return false;
}

static int refused(Str why)
{
	printf("Refused. %.*s\n", STR(why));
	return REFUSED;
}

static const char *proved(const Proved *v)
{
	if (!strcmp(v->goal, "total"))
		return "No choice has a greater sum";
	if (!v->placed)
		return "No pair can be made";
	if (!strcmp(v->goal, "leximin"))
		return "No choice fills more places; and of those that fill as many, none has fewer pairs below the first cut, "
		       "then below the next and so on, and then a greater sum";
	if (v->floor == INT32_MIN)
		return "No choice fills more places, and none that fills as many has a greater sum";
	return "No choice fills more places, none that fills as many has a better worst pair, and none of those a greater sum";
}

static int look(Arena *a, const char *certificate, const char *graph)
{
	Str text, of;
	if (!read_file(a, certificate, &text) || !read_file(a, graph, &of))
		return UNUSABLE;
	bool   peers = str_starts(text, S("mentord-peers "));
	Proved v = peers ? verify_peers(a, text, of) : verify_proof(a, text, of);
	if (v.wrong.n)
		return refused(v.wrong);
	if (peers) {
		printf("Accepted. %lld peers, %lld allowed pairs: %lld pairs made, sum of scores %lld. No choice makes more pairs; none that makes as many leaves out "
		       "people who were left out before less often; and of those none has a greater sum.\n", (long long)v.lefts, (long long)v.pairs, (long long)v.placed, (long long)v.score);
		return ACCEPTED;
	}
	Str worst = v.floor == INT32_MIN ? S("") : str_fmt(a, ", the worst pair %lld", (long long)v.floor);
	printf("Accepted. %lld lefts, %lld rights, %lld allowed pairs; goal %s: %lld pairs made, sum of scores %lld%.*s. %s.\n", (long long)v.lefts,
	       (long long)v.rights, (long long)v.pairs, v.goal, (long long)v.placed, (long long)v.score, STR(worst), proved(&v));
	return ACCEPTED;
}

static const char help[] =
	"usage: mentord verify PROOF GRAPH\n"
	"PROOF is what mentord match --cert or mentord assign --cert wrote, GRAPH the problem: what mentord match --graph wrote,\n"
	"or what mentord assign read.\n"
	"Checks a proof (docs/certificate.md) with code of its own; - is standard input.\n"
	"Exit status: 0 accepted, 1 refused, 2 it cannot be read or was called in another way.\n";

static bool is_file(const char *arg) { return arg[0] != '-' || !arg[1]; }

int verify_command(int argc, char **argv)
{
	if (argc == 2 && !strcmp(argv[1], "--help"))
		return fputs(help, stdout), ACCEPTED;
	if (argc != 3 || !is_file(argv[1]) || !is_file(argv[2]) || (!strcmp(argv[1], "-") && !strcmp(argv[2], "-")))
		return fputs(help, stderr), UNUSABLE;
	jmp_buf out_of_memory;
	Arena *volatile a = arena_open();
	if (!a || setjmp(out_of_memory)) {
		fputs("mentord verify: there is not enough memory for this proof.\n", stderr);
		arena_drop(a);
		return NO_MEMORY;
	}
	arena_escape(a, &out_of_memory);
	int status = look(a, argv[1], argv[2]);
	arena_drop(a);
	return status;
}
