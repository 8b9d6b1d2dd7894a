/* beside.c - what stands beside the table in a file and is not read. */
#include "intake/beside.h"

#include "base/buf.h"
#include "intake/legend.h"
#include "intake/plan.h"
#include "sheet/sheet.h"

/* Lines of one kind, and rows named in one. */
#define BESIDE_LINES 5
#define BESIDE_ROWS 4
#define BESIDE_NOTES 8

const char *
beside_word(enum table_part part)
{
	static const char *const word[TABLE_PARTS] = {
		[TABLE_RECORD] = "record",
		[TABLE_HEADER] = "header",
		[TABLE_ABOVE] = "above the header",
		[TABLE_BLANK] = "blank row",
		[TABLE_AGAIN] = "header again",
		[TABLE_SUBTOTAL] = "total",
		[TABLE_NOTE] = "note",
		[TABLE_OTHER] = "other table",
	};

	return word[part];
}

/* Append "(rows 3 to 9)" where it is more than one. */
static void
beside_range(struct buf *b, int64_t from, int64_t to)
{
	if (to > from)
		buf_fmt(
		    b, " (rows %lld to %lld)", (long long)from, (long long)to);
}

void
beside_above(const struct table_info *t, beside_line *line, void *arg)
{
	const struct sample *s = t->above;
	struct buf what = { 0 };
	size_t first = s->n;

	for (size_t i = s->n; i-- > 0;) {
		if (s->row[i].n > 0)
			first = i;
	}
	if (first == s->n)
		return;
	buf_str(&what, "above the table:");
	for (size_t c = 0; c < s->row[first].n && what.len < 100; c++) {
		if (s->row[first].cell[c].len > 0 &&
		    !s->row[first].cell[c].merged)
			buf_fmt(&what, " %.80s", s->row[first].cell[c].text);
	}
	beside_range(&what, s->row[0].number, s->row[s->n - 1].number);
	line(arg, s->row[0].number, buf_text(&what));
	buf_clear(&what);
}

/* Rows of one kind: what the first says, how many, where they are. */
static void
beside_kind(const struct table_info *t, const struct legend *legend,
    enum table_part part, struct buf *what, int64_t *from)
{
	struct buf where = { 0 };
	const char *says = "";
	size_t n = 0;

	*from = 0;
	for (size_t i = 0; i < t->n_aside; i++) {
		const struct table_aside *a = &t->aside[i];

		if (a->part != part || legend_has_row(legend, a->from))
			continue;
		n++;
		*from = n == 1 ? a->from : *from;
		says = n == 1 ? a->text : says;
		if (n <= BESIDE_ROWS)
			buf_fmt(&where, "%s%lld", n == 1 ? "" : ", ",
			    (long long)a->from);
	}
	buf_reset(what);
	if (part == TABLE_AGAIN)
		buf_str(what, "the header once more");
	else
		buf_fmt(what, "%s%s: %s", beside_word(part), n == 1 ? "" : "s",
		    says);
	if (n > 1)
		buf_fmt(what, " (rows %s", buf_text(&where));
	if (n > BESIDE_ROWS)
		buf_fmt(what, " and %zu more", n - BESIDE_ROWS);
	buf_str(what, n > 1 ? ")" : "");
	buf_clear(&where);
}

/* Other tables of the sheet, or other sheets of the workbook. */
static void
beside_others(
    const struct table_info *t, bool sheets, beside_line *line, void *arg)
{
	struct buf what = { 0 };
	size_t n = 0;

	for (size_t i = 0; i < t->n_aside; i++) {
		const struct table_aside *a = &t->aside[i];

		if (a->part != TABLE_OTHER || (a->from == 0) != sheets)
			continue;
		n++;
		if (n > BESIDE_LINES)
			continue;
		buf_reset(&what);
		buf_fmt(
		    &what, "%s%s", sheets ? "" : "another table: ", a->text);
		beside_range(&what, a->from, a->to);
		line(arg, a->from, buf_text(&what));
	}
	if (n > BESIDE_LINES) {
		buf_reset(&what);
		buf_fmt(&what, "and %zu %s%s more", n - BESIDE_LINES,
		    sheets ? "sheet" : "table",
		    n == BESIDE_LINES + 1 ? "" : "s");
		line(arg, 0, buf_text(&what));
	}
	buf_clear(&what);
}

void
beside_each(const struct table_info *t, const struct legend *legend,
    beside_line *line, void *arg)
{
	static const enum table_part parts[] = { TABLE_AGAIN, TABLE_SUBTOTAL,
		TABLE_NOTE };
	struct buf what = { 0 };

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		int64_t from = 0;

		beside_kind(t, legend, parts[i], &what, &from);
		if (from > 0)
			line(arg, from, buf_text(&what));
	}
	beside_others(t, false, line, arg);
	beside_others(t, true, line, arg);
	buf_clear(&what);
}

void
beside_apart(const struct plan *p, beside_line *line, void *arg)
{
	struct buf what = { 0 };

	for (size_t i = 0; i < p->n_apart; i++) {
		const struct apart_table *a = &p->apart[i];

		buf_reset(&what);
		if (a->to > a->from)
			buf_fmt(&what, "columns %zu to %zu", a->from, a->to);
		else
			buf_fmt(&what, "column %zu", a->from);
		buf_fmt(&what, ", %s: %s",
		    a->titled ? "another table" : "without titles", a->text);
		line(arg, 0, buf_text(&what));
	}
	buf_clear(&what);
}

void
beside_hidden(const struct table_info *t, const struct sheet_info *info,
    beside_line *line, void *arg)
{
	const struct table_hidden *h = &t->hidden;
	struct buf b = { 0 };

	if (h->n == 0)
		return;
	buf_fmt(&b, "%lld row%s hidden%s, and read like the others (",
	    (long long)h->n, h->n == 1 ? " is" : "s are",
	    info->filtered ? " by a filter" : "");
	if (h->n == 1)
		buf_fmt(&b, "row %lld)", (long long)h->first);
	else if (h->last - h->first + 1 == h->n)
		buf_fmt(&b, "rows %lld to %lld)", (long long)h->first,
		    (long long)h->last);
	else
		buf_fmt(&b, "from row %lld to row %lld, not all of them)",
		    (long long)h->first, (long long)h->last);
	line(arg, 0, buf_text(&b));
	buf_clear(&b);
}

void
beside_notes(const struct sheet_info *info, beside_line *line, void *arg)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < info->n_note && i < BESIDE_NOTES; i++)
		line(arg, 0, info->note[i].text);
	if (info->n_note > BESIDE_NOTES) {
		buf_fmt(&b, "and %zu remarks more on the file",
		    info->n_note - BESIDE_NOTES);
		line(arg, 0, buf_text(&b));
	}
	buf_clear(&b);
}
