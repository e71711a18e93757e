#!/bin/sh
# bench.sh BINARY - figures, never judged here: pages beside nginx serving a file of the same size in
# the same run, cold start, memory.  Needs Debian's wrk and nginx-light.  Matching: bench_match.py.
cd "$(dirname "$0")/.." || exit 1
. tools/packages
need wrk nginx-light curl python3-minimal python3-munkres python3-scipy procps || exit 1
binary=${1:-build/mentord}
port=18431 front=18432 rounds=${ROUNDS:-5} seconds=${SECONDS_EACH:-3}
dir=$(mktemp -d)
server='' nginx=''
stop() { [ -n "$nginx" ] && kill "$nginx" 2>/dev/null; [ -n "$server" ] && kill "$server" 2>/dev/null; wait 2>/dev/null; rm -rf "$dir"; }
trap stop EXIT
chmod 755 "$dir"; mkdir "$dir/www"

# ---- cold start: from exec to the first answer, an existing data file
cold() {
	/usr/bin/python3 - "$binary" "$dir/cold.db" "$port" <<'P'
import socket, subprocess, sys, time
binary, data, port = sys.argv[1], sys.argv[2], int(sys.argv[3])
def once():
    began = time.perf_counter()
    p = subprocess.Popen([binary, "serve", "--demo", "--data", data, "--listen", f"127.0.0.1:{port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while True:
        try:
            s = socket.create_connection(("127.0.0.1", port))
            s.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            if s.recv(100).startswith(b"HTTP/1.1 200"):
                break
        except OSError:
            time.sleep(0.0005)
    took = time.perf_counter() - began
    p.terminate()
    p.wait()
    return took
once()
t = sorted(once() for _ in range(21))
print(f"cold start            {t[10] * 1000:.1f} ms (median of 21; {t[0] * 1000:.1f} to {t[-1] * 1000:.1f}), goal < 50 ms")
P
}
cold

"$binary" serve --demo --data "$dir/mentord.db" --listen "127.0.0.1:$port" >"$dir/out" 2>"$dir/log" & server=$!
sleep 1
memory() { awk '/^Pss:/ { print $2 }' "/proc/$server/smaps_rollup"; }
echo "idle memory           $(($(memory) / 1024)) MB (PSS), goal < 30 MB"

ask() { curl -s -o "$dir/page" -D "$dir/head" -H "Sec-Fetch-Site: same-origin" -H "Cookie: $cookies" "$@"; }
hidden() { sed -n "s/.*name=\"$1\" value=\"\([^\"]*\)\".*/\1/p" "$dir/page" | head -n 1; }
cookie() { sed -n 's/^[Ss]et-[Cc]ookie: \([^;]*\);.*/\1/p' "$dir/head" | tr -d '\r' | head -n 1; }
base=http://127.0.0.1:$port
cookies=
ask $base/sign-in; cookies=$(cookie)
ask $base/sign-in --data-urlencode "form_token=$(hidden form_token)" -d "email=coordinator@northmere.example" --data-urlencode "password=a lamp on the table"
cookies=$(cookie)
ask $base/match
ask $base/match/sample --data-urlencode "form_token=$(hidden form_token)" --data-urlencode "form_once=$(hidden form_once)"
result=$(sed -n 's/^[Ll]ocation: //p' "$dir/head" | tr -d '\r')

cat > "$dir/nginx.conf" <<X
daemon off; worker_processes 2; pid $dir/nginx.pid; error_log $dir/error.log;
events { }
http { access_log off; sendfile on; default_type text/html; server { listen 127.0.0.1:$front; root $dir/www; } }
X
/usr/sbin/nginx -p "$dir" -c "$dir/nginx.conf" 2>/dev/null & nginx=$!
cat > "$dir/cookie.lua" <<X
wrk.headers["Cookie"] = "$cookies"
X
run() { # run URL -> requests/s p50(us) p99(us)
	wrk -t1 -c16 -d"${seconds}s" --latency -s "$dir/cookie.lua" "$1" 2>/dev/null | awk '
		function us(s) { return s ~ /us$/ ? s + 0 : s ~ /ms$/ ? s * 1000 : s * 1000000 }
		/50%/ { a = us($2) } /99%/ { b = us($2) } /Requests\/sec/ { r = $2 } /Non-2xx/ { bad = $NF } END { print r, a, b, bad + 0 }'
}
echo "pages beside nginx serving a file of the same size, $rounds rounds of ${seconds} s in turn, 16 connections:"
for page in / /rules-of-matching "$result"; do
	ask "$base$page"; cp "$dir/page" "$dir/www/file.html"; size=$(wc -c < "$dir/page")
	: > "$dir/rows"
	for i in $(seq "$rounds"); do echo "$(run "$base$page") $(run "http://127.0.0.1:$front/file.html")" >> "$dir/rows"; done
	sort -n "$dir/rows" | awk -v page="${page%%[0-9]*}" -v size="$size" '{ r[NR] = $1 / $5; q[NR] = $1; a[NR] = $2 / $6; b[NR] = $3 / $7; p50[NR] = $2; p99[NR] = $3; bad += $4 }
		function mid(x, i, j, t) { for (i = 1; i <= NR; i++) for (j = i + 1; j <= NR; j++) if (x[j] < x[i]) { t = x[i]; x[i] = x[j]; x[j] = t } return x[int((NR + 1) / 2)] }
		END { printf "  %-20s %6d bytes  %7.0f requests/s  %.2f x nginx   p50 %.2f ms (%.1f x)   p99 %.2f ms (%.1f x)%s\n", page, size, mid(q), mid(r), mid(p50) / 1000, mid(a), mid(p99) / 1000, mid(b), bad ? "   " bad " WRONG" : "" }'
done
echo "memory after that     $(($(memory) / 1024)) MB (PSS)"

# ---- a sheet of 10,000 rows
/usr/bin/python3 - "$binary" "$dir/ten.csv" <<'P'
import random, resource, subprocess, sys, time
random.seed(1)
topics = ["Grants", "Teaching", "Law", "Art", "Writing", "Leadership", "Networking", "Data", "Ethics", "Policy"]
with open(sys.argv[2], "w") as f:
    f.write("Email,Name,Role,Topics,Goals,Capacity,Languages,Time zone\n")
    for i in range(10000):
        mentor = i % 3 == 0
        f.write(f"p{i}@x.org,Person {i},{'Mentor' if mentor else 'Mentee'},{'; '.join(random.sample(topics, 3))},{' '.join(random.choices(topics, k=12))},{2 if mentor else ''},English,UTC+0{i % 4}:00\n")
t = time.perf_counter()
subprocess.run([sys.argv[1], "match", sys.argv[2]], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
took = time.perf_counter() - t
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(f"10,000 rows           matched in {took:.1f} s, peak memory {peak / 1024:.0f} MB (6,666 mentees, 3,334 mentors)")
t = time.perf_counter()
subprocess.run([sys.argv[1], "match", "--columns", sys.argv[2]], stdout=subprocess.DEVNULL, check=True)
print(f"                      read in {time.perf_counter() - t:.2f} s")
P
/usr/bin/python3 test/bench_match.py "$binary"
