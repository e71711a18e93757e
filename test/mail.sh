#!/bin/sh
# mail.sh - letters through a mail server that is not ours, read by a parser that is not ours.
cd "$(dirname "$0")/.." || exit 1
dir=$(mktemp -d)
server=''
trap '[ -n "$server" ] && kill "$server" 2>/dev/null; rm -rf "$dir"' EXIT
[ -d test/mail/node_modules ] || (cd test/mail && npm ci --no-audit --no-fund --ignore-scripts) >"$dir/npm" 2>&1 || { cat "$dir/npm"; exit 1; }
run() {   # run NAME MODE SCHEME-AND-OPTIONS
	node test/mail/server.mjs "$1" > "$dir/got" 2>"$dir/err" & server=$!
	for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do [ -s "$dir/got" ] && break; sleep 0.3; done
	port=$(head -n 1 "$dir/got")
	rm -f "$dir"/mail.db*
	build/san/mail "smtp://127.0.0.1:$port" "$dir/mail.db" $2 > "$dir/state"
	kill "$server"; wait "$server" 2>/dev/null; server=''
	sed 1d "$dir/got" > "$dir/letters"
}
run plain
node test/mail/judge.mjs "$dir/letters" "$dir/state" plain; one=$?
# A certificate nobody trusts: nothing may be sent in clear instead.
run tls /etc/ssl/certs/ca-certificates.crt
node test/mail/judge.mjs "$dir/letters" "$dir/state" distrust; two=$?
[ $one = 0 ] && [ $two = 0 ]
