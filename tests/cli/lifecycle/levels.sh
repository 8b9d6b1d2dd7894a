#!/bin/sh
# Who has nothing on file is none, and nobody says that it cannot.
cat >list.csv <<'CSV'
Vendor,Type,Services
Alder AG,CDMO,"formulation development; commercial drug product manufacturing"
Birch Ltd,CMO,commercial drug product manufacturing
Cedar SA,,
CSV
vendorcat -q import list.csv >/dev/null
vendorcat -q lifecycle --scope DP --format csv | cut -d , -f 1,2,4,5
