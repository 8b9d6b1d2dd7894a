#!/bin/sh
# A vendor's row is no legend, however short its words are; a rating far below
# is one all the same; no and no is no no.
cat >short.csv <<'EOF'
X = in house,,,,
Vendor,Formulation development,Fill and finish,Lyophilization,Packaging
Almar,yes,,,
Bracken Holding AG,yes,no,yes,yes
Cedar,yes,yes,no,
Dovre,partner,X,planned,
EOF
vendorcat import short.csv
vendorcat export claims --format tsv | cut -f1,4,5
{
	echo "Vendor,Packaging,Lyophilization"
	i=0
	while [ $i -lt 210 ]; do
		i=$((i + 1))
		echo "Vendor $i,1,0"
	done
	echo "Vendor 211,3,2"
} >late.csv
vendorcat --db late.db import late.csv
cat >denied.csv <<'EOF'
Vendor,Lyophilization not offered,Packaging
Almar,X,X
Bracken,no,no
EOF
vendorcat --db denied.db import denied.csv
vendorcat --db denied.db export claims --format tsv | cut -f1,4,5
