/* meaning.h - what the words of a legend, or of an answer, mean. */
#ifndef INTAKE_MEANING_H
#define INTAKE_MEANING_H

#include <stddef.h>

#include "intake/mark.h"

/* Longer words mean nothing. */
#define MEANING_WORDS 120

/* phase_from of what is development, whichever its phases are. */
#define MEANING_DEV (-1)

/* What words say of an offer ("via partner", "clinical supply"), by
 * sql/seed/legend_words.csv and the qualifiers of services; the strongest word
 * counts: unknown, no, planned, partner, partial, yes.  MARK_NONE: nothing is
 * known of them, or they deny something that is not. */
struct mark meaning_parse(const char *s, size_t n);

#endif
