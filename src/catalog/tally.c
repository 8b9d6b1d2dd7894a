/* tally.c - vendors counted, one reading of the claims for all rows. */
#include "catalog/tally.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/capability.h"

/* A capability matters to an option of a row: as itself, or as the area of
 * what the option names. */
struct tally_use {
	unsigned char capability;
	bool vague;
	uint32_t row;
	const struct profile_option *option;
};

static int
compare_uses(const void *a, const void *b)
{
	const struct tally_use *x = a;
	const struct tally_use *y = b;

	if (x->capability != y->capability)
		return x->capability < y->capability ? -1 : 1;
	return (x->row > y->row) - (x->row < y->row);
}

static void
use_add(struct tally *t, const struct tally_use *use)
{
	t->use = xrealloc(t->use, t->n_use + 1, sizeof(*t->use));
	t->use[t->n_use++] = *use;
}

static void
use_row(struct tally *t, size_t row)
{
	for (size_t i = 0; i < t->row[row].n_option; i++) {
		const struct profile_option *o = &t->row[row].option[i];
		const struct capability *c = capability_by_id(o->capability);
		struct tally_use use = { .capability = o->capability,
			.row = (uint32_t)row,
			.option = o };

		if (o->capability == 0)
			continue;
		use_add(t, &use);
		if (!t->row[row].vague || c == NULL || c->area_id == 0)
			continue;
		use.capability = (unsigned char)c->area_id;
		use.vague = true;
		use_add(t, &use);
	}
}

static bool
names_others(const struct tally *t)
{
	for (size_t i = 0; t->profiles != NULL && i < t->n_row; i++) {
		for (size_t j = 0; j < t->row[i].n_option; j++) {
			if (t->row[i].option[j].capability == 0)
				return true;
		}
	}
	return false;
}

void
tally_init(struct tally *t)
{
	t->n_value = axis_size(t->axis, t->roster);
	t->cell = xcalloc(t->n_row * (t->n_value + 2), sizeof(void *));
	t->others = names_others(t);
	t->stamp = xcalloc(t->roster->n_group + 1, sizeof(*t->stamp));
	for (size_t i = 0; i < t->n_row; i++)
		use_row(t, i);
	if (t->n_use > 0)
		qsort(t->use, t->n_use, sizeof(*t->use), compare_uses);
	for (size_t i = 0, c = 0; c < CAPABILITY_MAX + 2; c++) {
		while (i < t->n_use && t->use[i].capability < c)
			i++;
		t->first[c] = i;
	}
}

void
tally_clear(struct tally *t)
{
	size_t n = t->cell == NULL ? 0 : t->n_row * (t->n_value + 2);

	for (size_t i = 0; i < n; i++) {
		for (size_t j = 0; t->cell[i] != NULL && j < SUPPLY_ANSWERS;
		     j++)
			free(t->cell[i]->set[j].vendor);
		if (t->cell[i] != NULL)
			free(t->cell[i]->nowhere.vendor);
		free(t->cell[i]);
	}
	free(t->cell);
	free(t->use);
	free(t->stamp);
	*t = (struct tally){ 0 };
}

static void
set_add(struct tally_set *s, uint32_t vendor)
{
	if (s->n == s->cap) {
		s->cap = s->cap == 0 ? 4 : s->cap * 2;
		s->vendor = xrealloc(s->vendor, s->cap, sizeof(*s->vendor));
	}
	s->vendor[s->n++] = vendor;
}

/* The vendor being counted in the cell is done with. */
static void
cell_close(struct tally_cell *c)
{
	if (c->vendor == 0)
		return;
	set_add(&c->set[c->answer], c->vendor - 1);
	if (c->answer == SUPPLY_YES && !c->placed)
		set_add(&c->nowhere, c->vendor - 1);
	c->vendor = 0;
}

static void
cell_place(struct tally *t, struct tally_cell *c, const struct supply_claim *m)
{
	for (size_t i = 0; i < m->n_country; i++) {
		uint16_t country = m->country[i];

		c->country[country / 64] |= (uint64_t)1 << country % 64;
		c->placed = true;
		if (t->roster->region[country] >= 0)
			c->regions |= (uint32_t)1 << t->roster->region[country];
	}
}

/* Count what a claim says: the vendor's best answer stands. */
static void
cell_say(struct tally *t, size_t at, size_t vendor, enum supply_answer a,
    const struct supply_claim *m)
{
	struct tally_cell *c = t->cell[at];

	if (c == NULL) {
		c = xcalloc(1, sizeof(*c));
		t->cell[at] = c;
	}
	if (c->vendor != vendor + 1) {
		cell_close(c);
		c->vendor = (uint32_t)vendor + 1;
		c->answer = SUPPLY_UNKNOWN;
		c->placed = false;
	}
	if (a > c->answer)
		c->answer = (unsigned char)a;
	if (a == SUPPLY_YES)
		cell_place(t, c, m);
}

static void
row_say(struct tally *t, size_t row, size_t vendor, enum supply_answer a,
    const struct supply_claim *m, const struct axis_values *values)
{
	size_t base = row * (t->n_value + 2);

	for (size_t i = 0; i < values->n; i++)
		cell_say(t, base + values->at[i], vendor, a, m);
	if (values->n == 0 && t->axis != AXIS_NONE)
		cell_say(t, base + t->n_value, vendor, a, m);
	cell_say(t, base + t->n_value + 1, vendor, a, m);
}

