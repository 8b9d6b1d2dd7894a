/* test_check.c - a catalog that was filled is whole; every check is told.
 * Broken ones: tests/cli/check. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "catalog/check.h"

#include "said.h"

static const struct said rows[] = {
	{ .vendor = "The Alder GmbH & Co. KG",
	    .tag = "CDMO",
	    .country = "DE",
	    .parent = "Wood Group",
	    .words = "method validation" },
	{ .vendor = "Élan Süd S.A.",
	    .site = "Lyon",
	    .site_country = "FR",
	    .fei = "0000000142",
	    .words = "tablets" },
	{ .vendor = "AG", .words = "zzz unheard of" },
};

struct told {
	int n;
	int wrong;
	int file;
};

static bool
tell(void *arg, const struct check_result *r, struct err *err)
{
	struct told *t = arg;

	(void)err;
	t->n++;
	t->wrong += r->count > 0;
	t->file += strcmp(r->check, "file") == 0;
	assert_int_equal(r->count > 0, strcmp(r->severity, "ok") != 0);
	assert_true(strlen(r->finding) > 0);
	return true;
}

static void
a_filled_catalog_is_whole(void **state)
{
	struct db *db = said_open();
	struct told t = { 0 };
	struct err err = { 0 };

	(void)state;
	assert_true(check_run(db, tell, &t, &err));
	assert_int_equal(t.wrong, 0);
	(void)said_import(db, "list", rows, sizeof(rows) / sizeof(*rows));
	t = (struct told){ 0 };
	assert_true(check_run(db, tell, &t, &err));
	assert_int_equal(t.wrong, 0);
	assert_int_equal(t.file, 1);
	assert_true(t.n > 10);
	db_close(db);
}

static bool
refuse(void *arg, const struct check_result *r, struct err *err)
{
	(void)arg;
	(void)r;
	return err_set(err, ERR_SYSTEM, "enough");
}

static void
a_visit_that_fails_ends_the_checks(void **state)
{
	struct db *db = said_open();
	struct err err = { 0 };

	(void)state;
	assert_false(check_run(db, refuse, NULL, &err));
	assert_string_equal(err.text, "enough");
	db_close(db);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_filled_catalog_is_whole),
		cmocka_unit_test(a_visit_that_fails_ends_the_checks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
