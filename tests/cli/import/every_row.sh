#!/bin/sh
# Every row is accounted for: created, updated, unchanged, aside, skipped.
cat >list.csv <<'EOF'
Vendors we know
Vendor,Type,HQ Country,Services
Alder AG,CDMO,Switzerland,QC testing

ALDER,,,serialization
Alder A.G.,,,QC testing
,CMO,France,storage
Total,,,3
Birch,CMO,Germnay,"moon dust, storage"
EOF
vendorcat import list.csv
echo "? $?"
vendorcat sql "SELECT row, line, outcome, reason, position FROM source_row"
vendorcat list --format csv | cut -d , -f 1-3
