#!/usr/bin/env python3
"""ods.py - OpenDocument spreadsheets through the reader (show_cells), TAP lines.

Odd but valid ones are put together by hand, with what they say written beside
them; hostile ones must be refused in one line, quickly and in little memory;
those that LibreOffice and odfpy write are compared with what was written."""
import csv
import os
import random
import sys
import warnings
import zipfile

import xls
import xlsx

TOP = xlsx.TOP
TYPE = "application/vnd.oasis.opendocument.spreadsheet"
HEAD = ('<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        + " ".join('xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"'
                   % (n, n) for n in ("office", "table", "text", "style",
                                      "drawing"))
        + ' office:version="1.3">')
MANIFEST = ('<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:'
            'oasis:names:tc:opendocument:xmlns:manifest:1.0">%s'
            '</manifest:manifest>')


def content(tables, styles="", kind="spreadsheet"):
    return (HEAD + "<office:automatic-styles>%s</office:automatic-styles>"
            "<office:body><office:%s>%s</office:%s></office:body>"
            "</office:document-content>" % (styles, kind, tables, kind))


def table(rows, name="S", more=""):
    return '<table:table table:name="%s"%s>%s</table:table>' % (
        name, more, rows)


def row(*cells, more=""):
    return "<table:table-row%s>%s</table:table-row>" % (
        more, "".join(cells))


def cell(inside="", more="", covered=""):
    return "<table:%stable-cell%s>%s</table:%stable-cell>" % (
        covered, more, inside, covered)


def p(text):
    return "<text:p>%s</text:p>" % text


