/* test_vendor.c - a person's words find the vendor that is meant. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "catalog/vendor.h"

#include "said.h"

static const struct said rows[] = {
	{ .vendor = "Brocklin Pharma GmbH",
	    .tag = "CDMO",
	    .country = "AT",
	    .parent = "Holm Group",
	    .duns = "012345678" },
	{ .vendor = "Brockwell Ltd", .tag = "CMO", .country = "GB" },
	{ .vendor = "Élan Süd S.A.",
	    .country = "FR",
	    .site = "Élan Lyon",
	    .site_country = "FR",
	    .fei = "0000001463" },
	{ .vendor = "Tarn", .country = "IN" },
	{ .vendor = "Tarn Chemicals", .country = "IN" },
};

static int
setup(void **state)
{
	struct db *db = said_open();

	(void)said_import(db, "list", rows, sizeof(rows) / sizeof(*rows));
	*state = db;
	return 0;
}

static int
teardown(void **state)
{
	db_close(*state);
	return 0;
}

static void
finds(void **state, const char *text, const char *name)
{
	struct vendor v = { 0 };
	struct err err = { 0 };

	if (!vendor_by_text(*state, text, &v, &err))
		fail_msg("%s: %s", text, err.text);
	assert_string_equal(v.name, name);
	vendor_clear(&v);
}

static void
name_without_case_accents_legal_form_is_enough(void **state)
{
	finds(state, "Brocklin Pharma GmbH", "Brocklin Pharma GmbH");
	finds(state, "BROCKLIN pharma", "Brocklin Pharma GmbH");
	finds(state, "elan sud", "Élan Süd S.A.");
}

static void
code_finds(void **state)
{
	finds(state, "brocklin-pharma", "Brocklin Pharma GmbH");
}

static void
identifier_finds_with_its_zeros(void **state)
{
	struct vendor v = { 0 };
	struct err err = { 0 };

	finds(state, "012345678", "Brocklin Pharma GmbH");
	finds(state, "01-234-5678", "Brocklin Pharma GmbH");
	finds(state, "0000001463", "Élan Süd S.A.");
	assert_false(vendor_by_text(*state, "1463", &v, &err));
}

static void
beginning_finds_when_only_one_begins_so(void **state)
{
	finds(state, "brockl", "Brocklin Pharma GmbH");
}

static void
whole_name_wins_over_a_longer_one(void **state)
{
	finds(state, "tarn", "Tarn");
}

static void
several_are_named(void **state)
{
	struct vendor v = { 0 };
	struct err err = { 0 };

	assert_false(vendor_by_text(*state, "brock", &v, &err));
	assert_int_equal(err.kind, ERR_USAGE);
	assert_non_null(strstr(err.text, "Brocklin Pharma GmbH"));
	assert_non_null(strstr(err.text, "Brockwell Ltd"));
}

static void
misspelt_name_gets_the_nearest(void **state)
{
	struct vendor v = { 0 };
	struct err err = { 0 };

	assert_false(vendor_by_text(*state, "Brokclin Pharma", &v, &err));
	assert_int_equal(err.kind, ERR_USAGE);
	assert_non_null(strstr(err.text, "Brocklin Pharma GmbH"));
	assert_null(strstr(err.text, "Tarn"));
}

static void
nothing_near_says_so(void **state)
{
	struct vendor v = { 0 };
	struct err err = { 0 };

	assert_false(vendor_by_text(*state, "xyzzy", &v, &err));
	assert_int_equal(err.kind, ERR_USAGE);
	assert_false(vendor_by_text(*state, "--", &v, &err));
	assert_false(vendor_by_text(*state, "", &v, &err));
}

static void
a_found_vendor_is_whole(void **state)
{
	struct vendor v = { 0 };
	struct err err = { 0 };

	assert_true(vendor_by_text(*state, "brocklin", &v, &err));
	assert_string_equal(v.kind, "CDMO");
	assert_string_equal(v.country, "AT");
	assert_string_equal(v.group, "Holm Group");
	assert_true(v.group_id > 0);
	assert_null(v.website);
	vendor_clear(&v);
	assert_null(v.name);
}

static bool
in_order(void *arg, const struct vendor_line *v, struct err *err)
{
	char *all = arg;

	(void)err;
	(void)snprintf(
	    all + strlen(all), 200 - strlen(all), "%s;", v->vendor.name);
	return true;
}

static void
vendors_come_by_name(void **state)
{
	struct err err = { 0 };
	char all[200] = "";

	assert_true(vendor_each(*state, in_order, all, &err));
	assert_string_equal(all,
	    "Brocklin Pharma GmbH;Brockwell Ltd;Élan Süd S.A.;Tarn;"
	    "Tarn Chemicals;");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    name_without_case_accents_legal_form_is_enough),
		cmocka_unit_test(code_finds),
		cmocka_unit_test(identifier_finds_with_its_zeros),
		cmocka_unit_test(beginning_finds_when_only_one_begins_so),
		cmocka_unit_test(whole_name_wins_over_a_longer_one),
		cmocka_unit_test(several_are_named),
		cmocka_unit_test(misspelt_name_gets_the_nearest),
		cmocka_unit_test(nothing_near_says_so),
		cmocka_unit_test(a_found_vendor_is_whole),
		cmocka_unit_test(vendors_come_by_name),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
