#!/usr/bin/env python3
"""The Pollock data-loading benchmark: scores of a reader, and more such files.

pollock.py score PROGRAM DIR [-v] [-k REGEX] [-K REGEX]
                                     only files that match -k and not -K; DIR holds csv/ (damaged) and clean/ (the
                                     perfect reading of each, as CSV)
pollock.py make DIR [SEED [REGEX]]   write csv/ and clean/ of our own tables

What is measured (Vitagliano et al., "Pollock: A Data Loading Benchmark", VLDB
2023): for each file ten numbers from 0 to 1: whether it was read at all, and
precision, recall and F1 of the header's cells, of the records, and of the
records' cells, each as a multiset.  The simple score is the mean over the
files of their sum; the weighted one counts a file as often as its pollution
occurs among the 3,712 files of the authors' survey.  With SAMPLE in the
environment only every fourth file is read.
"""
import collections
import csv
import io
import os
import re
import subprocess
import sys

csv.field_size_limit(1 << 30)

# Files of the survey that have each pollution; row pollutions share theirs
# among all the benchmark's files of the kind.
WEIGHT = [
    (r"source", 1), (r"file_no_payload", 15), (r"file_no_trailing", 184),
    (r"file_double_trailing", 5), (r"file_no_header", 470),
    (r"file_header_multirow", 47), (r"file_preamble", 282),
    (r"file_multitable", 62.67), (r"file_header_only", 3),
    (r"file_one_data_row", 4), (r"file_record_delimiter_0xD$", 7),
    (r"file_record_delimiter", 1691), (r"file_field_delimiter_0x3B", 834),
    (r"file_field_delimiter_0x2C_0x20", 101), (r"file_field_delimiter", 4),
    (r"file_quotation_char", 11), (r"file_escape_char_0x5C", 1),
    (r"file_escape_char", 7), (r"row_(less|more)_sep", 0.3678),
    (r"row_field_delimiter", 0.1429), (r"row_extra_quote", 0.00926),
]


def weight(name):
    name = name.split("__")[-1].removesuffix(".csv")
    for pattern, w in WEIGHT:
        if re.match(pattern, name):
            return w
    return 1


def rows_of(text):
    return list(csv.reader(io.StringIO(text, newline="")))


def measure(want, got):
    """Precision, recall, F1 of two multisets; nothing wanted is no loss."""
    if not want:
        return [1.0, 1.0, 1.0]
    a, b = collections.Counter(want), collections.Counter(got)
    both = sum((a & b).values())
    if both == 0:
        return [0.0, 0.0, 0.0]
    p, r = both / len(got), both / len(want)
    return [p, r, 2 * p * r / (p + r)]


def metrics(want, got, headless):
    cut = 0 if headless else 1
    result = []
    head = ([], []) if headless else ((want[0] if want else []),
                                      (got[0] if got else []))
    result += measure(*head)
    result += measure([tuple(r) for r in want[cut:]],
                      [tuple(r) for r in got[cut:]])
    result += measure([c for r in want[cut:] for c in r],
                      [c for r in got[cut:] for c in r])
    return result


def read(program, path):
    p = subprocess.run([program, "inspect", "--table", path],
                       stdin=subprocess.DEVNULL, capture_output=True,
                       timeout=120)
    return p.returncode in (0, 1), p.stdout.decode("utf-8", "replace")


def score_file(program, folder, name):
    with open(os.path.join(folder, "clean", name), encoding="utf-8",
              newline="") as f:
        want = rows_of(f.read())
    ok, out = read(program, os.path.join(folder, "csv", name))
    got = rows_of(out) if ok else []
    if not want:
        return (9.0 if not got else 0.0) + ok
    return sum(metrics(want, got, "no_header" in name)) + ok


def score(program, folder, verbose, only=".", but="^$"):
    names = [n for n in sorted(os.listdir(os.path.join(folder, "csv")))
             if re.search(only, n) and not re.search(but, n)]
    if os.environ.get("SAMPLE"):
        names = names[::4]
    total = weighted = weights = 0
    kinds = collections.defaultdict(list)
    for name in names:
        s = score_file(program, folder, name)
        w = weight(name)
        total += s
        weighted += w * s
        weights += w
        kind = re.sub(r"\d+_col\d+|row\d+_col\d+|_\d+_0x", "",
                      name.split("__")[-1].removesuffix(".csv"))
        kinds[kind].append(s)
        if verbose and s < 9.9995:
            print("%8.4f  %s" % (s, name))
    if verbose:
        for kind, s in sorted(kinds.items()):
            print("%8.4f  %4d  %s" % (sum(s) / len(s), len(s), kind))
    print("%d files: simple %.4f, weighted %.4f" % (
        len(names), total / len(names), weighted / weights))


def main(argv):
    if len(argv) >= 4 and argv[1] == "score":
        more = dict(zip(argv[4:], argv[5:] + [""]))
        score(os.path.abspath(argv[2]), argv[3], "-v" in more,
              more.get("-k", "."), more.get("-K", "^$"))
    elif len(argv) >= 3 and argv[1] == "make":
        import pollock_files
        pollock_files.make(argv[2], int(argv[3]) if len(argv) > 3
                           else 1, argv[4] if len(argv) > 4 else ".")
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv)
