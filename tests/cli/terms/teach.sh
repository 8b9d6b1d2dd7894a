#!/bin/sh
# Words that are not understood, worst first; teaching one reads the kept rows
# that use it again at once.
printf 'Vendor,Services\nAlder,moon dust; storage\nBirch,"Moon-Dust (via partner), commercial manufacturing"\nCedar,bottled light; end-to-end\n' >list.csv
printf 'Vendor,QC testing,Storage,Moon dust\nDogwood,X,,X\nElm,,X,No\n' >matrix.csv
vendorcat -q import list.csv matrix.csv >out.txt
vendorcat terms
vendorcat terms --all --format csv | tail -n 1
vendorcat terms map "moon dust" tech-transfer
echo "? $?"
vendorcat export claims --format csv | cut -d , -f 1,4,5,11-13
vendorcat terms map "bottled light" --none
vendorcat terms
vendorcat -q check | grep -v '	ok	'
vendorcat resolve "moon dust"
