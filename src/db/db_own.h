/* db_own.h - what the files of db/ share; nobody else includes it. */
#ifndef DB_OWN_H
#define DB_OWN_H

#include "db/db.h"

#include <sqlite3.h>

enum { CACHED = 512 };          /* statements kept prepared per connection */

struct Db {
	sqlite3      *lite;
	bool          failed;
	DbFile       *file;
	const char   *sql[CACHED];  /* the literal's address is the key */
	sqlite3_stmt *st[CACHED];
	int           kept;
};

void db_library(void);                                          /* once: memory through base/, no extensions */
bool db_connect(Db *db, const char *path, bool write, const char **why);
void db_disconnect(Db *db);
void db_rest(Db *db);                                           /* after a deed: no statement is under way */
void db_forget_trouble(Db *db);

/* migrate.c; *why is a whole sentence unless DB_OPENED. */
DbOpened db_migrate(Db *db, Arena *a, const char *path, const SchemaStep *steps, int n, Str *why);

#endif
