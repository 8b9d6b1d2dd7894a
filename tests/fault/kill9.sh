#!/bin/sh
# kill9.sh - SIGKILL an import at random moments and at every file operation:
# the catalog must then hold all of it or nothing.
#
# tests/fault/kill9.sh [BUILD]   RUNS=100 random moments, ROWS=300 to import,
#                                STEP=1 every operation.  The harness is
#                                ../shared/tools/faults; FAULTS names another.
set -eu

TOP=$(cd "$(dirname "$0")/../.." && pwd)
build=${1-build/release}
faults=${FAULTS-$TOP/../shared/tools/faults}
if [ ! -e "$faults/kill9.py" ]; then
	echo "kill9.sh: skipped: no $faults/kill9.py" >&2
	exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
# The harness builds its shims beside itself.
cp -R "$faults" "$work/faults"
export VENDORCAT_NOW=2026-11-24T12:00:00Z LC_ALL=C.UTF-8
python3 "$TOP/tests/bench/gen.py" "${ROWS-300}" 1 >"$work/new.csv"
# Half of the same companies with other services, under another name.
python3 "$TOP/tests/bench/gen.py" "$((${ROWS-300} / 2))" 2 >"$work/old.csv"

program="$TOP/$build/vendorcat"
new="$program --db {db} -q import --source new $work/new.csv"
old="$program --db {db} -q import --source old $work/old.csv"
status=0
kill9() {
	echo "== $1"
	shift
	python3 "$work/faults/kill9.py" --tmp "$work" "$@" || status=1
}
# An import into a file that is not there is these two, one after the other:
# a catalog without sources holds nothing of the import.
init="$program --db {db} -q init"
kill9 "a new catalog, before each file operation" \
	--run "$init" --mode ops --step "${STEP-1}"
kill9 "the first import, random moments" \
	--setup "$init" --run "$new" -n "${RUNS-100}"
kill9 "the first import, before each file operation" \
	--setup "$init" --run "$new" --mode ops --step "${STEP-1}"
kill9 "an import more, random moments" \
	--setup "$old" --run "$new" -n "${RUNS-100}"
kill9 "an import more, before each file operation" \
	--setup "$old" --run "$new" --mode ops --step "${STEP-1}"
kill9 "an import more, in the middle of each write" \
	--setup "$old" --run "$new" --mode torn --step "${STEP-1}"
exit "$status"
