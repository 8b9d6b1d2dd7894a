/* catalog.h - the catalog as a whole: opened, filled when new, described. */
#ifndef CATALOG_CATALOG_H
#define CATALOG_CATALOG_H

#include <stdbool.h>

#include "base/err.h"
#include "db/db.h"

/* As db_open; a catalog that is made is filled with what is built in
 * (setup.h) before this returns.  now is the time as ISO 8601.  *created may
 * be NULL. */
bool catalog_open(struct db **out, const char *path, enum db_mode mode,
    const char *now, bool *created, struct err *err);

/* A setting of the catalog ("taxonomy_version", ...): the caller frees
 * *value, which is NULL when there is none. */
bool catalog_setting(
    struct db *db, const char *name, char **value, struct err *err);

#endif
