/* sha256.c - the SHA-256 digest of bytes (FIPS 180-4).
 *
 * Each imported file is digested, and in plain C that takes longer than
 * parsing it; so the processor's own instructions are used where it has
 * them, which is seven times faster. */
#include "base/sha256.h"

#include <stdbool.h>
#include <string.h>

#if defined(__x86_64__) && defined(__GNUC__)
#include <cpuid.h>
#include <immintrin.h>
#endif

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

static void
work_plain(uint32_t state[8], const unsigned char *p, size_t blocks)
{
	for (; blocks > 0; blocks--, p += 64)
		sha256_block(state, p);
}

#if defined(__x86_64__) && defined(__GNUC__)
#define SHA256_X86 __attribute__((target("sha,sse4.1")))

static bool
has_x86(void)
{
	unsigned a = 0, b = 0, c = 0, d = 0;
	bool sse = __get_cpuid(1, &a, &b, &c, &d) && (c & bit_SSE4_1);

	return sse && __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_SHA);
}

/* Four rounds on v[0] (a b e f) and v[1] (c d g h) with words w. */
SHA256_X86 static inline void
rounds_x86(__m128i v[2], __m128i w, const uint32_t *k)
{
	__m128i kw = _mm_add_epi32(w, _mm_loadu_si128((const __m128i *)k));

	v[1] = _mm_sha256rnds2_epu32(v[1], v[0], kw);
	v[0] = _mm_sha256rnds2_epu32(v[0], v[1], _mm_shuffle_epi32(kw, 0x0e));
}

/* The four words that follow those of a, b, c and d. */
SHA256_X86 static inline __m128i
words_x86(__m128i a, __m128i b, __m128i c, __m128i d)
{
	__m128i w = _mm_sha256msg1_epu32(a, b);

	w = _mm_add_epi32(w, _mm_alignr_epi8(d, c, 4));
	return _mm_sha256msg2_epu32(w, d);
}

SHA256_X86 static void
work_x86(uint32_t state[8], const unsigned char *p, size_t blocks)
{
	const __m128i swap =
	    _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);
	const uint32_t *s = state;
	__m128i v[2] = { _mm_set_epi32(
			     (int)s[0], (int)s[1], (int)s[4], (int)s[5]),
		_mm_set_epi32((int)s[2], (int)s[3], (int)s[6], (int)s[7]) };
	uint32_t out[8];

	for (; blocks > 0; blocks--, p += 64) {
		__m128i was[2] = { v[0], v[1] };
		__m128i w[4];

		for (unsigned i = 0; i < 4; i++) {
			w[i] = _mm_loadu_si128((const __m128i *)p + i);
			w[i] = _mm_shuffle_epi8(w[i], swap);
			rounds_x86(v, w[i], sha256_k + (size_t)4 * i);
		}
		for (unsigned i = 16; i < 64; i += 16) {
			w[0] = words_x86(w[0], w[1], w[2], w[3]);
			rounds_x86(v, w[0], sha256_k + i);
			w[1] = words_x86(w[1], w[2], w[3], w[0]);
			rounds_x86(v, w[1], sha256_k + i + 4);
			w[2] = words_x86(w[2], w[3], w[0], w[1]);
			rounds_x86(v, w[2], sha256_k + i + 8);
			w[3] = words_x86(w[3], w[0], w[1], w[2]);
			rounds_x86(v, w[3], sha256_k + i + 12);
		}
		v[0] = _mm_add_epi32(v[0], was[0]);
		v[1] = _mm_add_epi32(v[1], was[1]);
	}
	_mm_storeu_si128((__m128i *)out, v[0]);
	_mm_storeu_si128((__m128i *)(out + 4), v[1]);
	for (unsigned i = 0; i < 2; i++) {
		state[i] = out[3 - i];
		state[i + 4] = out[1 - i];
		state[i + 2] = out[7 - i];
		state[i + 6] = out[5 - i];
	}
}
#endif

void
sha256_init_plain(struct sha256 *h)
{
	memcpy(h->state, sha256_start, sizeof(h->state));
	h->bytes = 0;
	h->work = work_plain;
}

void
sha256_init(struct sha256 *h)
{
	sha256_init_plain(h);
#if defined(__x86_64__) && defined(__GNUC__)
	if (has_x86())
		h->work = work_x86;
#endif
}

void
sha256_add(struct sha256 *h, const void *p, size_t n)
{
	const unsigned char *u = p;
	size_t held = h->bytes % 64;

	if (n == 0)
		return;
	h->bytes += n;
	if (held > 0) {
		size_t take = n < 64 - held ? n : 64 - held;

		memcpy(h->block + held, u, take);
		if (held + take < 64)
			return;
		h->work(h->state, h->block, 1);
		u += take;
		n -= take;
	}
	if (n >= 64)
		h->work(h->state, u, n / 64);
	if (n % 64 > 0)
		memcpy(h->block, u + n / 64 * 64, n % 64);
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
