#!/bin/sh
# The invented sheets show every rule (fixtures/README.md says where).
cd "$TOP/fixtures" || exit 4
vendorcat -q --db "$HOME/c.db" import invented_long.csv invented_matrix.csv \
	invented_list.tsv fda_like.csv >/dev/null 2>&1
vendorcat -q --db "$HOME/c.db" audit --all --format csv | cut -d, -f1,2 |
	sort -u
