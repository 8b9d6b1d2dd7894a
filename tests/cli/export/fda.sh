#!/bin/sh
# No identifier is altered: FEI and DUNS come out as they went in.
vendorcat -q import "$TOP/fixtures/fda_like.csv" >/dev/null
vendorcat export sites --format csv -o sites.csv
python3 - "$TOP/fixtures/fda_like.csv" sites.csv <<'PY'
import csv
import sys

given, got = (list(csv.DictReader(open(p, encoding="utf-8-sig", newline="")))
              for p in sys.argv[1:])
before = sorted((r["FEI_NUMBER"], r["DUNS_NUMBER"]) for r in given)
after = sorted((r["fei"], r["duns"]) for r in got)
print(len(given), "rows,", len(got), "sites")
print("same" if before == after else set(before) ^ set(after))
PY
