#!/bin/sh
# An option of reading that does not fit is refused with what would.
printf 'Vendor;Services\nAlder;lyo\n' >list.csv
cp "$TOP/fixtures/invented_book.xlsx" book.xlsx
refused() {
	vendorcat inspect "$@" >out
	echo "? $?"
	cat out
}
refused --delimiter abc list.csv
refused --quote xx list.csv
refused --encoding nonsense list.csv
refused --sheet 2 list.csv
refused --header 9 list.csv
refused --header -1 list.csv
refused --header 0 --header-rows 2 list.csv
refused --date-order ymd list.csv
refused --layout foo list.csv
refused --map Name=vendor list.csv
refused --encoding latin1 book.xlsx
refused --quote none book.xlsx
refused --sheet nope book.xlsx
echo '--- and one that fits is in the command, as a shell takes it'
for d in semicolon ';' '§' '; '; do
	vendorcat inspect --delimiter "$d" --quote none \
		--map 'Services=services' list.csv | tail -n 1 | cut -f 7
done
vendorcat --db 'my cat.db' init -q
vendorcat --db 'my cat.db' inspect --as-of 2026-01-31 --default "country=CH" \
	list.csv | tail -n 1 | cut -f 7
