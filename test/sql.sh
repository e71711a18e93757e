#!/bin/sh
# sql.sh - every SQL literal is prepared on SQLite and on PostgreSQL 15; every column says
# how confidential it is.  Needs build/san/sqlcheck and Debian's postgresql-15.
cd "$(dirname "$0")/.." || exit 1
check=build/san/sqlcheck
pg=/usr/lib/postgresql/15/bin
dir=$(mktemp -d)
passed=0 failed=0
ok() { passed=$((passed + 1)); }
no() { echo "FAIL $*"; failed=$((failed + 1)); }
as=$([ "$(id -u)" = 0 ] && echo "setpriv --reuid=postgres --regid=postgres --init-groups" || true)
stop() { $as $pg/pg_ctl -D "$dir/data" -m immediate stop >/dev/null 2>&1; rm -rf "$dir"; }
trap stop EXIT

$check schema schema/0*.sql && ok || no "a column without its words"
printf 'CREATE TABLE t (\n  id INTEGER PRIMARY KEY,  -- C2 keep keep\n  x TEXT\n) STRICT;\n' > "$dir/planted.sql"
$check schema "$dir/planted.sql" 2>/dev/null && no "a planted column without words was not seen" || ok
$check prepare schema/0*.sql -- src/*/*_store.c > "$dir/all.sql" && ok || no "a literal that SQLite does not take"
printf 'f(db, "SELECT nothing "\n  "FROM account");' > "$dir/planted_store.c"
$check prepare schema/0*.sql -- "$dir/planted_store.c" >/dev/null 2>&1 && no "a planted bad literal was not seen" || ok

[ -n "$as" ] && chown -R postgres "$dir"
chmod 755 "$dir"
$as $pg/initdb -D "$dir/data" --locale=C --encoding=UTF8 -A trust >"$dir/log" 2>&1 || { cat "$dir/log"; no "PostgreSQL could not be set up"; }
$as $pg/pg_ctl -D "$dir/data" -w -o "-k $dir -c listen_addresses= -c fsync=off" start >"$dir/log" 2>&1 || { cat "$dir/log"; no "PostgreSQL did not start"; }
ask() { $as psql -h "$dir" -d postgres -q -v ON_ERROR_STOP=1 "$@" 2>&1; }
for f in schema/0*.sql; do
	sed -e 's/\bINTEGER\b/BIGINT/g' -e 's/\bBLOB\b/BYTEA/g' -e 's/^) STRICT.*;$/);/' "$f" > "$dir/step.sql"
	ask -f "$dir/step.sql" >"$dir/log" && ok || { cat "$dir/log"; no "$f on PostgreSQL"; }
done
ask -f "$dir/all.sql" >"$dir/log" && ok || { tail -n 3 "$dir/log"; no "a literal that PostgreSQL does not take"; }
prepared=$(grep -c '^src/' "$dir/log")
echo "$prepared literals prepared on both engines"
[ "$prepared" -gt 10 ] && ok || no "hardly any literal was found"
ask -c 'PREPARE planted AS SELECT group_concat(name) FROM account' >/dev/null && no "PostgreSQL takes anything" || ok
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
