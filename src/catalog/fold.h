/* fold.h - texts made equal where people mean the same: the keys by which
 * phrases and company names are compared.  Unicode through utf8proc. */
#ifndef CATALOG_FOLD_H
#define CATALOG_FOLD_H

#include <stddef.h>

#include "base/buf.h"

/* Each writes the key of s[0..n) into b (emptied first).  The key may be
 * empty: the text holds no letter and no digit. */

/* Case, accents and punctuation gone ("Köln-Süd & Co" -> "koln sud and co");
 * the words themselves kept.  For headers, countries, cell values. */
void fold_plain(struct buf *b, const char *s, size_t n);

/* As fold_plain, then noise words dropped ("services", "of", ...), US
 * spelling, plural s gone: "Analytical Services: Method-Developments" ->
 * "analytical method development".  A text of noise words alone keeps them.
 * tests/oracle/seedlib.py phrase_key says the same independently. */
void fold_phrase(struct buf *b, const char *s, size_t n);

/* The key of a company name: as fold_plain, dotted initials joined ("F.I.S."
 * -> "fis"), "The" and legal forms (sql/seed/legal_suffixes.csv) dropped as
 * whole words, at the end or where the form is unmistakable; "&", "and",
 * "und", "et" alike.  Never empty for a text with a letter or digit: a name
 * of legal forms alone keeps them; a footnote's raised digits are none of it.
 */
void fold_name(struct buf *b, const char *s, size_t n);

#endif
