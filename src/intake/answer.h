/* answer.h - what an answer in words says: "Yes, via partner", "No, planned
 * for 2027". */
#ifndef INTAKE_ANSWER_H
#define INTAKE_ANSWER_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/mark.h"

/* An answer that begins with yes or no, in the languages of cell_values.csv;
 * what follows may limit it.  MARK_NONE: it begins otherwise, or (ask set)
 * says yes and no at once. */
struct mark answer_parse(const char *s, size_t n);

/* A year or quarter in the words that is no past event's ("on site in 2027"),
 * or a word for an end ("until", "bis"). */
bool answer_is_dated(const char *s, size_t n);

#endif
