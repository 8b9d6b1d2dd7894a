"""Vendor lists in the encodings of offices around the world, read back.

encodings.py PROGRAM    Python's codecs write the files; what the program makes
                        of them has to be the text again.  A wrong reading with
                        no word said is a failure; so is a long list (all rows)
                        read wrong at all.  Then lists with one letter that is
                        not ASCII, at the end of a large file for one; lists in
                        two encodings; text encoded twice, or only as if; NUL
                        bytes and line ends.

With SAMPLE in the environment only a part of each: long lists, each language
in the encodings of its own and one of the wide ones.
"""
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

# Rows as such lists have them: mostly ASCII, a name or place now and then.
ROWS = {
    "german": """Müller Pharma GmbH;Köln;Lohnherstellung, Primärverpackung
Bärlocher Söhne AG;Zürich;Tabletten
Hämeln Pharmaceuticals;Hameln;Ampullen
Süd-Chemie;München;Wirkstoffe größerer Menge
Weiß & Grün;Gießen;Prüfung""",
    "french": """Génériques du Rhône;Lyon;conditionnement à façon
Laboratoires Chêne;Besançon;comprimés
Société Hélène;Orléans;développement
Delpharm;Évreux;gélules, crèmes
Cœur Santé;Nîmes;contrôle qualité""",
    "spanish": """Química Ibérica;Málaga;producción
Laboratorios Muñoz;Logroño;envasado
Fármacos del Río;León;análisis
Biotecnología Año;A Coruña;liofilización
Grupo Íñigo;Cádiz;inyectables""",
    "nordic": """Ålesund Pharma;Ålesund;sterile fill
Södertälje Läkemedel;Södertälje;tablets
Hillerød Biotek;Hillerød;drug substance
Jyväskylä Lääke;Jyväskylä;packaging
Ærø Kemi;Marstal;API""",
    "polish": """Łódzkie Zakłady;Łódź;tabletki, kapsułki
Polfa Świętokrzyska;Kielce;płyny
Żywiec Farm;Żywiec;opakowania
Wytwórnia Leków;Kraków;badania stabilności
Gdańska Chemia;Gdańsk;substancje czynne""",
    "czech": """Česká farmacie;Plzeň;výroba tablet
Léčiva Říčany;Říčany;balení
Žďár Pharma;Žďár nad Sázavou;vývoj
Ústřední laboratoř;Olomouc;kontrola jakosti
Příbram Chemie;Příbram;účinné látky""",
    "hungarian": """Győri Gyógyszer;Győr;tabletták
Debreceni Gyár;Debrecen;injekciók, gyűjtés
Újpest Vegyészet;Budapest;hatóanyag
Szőke és Társa;Pécs;csomagolás
Tűz Kft.;Szeged;fejlesztés""",
    "russian": """Фармстандарт;Курск;таблетки
ООО Биотех;Москва;производство субстанций
Завод Медпрепаратов;Тула;упаковка
Химфарм;Санкт-Петербург;контроль качества
Уралмед;Екатеринбург;разработка""",
    "greek": """Φαρμακευτική;Αθήνα;δισκία
Ελληνική Χημεία;Θεσσαλονίκη;παραγωγή
Βιοτεχνολογία ΑΕ;Πάτρα;συσκευασία
Εργαστήρια Κρήτης;Ηράκλειο;έλεγχος
Ιατρική;Λάρισα;ανάπτυξη""",
    "turkish": """İlaç Sanayi;İstanbul;üretim
Şişli Kimya;Şişli;ambalaj
Eczacıbaşı;Lüleburgaz;katı dozaj
Doğu Farma;Iğdır;geliştirme
Çağdaş Laboratuvarı;Çorlu;kalite kontrolü""",
    "japanese": """武田薬品工業株式会社;大阪;錠剤の製造
富士フイルム;東京;バイオ医薬品の受託製造
シオノギファーマ;摂津;原薬
ニプロファーマ;大館;注射剤
あすか製薬;いわき;包装""",
    "chinese": """药明康德新药开发有限公司;上海;原料药生产
凯莱英医药集团;天津;工艺开发
博腾制药科技股份;重庆;制剂和包装
九洲药业;浙江台州;分析检测
合全药业;常州;商业化生产""",
    "taiwanese": """台灣神隆股份有限公司;臺南;原料藥
保瑞藥業;臺北;製劑生產
永昕生物醫藥;新竹;蛋白質藥物開發
中化製藥;桃園;包裝
健喬信元;苗栗;分析檢驗""",
    "korean": """삼성바이오로직스;인천;원료의약품 위탁생산
에스티팜 주식회사;안산;합성 공정 개발
한미약품;평택;주사제
대웅제약;오송;정제와 캡슐
유한화학;화성;품질 관리""",
    "italian": """Società Chimica;Forlì;qualità dei lotti
Fabbrica Però;Cantù;liofilizzazione
Officina è Farmacia;Mondovì;attività di confezionamento
Laboratori Unità;Cefalù;più linee sterili
Università e Città;Patti;stabilità""",
    "portuguese": """Química São João;São Paulo;produção
Farmacêutica Guimarães;Guimarães;embalagem, inspeção
Laboratório Açores;Évora;comprimidos e cápsulas
Indústria Conceição;Maringá;liofilização
Irmãos Lourenço;Brasília;análise""",
    "romanian": """Fabrica Braşov;Braşov;ambalare şi etichetare
Terapia Cluj;Cluj-Napoca;producţie sterilă
Uzina Piteşti;Piteşti;substanţă activă
Antibiotice Iaşi;Iaşi;înveliş, capsule
Chimică Târgu;Târgu Mureş;cercetări""",
    "lithuanian": """Vaistų gamyba;Šiauliai;tabletės, kapsulės
Sanitas Žolė;Kaunas;pakavimas ir ženklinimas
Biotechnologija;Panevėžys;veiklioji medžiaga
Įmonė Ąžuolas;Klaipėda;kokybės tyrimai
Chemija;Mažeikiai;kūrimas""",
    "latvian": """Zāļu rūpnīca;Rīga;tabletes, pildīšana
Olainfarm;Olaine;vielu ražošana
Ķīmija Ģimene;Liepāja;iepakošana
Šķīdums;Jūrmala;kvalitātes pārbaude
Ārstniecība;Rēzekne;izstrāde""",
    "ukrainian": """Фармак;Київ;таблетки і капсули
Львівські ліки;Львів;виробництво
Харківська хімія;Харків;субстанції
Юрія-Фарм;Черкаси;пакування
Інтерхім;Одеса;розробка й дослідження""",
    "hebrew": """תעשיות פרמצבטיות;ירושלים;ייצור טבליות
כימיה ירוקה;חיפה;חומרי גלם
מעבדות הצפון;נצרת;אריזה
ביוטכנולוגיה;רחובות;פיתוח תרופות
בקרת איכות;אשדוד;בדיקות""",
    "arabic": """شركة الدواء العربية;عمان;تصنيع الأقراص
مصنع الحكمة;القاهرة;التعبئة والتغليف
الكيمياء الحديثة;الرياض;المواد الفعالة
مختبرات النيل;الإسكندرية;ضبط الجودة
الصناعات الطبية;بيروت;تطوير""",
    "thai": """บริษัท ยาไทย จำกัด;กรุงเทพ;ผลิตยาเม็ด
โรงงานเภสัชกรรม;เชียงใหม่;บรรจุภัณฑ์
เคมีไทย;ชลบุรี;วัตถุดิบ
ห้องปฏิบัติการ;ระยอง;ควบคุมคุณภาพ
เทคโนโลยีชีวภาพ;ขอนแก่น;พัฒนา""",
}
CODECS = {
    "german": ["cp1252", "mac_roman", "cp850", "latin_1", "iso8859_15", "cp437"],
    "french": ["cp1252", "iso8859_15", "mac_roman", "cp850"],
    "spanish": ["cp1252", "mac_roman", "cp850", "cp437", "latin_1"],
    "italian": ["cp1252", "mac_roman", "cp850", "iso8859_15"],
    "portuguese": ["cp1252", "mac_roman", "cp850", "latin_1"],
    "nordic": ["cp1252", "cp850", "mac_roman"],
    "polish": ["cp1250", "iso8859_2", "cp852"],
    "czech": ["cp1250", "iso8859_2", "cp852", "mac_latin2"],
    "hungarian": ["cp1250", "iso8859_2", "cp852"],
    "romanian": ["cp1250", "iso8859_2"],
    "lithuanian": ["cp1257", "iso8859_13"],
    "latvian": ["cp1257", "iso8859_13"],
    "russian": ["cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic"],
    "ukrainian": ["cp1251", "koi8_u"],
    "greek": ["cp1253", "iso8859_7"],
    "turkish": ["cp1254", "iso8859_9", "cp857"],
    "hebrew": ["cp1255", "iso8859_8"],
    "arabic": ["cp1256", "iso8859_6"],
    "thai": ["cp874"],
    "japanese": ["shift_jis", "euc_jp", "iso2022_jp"],
    "chinese": ["gbk", "gb18030"],
    "taiwanese": ["big5"],
    "korean": ["euc_kr"],
}
WIDE = ["utf_8", "utf_8_sig", "utf_16", "utf_16_le", "utf_16_be", "utf_32"]

