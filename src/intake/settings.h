/* settings.h - what a plan needs besides its columns to read kept rows again,
 * as JSON in the source's options. */
#ifndef INTAKE_SETTINGS_H
#define INTAKE_SETTINGS_H

#include "base/buf.h"

struct plan;

/* Append to an object that has members already: "legend", a list of [mark,
 * meaning, phases, more phases, words]; "levels", a list of [column, upper,
 * lower, ...]; "across", [names, sub].  What is empty is left out. */
void settings_write(const struct plan *p, struct buf *b);

/* Take one of the legend's items, or one column's levels, in again. */
struct settings_item {
	const char *mark;
	const char *meaning;
	const char *phases;
	const char *more;
	const char *words;
};
void settings_legend(struct plan *p, const struct settings_item *item);

#endif
