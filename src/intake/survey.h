/* survey.h - how a file would be read, without a catalog to put it into. */
#ifndef INTAKE_SURVEY_H
#define INTAKE_SURVEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
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

/* What the phrases of a file come to. */
struct survey_words {
	int64_t claims; /* distinct phrases of which claims came */
	int64_t ambiguous;
	int64_t no_service;
	int64_t unknown;
	/* Those unknown or ambiguous, most used first; owned. */
	struct survey_phrase *list;
	size_t n;
};

struct survey_problem {
	int64_t line; /* of the first row that has it */
	size_t position;
	const char *text;
	bool aside;
	int64_t rows; /* that have it; of a row set aside always 1 */
};

/* Who wants to hear how far the reading is; a NULL one does not. */
struct survey_watch {
	void *arg;
	void (*progress)(void *arg, int64_t rows, int64_t done, int64_t bytes);
};

/* Problems kept; all are counted.  The same remark on a column is kept once. */
#define SURVEY_PROBLEMS 50
/* One row of so many may be wider than the table. */
#define SURVEY_WIDE 20

/* Zero-initialise to start. */
struct survey {
	struct sheet *sheet; /* owned */
	struct table *table; /* owned */
	struct plan plan;
	struct arena arena;
	struct buf key;               /* of the name at hand */
	struct survey_column *column; /* owned; plan.n */
	struct survey_phrase *phrase; /* owned; by number of the words */
	size_t n_phrase;
	struct survey_problem problem[SURVEY_PROBLEMS];
	size_t n_problem; /* kept */
	int64_t problems;
	int64_t told;   /* of these by what is kept */
	int64_t rows;   /* below the header */
	int64_t above;  /* rows above it */
	int64_t header; /* rows of the header */
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

/* Read it through, and count; w is told from time to time.  A wording in
 * s->phrase lives until survey_close or the vocab is closed. */
bool survey_read(struct survey *s, struct vocab *v,
    const struct survey_watch *w, struct err *err);

/* The phrases, after survey_read; free w->list. */
void survey_words(const struct survey *s, struct survey_words *w);

/* The next record of the table, once the widest is known (survey_measure);
 * without the empty cells at its end that no column has. */
bool survey_measure(struct survey *s, struct err *err);
bool survey_next(
    struct survey *s, struct sheet_row *row, bool *found, struct err *err);

#endif
