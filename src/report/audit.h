/* audit.h - what the answer of `audit` looks like. */
#ifndef REPORT_AUDIT_H
#define REPORT_AUDIT_H

#include "base/buf.h"
#include "catalog/audit.h"

struct out;

#define REPORT_AUDIT_COLUMNS 5
extern const char *const report_audit_columns[REPORT_AUDIT_COLUMNS];

void report_audit(struct out *o, const struct audit *a);

/* "7 findings: 2 error, 4 warn, 1 info" */
void report_audit_summary(struct buf *b, const struct audit *a);

#endif
