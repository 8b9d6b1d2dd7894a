/* test_lifecycle.c - how far up the ladder, and what is lacking. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "catalog/filter.h"
#include "catalog/lifecycle.h"

#include "facts.h"

static const struct fact ladder[] = {
	/* Alder: full in drug product, all E3 but one E2 */
	{ .vendor = "Alder",
	    .country = "DE",
	    .capability = "pre-formulation",
	    .evidence = "E3" },
	{ .vendor = "Alder",
	    .capability = "formulation-development",
	    .evidence = "E3" },
	{ .vendor = "Alder",
	    .capability = "process-optimization",
	    .evidence = "E3" },
	{ .vendor = "Alder",
	    .capability = "method-development",
	    .evidence = "E3" },
	{ .vendor = "Alder", .capability = "qc-testing", .evidence = "E3" },
	{ .vendor = "Alder", .capability = "scale-up", .evidence = "E2" },
	{ .vendor = "Alder", .capability = "scale-up", .evidence = "E1" },
	{ .vendor = "Alder", .capability = "tech-transfer", .evidence = "E3" },
	{ .vendor = "Alder", .capability = "clinical-dp", .evidence = "E3" },
	{ .vendor = "Alder", .capability = "commercial-dp", .evidence = "E3" },
	{ .vendor = "Alder",
	    .capability = "cmc-documentation",
	    .evidence = "E3" },
	/* Birch: core in drug substance; analytical planned, transfer by a
	 * partner */
	{ .vendor = "Birch",
	    .country = "IN",
	    .capability = "bioprocess-development",
	    .modality = "MAB" },
	{ .vendor = "Birch", .capability = "clinical-ds", .modality = "MAB" },
	{ .vendor = "Birch", .capability = "commercial-ds" },
	{ .vendor = "Birch",
	    .capability = "qc-testing",
	    .status = STATUS_PLANNED },
	{ .vendor = "Birch",
	    .capability = "scale-up",
	    .status = STATUS_PARTNER },
	/* Cedar: span by areas alone */
	{ .vendor = "Cedar", .capability = "process-development" },
	{ .vendor = "Cedar", .capability = "drug-substance" },
	{ .vendor = "Cedar",
	    .capability = "commercial-dp",
	    .status = STATUS_NO },
	/* Dogwood: nothing on file */
	{ .vendor = "Dogwood", .country = "FR" },
	/* Elm: makes small molecules alone */
	{ .vendor = "Elm", .capability = "commercial-ds", .modality = "SM" },
};

static struct lifecycle *
ask(struct db *db, const struct lifecycle_options *opt)
{
	struct lifecycle *l = NULL;
	struct err err = { 0 };

	assert_true(lifecycle_ask(&l, db, opt, &err));
	return l;
}

static bool
find(const struct lifecycle *l, const char *vendor, const char *scope,
    struct lifecycle_row *r)
{
	for (size_t i = 0; i < lifecycle_rows(l); i++) {
		lifecycle_row(l, i, r);
		if (strcmp(r->vendor, vendor) == 0 &&
		    strcmp(r->scope, scope) == 0)
			return true;
	}
	return false;
}

static struct lifecycle_row
row_of(const struct lifecycle *l, const char *vendor, const char *scope)
{
	struct lifecycle_row r = { 0 };

	assert_true(find(l, vendor, scope, &r));
	return r;
}

static void
level_is_the_highest_rung_met(void **state)
{
	struct lifecycle_options opt = { .incomplete = false };
	struct lifecycle *l = ask(*state, &opt);

	assert_int_equal(lifecycle_rows(l), 10);
	assert_int_equal(row_of(l, "Alder", "DP").level, PROFILE_FULL);
	/* Span is judged over both scopes. */
	assert_int_equal(row_of(l, "Alder", "DS").level, PROFILE_SPAN);
	assert_int_equal(row_of(l, "Birch", "DS").level, PROFILE_CORE);
	assert_int_equal(row_of(l, "Cedar", "DS").level, PROFILE_SPAN);
	assert_int_equal(row_of(l, "Dogwood", "DP").level, PROFILE_NONE);
	lifecycle_free(l);
}

