/* gaps.h - what the answer of `gaps` looks like. */
#ifndef REPORT_GAPS_H
#define REPORT_GAPS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "catalog/axis.h"
#include "catalog/gap.h"

struct out;

#define REPORT_GAPS_COLUMNS 11

/* The columns for an axis go to column; returns how many there are. */
size_t report_gaps_columns(
    enum axis axis, const char *column[REPORT_GAPS_COLUMNS]);

/* A row for every gap; all: also for what is covered. */
void report_gaps(struct out *o, const struct gap *g, enum axis axis, bool all);

/* "12 of 60 capabilities have a gap: 3 nobody, ..." */
void report_gaps_summary(
    struct buf *b, const struct gap *g, const struct gap_options *asked);

#endif
