/* survey.h - how a file would be read, without a catalog to put it into. */
#ifndef INTAKE_SURVEY_H
#define INTAKE_SURVEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "intake/reading.h"

struct sheet;
struct sheet_row;
struct table;
struct vocab;
struct vocab_result;

struct survey_column {
	int64_t filled;
	const char *sample; /* its first values, joined by " | " */
};

/* A phrase of the file and the rows that use it. */
struct survey_phrase {
	const struct vocab_result *words; /* NULL: none of that number */
	int64_t rows;
	int64_t last;
	bool claims; /* claims came of it */
};

struct survey_problem {
	int64_t line;
	size_t position;
	const char *text;
	bool aside;
};

/* Problems kept; all are counted. */
#define SURVEY_PROBLEMS 50
/* One row of so many may be wider than the table. */
#define SURVEY_WIDE 20

/* Zero-initialise to start. */
struct survey {
	struct sheet *sheet; /* owned */
	struct table *table; /* owned */
	struct plan plan;
	struct arena arena;
	struct survey_column *column; /* owned; plan.n */
	struct survey_phrase *phrase; /* owned; by number of the words */
	size_t n_phrase;
	struct survey_problem problem[SURVEY_PROBLEMS];
	size_t n_problem; /* kept */
	int64_t problems;
	int64_t rows; /* below the header */
	int64_t facts;
	int64_t asides;
	int64_t skipped;
	int64_t claims;
	bool empty;     /* there is nothing but blank rows, and no plan */
	size_t width;   /* cells of the widest row */
	size_t columns; /* all but a few rows have no more */
};

/* Open a file and plan how to read it; with plan.any it need not have a
 * vendor's column, nor any row. */
bool survey_open(struct survey *s, const char *path, const struct reading *how,
    struct vocab *v, struct err *err);
void survey_close(struct survey *s);

/* Read it through, and count.  A wording in s->phrase lives until
 * survey_close or the vocab is closed. */
bool survey_read(struct survey *s, struct vocab *v, struct err *err);

/* The next record of the table, once the widest is known (survey_measure);
 * without the empty cells at its end that no column has. */
bool survey_measure(struct survey *s, struct err *err);
bool survey_next(
    struct survey *s, struct sheet_row *row, bool *found, struct err *err);

#endif
