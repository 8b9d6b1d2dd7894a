/* names.h - a list of names in one cell. */
#ifndef REPORT_NAMES_H
#define REPORT_NAMES_H

#include <stddef.h>

#include "base/buf.h"

/* Append "A; B; C and 4 more": n names of total. */
void report_names(
    struct buf *b, const char *const *name, size_t n, size_t total);

#endif
