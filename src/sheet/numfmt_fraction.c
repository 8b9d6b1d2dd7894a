/* numfmt_fraction.c - numbers shown as fractions. */
#include <math.h>

#include "sheet/numfmt_parse.h"

/* The best fraction for part (0 to 1) with a denominator of at most max. */
static void
best_fraction(double part, long max, long *number, long *of)
{
	double best = 2;

	*number = 0;
	*of = 1;
	for (long q = 1; q <= max; q++) {
		long p = lround(part * (double)q);
		double off = fabs(part - (double)p / (double)q);

		if (off < best - 1e-12) {
			best = off;
			*number = p;
			*of = q;
		}
	}
}

/* The denominator's largest value, or, negative, its only one; *mixed: there
 * is a place for a whole number before the fraction. */
static long
fraction_limit(const struct section *s, bool *mixed)
{
	long limit = 0;
	int runs = 0;
	bool behind = false;

	for (size_t i = 0; i < s->n; i++) {
		const struct token *t = &s->token[i];
		bool digit = t->kind == TOKEN_DIGIT;

		if (t->kind == TOKEN_SLASH)
			behind = true;
		if (t->kind == TOKEN_FIXED)
			return *mixed = runs > 1, -t->number;
		if (digit && behind && limit < 1000)
			limit = limit * 10 + 9;
		if (digit && !behind &&
		    (i == 0 || s->token[i - 1].kind != TOKEN_DIGIT))
			runs++;
	}
	*mixed = runs > 1;
	return limit;
}

void
fraction_format(
    const struct section *s, const struct decimal *d, struct buf *to)
{
	bool mixed = false;
	long limit = fraction_limit(s, &mixed);
	double value = fabs(d->value);
	double whole = mixed ? floor(value) : 0;
	long number = 0;
	long of = 1;
	size_t i = 0;

	if (value > 1e9) {
		decimal_format(d, to);
		return;
	}
	if (limit < 0) {
		of = -limit;
		number = lround((value - whole) * (double)of);
	} else {
		double unit = floor(value - whole);

		best_fraction(value - whole - unit, limit, &number, &of);
		number += (long)unit * of;
	}
	if (mixed && number >= of) {
		whole += 1;
		number = 0;
	}
	for (; i < s->n && s->token[i].kind != TOKEN_DIGIT; i++)
		if (s->token[i].kind == TOKEN_LITERAL)
			section_literal(s, &s->token[i], to);
	if (whole > 0 || (mixed && number == 0))
		buf_fmt(to, "%.0f", whole);
	if (number > 0 || !mixed)
		buf_fmt(to, "%s%ld/%ld", whole > 0 ? " " : "", number, of);
	for (i = s->n; i > 0 && s->token[i - 1].kind == TOKEN_LITERAL; i--)
		;
	for (; i < s->n; i++)
		section_literal(s, &s->token[i], to);
}
