#!/bin/sh
# A dry run shows the same numbers and writes nothing, not even the file.
vendorcat import --dry-run "$TOP/fixtures/invented_list.tsv" >dry.txt
echo "? $?"
ls
vendorcat -q import "$TOP/fixtures/invented_list.tsv" >wet.txt
diff wet.txt dry.txt
cp catalog.db before.db
vendorcat import -n "$TOP/fixtures/invented_long.csv" >dry.txt
cmp catalog.db before.db && echo "not a byte has changed"
vendorcat -q import "$TOP/fixtures/invented_long.csv" >wet.txt
diff wet.txt dry.txt
true
