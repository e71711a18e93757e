#!/bin/sh
# cli.sh - mentord match, assign and verify as a coordinator meets them: good sheets, bad ones,
# every option, exit status by kind, each problem with its place.
top=$(cd "$(dirname "$0")/.." && pwd)
m=${MENTORD:-$top/build/mentord} data=$top/test/data
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit 1
passed=0 failed=0
yes() { passed=$((passed + 1)); }
no() { failed=$((failed + 1)); echo "FAIL $*"; }

# is STATUS COMMAND...: runs it; then has/err/not look at what it said.
is() {
	want=$1; shift; said="$*"
	"$@" > out 2> err < /dev/null; got=$?
	if [ $got = "$want" ]; then yes; else no "status $got, not $want: $said"; head -3 err; fi
	case "$got $2 $*" in "0 assign "*--help*|"0 match "*--help*|"0 match "*--columns*|*" --out -"*) ;; "0 assign "*|"0 match "*) proved "$@" ;; esac
}
# proved COMMAND...: once more, for its proof, and the proof is looked at; groups and some goals have none, and say so.
proved() {
	[ "$2" = match ] && set -- "$@" --graph every.graph || ln -sf "$3" every.graph
	"$@" --cert every.proof > every.out 2> every.err < /dev/null; got=$?
	if [ $got = 2 ] && grep -qE "(groups have|a match of this goal has|a stable matching has) no certificate" every.err; then yes
	elif [ $got = 0 ] && "$m" verify every.proof every.graph > every.out 2>&1; then yes
	else no "not proved: $said"; head -3 every.err every.out; fi
	rm -f every.graph
}
look() { if grep -qF -- "$2" "$1"; then yes; else no "no '$2' in $1 of: $said"; fi; }
has() { look out "$1"; }
err() { look err "$1"; }
not() { if grep -qF -- "$1" out err; then no "'$1' said by: $said"; else yes; fi; }

cat > small.csv <<'E'
Email,Name,Role,Topics,Goals,Manager,Avoid,Capacity
ana@x.org,Ana Rossi,Mentee,Grants; Teaching,I want to write my first grant,ben@x.org,,
ben@x.org,Ben Okafor,Mentor,Grants,,dora@x.org,,1
cem@x.org,Cem Yilmaz,Mentor,Teaching; Grants,,,,2
dora@x.org,Dora Silva,Mentor,Teaching,,,,1
eva@x.org,Eva Novak,Mentee,Teaching,,,Cem Yilmaz,
E

# ---- a good sheet
is 0 "$m" match small.csv --out pairs.csv --cert proof.txt --graph numbers.txt
has "2 of 2 mentees have a mentor"
has "Ana Rossi - mentor: Cem Yilmaz"
has "Eva Novak - mentor: Dora Silva"
has "A mentor must be outside the mentee's line management."
has "Nobody more could be placed, and no other choice has a greater total fit."
look pairs.csv "mentor_email,mentee_email,fit,mentor_name,mentee_name,reasons"
look pairs.csv "cem@x.org,ana@x.org,"
is 0 "$m" verify proof.txt numbers.txt
has "Accepted. 2 lefts, 3 rights,"
is 2 "$m" verify proof.txt; err "usage: mentord verify"
# Goals: on the command line, or in the rules; each but the stable one with its proof.
for g in everyone total floor leximin; do
	is 0 "$m" match small.csv --goal $g --cert $g.proof --graph $g.numbers; is 0 "$m" verify $g.proof numbers.txt; has "goal $g"
	cmp -s numbers.txt $g.numbers && yes || no "$g: another problem"
