#!/usr/bin/env python3
"""evaluate.py - who offers what, what is missing: a second opinion.

An evaluation of an export of the catalog, written from the rules of the seed
and from nothing of the product's SQL or C.  check_rules imports it; by hand
it prints its own answers for a catalog that was exported:

    vendorcat export claims  --format csv -o claims.csv
    vendorcat export vendors --format csv -o vendors.csv
    vendorcat export sites   --format csv -o sites.csv
    evaluate.py claims.csv vendors.csv sites.csv [--fda-only] [--min N]
"""
import argparse
import csv
import re

import seedlib

LADDER = ["span", "core", "chain", "full", "verified"]
SCOPES = ["DS", "DP"]
DIMENSIONS = ["modality", "dosage_group", "phase"]
# Worst first.
VERDICTS = ["none", "single", "single-group", "below", "single-region",
            "unknown", "covered"]
# What a claim says of a service, from nothing to yes.
ANSWERS = ["not on file", "no", "planned", "via partner", "partial",
           "stage not stated", "not stated", "yes"]
SHORT = {"no": 1, "planned": 2, "partner": 3, "partial": 4}
VAGUE, UNSTATED, YES = 5, 6, 7


class Rules:
    """The seed's taxonomy and profiles."""

    def __init__(self):
        caps = seedlib.read("capabilities.csv")
        self.order = [c["code"] for c in caps if c["level"] == "leaf"]
        self.area_of = {c["code"]: c["area"] for c in caps
                        if c["level"] == "leaf"}
        self.parent = {m["code"]: m["parent"]
                       for m in seedlib.read("modalities.csv")}
        self.region = {c["alpha2"]: c["macro_region"]
                       for c in seedlib.read("countries.csv")}
        self.phases = [p["code"] for p in seedlib.read("lifecycle_phases.csv")]
        self.regions = [r["code"] for r in seedlib.read("macro_regions.csv")]
        self.profiles = seedlib.read("profiles.csv")
        self.stages = {}
        for r in seedlib.read("profile_requirements.csv"):
            if r["mandatory"] == "Y":
                self.stages.setdefault(r["profile"], []).append(r)
        self.fda = {r["capability"] for r in seedlib.read("fda_operations.csv")
                    if r["capability"]}
        self.ambiguous = {}
        for r in seedlib.read("ambiguous_synonyms.csv"):
            codes = {c.split("#")[0].split("@")[0]
                     for c in r["candidates"].split("|") if c}
            for key in (seedlib.plain_key(r["phrase"]),
                        seedlib.phrase_key(r["phrase"])):
                self.ambiguous.setdefault(key, codes)

    def line(self, modality):
        """The modality and the classes above it."""
        out = []
        while modality:
            out.append(modality)
            modality = self.parent.get(modality, "")
        return out

    def may_mean(self, text, key):
        for k in (seedlib.plain_key(text), seedlib.phrase_key(text), key):
            if k in self.ambiguous:
                return self.ambiguous[k]
        return set()


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as f:
        return list(csv.DictReader(f))


def option_of(text):
    """code@PHASE#MODALITY as (code, phase, modality)."""
    code, phase, modality = re.fullmatch(
        r"([a-z-]+)(?:@(\w+))?(?:#([\w-]+))?", text).groups()
    return code, phase or "", modality or ""


class Claim:
    """A claim, whether it counts, and where it is."""

    def __init__(self, row, home):
        self.vendor = row["vendor"]
        self.capability = row["capability"]
        self.status = row["status"]
        self.modality = row["modality"]
        self.dosage_group = row["dosage_group"]
        self.phase = row["phase"]
        self.evidence = row["evidence"] or "E0"
        self.date = row["date"]
        self.places = {row["country"]} if row["country"] else set(home)
        self.counts = False

    def is_overruled(self, no):
        for d in DIMENSIONS:
            if getattr(no, d) not in ("", getattr(self, d)):
                return False
        return (no.evidence, no.date) > (self.evidence, self.date)


