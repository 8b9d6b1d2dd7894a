/* reader.h - the reader at work; private to read.c and take.c. */
#ifndef INTAKE_READER_H
#define INTAKE_READER_H

#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "catalog/load.h"
#include "intake/claims.h"
#include "intake/field.h"
#include "intake/value.h"

struct plan;
struct read_warning;
struct sheet_cell;
struct sheet_row;

/* Countries that one row may list. */
#define READER_COUNTRIES 32

/* Cells of a column without a title, and where the first is. */
struct read_untitled {
	int64_t n;
	int64_t row;
	int64_t line;
	char text[64];
};

struct reader {
	const struct plan *plan;
	struct values values;
	struct claims claims;
	struct arena scratch; /* texts of the row at hand */
	struct buf b;
	struct buf name; /* the last vendor's, for hints */
	struct load_fact fact;
	struct load_text text[FIELD_COUNT]; /* first cell of a field */
	size_t position[FIELD_COUNT];       /* its column; 0: a default */
	struct load_alias *alias;           /* owned */
	size_t n_alias;
	size_t cap_alias;
	struct load_id *id; /* owned */
	size_t n_id;
	size_t cap_id;
	struct load_id *site_id; /* owned */
	size_t n_site_id;
	size_t cap_site_id;
	/* The column behind a row's that is read again, borrowed; or NULL. */
	const struct sheet_row *beside;
	size_t n_comment; /* vendors with comments beside their answers */
	struct read_untitled *untitled; /* owned: for each column */
	size_t *untitled_at;            /* owned: those without a title */
	size_t n_untitled;
	struct sheet_cell *plain; /* owned: the cells as a person sees them */
	size_t cap_plain;
	const char *country[READER_COUNTRIES]; /* that the row lists */
	size_t n_country;
	struct read_warning *warning; /* owned */
	size_t n_warning;
	size_t cap_warning;
};

struct load_text reader_text(const char *s, size_t n);

/* What is in r->b, kept until the next row. */
const char *reader_keep(struct reader *r);

/* A remark on the row; text is the reader's or constant. */
void reader_warn(struct reader *r, size_t position, const char *text);

/* A remark on a value: what "value" tail. */
void reader_warn_value(struct reader *r, size_t position, const char *what,
    struct load_text value, const char *tail);

/* The row as a person sees it: formulas and HTML as their text, characters
 * that do not show left out, with a remark on each cell that is used and was
 * changed.  to is the row itself, or one with cells of the reader's. */
void reader_plain(
    struct reader *r, const struct sheet_row *row, struct sheet_row *to);

/* A cell, trimmed; empty where the row is shorter. */
struct load_text reader_cell(const struct sheet_row *row, size_t i);

/* Blanks in a row, and line breaks, made one blank: for names. */
struct load_text reader_one_line(struct reader *r, struct load_text t);

/* Why a row, a column of a sheet that was turned, is no vendor's: its title
 * is like "Comments", or such a word stands below the name; else NULL. */
const char *reader_no_vendor(
    const struct reader *r, const struct sheet_row *row);

/* Take in the cells of a row that are not blank, names and identifiers
 * included; services wait until all of it is known. */
void reader_take(struct reader *r, const struct sheet_row *row);

#endif
