/* test_supply.c - who offers what, and where a "no" holds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "catalog/filter.h"
#include "catalog/roster.h"
#include "catalog/supply.h"

#include "facts.h"

/* What the vendor's claims say of a capability; -1: it does not pass. */
static int
answer_of(struct db *db, const struct supply_options *opt, const char *vendor,
    const char *capability)
{
	struct supply *s = NULL;
	struct supply_vendor v = { 0 };
	struct err err = { 0 };
	bool found = false;
	int answer = -1;

	assert_true(supply_open(&s, db, opt, &err));
	for (;;) {
		assert_true(supply_next(s, &v, &found, &err));
		if (!found)
			break;
		if (strcmp(supply_roster(s)->vendor[v.index].name, vendor) == 0)
			answer = v.answer[capability_by_code(capability)->id];
	}
	supply_close(s);
	return answer;
}

/* Two claims of one vendor on one capability; what do they come to? */
static int
answer_to(struct fact one, struct fact two)
{
	const struct supply_options opt = { .filter = NULL };
	struct fact both[2] = { one, two };
	struct db *db = NULL;
	int answer = -1;

	for (size_t i = 0; i < 2; i++) {
		both[i].vendor = "Alder";
		both[i].capability = "fill-finish";
	}
	db = FACTS_OPEN(both);
	answer = answer_of(db, &opt, "Alder", "fill-finish");
	db_close(db);
	return answer;
}

static void
stronger_no_overrules(void **state)
{
	(void)state;
	assert_int_equal(
	    answer_to((struct fact){ .evidence = "E1", .date = "2026-02-10" },
		(struct fact){ .status = STATUS_NO,
		    .evidence = "E3",
		    .date = "2024-01-01" }),
	    SUPPLY_NO);
}

static void
weaker_no_is_not_heard(void **state)
{
	(void)state;
	assert_int_equal(
	    answer_to((struct fact){ .evidence = "E4", .date = "2020-01-01" },
		(struct fact){ .status = STATUS_NO,
		    .evidence = "E1",
		    .date = "2026-06-01" }),
	    SUPPLY_YES);
}

static void
later_no_of_the_same_evidence_overrules(void **state)
{
	struct fact no = {
		.status = STATUS_NO, .evidence = "E2", .date = "2026-01-15"
	};
	struct fact yes = { .evidence = "E2", .date = "2024-01-15" };

	(void)state;
	assert_int_equal(answer_to(yes, no), SUPPLY_NO);
	yes.date = "2026-01-15";
	assert_int_equal(answer_to(yes, no), SUPPLY_YES);
}

static void
missing_date_is_the_oldest(void **state)
{
	struct fact no = { .status = STATUS_NO, .evidence = "E2" };
	struct fact yes = { .evidence = "E2", .date = "2026-01-10" };

	(void)state;
	assert_int_equal(answer_to(yes, no), SUPPLY_YES);
	yes.date = NULL;
	no.date = "2001";
	assert_int_equal(answer_to(yes, no), SUPPLY_NO);
	no.date = NULL;
	assert_int_equal(answer_to(yes, no), SUPPLY_YES);
}

static void
no_about_something_else_is_not_heard(void **state)
{
	struct fact no = {
		.status = STATUS_NO, .evidence = "E3", .dosage = "OPH"
	};
	struct fact yes = { .evidence = "E2", .dosage = "STI" };

	(void)state;
	assert_int_equal(answer_to(yes, no), SUPPLY_YES);
	/* An offer that states no form is not refused by one that does. */
	yes.dosage = NULL;
	assert_int_equal(answer_to(yes, no), SUPPLY_YES);
	yes.dosage = "OPH";
	assert_int_equal(answer_to(yes, no), SUPPLY_NO);
}

static void
short_of_an_offer_is_said_and_never_counts(void **state)
{
	struct fact nothing = { .status = STATUS_NO };

	(void)state;
	assert_int_equal(
	    answer_to((struct fact){ .status = STATUS_PLANNED }, nothing),
	    SUPPLY_PLANNED);
	assert_int_equal(
	    answer_to((struct fact){ .status = STATUS_PARTNER }, nothing),
	    SUPPLY_PARTNER);
	assert_int_equal(
	    answer_to((struct fact){ .status = STATUS_PARTIAL }, nothing),
	    SUPPLY_PARTIAL);
	assert_int_equal(answer_to(nothing, nothing), SUPPLY_NO);
}

static const struct fact some[] = {
	{ .vendor = "Alder",
	    .tag = "CDMO",
	    .country = "DE",
	    .capability = "fill-finish",
	    .modality = "BSP" },
	{ .vendor = "Alder",
	    .capability = "labeling",
	    .site = "Works",
	    .site_country = "US" },
	{ .vendor = "Birch", .tag = "CMO", .capability = "fill-finish" },
	{ .vendor = "Birch",
	    .capability = "storage",
	    .status = STATUS_PLANNED },
	{ .vendor = "Cedar", .country = "FR" },
};

static void
unknown_stays_unknown(void **state)
{
	const struct supply_options opt = { .filter = NULL };
	struct db *db = FACTS_OPEN(some);

	(void)state;
	assert_int_equal(
	    answer_of(db, &opt, "Cedar", "fill-finish"), SUPPLY_UNKNOWN);
	db_close(db);
}

