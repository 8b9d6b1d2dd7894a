#!/bin/sh
# One FEI on several rows of the register is worth a look, and no fault.
head -n 2 "$TOP/fixtures/fda_like.csv" >fda.csv
sed -n 3p "$TOP/fixtures/fda_like.csv" | sed 's/^0000000159/0000000142/' >>fda.csv
vendorcat -q import fda.csv >/dev/null
vendorcat check | grep -v '	ok	'
vendorcat check >/dev/null
echo "? $?"
