#!/bin/sh
# A text merged over all columns is a heading, no vendor, and a name merged
# down ends where its range does.
vendorcat import "$TOP/fixtures/invented_headings.xlsx"
vendorcat list --format csv
vendorcat export claims --format tsv | cut -f 1,3,4,12
