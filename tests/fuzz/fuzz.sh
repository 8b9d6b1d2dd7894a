#!/bin/sh
# fuzz.sh - run each fuzzer of build/fuzz for some time (make fuzz).
#
# tests/fuzz/fuzz.sh BUILD SECONDS    The corpus grows in BUILD/corpus and
#                                     starts from tests/fuzz/corpus and
#                                     fixtures; an input that breaks something
#                                     is left in BUILD.
# tests/fuzz/fuzz.sh -k BUILD         Keep in tests/fuzz/corpus the few files
#                                     of both that reach what all reach.
set -u

TOP=$(cd "$(dirname "$0")/../.." && pwd)
cd "$TOP" || exit 4
export VENDORCAT_NOW=2026-11-24T12:00:00Z LC_ALL=C.UTF-8
status=0

# run_fuzzer NAME - for $seconds
run_fuzzer() {
	corpus=$build/corpus/$1
	dict=
	[ ! -e "tests/fuzz/$1.dict" ] || dict=-dict=tests/fuzz/$1.dict
	mkdir -p "$corpus"
	find fixtures -type f -size -64k -exec cp {} "$corpus" \;
	[ ! -d "tests/fuzz/corpus/$1" ] || cp "tests/fuzz/corpus/$1"/* "$corpus"
	echo "== $1, $seconds seconds"
	# No word, or one.
	# shellcheck disable=SC2086
	"$build/$1" -max_total_time="$seconds" -timeout=20 \
		-rss_limit_mb=2048 -max_len=16384 -print_final_stats=1 \
		-artifact_prefix="$build/$1-" $dict "$corpus" \
		>"$build/$1.log" 2>&1 || status=1
	grep -E '^stat::number_of_executed_units|^SUMMARY|ERROR' \
		"$build/$1.log"
}

# keep_corpus NAME - those that broke something once have names of their own
# (found_...) and stay
keep_corpus() {
	kept=$(mktemp -d) || exit 4
	new=$kept/new
	mkdir -p "$new" "tests/fuzz/corpus/$1"
	if "$build/$1" -set_cover_merge=1 -use_counters=0 -max_len=4096 \
		"$new" "tests/fuzz/corpus/$1" "$build/corpus/$1" \
		>"$build/$1.log" 2>&1; then
		find "tests/fuzz/corpus/$1" -type f ! -name 'found_*' -delete
		cp "$new"/* "tests/fuzz/corpus/$1"
	else
		status=1
	fi
	rm -rf "$kept"
	echo "$1: $(du -sk "tests/fuzz/corpus/$1")"
}

keep=
[ "${1-}" != -k ] || { keep=yes; shift; }
build=$1
seconds=${2-600}
for source in tests/fuzz/fuzz_*.c; do
	if [ -n "$keep" ]; then
		keep_corpus "$(basename "$source" .c)"
	else
		run_fuzzer "$(basename "$source" .c)"
	fi
done
[ "$status" -eq 0 ] && echo "nothing found"
exit "$status"
