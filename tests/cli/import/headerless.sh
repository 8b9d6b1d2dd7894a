#!/bin/sh
# Lists without titles: the first vendor is never taken for a title in
# silence.
cat >companies.txt <<'E'
Aldervane Synthesis AG
Brindlewick Biologics Ltd
Copperfold Pharma
Driftwell Manufacturing
E
printf 'Alder\nBirch\nCedar\n' >names.txt
printf 'Alder;Fill finish\nBirch;Formulation development\nCedar;%s\n' \
	Lyophilization >services.csv
cat >all.csv <<'E'
Alder GmbH,Germany,Formulation development
Birch AG,Switzerland,Fill finish
Cedar SA,France,Lyophilization
E
printf 'Benennung;Dings\nBirch AG;1\nCedar SA;2\n' >odd.csv
for f in companies.txt all.csv; do
	vendorcat import $f
	echo "? $?"
done
vendorcat list --format csv | cut -d, -f1,3,9
vendorcat inspect --page companies.txt | tail -1
# Nothing tells: the message has both ways out, and both work.
vendorcat --db n.db import names.txt
echo "? $?"
vendorcat --db n.db import --map Alder=vendor names.txt
vendorcat --db m.db import --header 0 --map 1=vendor names.txt
vendorcat --db m.db list --format ids
vendorcat inspect names.txt --format csv | grep -E '^(question|command)'
vendorcat import -n services.csv
echo "? $?"
vendorcat import -n --map 1=vendor services.csv
# Titles nobody knows, said by a person: they are titles.
vendorcat import -n odd.csv
vendorcat import -n --map Benennung=vendor odd.csv
vendorcat import -n --map 1=vendor odd.csv
vendorcat import -n --map 1=vendor --header 1 odd.csv
