#!/bin/sh
# oracle.sh - real sheets: total fit equals an independent solver's optimum, every hard rule
# is kept, the proof is accepted, and a tampered one is refused.
top=$(cd "$(dirname "$0")/.." && pwd)
m=${MENTORD:-$top/build/mentord} make=${GRAPHS:-$top/build/bench_lemon} data=$top/test/data
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0

check() { # check NAME COMMAND...
	name=$1; shift
	if "$@" > "$tmp/log" 2>&1; then passed=$((passed + 1))
	else failed=$((failed + 1)); echo "FAIL $name: $*"; head -5 "$tmp/log"; fi
}
oracle() { /usr/bin/python3 "$top/test/oracle.py" "$@"; }
status() { want=$1; shift; "$@" > /dev/null 2>&1; [ $? = "$want" ]; }
reseal() { # a new seal under a changed proof, as a liar would make it
	/usr/bin/python3 - "$1" <<'P'
import sys
body = open(sys.argv[1], "rb").read().rpartition(b"seal ")[0]
h = 0xcbf29ce484222325
for c in body: h = (h ^ c) * 0x100000001b3 & (1 << 64) - 1
open(sys.argv[1], "wb").write(body + b"seal %016x\n" % h)
P
}
optimal() {
	got=$(awk '/^placed/ { print $2, $4; exit }' "$tmp/proof")
	want=$(oracle optimum "$tmp/graph")
	[ "$got" = "$want" ] || { echo "mentord $got, scipy $want"; return 1; }
	[ "$want" != "0 0" ]
}
same_pairs() { [ "$(grep -c '^m ' "$tmp/proof")" = "$(($(wc -l < "$tmp/pairs.csv") - 1))" ]; }
tampered() { # tampered NAME SED: refused with and without a seal that fits
	sed "$2" "$tmp/proof" > "$tmp/lie"
	cmp -s "$tmp/proof" "$tmp/lie" && { echo "nothing was changed"; return 1; }
	status 1 "$m" verify "$tmp/lie" "$tmp/graph" && { reseal "$tmp/lie"; status 1 "$m" verify "$tmp/lie" "$tmp/graph"; }
}
set_of() { # set_of WHO SHEETS-FOR-RULES -- ARGUMENTS
	who=$1; rules=$2; shift 3
	check "$who matches" "$m" match "$@" --cert "$tmp/proof" --graph "$tmp/graph" --out "$tmp/pairs.csv"
	check "$who is optimal" optimal
	check "$who keeps the rules" oracle rules "$tmp/pairs.csv" $rules
	check "$who is proved" "$m" verify "$tmp/proof" "$tmp/graph"
	size=$(awk '/^placed/ { print $2, $4; exit }' "$tmp/proof")
	check "$who: a better fit is a lie" tampered fit "s/^placed .*/placed ${size% *} score 999999/"
	check "$who: a pair is dropped" tampered drop '0,/^m /{/^m /d}'
	check "$who: a price is changed" tampered price '0,/^\([uv]\) /s/^\([uv] [0-9]*\) .*/\1 0 7777777/'
	check "$who: another number placed" tampered placed "s/^placed [0-9]*/placed 1/"
	check "$who: the pairs are the ones proved" same_pairs
	for goal in total floor leximin; do
		check "$who, $goal" "$m" match "$@" --goal $goal --cert "$tmp/other" --graph "$tmp/same"
		check "$who, $goal: the same problem" cmp "$tmp/graph" "$tmp/same"
		check "$who, $goal: proved" "$m" verify "$tmp/other" "$tmp/graph"
	done
	check "$who, stable: nobody would both rather swap" "$m" match "$@" --goal stable
}
for c in 3 5 7; do
	s=$data/openseeds/cohort-$c-registrations.csv
	set_of "cohort $c" "$s" -- "$s"
done
for c in small large; do
	s=$data/civil-service/$c
	set_of "civil service $c" "mentors=$s/mentors.csv mentees=$s/mentees.csv" -- --mentors "$s/mentors.csv" --mentees "$s/mentees.csv"
done

# Hundreds of every temper (test/graph_made.h): of one place each and several seats, of several places and one seat each, and
# of several both; some of their scores below nothing.
made() { # made FAMILY SEED NEED SEATS LESS
	"$make" make "$1" 300 120 20 "$4" "$2" "$tmp/made" &&
		"$make" text "$tmp/made" | awk -v need="$3" -v less="$5" '$1 == "l" { $3 = 1 + $2 % need } $1 == "e" { $4 -= less } 1' > "$tmp/$1$2.graph"
}
set --
for family in p r q h g; do
	made $family 1 1 5 300; made $family 2 3 1 300; made $family 3 3 4 100
	for seed in 1 2 3; do
		for goal in total everyone; do
			check "made $family$seed, $goal" "$m" assign "$tmp/$family$seed.graph" --goal $goal --cert "$tmp/$family$seed.$goal"
			check "made $family$seed, $goal: proved" "$m" verify "$tmp/$family$seed.$goal" "$tmp/$family$seed.graph"
			set -- "$@" "$tmp/$family$seed.graph" "$tmp/$family$seed.$goal"
		done
	done
done
check "made: as good as scipy's" oracle agree "$@"
sed 's/^placed \([0-9]*\) score \([0-9]*\)/placed \1 score \21/' "$tmp/p1.total" > "$tmp/lie"
check "made: scipy would notice" status 1 oracle agree "$tmp/p1.graph" "$tmp/lie"

# 5,000 people in a tree of nine levels: no pair in one line, whoever is asked.
/usr/bin/python3 "$top/test/tree.py" > "$tmp/tree.csv"
check "5,000 people match" "$m" match "$tmp/tree.csv" --out "$tmp/pairs.csv" --cert "$tmp/proof" --graph "$tmp/graph" --json
check "5,000 people: nobody in one line" oracle rules "$tmp/pairs.csv" "$tmp/tree.csv"
check "5,000 people: the rule was needed" sh -c "'$m' match '$tmp/tree.csv' 2>/dev/null | grep -qE '^ +[1-9][0-9]{3,}  A mentor must be outside'"
check "5,000 people are proved" "$m" verify "$tmp/proof" "$tmp/graph"

# Several mentors each, and pairs that must and may not be: against integer programming.
cat > "$tmp/several.ini" <<'I'
[match]
mentors-each = 2
mentees-each = 3
[must]
mentor.00@gov.uk = mentee.07@gov.uk
[may not]
mentor.01@gov.uk = mentee.01@gov.uk
I
s=$data/civil-service/small
check "several mentors each" "$m" match --mentors "$s/mentors.csv" --mentees "$s/mentees.csv" --rules "$tmp/several.ini" --cert "$tmp/proof" --graph "$tmp/graph" --out "$tmp/pairs.csv"
check "several: optimal" optimal
check "several: proved" "$m" verify "$tmp/proof" "$tmp/graph"
check "several: the must-pair is there" grep -q 'mentor.00@gov.uk,mentee.07@gov.uk' "$tmp/pairs.csv"
echo "$passed passed, $failed failed"
[ $failed = 0 ]
