#!/bin/sh
# html2c.sh - what the template compiler refuses, what the C compiler refuses, and
# what is written when neither does.  The first line of each file in test/html2c/
# says what is expected of it.
cd "$(dirname "$0")/.." || exit 1
CC=${CC:-gcc}
tool=${HTML2C:-build/html2c}
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0
yes() { passed=$((passed + 1)); }
no() { failed=$((failed + 1)); echo "failed: $*" >&2; }
flags="-std=gnu17 -D_GNU_SOURCE -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Werror -Isrc -I$tmp"

for f in test/html2c/bad_*.html; do
	line=$(sed -n '1s/^.. refused at line \([0-9]*\): .*/\1/p' "$f")
	want=$(sed -n '1s/^.. refused at line [0-9]*: \(.*\)/\1/p' "$f")
	if "$tool" "$f" > "$tmp/out" 2> "$tmp/err"; then
		no "$f was accepted"
	elif [ -z "$want" ] || [ -s "$tmp/out" ] || [ "$(wc -l < "$tmp/err")" != 1 ] ||
		! grep -qF -- "$f:$line: " "$tmp/err" || ! grep -qF -- "$want" "$tmp/err"; then
		no "$f: wanted '$want' at line $line, got: $(cat "$tmp/err")"
	else
		yes
	fi
done

for f in test/html2c/type_*.html; do
	want=$(sed -n '1s/^.. not C at line [0-9]*: \(.*\)/\1/p' "$f")
	line=$(sed -n '1s/^.. not C at line \([0-9]*\): .*/\1/p' "$f")
	{ echo '#include "web/html.h"'; "$tool" "$f"; } > "$tmp/t.c" || { no "$f: html2c refused it"; continue; }
	if LC_ALL=C $CC $flags -c -o "$tmp/t.o" "$tmp/t.c" 2> "$tmp/err"; then
		no "$f compiles"
	elif ! grep -qF -- "$f:$line:" "$tmp/err" || ! grep -qF -- "$want" "$tmp/err"; then
		no "$f: wanted '$want' at line $line, got: $(head -n 3 "$tmp/err")"
	else
		yes
	fi
done

# The same file with nothing wrong in it does compile, so the refusals above have a reason.
sed 's/{{s}}/{{s.a}}/' test/html2c/type_struct_in_text.html > "$tmp/fine.html"
{ echo '#include "web/html.h"'; "$tool" "$tmp/fine.html"; } > "$tmp/t.c"
if $CC $flags -Wno-missing-prototypes -c -o "$tmp/t.o" "$tmp/t.c"; then yes; else no "a sound file does not compile"; fi

lib="src/web/html.c src/base/memory.c src/base/text.c src/base/unicode.c src/base/clock.c src/base/date.c"
{ echo '#include "web/html.h"'; cat test/html2c/good.html; } > "$tmp/good.html"
"$tool" "$tmp/good.html" > "$tmp/good_html.c" &&
	{ cat "$tmp/good_html.c"; sed '/good_html.h/d' test/html2c/good.c; } > "$tmp/all.c" &&
	$CC $flags -O1 -g -fsanitize=address,undefined -Wno-format-truncation -o "$tmp/good" "$tmp/all.c" $lib -lutf8proc &&
	"$tmp/good" > "$tmp/out"
[ "$1" = --accept ] && cp "$tmp/out" test/html2c/good.out
if cmp -s "$tmp/out" test/html2c/good.out; then yes; else no "good.html: $(diff "$tmp/out" test/html2c/good.out)"; fi

"$tool" --header "$tmp/good.html" > "$tmp/h" && grep -qF 'void good_branches(Buf *out, int n, Table t);' "$tmp/h" &&
	grep -qF 'void good_nothing(Buf *out);' "$tmp/h" && grep -qF '#include <stdbool.h>' "$tmp/h" &&
	! grep -q 'odd' "$tmp/h" && yes || no "the header is not as it should be: $(cat "$tmp/h")"

"$tool" no/such/file > /dev/null 2>&1 && no "a missing file was accepted" || yes

echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
