/* load.h - one import: the facts of a sheet's rows go into the catalog, fast,
 * all or nothing.  Vendors are found by identifier, then by name or alias. */
#ifndef CATALOG_LOAD_H
#define CATALOG_LOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct db;
struct load;
struct vocab_result;

struct load_source {
	const char *name;   /* what versions are compared under */
	const char *path;   /* the file as named */
	const char *sheet;  /* "" for CSV */
	const char *sha256; /* of the file's bytes */
	int64_t bytes;
	const char *format;
	const char *encoding;
	const char *delimiter;
	int64_t header_row;  /* record number of the header, 0: none */
	const char *layout;  /* "long", "list", "matrix", "fda" */
	const char *options; /* JSON: what reading the rows again needs */
	/* Rows that were set aside and mended: where a version of that name is
	 * current they go in beside it, and replace only those that came from
	 * the same path before; its next version replaces them too. */
	bool mended;
	const char *as_of;   /* ISO date or NULL */
	int64_t evidence_id; /* of claims that state none */
	const char *now;     /* ISO 8601 stamp */
	const char *who;     /* the user */
};

struct load_column {
	const char *title;
	const char *field;  /* NULL: not used */
	const char *reason; /* why it was read so, in words */
};

/* Texts are borrowed for the call.  NULL or "": the row does not say. */
struct load_text {
	const char *s;
	size_t n;
};

struct load_id {
	const char *scheme;     /* FEI, DUNS, LEI, DOM, ERP, MIA, OMSLOC ... */
	struct load_text value; /* normalised, leading zeros kept */
};

struct load_alias {
	struct load_text name;
	const char *kind; /* "legal", "brand", "former", "spelling" */
};

struct load_claim {
	int64_t capability_id;
	int64_t modality_id; /* 0: not stated */
	int64_t dosage_group_id;
	int64_t phase_id;
	int64_t status_id;
	int64_t evidence_id;   /* -1: the source's; with date, those of the
				* row: its first claim's count for all */
	struct load_text date; /* ISO */
	const struct vocab_result *wording; /* the words */
};

/* Words that made no claim: ambiguous, unknown, no capability. */
struct load_mention {
	int64_t position; /* column, from 1 */
	const struct vocab_result *wording;
};

/* What one row of the sheet says. */
struct load_fact {
	struct load_text name; /* of the vendor; never empty */
	const char *kind;      /* "CMO", "CDMO" or NULL */
	struct load_text tag;  /* the type cell as written; empty: none */
	bool tag_standard;
	const char *country; /* ISO code of the head office, or NULL */
	struct load_text city;
	bool any_place; /* country and city are where the row says it is, which
			 * need not be the head office: the first row of an
			 * import that says so gives the vendor's own, another
			 * place in a later row is a site */
	struct load_text website;
	struct load_text description;
	struct load_text parent; /* the corporate group's name */
	const struct load_alias *alias;
	size_t n_alias;
	const struct load_id *id; /* of the vendor */
	size_t n_id;

	bool has_site;
	struct load_text site_name;
	struct load_text site_city;
	struct load_text site_state;
	struct load_text site_address;
	const char *site_country;      /* ISO code or NULL */
	const struct load_id *site_id; /* of the site */
	size_t n_site_id;

	/* Countries where the vendor has a site of which the row says no
	 * more; codes. */
	const char *const *also;
	size_t n_also;

	const struct load_claim *claim;
	size_t n_claim;
	const struct load_mention *mention;
	size_t n_mention;
};

enum load_outcome {
	LOAD_CREATED,   /* made a vendor or a site */
	LOAD_UPDATED,   /* said something new of a known one */
	LOAD_UNCHANGED, /* nothing new */
	LOAD_ASIDE,     /* cannot be read as facts */
	LOAD_SKIPPED,   /* blank, or no row of data */
	LOAD_HEADER
};
#define LOAD_OUTCOMES 6

struct load_summary {
	bool same; /* the same bytes are in already; nothing to do */
	int64_t source_id;
	int64_t version;
	int64_t adds;               /* to that source; 0: to none */
	int64_t row[LOAD_OUTCOMES]; /* sum: every record of the sheet */
	int64_t n_vendor;           /* vendors created */
	int64_t n_site;             /* sites created */
	int64_t n_claim;
	int64_t n_mention;
	int64_t n_warning;
	int64_t gained; /* facts (vendor, capability, status ...) the version
			 * before did not have; 0 for a first version */
	int64_t lost;
};

/* The row as read: where it stands and its cells as a JSON array. */
struct load_row {
	int64_t row;  /* record number, from 1 */
	int64_t line; /* line of the file */
	const char *cells;
	size_t cells_len;
};

/* Is there a current source of these bytes read with the same options?
 * *found and s (same = true, its numbers). */
bool load_known(struct db *db, const struct load_source *src,
    struct load_summary *s, bool *found, struct err *err);

/* Begin an import: a transaction, a source row.  With a current source of
 * the same name its claims are replaced.  dry: the same work, rolled back by
 * load_end. */
bool load_begin(struct load **out, struct db *db, const struct load_source *src,
    bool dry, struct err *err);

/* The columns, once, after load_begin. */
bool load_columns(struct load *l, const struct load_column *column, size_t n,
    struct err *err);

/* A row of facts; *outcome says what became of it. */
bool load_facts(struct load *l, const struct load_row *row,
    const struct load_fact *fact, enum load_outcome *outcome, struct err *err);

/* A row without facts: aside (reason and column, 0: the row), skipped or
 * header. */
bool load_other(struct load *l, const struct load_row *row,
    enum load_outcome outcome, const char *reason, int64_t position,
    struct err *err);

/* A remark on a row: a value kept as text because it is not known.  May come
 * before or after the row itself. */
bool load_warn(struct load *l, int64_t row, int64_t position, const char *text,
    struct err *err);

/* Finish: commit when ok, else (or when dry) roll back; fill *s; free l in
 * every case.  ok false returns false with err as it was. */
bool load_end(struct load *l, bool ok, struct load_summary *s, struct err *err);

/* Read the rows of a kept source again (after a phrase was taught): forget
 * their claims and mentions, then load_facts each anew.  Inside the caller's
 * transaction, begun with enforcement off (db_enforce); load_end does not
 * commit, the caller checks the references and does. */
bool load_again(struct load **out, struct db *db, int64_t source_id,
    const int64_t *row, size_t n_row, struct err *err);

#endif
