#!/bin/sh
# The same bytes are in once, whatever they are called; the way out is told.
printf 'Vendor,Services\nAlder,tablets\n' >one.csv
cp one.csv two.csv
vendorcat -q import one.csv
vendorcat import one.csv
vendorcat import two.csv
vendorcat import --source three one.csv
vendorcat -q sources drop 1
vendorcat import --source three one.csv
vendorcat sources --format csv | cut -d , -f 1-5
