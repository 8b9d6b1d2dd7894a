/* utf8.c - well-formed UTF-8 (RFC 3629): checking and walking. */
#include "base/utf8.h"

#include <string.h>

size_t
utf8_decode(const char *s, size_t n, uint32_t *c)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	const unsigned char *u = (const unsigned char *)s;
	size_t len = 0;
	uint32_t v = 0;

	if (n == 0)
		return 0;
	if (u[0] < 0x80) {
		*c = u[0];
		return 1;
	}
	if (u[0] >= 0xc2 && u[0] <= 0xdf)
		len = 2;
	else if (u[0] >= 0xe0 && u[0] <= 0xef)
		len = 3;
	else if (u[0] >= 0xf0 && u[0] <= 0xf4)
		len = 4;
	if (len == 0 || len > n)
		return 0;
	v = u[0] & (0xffU >> (len + 1));
	for (size_t i = 1; i < len; i++) {
		if ((u[i] & 0xc0) != 0x80)
			return 0;
		v = v << 6 | (u[i] & 0x3fU);
	}
	if (v < least[len] || v > 0x10ffff || (v >= 0xd800 && v <= 0xdfff))
		return 0;
	*c = v;
	return len;
}

/* How many bytes s begins with that are ASCII for sure, eight at a time. */
static size_t
utf8_ascii(const char *s, size_t n)
{
	size_t i = 0;

	while (n - i >= 8) {
		uint64_t w = 0;

		memcpy(&w, s + i, 8);
		if ((w & 0x8080808080808080U) != 0)
			break;
		i += 8;
	}
	return i;
}

size_t
utf8_valid(const char *s, size_t n)
{
	size_t i = utf8_ascii(s, n);

	while (i < n) {
		uint32_t c = 0;
		size_t len = utf8_decode(s + i, n - i, &c);

		if (len == 0)
			return i;
		i += len;
		if (c >= 0x80)
			i += utf8_ascii(s + i, n - i);
	}
	return n;
}

size_t
utf8_encode(uint32_t c, char *to)
{
	if (c < 0x80) {
		to[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		to[0] = (char)(0xc0 | c >> 6);
		to[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c < 0x10000) {
		to[0] = (char)(0xe0 | c >> 12);
		to[1] = (char)(0x80 | (c >> 6 & 0x3f));
		to[2] = (char)(0x80 | (c & 0x3f));
		return 3;
	}
	to[0] = (char)(0xf0 | c >> 18);
	to[1] = (char)(0x80 | (c >> 12 & 0x3f));
	to[2] = (char)(0x80 | (c >> 6 & 0x3f));
	to[3] = (char)(0x80 | (c & 0x3f));
	return 4;
}

bool
utf8_is_space(uint32_t c)
{
	return c <= 0x20 || c == 0x7f || c == 0x85 || c == 0xa0 ||
	       c == 0x1680 || (c >= 0x2000 && c <= 0x200d) ||
	       (c >= 0x2028 && c <= 0x2029) || c == 0x202f || c == 0x205f ||
	       c == 0x2060 || c == 0x3000 || c == 0xfeff;
}

/* A byte of ASCII that is no blank. */
static bool
utf8_inked(char c)
{
	return c > 0x20 && c < 0x7f;
}

const char *
utf8_trim(const char *s, size_t *n)
{
	const char *end = s + *n;

	if (*n > 0 && utf8_inked(s[0]) && utf8_inked(end[-1]))
		return s;
	while (s < end) {
		uint32_t c = 0;
		size_t len = utf8_decode(s, (size_t)(end - s), &c);

		if (len == 0 || !utf8_is_space(c))
			break;
		s += len;
	}
	while (end > s) {
		const char *p = end - 1;
		uint32_t c = 0;
		size_t len = 0;

		while (p > s && ((unsigned char)*p & 0xc0) == 0x80)
			p--;
		len = utf8_decode(p, (size_t)(end - p), &c);
		if (len != (size_t)(end - p) || !utf8_is_space(c))
			break;
		end = p;
	}
	*n = (size_t)(end - s);
	return s;
}
