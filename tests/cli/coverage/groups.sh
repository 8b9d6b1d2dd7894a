#!/bin/sh
# Two vendors of one group are one source; a no and a plan are no offer.
cat >list.csv <<'CSV'
Vendor,HQ Country,Parent,Services
Alder AG,Switzerland,Wood Group,lyophilization
Birch Ltd,United Kingdom,Wood Group,lyophilization
Cedar SA,France,,lyophilization planned
Dogwood,United States,,no lyophilization
Elm,United States,,lyophilization
CSV
vendorcat -q import list.csv >/dev/null
vendorcat -q coverage --format csv | grep -e '^capability' -e '^lyophilization'
vendorcat -q coverage --by region --format csv |
	grep -e '^capability' -e '^lyophilization'
vendorcat coverage --by colour
echo "? $?"
