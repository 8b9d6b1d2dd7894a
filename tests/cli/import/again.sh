#!/bin/sh
# The same bytes change nothing; a new version replaces what the old one said.
printf 'Vendor,Type,HQ Country,Services\nAlder,CDMO,Austria,storage; QC testing\nBirch,CMO,,storage\n' >list.csv
vendorcat -q import list.csv
cp catalog.db before.db
vendorcat import list.csv
echo "? $?"
cp list.csv other_name.csv
vendorcat import other_name.csv
cmp catalog.db before.db && echo "not a byte has changed"
# Blank erases nothing, and what is not said any more is gone.
printf 'Vendor,Type,HQ Country,Services\nAlder,,,QC testing\nBirch,CMO,Chile,storage; serialization\n' >list.csv
vendorcat import list.csv
vendorcat list --format csv | cut -d , -f 1-3
vendorcat export claims --format csv | cut -d , -f 1,4,11,12
vendorcat import --source list.csv other_name.csv