static void
best_come_first(void **state)
{
	struct lifecycle_options opt = { .incomplete = false };
	struct lifecycle *l = ask(*state, &opt);
	struct lifecycle_row r;

	lifecycle_row(l, 0, &r);
	assert_string_equal(r.vendor, "Alder");
	assert_string_equal(r.scope, "DP");
	lifecycle_row(l, 1, &r);
	assert_string_equal(r.vendor, "Birch");
	lifecycle_row(l, 9, &r);
	assert_string_equal(r.vendor, "Elm");
	assert_string_equal(r.scope, "DP");
	lifecycle_free(l);
}

static void
missing_is_of_the_next_rung_with_what_is_known(void **state)
{
	struct lifecycle_options opt = { .incomplete = false };
	struct lifecycle *l = ask(*state, &opt);
	struct lifecycle_row r = row_of(l, "Birch", "DS");

	/* chain-ds: process development, analytical, scale-up or transfer,
	 * clinical, commercial (regulatory is not mandatory) */
	assert_string_equal(r.asked->code, "chain-ds");
	assert_int_equal(r.have, 3);
	assert_int_equal(r.need, 5);
	assert_int_equal(r.answer[0], SUPPLY_YES);
	assert_int_equal(r.answer[1], SUPPLY_PLANNED);
	assert_int_equal(r.answer[2], SUPPLY_PARTNER);
	r = row_of(l, "Cedar", "DP");
	/* core-dp: an area is a development stage of its own right; no
	 * clinical manufacture on file; of the many ways to commercial
	 * manufacture one is refused, the others not known. */
	assert_string_equal(r.asked->code, "core-dp");
	assert_int_equal(r.answer[0], SUPPLY_YES);
	assert_int_equal(r.answer[1], SUPPLY_UNKNOWN);
	assert_int_equal(r.answer[2], SUPPLY_UNKNOWN);
	lifecycle_free(l);
}

static void
area_leaves_the_stage_open(void **state)
{
	struct lifecycle_options opt = { .profile = "full-ds" };
	struct lifecycle *l = ask(*state, &opt);
	struct lifecycle_row r = row_of(l, "Cedar", "DS");

	assert_int_equal(r.answer[0], SUPPLY_VAGUE);
	assert_int_equal(r.answer[7], SUPPLY_VAGUE);
	assert_int_equal(r.have, 0);
	assert_int_equal(r.need, 8);
	/* A profile of drug substance has no rows of drug product. */
	assert_false(find(l, "Cedar", "DP", &r));
	lifecycle_free(l);
}

static void
evidence_is_the_weakest_that_decides(void **state)
{
	struct lifecycle_options opt = { .incomplete = false };
	struct lifecycle *l = ask(*state, &opt);

	assert_int_equal(row_of(l, "Alder", "DP").evidence, 2);
	assert_int_equal(row_of(l, "Birch", "DS").evidence, 1);
	assert_int_equal(row_of(l, "Dogwood", "DS").evidence, -1);
	lifecycle_free(l);
}

static void
incomplete_leaves_out_the_full(void **state)
{
	struct lifecycle_options opt = { .incomplete = true };
	struct lifecycle *l = ask(*state, &opt);
	struct lifecycle_row r;

	assert_int_equal(lifecycle_rows(l), 9);
	assert_false(find(l, "Alder", "DP", &r));
	assert_int_equal(lifecycle_reached(l, PROFILE_FULL, "DP"), 1);
	assert_int_equal(lifecycle_reached(l, PROFILE_SPAN, NULL), 3);
	lifecycle_free(l);
}

static void
modality_asks_who_states_it(void **state)
{
	int64_t mab = facts_id(DIMENSION_MODALITY, "MAB", 0);
	struct filter f = { .modality = { &mab, 1 } };
	struct lifecycle_options opt = { .filter = &f };
	struct lifecycle *l = ask(*state, &opt);

	/* Birch alone; its commercial manufacture, of no stated modality,
	 * counts. */
	assert_int_equal(lifecycle_vendors(l), 1);
	assert_int_equal(row_of(l, "Birch", "DS").level, PROFILE_CORE);
	lifecycle_free(l);
}

