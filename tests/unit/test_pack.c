/* test_pack.c - a set of numbers of 32 bits, small where it holds few. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/pack.h"

/* Numbers in an order of their own, each of 1 to NUMBERS once: 7 is no factor
 * of NUMBERS + 1. */
#define NUMBERS 5000
#define NUMBER(i) ((uint32_t)(((i) + 1) * 7 % (NUMBERS + 1)))

/* Put in all, and at several sizes all of them again: each is new once. */
static void
each_number_is_new_once(void **state)
{
	struct pack p = { 0 };

	(void)state;
	for (uint32_t i = 0; i < NUMBERS; i++) {
		assert_true(pack_add(&p, NUMBER(i)));
		assert_int_equal(p.n, i + 1);
		if (i > 70 && i % 500 != 0)
			continue;
		for (uint32_t k = 0; k <= i; k++)
			assert_false(pack_add(&p, NUMBER(k)));
		assert_int_equal(p.n, i + 1);
	}
	pack_clear(&p);
	assert_true(pack_add(&p, NUMBER(0)));
	pack_clear(&p);
}

static void
a_hint_changes_nothing(void **state)
{
	(void)state;
	for (uint32_t hint = 0; hint < 80; hint++) {
		struct pack p = { 0 };

		pack_expect(&p, hint);
		for (uint32_t i = 0; i < 100; i++)
			assert_true(pack_add(&p, NUMBER(i)));
		pack_expect(&p, hint);
		for (uint32_t i = 0; i < 100; i++)
			assert_false(pack_add(&p, NUMBER(i)));
		assert_int_equal(p.n, 100);
		pack_clear(&p);
	}
}

/* High bits alone tell these apart. */
static void
numbers_far_apart_stay_apart(void **state)
{
	struct pack p = { 0 };

	(void)state;
	assert_false(pack_add(&p, 0));
	for (uint32_t i = 1; i < 256; i++)
		assert_true(pack_add(&p, i << 24));
	for (uint32_t i = 1; i < 256; i++)
		assert_false(pack_add(&p, i << 24));
	assert_true(pack_add(&p, UINT32_MAX));
	pack_clear(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_number_is_new_once),
		cmocka_unit_test(a_hint_changes_nothing),
		cmocka_unit_test(numbers_far_apart_stay_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
