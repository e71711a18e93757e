#!/usr/bin/python3
"""canary.py FOLDER - what somebody learns who has the data file and nothing else: tries to read every sealed column.
Nothing but the standard library.  The plain columns are read as a control: a search that finds nothing there is blind."""
import glob, math, re, shutil, sqlite3, sys, zlib

SEALED = {"worksheet": ["body_sealed", "item_sealed"], "avoid": ["whom_sealed", "tag"], "identity": ["value_sealed"], "preference": ["person_sealed"],
          "run_file": ["body_sealed"], "kept_run": ["item_sealed", "title_sealed", "settings_sealed", "sheets_sealed"]}
IN_CONFIDENCE = [b"reflect", b"preferred", b"avoid", b"identity", b"sheet", b"title"]
folder, bad, values = sys.argv[1], [], 0


def entropy(b):
    return -sum(n / len(b) * math.log2(n / len(b)) for n in (b.count(x) for x in set(b)))


def readings(b):
    """The bytes, and what simple means make of them: unpacked from any offset, backwards, each constant mask."""
    yield b
    yield b[::-1]
    for at in range(min(len(b), 64)):
        for window in (15, -15, 31):
            try:
                yield zlib.decompressobj(window).decompress(b[at:], 1 << 20)
            except zlib.error:
                pass
    for mask in range(1, 256):
        yield bytes(x ^ mask for x in b[:4096])


raw = b"".join(open(f, "rb").read() for f in glob.glob(folder + "/mentord.db*"))
for what in IN_CONFIDENCE:
    if re.search(rb"canary-\w+-" + what, raw):
        bad.append(f"{what.decode()} lies in the file as it is")
if not re.search(rb"canary-\w+-goals", raw):
    bad.append("the search is blind: what is kept in the open was not found")

db = sqlite3.connect(folder + "/mentord.db")
for table, columns in SEALED.items():
    for column in columns:
        rows = [r[0] for r in db.execute(f"SELECT {column} FROM {table}")]
        if not rows:
            bad.append(f"{table}.{column} holds nothing, so nothing is proved")
        for value in rows:
            value = value.encode() if isinstance(value, str) else value
            values += 1
            if any(b"canary" in r or b"x.org" in r for r in readings(value)):
                bad.append(f"{table}.{column} can be read")
            if len(value) >= 512 and entropy(value) < 7.2:
                bad.append(f"{table}.{column} is not evenly spread: {entropy(value):.2f} bits in each byte")
        if len(set(rows)) != len(rows) and column != "tag":
            bad.append(f"{table}.{column} has the same bytes twice: who said the same can be told")
for (name, sql) in db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'"):
    for column in re.findall(r"^  (\w+_sealed)\b", sql or "", re.M):
        if column not in SEALED.get(name, []):
            bad.append(f"{name}.{column} is sealed, and not looked at here")
for line in sorted(set(bad)):
    print("FAIL", line)
print(f"{values} sealed values tried")
sys.exit(1 if bad else 0)
