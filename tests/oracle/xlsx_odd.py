"""xlsx_odd.py - valid workbooks of which many a reader knows nothing."""
import xlsx_parts as x


def cell(ref, value, t="", style=0):
    return '<c r="%s"%s s="%d"><v>%s</v></c>' % (
        ref, ' t="%s"' % t if t else "", style, value)


def row(number, *cells, more=""):
    return '<row r="%s" %s>%s</row>' % (number, more, "".join(cells))


def cases():
    """(what, parts, cells expected)"""
    table = [["Company", "City"], ["Alder", "Basel"]]
    plain = x.sheet(x.inline(*table))
    yield "rows and cells without addresses", x.parts(plain), table
    yield "no styles, no shared strings", x.parts(
        plain, **{"xl/styles.xml": None}), table
    prefixed = x.HEAD + (
        '<x:worksheet xmlns:x="%s"><x:sheetData><x:row r="1"><x:c r="A1" '
        't="s"><x:v>1</x:v></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>b</x:t>'
        '</x:is></x:c></x:row></x:sheetData></x:worksheet>' % x.MAIN)
    yield "prefixed namespaces", x.parts(
        prefixed, x.strings("no", "yes").replace("<si", "<s:si").replace(
            "</si", "</s:si").replace("<sst xmlns=", "<sst xmlns:s=").replace(
            "<sst", "<s:sst").replace("</sst", "</s:sst")), [["yes", "b"]]
    strict = {k: v.replace(x.MAIN, x.STRICT).replace(x.REL, x.STRICT_REL)
              for k, v in x.parts(x.sheet(row(
                  1, cell("A1", "2026-03-12T00:00:00.000", "d", 1),
                  cell("B1", "2026-03-12T14:30:00", "d", 1),
                  cell("C1", "0", "s"))), x.strings("s")).items()}
    yield "strict namespaces and dates in ISO 8601", strict, [
        ["2026-03-12", "2026-03-12T14:30:00", "s"]]
    yield "targets: absolute, upwards, backslashes, other case", x.parts(
        None, None, **{
            "_rels/.rels": x.relations(
                ("a", "officeDocument", "/XL/WorkBook.xml")),
            "xl/_rels/workbook.xml.rels": x.relations(
                ("rId1", "worksheet", "..\\xl\\Worksheets\\SHEET1.xml"),
                ("rId3", "sharedStrings", "./../xl/./sharedstrings.xml")),
            "xl\\worksheets\\sheet1.xml": x.sheet(row(1, cell(
                "A1", "0", "s"))),
            "xl/SharedStrings.xml": x.strings("there")}), [["there"]]
    yield "a package without relations of its own", x.parts(
        plain, **{"_rels/.rels": None}), table
    yield "cells in any order, far columns, blanks between", x.parts(x.sheet(
        row(2, cell("C2", 3), cell("A2", 1)) + row(
            4, cell("AA4", 27), '<c r="XFD4" s="1"/>'))), [
                [], ["1", "", "3"], [], [""] * 26 + ["27"]]
    yield "rows and cells that only have formats", x.parts(x.sheet(
        row(1, cell("A1", 1), '<c r="B1" s="1"/>') + "".join(
            row(n, '<c r="A%d" s="1"/>' % n) for n in range(2, 5000)))), [
                ["1"]]
    yield "rich texts, phonetic runs, escapes, blanks", x.parts(x.sheet(row(
        1, *(cell("ABCDE"[i] + "1", i, "s") for i in range(5)))), x.strings(
            '<r><t>Al</t></r><r><rPr><b/></rPr><t xml:space="preserve">der '
            '</t></r><rPh sb="0" eb="1"><t>xx</t></rPh><phoneticPr/>',
            "a_x000A_b_x005F_x000A__x00E9_", "_x0000_ _xD83D__xDE00_ _xD83D_",
            "  two  ", "")), [["Alder ", "a\nb_x000A_\u00e9",
                               "\\x00 \U0001F600 _xD83D_", "  two  "]]
    yield "values of every type", x.parts(x.sheet(row(
        1, cell("A1", 1, "b"), cell("B1", 0, "b"), cell("C1", "#DIV/0!", "e"),
        cell("D1", "x_x0041_", "str"), cell("E1", "1.5", "n"),
        cell("F1", "\n 7 \n"), cell("G1", "seven"), cell("H1", "1", "new")))), [
            ["TRUE", "FALSE", "#DIV/0!", "xA", "1.5", "7", "seven", "1"]]
    yield "number formats", x.parts(x.sheet(row(
        1, cell("A1", 39534, "", 1), cell("B1", "0.5", "", 2),
        cell("C1", 42, "", 3), cell("D1", "46093.5", "", 4),
        cell("E1", "1234.5", "", 5), cell("F1", "1.5", "", 6),
        cell("G1", "123456789012345"), cell("H1", "0.1", "", 99)))), [
            ["2008-03-27", "50.00%", "000000042", "2026-03-12T12:00",
             "1,234.50 \u20ac", "36:00:00", "123456789012345", "0.1"]]
    yield "days since 1904", x.parts(x.sheet(row(
        1, cell("A1", 44631, "", 1), cell("B1", "0.5", "", 4))), **{
            "xl/workbook.xml": x.workbook(
                [("S", "", "rId1")], '<workbookPr date1904="1"/>')}), [
                    ["2026-03-12", "1904-01-01T12:00"]]
    yield "shared and missing formulas with their values", x.parts(x.sheet(row(
        1, '<c r="A1"><f t="shared" ref="A1:A2" si="0">B1</f><v>3</v></c>',
        '<c r="B1" t="str"><f>""</f><v></v></c>', cell("C1", 1)))), [
            ["3", "", "1"]]
    yield "UTF-16", x.parts(plain.replace("UTF-8", "UTF-16").encode(
        "utf-16")), table
    yield "stored, not compressed", ("stored", x.parts(plain)), table
    yield "comments, CDATA and character references", x.parts(x.sheet(
        '<!-- <row/> --><row><c t="str"><v><![CDATA[a<b]]>&#x26;&#233;</v>'
        "</c></row>")), [["a<b&\u00e9"]]
    yield "1,000 empty columns", x.parts(x.sheet(row(
        1, cell("A1", 1), *('<c r="%s1"/>' % c for c in columns(2, 1000)))
        + row(2, cell("A2", 2), cell("ALL2", 3)))), [
            ["1"], ["2"] + [""] * 998 + ["3"]]


