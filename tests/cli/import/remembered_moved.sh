#!/bin/sh
# What was said of columns by their number holds while these are the same.
printf 'Alder AG,lyophilization,Germany\nBirch,packaging,France\n' >bare.csv
vendorcat -q import --header 0 --map 1=vendor --map 2=services bare.csv
printf 'Alder AG,tablets,Germany\nBirch,packaging,France\n' >bare.csv
vendorcat import bare.csv
echo '--- now it has titles, in another order'
printf 'Land,Firma,Leistung\nGermany,Alder AG,lyophilization\n' >bare.csv
vendorcat import bare.csv
vendorcat export claims --format tsv | cut -f 1,3,4
