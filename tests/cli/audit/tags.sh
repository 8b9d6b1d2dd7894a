#!/bin/sh
# A CMO that offers development contradicts its tag; a CDMO does not.
cat >list.csv <<'CSV'
Vendor,Type,Services,As of
Alder AG,CMO,"formulation development; commercial drug product manufacturing",2026-10-01
Birch Ltd,CDMO,"formulation development; commercial drug product manufacturing",2026-10-01
CSV
vendorcat -q import list.csv >/dev/null
vendorcat -q audit --rule T01 --format csv
vendorcat -q audit --rule T01 --fail-on warn >/dev/null
echo "? $?"
