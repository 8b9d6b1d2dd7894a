#!/usr/bin/env python3
"""rules.py - the product's answers beside an independent evaluation.

    rules.py [SEED...]

Imports the rule cases, the fixtures and a random catalog for each seed, asks
lifecycle and gaps in many ways and compares every row with what evaluate.py
makes of the exported claims.  TAP lines.  Without seeds (1 to 8 then, 1 and 2
with SAMPLE in the environment) each catalog is asked a part of the questions.
"""
import csv
import io
import os
import subprocess
import sys

import evaluate
import random_catalog
import rule_cases
import seedlib

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
PROGRAM = os.environ.get("VENDORCAT", os.path.join(TOP, "vendorcat"))
FIXTURES = ["invented_long.csv", "invented_matrix.csv", "invented_list.tsv",
            "public_list.csv", "fda_like.csv"]
MENTIONS = """
SELECT v.name AS vendor, w.text AS text, w.key AS key
  FROM mention AS m
  JOIN wording AS w ON w.id = m.wording_id AND w.kind = 'ambiguous'
  JOIN vendor AS v ON v.id = m.vendor_id
  JOIN source AS s ON s.id = m.source_id AND s.state = 'current'"""
TURNS = 5
AXES = ["region", "country", "kind", "modality", "phase", "group"]


class Product:
    def __init__(self, name):
        self.db = name + ".db"
        if os.path.exists(self.db):
            os.unlink(self.db)

    def run(self, *args):
        p = subprocess.run([PROGRAM, "--db", self.db, "-q", *args],
                           stdin=subprocess.DEVNULL, capture_output=True)
        if p.returncode not in (0, 1):
            raise RuntimeError("%s: %d: %s" % (" ".join(args), p.returncode,
                                               p.stderr.decode()))
        return p.stdout.decode()

    def rows(self, *args):
        text = self.run(*args, "--format", "csv")
        return list(csv.DictReader(io.StringIO(text, newline="")))

    def catalog(self, rules, **more):
        mentions = [(m["vendor"], m["text"], m["key"])
                    for m in self.rows("sql", MENTIONS)]
        return evaluate.Catalog(rules, self.rows("export", "claims"),
                                self.rows("export", "vendors"),
                                self.rows("export", "sites"), mentions,
                                **more)


class Tap:
    def __init__(self):
        self.n = 0

    def case(self, what, differences):
        self.n += 1
        print("%s %d - %s" % ("not ok" if differences else "ok", self.n,
                              what))
        for text in differences[:12]:
            print("# " + text)
        if len(differences) > 12:
            print("# and %d more" % (len(differences) - 12))
        sys.stdout.flush()

    def compare(self, what, check):
        differences = []
        check(differences.append)
        self.case(what, differences)


def most(catalog, of):
    """The vendor or country with most offers: its loss is felt."""
    count = {}
    for c in catalog.claims:
        for key in of(c) if c.counts else ():
            count[key] = count.get(key, 0) + 1
    return sorted(count, key=lambda k: (-count[k], k))[:2]


def questions(catalog):
    """(arguments of gaps, arguments of compare_gaps)"""
    yield ["--all"], {}
    yield ["--all", "--min", "1"], {"need": 1}
    yield ["--all", "--min", "3"], {"need": 3}
    for axis in AXES:
        yield ["--all", "--by", axis], {"axis": axis}
    for p in catalog.rules.stages:
        if not p.startswith("verified"):
            yield ["--all", "--profile", p], {"profile": p}
    vendors = most(catalog, lambda c: [c.vendor])
    countries = most(catalog, lambda c: c.places)
    for gone, closed in [(vendors[:1], []), (vendors, []),
                         ([], countries[:1]), (vendors[:1], countries[:1]),
                         ([], countries)]:
        args = [a for v in gone for a in ("--without", v)]
        args += [a for c in closed for a in ("--without-country", c)]
        if not args:
            continue
        less = catalog.without(gone, closed)
        yield args, {"less": less}
        yield args + ["--min", "3"], {"less": less, "need": 3}
        yield args + ["--by", "region"], {"less": less, "axis": "region"}


