/* date.c - dates as ISO 8601 text, the only form inside the program. */
#include "base/date.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

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

/* --- dates as sheets write them --- */

/* A longer text is no date. */
#define DATE_TEXT 64
/* Days from 1970 to the day 0 of Excel's two calendars.  The one of 1900 has
 * a 29 February 1900 that never was; serials before March 1900 are not read. */
#define DATE_SINCE_1900 (-25569)
#define DATE_SINCE_1904 (-24107)

/* Months in English, German, French, Spanish and Italian, without accents;
 * three letters or more of a name mean it where they mean no other. */
static const struct {
	const char *name;
	int month;
} date_months[] = { { "january", 1 }, { "february", 2 }, { "march", 3 },
	{ "april", 4 }, { "may", 5 }, { "june", 6 }, { "july", 7 },
	{ "august", 8 }, { "september", 9 }, { "october", 10 },
	{ "november", 11 }, { "december", 12 }, { "januar", 1 },
	{ "janner", 1 }, { "februar", 2 }, { "marz", 3 }, { "maerz", 3 },
	{ "mrz", 3 }, { "mai", 5 }, { "juni", 6 }, { "juli", 7 },
	{ "oktober", 10 }, { "dezember", 12 }, { "janvier", 1 },
	{ "fevrier", 2 }, { "mars", 3 }, { "avril", 4 }, { "juin", 6 },
	{ "juillet", 7 }, { "aout", 8 }, { "septembre", 9 }, { "octobre", 10 },
	{ "novembre", 11 }, { "decembre", 12 }, { "enero", 1 },
	{ "febrero", 2 }, { "marzo", 3 }, { "abril", 4 }, { "mayo", 5 },
	{ "junio", 6 }, { "julio", 7 }, { "agosto", 8 }, { "septiembre", 9 },
	{ "setiembre", 9 }, { "octubre", 10 }, { "noviembre", 11 },
	{ "diciembre", 12 }, { "gennaio", 1 }, { "febbraio", 2 },
	{ "aprile", 4 }, { "maggio", 5 }, { "giugno", 6 }, { "luglio", 7 },
	{ "settembre", 9 }, { "ottobre", 10 }, { "dicembre", 12 } };

/* Words beside a date that say nothing we keep: the day of the week, "of",
 * "as of". */
static const char date_noise[] =
    " of de del der den the le as stand per vom am au al il el dated "
    "st nd rd th er re o a "
    "monday tuesday wednesday thursday friday saturday sunday "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag "
    "lundi mardi mercredi jeudi vendredi samedi dimanche "
    "lunes martes miercoles jueves viernes sabado domingo "
    "lunedi martedi mercoledi giovedi venerdi sabato domenica ";

/* A date cut into its numbers and its month's name. */
struct date_parts {
	int64_t v[3];
	size_t digits[3]; /* 0: the part was a month's name */
	char sep[3];      /* behind each part; ' ' only where nothing else */
	size_t n;
	int quarter; /* 1 to 4, of a half 1 or 2; 0: none */
};

/* What "c" is without its accent, in lower case; 0: nothing. */
static char
date_plain(uint32_t c)
{
	static const char latin[] = "aaaaaaaceeeeiiiidnoooooxouuuuypsaaaaaaacee"
				    "eeiiiidnoooooxouuuuypy";

	if (c >= 0xff01 && c <= 0xff5e)
		c -= 0xfee0; /* full width */
	if (c >= 'A' && c <= 'Z')
		return (char)(c + 32);
	if (c > ' ' && c < 0x7f)
		return (char)c;
	if (c >= 0xc0 && c <= 0xff)
		return latin[c - 0xc0];
	if (c == 0xaa || c == 0xba)
		return c == 0xaa ? 'a' : 'o';
	if (c == 0x5e74 || c == 0x6708 || c == 0xb144 || c == 0xc6d4)
		return '-'; /* year and month, Japanese, Chinese, Korean */
	if (c == 0x65e5 || c == 0xc77c)
		return ' '; /* day */
	if (c == 0x2010 || c == 0x2011 || c == 0x2012 || c == 0x2013)
		return '-';
	if (c == 0x2019)
		return '\'';
	return utf8_is_space(c) ? ' ' : '\0';
}

