/* test_utf8.c - well-formed UTF-8 and nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/utf8.h"

static void
expect_char(const char *s, size_t n, size_t len, uint32_t c)
{
	uint32_t got = 0;

	assert_int_equal(utf8_decode(s, n, &got), len);
	if (len > 0)
		assert_int_equal(got, c);
}

static void
every_length_is_decoded(void **state)
{
	(void)state;
	expect_char("A", 1, 1, 0x41);
	expect_char("\xc3\xa9", 2, 2, 0xe9);
	expect_char("\xe2\x82\xac", 3, 3, 0x20ac);
	expect_char("\xf0\x9f\x98\x80!", 5, 4, 0x1f600);
	expect_char("\xf4\x8f\xbf\xbf", 4, 4, 0x10ffff);
	expect_char("\xed\x9f\xbf", 3, 3, 0xd7ff);
	expect_char("\0", 1, 1, 0);
}

/* The rows of "not well-formed" follow from table 3-7 of the Unicode
 * standard. */
static void
what_is_not_well_formed_is_refused(void **state)
{
	(void)state;
	expect_char("", 0, 0, 0);
	expect_char("\x80", 1, 0, 0);
	expect_char("\xc0\x80", 2, 0, 0);
	expect_char("\xc1\xbf", 2, 0, 0);
	expect_char("\xe0\x9f\xbf", 3, 0, 0);
	expect_char("\xed\xa0\x80", 3, 0, 0);
	expect_char("\xf0\x8f\xbf\xbf", 4, 0, 0);
	expect_char("\xf4\x90\x80\x80", 4, 0, 0);
	expect_char("\xf5\x80\x80\x80", 4, 0, 0);
	expect_char("\xff", 1, 0, 0);
	expect_char("\xe2\x82\xac", 2, 0, 0);
	expect_char("\xc3(", 2, 0, 0);
}

static void
the_first_bad_byte_is_found(void **state)
{
	(void)state;
	assert_int_equal(utf8_valid("abc", 3), 3);
	assert_int_equal(utf8_valid("", 0), 0);
	assert_int_equal(utf8_valid("a\xc3\xa9\xff", 4), 3);
	assert_int_equal(utf8_valid("a\xe2\x82", 3), 1);
}

static void
encoding_is_the_way_back(void **state)
{
	static const uint32_t edge[] = { 0, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff,
		0xe000, 0xffff, 0x10000, 0x10ffff };

	(void)state;
	for (size_t i = 0; i < sizeof(edge) / sizeof(edge[0]); i++) {
		char to[4] = { 0 };
		size_t n = utf8_encode(edge[i], to);

		expect_char(to, n, n, edge[i]);
	}
}

static void
expect_trim(const char *s, const char *expected)
{
	size_t n = strlen(s);
	const char *p = utf8_trim(s, &n);

	assert_int_equal(n, strlen(expected));
	assert_memory_equal(p, expected, n);
}

static void
blanks_nobody_sees_are_trimmed(void **state)
{
	(void)state;
	expect_trim("  a b\t\r\n", "a b");
	expect_trim("\xc2\xa0x\xe2\x80\x8b", "x"); /* NBSP, zero width space */
	expect_trim("\xef\xbb\xbfname", "name");   /* BOM */
	expect_trim(" \t ", "");
	expect_trim("", "");
	expect_trim(" \xff ", "\xff");
	expect_trim("\xc3\xa9", "\xc3\xa9");
	assert_true(utf8_is_space(0x3000));
	assert_false(utf8_is_space('x'));
	assert_false(utf8_is_space(0xe9));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_length_is_decoded),
		cmocka_unit_test(what_is_not_well_formed_is_refused),
		cmocka_unit_test(the_first_bad_byte_is_found),
		cmocka_unit_test(encoding_is_the_way_back),
		cmocka_unit_test(blanks_nobody_sees_are_trimmed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
