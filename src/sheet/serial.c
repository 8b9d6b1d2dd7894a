/* serial.c - the days since 1900 or 1904 of a workbook as ISO 8601. */
#include "sheet/serial.h"

#include <math.h>
#include <stdint.h>

#define DAY_MS INT64_C(86400000)
/* 9999-12-31 since 1900 */
#define DAY_LAST 2958465
#define DAYS_1904 1462
#define FEBRUARY_29 60

/* Days since 1970 to a date of the Gregorian calendar, by eras of 400 years
 * that begin with March. */
static void
civil(int64_t days, int *year, int *month, int *day)
{
	int64_t z = days + 719468;
	int64_t era = z / 146097;
	int64_t doe = z - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int64_t mp = (5 * doy + 2) / 153;

	*day = (int)(doy - (153 * mp + 2) / 5 + 1);
	*month = (int)(mp < 10 ? mp + 3 : mp - 9);
	*year = (int)(yoe + era * 400 + (*month <= 2 ? 1 : 0));
}

/* day is since 1900, by the spreadsheet's count. */
static void
format_day(unsigned shows, int64_t day, struct buf *to)
{
	int y = 1900;
	int m = 1;
	int d = 0;

	if (day == FEBRUARY_29) {
		m = 2;
		d = 29;
	} else if (day > 0) {
		civil(day - 25568 - (day > FEBRUARY_29 ? 1 : 0), &y, &m, &d);
	}
	if ((shows & SERIAL_DATE) == SERIAL_YEAR && m == 1 && d == 1)
		buf_fmt(to, "%04d", y);
	else if ((shows & SERIAL_DATE) == (SERIAL_YEAR | SERIAL_MONTH) &&
		 d == 1)
		buf_fmt(to, "%04d-%02d", y, m);
	else
		buf_fmt(to, "%04d-%02d-%02d", y, m, d);
}

/* Seconds, with the thousandths when they are shown. */
static void
format_second(const struct serial *how, int64_t ms, struct buf *to)
{
	static const int unit[] = { 1000, 100, 10, 1 };

	buf_fmt(to, "%02d", (int)(ms / 1000 % 60));
	if (how->places > 0)
		buf_fmt(to, ".%0*d", how->places,
		    (int)(ms % 1000) / unit[how->places]);
}

static void
format_time(const struct serial *how, int64_t ms, struct buf *to)
{
	bool hour = (how->shows & SERIAL_HOUR) != 0 ||
		    (how->shows & SERIAL_TIME) == SERIAL_MINUTE;

	if (hour)
		buf_fmt(to, "%02d:", (int)(ms / 3600000));
	buf_fmt(to, "%02d", (int)(ms / 60000 % 60));
	if (!hour || (how->shows & SERIAL_SECOND) != 0 || ms / 1000 % 60 != 0) {
		buf_char(to, ':');
		format_second(how, ms, to);
	}
}

static void
format_elapsed(const struct serial *how, int64_t ms, struct buf *to)
{
	if (ms < 0)
		buf_char(to, '-');
	ms = ms < 0 ? -ms : ms;
	if (how->elapsed == SERIAL_HOUR) {
		buf_int(to, ms / 3600000);
		if ((how->shows & (SERIAL_MINUTE | SERIAL_SECOND)) == 0)
			return;
		buf_fmt(to, ":%02d", (int)(ms / 60000 % 60));
	} else if (how->elapsed == SERIAL_MINUTE) {
		buf_int(to, ms / 60000);
	} else {
		buf_int(to, ms / 1000);
		return;
	}
	if ((how->shows & SERIAL_SECOND) != 0) {
		buf_char(to, ':');
		format_second(how, ms, to);
	}
}

/* Milliseconds, rounded to what is told apart. */
static int64_t
round_ms(const struct serial *how, double serial)
{
	if (how->places > 0)
		return llround(serial * (double)DAY_MS);
	return llround(serial * 86400) * 1000;
}

bool
serial_format(const struct serial *how, double serial, struct buf *to)
{
	int64_t ms = 0;
	int64_t day = 0;
	bool date = (how->shows & SERIAL_DATE) != 0;
	bool time = (how->shows & SERIAL_TIME) != 0;

	if (!(serial > -DAY_LAST && serial < DAY_LAST + 1))
		return false;
	ms = round_ms(how, serial);
	if (how->elapsed != 0) {
		format_elapsed(how, ms, to);
		return true;
	}
	if (ms < 0 && (date || !how->since_1904))
		return false;
	if (ms < 0) { /* the system of 1904 shows it */
		buf_char(to, '-');
		format_time(how, -ms % DAY_MS, to);
		return true;
	}
	if (how->since_1904)
		ms += DAYS_1904 * DAY_MS;
	if (!time && date)
		ms = (int64_t)floor(serial) * DAY_MS +
		     (how->since_1904 ? DAYS_1904 * DAY_MS : 0);
	day = ms / DAY_MS;
	if (ms < 0 || day > DAY_LAST)
		return false;
	/* a moment on no day is a time */
	if (date && time && day == 0 && ms % DAY_MS != 0)
		date = false;
	if (date)
		format_day(how->shows, day, to);
	if (date && time && ms % DAY_MS != 0)
		buf_char(to, 'T');
	if (!date || (time && ms % DAY_MS != 0))
		format_time(how, ms % DAY_MS, to);
	return true;
}
