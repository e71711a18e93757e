/* demo_commands.c - mentord demo: a made-up department of any size. */
#include "commands.h"
#include "demo/demo.h"
#include "seal/seal.h"

#include <getopt.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>

static const char help[] =
	"usage: mentord demo [--data FILE] [--people N] [--seed S]\n\n"
	"  --data FILE    a new data file (default demo.db)\n"
	"  --people N     how many people, 50 to 100000 (default 300)\n"
	"  --seed S       another number, other people (default 1)\n\n"
	"Exit status: 0 made, 2 odd options, 3 the file could not be used.\n";

typedef struct { const char *data; DemoWish wish; } Options;

static bool read_options(int argc, char **argv, Options *o)
{
	static const struct option all[] = { { "data", 1, 0, 'd' }, { "people", 1, 0, 'p' }, { "seed", 1, 0, 's' }, { "help", 0, 0, 'h' }, { 0 } };
	for (int c; (c = getopt_long(argc, argv, "", all, NULL)) != -1;) {
		int64_t n = 0;
		if (c == 'h')
			fputs(help, stdout), exit(0);
		if (c == 'd')
			o->data = optarg;
		else if ((c != 'p' && c != 's') || !str_int(str(optarg), &n))
			return false;
		else if (c == 'p')
			o->wish.people = n > DEMO_MOST ? 0 : (int)n;
		else
			o->wish.seed = (uint64_t)n;
	}
	return optind == argc && o->wish.people >= 50;
}

static int make(Arena *a, const Options *o)
{
	SealKey key;
	DbFile *file;
	Str     why;
	if (!seal_server_load(a, str_fmt(a, "%s.key", o->data).p, true, &key, &why) || (seal_server_use(&key), db_open(a, o->data, 2, &file, &why)) != DB_OPENED)
		return fprintf(stderr, "mentord: %.*s\n", STR(why)), 3;
	int64_t began = clock_ticks();
	bool made = demo_make(file, a, o->wish, &why);
	db_close(file);
	if (!made)
		return fprintf(stderr, "mentord: %.*s\n", STR(why)), 3;
	printf("%d people in %s, made in %.1f s.\nmentord serve --data %s --demo   shows them.\n", o->wish.people, o->data, (double)(clock_ticks() - began) / 1e6, o->data);
	demo_sign_ins();
	return 0;
}

int demo_command(int argc, char **argv)
{
	Options o = { .data = "demo.db", .wish = { DEMO_PEOPLE, 1 } };
	if (!read_options(argc, argv, &o))
		return fputs(help, stderr), 2;
	if (sodium_init() < 0)
		die("libsodium would not start");
	Arena *a = arena_open();
	int status = a ? make(a, &o) : 3;
	arena_drop(a);
	return status;
}
