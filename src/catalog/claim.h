/* claim.h - what sources say that vendors offer, and in which words. */
#ifndef CATALOG_CLAIM_H
#define CATALOG_CLAIM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct db;

/* All texts are borrowed for the visit; NULL: not stated. */
struct claim {
	int64_t vendor_id;
	int64_t capability_id;
	int64_t status_id;
	int64_t modality_id;
	int64_t dosage_group_id;
	int64_t phase_id;
	int64_t evidence_id;
	const char *date;
	int64_t source_id;
	const char *source;
	const char *path;
	const char *sheet;
	int64_t row;
	int64_t line;
	const char *words; /* as the source has them */
	int64_t site_id;   /* 0: the claim names none */
	const char *site;  /* its name */
	const char *site_city;
	const char *site_state;
	const char *site_country;
	const char *site_address;
	const char *site_fei;
	const char *site_duns;
};

/* Words that made no claim. */
struct claim_mention {
	const char *words;
	const char *kind;  /* "ambiguous", "unknown", "not-a-capability" */
	const char *title; /* of the column they stand in, or NULL */
	const char *source;
	const char *path;
	const char *sheet;
	int64_t row;
	int64_t line;
};

/* One side of a contradiction. */
struct claim_side {
	int64_t evidence_id;
	const char *date;
	const char *source;
	const char *path;
	const char *sheet;
	int64_t row;
	int64_t line;
	const char *words;
};

struct claim_conflict {
	int64_t capability_id;
	struct claim_side offered;
	struct claim_side no;
};

typedef bool claim_visit(void *arg, const struct claim *c, struct err *err);
typedef bool claim_mention_visit(
    void *arg, const struct claim_mention *m, struct err *err);
typedef bool claim_conflict_visit(
    void *arg, const struct claim_conflict *c, struct err *err);

/* The claims of current sources on a vendor, in the order of the taxonomy,
 * then source and row. */
bool claim_by_vendor(struct db *db, int64_t vendor_id, claim_visit *visit,
    void *arg, struct err *err);

/* The words of current sources on a vendor that made no claim, by source and
 * row. */
bool claim_mentions(struct db *db, int64_t vendor_id,
    claim_mention_visit *visit, void *arg, struct err *err);

/* Two claims of current sources on a vendor contradict each other: one says
 * offered and the other no, of the same modality, dosage group and phase
 * where both state one.  By the order of the taxonomy. */
bool claim_conflicts(struct db *db, int64_t vendor_id,
    claim_conflict_visit *visit, void *arg, struct err *err);

#endif
