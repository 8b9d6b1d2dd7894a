#!/bin/sh
# What is exported imports again to the same claims, vendors and sites.
for f in invented_long.csv invented_matrix.csv invented_list.tsv \
	fda_like.csv; do
	vendorcat -q import "$TOP/fixtures/$f" >/dev/null
done
for what in vendors sites claims; do
	vendorcat export $what --format csv -o "$what.csv"
	VENDORCAT_DB=again.db vendorcat -q import "$what.csv" \
		>/dev/null || echo "$what: $?"
	# The tags before other files add theirs.
	[ $what != vendors ] || VENDORCAT_DB=again.db vendorcat export \
		vendors --format csv -o tags.again.csv
done
for what in vendors sites claims; do
	VENDORCAT_DB=again.db vendorcat export $what --format csv \
		-o "$what.again.csv"
done
python3 - <<'PY'
import csv


def rows(path, leave):
    with open(path, encoding="utf-8-sig", newline="") as f:
        return sorted(tuple(v for k, v in r.items() if k not in leave)
                      for r in csv.DictReader(f))


def same(name, a, b):
    lost = sorted(set(a) - set(b))
    new = sorted(set(b) - set(a))
    print(name, "same" if a == b else
          "%d lost %s, %d new %s" % (len(lost), lost[:3], len(new), new[:3]))


# Where a claim was read is another place now.
place = {"source", "row", "line", "sheet", "file"}
for what in "sites", "claims":
    same(what, rows(what + ".csv", place), rows(what + ".again.csv", place))
tag = {"tag_as_written"}
same("vendors", rows("vendors.csv", tag), rows("vendors.again.csv", tag))
# Two tags of one vendor are two rows' words: one row cannot say both.
once = [[r for r in rows(p, set()) if "|" not in r[-1]]
        for p in ("vendors.csv", "tags.again.csv")]
names = {r[0] for r in once[0]}
same("tags", once[0], [r for r in once[1] if r[0] in names])
PY
