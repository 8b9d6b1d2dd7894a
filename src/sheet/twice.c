/* twice.c - text that was encoded twice. */
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "sheet/encoding.h"

static size_t
twice_ascii(const char *p, size_t n)
{
	size_t k = 0;

	for (; k + 8 <= n; k += 8) {
		uint64_t w = 0;

		memcpy(&w, p + k, 8);
		if ((w & UINT64_C(0x8080808080808080)) != 0)
			break;
	}
	while (k < n && (unsigned char)p[k] < 0x80)
		k++;
	return k;
}

/* The byte that Windows-1252 has for a character beyond ASCII, or 0.  The five
 * bytes that it leaves undefined stand for the controls of their number. */
static unsigned char
byte_1252(uint32_t c)
{
	static const uint32_t high[32] = { 0x20AC, 0x81, 0x201A, 0x0192, 0x201E,
		0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
		0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D,
		0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153,
		0x9D, 0x017E, 0x0178 };

	if (c >= 0x80 && c < 0x100)
		return (unsigned char)c;
	for (unsigned i = 0; i < 32; i++) {
		if (high[i] == c)
			return (unsigned char)(0x80 + i);
	}
	return 0;
}

/* The length of a character encoded twice at p[0..n), or 0; it is put into
 * once[0..*n_once). */
static size_t
twice_at(const char *p, size_t n, char once[4], size_t *n_once)
{
	size_t k = 0;
	uint32_t c = 0;

	*n_once = 0;
	while (*n_once < 4) {
		size_t len = utf8_decode(p + k, n - k, &c);
		unsigned char byte = len < 2 ? 0 : byte_1252(c);

		if (byte == 0)
			return 0;
		once[(*n_once)++] = (char)byte;
		k += len;
		if (utf8_decode(once, *n_once, &c) == *n_once)
			return k;
	}
	return 0;
}

size_t
encoding_twice(const char *p, size_t n, size_t *len, struct buf *meant)
{
	size_t k = 0;

	while (k < n) {
		char once[4];
		size_t n_once = 0;

		k += twice_ascii(p + k, n - k);
		*len = k < n ? twice_at(p + k, n - k, once, &n_once) : 0;
		if (*len > 0) {
			buf_add(meant, once, n_once);
			return k;
		}
		if (k < n) {
			uint32_t c = 0;
			size_t one = utf8_decode(p + k, n - k, &c);

			k += one == 0 ? 1 : one;
		}
	}
	return n;
}