def columns(first, last):
    for n in range(first, last + 1):
        text = ""
        while n:
            n, r = divmod(n - 1, 26)
            text = chr(65 + r) + text
        yield text


def check_cases(tap, reading):
    for what, parts, cells in cases():
        how = 8
        if isinstance(parts, tuple):
            how, parts = 0, parts[1]
        r = reading(x.write("t.xlsx", parts, how))
        bad = [r.error] if r.status else []
        if r.cells() != cells:
            bad.append("%r is not %r" % (r.cells(), cells))
        bad += [row["trouble"] for row in r.rows if row["trouble"]]
        tap.case(what, bad)


def check_troubles(tap, reading):
    """(rows, the cells expected, what is said of the last row)"""
    no = "has a formula and no value; open and save the file in Excel"
    for data, cells, trouble, column in [
        (row(7, cell("A7", 1), '<c r="D7"><f>A7</f></c>'), ["1", "", "", ""],
         "cell D7 " + no, 4),
        (row(7, '<c r="B7"><f>A7</f><v/></c>', cell("C7", 2)), ["", "", "2"],
         "cell B7 " + no, 2),
        (row(2, cell("A2", 5, "s")), [""], "cell A2 has a text that is not in "
         "the file; open and save the file in Excel", 1),
        (row(1, cell("A1", 1), cell("A1", 2)), ["1"], "cell A1 stands twice "
         'in the file, the second time with "2"', 1),
        (row(5, cell("A5", 1)) + row(3, cell("A3", 2)), ["2"], "the file has "
         "row 3 here; it is counted as row 6", 0),
        (row(0, cell("A1", 1)), ["1"],
         "the file has row 0 here; it is counted as row 1", 0),
    ]:
        r = reading(x.write("t.xlsx", x.parts(x.sheet(data))))
        last = r.rows[-1] if r.rows else {}
        seen = (last.get("cells"), last.get("trouble"), last.get("column"))
        tap.case("trouble: " + trouble[:50], [] if seen == (
            cells, trouble, column) else [r.error + repr(seen)])


