/* notes.h - what is to be known of a workbook as a whole. */
#ifndef SHEET_NOTES_H
#define SHEET_NOTES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "sheet/sheet.h"

/* So many sheets are named one by one. */
#define NOTES_SHEETS 20

/* Zero-initialise. */
struct notes {
	struct sheet_note *note; /* owned, and so are the texts */
	size_t n;
};

/* Take the text over, unless it is empty; b is empty then. */
void notes_add(struct notes *n, struct buf *b);

/* That sheets are hidden, if any are. */
void notes_add_hidden(struct notes *n, const struct sheet_info *info);

/* That sheets have no cells to read, if any have none. */
void notes_add_missing(struct notes *n, const struct sheet_info *info);

/* That sheet i, from 0, has hidden columns, unless columns is "". */
void notes_add_columns(struct notes *n, const struct sheet_info *info, size_t i,
    const char *columns);

/* That sheet i, from 0, has more merged ranges than are taken up, if so. */
void notes_add_merges(
    struct notes *n, const struct sheet_info *info, size_t i, bool more);

/* As the info of a file has it. */
void notes_show(const struct notes *n, struct sheet_info *info);

void notes_clear(struct notes *n);

#endif
