"""More files of Pollock's kinds, made of other tables than its one source.

make(DIR, SEED) writes DIR/csv/TABLE__ROWS__KIND.csv and the perfect reading of
each to DIR/clean.  Nothing here is taken from the benchmark: the tables are
invented, the damage is what the benchmark's description says.
"""
import csv
import os
import random
import re

WORDS = ("sterile filling of small batches under isolator with online particle "
         "count and media fill every quarter; stability storage at two climate "
         "zones, analytical method transfer and release testing for clinical "
         "supply as agreed in the quality agreement").split()
FIRST = ["Alder", "Brock", "Corvin", "Dunmore", "Eastvale", "Fenwick",
         "Gildern", "Hartwell", "Ilmen", "Jansson", "Kestrel", "Lindholm"]
LAST = ["Pharma", "Biologics", "Sciences", "Chemicals", "Laboratories",
        "Synthesis", "Therapeutics"]
FORM = ["GmbH", "Ltd", "AG", "SA", "Inc", "BV"]
COUNTRY = ["Germany", "France", "Switzerland", "India", "Ireland", "Italy",
           "United States", "South Korea"]
CITY = ["Visp", "Halle", "Lyon", "Cork", "Pune", "Parma", "Basel", "Ulm",
        "Bad Homburg", "San Diego"]
SERVICE = ["API manufacture", "Fill and finish", "QC testing", "Packaging",
           "Lyophilization", "Formulation"]


def prose(r, low, high):
    return " ".join(r.choice(WORDS) for _ in range(r.randint(low, high)))


def sentence(r, low, high):
    text = prose(r, low, high).replace(";", ",")
    return text[0].upper() + text[1:] + "."


def numeric(r, n):
    head = ["sample", "mass", "pH", "conc", "temp", "pressure", "yield", "run"]
    return head, [[str(1000 + i), "%.3f" % r.uniform(0, 90),
                   "%.1f" % r.uniform(2, 9), "%.2e" % r.uniform(1e-9, 1e-3),
                   str(r.randint(-20, 180)), "%.2f" % r.uniform(0.5, 9.5),
                   "%d%%" % r.randint(1, 99), "R%02d" % r.randint(1, 12)]
                  for i in range(n)], set()


def texts(r, n):
    head = ["Report", "Title", "Summary", "Author", "Year"]
    return head, [["TR-%04d" % (i * 7 + 13), sentence(r, 3, 7),
                   sentence(r, 15, 60) + (' A 5" pipe.' if i % 9 == 4 else ""),
                   "%s, %s" % (r.choice(FIRST), r.choice("ABCDEFGH")),
                   str(r.randint(1995, 2026))] for i in range(n)], {1, 2}


def vendors(r, n):
    head = ["Vendor", "Type", "Country", "Services", "City", "Website"]
    out = []
    for i in range(n):
        name = r.choice(FIRST)
        out.append(["%s %s %s" % (name, r.choice(LAST), r.choice(FORM)),
                    r.choice(["CMO", "CDMO", ""]), r.choice(COUNTRY),
                    ", ".join(r.sample(SERVICE, r.randint(1, 3))),
                    r.choice(CITY),
                    "https://www.%s%d.example" % (name.lower(), i)])
    return head, out, set()


def events(r, n):
    head = ["Date", "Start", "End", "Line", "Event", "Batch"]
    return head, [["2026-%02d-%02d" % (r.randint(1, 12), r.randint(1, 28)),
                   "%02d:%02d" % (r.randint(0, 23), r.choice([0, 15, 30, 45])),
                   "%02d:%02d:%02d" % (r.randint(0, 23), r.randint(0, 59),
                                       r.randint(0, 59)),
                   "L%d" % r.randint(1, 9),
                   r.choice(["Cleaning", "Change over", "Filling run",
                             "Media fill", "Idle"]),
                   "B%05d" % r.randint(1, 99999)] for _ in range(n)], set()


def few(r, n):
    return ["City", "People"], [[r.choice(CITY), str(r.randint(900, 9999999))]
                                for _ in range(n)], set()


def three(r, n):
    return (["Code", "Count", "Remark"],
            [["%s%d" % (r.choice("ABCD"), r.randint(100, 999)),
              str(r.randint(0, 400)), sentence(r, 2, 8)] for _ in range(n)],
            {2})