done
is 0 "$m" match small.csv --goal stable
has "No mentee and mentor fit each other better than somebody each of them has."
has "It makes as many pairs as everyone first would, with as much fit in total."
is 2 "$m" match small.csv --goal stable --cert none.proof; err "a match of this goal has no certificate; leave --cert out, or choose another goal: stable"
cat > several.csv <<'E'
Email,Role,Mentors wanted,Capacity,Topics,Department
ana@x.org,Mentee,2,,Grants,Surgery
ben@x.org,Mentee,1,,Teaching,Nursing
cy@x.org,Mentor,,1,Teaching,Surgery
di@x.org,Mentor,,2,Grants,Chess
ed@x.org,Mentor,,1,Grants,Chess
fay@x.org,Mentee,1,,Bridge,Rowing
gus@x.org,Mentee,1,,Bridge,Rowing
hal@x.org,Mentee,1,,Bridge,Rowing
ida@x.org,Mentor,,3,Bridge,Chess
E
is 0 "$m" match several.csv --goal inside --json; has '"goal":"inside"'; has '"asked_several":1,"one_inside":1'; has '"fewer_pairs":0'
is 0 "$m" match several.csv --json; has '"asked_several":1,"one_inside":0'
is 0 "$m" match several.csv --goal inside; has "of those who asked for several mentors no more could have one from their own unit"; has "Everyone first would make as many pairs, with"
is 0 "$m" match several.csv --goal inside --why ana@x.org=ed@x.org
is 2 "$m" match several.csv --goal inside --cert none.proof; err "a match of this goal has no certificate"
is 2 "$m" match small.csv --goal best; err "there is no such goal: best"
printf '[match]\ngoal = leximin\n' > goal.ini
is 0 "$m" match small.csv --rules goal.ini; has "no other choice has fewer pairs below 50"
is 0 "$m" match small.csv --rules goal.ini --goal floor; has "the weakest pair could not be better"
is 0 "$m" match small.csv --json --goal stable; has '"goal":"stable"'; has '"fewer_pairs":0'
printf '[match]\ngoal = best\n' > goal.ini
is 1 "$m" match small.csv --rules goal.ini; err "write one of: everyone|total|floor|leximin|inside|stable."
# Groups, and introductions among equals.
cat > class.csv <<'E'
Email,Name,Role,Topics,Capacity,Left out,Paired before
ana@x.org,Ana Rossi,Mentee,Grants,,0,
ben@x.org,Ben Okafor,Mentee,Teaching,,1,dan@x.org
cleo@x.org,Cleo Diaz,Mentee,Grants,,1,
dan@x.org,Dan Weber,Mentee,Teaching,,1,
eva@x.org,Eva Novak,Mentee,Grants,,1,
ruth@x.org,Ruth Abt,Mentor,Grants; Teaching,5,,
E
is 0 "$m" match class.csv --shape groups --group-size 4-5 --out groups.csv
has "5 of 5 mentees are in 1 group; 1 mentors offer 5 places."; has "mentor: Ruth Abt"; has "3 of 5 want to talk about Grants."
look groups.csv "group,role,email,name,fit,reasons"; look groups.csv "1,mentor,ruth@x.org,Ruth Abt,"; look groups.csv "1,mentee,eva@x.org,"
is 0 "$m" match class.csv --shape groups --mentors-per-group 2; has "5 of 5 mentees are in 1 group"
is 2 "$m" match class.csv --shape groups --mentors-per-group 3; err "a group has one mentor or two"
is 0 "$m" match class.csv --shape groups --group-size 4; has "Mentees without a group: 1"
is 0 "$m" match class.csv --shape groups --json; has '"shape":"groups"'; has '"in_common":["3 of 5 want to talk about Grants."]'; not '"goal"'
is 0 "$m" match class.csv --shape groups --why "Ruth Abt=Ana Rossi"; has "they are in one group"
is 0 "$m" match class.csv --shape peers --out peers.csv
has "4 of 5 people are introduced to somebody."; has "Introduced to nobody: 1"; has "Ana Rossi: The number is odd"; has "These two have been introduced to each other before."
look peers.csv "one_email,other_email,likeness,one_name,other_name,reasons"
is 0 "$m" match class.csv --shape peers --json; has '"shape":"peers"'; has '"one_email"'
is 0 "$m" match class.csv --shape peers --why "Ben Okafor=Dan Weber"; has "introduced to each other before"
printf '[match]\nshape = groups\ngroup size = 2-3\nmentors per group = 1\n' > shape.ini
is 0 "$m" match class.csv --rules shape.ini; has "5 of 5 mentees are in 2 groups"
is 0 "$m" match class.csv --rules shape.ini --shape peers; has "are introduced to somebody"
printf '[match]\nshape = circles\ngroup-size = 9-4\n' > shape.ini
is 1 "$m" match class.csv --rules shape.ini; err "write one of: pairs|groups|peers."; err "Write a size or two, such as 4 or 4-5, from 2 to 30."
printf '[must]\nruth@x.org = ana@x.org\n[together]\nana@x.org = nobody@x.org\n' > shape.ini
is 1 "$m" match class.csv --rules shape.ini --shape groups; err "Nobody in the sheets is called this"
printf '[together]\nana@x.org = dan@x.org\n[must]\nruth@x.org = ana@x.org\n' > held.ini
is 0 "$m" match class.csv --rules held.ini --shape groups --group-size 2-5; has "members: Ana Rossi"; has "How fair is it?"; has "Alike in the mean"
is 0 "$m" match class.csv --rules held.ini --shape groups --json; has '"asked_for":true'; has '"likeness_mean":'
is 1 "$m" match class.csv --rules shape.ini --shape pairs; err "Two mentees are held together in groups only"
grep -v ",Mentor," class.csv > only.csv
is 0 "$m" match --mentees only.csv --shape peers; has "4 of 5 people are introduced to somebody."
is 2 "$m" match --mentees only.csv --shape groups; err "give a sheet of registrations"
is 2 "$m" match class.csv --shape circles; err "there is no such shape: circles"
is 2 "$m" match class.csv --shape groups --group-size 1; err "the size of groups is a number or two"
is 2 "$m" match class.csv --shape groups --cert none.proof; err "groups have no certificate"
is 0 "$m" match class.csv --shape peers --cert peers.proof --graph peers.txt; is 0 "$m" verify peers.proof peers.txt; has "Accepted. 5 peers, 9 allowed pairs: 2 pairs made"
sed "s/^matched 2/matched 3/" peers.proof > bad.proof; is 1 "$m" verify bad.proof peers.txt; has "Refused. Line"
is 1 "$m" verify peers.proof proof.txt; has "Refused. The graph:"
is 1 "$m" match -
err "standard input: The sheet is empty"
is 0 sh -c "'$m' match - < small.csv"
has "Ana Rossi - mentor: Cem Yilmaz"
is 0 "$m" match small.csv --explain
has "Languages are not counted, because one of the two named none."
is 0 "$m" match small.csv --json
if /usr/bin/python3 -c 'import json,sys; d = json.load(open("out")); sys.exit(not (d["matched"] and d["placed"] == 2
	and len(d["pairs"]) == 2 and sum(p["fit"] for p in d["pairs"]) == d["fit"]))'; then yes; else no json; fi
