#!/bin/sh
# How a file would be read, and why; no catalog is made.
cat >list.csv <<'EOF'
Company,Type,Evidence,Serialization,Storage,Moon dust,Colour
Alder,CDMO,E1,X,Yes,X,red
Birch,CMO,E2,planned,,,blue
,CMO,,,,,
Cedar,crew,,maybe,n.a.,X,green
EOF
vendorcat inspect list.csv
echo "? $?"
ls
vendorcat inspect --map Colour=note list.csv --format csv | grep Colour
vendorcat inspect list.csv other.csv
echo "? $?"
printf 'Colour\nred\n' >colour.csv
vendorcat inspect colour.csv | grep remark
echo "? $?"
