/* coverage.h - what the answer of `coverage` looks like. */
#ifndef REPORT_COVERAGE_H
#define REPORT_COVERAGE_H

#include <stddef.h>

#include "base/buf.h"
#include "catalog/axis.h"
#include "catalog/coverage.h"

struct out;

/* The columns of an answer; zero-initialise to start. */
struct report_columns {
	const char **column; /* owned, not the texts */
	size_t n;
	char (*code)[3]; /* owned: texts with no other home */
};

void report_coverage_columns(
    struct report_columns *to, const struct coverage *c, enum axis axis);
void report_columns_clear(struct report_columns *to);

void report_coverage(struct out *o, struct coverage *c, enum axis axis);

/* "48 of 60 capabilities are offered by somebody, of 120 vendors" */
void report_coverage_summary(struct buf *b, struct coverage *c);

#endif
