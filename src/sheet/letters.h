/* letters.h - how the letters beyond ASCII of a language stand in words. */
#ifndef SHEET_LETTERS_H
#define SHEET_LETTERS_H

#include <stdbool.h>
#include <stddef.h>

/* One language.  text is an entry a letter, a blank between two: the letter,
 * and behind colons what stands in front of it and what behind.  Each
 * character has a digit d: its likelihood is 1/2^d.  Small letters; '_' is
 * what is no letter; what is not named is rarer than 1/2^7. */
struct letters {
	char script; /* 'w' Western, 'c' Central, 'u' Turkish, 'b' Baltic */
	const char *text;
};

/* All languages. */
const struct letters *letters_all(size_t *n);

/* In the same form, what stands in front of such letters, or behind, in all
 * languages taken together. */
const char *letters_beside(bool behind);

#endif
