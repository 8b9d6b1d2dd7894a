/* notes.h - what is to be known of a workbook as a whole. */
#ifndef SHEET_NOTES_H
#define SHEET_NOTES_H

#include <stddef.h>

#include "base/buf.h"
#include "sheet/sheet.h"

/* So many hidden sheets are named one by one. */
#define NOTES_SHEETS 20

/* Zero-initialise. */
struct notes {
	struct sheet_note *note; /* owned, and so are the texts */
	size_t n;
};

/* Take the text over, unless it is empty; b is empty then. */
void notes_add(struct notes *n, struct buf *b);

/* That sheet i, from 0, is hidden, in words. */
void notes_hidden_sheet(struct buf *b, const struct sheet_name *s, size_t i);

/* That sheets are hidden, if any are. */
void notes_add_hidden(struct notes *n, const struct sheet_info *info);

/* As the info of a file has it. */
void notes_show(const struct notes *n, struct sheet_info *info);

void notes_clear(struct notes *n);

#endif
