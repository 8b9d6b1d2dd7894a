/* test_filter.c - the values of a filter as people write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "catalog/filter.h"
#include "catalog/vendor.h"

#include "facts.h"

static const struct fact some[] = {
	{ .vendor = "Alder", .parent = "Wood, Sons", .capability = "storage" },
	{ .vendor = "Birch", .capability = "storage" },
};

static void
names_and_codes_are_taken(void **state)
{
	struct filter f = { .cmo = false };
	struct err err = { 0 };

	assert_true(filter_is_empty(&f));
	assert_true(filter_add(&f, *state, NULL, FILTER_KIND, "cdmo", &err));
	assert_true(
	    filter_add(&f, *state, NULL, FILTER_COUNTRY, "Germany", &err));
	assert_true(filter_add(&f, *state, NULL, FILTER_MODALITY, "mAb", &err));
	assert_true(
	    filter_add(&f, *state, NULL, FILTER_STATUS, "planned", &err));
	assert_true(
	    filter_add(&f, *state, NULL, FILTER_DOSAGE, "tablets", &err));
	assert_true(f.cdmo);
	assert_string_equal(f.country[0], "DE");
	assert_int_equal(
	    f.modality.id[0], facts_id(DIMENSION_MODALITY, "MAB", 0));
	assert_int_equal(f.status.id[0], STATUS_PLANNED);
	assert_int_equal(f.dosage.id[0], facts_id(DIMENSION_DOSAGE, "OSD", 0));
	assert_string_equal(f.text,
	    "kind: cdmo; country: Germany; modality: mAb; status: planned; "
	    "dosage: tablets");
	assert_false(filter_is_empty(&f));
	filter_clear(&f);
}

static void
commas_part_what_is_not_one_name(void **state)
{
	struct filter f = { .cmo = false };
	struct err err = { 0 };

	assert_true(filter_add(
	    &f, *state, NULL, FILTER_COUNTRY, "DE, France,DE", &err));
	assert_int_equal(f.n_country, 2);
	assert_true(
	    filter_add(&f, *state, NULL, FILTER_GROUP, "Wood, Sons", &err));
	assert_int_equal(f.group.n, 1);
	assert_true(f.group.id[0] > 0);
	filter_clear(&f);
}

static void
region_is_spelt_out(void **state)
{
	struct filter f = { .cmo = false };
	struct err err = { 0 };

	assert_true(
	    filter_add(&f, *state, NULL, FILTER_REGION, "North America", &err));
	for (size_t i = 0; i < f.n_country; i++)
		assert_string_not_equal(f.country[i], "DE");
	assert_true(f.n_country >= 2);
	filter_clear(&f);
}

static void
vendor_outside_groups_is_its_own(void **state)
{
	struct filter f = { .cmo = false };
	struct vendor v = { 0 };
	struct err err = { 0 };

	assert_true(vendor_by_text(*state, "Birch", &v, &err));
	assert_true(filter_add(&f, *state, NULL, FILTER_GROUP, "Birch", &err));
	assert_int_equal(f.group.id[0], -v.id);
	/* A vendor of a group stands for the group. */
	assert_true(filter_add(&f, *state, NULL, FILTER_GROUP, "Alder", &err));
	assert_true(f.group.id[1] > 0);
	vendor_clear(&v);
	filter_clear(&f);
}

static void
capability_needs_the_vocabulary(void **state)
{
	struct filter f = { .cmo = false };
	struct vocab *v = NULL;
	struct err err = { 0 };

	assert_true(vocab_open(&v, *state, &err));
	assert_true(filter_add(
	    &f, *state, v, FILTER_OFFERS, "fill-finish, labeling", &err));
	assert_int_equal(f.offers.n, 2);
	vocab_close(v);
	filter_clear(&f);
}

static void
unknown_values_are_refused(void **state)
{
	static const enum filter_field field[] = { FILTER_KIND, FILTER_COUNTRY,
		FILTER_REGION, FILTER_MODALITY, FILTER_DOSAGE, FILTER_STATUS,
		FILTER_GROUP, FILTER_SOURCE };

	for (size_t i = 0; i < sizeof(field) / sizeof(field[0]); i++) {
		struct filter f = { .cmo = false };
		struct err err = { 0 };

		assert_false(
		    filter_add(&f, *state, NULL, field[i], "Qxzzyw", &err));
		assert_int_equal(err.kind, ERR_USAGE);
		assert_non_null(strstr(err.text, "Qxzzyw"));
		filter_clear(&f);
	}
}

static void
source_goes_by_number_or_name(void **state)
{
	struct filter f = { .cmo = false };
	struct err err = { 0 };

	assert_true(filter_add(&f, *state, NULL, FILTER_SOURCE, "1", &err));
	assert_true(filter_add(&f, *state, NULL, FILTER_SOURCE, "list", &err));
	assert_int_equal(f.source.n, 1);
	filter_clear(&f);
}

static int
setup(void **state)
{
	*state = FACTS_OPEN(some);
	return 0;
}

static int
teardown(void **state)
{
	db_close(*state);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_and_codes_are_taken),
		cmocka_unit_test(commas_part_what_is_not_one_name),
		cmocka_unit_test(region_is_spelt_out),
		cmocka_unit_test(vendor_outside_groups_is_its_own),
		cmocka_unit_test(capability_needs_the_vocabulary),
		cmocka_unit_test(unknown_values_are_refused),
		cmocka_unit_test(source_goes_by_number_or_name),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
