#!/bin/sh
# The command that inspect prints imports what it said: a title that is mapped
# and stands above the table too does not move the header; of a header that is
# said again the first counts.
cat >above.csv <<'EOF'
Vendor list 2026,,,
Contact,A. Smith,,
Vendor,Contact,Services,Country
Almar,x@almar.example,lyophilization,Germany
Bracken,y@bracken.example,packaging,France
Cedar,z@cedar.example,tablets,Italy
EOF
cat >again.csv <<'EOF'
Supplier name,Phone,Location,Modality,Status,Kind,Contact
Dovre,12,USA,mRNA,offered,CDMO,text here
Elm AG,x@y.example,USA,,planned,Pharma,x@y.example
Elm AG,x@y.example,Korea,,,,text here
Fennel,,,,,CMO,office
Almar,www.a.example,TX,Phase 1,approved,CRO,text here
Birch,x@y.example,Georgia,ok,offered,Pharma,12
Supplier name,Phone,Location,Modality,Status,Kind,Contact
Gorse 6,12,India,Berlin,no,CDMO,12
EOF
for f in above again; do
	vendorcat inspect $f.csv --format tsv >said
	grep -E '^reading	*(header row|all rows|claims)' said | cut -f 3,6
	command=$(sed -n '$s/^command	*//p' said)
	echo "$command"
	eval "VENDORCAT_DB=$f.db $command" 2>&1 | sed -n '/rows:/,/read as/p'
done
