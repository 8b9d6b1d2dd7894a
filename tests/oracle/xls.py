#!/usr/bin/env python3
"""xls.py - old Excel workbooks through the reader (show_cells), TAP lines.

Odd but valid ones are put together by hand, with what they say written beside
them; hostile ones must be refused in one line, quickly and in little memory;
those that xlwt and LibreOffice write are compared with what was written, with
LibreOffice's own CSV, and with what freexl finds, where these are there."""
import ctypes
import ctypes.util
import csv
import datetime
import math
import os
import random
import shutil
import struct
import subprocess
import sys
import warnings

import xls_parts as p
import xlsx

TOP = xlsx.TOP
SPAIN = os.path.join(TOP, "..", "shared", "data", "registers",
                     "GMPCExport_Spain")
SECONDS, MEGABYTES = 1, 64


def trimmed(rows):
    """Rows without blank cells at their ends, without blank rows behind."""
    out = []
    for row in rows:
        row = list(row)
        while row and row[-1] == "":
            row.pop()
        out.append(row)
    while out and not out[-1]:
        out.pop()
    return out


def differences(got, want):
    got, want = trimmed(got), trimmed(want)
    bad = []
    for i in range(max(len(got), len(want))):
        a = got[i] if i < len(got) else "no such row"
        b = want[i] if i < len(want) else "no such row"
        if a != b:
            bad.append("row %d: %.300r, not %.300r" % (i + 1, a, b))
    return bad


def says(tap, what, path, want, *sheet, troubles=(), notes=()):
    r = xlsx.Reading(path, *sheet)
    bad = [r.error] if r.error else differences(r.cells(), want)
    found = [t["trouble"] for t in r.rows if t["trouble"]]
    for words in troubles:
        if not any(words in t for t in found):
            bad.append("no trouble %r in %r" % (words, found))
    if not troubles and found:
        bad.append("trouble: %r" % found)
    for words in notes:
        if not any(words in n for n in r.info.get("notes", [])):
            bad.append("no note %r" % words)
    tap.case(what, bad)
    return r


def shared_texts(strings, cut):
    """SST with CONTINUE records that begin where cut says."""
    body, records, kind = b"", [], 0xFC
    body = struct.pack("<II", len(strings), len(strings))
    for i, s in enumerate(strings):
        wide = any(ord(c) > 255 for c in s)
        body += struct.pack("<HB", len(s), wide)
        if i in cut:
            k = cut[i]
            body += s[:k].encode("utf-16-le" if wide else "latin-1")
            records.append((kind, body))
            # the rest in the other width where that can be
            rest_wide = not wide or any(ord(c) > 255 for c in s[k:])
            kind = 0x3C
            body = bytes([rest_wide]) + s[k:].encode(
                "utf-16-le" if rest_wide else "latin-1")
        else:
            body += s.encode("utf-16-le" if wide else "latin-1")
    records.append((kind, body))
    return b"".join(p.rec(k, b) for k, b in records)


