#!/bin/sh
# What a blank status means is asked of all rows: the first 250 are blank, one
# is planned, and the very last says "offered", so that the blank ones are
# unknown.  Without that last one only the exception is stated.
{
	echo 'Vendor,Service,Offer status'
	awk 'BEGIN { for (i = 1; i <= 250; i++) print "V" i " Ltd,packaging," }'
	echo 'Planner Ltd,packaging,planned'
} >only.csv
{
	cat only.csv
	echo 'Late Ltd,packaging,offered'
} >all.csv
for f in only all; do
	vendorcat -q --db $f.db import $f.csv
	vendorcat --db $f.db sql "SELECT status, count(DISTINCT vendor) AS n
		FROM v_claim GROUP BY 1 ORDER BY 1" --format csv
	vendorcat inspect $f.csv | grep -o 'a blank one.*'
done
