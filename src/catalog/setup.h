/* setup.h - what a new catalog holds: taxonomy, vocabulary, places, profiles,
 * rules, from the built-in tables (seed.h). */
#ifndef CATALOG_SETUP_H
#define CATALOG_SETUP_H

#include <stdbool.h>

#include "base/err.h"

struct db;

/* Fill the tables of a catalog whose schema was just made; now is the time
 * as ISO 8601.  Inside the caller's transaction. */
bool setup_fill(struct db *db, const char *now, struct err *err);

/* Open an in-memory catalog, filled: for what works without a file. */
bool setup_memory(struct db **out, const char *now, struct err *err);

#endif
