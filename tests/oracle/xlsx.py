#!/usr/bin/env python3
"""xlsx.py - workbooks through the reader (show_cells), TAP lines.

Odd but valid ones are put together by hand, with what they say written beside
them; hostile ones must be refused in one line, quickly and in little memory;
those that openpyxl, XlsxWriter, LibreOffice and SheetJS write are compared
with what another reader finds in them, where these programs are there."""
import csv
import html
import io
import json
import os
import subprocess
import sys
import time

import xlsx_hostile
import xlsx_odd
import xlsx_parts
import xlsx_writers

TOP = os.environ.get("TOP", os.path.join(os.path.dirname(
    os.path.abspath(__file__)), "..", ".."))
SHOW = os.path.join(os.path.dirname(os.environ.get(
    "VENDORCAT", os.path.join(TOP, "build/release/vendorcat"))), "show_cells")
SANITIZED = "asan" in SHOW
SPAIN = os.path.join(TOP, "..", "shared", "data", "registers",
                     "GMPCExport_Spain.xlsx")


def starter(asked, answers):
    """Start what is asked for, one command a line, and say what it took.  A
    process counts as its own the memory of the one that started it, so this
    one has to be a small one."""
    for line in asked:
        start = time.monotonic()
        with open("stdout", "wb") as out, open("stderr", "wb") as err:
            p = subprocess.Popen(json.loads(line), stdout=out, stderr=err)
            _, status, usage = os.wait4(p.pid, 0)
            p.returncode = os.waitstatus_to_exitcode(status)
        print(json.dumps([p.returncode, time.monotonic() - start,
                          usage.ru_utime + usage.ru_stime,
                          usage.ru_maxrss / 1024]), file=answers, flush=True)


def start_starter():
    ask, answer = os.pipe(), os.pipe()
    if os.fork() == 0:
        os.close(ask[1])
        os.close(answer[0])
        with os.fdopen(ask[0]) as asked, os.fdopen(answer[1], "w") as answers:
            starter(asked, answers)
        os._exit(0)
    os.close(ask[0])
    os.close(answer[1])
    return os.fdopen(ask[1], "w"), os.fdopen(answer[0])


class Reading:
    """What show_cells makes of a file."""

    def __init__(self, path, *sheet):
        print(json.dumps([SHOW, path, *sheet]), file=ASK, flush=True)
        self.status, self.seconds, self.cpu, self.megabytes = json.loads(
            ANSWER.readline())
        with open("stdout", encoding="utf-8") as out:
            lines = [json.loads(line) for line in out]
        with open("stderr", encoding="utf-8") as err:
            self.error = err.read().rstrip("\n")
        self.info = lines[0] if lines else {}
        self.rows = lines[1:]

    def cells(self):
        return [r["cells"] for r in self.rows]


class Tap:
    def __init__(self):
        self.n = 0

    def case(self, what, differences):
        self.n += 1
        print("%s %d - %s" % ("not ok" if differences else "ok", self.n, what))
        for text in differences[:12]:
            print("# " + text)
        sys.stdout.flush()

    def skip(self, what, why):
        self.n += 1
        print("ok %d - %s # SKIP %s" % (self.n, what, why))


def spain(tap):
    what = "the Spanish register, all rows"
    if not os.path.exists(SPAIN):
        return tap.skip(what, "no " + SPAIN)
    r = Reading(SPAIN)
    # "Total Records: 444" stands in the file itself.
    bad = []
    if len(r.rows) - 5 != 444:
        bad.append("%d rows" % len(r.rows))
    numbers = [row[1] for row in r.cells()[5:]]
    if not all(n.isdigit() for n in numbers) or len(set(numbers)) != 444:
        bad.append("reference numbers are not 444 different ones")
    return tap.case(what, bad)


def answers(db, path):
    """All claims and vendors, but for the name of their source."""
    found = []
    run = [os.environ.get("VENDORCAT", os.path.join(TOP, "vendorcat")),
           "--db", db, "-q"]
    subprocess.run([*run, "import", path], stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, check=False)
    for what in "claims", "vendors", "sites":
        text = subprocess.run([*run, "export", what, "--format", "csv"],
                              capture_output=True, check=True).stdout.decode()
        for row in csv.DictReader(io.StringIO(text, newline="")):
            found.append(sorted((k, v) for k, v in row.items()
                                if k not in ("source", "file", "sheet")))
    return sorted(found)


def same_claims(tap):
    """A sheet and the same as a workbook come to the same."""
    for name in "invented_long", "fda_like", "invented_matrix":
        with open(os.path.join(TOP, "fixtures", name + ".csv"),
                  encoding="utf-8-sig", newline="") as f:
            text = f.read()
        rows = list(csv.reader(io.StringIO(text, newline=""),
                               delimiter=";" if "matrix" in name else ","))
        path = xlsx_parts.write(name + ".xlsx", xlsx_parts.parts(
            xlsx_parts.sheet(xlsx_parts.inline(*(
                [html.escape(c, False) for c in row] for row in rows)))))
        sheet = answers(name + ".csv.db",
                        os.path.join(TOP, "fixtures", name + ".csv"))
        book = answers(name + ".xlsx.db", path)
        bad = [] if len(sheet) > 10 else ["%d rows" % len(sheet)]
        bad += [str(r) for r in sheet if r not in book]
        bad += [str(r) for r in book if r not in sheet]
        tap.case("%s: the same claims from a sheet and a workbook" % name, bad)


def main():
    global ASK, ANSWER
    if not os.path.exists(SHOW):
        print("1..0 # SKIP no %s (make tests)" % SHOW)
        return
    tap = Tap()
    ASK, ANSWER = start_starter()
    xlsx_odd.check(tap, Reading)
    xlsx_hostile.check(tap, Reading, slow=SANITIZED)
    xlsx_writers.check(tap, Reading)
    same_claims(tap)
    spain(tap)
    print("1..%d" % tap.n)


if __name__ == "__main__":
    main()
