/* unit.c - runs every TEST linked in; with arguments, only those whose name holds one of them. */
#include "db/db.h"
#include "test/check.h"

Test *tests;
int   checks_failed, checks_made;

void check_failed(const char *file, int line, const char *what)
{
	checks_failed++;
	fprintf(stderr, "%s:%d: failed: %s\n", file, line, what);
}

static int wanted(const Test *t, int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (strstr(t->name, argv[i]) || strstr(t->file, argv[i]))
			return 1;
	return argc == 1;
}

int main(int argc, char **argv)
{
	int passed = 0, failed = 0;
	db_quiet = argc == 1;
	for (Test *t = tests; t; t = t->next) {
		if (!wanted(t, argc, argv))
			continue;
		int before = checks_failed, made = checks_made;
		t->run();
		if (checks_made == made)
			check_failed(t->file, 0, t->name), fprintf(stderr, "  %s checks nothing\n", t->name);
		*(checks_failed == before ? &passed : &failed) += 1;
	}
	printf("%d checks\n%d passed, %d failed\n", checks_made, passed, failed);
	return failed != 0 || !passed;
}
