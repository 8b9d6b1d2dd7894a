/* date.h - dates as ISO 8601 text, the only form inside the program. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* YYYY-MM-DDThh:mm:ssZ and its NUL */
#define DATE_STAMP_SIZE 21
/* YYYY-MM-DD and its NUL */
#define DATE_DAY_SIZE 11

/* Write t (seconds since 1970, UTC) as YYYY-MM-DDThh:mm:ssZ. */
void date_format_stamp(int64_t t, char to[DATE_STAMP_SIZE]);

/* Read YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ, the whole of s, into *t.  False
 * for anything else and for days that do not exist. */
bool date_parse_stamp(const char *s, int64_t *t);

/* Who comes first in 03/04/2026. */
enum date_order {
	DATE_ORDER_ANY, /* nothing decides */
	DATE_ORDER_DMY,
	DATE_ORDER_MDY,
	DATE_ORDER_MIXED /* both are there: nothing may be taken for usual */
};

/* What is known of the dates in a column. */
struct date_rules {
	enum date_order order;  /* of numbers parted by / - or a blank */
	enum date_order dotted; /* by full stops; ANY: d.m.y where it can be */
	bool serials;           /* numbers are days as Excel counts them */
	bool since_1904;        /* from 1904, else from 1900 */
};

enum date_kind {
	DATE_NONE,        /* no date, as far as we can tell */
	DATE_CLEAR,       /* one reading */
	DATE_EITHER,      /* could be two days */
	DATE_NO_SUCH_DAY, /* 31.02.2024 */
	DATE_AGAINST      /* there is no such day in the order of the rules */
};

struct date_reading {
	enum date_kind kind;
	char text[DATE_DAY_SIZE]; /* DATE_CLEAR: YYYY, YYYY-MM, YYYY-MM-DD */
	enum date_order shows;    /* DMY, MDY: its numbers allow no other */
	bool dotted;              /* they are parted by full stops */
	bool serial;              /* it was a number of days */
	bool cut; /* it says more than text: a quarter is kept as its year */
};

/* Read a date as sheets write it: ISO, with a time of day or without (YYYY,
 * YYYY-MM and YYYYMMDD too), dd.mm.yyyy, d.m.yy, dd/mm/yyyy, mm/dd/yyyy,
 * yyyy/mm/dd, "12 Mar 2026", "12. Maerz 2026", "March 12, 2026",
 * "Mar-26", "03/2026", "Q3 2025", Excel's numbers; months in English, German,
 * French, Spanish and Italian; full-width digits and the Japanese, Chinese and
 * Korean signs for year, month and day. */
void date_read(const char *s, size_t n, const struct date_rules *rules,
    struct date_reading *r);

/* Read a date that has one reading without any rule (numbers are no days). */
bool date_parse_sheet(const char *s, size_t n, char text[DATE_DAY_SIZE]);

#endif
