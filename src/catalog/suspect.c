/* suspect.c - vendors whose words leave something open. */
#include "catalog/suspect.h"

#include <stdlib.h>

#include "base/mem.h"
#include "catalog/supply.h"

void
suspect_add(struct suspect_list *l, size_t subject, size_t vendor)
{
	if (l->n == l->cap) {
		l->cap = l->cap == 0 ? 16 : l->cap * 2;
		l->suspect = xrealloc(l->suspect, l->cap, sizeof(*l->suspect));
	}
	l->suspect[l->n++] =
	    (struct suspect){ (uint32_t)subject, (uint32_t)vendor };
}

static int
compare_suspects(const void *a, const void *b)
{
	const struct suspect *x = a;
	const struct suspect *y = b;

	if (x->subject != y->subject)
		return x->subject < y->subject ? -1 : 1;
	return (x->vendor > y->vendor) - (x->vendor < y->vendor);
}

void
suspect_sort(struct suspect_list *l)
{
	size_t n = 0;

	if (l->n == 0)
		return;
	qsort(l->suspect, l->n, sizeof(*l->suspect), compare_suspects);
	for (size_t i = 0; i < l->n; i++) {
		if (n == 0 ||
		    compare_suspects(&l->suspect[n - 1], &l->suspect[i]) != 0)
			l->suspect[n++] = l->suspect[i];
	}
	l->n = n;
}

size_t
suspect_first(const struct suspect_list *l, size_t subject)
{
	size_t low = 0;
	size_t high = l->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (l->suspect[middle].subject < subject)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The places of a vendor that are left; false when it is gone, or all places
 * it has are. */
static bool
is_left(const struct roster *r, size_t vendor, const struct suspect_gone *gone,
    uint16_t *place, uint16_t *n)
{
	const struct roster_vendor *v = &r->vendor[vendor];

	*n = 0;
	for (size_t i = 0; i < v->n_place; i++) {
		uint16_t country = r->country[v->place + i];

		if (gone == NULL || !gone->country[country])
			place[(*n)++] = country;
	}
	return (gone == NULL || !gone->vendor[vendor]) &&
	       (v->n_place == 0 || *n > 0);
}

bool
suspect_fits(const struct suspect *s, enum axis axis, const struct roster *r,
    size_t value, const struct suspect_gone *gone)
{
	uint16_t place[ROSTER_COUNTRIES];
	struct supply_claim c = { .country = place };
	struct axis_values values;

	if (!is_left(r, s->vendor, gone, place, &c.n_country))
		return false;
	axis_of(axis, r, s->vendor, &c, &values);
	for (size_t i = 0; i < values.n; i++) {
		if (values.at[i] == value)
			return true;
	}
	return values.n == 0 && axis != AXIS_GROUP;
}

bool
suspect_any(const struct suspect_list *l, size_t subject, enum axis axis,
    const struct roster *r, size_t value, const struct suspect_gone *gone)
{
	for (size_t i = suspect_first(l, subject);
	     i < l->n && l->suspect[i].subject == subject; i++) {
		if (suspect_fits(&l->suspect[i], axis, r, value, gone))
			return true;
	}
	return false;
}

void
suspect_clear(struct suspect_list *l)
{
	free(l->suspect);
	*l = (struct suspect_list){ 0 };
}
