#!/bin/sh
# The columns of the contract first; filters narrow; order is defined.
cat >list.csv <<'CSV'
Vendor,Type,HQ Country,Services
Birch Ltd,CMO,United Kingdom,"tablets; no lyophilization"
Alder AG,CDMO,Switzerland,"lyophilization; method validation planned 2027"
CSV
vendorcat -q import list.csv >/dev/null
vendorcat export claims --format csv
echo --
vendorcat export claims --offers lyophilization --format csv | cut -d , -f 1,4,5
vendorcat export claim
echo "? $?"
vendorcat export
echo "? $?"
