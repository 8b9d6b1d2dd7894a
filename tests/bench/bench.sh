#!/bin/sh
# bench.sh - import against sqlite3's own, and the time of a question.
#
# tests/bench/bench.sh [BUILD]    N=100000 rows, SMALL=500, RUNS=5 and
#                                 QUESTIONS=100 may be set.
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
python3 tests/bench/measure.py "$work/vendorcat" "$work"
