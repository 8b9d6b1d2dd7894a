/* test_place.c - countries, regions and the ends of addresses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "catalog/place.h"

static void
country(const char *text, const char *want)
{
	const char *code = place_country(text, strlen(text));

	if (want == NULL) {
		assert_null(code);
		return;
	}
	assert_non_null(code);
	assert_string_equal(code, want);
}

static void
at_end(const char *text, const char *want, const char *before)
{
	size_t rest = 0;
	const char *code = place_country_at_end(text, strlen(text), &rest);

	assert_int_equal(rest, strlen(before));
	if (want == NULL) {
		assert_null(code);
		return;
	}
	assert_non_null(code);
	assert_string_equal(code, want);
}

static void
any_known_way_to_write_a_country_is_read(void **state)
{
	(void)state;
	country("DE", "DE");
	country("deu", "DE");
	country("Germany", "DE");
	country("GERMANY ", "DE");
	country("Deutschland", "DE");
	country("\303\226sterreich", "AT");
	country("U.S.A.", "US");
	country("UK", "GB");
	country("Korea, Republic of", "KR");
	country("C\303\264te d'Ivoire", "CI");
	country("Germany (DEU)", "DE");
	country("DE - Germany", "DE");
}

static void
what_is_no_country_or_two_is_none(void **state)
{
	(void)state;
	country("Germnay", NULL);
	country("", NULL);
	country("---", NULL);
	country("Germany / France", NULL);
	country("Bavaria", NULL);
}

static void
a_country_lies_in_a_region(void **state)
{
	(void)state;
	assert_string_equal(place_country_name("CH"), "Switzerland");
	assert_string_equal(place_country_region("CH"), "EUR");
	assert_string_equal(place_country_region("TW"), "TWN");
	assert_null(place_country_name("ZZ"));
	assert_null(place_country_region("ZZ"));
}

static void
regions_are_found_by_code_and_name(void **state)
{
	size_t n = 0;

	(void)state;
	assert_string_equal(place_region("EUR", 3), "EUR");
	assert_string_equal(place_region("europe", 6), "EUR");
	assert_string_equal(place_region("North America", 13), "NAM");
	assert_null(place_region("EU", 2)); /* a part of it */
	assert_null(place_region("", 0));
	assert_string_equal(place_region_name("IND"), "India");
	assert_null(place_region_name("XXX"));
	while (place_region_at(n) != NULL)
		n++;
	assert_int_equal(n, 12);
	assert_string_equal(place_region_at(0), "NAM");
}

static void
an_address_ends_with_its_country(void **state)
{
	(void)state;
	at_end("Boston, MA, United States (USA)", "US", "Boston, MA");
	at_end("4 La Paterie, Vertolaye,  63480, France (FRA)", "FR",
	    "4 La Paterie, Vertolaye,  63480");
	at_end("Seoul, Korea, Republic of", "KR", "Seoul");
	at_end("Taoyuan, Taiwan, Province of China", "TW", "Taoyuan");
	at_end("Basel Switzerland", "CH", "Basel");
	at_end("Slough, UK", "GB", "Slough");
	at_end("Germany", "DE", "");
	at_end("Dublin 4, Ireland.", "IE", "Dublin 4");
}

/* A state or a province is not made a country. */
static void
a_state_at_the_end_is_no_country(void **state)
{
	(void)state;
	at_end("San Diego, CA", NULL, "San Diego, CA");
	at_end("Newark, DE", NULL, "Newark, DE");
	at_end("Bergamo (BG)", NULL, "Bergamo (BG)");
	at_end("Albuquerque, New Mexico", NULL, "Albuquerque, New Mexico");
	at_end("Atlanta, Georgia", NULL, "Atlanta, Georgia");
	at_end("Tbilisi, Georgia (GEO)", "GE", "Tbilisi");
	at_end("", NULL, "");
}

static void
a_known_city_lies_in_its_country(void **state)
{
	(void)state;
	assert_string_equal(place_city_country("Basle", 5), "CH");
	assert_string_equal(place_city_country("M\303\274nchen", 8), "DE");
	assert_null(place_city_country("Springfield", 11));
}

static void
a_slip_of_the_keyboard_finds_the_nearest(void **state)
{
	(void)state;
	assert_string_equal(place_country_nearest("Germnay", 7), "Germany");
	assert_string_equal(
	    place_country_nearest("Switzrland", 10), "Switzerland");
	assert_null(place_country_nearest("Atlantis", 8));
	assert_null(place_country_nearest("xx", 2));
	assert_null(place_country_nearest("", 0));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_known_way_to_write_a_country_is_read),
		cmocka_unit_test(what_is_no_country_or_two_is_none),
		cmocka_unit_test(a_country_lies_in_a_region),
		cmocka_unit_test(regions_are_found_by_code_and_name),
		cmocka_unit_test(an_address_ends_with_its_country),
		cmocka_unit_test(a_state_at_the_end_is_no_country),
		cmocka_unit_test(a_known_city_lies_in_its_country),
		cmocka_unit_test(a_slip_of_the_keyboard_finds_the_nearest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
