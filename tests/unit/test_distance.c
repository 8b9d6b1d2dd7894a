/* test_distance.c - the distance of words, counted by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/distance.h"

static size_t
between(const char *a, const char *b, size_t limit)
{
	size_t there = distance_of(a, strlen(a), b, strlen(b), limit);
	size_t back = distance_of(b, strlen(b), a, strlen(a), limit);

	assert_int_equal(there, back);
	return there;
}

static void
every_slip_counts_one(void **state)
{
	(void)state;
	assert_int_equal(between("", "", 3), 0);
	assert_int_equal(between("gaps", "gaps", 3), 0);
	assert_int_equal(between("gaps", "gap", 3), 1);
	assert_int_equal(between("gaps", "gasps", 3), 1);
	assert_int_equal(between("gaps", "caps", 3), 1);
	assert_int_equal(between("gaps", "gpas", 3), 1);
	assert_int_equal(between("import", "imprto", 3), 2);
	assert_int_equal(between("kitten", "sitting", 5), 3);
	assert_int_equal(between("", "abc", 5), 3);
}

static void
past_the_limit_is_one_more(void **state)
{
	char longer[400];

	(void)state;
	assert_int_equal(between("kitten", "sitting", 2), 3);
	assert_int_equal(between("abcdef", "uvwxyz", 3), 4);
	assert_int_equal(between("a", "abcdefgh", 3), 4);
	memset(longer, 'a', sizeof(longer));
	assert_int_equal(distance_of(longer, 400, longer, 400, 9), 10);
	assert_int_equal(distance_of(longer, 254, longer, 254, 9), 0);
	assert_int_equal(distance_of(longer, 254, longer, 250, 9), 4);
}

static void
a_slip_in_a_short_word_is_one(void **state)
{
	(void)state;
	assert_int_equal(distance_limit(2), 0);
	assert_int_equal(distance_limit(3), 1);
	assert_int_equal(distance_limit(5), 1);
	assert_int_equal(distance_limit(6), 2);
	assert_int_equal(distance_limit(40), 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_slip_counts_one),
		cmocka_unit_test(past_the_limit_is_one_more),
		cmocka_unit_test(a_slip_in_a_short_word_is_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
