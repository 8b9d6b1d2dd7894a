"""xlsx_parts.py - workbooks put together from XML by hand.

    xlsx_parts.py FILE    write the fixture invented_book.xlsx anew

No library that writes workbooks is used: what one would never write is what
the reader is tried with."""
import sys
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PKG = "http://schemas.openxmlformats.org/package/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_REL = "http://purl.oclc.org/ooxml/officeDocument/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = (HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
         'content-types"><Default Extension="xml" ContentType="application/xml'
         '"/></Types>')
CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml."
STYLES = (HEAD + '<styleSheet xmlns="%s"><numFmts count="3">'
          '<numFmt numFmtId="164" formatCode="000000000"/>'
          '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/>'
          '<numFmt numFmtId="166" formatCode="#,##0.00\\ [$\u20ac-407]"/>'
          '</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
          '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/>'
          '<xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/>'
          '<xf numFmtId="46"/><xf numFmtId="12"/></cellXfs></styleSheet>'
          % MAIN)


def types(names):
    """What each part is, for programs that ask."""
    kinds = [("/workbook.xml", "sheet.main"), ("/styles.xml", "styles"),
             ("/sharedStrings.xml", "sharedStrings")]
    over = []
    for name in names:
        if "/worksheets/" in name:
            kind = "worksheet"
        elif "/chartsheets/" in name:
            kind = "chartsheet"
        else:
            kind = next((k for end, k in kinds if name.endswith(end)), None)
        if kind and "\\" not in name:
            over.append('<Override PartName="/%s" ContentType="%s%s+xml"/>'
                        % (name, CONTENT, kind))
    rels = ('<Default Extension="rels" ContentType="application/vnd.openxml'
            'formats-package.relationships+xml"/>')
    return TYPES.replace(
        "</Types>", rels + "".join(over) + "</Types>")


def relations(*rows):
    """(id, type, target)"""
    return HEAD + '<Relationships xmlns="%s">%s</Relationships>' % (
        PKG, "".join('<Relationship Id="%s" Type="%s/%s" Target="%s"/>'
                     % (i, REL, t, to) for i, t, to in rows))


def strings(*texts):
    """Texts of their own, or XML (<...)."""
    return HEAD + '<sst xmlns="%s">%s</sst>' % (MAIN, "".join(
        "<si>%s</si>" % (t if t.startswith("<") else
                         '<t xml:space="preserve">%s</t>' % t)
        for t in texts))


def sheet(data, before="", after=""):
    return HEAD + ('<worksheet xmlns="%s">%s<sheetData>%s</sheetData>%s'
                   '</worksheet>' % (MAIN, before, data, after))


def inline(*rows):
    """Rows of texts, with no address anywhere."""
    return "".join("<row>%s</row>" % "".join(
        '<c t="inlineStr"><is><t>%s</t></is></c>' % t for t in row)
        for row in rows)


def workbook(sheets, before="", after=""):
    """sheets: (name, attributes, relation)"""
    return HEAD + ('<workbook xmlns="%s" xmlns:r="%s">%s<sheets>%s</sheets>%s'
                   '</workbook>' % (MAIN, REL, before, "".join(
                       '<sheet name="%s" sheetId="%d" %s r:id="%s"/>'
                       % (n, i + 1, more, rel)
                       for i, (n, more, rel) in enumerate(sheets)), after))


def parts(sheet_xml, string_xml=None, **more):
    """The parts of a workbook with one sheet; more replaces some by name."""
    p = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": workbook([("Sheet1", "", "rId1")]),
        "xl/_rels/workbook.xml.rels": relations(
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId2", "styles", "styles.xml"),
            ("rId3", "sharedStrings", "sharedStrings.xml")),
        "xl/styles.xml": STYLES,
        "xl/worksheets/sheet1.xml": sheet_xml,
    }
    if string_xml is not None:
        p["xl/sharedStrings.xml"] = string_xml
    p.update(more)
    p = {k: v for k, v in p.items() if v is not None}
    p["[Content_Types].xml"] = types(p)
    return p


