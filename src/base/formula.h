/* formula.h - texts that a spreadsheet would work out instead of showing. */
#ifndef BASE_FORMULA_H
#define BASE_FORMULA_H

#include <stdbool.h>

/* s, after any apostrophes at its start, goes on with = + - @ TAB or CR, and
 * it is no number (-5, +12.5, -1.234,50 EUR, -2e-3, +41 61 22) and not dashes
 * alone: without a second operator, a name or a bracket there is nothing to
 * work out.  Who writes such a text for a spreadsheet puts one apostrophe in
 * front. */
bool formula_is(const char *s);

/* s is what such a writer made: its first character is an apostrophe to be
 * taken off.  Texts that had apostrophes got one more, so taking off one
 * gives back exactly what was written. */
bool formula_is_guarded(const char *s);

#endif