static void
nearest_of_two_profiles_is_asked(void **state)
{
	static const struct fact row[] = {
		{ .vendor = "Alder", .capability = "bioprocess-development" },
		{ .vendor = "Alder", .capability = "qc-testing" },
		{ .vendor = "Alder", .capability = "scale-up" },
		{ .vendor = "Alder", .capability = "clinical-ds" },
		{ .vendor = "Alder", .capability = "commercial-ds" },
	};
	struct lifecycle_options opt = { .scope = "DS" };
	struct db *db = FACTS_OPEN(row);
	struct lifecycle *l = ask(db, &opt);
	struct lifecycle_row r = row_of(l, "Alder", "DS");

	(void)state;
	/* chain is met; full-ds lacks development, method development,
	 * transfer, regulatory; full-ds-biologic lacks the last three. */
	assert_int_equal(r.level, PROFILE_CHAIN);
	assert_true(
	    r.asked != NULL && strcmp(r.asked->code, "full-ds-biologic") == 0);
	assert_int_equal(r.need - r.have, 3);
	assert_int_equal(lifecycle_rows(l), 1);
	lifecycle_free(l);
	db_close(db);
}

static void
verified_needs_full_and_more(void **state)
{
	static const char *const more[] = { "process-validation",
		"primary-packaging", "secondary-packaging", "labeling",
		"supply-continuity" };
	struct fact row[sizeof(ladder) / sizeof(ladder[0]) + 5];
	struct lifecycle_options opt = { .scope = "DP" };
	struct db *db = NULL;
	struct lifecycle *l = NULL;
	size_t n = sizeof(ladder) / sizeof(ladder[0]);

	(void)state;
	memcpy(row, ladder, sizeof(ladder));
	for (size_t i = 0; i < 5; i++)
		row[n + i] = (struct fact){ .vendor = "Alder",
			.capability = more[i],
			.evidence = "E4" };
	db = FACTS_OPEN(row);
	l = ask(db, &opt);
	assert_int_equal(row_of(l, "Alder", "DP").level, PROFILE_VERIFIED);
	assert_int_equal(row_of(l, "Alder", "DP").evidence, 2);
	lifecycle_free(l);
	db_close(db);
}

static void
register_alone_is_counted(void **state)
{
	static const struct fact row[] = {
		{ .vendor = "Alder", .capability = "commercial-dp" },
		{ .vendor = "Birch", .capability = "labeling" },
	};
	static const struct fact more[] = {
		{ .vendor = "Birch", .capability = "formulation-development" },
	};
	const struct facts_source fda = { "f", "fda", NULL, row, 2 };
	const struct facts_source list = { "g", NULL, NULL, more, 1 };
	struct lifecycle_options opt = { .incomplete = false };
	struct db *db = NULL;
	struct lifecycle *l = NULL;
	struct err err = { 0 };

	(void)state;
	assert_true(setup_memory(&db, FACTS_NOW, &err));
	facts_import(db, &fda);
	l = ask(db, &opt);
	assert_int_equal(lifecycle_register_only(l), 2);
	lifecycle_free(l);
	facts_import(db, &list);
	l = ask(db, &opt);
	assert_int_equal(lifecycle_register_only(l), 1);
	lifecycle_free(l);
	db_close(db);
}

static int
setup(void **state)
{
	*state = FACTS_OPEN(ladder);
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
		cmocka_unit_test(level_is_the_highest_rung_met),
		cmocka_unit_test(best_come_first),
		cmocka_unit_test(
		    missing_is_of_the_next_rung_with_what_is_known),
		cmocka_unit_test(area_leaves_the_stage_open),
		cmocka_unit_test(evidence_is_the_weakest_that_decides),
		cmocka_unit_test(incomplete_leaves_out_the_full),
		cmocka_unit_test(modality_asks_who_states_it),
		cmocka_unit_test(nearest_of_two_profiles_is_asked),
		cmocka_unit_test(verified_needs_full_and_more),
		cmocka_unit_test(register_alone_is_counted),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
