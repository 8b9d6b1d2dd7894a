#!/usr/bin/env python3
"""files.py - the real files of ../shared/data/registers and messy, read without
an option: no row is lost and no identifier altered, as an independent reader
of each has it (csv of Python; openpyxl for the workbooks, in both formats).
Ends with a table of what was read, as a comment."""
import csv
import glob
import io
import json
import os
import re
import shutil
import subprocess
import sys
import warnings

TOP = os.environ.get("TOP", os.path.join(os.path.dirname(
    os.path.abspath(__file__)), "..", ".."))
VENDORCAT = os.environ.get("VENDORCAT", os.path.join(TOP, "vendorcat"))
DATA = os.path.join(TOP, "..", "shared", "data")
SPAIN = os.path.join(DATA, "registers", "GMPCExport_Spain")


def run(*args):
    return subprocess.run([VENDORCAT, *args], capture_output=True,
                          encoding="utf-8", check=False)


def text_rows(encoding, **how):
    def rows(path):
        with open(path, encoding=encoding, newline="") as f:
            return list(csv.reader(f, **how))
    return rows


def workbook_rows(_):
    """Of the first sheet; the register was published in both formats."""
    import openpyxl
    warnings.simplefilter("ignore")  # of a default style
    book = openpyxl.load_workbook(SPAIN + ".xlsx", read_only=True)
    return [["" if c is None else str(c) for c in row]
            for row in book.worksheets[0].iter_rows(values_only=True)]


# path, independent reader, {(export, column): titles of the file}
FDA = {("sites", "fei"): ["FEI_NUMBER"], ("sites", "duns"): ["DUNS_NUMBER"],
       ("vendors", "vendor_duns"): ["REGISTRANT_DUNS"]}
EUDRA = {("sites", "OMSLOC"): ["OMS Location Identifier"],
         ("sites", "MIA"): ["MIA Number"], ("sites", "duns"): ["DUNS Number"],
         ("vendors", "OMSORG"): ["OMS Organisation Identifier"]}
NO_HEADER = "messy/fr_bdpm_cp1252_noheader.txt"
FILES = [
    ("registers/fda_decrs_cmo_slice.csv", text_rows("utf-8-sig"), FDA),
    ("registers/GMPCExport_Spain.xls", workbook_rows, EUDRA),
    ("registers/GMPCExport_Spain.xlsx", workbook_rows, EUDRA),
    (NO_HEADER, text_rows("cp1252", delimiter="\t",
                          quoting=csv.QUOTE_NONE), {}),
    ("messy/uae_mohap_multiline_cells.csv", text_rows("utf-8-sig"), {}),
    ("messy/usaid_scms_tab_cr.csv", text_rows("utf-8", delimiter="\t"), {}),
]


def stored(db):
    """(row, outcome, reason, cells) of each row as it was kept."""
    text = run("--db", db, "sql", "SELECT row, outcome, reason, cells "
               "FROM source_row ORDER BY row", "--format", "csv").stdout
    return [(int(r["row"]), r["outcome"], r["reason"], json.loads(r["cells"]))
            for r in csv.DictReader(io.StringIO(text, newline=""))]


def table_rows(path):
    """What inspect shows of the file: its header and its rows."""
    text = run("inspect", "--table", path).stdout
    return list(csv.reader(io.StringIO(text, newline="")))


def trimmed(row):
    row = list(row)
    while row and row[-1].strip() == "":
        row.pop()
    return row


def lost_rows(kept, theirs):
    """Each row of the independent reader is one that was kept, as it is."""
    bad = []
    if len(kept) != len(theirs):
        bad.append("%d rows, the other reader has %d" % (
            len(kept), len(theirs)))
    for (number, outcome, why, cells), want in zip(kept, theirs):
        a, b = trimmed(cells), trimmed(want)
        if a != b:
            bad.append("row %d: %.200r, not %.200r" % (number, a, b))
    return bad


def skipped_rows(kept):
    """What was skipped is blank, above the header, or a header again: words
    that stand in the header's row, too."""
    bad = []
    head = next((k for k in kept if k[1] == "header"), None)
    words = set()
    for cell in head[3] if head else ():
        words |= set(re.findall(r"\w+", cell.lower()))
    for number, outcome, why, cells in kept:
        if outcome != "skipped" or not trimmed(cells) or \
                (head and number < head[0]):
            continue
        said = re.findall(r"\w+", " ".join(cells).lower())
        if not head or sum(w in words for w in said) < 0.7 * len(said):
            bad.append("row %d is skipped (%s): %.200r" % (
                number, why, cells))
    return bad


def shown_rows(shown, kept, theirs):
    """The rows of inspect's table are the other reader's, without those that
    import skips; the titles have no blanks around them and no line ends."""
    header = [r for r in kept if r[1] == "header"]
    want = [[" ".join(c.split()) for c in theirs[r[0] - 1]] for r in header]
    want += [theirs[r[0] - 1] for r in kept
             if r[1] not in ("header", "skipped")]
    bad = []
    if len(shown) != len(want):
        bad.append("inspect shows %d rows, not %d" % (len(shown), len(want)))
    for i, (a, b) in enumerate(zip(shown, want)):
        if trimmed(a) != trimmed(b):
            bad.append("inspect, row %d: %.200r, not %.200r" % (i + 1, a, b))
    return bad