class Catalog:
    """What was exported, and the questions."""

    def __init__(self, rules, claims, vendors, sites, mentions=(),
                 fda_only=False):
        self.rules = rules
        self.fda_only = fda_only
        self.kind = {v["vendor"]: v["kind"] for v in vendors}
        self.group = {v["vendor"]: v["group"] for v in vendors}
        self.home = {}
        for v in vendors:
            at = {s["country"] for s in sites
                  if s["vendor"] == v["vendor"] and s["country"]}
            self.home[v["vendor"]] = ({v["hq_country"]} if v["hq_country"]
                                      else at)
        self.claims = [Claim(c, self.home[c["vendor"]]) for c in claims]
        self.doubts = {(vendor, code) for vendor, text, key in mentions
                       for code in rules.may_mean(text, key)}
        self.settle()

    def settle(self):
        noes = {}
        for c in self.claims:
            if c.status == "no":
                noes.setdefault((c.vendor, c.capability), []).append(c)
        for c in self.claims:
            c.counts = c.status == "offered" and not any(
                c.is_overruled(no)
                for no in noes.get((c.vendor, c.capability), []))

    def of_vendor(self):
        """{vendor: {capability: its claims}}"""
        out = {v: {} for v in self.kind}
        for c in self.claims:
            out[c.vendor].setdefault(c.capability, []).append(c)
        return out

    def about(self, option, held):
        """The claims that can speak of an option."""
        code = option[0]
        return (held.get(code, [])
                + held.get(self.rules.area_of.get(code), []))

    def without(self, vendors=(), countries=()):
        """The same with some gone; the noes were heard before."""
        gone, closed = set(vendors), set(countries)
        less = object.__new__(Catalog)
        less.__dict__.update(self.__dict__)
        less.claims = []
        for c in self.claims:
            left = c.places - closed
            if c.vendor in gone or (c.places and not left):
                continue
            kept = object.__new__(Claim)
            kept.__dict__.update(c.__dict__, places=left)
            less.claims.append(kept)
        less.home = {v: at - closed for v, at in self.home.items()}
        less.doubts = {(v, code) for v, code in self.doubts
                       if v not in gone
                       and not (self.home[v] and not less.home[v])}
        return less

    # --- what a claim says of a requirement ---

    def says(self, claim, option):
        code, phase, modality = option
        if claim.capability != code:
            if (claim.counts
                    and claim.capability == self.rules.area_of.get(code)):
                return VAGUE
            return 0
        if not claim.counts:
            # An offer that a "no" overrules is a no.
            return SHORT.get(claim.status, 1)
        answer = YES
        for wanted, stated in ((phase, [claim.phase] if claim.phase else []),
                               (modality, self.rules.line(claim.modality))):
            if wanted and not stated:
                answer = UNSTATED
            elif wanted and wanted not in stated:
                return 0
        return answer

    def stage_answer(self, any_of, held):
        """The best of the options; a no only when all of them are."""
        answers = []
        for o in any_of.split("|"):
            if o.startswith("profile:"):
                met = not self.missing(o[len("profile:"):], held)
                answers.append(YES if met else 0)
            else:
                option = option_of(o)
                answers.append(max((self.says(c, option)
                                    for c in self.about(option, held)),
                                   default=0))
        best = max(answers)
        return 0 if best == 1 and min(answers) == 0 else best

    def missing(self, profile, held):
        """[(stage, answer)] of the mandatory stages not met, in order."""
        out = []
        for s in self.rules.stages[profile]:
            answer = self.stage_answer(s["any_of"], held)
            if answer != YES:
                out.append((s["stage"], answer))
        return out

    def evidence(self, profile, held):
        """The weakest level a meeting of the profile rests on."""
        of_stage = []
        for s in self.rules.stages[profile]:
            levels = []
            for o in s["any_of"].split("|"):
                if o.startswith("profile:"):
                    other = o[len("profile:"):]
                    if not self.missing(other, held):
                        levels.append(self.evidence(other, held))
                else:
                    option = option_of(o)
                    levels += [c.evidence for c in self.about(option, held)
                               if self.says(c, option) == YES]
            if levels:
                of_stage.append(max(levels))
        return min(of_stage) if of_stage else "not on file"

    # --- lifecycle ---

    def rung(self, level, scope):
        return [p["profile"] for p in self.rules.profiles
                if p["level"] == level and p["scope"] in (scope, "any")]

    def level(self, scope, held):
        """(level, met profiles, [missing of each profile one rung up])."""
        reached, met = "none", []
        for name in LADDER:
            now = [p for p in self.rung(name, scope)
                   if not self.missing(p, held)]
            if now:
                reached, met = name, now
        above = LADDER.index(reached) + 1 if reached != "none" else 0
        if above == len(LADDER):
            return reached, met, [(p, []) for p in met]
        return reached, met, [(p, self.missing(p, held))
                              for p in self.rung(LADDER[above], scope)]

    # --- gaps ---

    def values(self, axis, claim):
        if axis == "region":
            return {self.rules.region[c] for c in claim.places}
        if axis == "country":
            return set(claim.places)
        if axis == "kind":
            return {self.kind[claim.vendor]} - {""}
        if axis == "modality":
            return (set() if claim.modality == "ANY"
                    else set(self.rules.line(claim.modality)))
        if axis == "phase":
            return {claim.phase} - {""}
        # A vendor outside any group is in none: that much is known.
        return {self.group[claim.vendor] or "(none)"}

    def doubt_fits(self, axis, value, vendor):
        """Where a vendor is and what it is are known without a claim."""
        if axis == "region":
            at = {self.rules.region[c] for c in self.home[vendor]}
        elif axis == "country":
            at = self.home[vendor]
        elif axis == "kind":
            at = {self.kind[vendor]} - {""}
        elif axis == "group":
            return value == self.group[vendor]
        else:
            at = set()
        return not at or value in at

    def is_silent(self, options):
        return self.fda_only and not any(o[0] in self.rules.fda
                                         for o in options)

    def cells(self, options, axis, values, need):
        """{value: (vendors, groups, regions, verdict, vendors that say
        anything)}"""
        here = {v: [] for v in values}
        open_ = set(values) if self.is_silent(options) else set()
        codes = {o[0] for o in options}
        codes |= {self.rules.area_of.get(o[0]) for o in options}
        for c in self.claims:
            if c.capability not in codes:
                continue
            answer = max(self.says(c, o) for o in options)
            stated = self.values(axis, c) if axis else set(values)
            for value in stated & here.keys() if answer else ():
                here[value].append((c, answer))
            if answer in (4, 5, 6):
                open_ |= stated or set(values)
            elif answer == YES and not stated:
                open_ |= set(values)
        for v, code in self.doubts:
            if code in codes:
                open_ |= {value for value in values if not axis
                          or self.doubt_fits(axis, value, v)}
        return {v: self.cell(here[v], axis, need, v in open_)
                for v in values}

    def cell(self, here, axis, need, is_open):
        offers = [c for c, answer in here if answer == YES]
        who = {c.vendor for c in offers}
        groups = {self.group[v] or "vendor " + v for v in who}
        regions = {self.rules.region[p] for c in offers for p in c.places}
        return (len(who), len(groups), len(regions),
                verdict(len(who), len(groups), len(regions), need, is_open,
                        axis in ("region", "country")),
                len({c.vendor for c, _ in here}))

    def subjects(self, profile):
        """[(code, options)]: the leaves, or the mandatory stages."""
        if not profile:
            return [(code, [(code, "", "")]) for code in self.rules.order]
        return [(s["any_of"], [option_of(o) for o in s["any_of"].split("|")])
                for s in self.rules.stages[profile]]


