/* reach.h - how far a word that says how something is offered reaches in a
 * list: "Planned: lyo, fill-finish", "lyo, fill-finish (both via partner)". */
#ifndef INTAKE_REACH_H
#define INTAKE_REACH_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/cut.h"

struct vocab;

enum reach_kind {
	REACH_NONE,
	REACH_AHEAD, /* words stand in front, with a colon */
	REACH_BEHIND /* words stand behind: "(all planned 2027)" */
};

/* A stretch of a piece, and the words that are said of all of it. */
struct reach {
	enum reach_kind kind;
	struct cut words;
	struct cut body; /* may be empty: "Planned:" and a line break */
	size_t last;     /* only so many at its end ("both"); 0: all */
	bool open;       /* nobody understands the words, and they deny,
			  * plan or limit something */
};

/* Whether a piece has such words at all, or may have: cheap. */
bool reach_may(struct cut t);

/* The next stretch of t, a piece without ; and line breaks.  A head reaches up
 * to a full stop, the next head or the next word with a colon.  *at, 0 at
 * first, moves on; false at the end. */
bool reach_next(struct vocab *v, struct cut t, size_t *at, struct reach *r);

/* t begins with a word and a colon: what reached until there ends. */
bool reach_begins(struct cut t);

#endif
