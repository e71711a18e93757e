/* check.h - the whole unit-test framework.
 * TEST(name) { CHECK(..); }  registers itself before main() runs.  A test that
 * makes no check fails: it could not have failed otherwise. */
#ifndef TEST_CHECK_H
#define TEST_CHECK_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

typedef struct Test { const char *file, *name; void (*run)(void); struct Test *next; } Test;
extern Test *tests;
extern int   checks_failed, checks_made;

#define TEST(name) \
	static void name(void); \
	__attribute__((constructor)) static void add_##name(void) \
	{ static Test t = { __FILE__, #name, name, 0 }; t.next = tests; tests = &t; } \
	static void name(void)

#define CHECK(x) (checks_made++, (x) ? (void)0 : check_failed(__FILE__, __LINE__, #x))
#define CHECK_STR(got, want) \
	(checks_made++, ((got) && !strcmp((got), (want))) ? (void)0 : check_failed(__FILE__, __LINE__, #got " is " #want))
/* Two Str: shows both when they differ. */
#define CHECK_EQ(got, want) do { Str g_ = (got), w_ = (want); checks_made++; \
	if (!str_eq(g_, w_)) { check_failed(__FILE__, __LINE__, #got); \
		fprintf(stderr, "  got  %.*s\n  want %.*s\n", (int)g_.n, g_.p, (int)w_.n, w_.p); } } while (0)
#define CHECK_INT(got, want) do { long long g_ = (long long)(got), w_ = (long long)(want); checks_made++; \
	if (g_ != w_) { check_failed(__FILE__, __LINE__, #got); fprintf(stderr, "  got %lld, want %lld\n", g_, w_); } } while (0)
void check_failed(const char *file, int line, const char *what);

#endif
