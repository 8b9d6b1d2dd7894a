#!/bin/sh
# The same bytes again change nothing; a dry run writes nothing at all.
printf 'Vendor,Services\nAlder AG,lyophilization\nBirch,tablets\n' >list.csv
vendorcat import --dry-run list.csv
ls
vendorcat import list.csv
sum=$(cksum <catalog.db)
vendorcat import list.csv
echo "? $?"
[ "$(cksum <catalog.db)" = "$sum" ] && echo "as it was"
