#!/bin/sh
# The legend stays in the file, but mended rows mean what their sheet means:
# marks, blank cells, digits, dates.
cat >marks.csv <<'EOF'
Legend: X = via partner; Y = in house,,
,,
Vendor,Fill and finish,Packaging
Almar,X,Y
,X,Y
EOF
cat >blank.csv <<'EOF'
Vendor,Service,Offer status,As of
Almar,packaging,offered,13/04/2025
,packaging,,03/04/2025
,tablets,planned,03/05/2025
EOF
cat >rated.csv <<'EOF'
Vendor,Fill and finish,Packaging
Almar,X,3
,X,1
EOF
said() {
	vendorcat export claims --format tsv | cut -f 1,4,5,13,14
}
for f in marks blank rated; do
	rm -f catalog.db
	vendorcat -q import --rejects aside.csv $f.csv
	sed 's/^,/Bracken,/' aside.csv >mended.csv
	vendorcat inspect --source $f.csv --format tsv mended.csv |
		grep '^reading	*claims' | cut -f 3,6
	vendorcat -q import --source $f.csv mended.csv
	said
done
