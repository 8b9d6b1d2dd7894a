#!/bin/sh
# --map says what a column is, --default what rows do not say.
printf 'Wer,Was,Trocknung,Colour\nAlder,storage,X,red\nBirch,QC testing,,blue\n' >list.csv
vendorcat import list.csv
echo "? $?"
ls
vendorcat import --map Wer=vendor --map 2=services --map Trocknung=lyophilization \
	--default country=Austria --default evidence=E2 list.csv
echo "? $?"
vendorcat export claims --format csv | cut -d , -f 1,3,4,10,13
vendorcat import --map Were=vendor list.csv
echo "? $?"
vendorcat import --map Wer=vendro list.csv
echo "? $?"
vendorcat import --default contry=Austria list.csv
echo "? $?"
vendorcat import --dryrun list.csv
echo "? $?"
vendorcat import
echo "? $?"
vendorcat import --source both list.csv list.csv
echo "? $?"
