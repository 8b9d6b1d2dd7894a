/* numfmt_fraction.c - numbers shown as fractions. */
#include <assert.h>
#include <math.h>
#include <stdint.h>

#include "sheet/numfmt_parse.h"

/* part has no more digits than this scale. */
#define PART_SCALE INT64_C(1000000000000000)

/* The fraction closest to part (0 to 1) with a denominator of at most max: of
 * the convergents of its continued fraction the last that fits, or what lies
 * between that and the next (semiconvergents: Khinchin, Continued Fractions,
 * 6). */
static void
best_fraction(double part, long max, long *number, long *of)
{
	int64_t a = llround(part * (double)PART_SCALE);
	int64_t b = PART_SCALE;
	int64_t p[2] = { 0, 1 }; /* the last two convergents, older first */
	int64_t q[2] = { 1, 0 };
	int64_t k = 0;

	assert(max > 0);
	while (b != 0) {
		int64_t whole = a / b;
		int64_t rest = a % b;

		if (q[0] + whole * q[1] > max)
			break;
		k = p[0] + whole * p[1];
		p[0] = p[1];
		p[1] = k;
		k = q[0] + whole * q[1];
		q[0] = q[1];
		q[1] = k;
		a = b;
		b = rest;
	}
	*number = (long)p[1];
	*of = (long)q[1];
	if (b == 0)
		return;
	k = (max - q[0]) / q[1];
	p[0] += k * p[1];
	q[0] += k * q[1];
	if (fabs(part - (double)p[0] / (double)q[0]) <
	    fabs(part - (double)p[1] / (double)q[1])) {
		*number = (long)p[0];
		*of = (long)q[0];
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
