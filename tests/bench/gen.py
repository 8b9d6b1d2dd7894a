#!/usr/bin/env python3
"""Write an invented vendor list as CSV: gen.py ROWS [SEED] > list.csv

The same numbers give the same file.  Every company has a name of its own;
the services are eight or nine phrases of sql/seed/synonyms.csv, so the file
holds as many distinct phrases as the vocabulary, as real lists do.
"""
import csv
import os
import random
import sys

TOP = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
SYLLABLE = ["ba", "cor", "del", "fen", "gal", "hy", "jun", "kel", "lum",
            "mer", "nor", "pol", "quin", "ras", "sol", "tev", "ul", "vex",
            "wyn", "zan"]
KIND = ["Pharma", "Biologics", "Laboratories", "Sciences", "Biotech",
        "Chemicals", "Manufacturing", "Therapeutics"]
LEGAL = ["GmbH", "Inc.", "Ltd", "S.A.", "S.p.A.", "AG", "LLC", "BV", "Corp.",
         "Pvt. Ltd.", ""]
NOTE = ["", "", "", "met at CPHI", "audit planned, see file",
        'calls itself "one-stop shop"', "no reply yet"]


def seed(name):
    path = os.path.join(TOP, "sql", "seed", name)
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def company(i, rnd):
    """A name that no other number gives: its digits as syllables."""
    word = ""
    n = i
    for _ in range(4):
        n, digit = divmod(n, len(SYLLABLE))
        word += SYLLABLE[digit]
    return " ".join(filter(None, [word.capitalize(), rnd.choice(KIND),
                                  rnd.choice(LEGAL)]))


def main():
    rows = int(sys.argv[1])
    rnd = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    if rows > len(SYLLABLE) ** 4:
        sys.exit("gen.py: at most %d rows" % len(SYLLABLE) ** 4)
    phrases = [r["phrase"] for r in seed("synonyms.csv")
               if ";" not in r["phrase"]]
    countries = [r["name"] for r in seed("countries.csv")]
    # A third of the world's vendors sit in a few places.
    countries += ["India", "China", "Germany", "United States"] * 30
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["Company", "Type", "HQ Country", "Website", "Services",
                  "Notes"])
    for i in range(rows):
        name = company(i, rnd)
        out.writerow([name, rnd.choice(["CDMO", "CMO", "CDMO", ""]),
                      rnd.choice(countries),
                      "https://www.%s%d.example" % (name.split()[0].lower(), i),
                      "; ".join(rnd.sample(phrases, rnd.choice([8, 9]))),
                      rnd.choice(NOTE)])


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="")
    main()
