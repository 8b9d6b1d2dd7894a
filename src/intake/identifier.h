/* identifier.h - identifiers of vendors and sites as sheets write them
 * (sql/seed/identifiers.csv), checked, never repaired. */
#ifndef INTAKE_IDENTIFIER_H
#define INTAKE_IDENTIFIER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* Append the value s[0..n) of a scheme ("FEI", "DUNS", "LEI", "DOM", "OMSLOC",
 * ...) as it is kept: leading zeros stay, marks that only group digits go.
 * False when it cannot be one; *why then says so in words. */
bool identifier_parse(const char *scheme, const char *s, size_t n,
    struct buf *to, const char **why);

/* "123,456,789": digits that a spreadsheet grouped by threes, twice or more,
 * with one mark. */
bool identifier_is_grouped(const char *s, size_t n);

/* For messages: append what s may have been before it lost its leading zeros.
 * False where there is no thinking so. */
bool identifier_suggest(
    const char *scheme, const char *s, size_t n, struct buf *to);

#endif
