#!/bin/sh
# import.sh - mentord import and export as whoever runs the server meets them: options, exit statuses, each problem with
# its place; 10,000 rows within seconds; a staff of nine levels, and the circles in it, all of them named.
top=$(cd "$(dirname "$0")/.." && pwd)
m=${MENTORD:-$top/build/mentord} data=$top/test/data/staff
tmp=$(mktemp -d)
server=''
stop() { [ -n "$server" ] && kill "$server" 2>/dev/null; wait 2>/dev/null; rm -rf "$tmp"; }
trap stop EXIT
cd "$tmp" || exit 1
passed=0 failed=0
yes() { passed=$((passed + 1)); }
no() { failed=$((failed + 1)); echo "FAIL $*"; }
is() {
	want=$1; shift; said="$*"
	"$@" > out 2> err < /dev/null; got=$?
	if [ $got = "$want" ]; then yes; else no "status $got, not $want: $said"; head -3 err; fi
}
has() { if grep -qF -- "$1" out; then yes; else no "no '$1' from: $said"; head -3 out; fi; }
err() { if grep -qF -- "$1" err; then yes; else no "no '$1' told by: $said"; head -3 err; fi; }
serve() {
	"$m" serve --data x.db --listen "unix:$tmp/socket" > served 2>&1 & server=$!
	for i in 1 2 3 4 5 6 7 8 9 10; do grep -q Ctrl-C served && break; sleep 0.3; done
}
unserve() { kill "$server"; wait "$server" 2>/dev/null; server=''; }

serve
is 3 "$m" import "$data/staff.csv" --data x.db; err 'x.db'
is 3 "$m" export people --data x.db
unserve
is 0 "$m" import --help; has 'usage: mentord import'
is 0 "$m" export --help; has 'usage: mentord export'
is 2 "$m" import
is 2 "$m" import a.csv b.csv --data x.db
is 2 "$m" import "$data/staff.csv"
is 2 "$m" import "$data/staff.csv" --data x.db --columns Nothing=email
is 2 "$m" import "$data/staff.csv" --data x.db --columns Company=goals
is 2 "$m" export letters --data x.db
is 2 "$m" export people --data x.db --columns secret
is 3 "$m" import "$data/staff.csv" --data none.db; [ -e none.db ] && no 'a data file was made' || yes
is 3 "$m" import none.csv --data x.db
is 3 "$m" import "$top/test/data/sheets/workbook.xlsx" --data x.db; err 'is a workbook'
is 1 "$m" import "$data/odd.csv" --data x.db
err 'odd.csv:2: Email: no address: This is not an e-mail address'; err '[stage-unknown]'; err '[circle]'; has 'Nothing was changed: 7 must be mended first.'
is 0 "$m" import "$data/staff.csv" --data x.db --dry-run; has '4 new, 0 changed'
is 0 "$m" import "$data/staff.csv" --data x.db --columns 'Parking space=none'; has '4 new, 0 changed, 0 as they were, 0 leaving, 5 new units, 3 managers changed'
is 0 "$m" import "$data/staff.csv" --data x.db; has '0 new, 0 changed, 4 as they were'
is 0 "$m" export people --data x.db --columns name,manager; has 'Lou Low,mia@x.org'; cp out list.csv
is 0 "$m" export people --data x.db; cp out all.csv
is 0 "$m" import all.csv --data x.db --whole-staff; has '0 new, 0 changed, 4 as they were, 0 leaving'
is 0 "$m" import "$data/next.csv" --data x.db --whole-staff; has '1 new'; has '1 leaving'
is 0 "$m" export people --data x.db --xlsx all.xlsx; [ -s all.xlsx ] && yes || no 'no workbook'
is 3 "$m" export people --data x.db --xlsx none/all.xlsx

# 10,000 rows: every one counted; the times are told, and judged in docs/ledger.md alone.
awk 'BEGIN { print "Staff number,E-mail,First name,Last name,Department,Grade,Manager,Status"; split("Student,Early career,Established,Senior,Leading", g, ",")
	for (i = 0; i < 10000; i++) printf "%d,p%d@x.org,First%d,Last%d,Unit %d,%s,%s,active\n", i + 100, i, i, (i * 7919) % 10000, i % 40, g[i % 5 + 1], i ? "p" int((i - 1) / 6) "@x.org" : "" }' > big.csv
ms() { date +%s%3N; }
from=$(ms); is 0 "$m" import big.csv --data x.db --dry-run; has '10000 new'; dry=$(($(ms) - from))
from=$(ms); is 0 "$m" import big.csv --data x.db; took=$(($(ms) - from))
from=$(ms); is 0 "$m" import big.csv --data x.db; has '0 new, 0 changed, 10000 as they were'; again=$(($(ms) - from))
echo "10,000 rows: dry run $dry ms, taken in $took ms, again $again ms"

# 5,000 people in nine levels: three circles of one, two and nine people, and nothing else is wrong.
awk 'BEGIN { print "E-mail,Name,Manager"
	for (i = 0; i < 5000; i++) { level = i % 9; boss = level ? "q" (i - 1) "@x.org" : i ? "q0@x.org" : ""
		if (i == 9) boss = "q17@x.org"; if (i == 27) boss = "q28@x.org"; if (i == 45) boss = "q45@x.org"
		printf "q%d@x.org,Quinn %d,%s\n", i, i, boss } }' > levels.csv
is 1 "$m" import levels.csv --data x.db
[ "$(grep -c '\[circle\]' err)" = 2 ] && yes || no "$(grep -c '\[circle\]' err) circles, not 2"
[ "$(wc -l < err)" = 3 ] && yes || no "$(wc -l < err) problems, not 3"
err 'Nobody is their own manager'
err 'Quinn 27 is managed by Quinn 28, who is managed by Quinn 27;'
[ "$(grep '\[circle\]' err | grep -o 'managed by Quinn' | wc -l)" = 11 ] && yes || no 'not everybody in the circles is named'
sed -e 's/^\(q9@.*\),q17@x.org/\1,q0@x.org/; s/^\(q27@.*\),q28@x.org/\1,q0@x.org/' levels.csv > mended.csv
is 0 "$m" import mended.csv --data x.db; has '5000 new'
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
