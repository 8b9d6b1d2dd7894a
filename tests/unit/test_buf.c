/* test_buf.c - text that grows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

static void
an_empty_buffer_is_an_empty_text(void **state)
{
	struct buf b = { 0 };
	char *taken = NULL;

	(void)state;
	assert_string_equal(buf_text(&b), "");
	buf_reset(&b);
	taken = buf_take(&b);
	assert_string_equal(taken, "");
	free(taken);
	buf_clear(&b);
	buf_clear(&b);
}

static void
pieces_follow_each_other(void **state)
{
	struct buf b = { 0 };

	(void)state;
	buf_str(&b, "a");
	buf_char(&b, ' ');
	buf_int(&b, INT64_MIN);
	buf_fmt(&b, " %s-%03d", "x", 7);
	buf_add(&b, " tail", 2);
	assert_string_equal(buf_text(&b), "a -9223372036854775808 x-007 t");
	assert_int_equal(b.len, strlen(b.data));
	buf_reset(&b);
	assert_string_equal(buf_text(&b), "");
	buf_clear(&b);
}

static void
zero_bytes_count_as_any_other(void **state)
{
	struct buf b = { 0 };

	(void)state;
	buf_add(&b, "a\0b", 3);
	buf_char(&b, '\0');
	assert_int_equal(b.len, 4);
	assert_memory_equal(b.data, "a\0b\0", 5);
	buf_clear(&b);
}

static void
a_long_text_is_kept_whole(void **state)
{
	struct buf b = { 0 };

	(void)state;
	for (int i = 0; i < 100000; i++)
		buf_fmt(&b, "%05d", i);
	assert_int_equal(b.len, 500000);
	assert_memory_equal(b.data + 388885, "77777", 5);
	buf_reset(&b);
	buf_fmt(&b, "%*s|", 100000, "");
	assert_int_equal(b.len, 100001);
	assert_int_equal(b.data[100000], '|');
	buf_clear(&b);
}

static void
what_is_taken_is_the_callers(void **state)
{
	struct buf b = { 0 };
	char *taken = NULL;

	(void)state;
	buf_str(&b, "mine");
	taken = buf_take(&b);
	assert_string_equal(taken, "mine");
	assert_null(b.data);
	assert_int_equal(b.len, 0);
	buf_str(&b, "new");
	assert_string_equal(buf_text(&b), "new");
	free(taken);
	buf_clear(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_buffer_is_an_empty_text),
		cmocka_unit_test(pieces_follow_each_other),
		cmocka_unit_test(zero_bytes_count_as_any_other),
		cmocka_unit_test(a_long_text_is_kept_whole),
		cmocka_unit_test(what_is_taken_is_the_callers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
