/* reading.h - what a person says of how a file is to be read. */
#ifndef INTAKE_READING_H
#define INTAKE_READING_H

#include "intake/plan.h"
#include "intake/table.h"
#include "sheet/sheet.h"

/* All of it borrowed; zero-initialised but for plan.now: find out. */
struct reading {
	struct sheet_options sheet;
	struct table_options table;
	struct plan_options plan;
	/* The options as given, name and value in turn, to be kept with the
	 * source and remembered for its next version. */
	const char *const *given;
	size_t n_given;
};

#endif
