/* test_seed.c - the embedded tables are those of sql/seed/. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "catalog/seed.h"

static void
tables_have_their_rows(void **state)
{
	const struct seed_table *t = seed_table("taxonomy");

	(void)state;
	assert_int_equal(t->n_column, 2);
	assert_int_equal(t->n_row, 1);
	assert_int_equal(seed_column(t, "date"), 1);
	t = seed_table("countries");
	/* ISO 3166-1 has 249 officially assigned codes. */
	assert_int_equal(t->n_row, 249);
}

static const char *
find(const char *table, const char *key, const char *title)
{
	const struct seed_table *t = seed_table(table);

	for (size_t i = 0; i < t->n_row; i++) {
		if (strcmp(seed_cell(t, i, 0), key) == 0)
			return seed_cell(t, i, seed_column(t, title));
	}
	return NULL;
}

static void
cells_keep_every_byte(void **state)
{
	(void)state;
	/* quoted, with commas */
	assert_string_equal(
	    find("macro_regions", "NAM", "name"), "North America (US, Canada)");
	/* a backslash */
	assert_string_equal(
	    find("identifiers", "DOM", "pattern"), "^[a-z0-9.-]+\\.[a-z]{2,}$");
	/* beyond ASCII */
	assert_string_equal(
	    find("city_aliases", "Basel", "aliases"), "Basle;B\xc3\xa2le;Bale");
	/* leading zeros */
	assert_string_equal(find("countries", "AF", "numeric"), "004");
	/* an empty cell */
	assert_string_equal(find("countries", "US", "eu_eea"), "");
}

static void
tables_are_sorted_by_name(void **state)
{
	(void)state;
	assert_true(seed_table_count > 20);
	for (size_t i = 1; i < seed_table_count; i++)
		assert_true(
		    strcmp(seed_tables[i - 1].name, seed_tables[i].name) < 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tables_have_their_rows),
		cmocka_unit_test(cells_keep_every_byte),
		cmocka_unit_test(tables_are_sorted_by_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
