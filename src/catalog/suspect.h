/* suspect.h - vendors whose ambiguous words may mean what is asked about. */
#ifndef CATALOG_SUSPECT_H
#define CATALOG_SUSPECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "catalog/axis.h"
#include "catalog/roster.h"

struct suspect {
	uint32_t subject; /* what the words may mean (subject.h) */
	uint32_t vendor;  /* in the roster */
};

/* Who is gone, and where nobody is left. */
struct suspect_gone {
	const bool *vendor;  /* by place in the roster */
	const bool *country; /* by roster_country */
};

/* Zero-initialise to start. */
struct suspect_list {
	struct suspect *suspect; /* owned */
	size_t n;
	size_t cap;
};

void suspect_add(struct suspect_list *l, size_t subject, size_t vendor);

/* By subject and vendor, each once; before anything is asked. */
void suspect_sort(struct suspect_list *l);

/* Visit: the place of the first of a subject; the others follow it. */
size_t suspect_first(const struct suspect_list *l, size_t subject);

/* May the vendor have the value of the axis?  Where it is and what it is are
 * known without a claim; a modality or a phase is not.  gone may be NULL. */
bool suspect_fits(const struct suspect *s, enum axis axis,
    const struct roster *r, size_t value, const struct suspect_gone *gone);

/* Some vendor may mean the subject, with the value of the axis. */
bool suspect_any(const struct suspect_list *l, size_t subject, enum axis axis,
    const struct roster *r, size_t value, const struct suspect_gone *gone);

void suspect_clear(struct suspect_list *l);

#endif
