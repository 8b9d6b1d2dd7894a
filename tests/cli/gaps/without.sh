#!/bin/sh
# What gets worse when a vendor or a country is gone; nothing else.
cat >list.csv <<'CSV'
Vendor,HQ Country,Capability
Alder,Germany,storage
Alder,Germany,labeling
Birch,India,storage
Cedar,,storage
Dogwood,France,serialization
CSV
vendorcat -q import list.csv >/dev/null 2>&1
vendorcat gaps --without alder --format csv
vendorcat gaps --without-country Germany --without-country IN --format csv
vendorcat gaps --without birch --without cedar --format csv
vendorcat gaps --without Oldar
echo "? $?"
vendorcat gaps --without-country Germny
