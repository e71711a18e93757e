/* main.c - mentord COMMAND: finds the command in commands.def and runs it. */
#include "base/base.h"
#include "commands.h"

#include <stdio.h>
#include <string.h>

static const struct { const char *name; Command *run; const char *help; } commands[] = {
#define COMMAND(name, run, help) { name, run, help },
#include "commands.def"
#undef COMMAND
};

static int usage(FILE *to, int status)
{
	fputs("usage: mentord COMMAND [options]\n\n", to);
	for (size_t i = 0; i < COUNT(commands); i++)
		fprintf(to, "  %-10s %s\n", commands[i].name, commands[i].help);
	fputs("\nmentord COMMAND --help tells more.\n", to);
	return status;
}

int main(int argc, char **argv)
{
	if (argc < 2)
		return usage(stderr, 2);
	for (size_t i = 0; i < COUNT(commands); i++)
		if (!strcmp(argv[1], commands[i].name))
			return commands[i].run(argc - 1, argv + 1);
	if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "help"))
		return usage(stdout, 0);
	if (!strcmp(argv[1], "--version"))
		return puts("mentord " MENTORD_VERSION), 0;
	fprintf(stderr, "mentord: there is no command '%s'; mentord --help lists them\n", argv[1]);
	return 2;
}
