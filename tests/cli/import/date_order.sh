#!/bin/sh
# An order that nothing in the column tells waits for --date-order.
cat > open.csv <<'CSV'
Vendor,Services,As of
Acme,serialization,03/04/2024
Brock,labelling,05/06/2024
CSV
vendorcat --db a.db import open.csv
vendorcat --db a.db sql "SELECT line, date FROM source_row ORDER BY id"
vendorcat --db a.db import --source open.csv --date-order mdy open.csv
vendorcat --db a.db sql "SELECT line, date FROM source_row
	WHERE source_id = 2 ORDER BY id"
vendorcat --db a.db import --date-order ymd open.csv
echo "? $?"
