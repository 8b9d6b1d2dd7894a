#!/bin/sh
# Every vendor once: by what it offers, plans, has through others, refuses.
cat >list.csv <<'CSV'
Vendor,Tag,HQ Country,Parent,Capability,Claim status
Alder,CDMO,Germany,,storage,offered
Birch,CMO,France,Wood,storage,offered
Cedar,,United States,Wood,storage,offered
Dogwood,,,,storage,planned
Elm,,,,storage,partner
Fir,,,,storage,partial
Gum,,,,storage,no
Hazel,,,,API manufacturing,offered
CSV
vendorcat -q import list.csv >/dev/null 2>&1
vendorcat coverage --format csv >all.csv
grep -E '^(capability|storage|drug-substance|commercial-ds)' all.csv
vendorcat coverage --kind CMO --format json | head -c 200 | tr -d ' \n'
echo
