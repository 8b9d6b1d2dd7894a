#!/bin/sh
# Every command is in the manual, with an example, and has a case.
for c in $(vendorcat help | sed -n 's/^  \([a-z]*\)  *[a-z].*/\1/p'); do
	grep -q "^\.\(It \)\{0,1\}Cm $c\b" "$TOP/docs/vendorcat.1" ||
		echo "$c: not in the manual"
	grep -q "^\.Dl vendorcat \(--db [a-z.]* \)\{0,1\}$c\b" \
		"$TOP/docs/vendorcat.1" || echo "$c: no example"
	[ -n "$(find "$TOP/tests/cli/$c" -name '*.sh' 2>/dev/null)" ] ||
		echo "$c: no case in tests/cli"
done
# Every option that a command's help names is in the manual too.
for c in $(vendorcat help | sed -n 's/^  \([a-z]*\)  *[a-z].*/\1/p'); do
	for o in $(vendorcat help "$c" | grep -o -- '--[a-z][a-z-]*' |
		sort -u); do
		grep -q -e " -${o#--}\b" "$TOP/docs/vendorcat.1" ||
			echo "$c: $o not in the manual"
	done
done
