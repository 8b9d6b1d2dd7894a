/* habit.h - how the writers of a column are used to write: who comes first,
 * day or month, and whether countries stand as codes or among states. */
#ifndef INTAKE_HABIT_H
#define INTAKE_HABIT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"
#include "base/err.h"

struct plan;
struct sample;
struct table;

struct habit {
	struct date_rules date;
	bool codes;  /* countries stand as codes of two letters: "CA" is one */
	bool names;  /* some are written out */
	bool us;     /* the US is among them */
	bool states; /* states of the US or Canada stand among them */
	bool open; /* rows beyond the first ones may decide: on dates, on what a
		    * blank status means */
	const char *plain; /* the column's reason without what was shown */
};

/* What the first records show of each column of a plan; the columns' reasons
 * then say so.  An order that a person told holds for all dates. */
void habit_sample(struct plan *p, const struct sample *records,
    enum date_order told, bool since_1904);

/* Where a status column never says "offered", only the exceptions are stated
 * and a blank one means offered (p->blank_offered); else a blank one is
 * unknown.  The column's reason then says so.  One "offered" in any row
 * decides: what the first records leave open is for habit_scan. */
void habit_status(struct plan *p, const struct sample *records);

/* Where the first records left it open, look at all of them: a day over 12
 * in one row decides for every row of its column, and so does a status of
 * "offered".  The table stands at its first row again. */
bool habit_scan(struct plan *p, struct table *t, struct err *err);

/* A habit as a number, to be kept with a source, and back; 0: none. */
int64_t habit_pack(const struct habit *h);
void habit_unpack(struct habit *h, int64_t packed);

/* "dmy", "mdy": true.  Anything else is no order. */
bool habit_order(const char *s, enum date_order *order);

#endif
