#!/bin/sh
# A row a phrase, in the columns of the contract; no catalog is needed.
vendorcat resolve lyophilisation 'tablets via partner' 'no method validation' \
	'clinical supplies' end-to-end frobnication --format csv
printf 'API manufacturing\n\nformulation development planned 2027\n' |
	vendorcat resolve - --format csv
ls
