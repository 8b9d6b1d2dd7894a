/* test_gap.c - what is missing, and what cannot be said. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "catalog/filter.h"
#include "catalog/gap.h"
#include "catalog/vendor.h"

#include "facts.h"

/* Each capability stands for one verdict. */
static const struct fact verdicts[] = {
	/* single: labeling */
	{ .vendor = "Alder", .country = "DE", .capability = "labeling" },
	/* single-group: storage */
	{ .vendor = "Birch",
	    .country = "FR",
	    .parent = "Wood",
	    .capability = "storage" },
	{ .vendor = "Cedar",
	    .country = "IN",
	    .parent = "Wood",
	    .capability = "storage" },
	/* single-region: distribution, in Germany and France */
	{ .vendor = "Alder", .capability = "distribution" },
	{ .vendor = "Birch", .capability = "distribution" },
	/* one country: procurement */
	{ .vendor = "Alder", .capability = "procurement" },
	{ .vendor = "Dogwood", .country = "DE", .capability = "procurement" },
	/* covered: scale-up */
	{ .vendor = "Alder", .capability = "scale-up" },
	{ .vendor = "Elm", .country = "US", .capability = "scale-up" },
	/* none: serialization, planned, by a partner, and refused */
	{ .vendor = "Alder",
	    .capability = "serialization",
	    .status = STATUS_PLANNED },
	{ .vendor = "Birch",
	    .capability = "serialization",
	    .status = STATUS_PARTNER },
	{ .vendor = "Elm", .capability = "serialization", .status = STATUS_NO },
	/* unknown, in part: stability; by the area: clinical-ds; by words
	 * that mean several things: clinical-supply (and clinical-dp,
	 * clinical-packaging) */
	{ .vendor = "Elm",
	    .capability = "stability",
	    .status = STATUS_PARTIAL },
	{ .vendor = "Elm", .capability = "drug-substance" },
	{ .vendor = "Fir", .country = "JP", .mention = "clinical supplies" },
	/* country not known */
	{ .vendor = "Ginkgo", .capability = "qc-testing" },
	{ .vendor = "Alder", .capability = "qc-testing" },
};

static struct gap *
ask(struct db *db, const struct gap_options *opt)
{
	struct gap *g = NULL;
	struct err err = { 0 };

	assert_true(gap_ask(&g, db, opt, &err));
	return g;
}

static const struct gap_row *
row_of(const struct gap *g, const char *code, const char *value)
{
	for (size_t i = 0; i < gap_rows(g); i++) {
		const struct gap_row *r = gap_row(g, i);
		char two[3];

		if (strcmp(r->code, code) == 0 &&
		    strcmp(gap_value(g, r, two), value) == 0)
			return r;
	}
	return NULL;
}

static enum gap_verdict
verdict_of(const struct gap *g, const char *code)
{
	const struct gap_row *r = row_of(g, code, "");

	assert_non_null(r);
	return r->verdict;
}

static void
each_verdict_has_its_reason(void **state)
{
	struct gap_options opt = { .filter = NULL };
	struct gap *g = ask(*state, &opt);

	assert_int_equal(gap_rows(g), 60);
	assert_int_equal(gap_vendors(g), 7);
	assert_int_equal(verdict_of(g, "labeling"), GAP_SINGLE);
	assert_int_equal(verdict_of(g, "storage"), GAP_SINGLE_GROUP);
	assert_int_equal(verdict_of(g, "distribution"), GAP_SINGLE_REGION);
	assert_int_equal(verdict_of(g, "procurement"), GAP_SINGLE_REGION);
	assert_int_equal(verdict_of(g, "scale-up"), GAP_COVERED);
	assert_int_equal(verdict_of(g, "serialization"), GAP_NONE);
	assert_int_equal(verdict_of(g, "stability"), GAP_UNKNOWN);
	assert_int_equal(verdict_of(g, "commercial-ds"), GAP_UNKNOWN);
	assert_int_equal(verdict_of(g, "clinical-supply"), GAP_UNKNOWN);
	assert_int_equal(verdict_of(g, "bioassay"), GAP_NONE);
	gap_free(g);
}

/* Whoever asks about Europe alone knows that it is one region. */
static void
a_filter_for_one_region_asks_no_second(void **state)
{
	static char europe[][3] = { "DE", "FR" };
	static char both[][3] = { "DE", "US" };
	struct filter filter = { .country = europe, .n_country = 2 };
	struct gap_options opt = { .filter = &filter };
	struct gap *g = ask(*state, &opt);

	assert_int_equal(verdict_of(g, "distribution"), GAP_COVERED);
	gap_free(g);
	filter.country = both;
	g = ask(*state, &opt);
	assert_int_equal(verdict_of(g, "procurement"), GAP_SINGLE_REGION);
	gap_free(g);
}

