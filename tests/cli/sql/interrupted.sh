#!/bin/sh
# An interrupted command leaves no half of a file behind, and the old one whole.
vendorcat init -q
echo old >rows.csv
for signal in INT TERM HUP; do
	vendorcat sql -o rows.csv "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL
	    SELECT i + 1 FROM n) SELECT i FROM n" &
	until [ "$(echo rows.csv.*)" != "rows.csv.*" ]; do :; done
	kill -$signal $!
	wait $!
	echo "$? $(echo rows*) $(cat rows.csv)"
done 2>/dev/null
