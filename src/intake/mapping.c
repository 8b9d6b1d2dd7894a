/* mapping.c - what --map and --default say about reading a sheet. */
#include "intake/mapping.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/distance.h"
#include "base/mem.h"
#include "catalog/capability.h"
#include "catalog/dimension.h"
#include "catalog/fold.h"
#include "catalog/place.h"
#include "catalog/tag.h"
#include "catalog/vocab.h"
#include "intake/field.h"
#include "intake/plan.h"

void
mapping_clear(struct mapping *m)
{
	free(m->item);
	arena_clear(&m->arena);
	*m = (struct mapping){ 0 };
}

static size_t
column_number(const char *s)
{
	size_t n = 0;

	if (*s == '\0')
		return 0;
	for (; *s >= '0' && *s <= '9' && n < 100000; s++)
		n = n * 10 + (size_t)(*s - '0');
	return *s == '\0' ? n : 0;
}

/* The field, or the service, that the word behind = means. */
static bool
mapping_field(struct mapping_item *item, const char *word, struct vocab *v,
    struct err *err)
{
	const struct vocab_result *r = NULL;
	const char *nearest = NULL;

	if (field_by_word(word, &item->name, &nearest))
		return true;
	r = vocab_resolve(v, word, strlen(word));
	if (r->kind == VOCAB_CLEAR) {
		item->service = r;
		item->name = field_name(FIELD_COLUMN);
		if (r->n_reading == 1)
			item->name =
			    capability_by_id(r->reading[0].capability_id)->code;
		return true;
	}
	return err_set(err, ERR_USAGE,
	    "--map: there is no field \"%s\"%s%s%s; fields are vendor, type, "
	    "country, city, site, services, status, modality, dosage, phase, "
	    "evidence, date, website, parent, fei, duns, a capability, ignore",
	    word, nearest == NULL ? "" : " (", nearest == NULL ? "" : nearest,
	    nearest == NULL ? "" : "?)");
}

bool
mapping_read(struct mapping *m, const struct plan_options *o, struct vocab *v,
    struct err *err)
{
	for (size_t i = 0; i < o->n_map; i++) {
		const char *text = o->map[i];
		const char *equal = strrchr(text, '=');
		struct mapping_item *item = NULL;

		if (equal == NULL || equal == text || equal[1] == '\0')
			return err_set(err, ERR_USAGE,
			    "--map needs COLUMN=FIELD, not \"%s\"", text);
		m->item = xrealloc(m->item, m->n + 1, sizeof(*m->item));
		item = &m->item[m->n++];
		*item = (struct mapping_item){ .old = i < o->n_old };
		item->column =
		    arena_keep(&m->arena, text, (size_t)(equal - text));
		item->number = column_number(item->column);
		if (!mapping_field(item, equal + 1, v, err))
			return false;
	}
	return true;
}

/* A default that no row could use is a slip. */
static bool
default_fits(const char *name, const char *text, struct err *err)
{
	static const struct {
		enum field field;
		enum dimension dimension;
	} dimensions[] = { { FIELD_STATUS, DIMENSION_STATUS },
		{ FIELD_MODALITY, DIMENSION_MODALITY },
		{ FIELD_DOSAGE, DIMENSION_DOSAGE },
		{ FIELD_PHASE, DIMENSION_PHASE },
		{ FIELD_EVIDENCE, DIMENSION_EVIDENCE } };
	enum field f = field_of_name(name);
	static const enum field own[] = { FIELD_LEGAL, FIELD_ALIAS,
		FIELD_FORMER, FIELD_ERP, FIELD_LEI, FIELD_VENDOR_DUNS,
		FIELD_IDENTIFIERS, FIELD_FEI, FIELD_DUNS, FIELD_MIA,
		FIELD_OMS_LOC, FIELD_OMS_ORG };
	size_t n = strlen(text);
	struct tag tag = { 0 };
	int64_t id = 0;
	bool fits = true;

	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++) {
		if (f == own[i])
			return err_set(err, ERR_USAGE,
			    "--default: %s tells one vendor from another, it "
			    "cannot be the same for all rows",
			    name);
	}

	for (size_t i = 0; i < sizeof(dimensions) / sizeof(dimensions[0]);
	     i++) {
		if (f == dimensions[i].field)
			fits = dimension_find(
			    dimensions[i].dimension, text, n, &id);
	}
	if (f == FIELD_TYPE)
		fits = tag_parse(text, n, &tag);
	if (f == FIELD_SITE_COUNTRY || f == FIELD_HQ_COUNTRY)
		fits = place_country(text, n) != NULL;
	if (!fits)
		return err_set(err, ERR_USAGE,
		    "--default: \"%s\" is not a known %s", text, name);
	return true;
}

