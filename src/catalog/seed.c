/* seed.c - looking things up in the built-in tables. */
#include "catalog/seed.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

const struct seed_table *
seed_table(const char *name)
{
	size_t from = 0;
	size_t to = seed_table_count; /* they are sorted by name */

	while (from < to) {
		size_t mid = from + (to - from) / 2;
		int order = strcmp(name, seed_tables[mid].name);

		if (order == 0)
			return &seed_tables[mid];
		if (order < 0)
			to = mid;
		else
			from = mid + 1;
	}
	assert(false && "a seed table of that name");
	return NULL;
}

size_t
seed_column(const struct seed_table *t, const char *title)
{
	for (size_t i = 0; i < t->n_column; i++) {
		if (strcmp(seed_text + t->column[i], title) == 0)
			return i;
	}
	assert(false && "a column of that title");
	return 0;
}

const char *
seed_cell(const struct seed_table *t, size_t row, size_t column)
{
	assert(row < t->n_row && column < t->n_column);
	return seed_text + t->cell[row * t->n_column + column];
}
