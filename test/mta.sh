#!/bin/sh
# mta.sh [PROGRAM] - the odd letters of test/mail.c through a real mail server (Debian's exim), with STARTTLS, into mailboxes
# on 127.0.0.1.  Installs nothing by itself: MTA=install allows it to get exim4-daemon-light.  Needs root, which exim asks for.
cd "$(dirname "$0")/.." || exit 1
exim=$(command -v exim4 || echo /usr/sbin/exim4)
. tools/packages
[ -x "$exim" ] || { [ "$MTA" = install ] && need exim4-daemon-light; }
[ -x "$exim" ] || { echo "There is no exim4 here; MTA=install gets Debian's exim4-daemon-light."; exit 2; }
[ "$(id -u)" = 0 ] || { echo "exim wants to be started by root."; exit 2; }
make -s build/mail || exit 1
[ -d test/mail/node_modules ] || (cd test/mail && npm ci --no-audit --no-fund --ignore-scripts) >/dev/null 2>&1
dir=$(mktemp -d)
pid=''
trap '[ -n "$pid" ] && kill "$pid" 2>/dev/null; rm -rf "$dir"' EXIT
mkdir "$dir/spool" "$dir/boxes"
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost \
	-keyout "$dir/key.pem" -out "$dir/cert.pem" >/dev/null 2>&1
secure=$((20000 + $$ % 20000)); plain=$((secure + 1))
cat > "$dir/conf" <<CONF
primary_hostname = mail.example.org
spool_directory = $dir/spool
log_file_path = $dir/%slog
pid_file_path = $dir/pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = $secure : $plain
domainlist ours = example.org
acl_smtp_rcpt = rcpt
tls_advertise_hosts = \${if eq{\$received_port}{$secure}{*}{}}
tls_certificate = $dir/cert.pem
tls_privatekey = $dir/key.pem
begin acl
rcpt:
  deny message = 5.1.1 no such mailbox
       local_parts = never
  accept domains = +ours
  deny message = relaying is not for us
begin routers
ours:
  driver = accept
  domains = +ours
  transport = box
begin transports
box:
  driver = appendfile
  directory = $dir/boxes
  maildir_format
  user = Debian-exim
  envelope_to_add
  return_path_add
CONF
chown -R Debian-exim "$dir/spool" "$dir/boxes" "$dir/key.pem" "$dir"
chown root "$dir/conf"
"$exim" -C "$dir/conf" -bdf 2>"$dir/err" & pid=$!
sleep 1
kill -0 "$pid" 2>/dev/null || { cat "$dir/err" "$dir"/*log 2>/dev/null; exit 1; }
bad=0
run() {   # run NAME URL [AUTHORITY]
	rm -rf "$dir"/boxes/new/* "$dir"/mail.db*
	build/mail "$2" "$dir/mail.db" ${3:+"$3"} > "$dir/state"
	for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do [ "$(ls "$dir/boxes/new" 2>/dev/null | wc -l)" -ge 22 ] && break; sleep 0.3; done
	node test/mail/box.mjs "$dir/boxes/new" > "$dir/letters"
	printf '%s: ' "$1"
	node test/mail/judge.mjs "$dir/letters" "$dir/state" mta || bad=1
}
"$exim" --version | head -n 1
run STARTTLS "smtp://localhost:$secure" "$dir/cert.pem"
[ "$(grep -c '"secure":true' "$dir/letters")" = 22 ] || { echo "FAIL not all letters came over TLS"; bad=1; }
run plain "smtp://127.0.0.1:$plain"
grep -c ' <= ' "$dir/mainlog" | sed 's/$/ letters taken by exim/'
[ "$(grep ' <= ' "$dir/mainlog" | grep -vc 'id=')" = 0 ] || { echo "FAIL a letter without a Message-ID"; bad=1; }
exit $bad
