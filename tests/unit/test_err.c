/* test_err.c - the first error wins and keeps its words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <string.h>

#include "base/err.h"

static void
the_first_error_wins(void **state)
{
	struct err e = { 0 };

	(void)state;
	assert_false(err_set(&e, ERR_DATA, "line %d", 7));
	assert_false(err_set(&e, ERR_USAGE, "later"));
	errno = ENOSPC;
	assert_false(err_errno(&e, "later still"));
	assert_int_equal(e.kind, ERR_DATA);
	assert_string_equal(e.text, "line 7");
}

static void
the_system_says_why(void **state)
{
	struct err e = { 0 };

	(void)state;
	errno = ENOENT;
	assert_false(err_errno(&e, "cannot open %s", "x"));
	assert_int_equal(e.kind, ERR_SYSTEM);
	assert_string_equal(e.text, "cannot open x: No such file or directory");
}

static void
context_goes_in_front(void **state)
{
	struct err e = { 0 };

	(void)state;
	(void)err_set(&e, ERR_DATA, "bad");
	assert_false(err_prefix(&e, "%s:%d", "list.csv", 4));
	assert_false(err_prefix(&e, "import"));
	assert_int_equal(e.kind, ERR_DATA);
	assert_string_equal(e.text, "import: list.csv:4: bad");
}

static void
a_long_text_is_cut_and_ends(void **state)
{
	char word[2000];
	struct err e = { 0 };

	(void)state;
	memset(word, 'x', sizeof(word) - 1);
	word[sizeof(word) - 1] = '\0';
	(void)err_set(&e, ERR_DATA, "%s", word);
	assert_int_equal(strlen(e.text), sizeof(e.text) - 1);
	(void)err_prefix(&e, "a");
	assert_int_equal(strlen(e.text), sizeof(e.text) - 1);
	assert_memory_equal(e.text, "a: xxx", 6);
	e = (struct err){ 0 };
	errno = EIO;
	(void)err_errno(&e, "%s", word);
	assert_int_equal(strlen(e.text), sizeof(e.text) - 1);
}

static void
the_kinds_are_the_exit_status(void **state)
{
	(void)state;
	assert_int_equal(ERR_USAGE, 2);
	assert_int_equal(ERR_DATA, 3);
	assert_int_equal(ERR_SYSTEM, 4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_error_wins),
		cmocka_unit_test(the_system_says_why),
		cmocka_unit_test(context_goes_in_front),
		cmocka_unit_test(a_long_text_is_cut_and_ends),
		cmocka_unit_test(the_kinds_are_the_exit_status),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
