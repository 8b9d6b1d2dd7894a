#!/bin/sh
# Where nothing is known it says so; a vendor that is not meant clearly is
# an error that lists who could be.
printf 'Vendor\nAlder AG\nAlderley Ltd\nBirch\n' >list.csv
vendorcat -q import list.csv >/dev/null
vendorcat show birch --format csv
vendorcat show alder --format csv | head -n 2
vendorcat show ald
echo "? $?"
vendorcat show Brich
echo "? $?"
vendorcat show
echo "? $?"
