/* turn.h - a sheet turned on its side; private to sheet/. */
#ifndef SHEET_TURN_H
#define SHEET_TURN_H

#include "base/err.h"
#include "sheet/kind.h"

/* Put a kind whose rows are the columns of *kind in its place; the old one is
 * its own from then on, also when that fails. */
bool turn_open(struct sheet_kind **kind, struct err *err);

/* As sheet_turned. */
struct sheet_cell turn_cell(
    const struct sheet_kind *k, int64_t row, size_t cell);

#endif
