#!/bin/sh
# Rows set aside come back with the same claims, whatever the file was, and add
# to their source instead of replacing it; its next version replaces them too.
said() {
	vendorcat sql --format csv "SELECT vendor, capability, status,
	    modality, dosage_group, phase, country FROM v_claim ORDER BY
	    vendor, capability, status, modality, dosage_group, phase"
}
# whole file, file with a row to be set aside, how to mend it, options
again() {
	whole=$1 file=$2 mend=$3
	shift 3
	rm -f catalog.db
	vendorcat -q import "$@" "$whole" >out && said >want
	rm -f catalog.db
	vendorcat -q import --rejects aside.csv "$@" "$file" >out
	sed "$mend" aside.csv >mended.csv
	vendorcat -q import --source "$file" mended.csv | sed 1d
	said >got
	cmp want got && echo "$file: the same $(wc -l <got) lines"
	vendorcat check --format csv | grep -v ',ok,'
}
F=$TOP/fixtures
sed 's/^Corrigan Biotech SA//' "$F/invented_matrix2.csv" >two_rows.csv
again "$F/invented_matrix2.csv" two_rows.csv 's/^,/Corrigan Biotech SA,/'
sed 's/Greyling Labs SpA//' "$F/invented_rfi.csv" >across.csv
again "$F/invented_rfi.csv" across.csv '2s/^,,,/,,,Greyling Labs SpA/'
printf 'Firma;Land;Leistung\nM\374ller;CH;Tabletten\nB\374cher;\326sterreich;Lyophilisation\n' >cp1252_whole.csv
LC_ALL=C sed 's/^B.cher//' cp1252_whole.csv >cp1252.csv
again cp1252_whole.csv cp1252.csv "2s/^/$(printf 'B\303\274cher')/"
printf 'Alder,CDMO,lyophilization,CH\nBirch,CMO,tablets,DE\n,CMO,QC testing,FR\n' >bare.csv
sed 's/^,/Cedar,/' bare.csv >bare_whole.csv
again bare_whole.csv bare.csv '2s/^/Cedar/' --header 0 \
	--map 1=vendor --map 2=type --map 3=services --map 4=country
printf 'Wer|Was|Land\nAlder|lyo|CH\n|tablets|DE\n|QC testing|FR\n' >list.csv
sed 's/^|tab/Birch|tab/;s/^|QC/Cedar|QC/' list.csv >list_whole.csv
again list_whole.csv list.csv 's/^,tab/Birch,tab/;s/^,QC/Cedar,QC/' \
	--delimiter pipe --map Wer=vendor --map Was=services
echo '--- mended in two steps'
rm catalog.db
vendorcat -q import --rejects aside.csv --as-of 2026-05-01 --delimiter pipe \
	--map Wer=vendor --map Was=services list.csv
sed 's/^,tab/Birch,tab/' aside.csv >mended.csv
vendorcat import --source list.csv mended.csv
sed -i 's/^,QC/Cedar,QC/' mended.csv
vendorcat import --source list.csv mended.csv
vendorcat import --source list.csv mended.csv
vendorcat sql "SELECT source_id, source, version, state, path, as_of, claims, adds FROM v_source"
said | cut -d , -f 1-2
echo '--- the next version'
printf 'Wer|Was|Land\nAlder|lyo|CH\nDogwood|tablets|DE\n' >list.csv
vendorcat import list.csv
vendorcat sql "SELECT source_id, source, version, state, path, as_of, claims, adds FROM v_source"
said | cut -d , -f 1-2
vendorcat check --format csv | grep -v ',ok,'
