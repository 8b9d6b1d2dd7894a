/* other.h - where another table begins below the one that is read; private to
 * the region. */
#ifndef INTAKE_OTHER_H
#define INTAKE_OTHER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct ahead;
struct region;
struct sample_row;
struct table_row;

/* Does another table begin with the row at hand: its header, or a line of
 * words and then its header?  filled: cells of the row that are not blank.
 * *titles is the row that has them, or NULL; the region's. */
bool other_begins(struct region *r, struct ahead *a, struct table_row *row,
    size_t filled, const struct sample_row **titles, struct err *err);

/* Remember that it has, with these titles. */
void other_set(struct region *r, const struct table_row *row,
    const struct sample_row *titles);

#endif
