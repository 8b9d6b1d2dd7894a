/* recall.h - what was said of the last version of a source holds for its next
 * one, where it fits. */
#ifndef CMD_RECALL_H
#define CMD_RECALL_H

#include <stdbool.h>

#include "base/err.h"

struct app;
struct cmd_reading;
struct vocab;

struct recall {
	const char *path;   /* of the file to be read */
	const char *source; /* --source; NULL: the file's base name */
	bool fresh;         /* forget it */
	struct vocab *v;
};

/* Add to r what the catalog (app->db) remembers of the source and nobody says
 * otherwise now, and tell which options these are.  What does not fit the file
 * is left out and told: a sheet it does not have, a column that is gone, or
 * that is named by its number and has another title now, no header where there
 * is one, an encoding where the file proves to be UTF-8; of rows that were set
 * aside and mended (rejects.h) all that speaks of the file's form; these are
 * read as the other rows of the source. */
bool recall_options(struct app *app, struct cmd_reading *r,
    const struct recall *c, struct err *err);

#endif
