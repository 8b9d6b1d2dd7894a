#!/bin/sh
# Each verdict and what is said of it; worst first.
cat >list.csv <<'CSV'
Vendor,Tag,HQ Country,Parent,Capability,Claim status
Alder,CDMO,Germany,,labeling,offered
Alder,CDMO,Germany,,distribution,offered
Alder,CDMO,Germany,,procurement,offered
Alder,CDMO,Germany,,scale-up,offered
Alder,CDMO,Germany,,serialization,planned
Birch,CMO,France,Wood,storage,offered
Birch,CMO,France,Wood,distribution,offered
Birch,CMO,France,Wood,serialization,partner
Cedar,CMO,India,Wood,storage,offered
Dogwood,,Germany,,procurement,offered
Elm,,United States,,scale-up,offered
Elm,,United States,,serialization,no
Elm,,United States,,stability,partial
Elm,,United States,,drug-substance,offered
Fir,,Japan,,clinical supplies,offered
CSV
vendorcat -q import list.csv >/dev/null 2>&1
vendorcat gaps --all --format csv >all.csv
cut -d, -f1,5- all.csv | grep -E '^(capability|labeling|distribution|procurement|scale-up|serialization|storage|stability|intermediates|clinical-supply|bioassay),'
vendorcat gaps --min 3 --format csv 2>/dev/null | grep '^scale-up'
vendorcat gaps --min 1 --all --format csv 2>/dev/null | grep '^labeling'
vendorcat gaps --min 0
