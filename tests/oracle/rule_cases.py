#!/usr/bin/env python3
"""rule_cases.py - vendors that just meet a profile, and just miss it.

    rule_cases.py CASES.csv [EXPECT.csv]

CASES.csv is a long-form sheet to import.  For every profile but verified it
holds vendors that meet it by the fewest claims (one for each alternative a
stage allows) and vendors that miss one mandatory stage, in each way to miss:
nothing said, planned, partner, partial, no, only the area, another phase or
modality.  EXPECT.csv says
which profile each vendor is about and whether it meets it, for evaluate.py.
"""
import csv
import re
import sys

import seedlib

HEADER = ["Vendor", "Capability", "Claim status", "Modality", "Phase"]
SHORT_OF = ["planned", "partner", "partial", "no"]


def split(option):
    """code@PHASE#MODALITY as (code, modality, phase)."""
    code, phase, modality = re.fullmatch(
        r"([a-z-]+)(?:@(\w+))?(?:#([\w-]+))?", option).groups()
    return code, modality or "", phase or ""


class Cases:
    def __init__(self):
        caps = seedlib.read("capabilities.csv")
        self.area_of = {c["code"]: c["area"] for c in caps
                        if c["level"] == "leaf"}
        self.above = {m["code"]: m["parent"]
                      for m in seedlib.read("modalities.csv")}
        self.rows = []
        self.expect = []

    def add(self, profile, why, claims, meets):
        vendor = "Rule case %04d" % (len(self.expect) + 1)
        self.expect.append((vendor, profile, "yes" if meets else "no", why))
        if not claims:
            self.rows.append((vendor, "", "", "", ""))
        for option, status in claims:
            code, modality, phase = split(option)
            self.rows.append((vendor, code, status, modality, phase))

    def profile(self, profile, stages):
        options = [s["any_of"].split("|") for s in stages]
        first = [o[0] for o in options]
        self.add(profile, "the first alternatives", offered(first), True)
        for i, stage in enumerate(stages):
            self.alternatives(profile, stage, options, i)
            self.misses(profile, stage, options, i)

    def alternatives(self, profile, stage, options, i):
        rest = others(options, i)
        if rest is None:
            rest = [o[0] for j, o in enumerate(options) if j != i]
        for option in options[i][1:]:
            self.add(profile, "%s by %s" % (stage["stage"], option),
                     offered(rest + [option]), True)
        for option in options[i]:
            code, modality, _ = split(option)
            for below in [m for m in self.above
                          if modality and self.above[m] == modality]:
                self.add(profile, "%s by %s of %s"
                         % (stage["stage"], code, below),
                         offered(rest + ["%s#%s" % (code, below)]), True)

    def misses(self, profile, stage, options, i):
        name = stage["stage"]
        rest = others(options, i)
        if rest is None:
            # Whoever meets the other stages meets this one as well.
            return
        held = offered(rest)
        self.add(profile, name + " left out", held, False)
        for status in SHORT_OF:
            self.add(profile, "%s only %s" % (name, status),
                     held + [(options[i][0], status)], False)
        for area in self.areas_not_accepted(options[i], options):
            self.add(profile, "%s only as area %s" % (name, area),
                     held + [(area, "offered")], False)
        for option in options[i]:
            code, modality, phase = split(option)
            for other in self.not_of(modality, code, options[i]):
                self.add(profile, "%s by %s of %s"
                         % (name, code, other or "no modality"),
                         held + [(code + "#" * bool(other) + other,
                                  "offered")], False)
            if phase and code not in options[i]:
                self.add(profile, "%s by %s in PH2" % (name, code),
                         held + [(code + "@PH2", "offered")], False)

    def not_of(self, modality, code, mine):
        """What is not the modality: none stated, the class above it."""
        if not modality or code in mine:
            return []
        return sorted({m for m in ["", self.above[modality]]
                       if m == "" or "%s#%s" % (code, m) not in mine})

    def areas_not_accepted(self, mine, options):
        """Areas of the stage's leaves that no stage takes as such."""
        taken = {o for stage in options for o in stage} | set(mine)
        return sorted({self.area_of[split(o)[0]] for o in mine
                       if split(o)[0] in self.area_of} - taken)


def others(options, i):
    """An option for each other stage that does not meet stage i as well;
    None where a stage has no such option."""
    out = []
    for j, stage in enumerate(options):
        if j == i:
            continue
        free = [o for o in stage if o not in options[i]]
        if not free:
            return None
        out.append(free[0])
    return out


def offered(options):
    return [(o, "offered") for o in dict.fromkeys(options)]


def write(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


def build(cases_path, expect_path=None):
    profiles = [p["profile"] for p in seedlib.read("profiles.csv")
                if p["level"] != "verified"]
    stages = {}
    for r in seedlib.read("profile_requirements.csv"):
        if r["mandatory"] == "Y":
            stages.setdefault(r["profile"], []).append(r)
    cases = Cases()
    for profile in profiles:
        cases.profile(profile, stages[profile])
    write(cases_path, HEADER, cases.rows)
    if expect_path:
        write(expect_path, ["vendor", "profile", "meets", "why"],
              cases.expect)


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    build(*sys.argv[1:])


if __name__ == "__main__":
    main()
