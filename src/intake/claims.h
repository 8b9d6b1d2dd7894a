/* claims.h - the words of a row become claims, with what the row says of all
 * of them; words that claim nothing become mentions. */
#ifndef INTAKE_CLAIMS_H
#define INTAKE_CLAIMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/hash.h"
#include "catalog/capability.h"
#include "catalog/load.h"
#include "intake/split.h"

struct plan;
struct value;
struct vocab;

/* What the row says of all its claims. */
struct claims_row {
	int64_t status; /* -1: nothing; 0: it leaves it open */
	const struct value *modality;
	const struct value *dosage;
	const struct value *phase;
	const char *scope; /* "DS", "DP" or NULL */
	int64_t evidence;  /* -1: nothing */
	struct load_text date;
	struct load_text words; /* as another sheet wrote them; empty: none */
};

/* A cell of a matrix, or an operation of the FDA's, worked out. */
struct claims_cell {
	enum {
		CELL_NOTHING,
		CELL_CLAIM,
		CELL_MENTION,
		CELL_RATING, /* a digit that needs its legend */
		CELL_PAST,   /* a year that is no plan any more */
		CELL_ASK     /* a mark nobody explains; why says so */
	} kind;
	int64_t status;
	int64_t phase_from;
	int64_t phase_to;
	int64_t more_from; /* a second range of phases; 0: none */
	int64_t more_to;
	const char *why; /* the plan's or constant */
	const struct vocab_result *said;
	const struct vocab_result *words;
	struct vocab_reading *reading; /* owned; NULL: those of said */
	size_t n_reading;
};

/* Distinct phrases of an import that claim nothing. */
struct claims_count {
	size_t unknown;
	size_t ambiguous;
	size_t no_service;
};

struct claims {
	const struct plan *plan; /* borrowed */
	struct vocab *v;         /* borrowed */
	struct split split;
	struct claims_row row;
	struct load_claim *claim; /* owned: of the row at hand */
	size_t n_claim;
	size_t cap_claim;
	struct load_mention *mention; /* owned: of the row at hand */
	size_t n_mention;
	size_t cap_mention;
	struct hash cell_memo;    /* column and text -> index + 1 */
	struct claims_cell *cell; /* owned */
	size_t n_cell;
	size_t cap_cell;
	unsigned char *counted; /* owned: by number of the wording */
	size_t n_counted;
	struct claims_count count;
	struct buf b;
	int64_t phase_from[CAPABILITY_MAX + 1];
	int64_t phase_to[CAPABILITY_MAX + 1];
	bool platform[CAPABILITY_MAX + 1]; /* has dosage groups of its own */
	int64_t platform_of[64];           /* by dosage group */
};

void claims_init(struct claims *c, const struct plan *plan, struct vocab *v);
void claims_clear(struct claims *c);

/* Begin a row; then set c->row. */
void claims_begin(struct claims *c);

/* The phrases of a cell that lists services; position from 1. */
void claims_add_list(
    struct claims *c, size_t position, const char *s, size_t n);

/* A cell of the matrix; why it claims nothing although it is filled, or
 * NULL. */
const char *claims_add_mark(
    struct claims *c, size_t position, const char *s, size_t n);

/* Operations of the FDA's registration, "ANALYSIS; PACK". */
void claims_add_operations(
    struct claims *c, size_t position, const char *s, size_t n);

#endif
