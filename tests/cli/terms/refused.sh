#!/bin/sh
# What cannot be taught is said, and changes nothing.
printf 'Vendor,Services\nAlder,moon dust\n' >list.csv
vendorcat terms
echo "? $?"
vendorcat -q import list.csv >out.txt
cp catalog.db before.db
vendorcat terms map "moon dust"
echo "? $?"
vendorcat terms map "moon dust" tech-transfr
echo "? $?"
vendorcat terms map "!!!" storage
echo "? $?"
vendorcat terms mop "moon dust" storage
echo "? $?"
cmp catalog.db before.db && echo "not a byte has changed"