/* A vendor meets another profile that a row names, with the claims given:
 * it does so wherever these are. */
static void
others_say(struct tally *t, const struct supply_vendor *v, size_t value)
{
	for (size_t i = 0; i < t->n_row; i++) {
		const struct tally_row *r = &t->row[i];
		bool met = false;

		for (size_t j = 0; !met && j < r->n_option; j++)
			met = r->option[j].capability == 0 &&
			      r->option[j].other != SIZE_MAX &&
			      profile_is_met(t->profiles,
				  &t->profiles->profile[r->option[j].other], v);
		for (size_t j = 0; met && j < v->n_claim; j++) {
			if (v->claim[j].counts)
				cell_say(t, i * (t->n_value + 2) + value,
				    v->index, SUPPLY_YES, &v->claim[j]);
		}
	}
}

static bool
has_value(const struct axis_values *values, size_t value)
{
	for (size_t i = 0; i < values->n; i++) {
		if (values->at[i] == value)
			return true;
	}
	return false;
}

/* The same for the claims of one value of the axis. */
static void
others_of_value(struct tally *t, const struct supply_vendor *v, size_t value)
{
	struct supply_claim *claim = xcalloc(v->n_claim + 1, sizeof(*claim));
	struct supply_vendor part = { .index = v->index, .claim = claim };
	struct axis_values values;

	for (size_t i = 0; i < v->n_claim; i++) {
		axis_of(t->axis, t->roster, v->index, &v->claim[i], &values);
		if (has_value(&values, value))
			claim[part.n_claim++] = v->claim[i];
	}
	supply_answer(&part);
	if (part.n_claim > 0)
		others_say(t, &part, value);
	free(claim);
}

/* Values of a claim that no claim before it had. */
static void
others_of_claim(struct tally *t, const struct supply_vendor *v, size_t claim,
    struct axis_values *seen)
{
	struct axis_values of = { .n = 0 };

	axis_of(t->axis, t->roster, v->index, &v->claim[claim], &of);
	for (size_t i = 0; i < of.n; i++) {
		if (has_value(seen, of.at[i]))
			continue;
		seen->at[seen->n++] = of.at[i];
		others_of_value(t, v, of.at[i]);
	}
}

static void
others_count(struct tally *t, const struct supply_vendor *v)
{
	struct axis_values seen = { .n = 0 };

	others_say(t, v, t->n_value + 1);
	for (size_t i = 0; i < v->n_claim; i++)
		others_of_claim(t, v, i, &seen);
}

void
tally_vendor(struct tally *t, const struct supply_vendor *v)
{
	struct axis_values values = { .n = 0 };

	t->n_vendor++;
	for (size_t i = 0; i < v->n_claim; i++) {
		const struct supply_claim *c = &v->claim[i];
		bool asked = false;

		for (size_t j = t->first[c->capability];
		     j < t->first[c->capability + 1]; j++) {
			const struct tally_use *u = &t->use[j];
			enum supply_answer a = SUPPLY_UNKNOWN;

			if (!u->vague)
				a = profile_match(u->option, c);
			else if (c->counts || c->unstated)
				a = SUPPLY_VAGUE;
			if (a == SUPPLY_UNKNOWN)
				continue;
			if (!asked)
				axis_of(
				    t->axis, t->roster, v->index, c, &values);
			asked = true;
			row_say(t, u->row, v->index, a, c, &values);
		}
	}
	if (t->others)
		others_count(t, v);
}

void
tally_end(struct tally *t)
{
	for (size_t i = 0; i < t->n_row * (t->n_value + 2); i++) {
		if (t->cell[i] != NULL)
			cell_close(t->cell[i]);
	}
}

const struct tally_cell *
tally_at(const struct tally *t, size_t row, size_t value)
{
	return t->cell[row * (t->n_value + 2) + value];
}

size_t
tally_groups(struct tally *t, const struct tally_set *set)
{
	size_t n = 0;

	t->now++;
	for (size_t i = 0; set != NULL && i < set->n; i++) {
		size_t group = t->roster->vendor[set->vendor[i]].group;

		if (t->stamp[group] != t->now)
			n++;
		t->stamp[group] = t->now;
	}
	return n;
}

size_t
tally_regions(const struct tally_cell *c)
{
	size_t n = 0;

	for (uint32_t r = c == NULL ? 0 : c->regions; r != 0; r &= r - 1)
		n++;
	return n;
}

size_t
tally_countries(const struct tally_cell *c)
{
	size_t n = 0;

	for (size_t i = 0; c != NULL && i < TALLY_WORDS; i++) {
		for (uint64_t w = c->country[i]; w != 0; w &= w - 1)
			n++;
	}
	return n;
}

uint16_t
tally_country(const struct tally_cell *c)
{
	if (tally_countries(c) != 1)
		return 0;
	for (uint16_t i = 1; i < ROSTER_COUNTRIES; i++) {
		if ((c->country[i / 64] >> i % 64 & 1) != 0)
			return i;
	}
	return 0;
}

bool
tally_has(const struct tally_set *set, uint32_t vendor)
{
	size_t low = 0;
	size_t high = set->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (set->vendor[middle] < vendor)
			low = middle + 1;
		else
			high = middle;
	}
	return low < set->n && set->vendor[low] == vendor;
}