static void
worst_come_first(void **state)
{
	struct gap_options opt = { .filter = NULL };
	struct gap *g = ask(*state, &opt);

	for (size_t i = 1; i < gap_rows(g); i++)
		assert_true(
		    gap_row(g, i - 1)->verdict <= gap_row(g, i)->verdict);
	gap_free(g);
}

static void
groups_count_once(void **state)
{
	struct gap_options opt = { .filter = NULL };
	struct gap *g = ask(*state, &opt);
	const struct gap_row *r = row_of(g, "storage", "");

	assert_int_equal(r->vendors, 2);
	assert_int_equal(r->groups, 1);
	assert_int_equal(r->regions, 2);
	gap_free(g);
}

static void
one_country_is_named(void **state)
{
	struct gap_options opt = { .filter = NULL };
	struct gap *g = ask(*state, &opt);

	assert_int_equal(
	    row_of(g, "procurement", "")->country, roster_country("DE"));
	assert_int_equal(row_of(g, "distribution", "")->country, 0);
	gap_free(g);
}

static void
unknown_country_is_said_and_not_counted(void **state)
{
	struct gap_options opt = { .filter = NULL };
	struct gap *g = ask(*state, &opt);
	const struct gap_row *r = row_of(g, "qc-testing", "");
	struct gap_names names;

	assert_int_equal(r->groups, 2);
	assert_int_equal(r->regions, 1);
	assert_int_equal(r->verdict, GAP_SINGLE_REGION);
	gap_names(g, r, GAP_SAY_NOWHERE, &names);
	assert_int_equal(names.total, 1);
	assert_string_equal(names.name[0], "Ginkgo");
	gap_free(g);
}

static void
who_says_what_is_kept_apart(void **state)
{
	struct gap_options opt = { .filter = NULL };
	struct gap *g = ask(*state, &opt);
	const struct gap_row *r = row_of(g, "serialization", "");
	struct gap_names names;

	gap_names(g, r, GAP_SAY_PLANNED, &names);
	assert_int_equal(names.total, 1);
	assert_string_equal(names.name[0], "Alder");
	gap_names(g, r, GAP_SAY_PARTNER, &names);
	assert_string_equal(names.name[0], "Birch");
	gap_names(g, r, GAP_SAY_NO, &names);
	assert_string_equal(names.name[0], "Elm");
	assert_int_equal(r->unknown, 4);
	r = row_of(g, "clinical-supply", "");
	gap_names(g, r, GAP_SAY_AMBIGUOUS, &names);
	assert_int_equal(names.total, 1);
	assert_string_equal(names.name[0], "Fir");
	gap_free(g);
}

static void
need_moves_the_verdict(void **state)
{
	struct gap_options opt = { .need = 3 };
	struct gap *g = ask(*state, &opt);

	assert_int_equal(verdict_of(g, "scale-up"), GAP_BELOW);
	assert_int_equal(verdict_of(g, "storage"), GAP_SINGLE_GROUP);
	gap_free(g);
	opt.need = 1;
	g = ask(*state, &opt);
	assert_int_equal(verdict_of(g, "labeling"), GAP_COVERED);
	assert_int_equal(verdict_of(g, "distribution"), GAP_COVERED);
	gap_free(g);
}

static void
without_a_vendor_shows_what_gets_worse(void **state)
{
	struct vendor elm = { 0 };
	struct err err = { 0 };
	struct gap_options opt = { .n_without_vendor = 1 };
	struct gap *g = NULL;

	assert_true(vendor_by_text(*state, "Elm", &elm, &err));
	opt.without_vendor = &elm.id;
	g = ask(*state, &opt);
	/* The leaves of drug-substance and stability are known of nobody
	 * now; scale-up is left to Alder. */
	assert_int_equal(verdict_of(g, "scale-up"), GAP_SINGLE);
	assert_int_equal(row_of(g, "scale-up", "")->before, GAP_COVERED);
	assert_int_equal(verdict_of(g, "stability"), GAP_NONE);
	assert_int_equal(verdict_of(g, "intermediates"), GAP_NONE);
	assert_null(row_of(g, "labeling", ""));
	/* stability, scale-up and the four leaves of the area */
	assert_int_equal(gap_rows(g), 6);
	vendor_clear(&elm);
	gap_free(g);
}

