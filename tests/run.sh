#!/bin/sh
# run.sh - run the command line cases in tests/cli (tests/README.md).
#
# tests/run.sh [-b BUILD] [COMMAND|COMMAND/CASE]...
# UPDATE=1 accepts what comes out.  RUNNER="valgrind ..." goes before the
# program.
set -u

TOP=$(cd "$(dirname "$0")/.." && pwd)
cd "$TOP" || exit 4

# What a case that ran in $1 printed, in the form of a case.out file; where
# the repository is goes by its name.
show() {
	show_raw "$1" | sed "s|$TOP|\$TOP|g"
}

show_raw() {
	cat "$1/stdout"
	[ -z "$(tail -c 1 "$1/stdout" | tr -d '\n')" ] ||
		printf '\n? no line end\n'
	echo "? $(cat "$1/rc")"
	sed 's/^/! /' "$1/stderr"
	[ -z "$(tail -c 1 "$1/stderr" | tr -d '\n')" ] || echo
}

# run_case WORK CASE - leaves WORK/CASE.result: a word, then what to show
run_case() {
	case=$2
	here=$1/$(echo "$case" | tr / .)
	want=tests/cli/$case.out
	mkdir -p "$here/cwd"
	(
		cd "$here/cwd" || exit 4
		HOME=$here/cwd TMPDIR=$here timeout 300 \
			sh "$TOP/tests/cli/$case.sh" \
			>"$here/stdout" 2>"$here/stderr" </dev/null
		echo $? >"$here/rc"
	)
	show "$here" >"$here/out"
	if [ "$(cat "$here/rc")" = 77 ]; then
		{ echo skipped; sed "s|^|skipped: $case: |" "$here/stderr"; }
	elif cmp -s "$want" "$here/out"; then
		echo passed
	elif [ -n "${UPDATE-}" ]; then
		cp "$here/out" "$want"
		printf 'passed\nupdated: %s\n' "$want"
	else
		printf 'failed\n--- %s\n' "$case"
		[ -e "$want" ] || : >"$here/none"
		[ -e "$want" ] || want=$here/none
		diff -u --label wanted --label got "$want" "$here/out"
	fi >"$1/$(echo "$case" | tr / .).result"
	chmod -R u+w "$here" 2>/dev/null
	rm -rf "$here"
}

if [ "${1-}" = -1 ]; then
	run_case "$2" "$3"
	exit 0
fi

build=build/release
if [ "${1-}" = -b ]; then
	build=$2
	shift 2
fi
work=$(mktemp -d) || exit 4
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
mkdir "$work/bin"
printf '#!/bin/sh\nexec %s "%s" "$@"\n' "${RUNNER-}" \
	"$TOP/$build/vendorcat" >"$work/bin/vendorcat"
chmod +x "$work/bin/vendorcat"
unset VENDORCAT_DB NO_COLOR CDPATH COLUMNS
PATH=$work/bin:$PATH
export TOP PATH VENDORCAT_NOW="${VENDORCAT_NOW-2026-11-24T12:00:00Z}"
export LC_ALL=C.UTF-8 TZ=UTC UPDATE="${UPDATE-}"
umask 022

[ $# -gt 0 ] || set -- .
for word; do
	word=${word#tests/cli/}
	word=${word%.sh}
	if [ -d "tests/cli/$word" ]; then
		find "tests/cli/$word" -name '*.sh'
	elif [ -e "tests/cli/$word.sh" ]; then
		echo "tests/cli/$word.sh"
	else
		echo "run.sh: no case tests/cli/$word.sh" >&2
	fi
done | sed 's|^tests/cli/||; s|^\./||; s|\.sh$||' | sort -u >"$work/cases"

xargs -r -P 2 -n 1 tests/run.sh -1 "$work" <"$work/cases"

passed=0
failed=0
skipped=0
while read -r case; do
	result=$work/$(echo "$case" | tr / .).result
	word=failed
	read -r word <"$result"
	case $word in
	passed) passed=$((passed + 1)) ;;
	skipped) skipped=$((skipped + 1)) ;;
	*) failed=$((failed + 1)) ;;
	esac
	sed 1d "$result"
done <"$work/cases"
line="$passed passed, $failed failed"
[ "$skipped" -eq 0 ] || line="$line, $skipped skipped"
echo "command line cases:"
echo "$line"
[ "$failed" -eq 0 ]
