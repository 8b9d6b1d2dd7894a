#!/bin/sh
# Every fact with the file, row and words it came from.
cat >list.csv <<'CSV'
Vendor,Type,HQ Country,Parent,Services
Alder AG,CDMO,Schweiz,Wood Group,"formulation development; lyophilization via partner; clinical supplies; frobnication"
CSV
cat >matrix.csv <<'CSV'
Company;Type;Country;Formulation development;Method validation;Stability studies
ALDER;contract manufacturer;Switzerland;No;X;
CSV
vendorcat -q import list.csv >/dev/null
vendorcat -q import matrix.csv >/dev/null
vendorcat show alder --format csv
