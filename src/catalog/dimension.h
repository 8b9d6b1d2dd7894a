/* dimension.h - the dimensions of a claim: status, modality, dosage-form
 * group, phase, evidence; their codes, ids and the words for them. */
#ifndef CATALOG_DIMENSION_H
#define CATALOG_DIMENSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Ids of the table status (CONTRACT.md, 1). */
enum status {
	STATUS_OFFERED = 1,
	STATUS_NO = 2,
	STATUS_PLANNED = 3,
	STATUS_PARTNER = 4,
	STATUS_PARTIAL = 5
};

enum dimension {
	DIMENSION_STATUS,
	DIMENSION_MODALITY, /* id 1.. in the order of modalities.csv */
	DIMENSION_DOSAGE,   /* dosage_form_groups.csv; words: the forms */
	DIMENSION_PHASE,    /* lifecycle_phases.csv */
	DIMENSION_EVIDENCE  /* E0 is id 0, E5 is id 5 */
};

/* How many ids there are: 1..n, or 0..n-1 for evidence.  In the other
 * dimensions id 0 is "not stated": code "" and name "not stated". */
int64_t dimension_count(enum dimension d);
const char *dimension_code(enum dimension d, int64_t id);
const char *dimension_name(enum dimension d, int64_t id);

/* Find an id by code, name, alias or any known way to write it (folded by
 * fold_plain): "mAb", "Phase II", "vials", "Commercial", "offered", "E2".
 * False when nothing or more than one thing is meant. */
bool dimension_find(enum dimension d, const char *s, size_t n, int64_t *id);

/* The modality above in the tree of modalities.csv, 0 at the top. */
int64_t dimension_modality_parent(int64_t id);

/* id is wanted or lies below it in the tree. */
bool dimension_modality_is(int64_t id, int64_t wanted);

/* "chemical", "biologic", ... of modalities.csv; "" for 0. */
const char *dimension_modality_class(int64_t id);

#endif
