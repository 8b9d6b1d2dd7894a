#!/bin/sh
# What words mean, with and without a catalog; lists are cut up.
vendorcat resolve "QC testing" "aseptic filling (via partner)" "no cytotoxic API" \
	"commercial manufacturing" "end-to-end" "moon dust" "storage; QC testing" \
	"serialization (tbc)" "peptide process development"
echo "? $?"
ls
printf 'F&F\n\nfill/finish\n  lyo, storage  \n' | vendorcat resolve - --format csv
vendorcat resolve
echo "? $?"
vendorcat --db none.db resolve storage
echo "? $?"
