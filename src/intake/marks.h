/* marks.h - which marks the cells of a matrix hold, and what each means in
 * this sheet: by its legend, else by what it says of itself, else by the
 * other marks beside it; a letter that none of these tells is asked about. */
#ifndef INTAKE_MARKS_H
#define INTAKE_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/hash.h"
#include "intake/legend.h"

/* Distinct texts that are counted. */
#define MARKS_TEXTS 4096

/* The cells of the columns of services, counted.  Zero-initialise. */
struct marks {
	struct hash text;  /* a cell's -> how many */
	const char **list; /* owned; of the texts, the arena's */
	size_t n;
	struct arena arena;
	int64_t filled;
	int64_t ratings; /* numbers from 1 to 10, halves too */
	unsigned values; /* bit 1 << n: the number n is in a cell */
};

void marks_clear(struct marks *m);
void marks_add(struct marks *m, const char *s, size_t n);

/* Work out what the marks mean together and complete the legend: an item for
 * each letter that needs one. */
void marks_decide(const struct marks *m, struct legend *l);

/* Whether numbers beyond 1 are among them: then 1 is no yes either. */
bool marks_rate(const struct marks *m);

/* What a cell says in a sheet with that legend.  MARK_NONE with ask set: a
 * mark the sheet does not explain; without: no mark. */
struct mark marks_read(const struct legend *l, const char *s, size_t n);

/* A number as people give scores: 0 to 10, with at most one decimal; -1: no
 * number. */
double marks_score(const char *s, size_t n);

#endif
