/* plain.h - what a person sees of a cell that holds a formula, HTML or
 * characters that do not show. */
#ifndef INTAKE_PLAIN_H
#define INTAKE_PLAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* What was changed, in the order in which it matters most. */
enum plain_change {
	PLAIN_NO_VALUE = 1,   /* a formula whose value is not in the file */
	PLAIN_FORMULA = 2,    /* ="00123", =HYPERLINK("...","Acme") */
	PLAIN_HTML = 4,       /* <b>, <br>, &amp; */
	PLAIN_APOSTROPHE = 8, /* '00123 */
	PLAIN_HIDDEN = 16,    /* soft hyphens, zero-width characters */
	PLAIN_WIDE = 32,      /* full-width letters and digits */
	PLAIN_BLANK = 64      /* odd blanks and hyphens: no change to see */
};

/* False when the text may need no change: quick, for most cells. */
bool plain_is_odd(const char *s, size_t n);

/* Write what a person sees of s[0..n), trimmed, into b (emptied first) and
 * return what was changed; 0: nothing, b is then not to be used.  A formula
 * without a value leaves b empty.  Full-width characters are changed where
 * wide is set.  A text that an apostrophe guards ('=A1) stays as it is. */
unsigned plain_text(struct buf *b, const char *s, size_t n, bool wide);

#endif
