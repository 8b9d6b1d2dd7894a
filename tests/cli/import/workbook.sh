#!/bin/sh
# A workbook is read like a sheet: its first visible sheet, or the one that is
# named; a name that is none lists them.
cp "$TOP/fixtures/invented_book.xlsx" book.xlsx
vendorcat import book.xlsx
vendorcat list --format csv
vendorcat --db other.db import book.xlsx --sheet "old list"
echo "? $?"
vendorcat --db other.db import book.xlsx --sheet Vendor
echo "? $?"
vendorcat --db none.db import "$TOP/fixtures/bad/workbook_cut_short.xlsx"
