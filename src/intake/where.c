/* where.c - the country that a cell of a row names. */
#include "intake/where.h"

#include <string.h>

#include "catalog/place.h"
#include "intake/locate.h"
#include "intake/mark.h"
#include "intake/plan.h"
#include "intake/reader.h"

static const struct habit *
habit_of(const struct reader *r, enum field f)
{
	static const struct habit none;
	size_t position = r->position[f];

	return position == 0 ? &none : &r->plan->column[position - 1].habit;
}

/* The country of the city that the row names, or NULL. */
static const char *
city_country(const struct reader *r, enum field city)
{
	struct load_text t = r->text[city];

	return t.n == 0 ? NULL : place_city_country(t.s, t.n);
}

/* Could the one country that is named as well be a state here? */
static bool
may_be_state(const struct habit *h, const struct value *v, size_t n)
{
	if (v->state == NULL || h->states)
		return v->state != NULL;
	/* A code where others write names, in a column that knows the US. */
	return n == 2 && !h->codes && h->names && h->us;
}

static void
warn_either(struct reader *r, enum field f, const struct value *v)
{
	struct buf b = { 0 };

	buf_str(&b, "may be ");
	for (size_t i = 0; i < v->n_may; i++)
		buf_fmt(&b, "%s%s", i == 0 ? "" : " or ",
		    place_country_name(v->may[i]));
	if (v->n_may == 0)
		buf_str(&b, place_country_name(v->text));
	if (v->state != NULL)
		buf_fmt(&b, " or %s (%s)", v->state_name,
		    place_country_name(v->state));
	buf_str(&b, ": no country is set, write the name of the one meant");
	reader_warn_value(
	    r, r->position[f], "country", r->text[f], buf_text(&b));
	buf_clear(&b);
}

static void
warn_unknown(struct reader *r, enum field f, const struct value *v)
{
	struct buf b = { 0 };

	if (v->state != NULL)
		buf_fmt(&b, "is no country (%s in the %s?): no country is set",
		    v->state_name, place_country_name(v->state));
	else if (v->nearest != NULL)
		buf_fmt(&b, "is not known (%s?)", v->nearest);
	else
		buf_str(&b, "is not known: no country is set");
	reader_warn_value(r, r->position[f], "country",
	    reader_text(v->unknown, strlen(v->unknown)), buf_text(&b));
	buf_clear(&b);
}

/* One of those that it may be, as the row's city says. */
static const char *
by_city(const struct reader *r, enum field city, const struct value *v)
{
	const char *code = city_country(r, city);

	if (code == NULL)
		return NULL;
	for (size_t i = 0; i < v->n_may; i++) {
		if (strcmp(v->may[i], code) == 0)
			return code;
	}
	if (v->text != NULL && strcmp(v->text, code) == 0)
		return code;
	return v->state != NULL && strcmp(v->state, code) == 0 ? code : NULL;
}

static void
take_several(struct reader *r, const struct value *v)
{
	for (size_t i = 0; i < v->n && r->n_country < READER_COUNTRIES; i++)
		r->country[r->n_country++] = place_country_at((size_t)v->id[i]);
}

/* What the cell says besides the country. */
static const char *
take_place(struct reader *r, const struct location *l, enum field city)
{
	if (mark_is_blank(r->text[city].s, r->text[city].n))
		r->text[city] = reader_text(l->city, l->n_city);
	if (l->state != NULL && city == FIELD_SITE_CITY &&
	    r->text[FIELD_SITE_STATE].n == 0)
		r->text[FIELD_SITE_STATE] = reader_text(l->state, l->n_state);
	return l->country;
}

static void
warn_beside(struct reader *r, enum field city, const struct location *l)
{
	struct buf b = { 0 };

	buf_fmt(&b, "may be in %s or in %s (%s): no country is set",
	    place_country_name(l->either), l->state_name,
	    place_country_name(l->or_state));
	reader_warn_value(
	    r, r->position[city], "place", r->text[city], buf_text(&b));
	buf_clear(&b);
}

const char *
where_city(struct reader *r, enum field f, enum field city)
{
	struct load_text t = r->text[city];
	struct load_text country = r->text[f];
	struct location l = { 0 };

	if (!mark_is_blank(country.s, country.n) || mark_is_blank(t.s, t.n))
		return NULL;
	if (!locate(t.s, t.n, &l)) {
		if (l.either != NULL)
			warn_beside(r, city, &l);
		return NULL;
	}
	r->text[city] = reader_text(l.city, l.n_city);
	return take_place(r, &l, city);
}

/* May the cell hold a city beside the country? */
static bool
names_more(struct load_text t)
{
	return memchr(t.s, ',', t.n) != NULL || memchr(t.s, '(', t.n) != NULL ||
	       memchr(t.s, '/', t.n) != NULL;
}

const char *
where_country(struct reader *r, enum field f, enum field city)
{
	struct load_text t = r->text[f];
	const struct habit *h = habit_of(r, f);
	const struct value *v = NULL;
	const char *code = NULL;
	struct location l = { 0 };

	if (h->codes && t.n == 2 && memcmp(t.s, "NA", 2) == 0)
		reader_warn_value(r, r->position[f], "country", t,
		    "is read as not available, among codes it may be Namibia: "
		    "write its name");
	if (mark_is_blank(t.s, t.n))
		return NULL;
	v = value_of(&r->values, VALUE_COUNTRY, t.s, t.n);
	if (v->n_may > 0 || (v->text != NULL && may_be_state(h, v, t.n))) {
		code = by_city(r, city, v);
		if (code == NULL)
			warn_either(r, f, v);
		return code;
	}
	if (v->text != NULL) {
		if (r->text[city].n == 0 && names_more(t) &&
		    locate(t.s, t.n, &l) && strcmp(l.country, v->text) == 0)
			(void)take_place(r, &l, city);
		return v->text;
	}
	if (!v->known && locate(t.s, t.n, &l))
		return take_place(r, &l, city);
	if (!v->known) {
		warn_unknown(r, f, v);
		return NULL;
	}
	take_several(r, v);
	return NULL;
}
