/* verify_command.c - mentord verify: is the proof of a match sound? */
#include "base/io.h"
#include "commands.h"
#include "verify/verify.h"

#include <stdio.h>
#include <string.h>

enum { ACCEPTED = 0, REFUSED = 1, UNUSABLE = 2, NO_MEMORY = 71 };

static int look(Arena *a, const char *path)
{
	Str text, why;
	if (!io_read(a, path, (size_t)4 << 30, &text, &why)) {
		fprintf(stderr, "mentord verify: %s: %.*s.\n", path, STR(why));
		return UNUSABLE;
	}
	Verified v = verify_text(a, text);
	if (v.wrong.n) {
		printf("Refused. %.*s\n", STR(v.wrong));
		return REFUSED;
	}
	printf("Accepted. %lld mentees, %lld mentors, %lld allowed pairs: %lld pairs with a total fit of %lld. "
	       "Nobody more could be placed, and no other choice has a greater total fit.\n", (long long)v.lefts, (long long)v.rights,
	       (long long)v.allowed, (long long)v.placed, (long long)v.fit);
	return ACCEPTED;
}

int verify_command(int argc, char **argv)
{
	if (argc != 2 || (argv[1][0] == '-' && argv[1][1])) {
		bool asked = argc == 2 && !strcmp(argv[1], "--help");
		fputs("usage: mentord verify PROOF.txt\nChecks what mentord match --cert wrote (docs/certificate.md); - is standard input.\n"
		      "Exit status: 0 accepted, 1 refused, 2 it cannot be read or was called in another way.\n", asked ? stdout : stderr);
		return asked ? ACCEPTED : UNUSABLE;
	}
	jmp_buf out_of_memory;
	Arena *volatile a = arena_open();
	if (!a || setjmp(out_of_memory)) {
		fputs("mentord verify: there is not enough memory for this proof.\n", stderr);
		arena_drop(a);
		return NO_MEMORY;
	}
	arena_escape(a, &out_of_memory);
	int status = look(a, argv[1]);
	arena_drop(a);
	return status;
}
