/* json.h - texts as JSON, for what the catalog keeps of a source. */
#ifndef INTAKE_JSON_H
#define INTAKE_JSON_H

#include <stddef.h>

#include "base/buf.h"

/* Append s[0..n) as a JSON string.  Bytes that are no UTF-8 go in as they
 * are: the sheet's cells have none. */
void json_text(struct buf *b, const char *s, size_t n);

#endif
