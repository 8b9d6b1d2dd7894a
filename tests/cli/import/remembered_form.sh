#!/bin/sh
# What was said of the last version is used where it fits the file, and what
# does not fit is left out by name.
printf 'Firma|Was|Dat\nM\374ller|lyo|03/04/2025\n' >one.csv
vendorcat -q import --source list --encoding latin1 --delimiter pipe \
	--map Was=services --map Dat=date --date-order mdy \
	--default country=Germany one.csv
echo '--- the same form'
printf 'Firma|Was|Dat\nM\374ller|lyo|03/04/2025\nBirke|tablets|05/06/2025\n' >two.csv
vendorcat import --source list two.csv
vendorcat sql "SELECT vendor, date FROM v_claim ORDER BY vendor"
echo '--- in UTF-8, and a column is gone'
printf 'Firma|Was\nM\303\274ller|lyo\n' >three.csv
vendorcat import --source list three.csv
vendorcat sql "SELECT vendor FROM v_claim"
echo '--- the column is back: it was not forgotten'
vendorcat import --source list two.csv
vendorcat sql "SELECT vendor, date FROM v_claim ORDER BY vendor"
echo '--- inspect knows it too, and its command says all'
vendorcat inspect --source list two.csv | tail -n 1
vendorcat inspect --source list --fresh --delimiter '|' two.csv | tail -n 1
