#!/bin/sh
# How a file would be read, and the table alone; no catalog is made.
printf '\357\273\277Company;Type;Services\r\n"Alder AG";CDMO;lyophilization, frobnication\r\n' \
	>list.csv
vendorcat inspect list.csv --format csv
vendorcat inspect --table list.csv
vendorcat inspect missing.csv
echo "? $?"
ls
