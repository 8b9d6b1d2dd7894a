/* filters.c - the options that narrow a question become a filter. */
#include "cmd/filters.h"

#include "catalog/vocab.h"

bool
filters_resolve(struct filters *f, struct db *db, struct vocab *v,
    struct filter *filter, struct err *err)
{
	for (int field = FILTER_KIND; field <= FILTER_SOURCE; field++) {
		struct cmd_texts *t = &f->text[field];

		for (size_t i = 0; i < t->n; i++) {
			if (!filter_add(filter, db, v, (enum filter_field)field,
				t->text[i], err))
				return false;
		}
		cmd_texts_clear(t);
	}
	return true;
}

bool
filters_settle(
    struct filters *f, struct db *db, struct filter *filter, struct err *err)
{
	struct vocab *v = NULL;
	bool ok = false;

	/* Only capabilities need the vocabulary, which takes a while. */
	if (f->text[FILTER_OFFERS].n > 0 && !vocab_open(&v, db, err))
		return false;
	ok = filters_resolve(f, db, v, filter, err);
	vocab_close(v);
	return ok;
}

void
filters_clear(struct filters *f)
{
	for (int field = FILTER_KIND; field <= FILTER_SOURCE; field++)
		cmd_texts_clear(&f->text[field]);
}
