#!/usr/bin/env python3
"""random_catalog.py - a random long-form sheet, for comparing properties.

    random_catalog.py SEED OUT.csv [VENDORS]

The same seed gives the same bytes.  Vendors share parents, countries differ,
claims contradict each other in status, date, evidence, modality, dosage form
and phase; areas stand beside leaves, ambiguous words beside clear ones; some
claims are of a site in another country; cells are blank now and then.
"""
import csv
import random
import sys

import seedlib

HEADER = ["Vendor", "Tag", "HQ Country", "Parent", "Site", "Site country",
          "Capability", "Claim status", "Modality", "Dosage group", "Phase",
          "Evidence level", "As of"]
STATUS = ["offered"] * 12 + ["no"] * 4 + ["planned", "partner", "partial"]
COUNTRIES = ["Germany", "France", "Switzerland", "United States", "Canada",
             "India", "China", "Japan", "South Korea", "Brazil", ""]
ENDINGS = ["Vale", "Moor", "Wick", "Garth", "Holm", "Beck", "Thwaite"]
STEMS = ["Alder", "Bram", "Corvan", "Dun", "Esk", "Farrow", "Glen", "Harrow",
         "Inver", "Jasper", "Kestrel", "Larks", "Moss", "Nettle", "Oaken"]


def blank_or(rng, values, odds):
    return rng.choice(values) if rng.random() < odds else ""


def capability_words(caps):
    """A code, or the name where the code's words are ambiguous."""
    taken = {seedlib.phrase_key(r["phrase"])
             for r in seedlib.read("ambiguous_synonyms.csv")}
    out = []
    for c in caps:
        code = seedlib.phrase_key(c["code"]) not in taken
        out.append(c["code"] if code else c["name"])
    return out


def site_cells(rng):
    """The name and country of a site, of which one or both may be blank."""
    country = rng.choice(COUNTRIES)
    if rng.random() < 0.8:
        return ["", ""]
    return ["%s works" % (country or "Old"), country]


def vendor_rows(rng, name, texts, codes):
    tag = rng.choice(["CMO", "CDMO", "CDMO", ""])
    country = rng.choice(COUNTRIES)
    parent = blank_or(rng, ["Group %s" % s for s in STEMS[:6]], 0.4)
    head = [name, tag, country, parent]
    n_claim = rng.choice([0, 1, 2, 5, 10, 20, 40])
    likes = rng.sample(texts, min(len(texts), max(1, n_claim // 2)))
    if n_claim == 0:
        yield head + [""] * (len(HEADER) - len(head))
    for _ in range(n_claim):
        unclear = rng.random() < 0.03
        yield head + site_cells(rng) + [
            rng.choice(codes["unclear"] if unclear else likes), rng.choice(STATUS),
            blank_or(rng, codes["modality"], 0.3),
            blank_or(rng, codes["dosage"], 0.2),
            blank_or(rng, codes["phase"], 0.3),
            blank_or(rng, ["E0", "E1", "E2", "E3", "E4", "E5"], 0.8),
            blank_or(rng, ["%d-%02d-%02d" % (y, m, 15)
                           for y in range(2021, 2027) for m in (1, 6, 11)
                           if (y, m) != (2026, 11)],
                     0.7)]


def build(seed, path, n_vendor):
    rng = random.Random(seed)
    texts = capability_words(seedlib.read("capabilities.csv"))
    codes = {"modality": [m["code"] for m in seedlib.read("modalities.csv")],
             "dosage": [d["group_code"]
                        for d in seedlib.read("dosage_form_groups.csv")],
             "phase": [p["code"]
                       for p in seedlib.read("lifecycle_phases.csv")],
             "unclear": ["clinical manufacturing", "commercial supply",
                         "R&D", "bioanalytics", "controlled substances",
                         "contract manufacturing", "kilo lab"]}
    with open(path, "w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(HEADER)
        for i in range(n_vendor):
            name = "%s%s %03d" % (rng.choice(STEMS),
                                  rng.choice(ENDINGS).lower(), i)
            out.writerows(vendor_rows(rng, name, texts, codes))


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    build(int(sys.argv[1]), sys.argv[2],
          int(sys.argv[3]) if len(sys.argv) == 4 else 60)


if __name__ == "__main__":
    main()
