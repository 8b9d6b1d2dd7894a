/* read.h - a row of a sheet becomes a fact. */
#ifndef INTAKE_READ_H
#define INTAKE_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "catalog/load.h"
#include "intake/claims.h"

struct plan;
struct sheet_row;
struct vocab;

enum read_outcome {
	READ_FACT,
	READ_ASIDE, /* reason and position say why */
	READ_SKIP   /* no data; reason says why */
};

struct read_warning {
	size_t position; /* column, from 1; 0: the row */
	const char *text;
};

struct reader;

/* What became of the row at hand; all of it is the reader's and valid until
 * the next row. */
struct read_result {
	struct load_fact fact; /* READ_FACT */
	const char *reason;
	size_t position;
	const struct read_warning *warning;
	size_t n_warning;
};

/* The plan and the vocabulary are borrowed. */
struct reader *reader_new(const struct plan *plan, struct vocab *v);
void reader_free(struct reader *r); /* NULL is allowed */

/* Of a sheet that was turned and is read again from the catalog: the row behind
 * it, which may hold the comments on it; NULL: none. */
void reader_beside(struct reader *r, const struct sheet_row *beside);

/* What column i (from 0) of the rows read so far holds, where it has no title
 * and is not read, in words that last until the next call; NULL: nothing.
 * *row and *line are of the first such cell. */
const char *reader_untitled(
    struct reader *r, size_t i, int64_t *row, int64_t *line);

/* Read a row below the header. */
enum read_outcome reader_row(
    struct reader *r, const struct sheet_row *row, struct read_result *to);

/* Distinct phrases so far that claim nothing. */
struct claims_count reader_count(const struct reader *r);

#endif
