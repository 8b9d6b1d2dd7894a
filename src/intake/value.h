/* value.h - what the cells of one field say; each distinct text is worked out
 * once and remembered. */
#ifndef INTAKE_VALUE_H
#define INTAKE_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/hash.h"

enum value_kind {
	VALUE_COUNTRY,  /* text: the ISO code */
	VALUE_TAG,      /* text: "CMO", "CDMO" or NULL */
	VALUE_STATUS,   /* id[0]; none: the words leave it open */
	VALUE_MODALITY, /* ids, in the order stated */
	VALUE_DOSAGE,   /* ids */
	VALUE_PHASE,    /* ids, ranges written out */
	VALUE_EVIDENCE, /* id[0] */
	VALUE_DATE      /* text: ISO 8601 */
};
#define VALUE_KINDS (VALUE_DATE + 1)

struct value {
	bool known;          /* nothing of it is unknown */
	const char *text;    /* as the kind says, or NULL */
	const char *unknown; /* the words nobody knows, joined by "; " */
	const char *nearest; /* a known country that looks like it, or NULL */
	bool standard;       /* VALUE_TAG */
	int64_t *id;         /* owned by the values */
	size_t n;
};

/* Zero-initialise to start. */
struct values {
	struct hash memo[VALUE_KINDS];
	struct value **value; /* owned, each: of all kinds */
	size_t n;
	size_t cap;
	struct arena arena;
};

void values_clear(struct values *v);

/* Forget what was remembered when it is much; what value_of gave is valid
 * until then.  To be called between rows. */
void values_trim(struct values *v);

/* What s[0..n), trimmed and not blank, says.  Valid until the next call. */
const struct value *value_of(
    struct values *v, enum value_kind kind, const char *s, size_t n);

#endif
