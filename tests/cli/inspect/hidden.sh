#!/bin/sh
# What a person does not see in Excel is read and said: hidden rows, rows that
# a filter hides, rows and columns of no size, hidden columns and sheets; in
# all three kinds of workbooks.
PYTHONDONTWRITEBYTECODE=1 python3 - "$TOP/tests/oracle" <<'E'
import struct
import sys

sys.path.append(sys.argv[1])  # it has an encodings.py of its own
import ods
import xls_parts as p
import xlsx_parts as x
from xlsx_odd import cell, row

TABLE = [("Company", "Services"), ("Alder", "Fill finish"),
         ("Birch", "Fill finish"), ("Cedar", "Lyophilization"),
         ("Elm", "Lyophilization")]


def rows(more):
    return "".join('<row r="%d" %s>%s</row>' % (
        r, more.get(r, ""), "".join(
            '<c r="%s%d" t="inlineStr"><is><t>%s</t></is></c>' % (
                "AB"[c], r, t) for c, t in enumerate(line)))
                   for r, line in enumerate(TABLE, 1))


def xlsx(path, more, before="", after=""):
    book = x.workbook([("Vendors", "", "a"), ("Lists", 'state="veryHidden"',
                                              "b")])
    x.write(path, x.parts(None, **{
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": x.relations(
            ("a", "worksheet", "worksheets/1.xml"),
            ("b", "worksheet", "worksheets/2.xml")),
        "xl/worksheets/1.xml": x.sheet(rows(more), before, after),
        "xl/worksheets/2.xml": x.sheet(x.inline(["x"]))}))


xlsx("sized.xlsx", {3: 'ht="0" customHeight="1"', 5: 'hidden="1"'},
     '<cols><col min="2" max="2" width="0"/></cols>')
xlsx("filtered.xlsx", {3: 'hidden="1"', 4: 'hidden="1"'}, "",
     '<autoFilter ref="A1:B5"><filterColumn colId="0"><filters><filter '
     'val="Alder"/></filters></filterColumn></autoFilter>')
# The arrows of a filter that is not used hide nothing.
xlsx("arrows.xlsx", {4: 'hidden="1"'}, "", '<autoFilter ref="A1:B5"/>')
cells = b"".join(p.label(r, c, t) for r, line in enumerate(TABLE)
                 for c, t in enumerate(line))


def xls(path, hidden, before=b""):
    recs = b"".join(p.rec(0x208, struct.pack(
        "<HHHHHHHH", r, 0, 2, height, 0, 0, flags, 15))
                    for r, height, flags in hidden)
    p.write(path, p.book([("Vendors", 0, 0, before + recs + cells),
                          ("Lists", 2, 0, p.label(0, 0, "x"))]))


xls("sized.xls", [(2, 0, 0x40), (3, 0, 0), (4, 255, 0x20)],
    p.rec(0x7D, struct.pack("<HHHHHH", 1, 1, 0, 0, 0, 0)))
xls("filtered.xls", [(2, 255, 0x20), (3, 255, 0x20)], p.rec(0x9B))


def ods_file(path, more, before=""):
    ods.write(path, ods.content(ods.table(before + "".join(
        ods.row(*[ods.cell(ods.p(t)) for t in line],
                more=' table:visibility="%s"' % more.get(r, "visible"))
        for r, line in enumerate(TABLE, 1)))))


ods_file("sized.ods", {3: "collapse", 5: "collapse"},
         '<table:table-column/><table:table-column '
         'table:visibility="collapse" table:number-columns-repeated="2"/>')
ods_file("filtered.ods", {3: "filter", 4: "filter"})
E
for f in sized.xlsx sized.xls sized.ods filtered.xlsx filtered.xls filtered.ods \
	arrows.xlsx; do
	echo "$f"
	vendorcat inspect $f --format csv | grep '^note'
done
vendorcat import -n filtered.xlsx
vendorcat inspect --page sized.xlsx | grep -A 3 '^note'
