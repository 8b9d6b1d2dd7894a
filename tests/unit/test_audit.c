/* test_audit.c - tags against services: each rule where it must speak, and
 * where it must not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "catalog/audit.h"

#include "facts.h"

static struct audit *
ask(struct db *db, bool all)
{
	struct audit_options opt = { .today = "2026-11-24" };
	struct audit *a = NULL;
	struct err err = { 0 };

	for (size_t i = 0; all && i < AUDIT_SEVERITIES; i++)
		opt.severity[i] = true;
	assert_true(audit_ask(&a, db, &opt, &err));
	return a;
}

static const struct audit_finding *
find(const struct audit *a, const char *rule, const char *vendor)
{
	for (size_t i = 0; i < audit_findings(a); i++) {
		const struct audit_finding *f = audit_finding(a, i);

		if (strcmp(f->rule, rule) == 0 &&
		    strcmp(f->vendor, vendor) == 0)
			return f;
	}
	return NULL;
}

/* The rules that speak of vendor Alder with these facts, joined by blanks. */
static void
rules_are(const struct fact *fact, size_t n, const char *wanted)
{
	struct db *db = facts_open(fact, n);
	struct audit *a = ask(db, true);
	char got[200] = "";

	for (size_t i = 0; i < audit_findings(a); i++) {
		const struct audit_finding *f = audit_finding(a, i);
		size_t at = strlen(got);

		if (strcmp(f->vendor, "Alder") == 0)
			(void)snprintf(got + at, sizeof(got) - at, "%s%s",
			    at == 0 ? "" : " ", f->rule);
	}
	assert_string_equal(got, wanted);
	audit_free(a);
	db_close(db);
}

#define RULES_ARE(wanted, ...)                                           \
	do {                                                             \
		const struct fact rows[] = { __VA_ARGS__ };              \
		rules_are(rows, sizeof(rows) / sizeof(rows[0]), wanted); \
	} while (0)

#define CMO(code)                                                     \
	{                                                             \
		.vendor = "Alder", .tag = "CMO", .capability = (code) \
	}
#define CDMO(code)                                                     \
	{                                                              \
		.vendor = "Alder", .tag = "CDMO", .capability = (code) \
	}
#define ALDER(...)                             \
	{                                      \
		.vendor = "Alder", __VA_ARGS__ \
	}

static void
cmo_that_develops_is_told(void **state)
{
	(void)state;
	RULES_ARE("T01", CMO("formulation-development"), CMO("commercial-dp"));
	RULES_ARE("", CMO("commercial-dp"));
	/* Planned is no offer. */
	RULES_ARE("", CMO("commercial-dp"),
	    ALDER(.capability = "formulation-development",
		.status = STATUS_PLANNED));
}

static void
cmo_next_to_development_is_fine(void **state)
{
	(void)state;
	RULES_ARE("T02", CMO("commercial-dp"), CMO("tech-transfer"));
	RULES_ARE("T03", CMO("commercial-dp"), CMO("minor-formulation"));
}

static void
cmo_without_manufacture_is_an_error(void **state)
{
	(void)state;
	RULES_ARE("T09", CMO("storage"));
	/* Packing is manufacture enough, and all it does. */
	RULES_ARE("T10", CMO("storage"), CMO("labeling"));
	/* Words that may mean manufacture leave it open. */
	RULES_ARE(
	    "", CMO("storage"), ALDER(.mention = "commercial manufacturing"));
}

static void
cdmo_without_development_is_an_error(void **state)
{
	(void)state;
	RULES_ARE("T04", CDMO("commercial-dp"));
	RULES_ARE("", CDMO("commercial-dp"), CDMO("method-development"));
}

static void
cdmo_by_areas_or_vague_words_is_asked(void **state)
{
	(void)state;
	RULES_ARE("T05", CDMO("process-development"), CDMO("commercial-dp"));
}

static void
cdmo_that_makes_nothing_is_told(void **state)
{
	(void)state;
	RULES_ARE("T06", CDMO("formulation-development"));
	RULES_ARE("", CDMO("formulation-development"),
	    CDMO("process-optimization"), CDMO("oral-solids"));
}

