/* choice.c - the vendors that a filter lets through. */
#include "catalog/choice.h"

#include <stdlib.h>

#include "base/mem.h"
#include "catalog/claim.h"
#include "catalog/dimension.h"
#include "catalog/filter.h"
#include "catalog/roster.h"
#include "catalog/supply.h"
#include "catalog/vendor.h"

struct choice {
	struct supply *supply;        /* owned */
	struct choice_vendor *vendor; /* owned; by place in the roster */
	const struct filter *filter;  /* borrowed; NULL: none */
};

static void
choice_add(struct choice *c, const struct supply_vendor *v)
{
	struct choice_vendor *to = &c->vendor[v->index];
	const struct filter *f = c->filter;
	bool by_claim = f != NULL && (f->modality.n > 0 || f->dosage.n > 0 ||
					 f->status.n > 0);

	*to = (struct choice_vendor){ .passes = !by_claim, .evidence = -1 };
	for (size_t i = 0; i < v->n_claim; i++) {
		if (v->claim[i].counts)
			to->passes = true;
	}
	for (size_t i = 1; i <= CAPABILITY_MAX; i++)
		to->n_offered += v->answer[i] == SUPPLY_YES;
	for (size_t i = 0; i < v->n_claim; i++) {
		if (v->claim[i].counts && v->claim[i].evidence > to->evidence)
			to->evidence = v->claim[i].evidence;
	}
}

bool
choice_open(struct choice **out, struct db *db, const struct filter *filter,
    struct err *err)
{
	struct supply_options opt = { .filter = filter };
	struct supply_vendor v = { 0 };
	struct choice *c = xcalloc(1, sizeof(*c));
	bool found = true;
	bool ok = false;

	c->filter = filter;
	if (!supply_open(&c->supply, db, &opt, err))
		goto out;
	c->vendor =
	    xcalloc(supply_roster(c->supply)->n_vendor + 1, sizeof(*c->vendor));
	for (;;) {
		if (!supply_next(c->supply, &v, &found, err))
			goto out;
		if (!found)
			break;
		choice_add(c, &v);
	}
	*out = c;
	c = NULL;
	ok = true;
out:
	choice_close(c);
	return ok;
}

static void
choice_count(void *arg, int64_t id, int64_t n_source)
{
	struct choice *c = arg;
	size_t i = roster_find(supply_roster(c->supply), id);

	if (i != SIZE_MAX)
		c->vendor[i].n_source = n_source;
}

bool
choice_count_sources(struct choice *c, struct db *db, struct err *err)
{
	return vendor_source_counts(db, choice_count, c, err);
}

const struct choice_vendor *
choice_of(const struct choice *c, int64_t vendor_id)
{
	size_t i = roster_find(supply_roster(c->supply), vendor_id);

	if (i == SIZE_MAX || !c->vendor[i].passes)
		return NULL;
	return &c->vendor[i];
}

static bool
choice_has(const struct filter_ids *ids, int64_t id)
{
	for (size_t i = 0; i < ids->n; i++) {
		if (ids->id[i] == id)
			return true;
	}
	return ids->n == 0;
}

static bool
choice_has_modality(const struct filter_ids *ids, int64_t id)
{
	for (size_t i = 0; i < ids->n; i++) {
		if (dimension_modality_is(id, ids->id[i]))
			return true;
	}
	return ids->n == 0;
}

bool
choice_claim(const struct choice *c, const struct claim *claim)
{
	const struct filter *f = c->filter;

	if (f == NULL)
		return true;
	return choice_has_modality(&f->modality, claim->modality_id) &&
	       choice_has(&f->dosage, claim->dosage_group_id) &&
	       choice_has(&f->source, claim->source_id) &&
	       choice_has(&f->status, claim->status_id);
}

void
choice_close(struct choice *c)
{
	if (c == NULL)
		return;
	supply_close(c->supply);
	free(c->vendor);
	free(c);
}
