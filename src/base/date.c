/* date.c - dates as ISO 8601 text, the only form inside the program. */
#include "base/date.h"

#include <stdio.h>
#include <string.h>

/* Days from 1970-01-01, proleptic Gregorian calendar. */
static int64_t
date_days(int64_t y, int64_t m, int64_t d)
{
	int64_t era = 0;
	int64_t yoe = 0;
	int64_t doy = 0;

	y -= m <= 2 ? 1 : 0;
	era = (y >= 0 ? y : y - 399) / 400;
	yoe = y - era * 400;
	doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

static int64_t
date_month_days(int64_t y, int64_t m)
{
	return m == 12 ? 31 : date_days(y, m + 1, 1) - date_days(y, m, 1);
}

static bool
date_is_day(int64_t y, int64_t m, int64_t d)
{
	return y >= 1 && y <= 9999 && m >= 1 && m <= 12 && d >= 1 &&
	       d <= date_month_days(y, m);
}

void
date_format_stamp(int64_t t, char to[DATE_STAMP_SIZE])
{
	int64_t days = (t >= 0 ? t : t - 86399) / 86400;
	int64_t secs = t - days * 86400;
	int64_t z = days + 719468;
	int64_t era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t doe = z - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int64_t mp = (5 * doy + 2) / 153;
	int64_t m = mp < 10 ? mp + 3 : mp - 9;
	int64_t y = yoe + era * 400 + (m <= 2 ? 1 : 0);

	(void)snprintf(to, DATE_STAMP_SIZE, "%04u-%02u-%02uT%02u:%02u:%02uZ",
	    (unsigned)y % 10000U, (unsigned)m % 100U,
	    (unsigned)(doy - (153 * mp + 2) / 5 + 1) % 100U,
	    (unsigned)(secs / 3600) % 100U, (unsigned)(secs / 60 % 60) % 100U,
	    (unsigned)(secs % 60) % 100U); /* fits by construction */
}

/* Read exactly n digits at s. */
static bool
date_digits(const char *s, size_t n, int64_t *v)
{
	*v = 0;
	for (size_t i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return false;
		*v = *v * 10 + (s[i] - '0');
	}
	return true;
}

bool
date_parse_stamp(const char *s, int64_t *t)
{
	size_t n = strlen(s);
	int64_t f[6] = { 0 };

	if (n != 10 && n != 20)
		return false;
	if (!date_digits(s, 4, &f[0]) || s[4] != '-' ||
	    !date_digits(s + 5, 2, &f[1]) || s[7] != '-' ||
	    !date_digits(s + 8, 2, &f[2]) || !date_is_day(f[0], f[1], f[2]))
		return false;
	if (n == 20) {
		if (s[10] != 'T' || s[13] != ':' || s[16] != ':' ||
		    s[19] != 'Z' || !date_digits(s + 11, 2, &f[3]) ||
		    !date_digits(s + 14, 2, &f[4]) ||
		    !date_digits(s + 17, 2, &f[5]) || f[3] > 23 || f[4] > 59 ||
		    f[5] > 59)
			return false;
	}
	*t = date_days(f[0], f[1], f[2]) * 86400 + f[3] * 3600 + f[4] * 60 +
	     f[5];
	return true;
}

/* A date cut into at most three parts: numbers, or a month's name. */
struct date_parts {
	int64_t v[3];
	size_t digits[3]; /* 0: the part was a month's name */
	char sep[2];
	size_t n;
};

/* The month whose English name begins with the n letters at s; 0 when none
 * does. */
static int64_t
date_month(const char *s, size_t n)
{
	static const char *const names[] = { "january", "february", "march",
		"april", "may", "june", "july", "august", "september",
		"october", "november", "december" };
	int64_t found = 0;

	if (n < 3)
		return 0;
	for (size_t i = 0; i < 12; i++) {
		size_t k = 0;

		while (k < n && names[i][k] != '\0' &&
		       ((s[k] | 0x20) == names[i][k]))
			k++;
		if (k == n)
			found = (int64_t)i + 1;
	}
	if (n == 4 && strncmp(s, "Sept", 4) == 0)
		found = 9;
	return found;
}

static bool
date_split(const char *s, size_t n, struct date_parts *p)
{
	size_t i = 0;

	while (i < n) {
		size_t from = i;

		if (p->n == 3)
			return false;
		while (i < n && s[i] >= '0' && s[i] <= '9')
			i++;
		p->digits[p->n] = i - from;
		if (i > from) {
			if (i - from > 4 ||
			    !date_digits(s + from, i - from, &p->v[p->n]))
				return false;
		} else {
			while (i < n && ((s[i] | 0x20) >= 'a') &&
			       ((s[i] | 0x20) <= 'z'))
				i++;
			p->v[p->n] = date_month(s + from, i - from);
			if (p->v[p->n] == 0)
				return false;
		}
		p->n++;
		if (i == n)
			break;
		if (strchr("-/. ,", s[i]) == NULL)
			return false;
		if (p->n < 3)
			p->sep[p->n - 1] = s[i];
		while (i < n && strchr("-/. ,", s[i]) != NULL)
			i++;
		if (i == n)
			return false;
	}
	return p->n > 0;
}

/* Put the parts in order: year, month, day (0: not stated). */
static bool
date_order(const struct date_parts *p, int64_t ymd[3])
{
	if (p->n == 1) {
		ymd[0] = p->v[0];
		return p->digits[0] == 4;
	}
	if (p->n == 2) {
		size_t y = p->digits[0] == 4 ? 0 : 1;

		ymd[0] = p->v[y];
		ymd[1] = p->v[1 - y];
		return p->digits[y] == 4 && p->digits[1 - y] <= 2;
	}
	if (p->digits[0] == 4 && p->digits[2] <= 2 && p->digits[2] > 0) {
		memcpy(ymd, p->v, 3 * sizeof(*ymd));
		return true;
	}
	if (p->digits[2] != 4)
		return false;
	ymd[0] = p->v[2];
	ymd[1] = p->v[1];
	ymd[2] = p->v[0];
	if (p->digits[0] == 0 || (p->digits[1] > 0 && p->v[1] > 12)) {
		ymd[1] = p->v[0];
		ymd[2] = p->v[1];
		return true;
	}
	/* 03/04/2026 could be two days; 03.04.2026 is never written m.d.y. */
	return p->digits[1] == 0 || p->sep[0] == '.' || p->v[0] > 12 ||
	       p->v[0] == p->v[1];
}

bool
date_parse_sheet(const char *s, size_t n, char text[DATE_DAY_SIZE])
{
	struct date_parts p = { 0 };
	int64_t ymd[3] = { 0 };

	/* A time of day after an ISO date says nothing we keep. */
	if (n > 11 && s[4] == '-' && (s[10] == ' ' || s[10] == 'T'))
		n = 10;
	if (n < 4 || n > 20 || !date_split(s, n, &p) || !date_order(&p, ymd))
		return false;
	if (ymd[0] < 1900 || ymd[0] > 2200)
		return false;
	if (!date_is_day(ymd[0], ymd[1] == 0 && p.n == 1 ? 1 : ymd[1],
		p.n == 3 ? ymd[2] : 1))
		return false;
	if (p.n == 1)
		(void)snprintf(text, DATE_DAY_SIZE, "%04u",
		    (unsigned)ymd[0] % 10000U); /* fits */
	else if (p.n == 2)
		(void)snprintf(text, DATE_DAY_SIZE, "%04u-%02u",
		    (unsigned)ymd[0] % 10000U, (unsigned)ymd[1] % 100U);
	else
		(void)snprintf(text, DATE_DAY_SIZE, "%04u-%02u-%02u",
		    (unsigned)ymd[0] % 10000U, (unsigned)ymd[1] % 100U,
		    (unsigned)ymd[2] % 100U);
	return true;
}