is 0 "$m" match small.csv --why "ben@x.org=ana@x.org"
has "A mentor must be outside the mentee's line management."
is 0 "$m" match small.csv --why "Cem Yilmaz = Eva Novak"
has "A wish given in confidence keeps these two apart."
is 0 "$m" match small.csv --why "ben@x.org=eva@x.org"
has "Eva Novak is paired with Dora Silva (fit"
# Why nobody, what if, what rules cost, who else would do as well.
cat > few.csv <<'E'
Email,Name,Role,Topics,Manager,Capacity,Unit
ana@x.org,Ana Rossi,Mentee,Grants,ben@x.org,,Arts
eva@x.org,Eva Novak,Mentee,Grants,ben@x.org,,Arts
ben@x.org,Ben Okafor,Mentor,Grants,,3,Law
cem@x.org,Cem Yilmaz,Mentor,Grants,,1,Law
E
is 0 "$m" match few.csv
has "These 2 mentees ask for 2 mentors together. The rules allow them only one mentor, who has 1 place. So 1 wish stays open, whatever is chosen."
has "1 other mentor has 3 places left over, but the rules keep them apart; most often: A mentor must be outside"
has "Too few people in one of the groups, so not shown."
is 0 "$m" match few.csv --json; has '"why_nobody":[{"mentees":[{"email":"ana@x.org"'; has '"fair_by":{"unit":[]}'
is 0 "$m" match few.csv --what-if "Cem Yilmaz has 2 places"; has "If Cem Yilmaz had 2 places:"; has "With the fewest changes  2 pairs"; has "nobody"
is 0 "$m" match few.csv --what-if "without cem@x.org" --json; has '"fewest_changes":{"pairs":0'
is 2 "$m" match few.csv --what-if "without Zoe"; err "Nobody who takes part is called"
is 2 "$m" match few.csv --what-if "Cem"; err 'Ask as "without NAME" or as "NAME has 3 places"'
is 0 "$m" match few.csv --costs; has "The whole line of management is kept apart, not direct managers alone"; has "It costs nothing"
printf '[may not]\ncem@x.org = eva@x.org\n[must]\ncem@x.org = ana@x.org\n' > apart.ini
is 0 "$m" match few.csv --rules apart.ini --costs --json; has '"kind":"kept_apart"'; has '"kind":"asked_for"'; has '"not_tried":0'
is 0 "$m" match few.csv --rules apart.ini --why "cem@x.org=ana@x.org"; has "It was asked for, so nobody else was considered."
is 0 "$m" match small.csv --why "cem@x.org=ana@x.org"; has "These two are paired."; has "without a cost to the whole."
is 0 "$m" match small.csv --columns
has "topics             Topics"
is 0 "$m" match small.csv --seed 5 --out a.csv
is 0 "$m" match small.csv --seed 5 --out b.csv
if cmp -s a.csv b.csv; then yes; else no "the same seed gave two answers"; fi
is 0 "$m" match small.csv --out -
has "mentor_email,mentee_email"
not "mentees have a mentor"

