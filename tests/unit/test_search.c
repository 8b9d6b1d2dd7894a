/* test_search.c - words are found wherever the catalog has them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "catalog/dimension.h"
#include "catalog/search.h"
#include "catalog/vendor.h"

#include "said.h"

static const struct said rows[] = {
	{ .vendor = "Köln Pharma GmbH",
	    .city = "Köln",
	    .words = "method validation" },
	{ .vendor = "Birch Ltd",
	    .city = "Stuttgart",
	    .parent = "Wood Group",
	    .site = "Works Köln-Süd",
	    .site_country = "DE",
	    .fei = "0000000142",
	    .words = "aseptic filling",
	    .status_id = STATUS_NO },
	{ .vendor = "Cedar SA", .words = "unheard of widgetry" },
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

/* The places in which a vendor was found, joined by commas. */
static void
found(struct db *db, const char *words, const char *vendor, const char *want)
{
	struct search s = { 0 };
	struct vocab *v = NULL;
	struct vendor who = { 0 };
	struct err err = { 0 };
	const struct search_hit *hit = NULL;
	char got[200] = "";
	size_t n = 0;

	assert_true(vocab_open(&v, db, &err));
	assert_true(vendor_by_text(db, vendor, &who, &err));
	if (!search_run(&s, db, v, words, &err))
		fail_msg("%s", err.text);
	hit = search_of(&s, who.id, &n);
	for (size_t i = 0; i < n; i++)
		(void)snprintf(got + strlen(got), sizeof(got) - strlen(got),
		    "%s%s", i == 0 ? "" : ",", hit[i].where);
	assert_string_equal(got, want);
	search_clear(&s);
	vendor_clear(&who);
	vocab_close(v);
}

static void
case_and_accents_do_not_matter(void **state)
{
	found(*state, "KOLN", "Köln Pharma", "name,city");
	found(*state, "koln sud", "Birch", "site");
}

static void
only_beginnings_of_words_count(void **state)
{
	found(*state, "art", "Birch", "");
	found(*state, "stutt", "Birch", "city");
}

static void
groups_and_identifiers_are_found(void **state)
{
	found(*state, "wood", "Birch", "group");
	found(*state, "0000000142", "Birch", "identifier");
}

static void
another_phrase_of_a_service_finds_who_offers_it(void **state)
{
	/* Nobody's sheet says "analytical method validation". */
	found(*state, "method-validation", "Köln Pharma", "service");
	found(*state, "analytical method validation", "Köln Pharma", "service");
}

static void
a_no_is_not_taken_for_an_offer(void **state)
{
	found(*state, "aseptic filling", "Birch", "service: no");
}

static void
words_nobody_understood_are_found(void **state)
{
	found(*state, "widgetry", "Cedar", "words");
}

static void
words_without_a_letter_are_refused(void **state)
{
	struct search s = { 0 };
	struct vocab *v = NULL;
	struct err err = { 0 };

	assert_true(vocab_open(&v, *state, &err));
	assert_false(search_run(&s, *state, v, " - ", &err));
	assert_int_equal(err.kind, ERR_USAGE);
	search_clear(&s);
	vocab_close(v);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(case_and_accents_do_not_matter),
		cmocka_unit_test(only_beginnings_of_words_count),
		cmocka_unit_test(groups_and_identifiers_are_found),
		cmocka_unit_test(
		    another_phrase_of_a_service_finds_who_offers_it),
		cmocka_unit_test(a_no_is_not_taken_for_an_offer),
		cmocka_unit_test(words_nobody_understood_are_found),
		cmocka_unit_test(words_without_a_letter_are_refused),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
