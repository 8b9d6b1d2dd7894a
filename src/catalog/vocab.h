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
	VOCAB_CLEAR,      /* the readings are asserted, all of them */
	VOCAB_AMBIGUOUS,  /* the readings are what it may mean */
	VOCAB_NO_SERVICE, /* known, and not a capability ("end-to-end") */
	VOCAB_UNKNOWN
};

struct vocab_reading {
	int64_t capability_id;
	int64_t modality_id;     /* 0: the words state none */
	int64_t dosage_group_id; /* 0: the words state none */
};

/* What a text says.  Owned by the vocab, never changed, valid until
 * vocab_close. */
struct vocab_result {
	size_t number;    /* 0, 1, 2 ...: which distinct text this is */
	const char *text; /* as asked, trimmed */
	const char *key;  /* phrase key without the qualifiers */
	const char *rule; /* how it was found: "code", "taught", "phrase",
			   * "name", "key", "qualified phrase", "status not
			   * stated", "status alone"; "" if not */
	enum vocab_kind kind;
	int64_t status_id;     /* enum status; offered when nothing is stated; 0
				* when the words leave it open ("tbc") */
	bool status_stated;    /* the words themselves speak of the status */
	int64_t phase_id;      /* stated by a qualifier, else 0 */
	int64_t phase_last_id; /* the last one of a range ("clinical"), else
				* phase_id */
	int64_t more_id;       /* a second range ("Ph I-III, Com"), or 0 */
	int64_t more_last_id;
	bool ahead;  /* the status stands in front ("no ..."), */
	bool behind; /* or behind: it may be meant for what is listed there */
	const struct vocab_reading *reading;
	size_t n_reading;
};

/* Load the phrases and qualifiers of a catalog. */
bool vocab_open(struct vocab **out, struct db *db, struct err *err);
void vocab_close(struct vocab *v); /* NULL is allowed */

/* What one phrase (already cut out of its cell) says.  In this order: the
 * whole text as a capability code, as codes are written; as a phrase or a
 * name of the taxonomy (fold_plain); by its phrase key (fold_phrase), the
 * words joined at last ("pre formulation"); then the same with qualifiers
 * taken off ("(via partner)", "planned 2027", "no ...", "... not available",
 * "(commercial)", "(mAb)").  Within a step what was taught wins, then the
 * ambiguous over the clear.  Similarity alone never decides.
 *
 * Words that leave open whether the service is offered ("lyophilization
 * (tbc)", "lyophilization ?", a qualifier against another) make a clear
 * phrase VOCAB_AMBIGUOUS with rule "status not stated" and status 0: neither
 * a yes nor a no, and the reading is kept.  A status without a service
 * ("none", "n/a", "via partner") is VOCAB_NO_SERVICE.
 *
 * Each distinct text is worked out once and remembered. */
const struct vocab_result *vocab_resolve(
    struct vocab *v, const char *s, size_t n);

/* A text that is not understood holds a word that denies, plans, limits or
 * dates ("not yet qualified"): what it goes with is not stated. */
bool vocab_hints(const struct vocab *v, const char *s, size_t n);

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

/* Teach a phrase: from now on it means the capabilities of ids[0..n), or no
 * capability when n is 0.  Only the table phrase changes (a vocab that is open
 * does not notice); kept rows are read again by intake.  Inside the caller's
 * transaction.  A text without a letter or digit is ERR_USAGE. */
bool vocab_teach(struct db *db, const char *text, const int64_t *ids, size_t n,
    struct err *err);

#endif
