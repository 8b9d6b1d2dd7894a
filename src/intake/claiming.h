/* claiming.h - cells that become claims; private to claims.c and
 * claims_fda.c. */
#ifndef INTAKE_CLAIMING_H
#define INTAKE_CLAIMING_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/claims.h"

/* A cell of the matrix that is longer is no mark, unless it is an answer that
 * begins with yes or no: then so much of it is quoted. */
#define CLAIMS_CELL 200

/* The place of a text in a column (position from 1), remembered; *added: it
 * has to be worked out. */
struct claims_cell *claims_cell(
    struct claims *c, size_t position, const char *s, size_t n, bool *added);

/* What a cell that is worked out claims, or mentions, in the row at hand. */
void claims_make(
    struct claims *c, size_t position, const struct claims_cell *cell);

#endif