static void
modality_takes_the_classes_below(void **state)
{
	int64_t mab = facts_id(DIMENSION_MODALITY, "MAB", 0);
	struct filter f = { .modality = { &mab, 1 } };
	struct supply_options opt = { .filter = &f };
	struct db *db = FACTS_OPEN(some);

	(void)state;
	assert_int_equal(
	    answer_of(db, &opt, "Alder", "fill-finish"), SUPPLY_YES);
	/* Not stated is not no. */
	assert_int_equal(
	    answer_of(db, &opt, "Birch", "fill-finish"), SUPPLY_UNSTATED);
	opt.unstated_counts = true;
	assert_int_equal(
	    answer_of(db, &opt, "Birch", "fill-finish"), SUPPLY_YES);
	mab = facts_id(DIMENSION_MODALITY, "SM", 0);
	assert_int_equal(
	    answer_of(db, &opt, "Alder", "fill-finish"), SUPPLY_UNKNOWN);
	db_close(db);
}

static void
country_is_that_of_the_site(void **state)
{
	char us[1][3] = { "US" };
	struct filter f = { .country = us, .n_country = 1 };
	struct supply_options opt = { .filter = &f };
	struct db *db = FACTS_OPEN(some);

	(void)state;
	assert_int_equal(answer_of(db, &opt, "Alder", "labeling"), SUPPLY_YES);
	assert_int_equal(
	    answer_of(db, &opt, "Alder", "fill-finish"), SUPPLY_UNKNOWN);
	assert_int_equal(answer_of(db, &opt, "Birch", "fill-finish"), -1);
	db_close(db);
}

static void
offers_takes_an_area_by_its_leaves(void **state)
{
	int64_t packaging = capability_by_code("packaging")->id;
	struct filter f = { .offers = { &packaging, 1 } };
	struct supply_options opt = { .filter = &f };
	struct db *db = FACTS_OPEN(some);

	(void)state;
	assert_int_equal(answer_of(db, &opt, "Alder", "labeling"), SUPPLY_YES);
	assert_int_equal(answer_of(db, &opt, "Birch", "labeling"), -1);
	db_close(db);
}

static void
status_asked_for_counts_instead(void **state)
{
	int64_t planned = STATUS_PLANNED;
	struct filter f = { .status = { &planned, 1 } };
	struct supply_options opt = { .filter = &f };
	struct db *db = FACTS_OPEN(some);

	(void)state;
	assert_int_equal(answer_of(db, &opt, "Birch", "storage"), SUPPLY_YES);
	assert_int_equal(
	    answer_of(db, &opt, "Birch", "fill-finish"), SUPPLY_UNKNOWN);
	db_close(db);
}

static void
kind_and_untagged_choose_vendors(void **state)
{
	struct filter f = { .untagged = true };
	struct supply_options opt = { .filter = &f };
	struct db *db = FACTS_OPEN(some);

	(void)state;
	assert_int_equal(
	    answer_of(db, &opt, "Cedar", "storage"), SUPPLY_UNKNOWN);
	assert_int_equal(answer_of(db, &opt, "Alder", "storage"), -1);
	f = (struct filter){ .cmo = true };
	assert_int_equal(answer_of(db, &opt, "Alder", "storage"), -1);
	assert_int_equal(
	    answer_of(db, &opt, "Birch", "storage"), SUPPLY_PLANNED);
	db_close(db);
}

static void
register_alone_is_silent_on_development(void **state)
{
	static const struct fact row[] = { { .vendor = "Alder",
	    .capability = "commercial-dp" } };
	const struct facts_source fda = { "f", "fda", NULL, row, 1 };
	const struct facts_source list = { "g", NULL, NULL, row, 1 };
	const struct supply_options opt = { .filter = NULL };
	struct supply *s = NULL;
	struct db *db = NULL;
	struct err err = { 0 };

	(void)state;
	assert_true(setup_memory(&db, FACTS_NOW, &err));
	facts_import(db, &fda);
	assert_true(supply_open(&s, db, &opt, &err));
	assert_true(supply_is_silent(
	    s, capability_by_code("formulation-development")->id));
	assert_false(
	    supply_is_silent(s, capability_by_code("commercial-dp")->id));
	supply_close(s);
	facts_import(db, &list);
	assert_true(supply_open(&s, db, &opt, &err));
	assert_false(supply_is_silent(
	    s, capability_by_code("formulation-development")->id));
	supply_close(s);
	db_close(db);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stronger_no_overrules),
		cmocka_unit_test(weaker_no_is_not_heard),
		cmocka_unit_test(later_no_of_the_same_evidence_overrules),
		cmocka_unit_test(missing_date_is_the_oldest),
		cmocka_unit_test(no_about_something_else_is_not_heard),
		cmocka_unit_test(short_of_an_offer_is_said_and_never_counts),
		cmocka_unit_test(unknown_stays_unknown),
		cmocka_unit_test(modality_takes_the_classes_below),
		cmocka_unit_test(country_is_that_of_the_site),
		cmocka_unit_test(offers_takes_an_area_by_its_leaves),
		cmocka_unit_test(status_asked_for_counts_instead),
		cmocka_unit_test(kind_and_untagged_choose_vendors),
		cmocka_unit_test(register_alone_is_silent_on_development),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
