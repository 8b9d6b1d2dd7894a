/* test_locate.c - places that stand in one cell. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "intake/locate.h"

/* "CH Basel", "US San Diego CA", "? MA US" where it may be two, "-". */
static const char *
placed(const char *text)
{
	static char said[200];
	struct location l = { 0 };

	if (locate(text, strlen(text), &l))
		(void)snprintf(said, sizeof(said), "%s%s%.*s%s%.*s", l.country,
		    l.n_city > 0 ? " " : "", (int)l.n_city,
		    l.city == NULL ? "" : l.city, l.n_state > 0 ? " " : "",
		    (int)l.n_state, l.state == NULL ? "" : l.state);
	else if (l.either != NULL)
		(void)snprintf(
		    said, sizeof(said), "? %s %s", l.either, l.or_state);
	else
		(void)snprintf(said, sizeof(said), "-");
	return said;
}

static void
a_city_and_its_country_are_told_apart(void **state)
{
	(void)state;
	assert_string_equal(placed("Basel, Switzerland"), "CH Basel");
	assert_string_equal(placed("Cork (Ireland)"), "IE Cork");
	assert_string_equal(placed("Germany (Köln)"), "DE Köln");
	assert_string_equal(placed("Ghent / Belgium"), "BE Ghent");
	assert_string_equal(placed("Lyon - France"), "FR Lyon");
	assert_string_equal(placed("Milan, IT"), "IT Milan");
	assert_string_equal(placed("San Diego, CA, USA"), "US San Diego CA");
	assert_string_equal(placed("Austin, TX"), "US Austin TX");
}

static void
a_country_alone_has_no_city(void **state)
{
	(void)state;
	assert_string_equal(placed("Taiwan"), "TW");
	assert_string_equal(placed(" Hong Kong "), "HK");
}

static void
what_may_be_two_is_none(void **state)
{
	(void)state;
	assert_string_equal(placed("Springfield, MA"), "? MA US");
	assert_string_equal(placed("Utrecht NL"), "? NL CA");
	assert_string_equal(placed("Georgia"), "-");
	assert_string_equal(placed("Germany, France"), "-");
}

static void
what_is_no_place_is_none(void **state)
{
	(void)state;
	assert_string_equal(placed("Halle (Saale)"), "-");
	assert_string_equal(placed("Tuas"), "-");
	assert_string_equal(placed(""), "-");
	assert_string_equal(placed("(),/"), "-");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_city_and_its_country_are_told_apart),
		cmocka_unit_test(a_country_alone_has_no_city),
		cmocka_unit_test(what_may_be_two_is_none),
		cmocka_unit_test(what_is_no_place_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
