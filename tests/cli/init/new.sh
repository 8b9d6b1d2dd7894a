#!/bin/sh
# A new catalog is made and said; a second time it is refused and kept.
vendorcat init
echo "? $?"
sum=$(cksum <catalog.db)
vendorcat init
echo "? $?"
[ "$(cksum <catalog.db)" = "$sum" ] && echo "as it was"
# Readable by its owner alone.
stat -c %a catalog.db
vendorcat --db other.db init -q
ls ./*.db
vendorcat sql "SELECT count(*) AS services FROM capability WHERE level = 'leaf'"
