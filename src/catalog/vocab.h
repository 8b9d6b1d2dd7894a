/* vocab.h - the vocabulary: words of a sheet become capabilities. */
#ifndef CATALOG_VOCAB_H
#define CATALOG_VOCAB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

struct db;
struct vocab; /* the phrases of a catalog, and a memory of what was asked */

enum vocab_kind {
	VOCAB_CLEAR,	  /* the readings are asserted, all of them */
	VOCAB_AMBIGUOUS,  /* the readings are what it may mean */
	VOCAB_NO_SERVICE, /* known, and not a capability ("end-to-end") */
	VOCAB_UNKNOWN
};

struct vocab_reading {
	int64_t capability_id;
	int64_t modality_id;	 /* 0: the words state none */
	int64_t dosage_group_id; /* 0: the words state none */
};

/* What a text says.  Owned by the vocab, never changed, valid until
 * vocab_close. */
struct vocab_result {
	size_t number; /* 0, 1, 2 ...: which distinct text this is */
	const char *text; /* as asked, trimmed */
	const char *key;  /* phrase key without the qualifiers */
	const char *rule; /* "phrase", "key", "code", "name", "qualified
			   * phrase", ...: how it was found; "" if not */
	enum vocab_kind kind;
	int64_t status_id;   /* enum status; offered when nothing is stated */
	bool status_stated;  /* the words themselves state the status */
	int64_t phase_id;    /* stated by a qualifier, else 0 */
	const struct vocab_reading *reading;
	size_t n_reading;
};

/* Load the phrases and qualifiers of a catalog. */
bool vocab_open(struct vocab **out, struct db *db, struct err *err);
void vocab_close(struct vocab *v); /* NULL is allowed */

/* What one phrase (already cut out of its cell) says: the whole text as a
 * capability code or name, an ambiguous phrase, a phrase; then by phrase key;
 * then with qualifiers taken off ("(via partner)", "planned 2027", "no ...",
 * "... not available").  The ambiguous wins over the clear.  Similarity alone
 * never decides.  Each distinct text is worked out once and remembered. */
const struct vocab_result *vocab_resolve(
    struct vocab *v, const char *s, size_t n);

/* The word for a kind as CONTRACT.md has it: "clear", "ambiguous",
 * "not-a-capability", "unknown". */
const char *vocab_kind_word(enum vocab_kind kind);

/* A capability named on the command line: code, name or any clear phrase
 * with a single reading.  An unknown or ambiguous one is ERR_USAGE and lists
 * the nearest. */
bool vocab_capability(struct vocab *v, const char *text,
    struct vocab_reading *reading, struct err *err);

/* Append up to max suggestions for a text nothing is known of, as "CODE
 * (phrase)", joined by "; ": the nearest phrases of the vocabulary. */
void vocab_suggest(
    struct vocab *v, const char *text, size_t max, struct buf *to);

/* Teach a phrase: from now on it means the capabilities of ids[0..n).  Only
 * the table phrase changes; kept rows are read again by intake. */
bool vocab_teach(struct db *db, const char *text, const int64_t *ids, size_t n,
    struct err *err);

#endif
