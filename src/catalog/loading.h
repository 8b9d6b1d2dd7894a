/* loading.h - an import in progress; private to load.c and loading.c. */
#ifndef CATALOG_LOADING_H
#define CATALOG_LOADING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "catalog/identity.h"
#include "catalog/load.h"

struct feed;

/* A claim of the row at hand. */
struct loading_claim {
	const struct load_claim *claim;
	int64_t said; /* as the table packs it (0001_catalog.sql) */
};

/* Whom and what a row is about, or why it is about nothing. */
struct loading_place {
	int64_t vendor_id; /* 0: nobody */
	int64_t site_id;   /* 0: no site */
	const struct load_fact *fact;
	const char *reason;
	int64_t position;
};

struct load {
	struct db *db;
	bool dry;
	bool again;          /* rows that are kept are read again */
	int64_t evidence_id; /* of rows that state none */
	int64_t before;      /* the source of that name until now, 0: none */
	struct identity *identity; /* owned */
	struct writer *writer;     /* owned; NULL: a small file needs none */
	bool has_wordings;         /* the catalog had some before */
	struct identity_note note;
	int64_t *wording; /* owned: by vocab_result.number; 0: not yet */
	size_t n_wording;
	int64_t next_wording;
	struct loading_claim *claim; /* owned: of the row at hand */
	size_t cap_claim;
	struct feed *vendor_feed; /* the db's; identity fills it */
	struct feed *row_feed;
	struct feed *warning_feed;
	struct feed *wording_feed;
	struct feed *claim_feed;
	struct feed *mention_feed;
	struct load_summary sum;
};

/* Make the source row; finds the version it replaces. */
bool loading_source(
    struct load *l, const struct load_source *src, struct err *err);

/* Forget what the rows of the source said (load_again). */
bool loading_forget(
    struct load *l, const int64_t *row, size_t n_row, struct err *err);

bool loading_next_wording(struct load *l, struct err *err);

/* The id of a wording in the catalog, made when it is new. */
bool loading_wording(struct load *l, const struct vocab_result *wording,
    int64_t *id, struct err *err);

/* Put what the feeds hold into the tables: those that are full, or all.  With
 * a writer they are handed to it: writer_wait before the db is used. */
bool loading_drain(struct load *l, bool all, struct err *err);

/* The version before says nothing any more; counts what that changed. */
bool loading_replace(struct load *l, struct err *err);

/* Write the numbers into the source row. */
bool loading_close_source(struct load *l, struct err *err);

#endif
