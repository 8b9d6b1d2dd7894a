/* test_source.c - what a source said can be listed and taken back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "catalog/check.h"
#include "catalog/claim.h"
#include "catalog/source.h"
#include "catalog/vendor.h"

#include "said.h"

static const struct said first[] = {
	{ .vendor = "Alder AG",
	    .tag = "CDMO",
	    .country = "CH",
	    .words = "formulation development" },
	{ .vendor = "Birch Ltd",
	    .tag = "CMO",
	    .country = "GB",
	    .parent = "Wood Group",
	    .site = "Birch Leeds",
	    .site_country = "GB",
	    .fei = "0000000142",
	    .words = "pre-formulation" },
};

static const struct said second[] = {
	{ .vendor = "Alder AG",
	    .tag = "CMO",
	    .words = "analytical method development" },
	{ .vendor = "Alder AG", .words = "zzz unheard of" },
};

struct sources {
	struct db *db;
	int64_t first;
	int64_t second;
};

static int
setup(void **state)
{
	struct sources *s = calloc(1, sizeof(*s));

	assert_non_null(s);
	s->db = said_open();
	s->first = said_import(s->db, "first list", first, 2);
	s->second = said_import(s->db, "second list", second, 2);
	*state = s;
	return 0;
}

static int
teardown(void **state)
{
	struct sources *s = *state;

	db_close(s->db);
	free(s);
	return 0;
}

static bool
count_vendor(void *arg, const struct vendor_line *v, struct err *err)
{
	(void)v;
	(void)err;
	++*(int *)arg;
	return true;
}

static bool
count_claim(void *arg, const struct claim *c, struct err *err)
{
	(void)c;
	(void)err;
	++*(int *)arg;
	return true;
}

static bool
count_wrong(void *arg, const struct check_result *r, struct err *err)
{
	(void)err;
	if (r->count > 0 && strcmp(r->check, "view") != 0) {
		(void)fprintf(stderr, "%s: %s\n", r->check, r->finding);
		++*(int *)arg;
	}
	return true;
}

static void
is_whole(struct db *db)
{
	struct err err = { 0 };
	int wrong = 0;

	assert_true(check_run(db, count_wrong, &wrong, &err));
	assert_int_equal(wrong, 0);
}

static int
vendors(struct db *db)
{
	struct err err = { 0 };
	int n = 0;

	assert_true(vendor_each(db, count_vendor, &n, &err));
	return n;
}

static void
number_and_name_find_a_source(void **state)
{
	struct sources *s = *state;
	struct err err = { 0 };
	int64_t id = 0;

	assert_true(source_by_text(s->db, "1", &id, &err));
	assert_int_equal(id, s->first);
	assert_true(source_by_text(s->db, "Second List", &id, &err));
	assert_int_equal(id, s->second);
	assert_false(source_by_text(s->db, "3", &id, &err));
	assert_int_equal(err.kind, ERR_USAGE);
}

static void
dropping_takes_what_only_it_said(void **state)
{
	struct sources *s = *state;
	struct source_dropped d = { 0 };
	struct vendor v = { 0 };
	struct err err = { 0 };
	int claims = 0;

	is_whole(s->db);
	assert_true(source_drop(s->db, s->first, &d, &err));
	assert_int_equal(d.n_claim, 2);
	assert_int_equal(d.n_vendor, 1); /* Birch */
	assert_int_equal(d.n_site, 1);
	assert_int_equal(vendors(s->db), 1);
	assert_true(vendor_by_text(s->db, "Alder", &v, &err));
	/* Fields have no layers: the country stays. */
	assert_string_equal(v.country, "CH");
	assert_true(claim_by_vendor(s->db, v.id, count_claim, &claims, &err));
	assert_int_equal(claims, 1);
	vendor_clear(&v);
	assert_false(vendor_by_text(s->db, "Birch", &v, &err));
	is_whole(s->db);
}

static bool
keep_state(void *arg, const struct source *s, struct err *err)
{
	(void)err;
	(void)snprintf(arg, 20, "%s", s->state);
	return true;
}

static bool
count_mention(void *arg, const struct claim_mention *m, struct err *err)
{
	(void)err;
	assert_string_equal(m->words, "zzz unheard of");
	assert_string_equal(m->kind, "unknown");
	assert_string_equal(m->title, "Services");
	++*(int *)arg;
	return true;
}

static void
dropping_takes_mentions_and_keeps_the_version(void **state)
{
	struct sources *s = *state;
	struct source_dropped d = { 0 };
	struct vendor v = { 0 };
	struct err err = { 0 };
	char of[20] = "";
	int mentions = 0;

	assert_true(vendor_by_text(s->db, "Alder", &v, &err));
	assert_true(
	    claim_mentions(s->db, v.id, count_mention, &mentions, &err));
	assert_int_equal(mentions, 1);
	assert_true(source_drop(s->db, s->second, &d, &err));
	assert_int_equal(d.n_claim, 1);
	assert_int_equal(d.n_mention, 1);
	assert_int_equal(d.n_vendor, 0);
	mentions = 0;
	assert_true(
	    claim_mentions(s->db, v.id, count_mention, &mentions, &err));
	assert_int_equal(mentions, 0);
	assert_true(source_by_id(s->db, s->second, keep_state, of, &err));
	assert_string_equal(of, "dropped");
	vendor_clear(&v);
	is_whole(s->db);
}

static void
dropping_twice_is_refused(void **state)
{
	struct sources *s = *state;
	struct source_dropped d = { 0 };
	struct err err = { 0 };

	assert_true(source_drop(s->db, s->first, &d, &err));
	assert_false(source_drop(s->db, s->first, &d, &err));
	assert_int_equal(err.kind, ERR_DATA);
	assert_int_equal(vendors(s->db), 1);
}

static void
a_dropped_source_comes_in_again(void **state)
{
	struct sources *s = *state;
	struct source_dropped d = { 0 };
	struct err err = { 0 };

	assert_true(source_drop(s->db, s->first, &d, &err));
	(void)said_import(s->db, "first list", first, 2);
	assert_int_equal(vendors(s->db), 2);
	is_whole(s->db);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    number_and_name_find_a_source, setup, teardown),
		cmocka_unit_test_setup_teardown(
		    dropping_takes_what_only_it_said, setup, teardown),
		cmocka_unit_test_setup_teardown(
		    dropping_takes_mentions_and_keeps_the_version, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(
		    dropping_twice_is_refused, setup, teardown),
		cmocka_unit_test_setup_teardown(
		    a_dropped_source_comes_in_again, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
