#!/bin/sh
# --strict: a row set aside, and nothing goes in.
printf 'Vendor,Services\nAlder,storage\n,QC testing\n' >list.csv
vendorcat import --strict list.csv
echo "? $?"
vendorcat list --format csv
echo "? $?"
printf 'Vendor,Services\nAlder,storage\n' >good.csv
vendorcat import --strict good.csv
echo "? $?"