# Cells whose only letters beyond ASCII these are, and the encodings of offices
# that would write them.
ALONE = [
    ("M\u00fcller Pharma GmbH", "cp1252 latin_1 iso8859_15 cp1250 mac_roman cp850 cp437"),
    ("Z\u00fcrich", "cp1252 mac_roman cp850"),
    ("Gen\u00e8ve", "cp1252 mac_roman cp850"),
    ("Delpharm \u00c9vreux", "cp1252 mac_roman cp850"),
    ("Bras\u00edlia", "cp1252 mac_roman cp850"),
    ("S\u00e3o Paulo", "cp1252 mac_roman cp850"),
    ("Logro\u00f1o", "cp1252 mac_roman cp850"),
    ("H\u00e4meln", "cp1252 mac_roman cp850"),
    ("Gie\u00dfen", "cp1252 mac_roman cp850"),
    ("Malm\u00f6", "cp1252 mac_roman cp850"),
    ("Hiller\u00f8d", "cp1252 mac_roman cp850"),
    ("Troms\u00f8 \u00c5s", "cp1252 cp850"),
    ("\u0141\u00f3d\u017a", "cp1250 iso8859_2 cp852"),
    ("Plze\u0148", "cp1250 iso8859_2 cp852"),
    ("Gy\u0151r", "cp1250 iso8859_2 cp852"),
    ("100 000 \u20ac", "cp1252 cp1250 iso8859_15 mac_roman"),
    ("\u20ac 25", "cp1252 cp1250 iso8859_15 mac_roman"),
    ("Dr. Reddy\u2019s", "cp1252 cp1250 mac_roman"),
    ("L\u2019Or\u00e9al", "cp1252 mac_roman"),
    ("\u201csterile\u201d fill", "cp1252 cp1250 mac_roman"),
    ("2010 \u2013 2014", "cp1252 cp1250 mac_roman"),
    ("Vertrieb \u2013 Bern", "cp1252 mac_roman"),
    ("up to 25 \u00b0C", "cp1252 mac_roman cp850"),
    ("Prozac\u00ae", "cp1252 mac_roman cp850"),
]

