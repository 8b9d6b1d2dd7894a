#!/bin/sh
# A registration file of the FDA: the registrant is the vendor, the row a site.
vendorcat -q import "$TOP/fixtures/fda_like.csv"
echo "? $?"
vendorcat list --format csv | cut -d , -f 1-3,7,8
# No identifier is altered.
vendorcat export sites --format csv -o sites.csv
python3 - "$TOP/fixtures/fda_like.csv" sites.csv <<'EOF'
import collections, csv, sys
want, got = (list(csv.DictReader(open(p, encoding="utf-8"))) for p in sys.argv[1:])
print(len(want), len(got), collections.Counter(
    (r["FEI_NUMBER"], r["DUNS_NUMBER"]) for r in want) == collections.Counter(
    (r["fei"], r["duns"]) for r in got))
EOF
vendorcat sql "SELECT city, state, country FROM site WHERE country = 'KR' OR state <> '' ORDER BY city"
vendorcat export claims --format csv | cut -d , -f 1,4-8,10,13 | grep -e Wexcombe -e Yaffle
vendorcat terms
