/* sha256.c - the SHA-256 digest of bytes (FIPS 180-4). */
#include "base/sha256.h"

#include <string.h>

/* Fractions of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
static const uint32_t sha256_k[64] = { 0x428a2f98, 0x71374491, 0xb5c0fbcf,
	0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
	0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7,
	0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
	0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
	0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
	0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e,
	0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
	0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c,
	0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee,
	0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
	0xc67178f2 };

/* Fractions of the square roots of the first 8 primes (5.3.3). */
static const uint32_t sha256_start[8] = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372,
	0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };

static inline uint32_t
rotr(uint32_t x, unsigned n)
{
	return x >> n | x << (32 - n);
}

static inline uint32_t
load_be(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	       (uint32_t)p[2] << 8 | p[3];
}

/* One round; the caller turns the letters instead of moving the values. */
static inline void
round_one(uint32_t v[8], unsigned i, uint32_t kw)
{
	uint32_t *a = &v[(0U - i) & 7], *b = &v[(1U - i) & 7];
	uint32_t *c = &v[(2U - i) & 7], *d = &v[(3U - i) & 7];
	uint32_t *e = &v[(4U - i) & 7], *f = &v[(5U - i) & 7];
	uint32_t *g = &v[(6U - i) & 7], *h = &v[(7U - i) & 7];
	uint32_t t = *h + (rotr(*e, 6) ^ rotr(*e, 11) ^ rotr(*e, 25)) +
		     (*g ^ (*e & (*f ^ *g))) + kw;

	*d += t;
	*h = t + (rotr(*a, 2) ^ rotr(*a, 13) ^ rotr(*a, 22)) +
	     ((*a & *b) | (*c & (*a | *b)));
}

static void
sha256_block(uint32_t state[8], const unsigned char *p)
{
	uint32_t w[64];
	uint32_t v[8];

	for (unsigned i = 0; i < 16; i++)
		w[i] = load_be(p + (size_t)4 * i);
	for (unsigned i = 16; i < 64; i++) {
		uint32_t x = w[i - 15], y = w[i - 2];

		w[i] = w[i - 16] + w[i - 7] +
		       (rotr(x, 7) ^ rotr(x, 18) ^ x >> 3) +
		       (rotr(y, 17) ^ rotr(y, 19) ^ y >> 10);
	}
	memcpy(v, state, sizeof(v));
	for (unsigned i = 0; i < 64; i += 8) {
		round_one(v, 0, sha256_k[i] + w[i]);
		round_one(v, 1, sha256_k[i + 1] + w[i + 1]);
		round_one(v, 2, sha256_k[i + 2] + w[i + 2]);
		round_one(v, 3, sha256_k[i + 3] + w[i + 3]);
		round_one(v, 4, sha256_k[i + 4] + w[i + 4]);
		round_one(v, 5, sha256_k[i + 5] + w[i + 5]);
		round_one(v, 6, sha256_k[i + 6] + w[i + 6]);
		round_one(v, 7, sha256_k[i + 7] + w[i + 7]);
	}
	for (unsigned i = 0; i < 8; i++)
		state[i] += v[i];
}

void
sha256_init(struct sha256 *h)
{
	memcpy(h->state, sha256_start, sizeof(h->state));
	h->bytes = 0;
}

void
sha256_add(struct sha256 *h, const void *p, size_t n)
{
	const unsigned char *u = p;
	size_t held = h->bytes % 64;

	h->bytes += n;
	if (held > 0) {
		size_t take = n < 64 - held ? n : 64 - held;

		memcpy(h->block + held, u, take);
		if (held + take < 64)
			return;
		sha256_block(h->state, h->block);
		u += take;
		n -= take;
	}
	for (; n >= 64; u += 64, n -= 64)
		sha256_block(h->state, u);
	if (n > 0)
		memcpy(h->block, u, n);
}

void
sha256_end(struct sha256 *h, char hex[SHA256_HEX_SIZE])
{
	static const unsigned char pad[64] = { 0x80 };
	static const char digit[] = "0123456789abcdef";
	uint64_t bits = h->bytes * 8;
	size_t held = h->bytes % 64;
	unsigned char length[8];

	sha256_add(h, pad, held < 56 ? 56 - held : 120 - held);
	for (unsigned i = 0; i < 8; i++)
		length[i] = (unsigned char)(bits >> (56 - 8 * i));
	sha256_add(h, length, sizeof(length));
	for (unsigned i = 0; i < 64; i++)
		hex[i] = digit[h->state[i / 8] >> (28 - 4 * (i % 8)) & 15];
	hex[64] = '\0';
}
