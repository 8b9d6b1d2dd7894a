#!/bin/sh
# Every command has help, by both ways to ask, and nothing is made.
vendorcat help | sed -n 's/^  \([a-z]*\)  *[a-z].*/\1/p' >commands
while read -r c; do
	vendorcat help "$c" >one
	vendorcat "$c" -h >two
	cmp one two
	sed -n 1p one | grep -q "^usage: vendorcat $c" || echo "$c: no usage"
done <commands
[ "$(wc -l <commands)" -ge 17 ] && echo "enough commands"
vendorcat help lits
echo "? $?"
vendorcat lits
echo "? $?"
vendorcat help list gaps
echo "? $?"
ls
