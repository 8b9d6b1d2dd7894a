# What the checks and evaluations share: reading the seed, and the phrase key.
import csv
import os
import re
import unicodedata

SEED = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                    "..", "..", "sql", "seed")

NOISE = {"the", "of", "for", "and", "services", "service",
         "capabilities", "capability"}
SPELLING = {"labelling": "labeling", "labelled": "labeled",
            "relabelling": "relabeling", "mfg": "manufacturing",
            "manufacture": "manufacturing", "mfr": "manufacturing",
            "programme": "program", "programmes": "program",
            "dev": "development", "devt": "development",
            "packing": "packaging", "pkg": "packaging",
            "apis": "api", "hpapis": "hpapi", "analyses": "analysis",
            "analyse": "analyze", "paediatric": "pediatric",
            "colour": "color", "fibre": "fiber", "centre": "center",
            "aluminium": "aluminum", "licence": "license",
            "moulding": "molding", "moulded": "molded",
            "tabletting": "tableting"}
LETTERS = {"\u00e6": "ae", "\u0153": "oe", "\u00f8": "o", "\u00f0": "d",
           "\u0111": "d", "\u00fe": "th", "\u0127": "h", "\u0131": "i",
           "\u0142": "l", "\u0167": "t"}
INVISIBLE = "\u00ad\u200c\u200d\u2060\ufeff"
VERBS = re.compile(r"^(.*(?:lyophil|steril|optim|micron|serial|character|"
                   r"random|custom|formal|harmon|minim|maxim|commercial|"
                   r"solubil|stabil|crystall|util|organ|real|standard|"
                   r"nebul|pellet|homogen))"
                   r"is(e|es|ed|er|ers|ing|ate|ates|ation|ations)$")


def read(name, folder=SEED):
    """The rows of one seed file as dictionaries."""
    with open(os.path.join(folder, name), encoding="utf-8",
              newline="") as f:
        return list(csv.DictReader(f))


def is_accent(c):
    n = unicodedata.combining(c)
    return unicodedata.category(c) == "Mn" and (n >= 200 or 10 <= n <= 36)


def plain_key(text):
    """Case, accents and punctuation gone; the words themselves kept."""
    text = "".join(c for c in text if c not in INVISIBLE)
    text = unicodedata.normalize("NFKC", text).casefold()
    text = unicodedata.normalize("NFD", text)
    text = "".join(c for c in text if not is_accent(c))
    text = unicodedata.normalize("NFC", text)
    text = "".join(LETTERS.get(c, c) for c in text)
    text = re.sub(r"[&+]", " and ", text)
    return " ".join("".join(
        c if c.isalnum() or unicodedata.category(c) in ("Mn", "Mc") else " "
        for c in text).split())


def word_key(word):
    word = SPELLING.get(word, word)
    if word.endswith("isation"):
        word = word[:-7] + "ization"
    elif word.endswith("isations"):
        word = word[:-8] + "izations"
    else:
        m = VERBS.match(word)
        if m:
            word = m.group(1) + "iz" + m.group(2)
    if (len(word) > 3 and word.endswith("s")
            and not word.endswith(("ss", "is", "us"))):
        if word.endswith("ies") and len(word) > 4:
            word = word[:-3] + "y"
        elif word.endswith(("sses", "ches", "shes", "xes")):
            word = word[:-2]
        else:
            word = word[:-1]
    return word


def phrase_key(text):
    """The key by which the program compares phrases."""
    words = plain_key(text).split()
    kept = [w for w in words if w not in NOISE] or words
    return " ".join(word_key(w) for w in kept)


def split_list(text, sep):
    return [t.strip() for t in text.split(sep) if t.strip()]
