#!/bin/sh
# How a source was read, and by what a person said.
cat >list.csv <<'EOF'
Our vendors;;
Supplier;Services;
Name;Drug substance;Type
'Alder; and sons';lyo;CDMO
EOF
vendorcat -q import --quote single --header 2 --header-rows 2 \
	--map 1=vendor --default "country=South Korea" list.csv
vendorcat sources show 1 --format csv | grep '^reading' |
	grep -v '\(options\|sha256\|imported\)'
cp "$TOP/fixtures/invented_book.xlsx" book.xlsx
vendorcat -q import book.xlsx
vendorcat sources show 2 --format csv | grep '^reading' |
	grep -v '\(options\|sha256\|imported\|rows\|bytes\)'