# What some think to be UTF-8 that is not, and what only looks as if.
TWICE = [("german", "cp1252"), ("german", "latin_1"), ("german", "mac_roman"),
         ("german", "cp850"), ("german", "cp437"), ("french", "cp1252"),
         ("spanish", "latin_1"), ("nordic", "cp1252"), ("polish", "cp1250"),
         ("polish", "cp1252"), ("czech", "cp1250"), ("hungarian", "cp1250"),
         ("romanian", "cp1250"), ("turkish", "cp1254"), ("russian", "cp1251"),
         ("russian", "cp1252"), ("japanese", "cp1252"), ("greek", "cp1252")]
TWICE_CELLS = [("M\u00fcller", "cp1252 latin_1 cp1250 mac_roman cp850 cp437"),
               ("Gen\u00e8ve", "cp1252 mac_roman cp850 cp437"),
               ("Dr. Reddy\u2019s", "cp1252 mac_roman cp850 cp437 cp1251"),
               ("100 \u20ac", "cp1252 cp1250 mac_roman"),
               ("\u0141\u00f3d\u017a", "cp1250 cp1252"),
               ("Gy\u0151r", "cp1250 cp1252"),
               ("25 \u00b0C", "cp1252 cp850"),
               ("caf\u00e9", "cp1252 mac_roman cp1250")]
