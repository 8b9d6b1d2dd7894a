/* test_choice.c - a filter chooses vendors, and claims within them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "catalog/choice.h"
#include "catalog/claim.h"
#include "catalog/dimension.h"
#include "catalog/filter.h"
#include "catalog/vendor.h"

#include "said.h"

static const struct said one[] = {
	{ .vendor = "Alder AG",
	    .tag = "CDMO",
	    .country = "CH",
	    .words = "method validation" },
	{ .vendor = "Alder AG", .words = "pre-formulation" },
	{ .vendor = "Birch Ltd",
	    .tag = "CMO",
	    .country = "GB",
	    .words = "method validation",
	    .status_id = STATUS_PLANNED },
	{ .vendor = "Cedar SA" },
};

static const struct said two[] = {
	{ .vendor = "Alder AG", .words = "zzz unheard of" },
};

static int
setup(void **state)
{
	struct db *db = said_open();

	(void)said_import(db, "one", one, sizeof(one) / sizeof(*one));
	(void)said_import(db, "two", two, sizeof(two) / sizeof(*two));
	*state = db;
	return 0;
}

static int
teardown(void **state)
{
	db_close(*state);
	return 0;
}

static int64_t
id_of(struct db *db, const char *text)
{
	struct vendor v = { 0 };
	struct err err = { 0 };
	int64_t id = 0;

	assert_true(vendor_by_text(db, text, &v, &err));
	id = v.id;
	vendor_clear(&v);
	return id;
}

static void
without_a_filter_everybody_passes(void **state)
{
	struct choice *c = NULL;
	struct err err = { 0 };
	const struct choice_vendor *v = NULL;

	assert_true(choice_open(&c, *state, NULL, &err));
	assert_true(choice_count_sources(c, *state, &err));
	v = choice_of(c, id_of(*state, "alder"));
	assert_int_equal(v->n_offered, 2);
	assert_int_equal(v->evidence, 1);
	assert_int_equal(v->n_source, 2);
	v = choice_of(c, id_of(*state, "birch"));
	/* Planned is said, and is no offer. */
	assert_int_equal(v->n_offered, 0);
	assert_int_equal(v->evidence, -1);
	assert_non_null(choice_of(c, id_of(*state, "cedar")));
	assert_null(choice_of(c, 99999));
	choice_close(c);
}

static void
kind_chooses(void **state)
{
	struct filter f = { .untagged = true };
	struct choice *c = NULL;
	struct err err = { 0 };

	assert_true(choice_open(&c, *state, &f, &err));
	assert_null(choice_of(c, id_of(*state, "alder")));
	assert_null(choice_of(c, id_of(*state, "birch")));
	assert_non_null(choice_of(c, id_of(*state, "cedar")));
	choice_close(c);
}

static void
claims_are_chosen_by_what_they_say(void **state)
{
	int64_t status[] = { STATUS_PLANNED };
	struct filter f = { .status = { status, 1 } };
	struct claim planned = { .status_id = STATUS_PLANNED };
	struct claim offered = { .status_id = STATUS_OFFERED };
	struct choice *c = NULL;
	struct err err = { 0 };

	assert_true(choice_open(&c, *state, &f, &err));
	assert_true(choice_claim(c, &planned));
	assert_false(choice_claim(c, &offered));
	choice_close(c);
	assert_true(choice_open(&c, *state, NULL, &err));
	assert_true(choice_claim(c, &planned));
	assert_true(choice_claim(c, &offered));
	choice_close(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(without_a_filter_everybody_passes),
		cmocka_unit_test(kind_chooses),
		cmocka_unit_test(claims_are_chosen_by_what_they_say),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
