"""xlsx_writers.py - workbooks as other programs write and read them.

The same cells are written by openpyxl, XlsxWriter, LibreOffice and SheetJS.
What they must come to is written beside them; what they show is also asked
of LibreOffice, and what they hold of openpyxl.  Programs that are not there
are skipped: SheetJS is found by node in NODE_PATH."""
import csv
import datetime
import decimal
import os
import shutil
import subprocess

try:
    import openpyxl
except ImportError:
    openpyxl = None
try:
    import xlsxwriter
except ImportError:
    xlsxwriter = None

D = datetime.datetime
# (value, number format, what is shown)
CELLS = [
    ("Alder AG", None, "Alder AG"),
    ("Z\u00fcrich \u2013 \u6771\u4eac \U0001F600", None,
     "Z\u00fcrich \u2013 \u6771\u4eac \U0001F600"),
    ("two\nlines", None, "two\nlines"),
    ("  blanks  ", None, "  blanks  "),
    ('"quoted", <b>&amp;</b>', None, '"quoted", <b>&amp;</b>'),
    ("00990012345", None, "00990012345"),
    ("N/A", None, "N/A"),
    ("", None, ""),
    ("tab\there", None, "tab\there"),
    (0, None, "0"),
    (990012345, None, "990012345"),
    (3012345678, None, "3012345678"),
    (123456789012345, None, "123456789012345"),
    (-17, None, "-17"),
    (0.1, None, "0.1"),
    (0.1 + 0.2, None, "0.3"),
    (1234.5678, None, "1234.5678"),
    (1e-7, None, "0.0000001"),
    (True, None, "TRUE"),
    (False, None, "FALSE"),
    (42, "00000", "00042"),
    (990012345, "000000000", "990012345"),
    (12345, "00-000-0000", "00-001-2345"),
    (1234567.891, "#,##0.00", "1,234,567.89"),
    (-1234.5, "#,##0.00;(#,##0.00)", "(1,234.50)"),
    (0.125, "0.0%", "12.5%"),
    (0.5, "0%", "50%"),
    (12345.678, "0.00E+00", "1.23E+04"),
    (5.25, "# ?/?", "5 1/4"),
    (2000, '#,##0" L"', "2,000 L"),
    (1.005, "0.00", "1.01"),
    (0, '0;-0;"none"', "none"),
    (7, '[<10]"few";"many"', "few"),
    (1.5, "[h]:mm", "36:00"),
    (D(2026, 3, 12), "dd/mm/yyyy", "2026-03-12"),
    (D(2026, 3, 12), "yyyy-mm-dd", "2026-03-12"),
    (D(2026, 3, 12), "d mmmm yyyy", "2026-03-12"),
    (D(2026, 3, 12, 14, 30), "yyyy-mm-dd hh:mm", "2026-03-12T14:30"),
    (D(2026, 3, 12, 14, 30, 5), "dd.mm.yyyy hh:mm:ss",
     "2026-03-12T14:30:05"),
    (D(2026, 3, 1), "mmm-yy", "2026-03"),
    (D(1900, 3, 1), "yyyy-mm-dd", "1900-03-01"),
    (D(1999, 12, 31), "m/d/yy", "1999-12-31"),
]
AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,false,true"


def by_openpyxl(path):
    book = openpyxl.Workbook()
    sheet = book.active
    for i, (value, code, _) in enumerate(CELLS, 1):
        cell = sheet.cell(i, 2)
        if isinstance(value, str):
            cell.value = value
            cell.data_type = "s"
        else:
            cell.value = value
        if code:
            cell.number_format = code
        sheet.cell(i, 1).value = i
    book.save(path)


def by_xlsxwriter(path, **options):
    book = xlsxwriter.Workbook(path, options)
    sheet = book.add_worksheet("Sheet")
    for i, (value, code, _) in enumerate(CELLS):
        form = book.add_format({"num_format": code}) if code else None
        sheet.write_number(i, 0, i + 1)
        if isinstance(value, str):
            sheet.write_string(i, 1, value)
        elif isinstance(value, bool):
            sheet.write_boolean(i, 1, value)
        elif isinstance(value, D):
            sheet.write_datetime(i, 1, value, form)
        else:
            sheet.write_number(i, 1, value, form)
    book.close()


SHEETJS = """
const X = require('xlsx');
const cells = JSON.parse(require('fs').readFileSync('cells.json'));
const ws = {'!ref': 'A1:B' + cells.length};
cells.forEach(([t, v, z], i) => {
  ws['A' + (i + 1)] = {t: 'n', v: i + 1};
  ws['B' + (i + 1)] = z ? {t, v, z} : {t, v};
});
const wb = {SheetNames: ['Sheet'], Sheets: {Sheet: ws}};
X.writeFile(wb, 'js.xlsx', {bookSST: true, compression: true});
X.writeFile(wb, 'js_inline.xlsx', {bookSST: false});
"""


def serial(value):
    """Days since 1899-12-30, as from March 1900 on."""
    d = value - D(1899, 12, 30)
    return d.days + d.seconds / 86400


