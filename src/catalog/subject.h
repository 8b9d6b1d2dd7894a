/* subject.h - what gaps are looked for in: the leaves of the taxonomy, or the
 * mandatory stages of a profile. */
#ifndef CATALOG_SUBJECT_H
#define CATALOG_SUBJECT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "catalog/profile.h"
#include "catalog/supply.h"
#include "catalog/tally.h"

struct subject {
	char *code;       /* owned: of the capability; of a stage: "a|b|c" */
	const char *name; /* borrowed, as the texts below */
	const char *area; /* code; of a stage: the profile's */
	const char *scope;
	struct profile_option leaf; /* the option, when it is a leaf */
	bool silent;                /* no source can speak of it */
};

/* Zero-initialise to start. */
struct subject_list {
	struct subject *subject; /* owned */
	struct tally_row *row;   /* owned: what each asks */
	size_t n;
};

/* All leaves, in order. */
void subject_leaves(struct subject_list *l, struct supply *s);

/* The mandatory stages of a profile, in order; it and the others live as long
 * as the list. */
void subject_stages(struct subject_list *l, struct supply *s,
    const struct profile_list *profiles, const struct profile *p);

/* One of the subject's options is that capability, or lies in that area. */
bool subject_names(
    const struct subject_list *l, size_t i, int64_t capability_id);

void subject_clear(struct subject_list *l);

#endif
