/* numfmt.h - number formats of workbooks: what a cell shows of its number.
 *
 * The codes are those of ECMA-376 part 1, 18.8.30 and 18.8.31.  Where a cell
 * shows a date or a time it is given as ISO 8601 (serial.h), whatever the
 * order on the screen; where it would show an exponent, an integer of 9
 * digits and more keeps all of them, because it is somebody's identifier;
 * padding for alignment is left out, and so is a point with nothing behind. */
#ifndef SHEET_NUMFMT_H
#define SHEET_NUMFMT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct numfmt;

#define NUMFMT_BUILTIN_LAST 81

/* The code of a built-in number format, or NULL. */
const char *numfmt_builtin(int id);

/* Read a code.  There is no wrong one: what has no meaning is shown as it
 * stands.  NULL when it shows numbers and texts as they are ("General"). */
struct numfmt *numfmt_new(const char *code);

/* NULL is allowed. */
void numfmt_free(struct numfmt *f);

/* Append what is shown of the number text[0..n), given as XML has it; what is
 * no number is appended as it is.  f may be NULL: General. */
void numfmt_number(const struct numfmt *f, const char *text, size_t n,
    bool since_1904, struct buf *to);

/* Append what is shown of a text.  f may be NULL. */
void numfmt_text(
    const struct numfmt *f, const char *text, size_t n, struct buf *to);

#endif
