#!/bin/sh
# demo.sh - catalogs of the fixtures, and the questions people come with.
#
# tests/demo.sh [BUILD]    The catalogs are left as build/demo.db (real
#                          companies) and build/invented.db.
set -u

cd "$(dirname "$0")/.." || exit 4
build=${1-build/release}
db=build/demo.db
rm -f build/demo.db build/invented.db
unset VENDORCAT_DB
export VENDORCAT_NOW=2026-11-24T12:00:00Z LC_ALL=C.UTF-8
export COLUMNS="${COLUMNS-120}"
failed=0

say() {
	echo
	for line; do
		echo "$line"
	done
}

# Show the command as one would type it and run it.  Status 1 means
# findings: that is what the demo is for.
ask() {
	printf '$ vendorcat --db %s' "$db"
	printf ' %s' "$@"
	echo
	"$build/vendorcat" --db "$db" "$@" --format table 2>&1
	[ $? -le 1 ] || failed=1
}

# An import; what it remarks on single cells would fill the screen.
import() {
	printf '$ vendorcat --db %s import %s\n' "$db" "$1"
	"$build/vendorcat" --db "$db" import "$1" 2>/dev/null
	[ $? -le 1 ] || failed=1
}

# Of a table only the first rows, and what follows it.
top() {
	awk -v rows="$1" '
	/^─/ { table = NR }
	!table || NR <= table + rows { print; next }
	/^[0-9]+ of |^of |^[0-9]+ findings/ { tail = tail "\n" $0; next }
	{ more++ }
	END {
		if (more)
			print "... " more " rows more"
		print substr(tail, 2)
	}'
}

say "1. A sheet of 131 real CMOs and CDMOs with their services in their own" \
	"   words (public knowledge, unverified) goes into a new catalog:"
import fixtures/public_list.csv
say "2. Where are we thin?  A service needs two independent vendors (groups, not" \
	"   companies); the worst first.  none: nobody on file.  single: one vendor."
ask gaps | top 14
say "3. Who supports a drug product from development through commercialization?" \
	"   A ladder: span (some development, some commercial manufacture) < core" \
	"   (and the clinical step between) < chain (and testing, scale-up," \
	"   regulatory, ...) < full.  missing: what the next step wants.  A sheet that" \
	"   is silent on a stage does not say no: it is not on file."
ask lifecycle --scope DP | top 10
say "4. Whose tag, CMO or CDMO, does not go with the services on file?"
ask audit | top 8

db=build/invented.db
say "5. Sheets come in other shapes: a row per service, a matrix with X, lists," \
	"   the FDA's registration file.  These companies are invented:"
for file in invented_long.csv invented_matrix.csv invented_list.tsv \
	fda_like.csv; do
	import "fixtures/$file"
done
say "6. From development through commercialization, drug substance (DS) and drug" \
	"   product (DP):"
ask lifecycle | top 8
say "7. Which services would be at risk without one country?"
ask gaps --without-country DE | top 8

echo
echo "The catalogs are build/demo.db and $db.  Go on, for example:"
echo "    ./vendorcat --db build/demo.db show Lonza"
echo "    ./vendorcat --db build/demo.db coverage --by region"
exit "$failed"
