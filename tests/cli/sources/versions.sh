#!/bin/sh
# Versions, what they gave, how they were read.
printf 'Vendor,Services\nAlder AG,lyophilization\nBirch,tablets\n' >list.csv
vendorcat -q import list.csv >/dev/null
printf 'Vendor,Services\nAlder AG,lyophilization\n,tablets\n' >list.csv
vendorcat -q import list.csv >/dev/null
echo "? $?"
vendorcat sources --format csv | cut -d , -f 1-15
vendorcat sources show 2 --format csv | grep -v '^reading,,,,\(file\|imported by\|options\|sha256\)'
