/* sheet.h - a file of cells, read row by row, forward only. */
#ifndef SHEET_SHEET_H
#define SHEET_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* Rows longer than this many bytes, or wider than this many cells, make the
 * file unreadable (ERR_DATA): memory stays bounded whatever comes in. */
#define SHEET_ROW_BYTES (16U << 20)
#define SHEET_ROW_CELLS 16384U

/* A workbook says the same text in many cells in few bytes (shared, merged
 * and repeated ones): when its rows come to more than SHEET_SWELL bytes (a
 * cell counts as 1, one with a text as 32 and its text) and to more than
 * SHEET_SWELL_RATIO times its size, it is a bomb (ERR_DATA), refused before
 * its rows are read where merged ranges or repeated rows tell. */
#define SHEET_SWELL (INT64_C(256) << 20)
#define SHEET_SWELL_RATIO 1000

struct sheet; /* an open file */

struct sheet_cell {
	const char *text; /* UTF-8, NUL-terminated, blanks as in the file */
	size_t len;
	/* A workbook's merged range: each of its cells has the text of its
	 * first one, and all but that one say so here. */
	bool merged;
};

/* One record.  Everything in it is valid until the next sheet_next. */
struct sheet_row {
	int64_t number; /* 1, 2, ...: records, blank ones included */
	int64_t line;   /* line of the file it starts on, from 1 */
	const struct sheet_cell *cell;
	/* 0 for a blank line.  In a workbook a row is as wide as the widest
	 * above it (up to 1,024), the rest of it blank. */
	size_t n_cell;
	/* Why the row may not be what its author meant ("a quote that opens
	 * at line 7 is never closed", "byte 0xE9 is not UTF-8"), or NULL; the
	 * first reason where there are several.  Bytes that cannot be decoded,
	 * and NULs, stand in the cells as \xHH; quotes that are where none
	 * belong stand in them as text, and no such quote reaches over the
	 * end of its line, so that the rows behind it are not lost. */
	const char *trouble;
	size_t trouble_column; /* 1-based cell of the trouble; 0: the row */
	bool hidden;           /* a hidden row of a workbook, or of no height */
};

/* There is no such character. */
#define SHEET_NONE (-1)

struct sheet_options {
	const char *sheet;     /* name or number of the sheet, or NULL */
	const char *encoding;  /* of a CSV file; NULL: find out */
	const char *delimiter; /* NULL: find out */
	int quote;             /* 0: find out; or SHEET_NONE */
	int escape;            /* 0: find out; or SHEET_NONE */
};

struct sheet_name {
	const char *name; /* "" for the one of a CSV file */
	bool hidden;
	bool very; /* hidden so that a person cannot ask for it to be shown */
	bool missing; /* listed, but not in the file: it has no rows */
};

/* Something about the whole file that its reader should know ("the text was
 * encoded twice", "sheet 3 is hidden"). */
struct sheet_note {
	const char *text;
};

/* How the file is read. */
struct sheet_info {
	const char *format;    /* "csv", "xlsx", "xls", "ods" */
	const char *encoding;  /* "UTF-8", "windows-1252", ...; "" if no text */
	bool encoding_doubted; /* another one reads nearly as well */
	const char *delimiter; /* one or two characters; "" if no text */
	int quote;             /* or SHEET_NONE */
	int escape;            /* '\\', or SHEET_NONE: quotes are doubled */
	bool sep_line;   /* a first line "sep=;" gave it; that is no record */
	int64_t bytes;   /* size of the file */
	char sha256[65]; /* of its bytes, lower-case hex */
	const struct sheet_name *sheet; /* at least one */
	size_t n_sheet;
	size_t at;       /* the one being read, from 0 */
	bool since_1904; /* a workbook whose numbers count days from there */
	bool filtered; /* a filter hides rows of it; known once all are read */
	const struct sheet_note *note;
	size_t n_note;
};

/* Open path ("-" is standard input; what is no plain file is spooled to an
 * unlinked temporary file) and find out how to read it.  ERR_DATA when it is
 * missing, not yours to read, empty, a directory, or no text in UTF-8 (UTF-16,
 * ZIP, PNG, ...: the message says what it looks like and what to do); when
 * the system fails, ERR_SYSTEM; for options that do not fit, ERR_USAGE.
 *
 * A file in some 8-bit encoding (Windows-1252) is refused, lest a thousand
 * names go in with \xE9 in them: that is, when 10 lines or more and over a
 * tenth of those in its first megabyte have bytes that are no UTF-8 and
 * hardly any character in it is.  With fewer the file is read, and the rows
 * that have such bytes say so. */
bool sheet_open(struct sheet **out, const char *path,
    const struct sheet_options *opt, struct err *err);

const struct sheet_info *sheet_info(const struct sheet *s);

/* Read the next record; *found is false at the end of the file.  A row over
 * the limits, a bomb, or a file that has changed since it was opened, is
 * ERR_DATA; the message names the file and the line. */
bool sheet_next(
    struct sheet *s, struct sheet_row *row, bool *found, struct err *err);

/* Go to the first row of another sheet; number is from 1 to n_sheet.  Errors
 * as of sheet_next. */
bool sheet_select(struct sheet *s, size_t number, struct err *err);

/* Start again from the first row. */
bool sheet_rewind(struct sheet *s, struct err *err);

/* Turn the sheet on its side: from now on its rows are the columns of the
 * file, number and line of a row are the column's number, and it stands at
 * the first.  Remarks on rows of the file become notes.  All of it is held in
 * memory: more than SHEET_TURN_BYTES of cells, or SHEET_ROW_CELLS rows, are
 * ERR_DATA. */
#define SHEET_TURN_BYTES (64U << 20)
bool sheet_turn(struct sheet *s, struct err *err);

/* A cell of a sheet that was turned, of any row, both from 1; it lives as long
 * as the sheet stays selected.  Blank where there is none, and in a sheet that
 * was not turned. */
struct sheet_cell sheet_turned(const struct sheet *s, int64_t row, size_t cell);

/* Bytes of the file consumed so far, for progress. */
int64_t sheet_offset(const struct sheet *s);

/* NULL is allowed. */
void sheet_close(struct sheet *s);

#endif
