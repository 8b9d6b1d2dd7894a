/* html.h - the text of a piece of HTML. */
#ifndef INTAKE_HTML_H
#define INTAKE_HTML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* Append the text of s[0..n) as a browser shows it, as far as a cell needs
 * it: tags that dress text go (those that begin a line leave a line break), so
 * do comments; entities become their characters; scripts, images and tags
 * nobody knows stay as they are written.  False, and b is not to be used, when
 * there is neither a tag nor an entity: "a < b", "R&D" and
 * "<10 kg>" are no HTML. */
bool html_text(struct buf *b, const char *s, size_t n);

#endif
