#!/usr/bin/python3
"""oracle.py - a second opinion that shares nothing with mentord.

  oracle.py optimum GRAPH            the best (placed, fit) of a problem as mentord match --graph writes it, by scipy
  oracle.py agree GRAPH PROOF ...    are these proofs of total or everyone about the best there is?  by scipy, too
  oracle.py rules PAIRS SHEET...     are all pairs allowed?  recomputed from the sheets alone
                                     (mentors=FILE, mentees=FILE or a sheet of both)
"""
import csv, re, sys
from collections import Counter, defaultdict


def read_graph(path):
    need, seats, score = {}, {}, {}
    for line in open(path, encoding="ascii"):
        w = line.split()
        if w[0] == "p":
            need, seats = {i + 1: 1 for i in range(int(w[2]))}, {j + 1: 1 for j in range(int(w[3]))}
        elif w[0] == "l":
            need[int(w[1])] = int(w[2])
        elif w[0] == "r":
            seats[int(w[1])] = int(w[2])
        elif w[0] == "e":
            score[int(w[1]), int(w[2])] = int(w[3])
    return need, seats, score


def by_assignment(need, seats, score, big):
    """Nobody shares two with anybody: places become rows, seats columns, and each place may also stay empty."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment
    row = [i for i in need for _ in range(min(need[i], len(seats)))]
    column = [j for j in seats for _ in range(min(seats[j], len(need)))]
    gain = np.zeros((len(row), len(column) + len(row)))
    for k, i in enumerate(row):
        for m, j in enumerate(column):
            if (i, j) in score:
                gain[k, m] = big + score[i, j]
    rows, cols = linear_sum_assignment(gain, maximize=True)
    chosen = [(row[r], column[c]) for r, c in zip(rows, cols) if c < len(column) and gain[r, c] > 0]
    return len(chosen), sum(score[p] for p in chosen)


def by_milp(need, seats, score, big):
    import numpy as np
    from scipy.optimize import milp, LinearConstraint, Bounds
    from scipy.sparse import csr_matrix
    pairs = sorted(score)
    rows, cols = [], []
    for k, (i, j) in enumerate(pairs):
        rows += [i - 1, len(need) + j - 1]
        cols += [k, k]
    a = csr_matrix((np.ones(len(rows)), (rows, cols)), shape=(len(need) + len(seats), len(pairs)))
    limits = np.array([need[i] for i in sorted(need)] + [seats[j] for j in sorted(seats)])
    x = milp(-np.array([float(big + score[p]) for p in pairs]), constraints=LinearConstraint(a, -np.inf, limits),
             integrality=np.ones(len(pairs)), bounds=Bounds(0, 1), options={"mip_rel_gap": 0})
    chosen = [p for k, p in enumerate(pairs) if x.x[k] > .5]
    return len(chosen), sum(score[p] for p in chosen)


def best(need, seats, score, everyone):
    """(placed, fit).  For the total alone no pair at nothing or less is worth a place."""
    score = {p: s for p, s in score.items() if everyone or s > 0}
    places = min(sum(need.values()), sum(seats.values()))
    big = (max(score.values(), default=0) - min(score.values(), default=0)) * places + 1 - min(score.values(), default=0) if everyone else 0
    apart = all(k <= 1 for k in need.values()) or all(k <= 1 for k in seats.values())
    return (by_assignment if apart else by_milp)(need, seats, score, big)


def optimum(path):
    print(*best(*read_graph(path), True))


def agree(files):
    wrong = []
    for graph, proof in zip(files[::2], files[1::2]):
        text = open(proof, encoding="ascii").read()
        everyone = "\ngoal everyone\n" in text
        claimed = re.search(r"^placed (\d+) score (-?\d+)$", text, re.M)
        found = best(*read_graph(graph), everyone)
        if found[1] != int(claimed[2]) or (everyone and found[0] != int(claimed[1])):
            wrong.append(f"{graph}, {'everyone' if everyone else 'total'}: mentord {claimed[0]}, scipy {found}")
    print("\n".join(wrong) or f"ok {len(files) // 2}")
    sys.exit(bool(wrong) or len(files) < 2)


def column(row, *names):
    for k, v in row.items():
        if k and re.sub(r"[^a-z]", "", k.lower()) in names:
            return (v or "").strip()
    return ""


def rules(pairs_file, sheets):
    mentor, mentee, boss = {}, set(), defaultdict(set)
    for sheet in sheets:
        kind, _, path = sheet.rpartition("=")
        for row in csv.DictReader(open(path, encoding="utf-8-sig")):
            mail = column(row, "emailaddress", "email", "mail").lower()
            role = kind or column(row, "iwanttotakepartas", "role", "takespartas").lower()
            places = column(row, "howmanymenteescouldyoutake", "capacity", "maxmentees")
            if role in ("mentors", "mentor", "both"):
                mentor[mail] = int(places) if places else 1
            if role in ("mentees", "mentee", "both"):
                mentee.add(mail)
            up = column(row, "manager", "manageremail", "linemanager", "linemanageremail").lower()
            if up:
                boss[mail].add(up)
    def above(who):
        seen, todo = set(), [who]
        while todo:
            for b in boss[todo.pop()] - seen:
                seen.add(b)
                todo.append(b)
        return seen
    wrong, seen, load, has = [], set(), Counter(), Counter()
    for row in csv.DictReader(open(pairs_file, encoding="utf-8")):
        r, e = row["mentor_email"].lower(), row["mentee_email"].lower()
        load[r] += 1
        has[e] += 1
        if r not in mentor or e not in mentee: wrong.append(f"{r} {e}: takes no part so")
        if r == e: wrong.append(f"{r}: own mentor")
        if (r, e) in seen: wrong.append(f"{r} {e}: twice")
        if r in above(e) or e in above(r): wrong.append(f"{r} {e}: in one line")
        seen.add((r, e))
    wrong += [f"{r}: {n} mentees for {mentor.get(r, 0)} places" for r, n in load.items() if n > mentor.get(r, 0)]
    wrong += [f"{e}: {n} mentors" for e, n in has.items() if n > 1]
    print("\n".join(wrong[:10]) or f"ok {len(seen)}")
    sys.exit(bool(wrong))


if sys.argv[1] == "optimum":
    optimum(sys.argv[2])
elif sys.argv[1] == "agree":
    agree(sys.argv[2:])
else:
    rules(sys.argv[2], sys.argv[3:])