/* The text in plain lower-case letters, trimmed; false when it is no date. */
static bool
date_normalise(const char *s, size_t n, char to[DATE_TEXT], size_t *len)
{
	*len = 0;
	for (size_t i = 0; i < n;) {
		uint32_t c = 0;
		size_t k = utf8_decode(s + i, n - i, &c);
		char plain = '\0';

		if (k != 0)
			plain = date_plain(c);

		/* Combining accents are left out. */
		if (k != 0 && c >= 0x300 && c <= 0x36f) {
			i += k;
			continue;
		}
		if (plain == '\0' || *len + 1 == DATE_TEXT)
			return false;
		if (plain != ' ' || *len > 0)
			to[(*len)++] = plain;
		i += k;
	}
	while (*len > 0 && strchr(" .,", to[*len - 1]) != NULL)
		(*len)--;
	to[*len] = '\0';
	return *len > 0;
}

static bool
date_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Cut a time of day off the end: "2024-03-12t10:00:00z", "3/12/2024, 4:05
 * pm". */
static size_t
date_without_time(const char *s, size_t n)
{
	const char *colon = memchr(s, ':', n);
	size_t at = colon == NULL ? 0 : (size_t)(colon - s);

	if (colon == NULL || at < 6)
		return n;
	for (size_t i = at; i < n; i++) {
		if (strchr("0123456789:.,+- zapmuhrtcg", s[i]) == NULL)
			return n;
	}
	while (at > 0 && date_is_digit(s[at - 1]))
		at--;
	if (at == 0 || (s[at - 1] != ' ' && s[at - 1] != 't') ||
	    !date_is_digit(s[at]) || !date_is_digit(colon[1]))
		return n;
	at--;
	while (at > 0 && (s[at - 1] == ' ' || s[at - 1] == ','))
		at--;
	return at;
}

/* The month whose name begins with the n letters at s; 0 when none does, or
 * two do. */
static int
date_month(const char *s, size_t n)
{
	int found = 0;

	for (size_t i = 0;
	     n >= 3 && i < sizeof(date_months) / sizeof(date_months[0]); i++) {
		if (strncmp(date_months[i].name, s, n) != 0)
			continue;
		if (found != 0 && found != date_months[i].month)
			return 0;
		found = date_months[i].month;
	}
	return found;
}

static bool
date_is_noise(const char *s, size_t n)
{
	char word[16] = " ";

	if (n + 3 > sizeof(word))
		return false;
	memcpy(word + 1, s, n);
	memcpy(word + 1 + n, " ", 2);
	return strstr(date_noise, word) != NULL;
}

/* "q3", "3q", "t3", "h1": the length read, 0 when it is none. */
static size_t
date_quarter(const char *s, size_t n, int *quarter)
{
	bool first = n > 1 && date_is_digit(s[0]);
	char letter = s[first && n > 1 ? 1 : 0];
	char digit = s[first || n < 2 ? 0 : 1];

	if (n < 2 || strchr("qth", letter) == NULL || digit < '1' ||
	    digit > (letter == 'h' ? '2' : '4'))
		return 0;
	/* "q32" is none, and "3th" is a day. */
	if (date_is_digit(s[0]) ? n > 2 && s[2] >= 'a' && s[2] <= 'z'
				: n > 2 && date_is_digit(s[2]))
		return 0;
	*quarter = digit - '0';
	return 2;
}

/* A word: a month, or nothing of account. */
static bool
date_word(struct date_parts *p, const char *s, size_t n)
{
	int month = date_month(s, n);

	if (month == 0)
		return date_is_noise(s, n);
	if (p->n == 3)
		return false;
	p->v[p->n++] = month;
	return true;
}

