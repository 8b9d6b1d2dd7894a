/* mapping.h - what --map and --default say about reading a sheet. */
#ifndef INTAKE_MAPPING_H
#define INTAKE_MAPPING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

struct plan;
struct plan_options;
struct vocab;
struct vocab_result;

struct mapping_item {
	const char *column; /* title or number, as given */
	size_t number;      /* 0: by title */
	const char *name;   /* of the field; NULL: not to be read */
	const struct vocab_result *service; /* a column for one service */
	bool old; /* of an earlier version: its column need not be there */
};

/* Zero-initialise to start. */
struct mapping {
	struct mapping_item *item; /* owned */
	size_t n;
	struct arena arena;
};

/* Read the options' maps.  One that is not COLUMN=FIELD, or whose field is
 * not known, is ERR_USAGE and names the nearest. */
bool mapping_read(struct mapping *m, const struct plan_options *o,
    struct vocab *v, struct err *err);
void mapping_clear(struct mapping *m);

/* Read the options' defaults into the plan. */
bool mapping_defaults(struct plan *p, const struct plan_options *o,
    struct vocab *v, struct err *err);

/* Every map has its column; else ERR_USAGE naming the nearest title. */
bool mapping_check(
    const struct mapping *m, const struct plan *p, struct err *err);

/* Whether the plan has the column of a COLUMN=FIELD. */
bool mapping_finds(const struct plan *p, const char *text);

/* Set the mapped columns; shared[i] is cleared for them. */
void mapping_apply(const struct mapping *m, struct plan *p, bool *shared);

#endif
