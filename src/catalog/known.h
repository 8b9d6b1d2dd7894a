/* known.h - the vendors an import has met, in memory: the tables behind
 * identity.h; private to identity.c, facility.c and known*.c. */
#ifndef CATALOG_KNOWN_H
#define CATALOG_KNOWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/pack.h"
#include "catalog/group.h"

#define KNOWN_NONE SIZE_MAX

struct known_vendor {
	int64_t id;
	const char *name; /* texts: the arena's; NULL: not known */
	const char *key;
	const char *kind;
	const char *country;
	const char *city;
	const char *website;
	const char *description;
	int64_t group_id; /* 0: none */
	struct pack fact; /* what is claimed of it */
	bool is_new;
	bool dirty;
	bool named;  /* its name is still to be written among the aliases */
	bool placed; /* a row of this import said where it is */
};

struct known_site {
	int64_t id;
	size_t vendor; /* index */
	const char *key;
	const char *name;
	const char *city;
	const char *state;
	const char *country;
	const char *address;
	const char *fei; /* the first; NULL: none */
	const char *duns;
	const char *oms; /* its location in the OMS */
	bool is_new;
	bool dirty;
};

struct known_alias {
	const char *key;
	const char *name;
	const char *kind;
	size_t vendor;
};

/* An identifier made by this import; owner is a vendor's or a site's index. */
struct known_id {
	const char *scheme;
	const char *value;
	size_t owner;
};

struct known_ids {
	struct known_id *id; /* owned */
	size_t n;
	size_t cap;
};

struct identity {
	struct db *db;
	bool all;       /* everything is in memory: what is not here is new */
	size_t n_fed;   /* vendors handed to the writer, or known before */
	bool find_only; /* rows read again say nothing new of who they are */
	struct arena arena;
	struct buf key; /* of the row's name */
	struct buf other;
	struct buf probe; /* a key of the hashes below */
	struct group_set group;
	struct known_vendor *vendor; /* owned */
	size_t n_vendor;
	size_t cap_vendor;
	struct known_site *site; /* owned */
	size_t n_site;
	size_t cap_site;
	struct known_alias *alias; /* owned: the new ones, no vendor's own */
	size_t n_alias;
	size_t cap_alias;
	struct name_ref *name; /* owned: known_write.c; names in their order */
	size_t n_name;
	struct known_ids vendor_id; /* the new ones */
	struct known_ids site_id;
	struct hash by_vendor; /* ids the catalog has -> index + 1 */
	struct hash by_key;    /* name key -> known.c */
	struct hash by_id;     /* scheme NUL value -> index + 1 */
	struct hash by_site;   /* facility.c */
	int64_t next_vendor;   /* ids of what is made */
	int64_t next_site;
	int64_t vendors_made;
	int64_t sites_made;
};

/* Index of the vendor that goes by the name key, or KNOWN_NONE. */
bool known_by_key(struct identity *d, const char *key, size_t n, size_t *index,
    struct err *err);

/* Index of the vendor that holds the identifier, or KNOWN_NONE. */
bool known_by_identifier(struct identity *d, const char *scheme,
    const char *value, size_t n, size_t *index, struct err *err);

/* What reading the catalog meets. */
size_t known_new_vendor(struct identity *d, int64_t id);
void known_key_found(
    struct identity *d, const char *key, size_t n, size_t index, bool own);
void known_id_found(struct identity *d, const char *scheme, const char *value,
    size_t n, size_t index);

/* A new vendor of that name; its index. */
size_t known_add_vendor(struct identity *d, const char *key, size_t n_key,
    const char *name, size_t n_name);

/* A further name of a vendor. */
void known_add_alias(struct identity *d, size_t vendor, const char *key,
    const char *name, size_t n_name, const char *kind);
void known_add_identifier(struct identity *d, size_t vendor, const char *scheme,
    const char *value, size_t n);

/* One that another vendor holds too (a web domain): it stays with both. */
void known_add_shared(struct identity *d, size_t vendor, const char *scheme,
    const char *value, size_t n);

/* Remember a claim, whatever its words; false when it was known. */
bool known_add_fact(struct known_vendor *v, int64_t capability, int64_t said);

/* Append to a list of new identifiers. */
void known_ids_add(struct known_ids *list, struct arena *arena,
    const char *scheme, const char *value, size_t n, size_t owner);

/* A site that the catalog has (from the statement's row), and one of its
 * identifiers, while they are read. */
struct known_site *known_add_site(struct identity *d, size_t vendor);
void known_site_found(struct identity *d, size_t site);
bool known_site_id_found(struct identity *d, size_t site, const char *scheme,
    const char *value, size_t n); /* false: the site had it */

/* Read all that is known (identity_open), or one vendor with its sites and
 * facts, from the catalog (known_read.c). */
bool known_read_all(struct identity *d, struct err *err);
bool known_read_vendor(
    struct identity *d, int64_t id, size_t *index, struct err *err);

#endif
