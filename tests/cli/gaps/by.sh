#!/bin/sh
# A row for each value; what a sheet does not state stays unknown.
cat >list.csv <<'CSV'
Vendor,HQ Country,Capability,Modality
Alder,Germany,storage,mAb
Birch,Germany,storage,
Cedar,,labeling,
Dogwood,India,labeling,small molecule
CSV
vendorcat -q import list.csv >/dev/null 2>&1
vendorcat gaps --by region --all --format csv |
	grep -E '^(capability|storage|labeling)'
vendorcat -q gaps --by modality --all --format csv |
	grep -E '^(capability|storage|labeling)'