def wide(r, n):
    head = ["id", "site"] + ["m%02d" % i for i in range(26)] + ["when", "note"]
    return head, [["W%04d" % i, r.choice(CITY)] +
                  ["%.2f" % r.uniform(0, 100) if k % 3 else
                   str(r.randint(0, 1000)) for k in range(26)] +
                  ["%02d.%02d.2026" % (r.randint(1, 28), r.randint(1, 12)),
                   r.choice(["", "", "checked", "see log"])]
                  for i in range(n)], set()


def german(r, n):
    head = ["Kunde", "Betrag", "Menge", "Datum", "PLZ", "Ort"]

    def money(x):
        return ("{:,.2f}".format(x).replace(",", "_").replace(".", ",")
                .replace("_", "."))
    return head, [["%s %s" % (r.choice(FIRST), r.choice(FORM)),
                   money(r.uniform(1, 90000)), "%d,%d" % (r.randint(0, 99),
                                                          r.randint(0, 9)),
                   "%02d.%02d.%d" % (r.randint(1, 28), r.randint(1, 12),
                                     r.randint(2019, 2026)),
                   "%05d" % r.randint(1067, 99998), r.choice(CITY)]
                  for _ in range(n)], set()


def orders(r, n):
    head = ["Order", "Mail", "SKU", "Qty", "Price", "Product", "Shipped"]
    return head, [["%06d" % (i * 31 + 4711),
                   "%s%d@example.org" % (r.choice(FIRST).lower(), i),
                   "%s-%03d" % (r.choice(["KX", "PL", "ZT"]),
                                r.randint(1, 999)), str(r.randint(1, 40)),
                   "$%.2f" % r.uniform(1, 400),
                   r.choice(["Vial", "Stopper", "Glove box", "Filter, 0.2 um",
                             "Tubing"]),
                   "%d/%d/2026" % (r.randint(1, 12), r.randint(1, 28))]
                  for i in range(n)], set()


def ledger(r, n):
    head = ["Posted", "Text", "Amount", "Balance", "Rate"]
    out = []
    balance = 0.0
    for _ in range(n):
        amount = r.uniform(-900, 900)
        balance += amount
        out.append(["%d %s 2026" % (r.randint(1, 28),
                                    r.choice(["Jan", "Mar", "May", "Oct"])),
                    r.choice(["Rent, plant 2", "Fee", "Refund", "Salary"]),
                    "%+.2f" % amount, "%.2f" % balance,
                    "%.1e" % r.uniform(-0.02, 0.02)])
    return head, out, set()


def remarks(r, n):
    head = ["No", "Remark", "By"]
    return head, [[str(i + 1), "\n".join(
        sentence(r, 3, 9) for _ in range(r.randint(1, 3))) + (
            ' He said "no".' if i % 5 == 2 else ""),
        r.choice(FIRST)] for i in range(n)], {1}


def greek(r, n):
    head = ["Εταιρεία", "Πόλη", "Είδος", "Έτος"]
    return head, [["%s %s" % (r.choice(["Άλφα", "Δέλτα", "Ζήτα", "Ωμέγα"]),
                              r.choice(["ΑΕ", "ΕΠΕ", "ΟΕ"])),
                   r.choice(["Αθήνα", "Πάτρα", "Βόλος", "Χανιά"]),
                   r.choice(["Παραγωγή, συσκευασία", "Έλεγχος", "Ανάπτυξη"]),
                   str(r.randint(1950, 2026))] for _ in range(n)], set()


TABLES = {"numeric": (numeric, ","), "texts": (texts, ","),
          "vendors": (vendors, ","), "events": (events, ","),
          "few": (few, ","), "three": (three, ","), "wide": (wide, ","),
          "german": (german, ";"), "orders": (orders, ","),
          "ledger": (ledger, ","), "remarks": (remarks, ","),
          "greek": (greek, ",")}
SIZES = [5, 12, 40, 84, 200, 1000]


