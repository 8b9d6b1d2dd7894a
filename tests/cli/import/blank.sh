#!/bin/sh
# A blank cell never erases; a newer word replaces.
printf 'Vendor,Type,HQ Country\nAlder AG,CMO,Germany\n' >one.csv
printf 'Vendor,Type,HQ Country\nALDER,CDMO,\n' >two.csv
vendorcat -q import one.csv two.csv >/dev/null
vendorcat list --format csv | cut -d , -f 1-3
