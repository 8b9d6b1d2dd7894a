/* shape.h - a sheet is looked at before it is read: which layout it has, what
 * its marks mean, whether it has to be turned on its side. */
#ifndef INTAKE_SHAPE_H
#define INTAKE_SHAPE_H

#include <stdbool.h>

#include "base/err.h"

struct plan;
struct plan_options;
struct sheet;
struct table;
struct table_options;
struct vocab;

/* What a person says; both are borrowed. */
struct shape_options {
	const struct table_options *table;
	const struct plan_options *plan;
	const char *path; /* for messages */
};

/* Find the table in a sheet and plan how to read it (table_open, plan_make);
 * the table then stands at its first row.  Where the columns are services,
 * all rows are read once before, for their marks and the legend.
 *
 * A sheet of questions with vendors across is turned (sheet_turn).  A score
 * sheet is ERR_DATA, with the way out, unless the layout is told; where the
 * sheet need not name vendors it is planned all the same, with the layout
 * "scores".  A layout that there is not, or that does not fit, and a --legend
 * that says nothing are ERR_USAGE.  The table is the caller's also on failure,
 * NULL or not. */
bool shape_open(struct plan *p, struct table **t, struct sheet *sheet,
    const struct shape_options *o, struct vocab *v, struct err *err);

#endif