def identifiers(exported, columns, theirs):
    """Those in the export are those of the file, no more and no less; marks
    that group the digits of a DUNS aside."""
    bad = []
    head = [c.strip() for c in next(
        r for r in theirs if "  DUNS Number  " in r or "FEI_NUMBER" in r)]
    body = theirs[next(i for i, r in enumerate(theirs)
                       if [c.strip() for c in r] == head) + 1:]
    for (what, name), titles in columns.items():
        got = set()
        for row in exported[what]:
            if name in row:
                got |= set(filter(None, row[name].split("|")))
            else:
                got |= {i.split(":", 1)[1] for i in
                        row["identifiers"].split("|")
                        if i.startswith(name + ":")}
        want = set()
        for title in titles:
            at = head.index(title)
            for row in body:
                value = row[at].strip() if at < len(row) else ""
                if "duns" in name:
                    value = value.replace("-", "")
                if value:
                    want.add(value)
        if got != want:
            bad.append("%s: not in the export %r, only there %r" % (
                name, sorted(want - got)[:5], sorted(got - want)[:5]))
    return bad


def shown_identifiers(db, vendors):
    """What show says of every tenth vendor has its identifiers as exported
    (with SAMPLE in the environment, of every hundredth)."""
    bad = []
    for row in vendors[::100 if os.environ.get("SAMPLE") else 10]:
        said = run("--db", db, "show", row["vendor"]).stdout
        for value in [i.split(":", 1)[1] for i in filter(
                None, row["identifiers"].split("|"))] + \
                row["vendor_duns"].split("|"):
            if value not in said:
                bad.append("show %s: no %s" % (row["vendor"], value))
    return bad


def exports(db):
    out = {}
    for what in "claims", "vendors", "sites":
        text = run("--db", db, "export", what, "--format", "csv").stdout
        out[what] = [
            {k: v for k, v in row.items() if k != "source"}
            for row in csv.DictReader(text.splitlines(keepends=True))]
    return out


def how_read(path):
    rows = [line.split("\t") for line in run(
        "inspect", path, "--format", "tsv").stdout.splitlines()]
    found = {r[2]: r[5] if r[5] else "" for r in rows
             if r[0] == "reading" and len(r) > 5}
    return found


def case(number, what, bad):
    print("%s %d - %s" % ("not ok" if bad else "ok", number, what))
    for text in bad[:10]:
        print("# " + text)
    sys.stdout.flush()


def spain_as_csv():
    """What LibreOffice makes of the register, or None."""
    if shutil.which("soffice") is None or os.environ.get("SAMPLE"):
        return None
    subprocess.run(
        ["soffice", "-env:UserInstallation=file://%s/office" % os.getcwd(),
         "--headless", "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true",
         "--outdir", ".", SPAIN + ".xls"], stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, check=False, timeout=300)
    return next(iter(glob.glob("GMPCExport_Spain*.csv")), None)


def counted(name, how, kept, found):
    outcome = [k[1] for k in kept]
    aside, skipped = outcome.count("aside"), outcome.count("skipped")
    return (os.path.basename(name), how.get("format", ""),
            how.get("encoding", ""), how.get("delimiter", ""),
            how.get("header row", ""), len(kept),
            len(kept) - aside - skipped - outcome.count("header"), skipped,
            aside, len(found["vendors"]), len(found["sites"]),
            len(found["claims"]))


def one_file(name, rows, columns):
    """(what is wrong, line of the table, exports)."""
    path = os.path.join(DATA, name)
    db = os.path.basename(name) + ".db"
    theirs = rows(path)
    result = run("--db", db, "import", path)
    bad = []
    if name == NO_HEADER:
        # It cannot know the column, and says so; then it is told.
        if result.returncode != 3 or os.path.exists(db) or \
                "--map 1=vendor" not in result.stderr:
            bad.append("no question for the column: " + result.stderr)
        result = run("--db", db, "import", "--map", "11=vendor", path)
    if result.returncode != 0:
        return bad + [result.stderr], None, None
    kept = stored(db)
    found = exports(db)
    bad += lost_rows(kept, theirs) + skipped_rows(kept)
    bad += shown_rows(table_rows(path), kept, theirs)
    if columns:
        bad += identifiers(found, columns, theirs)
        bad += shown_identifiers(db, found["vendors"])
    return bad, counted(name, how_read(path), kept, found), found


def same_register(tap, spain):
    """From each format, and from what LibreOffice makes of it."""
    made = spain_as_csv()
    if made is None:
        print("ok %d - the register as CSV # SKIP no soffice, or a sample" % tap)
        return
    run("--db", "spain.csv.db", "import", made)
    spain[".csv"] = exports("spain.csv.db")
    first = next(iter(spain.values()))
    bad = ["%s: %s differ" % (kind, part) for kind, found in spain.items()
           for part in found if found[part] != first[part]]
    if not first["vendors"] or not first["sites"]:
        bad.append("there are none")
    case(tap, "claims, vendors and sites are the same from %s" %
         ", ".join(spain), bad)


def main():
    if not os.path.isdir(DATA):
        print("1..0 # SKIP no ../shared/data")
        return
    table = [("file", "format", "encoding", "delimiter", "header", "rows",
              "facts", "skipped", "aside", "vendors", "sites", "claims")]
    spain = {}
    for number, (name, rows, columns) in enumerate(FILES, 1):
        try:
            bad, line, found = one_file(name, rows, columns)
        except ImportError:
            print("ok %d - %s # SKIP no openpyxl" % (number, name))
            continue
        case(number, "%s: no row lost, no identifier altered" % name, bad)
        if line is not None:
            table.append(line)
        if "Spain" in name and found is not None:
            spain[name[name.rindex("."):]] = found
    same_register(len(FILES) + 1, spain)
    wide = [max(len(str(r[i])) for r in table) for i in range(len(table[0]))]
    for r in table:
        print(("# " + "  ".join(str(c).ljust(w) for c, w in zip(
            r, wide))).rstrip())
    print("1..%d" % (len(FILES) + 1))


if __name__ == "__main__":
    main()