ONCE = ["S\u00c3O PAULO", "AMANH\u00c3", "\u00c5\u00c4\u00d6", "\u00d8rsted \u00c5s",
        "FRAN\u00c7OIS \u00c2G\u00c9", "\u00abCaf\u00e9\u00bb", "\u00ab na\u00efve \u00bb",
        "\u201eKr\u00fcger\u201c", "l\u2019\u00e9t\u00e9 \u00e0 Paris", "\u00b1 5 %", "\u221a2 \u2248 1.4",
        "M\u0102R\u0102\u015eE\u015eTI", "D\u0139\u017dKA", "\u00bfQu\u00e9? \u00a1S\u00ed!", "25 \u00b5m",
        "\u0420\u043e\u0441\u0441\u0438\u044f, \u00ab\u0420\u0421\u0427\u00bb", "\u0412\u0421\u0415\u0413\u041e \u2116 5",
        "\u250c\u2500\u2500\u2510", "\u2500\u2500\u2500", "\u0393\u03b5\u03c9\u03c1\u03b3\u03af\u03b1",
        "\u6b66\u7530\u85ac\u54c1", "\u00a9 2024", "10 \u00d7 20 \u00bd", "r\u00e9sum\u00e9 \u2014 \u201cok\u201d"]



HEAD = "Vendor;City;Services"
SAMPLE = bool(os.environ.get("SAMPLE"))
REMARK = re.compile(r"list\.csv:(\d+):(\d+): (.*?)(?: \(and (\d+) rows? more\))?$", re.M)


class Reader:
    """The program, and a place for the file to be read."""

    def __init__(self, program, work):
        self.program = program
        self.path = Path(work) / "list.csv"
        self.catalog = Path(work) / "none.db"

    def run(self, *args):
        return subprocess.run([self.program, *args], capture_output=True,
                              check=False)

    def rows(self, raw):
        """The records below the header; the file stays for told()."""
        self.path.write_bytes(raw)
        run = self.run("inspect", "--table", self.path)
        return run.stdout.decode("utf-8", "replace").splitlines()[1:]

    def told(self):
        """All that an import says: its text, and the rows that it names as
        [line, column, what, how many more]."""
        run = self.run("--db", self.catalog, "import", "--dry-run", self.path)
        text = (run.stdout + run.stderr).decode("utf-8", "replace")
        return text, [(int(a), int(b), what, int(more or 0))
                      for a, b, what, more in REMARK.findall(text)]


def as_rows(lines):
    return [",".join(f'"{c}"' if "," in c or '"' in c else c
                     for c in line.split(";")) for line in lines]


def check_languages(reader, bad):
    """Whole lists, and the first rows of them, in each encoding."""
    count = {}
    for turn, (language, text) in enumerate(ROWS.items()):
        lines = text.splitlines()
        wide, sizes = WIDE, (1, 2, len(lines))
        if SAMPLE:
            wide, sizes = [WIDE[turn % len(WIDE)]], sizes[2:]
        for codec in CODECS[language] + wide:
            for n in sizes:
                data = "\n".join([HEAD] + lines[:n]) + "\n"
                try:
                    raw = data.encode(codec)
                except UnicodeEncodeError:
                    continue
                rows = reader.rows(raw)
                want = as_rows(lines[:n])
                kind = "right"
                if rows != want:
                    kind = "wrong"
                    if "reads nearly as well" in reader.told()[0]:
                        kind = "doubted"
                size = "all" if n == len(lines) else "%d row%s" % (
                    n, "" if n == 1 else "s")
                count.setdefault(size, {}).setdefault(kind, 0)
                count[size][kind] += 1
                if kind == "wrong" or (kind != "right" and size == "all"):
                    bad.append((size, language, codec, kind,
                                [r for r, w in zip(rows, want) if r != w][:2]))
    for size, kinds in count.items():
        print("# %s: %s" % (size, ", ".join(
            f"{n} {k}" for k, n in sorted(kinds.items()))))


