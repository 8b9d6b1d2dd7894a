#!/bin/sh
# The columns that the manual promises are those of the views.
vendorcat -q init
for view in v_vendor v_site v_claim v_coverage v_lifecycle v_source; do
	python3 - "$TOP/docs/vendorcat.5" $view <<'PY'
import re
import sqlite3
import sys

text = open(sys.argv[1], encoding="utf-8").read()
view = sys.argv[2]
part = re.search(r"^\.It Li %s\n(.*?)^\.(?:It|El)" % view, text, re.S | re.M)
promised = []
for line in part[1].splitlines():
    if line.startswith(".Li "):
        promised += [w for w in line[4:].split() if re.fullmatch(r"\w+", w)]
there = [r[1] for r in sqlite3.connect("catalog.db").execute(
    "PRAGMA table_info(%s)" % view)]
print(view, "as promised" if promised == there else
      "%s but %s" % (promised, there))
PY
done
