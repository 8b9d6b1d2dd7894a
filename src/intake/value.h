/* value.h - what the cells of one field say; each distinct text is worked out
 * once and remembered. */
#ifndef INTAKE_VALUE_H
#define INTAKE_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/hash.h"
#include "catalog/place.h"

enum value_kind {
	/* text: the ISO code; a list ("DE, CH; US"): ids are their numbers
	 * (place_country_at), text is NULL */
	VALUE_COUNTRY,
	VALUE_TAG,      /* text: "CMO", "CDMO" or NULL */
	VALUE_STATUS,   /* id[0]; none: the words leave it open */
	VALUE_MODALITY, /* ids, in the order stated */
	VALUE_DOSAGE,   /* ids */
	VALUE_PHASE,    /* ids, ranges written out */
	VALUE_EVIDENCE  /* id[0] */
};
#define VALUE_KINDS (VALUE_EVIDENCE + 1)

struct value {
	bool known;          /* nothing of it is unknown */
	const char *text;    /* as the kind says, or NULL */
	const char *unknown; /* the words nobody knows, joined by "; " */
	const char *nearest; /* a known country that looks like it, or NULL */
	/* VALUE_COUNTRY: the countries it may be, where there are several;
	 * the country with a state of that name ("GA", "Georgia"), or NULL. */
	const char *may[PLACE_MAY];
	size_t n_may;
	const char *state;
	const char *state_name;
	bool standard; /* VALUE_TAG */
	int64_t *id;   /* owned by the values */
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

/* Does the text name a country, several, or one of two ("Korea")? */
bool value_is_country(const char *s, size_t n);

/* What s[0..n), trimmed and not blank, says.  Valid until the next call. */
const struct value *value_of(
    struct values *v, enum value_kind kind, const char *s, size_t n);

#endif
