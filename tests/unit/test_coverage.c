/* test_coverage.c - how many independent vendors offer what, and where. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "catalog/coverage.h"

#include "facts.h"

static const struct fact some[] = {
	{ .vendor = "Alder",
	    .tag = "CDMO",
	    .country = "DE",
	    .capability = "storage",
	    .modality = "BSP",
	    .phase = "PH2" },
	{ .vendor = "Birch",
	    .tag = "CMO",
	    .country = "FR",
	    .parent = "Wood",
	    .capability = "storage",
	    .modality = "SM" },
	{ .vendor = "Cedar",
	    .country = "US",
	    .parent = "Wood",
	    .capability = "storage" },
	{ .vendor = "Dogwood", .capability = "storage" },
	{ .vendor = "Elm", .capability = "storage", .status = STATUS_PLANNED },
	{ .vendor = "Fir", .capability = "storage", .status = STATUS_PARTNER },
	{ .vendor = "Gum", .capability = "storage", .status = STATUS_PARTIAL },
	{ .vendor = "Hazel", .capability = "storage", .status = STATUS_NO },
	{ .vendor = "Ivy", .capability = "drug-product" },
	{ .vendor = "Juniper", .country = "DE" },
	/* Two sites, head office not known. */
	{ .vendor = "Kapok", .capability = "labeling" },
	{ .vendor = "Kapok", .site = "One", .site_country = "JP" },
	{ .vendor = "Kapok", .site = "Two", .site_country = "IN" },
};

static struct coverage *
ask(struct db *db, enum axis axis)
{
	struct coverage *c = NULL;
	struct err err = { 0 };

	assert_true(coverage_ask(&c, db, NULL, axis, &err));
	return c;
}

/* The place of a capability's row; asserts that there is one. */
static size_t
place_of(struct coverage *c, const char *code)
{
	for (size_t i = 0; i < coverage_rows(c); i++) {
		struct coverage_row r;

		coverage_row(c, i, &r);
		if (strcmp(r.capability->code, code) == 0)
			return i;
	}
	fail_msg("no row %s", code);
	return 0;
}

static size_t
cell_of(struct coverage *c, const char *code, const char *value)
{
	for (size_t i = 0; i < coverage_values(c); i++) {
		char two[3];

		if (strcmp(coverage_value_code(c, i, two), value) == 0)
			return coverage_cell(c, place_of(c, code), i);
	}
	fail_msg("no value %s", value);
	return 0;
}

static size_t
not_stated(struct coverage *c, const char *code)
{
	return coverage_cell(c, place_of(c, code), coverage_values(c));
}

static void
every_vendor_is_counted_once_by_its_answer(void **state)
{
	struct coverage *c = ask(*state, AXIS_NONE);
	struct coverage_row r;

	coverage_row(c, place_of(c, "storage"), &r);
	assert_int_equal(r.answer[SUPPLY_YES], 4);
	assert_int_equal(r.groups, 3);
	assert_int_equal(r.countries, 3);
	assert_int_equal(r.regions, 2);
	assert_int_equal(r.answer[SUPPLY_PLANNED], 1);
	assert_int_equal(r.answer[SUPPLY_PARTNER], 1);
	assert_int_equal(r.answer[SUPPLY_PARTIAL], 1);
	assert_int_equal(r.answer[SUPPLY_NO], 1);
	assert_int_equal(r.unknown, 3);
	assert_int_equal(coverage_vendors(c), 11);
	coverage_free(c);
}

static void
areas_have_rows_where_they_are_claimed(void **state)
{
	struct coverage *c = ask(*state, AXIS_NONE);
	struct coverage_row r;

	assert_int_equal(coverage_rows(c), 61);
	coverage_row(c, place_of(c, "drug-product"), &r);
	assert_int_equal(r.groups, 1);
	/* An area says nothing of its leaves. */
	coverage_row(c, place_of(c, "commercial-dp"), &r);
	assert_int_equal(r.groups, 0);
	assert_int_equal(r.unknown, 11);
	coverage_free(c);
}

static void
sites_place_what_no_head_office_does(void **state)
{
	struct coverage *c = ask(*state, AXIS_COUNTRY);

	assert_int_equal(cell_of(c, "labeling", "JP"), 1);
	assert_int_equal(cell_of(c, "labeling", "IN"), 1);
	assert_int_equal(not_stated(c, "labeling"), 0);
	assert_int_equal(not_stated(c, "storage"), 1);
	/* Only countries where something is offered. */
	assert_int_equal(coverage_values(c), 5);
	coverage_free(c);
}

static void
regions_are_all_shown(void **state)
{
	struct coverage *c = ask(*state, AXIS_REGION);

	assert_int_equal(coverage_values(c), 12);
	assert_int_equal(cell_of(c, "storage", "EUR"), 2);
	assert_int_equal(cell_of(c, "storage", "NAM"), 1);
	assert_int_equal(cell_of(c, "storage", "CHN"), 0);
	coverage_free(c);
}

static void
modality_counts_the_classes_above_too(void **state)
{
	struct coverage *c = ask(*state, AXIS_MODALITY);

	assert_int_equal(cell_of(c, "storage", "BSP"), 1);
	assert_int_equal(cell_of(c, "storage", "MAB"), 1);
	assert_int_equal(cell_of(c, "storage", "SM"), 1);
	assert_int_equal(not_stated(c, "storage"), 2);
	coverage_free(c);
}

static void
kind_phase_and_group_have_columns(void **state)
{
	struct coverage *c = ask(*state, AXIS_KIND);

	assert_int_equal(cell_of(c, "storage", "CDMO"), 1);
	assert_int_equal(cell_of(c, "storage", "CMO"), 1);
	assert_int_equal(not_stated(c, "storage"), 2);
	coverage_free(c);
	c = ask(*state, AXIS_PHASE);
	assert_int_equal(coverage_values(c), 7);
	assert_int_equal(cell_of(c, "storage", "PH2"), 1);
	coverage_free(c);
	c = ask(*state, AXIS_GROUP);
	assert_int_equal(coverage_values(c), 1);
	assert_int_equal(cell_of(c, "storage", "Wood"), 1);
	assert_int_equal(not_stated(c, "storage"), 2);
	coverage_free(c);
}

static void
axis_words_are_checked(void **state)
{
	struct err err = { 0 };
	enum axis a = AXIS_NONE;

	(void)state;
	assert_true(axis_parse("country", &a, &err));
	assert_int_equal(a, AXIS_COUNTRY);
	assert_string_equal(axis_word(a), "country");
	assert_false(axis_parse("Country", &a, &err));
	assert_int_equal(err.kind, ERR_USAGE);
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
		cmocka_unit_test(every_vendor_is_counted_once_by_its_answer),
		cmocka_unit_test(areas_have_rows_where_they_are_claimed),
		cmocka_unit_test(sites_place_what_no_head_office_does),
		cmocka_unit_test(regions_are_all_shown),
		cmocka_unit_test(modality_counts_the_classes_above_too),
		cmocka_unit_test(kind_phase_and_group_have_columns),
		cmocka_unit_test(axis_words_are_checked),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