class Check:
    """Catalogs beside the evaluation.  Thorough: every question of each;
    else they take turns with the questions."""

    def __init__(self, tap, thorough):
        self.rules = evaluate.Rules()
        self.tap = tap
        self.turn = -1 if thorough else 0
        self.compared = 0

    def answers(self, product, catalog, say):
        rows = product.rows("lifecycle")
        self.compared += len(rows)
        evaluate.compare_lifecycle(catalog, rows, say)
        for i, (args, how) in enumerate(questions(catalog)):
            if self.turn >= 0 and (i + self.turn) % TURNS != 0:
                continue
            rows = product.rows("gaps", *args)
            self.compared += len(rows)
            evaluate.compare_gaps(
                catalog, rows,
                lambda t, a=args: say("%s (%s)" % (t, " ".join(a))), **how)
        if self.turn >= 0:
            self.turn += 1

def compare_import(catalog_rows, sheet, say):
    """The claims exported are those of the sheet, row by row."""
    fields = ["vendor", "kind", "status", "modality", "dosage_group",
              "phase", "site", "date", "group"]
    titles = ["Vendor", "Tag", "Claim status", "Modality", "Dosage group",
              "Phase", "Site", "As of", "Parent"]
    ambiguous = {seedlib.phrase_key(r["phrase"])
                 for r in seedlib.read("ambiguous_synonyms.csv")}
    theirs = {int(r["row"]): r for r in catalog_rows}
    if len(theirs) != len(catalog_rows):
        say("import: two claims of one row")
    for i, row in enumerate(sheet):
        r = theirs.pop(i + 2, None)
        unclear = seedlib.phrase_key(row["Capability"]) in ambiguous
        if (r is None) != (not row["Capability"] or unclear):
            say("import: row %d: %s" % (i + 2, r))
        elif r is not None:
            for field, title in zip(fields, titles):
                if r[field] != row[title]:
                    say("import: row %d: %s %r, written %r"
                        % (i + 2, field, r[field], row[title]))
            if r["evidence"] != (row["Evidence level"] or "E0"):
                say("import: row %d: evidence %s" % (i + 2, r["evidence"]))
    if theirs:
        say("import: claims of rows that are not: %s" % sorted(theirs))


def rule_case_catalog(check):
    rule_cases.build("cases.csv", "expect.csv")
    product = Product("cases")
    product.run("import", "cases.csv")
    catalog = product.catalog(check.rules)
    cases = evaluate.read("expect.csv")
    check.tap.compare("%d rule cases" % len(cases), lambda say:
                      evaluate.compare_cases(catalog, cases, say))
    rows = product.rows("sql", "SELECT vendor, profile, satisfied "
                        "FROM v_lifecycle")
    met = {(r["vendor"], r["profile"]): r["satisfied"] for r in rows}

    def view(say):
        for c in cases:
            want = "1" if c["meets"] == "yes" else "0"
            if met.get((c["vendor"], c["profile"])) != want:
                say("v_lifecycle: %s %s" % (c["vendor"], c["why"]))
    check.tap.compare("%d rule cases in v_lifecycle" % len(cases), view)
    check.tap.compare("lifecycle and gaps of the rule cases", lambda say:
                      check.answers(product, catalog, say))


def fixture_catalogs(check):
    together = Product("together")
    for name in FIXTURES:
        product = Product(name)
        for p in (product, together):
            p.run("import", os.path.join(TOP, "fixtures", name))
        if check.turn >= 0 and name.startswith("public"):
            continue
        catalog = product.catalog(check.rules,
                                  fda_only=name.startswith("fda"))
        check.tap.compare("lifecycle and gaps of " + name, lambda say:
                          check.answers(product, catalog, say))
    catalog = together.catalog(check.rules)
    check.tap.compare("lifecycle and gaps of all fixtures together",
                      lambda say: check.answers(together, catalog, say))


def random_catalogs(check, seeds):
    for seed in seeds:
        name = "random%d" % seed
        random_catalog.build(seed, name + ".csv", 60)
        product = Product(name)
        product.run("import", name + ".csv")
        catalog = product.catalog(check.rules)
        sheet = evaluate.read(name + ".csv")
        claims = product.rows("export", "claims")
        check.tap.compare("random catalog %d" % seed, lambda say: (
            compare_import(claims, sheet, say),
            check.answers(product, catalog, say)))


def main():
    tap = Tap()
    seeds = [int(a) for a in sys.argv[1:]]
    check = Check(tap, bool(seeds))
    rule_case_catalog(check)
    fixture_catalogs(check)
    random_catalogs(check, seeds or range(
        1, 3 if os.environ.get("SAMPLE") else 9))
    print("1..%d" % tap.n)
    print("# %d rows of answers compared" % check.compared)
    return 0


if __name__ == "__main__":
    sys.exit(main())
