#!/bin/sh
# Dates as Excel's numbers: in text they count from 1900, in a workbook from
# the year that it says.  43769 + 1462 = 45231 is 2023-11-01 since 1900, and
# 43769 is that day since 1904.
printf 'Company;Services;As of\nAlder;Fill finish;45231\nBirch;%s;45231,25\n' \
	Lyophilization >text.csv
# A year alone is one, and what could be two days is kept as text.
printf 'Company;Services;As of\nCedar;Fill finish;2024\nElm;%s;03/04/2024\n' \
	Lyophilization >other.csv
PYTHONDONTWRITEBYTECODE=1 python3 - "$TOP/tests/oracle" <<'E'
import struct
import sys

sys.path.append(sys.argv[1])
import xls_parts as p
import xlsx_parts as x

ROW = ('<row><c t="inlineStr"><is><t>%s</t></is></c><c t="inlineStr"><is><t>'
       'Fill finish</t></is></c><c><v>43769</v></c></row>')
HEAD = x.inline(["Company", "Services", "As of"])
for name, more in ("1904", '<workbookPr date1904="1"/>'), ("1900", ""):
    x.write(name + ".xlsx", x.parts(x.sheet(HEAD + ROW % ("Mac" + name)), **{
        "xl/workbook.xml": x.workbook([("S", "", "a")], more),
        "xl/_rels/workbook.xml.rels": x.relations(
            ("a", "worksheet", "worksheets/sheet1.xml"))}))
p.one("1904.xls", b"".join(p.label(0, c, t) for c, t in enumerate(
    ["Company", "Services", "As of"])) + p.label(1, 0, "OldMac") +
      p.label(1, 1, "Fill finish") + p.number(1, 2, 43769),
      p.rec(0x22, struct.pack("<H", 1)))
E
for f in text.csv other.csv 1904.xlsx 1900.xlsx 1904.xls; do
	vendorcat -q import $f
done
vendorcat sql "SELECT vendor, date FROM v_claim ORDER BY source, vendor" \
	--format csv
vendorcat inspect 1904.xlsx --format csv | grep 'As of'
vendorcat inspect text.csv --format csv | grep 'As of'
