/* coverage.c - capability by dimension, counted in independent vendors. */
#include "catalog/coverage.h"

#include <stdlib.h>

#include "base/mem.h"
#include "catalog/filter.h"
#include "catalog/tally.h"

struct coverage {
	struct supply *supply;
	struct tally tally;
	struct profile_option option[CAPABILITY_MAX];
	struct tally_row row[CAPABILITY_MAX];
	size_t shown[CAPABILITY_MAX]; /* rows that have something to say */
	size_t n_shown;
	size_t *value; /* owned */
	size_t n_value;
};

static void
prepare_rows(struct coverage *c)
{
	for (size_t i = 0; i < capability_count(); i++) {
		c->option[i].capability = (unsigned char)capability_at(i)->id;
		c->row[i].option = &c->option[i];
		c->row[i].n_option = 1;
	}
	c->tally.row = c->row;
	c->tally.n_row = capability_count();
}

static bool
value_is_used(const struct coverage *c, size_t value)
{
	for (size_t i = 0; i < c->tally.n_row; i++) {
		const struct tally_cell *cell = tally_at(&c->tally, i, value);

		if (cell != NULL && cell->set[SUPPLY_YES].n > 0)
			return true;
	}
	return axis_is_fixed(c->tally.axis);
}

static void
choose(struct coverage *c)
{
	const struct tally *t = &c->tally;

	for (size_t i = 0; i < t->n_row; i++) {
		if (capability_at(i)->area_id != 0 ||
		    tally_at(t, i, t->n_value + 1) != NULL)
			c->shown[c->n_shown++] = i;
	}
	c->value = xcalloc(t->n_value + 1, sizeof(*c->value));
	for (size_t i = 0; i < t->n_value; i++) {
		if (value_is_used(c, i))
			c->value[c->n_value++] = i;
	}
}

bool
coverage_ask(struct coverage **out, struct db *db, const struct filter *filter,
    enum axis axis, struct err *err)
{
	struct coverage *c = xcalloc(1, sizeof(*c));
	struct supply_options opt = { .filter = filter };
	struct supply_vendor v;
	bool found = false;
	bool ok = false;

	if (!supply_open(&c->supply, db, &opt, err))
		goto out;
	c->tally.axis = axis;
	c->tally.roster = supply_roster(c->supply);
	prepare_rows(c);
	tally_init(&c->tally);
	while ((ok = supply_next(c->supply, &v, &found, err)) && found)
		tally_vendor(&c->tally, &v);
	if (!ok)
		goto out;
	tally_end(&c->tally);
	choose(c);
	*out = c;
	c = NULL;
out:
	coverage_free(c);
	return ok;
}

void
coverage_free(struct coverage *c)
{
	if (c == NULL)
		return;
	tally_clear(&c->tally);
	supply_close(c->supply);
	free(c->value);
	free(c);
}

size_t
coverage_rows(const struct coverage *c)
{
	return c->n_shown;
}

void
coverage_row(struct coverage *c, size_t i, struct coverage_row *row)
{
	struct tally *t = &c->tally;
	const struct tally_cell *cell =
	    tally_at(t, c->shown[i], t->n_value + 1);

	*row =
	    (struct coverage_row){ .capability = capability_at(c->shown[i]) };
	row->unknown = t->n_vendor;
	if (cell == NULL)
		return;
	for (size_t a = SUPPLY_NO; a < SUPPLY_ANSWERS; a++) {
		row->answer[a] = cell->set[a].n;
		row->unknown -= cell->set[a].n;
	}
	row->unknown += row->answer[SUPPLY_UNSTATED];
	row->groups = tally_groups(t, &cell->set[SUPPLY_YES]);
	row->countries = tally_countries(cell);
	row->regions = tally_regions(cell);
}

size_t
coverage_values(const struct coverage *c)
{
	return c->n_value;
}

const char *
coverage_value_code(const struct coverage *c, size_t value, char code[3])
{
	return axis_code(c->tally.axis, c->tally.roster, c->value[value], code);
}

size_t
coverage_cell(struct coverage *c, size_t i, size_t value)
{
	struct tally *t = &c->tally;
	const struct tally_cell *cell = tally_at(
	    t, c->shown[i], value < c->n_value ? c->value[value] : t->n_value);

	return cell == NULL ? 0 : tally_groups(t, &cell->set[SUPPLY_YES]);
}

size_t
coverage_vendors(const struct coverage *c)
{
	return c->tally.n_vendor;
}
