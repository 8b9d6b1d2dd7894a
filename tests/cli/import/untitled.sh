#!/bin/sh
# Cells in a column without a title are said once, with how many and where the
# first is.
cat >ragged.csv <<'EOF'
Vendor,Country,Services
Alder Ltd,Germany,tablets, capsules
Birch, Inc.,USA,lyo
Cedar AG,Switzerland,"fill-finish, stability"
EOF
vendorcat import ragged.csv
vendorcat inspect ragged.csv --format tsv | grep "no title"
