/* atom.h - a text without a comma, cut up where that makes sense; private to
 * split.c. */
#ifndef INTAKE_ATOM_H
#define INTAKE_ATOM_H

#include "intake/split.h"

/* Keep what t says as a whole, else what its parts say. */
void atom_cut(struct split *s, struct cut t, int depth);

/* In split.c: keep what a comma list says; keep one item. */
void split_list(struct split *s, struct cut t, int depth);
void split_keep(struct split *s, const struct vocab_result *said,
    const struct vocab_result *words);

/* In split.c: it is understood; it is a status without a service ("planned
 * 2027"); it names services, or may. */
bool split_known(const struct vocab_result *r);
bool split_status_alone(const struct vocab_result *r);
bool split_service(const struct vocab_result *r);

#endif
