#!/bin/sh
# Quantities are no numbers here: whoever wrote 2.500 L knows what it means.
# They are kept letter for letter, and make no claims.
cat >list.csv <<'E'
Company;Services;Capacity;Scale;Lead time;Batch size
Alder GmbH;Fill finish;1,5 m³;2.500 L;4,5 weeks;1'000
Birch AG;Lyophilization;0,75;1 000 L;12;10.000
Cedar SA;Stability studies;2,25 – 3;1,500;>= 6;1.234.567,89
E
vendorcat import list.csv
vendorcat sql "SELECT cells FROM source_row WHERE outcome = 'created'" \
	--format csv | tail -n +2 | python3 -c 'import csv, json, sys
kept = [json.loads(r[0]) for r in csv.reader(sys.stdin)]
read = list(csv.reader(open("list.csv", encoding="utf-8"), delimiter=";"))[1:]
print("letter for letter" if kept == read else kept)'
vendorcat inspect --table list.csv | python3 -c 'import csv, sys
read = list(csv.reader(open("list.csv", encoding="utf-8"), delimiter=";"))
shown = list(csv.reader(sys.stdin))
print("letter for letter" if [[c.lstrip("\x27") for c in r] for r in shown] ==
      [[c.lstrip("\x27") for c in r] for r in read] else shown)'
vendorcat sql "SELECT vendor, capability FROM v_claim ORDER BY 1" --format csv