static void
cdmo_without_commercial_is_early(void **state)
{
	(void)state;
	RULES_ARE("T07", CDMO("formulation-development"), CDMO("clinical-dp"));
	/* A platform of no stated phase may be commercial. */
	RULES_ARE("", CDMO("formulation-development"), CDMO("clinical-dp"),
	    CDMO("oral-solids"));
	RULES_ARE("T07", CDMO("formulation-development"), CDMO("clinical-dp"),
	    ALDER(.capability = "oral-solids", .phase = "PH2"));
}

static void
cdmo_in_two_scopes_is_broken(void **state)
{
	(void)state;
	RULES_ARE(
	    "T08", CDMO("formulation-development"), CDMO("commercial-ds"));
	RULES_ARE("", CDMO("process-optimization"), CDMO("commercial-ds"));
}

static void
cdmo_that_develops_tomorrow_is_told(void **state)
{
	(void)state;
	RULES_ARE("T15", CDMO("commercial-dp"),
	    ALDER(.capability = "formulation-development",
		.status = STATUS_PLANNED),
	    ALDER(.capability = "process-optimization",
		.status = STATUS_PARTNER));
	/* Offered once, and no longer. */
	RULES_ARE("T15 T21", CDMO("commercial-dp"),
	    ALDER(.capability = "formulation-development",
		.date = "2020-01-01"),
	    ALDER(.capability = "formulation-development", .status = STATUS_NO,
		.date = "2026-01-01"));
	RULES_ARE("T04", CDMO("commercial-dp"),
	    ALDER(.capability = "formulation-development",
		.status = STATUS_NO));
}

static void
services_tell_packers_and_laboratories(void **state)
{
	(void)state;
	RULES_ARE("T10", ALDER(.capability = "labeling"),
	    ALDER(.capability = "storage"));
	RULES_ARE("", ALDER(.capability = "storage"));
	RULES_ARE("T11", ALDER(.capability = "qc-testing"),
	    ALDER(.capability = "stability"));
	RULES_ARE("T12", ALDER(.tag = "CDMO"));
}

static void
two_tags_are_a_conflict(void **state)
{
	const struct fact one[] = { CMO("commercial-dp") };
	const struct fact two[] = { CDMO("formulation-development") };
	const struct facts_source s = { "x", NULL, NULL, one, 1 };
	const struct facts_source t = { "y", NULL, NULL, two, 1 };
	struct db *db = NULL;
	struct audit *a = NULL;
	struct err err = { 0 };

	(void)state;
	assert_true(setup_memory(&db, FACTS_NOW, &err));
	facts_import(db, &s);
	facts_import(db, &t);
	a = ask(db, false);
	assert_non_null(find(a, "T13", "Alder"));
	assert_string_equal(find(a, "T13", "Alder")->finding,
	    "Conflicting tags: CMO in x row 1, CDMO in y row 1");
	audit_free(a);
	db_close(db);
}

static void
other_words_for_a_tag_are_told(void **state)
{
	(void)state;
	RULES_ARE("T14", ALDER(.tag = "CRDMO", .capability = "commercial-dp"));
}

static void
promises_are_held_against_core(void **state)
{
	const struct fact one[] = { ALDER(.capability = "commercial-dp"),
		ALDER(.mention = "end-to-end") };
	struct db *db = FACTS_OPEN(one);
	struct audit *a = ask(db, false);
	const struct audit_finding *f = find(a, "T16", "Alder");

	(void)state;
	assert_non_null(f);
	assert_non_null(
	    strstr(f->finding, "first missing stage: Formulation or process"));
	audit_free(a);
	db_close(db);
	RULES_ARE("", ALDER(.capability = "commercial-dp"),
	    ALDER(.capability = "formulation-development"),
	    ALDER(.capability = "clinical-dp"), ALDER(.mention = "end-to-end"));
}

