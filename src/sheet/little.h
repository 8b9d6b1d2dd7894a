/* little.h - numbers in little-endian bytes. */
#ifndef SHEET_LITTLE_H
#define SHEET_LITTLE_H

#include <stdint.h>
#include <string.h>

static inline uint16_t
little16(const unsigned char *p)
{
	return (uint16_t)(p[0] | p[1] << 8);
}

static inline uint32_t
little32(const unsigned char *p)
{
	return (uint32_t)little16(p) | (uint32_t)little16(p + 2) << 16;
}

/* An IEEE 754 double. */
static inline double
little_double(const unsigned char *p)
{
	uint64_t bits = little32(p) | (uint64_t)little32(p + 4) << 32;
	double d = 0;

	memcpy(&d, &bits, sizeof(d));
	return d;
}

#endif
