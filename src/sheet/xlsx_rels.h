/* xlsx_rels.h - which parts of a package belong to which (ECMA-376 part 2). */
#ifndef SHEET_XLSX_RELS_H
#define SHEET_XLSX_RELS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "sheet/package.h"

struct xlsx_rel {
	char *id;
	char *type; /* its last word: "worksheet" */
	char *target;
};

/* Zero-initialise. */
struct xlsx_rels {
	struct xlsx_rel *rel; /* owned, with what is in it */
	size_t n;
};

void xlsx_rels_clear(struct xlsx_rels *r);

/* Read the relationships of the part called base ("": of the package).  None
 * when it has no such part; targets outside the package are left out. */
bool xlsx_rels_read(
    struct xlsx_rels *r, struct package *p, const char *base, struct err *err);

/* The first one, or NULL. */
const struct xlsx_rel *xlsx_rels_by_id(
    const struct xlsx_rels *r, const char *id);
const struct xlsx_rel *xlsx_rels_by_type(
    const struct xlsx_rels *r, const char *type);

/* Set to to the name of the part that base means by target: absolute, or seen
 * from where base is; it never leads out of the package. */
void xlsx_rels_resolve(struct buf *to, const char *base, const char *target);

/* That part, or PACKAGE_NONE. */
size_t xlsx_rels_part(
    const struct package *p, const char *base, const char *target);

#endif
