#!/bin/sh
# demo.sh - catalogs of the fixtures, and the questions people come with.
#
# tests/demo.sh [BUILD]    The catalogs are left as build/demo.db (real
#                          companies) and build/invented.db.
set -u

cd "$(dirname "$0")/.." || exit 4
build=${1-build/release}
db=build/demo.db
words=build/demo.words
rm -f build/demo.db build/invented.db
unset VENDORCAT_DB
export VENDORCAT_NOW=2026-11-24T12:00:00Z LC_ALL=C.UTF-8
if [ -z "${COLUMNS-}" ]; then
	COLUMNS=$(stty size 2>/dev/null | cut -d ' ' -f 2)
	[ "${COLUMNS:-0}" -gt 0 ] || COLUMNS=100
fi
export COLUMNS
failed=0

say() {
	echo
	for line; do
		echo "$line"
	done
}

# The command as one would type it.
show() {
	printf '$ vendorcat --db %s' "$db"
	printf ' %s' "$@"
	echo
}

# Run the command; of what it prints the first lines, then what it says of
# the whole.  Status 1 means findings: that is what the demo is for.
ask() {
	lines=$1
	shift
	show "$@"
	"$build/vendorcat" --db "$db" "$@" --format table \
		>"$words.rows" 2>"$words"
	[ $? -le 1 ] || failed=1
	head -n "$lines" "$words.rows"
	[ "$(wc -l <"$words.rows")" -le "$lines" ] || echo "... and more rows"
	fold -s -w "$COLUMNS" "$words"
	rm -f "$words" "$words.rows"
}

# An import; what it remarks on single cells would fill the screen.
import() {
	show import "$1"
	"$build/vendorcat" --db "$db" import "$1" 2>/dev/null
	[ $? -le 1 ] || failed=1
}

say "The words.  DS: drug substance, the active ingredient.  DP: drug product," \
	"what the patient takes.  CMO: manufactures for others.  CDMO: develops," \
	"too.  Capability: one service, such as lyophilization; there are 60." \
	"Group: a corporate parent; two companies of one group are one source." \
	"E0 to E5: how good the evidence is; E1 is what a company says in public."
say "1. A sheet of real CMOs and CDMOs, their services in their own words, goes" \
	"into a new catalog.  It is public knowledge of November 2026, unverified" \
	"and incomplete: what follows is what this sheet says, and not what these" \
	"companies are or can."
import fixtures/public_list.csv
say "2. Where are we thin?  A service needs two independent vendors; the worst" \
	"come first.  none: nobody on file.  single: one vendor.  single-region:" \
	"all in one region.  unknown: somebody may.  who: names, and who comes near."
ask 40 gaps
say "3. Who can take a drug product from development to the market?  A ladder:" \
	"span (some development, some commercial manufacture) < core (and clinical" \
	"manufacture) < chain (and testing, scale-up or transfer) < full (all ten" \
	"services).  have of need: stages of the next step; missing: the others." \
	"A sheet that is silent on a stage does not say no: it is not on file."
ask 18 lifecycle --scope DP
say "4. Whose tag, CMO or CDMO, does not go with the services on file?  error:" \
	"nothing on file supports it; ask the vendor, or mend the sheet."
ask 16 audit
say "5. Where does that come from?  Every fact has its file, row and words."
ask 14 show Bachem

db=build/invented.db
say "6. Sheets come in other shapes: a row per service, a matrix with X, lists," \
	"the FDA's registration file.  From here on all companies are invented."
for file in invented_long.csv invented_matrix.csv invented_list.tsv \
	fda_like.csv; do
	import "fixtures/$file"
done
say "7. Development through commercialization, both scopes, the best first:"
ask 18 lifecycle
say "8. What if we had to leave Germany?  Only what gets worse; was: before."
ask 24 gaps --without-country DE

say "The catalogs are build/demo.db and build/invented.db.  Go on, for example:" \
	"    ./vendorcat --db build/demo.db show Lonza" \
	"    ./vendorcat --db build/demo.db coverage --by region" \
	"    ./vendorcat --db build/demo.db gaps -o gaps.csv" \
	"or with a sheet of your own (docs/GUIDE.md is the first hour):" \
	"    ./vendorcat import YOUR.csv" \
	"    ./vendorcat gaps"
exit "$failed"
