#!/bin/sh
# What is exported and imported into a new catalog is exported alike.
for f in invented_long.csv invented_matrix.csv invented_list.tsv fda_like.csv; do
	vendorcat -q import "$TOP/fixtures/$f" >out.txt
done
for what in vendors sites claims; do
	vendorcat export $what -o $what.csv
	vendorcat -q --db new.db import $what.csv >out.txt || echo "$what: $?"
done
for what in vendors sites claims; do
	vendorcat --db new.db export $what -o again.csv
	python3 - $what.csv again.csv <<'EOF'
import csv, sys
own = {"source", "row", "line", "sheet", "file", "tag_as_written"}
rows = [sorted(tuple(v for k, v in r.items() if k not in own)
               for r in csv.DictReader(open(p, encoding="utf-8"))) for p in sys.argv[1:]]
print(sys.argv[1], "the same" if rows[0] == rows[1] and rows[0] else "differs")
EOF
done
