/* test_claim.c - claims come in order; a yes against a no is a conflict. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "catalog/capability.h"
#include "catalog/claim.h"
#include "catalog/dimension.h"
#include "catalog/vendor.h"

#include "said.h"

static const struct said one[] = {
	{ .vendor = "Alder AG", .words = "method validation" },
	{ .vendor = "Alder AG", .words = "pre-formulation" },
	{ .vendor = "Alder AG", .words = "tablets" },
	{ .vendor = "Birch Ltd", .words = "method validation" },
};

static const struct said two[] = {
	{ .vendor = "Alder AG",
	    .words = "method validation",
	    .status_id = STATUS_NO },
	{ .vendor = "Birch Ltd",
	    .words = "pre-formulation",
	    .status_id = STATUS_NO },
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

struct seen {
	int n;
	int64_t last;
};

static bool
in_order(void *arg, const struct claim *c, struct err *err)
{
	struct seen *s = arg;

	(void)err;
	assert_true(c->capability_id >= s->last);
	assert_non_null(c->words);
	assert_non_null(c->source);
	assert_true(c->row > 0);
	s->last = c->capability_id;
	s->n++;
	return true;
}

static void
claims_come_in_the_order_of_the_taxonomy(void **state)
{
	struct seen s = { 0 };
	struct err err = { 0 };

	assert_true(claim_by_vendor(
	    *state, id_of(*state, "alder"), in_order, &s, &err));
	assert_true(s.n >= 4);
}

static bool
the_conflict(void *arg, const struct claim_conflict *c, struct err *err)
{
	(void)err;
	assert_string_equal(
	    capability_by_id(c->capability_id)->code, "method-validation");
	assert_string_equal(c->offered.source, "one");
	assert_int_equal(c->offered.row, 1);
	assert_string_equal(c->no.source, "two");
	assert_int_equal(c->no.row, 1);
	++*(int *)arg;
	return true;
}

static void
offered_against_no_is_a_conflict(void **state)
{
	struct err err = { 0 };
	int n = 0;

	assert_true(claim_conflicts(
	    *state, id_of(*state, "alder"), the_conflict, &n, &err));
	assert_int_equal(n, 1);
}

static void
a_no_alone_is_no_conflict(void **state)
{
	struct err err = { 0 };
	int n = 0;

	assert_true(claim_conflicts(
	    *state, id_of(*state, "birch"), the_conflict, &n, &err));
	assert_int_equal(n, 0);
}

static bool
stop(void *arg, const struct claim *c, struct err *err)
{
	(void)c;
	++*(int *)arg;
	return err_set(err, ERR_SYSTEM, "enough");
}

static void
a_visit_can_be_ended(void **state)
{
	struct err err = { 0 };
	int n = 0;

	assert_false(
	    claim_by_vendor(*state, id_of(*state, "alder"), stop, &n, &err));
	assert_int_equal(n, 1);
	assert_string_equal(err.text, "enough");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(claims_come_in_the_order_of_the_taxonomy),
		cmocka_unit_test(offered_against_no_is_a_conflict),
		cmocka_unit_test(a_no_alone_is_no_conflict),
		cmocka_unit_test(a_visit_can_be_ended),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