# ---- two sheets, a staff list, other columns, formulas, Windows-1252
printf 'Email;Name;Expertise\r\nr@x.org;Zo\353;"=cmd()"\r\n' > mentors.csv
printf 'Email\tName\tNeeds\ne@x.org\t=Bad\tLaw\n' > mentees.csv
is 0 "$m" match --mentors mentors.csv --mentees mentees.csv --out pairs.csv
look pairs.csv "r@x.org,e@x.org,"
look pairs.csv "'=Bad"
has "Zoë"
printf 'employeeId,email,supervisorId\n1,r@x.org,2\n2,top@x.org,\n3,e@x.org,1\n' > staff.csv
is 0 "$m" match --mentors mentors.csv --mentees mentees.csv --staff staff.csv
has "0 of 1 mentees have a mentor"
has "The rules do not allow the one mentor there is: A mentor must be outside"
printf 'Contact,Part,Stuff\np@x.org,Mentor,Law\nq@x.org,Mentee,Law\n' > odd.csv
is 1 "$m" match odd.csv
err "odd.csv: No column holds e-mail addresses"
is 0 "$m" match odd.csv --column Contact=email --column Part=role --column Stuff=topics
has "Wanted and offered: Law."
is 2 "$m" match odd.csv --column Contact=nonsense
is 2 "$m" match odd.csv --column Nothing=email

