#!/bin/sh
# Control characters of a workbook, also those that Excel writes as _x001B_,
# are kept as they are and never reach a terminal: tables, pages, words.
PYTHONDONTWRITEBYTECODE=1 python3 - "$TOP/tests/oracle" <<'E'
import sys

sys.path.append(sys.argv[1])
import xlsx_parts as x

x.write("evil.xlsx", x.parts(x.sheet(x.inline(
    ["Company", "Services", "No_x001B_]0;t_x0007_te"],
    ["Alder_x0007_ AG", "Fill_x001B_[2J frob", "a_x000D__x000A_b"],
    ["Birch_x005F_x0041_", "Fill finish", "x&#x9b;31my"])), **{
        "xl/workbook.xml": x.workbook([("V&#x9b;31m", "", "a")]),
        "xl/_rels/workbook.xml.rels": x.relations(
            ("a", "worksheet", "worksheets/sheet1.xml"))}))
E
# ESC, BEL and CSI as bytes: how many lines have one
raw() {
	LC_ALL=C grep -c "$(printf '[\033\007\r]')\|$(printf '\302\233')"
}
vendorcat import evil.xlsx >said 2>&1
raw <said
for c in "inspect --page evil.xlsx" "inspect --format table evil.xlsx" \
	"list --format table" "terms --format table" "sources --format table" \
	"show Alder --format table"; do
	# shellcheck disable=SC2086
	vendorcat $c >out 2>&1
	raw <out
done
grep 'column "No' said
# What was in the file is in the catalog.
vendorcat sql "SELECT hex(cells) FROM source_row WHERE row = 2" --format csv |
	tail -1 | python3 -c 'import sys
print(bytes.fromhex(sys.stdin.read().strip()).decode())'
vendorcat list --format json | grep -c 'Birch_x0041_'
