/* test_identifier.c - identifiers are checked, never repaired. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "intake/identifier.h"

/* want NULL: refused, with a reason that holds why. */
static void
check(const char *scheme, const char *text, const char *want, const char *why)
{
	struct buf b = { 0 };
	const char *reason = NULL;
	bool ok = identifier_parse(scheme, text, strlen(text), &b, &reason);

	assert_int_equal(ok, want != NULL);
	if (want != NULL)
		assert_string_equal(buf_text(&b), want);
	else if (strstr(reason, why) == NULL)
		fail_msg("\"%s\" says nothing of \"%s\"", reason, why);
	buf_clear(&b);
}

static void
leading_zeros_stay(void **state)
{
	(void)state;
	check("FEI", "0000001463", "0000001463", NULL);
	check("FEI", "1000086", "1000086", NULL);
	check("DUNS", "019716729", "019716729", NULL);
	check("ERP", "00042", "00042", NULL);
}

static void
marks_that_group_digits_go(void **state)
{
	(void)state;
	check("DUNS", "12-345-6789", "123456789", NULL);
	check("DUNS", "12 345 6789", "123456789", NULL);
}

static void
wrong_lengths_and_letters_are_refused(void **state)
{
	(void)state;
	check("FEI", "123456", NULL, "7 to 10");
	check("FEI", "12345678901", NULL, "7 to 10");
	check("FEI", "ABC1234", NULL, "digits");
	check("DUNS", "12345678", NULL, "leading zero");
	check("DUNS", "1234567890", NULL, "9 digits");
}

static void
suggests(const char *scheme, const char *text, const char *want)
{
	struct buf b = { 0 };
	bool any = identifier_suggest(scheme, text, strlen(text), &b);

	assert_int_equal(any, want != NULL);
	if (want != NULL)
		assert_string_equal(buf_text(&b), want);
	buf_clear(&b);
}

static void
lost_zeros_are_suggested_never_put_back(void **state)
{
	(void)state;
	suggests("DUNS", "12345678", "012345678");
	suggests("DUNS", "123456", "000123456");
	suggests("FEI", "1463", "0000001463");
	suggests("FEI", "1000086", NULL); /* FEIs of 7 digits exist */
	suggests("DUNS", "123456789", NULL);
	suggests("ERP", "42", NULL);
	suggests("DUNS", "1234567x", NULL);
}

static void
digits_in_groups_are_a_spreadsheets(void **state)
{
	(void)state;
	assert_true(identifier_is_grouped("123,456,789", 11));
	assert_true(identifier_is_grouped("3.001.234.567", 13));
	assert_false(identifier_is_grouped("123,456", 7)); /* two of them? */
	assert_false(identifier_is_grouped("123,456.789", 11));
	assert_false(identifier_is_grouped("1234,567,890", 12));
	assert_false(identifier_is_grouped("123456789", 9));
	assert_false(identifier_is_grouped("", 0));
}

static void
what_a_spreadsheet_did_is_named(void **state)
{
	(void)state;
	check("FEI", "3.00999E+09", NULL, "rounded");
	check("DUNS", "1,23457E+08", NULL, "rounded");
	check("DUNS", "123456789.0", NULL, "number");
	check("ERP", "1.23457E+11", NULL, "rounded");
	check("ERP", "1E+11", NULL, "rounded");
	check("MIA", "1.2e5", NULL, "rounded");
	check("ERP", "4711.0", NULL, "number");
	check("ERP", "12E5", "12E5", NULL); /* anybody's code */
	check("ERP", "V1.0", "V1.0", NULL);
	check("ERP", "4711.10", "4711.10", NULL);
}

/* Apple's and Deutsche Bank's, of GLEIF's register. */
static void
an_lei_has_check_digits(void **state)
{
	(void)state;
	check("LEI", "HWUPKR0MPOU8FGXBT394", "HWUPKR0MPOU8FGXBT394", NULL);
	check("LEI", "7ltwfzyicnsx8d621k86", "7LTWFZYICNSX8D621K86", NULL);
	check("LEI", "HWUPKR0MPOU8FGXBT395", NULL, "check digits");
	check("LEI", "HWUPKR0MPOU8FGXBT3", NULL, "20");
	check("LEI", "HWUPKR0MPOU8FGXB-394", NULL, "check digits");
}

static void
a_web_address_is_its_domain(void **state)
{
	(void)state;
	check("DOM", "https://www.Example.com/about?x=1", "example.com", NULL);
	check("DOM", "www.example.co.uk", "example.co.uk", NULL);
	check("DOM", "example.com.", "example.com", NULL);
	check("DOM", "see brochure", NULL, "web address");
	check("DOM", "localhost", NULL, "web address");
}

static void
an_oms_location_has_nine_digits(void **state)
{
	(void)state;
	check("OMSLOC", "LOC-100054386", "LOC-100054386", NULL);
	check("OMSLOC", "LOC-10005438", NULL, "9 digits");
	check("OMSORG", "ORG-100028974", "ORG-100028974", NULL);
	check("OMSORG", "LOC-100054386", NULL, "ORG- and 9 digits");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(leading_zeros_stay),
		cmocka_unit_test(marks_that_group_digits_go),
		cmocka_unit_test(wrong_lengths_and_letters_are_refused),
		cmocka_unit_test(lost_zeros_are_suggested_never_put_back),
		cmocka_unit_test(digits_in_groups_are_a_spreadsheets),
		cmocka_unit_test(what_a_spreadsheet_did_is_named),
		cmocka_unit_test(an_lei_has_check_digits),
		cmocka_unit_test(a_web_address_is_its_domain),
		cmocka_unit_test(an_oms_location_has_nine_digits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
