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

#endif
