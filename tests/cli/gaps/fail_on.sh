#!/bin/sh
# --fail-on is for scripts: 1 when there is such a gap, 0 when there is none.
cat >list.csv <<'CSV'
Vendor,HQ Country,Capability
Alder,Germany,drug-substance
CSV
vendorcat -q import list.csv >/dev/null 2>&1
for level in none zero single any; do
	vendorcat -q gaps --fail-on $level >/dev/null
	echo "$level: $?"
done
vendorcat gaps --fail-on some
