#!/bin/sh
# framing.sh BINARY - the framing table against the real server, and against nginx in front of it.
cd "$(dirname "$0")/.." || exit 1
binary=${1:-build/mentord}
dir=$(mktemp -d)
server='' nginx=''
stop() { [ -n "$nginx" ] && kill "$nginx" 2>/dev/null; [ -n "$server" ] && kill "$server" 2>/dev/null; wait 2>/dev/null; rm -rf "$dir"; }
trap stop EXIT
chmod 755 "$dir"
cat > "$dir/nginx.conf" <<X
daemon off; worker_processes 1; pid $dir/nginx.pid; error_log $dir/error.log;
events { }
http { access_log off; client_body_temp_path $dir/b; proxy_temp_path $dir/p; fastcgi_temp_path $dir/f; uwsgi_temp_path $dir/u; scgi_temp_path $dir/s;
  upstream mentord { server unix:$dir/socket; keepalive 4; }
  server { listen unix:$dir/front; location / { proxy_pass http://mentord; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host \$host; proxy_set_header X-Real-IP \$remote_addr; } } }
X
umask 0
"$binary" serve --data "$dir/mentord.db" --listen "unix:$dir/socket" --behind-tls >"$dir/out" 2>"$dir/log" & server=$!
/usr/sbin/nginx -p "$dir" -c "$dir/nginx.conf" 2>/dev/null & nginx=$!
for i in 1 2 3 4 5 6 7 8 9 10; do [ -S "$dir/socket" ] && [ -S "$dir/front" ] && break; sleep 0.3; done
chmod 666 "$dir/socket" "$dir/front"
echo "directly:"; build/san/framing "unix:$dir/socket" > "$dir/one"; one=$?; grep -v '^ok' "$dir/one"
echo "behind nginx:"; build/san/framing "unix:$dir/front" behind > "$dir/two"; two=$?; grep -v '^ok' "$dir/two"
[ $one = 0 ] && [ $two = 0 ]
