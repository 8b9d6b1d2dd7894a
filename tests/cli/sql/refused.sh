#!/bin/sh
# Nothing is written, nothing runs for ever, one statement at a time.
vendorcat -q init
before=$(cksum <catalog.db)
for query in 'DELETE FROM vendor' 'DROP VIEW v_vendor' \
	"ATTACH 'x.db' AS x" 'PRAGMA user_version = 9' \
	"SELECT load_extension('x')" 'SELECT 1; SELECT 2' '' '/* nothing */' \
	'CREATE TEMP TABLE x (y)' 'VACUUM' 'BEGIN'; do
	vendorcat sql "$query"
	echo "? $?"
done
vendorcat sql --seconds 1 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL
	SELECT i + 1 FROM n) SELECT max(i) FROM n'
echo "? $?"
vendorcat sql --seconds 0 'SELECT 1'
echo "? $?"
vendorcat sql
echo "? $?"
[ "$(cksum <catalog.db)" = "$before" ] && echo "as it was"
ls
