#!/bin/sh
# A phrase that is taught is read again at once in the rows that used it.
printf 'Vendor,Services\nAlder AG,frobnication\nBirch,Frobnication\n' >list.csv
vendorcat -q import list.csv >/dev/null
vendorcat terms --format csv | cut -d , -f 1
vendorcat list --offers lyophilization --format ids
vendorcat -q terms map frobnication lyophilization
echo "? $?"
vendorcat list --offers lyophilization --format ids
vendorcat terms --format csv | cut -d , -f 1
vendorcat terms map frobnication xyzzy
echo "? $?"
