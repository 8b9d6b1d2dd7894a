#!/bin/sh
# Points for criteria are no claims: refused, with the way out.
vendorcat import "$TOP/fixtures/invented_scores.csv"
echo "? $?"
vendorcat inspect "$TOP/fixtures/invented_scores.csv" --format tsv |
	grep layout
vendorcat import "$TOP/fixtures/invented_scores.csv" \
	--legend "5 = core; 4 = in house; 3 = limited; 2 = via partner; 1 = no"
vendorcat export claims --format tsv | cut -f1,4,5,12,13
vendorcat import "$TOP/fixtures/invented_scores.csv" --layout points
