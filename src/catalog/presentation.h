/* presentation.h - forms and containers that are a part of what a platform
 * makes: capsules, cartridges. */
#ifndef CATALOG_PRESENTATION_H
#define CATALOG_PRESENTATION_H

#include <stdbool.h>
#include <stddef.h>

/* s[0..n) names one, at its end: "hard capsules", "PFS".  Who makes none of it
 * may well make the others. */
bool presentation_is(const char *s, size_t n);

#endif
