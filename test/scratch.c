/* scratch.c - see scratch.h. */
#include "test/scratch.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

Str scratch_open(Arena *a)
{
	Str path = str_fmt(a, "%s/mentord-test-XXXXXX", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
	if (!mkdtemp((char *)path.p))
		die("no folder for tests: %s", path.p);
	return path;
}

void scratch_drop(Str folder)
{
	DIR *d = opendir(folder.p);
	for (struct dirent *e; d && (e = readdir(d));)
		if (e->d_name[0] != '.')
			unlinkat(dirfd(d), e->d_name, 0);
	if (d)
		closedir(d);
	rmdir(folder.p);
}