static void
old_evidence_is_stale(void **state)
{
	(void)state;
	RULES_ARE("T17", ALDER(.tag = "CMO", .capability = "commercial-dp",
			     .date = "2024-11-23"));
	RULES_ARE("", ALDER(.tag = "CMO", .capability = "commercial-dp",
			  .date = "2024-11-24"));
	/* Some day of 2024 may be late enough. */
	RULES_ARE("",
	    ALDER(.tag = "CMO", .capability = "commercial-dp", .date = "2024"));
	RULES_ARE("T17",
	    ALDER(.tag = "CMO", .capability = "commercial-dp", .date = "2023"));
	/* Development decides, not what else is new. */
	RULES_ARE("T17",
	    ALDER(.tag = "CDMO", .capability = "formulation-development",
		.date = "2021-06-01"),
	    ALDER(.capability = "commercial-dp", .date = "2026-06-01"));
}

static void
site_that_only_makes_is_noted(void **state)
{
	(void)state;
	RULES_ARE("T18",
	    ALDER(.tag = "CDMO", .capability = "formulation-development",
		.site = "One", .site_country = "DE"),
	    ALDER(.capability = "commercial-dp", .site = "Two",
		.site_country = "DE"));
	/* Development of no stated site may be at that one. */
	RULES_ARE("",
	    ALDER(.tag = "CDMO", .capability = "formulation-development"),
	    ALDER(.capability = "commercial-dp", .site = "Two",
		.site_country = "DE"));
}

static void
sister_that_develops_is_named(void **state)
{
	const struct fact one[] = {
		{ .vendor = "Alder",
		    .tag = "CMO",
		    .parent = "Wood",
		    .capability = "commercial-dp" },
		{ .vendor = "Birch",
		    .tag = "CDMO",
		    .parent = "Wood",
		    .capability = "formulation-development" },
	};
	struct db *db = FACTS_OPEN(one);
	struct audit *a = ask(db, false);

	(void)state;
	assert_non_null(find(a, "T19", "Alder"));
	assert_string_equal(
	    find(a, "T19", "Alder")->evidence, "Birch, of Wood");
	assert_null(find(a, "T19", "Birch"));
	audit_free(a);
	db_close(db);
}

static void
register_contradicts_only_where_it_speaks(void **state)
{
	const struct fact list[] = {
		CMO("commercial-dp"),
		{ .vendor = "Birch",
		    .tag = "CMO",
		    .capability = "commercial-dp" },
		{ .vendor = "Cedar",
		    .tag = "CMO",
		    .capability = "commercial-dp" },
		{ .vendor = "Cedar", .capability = "clinical-dp" },
	};
	const struct fact fda[] = {
		ALDER(.capability = "labeling"),
		{ .vendor = "Cedar", .capability = "commercial-dp" },
	};
	const struct facts_source s = { "x", NULL, NULL, list, 4 };
	const struct facts_source t = { "y", "fda", NULL, fda, 2 };
	struct db *db = NULL;
	struct audit *a = NULL;
	struct err err = { 0 };

	(void)state;
	assert_true(setup_memory(&db, FACTS_NOW, &err));
	facts_import(db, &s);
	facts_import(db, &t);
	a = ask(db, false);
	assert_non_null(find(a, "T20", "Alder"));
	/* Birch has no registered site: unknown. */
	assert_null(find(a, "T20", "Birch"));
	assert_null(find(a, "T20", "Cedar"));
	audit_free(a);
	db_close(db);
}

static void
register_alone_proves_no_lack_of_development(void **state)
{
	const struct fact tag[] = { ALDER(.tag = "CDMO") };
	const struct fact fda[] = { ALDER(.capability = "commercial-dp") };
	const struct facts_source s = { "x", NULL, NULL, tag, 1 };
	const struct facts_source t = { "y", "fda", NULL, fda, 1 };
	struct db *db = NULL;
	struct audit *a = NULL;
	struct err err = { 0 };

	(void)state;
	assert_true(setup_memory(&db, FACTS_NOW, &err));
	facts_import(db, &s);
	facts_import(db, &t);
	a = ask(db, false);
	assert_int_equal(audit_findings(a), 0);
	audit_free(a);
	db_close(db);
}

#define SAYS(...)                                                             \
	{                                                                     \
		.vendor = "Alder", .capability = "serialization", __VA_ARGS__ \
	}
#define NO(...) SAYS(.status = STATUS_NO, __VA_ARGS__)

