#!/bin/sh
# --table: the header, then the records, all columns of all rows, as CSV.
printf '\357\273\277Our list;;\r\n\r\nCompany;Notes\r\nAlder;"a ""b""\r\nc"\r\n\r\nBirch;=1;extra\r\nCedar\r\n' >list.csv
vendorcat inspect --table list.csv
echo "? $?"
vendorcat inspect --table list.csv --format jsonl
vendorcat inspect --table "$TOP/fixtures/bad/page.csv"
echo "? $?"
: >empty.csv
vendorcat inspect --table empty.csv
echo "? $?"
