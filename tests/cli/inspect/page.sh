#!/bin/sh
# The page of a terminal: what would happen, why, what is open; it fits.
fits() {
	lines=$(wc -l <page)
	# the command alone may be longer than a line
	longest=$(sed '$d' page | python3 -c 'import sys
print(max(len(line.rstrip("\n")) for line in sys.stdin))')
	[ "$lines" -le 40 ] && [ "$longest" -le "$1" ] && echo "fits $1"
	[ "$lines" -le 40 ] || echo "$lines lines at $1"
	[ "$longest" -le "$1" ] || echo "$longest columns at $1"
}
cat >list.csv <<'EOF'
Vendors we know;;;;
Company;Colour;What;Seen;Type
Alder AG;red;lyo, frobnication;03/04/2025;CDMO
;blue;tablets;05/06/2025;CMO
Birch;red;GMP manufacturing;07/08/2025;crew
Total;3;;;
Source: our own notes;;;;
EOF
COLUMNS=90 vendorcat inspect --page --map What=services --map Seen=date list.csv | tee page
fits 90
python3 - <<'EOF'
import csv
with open("wide.csv", "w", newline="") as f:
    w = csv.writer(f)
    w.writerow(["Vendor"] + ["Odd \u00e9 title %d" % i for i in range(60)])
    for r in range(200):
        w.writerow(["Vendor %d" % r] +
                   ["word %d of quite a long text of its own" % (r * i)
                    for i in range(60)])
        w.writerow([""] + ["x"] * 60)
EOF
for width in 72 80 100 120; do
	COLUMNS=$width vendorcat inspect --page wide.csv >page
	fits $width
	for f in "$TOP"/fixtures/*.csv "$TOP"/fixtures/*.xlsx; do
		COLUMNS=$width vendorcat inspect --page "$f" >page || echo "$f"
		fits $width
	done | sort -u
done
printf 'A\033[31m,Vendor\nx,\033]0;title\007Alder\n' >evil.csv
vendorcat inspect --page evil.csv | LC_ALL=C grep -c "$(printf '[\033\007]')"
