"""xlsx_hostile.py - workbooks that are broken, or made to break a reader."""
import fractions
import os
import random
import struct
import zipfile

import xlsx_parts as x

MB = 1 << 20


def raw(path, data):
    with open(path, "wb") as f:
        f.write(data)
    return path


def compound(*names):
    """The start of a compound file with a directory of these names."""
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<I", head, 48, 1)
    sectors = bytearray(512)
    for name in names:
        entry = bytearray(128)
        text = name.encode("utf-16-le") + b"\0\0"
        entry[:len(text)] = text
        struct.pack_into("<H", entry, 64, len(text))
        sectors += entry
    return bytes(head + sectors)


def bomb(name, start, unit, times, end, **more):
    """A workbook one part of which is start, unit over and over, end."""
    path = name + ".xlsx"
    files = x.parts(x.sheet(""), **more)
    part = "xl/worksheets/sheet1.xml"
    del files[part]
    x.write(path, files)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as z:
        with z.open(part, "w", force_zip64=True) as f:
            f.write(start.encode())
            block = unit.encode() * max(1, MB // len(unit))
            for _ in range(times):
                f.write(block)
            f.write(end.encode())
    return path


def cases():
    """(path, words of the message)"""
    good = x.parts(x.sheet(x.inline(["a"])))
    start, end = x.sheet("\1").split("\1")
    with open(x.write("good.xlsx", good), "rb") as f:
        data = f.read()
    yield raw("encrypted.xlsx", compound("Root Entry", "EncryptionInfo",
                                         "EncryptedPackage")), \
        "is encrypted: open it and save it without a password"
    locked = bytearray(data)
    at = locked.rindex(b"PK\1\2")
    while at >= 0:
        locked[at + 8] |= 1
        at = locked.rfind(b"PK\1\2", 0, at)
    yield raw("locked.xlsx", bytes(locked)), "is encrypted"
    yield raw("cut.xlsx", data[:-40]), "is cut short or damaged"
    yield raw("head.xlsx", data[:100]), "is cut short or damaged"
    at = data.index(b"xl/worksheets/sheet1.xml") + 24
    yield raw("flipped.xlsx", data[:at + 9] + bytes([data[at + 9] ^ 0xFF])
              + data[at + 10:]), "damaged"
    yield bomb("bomb", start, " ", 2000, end), "ZIP bomb"
    yield bomb("rows", start, "<row/>", 1000, end), "ZIP bomb"
    yield bomb("deep", start, "<a>", 1, ""), "nested too deep"
    yield bomb("tag", start + '<row x="', "x", 300, '"/>' + end), "bomb|1 MB"
    noise = random.Random(1).randbytes(3 * MB).hex()
    yield x.write("noise.xlsx", x.parts(x.sheet('<row x="%s"/>' % noise))), \
        "has a tag of over 1 MB"
    entity = ('<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">%s]>' % "".join(
        '<!ENTITY %s "%s">' % (chr(98 + i), "&%s;" % chr(97 + i) * 10)
        for i in range(9)))
    yield x.write("entities.xlsx", x.parts(good[
        "xl/worksheets/sheet1.xml"].replace(
            "<worksheet", entity + "<worksheet").replace(
                "<t>a", "<t>&j;"))), "document type declaration"
    outside = '<!DOCTYPE w SYSTEM "file:///etc/passwd">'
    yield x.write("outside.xlsx", x.parts(
        x.sheet(""), x.strings("a").replace("<sst", outside + "<sst"))), \
        "document type declaration"
    yield x.write("up.xlsx", x.parts(None, **{
        "xl/_rels/workbook.xml.rels": x.relations(
            ("rId1", "worksheet", "../../../../../../etc/passwd")),
        "../../../../etc/passwd": x.sheet("")})), "has no sheet of cells"
    yield x.write("binary.xlsb", x.parts(None, **{
        "_rels/.rels": x.relations(("a", "officeDocument",
                                    "xl/workbook.bin")),
        "xl/workbook.bin": "\0\1\2"})), "is an Excel binary workbook (.xlsb)"
    yield x.write("word.xlsx", {
        "[Content_Types].xml": x.TYPES, "word/document.xml": "<document/>",
        "_rels/.rels": x.relations(("a", "officeDocument",
                                    "word/document.xml"))}), \
        "is a Word document"
    yield x.write("slides.xlsx", {
        "[Content_Types].xml": x.TYPES, "ppt/presentation.xml": "<p/>",
        "_rels/.rels": x.relations(("a", "officeDocument",
                                    "ppt/presentation.xml"))}), "PowerPoint"
    yield x.write("other.xlsx", {"[Content_Types].xml": x.TYPES}), \
        "is no Excel workbook"
    yield x.write("archive.xlsx", {"list.csv": "a,b\n"}), "ZIP archive"
    yield raw("page.xlsx", b"<html><table></table></html>"), "HTML page"
    yield raw("nothing.xlsx", b"PK\5\6" + b"\0" * 18), "looks like"
    with zipfile.ZipFile("many.xlsx", "w") as z:
        for i in range(150000):
            z.writestr("p%d" % i, "")
        z.writestr("[Content_Types].xml", x.TYPES)
    yield "many.xlsx", "ZIP|parts"
    yield x.write("unclosed.xlsx", x.parts(start + "<row>")), "is damaged"
    yield x.write("nul.xlsx", x.parts(x.sheet("<row>\0</row>"))), "is damaged"
    yield x.write("far.xlsx", x.parts(x.sheet(
        '<row><c r="XFE1"><v>1</v></c></row>'))), "address no sheet has"
    yield x.write("wide.xlsx", x.parts(x.sheet(
        "<row>%s</row>" % ("<c/>" * 16385)))), "more cells than"
    long = random.Random(2).randbytes(9 * MB).hex()
    yield x.write("long.xlsx", x.parts(x.sheet(
        '<row><c t="str"><v>%s</v></c></row>' % long))), "over 16 MB of text"
    yield x.write("long2.xlsx", x.parts(x.sheet(""), x.strings(long))), \
        "has a text of over 16 MB"
    rows = x.inline(["a", "b"]) + '<row r="1048576"><c r="XFD1048576">' \
        '<v>1</v></c></row>'
    yield x.write("merged.xlsx", x.parts(x.sheet(
        rows, "", '<mergeCells><mergeCell ref="A1:XFC1048576"/></mergeCells>'
    ))), "looks like a bomb"
    yield x.write("shared.xlsx", x.parts(x.sheet("".join(
        '<row><c t="s"><v>0</v></c></row>' for _ in range(20000))),
        x.strings("a" * 3 * MB))), "looks like a bomb"
    yield x.write("listed.xlsx", x.parts(x.sheet(""), **{
        "xl/_rels/workbook.xml.rels": x.relations(*(
            ("r%d" % i, "other", "a") for i in range(20000))),
        "xl/workbook.xml": x.workbook([]).replace(
            "<sheets>", "<sheets>" + '<sheet r:id="none"/>' * 150000)})), \
        "has too many sheets"
    yield x.write("bzip2.xlsx", good, zipfile.ZIP_BZIP2), "is compressed in a"


def check(tap, reading, slow):
    for path, words in cases():
        r = reading(path)
        bad = []
        if r.status != 3 or not any(w in r.error for w in words.split("|")):
            bad.append("exit %d: %s" % (r.status, r.error))
        if r.error.count("\n") or not r.error.startswith(path + ":"):
            bad.append("no one clear line: " + r.error)
        # show_cells writes the 256 MB that it is given of this one
        seconds = 3 if path == "shared.xlsx" else 1
        if not slow and (min(r.seconds, r.cpu) > seconds
                         or r.megabytes > 64):
            bad.append("%.2f s, %.0f MB" % (r.cpu, r.megabytes))
        tap.case("refused: " + path, bad)
        os.unlink(path)
    check_heavy(tap, reading, slow)


def check_heavy(tap, reading, slow):
    """Readable, and more than fits in memory, or slow if done badly."""
    styles = '<styleSheet xmlns="%s"><numFmts><numFmt numFmtId="200" ' \
        'formatCode="%%s"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs>' \
        '</styleSheet>' % x.MAIN
    more = {"xl/styles.xml": styles % ("@" * 900)}
    r = reading(x.write("at.xlsx", x.parts(x.sheet(
        '<row><c t="str"><v>%s</v></c></row>' % ("a" * 1000000)), **more)))
    bad = [r.error] if r.status else []
    if r.cells() != [["a" * 4000000 + "@" * 896]]:
        bad.append("%d characters" % len(r.cells()[0][0]))
    if not slow and (r.cpu > 1 or r.megabytes > 64):
        bad.append("%.2f s, %.0f MB" % (r.cpu, r.megabytes))
    tap.case("a format that shows a long text 900 times", bad)
    more["xl/styles.xml"] = styles % "# ????/????"
    r = reading(x.write("fractions.xlsx", x.parts(x.sheet("".join(
        "<row><c><v>0.%d</v></c></row>" % (123456789 + 7 * i)
        for i in range(20000))), **more)))
    bad = [r.error] if r.status else []
    for i, row in enumerate(r.cells()):
        best = fractions.Fraction(123456789 + 7 * i, 10**9)
        if row != [str(best.limit_denominator(9999))]:
            bad.append("row %d: %r" % (i + 1, row))
    if not slow and (r.cpu > 1 or r.megabytes > 64):
        bad.append("%.2f s, %.0f MB" % (r.cpu, r.megabytes))
    tap.case("20,000 fractions of four digits", bad[:5])
    text = ["%032x text number %d" % (i * 0x9E3779B97F4A7C15F39CC0605CEDC835
                                      % (1 << 128), i)
            for i in range(400000)]
    data = "".join('<row><c t="s"><v>%d</v></c></row>'
                   % (i * 7919 % len(text)) for i in range(20000))
    r = reading(x.write("texts.xlsx", x.parts(x.sheet(data),
                                              x.strings(*text))))
    bad = [r.error] if r.status else []
    for i, row in enumerate(r.cells()):
        if row != [text[i * 7919 % len(text)]]:
            bad.append("row %d: %r" % (i + 1, row))
    if len(r.rows) != 20000:
        bad.append("%d rows" % len(r.rows))
    if not slow and r.megabytes > 64:
        bad.append("%.0f MB" % r.megabytes)
    tap.case("400,000 shared texts, asked for at random", bad)
    ranges = "".join('<mergeCell ref="A%d:XFD%d"/>' % (1 + i % 5, 1000000)
                     for i in range(20000))
    r = reading(x.write("merges.xlsx", x.parts(x.sheet(
        "".join(x.inline(["a", "b", "c"]) for _ in range(5)), "",
        "<mergeCells>%s</mergeCells>" % ranges))))
    bad = [r.error] if r.status else []
    if [row["cells"] for row in r.rows] != [["a", "a", "a"]] * 5:
        bad.append(repr(r.cells()))
    if not slow and (r.cpu > 1 or r.megabytes > 64):
        bad.append("%.2f s, %.0f MB" % (r.cpu, r.megabytes))
    tap.case("20,000 huge merged ranges, one over the other", bad)