def by_sheetjs():
    import json
    cells = []
    for value, code, _ in CELLS:
        if isinstance(value, str):
            cells.append(("s", value, code))
        elif isinstance(value, bool):
            cells.append(("b", value, code))
        elif isinstance(value, D):
            cells.append(("n", serial(value), code))
        else:
            cells.append(("n", value, code))
    with open("cells.json", "w", encoding="utf-8") as f:
        json.dump(cells, f)
    return subprocess.run(["node", "-e", SHEETJS], capture_output=True,
                          check=False).returncode == 0


def soffice(*args):
    home = "file://" + os.path.abspath("soffice")
    return subprocess.run(
        ["soffice", "-env:UserInstallation=" + home, "--headless", *args],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, timeout=300, check=False).returncode == 0


def expected(differences, reading):
    cells = reading.cells()
    if reading.status:
        differences.append(reading.error)
    for i, (value, code, shown) in enumerate(CELLS):
        row = cells[i] if i < len(cells) else []
        mine = row[1] if len(row) > 1 else ""
        if row[:1] != [str(i + 1)] or mine != shown:
            differences.append("%r as %s: %r is not %r" % (
                value, code, row, shown))
    if len(cells) != len(CELLS):
        differences.append("%d rows" % len(cells))
    differences += [r["trouble"] for r in reading.rows if r["trouble"]]


def held(differences, path, reading):
    """What openpyxl finds in texts, plain numbers and dates."""
    sheet = openpyxl.load_workbook(path, data_only=True).active
    for row, ours in zip(sheet.iter_rows(values_only=True), reading.cells()):
        value = row[1] if len(row) > 1 else None
        mine = ours[1] if len(ours) > 1 else ""
        code = CELLS[int(ours[0]) - 1][1]
        if value is None or value == "":
            theirs = ""
        elif isinstance(value, bool):
            theirs = str(value).upper()
        elif isinstance(value, D):
            theirs = value.isoformat()
            if not mine.endswith(theirs[16:]):
                theirs = theirs[:16]
            theirs = theirs.replace("T00:00", "")
            theirs = theirs[:7] if code == "mmm-yy" else theirs
        elif isinstance(value, (int, float)):
            if code not in (None, "General"):
                continue
            theirs = format(decimal.Decimal("%.15g" % value), "f")
        elif isinstance(value, datetime.timedelta):
            continue
        else:
            theirs = value
        if theirs != mine:
            differences.append("%r: openpyxl has %r" % (ours, theirs))


def shown(differences, path, reading):
    """What LibreOffice shows in all cells but dates."""
    if not soffice("--convert-to", AS_SHOWN, path):
        differences.append("LibreOffice does not convert it")
        return
    with open(os.path.splitext(path)[0] + ".csv", encoding="utf-8",
              newline="") as f:
        theirs = list(csv.reader(f))
    for row, ours in zip(theirs, reading.cells()):
        value = CELLS[int(row[0]) - 1][0]
        mine = ours[1] if len(ours) > 1 else ""
        if not isinstance(value, D) and row[1].strip() != mine.strip():
            differences.append("%r: LibreOffice shows %r" % (ours, row[1]))
    if len(theirs) != len(CELLS):
        differences.append("LibreOffice has %d rows" % len(theirs))


def one(tap, reading, name, path):
    r = reading(path)
    differences = []
    expected(differences, r)
    if openpyxl:
        held(differences, path, r)
    tap.case("written by %s" % name, differences)


def check(tap, reading):
    office = shutil.which("soffice")
    if openpyxl:
        by_openpyxl("py.xlsx")
        one(tap, reading, "openpyxl", "py.xlsx")
    else:
        tap.skip("written by openpyxl", "no openpyxl")
    if xlsxwriter:
        by_xlsxwriter("writer.xlsx")
        one(tap, reading, "XlsxWriter", "writer.xlsx")
        by_xlsxwriter("writer4.xlsx", date_1904=True, constant_memory=True)
        r = reading("writer4.xlsx")
        bad = []
        # 1900 is before the days of this file
        expected(bad, r)
        bad = [b for b in bad if "1900" not in b]
        tap.case("written by XlsxWriter, days since 1904, texts inline", bad)
    else:
        tap.skip("written by XlsxWriter", "no xlsxwriter")
    if not (office and openpyxl):
        tap.skip("written and shown by LibreOffice",
                 "no LibreOffice" if openpyxl else "no openpyxl")
    else:
        os.mkdir("office")
        soffice("--convert-to", "xlsx", "--outdir", "office", "py.xlsx")
        one(tap, reading, "LibreOffice", "office/py.xlsx")
        bad = []
        shown(bad, "py.xlsx", reading("py.xlsx"))
        tap.case("shown by LibreOffice", bad)
    if shutil.which("node") and by_sheetjs():
        one(tap, reading, "SheetJS", "js.xlsx")
        one(tap, reading, "SheetJS, texts in the cells", "js_inline.xlsx")
    else:
        tap.skip("written by SheetJS", "no node, or no xlsx in NODE_PATH")
