/* value.c - what the cells of one field say. */
#include "intake/value.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "catalog/dimension.h"
#include "catalog/place.h"
#include "catalog/stated.h"
#include "catalog/tag.h"
#include "intake/cut.h"
#include "intake/mark.h"

/* Distinct texts remembered at most. */
#define VALUES_MAX 50000
/* A longer text is no value. */
#define VALUE_LEN 4000

void
values_clear(struct values *v)
{
	for (size_t i = 0; i < VALUE_KINDS; i++)
		hash_clear(&v->memo[i]);
	for (size_t i = 0; i < v->n; i++) {
		free(v->value[i]->id);
		free(v->value[i]);
	}
	free((void *)v->value);
	arena_clear(&v->arena);
	*v = (struct values){ 0 };
}

void
values_trim(struct values *v)
{
	if (v->n > VALUES_MAX)
		values_clear(v);
}

static void
value_add(struct value *to, int64_t id)
{
	for (size_t i = 0; i < to->n; i++) {
		if (to->id[i] == id)
			return;
	}
	to->id = xrealloc(to->id, to->n + 1, sizeof(*to->id));
	to->id[to->n++] = id;
}

/* A text as one value of a dimension. */
static bool
value_one(struct value *to, enum value_kind kind, const char *s, size_t n)
{
	unsigned phases = 0;
	int64_t id = 0;

	switch (kind) {
	case VALUE_PHASE:
		if (!stated_phases(s, n, &phases))
			return false;
		for (id = 1; id <= dimension_count(DIMENSION_PHASE); id++) {
			if ((phases & 1U << (unsigned)id) != 0)
				value_add(to, id);
		}
		return true;
	case VALUE_MODALITY:
		if (!dimension_find(DIMENSION_MODALITY, s, n, &id))
			return false;
		break;
	case VALUE_DOSAGE:
		if (!dimension_find(DIMENSION_DOSAGE, s, n, &id))
			return false;
		break;
	case VALUE_COUNTRY:
		if (place_country(s, n) == NULL)
			return false;
		id = (int64_t)place_country_number(place_country(s, n));
		break;
	default:
		return false;
	}
	value_add(to, id);
	return true;
}

/* Cut s at the next of marks; the length up to it. */
static size_t
up_to(const char *s, size_t n, const char *marks)
{
	size_t i = 0;

	while (i < n && strchr(marks, s[i]) == NULL)
		i++;
	return i;
}

static void value_list(struct value *to, enum value_kind kind, const char *s,
    size_t n, struct buf *unknown);

/* Cut at any of marks; false when there is none. */
static bool
value_cut(struct value *to, enum value_kind kind, struct cut t,
    const char *marks, struct buf *unknown)
{
	size_t k = up_to(t.s, t.n, marks);

	if (k == t.n)
		return false;
	for (size_t at = 0; at <= t.n; at += k + 1) {
		struct cut part = { 0 };

		k = up_to(t.s + at, t.n - at, marks);
		part = cut_trim(t.s + at, k);
		if (part.n > 0)
			value_list(to, kind, part.s, part.n, unknown);
	}
	return true;
}

/* A list of values: cut at ; | and line breaks; then the whole, else cut at
 * commas, at slashes, at "and"; what nobody knows goes to unknown. */
static void
value_list(struct value *to, enum value_kind kind, const char *s, size_t n,
    struct buf *unknown)
{
	static const char *const words[] = { " and ", " und ", " et ", " y ",
		" e ", " en ", " i " };
	size_t n_word =
	    kind == VALUE_COUNTRY ? sizeof(words) / sizeof(words[0]) : 1;
	struct cut t = { s, n };
	struct cut part[CUT_PARTS];
	size_t parts = 0;

	if (value_cut(to, kind, t, ";|\n\r", unknown) ||
	    value_one(to, kind, s, n) || value_cut(to, kind, t, ",", unknown) ||
	    value_cut(to, kind, t, "/+&", unknown))
		return;
	for (size_t i = 0; i < n_word && parts < 2; i++)
		parts = cut_at_word(t, words[i], part);
	for (size_t i = 0; i < parts && parts > 1; i++)
		value_list(to, kind, part[i].s, part[i].n, unknown);
	if (parts > 1)
		return;
	buf_fmt(unknown, "%s%.*s", unknown->len == 0 ? "" : "; ",
	    n > 100 ? 100 : (int)n, s);
}

