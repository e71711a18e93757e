#!/bin/sh
# canary.sh [BINARY] - what is said in confidence: test/canary.c through the pages, then somebody who has the data file
# alone, without passwords and without the server's key; then the key file is lost.
cd "$(dirname "$0")/.." || exit 1
binary=${1:-build/mentord}
dir=$(mktemp -d)
server=''
trap '[ -n "$server" ] && kill "$server" 2>/dev/null; wait 2>/dev/null; rm -rf "$dir"' EXIT
passed=0 failed=0
ok() { passed=$((passed + 1)); }
no() { echo "FAIL $*"; failed=$((failed + 1)); }

build/san/canary "$dir" && ok || no "test/canary.c"
/usr/bin/python3 test/canary.py "$dir" && ok || no "the data file alone tells something"

# The same data file, and the file of its key is lost: the server says so in one sentence, and makes no other key.
key=$dir/mentord.db.key
timeout 20 "$binary" serve --data "$dir/mentord.db" --listen "unix:$dir/socket" >"$dir/out" 2>"$dir/log"
[ $? = 3 ] && ok || no "the server starts without its key"
grep -q "key file .* is not there. Put it back" "$dir/log" && ok || no "the server does not say what is missing: $(cat "$dir/log")"
[ "$(wc -l < "$dir/log")" = 1 ] && ok || no "more than one sentence: $(cat "$dir/log")"
[ ! -e "$key" ] && ok || no "another key was made in its place"
# Where nothing was sealed by it, a key is made, for the server alone.
"$binary" serve --demo --data "$dir/own.db" --listen "unix:$dir/own" >"$dir/out" 2>>"$dir/log" & server=$!
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do [ -S "$dir/own" ] && break; sleep 0.5; done
[ "$(stat -c %a "$dir/own.db.key")" = 400 ] && ok || no "the key file is there for others, or not there"
# Another key in its place: refused, in one sentence.
kill "$server"; wait "$server" 2>/dev/null; server=''
rm -f "$dir/own.db.key"
printf '%064d\n' 7 > "$dir/own.db.key"; chmod 400 "$dir/own.db.key"
timeout 20 "$binary" serve --data "$dir/own.db" --listen "unix:$dir/own" >"$dir/out" 2>"$dir/other"
[ $? = 3 ] && grep -q "belongs to another data file" "$dir/other" && [ "$(wc -l < "$dir/other")" = 1 ] && ok || no "another key is taken: $(cat "$dir/other")"
grep -rq "canary-" "$dir/log" "$dir/out" && no "the program says a canary" || ok
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
