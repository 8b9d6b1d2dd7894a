/* test_sha256.c - digests: the published vectors, and sha256sum's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/sha256.h"

enum { N_INIT = 2 };

static void (*const init[N_INIT])(
    struct sha256 *) = { sha256_init, sha256_init_plain };

/* The digest of p added in pieces. */
static void
digest(size_t how, const char *p, size_t n, size_t piece, char *hex)
{
	struct sha256 h;

	init[how](&h);
	for (size_t i = 0; i < n; i += piece)
		sha256_add(&h, p + i, n - i < piece ? n - i : piece);
	sha256_end(&h, hex);
}

static void
expect(const char *p, size_t n, const char *expected)
{
	static const size_t piece[] = { 1, 3, 55, 64, 65, 1000, 1U << 20 };
	char hex[SHA256_HEX_SIZE];

	for (size_t how = 0; how < N_INIT; how++)
		for (size_t i = 0; i < sizeof(piece) / sizeof(piece[0]); i++) {
			digest(how, p, n, piece[i], hex);
			assert_string_equal(hex, expected);
		}
}

static void
published_vectors_hold(void **state)
{
	static const char two_blocks[] =
	    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
	char *million = malloc(1000000);

	(void)state;
	expect("", 0,
	    "e3b0c44298fc1c149afbf4c8996fb924"
	    "27ae41e4649b934ca495991b7852b855");
	expect("abc", 3,
	    "ba7816bf8f01cfea414140de5dae2223"
	    "b00361a396177a9cb410ff61f20015ad");
	expect(two_blocks, sizeof(two_blocks) - 1,
	    "248d6a61d20638b8e5c026930c3e6039"
	    "a33ce45964ff2167f6ecedd419db06c1");
	assert_non_null(million);
	memset(million, 'a', 1000000);
	expect(million, 1000000,
	    "cdc76e5c9914fb9281a1c7e284d73e67"
	    "f1809a48a497200e046d39ccc7112cd0");
	free(million);
}

/* What the program sha256sum says of the n bytes at p. */
static void
ask_sha256sum(const char *p, size_t n, char hex[SHA256_HEX_SIZE])
{
	char path[] = "/tmp/test_sha256.XXXXXX";
	char command[80];
	FILE *from = NULL;
	int fd = mkstemp(path);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, p, n), n);
	assert_int_equal(close(fd), 0);
	(void)snprintf(command, sizeof(command), "sha256sum <%s", path);
	from = popen(command, "r"); /* NOLINT(cert-env33-c): a test */
	assert_non_null(from);
	assert_int_equal(fread(hex, 1, 64, from), 64);
	hex[64] = '\0';
	assert_int_equal(pclose(from), 0);
	assert_int_equal(unlink(path), 0);
}

static void
every_length_near_a_block_is_as_sha256sum_says(void **state)
{
	static const size_t length[] = { 1, 54, 55, 56, 57, 63, 64, 65, 118,
		119, 120, 121, 127, 128, 129, 1000, 65537 };
	char *p = malloc(65537);
	char hex[SHA256_HEX_SIZE];

	(void)state;
	assert_non_null(p);
	for (size_t i = 0; i < 65537; i++)
		p[i] = (char)(i * i / 7 + 3 * i);
	for (size_t i = 0; i < sizeof(length) / sizeof(length[0]); i++) {
		ask_sha256sum(p, length[i], hex);
		expect(p, length[i], hex);
	}
	free(p);
}

static void
adding_nothing_changes_nothing(void **state)
{
	struct sha256 h;
	char hex[SHA256_HEX_SIZE];

	(void)state;
	sha256_init(&h);
	sha256_add(&h, "ab", 2);
	sha256_add(&h, NULL, 0);
	sha256_add(&h, "c", 1);
	sha256_end(&h, hex);
	assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223"
				 "b00361a396177a9cb410ff61f20015ad");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(published_vectors_hold),
		cmocka_unit_test(
		    every_length_near_a_block_is_as_sha256sum_says),
		cmocka_unit_test(adding_nothing_changes_nothing),
	};

	return cmocka_run_group_tests_name("sha256", tests, NULL, NULL);
}
