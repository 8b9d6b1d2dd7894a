#!/bin/sh
# A row a vendor, by name, case and accents aside.
cat >list.csv <<'CSV'
Vendor;Type;HQ Country;City;Parent;Website;Services
Zelkova Pharma;CDMO;Germany;Köln;;zelkova.example;formulation development; 
Élan Süd S.A.;CMO;France;Lyon;Wood Group;;tabletting
alder ag;CDMO;Switzerland;Basel;Wood Group;;API manufacturing
Birch Ltd;;;;;;
CSV
vendorcat -q import list.csv >/dev/null
vendorcat list --format csv
vendorcat list --format ids
