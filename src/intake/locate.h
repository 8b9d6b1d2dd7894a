/* locate.h - a place in one cell: "Basel, Switzerland", "Germany (Köln)",
 * "Boston, MA", "Taiwan". */
#ifndef INTAKE_LOCATE_H
#define INTAKE_LOCATE_H

#include <stdbool.h>
#include <stddef.h>

/* Texts are parts of what was read. */
struct location {
	const char *country; /* ISO code */
	const char *city;    /* not terminated; NULL: none is named */
	size_t n_city;
	const char *state; /* of the US or Canada, or NULL */
	size_t n_state;
	const char
	    *either; /* where none is told: the country and the state's */
	const char
	    *or_state; /* one that the same letters may be ("Boston, MA") */
	const char *state_name;
};

/* Read s[0..n).  False: no country can be told, or it may be two (a code of a
 * country and of a state beside a city nobody knows; "Georgia"). */
bool locate(const char *s, size_t n, struct location *l);

#endif
