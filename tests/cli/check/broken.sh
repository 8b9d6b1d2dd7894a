#!/bin/sh
# Each way to be broken is found and named, exit status 1.
vendorcat -q import "$TOP/fixtures/invented_long.csv" >/dev/null
broken() {
	cp catalog.db broken.db
	python3 - "$2" <<'PY'
import sqlite3
import sys

db = sqlite3.connect("broken.db")
db.executescript(sys.argv[1])
db.commit()
PY
	echo "-- $1"
	vendorcat --db broken.db check >out
	echo "? $?"
	grep -v '	ok	' out | cut -f 1-3
}
broken claim-row 'DELETE FROM source_row WHERE row = 2'
broken claim-source "UPDATE source SET state = 'superseded'"
broken alias-key "UPDATE alias SET key = 'x' WHERE vendor_id = 1"
broken group-root 'INSERT INTO corporate_group VALUES (90, "x", "X", NULL, 91),
	(91, "y", "Y", 90, 91)'
broken source-row "UPDATE source SET n_aside = n_aside + 1"
broken row-cells "UPDATE source_row SET cells = '[' WHERE row = 3"
broken view 'DROP VIEW v_coverage'
# A damaged file.
python3 - <<'PY'
data = bytearray(open("catalog.db", "rb").read())
page = 16384
data[page * 5:page * 5 + 200] = b"\xff" * 200
open("broken.db", "wb").write(data)
PY
vendorcat --db broken.db check >out 2>err
case $? in
1 | 3) echo "damage is found" ;;
esac
