#!/bin/sh
# check.sh - run every test and say how many passed (tests/README.md).
#
# tests/check.sh [BUILD]    BUILD is where make has put things, such as
#                           build/release.  RUNNER="valgrind ..." goes before
#                           every program of ours.
set -u

TOP=$(cd "$(dirname "$0")/.." && pwd)
cd "$TOP" || exit 4
build=${1-build/release}
work=$(mktemp -d) || exit 4
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
unset VENDORCAT_DB NO_COLOR CDPATH
export TOP VENDORCAT_NOW=2026-11-24T12:00:00Z LC_ALL=C.UTF-8 TZ=UTC
export CMOCKA_MESSAGE_OUTPUT=TAP TMPDIR="$work"
mkdir "$work/bin" "$work/log"
VENDORCAT=$TOP/$build/vendorcat
export VENDORCAT
if [ -x "$VENDORCAT" ]; then
	printf '#!/bin/sh\nexec %s "%s" "$@"\n' "${RUNNER-}" "$VENDORCAT" \
		>"$work/bin/vendorcat"
	chmod +x "$work/bin/vendorcat"
fi
PATH=$work/bin:$PATH

# run_one NAME COMMAND... - keep its output and its exit status
run_one() {
	name=$1
	shift
	"$@" >"$work/log/$name" 2>&1
	echo $? >"$work/log/$name.rc"
}

# Two at a time: the machines this runs on have two cores.
running=
start() {
	run_one "$@" &
	if [ -n "$running" ]; then
		wait "$running"
	fi
	running=$!
}

for test in "$build"/test_*; do
	case $test in
	*.*) continue ;;
	esac
	# A test whose source is gone stays in the build directory.
	[ -e "tests/unit/${test##*/}.c" ] || continue
	# RUNNER is words.
	# shellcheck disable=SC2086
	start "${test##*/}" timeout 600 ${RUNNER-} "$test"
done
for test in tests/*/check_*; do
	[ -x "$test" ] || continue
	mkdir "$work/${test##*/}"
	start "${test##*/}" env -C "$work/${test##*/}" timeout 900 "$TOP/$test"
done
wait

passed=0
failed=0
skipped=0
for log in "$work"/log/*.rc; do
	[ -e "$log" ] || continue
	name=$(basename "$log" .rc)
	# shellcheck disable=SC2046 # the three numbers are words
	set -- $(awk -v rc="$(cat "$log")" -f tests/tap.awk "$work/log/$name")
	passed=$((passed + $1))
	failed=$((failed + $2))
	skipped=$((skipped + $3))
	[ "$2" -eq 0 ] || { echo "--- $name"; cat "$work/log/$name"; }
done
echo "unit tests and checks: $passed passed, $failed failed"

tests/run.sh -b "$build" | tee "$work/cli"
# shellcheck disable=SC2046 # "N passed, N failed, N skipped" is words
set -- $(tail -n 1 "$work/cli" | tr -d ,)
passed=$((passed + ${1:-0}))
failed=$((failed + ${3:-1}))
skipped=$((skipped + ${5:-0}))

line="$passed passed, $failed failed"
[ "$skipped" -eq 0 ] || line="$line, $skipped skipped"
echo "$line"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
