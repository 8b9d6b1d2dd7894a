/* sha256.h - the SHA-256 digest of bytes (FIPS 180-4). */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include <stddef.h>
#include <stdint.h>

/* 64 hexadecimal digits and the NUL */
#define SHA256_HEX_SIZE 65

struct sha256 {
	uint32_t state[8];
	uint64_t bytes;
	unsigned char block[64]; /* the bytes % 64 not yet worked on */
	void (*work)(uint32_t state[8], const unsigned char *p, size_t blocks);
};

/* Start, or start again. */
void sha256_init(struct sha256 *h);

/* As sha256_init, but the processor's instructions for it are not used. */
void sha256_init_plain(struct sha256 *h);

void sha256_add(struct sha256 *h, const void *p, size_t n);

/* The digest of all that was added, in lower-case hexadecimal.  h has to be
 * initialised again before its next use. */
void sha256_end(struct sha256 *h, char hex[SHA256_HEX_SIZE]);

#endif
