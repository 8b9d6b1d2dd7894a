/* spread.h - a status that is said of several items of a list; private to
 * split.c. */
#ifndef INTAKE_SPREAD_H
#define INTAKE_SPREAD_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/reach.h"
#include "intake/split.h"

/* It limits the offer, or leaves it open. */
bool spread_limits(const struct vocab_result *r);

/* An item whose status nobody can tell from the words of whole: ambiguous,
 * unless it states its own. */
void spread_open(struct split *s, struct split_item *item, struct cut whole);

/* An item of which words are said: "WORDS: item", "item (WORDS)"; open: nobody
 * understands them. */
void spread_say(struct split *s, struct split_item *item, enum reach_kind kind,
    struct cut words, bool open);

/* The words that lead in a status in front of what part names: "no" of "no
 * lyo"; none: empty. */
struct cut spread_lead(struct split *s, struct cut part);

/* The items from first on are joined, with a status in front of the first or
 * behind the last: which it is meant for is open, but where lead is said of
 * all ("no a or b", "no a/b"). */
void spread_joined(
    struct split *s, size_t first, struct cut whole, struct cut lead);

#endif
