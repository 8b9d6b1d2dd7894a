#!/usr/bin/env python3
"""evaluate.py - who offers what, what is missing: a second opinion.

An evaluation of an export of the catalog, written from the rules of the seed
and from nothing of the product's SQL.  Compares with the product's answers:

    vendorcat export claims  --format csv -o claims.csv
    vendorcat export vendors --format csv -o vendors.csv
    vendorcat lifecycle      --format csv -o lifecycle.csv
    vendorcat gaps --all     --format csv -o gaps.csv
    evaluate.py claims.csv vendors.csv [--lifecycle lifecycle.csv]
                [--gaps gaps.csv] [--min N] [--fda-only] [--expect cases.csv]

Every difference is a line on stdout; exit status 1 when there is one.
Without --lifecycle and --gaps the own answers are printed.
"""
import argparse
import csv
import re
import sys

import seedlib

LADDER = ["span", "core", "chain", "full"]
SCOPES = ["DS", "DP"]
DIMENSIONS = ["modality", "dosage_group", "phase"]


class Rules:
    """The seed's taxonomy and profiles."""

    def __init__(self):
        caps = seedlib.read("capabilities.csv")
        self.leaves = {c["code"]: c for c in caps if c["level"] == "leaf"}
        self.area_of = {c["code"]: c["area"] for c in self.leaves.values()}
        self.parent = {m["code"]: m["parent"]
                       for m in seedlib.read("modalities.csv")}
        self.region = {}
        for c in seedlib.read("countries.csv"):
            for key in (c["alpha2"], c["alpha3"], c["name"]):
                self.region[key.casefold()] = c["macro_region"]
        self.profiles = seedlib.read("profiles.csv")
        self.stages = {}
        for r in seedlib.read("profile_requirements.csv"):
            self.stages.setdefault(r["profile"], []).append(r)
        self.fda = {r["capability"] for r in seedlib.read("fda_operations.csv")
                    if r["capability"]}

    def modality_is(self, code, wanted):
        while code:
            if code == wanted:
                return True
            code = self.parent.get(code, "")
        return False


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as f:
        return list(csv.DictReader(f))


def effective(claims):
    """The offered claims that no stronger "no" of the vendor overrules."""
    noes = {}
    for c in claims:
        if c["status"] == "no":
            noes.setdefault((c["vendor"], c["capability"]), []).append(c)
    return [c for c in claims if c["status"] == "offered"
            and not any(overrules(no, c) for no in
                        noes.get((c["vendor"], c["capability"]), []))]


def overrules(no, offered):
    for d in DIMENSIONS:
        if no[d] and no[d] != offered[d]:
            return False
    strength = [(c["evidence"] or "E0", c.get("date") or "")
                for c in (no, offered)]
    return strength[0] > strength[1]


def meets_option(rules, option, claims):
    if option.startswith("profile:"):
        return not missing(rules, option[len("profile:"):], claims)
    m = re.fullmatch(r"([a-z-]+)(?:@(\w+))?(?:#([\w-]+))?", option)
    code, phase, modality = m.groups()
    return any(c["capability"] == code
               and (not phase or c["phase"] == phase)
               and (not modality
                    or rules.modality_is(c["modality"], modality))
               for c in claims)


def missing(rules, profile, claims):
    """The mandatory stages of the profile that no claim meets, in order."""
    return [s["stage"] for s in rules.stages[profile]
            if s["mandatory"] == "Y"
            and not any(meets_option(rules, o, claims)
                        for o in s["any_of"].split("|"))]


def level(rules, scope, claims):
    """(level, missing of the next rung as a list of possible sets)."""
    reached, above = "none", []
    for rung in LADDER:
        on_rung = [p["profile"] for p in rules.profiles
                   if p["level"] == rung and p["scope"] in (scope, "any")]
        lacks = [missing(rules, p, claims) for p in on_rung]
        if any(not x for x in lacks):
            reached, above = rung, []
        elif not above:
            above = lacks
    return reached, above


def lifecycle(rules, claims, vendors):
    by_vendor = {v: [] for v in vendors}
    for c in effective(claims):
        by_vendor.setdefault(c["vendor"], []).append(c)
    return {(v, scope): level(rules, scope, held)
            for v, held in by_vendor.items() for scope in SCOPES}


def verdict(n_vendor, n_group, n_region, need, left_open):
    if n_group == 0:
        return "unknown" if left_open else "none"
    if n_group < need:
        if n_group > 1:
            return "below"
        return "single" if n_vendor == 1 else "single-group"
    if need >= 2 and n_region == 1:
        return "single-region"
    return "covered"


