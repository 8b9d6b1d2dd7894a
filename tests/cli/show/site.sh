#!/bin/sh
# Sites with their identifiers, zeros kept, found by them too.
vendorcat -q import "$TOP/fixtures/fda_like.csv" >/dev/null
vendorcat show 0000000159 --format csv
