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
            "programme": "program", "programmes": "programs"}
VERBS = re.compile(r"^(.*(?:lyophil|steril|optim|micron|serial|character|"
                   r"random|custom|formal|harmon|minim|maxim|commercial|"
                   r"solubil|stabil|crystall|util|organ|real|standard))"
                   r"is(e|es|ed|er|ers|ing|ation|ations)$")


def read(name, folder=SEED):
    """The rows of one seed file as dictionaries."""
    with open(os.path.join(folder, name), encoding="utf-8",
              newline="") as f:
        return list(csv.DictReader(f))


def plain_key(text):
    """Case, accents and punctuation gone; the words themselves kept."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = unicodedata.normalize("NFD", text)
    text = "".join(c for c in text if unicodedata.category(c) != "Mn")
    text = unicodedata.normalize("NFC", text)
    text = re.sub(r"[&+]", " and ", text)
    return " ".join("".join(c if c.isalnum() else " "
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
        word = word[:-1]
    return word


def phrase_key(text):
    """The key by which the program compares phrases."""
    words = plain_key(text).split()
    kept = [w for w in words if w not in NOISE] or words
    return " ".join(word_key(w) for w in kept)


def split_list(text, sep):
    return [t.strip() for t in text.split(sep) if t.strip()]
