/* import.h - a file goes into the catalog. */
#ifndef INTAKE_IMPORT_H
#define INTAKE_IMPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "catalog/load.h"
#include "intake/claims.h"
#include "intake/reading.h"

struct db;
struct sheet_row;
struct vocab;

/* Something to tell the person about a row. */
struct import_note {
	int64_t line;
	size_t position;   /* column, from 1; 0: the row */
	const char *title; /* of that column, or "" */
	const char *text;
	bool aside; /* the row was set aside; else it is a remark */
};

/* What the caller wants to hear while a file goes in; each may be NULL. */
struct import_listener {
	void *arg;
	void (*note)(void *arg, const struct import_note *n);
	/* The header, then each row that was set aside, as read. */
	void (*header)(void *arg, const struct plan *plan);
	void (*aside)(void *arg, const struct sheet_row *row,
	    const struct import_note *why);
	/* Once all rows are read. */
	void (*sheet)(void *arg, const struct sheet_info *info,
	    const struct table_info *table);
	void (*progress)(void *arg, int64_t rows, int64_t done, int64_t bytes);
};

struct import_options {
	const char *path;
	const char *name;  /* of the source; NULL: the file's base name */
	const char *as_of; /* or NULL */
	const char *now;
	const char *who;
	bool dry;
	bool strict;
	bool rejects; /* rows set aside are wanted also of a known file */
	struct reading reading;
	struct import_listener listener;
};

/* What was done. */
struct import_report {
	struct load_summary sum;
	struct claims_count count; /* distinct phrases that claim nothing */
	char layout[8];
	int64_t header_row;
	int64_t above; /* rows above the header, skipped */
	bool refused;  /* strict, and a row was set aside: nothing is in */
};

/* What a source is called when nobody says: the file's base name. */
const char *import_source_name(const char *path);

/* Import one file, all or nothing.  A file that cannot be read or planned,
 * or a catalog that cannot take it, is an error; rows set aside are not. */
bool import_file(struct db *db, struct vocab *v, const struct import_options *o,
    struct import_report *r, struct err *err);

#endif