def write(path, xml, manifest="", kind=TYPE, how=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w") as z:
        z.writestr("mimetype", kind)
        z.writestr("content.xml", xml, how)
        z.writestr("META-INF/manifest.xml", MANIFEST % manifest)
    return path


def odd(tap):
    def says(what, name, rows, want, **more):
        return xls.says(tap, what, write(name + ".ods", content(table(rows))),
                        want, **more)

    says("texts: paragraphs, blanks, tabs, breaks, spans, notes", "text",
         row(cell(p("a") + p("b")), cell(p("  x <text:s text:c=\"2\"/>y")),
             cell(p("a<text:tab/>b<text:line-break/>c")),
             cell(p("<text:span>bold</text:span> <text:a>link</text:a>")),
             cell("<office:annotation><text:p>a remark</text:p>"
                  "</office:annotation>" + p("seen<office:annotation>"
                                             "<text:p>not</text:p>"
                                             "</office:annotation>")),
             cell(p("<text:ruby><text:ruby-base>東</text:ruby-base>"
                    "<text:ruby-text>ひがし</text:ruby-text></text:ruby>")),
             cell(p("a\n   b"))),
         [["a\nb", "x   y", "a\tb\nc", "bold link", "seen", "東", "a b"]])
    says("cells and rows that are repeated, empty ones behind", "repeat",
         row(cell(p("a")), cell(more=' table:number-columns-repeated="3"'),
             cell(p("b"), ' table:number-columns-repeated="2"'),
             cell(more=' table:number-columns-repeated="16378"')) +
         row(cell(), more=' table:number-rows-repeated="2"') +
         row(cell(p("c")), more=' table:number-rows-repeated="3"') +
         row(cell(more=' table:number-columns-repeated="16384"'),
             more=' table:number-rows-repeated="1048570"'),
         [["a", "", "", "", "b", "b"], [], [], ["c"], ["c"], ["c"]])

    def v(kind, value, shown, name="value"):
        return cell(p(shown) if shown is not None else "",
                    ' office:value-type="%s" office:%s="%s"' % (
                        kind, name, value))
    says("values as a person sees them; no identifier in exponents", "value",
         row(v("float", "3002807", "0003002807"),
             v("float", "3009990000123", "3.00999E+12"),
             v("float", "44", "###"), v("percentage", "0.5", "50%"),
             v("float", "1234.5", "1,234.50"), v("float", "7", None),
             v("date", "2021-02-28", "28.02.21", "date-value"),
             v("date", "2021-02-28T13:45:00", "28.2.", "date-value"),
             v("date", "2021-02-28T00:00:00", "Feb", "date-value"),
             v("boolean", "true", "WAHR", "boolean-value"),
             v("string", "kept", None, "string-value"),
             v("string", "raw", "shown", "string-value"),
             cell(p("#N/A"), ' office:value-type="string"')),
         [["0003002807", "3009990000123", "44", "50%", "1,234.50", "7",
           "2021-02-28", "2021-02-28T13:45", "2021-02-28", "TRUE", "kept",
           "shown", "#N/A"]])
    says("a formula without a value is told, alone in a row too", "formula",
         row(cell(p("a")), cell(more=' table:formula="of:=[.A1]"')) +
         row(cell(more=' table:formula="of:=[.A1]"')) +
         row(cell(more=' table:formula="of:=&quot;&quot;" office:value-type='
                  '"string"')) + row(cell(p("b"))),
         [["a", ""], [""], [], ["b"]], troubles=[
             "cell B1 has a formula and no value; open and save the file in "
             "LibreOffice", "cell A2 has a formula and no value"])
    says("a row filled down to the end of the sheet is read once", "filled",
         row(cell(p("Name"), ' table:number-columns-repeated="8"')) +
         row(cell(p("a constant"), ' table:number-columns-repeated="8"'),
             more=' table:number-rows-repeated="1048575"'),
         [["Name"] * 8, ["a constant"] * 8],
         notes=['sheet 1 "S": row 2 is filled down to the last row of the '
                "sheet; it is read once"])
    xls.says(tap, "a sheet behind one that is refused", write(
        "second.ods", content(table(row(
            cell(p("x"), ' table:number-columns-repeated="16384"'),
            more=' table:number-rows-repeated="16000"') * 60) +
            table(row(cell(p("good"))), "Two"))), [["good"]], "2")
    r = xlsx.Reading(write("ranges.ods", content(table(
        row(cell(p("a"))) + row(*[cell(
            more=' table:number-columns-spanned="2"')] * 10000) * 51)), how=zipfile.ZIP_STORED))
    tap.case("more merged ranges than are kept are told", [] if any(
        'sheet 1 "S" has over 500000 merged ranges' in n
        for n in r.info.get("notes", [])) else [r.error + str(r.info)])
    r = says("merged cells, over two rows", "merged", row(
        cell(p("x")), cell(p("group"), ' table:number-columns-spanned="2" '
                           'table:number-rows-spanned="2"'),
        cell(covered="covered-")) + row(
            cell(p("y")), cell(covered="covered-", more=' table:number-'
                               'columns-repeated="2"')) + row(
            cell(p("a")), cell(p("b")), cell(p("c")), cell(p("d"))),
             [["x", "group", "group"], ["y", "group", "group"],
              ["a", "b", "c", "d"]])
    tap.case("all but the first of them say so", [] if [
        t["merged"] for t in r.rows] == [[3], [2, 3], []] else [str(r.rows)])
    r = says("hidden rows and groups", "hidden",
             row(cell(p("seen"))) +
             row(cell(p("collapsed")), more=' table:visibility="collapse"') +
             row(cell(p("filtered")), more=' table:visibility="filter"') +
             '<table:table-row-group table:display="false">' +
             row(cell(p("in a group"))) +
             "<table:table-row-group>" + row(cell(p("deeper"))) +
             "</table:table-row-group></table:table-row-group>" +
             "<table:table-header-rows>" + row(cell(p("after"))) +
             "</table:table-header-rows>",
             [["seen"], ["collapsed"], ["filtered"], ["in a group"],
              ["deeper"], ["after"]])
    tap.case("say so", [] if [t["hidden"] for t in r.rows] == [
        False, True, True, True, True, False] else [str(r.rows)])
    styles = ('<style:style style:name="ta2" style:family="table">'
              '<style:table-properties table:display="false"/></style:style>')
    path = write("sheets.ods", content(
        table(row(cell(p("h"))), "Secret", ' table:style-name="ta2"') +
        table(row(cell(p("one"), "") + cell(table(row(cell(p("inner"))))) +
                  cell(p("two"))), "Fläche &amp; 東"), styles))
    r = xls.says(tap, "the first sheet that is seen; a table in a cell is not "
                 "the sheet's", path, [["one", "", "two"]],
                 notes=['sheet 1 "Secret" is hidden'])
    tap.case("its sheets are named", [] if r.info["sheets"] == [
        "Secret", "Fläche & 東"] else [str(r.info)])
    xls.says(tap, "a sheet by its name", path, [["h"]], "secret")


def hostile_cases():
    """(path, words of the message)"""
    good = content(table(row(cell(p("a")))))
    data = open(write("good.ods", good), "rb").read()
    again = "is cut short or damaged"
    for n in 200, len(data) // 2, len(data) - 10:
        yield xls.raw("cut%d.ods" % n, data[:n]), again
    yield write("locked.ods", "\0\1\2 no XML", "<manifest:file-entry manifest:"
                'full-path="content.xml"><manifest:encryption-data/>'
                "</manifest:file-entry>"), \
        "is encrypted: open it and save it without a password"
    yield write("text.odt", content(p("a"), kind="text"),
                kind=TYPE.replace("spreadsheet", "text")), "no spreadsheet"
    yield write("none.ods", content("")), "has no sheet"
    yield write("broken.ods", good[:-40]), "is damaged"
    yield write("dtd.ods", good.replace("?>", '?><!DOCTYPE a [<!ENTITY b "'
                                        + "c" * 100 + '">]>', 1)), "DTD"
    yield write("wide.ods", content(table(row(cell(
        p("a"), ' table:number-columns-repeated="20000"'))))), \
        "more cells than a sheet can have"
    yield write("text.ods", content(table(row(cell(
        p("a" * 2000), ' table:number-columns-repeated="16000"'))))), \
        "over 16 MB"
    yield write("rows.ods", content(table(row(
        cell(p("a" * 5000)), more=' table:number-rows-repeated="1000000"')))), \
        "repeated too often"
    yield write("down.ods", content(table(row(
        cell(p("a")), more=' table:number-rows-repeated="99999999999"')))), \
        "no such row"
    yield write("bomb.ods", content(table(row(cell(p(" " * (40 << 20)))))
                                    )), "ZIP bomb"
    full = row(cell(p("x"), ' table:number-columns-repeated="16384"'),
               more=' table:number-rows-repeated="16000"')
    yield write("repeated.ods", content(table(full * 60))), "looks like a bomb"
    yield write("spaces.ods", content(table(row(cell(p(
        '<text:s text:c="10000"/>' * 160000)))))), "over 16 MB"
    yield write("deep.ods", good.replace("<text:p>", "<text:p>" + "<text:span>"
                                         * 3000)), "nested too deep"
    spans = row(*[cell(p("x" * 1000), ' table:number-columns-spanned="16000" '
                       'table:number-rows-spanned="100000"')] * 500)
    yield write("spans.ods", content(table(spans * 20))), None


def refused(tap, slow):
    for path, words in hostile_cases():
        r = xlsx.Reading(path)
        bad = []
        if words is not None and (r.status != 3 or words not in r.error):
            bad.append("%d: %r, not %r" % (r.status, r.error, words))
        if "\n" in r.error or r.status not in (0, 3):
            bad.append("%d: %r" % (r.status, r.error))
        if not slow and (r.cpu > 1 or r.megabytes > 64):
            bad.append("%.1f s, %.0f MB" % (r.cpu, r.megabytes))
        tap.case("%s is refused or read" % path, bad)


def damaged(tap, n=200):
    rng = random.Random(5)
    with open(os.path.join(TOP, "fixtures", "invented_book.ods"), "rb") as f:
        data = f.read()
    bad = []
    for _ in range(n):
        d = bytearray(data)
        for _ in range(rng.choice((1, 4, 40))):
            d[rng.randrange(len(d))] = rng.randrange(256)
        r = xlsx.Reading(xls.raw("random.ods", d))
        if r.status not in (0, 3) or (r.status == 3) != bool(r.error):
            bad.append("%d: %r" % (r.status, r.error))
    tap.case("%d files with damaged bytes are read or refused" % n, bad)


def of_odfpy(tap):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from odf import opendocument, table as t, text
    except ImportError:
        return tap.skip("odfpy", "no odfpy")
    with open(os.path.join(TOP, "fixtures", "invented_list.tsv"),
              encoding="utf-8", newline="") as f:
        rows = list(csv.reader(f, delimiter="\t"))
    doc = opendocument.OpenDocumentSpreadsheet()
    sheet = t.Table(name="List")
    for cells in rows:
        line = t.TableRow()
        for value in cells:
            c = t.TableCell(valuetype="string")
            for part in value.split("\n") if value else ():
                c.addElement(text.P(text=part))
            line.addElement(c)
        sheet.addElement(line)
    doc.spreadsheet.addElement(sheet)
    doc.save("odfpy.ods")
    xls.says(tap, "what odfpy writes", "odfpy.ods", [
        [" ".join(part.strip() for part in c.split("  ")) if "  " in c
         else c for c in r] for r in rows])
    return None


def main():
    if not os.path.exists(xlsx.SHOW):
        print("1..0 # SKIP no %s (make tests)" % xlsx.SHOW)
        return
    tap = xlsx.Tap()
    xlsx.ASK, xlsx.ANSWER = xlsx.start_starter()
    odd(tap)
    refused(tap, xlsx.SANITIZED)
    with open(os.path.join(TOP, "fixtures", "invented_long.csv"),
              encoding="utf-8-sig", newline="") as f:
        rows = list(csv.reader(f))
    xls.says(tap, "the fixture has the rows of invented_long.csv",
             os.path.join(TOP, "fixtures", "invented_book.ods"), rows)
    damaged(tap, 40 if xlsx.SANITIZED else 200)
    of_odfpy(tap)
    for name, fixture in ("long.ods", "invented_long.csv"), \
            ("list.ods", "invented_list.tsv"):
        xls.office(tap, name, os.path.join(TOP, "fixtures", fixture), "ods")
    if os.path.exists(xls.SPAIN + ".xls") and xls.libreoffice(
            xls.SPAIN + ".xls", "ods", "office-out"):
        a = xlsx.Reading(xls.SPAIN + ".xls")
        b = xlsx.Reading("office-out/GMPCExport_Spain.ods")
        tap.case("the Spanish register as LibreOffice's .ods", [
            b.error] if b.error else xls.differences(b.cells(), a.cells()))
    else:
        tap.skip("the Spanish register as LibreOffice's .ods", "no soffice "
                 "or no register")
    print("1..%d" % tap.n)


if __name__ == "__main__":
    main()
