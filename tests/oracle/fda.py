#!/usr/bin/env python3
"""fda.py - the FDA's establishment registrations beside what became of them.

Imports shared/data/registers/fda_decrs_cmo_slice.csv, which is not part of
the repository, and counts rows, sites, registrants and operations anew.  TAP
lines; skips where the file is not at hand.
"""
import collections
import os
import re
import sys

import seedlib
from evaluate import read
from rules import TOP, Product, Tap

FILE = os.path.join(TOP, "..", "shared", "data", "registers",
                    "fda_decrs_cmo_slice.csv")


def join_initials(text):
    """F.I.S. as FIS."""
    return re.sub(r"\b(?:\w\.){2,}",
                  lambda m: m.group().replace(".", "") + " ", text)


class NameKey:
    """Company names without the words that say nothing."""

    def __init__(self):
        self.end, self.anywhere, self.start = set(), set(), set()
        for r in seedlib.read("legal_suffixes.csv"):
            for text in (r["suffix"], join_initials(r["suffix"])):
                words = tuple(seedlib.plain_key(text).split())
                self.end.add(words)
                if r["place"] == "any" and len(words) == 1:
                    self.anywhere.add(words[0])
                if r["place"] == "start":
                    self.start.add(words)

    def __call__(self, name):
        words = ["and" if w in ("und", "et") else w for w in
                 seedlib.plain_key(join_initials(name)).split()]
        if len(words) > 1 and words[0] == "the":
            words = words[1:]
        n = next((n for n in range(min(5, len(words) - 1), 0, -1)
                  if tuple(words[:n]) in self.start), 0)
        words = words[n:]
        first = words[0]
        words = [w for w in words if w not in self.anywhere] or [first]
        while len(words) > 1:
            n = next((n for n in range(min(5, len(words) - 1), 0, -1)
                      if tuple(words[-n:]) in self.end), 0)
            if n == 0:
                break
            words = words[:-n]
        while len(words) > 1 and words[-1] == "and":
            words = words[:-1]
        return " ".join(words)


def registrants(rows):
    """[set of row numbers] of one registrant each: the same DUNS, or the
    same name."""
    key = NameKey()
    above = {}

    def top(x):
        while above.setdefault(x, x) != x:
            x = above[x]
        return x

    for r in rows:
        ids = [("name", key(r["REGISTRANT_NAME"]))]
        if r["REGISTRANT_DUNS"]:
            ids.append(("duns", r["REGISTRANT_DUNS"]))
        for other in ids[1:]:
            above[top(other)] = top(ids[0])
    out = collections.defaultdict(set)
    for i, r in enumerate(rows):
        out[top(("name", key(r["REGISTRANT_NAME"])))].add(i)
    return sorted(map(sorted, out.values()))


def accounted(source, n):
    def check(say):
        parts = ["created", "updated", "unchanged", "aside", "skipped"]
        if sum(int(source[p]) for p in parts) != n:
            say("%s of %d rows" % ([source[p] for p in parts], n))
    return check


def same_identifiers(rows, sites):
    def check(say):
        if len(sites) != len(rows):
            say("%d sites of %d rows" % (len(sites), len(rows)))
        before = collections.Counter((r["FEI_NUMBER"], r["DUNS_NUMBER"])
                                     for r in rows)
        after = collections.Counter((s["fei"], s["duns"]) for s in sites)
        for pair in (before - after) + (after - before):
            say("%s: %d in, %d out" % (pair, before[pair], after[pair]))
    return check


