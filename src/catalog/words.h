/* words.h - an index of known words: each way to write a thing leads to its
 * number, or to nothing where two things are written alike. */
#ifndef CATALOG_WORDS_H
#define CATALOG_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/hash.h"

/* The stronger one wins where two things are written alike. */
enum words_rank { WORDS_ALIAS, WORDS_NAME, WORDS_CODE };

/* Zero-initialise to start. */
struct words {
	struct hash plain;  /* by fold_plain */
	struct hash phrase; /* by fold_phrase: plurals, spelling */
};

void words_clear(struct words *w);

/* Let s mean id (0 or more).  A text without a letter or digit is left out.
 * loosely: also by its phrase key. */
void words_add(struct words *w, const char *s, size_t n, int64_t id,
    enum words_rank rank, bool loosely);

/* What s means: as written, then by its phrase key. */
bool words_find(const struct words *w, const char *s, size_t n, int64_t *id);

#endif