static void
without_a_country_keeps_what_is_elsewhere(void **state)
{
	static const char *const country[] = { "DE" };
	struct gap_options opt = { .without_country = country,
		.n_without_country = 1 };
	struct gap *g = ask(*state, &opt);

	assert_int_equal(verdict_of(g, "procurement"), GAP_NONE);
	assert_int_equal(verdict_of(g, "labeling"), GAP_NONE);
	assert_int_equal(verdict_of(g, "scale-up"), GAP_SINGLE);
	/* Where Ginkgo is nobody knows: it stays. */
	assert_int_equal(verdict_of(g, "qc-testing"), GAP_SINGLE);
	assert_null(row_of(g, "storage", ""));
	gap_free(g);
}

static void
by_region_asks_each_region(void **state)
{
	struct gap_options opt = { .axis = AXIS_REGION };
	struct gap *g = ask(*state, &opt);

	/* Europe, North America, India; the Japanese vendor claims nothing
	 * and is in no row. */
	assert_int_equal(gap_rows(g), 60 * 3);
	assert_int_equal(row_of(g, "scale-up", "EUR")->verdict, GAP_SINGLE);
	assert_int_equal(row_of(g, "scale-up", "IND")->verdict, GAP_NONE);
	/* Ginkgo may be anywhere. */
	assert_int_equal(row_of(g, "qc-testing", "IND")->verdict, GAP_UNKNOWN);
	assert_int_equal(
	    row_of(g, "distribution", "EUR")->verdict, GAP_COVERED);
	/* Ambiguous words of a vendor in Japan say nothing of Europe. */
	assert_int_equal(
	    row_of(g, "clinical-supply", "EUR")->verdict, GAP_NONE);
	gap_free(g);
}

static void
by_modality_leaves_the_unstated_open(void **state)
{
	static const struct fact row[] = {
		{ .vendor = "Alder",
		    .capability = "clinical-ds",
		    .modality = "BSP" },
		{ .vendor = "Birch", .capability = "labeling" },
		{ .vendor = "Cedar",
		    .capability = "storage",
		    .modality = "SM" },
	};
	struct gap_options opt = { .axis = AXIS_MODALITY };
	struct db *db = FACTS_OPEN(row);
	struct gap *g = ask(db, &opt);
	struct gap_names names;

	(void)state;
	/* A bispecific antibody is an antibody, too. */
	assert_int_equal(row_of(g, "clinical-ds", "MAB")->verdict, GAP_SINGLE);
	assert_int_equal(row_of(g, "clinical-ds", "SM")->verdict, GAP_NONE);
	assert_int_equal(row_of(g, "labeling", "SM")->verdict, GAP_UNKNOWN);
	gap_names(g, row_of(g, "labeling", "SM"), GAP_SAY_VALUE, &names);
	assert_string_equal(names.name[0], "Birch");
	gap_free(g);
	db_close(db);
}

static void
profile_asks_its_mandatory_stages(void **state)
{
	static const struct fact row[] = {
		{ .vendor = "Alder", .capability = "formulation-development" },
		{ .vendor = "Alder", .capability = "clinical" },
		{ .vendor = "Alder",
		    .capability = "oral-solids",
		    .phase = "COM" },
		{ .vendor = "Birch", .capability = "clinical-dp" },
		{ .vendor = "Cedar", .capability = "oral-solids" },
	};
	struct gap_options opt = { .profile = "core-dp" };
	struct db *db = FACTS_OPEN(row);
	struct gap *g = ask(db, &opt);
	const struct gap_row *r = NULL;
	struct gap_names names;

	(void)state;
	assert_int_equal(gap_rows(g), 3);
	assert_int_equal(verdict_of(g, "clinical-dp|clinical"), GAP_COVERED);
	r = row_of(g,
	    "commercial-dp|drug-product|oral-solids@COM|"
	    "liquids-semisolids@COM|fill-finish@COM|lyophilization@COM|"
	    "inhalation@COM|specialty-delivery@COM",
	    "");
	assert_non_null(r);
	assert_string_equal(r->name, "Commercial manufacture");
	assert_int_equal(r->verdict, GAP_SINGLE);
	/* Cedar's phase is not stated. */
	gap_names(g, r, GAP_SAY_UNSTATED, &names);
	assert_int_equal(names.total, 1);
	assert_string_equal(names.name[0], "Cedar");
	gap_free(g);
	db_close(db);
}

static void
profile_may_rest_on_another(void **state)
{
	static const char *const full[] = { "pre-formulation",
		"formulation-development", "process-optimization",
		"method-development", "qc-testing", "scale-up", "tech-transfer",
		"clinical-dp", "commercial-dp", "cmc-documentation" };
	struct fact row[10];
	struct gap_options opt = { .profile = "verified-dp" };
	struct db *db = NULL;
	struct gap *g = NULL;

	(void)state;
	for (size_t i = 0; i < 10; i++)
		row[i] = (struct fact){ .vendor = "Alder",
			.country = "DE",
			.capability = full[i] };
	db = FACTS_OPEN(row);
	g = ask(db, &opt);
	assert_int_equal(gap_rows(g), 6);
	assert_int_equal(verdict_of(g, "profile:full-dp"), GAP_SINGLE);
	assert_int_equal(verdict_of(g, "process-validation"), GAP_NONE);
	gap_free(g);
	db_close(db);
}

