/* level.h - a column under a header of several rows: drug substance over
 * clinical, a service over a region, an area over a service. */
#ifndef INTAKE_LEVEL_H
#define INTAKE_LEVEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "intake/legend.h"

struct vocab;
struct vocab_reading;
struct vocab_result;

/* Rows of a header that are looked at. */
#define LEVEL_ROWS 3

/* What the rows say together.  Zeroed: nothing, or nobody knows. */
struct level {
	const struct vocab_result *service; /* the vocabulary's; NULL: none */
	const struct vocab_reading *only;   /* the one that is meant where it
					     * is ambiguous; NULL: all */
	int64_t phase_from;                 /* 0: not stated */
	int64_t phase_to;
	int64_t modality_id;
	int64_t dosage_group_id;
	bool region; /* cells speak of a region only */
};

/* What the words of all levels say of phases ("D", "C", "Com"): a legend to
 * read each with.  The legend is the caller's. */
struct level_words {
	const char *const *text;
	size_t n;
};
void level_legend(struct legend *l, const struct level_words *w);

/* Whether a title stands for a phase, a scope, a region, a modality or a
 * service: what the upper row of a header may say. */
bool level_is_known(const char *text, struct vocab *v);

/* Read the levels of one column, the upper first; blank ones do not count.
 * False: they are not several, or are not understood.  why gets the reason in
 * words. */
bool level_read(struct level *to, const char *const level[LEVEL_ROWS],
    const struct legend *phases, struct vocab *v, struct buf *why);

#endif
