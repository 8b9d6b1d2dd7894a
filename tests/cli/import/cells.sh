#!/bin/sh
# Cells as a person sees them, dates and countries as the column writes them;
# what was read stays in the row, and what was changed is said.
cat > list.csv <<'CSV'
Vendor;Type;Country;City;ERP no;DUNS;Services;As of
"=HYPERLINK(""http://acme.example"";""Acme Pharma"")";受託製造;Niemcy;;"=""00123""";012345678;tableting<br>lyophilisation;03/04/2024
"Brock &amp; Sons";CMO/CDMO;Korea;Incheon;1.23457E+11;12345678;labelling;13/04/2024
Corvid;Lohnhersteller;Korea;;'0042;;labelling;31.02.2024
Dunlin;CDMO;"DE, CH; US";;;1.2E+08;tableting;Q3 2025
Egret;CRO;Georgia;Tbilisi;;;labelling;45720
Finch;terzista;CA;;;;=VLOOKUP(A2);12. März 2024
CSV
vendorcat --db a.db import list.csv
echo "? $?"
vendorcat --db a.db sql "SELECT name, kind, country, city FROM vendor ORDER BY name"
vendorcat --db a.db sql "SELECT v.name, s.country FROM site s
	JOIN vendor v ON v.id = s.vendor_id ORDER BY s.country"
vendorcat --db a.db sql "SELECT v.name, i.scheme, i.value
	FROM vendor_identifier i JOIN vendor v ON v.id = i.vendor_id ORDER BY 1, 2"
vendorcat --db a.db sql "SELECT v.name, r.date, json_extract(r.cells, '\$[0]')
	FROM source_row r JOIN vendor v ON v.id = r.vendor_id ORDER BY r.line"
vendorcat --db a.db sql "SELECT vendor, capability, status FROM v_claim ORDER BY 1, 2"
