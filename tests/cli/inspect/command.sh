#!/bin/sh
# The command that inspect ends with is one: it imports what inspect counted.
printf 'Firma;Typ;Land;Leistung\nM\374ller & S\366hne;CDMO;Deutschland;Lyophilisation; \nBirke;CMO;;Tabletten\n' >"it's a list.csv"
vendorcat inspect "it's a list.csv" --format csv >shown
tail -n 1 shown
grep -E '^reading,,(of these|claims)' shown
vendorcat inspect "it's a list.csv" --format json |
	python3 -c 'import json, sys
print(json.load(sys.stdin)["rows"][-1]["reason"])' >how
sh ./how
