/* test_views.c - the public views say what the program says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "catalog/coverage.h"
#include "catalog/lifecycle.h"

#include "facts.h"

/* Every way a claim can count or not, groups, places, rungs. */
static const struct fact small[] = {
	{ .vendor = "Alder",
	    .tag = "CDMO",
	    .country = "DE",
	    .parent = "Wood",
	    .capability = "formulation-development",
	    .evidence = "E3" },
	{ .vendor = "Alder", .capability = "clinical-dp" },
	{ .vendor = "Alder", .capability = "commercial-dp" },
	{ .vendor = "Alder", .capability = "qc-testing" },
	{ .vendor = "Alder", .capability = "scale-up" },
	{ .vendor = "Birch",
	    .country = "US",
	    .parent = "Wood",
	    .capability = "qc-testing",
	    .date = "2024-01-01" },
	{ .vendor = "Birch",
	    .capability = "qc-testing",
	    .status = STATUS_NO,
	    .date = "2025-01-01" },
	{ .vendor = "Birch", .capability = "scale-up", .evidence = "E2" },
	{ .vendor = "Birch", .capability = "scale-up", .status = STATUS_NO },
	{ .vendor = "Birch", .capability = "fill-finish", .dosage = "STI" },
	{ .vendor = "Birch",
	    .capability = "fill-finish",
	    .dosage = "OPH",
	    .status = STATUS_NO,
	    .evidence = "E4" },
	{ .vendor = "Cedar",
	    .capability = "storage",
	    .status = STATUS_PLANNED },
	{ .vendor = "Cedar",
	    .capability = "storage",
	    .status = STATUS_PARTNER },
	{ .vendor = "Cedar",
	    .capability = "labeling",
	    .status = STATUS_PARTIAL },
	{ .vendor = "Cedar",
	    .capability = "oral-solids",
	    .phase = "COM",
	    .site = "One",
	    .site_country = "JP" },
	{ .vendor = "Cedar", .capability = "clinical" },
	{ .vendor = "Cedar", .capability = "product-development" },
	{ .vendor = "Cedar", .site = "Two", .site_country = "IN" },
	{ .vendor = "Dogwood",
	    .capability = "bioconjugation",
	    .modality = "ADC" },
	{ .vendor = "Dogwood",
	    .capability = "fill-finish",
	    .modality = "SM-HP" },
	{ .vendor = "Elm", .capability = "drug-substance" },
};

static int64_t
number(struct stmt *st, int column)
{
	return stmt_get_int(st, column);
}

static void
coverage_is_the_same(void **state)
{
	struct db *db = *state;
	struct coverage *c = NULL;
	struct stmt *st = NULL;
	struct err err = { 0 };
	bool found = false;

	assert_true(coverage_ask(&c, db, NULL, AXIS_NONE, &err));
	assert_true(db_query_open(db,
	    "SELECT capability, vendors, groups, countries, regions, planned,"
	    " partner, partial, \"no\", not_known FROM v_coverage",
	    10, &st, &err));
	for (size_t i = 0; i < coverage_rows(c); i++) {
		struct coverage_row r;

		coverage_row(c, i, &r);
		assert_true(stmt_step(st, &found, &err));
		assert_true(found);
		assert_string_equal(stmt_get_text(st, 0), r.capability->code);
		assert_int_equal(number(st, 1), r.answer[SUPPLY_YES]);
		assert_int_equal(number(st, 2), r.groups);
		assert_int_equal(number(st, 3), r.countries);
		assert_int_equal(number(st, 4), r.regions);
		assert_int_equal(number(st, 5), r.answer[SUPPLY_PLANNED]);
		assert_int_equal(number(st, 6), r.answer[SUPPLY_PARTNER]);
		assert_int_equal(number(st, 7), r.answer[SUPPLY_PARTIAL]);
		assert_int_equal(number(st, 8), r.answer[SUPPLY_NO]);
		assert_int_equal(number(st, 9), r.unknown);
	}
	assert_true(stmt_step(st, &found, &err));
	assert_false(found);
	db_query_close(db, st);
	coverage_free(c);
}

/* For every profile, what each vendor has of it. */
static void
lifecycle_is_the_same(void **state)
{
	struct db *db = *state;
	struct stmt *st = NULL;
	struct err err = { 0 };
	bool found = false;
	size_t n = 0;
	size_t n_met = 0;

	assert_true(db_query_open(db,
	    "SELECT vendor, profile, have, need, satisfied,"
	    " CASE scope WHEN 'DS' THEN 'DS' ELSE 'DP' END FROM v_lifecycle",
	    10, &st, &err));
	for (;;) {
		struct lifecycle_options opt = { .incomplete = false };
		struct lifecycle *l = NULL;
		struct lifecycle_row r = { 0 };

		assert_true(stmt_step(st, &found, &err));
		if (!found)
			break;
		opt.profile = stmt_get_text(st, 1);
		opt.scope = stmt_get_text(st, 5);
		assert_true(lifecycle_ask(&l, db, &opt, &err));
		for (size_t i = 0; i < lifecycle_rows(l); i++) {
			lifecycle_row(l, i, &r);
			if (strcmp(r.vendor, stmt_get_text(st, 0)) == 0)
				break;
		}
		assert_string_equal(r.vendor, stmt_get_text(st, 0));
		assert_int_equal(r.have, number(st, 2));
		assert_int_equal(r.need, number(st, 3));
		assert_int_equal(r.have == r.need, number(st, 4));
		n++;
		n_met += r.have == r.need ? 1 : 0;
		lifecycle_free(l);
	}
	db_query_close(db, st);
	/* 5 vendors by 13 profiles; Alder meets span, core-dp and chain-dp,
	 * Cedar core-dp (its platform is commercial enough for core and not
	 * for span), Dogwood the ADC overlay. */
	assert_int_equal(n, 65);
	assert_int_equal(n_met, 5);
}

/* The one number a query gives. */
static int64_t
ask(struct db *db, const char *text)
{
	struct stmt *st = NULL;
	struct err err = { 0 };
	bool found = false;
	int64_t n = 0;

	assert_true(db_query_open(db, text, 10, &st, &err));
	assert_true(stmt_step(st, &found, &err));
	assert_true(found);
	n = number(st, 0);
	db_query_close(db, st);
	return n;
}

static void
views_hold_what_they_say(void **state)
{
	assert_int_equal(ask(*state, "SELECT count(*) FROM v_vendor"), 5);
	assert_int_equal(
	    ask(*state, "SELECT count(*) FROM v_vendor WHERE"
			" corporate_group = 'Wood' AND region = 'EUR'"),
	    1);
	assert_int_equal(ask(*state, "SELECT count(*) FROM v_site WHERE"
				     " vendor = 'Cedar' AND region = 'JPK'"),
	    1);
	assert_int_equal(ask(*state, "SELECT count(*) FROM v_claim"), 20);
	/* Birch's qc-testing is overruled, scale-up and fill-finish are not;
	 * planned, partner, partial and no never count. */
	assert_int_equal(
	    ask(*state, "SELECT count(*) FROM v_claim WHERE counts"), 13);
	assert_int_equal(ask(*state, "SELECT count(*) FROM v_source WHERE"
				     " state = 'current'"),
	    1);
}

static int
setup(void **state)
{
	*state = FACTS_OPEN(small);
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
		cmocka_unit_test(coverage_is_the_same),
		cmocka_unit_test(lifecycle_is_the_same),
		cmocka_unit_test(views_hold_what_they_say),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
