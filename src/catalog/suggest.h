/* suggest.h - the phrases nearest to a text nothing is known of.  Only for
 * messages: likeness never decides. */
#ifndef CATALOG_SUGGEST_H
#define CATALOG_SUGGEST_H

#include <stddef.h>

#include "base/buf.h"

struct phrases;

/* Append up to max of them as "CODE (phrase)", joined by "; "; nothing when
 * none is near. */
void suggest_phrases(const struct phrases *p, const char *s, size_t n,
    size_t max, struct buf *to);

#endif