/* The one finding of T21 with these facts; NULL: there is none. */
static void
conflict_is(const struct fact *fact, size_t n, const char *finding,
    const char *evidence)
{
	static const char *const rule[] = { "T21" };
	struct audit_options opt = {
		.today = "2026-11-24", .rule = rule, .n_rule = 1
	};
	struct db *db = facts_open(fact, n);
	struct audit *a = NULL;
	struct err err = { 0 };

	assert_true(audit_ask(&a, db, &opt, &err));
	assert_int_equal(audit_findings(a), finding == NULL ? 0 : 1);
	if (finding != NULL) {
		assert_int_equal(audit_finding(a, 0)->severity, AUDIT_WARN);
		assert_string_equal(audit_finding(a, 0)->finding, finding);
		assert_string_equal(audit_finding(a, 0)->evidence, evidence);
	}
	audit_free(a);
	db_close(db);
}

#define CONFLICT_IS(finding, evidence, ...)                                   \
	do {                                                                  \
		const struct fact rows[] = { __VA_ARGS__ };                   \
		conflict_is(                                                  \
		    rows, sizeof(rows) / sizeof(rows[0]), finding, evidence); \
	} while (0)

static void
conflict_says_which_claim_counts(void **state)
{
	(void)state;
	CONFLICT_IS("serialization: offered in list row 1, no in list row 2: "
		    "no counts (later)",
	    "serialization: list row 1 (E2, 2024-01-15) offered; "
	    "serialization: list row 2 (E2, 2026-01-15) no",
	    SAYS(.evidence = "E2", .date = "2024-01-15"),
	    NO(.evidence = "E2", .date = "2026-01-15"));
	CONFLICT_IS("serialization: offered in list row 1, no in list row 2: "
		    "offered counts (no is not later)",
	    "serialization: list row 1 (E2, 2026-01-15) offered; "
	    "serialization: list row 2 (E2) no",
	    SAYS(.evidence = "E2", .date = "2026-01-15"), NO(.evidence = "E2"));
	CONFLICT_IS("serialization: offered in list row 1, no in list row 2: "
		    "no counts (higher evidence)",
	    "serialization: list row 1 (E1, 2026-06-01) offered; "
	    "serialization: list row 2 (E4, 2026-01-12) no",
	    SAYS(.evidence = "E1", .date = "2026-06-01"),
	    NO(.evidence = "E4", .date = "2026-01-12"));
	CONFLICT_IS("serialization: offered in list row 2, no in list row 1: "
		    "offered counts (higher evidence)",
	    "serialization: list row 2 (E4) offered; "
	    "serialization: list row 1 (E1, 2026-06-01) no",
	    NO(.evidence = "E1", .date = "2026-06-01"), SAYS(.evidence = "E4"));
}

static void
conflict_is_of_claims_that_may_mean_the_same(void **state)
{
	(void)state;
	CONFLICT_IS(NULL, NULL, SAYS(.modality = "SM"), NO(.modality = "MAB"));
	CONFLICT_IS(NULL, NULL, SAYS(.phase = "PH2"), NO(.phase = "COM"));
	CONFLICT_IS(NULL, NULL, SAYS(.evidence = "E2"),
	    { .vendor = "Alder",
		.capability = "labeling",
		.status = STATUS_NO });
	CONFLICT_IS(NULL, NULL, SAYS(.status = STATUS_PLANNED), NO());
	CONFLICT_IS(NULL, NULL, SAYS(.evidence = "E2"),
	    { .vendor = "Birch",
		.capability = "serialization",
		.status = STATUS_NO });
	/* A no of one modality is heard, and does not overrule the rest. */
	CONFLICT_IS("serialization: offered in list row 1, no in list row 2: "
		    "offered counts (no is narrower)",
	    "serialization: list row 1 (E1) offered; "
	    "serialization: list row 2 (E4) no",
	    SAYS(.evidence = "E1"), NO(.evidence = "E4", .modality = "MAB"));
}

