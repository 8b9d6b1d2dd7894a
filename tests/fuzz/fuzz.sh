#!/bin/sh
# fuzz.sh - run each fuzzer of build/fuzz for some time (make fuzz).
#
# tests/fuzz/fuzz.sh BUILD SECONDS    The corpus grows in BUILD/corpus and
#                                     starts from fixtures; an input that
#                                     breaks something is left in BUILD.
set -u

TOP=$(cd "$(dirname "$0")/../.." && pwd)
cd "$TOP" || exit 4
build=$1
seconds=$2
export VENDORCAT_NOW=2026-11-24T12:00:00Z LC_ALL=C.UTF-8
status=0
for source in tests/fuzz/fuzz_*.c; do
	name=$(basename "$source" .c)
	corpus=$build/corpus/$name
	mkdir -p "$corpus"
	find fixtures -type f -size -64k -exec cp {} "$corpus" \;
	[ ! -d "tests/fuzz/$name" ] || cp "tests/fuzz/$name"/* "$corpus"
	echo "== $name, $seconds seconds"
	"$build/$name" -max_total_time="$seconds" -timeout=20 \
		-rss_limit_mb=2048 -max_len=16384 -print_final_stats=1 \
		-artifact_prefix="$build/$name-" "$corpus" \
		>"$build/$name.log" 2>&1 || status=1
	grep -E '^stat::number_of_executed_units|^SUMMARY|ERROR' \
		"$build/$name.log"
done
[ "$status" -eq 0 ] && echo "nothing found"
exit "$status"
