/* cut.h - places where a cell's text is cut: marks, words, parentheses. */
#ifndef INTAKE_CUT_H
#define INTAKE_CUT_H

#include <stdbool.h>
#include <stddef.h>

struct buf;

/* A stretch of text, borrowed. */
struct cut {
	const char *s;
	size_t n;
};

/* Parts a text is cut into at most. */
#define CUT_PARTS 64

struct cut cut_trim(const char *s, size_t n);

/* Past the parenthesis that opens at i, when it closes on the same line and
 * not too far on; else i + 1. */
size_t cut_past(const char *p, size_t n, size_t i);

/* Length of a bullet character at p, or 0. */
size_t cut_bullet(const char *p, size_t n);

/* t without "- ", "* ", "1. ", "2) ", "a) " in front. */
struct cut cut_unmarked(struct cut t);

/* The next part of t that ends at one of marks outside parentheses; it may
 * be empty.  *at, 0 at first, moves on; false at the end. */
bool cut_next(struct cut t, const char *marks, size_t *at, struct cut *part);

/* Cut at a word such as " and " outside parentheses: how many parts (1: it is
 * not there), 0 where there are too many or one is empty. */
size_t cut_at_word(struct cut t, const char *word, struct cut *part);

/* Write text with plain signs for those of Chinese and Japanese into
 * b; false where it has none. */
bool cut_plain(struct buf *b, const char *text, size_t n);

#endif
