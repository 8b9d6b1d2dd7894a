/* notes.c - what is to be known of a workbook as a whole. */
#include "sheet/notes.h"

#include <stdlib.h>

#include "base/mem.h"

void
notes_add(struct notes *n, struct buf *b)
{
	if (b->len > 0) {
		n->note = xrealloc(n->note, n->n + 1, sizeof(*n->note));
		n->note[n->n++].text = buf_take(b);
	}
	buf_clear(b);
}

void
notes_hidden_sheet(struct buf *b, const struct sheet_name *s, size_t i)
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
		notes_hidden_sheet(&b, &info->sheet[i], i);
		notes_add(n, &b);
	}
	if (hidden > NOTES_SHEETS)
		buf_fmt(
		    &b, "%zu more sheets are hidden", hidden - NOTES_SHEETS);
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
