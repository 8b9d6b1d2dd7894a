/* test_date.c - dates that exist, read where they can mean one day only. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/date.h"

static void
expect_stamp(int64_t t, const char *expected)
{
	char text[DATE_STAMP_SIZE];
	int64_t back = 0;

	date_format_stamp(t, text);
	assert_string_equal(text, expected);
	assert_true(date_parse_stamp(text, &back));
	assert_int_equal(back, t);
}

/* The seconds are those of date -u -d @N. */
static void
seconds_become_a_stamp_and_come_back(void **state)
{
	(void)state;
	expect_stamp(0, "1970-01-01T00:00:00Z");
	expect_stamp(951782399, "2000-02-28T23:59:59Z");
	expect_stamp(951782400, "2000-02-29T00:00:00Z");
	expect_stamp(1795521600, "2026-11-24T12:00:00Z");
	expect_stamp(-1, "1969-12-31T23:59:59Z");
}

static void
a_day_alone_is_its_midnight(void **state)
{
	int64_t t = 0;

	(void)state;
	assert_true(date_parse_stamp("2000-02-29", &t));
	assert_int_equal(t, 951782400);
}

static void
a_stamp_that_is_none_is_refused(void **state)
{
	static const char *const bad[] = { "", "2026", "2026-13-01",
		"2026-02-29", "1900-02-29", "2026-11-24T24:00:00Z",
		"2026-11-24T12:00:00", "2026-11-24 12:00:00Z", "2026-11-24x",
		"2026-1-24", "+026-11-24", "2026-11-31" };
	int64_t t = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(date_parse_stamp(bad[i], &t));
}

static void
expect_date(const char *s, const char *expected)
{
	char text[DATE_DAY_SIZE] = "";

	if (expected == NULL) {
		assert_false(date_parse_sheet(s, strlen(s), text));
		return;
	}
	assert_true(date_parse_sheet(s, strlen(s), text));
	assert_string_equal(text, expected);
}

static void
a_sheets_date_is_read_where_it_is_clear(void **state)
{
	(void)state;
	expect_date("2026-03-04", "2026-03-04");
	expect_date("2026-03-04 10:00:00", "2026-03-04");
	expect_date("2026/3/4", "2026-03-04");
	expect_date("04.03.2026", "2026-03-04");
	expect_date("4.3.2026", "2026-03-04");
	expect_date("12 Mar 2026", "2026-03-12");
	expect_date("12-MAR-2026", "2026-03-12");
	expect_date("March 12, 2026", "2026-03-12");
	expect_date("Mar 2026", "2026-03");
	expect_date("03/2026", "2026-03");
	expect_date("2026-03", "2026-03");
	expect_date("2026", "2026");
	expect_date("25/03/2026", "2026-03-25");
	expect_date("03/25/2026", "2026-03-25");
	expect_date("05/05/2026", "2026-05-05");
}

static void
a_date_that_could_be_two_is_refused(void **state)
{
	(void)state;
	expect_date("03/04/2026", NULL);
	expect_date("3-4-2026", NULL);
	expect_date("01/02/03", NULL);
}

static void
what_is_no_date_is_refused(void **state)
{
	(void)state;
	expect_date("", NULL);
	expect_date("n.a.", NULL);
	expect_date("31.02.2026", NULL);
	expect_date("2026-00-10", NULL);
	expect_date("13/13/2026", NULL);
	expect_date("0026-03-04", NULL);
	expect_date("12345", NULL);
	expect_date("planned 2027", NULL);
	expect_date("2026-03-04-05", NULL);
	expect_date("Mar", NULL);
	expect_date("2026-", NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(seconds_become_a_stamp_and_come_back),
		cmocka_unit_test(a_day_alone_is_its_midnight),
		cmocka_unit_test(a_stamp_that_is_none_is_refused),
		cmocka_unit_test(a_sheets_date_is_read_where_it_is_clear),
		cmocka_unit_test(a_date_that_could_be_two_is_refused),
		cmocka_unit_test(what_is_no_date_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
