/* vendor.h - the vendors in the catalog. */
#ifndef CATALOG_VENDOR_H
#define CATALOG_VENDOR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct db;

struct vendor {
	int64_t id;
	char *code;	   /* what people type; owned */
	char *name;	   /* owned */
	char *kind;	   /* "CMO", "CDMO" or NULL; owned */
	char *country;	   /* ISO code or NULL; owned */
	char *city;	   /* or NULL; owned */
	char *website;	   /* or NULL; owned */
	char *description; /* or NULL; owned */
	int64_t group_id;  /* its root group, 0: none */
	char *group;	   /* the root group's name or NULL; owned */
};

/* Free what v holds, not v itself; v may then be used again. */
void vendor_clear(struct vendor *v);

/* Find the one vendor a person means by its code, name, alias or identifier
 * (fold_name), or by the beginning of a name when only one begins so.  None
 * or several is ERR_USAGE with the nearest or the candidates. */
bool vendor_by_text(
    struct db *db, const char *text, struct vendor *v, struct err *err);

#endif
