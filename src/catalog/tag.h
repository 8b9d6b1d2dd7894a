/* tag.h - what sheets call a vendor: CMO, CDMO and the words for them. */
#ifndef CATALOG_TAG_H
#define CATALOG_TAG_H

#include <stdbool.h>
#include <stddef.h>

struct tag {
	const char *kind; /* "CMO", "CDMO", or NULL: the words decide nothing */
	bool standard;    /* false: normalised from another word (rule T14) */
};

/* Read the text of a type cell ("CDMO", "CRDMO", "Lohnhersteller", "contract
 * manufacturer"), through vendor_types.csv.  False when it is not known. */
bool tag_parse(const char *s, size_t n, struct tag *t);

#endif
