/* notes.c - what is to be known of a workbook as a whole. */
#include "sheet/notes.h"

#include <stdlib.h>

#include "base/mem.h"
#include "sheet/xlsx_merge.h"

void
notes_add(struct notes *n, struct buf *b)
{
	if (b->len > 0) {
		n->note = xrealloc(n->note, n->n + 1, sizeof(*n->note));
		n->note[n->n++].text = buf_take(b);
	}
	buf_clear(b);
}

static void
say_hidden(struct buf *b, const struct sheet_name *s, size_t i)
{
	buf_fmt(b, "sheet %zu \"%s\" is hidden%s", i + 1, s->name,
	    s->very ? ", and Excel does not offer to show it" : "");
}

void
notes_add_hidden(struct notes *n, const struct sheet_info *info)
{
	size_t hidden = 0;
	struct buf b = { 0 };

	for (size_t i = 0; i < info->n_sheet; i++) {
		if (!info->sheet[i].hidden || hidden++ >= NOTES_SHEETS)
			continue;
		say_hidden(&b, &info->sheet[i], i);
		notes_add(n, &b);
	}
	if (hidden > NOTES_SHEETS)
		buf_fmt(
		    &b, "%zu more sheets are hidden", hidden - NOTES_SHEETS);
	notes_add(n, &b);
}

void
notes_add_missing(struct notes *n, const struct sheet_info *info)
{
	size_t missing = 0;
	struct buf b = { 0 };

	for (size_t i = 0; i < info->n_sheet; i++) {
		if (!info->sheet[i].missing || missing++ >= NOTES_SHEETS)
			continue;
		buf_fmt(&b,
		    "sheet %zu \"%s\" is listed, but not in the file, which "
		    "may be damaged; open and save it in Excel",
		    i + 1, info->sheet[i].name);
		notes_add(n, &b);
	}
	if (missing > NOTES_SHEETS)
		buf_fmt(&b, "%zu more sheets are not in the file",
		    missing - NOTES_SHEETS);
	notes_add(n, &b);
}

void
notes_add_columns(struct notes *n, const struct sheet_info *info, size_t i,
    const char *columns)
{
	struct buf b = { 0 };

	if (columns[0] != '\0')
		buf_fmt(&b, "sheet %zu \"%s\" has hidden columns: %s", i + 1,
		    info->sheet[i].name, columns);
	notes_add(n, &b);
}

void
notes_add_merges(
    struct notes *n, const struct sheet_info *info, size_t i, bool more)
{
	struct buf b = { 0 };

	if (more)
		buf_fmt(&b,
		    "sheet %zu \"%s\" has over %d merged ranges; those "
		    "behind are read as if they were not merged",
		    i + 1, info->sheet[i].name, XLSX_MERGES);
	notes_add(n, &b);
}

void
notes_show(const struct notes *n, struct sheet_info *info)
{
	info->note = n->note;
	info->n_note = n->n;
}

void
notes_clear(struct notes *n)
{
	for (size_t i = 0; i < n->n; i++)
		free((char *)n->note[i].text);
	free(n->note);
	*n = (struct notes){ 0 };
}
