#!/bin/sh
# --rule, --severity, --fail-on, --as-of.
cat >list.csv <<'CSV'
Vendor,Tag,Capability,As of
Alder,CMO,formulation-development,2025-01-15
Alder,CMO,commercial-dp,2025-01-15
Birch,CDMO,commercial-dp,2025-01-15
Cedar,CMO,minor-formulation,2025-01-15
Cedar,CMO,commercial-dp,2025-01-15
CSV
vendorcat -q import list.csv >/dev/null 2>&1
vendorcat audit --format csv
vendorcat audit --severity ok --format csv
vendorcat audit --rule T17 --as-of 2027-02-01 --format csv
vendorcat -q audit --rule T01 --fail-on error >/dev/null
echo "? $?"
vendorcat -q audit --rule T01 --fail-on warn >/dev/null
echo "? $?"
vendorcat audit --rule T99
echo "? $?"
vendorcat audit --severity bad
