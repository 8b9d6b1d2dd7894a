#!/bin/sh
# Cells and rows that are too large to be meant.
python3 -c 'print("Company,Services\nAlphen Vale," + "x" * (1 << 20))' >cell.csv
python3 -c 'print("Company,Services\nAlphen Vale,\"" + "tablets;" * (1 << 17) + "\"")' >same.csv
python3 -c 'print("Company,Services" + "," * 19998); print("Alphen Vale,tablets" + "," * 19998)' >wide.csv
python3 -c 'print("Company,Services\n\"" + "x" * (17 << 20))' >row.csv
for f in cell same wide row; do
	vendorcat --db $f.db import $f.csv
	echo "? $?"
done
vendorcat --db cell.db terms --format csv | cut -c 1-60
