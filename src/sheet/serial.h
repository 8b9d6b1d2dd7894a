/* serial.h - the days since 1900 or 1904 of a workbook as ISO 8601. */
#ifndef SHEET_SERIAL_H
#define SHEET_SERIAL_H

#include <stdbool.h>

#include "base/buf.h"

/* What of a moment is shown. */
enum serial_part {
	SERIAL_YEAR = 1,
	SERIAL_MONTH = 2,
	SERIAL_DAY = 4,
	SERIAL_HOUR = 8,
	SERIAL_MINUTE = 16,
	SERIAL_SECOND = 32,
	SERIAL_DATE = SERIAL_YEAR | SERIAL_MONTH | SERIAL_DAY,
	SERIAL_TIME = SERIAL_HOUR | SERIAL_MINUTE | SERIAL_SECOND
};

struct serial {
	bool since_1904;
	unsigned shows; /* enum serial_part */
	/* Something counts on beyond its place ([h]:mm): the largest. */
	enum serial_part elapsed; /* 0: nothing */
	int places;               /* of the seconds, at most 3 */
};

/* Append what a cell of this number shows:
 *   2026-03-12             a date; of one without day or month shown, what
 *                          is shown, if the rest is a first (2026-03, 2026)
 *   2026-03-12T14:30       a date and a time that is not midnight; the
 *                          seconds when there are any
 *   14:30, 14:30:05        a time alone; 30:05 without the hour
 *   26:30                  what is elapsed
 * 1900 is a leap year to spreadsheets, so that there is a 1900-02-29, and
 * its day 0 is 1900-01-00 (ECMA-376 part 1, 18.17.4.1).  False, and nothing
 * appended, for days before the calendar and after all (year 9999); a time
 * alone that is negative is one where days count from 1904 (-00:30). */
bool serial_format(const struct serial *how, double serial, struct buf *to);

#endif
