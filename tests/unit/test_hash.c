/* test_hash.c - a map from text to number. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/hash.h"

static void
what_was_put_is_found(void **state)
{
	struct hash h = { 0 };
	int64_t value = 0;
	bool added = false;

	(void)state;
	assert_false(hash_get(&h, "a", 1, &value));
	*hash_put(&h, "a", 1, &added) = 7;
	assert_true(added);
	assert_true(hash_get(&h, "a", 1, &value));
	assert_int_equal(value, 7);
	assert_int_equal(*hash_put(&h, "a", 1, &added), 7);
	assert_false(added);
	assert_int_equal(*hash_put(&h, "b", 1, NULL), 0);
	assert_int_equal(h.count, 2);
	hash_clear(&h);
	assert_false(hash_get(&h, "a", 1, &value));
	hash_clear(&h);
}

static void
keys_may_hold_any_byte(void **state)
{
	struct hash h = { 0 };
	int64_t value = 0;

	(void)state;
	*hash_put(&h, "", 0, NULL) = 1;
	*hash_put(&h, "\0", 1, NULL) = 2;
	*hash_put(&h, "a\0b", 3, NULL) = 3;
	*hash_put(&h, "a\0c", 3, NULL) = 4;
	assert_true(hash_get(&h, "", 0, &value));
	assert_int_equal(value, 1);
	assert_true(hash_get(&h, "\0", 1, &value));
	assert_int_equal(value, 2);
	assert_true(hash_get(&h, "a\0c", 3, &value));
	assert_int_equal(value, 4);
	assert_false(hash_get(&h, "a", 1, &value));
	hash_clear(&h);
}

static void
many_keys_stay_apart(void **state)
{
	struct hash h = { 0 };
	char key[32];
	int64_t value = 0;

	(void)state;
	for (int i = 0; i < 200000; i++) {
		int n = snprintf(key, sizeof(key), "vendor %d", i);

		*hash_put(&h, key, (size_t)n, NULL) = i;
	}
	assert_int_equal(h.count, 200000);
	memset(key, 'x', sizeof(key)); /* keys were copied */
	for (int i = 0; i < 200000; i += 7) {
		int n = snprintf(key, sizeof(key), "vendor %d", i);

		assert_true(hash_get(&h, key, (size_t)n, &value));
		assert_int_equal(value, i);
	}
	assert_false(hash_get(&h, "vendor -1", 9, &value));
	hash_clear(&h);
}

static void
a_key_longer_than_a_block_is_kept(void **state)
{
	static char key[300000];
	struct hash h = { 0 };
	int64_t value = 0;

	(void)state;
	memset(key, 'k', sizeof(key));
	*hash_put(&h, "small", 5, NULL) = 1;
	*hash_put(&h, key, sizeof(key), NULL) = 2;
	*hash_put(&h, "after", 5, NULL) = 3;
	assert_true(hash_get(&h, key, sizeof(key), &value));
	assert_int_equal(value, 2);
	assert_false(hash_get(&h, key, sizeof(key) - 1, &value));
	assert_true(hash_get(&h, "small", 5, &value));
	assert_int_equal(value, 1);
	hash_clear(&h);
}

/* The caller's bytes are the key, until the map is cleared. */
static void
a_lent_key_is_found(void **state)
{
	struct hash h = { 0 };
	char key[200][16];
	bool added = false;
	int64_t value = 0;

	(void)state;
	for (int i = 0; i < 200; i++) {
		(void)snprintf(key[i], sizeof(key[i]), "%03d", i);
		*hash_put_lent(&h, key[i], 3, &added) = i;
		assert_true(added);
	}
	for (int i = 0; i < 200; i++) {
		char other[16];

		(void)snprintf(other, sizeof(other), "%03d", i);
		assert_true(hash_get(&h, other, 3, &value));
		assert_int_equal(value, i);
		assert_int_equal(*hash_put(&h, other, 3, &added), i);
		assert_false(added);
	}
	assert_int_equal(h.count, 200);
	hash_clear(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_put_is_found),
		cmocka_unit_test(keys_may_hold_any_byte),
		cmocka_unit_test(many_keys_stay_apart),
		cmocka_unit_test(a_key_longer_than_a_block_is_kept),
		cmocka_unit_test(a_lent_key_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