static void
conflicts_of_a_capability_are_one_finding(void **state)
{
	(void)state;
	/* The pair whose offer counts; row 2 is overruled by row 3. */
	CONFLICT_IS("serialization: offered in list row 1, no in list row 3: "
		    "offered counts (higher evidence)",
	    "serialization: list row 1 (E3) offered; "
	    "serialization: list row 3 (E2) no; and 3 more",
	    SAYS(.evidence = "E3", .modality = "SM"), SAYS(.evidence = "E1"),
	    NO(.evidence = "E2"), NO(.evidence = "E1"));
}

static void
two_sources_contradict_each_other(void **state)
{
	const struct fact one[] = { SAYS(.evidence = "E2") };
	const struct fact two[] = { NO(.evidence = "E3") };
	const struct facts_source s = { "x", NULL, NULL, one, 1 };
	const struct facts_source t = { "y", NULL, NULL, two, 1 };
	struct db *db = NULL;
	struct audit *a = NULL;
	struct err err = { 0 };

	(void)state;
	assert_true(setup_memory(&db, FACTS_NOW, &err));
	facts_import(db, &s);
	facts_import(db, &t);
	a = ask(db, false);
	assert_non_null(find(a, "T21", "Alder"));
	assert_string_equal(find(a, "T21", "Alder")->finding,
	    "serialization: offered in x row 1, no in y row 1: "
	    "no counts (higher evidence)");
	audit_free(a);
	db_close(db);
}

static void
rules_and_severities_choose(void **state)
{
	const struct fact one[] = { CMO("storage"),
		{ .vendor = "Birch",
		    .tag = "CMO",
		    .capability = "minor-formulation" } };
	static const char *const t03[] = { "T03" };
	static const char *const t99[] = { "T99" };
	struct audit_options opt = {
		.today = "2026-11-24", .rule = t03, .n_rule = 1
	};
	struct db *db = FACTS_OPEN(one);
	struct audit *a = NULL;
	struct err err = { 0 };

	(void)state;
	/* ok is shown when it is asked for by name */
	assert_true(audit_ask(&a, db, &opt, &err));
	assert_int_equal(audit_findings(a), 1);
	assert_string_equal(audit_finding(a, 0)->vendor, "Birch");
	audit_free(a);
	opt.n_rule = 0;
	opt.severity[AUDIT_ERROR] = true;
	assert_true(audit_ask(&a, db, &opt, &err));
	assert_int_equal(audit_findings(a), 2);
	audit_free(a);
	opt.rule = t99;
	opt.n_rule = 1;
	assert_false(audit_ask(&a, db, &opt, &err));
	assert_int_equal(err.kind, ERR_USAGE);
	db_close(db);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cmo_that_develops_is_told),
		cmocka_unit_test(cmo_next_to_development_is_fine),
		cmocka_unit_test(cmo_without_manufacture_is_an_error),
		cmocka_unit_test(cdmo_without_development_is_an_error),
		cmocka_unit_test(cdmo_by_areas_or_vague_words_is_asked),
		cmocka_unit_test(cdmo_that_makes_nothing_is_told),
		cmocka_unit_test(cdmo_without_commercial_is_early),
		cmocka_unit_test(cdmo_in_two_scopes_is_broken),
		cmocka_unit_test(cdmo_that_develops_tomorrow_is_told),
		cmocka_unit_test(services_tell_packers_and_laboratories),
		cmocka_unit_test(two_tags_are_a_conflict),
		cmocka_unit_test(other_words_for_a_tag_are_told),
		cmocka_unit_test(promises_are_held_against_core),
		cmocka_unit_test(old_evidence_is_stale),
		cmocka_unit_test(site_that_only_makes_is_noted),
		cmocka_unit_test(sister_that_develops_is_named),
		cmocka_unit_test(register_contradicts_only_where_it_speaks),
		cmocka_unit_test(register_alone_proves_no_lack_of_development),
		cmocka_unit_test(conflict_says_which_claim_counts),
		cmocka_unit_test(conflict_is_of_claims_that_may_mean_the_same),
		cmocka_unit_test(conflicts_of_a_capability_are_one_finding),
		cmocka_unit_test(two_sources_contradict_each_other),
		cmocka_unit_test(rules_and_severities_choose),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
