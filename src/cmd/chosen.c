/* chosen.c - the vendors that a command's filter options choose. */
#include "cmd/chosen.h"

bool
chosen_open(struct chosen *c, struct app *app, struct err *err)
{
	return vocab_open(&c->vocab, app->db, err) &&
	       filters_resolve(
		   &c->filters, app->db, c->vocab, &c->filter, err) &&
	       choice_open(&c->choice, app->db, &c->filter, err);
}

void
chosen_clear(struct chosen *c)
{
	choice_close(c->choice);
	filter_clear(&c->filter);
	filters_clear(&c->filters);
	vocab_close(c->vocab);
	*c = (struct chosen){ 0 };
}