def verdict(n_vendor, n_group, n_region, need, left_open, in_one_place):
    if n_group == 0:
        return "unknown" if left_open else "none"
    if n_group < need:
        if n_group > 1:
            return "below"
        return "single" if n_vendor == 1 else "single-group"
    # As far as their places are known: all of them in one.
    if need >= 2 and not in_one_place and n_region == 1:
        return "single-region"
    return "covered"


def is_worse(now, before):
    """Nobody left, though somebody may be, is worse than somebody."""
    if now == "unknown":
        return before not in ("unknown", "none")
    return VERDICTS.index(now) < VERDICTS.index(before)


# --- differences from the product's answers ---

def reason(answer, any_of):
    if answer == UNSTATED:
        return "%s not stated" % ("modality" if "#" in any_of else "phase")
    return ANSWERS[answer]


def compare_lifecycle(catalog, rows, say):
    """The rows of `lifecycle --format csv`."""
    of_vendor = catalog.of_vendor()
    expected = {(v, s) for v in of_vendor for s in SCOPES}
    seen = [(r["vendor"], r["scope"]) for r in rows]
    if sorted(seen) != sorted(expected):
        say("lifecycle: other rows than vendors and scopes")
    order = [LADDER.index(r["level"]) if r["level"] != "none" else -1
             for r in rows]
    if order != sorted(order, reverse=True):
        say("lifecycle: the best level is not first")
    for r in rows:
        held = of_vendor[r["vendor"]]
        reached, met, above = catalog.level(r["scope"], held)
        where = "lifecycle: %s %s: " % (r["vendor"], r["scope"])
        if r["level"] != reached:
            say(where + "level %s, expected %s" % (r["level"], reached))
            continue
        ways = [lifecycle_words(catalog, p, lacks) for p, lacks in above]
        # Of several profiles on the rung, the one that it lacks least of.
        best = max(int(w[0]) - int(w[1]) for w in ways)
        ways = [w for w in ways if int(w[0]) - int(w[1]) == best]
        got = (r["have"], r["need"], r["missing"])
        if got not in ways:
            say(where + "%s, expected one of %s" % (got, ways))
        rests = {catalog.evidence(p, held)
                 for p in met or catalog.rung("span", r["scope"])}
        if r["evidence"] not in rests:
            say(where + "evidence %s, expected %s" % (r["evidence"], rests))


