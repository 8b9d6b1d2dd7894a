/* out.h - rows become bytes: one writer interface, one format a file.
 *
 * What a format does with a text (all make it well-formed UTF-8):
 *   table  lined up; where opt.width is too small a cell takes up to six
 *          lines, and where words have no room at all a row is written as
 *          its cells with their titles; only what is longer is cut;
 *          controls are shown as \x1B or U+202E, a line break as U+23CE
 *   csv    RFC 4180, LF, quotes only where needed, formulas defused (below);
 *          controls are kept, but shown as in table on a terminal
 *   tsv    tab, newline, carriage return, backslash and controls as \t \n \r
 *          \\ \x1B \u202E, formulas defused
 *   json   {"meta":{...},"rows":[{...}]}, a row a line
 *   jsonl  a row a line
 *   md     a pipe table; what Markdown would obey is escaped
 *   ids    the first column alone, no title, no nulls, repeats in a row once
 * A null is an empty cell in table, csv, tsv and md, null in json and jsonl.
 *
 * A formula, for csv and tsv, is what base/formula.h says: it gets one
 * apostrophe in front, and who reads it back takes that one off again.
 */
#ifndef OUT_OUT_H
#define OUT_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/err.h"

enum out_type { OUT_NULL, OUT_TEXT, OUT_INT, OUT_REAL };

struct out_value {
	enum out_type type;
	const char *text; /* UTF-8; borrowed for the call */
	int64_t i;
	double r;
};

/* Shorthands for out_row.  out_text(NULL) is a null. */
struct out_value out_null(void);
struct out_value out_text(const char *s);
struct out_value out_int(int64_t i);
struct out_value out_real(double r);

struct buf;
struct out; /* a writer in use */

struct out_format {
	const char *name;   /* as given to --format */
	const char *suffix; /* as in -o FILE.suffix, or NULL */
	bool (*begin)(struct out *o);
	bool (*row)(struct out *o, const struct out_value *v);
	bool (*end)(struct out *o);
	bool ragged; /* a row may be longer than others */
};

struct out_options {
	const struct out_format *format;
	FILE *to;   /* borrowed */
	bool color; /* escape sequences allowed (table only) */
	int width;  /* columns of the terminal, 0: unlimited */
};

/* The format of that name, or of the file name's ending; NULL if none. */
const struct out_format *out_format_by_name(const char *name);
const struct out_format *out_format_by_file(const char *path);

/* All format names, for messages: "table, csv, tsv, ...". */
const char *out_format_names(void);

/* Make a writer.  Then any number of out_meta, one out_begin, any number of
 * out_row, one out_end.  The first failure is remembered and out_end returns
 * it, so row results need no check of their own. */
struct out *out_new(const struct out_options *opt);
void out_free(struct out *o); /* NULL is allowed */

/* What the rows are of (catalog, time, filters): json writes it as "meta";
 * the other formats leave it out.  Key and value are copied. */
void out_meta(struct out *o, const char *key, const char *value);

/* The columns' names, n of them, borrowed until out_end. */
void out_begin(struct out *o, const char *const *column, size_t n);

/* One row: as many values as columns. */
void out_row(struct out *o, const struct out_value *v);

/* Whether a row of the format may be longer than others, as lines of text
 * may. */
bool out_ragged(const struct out_format *f);

/* A row of n values, at least as many as columns; more only where rows may be
 * longer. */
void out_row_long(struct out *o, const struct out_value *v, size_t n);

/* Finish, flush; false with err filled (ERR_SYSTEM) when anything could not
 * be written.  A reader that went away (EPIPE, with SIGPIPE ignored by main)
 * is no error: true; what is left in the stream is thrown away. */
bool out_end(struct out *o, struct err *err);

/* For what is no row: append s in one line with its controls shown, cut with
 * an ellipsis where it takes more than width columns; returns what it takes. */
size_t out_add_cell(struct buf *b, const char *s, size_t width);

/* The same in several lines: so wide, at most so many, each but the first
 * behind so many blanks; line breaks between them. */
struct out_lines {
	size_t width;
	size_t lines;
	size_t indent;
};
void out_add_lines(struct buf *b, const char *s, const struct out_lines *as);

/* Rows written so far. */
int64_t out_count(const struct out *o);

#endif
