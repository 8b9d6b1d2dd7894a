/* table.h - where the table is in a sheet: its header, its records, and what
 * stands around them. */
#ifndef INTAKE_TABLE_H
#define INTAKE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "intake/heading.h"
#include "intake/sample.h"
#include "sheet/sheet.h"

struct table;
struct vocab;

/* Rows a header may span. */
#define TABLE_LEVELS HEADING_SPAN

/* So many sheets of a workbook are looked at where none was asked for. */
#define TABLE_SHEETS 100

/* There is no header. */
#define TABLE_NO_HEADER (-1)

/* What a person says of the table; all borrowed for the call.
 * Zero-initialised: find out. */
struct table_options {
	int64_t header;         /* number of its first row; TABLE_NO_HEADER */
	size_t header_rows;     /* it spans; at most TABLE_LEVELS */
	const char *const *map; /* COLUMN=FIELD: titles that it has */
	size_t n_map;
	bool sheet; /* the sheet was asked for: no other one is tried */
};

/* What a row of the sheet is. */
enum table_part {
	TABLE_RECORD,
	TABLE_HEADER,
	TABLE_ABOVE, /* the header, or the first record */
	TABLE_BLANK,
	TABLE_AGAIN,    /* the header, once more */
	TABLE_SUBTOTAL, /* or a total */
	TABLE_NOTE,     /* a source, a remark, a signature */
	TABLE_OTHER     /* a row of another table */
};
#define TABLE_PARTS 8

struct table_row {
	struct sheet_row row; /* as sheet_next gives it */
	enum table_part part;
	const char *why; /* of what is no record, in words ("a subtotal") */
	bool between;    /* a note that heads the records below it */
};

/* A column of the table; texts are the table's. */
struct table_column {
	/* Trimmed, line breaks made blanks; joined by a blank where the
	 * header spans rows; "" where there is none. */
	const char *title;
	/* The same, but what all rows of the header say is said once. */
	const char *name;
	/* What each row of the header says of it, group titles carried
	 * right; "" where it says nothing. */
	const char *level[TABLE_LEVELS];
};

/* Something else in the sheet, or the workbook. */
struct table_aside {
	enum table_part part;
	int64_t from; /* rows; 0: another sheet of the workbook */
	int64_t to;
	const char *text; /* in words, one line */
};

/* Rows with something in them that a person does not see. */
struct table_hidden {
	int64_t n;
	int64_t first;
	int64_t last;
};

/* The table that was found; all of it the table's.  What is known from the
 * first rows is there after table_open; the asides are complete once
 * table_next has come to the end. */
struct table_info {
	const struct table_column *column; /* by position in the sheet */
	size_t n_column;
	const int64_t *header; /* numbers of the header's rows */
	size_t n_header;       /* 0: there is none */
	size_t n_level;        /* of the titles: n_header, as a rule */
	int64_t header_line;   /* of the file; 0: there is none */
	bool told;             /* a person said where the header is */
	int64_t first;         /* number of the first row below the header */
	/* Records below the header, as many as the first rows hold. */
	const struct sample *records;
	const struct sample *above; /* rows above the header */
	const struct table_aside *aside;
	size_t n_aside;
	struct table_hidden hidden; /* complete when the asides are */
};

/* Find the table in a sheet, which stays the caller's; the sheet then stands
 * at its first row.  In a workbook the sheet is chosen too: the first one
 * with vendors, unless options name one.  A sheet without rows has a table
 * without columns.  A header row that is not there is ERR_USAGE. */
bool table_open(struct table **out, struct sheet *sheet,
    const struct table_options *o, struct vocab *v, struct err *err);

const struct table_info *table_info(const struct table *t);

/* The next row of the sheet, whatever it is; valid until the next call.  No
 * row is left out: blank ones come too. */
bool table_next(
    struct table *t, struct table_row *row, bool *found, struct err *err);

/* Start again from the sheet's first row. */
bool table_rewind(struct table *t, struct err *err);

/* NULL is allowed. */
void table_close(struct table *t);

#endif
