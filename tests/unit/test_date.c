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

/* By hand; serials are those of the manual of Excel's DATE and of a calendar:
 * 45658 is 1 January 2025. */
static void
dates_are_read_in_every_dress(void **state)
{
	(void)state;
	expect_date("2026-03-04T10:00:00Z", "2026-03-04");
	expect_date("2026-03-04T10:00:00.000+01:00", "2026-03-04");
	expect_date("04.03.2026 10:15 Uhr", "2026-03-04");
	expect_date("13/04/2024, 4:05 PM", "2024-04-13");
	expect_date("20240312", "2024-03-12");
	expect_date("1.2.24", "2024-02-01");
	expect_date("1.2.69", "1969-02-01");
	expect_date("12 M\303\244rz 2024", "2024-03-12");
	expect_date("12. M\303\244rz 2024", "2024-03-12");
	expect_date("3. Okt. 2024", "2024-10-03");
	expect_date("5 d\303\251cembre 2023", "2023-12-05");
	expect_date("1er ao\303\273t 2023", "2023-08-01");
	expect_date("12 de marzo de 2024", "2024-03-12");
	expect_date("7 settembre 2022", "2022-09-07");
	expect_date("15 gen 2022", "2022-01-15");
	expect_date("March 12th, 2024", "2024-03-12");
	expect_date("Tuesday, March 12, 2024", "2024-03-12");
	expect_date("Dienstag, 12. M\303\244rz 2024", "2024-03-12");
	expect_date("12-Mar-24", "2024-03-12");
	expect_date("Mar-24", "2024-03");
	expect_date("M\303\244rz 2024", "2024-03");
	expect_date("Stand 03/2024", "2024-03");
	expect_date("2024/03", "2024-03");
	expect_date("31/12/98", "1998-12-31");
	expect_date("12/25/24", "2024-12-25");
	expect_date(
	    "2024\345\271\2643\346\234\21012\346\227\245", "2024-03-12");
	expect_date("\357\274\222\357\274\220\357\274\222\357\274\224",
	    "2024"); /* full width */
	expect_date("12\302\240Mar\302\2402024", "2024-03-12");
	expect_date("29.02.2024", "2024-02-29");
}

static struct date_reading
reading(const char *s, enum date_order order, enum date_order dotted)
{
	struct date_rules rules = {
		.order = order, .dotted = dotted, .serials = true
	};
	struct date_reading r = { 0 };

	date_read(s, strlen(s), &rules, &r);
	return r;
}

static void
the_order_of_a_column_decides(void **state)
{
	struct date_reading r =
	    reading("03/04/2024", DATE_ORDER_DMY, DATE_ORDER_ANY);

	(void)state;
	assert_string_equal(r.text, "2024-04-03");
	r = reading("03/04/2024", DATE_ORDER_MDY, DATE_ORDER_ANY);
	assert_string_equal(r.text, "2024-03-04");
	r = reading("03/04/24", DATE_ORDER_MDY, DATE_ORDER_ANY);
	assert_string_equal(r.text, "2024-03-04");
	r = reading("03/04/2024", DATE_ORDER_MIXED, DATE_ORDER_ANY);
	assert_int_equal(r.kind, DATE_EITHER);
	r = reading("03.04.2024", DATE_ORDER_MDY, DATE_ORDER_ANY);
	assert_string_equal(r.text, "2024-04-03");
	r = reading("03.04.2024", DATE_ORDER_MDY, DATE_ORDER_MDY);
	assert_string_equal(r.text, "2024-03-04");
	r = reading("03.04.2024", DATE_ORDER_ANY, DATE_ORDER_MIXED);
	assert_int_equal(r.kind, DATE_EITHER);
	r = reading("13/04/2024", DATE_ORDER_MDY, DATE_ORDER_ANY);
	assert_int_equal(r.kind, DATE_AGAINST);
	assert_int_equal(r.shows, DATE_ORDER_DMY);
	r = reading("04/13/2024", DATE_ORDER_ANY, DATE_ORDER_ANY);
	assert_int_equal(r.shows, DATE_ORDER_MDY);
	r = reading("04/04/2024", DATE_ORDER_ANY, DATE_ORDER_ANY);
	assert_int_equal(r.shows, DATE_ORDER_ANY);
	assert_string_equal(r.text, "2024-04-04");
	/* the 25th of 2024, or the 24th of 2025? */
	r = reading("25/12/24", DATE_ORDER_ANY, DATE_ORDER_ANY);
	assert_int_equal(r.kind, DATE_EITHER);
	r = reading("25/12/24", DATE_ORDER_DMY, DATE_ORDER_ANY);
	assert_string_equal(r.text, "2024-12-25");
}

