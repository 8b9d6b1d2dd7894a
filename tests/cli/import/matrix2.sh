#!/bin/sh
# A header of two rows: drug substance and drug product over the phases, a
# service over regions, an area over a service.
vendorcat inspect "$TOP/fixtures/invented_matrix2.csv" --format tsv |
	grep -E "layout|^mark|^column"
vendorcat import "$TOP/fixtures/invented_matrix2.csv"
vendorcat export claims --format tsv | cut -f1,4,5,8,12,13
echo "# kept rows are read again as they were"
printf 'Company,Country,DS,DS,Fill-finish\n,,Clin,Frobbing,EU\n' >two.csv
printf 'Alphen,DE,X,X,No\nBirk,US,,No,X\n' >>two.csv
vendorcat --db two.db import two.csv --layout matrix2
vendorcat --db two.db export claims --format tsv | cut -f1,4,5,8,12,13
vendorcat --db two.db terms --format csv
vendorcat --db two.db terms map "DS Frobbing" particle-engineering
vendorcat --db two.db export claims --format tsv | cut -f1,4,5,8,12,13
