#!/usr/bin/python3
"""bench_stable.py - the size of stable matchings beside the most there can be, found by integer programming (HiGHS).

usage: test/bench_stable.py build/bench_stable [instances of each size]
Random lists of 5 and 10 with ties on both sides (0.85 that the next one is liked as much as the one before);
then large ones, timed only."""
import os, subprocess, sys, tempfile, time
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_matrix

program = sys.argv[1]
each = int(sys.argv[2]) if len(sys.argv) > 2 else 3
TIES = 0.85


def ranks(rng, n):
    return np.concatenate([[0], np.cumsum(rng.random(n - 1) > TIES)]) if n else []


def draw(rng, n, length):
    left = np.repeat(np.arange(n), length)
    right = np.concatenate([rng.choice(n, length, replace=False) for _ in range(n)])
    left_rank = np.concatenate([ranks(rng, length) for _ in range(n)])
    right_rank = np.zeros(n * length, int)
    for r in range(n):
        them = rng.permutation(np.flatnonzero(right == r))
        right_rank[them] = ranks(rng, len(them))
    return left, right, left_rank, right_rank


def most(n, left, right, left_rank, right_rank):
    """One partner each; and for each pair: one of the two has a partner it likes as much, or better, or this one."""
    rows, cols, e = [], [], len(left)
    by = [[np.flatnonzero(side == x) for x in range(n)] for side in (left, right)]
    for k in range(e):
        row = {}
        for side, rank, members in ((left, left_rank, by[0]), (right, right_rank, by[1])):
            them = members[side[k]]
            row.update(dict.fromkeys(them[rank[them] <= rank[k]]))
        rows += [2 * n + k] * len(row)
        cols += row
    rows = np.concatenate([left, n + right, rows])
    cols = np.concatenate([np.arange(e), np.arange(e), cols])
    a = coo_matrix((np.ones(len(rows)), (rows, cols)), shape=(2 * n + e, e)).tocsr()
    low = np.concatenate([np.zeros(2 * n), np.ones(e)])
    high = np.concatenate([np.ones(2 * n), np.full(e, np.inf)])
    r = milp(-np.ones(e), constraints=LinearConstraint(a, low, high), bounds=Bounds(0, 1), integrality=np.ones(e), options={"time_limit": 200})
    return round(-r.fun) if r.status == 0 else None


shares, bad = [], False
with tempfile.TemporaryDirectory() as tmp:
    path = os.path.join(tmp, "problem")
    for n, length in ((200, 5), (500, 5), (1000, 5), (2000, 5), (3000, 5), (500, 10)):
        for seed in range(each):
            x = draw(np.random.default_rng([seed, n, length]), n, length)
            with open(path, "w") as f:
                f.write(f"{n} {len(x[0])}\n" + "".join("%d %d %d %d\n" % e for e in zip(*x)))
            plain, ours, blocking, seconds = subprocess.run([program, path], capture_output=True, text=True, check=True).stdout.split()
            before = time.process_time()
            best = most(n, *x)
            bad |= int(blocking) > 0 or not best or int(ours) > best
            shares.append(int(ours) / best)
            print(f"n {n:5} lists of {length:2}: most {best:5} in {time.process_time() - before:6.2f} s; ours {ours:>5} in {seconds} s, "
                  f"{100 * shares[-1]:6.2f} %; ties broken by lot {100 * int(plain) / best:6.2f} %; blocking {blocking}", flush=True)
print(f"mean {100 * np.mean(shares):.3f} %, least {100 * min(shares):.2f} %")
subprocess.run([program], check=True)
sys.exit(int(bad or np.mean(shares) < 0.985))
