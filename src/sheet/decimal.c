/* decimal.c - a number of a workbook as decimal digits. */
#include "sheet/decimal.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBER_BYTES = 400, PLAIN_MAX = 21, PLAIN_MIN = -9 };

static bool
is_numeral(char c)
{
	return c >= '0' && c <= '9';
}

static size_t
numerals(const char *s, size_t n)
{
	size_t k = 0;

	while (k < n && is_numeral(s[k]))
		k++;
	return k;
}

/* s[0..n) is a number and nothing else; *whole: an integer written out. */
static bool
number_is(const char *s, size_t n, bool *whole)
{
	size_t i = n > 0 && (s[0] == '-' || s[0] == '+') ? 1 : 0;
	size_t k = numerals(s + i, n - i);
	size_t f = 0;

	i += k;
	*whole = k > 0 && i == n;
	if (i < n && s[i] == '.') {
		f = numerals(s + i + 1, n - i - 1);
		i += f + 1;
	}
	if (k + f == 0)
		return false;
	if (i < n && (s[i] == 'e' || s[i] == 'E')) {
		i++;
		if (i < n && (s[i] == '-' || s[i] == '+'))
			i++;
		k = numerals(s + i, n - i);
		i += k;
		if (k == 0)
			return false;
	}
	return i == n;
}

static void
trim_zeros(struct decimal *d)
{
	int zeros = 0;

	while (zeros < d->n && d->digit[zeros] == '0')
		zeros++;
	memmove(d->digit, d->digit + zeros, (size_t)(d->n - zeros));
	d->n -= zeros;
	d->point -= zeros;
	while (d->n > 0 && d->digit[d->n - 1] == '0')
		d->n--;
	if (d->n == 0)
		d->point = 0;
}

/* The significant digits of a double. */
static void
from_double(struct decimal *d, double value, int significant)
{
	char text[64];
	const char *e = NULL;
	int n = 0;

	(void)snprintf(
	    text, sizeof(text), "%.*e", significant - 1, fabs(value));
	e = strchr(text, 'e'); /* there always is one */
	for (const char *p = text; p < e; p++)
		if (is_numeral(*p))
			d->digit[n++] = *p;
	d->n = n;
	d->point = (int)strtol(e + 1, NULL, 10) + 1;
	trim_zeros(d);
}

static void
from_digits(struct decimal *d, const char *s, size_t n)
{
	for (; n > 0 && !is_numeral(*s); n--)
		s++;
	for (; n > 1 && *s == '0'; n--)
		s++;
	d->n = (int)n;
	d->point = (int)n;
	memcpy(d->digit, s, n);
	trim_zeros(d);
}

bool
decimal_parse(struct decimal *d, const char *s, size_t n)
{
	char text[NUMBER_BYTES];
	bool whole = false;

	if (n >= sizeof(text) || !number_is(s, n, &whole))
		return false;
	memcpy(text, s, n);
	text[n] = '\0';
	errno = 0;
	*d = (struct decimal){ .value = strtod(text, NULL) };
	if (!isfinite(d->value))
		return false;
	d->minus = d->value < 0;
	if (whole && n <= DECIMAL_DIGITS) {
		from_digits(d, s, n);
		return true;
	}
	from_double(d, d->value, 15);
	if (fabs(d->value) < 1e17 && floor(d->value) == d->value)
		from_double(d, d->value, 17);
	return true;
}

void
decimal_scale(struct decimal *d, int k)
{
	if (d->n > 0)
		d->point += k;
}

void
decimal_round(struct decimal *d, int places)
{
	int keep = d->point + places; /* digits */
	bool up = false;

	if (d->n == 0 || keep >= d->n)
		return;
	up = keep >= 0 && d->digit[keep] >= '5';
	d->n = keep > 0 ? keep : 0;
	if (!up) {
		trim_zeros(d);
		return;
	}
	while (d->n > 0 && d->digit[d->n - 1] == '9')
		d->n--;
	if (d->n > 0) {
		d->digit[d->n - 1]++;
		return;
	}
	d->digit[0] = '1';
	d->n = 1;
	d->point = keep > 0 ? d->point + 1 : 1 - places;
}

bool
decimal_is_integer(const struct decimal *d)
{
	return d->n <= d->point;
}

char
decimal_digit(const struct decimal *d, int k)
{
	int i = d->point - 1 - k;

	if (i < 0 || i >= d->n)
		return '0';
	return d->digit[i];
}

static void
format_exponent(const struct decimal *d, struct buf *to)
{
	buf_char(to, d->digit[0]);
	if (d->n > 1) {
		buf_char(to, '.');
		buf_add(to, d->digit + 1, (size_t)d->n - 1);
	}
	buf_fmt(to, "E%+03d", d->point - 1);
}

void
decimal_format(const struct decimal *d, struct buf *to)
{
	if (d->minus && d->n > 0)
		buf_char(to, '-');
	/* an integer that was written out may be longer */
	if (d->n > 0 && (d->point <= PLAIN_MIN || d->point > PLAIN_MAX) &&
	    d->n < d->point) {
		format_exponent(d, to);
		return;
	}
	if (d->n > 0 && d->point <= PLAIN_MIN) {
		format_exponent(d, to);
		return;
	}
	for (int k = d->point > 1 ? d->point - 1 : 0; k >= 0; k--)
		buf_char(to, decimal_digit(d, k));
	if (decimal_is_integer(d))
		return;
	buf_char(to, '.');
	for (int k = 1; k <= d->n - d->point; k++)
		buf_char(to, decimal_digit(d, -k));
}
