#!/bin/sh
# --scope, --profile, --incomplete, --modality.
cat >list.csv <<'CSV'
Vendor,Tag,HQ Country,Capability,Claim status,Modality,Evidence level
Alder,CDMO,Germany,bioprocess-development,offered,mAb,E3
Alder,CDMO,Germany,clinical-ds,offered,mAb,E3
Alder,CDMO,Germany,commercial-ds,offered,,E2
Alder,CDMO,Germany,method-development,planned,,E1
Alder,CDMO,Germany,tech-transfer,partner,,E1
Alder,CDMO,Germany,analytical,offered,,E1
Birch,CMO,,commercial-ds,offered,small molecule,E1
Cedar,,,,,,
CSV
vendorcat -q import list.csv >/dev/null 2>&1
vendorcat lifecycle --scope DS --format csv
vendorcat lifecycle --profile full-ds-biologic --format csv
vendorcat lifecycle --modality antibody --scope DS --format csv
vendorcat lifecycle --profile span --incomplete --scope DS --format csv
vendorcat lifecycle --scope ds
echo "? $?"
vendorcat lifecycle --profile foo
