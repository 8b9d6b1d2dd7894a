/* decimal.h - a number of a workbook as decimal digits, none made up and none
 * lost. */
#ifndef SHEET_DECIMAL_H
#define SHEET_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

#define DECIMAL_DIGITS 40

/* 0.D1D2...Dn times ten to the power of point; D1 and Dn are not 0. */
struct decimal {
	bool minus;
	int n; /* 0: the number is 0 */
	int point;
	char digit[DECIMAL_DIGITS]; /* '0' to '9' */
	double value;
};

/* Read a number as XML has it (-1.5E-3); false when it is none or too large
 * for a double.  An integer that is written out keeps all its digits (up to
 * DECIMAL_DIGITS); others have the 15 digits that spreadsheets work with, so
 * that 0.30000000000000004 is 0.3, but integers never fewer than they need. */
bool decimal_parse(struct decimal *d, const char *s, size_t n);

/* Times ten to the power of k. */
void decimal_scale(struct decimal *d, int k);

/* Round, half away from zero, to so many places behind the point. */
void decimal_round(struct decimal *d, int places);

/* It has no places behind the point. */
bool decimal_is_integer(const struct decimal *d);

/* The digit that counts ten to the power of k. */
char decimal_digit(const struct decimal *d, int k);

/* Append it plainly: no exponent, but for what is over 21 digits long or
 * under 0.000000001. */
void decimal_format(const struct decimal *d, struct buf *to);

#endif
