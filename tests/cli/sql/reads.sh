#!/bin/sh
# One statement that reads; every format; names are told apart.
printf 'Vendor,Type\nAlder AG,CDMO\nBirch,CMO\n' >list.csv
vendorcat -q import list.csv >/dev/null
vendorcat sql 'SELECT vendor, kind FROM v_vendor ORDER BY vendor' --format csv
echo 'SELECT count(*) AS n FROM v_vendor;' | vendorcat sql -
vendorcat sql "SELECT 1 AS a, 2 AS a, NULL AS b, 1.5 AS c, 'x' AS d" \
	--format jsonl
vendorcat sql "SELECT name FROM v_vendor"
echo "? $?"
