/* qualifier.h - the words around a service that say how it is offered: "(via
 * partner)", "planned 2027", "no ...", "... not available"; and in which
 * phase or for what ("(commercial)", "(mAb)"). */
#ifndef CATALOG_QUALIFIER_H
#define CATALOG_QUALIFIER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

struct db;
struct qualifiers; /* the tokens of a catalog */

#define QUALIFIED_PARTS 24
#define QUALIFIED_DIMENSIONS 8

/* A stretch of the text between marks: parentheses, comma, dash ... */
struct qualified_part {
	size_t start;
	size_t len;
	bool taken; /* it was a qualifier */
};

/* A text whose qualifiers are being taken off. */
struct qualified {
	struct buf core;    /* what is left; owned */
	struct buf scratch; /* owned */
	const char *text;   /* borrowed */
	struct qualified_part part[QUALIFIED_PARTS];
	size_t n_part;
	unsigned seen;   /* bit 1 << status for each status stated */
	bool open;       /* a token leaves the status open ("tbc") */
	bool dated;      /* a date stands by itself */
	bool negated;    /* the last word taken in front was a "no" */
	bool ahead;      /* a status stands in front of what is left */
	bool behind;     /* one stands behind it */
	unsigned phases; /* bit 1 << id for each phase stated */
	int64_t modality_id[QUALIFIED_DIMENSIONS];
	size_t n_modality;
	int64_t dosage_group_id[QUALIFIED_DIMENSIONS];
	size_t n_dosage;
};

/* Load the tokens of a catalog. */
bool qualifiers_open(struct qualifiers **out, struct db *db, struct err *err);
void qualifiers_close(struct qualifiers *q); /* NULL is allowed */

void qualified_clear(struct qualified *t);

/* Begin with s[0..n), which must live as long as t is worked on: signs at its
 * ends that say yes or no (a cross, an empty box, "?") are taken off.  True
 * when there was one; core is what is left. */
bool qualified_begin(struct qualified *t, const char *s, size_t n);

/* Take off the parts that say nothing but how the service is offered.  True
 * when there were any. */
bool qualifier_cut(const struct qualifiers *q, struct qualified *t);

/* Then the parts that name a phase, a modality or a dosage form. */
bool qualifier_cut_dimensions(struct qualified *t);

/* Then one token at either end of core, which becomes a plain key.  False
 * when there is none. */
bool qualifier_strip(const struct qualifiers *q, struct qualified *t);

/* The words hold something that denies, plans, limits or dates, although
 * nobody understands the whole ("outsourced for two clients"). */
bool qualifier_hints(const struct qualifiers *q, const char *s, size_t n);

/* What the tokens taken off say together; 0: they leave it open. *stated:
 * there were any. */
int64_t qualified_status(const struct qualified *t, bool *stated);

#endif
