/* test_place.c - countries, regions and the ends of addresses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/buf.h"
#include "catalog/fold.h"
#include "catalog/place.h"
#include "catalog/seed.h"

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

/* Written down by hand, from what sheets hold. */
static void
people_write_countries_in_their_own_language(void **state)
{
	(void)state;
	country("Niemcy", "DE");
	country("Alemanha", "DE");
	country("Duitsland", "DE");
	country("Zwitserland", "CH");
	country("Szwajcaria", "CH");
	country("Hongrie", "HU");
	country("Stany Zjednoczone", "US");
	country("EE. UU.", "US");
	country("U.S.", "US");
	country("UK", "GB");
	country("P.R. China", "CN");
	country("Korea (South)", "KR");
	country("Holland", "NL");
	country("Czechia", "CZ");
	country("\346\227\245\346\234\254", "JP");             /* Nihon */
	country("\357\274\265\357\274\263\357\274\241", "US"); /* wide USA */
	country("Koninkrijk der Nederlanden", "NL");
	country("Iran, Islamic Republic of", "IR");
	country("R\303\251publique d'Islande", "IS");
}

static void
may_be(const char *text, const char *first, const char *second)
{
	const char *code[PLACE_MAY];

	assert_int_equal(place_countries(text, strlen(text), code), 2);
	assert_string_equal(code[0], first);
	assert_string_equal(code[1], second);
	country(text, NULL);
}

static void
a_name_of_two_countries_is_none_of_them(void **state)
{
	const char *code[PLACE_MAY];

	(void)state;
	may_be("Korea", "KP", "KR");
	may_be("Cor\303\251e", "KP", "KR");
	may_be("Kongo", "CD", "CG");
	country("Republic of Korea", "KR");
	country("Democratic Republic of the Congo", "CD");
	country("Republic of China", "TW");
	country("People's Republic of China", "CN");
	assert_int_equal(place_countries("Germany", 7, code), 1);
	assert_int_equal(place_countries("Bavaria", 7, code), 0);
}

static void
a_state_is_told_from_a_country(void **state)
{
	const char *name = NULL;

	(void)state;
	assert_string_equal(place_state("CA", 2, &name), "US");
	assert_string_equal(name, "California");
	assert_string_equal(place_state("georgia", 7, &name), "US");
	assert_string_equal(place_state("ON", 2, &name), "CA");
	assert_null(place_state("Germany", 7, NULL));
	assert_null(place_state("", 0, NULL));
	country("CA, USA", "US");
	country("Georgia, United States", "US");
	country("Ontario, Canada", "CA");
	country("DE, US", NULL); /* two countries, or Delaware */
	country("Texas", NULL);
	country("Texas, Canada", NULL);
}

/* bsearch needs it sorted; each key is the one the program looks for. */
static void
the_table_of_names_is_in_order(void **state)
{
	const struct seed_table *t = seed_table("country_names");
	const struct seed_table *c = seed_table("countries");
	struct buf b = { 0 };

	(void)state;
	for (size_t i = 0; i < t->n_row; i++) {
		const char *key = seed_cell(t, i, 0);
		const char *name = seed_cell(t, i, 1);
		const char *code[PLACE_MAY];

		fold_plain(&b, name, strlen(name));
		assert_string_equal(buf_text(&b), key);
		assert_true(i == 0 || strcmp(seed_cell(t, i - 1, 0), key) < 0);
		assert_true(place_countries(name, strlen(name), code) > 0);
		assert_non_null(code[0]);
	}
	for (size_t i = 0; i < c->n_row; i++) {
		const char *code = seed_cell(c, i, 0);

		assert_true(i == 0 || strcmp(seed_cell(c, i - 1, 0), code) < 0);
		country(code, code);
		country(seed_cell(c, i, 1), code);
		country(seed_cell(c, i, 3), code);
		assert_int_equal(place_country_number(code), i);
	}
	buf_clear(&b);
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
	at_end("Providence, Rhode Island", NULL, "Providence, Rhode Island");
	at_end("Trenton, New Jersey", NULL, "Trenton, New Jersey");
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
		cmocka_unit_test(people_write_countries_in_their_own_language),
		cmocka_unit_test(a_name_of_two_countries_is_none_of_them),
		cmocka_unit_test(a_state_is_told_from_a_country),
		cmocka_unit_test(the_table_of_names_is_in_order),
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
