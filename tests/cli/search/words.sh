#!/bin/sh
# Words are found in names, places, services; case and accents aside.
cat >list.csv <<'CSV'
Vendor;Type;HQ Country;HQ City;Parent;Description;Services
Zelkova Pharma;CDMO;Germany;Köln;;Tablets since 1921;formulation development
Élan Süd S.A.;CMO;France;Lyon;Wood Group;;method validation, frobnication
Cologne Fill AG;CMO;Switzerland;Basel;;;no lyophilization
CSV
vendorcat -q import list.csv >/dev/null
for text in koln 'ELAN SUD' wood 1921 'analytical method validation' \
	frobnic lyophilization log; do
	echo "-- $text"
	vendorcat search "$text" --format csv
done
