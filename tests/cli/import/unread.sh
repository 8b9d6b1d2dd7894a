#!/bin/sh
# A column nobody knows is named, most of all where no other says what vendors
# offer; told what it is, it is read.  A remark on many rows is told once.
printf 'Company,Can do,Hobby\nAlder AG,QC testing,chess\n' >list.csv
vendorcat import list.csv
vendorcat import list.csv --map "Can do"=services --map Hobby=ignore
printf 'Company,Services,Modality\nAlder AG,storage,gold\nBirch,storage,Gold\nCedar,storage,gold\n' >gold.csv
vendorcat import gold.csv
