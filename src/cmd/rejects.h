/* rejects.h - rows that were set aside, as a file to be mended and imported
 * again. */
#ifndef CMD_REJECTS_H
#define CMD_REJECTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

struct import_note;
struct plan;
struct sheet_row;

struct rejects_row {
	size_t first; /* into rejects.start */
	size_t n;     /* cells */
	int64_t line;
	int64_t column;
	size_t reason; /* into rejects.text */
};

/* Zero-initialise to start. */
struct rejects {
	struct buf text; /* titles, cells and reasons, each with its NUL */
	size_t *start;   /* owned: where each cell is in text */
	size_t n_start;
	size_t cap_start;
	size_t n_title;
	size_t width;            /* cells of the widest row */
	struct rejects_row *row; /* owned */
	size_t n;
	size_t cap;
};

void rejects_clear(struct rejects *r);

void rejects_header(struct rejects *r, const struct plan *plan);
void rejects_add(struct rejects *r, const struct sheet_row *row,
    const struct import_note *why);

/* Write them as CSV: the columns of the file, then vendorcat_line,
 * vendorcat_column, vendorcat_reason, which an import does not read. */
bool rejects_write(const struct rejects *r, const char *path, struct err *err);

#endif
