/* unfit.h - rows that are no vendor's; private to the reader. */
#ifndef INTAKE_UNFIT_H
#define INTAKE_UNFIT_H

#include <stddef.h>

#include "intake/read.h"

struct sheet_row;

/* Set the row at hand aside, with the remarks made so far. */
enum read_outcome unfit_aside(struct reader *r, struct read_result *to,
    size_t position, const char *reason);

/* Why the row holds no data: the header once more, a line that sums up; NULL:
 * it may. */
const char *unfit_no_data(struct reader *r, const struct sheet_row *row);

/* READ_FACT when the row names a vendor; else it is set aside (no name, "same
 * as above") or skipped (a heading, an example), with the reason in *to. */
enum read_outcome unfit_name(
    struct reader *r, const struct sheet_row *row, struct read_result *to);

#endif
