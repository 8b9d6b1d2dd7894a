/* titles.h - the titles of a table's columns. */
#ifndef INTAKE_TITLES_H
#define INTAKE_TITLES_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct heading;
struct sample;
struct table_column;

/* Where the titles are; all borrowed. */
struct titles {
	const struct sample *sample;
	const struct heading *heading;
	struct arena *arena; /* texts are kept in it */
	/* Lines of a cell of the header, where they are rows of the header of
	 * the file that rows set aside came from; else 0. */
	size_t lines;
};

/* Set lines. */
void titles_begin(struct titles *t);

/* The titles of column i. */
void titles_of(struct titles *t, size_t i, struct table_column *c);

/* Whether a row of the heading has a title given in a map. */
bool titles_have(const struct sample *s, const struct heading *h,
    const char *const *map, size_t n_map);

/* The first row of the sample that has a title given in a map
 * (COLUMN=FIELD); SIZE_MAX: there is none. */
size_t titles_mapped(
    const struct sample *s, const char *const *map, size_t n_map);

#endif
