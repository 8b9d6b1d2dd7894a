/* recipe.h - the command that imports a file as inspect has shown it. */
#ifndef CMD_RECIPE_H
#define CMD_RECIPE_H

#include <stdbool.h>

#include "base/buf.h"

struct app;
struct reading;
struct survey;

struct recipe {
	const char *path;   /* of the file */
	const char *source; /* --source, or NULL */
	bool fresh;         /* --fresh */
};

/* Append "vendorcat import", with the catalog and the day that were given. */
void recipe_begin(struct buf *b, const struct app *app);

/* Append the command, as a shell takes it: what a person said, and what was
 * decided though it might have been otherwise. */
void recipe_add(struct buf *b, const struct recipe *r, const struct app *app,
    const struct survey *s, const struct reading *how);

#endif
