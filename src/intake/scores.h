/* scores.h - points for each criterion, weighed: a sheet that says how good
 * vendors are thought to be, not what they offer. */
#ifndef INTAKE_SCORES_H
#define INTAKE_SCORES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

struct legend;
struct sample;

struct scores {
	bool is;
	const char *word; /* the title or line that gives it away; sample's */
	int64_t row;      /* where it stands */
	size_t numbers;   /* cells that are points */
	size_t filled;    /* cells in those columns */
	unsigned least;
	unsigned most;
};

/* Look at the first rows of a sheet.  Where the legend explains the digits,
 * they are marks. */
void scores_find(
    struct scores *c, const struct sample *s, const struct legend *l);

/* The reason in words. */
void scores_reason(const struct scores *c, struct buf *b);

#endif
