#!/bin/sh
# check.sh - run every test and say how many passed (tests/README.md).
#
# tests/check.sh [BUILD]    BUILD is where make has put things, such as
#                           build/release.  RUNNER="valgrind ..." goes before
#                           every program of ours.  SAMPLE=yes: checks that
#                           start the program a thousand times do so less
#                           often; it is slow under sanitizers.
set -u

TOP=$(cd "$(dirname "$0")/.." && pwd)
cd "$TOP" || exit 4

# run_one WORK TEST - keep its output and its exit status
run_one() {
	log=$1/log/${2##*/}
	case $2 in
	*/check_*)
		mkdir "$1/${2##*/}"
		env -C "$1/${2##*/}" timeout 900 "$TOP/$2" >"$log" 2>&1
		;;
	*)
		# RUNNER is words.
		# shellcheck disable=SC2086
		timeout 600 ${RUNNER-} "$2" >"$log" 2>&1
		;;
	esac
	echo $? >"$log.rc"
}

if [ "${1-}" = -1 ]; then
	run_one "$2" "$3"
	exit 0
fi

build=${1-build/release}
work=$(mktemp -d) || exit 4
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
unset VENDORCAT_DB NO_COLOR CDPATH
export SAMPLE="${SAMPLE-}"
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

# The long ones first, so that no core is idle at the end.
{
	ls tests/*/check_xls* tests/*/check_ods tests/*/check_pollock \
		tests/*/check_encodings
	for test in tests/*/check_* "$build"/test_*; do
		case $test in
		*/test_*.*) continue ;;
		*/test_*)
			# A test whose source is gone stays in the build
			# directory.
			[ -e "tests/unit/${test##*/}.c" ] || continue
			;;
		esac
		[ ! -x "$test" ] || echo "$test"
	done
} | awk '!seen[$0]++' >"$work/tests"
xargs -r -P "$(nproc || echo 2)" -n 1 tests/check.sh -1 "$work" <"$work/tests"

passed=0
failed=0
skipped=0
while read -r test; do
	log=$work/log/${test##*/}
	[ -e "$log.rc" ] || { echo 1 >"$log.rc"; : >>"$log"; }
	# shellcheck disable=SC2046 # the three numbers are words
	set -- $(awk -v rc="$(cat "$log.rc")" -f tests/tap.awk "$log")
	passed=$((passed + $1))
	failed=$((failed + $2))
	skipped=$((skipped + $3))
	[ "$2" -eq 0 ] || { echo "--- ${test##*/}"; cat "$log"; }
done <"$work/tests"
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
