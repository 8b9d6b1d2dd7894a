#!/bin/sh
# A column a value; independent vendors in each cell.
cat >list.csv <<'CSV'
Vendor,Tag,HQ Country,Parent,Capability,Modality,Phase
Alder,CDMO,Germany,,storage,mAb,Phase 2
Birch,CMO,France,Wood,storage,bispecifics,
Cedar,,United States,Wood,storage,,
Dogwood,,,,storage,,Commercial
CSV
vendorcat -q import list.csv >/dev/null 2>&1
for by in region country kind modality phase group; do
	vendorcat -q coverage --by $by --format csv |
		grep -E '^(capability|storage)'
done
vendorcat coverage --by continent
echo "? $?"
vendorcat coverage storage
