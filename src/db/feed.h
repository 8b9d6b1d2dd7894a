/* feed.h - rows held in memory that SQL reads as a table: many facts go in
 * with one INSERT ... SELECT c0, c1 FROM feed_NAME, at half the cost of one
 * statement a fact (measured: shared/PERFORMANCE.md). */
#ifndef DB_FEED_H
#define DB_FEED_H

#include <stddef.h>
#include <stdint.h>

/* The names there are; each has columns c0 to c15. */
#define FEED_NAMES(X)      \
	X(vendor)          \
	X(alias)           \
	X(identifier)      \
	X(site)            \
	X(site_identifier) \
	X(source_row)      \
	X(warning)         \
	X(wording)         \
	X(claim)           \
	X(mention)         \
	X(id)              \
	X(seed)

#define FEED_COLUMNS 16

struct feed;

/* Add the next value; n_column values make a row (set once by feed_shape).
 * Text is copied; NULL text is a null. */
void feed_shape(struct feed *f, size_t n_column);
void feed_int(struct feed *f, int64_t i);
void feed_ints(struct feed *f, const int64_t *i, size_t n);
void feed_text(struct feed *f, const char *text);
void feed_bytes(struct feed *f, const char *p, size_t n);
void feed_null(struct feed *f);

/* Whole rows held now. */
size_t feed_rows(const struct feed *f);

/* Forget all rows, keep the memory. */
void feed_reset(struct feed *f);

/* For writer.c: SQL reads the rows there are now, more rows go elsewhere;
 * and back again: the rows read are forgotten. */
void feed_hand(struct feed *f);
void feed_return(struct feed *f);

#endif
