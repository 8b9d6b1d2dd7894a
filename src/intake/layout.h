/* layout.h - which of the layouts a sheet has, once its columns are known. */
#ifndef INTAKE_LAYOUT_H
#define INTAKE_LAYOUT_H

#include <stdbool.h>

#include "base/err.h"

struct plan;
struct plan_options;
struct sample;

/* The layouts there are: "long" (a row for each vendor and service), "list"
 * (services listed in cells), "matrix" (a column for each service), "matrix2"
 * (the same under a header of several rows), "rfi" (a column for each vendor),
 * "scores" (points for each criterion: not read as claims), "fda" (the FDA's
 * drug establishment registration).  Another name is ERR_USAGE. */
bool layout_check(const char *name, struct err *err);

/* True when the sheet is the FDA's registration; its columns are then set. */
bool layout_fda(struct plan *p);

/* In an export of EudraGMDP no column names the vendor, and the sites go by
 * the name of the organisation: true when the sheet is one; the column is the
 * vendor's name then. */
bool layout_eudra(struct plan *p);

/* Set the plan's layout and its reason; one that was asked for and does not
 * fit is ERR_USAGE. */
bool layout_choose(struct plan *p, const struct plan_options *o,
    const struct sample *records, struct err *err);

/* Whether digits in the cells are ratings, which need their legend. */
void layout_ratings(struct plan *p, const struct sample *records);

#endif
