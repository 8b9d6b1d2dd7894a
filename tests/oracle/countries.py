"""countries.py - countries as another catalogue of names writes them.

Every name that the Debian package iso-codes has for a country of ISO 3166-1
(its name, its common and its official one) in each of the languages below
goes into a sheet; the sheet is imported, and each country has to come out as
its code.  With -v, what was not read is listed.

The package is under the LGPL and no part of it is in vendorcat; where it is
not installed there is nothing to test.
"""
import csv
import gettext
import io
import json
import os
import subprocess
import sys

JSON = "/usr/share/iso-codes/json/iso_3166-1.json"
DOMAIN, LOCALE = "iso_3166-1", "/usr/share/locale"
LANGUAGES = ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "da", "sv",
             "nb", "fi", "hu", "ro", "tr", "el", "ru", "ja", "zh_CN", "ko"]
# What a language's translation of a name has to reach, in percent.
SHORT, OFFICIAL = 99, 85
# Official names ("Koninkrijk der Nederlanden") are promised for these alone.
FORMAL = ["en", "de", "fr", "es", "it", "pt", "nl"]
# A slip of the catalogue: Niger's official name.
SLIP = {"Republica Nigeria"}
# One name for two: nothing to be read.
TWO = {"Kongo", "Kongó", "Κονγκό", "Конго"}


def names():
    """(language, short or official, code, name), each once."""
    with open(JSON, encoding="utf-8") as f:
        countries = json.load(f)["3166-1"]
    for language in LANGUAGES:
        if language == "en":
            say = str
        else:
            try:
                say = gettext.translation(
                    DOMAIN, LOCALE, languages=[language]).gettext
            except FileNotFoundError:
                continue
        seen = set()
        for c in countries:
            for kind in "name", "common_name", "official_name":
                if kind not in c:
                    continue
                name = say(c[kind])
                # Untranslated, it is English once more.
                if language != "en" and name == c[kind]:
                    continue
                sort = "official" if kind == "official_name" else "short"
                if (c["alpha_2"], name) not in seen and name not in TWO | SLIP:
                    seen.add((c["alpha_2"], name))
                    yield language, sort, c["alpha_2"], name


def read(rows):
    """The code that each name's vendor has after an import."""
    with open("names.csv", "w", encoding="utf-8", newline="") as f:
        w = csv.writer(f)
        w.writerow(["Vendor", "Country", "Services"])
        for i, row in enumerate(rows):
            w.writerow(["Vendor %d" % i, row[3], "tableting"])
    base = ["vendorcat", "--db", "names.db"]
    subprocess.run(base + ["-q", "import", "names.csv"],
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    out = subprocess.run(base + ["export", "vendors", "--format", "csv"],
                         stdout=subprocess.PIPE, check=True).stdout
    table = csv.DictReader(io.StringIO(out.decode("utf-8")))
    return {r["vendor"]: r["hq_country"] for r in table}


def main():
    if not os.path.exists(JSON):
        print("ok 1 - countries # SKIP the package iso-codes is not here")
        print("1..1")
        return 0
    rows = list(names())
    code = read(rows)
    total, right, wrong = {}, {}, 0
    for i, (language, sort, want, name) in enumerate(rows):
        got = code.get("Vendor %d" % i, "")
        total[language, sort] = total.get((language, sort), 0) + 1
        right[language, sort] = right.get((language, sort), 0) + (got == want)
        wrong += got not in ("", want)
        if got != want and ("-v" in sys.argv or got != ""):
            print("# %s %s %s: %s: read as %s" % (language, sort, want, name,
                                                  got or "nothing"))
    n = 0
    for key in total:
        n += 1
        share = 100.0 * right[key] / total[key]
        need = SHORT
        if key[1] == "official":
            need = OFFICIAL if key[0] in FORMAL else 0
        print("%sok %d - %s: %d of %d %s names are read (%.1f %%)" % (
            "" if share >= need else "not ", n, key[0], right[key], total[key],
            key[1], share))
    n += 1
    print("%sok %d - no name is read as another country" % (
        "not " if wrong else "", n))
    print("1..%d" % n)
    return 0


if __name__ == "__main__":
    sys.exit(main())
