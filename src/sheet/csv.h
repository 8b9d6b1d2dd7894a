/* csv.h - CSV as a file of cells: records pulled one by one out of libcsv. */
#ifndef SHEET_CSV_H
#define SHEET_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "sheet/sheet.h"

/* Bytes read at a time unless something else is asked for. */
#define CSV_READER_CHUNK ((size_t)256 << 10)

struct csv_reader;
struct mend;

struct csv_options {
	const char *name;      /* for messages; borrowed, has to stay */
	const char *delimiter; /* these three as in struct record_form */
	int quote;
	int escape;
	size_t width;      /* cells most rows have, or 0 when not known */
	struct mend *mend; /* for rows of another width, or NULL; borrowed */
	int64_t line;      /* the line of the file it starts on */
	size_t chunk;      /* bytes to read at a time; 0: CSV_READER_CHUNK */
	/* What the text was decoded from, if that was not UTF-8 (bytes that
	 * are none of its characters as encoding_decode writes them); or
	 * NULL.  Borrowed, has to stay. */
	const char *encoding;
};

/* How many bytes to read at a time from a file of so many. */
size_t csv_reader_chunk(size_t bytes);

/* Read from fd, which stands at offset at of its file and stays open. */
struct csv_reader *csv_reader_fd(
    int fd, int64_t at, const struct csv_options *opt);

/* Read the n bytes at p, which have to stay there. */
struct csv_reader *csv_reader_memory(
    const char *p, size_t n, const struct csv_options *opt);

/* As sheet_next. */
bool csv_reader_next(
    struct csv_reader *c, struct sheet_row *row, bool *found, struct err *err);

/* Offset in the file of the next record. */
int64_t csv_reader_offset(const struct csv_reader *c);

/* Records so far that had a quote where none belongs. */
int64_t csv_reader_stray(const struct csv_reader *c);

/* NULL is allowed. */
void csv_reader_close(struct csv_reader *c);

#endif
