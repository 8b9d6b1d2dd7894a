#!/usr/bin/env python3
"""The cells of a well-formed CSV file, read by Python's csv module.

usage: csv_cells.py FILE [DELIMITER]

One JSON array a record, blank lines as [].  An independent reading to hold
against vendorcat's own; for files with stray quotes it is no reference.
"""
import csv
import json
import sys


def main() -> int:
    if len(sys.argv) not in (2, 3):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    delimiter = sys.argv[2] if len(sys.argv) == 3 else ","
    csv.field_size_limit(1 << 30)
    with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
        for record in csv.reader(file, delimiter=delimiter):
            print(json.dumps(record, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
