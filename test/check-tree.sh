#!/bin/sh
# check-tree.sh - plants one violation at a time into a copy of the tree: tools/check-tree must see each.
top=$(cd "$(dirname "$0")/.." && pwd)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
passed=0 failed=0

fresh() {
	rm -rf "$copy/t"; mkdir "$copy/t"
	(cd "$top" && cp -r src tools test schema "$copy/t/")
}
# plant NAME WORDS-EXPECTED  (the file to add to comes on standard input: first line its path, then text)
plant() {
	fresh
	read -r path
	mkdir -p "$copy/t/$(dirname "$path")"
	cat >> "$copy/t/$path"
	if out=$("$copy/t/tools/check-tree" 2>&1); then
		echo "FAIL $1: not seen"; failed=$((failed + 1))
	elif ! echo "$out" | grep -q "$2"; then
		echo "FAIL $1: said something else: $out"; failed=$((failed + 1))
	else
		passed=$((passed + 1))
	fi
}

fresh
if out=$("$copy/t/tools/check-tree" 2>&1); then passed=$((passed + 1)); else echo "FAIL the tree as it is: $out"; failed=$((failed + 1)); fi

plant "an arrow that is not drawn" "may not include" <<X
src/db/planted.c
#include "web/web.h"
X
plant "an arrow in a template" "may not include" <<X
src/look/planted.html
#include "sign/sign.h"
X
plant "an arrow that points forward" "points forward" <<X
tools/arrows
early:      later
later:
X
plant "a folder nobody wrote down" "not in tools/arrows" <<X
src/misc/planted.c
int planted;
X
plant "a source file at the top" "outside its folder" <<X
planted.c
int planted;
X
plant "a private header" "private header" <<X
src/app/planted.c
#include "sign/sign_store.h"
X
plant "a domain word in a technical folder" "domain word" <<X
src/base/planted.c
int mentor;
X
plant "a rule that asks the database" "impure rule" <<X
src/rules/planted.c
static int f(Db *db);
X
plant "SQL outside a store" "SQL outside a store" <<X
src/sign/planted.c
static const char *q = "SELECT 1";
X
plant "a table written twice" "is written by" <<X
src/app/planted_store.c
static const char *q = "DELETE FROM session WHERE id = 1";
X
plant "HTTP outside a door" "HTTP outside a door" <<X
src/sign/planted.c
static int f(Req *rq);
X
plant "a long file" "long file" <<X
src/sign/planted.c
$(yes 'int x;' | head -n 401)
X
plant "a longer proof reader" "is promised 300 lines" <<X
src/verify/reader.c
$(yes '' | head -n 30)
X
plant "a long function" "long function" <<X
src/sign/planted.c
int planted(void)
{
$(yes '	f();' | head -n 60)
	return 0;
}
X
plant "a banned function" "banned" <<X
src/sign/planted.c
void f(char *a, const char *b) { strcpy(a, b); }
X
plant "memory not from base" "memory not from base" <<X
src/sign/planted.c
void *f(void) { return malloc(3); }
X
plant "a clock not from base" "clock not from base" <<X
src/sign/planted.c
long f(void) { return time(0); }
X
plant "a path of somebody's machine" "not ours to name" <<X
src/sign/planted.c
/* see $(printf '/%s/x' work) */
X
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