def check_missing(tap, reading):
    """A sheet that is listed and not there keeps its number."""
    def book(first, *sheets):
        return x.write("t.xlsx", x.parts(first, **{
            "xl/workbook.xml": x.workbook(sheets),
            "xl/_rels/workbook.xml.rels": x.relations(
                ("rId1", "worksheet", "worksheets/sheet1.xml"),
                ("rId2", "worksheet", "worksheets/sheet2.xml"),
                ("rId9", "worksheet", "worksheets/sheet9.xml")),
            "xl/worksheets/sheet2.xml": x.sheet(x.inline(["two"]))}))
    one = x.sheet(x.inline(["one"]))
    path = book(one, ("A", "", "rId9"), ("B", "", "none"), ("C", "", "rId1"),
                ("D", "", "rId2"))
    r = reading(path)
    tap.case("a sheet that is not in the file is told", [] if (
        r.cells(), r.info.get("at"), r.info.get("sheets")) == (
            [["one"]], 3, ["A", "B", "C", "D"]) and [
                n for n in r.info["notes"] if "not in the file" in n] == [
                    'sheet %d "%s" is listed, but not in the file, which may '
                    "be damaged; open and save it in Excel" % s
                    for s in ((1, "A"), (2, "B"))] else [r.error, str(r.info)])
    r = reading(path, "4")
    tap.case("those behind it keep their numbers",
             [] if r.cells() == [["two"]] else [r.error])
    r = reading(path, "1")
    tap.case("asked for, it is refused", [] if r.status == 3 and
             'sheet 1 "A" is listed, but not in the file' in r.error
             else [r.error])
    path = book(x.sheet(x.inline(["one"]), "", "<mergeCell></a>"),
                ("A", "", "rId1"), ("B", "", "rId2"))
    r = reading(path, "2")
    tap.case("a damaged first sheet is not in the way of another",
             [] if r.cells() == [["two"]] else [r.error])
    r = reading(book(one, ("", "", "rId1")), "X")
    tap.case("a sheet without a name makes no CSV file", [] if
             'has no sheet "X"; its sheets are 1 ""' in r.error
             else [r.error])


def merged(refs):
    return "<mergeCells>%s</mergeCells>" % "".join(
        '<mergeCell ref="%s"/>' % r for r in refs)


