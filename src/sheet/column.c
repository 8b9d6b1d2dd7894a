/* column.c - what the cells of a column are like, learned from some.
 *
 * Each feature of a text (its type, shape, ends, size, itself) is judged by
 * how often the column has it, against what the column has most. */
#include "sheet/column.h"

#include <math.h>

#include "base/hash.h"

/* A count of what was never seen. */
#define NEVER 0.3
/* Features say much the same; the type counts in full. */
#define WEIGHT 0.5
/* What a shape says that is only longer or shorter than others. */
#define GROWN 0.8
/* So few new ones among those seen make a list that is complete. */
#define CLOSED 0.12
#define MOSTLY 0.9

static void
kinds_add(struct column_kinds *k, uint64_t key)
{
	unsigned i = 0;

	while (i < k->n && k->key[i] != key)
		i++;
	if (i == COLUMN_KINDS) {
		k->open = true;
		return;
	}
	if (i == k->n) {
		k->key[k->n++] = key;
		k->count[i] = 0;
	}
	if (++k->count[i] > k->most)
		k->most = k->count[i];
}

static unsigned
kinds_count(const struct column_kinds *k, uint64_t key)
{
	for (unsigned i = 0; i < k->n; i++)
		if (k->key[i] == key)
			return k->count[i];
	return 0;
}

/* How likely the next of n + 1 is one not seen before: as often as one was
 * seen only once. */
static double
kinds_novelty(const struct column_kinds *k, unsigned n)
{
	unsigned once = 0;

	if (k->open)
		return 1;
	for (unsigned i = 0; i < k->n; i++)
		once += k->count[i] == 1;
	return (once + 0.5) / (n + 1.0);
}

static unsigned
size_class(size_t n)
{
	unsigned k = 0;

	while (n > 0 && k + 1 < COLUMN_SIZES) {
		k++;
		n /= 2;
	}
	return k;
}

static enum looks_edge
edge_at(const char *p, size_t n, bool last)
{
	if (n == 0)
		return EDGE_NONE;
	return looks_edge((unsigned char)p[last ? n - 1 : 0]);
}

void
column_learn(struct column *c, const char *p, size_t n, bool quoted)
{
	c->n++;
	c->looks[looks_like(p, n)]++;
	c->first[edge_at(p, n, false)]++;
	c->last[edge_at(p, n, true)]++;
	c->size[size_class(n)]++;
	if (n > 0)
		c->quoted[quoted]++;
	kinds_add(&c->shape, looks_shape(p, n, false));
	kinds_add(&c->loose, looks_shape(p, n, true));
	kinds_add(&c->text, hash_bytes(p, n));
}

static double
usual(const unsigned *count, unsigned n, unsigned at)
{
	unsigned most = 0;

	for (unsigned i = 0; i < n; i++)
		if (count[i] > most)
			most = count[i];
	return log((count[at] + NEVER) / (most + NEVER));
}

/* Few different texts, but not all of them nothing. */
static bool
is_list(const struct column *c)
{
	return 2 * c->looks[LOOKS_EMPTY] < c->n &&
	       kinds_novelty(&c->text, c->n) < CLOSED;
}

/* Numbers that grow keep their loose shape. */
static double
shape_fit(const struct column *c, const char *p, size_t n)
{
	unsigned seen = kinds_count(&c->shape, looks_shape(p, n, false));
	double novelty = log(kinds_novelty(&c->shape, c->n));

	if (seen > 0)
		return WEIGHT * log((double)seen / c->shape.most);
	if (kinds_count(&c->loose, looks_shape(p, n, true)) > 0)
		return GROWN * fmax(novelty, -6);
	return fmin(novelty, log(kinds_novelty(&c->loose, c->n)));
}

/* How usual a kind of text is.  Joined ones may be phrases where the others
 * are words: what is cut at its blanks has no phrases. */
static double
looks_fit(const struct column *c, enum looks k, enum column_cell how)
{
	double fit = usual(c->looks, LOOKS_KINDS, k);

	if (how == COLUMN_JOINED && (k == LOOKS_PHRASE || k == LOOKS_PROSE))
		fit = fmax(fit, usual(c->looks, LOOKS_KINDS, LOOKS_WORD));
	return fit;
}

double
column_fit(
    const struct column *c, const char *p, size_t n, enum column_cell how)
{
	enum looks k = looks_like(p, n);
	double fit = looks_fit(c, k, how);

	fit += WEIGHT * usual(c->first, EDGE_KINDS, edge_at(p, n, false));
	fit += WEIGHT * usual(c->last, EDGE_KINDS, edge_at(p, n, true));
	if (n > 0)
		fit += WEIGHT * usual(c->quoted, 2, how == COLUMN_QUOTED);
	if (how == COLUMN_JOINED && (k == LOOKS_PHRASE || k == LOOKS_PROSE))
		return fit;
	if (k == LOOKS_ADDRESS)
		return fit;
	fit += WEIGHT * usual(c->size, COLUMN_SIZES, size_class(n));
	fit += shape_fit(c, p, n);
	if (kinds_count(&c->text, hash_bytes(p, n)) == 0)
		fit += (is_list(c) ? 1 : WEIGHT) *
		       log(kinds_novelty(&c->text, c->n));
	return fit;
}

static unsigned
typed_cells(const struct column *c)
{
	unsigned n = 0;

	for (unsigned i = 0; i < LOOKS_KINDS; i++)
		n += looks_typed((enum looks)i) ? c->looks[i] : 0;
	return n;
}

bool
column_strict(const struct column *c)
{
	unsigned cells = c->n - c->looks[LOOKS_EMPTY];

	if (c->n < 3 || 2 * cells < c->n)
		return false;
	if (typed_cells(c) >= MOSTLY * cells)
		return c->looks[LOOKS_CODE] < MOSTLY * cells ||
		       kinds_novelty(&c->shape, c->n) < 0.25;
	return is_list(c);
}

bool
column_knows(const struct column *c, const char *p, size_t n)
{
	if (n == 0 || !column_strict(c))
		return false;
	if (looks_typed(looks_like(p, n)))
		return 2 * c->looks[looks_like(p, n)] >= c->n ||
		       kinds_count(&c->shape, looks_shape(p, n, false)) > 0;
	return kinds_count(&c->text, hash_bytes(p, n)) > 0;
}

bool
column_quoted(const struct column *c)
{
	unsigned n = c->quoted[0] + c->quoted[1];

	return n >= 3 && c->quoted[1] >= MOSTLY * n;
}
