/* check.h - is the catalog whole: the file, and the data in it. */
#ifndef CATALOG_CHECK_H
#define CATALOG_CHECK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct db;

struct check_result {
	const char *check;    /* "claim-row" */
	const char *severity; /* "ok", "info" (worth a look), "warn", "error" */
	int64_t count;        /* how many are wrong */
	const char *finding;  /* what is checked; the first that are wrong */
};

typedef bool check_visit(
    void *arg, const struct check_result *r, struct err *err);

/* Run every check, the file's first; visit is called once for each, also
 * where all is well.  A file too damaged to read is ERR_DATA. */
bool check_run(struct db *db, check_visit *visit, void *arg, struct err *err);

#endif
