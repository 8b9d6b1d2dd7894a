#!/bin/sh
# A row without a vendor is set aside, shown, and can be mended and imported.
printf 'Vendor,Services\nAlder AG,lyophilization\n,tablets\n' >list.csv
vendorcat import --strict list.csv
echo "? $?"
ls
vendorcat import list.csv --rejects rejects.csv
echo "? $?"
cat rejects.csv
sed 's/^,tablets/Birch,tablets/; s/,,tablets/,Birch,tablets/' rejects.csv \
	>mended.csv
vendorcat -q import mended.csv >/dev/null
vendorcat export claims --format csv | cut -d , -f 1,4,5
