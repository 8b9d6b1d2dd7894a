#!/bin/sh
# The mandatory stages of a profile, each satisfied by any of its services.
cat >list.csv <<'CSV'
Vendor,HQ Country,Capability,Phase
Alder,Germany,formulation-development,
Alder,Germany,tabletting,Commercial
Birch,India,clinical-dp,
Birch,India,pre-formulation,
Cedar,France,tabletting,
CSV
vendorcat -q import list.csv >/dev/null 2>&1
vendorcat gaps --profile core-dp --all --format csv
vendorcat gaps --profile verified-dp --format csv | cut -d, -f1,2,9-
vendorcat gaps --profile core
