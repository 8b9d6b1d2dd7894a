/* script.h - how much a text reads like one of the languages of a script. */
#ifndef SHEET_SCRIPT_H
#define SHEET_SCRIPT_H

#include <stddef.h>

/* How likely n bytes of text in UTF-8 (at most 32 KB; bytes that are none
 * count against it) are as one of the languages of a script: a logarithm, to
 * be compared with that of the same text decoded otherwise.  *weight is what
 * its characters beyond ASCII count together.
 * The scripts: 'w' Western, 'c' Central, 'u' Turkish and 'b' Baltic Latin, 'r'
 * Cyrillic, 'g' Greek, 'h' Hebrew, 'a' Arabic, 'i' Thai, 's' Chinese, 't' the
 * same in traditional characters, 'j' Japanese, 'k' Korean. */
double script_score(const char *p, size_t n, char script, double *weight);

#endif
