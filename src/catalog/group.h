/* group.h - corporate groups: two vendors of one root are one source. */
#ifndef CATALOG_GROUP_H
#define CATALOG_GROUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/hash.h"

struct db;

/* A group made by the import at hand. */
struct group_new {
	int64_t id;
	char *key;  /* owned */
	char *name; /* owned */
};

/* The groups while facts go in.  Zero-initialise to start. */
struct group_set {
	struct hash by_key;     /* fold_name -> id */
	int64_t next;           /* id of the next group */
	struct group_new *made; /* owned */
	size_t n_made;
};

void group_clear(struct group_set *g);

/* Read the groups of the catalog into an empty g. */
bool group_load(struct group_set *g, struct db *db, struct err *err);

/* The id of the group of that name, made (in memory) when it is new; 0 when
 * the name holds no letter or digit. */
int64_t group_of_name(struct group_set *g, const char *name, size_t n);

/* Write the groups that were made into the catalog. */
bool group_write(const struct group_set *g, struct db *db, struct err *err);

/* After an import: a vendor of a group's own name belongs to it; a group
 * whose own vendor has a parent lies below that parent; roots follow.  Parents
 * that go in a circle share the lowest id as their root. */
bool group_settle(struct db *db, struct err *err);

#endif
