#!/bin/sh
# A row for each check; nothing is wrong after imports and a drop.
vendorcat -q import "$TOP/fixtures/invented_long.csv" \
	"$TOP/fixtures/fda_like.csv" >/dev/null
vendorcat check
echo "? $?"
vendorcat -q sources drop 1
vendorcat check | cut -f 2 | sort -u
