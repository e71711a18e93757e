#!/usr/bin/python3
"""bench_lists.py BINARY [PEOPLE] - every list page with many people: server time from the server's own log, and the time a
client sees beside nginx serving a file of the same size, in the same run.  Figures, never judged here."""
import http.client, os, random, re, signal, subprocess, sys, tempfile, time, urllib.parse

binary, people = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 10000
PORT, FRONT, EACH = 18433, 18434, 200
random.seed(3)


class Client:
    def __init__(self, port):
        self.c, self.cookies = http.client.HTTPConnection("127.0.0.1", port), {}

    def ask(self, path, fields=None):
        head = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()), "Sec-Fetch-Site": "same-origin"}
        body = None
        if fields is not None:
            body = urllib.parse.urlencode(fields)
            head["Content-Type"] = "application/x-www-form-urlencoded"
        self.c.request("POST" if body is not None else "GET", path, body, head)
        r = self.c.getresponse()
        page = r.read().decode()
        for line in r.headers.get_all("Set-Cookie") or []:
            name, value = line.split(";")[0].split("=", 1)
            self.cookies[name] = value
        return r.status, r.headers.get("Location", ""), page

    def send(self, page, path, **fields):
        hidden = dict(re.findall(r'name="(form_token|form_once)" value="([^"]*)"', page))
        return self.ask(path, {**hidden, **fields})


def wait(client):
    for _ in range(500):
        try:
            client.ask("/health")
            return
        except OSError:
            client.c.close()
            time.sleep(0.01)
    sys.exit("the server did not answer")


def p(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * share))]


def main(folder):
    data, log = f"{folder}/x.db", open(f"{folder}/log", "wb")
    began = time.perf_counter()
    subprocess.run([binary, "demo", "--people", str(people), "--data", data], check=True, stdout=subprocess.DEVNULL)
    print(f"demo of {people} people made in {time.perf_counter() - began:.1f} s")
    server = subprocess.Popen([binary, "serve", "--data", data, "--listen", f"127.0.0.1:{PORT}"], stdout=subprocess.DEVNULL, stderr=log)
    os.makedirs(f"{folder}/www")
    os.chmod(folder, 0o755)
    with open(f"{folder}/nginx.conf", "w") as f:
        f.write(f"daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;\nevents {{ }}\n"
                f"http {{ access_log off; sendfile on; default_type text/html; server {{ listen 127.0.0.1:{FRONT}; root {folder}/www; }} }}\n")
    nginx = subprocess.Popen(["/usr/sbin/nginx", "-p", folder, "-c", f"{folder}/nginx.conf"], stderr=subprocess.DEVNULL)
    try:
        lists(Client(PORT), Client(FRONT), folder)
    finally:
        for it in (server, nginx):
            it.send_signal(signal.SIGTERM)
            it.wait()


def lists(me, front, folder):
    wait(me)
    _, _, page = me.ask("/sign-in")
    me.send(page, "/sign-in", email="coordinator@northmere.example", password="a lamp on the table")
    _, _, page = me.ask("/programmes")
    spring = re.search(r'href="(/programmes/\d+)">Early career', page).group(1)
    _, _, page = me.ask(spring)
    began = time.perf_counter()
    _, to, body = me.send(page, spring + "/rounds")
    while "<progress" in me.ask(to)[2]:
        time.sleep(0.2)
    pairs = re.search(r"Publish (\d+) pairs", me.ask(to)[2])
    print(f"round matched in {time.perf_counter() - began:.1f} s, {pairs.group(1) if pairs else 'no'} pairs")
    pages = {}
    for path in ("/people", spring + "/people", spring + "/invite", to):
        _, _, page = me.ask(path)
        of = [int(n) for n in re.findall(r'[?&]page=(\d+)', page)]
        pages[path] = max(of or [1])
    print(f"{'list':34} {'bytes':>7} {'server p50':>11} {'p99':>8}  {'client p50':>10}  x nginx   ({EACH} requests each, any page, searches beside)")
    for path, most in pages.items():
        one(me, front, folder, path + " any page", [f"{path}?page={random.randint(1, most)}" for _ in range(EACH)])
        one(me, front, folder, path + " search", [f"{path}?q={random.choice(['an', 'kob', 'sam', 'zz', 'o'])}" for _ in range(EACH)])
    for path in ("/", "/programmes", spring, "/import", "/units", "/topics"):
        one(me, front, folder, path, [path] * EACH)


def one(me, front, folder, name, asked):
    me.ask(asked[0])
    at = os.path.getsize(f"{folder}/log")
    took, static, size = [], [], 0
    for path in asked:
        began = time.perf_counter()
        status, _, page = me.ask(path)
        took.append(time.perf_counter() - began)
        if status != 200:
            sys.exit(f"{path}: {status}")
        size = max(size, len(page.encode()))
    with open(f"{folder}/www/file.html", "w") as f:
        f.write("x" * size)
    for _ in asked:
        began = time.perf_counter()
        front.ask("/file.html")
        static.append(time.perf_counter() - began)
    with open(f"{folder}/log", "rb") as f:
        f.seek(at)
        us = [int(n) for n in re.findall(rb"event=request.* us=(\d+)", f.read())]
    print(f"{re.sub('[0-9]{6,}', 'N', name):34} {size:7} {p(us, .5) / 1000:8.2f} ms {p(us, .99) / 1000:5.2f} ms  {p(took, .5) * 1000:7.2f} ms  {p(took, .5) / p(static, .5):5.1f}")


with tempfile.TemporaryDirectory() as folder:
    main(folder)