def check_merges(tap, reading):
    four = row(1, cell("A1", 1), cell("B1", 2), cell("C1", 3), cell("D1", 4))
    for what, data, refs, cells, flags, trouble in [
        ("down and across", row(1, cell("A1", 1), cell("D1", 4))
         + row(2, cell("D2", 5)) + row(4, cell("D4", 6)),
         ["A1:B2", "D2:D4"],
         [["1", "1", "", "4"], ["1", "1", "", "5"], ["", "", "", "5"],
          ["", "", "", "5"]], [[2], [1, 2], [4], [4]],
         'cell D4 lies under a merged cell and is not shown: "6"'),
        ("as wide as the sheet", four, ["D1:XFD1048576"],
         [["1", "2", "3", "4"]], [[]], None),
        ("a range over everything", row(1, cell("A1", 1)) + row(
            3, cell("C3", 3)), ["A1:XFD1048576"],
         [["1"] * 3] * 3, [[2, 3], [1, 2, 3], [1, 2, 3]],
         'cell C3 lies under a merged cell and is not shown: "3"'),
        ("blank ones make no row wider", row(1, cell("A1", 1), cell("C1", 1))
         + row(2, cell("A2", 1)), ["B2:D2"], [["1", "", "1"], ["1", "", ""]],
         [[], []], None),
        ("overlapping", four, ["A1:B1", "B1:C1"], [["1", "1", "3", "4"]],
         [[2]], 'cell B1 lies under a merged cell'),
        ("no ranges at all", four, ["", "A1", "B1:A1", "1:2", "A0:B0", "ZZZZ1:"
                                    "ZZZZ2", ":"], [["1", "2", "3", "4"]],
         [[]], None),
    ]:
        r = reading(x.write("t.xlsx", x.parts(x.sheet(data, "",
                                                      merged(refs)))))
        bad = [r.error] if r.status else []
        if r.cells() != cells:
            bad.append("%r is not %r" % (r.cells(), cells))
        if [row["merged"] for row in r.rows] != flags:
            bad.append(repr([row["merged"] for row in r.rows]))
        said = [row["trouble"] for row in r.rows if row["trouble"]]
        if trouble is None and said:
            bad += said
        if what == "overlapping":
            trouble = "merged ranges overlap"
        if trouble is not None and trouble not in said:
            bad.append(repr(said))
        tap.case("merged: " + what, bad)


def check_book(tap, reading):
    """Several sheets, hidden things."""
    book = x.workbook([("H", 'state="veryHidden"', "a"), ("C", "", "c"),
                       ("A &amp; B", "", "b"), ("\u00c9", "", "d")])
    rels = x.relations(("a", "worksheet", "worksheets/1.xml"),
                       ("b", "worksheet", "worksheets/2.xml"),
                       ("c", "chartsheet", "charts/1.xml"),
                       ("d", "worksheet", "worksheets/3.xml"))
    path = x.write("t.xlsm", x.parts(None, **{
        "xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": rels,
        "xl/charts/1.xml": "<chartsheet/>",
        "xl/worksheets/1.xml": x.sheet(x.inline(["hidden"])),
        "xl/worksheets/2.xml": x.sheet(
            row(1, cell("A1", 1), more='hidden="1"') + row(
                2, cell("A2", 2), more='hidden="0"') + row(
                    3, cell("A3", 3), more='ht="0" customHeight="1"') + row(
                        4, cell("A4", 4), more='ht="0.75"'),
            '<cols><col min="2" max="2" hidden="1"/><col min="5" max="6" '
            'hidden="true"/><col min="8" max="8" width="0"/></cols>'),
        "xl/worksheets/3.xml": x.sheet(""),
        "xl/worksheets/_rels/1.xml.rels": "<"}))
    r = reading(path)
    bad = []
    if r.info["sheets"] != ["H", "A & B", "\u00c9"] or r.info["at"] != 2:
        bad.append(repr(r.info))
    if r.info["notes"] != ['sheet 1 "H" is hidden, and Excel does not offer '
                           'to show it',
                           'sheet 2 "A & B" has hidden columns: B, E to F, '
                           'H']:
        bad.append(repr(r.info["notes"]))
    if [row["hidden"] for row in r.rows] != [True, False, True, False]:
        bad.append(repr(r.rows))
    for name, cells in [("1", [["hidden"]]), ("H", [["hidden"]]),
                        ("a & b", [["1"], ["2"], ["3"], ["4"]]), ("3", [])]:
        r = reading(path, name)
        if r.cells() != cells:
            bad.append("sheet %s: %r %s" % (name, r.cells(), r.error))
    r = reading(path, "C")
    if r.error != ('t.xlsm: has no sheet "C"; its sheets are 1 "H" (hidden), '
                   '2 "A & B", 3 "\u00c9"'):
        bad.append(r.error)
    tap.case("sheets in their order, hidden ones and charts", bad)


def check(tap, reading):
    check_cases(tap, reading)
    check_troubles(tap, reading)
    check_missing(tap, reading)
    check_merges(tap, reading)
    check_book(tap, reading)
