/* lifecycle.h - what the answer of `lifecycle` looks like. */
#ifndef REPORT_LIFECYCLE_H
#define REPORT_LIFECYCLE_H

#include "base/buf.h"
#include "catalog/lifecycle.h"

struct out;

#define REPORT_LIFECYCLE_COLUMNS 9
extern const char *const report_lifecycle_columns[REPORT_LIFECYCLE_COLUMNS];

void report_lifecycle(struct out *o, const struct lifecycle *l);

/* How far the vendors have come, in a sentence. */
void report_lifecycle_summary(
    struct buf *b, const struct lifecycle *l, const char *scope);

/* What the sources cannot say and for how many vendors; nothing where they
 * can. */
void report_lifecycle_silence(struct buf *b, const struct lifecycle *l);

#endif