class Sheet:
    """Rows of cells with what is written around them."""

    def __init__(self, head, rows, quoted, sep):
        self.rows = [head] + rows
        self.clean = [list(head)] + [list(x) for x in rows]
        self.always = quoted
        self.sep = sep      # decides which cells are quoted ...
        self.between = sep  # ... and this is written
        self.quote = '"'
        self.double = '""'  # how a quote inside is written
        self.eol = "\r\n"
        self.tail = "\r\n"
        self.before = ""
        self.after = ""
        self.edit = {}      # row -> how to write it

    def cell(self, text, k, row):
        need = any(c in text for c in (self.sep, '"', "\n"))
        if not (need or (k in self.always and (row > 0 or k % 2))):
            return text
        return self.quote + text.replace('"', self.double) + self.quote

    def line(self, i):
        cells = [self.cell(c, k, i) for k, c in enumerate(self.rows[i])]
        if i in self.edit:
            return self.edit[i](cells, self.between)
        return self.between.join(cells)

    def text(self):
        body = self.eol.join(self.line(i) for i in range(len(self.rows)))
        return self.before + body + self.tail + self.after


def less(col):
    return lambda c, d: (d.join(c[:col]) + d.join(c[col:]) if col else
                         d.join(c))


def more(col):
    return lambda c, d: d.join(c[:col] + [""] + c[col:])


def other(delimiter):
    return lambda c, d: delimiter.join(c)


def extra_quote(s, row, col):
    s.clean[row][col] = '"' + s.clean[row][col]

    def write(c, d):
        q = c[col].startswith('"')
        c[col] = '""' + c[col][1:] if q else '"' + c[col]
        return d.join(c)
    s.edit[row] = write


def damage(s, r, kind, row):
    width = len(s.rows[0])
    if kind == "less":
        s.edit[row] = less(r.randrange(1, width))
    elif kind == "more":
        s.edit[row] = more(r.randrange(width))
    elif kind == "delimiter":
        s.edit[row] = other(r.choice(" ;") if s.sep != ";" else "|")
    else:
        extra_quote(s, row, r.randrange(width))


