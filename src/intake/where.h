/* where.h - the country that a cell of a row names; private to the reader. */
#ifndef INTAKE_WHERE_H
#define INTAKE_WHERE_H

#include "intake/field.h"

struct reader;

/* The ISO code that the cell of a country's field names, or NULL.  What may
 * be two ("Korea"; "CA" among the states of the US) is decided by the city in
 * the field beside it where that is known; else it is remarked upon and none
 * is set.  A list of countries ("DE, CH; US") goes into r->country.
 * A place ("Basel, Switzerland") is taken apart: its city is the city's text
 * from then on, where the row has none. */
const char *where_country(struct reader *r, enum field f, enum field city);

/* The country that the city's field names beside its city ("Basel,
 * Switzerland", "Taiwan") where the row has no cell of a country, or NULL;
 * the city's text is then the city alone. */
const char *where_city(struct reader *r, enum field f, enum field city);

#endif
