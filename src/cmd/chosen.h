/* chosen.h - the vendors that a command's filter options choose. */
#ifndef CMD_CHOSEN_H
#define CMD_CHOSEN_H

#include "catalog/choice.h"
#include "catalog/vocab.h"
#include "cmd/filters.h"

/* Zero-initialise; put FILTERS_OPTIONS(&c.filters) among the options. */
struct chosen {
	struct filters filters;
	struct filter filter;
	struct vocab *vocab;   /* owned */
	struct choice *choice; /* owned */
};

/* After cmd_options: resolve the filters and go through the vendors. */
bool chosen_open(struct chosen *c, struct app *app, struct err *err);

void chosen_clear(struct chosen *c);

#endif
