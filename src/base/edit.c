/* edit.c - how far apart two words are (Damerau's distance between neighbours,
 * the three last rows of the table kept). */
#include "base/edit.h"

#include <stdint.h>

#define LONGEST 255

/* One row of the table after another: row[i % 3] belongs to a[0..i). */
struct table {
	size_t row[3][LONGEST + 1];
};

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* The cell for a[0..i) and b[0..j), from the three before it. */
static size_t
cell(const struct table *t, const char *a, size_t i, const char *b, size_t j)
{
	const size_t *above = t->row[(i - 1) % 3];
	size_t cost = a[i - 1] == b[j - 1] ? 0 : 1;
	size_t n = least(above[j], t->row[i % 3][j - 1]) + 1;

	n = least(n, above[j - 1] + cost);
	if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
		n = least(n, t->row[(i - 2) % 3][j - 2] + 1);
	return n;
}

size_t
edit_distance(const char *a, size_t an, const char *b, size_t bn, size_t limit)
{
	struct table t;
	size_t n = 0;

	if (an > LONGEST || bn > LONGEST || an > bn + limit || bn > an + limit)
		return limit + 1;
	for (size_t j = 0; j <= bn; j++)
		t.row[0][j] = j;
	for (size_t i = 1; i <= an; i++) {
		size_t smallest = i;

		t.row[i % 3][0] = i;
		for (size_t j = 1; j <= bn; j++) {
			t.row[i % 3][j] = cell(&t, a, i, b, j);
			smallest = least(smallest, t.row[i % 3][j]);
		}
		if (smallest > limit + 1) /* a swap may still save one */
			return limit + 1;
	}
	n = t.row[an % 3][bn];
	return n > limit ? limit + 1 : n;
}

size_t
edit_limit(size_t n)
{
	if (n < 3)
		return 0;
	return n < 6 ? 1 : n < 12 ? 2 : 3;
}
