/* rows.h - rows as read, and the words in them that claim nothing. */
#ifndef CATALOG_ROWS_H
#define CATALOG_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct db;

/* Words that claim nothing, as one sheet or more use them. */
struct rows_term {
	const char *text; /* one way in which it is written */
	const char *kind; /* "unknown", "ambiguous", "not-a-capability" */
	int64_t count;    /* rows */
	int64_t vendors;
};

typedef bool rows_term_visit(
    void *arg, const struct rows_term *t, struct err *err);

/* The most used first; all: words that are known to be no capability, too. */
bool rows_terms(struct db *db, bool all, rows_term_visit *visit, void *arg,
    struct err *err);

/* A row of a source. */
struct rows_place {
	int64_t source_id;
	int64_t row;
};

/* The rows of current sources that use a phrase of that key (fold_phrase), by
 * source and row.  *place is the caller's, to be freed. */
bool rows_using(struct db *db, const char *key, struct rows_place **place,
    size_t *n, struct err *err);

/* The cells of a row, in order; line is that of the file. */
typedef bool rows_cell_visit(
    void *arg, int64_t line, const char *text, struct err *err);
bool rows_cells(struct db *db, const struct rows_place *at,
    rows_cell_visit *visit, void *arg, struct err *err);

/* How a source was read, besides its columns (source.h). */
struct rows_settings {
	char *layout; /* owned */
	int64_t header_row;
	bool blank_offered;
	bool ratings;
	char *imported_at; /* owned: what "2027" meant is as of then */
	int64_t across;    /* a turned sheet: where vendors are named, from 1 */
	int64_t across_sub; /* and what each column holds; 0: not */
};
bool rows_settings(
    struct db *db, int64_t source_id, struct rows_settings *s, struct err *err);
void rows_settings_clear(struct rows_settings *s);

/* The habits of its columns' writers (intake/habit.h): position from 0. */
typedef void rows_habit_visit(void *arg, int64_t position, int64_t packed);
bool rows_habits(struct db *db, int64_t source_id, rows_habit_visit *visit,
    void *arg, struct err *err);

/* The defaults it was read with: fields ("site.country") and values. */
typedef bool rows_default_visit(
    void *arg, const char *field, const char *value, struct err *err);
bool rows_defaults(struct db *db, int64_t source_id, rows_default_visit *visit,
    void *arg, struct err *err);

/* What a mark meant, and what the rows of its header said of a column
 * (number from 1), as the import wrote them (intake/settings.h). */
struct rows_mark {
	const char *mark;
	const char *meaning;
	const char *phases;
	const char *more;
	const char *words;
};
typedef bool rows_mark_visit(
    void *arg, const struct rows_mark *m, struct err *err);
bool rows_legend(struct db *db, int64_t source_id, rows_mark_visit *visit,
    void *arg, struct err *err);

#define ROWS_LEVELS 3
struct rows_level {
	int64_t column;
	const char *text[ROWS_LEVELS];
};
typedef bool rows_level_visit(
    void *arg, const struct rows_level *l, struct err *err);
bool rows_levels(struct db *db, int64_t source_id, rows_level_visit *visit,
    void *arg, struct err *err);

/* Claims of all sources together. */
bool rows_claims(struct db *db, int64_t *n, struct err *err);

/* Count a source's claims anew after some of its rows were read again. */
bool rows_recount(struct db *db, int64_t source_id, struct err *err);

#endif