static bool
date_split(const char *s, size_t n, struct date_parts *p)
{
	for (size_t i = 0; i < n;) {
		size_t from = i;
		size_t k = p->quarter == 0
			       ? date_quarter(s + i, n - i, &p->quarter)
			       : 0;

		if (k > 0) {
			i += k;
		} else if (date_is_digit(s[i])) {
			while (i < n && date_is_digit(s[i]))
				i++;
			if (p->n == 3 || i - from > 4 ||
			    !date_digits(s + from, i - from, &p->v[p->n]))
				return false;
			p->digits[p->n++] = i - from;
		} else if (s[i] >= 'a' && s[i] <= 'z') {
			while (i < n && s[i] >= 'a' && s[i] <= 'z')
				i++;
			if (!date_word(p, s + from, i - from))
				return false;
		} else if (strchr("-/. ,'", s[i]) == NULL || i == 0) {
			return false;
		} else {
			if (p->n > 0 && s[i] != ' ')
				p->sep[p->n - 1] = s[i];
			i++;
		}
	}
	return p->n > 0 && strchr("-/'", s[n - 1]) == NULL;
}

/* The year that a part means; POSIX reads two digits so (strptime, %y). */
static int64_t
date_year(const struct date_parts *p, size_t i)
{
	if (p->digits[i] == 4)
		return p->v[i];
	if (p->digits[i] != 2)
		return 0;
	return p->v[i] + (p->v[i] < 69 ? 2000 : 1900);
}

static bool
date_is_sane(int64_t y, int64_t m, int64_t d)
{
	return y >= 1900 && y <= 2200 && date_is_day(y, m, d);
}

/* What is not stated of a month or a day. */
#define DATE_UNSTATED (-1)

/* A reading of so much. */
static void
date_is(struct date_reading *r, int64_t y, int64_t m, int64_t d)
{
	r->kind = DATE_NO_SUCH_DAY;
	if (!date_is_sane(
		y, m == DATE_UNSTATED ? 1 : m, d == DATE_UNSTATED ? 1 : d))
		return;
	r->kind = DATE_CLEAR;
	(void)snprintf(r->text, DATE_DAY_SIZE, "%04u-%02u-%02u",
	    (unsigned)y % 10000U, (unsigned)m % 100U, (unsigned)d % 100U);
	if (d == DATE_UNSTATED)
		r->text[m == DATE_UNSTATED ? 4 : 7] = '\0';
}

/* Three numbers, the year last: who comes first, day or month? */
static void
date_three(const struct date_parts *p, const struct date_rules *rules,
    struct date_reading *r)
{
	int64_t y = date_year(p, 2);
	bool dotted = p->sep[0] == '.';
	enum date_order order = dotted ? rules->dotted : rules->order;
	bool dmy = date_is_sane(y, p->v[1], p->v[0]);
	bool mdy = date_is_sane(y, p->v[0], p->v[1]);
	/* 25/12/24 may be the 24th. */
	bool ymd = !dotted && p->digits[2] == 2 && p->digits[0] == 2 &&
		   date_is_sane(date_year(p, 0), p->v[1], p->v[2]);

	r->dotted = dotted;
	if (!dmy && !mdy && !ymd) {
		r->kind = DATE_NO_SUCH_DAY;
		return;
	}
	if (!ymd && dmy != mdy)
		r->shows = dmy ? DATE_ORDER_DMY : DATE_ORDER_MDY;
	if (order == DATE_ORDER_ANY && dotted && dmy)
		order = DATE_ORDER_DMY; /* 03.04.2026 is hardly ever m.d.y. */
	if (order == DATE_ORDER_ANY || order == DATE_ORDER_MIXED) {
		if (p->v[0] == p->v[1] && dmy && !ymd)
			order = DATE_ORDER_DMY;
		else if (r->shows != DATE_ORDER_ANY)
			order = r->shows;
		else
			r->kind = DATE_EITHER;
	}
	if (r->kind == DATE_EITHER)
		return;
	if (order == DATE_ORDER_DMY)
		date_is(r, y, p->v[1], p->v[0]);
	else
		date_is(r, y, p->v[0], p->v[1]);
	if (r->kind == DATE_NO_SUCH_DAY)
		r->kind = DATE_AGAINST;
}

