#!/bin/sh
# The three shapes of sheets, told by what they hold.
printf 'Vendor,Type,Capability,Claim status\nAlder AG,CDMO,QC testing,offered\nAlder AG,CDMO,serialization,planned\n' >long.csv
printf 'Vendor;Services\nBirch;"QC testing; serialization (via partner)"\n' >list.csv
printf 'Vendor\tQC testing\tSerialization\nCedar\tX\tn.a.\nDogwood\t\tNo\n' >matrix.tsv
vendorcat import long.csv list.csv matrix.tsv
echo "? $?"
vendorcat export claims --format csv | cut -d , -f 1,4,5,11-13