static void
a_day_that_never_was_is_told_from_no_date(void **state)
{
	static const char *const never[] = { "31.02.2024", "29.02.2023",
		"00.03.2024", "31/04/2024", "2024-13-01", "31 June 2024" };

	(void)state;
	for (size_t i = 0; i < sizeof(never) / sizeof(never[0]); i++)
		assert_int_equal(
		    reading(never[i], DATE_ORDER_ANY, DATE_ORDER_ANY).kind,
		    DATE_NO_SUCH_DAY);
	assert_int_equal(
	    reading("soon", DATE_ORDER_ANY, DATE_ORDER_ANY).kind, DATE_NONE);
	assert_int_equal(reading("Mar 24", DATE_ORDER_ANY, DATE_ORDER_ANY).kind,
	    DATE_EITHER);
	assert_int_equal(
	    reading("03/24", DATE_ORDER_ANY, DATE_ORDER_ANY).kind, DATE_EITHER);
}

static void
a_quarter_is_kept_as_its_year(void **state)
{
	static const char *const quarter[] = { "Q3 2025", "Q3/2025", "2025-Q3",
		"3Q2025", "Q3'25", "H2 2025", "T3 2025" };

	(void)state;
	for (size_t i = 0; i < sizeof(quarter) / sizeof(quarter[0]); i++) {
		struct date_reading r =
		    reading(quarter[i], DATE_ORDER_ANY, DATE_ORDER_ANY);

		assert_int_equal(r.kind, DATE_CLEAR);
		assert_string_equal(r.text, "2025");
		assert_true(r.cut);
	}
	assert_int_equal(
	    reading("Q5 2025", DATE_ORDER_ANY, DATE_ORDER_ANY).kind, DATE_NONE);
	assert_int_equal(
	    reading("Q3", DATE_ORDER_ANY, DATE_ORDER_ANY).kind, DATE_NONE);
}

static void
days_are_counted_as_excel_does(void **state)
{
	struct date_rules rules = { .serials = true, .since_1904 = true };
	struct date_reading r =
	    reading("45658", DATE_ORDER_ANY, DATE_ORDER_ANY);

	(void)state;
	assert_true(r.serial);
	assert_string_equal(r.text, "2025-01-01");
	assert_string_equal(
	    reading("45720.75", DATE_ORDER_ANY, DATE_ORDER_ANY).text,
	    "2025-03-04");
	assert_string_equal(
	    reading("36526", DATE_ORDER_ANY, DATE_ORDER_ANY).text,
	    "2000-01-01");
	/* 1462 days lie between the two calendars */
	date_read("44196", 5, &rules, &r);
	assert_string_equal(r.text, "2025-01-01");
	assert_string_equal(
	    reading("2024", DATE_ORDER_ANY, DATE_ORDER_ANY).text, "2024");
	assert_int_equal(
	    reading("99999", DATE_ORDER_ANY, DATE_ORDER_ANY).kind, DATE_NONE);
	expect_date("45658", NULL); /* not without a column of dates */
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
		cmocka_unit_test(dates_are_read_in_every_dress),
		cmocka_unit_test(the_order_of_a_column_decides),
		cmocka_unit_test(a_day_that_never_was_is_told_from_no_date),
		cmocka_unit_test(a_quarter_is_kept_as_its_year),
		cmocka_unit_test(days_are_counted_as_excel_does),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
