/* routes.c - the route table: every page of mentord and who may open it. */
#include "commands.h"
#include "pages.h"

#include <stdio.h>
#include <string.h>

const Route routes[] = {
#define ROUTE(method, path, who, handler) { method, path, who, handler, #handler },
#include "routes.def"
#undef ROUTE
};
const int routes_n = COUNT(routes);

int routes_command(int argc, char **argv)
{
	static const char *const who[] = { "anyone", "member", "own", "coordinator", "runs", "admin" };
	static const char *const method[] = { "GET", "POST", "POST", "BARE" };
	if (argc > 1) {
		bool asked = argc == 2 && !strcmp(argv[1], "--help");
		fputs("usage: mentord routes\nPrints every page: how it is asked for, who may, and the function that answers.\n"
		      "BARE: a POST that needs no form of ours; its only key is the secret in its path.\n", asked ? stdout : stderr);
		return asked ? 0 : 2;
	}
	for (int i = 0; i < routes_n; i++)
		printf("%-5s %-26s %-12s %s\n", method[routes[i].method], routes[i].path, who[routes[i].who], routes[i].name);
	return 0;
}