def gaps(rules, claims, group_of, need=2, fda_only=False):
    """{capability: (vendors, groups, regions, verdict)} for the leaves."""
    held = effective(claims)
    partial = {c["capability"] for c in claims if c["status"] == "partial"}
    out = {}
    for code, area in rules.area_of.items():
        mine = [c for c in held if c["capability"] == code]
        who = {c["vendor"] for c in mine}
        groups = {group_of.get(v) or v for v in who}
        regions = {rules.region.get(c["country"].casefold(), "")
                   for c in mine}
        left_open = (code in partial
                     or any(c["capability"] == area for c in held)
                     or (fda_only and code not in rules.fda))
        out[code] = (len(who), len(groups), regions - {""},
                     verdict(len(who), len(groups), len(regions), need,
                             left_open))
    return out


def words(text):
    return {t.strip() for t in re.split(r"[;|,]", text) if t.strip()}


def compare_lifecycle(mine, rows, say):
    seen = set()
    for r in rows:
        key = (r["vendor"], r["scope"])
        if key in seen:
            say("lifecycle: %s %s: two rows" % key)
        seen.add(key)
        if key not in mine:
            say("lifecycle: %s %s: not expected" % key)
            continue
        reached, above = mine[key]
        theirs = r["level"]
        if theirs == "verified" and reached == "full":
            continue
        if theirs != reached:
            say("lifecycle: %s %s: level %s, expected %s (missing %s)"
                % (*key, theirs, reached, above))
        elif reached != "full" and words(r["missing"]) not in [
                set(x) for x in above]:
            say("lifecycle: %s %s: missing %s, expected %s"
                % (*key, sorted(words(r["missing"])), above))
    for key in sorted(set(mine) - seen):
        say("lifecycle: %s %s: no row" % key)


def compare_gaps(mine, rows, say):
    theirs = {r["capability"]: r for r in rows if r["capability"] in mine}
    for code, (vendors, groups, regions, result) in mine.items():
        r = theirs.get(code)
        if r is None:
            say("gaps: %s: no row" % code)
            continue
        want = {"vendors": str(vendors), "groups": str(groups),
                "verdict": result}
        if r["regions"].isdigit():
            want["regions"] = str(len(regions))
        elif words(r["regions"].replace(" ", ";")) != regions:
            say("gaps: %s: regions %s, expected %s"
                % (code, r["regions"], sorted(regions)))
        for column, value in want.items():
            if r[column] != value:
                say("gaps: %s: %s %s, expected %s"
                    % (code, column, r[column], value))


def compare_cases(rules, claims, cases, say):
    """cases: vendor,profile,meets as rule_cases.py built them."""
    by_vendor = {}
    for c in effective(claims):
        by_vendor.setdefault(c["vendor"], []).append(c)
    for case in cases:
        lacks = missing(rules, case["profile"],
                        by_vendor.get(case["vendor"], []))
        if (not lacks) != (case["meets"] == "yes"):
            say("case: %s: %s meets %s: expected %s, missing %s"
                % (case["vendor"], case["why"], case["profile"],
                   case["meets"], lacks))


def show(levels, results):
    for (vendor, scope), (reached, above) in sorted(levels.items()):
        print("%s\t%s\t%s\t%s" % (vendor, scope, reached, above))
    for code, (vendors, groups, regions, result) in results.items():
        print("%s\t%d\t%d\t%s\t%s" % (code, vendors, groups,
                                      "|".join(sorted(regions)), result))


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("claims")
    ap.add_argument("vendors")
    ap.add_argument("--lifecycle")
    ap.add_argument("--gaps")
    ap.add_argument("--expect")
    ap.add_argument("--min", type=int, default=2)
    ap.add_argument("--fda-only", action="store_true")
    a = ap.parse_args()
    rules = Rules()
    claims = read(a.claims)
    vendors = read(a.vendors)
    group_of = {v["vendor"]: v["group"] for v in vendors}
    levels = lifecycle(rules, claims, list(group_of))
    results = gaps(rules, claims, group_of, a.min, a.fda_only)
    said = []

    def say(text):
        said.append(text)
        print(text)

    if a.lifecycle:
        compare_lifecycle(levels, read(a.lifecycle), say)
    if a.gaps:
        compare_gaps(results, read(a.gaps), say)
    if a.expect:
        compare_cases(rules, claims, read(a.expect), say)
    if not (a.lifecycle or a.gaps or a.expect):
        show(levels, results)
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