/* The country at the end of an address: "Basel, Switzerland". */
static const char *
value_country_at_end(const char *s, size_t n)
{
	size_t rest = n;
	const char *code = place_country_at_end(s, n, &rest);

	return code != NULL && memchr(s + rest, ',', n - rest) != NULL ? code
								       : NULL;
}

/* Sets to->known to false where some of it names none. */
static void
value_country(struct value *to, const char *s, size_t n, struct buf *unknown)
{
	to->text = place_country(s, n);
	to->state = place_state(s, n, &to->state_name);
	if (to->text != NULL)
		return;
	to->n_may = place_countries(s, n, to->may);
	if (to->n_may > 1)
		return;
	to->n_may = 0;
	value_list(to, VALUE_COUNTRY, s, n, unknown);
	to->known = unknown->len == 0;
	if (to->n == 1 && to->known)
		to->text = place_country_at((size_t)to->id[0]);
	if (to->known)
		return;
	to->n = 0;
	to->text = value_country_at_end(s, n);
	to->known = to->text != NULL;
	if (!to->known)
		to->nearest = place_country_nearest(s, n);
	buf_reset(unknown);
}

bool
value_is_country(const char *s, size_t n)
{
	struct value v = { .known = true };
	struct buf unknown = { 0 };

	if (n > VALUE_LEN)
		return false;
	value_country(&v, s, n, &unknown);
	buf_clear(&unknown);
	free(v.id);
	return v.known;
}

static void
value_status(struct value *to, const char *s, size_t n)
{
	struct mark m = mark_parse(s, n);
	int64_t id = 0;

	if (!dimension_find(DIMENSION_STATUS, s, n, &id)) {
		id = mark_status(m.meaning);
		to->known = m.meaning != MARK_NONE;
	}
	if (id != 0)
		value_add(to, id);
}

static void
value_work_out(struct values *v, struct value *to, enum value_kind kind,
    const char *s, size_t n)
{
	struct buf unknown = { 0 };
	struct tag tag = { 0 };
	int64_t id = 0;

	to->known = true;
	switch (kind) {
	case VALUE_COUNTRY:
		value_country(to, s, n, &unknown);
		break;
	case VALUE_TAG:
		to->known = tag_parse(s, n, &tag);
		to->text = tag.kind;
		to->standard = tag.standard;
		break;
	case VALUE_STATUS:
		value_status(to, s, n);
		break;
	case VALUE_EVIDENCE:
		to->known = dimension_find(DIMENSION_EVIDENCE, s, n, &id);
		if (to->known)
			value_add(to, id);
		break;
	case VALUE_MODALITY:
	case VALUE_DOSAGE:
	case VALUE_PHASE:
		value_list(to, kind, s, n, &unknown);
		to->known = unknown.len == 0;
		break;
	}
	if (!to->known)
		to->unknown =
		    unknown.len > 0
			? arena_keep(&v->arena, unknown.data, unknown.len)
			: arena_keep(&v->arena, s, n > 100 ? 100 : n);
	buf_clear(&unknown);
}

const struct value *
value_of(struct values *v, enum value_kind kind, const char *s, size_t n)
{
	static const struct value too_long = { .unknown = "a very long text" };
	bool added = false;
	int64_t *at = NULL;
	struct value *to = NULL;

	if (n > VALUE_LEN)
		return &too_long;
	at = hash_put(&v->memo[kind], s, n, &added);
	if (!added)
		return v->value[*at - 1];
	if (v->n == v->cap) {
		v->cap = v->cap == 0 ? 256 : v->cap * 2;
		v->value =
		    xrealloc((void *)v->value, v->cap, sizeof(struct value *));
	}
	to = xcalloc(1, sizeof(*to));
	v->value[v->n++] = to;
	*at = (int64_t)v->n;
	value_work_out(v, to, kind, s, n);
	return to;
}
