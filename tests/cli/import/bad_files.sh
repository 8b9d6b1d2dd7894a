#!/bin/sh
# Each file of fixtures/bad does what bad.tsv says of it; one that is refused
# leaves no catalog, and the catalog that was there as it was.
# A blank field is no field to read: it gets a dash.
awk 'NR > 1' "$TOP/fixtures/bad.tsv" | sed 's/		/	-	/g' >bad.tsv
while IFS='	' read -r file outcome exit vendors _; do
	rm -f new.db
	vendorcat --db new.db import "$TOP/fixtures/bad/$file" >out.txt 2>err.txt
	rc=$?
	case "|$exit|" in
	*"|$rc|"*) ;;
	*) echo "$file: exit $rc, not $exit" ;;
	esac
	if [ "$outcome" = refused ]; then
		[ ! -e new.db ] || echo "$file: left a catalog"
		[ "$(wc -l <err.txt)" -eq 1 ] || echo "$file: more than one line"
		continue
	fi
	n=$(vendorcat --db new.db sql --format csv "SELECT count(*) FROM vendor" | tail -n 1)
	[ "$vendors" = - ] || [ "$n" = "$vendors" ] ||
		echo "$file: $n vendors, not $vendors"
	case $outcome in
	findings | remarks) [ "$(wc -l <err.txt)" -gt 1 ] || echo "$file: says nothing" ;;
	esac
	[ "$file" = conflicting_ids.csv ] ||
		[ "$(vendorcat --db new.db check | grep -vc '	ok	')" = 1 ] ||
		echo "$file: the catalog is not sound"
	LC_ALL=C tr -d '\n\t -~\200-\377' <err.txt | od -c | head -n 1 | grep -v '^0000000$'
done <bad.tsv
vendorcat -q import "$TOP/fixtures/invented_list.tsv" >out.txt
cp catalog.db before.db
while IFS='	' read -r file outcome _; do
	[ "$outcome" = refused ] || continue
	vendorcat import "$TOP/fixtures/bad/$file" >out.txt 2>err.txt
	cmp -s catalog.db before.db || echo "$file: changed the catalog"
done <bad.tsv
