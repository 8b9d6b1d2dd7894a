/* test_site.c - sites come with their identifiers and where they are said. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "catalog/site.h"
#include "catalog/vendor.h"

#include "said.h"

static const struct said rows[] = {
	{ .vendor = "Alder AG",
	    .site = "Works Visp",
	    .site_country = "CH",
	    .fei = "0000000142" },
	{ .vendor = "Alder AG", .site = "Works Graz", .site_country = "AT" },
	{ .vendor = "Birch Ltd", .site = "Leeds", .site_country = "GB" },
};

static const struct said later[] = {
	{ .vendor = "Birch Ltd" },
	{ .vendor = "Alder AG",
	    .site = "Works Visp",
	    .site_country = "CH",
	    .fei = "0000000142" },
};

static int
setup(void **state)
{
	struct db *db = said_open();

	(void)said_import(db, "one", rows, sizeof(rows) / sizeof(*rows));
	(void)said_import(db, "two", later, sizeof(later) / sizeof(*later));
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

static bool
list(void *arg, const struct site *s, struct err *err)
{
	char *to = arg;

	(void)err;
	(void)snprintf(to + strlen(to), 200 - strlen(to), "%s %s %s;",
	    s->country, s->name, s->fei == NULL ? "-" : s->fei);
	return true;
}

static void
sites_come_by_country(void **state)
{
	struct err err = { 0 };
	char all[200] = "";

	assert_true(
	    site_by_vendor(*state, id_of(*state, "alder"), list, all, &err));
	assert_string_equal(all, "AT Works Graz -;CH Works Visp 0000000142;");
}

static bool
list_words(void *arg, const struct site_word *w, struct err *err)
{
	char *to = arg;

	(void)err;
	(void)snprintf(to + strlen(to), 200 - strlen(to), "%s %d;", w->source,
	    (int)w->row);
	return true;
}

static void
the_last_source_that_speaks_of_a_site_is_named(void **state)
{
	struct err err = { 0 };
	char all[200] = "";

	/* By the ids of sites: Visp was there first. */
	assert_true(
	    site_words(*state, id_of(*state, "alder"), list_words, all, &err));
	assert_string_equal(all, "two 2;one 2;");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sites_come_by_country),
		cmocka_unit_test(
		    the_last_source_that_speaks_of_a_site_is_named),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
