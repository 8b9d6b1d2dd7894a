/* distance.c - the edit distance of two short texts. */
#include "base/distance.h"

#include <stdint.h>
#include <string.h>

static size_t
distance_least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Fill row i of the table from the rows before it; its smallest number. */
static size_t
distance_row(const char *a, const char *b, size_t m, size_t i,
    uint8_t row[3][DISTANCE_MAX + 2])
{
	uint8_t *now = row[i % 3];
	const uint8_t *up = row[(i + 2) % 3];
	const uint8_t *two = row[(i + 1) % 3];
	size_t low = i;

	now[0] = (uint8_t)i;
	for (size_t j = 1; j <= m; j++) {
		size_t d = up[j - 1] + (size_t)(a[i - 1] != b[j - 1]);

		d = distance_least(
		    d, distance_least(up[j], now[j - 1]) + (size_t)1);
		if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
		    a[i - 2] == b[j - 1])
			d = distance_least(d, two[j - 2] + (size_t)1);
		now[j] = (uint8_t)d;
		low = distance_least(low, d);
	}
	return low;
}

size_t
distance_of(const char *a, size_t n, const char *b, size_t m, size_t limit)
{
	uint8_t row[3][DISTANCE_MAX + 2];
	size_t gap = n > m ? n - m : m - n;
	size_t before = 0;

	if (n >= DISTANCE_MAX || m >= DISTANCE_MAX || gap > limit)
		return limit + 1;
	for (size_t j = 0; j <= m; j++)
		row[0][j] = (uint8_t)j;
	for (size_t i = 1; i <= n; i++) {
		size_t low = distance_row(a, b, m, i, row);

		/* A swap looks two rows back. */
		if (low > limit && before > limit)
			return limit + 1;
		before = low;
	}
	return distance_least(row[n % 3][m], limit + 1);
}

size_t
distance_limit(size_t n)
{
	if (n < 3)
		return 0;
	return n < 6 ? 1 : n < 12 ? 2 : 3;
}
