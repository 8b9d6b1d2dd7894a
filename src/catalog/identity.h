/* identity.h - who a row is about: the vendors, names, identifiers, sites and
 * facts an import meets, found in memory and written at its end.
 *
 * A row's vendor is the one that holds one of its identifiers (DUNS, LEI,
 * ERP, in the row's order; a web domain never decides, sister firms share
 * one); else the one of its name's key (fold_name), a vendor's own name before
 * other vendors' aliases; else the one of an alias the row states (legal or
 * former name); else it is new.  A site is found within its vendor by DUNS,
 * else by its location in the EMA's OMS, else by FEI (where several sites
 * share an FEI, as the FDA's registration has it, only together with the
 * DUNS), else by its name, city and country. */
#ifndef CATALOG_IDENTITY_H
#define CATALOG_IDENTITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

struct db;
struct identity;
struct load_fact;

/* What finding a vendor or a site did. */
struct identity_note {
	bool created;
	bool changed;       /* a known one got a value, name or identifier */
	bool elsewhere;     /* the row's place is another than its vendor's */
	struct buf warning; /* words when identifiers and name disagree */
};

/* all: read everything that is known at once (a large file); else look up
 * what is asked for. */
bool identity_open(
    struct identity **out, struct db *db, bool all, struct err *err);
void identity_close(struct identity *d); /* NULL is allowed */

/* The name of the row's vendor has a key: a letter or a digit.  To be asked
 * before identity_vendor, which works on with that key. */
bool identity_has_key(struct identity *d, const struct load_fact *fact);

/* Find or make the vendor of a row and take over what the row says of it;
 * *index is its place here. */
bool identity_vendor(struct identity *d, const struct load_fact *fact,
    size_t *index, struct identity_note *note, struct err *err);

/* From now on rows only find their vendor: they are read again, and what
 * later sources said of it stays. */
void identity_find_only(struct identity *d);

/* The id of a vendor in the catalog. */
int64_t identity_vendor_id(const struct identity *d, size_t index);

/* Find or make the site of a row; *id is its id in the catalog. */
bool identity_site(struct identity *d, size_t vendor,
    const struct load_fact *fact, int64_t *id, struct identity_note *note,
    struct err *err);

/* n claims of the vendor will be remembered: a hint. */
void identity_expect(struct identity *d, size_t vendor, size_t n);

/* Remember that the vendor's claim is known now; true when it was not, that
 * is: no row before said the same of it, in whatever words.  said as packed
 * for the table (the words in it do not count). */
bool identity_is_news(
    struct identity *d, size_t vendor, int64_t capability, int64_t said);

/* Add the vendors made so far to the feed "vendor" for the writer; what
 * changes of them later is written by identity_write. */
void identity_feed(struct identity *d);

/* Put what was made into the order in which it is written: before
 * identity_write, and while the writer still works. */
void identity_order(struct identity *d);

/* Write what was made and changed into the catalog. */
bool identity_write(struct identity *d, struct err *err);

/* Vendors and sites made so far. */
int64_t identity_vendors_made(const struct identity *d);
int64_t identity_sites_made(const struct identity *d);

#endif
