#!/bin/sh
# Vendors without a single service: it is said, and where services may stand.
printf '%s\n' Vendor,Country,Blurb A,DE,xyzzy >unread.csv
printf '%s\n' Vendor,Services A,xyzzy >words.csv
printf '%s\n' Vendor,Country A,DE >none.csv
for f in unread words none; do
	vendorcat --db $f.db import $f.csv 2>&1 >/dev/null |
		grep 'no services were found'
done
