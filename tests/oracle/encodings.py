"""Vendor lists in the encodings of offices around the world, read back.

encodings.py PROGRAM    Python's codecs write the files; what the program makes
                        of them has to be the text again.  A wrong reading with
                        no word said is a failure; so is a long list (all rows)
                        read wrong at all.

With SAMPLE in the environment only long lists, each language in the encodings
of its own and one of the wide ones.
"""
import os
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
}
CODECS = {
    "german": ["cp1252", "mac_roman", "cp850", "latin_1"],
    "french": ["cp1252", "iso8859_15", "mac_roman"],
    "spanish": ["cp1252", "mac_roman", "cp850"],
    "nordic": ["cp1252", "cp850"],
    "polish": ["cp1250", "iso8859_2", "cp852"],
    "czech": ["cp1250", "iso8859_2", "cp852"],
    "hungarian": ["cp1250", "iso8859_2"],
    "russian": ["cp1251", "koi8_r", "cp866", "iso8859_5"],
    "greek": ["cp1253", "iso8859_7"],
    "turkish": ["cp1254", "iso8859_9"],
    "japanese": ["shift_jis", "euc_jp"],
    "chinese": ["gbk", "gb18030"],
    "taiwanese": ["big5"],
    "korean": ["euc_kr"],
}
WIDE = ["utf_8", "utf_8_sig", "utf_16", "utf_16_le", "utf_16_be", "utf_32"]


def read(program, path):
    """The text of the table, and what was said of it."""
    run = subprocess.run([program, "inspect", "--table", path],
                         capture_output=True, check=False)
    rows = run.stdout.decode("utf-8", "replace").splitlines()[1:]
    told = subprocess.run([program, "inspect", path, "--format", "tsv"],
                          capture_output=True, check=False)
    return rows, b"reads nearly as well" in told.stdout + told.stderr


def main():
    program = sys.argv[1]
    count = {}
    bad = []
    with tempfile.TemporaryDirectory() as work:
        path = Path(work) / "list.csv"
        for turn, (language, text) in enumerate(ROWS.items()):
            lines = text.splitlines()
            wide, sizes = WIDE, (1, 2, len(lines))
            if os.environ.get("SAMPLE"):
                wide, sizes = [WIDE[turn % len(WIDE)]], sizes[2:]
            for codec in CODECS[language] + wide:
                for n in sizes:
                    data = "\n".join(["Vendor;City;Services"] + lines[:n]) + "\n"
                    try:
                        raw = data.encode(codec)
                    except UnicodeEncodeError:
                        continue
                    path.write_bytes(raw)
                    rows, told = read(program, path)
                    want = [",".join(f'"{c}"' if "," in c else c
                                     for c in line.split(";"))
                            for line in lines[:n]]
                    kind = "right" if rows == want else \
                        "doubted" if told else "wrong"
                    size = "all" if n == len(lines) else "%d row%s" % (
                        n, "" if n == 1 else "s")
                    count.setdefault(size, {}).setdefault(kind, 0)
                    count[size][kind] += 1
                    if kind != "right":
                        bad.append((size, language, codec, kind,
                                    [r for r, w in zip(rows, want) if r != w][:2]))
    for item in bad:
        print("#", *item)
    for size, kinds in count.items():
        print("# %s: %s" % (size, ", ".join(
            f"{n} {k}" for k, n in sorted(kinds.items()))))
    wrong = [b for b in bad if b[3] == "wrong" or b[0] == "all"]
    print("%s 1 - lists in many encodings are read as written" % (
        "not ok" if wrong else "ok"))
    print("1..1")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
