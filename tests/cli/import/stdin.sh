#!/bin/sh
# "-" is standard input; the file's bytes decide whether it is in already.
printf 'Vendor,Services\nAlder,storage\n' | vendorcat import -
echo "? $?"
printf 'Vendor,Services\nAlder,storage\n' | vendorcat import -
echo "? $?"
vendorcat import missing.csv
echo "? $?"
VENDORCAT_DB=nowhere/catalog.db
export VENDORCAT_DB
printf 'Vendor,Services\nAlder,storage\n' | vendorcat import -
echo "? $?"