# ---- bad sheets: every problem, with its place
cat > bad.csv <<'E'
Email,Role,Capacity,Manager,Consent
one@x.org,Mentor,lots,,yes
two,Mentor,1,,yes
three@x.org,Wizard,,,yes
four@x.org,Mentee,,five@x.org,yes
five@x.org,Mentor,,four@x.org,yes
six@x.org,Mentee,,,no
seven@x.org,Mentor,2,,yes
eight@x.org,Mentee,,,yes
E
is 1 "$m" match bad.csv --out never.csv
err "bad.csv:2:Capacity: lots: This should be a whole number"
err "bad.csv:3:Email: two: This is not an e-mail address"
err "bad.csv:4:Role: Wizard: It is not clear whether"
err "bad.csv:5:Manager: five@x.org: The line of management is a circle"
err "bad.csv:7:Consent: no: Left out, because this person did not agree"
err "Nothing was matched: 4 problems must be mended first."
if [ -e never.csv ]; then no "pairs were written"; else yes; fi
is 1 "$m" match bad.csv --json
has '"matched":false'
is 0 "$m" match bad.csv --go-on
has "2 of 2 mentees have a mentor"
not "six@x.org - mentor"
for f in "$data"/csv/*.csv; do is 1 "$m" match "$f"; not "bug"; done
head -c 300000 /dev/urandom > noise.csv
is 1 "$m" match noise.csv

# ---- files and calls that cannot be
is 3 "$m" match nowhere.csv
err "nowhere.csv: No such file or directory"
is 3 "$m" match .
is 3 "$m" match small.csv --rules nowhere.ini
is 3 "$m" match small.csv --out nowhere/pairs.csv
is 3 sh -c "'$m' match small.csv > /dev/full"
is 2 "$m" match
is 2 "$m" match --mentors mentors.csv
is 2 "$m" match small.csv --nonsense
is 2 "$m" match small.csv --seed x
is 2 "$m" match small.csv --why nobody=noone
is 2 "$m" match a b c d e
is 0 "$m" match --help
has "Exit status:"

# ---- rules
rules() { cat > rules.ini; }
rules <<'E'
; a programme of our own
[weights]
topics = 50
goals = 0
[match]
line = direct
mentees-each = 2
grades = Low, Middle, High
[must]
dora@x.org = ana@x.org
[may not]
Cem Yilmaz = ana@x.org
E
is 0 "$m" match small.csv --rules rules.ini
has "Ana Rossi - mentor: Dora Silva (as the coordinator asked)"
rules <<'E'
[weights]
topics = many
beauty = 5
[match]
line = sideways
speed = 9
[else]
a = b
what is this
[must]
ben@x.org = ana@x.org
E
is 1 "$m" match small.csv --rules rules.ini
err "rules.ini:2:topics: many: This should be a whole number"
err "rules.ini:3:beauty: 5: No part of a fit is called this"
err "rules.ini:5:line: sideways: This is none of the choices"
err "rules.ini:6:speed: 9: There is no setting of this name"
err "rules.ini:8:a: b: There is no section [else]"
err "rules.ini:9: This line is neither"
rules <<'E'
[must]
ben@x.org = ana@x.org
nobody@x.org = ana@x.org
ana@x.org = eva@x.org
E
is 1 "$m" match small.csv --rules rules.ini
err "rules.ini:2: ben@x.org, ana@x.org: These two were to be paired, but: A mentor must be outside"
err "rules.ini:3: nobody@x.org: Nobody in the sheets is called this"
err "rules.ini:4: ana@x.org: This person is in the sheets, but does not take part in this role"
rules <<'E'
[match]
line = direct
[must]
cem@x.org = ana@x.org
dora@x.org = ana@x.org
E
is 1 "$m" match small.csv --rules rules.ini
err "More mentors are to be paired with this mentee than they asked for"

# ---- nothing that commands a terminal gets through; no identity is told
printf 'Email,Name,Role,Topics\na@x.org,\033[31mRed\302\233x,Mentor,Law\nb@x.org,B,Mentee,Law\n' > esc.csv
is 0 "$m" match esc.csv
if LC_ALL=C grep -q "$(printf '\033')" out err; then no "escape"; else yes; fi
s=$data/civil-service/small
is 0 "$m" match --mentors "$s/mentors.csv" --mentees "$s/mentees.csv" --explain --json
if grep -qiE 'lesbian|bisexual|transgender|non-binary|asexual' out err; then no "an identity was told"; else yes; fi

# ---- assign
printf 'p bmatch 0 0 0\n' > empty.txt
printf 'c two and two\np bmatch 3 2 4\nl 1 1\nr 1 2\ne 1 1 5\ne 1 2 3\ne 2 1 9\ne 3 2 -4\n' > graph.txt
is 0 "$m" assign graph.txt
has "2 1"; has "3 2"; has "matched 3 score 10"
is 0 "$m" assign graph.txt --goal total --stats
has "matched 2 score 14"; has "cpu 0."
is 0 "$m" assign graph.txt --goal stable --seed 7
has "matched 3 score 10"
printf 'p bmatch 1 1 1\ne 1 2 5\n' > bad.txt
is 2 "$m" assign bad.txt; err "bad.txt: Line 2: a number is out of its bounds."
is 2 "$m" assign nowhere.txt; err "nowhere.txt"
is 2 "$m" assign graph.txt --goal kindness; err "usage: mentord assign"
is 2 "$m" assign graph.txt --goal leximin --bands 65; err "usage: mentord assign"
# The sum is greatest with 9 and 1; 5 and 4 leave nobody so far down; without a floor nobody asks.
printf 'p bmatch 2 2 4\ne 1 1 9\ne 1 2 4\ne 2 1 5\ne 2 2 1\n' > fair.txt
is 0 "$m" assign fair.txt; has "matched 2 score 10"
is 0 "$m" assign fair.txt --goal floor --cert floor.cert; has "matched 2 score 9"
is 0 "$m" verify floor.cert fair.txt; has "sum of scores 9, the worst pair 4."
is 0 "$m" assign empty.txt --goal floor --cert empty.cert; is 0 "$m" verify empty.cert empty.txt; has "No pair can be made."
is 0 "$m" assign fair.txt --goal leximin --bands 4 --cert leximin.cert; has "matched 2 score 9"
is 0 "$m" verify leximin.cert fair.txt
is 1 "$m" verify leximin.cert graph.txt
is 2 "$m" assign; is 0 "$m" assign --help
is 0 "$m" assign empty.txt; has "matched 0 score 0"
is 0 "$m" assign graph.txt --cert graph.cert
is 0 "$m" verify graph.cert graph.txt; has "Accepted. 3 lefts, 2 rights, 4 allowed pairs; goal everyone: 3 pairs made, sum of scores 10."
(echo c other words; sed 1d graph.txt) > same.txt
is 0 "$m" verify graph.cert same.txt
sed 's/e 3 2 -4/e 3 2 -5/' graph.txt > other.txt
is 1 "$m" verify graph.cert other.txt; has "Refused. Line 2: this speaks of another graph."
is 1 "$m" verify graph.cert bad.txt; has "Refused. The graph: Line 2:"
is 1 "$m" verify graph.txt graph.txt; has "Refused. Line 1:"
is 2 "$m" verify graph.cert; err "usage: mentord verify"
is 2 "$m" verify graph.cert nowhere.txt; err "nowhere.txt"
is 2 "$m" verify - -; is 2 "$m" verify a b c
sed 's/score 10/score 11/' graph.cert > lie.cert
is 1 "$m" verify lie.cert graph.txt; has "Refused. Line"
"$m" verify - graph.txt < graph.cert > out && yes || no "a certificate from standard input"
for g in total everyone; do "$m" assign - --goal $g --cert $g.cert < graph.txt > out && "$m" verify $g.cert - < graph.txt > out && yes || no "a graph from standard input"; done
is 2 "$m" assign graph.txt --goal stable --cert none.cert; err "a stable matching has no certificate"
is 2 "$m" assign graph.txt --cert -; err "standard output is for the pairs"
for g in total everyone floor leximin; do
	is 0 "$m" assign fair.txt --goal $g --seed 3 --cert one.cert; cp out one.out
	is 0 "$m" assign fair.txt --goal $g --seed 3 --cert two.cert; cmp -s one.cert two.cert && cmp -s one.out out && yes || no "$g: not the same bytes again"
	is 0 "$m" verify two.cert fair.txt; has "goal $g"
done
[ -e none.cert ] && no "a certificate of nothing" || yes
is 2 "$m" assign graph.txt --cert "$tmp"; err "Is a directory"
[ -s out ] && no "pairs were told without their proof" || yes

# ---- verify
is 1 "$m" verify small.csv graph.txt
has "Refused. Line 1:"
is 2 "$m" verify nowhere.txt graph.txt
is 2 "$m" verify
is 0 "$m" verify --help
# Odd mail options are refused before the file is made or anybody is let in.
is 2 "$m" serve --data "$tmp/mail.db" --listen unix:"$tmp/mail.socket" --smtp http://mail.example.org; err "--smtp takes an address such as smtp://"
is 2 "$m" serve --data "$tmp/mail.db" --listen unix:"$tmp/mail.socket" --smtp smtp://127.0.0.1:1; err "--smtp-from takes the address"
is 2 "$m" serve --data "$tmp/mail.db" --listen unix:"$tmp/mail.socket" --smtp smtp://127.0.0.1:1 --smtp-from a@b.c --smtp-bounce nobody; err "--smtp-bounce takes the address"
is 2 "$m" serve --data "$tmp/mail.db" --listen unix:"$tmp/mail.socket" --smtp smtp://127.0.0.1:1 --smtp-from a@b.c --smtp-password-file /nowhere; err "The file of the mail password cannot be read"
is 2 "$m" serve --data "$tmp/mail.db" --listen unix:"$tmp/mail.socket" --smtp-from a@b.c; err "need --smtp itself"
[ -e "$tmp/mail.db" ] || [ -e "$tmp/mail.socket" ] && no "odd mail options left something behind" || yes
# A report piped in by a mail server leaves a note; anything else leaves none.
printf 'To: b+77@x.org\r\nFinal-Recipient: rfc822;zoe@x.org\r\nAction: failed\r\nStatus: 5.1.1\r\n' > report
"$m" bounce --data "$tmp/b.db" < report && [ "$(cat b.db.bounces/77)" = "5.1.1 zoe@x.org" ] && yes || no "a report left no note"
rm -r b.db.bounces
echo 'Subject: I am away' | "$m" bounce --data "$tmp/b.db" && [ ! -e b.db.bounces ] && yes || no "what is no report left a note"
is 2 "$m" bounce odd; err "usage: mentord bounce"; is 0 "$m" bounce --help; has "usage: mentord bounce"
for c in rules routes serve; do is 0 "$m" $c --help; has "usage: mentord $c"; is 2 "$m" $c odd; err "usage: mentord $c"; done
is 0 "$m" rules
has "outside_line_management"
is 0 "$m" routes
has "/sign-in"
sed 's/^placed .*/placed 2 score 1/' proof.txt > lie.txt
is 1 "$m" verify lie.txt numbers.txt
is 0 "$m" rules
has "outside_line_management"
has "src/rules/pairing.c:"

echo "$passed passed, $failed failed"
[ $failed = 0 ]