def write(path, files, how=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", how) as z:
        for name, text in files.items():
            info = zipfile.ZipInfo(name, (2026, 11, 24, 0, 0, 0))
            info.compress_type = how
            z.writestr(info, text)
    return path


def fixture():
    """invented_book.xlsx: a title over the table, a header over two rows,
    hidden things, numbers of all kinds."""
    text = ["Our vendors, &amp; more", "Company", "Identifiers", "DUNS", "FEI", "Since",
        "Services", "Reviewed", "Share", "Price",
        '<r><rPr><b/></rPr><t>Alder</t></r><r><t xml:space="preserve"> AG'
        '</t></r><rPh sb="0" eb="1"><t>AARUDAA</t></rPh>',
        "formulation development; QC testing", "Birch_x0020_GmbH",
        "fill &amp; finish", "Cedar Ltd", "storage"]
    n = {t: i for i, t in enumerate(text)}

    def s(ref, t, style=0):
        return '<c r="%s" t="s" s="%d"><v>%d</v></c>' % (ref, style, n[t])

    keys = list(n)
    data = (
        '<row r="1">' + s("A1", keys[0]) + '<c r="B1"/><c r="H1" s="1"/></row>'
        '<row r="3">' + s("A3", "Company") + s("B3", "Identifiers")
        + '<c r="C3"/>' + s("D3", "Since") + s("E3", "Services")
        + s("F3", "Reviewed") + s("G3", "Share") + s("H3", "Price") + '</row>'
        '<row r="4">' + s("B4", "DUNS") + s("C4", "FEI") + '</row>'
        '<row r="5">' + s("A5", keys[10])
        + '<c r="B5" s="3"><v>990012345</v></c>'
          '<c r="C5"><v>99000001234</v></c><c r="D5" s="1"><v>39534</v></c>'
        + s("E5", "formulation development; QC testing")
        + '<c r="F5" s="4"><v>46093.604166666664</v></c>'
          '<c r="G5" s="2"><v>0.125</v></c><c r="H5" s="5"><v>1234.5</v></c>'
          '</row>'
        '<row r="6" hidden="1">' + s("A6", "Birch_x0020_GmbH")
        + '<c r="B6" s="3"><v>12345</v></c><c r="C6" t="e"><v>#N/A</v></c>'
          '<c r="D6" s="1"><v>60</v></c>' + s("E6", "fill &amp; finish")
        + '<c r="F6" t="b"><v>1</v></c><c r="G6" s="7"><v>0.25</v></c>'
          '<c r="H6" s="6"><v>1.5</v></c></row>'
        '<row r="7">' + s("A7", "Cedar Ltd")
        + '<c r="B7" t="str"><f>"0"&amp;"99"</f><v>099</v></c>'
          '<c r="C7"><f>B7*2</f></c>' + s("E7", "storage")
        + '<c r="G7"><v>0.30000000000000004</v></c></row>'
        '<row r="9" spans="1:16384"><c r="XFD9" s="1"/></row>')
    merges = ('<mergeCells count="7"><mergeCell ref="A1:XFD1"/>'
              '<mergeCell ref="B3:C3"/><mergeCell ref="A3:A4"/>'
              '<mergeCell ref="D3:D4"/><mergeCell ref="E3:E4"/>'
              '<mergeCell ref="F3:F4"/><mergeCell ref="G3:G4"/>'
              '</mergeCells>')
    columns = ('<cols><col min="1" max="1" width="20"/><col min="6" max="7" '
               'width="9" hidden="1"/></cols>')
    book = workbook([("Old list", 'state="hidden"', "rId4"),
                     ("Chart", "", "rId5"), ("Vendors", "", "rId1")])
    rels = relations(("rId1", "worksheet", "/xl/worksheets/sheet1.xml"),
                     ("rId2", "styles", "styles.xml"),
                     ("rId3", "sharedStrings", "sharedStrings.xml"),
                     ("rId4", "worksheet", "worksheets/sheet2.xml"),
                     ("rId5", "chartsheet", "chartsheets/sheet1.xml"))
    return parts(sheet(data, columns, merges), strings(*text), **{
        "xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": rels,
        "xl/worksheets/sheet2.xml": sheet(inline(["Company"], ["Dogwood"])),
        "xl/chartsheets/sheet1.xml": HEAD + '<chartsheet xmlns="%s">'
        '<sheetViews><sheetView workbookViewId="0"/></sheetViews></chartsheet>'
        % MAIN,
    })


if __name__ == "__main__":
    write(sys.argv[1], fixture())
