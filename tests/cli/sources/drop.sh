#!/bin/sh
# Dropping takes back what only that source said, and can be seen.
printf 'Vendor,Type,Services\nAlder AG,CDMO,lyophilization\nBirch,CMO,tablets\n' \
	>one.csv
printf 'Vendor,Services\nAlder AG,method validation\n' >two.csv
vendorcat -q import one.csv two.csv >/dev/null
vendorcat sources drop one.csv
echo "? $?"
vendorcat list --format csv | cut -d , -f 1,2,9
vendorcat sources --format csv | cut -d , -f 1-4
vendorcat sql "SELECT cells FROM source_row WHERE source_id = 1"
vendorcat sources drop 1
echo "? $?"
vendorcat sources drop 9
echo "? $?"
vendorcat sources dorp 1
echo "? $?"
vendorcat -q check | grep -v '^[a-z-]*	ok	'
