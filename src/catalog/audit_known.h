/* audit_known.h - what an audit knows besides the claims: tags, promises, who
 * is registered, who was renamed; private to audit*.c. */
#ifndef CATALOG_AUDIT_KNOWN_H
#define CATALOG_AUDIT_KNOWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/hash.h"
#include "catalog/capability.h"

struct db;
struct supply;

/* The tag in one row of a source; or words in it that promise the whole way
 * (text, source and row alone). */
struct audit_tag {
	int64_t vendor;
	const char *kind; /* "CMO", "CDMO" or NULL */
	const char *text; /* as written */
	bool standard;
	const char *source;
	int64_t row;
};

/* By vendor. */
struct audit_list {
	struct audit_tag *tag; /* owned */
	size_t n;
	size_t cap;
};

/* Zero-initialise to start. */
struct audit_known {
	struct audit_list tags;
	struct audit_list promises;
	bool *registered;    /* owned; by vendor of the roster: a register has
			      * a row of it */
	bool *may;           /* owned; by vendor, CAPABILITY_MAX + 1 each:
			      * ambiguous words may mean it */
	struct hash renamed; /* fold_name -> row of renames.csv */
	struct arena text;
};

bool audit_known_load(
    struct audit_known *k, struct db *db, struct supply *s, struct err *err);
void audit_known_clear(struct audit_known *k);

#endif
