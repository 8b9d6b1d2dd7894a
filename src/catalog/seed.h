/* seed.h - the built-in tables of sql/seed/, embedded when the program is
 * built (sql/embed_seed.awk): what a new catalog is filled from, and what
 * reading a sheet needs besides (header aliases, cell values, ...). */
#ifndef CATALOG_SEED_H
#define CATALOG_SEED_H

#include <stddef.h>
#include <stdint.h>

struct seed_table {
	const char *name; /* "header_aliases" for header_aliases.csv */
	size_t n_column;
	size_t n_row;
	const uint32_t *column; /* n_column titles, in seed_text */
	const uint32_t *cell;   /* n_row * n_column texts, in seed_text */
};

/* All of them, sorted by name; in seed_gen.c. */
extern const struct seed_table seed_tables[];
extern const size_t seed_table_count;
extern const char seed_text[];

/* The table of that name; asserts that there is one. */
const struct seed_table *seed_table(const char *name);

/* Position of a column by title; asserts that there is one. */
size_t seed_column(const struct seed_table *t, const char *title);

/* The text at row (from 0) in the column of that position. */
const char *seed_cell(const struct seed_table *t, size_t row, size_t column);

#endif
