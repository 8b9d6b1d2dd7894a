#!/bin/sh
# The FDA register says nothing of development: that is unknown, not none.
vendorcat -q import "$TOP/fixtures/fda_like.csv" >/dev/null 2>&1
vendorcat gaps --all --format csv >all.csv
grep -E '^(formulation-development|clinical-dp|labeling|distribution),' all.csv
vendorcat lifecycle --scope DP --format csv | head -3