/* Two parts: month and year. */
static void
date_two(const struct date_parts *p, struct date_reading *r)
{
	bool name0 = p->digits[0] == 0;

	if (p->digits[0] == 4 && p->digits[1] <= 2)
		date_is(r, p->v[0], p->v[1], DATE_UNSTATED);
	else if (p->digits[1] == 4 && p->digits[0] <= 2)
		date_is(r, p->v[1], p->v[0], DATE_UNSTATED);
	else if (name0 && p->digits[1] == 2 && p->sep[0] != '\0' &&
		 strchr("-/'", p->sep[0]) != NULL)
		date_is(
		    r, date_year(p, 1), p->v[0], DATE_UNSTATED); /* Mar-24 */
	else if (p->digits[0] + p->digits[1] > 0 && p->digits[0] <= 2 &&
		 p->digits[1] <= 2 && p->v[0] > 0 && p->v[1] > 0)
		r->kind = DATE_EITHER; /* of this year, or of that month? */
}

static void
date_order_parts(const struct date_parts *p, const struct date_rules *rules,
    struct date_reading *r)
{
	bool name0 = p->digits[0] == 0;
	bool name1 = p->n > 1 && p->digits[1] == 0;

	if (p->quarter != 0) {
		r->cut = true;
		if (p->n == 1 && date_year(p, 0) != 0)
			date_is(
			    r, date_year(p, 0), DATE_UNSTATED, DATE_UNSTATED);
	} else if (p->n == 1) {
		if (p->digits[0] == 4)
			date_is(r, p->v[0], DATE_UNSTATED, DATE_UNSTATED);
	} else if (p->n == 2) {
		date_two(p, r);
	} else if (p->digits[0] == 4 && p->digits[2] > 0 && p->digits[2] < 3) {
		date_is(r, p->v[0], p->v[1], p->v[2]);
	} else if (name0 && p->digits[1] > 0) {
		date_is(r, date_year(p, 2), p->v[0], p->v[1]);
	} else if (name1 && p->digits[0] > 0) {
		date_is(r, date_year(p, 2), p->v[1], p->v[0]);
	} else if (!name0 && p->digits[0] < 3 && p->digits[1] > 0 &&
		   p->digits[1] < 3 && date_year(p, 2) != 0) {
		date_three(p, rules, r);
	}
}

/* "45720", "45720.5", "20240312": false when the text is no such number. */
static bool
date_number(const char *s, size_t n, const struct date_rules *rules,
    struct date_reading *r)
{
	size_t whole = strspn(s, "0123456789");
	int64_t v = 0;
	int64_t f[3] = { 0 };

	if (whole == 8 && n == 8 && date_digits(s, 4, &f[0]) &&
	    date_digits(s + 4, 2, &f[1]) && date_digits(s + 6, 2, &f[2])) {
		date_is(r, f[0], f[1], f[2]);
		return true;
	}
	if (whole != 5 || !rules->serials || !date_digits(s, 5, &v) ||
	    (n > 5 && ((s[5] != '.' && s[5] != ',') ||
			  strspn(s + 6, "0123456789") != n - 6)))
		return false;
	/* 1955 to 2090: other numbers are hardly dates. */
	if (v >= 20000 && v < 70000) {
		char stamp[DATE_STAMP_SIZE];

		v += rules->since_1904 ? DATE_SINCE_1904 : DATE_SINCE_1900;
		date_format_stamp(v * 86400, stamp);
		memcpy(r->text, stamp, DATE_DAY_SIZE - 1);
		r->text[DATE_DAY_SIZE - 1] = '\0';
		r->kind = DATE_CLEAR;
		r->serial = true;
	}
	return true;
}

void
date_read(const char *s, size_t n, const struct date_rules *rules,
    struct date_reading *r)
{
	struct date_parts p = { 0 };
	char text[DATE_TEXT];
	size_t len = 0;

	*r = (struct date_reading){ .kind = DATE_NONE };
	if (n < 4 || n > 3 * (size_t)DATE_TEXT ||
	    !date_normalise(s, n, text, &len))
		return;
	len = date_without_time(text, len);
	text[len] = '\0';
	if (date_number(text, len, rules, r))
		return;
	if (date_split(text, len, &p))
		date_order_parts(&p, rules, r);
}

bool
date_parse_sheet(const char *s, size_t n, char text[DATE_DAY_SIZE])
{
	static const struct date_rules none = { .serials = false };
	struct date_reading r = { 0 };

	date_read(s, n, &none, &r);
	if (r.kind != DATE_CLEAR)
		return false;
	memcpy(text, r.text, DATE_DAY_SIZE);
	return true;
}
