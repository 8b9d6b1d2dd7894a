#!/bin/sh
# Rows set aside come back in a file that can be mended and imported again.
cat >list.csv <<'EOF'
Vendor,Services,Comments
Alder,storage,
,"QC testing
serialization","=A1+1 said ""she"""
Birch,storage,a note, with a comma
EOF
vendorcat import --rejects bad.csv list.csv
echo "? $?"
cat bad.csv
vendorcat -q import bad.csv
echo "? $?"
sed 's/^,/Cedar,/' bad.csv >mended.csv
vendorcat -q import mended.csv
echo "? $?"
vendorcat sql "SELECT cells FROM source_row WHERE source_id = 1 AND row = 3"
vendorcat sql "SELECT cells FROM source_row WHERE source_id = 3 AND row = 2"