def odd(tap):
    strings = ["", "Zürich", "日本 K.K.", "plain and long", "☃ at the end",
               "a\nb", "\U0001F48A pill"]
    # the pill takes two units: SST counts units
    sst = shared_texts(strings[:6], {1: 2, 3: 6, 4: 3})
    cells = b"".join(p.cell(0xFD, i // 2, i % 2, struct.pack("<I", i))
                     for i in range(6))
    says(tap, "shared texts over records, an empty one among them",
         p.one("sst.xls", cells, sst),
         [["", "Zürich"], ["日本 K.K.", "plain and long"],
          ["☃ at the end", "a\nb"]])
    rich = struct.pack("<HBHI", 4, 0x0C, 1, 6) + b"rich" + b"\0" * 10
    wide = "\U0001F48A!".encode("utf-16-le")
    sst = p.rec(0xFC, struct.pack("<II", 9, 2) + rich +
                struct.pack("<HB", 3, 1) + wide)
    says(tap, "rich text, phonetics and a character of two units",
         p.one("rich.xls", p.cell(0xFD, 0, 0, struct.pack("<I", 0)) +
               p.cell(0xFD, 0, 1, struct.pack("<I", 1)), sst),
         [["rich", "\U0001F48A!"]])
    says(tap, "a text that is not there", p.one(
        "gone.xls", p.cell(0xFD, 0, 0, struct.pack("<I", 7)) +
        p.label(0, 1, "b")), [["", "b"]],
         troubles=["cell A1 has a text that is not in the file"])
    says(tap, "half a pair and a NUL stand as bytes", p.one(
        "half.xls", p.cell(0x204, 0, 0, struct.pack("<HB", 3, 1) +
                           b"\x3d\xd8a\0\0\0")), [["\\xD8\\x3Da\\x00"]],
         notes=["halves of characters"])
    values = (p.formula(0, 0, struct.pack("<d", 2.5)) +
              p.formula(0, 1, b"\0\0\0\0\0\0\xff\xff") +
              p.rec(0x4BC, bytes(10)) + p.rec(0x207, p.text8("joined")) +
              p.formula(0, 2, b"\1\0\1\0\0\0\xff\xff") +
              p.formula(0, 3, b"\2\0\x2a\0\0\0\xff\xff") +
              p.formula(0, 4, b"\3\0\0\0\0\0\xff\xff") +
              p.formula(0, 5, b"\0\0\0\0\0\0\xff\xff") +
              p.cell(0x205, 1, 0, b"\1\0") + p.cell(0x205, 1, 1, b"\7\1"))
    says(tap, "values of formulas, booleans, errors", p.one(
        "formula.xls", values),
         [["2.5", "joined", "TRUE", "#N/A"], ["TRUE", "#DIV/0!"]],
         troubles=["cell F1 has a formula and no value"])
    says(tap, "a formula never worked out", p.one(
        "stale.xls", p.formula(0, 0, bytes(8), flags=2)), [["0"]],
         troubles=["cell A1 has a formula whose value, 0, may never"])

    def rk(value):
        return struct.pack("<I", value & 0xFFFFFFFF)
    top = struct.unpack("<Q", struct.pack("<d", 1.5))[0] >> 32
    mul = struct.pack("<HHH", 1, 0, 0) + rk(7 << 2 | 2) + \
        struct.pack("<H", 0) + rk(-123 << 2 | 3) + struct.pack("<H", 1)
    says(tap, "numbers in 30 bits",
         p.one("rk.xls", p.cell(0x27E, 0, 0, rk(3002807 << 2 | 2)) +
               p.cell(0x27E, 0, 1, rk(top & ~3)) +
               p.cell(0x27E, 0, 2, rk(314 << 2 | 3)) + p.rec(0xBD, mul)),
         [["3002807", "1.5", "3.14"], ["7", "-1.23"]])
    formats = (p.rec(0x41E, struct.pack("<H", 164) + p.text8("0000000000")) +
               p.rec(0x41E, struct.pack("<H", 165) + p.text8("dd/mm/yyyy")) +
               p.xf(0) + p.xf(164) + p.xf(165) + p.xf(9) + p.xf(14))
    dates = (p.number(0, 0, 3002807, 1) + p.number(0, 1, 44255, 2) +
             p.number(0, 2, 0.5, 3) + p.number(0, 3, 44255, 4) +
             p.number(0, 4, 123456789012, 0))
    says(tap, "number formats: leading zeros, dates, percent",
         p.one("formats.xls", dates, formats),
         [["0003002807", "2021-02-28", "50%", "2021-02-28", "123456789012"]])
    says(tap, "dates since 1904", p.one(
        "1904.xls", p.number(0, 0, 42793, 4),
        p.rec(0x22, struct.pack("<H", 1)) + formats), [["2021-02-28"]])
    merged = (p.label(0, 1, "group") + p.label(1, 0, "a") +
              p.label(1, 1, "b") + p.label(1, 2, "c") +
              p.rec(0xE5, struct.pack("<HHHHH", 1, 0, 0, 1, 2)))
    ranges = struct.pack("<H", 1000) + 1000 * struct.pack(
        "<HHHH", 60000, 60001, 0, 1)
    says(tap, "more merged ranges than are kept are told",
         p.one("ranges.xls", p.label(0, 0, "a") + 501 * p.rec(0xE5, ranges)),
         [["a"]], notes=["has over 500000 merged ranges"])
    r = says(tap, "merged cells have the text of their first one",
             p.one("merged.xls", merged),
             [["", "group", "group"], ["a", "b", "c"]])
    tap.case("all but the first of them say so",
             [] if r.rows[0]["merged"] == [3] else [str(r.rows[0])])
    rows = (p.rec(0x208, struct.pack("<HHHHHHHH", 1, 0, 1, 255, 0, 0, 0x20,
                                     15)) +
            p.rec(0x7D, struct.pack("<HHHHHH", 1, 2, 10, 0, 1, 0)) +
            p.label(0, 0, "seen") + p.label(1, 0, "hidden") +
            p.label(4, 1, "far") + p.cell(0x201, 200, 3, b""))
    r = says(tap, "blank rows between, none for formats behind",
             p.one("hidden.xls", rows),
             [["seen"], ["hidden"], [], [], ["", "far"]],
             notes=['sheet 1 "Sheet1" has hidden columns: B to C'])
    tap.case("hidden rows say so", [] if [t["hidden"] for t in r.rows] == [
        False, True, False, False, False] else [str(r.rows)])
    mixed = (p.label(2, 0, "c") + p.label(0, 1, "b") + p.label(0, 0, "a") +
             p.bof(0x20) + p.label(0, 0, "of a chart") + p.rec(0x0A) +
             p.label(1, 0, "x"))
    says(tap, "rows out of order, a chart among them",
         p.one("order.xls", mixed), [["a", "b"], ["x"], ["c"]])
    sheets = p.book([("Secret", 1, 0, p.label(0, 0, "s")),
                     ("Diagram", 0, 2, b""),
                     ("Fläche 東", 0, 0, p.label(0, 0, "seen"))])
    path = p.write("sheets.xls", sheets)
    r = says(tap, "the first sheet that is seen, charts aside", path,
             [["seen"]], notes=['sheet 1 "Secret" is hidden'])
    tap.case("its sheets are named", [] if r.info["sheets"] == [
        "Secret", "Fläche 東"] else [str(r.info)])
    says(tap, "a sheet by its name", path, [["s"]], "secret")
    says(tap, "a small stream", p.write(
        "small.xls", p.book([("S", 0, 0, p.label(0, 0, "small"))]),
        pad=False), [["small"]])
    says(tap, "sectors of 4096 bytes", p.one(
        "large.xls", p.label(0, 0, "large"), shift=12), [["large"]])
    long = b"".join(p.label(i % 65000, i // 65000, "%040d" % i)
                    for i in range(150000))
    r = xlsx.Reading(p.one("difat.xls", long))
    tap.case("a table of sectors beyond the header", [r.error] if r.error else
             differences(r.cells(), [["%040d" % i for i in range(
                 k, 150000, 65000)] for k in range(65000)]))
    body = (p.cell(0x204, 0, 0, p.text5("Pražské léky", "cp1250")) +
            p.cell(0xD6, 0, 1, p.text5("tučně", "cp1250") + b"\1\0\0") +
            p.cell(0x006, 0, 2, b"\0\0\0\0\0\0\xff\xff" +
                   bytes(6) + b"\3\0\x1e\1\0") +
            p.rec(0x207, p.text5("Žižkov", "cp1250")) +
            p.number(0, 3, 5, 1) + p.number(0, 4, 0.25))
    stream = p.book([("Přehled", 0, 0, body)],
                    p.rec(0x42, struct.pack("<H", 1250)) +
                    p.rec(0x41E, struct.pack("<H", 164) +
                          p.text5("000", width=1)) +
                    p.xf(0, 0x500) + p.xf(164, 0x500), 0x500, "cp1250")
    # the name comes after its code page in files of Excel
    r = says(tap, "a workbook of Excel 95 in its code page",
             p.write("five.xls", move_names(stream), "Book"),
             [["Pražské léky", "tučně", "Žižkov", "005", "0.25"]])
    tap.case("and its sheet's name", [] if r.info.get("sheets") == [
        "Přehled"] else [str(r.info)])
    embedded = p.compound({"WordDocument": b"w" * 5000})
    open("doc.doc", "wb").write(embedded)


def move_names(stream):
    """CODEPAGE in front of BOUNDSHEET."""
    records, at = [], 0
    while at < len(stream):
        kind, n = struct.unpack_from("<HH", stream, at)
        records.append((kind, stream[at:at + 4 + n]))
        at += 4 + n
    page = next(r for r in records if r[0] == 0x42)
    records.remove(page)
    records.insert(1, page)
    return b"".join(r[1] for r in records)


def raw(path, data):
    with open(path, "wb") as f:
        f.write(data)
    return path


def hostile_cases():
    """(path, words of the message)"""
    again = "is cut short or damaged"
    good = p.book([("S", 0, 0, b"".join(
        p.label(i, 0, "text %d" % i) for i in range(500)))])
    data = open(p.write("good.xls", good), "rb").read()
    for n in 8, 100, 511, 512, 513, 3000, len(data) // 2, len(data) - 2000:
        yield raw("cut%d.xls" % n, data[:n]), again
    for what in ("WordDocument", "a Word document"), \
            ("PowerPoint Document", "a PowerPoint presentation"), \
            ("__properties_version1.0", "an e-mail of Outlook"), \
            ("Contents", "no Excel workbook"), \
            ("EncryptedPackage", "is encrypted"):
        yield raw(what[0][:4] + ".xls", p.compound({
            what[0]: b"x" * 5000})), what[1]
    yield p.one("locked.xls", b"", p.rec(0x2F, bytes(54))), \
        "is encrypted: open it and save it without a password"
    yield p.write("old.xls", p.bof(5, 0x400)), "before 5 (1993)"
    yield p.write("none.xls", p.book([("C", 0, 2, b"")])), \
        "has no sheet of cells"
    yield p.write("noeof.xls", good[:-4], pad=False, cutoff=0), again
    circle = bytearray(data)
    fat = struct.unpack_from("<I", data, 76)[0]
    struct.pack_into("<I", circle, 512 + fat * 512 + 4 * 8, 3)
    yield raw("circle.xls", circle), again
    for at, value in (30, 3), (44, 0xFFFFFF00), (48, 0xFFFFFF0), \
            (76, 0xFFFFFF0), (68, 5):
        broken = bytearray(data)
        struct.pack_into("<H" if at == 30 else "<I", broken, at, value)
        if at == 68:
            struct.pack_into("<I", broken, 44, 110)
        yield raw("head%d.xls" % at, broken), again
    far = bytearray(good)
    at = far.index(b"\x85\0") + 4
    struct.pack_into("<I", far, at, 0x7FFFFFFF)
    yield p.write("far.xls", bytes(far)), again
    yield p.one("wide.xls", p.number(0, 300, 1)), again
    yield p.one("short.xls", p.rec(0x203, b"\0\0\0\0")), again
    yield p.one("text.xls", p.rec(0x204, struct.pack(
        "<HHHHB", 0, 0, 0, 65535, 1) + b"ab")), again
    yield p.one("sst.xls", b"", p.rec(0xFC, struct.pack(
        "<IIHBI", 1, 1, 1, 4, 0xFFFFFFFF) + b"a")), again
    yield p.write("page.xls", p.book([("S", 0, 0, b"")], p.rec(
        0x42, struct.pack("<H", 4711)), 0x500), "Book"), "code page 4711"
    yield raw("page.html.xls", b"<html><table><tr><td>a</td></tr></table>"), \
        "HTML"
    yield raw("2003.xls", b'<?xml version="1.0"?>\n<?mso-application progid='
              b'"Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:'
              b'office:spreadsheet"></Workbook>'), "(XML Spreadsheet 2003)"
    yield p.write("sheets.xls", p.book([("S", 0, 0, b"")] * 20000)), \
        "has too many sheets"
    yield p.one("formats.xls", p.label(0, 0, "a"), b"".join(
        p.rec(0x41E, struct.pack("<HHB", i, 1, 0) + b"0")
        for i in range(65536)) + b"".join(
            p.xf(i * 7 & 0xFFFF) for i in range(200000))), None
    yield p.one("merged.xls", p.label(0, 0, "a") + p.number(65535, 255, 1)
                + p.rec(0xE5, struct.pack("<HHHHH", 1, 0, 65534, 0, 255))), \
        "looks like a bomb"
    bytes_of_name = bytearray(data)
    cycle = bytes_of_name.index("Workbook".encode("utf-16-le"))
    struct.pack_into("<II", bytes_of_name, cycle + 68, 1, 2)
    yield raw("tree.xls", bytes_of_name), None


def refused(tap, slow):
    for path, words in hostile_cases():
        r = xlsx.Reading(path)
        bad = []
        if words is not None and (r.status != 3 or words not in r.error):
            bad.append("%d: %r, not %r" % (r.status, r.error, words))
        if "\n" in r.error or r.status not in (0, 3):
            bad.append("%d: %r" % (r.status, r.error))
        if not slow and (r.cpu > SECONDS or r.megabytes > MEGABYTES):
            bad.append("%.1f s, %.0f MB" % (r.cpu, r.megabytes))
        tap.case("%s is refused or read" % path, bad)


def damaged(tap, n=300):
    """Bytes changed at random: read or refused, never anything else."""
    rng = random.Random(3)
    data = open("good.xls", "rb").read()
    bad = []
    for _ in range(n):
        d = bytearray(data)
        for _ in range(rng.choice((1, 4, 40))):
            d[rng.randrange(len(d))] = rng.randrange(256)
        r = xlsx.Reading(raw("random.xls", d))
        if r.status not in (0, 3) or (r.status == 3) != bool(r.error):
            bad.append("%d: %r" % (r.status, r.error))
            shutil.copy("random.xls", "/tmp/vendorcat-bad.xls")
    tap.case("%d files with damaged bytes are read or refused" % n, bad)


class Value(ctypes.Structure):
    class Union(ctypes.Union):
        _fields_ = [("i", ctypes.c_int), ("d", ctypes.c_double),
                    ("s", ctypes.c_char_p)]
    _fields_ = [("type", ctypes.c_ubyte), ("v", Union)]


def freexl(path):
    """The cells of the first sheet as freexl has them, or None where it does
    not open the file.  A crash of it would end the test, so a child asks."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        with os.fdopen(writer, "w", encoding="utf-8") as out:
            out.write(repr(freexl_cells(path)))
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as answer:
        text = answer.read()
    _, status = os.waitpid(pid, 0)
    return eval(text) if status == 0 and text else None  # our own repr


def freexl_cells(path):
    lib = ctypes.CDLL("libfreexl.so.1")
    handle = ctypes.c_void_p()
    if lib.freexl_open(path.encode(), ctypes.byref(handle)) != 0 or \
            not handle:
        return None
    rows, columns = ctypes.c_uint(), ctypes.c_ushort()
    lib.freexl_select_active_worksheet(handle, ctypes.c_ushort(0))
    lib.freexl_worksheet_dimensions(handle, ctypes.byref(rows),
                                    ctypes.byref(columns))
    out = []
    for r in range(rows.value):
        row = []
        for c in range(columns.value):
            v = Value()
            lib.freexl_get_cell_value(handle, ctypes.c_uint(r),
                                      ctypes.c_ushort(c), ctypes.byref(v))
            row.append(v.v.i if v.type == 102 else v.v.d if v.type == 103
                       else v.v.s.decode() if v.type >= 104 and v.v.s
                       else "")
        out.append(row)
    return out


def with_freexl(tap, what, path):
    try:
        theirs = freexl(path)
    except OSError:
        theirs = None
    if theirs is None:
        tap.skip(what, "no freexl, or it does not open " + path)
        return
    bad = []
    ours = xlsx.Reading(path).cells()
    for i, row in enumerate(theirs):
        mine = ours[i] if i < len(ours) else []
        for k, value in enumerate(row):
            if value == "":
                continue
            text = mine[k] if k < len(mine) else ""
            same = text.replace("T", " ").startswith(value[:10]) \
                if isinstance(value, str) and value[4:5] == "-" \
                else text == value if isinstance(value, str) \
                else math.isclose(float(text or "nan"), value, rel_tol=1e-14)
            if not same:
                bad.append("row %d cell %d: %r, freexl %r" % (
                    i + 1, k + 1, text, value))
    tap.case(what, bad)


def written(tap):
    """What xlwt writes is read as it was written."""
    try:
        sys.path.append("/usr/lib/python3/dist-packages")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import xlwt
    except ImportError:
        return tap.skip("xlwt", "no xlwt")
    rng = random.Random(7)
    letters = "abcäßéñžøłЖ東薬☃ -/&'\"\n0123456789"
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Large")
    zeros = xlwt.easyxf(num_format_str="0000000000")
    days = xlwt.easyxf(num_format_str="DD.MM.YYYY")
    want = []
    for r in range(3000):
        text = "".join(rng.choice(letters) for _ in range(
            rng.choice((1, 8, 40, 300))))
        fei = rng.randrange(10 ** 9)
        big = rng.randrange(10 ** 8, 10 ** 15)
        day = datetime.date(1990, 1, 1) + datetime.timedelta(
            rng.randrange(20000))
        price = rng.randrange(10 ** 6) / 100
        sheet.write(r, 0, text)
        sheet.write(r, 1, fei, zeros)
        sheet.write(r, 2, big)
        sheet.write(r, 3, day, days)
        sheet.write(r, 4, price)
        sheet.write(r, 5, "%09d" % fei)
        want.append([text, "%010d" % fei, str(big), day.isoformat(),
                     "%g" % price if price < 1000 else repr(price).rstrip(
                         "0").rstrip("."), "%09d" % fei])
    book.save("xlwt.xls")
    says(tap, "3000 rows of xlwt, as written", "xlwt.xls", want)
    with_freexl(tap, "as freexl reads them", "xlwt.xls")
    return None


def libreoffice(source, kind, to):
    if shutil.which("soffice") is None:
        return False
    subprocess.run(["soffice", "-env:UserInstallation=file://%s/office" %
                    os.getcwd(), "--headless", "--convert-to", kind,
                    "--outdir", to, source], stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, check=False, timeout=300)
    return True


CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"


def office(tap, name, fixture, kind):
    """A sheet that LibreOffice makes a workbook of is the same sheet."""
    what = "%s as LibreOffice's .%s" % (name, name.rsplit(".")[-1])
    with open(fixture, encoding="utf-8-sig", newline="") as f:
        rows = list(csv.reader(f, delimiter=";" if "matrix" in fixture
                               else "\t" if fixture.endswith("tsv") else ","))
    numbers = csv_as_text(fixture, rows)
    if not libreoffice(numbers, kind, "office-out"):
        return tap.skip(what, "no soffice")
    made = os.path.join("office-out", "source.%s" % kind.split(":")[0])
    if not os.path.exists(made):
        return tap.skip(what, "soffice made no " + made)
    os.replace(made, name)
    says(tap, what, name, rows)
    return None


def csv_as_text(fixture, rows):
    """An OpenDocument sheet in XML with each cell as a text, so that nobody
    makes a number of an identifier on the way."""
    out = ['<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:'
           'office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:'
           'table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:'
           'text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:'
           'version="1.2" office:mimetype="application/vnd.oasis.'
           'opendocument.spreadsheet"><office:body><office:spreadsheet>'
           '<table:table table:name="S">']
    for row in rows:
        out.append("<table:table-row>")
        for cell in row:
            lines = "".join("<text:p>%s</text:p>" % spaced(xlsx.html.escape(
                line, False)) for line in cell.split("\n")) if cell else ""
            out.append('<table:table-cell office:value-type="string">%s'
                       '</table:table-cell>' % lines)
        out.append("</table:table-row>")
    out.append("</table:table></office:spreadsheet></office:body>"
               "</office:document>")
    with open("source.fods", "w", encoding="utf-8") as f:
        f.write("".join(out))
    return "source.fods"


def spaced(text):
    return text.replace("  ", " <text:s/>").replace("\t", "<text:tab/>")


def spain(tap):
    what = "the Spanish register from .xls and .xlsx, cell by cell"
    if not os.path.exists(SPAIN + ".xls"):
        tap.skip(what, "no " + SPAIN)
        return
    for sheet in "1", "2":
        a = xlsx.Reading(SPAIN + ".xls", sheet)
        b = xlsx.Reading(SPAIN + ".xlsx", sheet)
        tap.case("%s, sheet %s" % (what, sheet),
                 [a.error + b.error] if a.error + b.error else
                 differences(a.cells(), b.cells()))


def fixture(tap):
    with open(os.path.join(TOP, "fixtures", "invented_long.csv"),
              encoding="utf-8-sig", newline="") as f:
        rows = list(csv.reader(f))
    says(tap, "the fixture has the rows of invented_long.csv",
         os.path.join(TOP, "fixtures", "invented_book.xls"), rows)


def main():
    if not os.path.exists(xlsx.SHOW):
        print("1..0 # SKIP no %s (make tests)" % xlsx.SHOW)
        return
    tap = xlsx.Tap()
    xlsx.ASK, xlsx.ANSWER = xlsx.start_starter()
    odd(tap)
    refused(tap, xlsx.SANITIZED)
    damaged(tap, 60 if xlsx.SANITIZED else 300)
    fixture(tap)
    written(tap)
    long = os.path.join(TOP, "fixtures", "invented_long.csv")
    office(tap, "long.xls", long, "xls:MS Excel 97")
    with_freexl(tap, "as freexl reads it", "long.xls")
    office(tap, "list.xls", os.path.join(TOP, "fixtures",
                                         "invented_list.tsv"),
           "xls:MS Excel 97")
    spain(tap)
    print("1..%d" % tap.n)


if __name__ == "__main__":
    main()
