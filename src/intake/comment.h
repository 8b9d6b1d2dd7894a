/* comment.h - the comments of a vendor in the column beside its answers, in a
 * sheet that was turned; private to the reader. */
#ifndef INTAKE_COMMENT_H
#define INTAKE_COMMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "catalog/load.h"

struct reader;
struct sheet_row;

/* Whether a column of comments stands behind the row's, and is this vendor's.
 * In rows read again (reader_beside) one behind it is. */
bool comment_stands(const struct reader *r, const struct sheet_row *row);

/* An answer, not blank, with the comment in cell at (from 0) beside it: itself
 * where the comment says nothing of status, else both in words ("Yes
 * (outsourced)", the reader's); *why is set where nothing can be claimed. */
struct load_text comment_answer(struct reader *r, const struct sheet_row *row,
    size_t at, struct load_text t, const char **why);

#endif
