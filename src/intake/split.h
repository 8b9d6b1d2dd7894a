/* split.h - a cell that lists services becomes its phrases. */
#ifndef INTAKE_SPLIT_H
#define INTAKE_SPLIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/hash.h"
#include "intake/cut.h"

struct vocab;
struct vocab_result;

/* A longer text is no phrase: its start is kept as one nobody understands. */
#define SPLIT_PHRASE 300

/* One phrase: what it says, and the words it is said in (of which said may be
 * a part: "viral vector and plasmid manufacturing" says "viral vector
 * manufacturing").  Both live as long as the vocab and the split. */
struct split_item {
	const struct vocab_result *said;
	const struct vocab_result *words;
};

struct split_piece {
	size_t first; /* into split.kept */
	size_t n;
	uint64_t seen; /* the last cell it was in */
};

struct split {
	struct vocab *v;  /* borrowed */
	struct hash memo; /* piece of a cell -> index of its split_piece + 1 */
	struct split_piece *piece; /* owned */
	size_t n_piece;
	size_t cap_piece;
	struct split_item *kept; /* owned: the items of all pieces */
	size_t n_kept;
	size_t cap_kept;
	struct split_item *item; /* owned: of the cell at hand */
	size_t n_item;
	size_t cap_item;
	uint64_t cell;    /* counts cells */
	struct cut carry; /* a head with nothing behind it: "Planned:" and a
			   * line break; it reaches the lines below */
	bool carry_open;
	struct buf plain;   /* the cell with plain signs for wide ones */
	size_t tries;       /* windows of words that were tried as one phrase */
	struct hash quoted; /* text -> index of its quote + 1 */
	struct vocab_result **quote; /* owned, each */
	size_t n_quote;
	struct buf b;
};

void split_init(struct split *s, struct vocab *v);
void split_clear(struct split *s);

/* Begin a cell or a row: from here on each phrase counts once. */
void split_begin(struct split *s);

/* Add the phrases of a cell to s->item[0..s->n_item).  Cut at ; | line breaks
 * and bullets; at commas, slashes and "and" only where the vocabulary does
 * not know the whole, never inside parentheses.  "Planned: a, b" and "a, b
 * (both planned)" say it of both; where it cannot be told how far such words
 * reach ("no a, b"), the others are ambiguous, "status not stated". */
void split_add(struct split *s, const char *text, size_t n);

/* What t says; of a text that is too long, its start. */
const struct vocab_result *split_resolve(struct split *s, struct cut t);

/* The words text as one that names what `like` names: for claims whose words
 * are more than the phrase (a column's title with its mark).  The split's. */
const struct vocab_result *split_quote(struct split *s, const char *text,
    size_t n, const struct vocab_result *like);

#endif
