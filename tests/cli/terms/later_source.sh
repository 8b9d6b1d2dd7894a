#!/bin/sh
# Reading the rows of an old source again leaves alone what a later one said.
printf 'Vendor,Type,HQ Country,Services\nAcme,CMO,Germany,moon dust; labeling\n' >a.csv
printf 'Vendor,Type,HQ Country,Services\nAcme,CDMO,Switzerland,labeling\n' >b.csv
vendorcat -q import a.csv b.csv
vendorcat terms map "moon dust" storage
vendorcat list --format csv | cut -d, -f1-3
vendorcat export claims --format csv | cut -d, -f1,4,5,11
