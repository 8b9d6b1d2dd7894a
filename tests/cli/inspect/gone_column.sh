#!/bin/sh
# What is remembered of a column that is gone is not in inspect's command, which
# runs as it stands.
printf '%s\n' 'Firm,Can do,Land' 'Alpha GmbH,tablets,Germany' >list.csv
vendorcat -q import --map Firm=vendor --map 'Can do=services' list.csv >out
printf '%s\n' 'Firm,Now offered here,Land' 'Alpha GmbH,tablets,Germany' >list.csv
vendorcat -q inspect list.csv | tail -n 1 | cut -f 7 >line
cat line
sed 's/import/import -n -q/' line | sh >out
echo "? $?"
