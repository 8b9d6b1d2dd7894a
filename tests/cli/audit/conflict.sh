#!/bin/sh
# What a source offers and another denies is told with the claim that counts.
cat >site.csv <<'CSV'
Vendor,Capability,Modality,Evidence level,Date
Alder AG,serialization,,E2,2024-01-15
Alder AG,labelling,,E4,2026-01-12
Alder AG,process optimization,mAb,E2,2026-01-12
CSV
cat >audit.csv <<'CSV'
Vendor,Capability,Status,Modality,Evidence level,Date
Alder AG,serialization,no,,E2,2026-01-15
Alder AG,labelling,no,,E1,2026-06-01
Alder AG,process optimization,no,small molecule,E3,2026-06-01
CSV
vendorcat -q import site.csv audit.csv >/dev/null
vendorcat -q audit --rule T21 --fail-on warn --format csv
echo "? $?"
# One source alone contradicts nothing here.
vendorcat -q audit --rule T21 --source site.csv --fail-on warn >/dev/null
echo "? $?"
