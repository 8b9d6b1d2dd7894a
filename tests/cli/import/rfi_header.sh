#!/bin/sh
# --header names the row of the vendors also where they stand across; the row
# that would be taken without it is another one.
cat >rfi.csv <<'E'
Sent out by,Miller,Smith,Miller
Question,Alder GmbH,Birch AG,Cedar SA
,Answer,Answer,Answer
Formulation development,Yes,No,Yes
Fill finish,Yes,Yes,No
Lyophilization,No,planned,Yes
E
try() {
	vendorcat import -n --layout rfi "$@" rfi.csv
	vendorcat inspect --layout rfi "$@" --format tsv rfi.csv |
		grep vendor.name
	echo "? $?"
}
try
try --header 2
try --header 2 --header-rows 1
vendorcat inspect --page --layout rfi --header 2 rfi.csv | sed -n '3,4p;$p'
for o in "--header 0" "--header 2 --header-rows 3" "--header 4" "--header 6"; do
	# shellcheck disable=SC2086
	vendorcat import -n --layout rfi $o rfi.csv
	echo "? $?"
done
