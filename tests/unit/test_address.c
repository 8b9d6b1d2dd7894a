/* test_address.c - addresses in one cell, of the FDA and of others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "intake/address.h"

/* want: "city|state|country" */
static void
check(const char *text, bool registered, const char *want)
{
	struct address a = { 0 };
	char got[200];

	address_parse(text, strlen(text), registered, &a);
	(void)snprintf(got, sizeof(got), "%.*s|%.*s|%s", (int)a.n_city,
	    a.n_city == 0 ? "" : a.city, (int)a.n_state,
	    a.n_state == 0 ? "" : a.state, a.country == NULL ? "" : a.country);
	assert_string_equal(got, want);
}

static void
registered_addresses_have_their_places(void **state)
{
	(void)state;
	check("4 La Paterie, Vertolaye,  63480, France (FRA)", true,
	    "Vertolaye||FR");
	check("299 Ballardvale Street, Wilmington, Massachusetts (MA) 01887, "
	      "United States (USA)",
	    true, "Wilmington|Massachusetts (MA)|US");
	check("9 Fabled Lane, Umberfield, , Ireland (IRL)", true,
	    "Umberfield||IE");
	check("Bj\u00f6rkgatan 30, Uppsala, - SE-753 23, Sweden (SWE)", true,
	    "Uppsala||SE");
	check("De Straat 7, Tilburg, Brabant 5048 AS, Netherlands (NLD)", true,
	    "Tilburg|Brabant|NL");
	check("1 Way, Seoul,  04524, Korea, South (KOR)", true, "Seoul||KR");
}

static void
other_addresses_are_read_as_people_write_them(void **state)
{
	(void)state;
	check("Visp, Switzerland", false, "Visp||CH");
	check("12 Hill Street, 4056 Basel, Switzerland", false, "Basel||CH");
	check("1 Elm Street, Boston, MA 02110, USA", false, "Boston|MA|US");
}

static void
without_a_country_nothing_is_found(void **state)
{
	(void)state;
	check("12 Hill Street", false, "||");
	check("", false, "||");
	check("Somewhere, Atlantis (ATL)", true, "||");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(registered_addresses_have_their_places),
		cmocka_unit_test(other_addresses_are_read_as_people_write_them),
		cmocka_unit_test(without_a_country_nothing_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
