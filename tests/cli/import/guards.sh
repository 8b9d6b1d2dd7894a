#!/bin/sh
# What would destroy the catalog or the list, or melt vendors, is refused.
printf 'Vendor,Services\nAcme,labeling\n,storage\nZenith,storage\n' >list.csv
vendorcat import list.csv --default vendor.erp_no=7
echo "? $?"
vendorcat -q import list.csv >/dev/null
vendorcat list --format csv -o catalog.db
echo "? $?"
vendorcat import list.csv --rejects list.csv
echo "? $?"
vendorcat import list.csv --rejects catalog.db
echo "? $?"
# The hint can be followed after the import, too.
vendorcat -q import list.csv --rejects out.csv
echo "? $?"
cat out.csv
vendorcat list --format ids
cat list.csv
# An ERP number is one text, whatever is in it.
printf 'Vendor,ERP No\nAcme,"AC,001"\nZenith,001\n' >erp.csv
vendorcat -q import erp.csv >/dev/null
vendorcat list --format ids
