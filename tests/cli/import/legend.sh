#!/bin/sh
# What the marks mean stands in the sheet: beside it, below it, or is told.
vendorcat import "$TOP/fixtures/invented_legend.csv"
vendorcat export claims --format tsv | cut -f1,4,5,8,12,13
echo "# letters that nobody explains are asked about"
vendorcat --db phases.db import "$TOP/fixtures/invented_phases.csv"
vendorcat --db phases.db export claims --format tsv | cut -f1,4,5,8,12,13
echo "# until they are told"
vendorcat --db told.db import "$TOP/fixtures/invented_phases.csv" \
	--legend "C = commercial; P = planned; S = subcontracted"
vendorcat --db told.db export claims --format tsv | cut -f1,4,5,8,12,13 |
	grep -E ': (C|P|S|C/Com)$'
