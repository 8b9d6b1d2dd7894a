#!/bin/sh
# The command that inspect ends with, run, gives the numbers that inspect shows:
# for every fixture that can be imported at all.
cat >compare.py <<'EOF'
import json, os, re, subprocess, sys
files = [f for d in ("fixtures", "fixtures/bad")
         for f in sorted(os.listdir(os.path.join(os.environ["TOP"], d)))
         for f in [os.path.join(os.environ["TOP"], d, f)]
         if os.path.isfile(f)]
same = refused = 0
for f in files:
    p = subprocess.run(["vendorcat", "inspect", "--format", "json", f],
                       capture_output=True, text=True)
    if p.returncode != 0:
        refused += 1
        continue
    rows = json.loads(p.stdout)["rows"]
    says = {r["title"]: r["sample"] for r in rows if r["part"] == "reading"}
    command = rows[-1]["reason"]
    if rows[-1]["part"] != "command":
        print(f, "does not end with a command")
    if any("names the vendor" in (r["reason"] or "") for r in rows):
        refused += 1
        continue
    if says["layout"] == "scores":
        refused += 1
        continue
    q = subprocess.run(["sh", "-c", command], capture_output=True, text=True)
    os.remove("catalog.db")
    m = re.search(r": (\d+) rows?: (\d+) created, (\d+) updated, "
                  r"(\d+) unchanged, (\d+) set aside, (\d+) skipped, "
                  r"(\d+) header\n  read as (\w+): .* (\d+) claims?,", q.stdout)
    if m is None:
        print(f, command, q.stdout, q.stderr)
        continue
    n = [int(x) for x in m.groups()[:7]]
    did = ("%d: %d read, %d set aside, %d skipped, %d header"
           % (n[0], n[1] + n[2] + n[3], n[4], n[5], n[6]),
           m.group(8), m.group(9))
    said = (says["all rows"], says["layout"], says["claims"])
    if did == said:
        same += 1
    else:
        print(f, command, "did", did, "said", said)
print("same" if same > 30 else "only %d" % same)
EOF
python3 compare.py