def lifecycle_words(catalog, profile, lacks):
    stages = catalog.rules.stages[profile]
    any_of = {s["stage"]: s["any_of"] for s in stages}
    return (str(len(stages) - len(lacks)), str(len(stages)),
            "; ".join("%s (%s)" % (stage, reason(a, any_of[stage]))
                      for stage, a in lacks))


def values_used(catalog, axis):
    """(values a row is due for, values it may have)"""
    told = {v for c in catalog.claims for v in catalog.values(axis, c)
            if c.counts or c.capability in catalog.rules.area_of}
    every = {v for c in catalog.claims for v in catalog.values(axis, c)}
    fixed = {"kind": {"CMO", "CDMO"},
             "phase": set(catalog.rules.phases)}.get(axis, set())
    none = {"(none)"}
    return (told | fixed) - none, (every | fixed) - none


def compare_gaps(catalog, rows, say, axis="", need=0, profile="",
                 less=None):
    """The rows of `gaps --format csv` with --all, or with --without (less:
    what is left)."""
    need = need or (1 if axis == "group" else 2)
    theirs = {(r["capability"], r[axis] if axis else ""): r for r in rows}
    if len(theirs) != len(rows):
        say("gaps: a row twice")
    got = [VERDICTS.index(r["verdict"]) for r in rows]
    if got != sorted(got):
        say("gaps: the worst is not first")
    due, allowed = values_used(catalog, axis) if axis else ({""}, {""})
    for code, options in catalog.subjects(profile):
        whole = catalog.cells(options, axis, allowed, need)
        left = less and less.cells(options, axis, allowed, need)
        for value in sorted(allowed):
            r = theirs.pop((code, value), None)
            cell = (left or whole)[value]
            where = "gaps: %s %s: " % (code, value)
            if less:
                before = whole[value][3]
                worse = is_worse(cell[3], before)
                if worse != (r is not None):
                    say(where + "from %s to %s, %s" % (
                        before, cell[3], "no row" if worse else "a row"))
                if worse and r and not r["who"].startswith("was " + before):
                    say(where + "%s, but was %s" % (r["who"], before))
            elif r is None and value in due:
                say(where + "no row")
            if r:
                compare_row(catalog, cell, r, need, where, say,
                            not axis and not less)
    for key in theirs:
        say("gaps: %s %s: not expected" % key)


def compare_row(catalog, cell, r, need, where, say, count_unknown):
    want = dict(zip(["vendors", "groups", "regions", "verdict"],
                    map(str, cell)))
    want["need"] = str(need)
    for column, value in want.items():
        if r[column] != value:
            say(where + "%s %s, expected %s" % (column, r[column], value))
    m = re.search(r"not known of (\d+)$", r["who"])
    if count_unknown and cell[0] == 0 and not r["who"].startswith("not on"):
        unknown = len(catalog.kind) - cell[4]
        if (int(m.group(1)) if m else 0) != unknown:
            say(where + "%s, expected %d not known" % (r["who"], unknown))


def compare_cases(catalog, cases, say):
    """cases: vendor,profile,meets as rule_cases.py built them."""
    of_vendor = catalog.of_vendor()
    for case in cases:
        lacks = catalog.missing(case["profile"],
                                of_vendor.get(case["vendor"], {}))
        if (not lacks) != (case["meets"] == "yes"):
            say("case: %s: %s meets %s: expected %s, missing %s"
                % (case["vendor"], case["why"], case["profile"],
                   case["meets"], lacks))


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("claims")
    ap.add_argument("vendors")
    ap.add_argument("sites")
    ap.add_argument("--min", type=int, default=2)
    ap.add_argument("--fda-only", action="store_true")
    a = ap.parse_args()
    catalog = Catalog(Rules(), read(a.claims), read(a.vendors),
                      read(a.sites), fda_only=a.fda_only)
    for vendor, held in sorted(catalog.of_vendor().items()):
        for scope in SCOPES:
            level, _, above = catalog.level(scope, held)
            print("%s\t%s\t%s\t%s" % (vendor, scope, level, above))
    for code, options in catalog.subjects(""):
        print("%s\t%d\t%d\t%d\t%s"
              % ((code,) + catalog.cells(options, "", [""], a.min)[""][:4]))


if __name__ == "__main__":
    main()
