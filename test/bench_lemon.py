#!/usr/bin/python3
"""bench_lemon.py - the engine of solve/ beside LEMON, the fastest free solver of such problems, on six families of graphs.

usage: test/bench_lemon.py build/mentord build/bench_lemon build/bench_lemon_rival [--large] [--inside] [--families p,pL,..] [--times N]
10,000 lefts and 3,333 rights with 64 pairs each; --large: 100,000 and 33,333, too, where LEMON needs minutes and runs once.
--inside: lefts need one to three partners and there are twice the seats; whoever needs several keeps a place for one from the own unit.
Each solver runs in a process of its own, taking turns; CPU seconds, the least of all runs.  Ours counts from the graph to the
proved answer, its own index included; LEMON's without building its graph, and only the run in which an empty place was dear enough.
Placed and score must agree with LEMON's and, without --inside, with what mentord assign prints of the same graph as text, whose proof must hold."""
import argparse, math, os, subprocess, sys, tempfile

# name: family of graph_made.h, most seats
FAMILIES = {"p": ("p", 5), "pL": ("p", 10), "R": ("r", 5), "H": ("h", 5), "Q": ("q", 5), "G": ("g", 5)}
RIVALS = ("simplex", "scaling")
CHOICES, SEED = 64, 7


class Run:
    def __init__(self, line):
        words = line.split()
        self.placed, self.score = int(words[1]), int(words[2])
        self.seconds, self.peak, self.before = map(float, words[3:6])


def told(*args):
    return subprocess.run(list(map(str, args)), stdout=subprocess.PIPE, check=True, text=True).stdout


def as_text(x, graph, tmp):
    """What mentord assign makes of the same graph; its certificate is verified."""
    text, cert = os.path.join(tmp, "text"), os.path.join(tmp, "cert")
    with open(text, "w") as f:
        subprocess.run([x.ours, "text", graph], stdout=f, check=True)
    last = subprocess.run([x.mentord, "assign", text, "--cert", cert], stdout=subprocess.PIPE, check=True, text=True).stdout.splitlines()[-1].split()
    subprocess.run([x.mentord, "verify", cert, text], stdout=subprocess.DEVNULL, check=True)
    os.remove(text)
    return int(last[1]), int(last[3])


def compare(x, name, lefts, times, tmp):
    family, seats = FAMILIES[name]
    graph = os.path.join(tmp, "graph")
    told(x.ours, "many" if x.inside else "make", family, lefts, lefts // 3, CHOICES, 2 * seats if x.inside else seats, SEED, graph)
    runs = {"ours": [Run(told(x.ours, "solve", graph))], **{r: [] for r in RIVALS}}
    placed = runs["ours"][0].placed
    for turn in range(3):
        for rival in RIVALS:
            if turn < times:
                runs[rival].append(Run(told(x.rival, rival, graph, placed)))
            runs["ours"].append(Run(told(x.ours, "solve", graph)))
    found = {(r.placed, r.score) for list in runs.values() for r in list} | (set() if x.inside else {as_text(x, graph, tmp)})
    best = {k: min(list, key=lambda r: r.seconds) for k, list in runs.items()}
    ours, fast = best["ours"], min((best[r] for r in RIVALS), key=lambda r: r.seconds)
    lean = min((best[r] for r in RIVALS), key=lambda r: r.peak)
    ratio, memory = fast.seconds / ours.seconds, lean.peak / ours.peak
    print(f"{name:3} {lefts:7} {ours.placed:7} {ours.score:10}  {ours.seconds:8.3f} {best['simplex'].seconds:8.3f} {best['scaling'].seconds:8.3f} {ratio:6.1f} x"
          f"  {ours.peak:6.0f} {best['simplex'].peak:6.0f} {best['scaling'].peak:6.0f} {memory:5.1f} x" + ("" if len(found) == 1 else f"  DIFFERENT {found}"), flush=True)
    return {"same": len(found) == 1, "ratio": ratio, "memory": memory, "ours": ours.seconds, "lemon": fast.seconds}


def mean(list):
    list = [*list]
    return math.exp(sum(map(math.log, list)) / len(list))


def size(x, lefts, times, tmp):
    print("     lefts  placed      score      ours  simplex  scaling  against best   MB: ours, simplex, scaling, against leaner", flush=True)
    told_of = {name: compare(x, name, lefts, times, tmp) for name in x.families}
    all = told_of.values()
    print(f"geometric mean {mean(r['ratio'] for r in all):.1f} x, least {min(r['ratio'] for r in all):.1f} x; memory {mean(r['memory'] for r in all):.1f} x"
          f"; {'same answers' if all_same(all) else 'DIFFERENT ANSWERS'}; LEMON: least of {times} runs, ours: of 7", flush=True)
    return told_of


def all_same(results):
    return all(r["same"] for r in results)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("mentord")
    p.add_argument("ours")
    p.add_argument("rival")
    p.add_argument("--large", action="store_true")
    p.add_argument("--inside", action="store_true")
    p.add_argument("--families", type=lambda s: s.split(","), default=[*FAMILIES])
    p.add_argument("--times", type=int, default=3, help="runs of LEMON with 10,000, 1 to 3")
    x = p.parse_args()
    with tempfile.TemporaryDirectory() as tmp:
        small = size(x, 10000, x.times, tmp)
        large = size(x, 100000, 1, tmp) if x.large else {}
        for name, r in large.items():
            print(f"{name:3} grows with lefts^{math.log10(r['ours'] / small[name]['ours']):.2f}, LEMON^{math.log10(r['lemon'] / small[name]['lemon']):.2f}")
    return not all_same([*small.values(), *large.values()])


sys.exit(main())
