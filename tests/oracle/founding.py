# Is every founding service reachable from its own words?  For each capability
# with a seed_term the term and the parts of its definition are resolved by the
# program, and each must lead to the capability.
#
# founding.py [-v]    prints TAP; -v shows every phrase and what became of it.
# The program is the vendorcat in PATH.
import csv
import io
import re
import subprocess
import sys

import seedlib

# Where a term names several founding services the scope in its parentheses
# tells them apart; these are the words of the trade for the scoped service.
SCOPED = {
    ("process optimization", "DS chemical"): "chemical process optimization",
    ("process optimization", "DS biological"): "bioprocess optimization",
    ("process optimization", "DP"): "drug product process optimization",
    ("clinical manufacturing", "DS"):
        "clinical drug substance manufacturing",
    ("clinical manufacturing", "DP"): "clinical drug product manufacturing",
    ("commercial manufacturing", "DS"):
        "commercial drug substance manufacturing",
    ("commercial manufacturing", "DP"):
        "commercial drug product manufacturing",
}

# The services that the definitions name, in their own words (strange_words
# checks that): a part that is a property, a document or a restriction names
# none.
WORDS = {
    "pre-formulation": ["solubility", "excipient compatibility",
                        "developability of the candidate"],
    "formulation-development": [
        "optimization of composition", "presentation of the dosage form",
        "selection and optimization of composition"],
    "minor-formulation": ["Like-for-like excipient/site adjustments",
                          "excipient/site adjustments"],
    "chemical-process-development": [
        "Route selection", "process research", "scale-enabling chemistry"],
    "bioprocess-development": [
        "USP/DSP development", "culture/fermentation development",
        "purification", "viral clearance strategy"],
    "dp-process-development": ["Unit-operation design",
                               "lyo-cycle development"],
    "process-optimization": ["Optimization of an existing process",
                             "optimization by DoE", "DoE", "robustness"],
    "method-development": [
        "Development of assay methods", "Development of impurity methods",
        "dissolution", "Development of potency methods",
        "Development of release methods"],
    "method-validation": ["ICH Q2 validation", "compendial verification",
                          "method transfer"],
    "qc-testing": ["Raw-material testing", "in-process testing",
                   "release testing", "release testing under GMP"],
    "scale-up": ["Increase of batch size"],
    "tech-transfer": ["Documented transfer of process and methods",
                      "transfer of process", "transfer between sites"],
    "clinical-ds": ["GMP API for clinical trials",
                    "bulk drug substance for clinical trials"],
    "clinical-dp": ["GMP dosage forms for clinical trials", "placebo",
                    "over-encapsulated comparators"],
    "commercial-ds": [
        "Routine licensed manufacture of API/bulk drug substance at "
        "commercial scale", "manufacture of API at commercial scale",
        "bulk drug substance at commercial scale"],
    "commercial-dp": [
        "Routine licensed manufacture of finished dosage forms at "
        "commercial scale", "Routine licensed manufacture of finished "
        "dosage forms"],
    "oral-solids": ["Blending", "granulation", "compression",
                    "encapsulation", "coating"],
    "liquids-semisolids": ["Solutions", "suspensions", "syrups", "creams",
                           "ointments", "gels", "suppositories"],
    "fill-finish": ["Aseptic filling", "Aseptic filling of vials",
                    "terminally sterilized filling", "vials", "syringes",
                    "cartridges", "ampoules", "bags", "ophthalmics"],
    "inhalation": ["pMDI", "DPI", "nebuliser", "nasal spray filling"],
    "specialty-delivery": ["Patches", "oral films", "implants", "rings"],
    "primary-packaging": ["Blistering", "bottling",
                          "pouching/sachet filling",
                          "packaging in contact with product"],
    "secondary-packaging": ["Cartoning", "wallets", "leaflets", "bundling",
                            "late-stage customization"],
    "labeling": ["Labeling", "relabeling",
                 "Labeling/relabeling of containers and packs",
                 "artwork handling"],
    "supply-continuity": ["Capacity reservation", "safety stock",
                          "dual-site capability", "disaster recovery",
                          "BCP/disaster recovery"],
    "cmc-documentation": [
        "IND/IMPD/NDA/ANDA/BLA/MAA quality sections", "CTD Module 3 / 2.3",
        "CTD Module 3", "technical reports"],
    "regulatory-strategy": ["CMC regulatory strategy", "agency meetings",
                            "inspection/PAI support", "PAI support"],
    "project-management": ["Named PM", "integrated DS/DP plan",
                           "governance"],
}


def word_set(text):
    return set(seedlib.plain_key(text).split())


def strange_words(row):
    """Listed phrases that are not in words of the definition."""
    return [p for p in WORDS.get(row["code"], [""])
            if not p or word_set(p) - word_set(row["definition"])]


def terms(row):
    """(term, scope) of a seed_term such as "a: b (CMO); c (CDMO; DS)"."""
    for m in re.finditer(r"([^()]+)\(([^()]*)\)", row["seed_term"]):
        scope = m.group(2).split(";")
        yield (m.group(1).strip(" ;"),
               scope[1].strip() if len(scope) > 1 else "")


def resolve(phrases):
    out = subprocess.run(
        ["vendorcat", "resolve", "--format", "csv", "-"], check=False,
        input="".join(p + "\n" for p in phrases), encoding="utf-8",
        stdout=subprocess.PIPE)
    found = {}
    for row in csv.DictReader(io.StringIO(out.stdout)):
        codes = row["codes"].split("|") if row["codes"] else []
        found[row["phrase"]] = (row["kind"], codes)
    return found


def leads(found, phrase, row):
    """Clear or among the candidates; the area is the same claim with the
    stage not stated."""
    kind, codes = found.get(phrase, ("missing", []))
    return kind in ("clear", "ambiguous") and (
        row["code"] in codes or row["area"] in codes)


def main():
    verbose = "-v" in sys.argv[1:]
    rows = [r for r in seedlib.read("capabilities.csv") if r["seed_term"]]
    asked = {row["code"]: [SCOPED.get(t, t[0]) for t in terms(row)] +
             WORDS.get(row["code"], []) for row in rows}
    found = resolve(dict.fromkeys(sum(asked.values(), [])))
    failures = 0
    for number, row in enumerate(rows, 1):
        astray = [p for p in asked[row["code"]] if not leads(found, p, row)]
        strange = strange_words(row)
        ok = not astray and not strange
        failures += not ok
        print("ok" if ok else "not ok", number, "-", row["code"],
              "is reached by its", len(asked[row["code"]]), "phrases")
        for phrase in asked[row["code"]] if verbose else astray:
            print("#", phrase, "->", *found.get(phrase, ("missing",)))
        for phrase in strange:
            print("# not in words of the definition:", phrase)
    print("1.." + str(len(rows)))
    return failures > 0


sys.exit(main())
