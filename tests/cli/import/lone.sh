#!/bin/sh
# Names that stand for no vendor: headings inside the table, the row above, an
# example; each is accounted for.
cat >list.csv <<'X'
Vendor,Country,Services
e.g. Lonza,CH,tablets
EUROPE,,
Alder GmbH,Germany,tablets
dito,Austria,capsules
Preferred suppliers in Asia,,
Birch Ltd,India,lyophilization
Drug substance,,
Cedar SA,France,API manufacturing
Dogwood Partners,,
Vendors United Inc,Italy,packaging
X
vendorcat import list.csv
echo "? $?"
vendorcat sql "SELECT row, outcome, reason FROM source_row
 WHERE outcome IN ('aside', 'skipped')" --format csv
vendorcat list --format ids
