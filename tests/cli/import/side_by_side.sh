#!/bin/sh
# Two tables in one sheet, a blank column between them: no vendor gets what
# stands in the other one's row, and the other one is named.
cat >two.csv <<'E'
Company,Country,Services,,Company,Country,Services
Alder GmbH,Germany,Formulation development,,Oak Inc,USA,Fill finish
Birch AG,Switzerland,Fill finish,,Pine Corp,USA,Lyophilization
Cedar SA,France,Lyophilization,,,,
E
# A list of something else, left of the vendors and longer than theirs.
cat >left.csv <<'E'
Country,Code,,Company,Country,Services
Germany,DE,,Alder GmbH,France,Formulation development
Switzerland,CH,,Birch AG,France,Fill finish
France,FR,,,,
Italy,IT,,,,
E
# One that begins lower down, and a remark.
cat >lower.csv <<'E'
Company,Country,Services,,,
Alder GmbH,Germany,Formulation development,,Supplier,Price
Birch AG,Switzerland,Fill finish,,Stopper,3
Cedar SA,France,Lyophilization,,Seal,1
E
# A blank column alone parts nothing.
cat >spaced.csv <<'E'
Company,Country,,Formulation development,Fill finish,,Contact,Email
Alder GmbH,Germany,,X,X,,Ann,a@x.com
Birch AG,Switzerland,,,X,,,
E
offers() {
	vendorcat --db "$1" sql "SELECT vendor, capability FROM v_claim ORDER BY 1, 2" \
		--format csv
	vendorcat --db "$1" list --format csv | cut -d, -f1,3
}
for f in two left lower spaced; do
	vendorcat --db $f.db import $f.csv
	echo "? $?"
	offers $f.db
done
vendorcat --db two.db import --map 5=vendor --source theirs two.csv
vendorcat --db other.db import --map 5=vendor --source theirs two.csv
offers other.db
vendorcat inspect two.csv --format csv | grep 'not read'
vendorcat --db left.db sql "SELECT row, outcome, reason, cells FROM source_row" \
	--format csv
