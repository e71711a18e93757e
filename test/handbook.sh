#!/bin/sh
# handbook.sh - what docs/handbook.md names must exist: rules, pages, journeys that cite the id, tests.
cd "$(dirname "$0")/.." || exit 1
binary=build/san/mentord
passed=0 failed=0
ok() { passed=$((passed + 1)); }
no() { echo "FAIL $*"; failed=$((failed + 1)); }
rules=$($binary rules | awk '{ print $1 }') pages=$($binary routes | awk '{ print $2 }')
check() {   # check ID THING
	case $2 in
	rule:*) echo "$rules" | grep -qxF "${2#rule:}" && ok || no "$1: no rule ${2#rule:}" ;;
	page:*) echo "$pages" | grep -qxF "${2#page:}" && ok || no "$1: no page ${2#page:}" ;;
	test:*) [ -f "${2#test:}" ] && ok || no "$1: no file ${2#test:}" ;;
	journey:*) f=test/journeys/${2#journey:}.txt
		if [ ! -f "$f" ]; then no "$1: no journey ${2#journey:}"; elif grep '^#' "$f" | grep -qF "$1"; then ok; else no "$f does not cite $1"; fi ;;
	*) no "$1: what is '$2'?" ;;
	esac
}
ids=$(sed -n 's/^| \(S[0-9]-[0-9][0-9]\) |.*/\1/p' docs/handbook.md)
for id in $ids; do
	for thing in $(grep "^| $id |" docs/handbook.md | awk -F'|' '{ print $4, $5 }'); do check "$id" "$thing"; done
done
for f in test/journeys/*.txt; do
	for id in $(grep '^#' "$f" | grep -oE 'S[0-9]-[0-9]{2}' | sort -u); do
		echo "$ids" | grep -qx "$id" && ok || no "$f cites $id, which the handbook does not list"
	done
done
[ "$(echo "$ids" | wc -l)" -gt 10 ] && ok || no "the handbook is empty"
# and this test can fail
(check S9-99 rule:no_such_rule) | grep -q FAIL && ok || no "a rule that does not exist was not missed"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