static void
unknown_profile_is_refused(void **state)
{
	struct gap_options opt = { .profile = "cor-dp" };
	struct gap *g = NULL;
	struct err err = { 0 };

	assert_false(gap_ask(&g, *state, &opt, &err));
	assert_int_equal(err.kind, ERR_USAGE);
	assert_null(g);
}

static void
register_alone_cannot_say(void **state)
{
	static const struct fact row[] = { { .vendor = "Alder",
	    .capability = "commercial-dp" } };
	const struct facts_source fda = { "f", "fda", NULL, row, 1 };
	struct gap_options opt = { .filter = NULL };
	struct db *db = NULL;
	struct gap *g = NULL;
	struct err err = { 0 };

	(void)state;
	assert_true(setup_memory(&db, FACTS_NOW, &err));
	facts_import(db, &fda);
	g = ask(db, &opt);
	assert_int_equal(verdict_of(g, "formulation-development"), GAP_UNKNOWN);
	assert_true(row_of(g, "formulation-development", "")->silent);
	assert_int_equal(verdict_of(g, "labeling"), GAP_NONE);
	assert_int_equal(verdict_of(g, "commercial-dp"), GAP_SINGLE);
	gap_free(g);
	db_close(db);
}

static void
words_for_an_area_leave_it_open(void **state)
{
	static const struct fact row[] = {
		{ .vendor = "Alder",
		    .country = "DE",
		    .mention = "contract manufacturing" },
		{ .vendor = "Birch", .country = "FR", .capability = "storage" },
	};
	static const char *const country[] = { "DE" };
	struct gap_options opt = { .filter = NULL };
	struct db *db = FACTS_OPEN(row);
	struct gap *g = ask(db, &opt);

	(void)state;
	/* Of drug substance or of drug product. */
	assert_int_equal(verdict_of(g, "commercial-ds"), GAP_UNKNOWN);
	assert_int_equal(verdict_of(g, "oral-solids"), GAP_UNKNOWN);
	assert_int_equal(verdict_of(g, "labeling"), GAP_NONE);
	gap_free(g);
	/* Who may offer it is gone: that is worse. */
	opt.without_country = country;
	opt.n_without_country = 1;
	g = ask(db, &opt);
	assert_int_equal(verdict_of(g, "oral-solids"), GAP_NONE);
	assert_int_equal(row_of(g, "oral-solids", "")->before, GAP_UNKNOWN);
	assert_null(row_of(g, "labeling", ""));
	gap_free(g);
	db_close(db);
}

static void
empty_catalog_has_nobody(void **state)
{
	struct gap_options opt = { .filter = NULL };
	struct db *db = NULL;
	struct gap *g = NULL;
	struct err err = { 0 };

	(void)state;
	assert_true(setup_memory(&db, FACTS_NOW, &err));
	g = ask(db, &opt);
	assert_int_equal(gap_rows(g), 60);
	assert_int_equal(gap_row(g, 59)->verdict, GAP_NONE);
	gap_free(g);
	db_close(db);
}

static int
setup(void **state)
{
	*state = FACTS_OPEN(verdicts);
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
		cmocka_unit_test(each_verdict_has_its_reason),
		cmocka_unit_test(a_filter_for_one_region_asks_no_second),
		cmocka_unit_test(worst_come_first),
		cmocka_unit_test(groups_count_once),
		cmocka_unit_test(one_country_is_named),
		cmocka_unit_test(unknown_country_is_said_and_not_counted),
		cmocka_unit_test(who_says_what_is_kept_apart),
		cmocka_unit_test(need_moves_the_verdict),
		cmocka_unit_test(without_a_vendor_shows_what_gets_worse),
		cmocka_unit_test(without_a_country_keeps_what_is_elsewhere),
		cmocka_unit_test(by_region_asks_each_region),
		cmocka_unit_test(by_modality_leaves_the_unstated_open),
		cmocka_unit_test(profile_asks_its_mandatory_stages),
		cmocka_unit_test(profile_may_rest_on_another),
		cmocka_unit_test(unknown_profile_is_refused),
		cmocka_unit_test(register_alone_cannot_say),
		cmocka_unit_test(words_for_an_area_leave_it_open),
		cmocka_unit_test(empty_catalog_has_nobody),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
