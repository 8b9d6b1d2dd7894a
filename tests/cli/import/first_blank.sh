#!/bin/sh
# A first record without a vendor is no second row of the header: it is set
# aside, and the others say what they say.  A header of two rows stays one, and
# --header-rows 1 alone says that it ends with its first row.
printf '%s\n' Vendor,Country,Services ,Germany,tablets 'Beta Ltd,Italy,lyo' \
	'Gamma Ltd,France,fill-finish' >blank.csv
printf '%s\n' Vendor,DS,DS ,clinical,commercial A,x, B,,x >two.csv
vendorcat -q import blank.csv two.csv
echo "? $?"
vendorcat export claims --format csv | cut -d, -f1,4,5,12
vendorcat inspect --header-rows 1 two.csv | grep -E 'header row|read,'
