/* source.h - the imported versions of sources. */
#ifndef CATALOG_SOURCE_H
#define CATALOG_SOURCE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct buf;
struct db;

/* Texts are borrowed for the visit. */
struct source {
	int64_t id;
	const char *name;
	int64_t version;
	const char *state; /* "current", "superseded", "dropped" */
	const char *path;
	const char *sheet;
	const char *sha256;
	int64_t bytes;
	const char *format;
	const char *encoding;
	const char *delimiter;
	int64_t header_row; /* 0: none */
	const char *layout;
	const char *options; /* JSON */
	const char *as_of;   /* or NULL */
	int64_t evidence_id;
	const char *imported_at;
	const char *imported_by;
	int64_t n_row;
	int64_t n_created;
	int64_t n_updated;
	int64_t n_unchanged;
	int64_t n_aside;
	int64_t n_skipped;
	int64_t n_claim;
	int64_t adds; /* the source whose rows it mends and adds to; 0: none */
	const char *quote;  /* of text: the character, or "none"; or NULL */
	const char *escape; /* "backslash", or NULL */
	const char *header; /* numbers of the header's rows, or NULL */
	const char *given; /* "import --map ...": what a person said, or NULL */
};

struct source_column {
	int64_t position;
	const char *title;
	const char *field; /* NULL: not used */
	const char *reason;
};

/* A row that was set aside, or a remark on one that went in. */
struct source_note {
	int64_t row;
	int64_t line;
	int64_t position;  /* column, 0: the row */
	const char *title; /* of that column, or NULL */
	const char *text;  /* aside: the cells, a JSON array; else the cell */
	const char *reason;
};

typedef bool source_visit(void *arg, const struct source *s, struct err *err);
typedef bool source_column_visit(
    void *arg, const struct source_column *c, struct err *err);
typedef bool source_note_visit(
    void *arg, const struct source_note *n, struct err *err);

/* All of them, in the order of import. */
bool source_each(
    struct db *db, source_visit *visit, void *arg, struct err *err);

/* The id of the source a person means: its number, or its name (of several
 * versions the current one, else the last).  None is ERR_USAGE. */
bool source_by_text(
    struct db *db, const char *text, int64_t *id, struct err *err);

bool source_by_id(
    struct db *db, int64_t id, source_visit *visit, void *arg, struct err *err);

/* The options that the current version of a source was read with: name and
 * value in turn, each with a NUL behind it, appended to b; nothing when it is
 * not known.  name is the source's, to the letter. */
bool source_given(
    struct db *db, const char *name, struct buf *b, struct err *err);

/* The current version of a source, to which mended rows are added; *id is 0
 * where there is none.  name is the source's, to the letter. */
bool source_base(struct db *db, const char *name, int64_t *id, struct err *err);

bool source_columns(struct db *db, int64_t id, source_column_visit *visit,
    void *arg, struct err *err);

/* The rows set aside, in order. */
bool source_aside(struct db *db, int64_t id, source_note_visit *visit,
    void *arg, struct err *err);

/* The remarks, in order of rows. */
bool source_warnings(struct db *db, int64_t id, source_note_visit *visit,
    void *arg, struct err *err);

struct source_dropped {
	int64_t n_claim;
	int64_t n_mention;
	int64_t n_vendor;
	int64_t n_site;
};

/* Take back what a source says, in one transaction of its own: its claims,
 * mentions and tags go; vendors and sites that only versions of this source
 * spoke of go with their names and identifiers.  The rows as read stay, and
 * so do the fields (country, city, ...) it gave to vendors that other sources
 * speak of too.  One that is dropped already is ERR_DATA. */
bool source_drop(
    struct db *db, int64_t id, struct source_dropped *d, struct err *err);

#endif
