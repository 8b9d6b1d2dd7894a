#!/bin/sh
# bench.sh - import against sqlite3's own, and the time of a question.
#
# tests/bench/bench.sh [BUILD]    N=100000 rows, SMALL=500, RUNS=5,
#                                 QUESTIONS=100 and HUGE=8 (times as large,
#                                 to be read only) may be set.
set -eu

TOP=$(cd "$(dirname "$0")/../.." && pwd)
build=${1-build/release}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
export VENDORCAT_NOW=2026-11-24T12:00:00Z LC_ALL=C.UTF-8
cd "$TOP"
cp "$build/vendorcat" "$work/vendorcat" # a rebuild changes nothing here
python3 tests/bench/gen.py "${N-100000}" >"$work/large.csv"
python3 tests/bench/gen.py "${SMALL-500}" >"$work/small.csv"
head -n 1 "$work/large.csv" >"$work/huge.csv"
i=0
while [ "$i" -lt "${HUGE-8}" ]; do
	tail -n +2 "$work/large.csv" >>"$work/huge.csv"
	i=$((i + 1))
done
# shellcheck disable=SC2046 # several words are meant
for part in plain_csv read_sheet; do
	"${CC-gcc}" -std=c11 -O3 -Isrc -o "$work/$part" "tests/bench/$part.c" \
		"$build/lib.a" $(pkg-config --libs sqlite3 libutf8proc libzip \
		expat uchardet) -lcsv -lm -pthread
done
python3 tests/bench/measure.py "$work/vendorcat" "$work"