def check_alone(reader, bad):
    """One cell that is not ASCII, among ten that are."""
    count = {"right": 0, "doubted": 0, "named": 0, "wrong": 0}
    ascii_rows = [f"Acme {i} Ltd;Basel;Tablets" for i in range(10)]
    for cell, codecs in ALONE:
        lines = ascii_rows + [f"{cell};Bern;Packaging"]
        for codec in codecs.split()[:1] if SAMPLE else codecs.split() + WIDE:
            raw = ("\n".join([HEAD] + lines) + "\n").encode(codec)
            kind = "right"
            rows = reader.rows(raw)
            if rows != as_rows(lines):
                text, remarks = reader.told()
                kind = "doubted" if "reads nearly as well" in text else \
                    "named" if any(r[:2] == (12, 1) for r in remarks) else \
                    "wrong"
            count[kind] += 1
            if kind == "wrong":
                bad.append(("alone", cell, codec, rows[-1:]))
    print("# one cell alone: %s" % ", ".join(
        f"{n} {k}" for k, n in sorted(count.items())))


def check_far(reader, bad):
    """The same letter at the very end of 5 MB, and across a block's edge."""
    n = 0
    row = "Acme Ltd;Basel;Tablets\n"
    sizes = (5 << 20, (64 << 10) + 5, (128 << 10) + 1)
    for size in sizes[1:2] if SAMPLE else sizes:
        for cell, codec in (("M\u00fcller", "cp1252"), ("M\u00fcller", "utf_8"),
                            ("100 \u20ac", "cp1252"), ("Reddy\u2019s", "cp1252"),
                            ("Reddy\u2019s", "utf_8"), ("M\u00fcller", "mac_roman"),
                            ("\u0141\u00f3d\u017a", "cp1250"), ("M\u00fcller", "utf_16"),
                            ("\u6b66\u7530\u85ac\u54c1", "shift_jis"),
                            ("\u6b66\u7530\u85ac\u54c1", "utf_8")):
            for end in ("", ";Bern;Packaging\n"):
                text = HEAD + "\n" + row * ((size - 60) // len(row))
                text += "A" * (size - len(text) - 4) + ";B;" + cell + end
                got = reader.rows(text.encode(codec))[-1:]
                n += 1
                if not got or cell not in got[0]:
                    bad.append(("far", size, cell, codec, end, got))
    print(f"# one letter at the end of a large file: {n} files")


def check_mixed(reader, bad):
    """Lists in two encodings: a row that is not as it was written is named."""
    n = 0
    for language, codec in (("german", "cp1252"), ("french", "cp1252"),
                            ("nordic", "cp1252"), ("polish", "cp1250"),
                            ("czech", "cp1250"), ("russian", "cp1251"),
                            ("german", "mac_roman"), ("greek", "cp1253"),
                            ("turkish", "cp1254"), ("japanese", "shift_jis"),
                            ("chinese", "gbk")):
        lines = ROWS[language].splitlines()
        utf8 = [line.encode() for line in lines]
        other = [line.encode(codec) for line in lines]
        for name, parts in (("first half", utf8 + other),
                            ("second half", other + utf8),
                            ("every other row",
                             [b for pair in zip(utf8, other) for b in pair]),
                            ("long", utf8 * 400 + other * 400),
                            ("long, other first", other * 400 + utf8 * 400),
                            ("one row of it", utf8 * 20 + other[:1]),
                            ("one row of it first", other[:1] + utf8 * 20),
                            ("one row is UTF-8", other * 20 + utf8[:1])):
            if SAMPLE and name != "every other row":
                continue
            raw = b"\n".join([HEAD.encode()] + parts) + b"\n"
            rows = reader.rows(raw)
            want = as_rows([p.decode() if p in utf8 else p.decode(codec)
                            for p in parts])
            wrong = {i + 2 for i, (r, w) in enumerate(zip(rows, want)) if r != w}
            text, remarks = reader.told()
            named = sum(1 + r[3] for r in remarks
                        if "byte 0x" in r[2] or "encoded twice" in r[2])
            n += 1
            if len(rows) != len(want) or named < len(wrong) or (
                    wrong and min(r[0] for r in remarks) > min(wrong)):
                bad.append(("mixed", language, codec, name, len(wrong), named,
                            [r for r, w in zip(rows, want) if r != w][:2],
                            text.splitlines()[:2]))
    print(f"# two encodings in one list: {n} files")


def check_twice(reader, bad):
    """Text encoded twice is told with its place, and kept."""
    n = 0

    def told(line, column):
        return any(r[0] == line and r[1] == column and "encoded twice" in r[2]
                   for r in reader.told()[1])

    for language, codec in TWICE:
        lines = [line.split(";") for line in ROWS[language].splitlines()]
        text = "\n".join([HEAD] + [";".join(line) for line in lines]) + "\n"
        raw = b"".join(bytes([b]).decode(codec, "replace").replace(
            "\ufffd", chr(b)).encode() for b in text.encode())
        first = next((i, k) for i, line in enumerate(lines)
                     for k, c in enumerate(line) if not c.isascii())
        rows = reader.rows(raw)
        n += 1
        if len(rows) != len(lines) or not told(first[0] + 2, first[1] + 1):
            bad.append(("twice", language, codec, rows[:1], reader.told()))
    for cell, codecs in TWICE_CELLS:
        for codec in codecs.split()[:1 if SAMPLE else None]:
            wrong = cell.encode().decode(codec, "replace")
            raw = f"{HEAD}\nAcme;Bern;API\nBeta;{wrong};Tablets\n".encode()
            want = ["Acme,Bern,API", f"Beta,{wrong},Tablets"]
            rows = reader.rows(raw)
            n += 1
            if rows != want or ("\ufffd" not in wrong and not told(3, 2)):
                bad.append(("twice", cell, codec, rows, reader.told()))
    for cell in ONCE:
        raw = f"{HEAD}\nAcme;Bern;API\nBeta;{cell};Tablets\n".encode()
        rows = reader.rows(raw)
        n += 1
        if rows[1:] != [f"Beta,{cell},Tablets"] and "," not in cell:
            bad.append(("once", cell, rows))
        if "twice" in reader.told()[0]:
            bad.append(("once, taken for twice", cell))
    print(f"# text encoded twice, or as if: {n} files")


def check_controls(reader, bad):
    """NUL bytes are named; line ends of all kinds end lines."""
    lines = ROWS["german"].splitlines()
    n = 0
    for codec in ("utf_8", "cp1252", "utf_16", "mac_roman"):
        for ends in ("\n", "\r", "\r\n", "\r \n", "\n \r\n", "\r\n \r"):
            each = ends.split(" ")
            text = HEAD + each[0] + "".join(
                line + each[i % len(each)] for i, line in enumerate(lines))
            n += 1
            rows = reader.rows(text.encode(codec))
            if rows != as_rows(lines):
                bad.append(("line ends", codec, repr(ends), rows))
        text = "\n".join([HEAD, lines[0], "A\0cme;Bern;API"]) + "\n"
        rows = reader.rows(text.encode(codec))
        n += 1
        if rows[1:] != ["A\\x00cme,Bern,API"] or not any(
                r[:2] == (3, 1) and "0x00" in r[2] for r in reader.told()[1]):
            bad.append(("NUL", codec, rows, reader.told()))
    print(f"# NUL bytes and line ends: {n} files")


CHECKS = [
    ("lists in many encodings are read as written", check_languages),
    ("one cell that is not ASCII is read as written, or doubted", check_alone),
    ("a letter counts at the end of a large file", check_far),
    ("in a list in two encodings what is wrong is named", check_mixed),
    ("text encoded twice is named with its place", check_twice),
    ("NUL bytes are named, line ends of all kinds end lines", check_controls),
]


def main():
    failed = 0
    with tempfile.TemporaryDirectory() as work:
        reader = Reader(sys.argv[1], work)
        for number, (what, check) in enumerate(CHECKS, 1):
            bad = []
            check(reader, bad)
            for item in bad:
                print("#", *item)
            print("%s %d - %s" % ("not ok" if bad else "ok", number, what),
                  flush=True)
            failed += bool(bad)
    print("1..%d" % len(CHECKS))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
