#!/bin/sh
# demo.sh - a catalog of the fixtures, and the questions people come with.
#
# tests/demo.sh [BUILD]    The catalog is left as build/demo.db.
set -u

cd "$(dirname "$0")/.." || exit 4
build=${1-build/release}
db=build/demo.db
rm -f "$db"
unset VENDORCAT_DB
export VENDORCAT_NOW=2026-11-24T12:00:00Z LC_ALL=C.UTF-8
failed=0

# Say what comes, show the command as one would type it, and run it.  Status
# 1 means findings: that is what the demo is for.
ask() {
	printf '\n%s\n$ vendorcat' "$1"
	shift
	printf ' %s' "$@"
	echo
	"$build/vendorcat" --db "$db" "$@"
	[ $? -le 1 ] || failed=1
}

# The same, of a table only the first rows.
ask_top() {
	rows=$1
	shift
	ask "$@" | awk -v rows="$rows" '
	/^─/ { table = NR }
	!table || NR <= table + rows
	END {
		more = NR - table - rows
		if (table && more > 0)
			print "... and " more " rows more"
	}'
}

ask "A list of real CMOs and CDMOs, as somebody might keep it in a sheet:" \
	import fixtures/public_list.csv
ask_top 12 "Where are we thin? Services with too few independent vendors, worst first:" \
	gaps --format table
ask_top 12 "And in Europe, Asia, North America?" \
	gaps --by region --format table
ask_top 16 "Who can take a drug product from development through commercialization?" \
	lifecycle --scope DP --format table
ask_top 12 "Whose tag, CMO or CDMO, does not go with the services they state?" \
	audit --format table
printf '\nThe catalog is %s. Go on, for example:\n' "$db"
echo "    ./vendorcat --db $db show Lonza"
echo "    ./vendorcat --db $db gaps --without-country CN"
exit "$failed"
