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

/* Read a date as sheets write it where only one reading is possible: ISO
 * (also YYYY-MM and YYYY alone, kept as such), YYYY/MM/DD, dd.mm.yyyy,
 * "12 Mar 2026", "Mar 2026", dd/mm/yyyy or mm/dd/yyyy where a number over 12
 * decides.  *text gets ISO 8601 (YYYY, YYYY-MM or YYYY-MM-DD).  False where
 * it is no date or could be two. */
bool date_parse_sheet(const char *s, size_t n, char text[DATE_DAY_SIZE]);

#endif