def same_registrants(rows, sites, mine):
    """The same rows together, not only as many."""
    def check(say):
        at = {(r["FEI_NUMBER"], r["DUNS_NUMBER"]): i
              for i, r in enumerate(rows)}
        vendor = {at[s["fei"], s["duns"]]: s["vendor"] for s in sites
                  if (s["fei"], s["duns"]) in at}
        theirs = collections.defaultdict(list)
        for i in range(len(rows)):
            theirs[vendor.get(i)].append(i)
        theirs = sorted(theirs.values())
        for part in [p for p in mine if p not in theirs]:
            say("one registrant: %s; vendors %s" % (
                sorted({rows[i]["REGISTRANT_NAME"] for i in part}),
                sorted({vendor.get(i) for i in part}, key=str)))
        for part in [p for p in theirs if p not in mine]:
            say("one vendor: %s" % sorted(
                {(rows[i]["REGISTRANT_NAME"], rows[i]["REGISTRANT_DUNS"])
                 for i in part}))
    return check


def same_operations(rows, claims):
    """Every operation that maps is a claim of its row, and no other is."""
    def check(say):
        maps = {r["operation"]: r
                for r in seedlib.read("fda_operations.csv")}
        theirs = collections.defaultdict(set)
        for c in claims:
            theirs[int(c["row"])].add(
                (c["phrase"].upper(), c["capability"], c["modality"],
                 c["dosage_group"], c["status"], c["evidence"]))
        for i, r in enumerate(rows):
            words = [o.strip().upper() for o in r["OPERATIONS"].split(";")]
            for w in words:
                if w and w not in maps:
                    say("operation %s is not in the seed" % w)
            want = {(w, m["capability"], m["modality"], m["dosage_group"],
                     "offered", "E3")
                    for w in words for m in [maps.get(w)]
                    if m and m["capability"]}
            got = theirs.pop(i + 2, set())
            if got != want:
                say("row %d: %s, expected %s"
                    % (i + 2, sorted(got - want), sorted(want - got)))
        if theirs:
            say("claims of rows that are not: %s" % sorted(theirs))
    return check


def nothing_of_development(gaps):
    """The register is silent: nobody can say is not nobody."""
    def check(say):
        strong = {c["code"] for c in seedlib.read("capabilities.csv")
                  if c["level"] == "leaf" and c["dev_marker"] == "strong"}
        mapped = {r["capability"]
                  for r in seedlib.read("fda_operations.csv")}
        seen = {g["capability"]: g for g in gaps}
        for code in strong - mapped:
            g = seen[code]
            if g["verdict"] != "unknown" or "not on file" not in g["who"]:
                say("%s: %s, %s" % (code, g["verdict"], g["who"]))
    return check


def no_level(rows, n_vendor):
    def check(say):
        if len(rows) != 2 * n_vendor:
            say("%d rows of %d vendors" % (len(rows), n_vendor))
        for r in rows:
            if (r["level"] != "none" or
                    "Any development (not on file)" not in r["missing"]):
                say("%s %s: %s, %s" % (r["vendor"], r["scope"], r["level"],
                                       r["missing"]))
    return check


def main():
    if not os.path.exists(FILE):
        print("ok 1 # SKIP no shared/data/registers here\n1..1")
        return 0
    rows = read(FILE)
    product = Product("fda")
    product.run("import", FILE)
    vendors = product.rows("export", "vendors")
    sites = product.rows("export", "sites")
    claims = product.rows("export", "claims")
    mine = registrants(rows)
    tap = Tap()
    tap.compare("%d rows accounted for" % len(rows), accounted(
        product.rows("sources")[0], len(rows)))
    tap.compare("%d sites with the FEI and DUNS of their rows" % len(sites),
                same_identifiers(rows, sites))
    tap.compare("%d vendors are the registrants" % len(vendors),
                same_registrants(rows, sites, mine))
    tap.case("as many vendors as registrants", [] if len(vendors) == len(
        mine) else ["%d vendors, %d registrants" % (len(vendors),
                                                    len(mine))])
    tap.compare("%d claims are the operations" % len(claims),
                same_operations(rows, claims))
    tap.compare("of development the register says nothing",
                nothing_of_development(product.rows("gaps", "--all")))
    tap.compare("lifecycle says what is not on file",
                no_level(product.rows("lifecycle"), len(vendors)))
    print("1..%d" % tap.n)
    return 0


if __name__ == "__main__":
    sys.exit(main())
