/* vendor.h - the vendors in the catalog. */
#ifndef CATALOG_VENDOR_H
#define CATALOG_VENDOR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct db;

struct vendor {
	int64_t id;
	char *code;        /* what people type; owned */
	char *name;        /* owned */
	char *kind;        /* "CMO", "CDMO" or NULL; owned */
	char *country;     /* ISO code or NULL; owned */
	char *city;        /* or NULL; owned */
	char *website;     /* or NULL; owned */
	char *description; /* or NULL; owned */
	int64_t group_id;  /* its root group, 0: none */
	char *group;       /* the root group's name or NULL; owned */
};

/* A vendor and what the catalog knows of it, in numbers.  Only what sources
 * say that are current counts. */
struct vendor_line {
	struct vendor vendor;
	const char *region;    /* of its country or NULL; borrowed */
	const char *countries; /* of its sites, "DE|US", or NULL; borrowed */
	int64_t n_site;
};

/* Another name of a vendor, or an identifier: a text and what it is. */
struct vendor_text {
	const char *kind; /* "legal", "former", ... or a scheme: "DUNS" */
	const char *text;
};

/* What one row of a source says in one of the vendor's own fields. */
struct vendor_word {
	const char *field; /* "vendor.name", "vendor.hq_country", ... */
	const char *text;  /* the cell as read; of a tag: as written */
	const char *kind;  /* of a tag: what it was read as, or NULL */
	const char *source;
	const char *path;
	const char *sheet;
	int64_t row;
	int64_t line;
};

/* Called with each; texts are borrowed for the call.  False (with err
 * filled) ends the visit. */
typedef bool vendor_visit(
    void *arg, const struct vendor_line *v, struct err *err);
typedef bool vendor_text_visit(
    void *arg, const struct vendor_text *t, struct err *err);
typedef bool vendor_word_visit(
    void *arg, const struct vendor_word *w, struct err *err);

/* Free what v holds, not v itself; v may then be used again. */
void vendor_clear(struct vendor *v);

/* Find the one vendor a person means by its code, name, alias or identifier
 * (fold_name), or by the beginning of a name when only one begins so.  None
 * or several is ERR_USAGE with the nearest or the candidates. */
bool vendor_by_text(
    struct db *db, const char *text, struct vendor *v, struct err *err);

/* All vendors in the order of their names; or the one of that id. */
bool vendor_each(
    struct db *db, vendor_visit *visit, void *arg, struct err *err);
bool vendor_by_id(
    struct db *db, int64_t id, vendor_visit *visit, void *arg, struct err *err);

/* How many current sources speak of a vendor: visit is called with each. */
typedef void vendor_count_visit(void *arg, int64_t id, int64_t n_source);
bool vendor_source_counts(
    struct db *db, vendor_count_visit *visit, void *arg, struct err *err);

/* The other names of a vendor (not its first one), by kind and name. */
bool vendor_aliases(struct db *db, int64_t id, vendor_text_visit *visit,
    void *arg, struct err *err);

/* The identifiers of a vendor, by scheme and value. */
bool vendor_identifiers(struct db *db, int64_t id, vendor_text_visit *visit,
    void *arg, struct err *err);

/* What the rows of current sources say in the vendor's own fields: field by
 * field, the source that spoke last first, each text of a source once. */
bool vendor_words(struct db *db, int64_t id, vendor_word_visit *visit,
    void *arg, struct err *err);

/* The tags that rows of current sources gave the vendor, as written, the
 * source that spoke last first, each text of a source once. */
bool vendor_tags(struct db *db, int64_t id, vendor_word_visit *visit, void *arg,
    struct err *err);

#endif