bool
mapping_defaults(struct plan *p, const struct plan_options *o, struct vocab *v,
    struct err *err)
{
	(void)v;
	for (size_t i = 0; i < o->n_fallback; i++) {
		const char *text = o->fallback[i];
		const char *equal = strchr(text, '=');
		const char *name = NULL;
		const char *nearest = NULL;
		char *word = NULL;
		bool found = false;

		if (equal == NULL || equal == text || equal[1] == '\0')
			return err_set(err, ERR_USAGE,
			    "--default needs FIELD=VALUE, not \"%s\"", text);
		word = xstrndup(text, (size_t)(equal - text));
		found = field_by_word(word, &name, &nearest) && name != NULL &&
			field_of_name(name) != FIELD_UNUSED;
		if (!found)
			(void)err_set(err, ERR_USAGE,
			    "--default: there is no field \"%s\"%s%s%s", word,
			    nearest == NULL ? "" : " (",
			    nearest == NULL ? "" : nearest,
			    nearest == NULL ? "" : "?)");
		free(word);
		if (!found || !default_fits(name, equal + 1, err))
			return false;
		plan_add_default(p, name, equal + 1);
	}
	return true;
}

/* a and b are the same title: as written or folded. */
static bool
same_title(const char *a, const char *b)
{
	struct buf x = { 0 };
	struct buf y = { 0 };
	bool same = strcmp(a, b) == 0;

	if (!same) {
		fold_plain(&x, a, strlen(a));
		fold_plain(&y, b, strlen(b));
		same = x.len > 0 && strcmp(buf_text(&x), buf_text(&y)) == 0;
	}
	buf_clear(&x);
	buf_clear(&y);
	return same;
}

/* Is column i the one a map names?  A title that is a number goes first. */
static bool
mapping_is(const struct mapping_item *item, const struct plan *p, size_t i)
{
	bool by_title = false;

	for (size_t k = 0; k < p->n; k++)
		by_title =
		    by_title || same_title(item->column, p->column[k].title);
	if (by_title)
		return same_title(item->column, p->column[i].title);
	return item->number == i + 1;
}

static bool
mapping_missing(
    const struct mapping_item *item, const struct plan *p, struct err *err)
{
	size_t n = strlen(item->column);
	size_t limit = distance_limit(n);
	const char *nearest = NULL;

	for (size_t i = 0; i < p->n && item->number == 0; i++) {
		const char *title = p->column[i].title;
		size_t d =
		    distance_of(item->column, n, title, strlen(title), limit);

		if (d <= limit && limit > 0) {
			nearest = title;
			limit = d == 0 ? 0 : d - 1;
		}
	}
	if (item->number > 0)
		return err_set(err, ERR_USAGE,
		    "--map: there is no column %zu, there are %zu",
		    item->number, p->n);
	return err_set(err, ERR_USAGE,
	    "--map: there is no column \"%s\"%s%s%s in line %lld", item->column,
	    nearest == NULL ? "" : " (", nearest == NULL ? "" : nearest,
	    nearest == NULL ? "" : "?)", (long long)p->header_line);
}

bool
mapping_check(const struct mapping *m, const struct plan *p, struct err *err)
{
	for (size_t i = 0; i < m->n; i++) {
		bool found = false;

		for (size_t c = 0; c < p->n; c++)
			found = found || mapping_is(&m->item[i], p, c);
		if (!found && !m->item[i].old)
			return mapping_missing(&m->item[i], p, err);
	}
	return true;
}

bool
mapping_finds(const struct plan *p, const char *text)
{
	const char *equal = strrchr(text, '=');
	struct mapping_item item = { 0 };
	char *column = NULL;
	bool found = false;

	if (equal == NULL)
		return false;
	column = xstrndup(text, (size_t)(equal - text));
	item.column = column;
	item.number = column_number(column);
	for (size_t c = 0; c < p->n && !found; c++)
		found = mapping_is(&item, p, c);
	free(column);
	return found;
}

static void
mapping_set(const struct mapping_item *item, struct plan *p, size_t at)
{
	struct plan_column *c = &p->column[at];

	c->name = item->name;
	c->reason =
	    item->name == NULL ? "not to be read (--map)" : "as --map says";
	c->field = FIELD_UNUSED;
	c->unknown = false;
	c->mapped = true;
	c->by_title = item->number == 0;
	c->sense = (struct level){ 0 };
	if (item->name == NULL)
		return;
	c->name = arena_keep(&p->arena, item->name, strlen(item->name));
	c->field =
	    item->service != NULL ? FIELD_COLUMN : field_of_name(item->name);
	if (item->service != NULL)
		c->service = item->service;
	if (c->field != FIELD_NAME)
		return;
	for (size_t i = 0; i < p->n; i++) {
		if (i == at || p->column[i].field != FIELD_NAME)
			continue;
		p->column[i].field = FIELD_UNUSED;
		p->column[i].name = NULL;
		p->column[i].reason = "--map says which column is the vendor";
	}
}

void
mapping_apply(const struct mapping *m, struct plan *p, bool *shared)
{
	for (size_t i = 0; i < m->n; i++) {
		for (size_t c = 0; c < p->n; c++) {
			if (!mapping_is(&m->item[i], p, c))
				continue;
			mapping_set(&m->item[i], p, c);
			shared[c] = false;
		}
	}
}
