#!/bin/sh
# Questions in the first column, vendors across: the sheet is turned, a row is
# a column of it.
vendorcat inspect "$TOP/fixtures/invented_rfi.csv" --format tsv |
	grep -E "layout|^column"
vendorcat import "$TOP/fixtures/invented_rfi.csv"
vendorcat export claims --format tsv | cut -f1,4,5,12-
vendorcat sql "SELECT row, outcome, reason FROM source_row ORDER BY row"
vendorcat show Greyling --format csv | grep service
vendorcat terms --format csv
vendorcat terms map "do exosome polishing" bioprocess-development
vendorcat export claims --format tsv | cut -f1,4,5,12- | grep exosome