def file_kinds(s, kind, r):
    head = s.rows[0]
    if kind == "file_no_trailing_newline":
        s.tail = ""
    elif kind == "file_double_trailing_newline":
        s.tail = 2 * s.eol
    elif kind == "file_no_header":
        s.rows, s.clean = s.rows[1:], s.clean[1:]
    elif kind.startswith("file_header_multirow"):
        n = int(kind[-1])
        line = s.line(0)
        s.before = (line + s.eol) * (n - 1)
        s.clean[0] = [" ".join([c] * n) for c in head]
    elif kind == "file_preamble":
        s.before = ("PREAMBLE" + s.sep * (len(head) - 1) + s.eol +
                    s.sep * (len(head) - 1) + s.eol)
    elif kind == "file_preamble_bare":
        s.before = "Made by hand, draft 3" + 2 * s.eol
    elif kind == "file_footer":
        s.after = s.eol + "Source: the plant's own records" + s.eol
    elif kind == "file_multitable_less":
        s.after = s.eol + "".join(
            s.sep.join(x) + s.eol for x in [["Key", "Meaning"]] +
            [["K%d" % i, "remark %d" % i] for i in range(6)])
    elif kind == "file_multitable_more":
        s.after = "".join(
            s.sep.join([s.cell(c, k, 1) for k, c in enumerate(x)] +
                       ["extra" if i == 0 else ""]) + s.eol
            for i, x in enumerate(s.rows[:30]))
    elif kind == "file_header_only":
        s.rows, s.clean = s.rows[:1], s.clean[:1]
    elif kind == "file_one_data_row":
        s.rows, s.clean = s.rows[:2], s.clean[:2]
    elif kind == "file_one_column":
        s.rows = [x[:1] for x in s.rows]
        s.clean = [x[:1] for x in s.clean]
    elif kind == "file_header_duplicate":
        k = r.randrange(1, len(head))
        s.rows[0][k] = s.clean[0][k] = head[0]
    elif kind == "file_header_empty":
        k = r.randrange(1, len(head))
        s.rows[0][k] = s.clean[0][k] = ""
    elif kind.startswith("file_record_delimiter"):
        s.eol = s.tail = {"A": "\n", "D": "\r"}[kind[-1]]
    elif kind.startswith("file_field_delimiter"):
        s.between = "".join(chr(int(x, 16)) for x in kind.split("_0x")[1:])
        if kind != "file_field_delimiter_raw_0x20":
            s.sep = s.between[:1]
    elif kind == "file_quotation_char_0x27":
        s.quote = "'"
    elif kind == "file_escape_char_0x5C":
        s.double = '\\"'
    elif kind == "file_escape_char_0x00":
        s.double = '"'
    elif kind.startswith("file_faults"):
        for what in r.sample(["file_preamble", "file_record_delimiter_0xD",
                              "file_field_delimiter_0x3B",
                              "file_multitable_more", "file_footer"],
                             int(kind[-1]) - 1):
            if not (what[:10] == "file_field" and s.sep == ";"):
                file_kinds(s, what, r)
        damage(s, r, r.choice(["less", "more", "quote"]),
               r.randrange(1, len(s.rows)))
    elif kind == "file_several":
        s.before = "Draft" + 2 * s.eol
        rows = r.sample(range(1, len(s.rows)), min(4, len(s.rows) // 10 + 1))
        for row, what in zip(rows, ["less", "more", "quote", "delimiter"]):
            damage(s, r, what, row)


KINDS = ["source", "file_no_trailing_newline", "file_double_trailing_newline",
         "file_no_header", "file_header_multirow_2", "file_header_multirow_3",
         "file_preamble", "file_preamble_bare", "file_footer",
         "file_multitable_less", "file_multitable_more", "file_header_only",
         "file_one_data_row", "file_one_column", "file_header_duplicate",
         "file_header_empty", "file_record_delimiter_0xA",
         "file_record_delimiter_0xD", "file_field_delimiter_0x9",
         "file_field_delimiter_0x20", "file_field_delimiter_raw_0x20",
         "file_field_delimiter_0x3B", "file_field_delimiter_0x2C",
         "file_field_delimiter_0x2C_0x20", "file_field_delimiter_0x7C",
         "file_field_delimiter_0x3A", "file_field_delimiter_0x7E",
         "file_field_delimiter_0x1F", "file_field_delimiter_0x7C_0x7C",
         "file_field_delimiter_0xA7", "file_quotation_char_0x27",
         "file_escape_char_0x5C", "file_escape_char_0x00", "file_several", "file_faults_2",
         "file_faults_3", "file_tiny"]


def save(folder, name, s, only):
    if not re.search(only, name):
        return
    with open(os.path.join(folder, "csv", name), "w", encoding="utf-8",
              newline="") as f:
        f.write(s.text())
    with open(os.path.join(folder, "clean", name), "w", encoding="utf-8",
              newline="") as f:
        csv.writer(f, quoting=csv.QUOTE_ALL).writerows(s.clean)


def make(folder, seed, only="."):
    for part in ("csv", "clean"):
        os.makedirs(os.path.join(folder, part), exist_ok=True)
    for table, (fill, sep) in TABLES.items():
        for kind in KINDS:
            r = random.Random("%s %s %d" % (table, kind, seed))
            n = 3 if kind == "file_tiny" else r.choice(SIZES)
            s = Sheet(*fill(r, n), sep)
            file_kinds(s, kind, r)
            save(folder, "%s__%d__%s.csv" % (table, n, kind), s, only)
        for what, times in (("less_sep", 12), ("more_sep", 12),
                            ("extra_quote", 12), ("field_delimiter", 6)):
            for i in range(times):
                r = random.Random("%s %s %d %d" % (table, what, i, seed))
                n = r.choice(SIZES)
                s = Sheet(*fill(r, n), sep)
                row = r.randrange(0 if i == 0 else 1, len(s.rows))
                damage(s, r, what.split("_")[0] if "sep" in what else
                       "delimiter" if what[0] == "f" else "quote", row)
                if i % 4 == 3:  # and another in the same file
                    damage(s, r, r.choice(["less", "more", "quote"]),
                           1 + row % (len(s.rows) - 1))
                save(folder, "%s__%d__row_%s_%d_0x20.csv" % (table, n, what,
                                                            i), s, only)
    for table, (fill, sep) in TABLES.items():
        r = random.Random("%s large %d" % (table, seed))
        n = 20000 if table in ("few", "ledger") else 5000
        s = Sheet(*fill(r, n), sep)
        for k, row in enumerate(r.sample(range(1, n), 40)):
            damage(s, r, ["less", "more", "quote", "delimiter"][k % 4], row)
        save(folder, "%s__%d__file_several_rows.csv" % (table, n), s,
             only)
    open(os.path.join(folder, "csv", "x__0__file_no_payload.csv"),
         "w").close()
    open(os.path.join(folder, "clean", "x__0__file_no_payload.csv"),
         "w").close()
