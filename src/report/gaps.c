/* gaps.c - the words for a gap. */
#include "report/gaps.h"

#include <string.h>

#include "catalog/place.h"
#include "out/out.h"
#include "report/names.h"

size_t
report_gaps_columns(enum axis axis, const char *column[REPORT_GAPS_COLUMNS])
{
	static const char *const before[] = { "capability", "name", "area",
		"scope" };
	static const char *const after[] = { "vendors", "groups", "regions",
		"need", "verdict", "who" };
	size_t n = 0;

	for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++)
		column[n++] = before[i];
	if (axis != AXIS_NONE)
		column[n++] = axis_word(axis);
	for (size_t i = 0; i < sizeof(after) / sizeof(after[0]); i++)
		column[n++] = after[i];
	return n;
}

/* "; " between the parts. */
static void
part(struct buf *b)
{
	if (b->len > 0)
		buf_str(b, "; ");
}

/* "planned by A; B and 3 more" where anybody says so. */
static void
say_who(struct buf *b, const struct gap *g, const struct gap_row *r,
    enum gap_say say, const char *words)
{
	struct gap_names names;

	gap_names(g, r, say, &names);
	if (names.total == 0)
		return;
	part(b);
	buf_str(b, words);
	report_names(b, names.name, names.n, names.total);
}

static void
say_no(struct buf *b, const struct gap *g, const struct gap_row *r)
{
	struct gap_names names;

	gap_names(g, r, GAP_SAY_NO, &names);
	if (names.total == 0)
		return;
	part(b);
	buf_fmt(b, "%zu say%s no", names.total, names.total == 1 ? "s" : "");
}

/* What is known short of an offer. */
static void
say_short(struct buf *b, const struct gap *g, const struct gap_row *r)
{
	say_who(b, g, r, GAP_SAY_PARTIAL, "in part by ");
	say_who(b, g, r, GAP_SAY_PARTNER, "via a partner of ");
	say_who(b, g, r, GAP_SAY_PLANNED, "planned by ");
	say_no(b, g, r);
}

/* Who may offer it. */
static void
say_open(
    struct buf *b, const struct gap *g, const struct gap_row *r, enum axis axis)
{
	struct buf value = { 0 };

	buf_fmt(&value, "%s not stated by ", axis_word(axis));
	say_who(b, g, r, GAP_SAY_VALUE, buf_text(&value));
	buf_clear(&value);
	say_who(b, g, r, GAP_SAY_UNSTATED, "offered, details not stated, by ");
	say_who(b, g, r, GAP_SAY_VAGUE, "stage not stated by ");
	say_who(b, g, r, GAP_SAY_AMBIGUOUS, "ambiguous words of ");
}

static void
say_nobody(
    struct buf *b, const struct gap *g, const struct gap_row *r, enum axis axis)
{
	if (r->silent)
		buf_str(b, "not on file: the FDA register does not say");
	else
		buf_str(b, r->verdict == GAP_UNKNOWN ? "nobody for sure"
						     : "nobody on file");
	say_open(b, g, r, axis);
	say_short(b, g, r);
	if (!r->silent && r->unknown > 0) {
		part(b);
		buf_fmt(b, "not known of %zu", r->unknown);
	}
}

static void
say_where(struct buf *b, const struct gap *g, const struct gap_row *r)
{
	char code[3];
	const char *where = NULL;
	struct gap_names nowhere;

	part(b);
	roster_country_code(r->country, code);
	where = r->country == 0 ? NULL : place_country_name(code);
	if (where == NULL)
		where = gap_region_name(g, r);
	/* "Europe (EU/EEA, UK ...)": the name is enough. */
	gap_names(g, r, GAP_SAY_NOWHERE, &nowhere);
	buf_fmt(b, "all %sin %.*s", nowhere.total > 0 ? "known to be " : "",
	    (int)strcspn(where, "("), where);
	while (b->data[b->len - 1] == ' ')
		b->data[--b->len] = '\0';
}

static void
say_row(
    struct buf *b, const struct gap *g, const struct gap_row *r, enum axis axis)
{
	buf_reset(b);
	if (gap_is_without(g))
		buf_fmt(b, "was %s", gap_verdict_word(r->before));
	if (r->groups == 0) {
		part(b);
		say_nobody(b, g, r, axis);
		return;
	}
	say_who(b, g, r, GAP_SAY_OFFERED, "");
	if (r->verdict == GAP_SINGLE_REGION)
		say_where(b, g, r);
	if (r->verdict != GAP_COVERED || r->regions == 0)
		say_who(b, g, r, GAP_SAY_NOWHERE, "country not known of ");
	if (r->verdict == GAP_COVERED)
		return;
	say_open(b, g, r, axis);
	say_short(b, g, r);
}

void
report_gaps(struct out *o, const struct gap *g, enum axis axis, bool all)
{
	struct buf who = { 0 };

	for (size_t i = 0; i < gap_rows(g); i++) {
		const struct gap_row *r = gap_row(g, i);
		struct out_value v[REPORT_GAPS_COLUMNS];
		char code[3];
		size_t n = 0;

		if (r->verdict == GAP_COVERED && !all && !gap_is_without(g))
			continue;
		say_row(&who, g, r, axis);
		v[n++] = out_text(r->code);
		v[n++] = out_text(r->name);
		v[n++] = out_text(r->area);
		v[n++] = out_text(r->scope);
		if (axis != AXIS_NONE)
			v[n++] = out_text(gap_value(g, r, code));
		v[n++] = out_int((int64_t)r->vendors);
		v[n++] = out_int((int64_t)r->groups);
		v[n++] = out_int((int64_t)r->regions);
		v[n++] = out_int((int64_t)r->need);
		v[n++] = out_text(gap_verdict_word(r->verdict));
		v[n++] = out_text(buf_text(&who));
		out_row(o, v);
	}
	buf_clear(&who);
}

void
report_gaps_summary(
    struct buf *b, const struct gap *g, const struct gap_options *asked)
{
	static const char *const words[GAP_VERDICTS] = {
		[GAP_NONE] = "nobody",
		[GAP_SINGLE] = "only one vendor",
		[GAP_SINGLE_GROUP] = "only one group",
		[GAP_BELOW] = "too few",
		[GAP_SINGLE_REGION] = "only one region",
	};
	const char *what = asked->axis != AXIS_NONE ? "rows"
			   : asked->profile != NULL ? "stages"
						    : "capabilities";
	size_t count[GAP_VERDICTS] = { 0 };
	size_t n_gap = 0;
	bool first = true;

	for (size_t i = 0; i < gap_rows(g); i++)
		count[gap_row(g, i)->verdict]++;
	for (size_t i = 0; i < GAP_UNKNOWN; i++)
		n_gap += count[i];
	if (gap_is_without(g))
		buf_fmt(b, "%zu of the %s get%s worse", gap_rows(g), what,
		    gap_rows(g) == 1 ? "s" : "");
	else
		buf_fmt(
		    b, "%zu of %zu %s have a gap", n_gap, gap_rows(g), what);
	for (size_t i = 0; i < GAP_UNKNOWN; i++) {
		if (count[i] == 0)
			continue;
		buf_fmt(b, "%s%zu %s", first ? ": " : ", ", count[i], words[i]);
		first = false;
	}
	if (count[GAP_UNKNOWN] > 0)
		buf_fmt(b, "; %zu not known", count[GAP_UNKNOWN]);
}
