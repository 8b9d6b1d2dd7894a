/* filter.c - the values of a filter as people write them. */
#include "catalog/filter.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "catalog/dimension.h"
#include "catalog/fold.h"
#include "catalog/place.h"
#include "catalog/seed.h"
#include "catalog/source.h"
#include "catalog/vendor.h"
#include "catalog/vocab.h"
#include "db/db.h"

static const char *const field_word[] = { "kind", "offers", "country", "region",
	"modality", "dosage", "status", "group", "source" };

static void
ids_add(struct filter_ids *ids, int64_t id)
{
	for (size_t i = 0; i < ids->n; i++) {
		if (ids->id[i] == id)
			return;
	}
	ids->id = xrealloc(ids->id, ids->n + 1, sizeof(*ids->id));
	ids->id[ids->n++] = id;
}

static void
country_add(struct filter *f, const char *code)
{
	for (size_t i = 0; i < f->n_country; i++) {
		if (strcmp(f->country[i], code) == 0)
			return;
	}
	f->country =
	    xrealloc(f->country, f->n_country + 1, sizeof(*f->country));
	memcpy(f->country[f->n_country], code, 2);
	f->country[f->n_country++][2] = '\0';
}

static bool
add_kind(struct filter *f, const char *s, size_t n, struct err *err)
{
	struct buf key = { 0 };
	bool ok = true;

	fold_plain(&key, s, n);
	if (strcmp(buf_text(&key), "cmo") == 0)
		f->cmo = true;
	else if (strcmp(buf_text(&key), "cdmo") == 0)
		f->cdmo = true;
	else if (strcmp(buf_text(&key), "untagged") == 0)
		f->untagged = true;
	else
		ok = err_set(err, ERR_USAGE,
		    "kind \"%.*s\" is not known; there are CMO, CDMO and "
		    "untagged",
		    (int)n, s);
	buf_clear(&key);
	return ok;
}

static bool
add_offers(
    struct filter *f, struct vocab *v, const char *s, size_t n, struct err *err)
{
	struct vocab_reading reading = { 0 };
	char *text = xstrndup(s, n);
	bool ok = vocab_capability(v, text, &reading, err);

	free(text);
	if (ok)
		ids_add(&f->offers, reading.capability_id);
	return ok;
}

static bool
add_country(struct filter *f, const char *s, size_t n, struct err *err)
{
	const char *code = place_country(s, n);
	const char *near = NULL;

	if (code != NULL) {
		country_add(f, code);
		return true;
	}
	near = place_country_nearest(s, n);
	return err_set(err, ERR_USAGE, "country \"%.*s\" is not known%s%s%s",
	    (int)n, s, near == NULL ? "" : " (", near == NULL ? "" : near,
	    near == NULL ? "" : "?)");
}

static bool
refuse_region(const char *s, size_t n, struct err *err)
{
	struct buf all = { 0 };

	for (size_t i = 0; place_region_at(i) != NULL; i++)
		buf_fmt(&all, "%s%s", i == 0 ? "" : ", ", place_region_at(i));
	(void)err_set(err, ERR_USAGE,
	    "region \"%.*s\" is not known; there are %s", (int)n, s,
	    buf_text(&all));
	buf_clear(&all);
	return false;
}

static bool
add_region(struct filter *f, const char *s, size_t n, struct err *err)
{
	const char *region = place_region(s, n);
	const struct seed_table *t = seed_table("countries");
	size_t code = seed_column(t, "alpha2");
	size_t of = seed_column(t, "macro_region");

	if (region == NULL)
		return refuse_region(s, n, err);
	for (size_t i = 0; i < t->n_row; i++) {
		if (strcmp(seed_cell(t, i, of), region) == 0)
			country_add(f, seed_cell(t, i, code));
	}
	return true;
}

static bool
add_dimension(struct filter_ids *ids, enum dimension d, const char *word,
    const char *s, size_t n, struct err *err)
{
	struct buf all = { 0 };
	int64_t id = 0;

	if (dimension_find(d, s, n, &id)) {
		ids_add(ids, id);
		return true;
	}
	for (int64_t i = 1; i <= dimension_count(d); i++)
		buf_fmt(&all, "%s%s", i == 1 ? "" : ", ", dimension_code(d, i));
	(void)err_set(err, ERR_USAGE, "%s \"%.*s\" is not known; there are %s",
	    word, (int)n, s, buf_text(&all));
	buf_clear(&all);
	return false;
}

/* The id in the first column of the one row that st may have. */
static bool
one_id(struct stmt *st, int64_t *id, bool *found, struct err *err)
{
	bool ok = st != NULL && stmt_step(st, found, err);

	if (ok && *found)
		*id = stmt_get_int(st, 0);
	stmt_done(st);
	return ok;
}

static bool
root_of_vendor(struct db *db, int64_t vendor_id, int64_t *id, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_FILTER_VENDOR_ROOT, err);
	bool found = false;

	*id = -vendor_id;
	if (st != NULL)
		stmt_int(st, ":id", vendor_id);
	return one_id(st, id, &found, err);
}

/* A group's own name, else a vendor's: then the group that vendor is of. */
static bool
add_group(
    struct filter *f, struct db *db, const char *s, size_t n, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_FILTER_GROUP, err);
	struct vendor v = { 0 };
	struct buf key = { 0 };
	char *text = xstrndup(s, n);
	int64_t id = 0;
	bool found = false;
	bool ok = false;

	fold_name(&key, s, n);
	if (st != NULL)
		stmt_text(st, ":key", buf_text(&key));
	ok = one_id(st, &id, &found, err);
	if (ok && !found)
		ok = vendor_by_text(db, text, &v, err) &&
		     root_of_vendor(db, v.id, &id, err);
	if (ok)
		ids_add(&f->group, id);
	vendor_clear(&v);
	free(text);
	buf_clear(&key);
	return ok;
}

static bool
add_source(
    struct filter *f, struct db *db, const char *s, size_t n, struct err *err)
{
	char *text = xstrndup(s, n);
	int64_t id = 0;
	bool ok = source_by_text(db, text, &id, err);

	free(text);
	if (ok)
		ids_add(&f->source, id);
	return ok;
}

static bool
add_one(struct filter *f, struct db *db, struct vocab *v,
    enum filter_field field, const char *s, struct err *err)
{
	size_t n = strlen(s);
	const char *word = field_word[field];

	switch (field) {
	case FILTER_KIND:
		return add_kind(f, s, n, err);
	case FILTER_OFFERS:
		return add_offers(f, v, s, n, err);
	case FILTER_COUNTRY:
		return add_country(f, s, n, err);
	case FILTER_REGION:
		return add_region(f, s, n, err);
	case FILTER_MODALITY:
		return add_dimension(
		    &f->modality, DIMENSION_MODALITY, word, s, n, err);
	case FILTER_DOSAGE:
		return add_dimension(
		    &f->dosage, DIMENSION_DOSAGE, word, s, n, err);
	case FILTER_STATUS:
		return add_dimension(
		    &f->status, DIMENSION_STATUS, word, s, n, err);
	case FILTER_GROUP:
		return add_group(f, db, s, n, err);
	case FILTER_SOURCE:
		return add_source(f, db, s, n, err);
	}
	return false;
}

/* "Germany, France": each on its own, where the whole is not one name. */
static bool
add_each(struct filter *f, struct db *db, struct vocab *v,
    enum filter_field field, const char *text, struct err *err)
{
	bool ok = true;

	while (ok && *text != '\0') {
		const char *comma = strchr(text, ',');
		size_t n =
		    comma == NULL ? strlen(text) : (size_t)(comma - text);
		const char *s = utf8_trim(text, &n);

		char *part = xstrndup(s, n);

		ok = n == 0 || add_one(f, db, v, field, part, err);
		free(part);
		text = comma == NULL ? "" : comma + 1;
	}
	return ok;
}

/* The whole text first; in parts where it has commas. */
static bool
add_text(struct filter *f, struct db *db, struct vocab *v,
    enum filter_field field, const char *text, struct err *err)
{
	struct err whole = { 0 };

	if (add_one(f, db, v, field, text, &whole))
		return true;
	if (strchr(text, ',') != NULL)
		return add_each(f, db, v, field, text, err);
	*err = whole;
	return false;
}

bool
filter_add(struct filter *f, struct db *db, struct vocab *v,
    enum filter_field field, const char *text, struct err *err)
{
	struct buf words = { 0 };
	size_t n = strlen(text);
	const char *s = utf8_trim(text, &n);
	char *trimmed = xstrndup(s, n);
	bool ok = false;

	if (n == 0)
		(void)err_set(
		    err, ERR_USAGE, "--%s needs a value", field_word[field]);
	else
		ok = add_text(f, db, v, field, trimmed, err);
	if (ok) {
		if (f->text != NULL)
			buf_fmt(&words, "%s; ", f->text);
		buf_fmt(&words, "%s: %s", field_word[field], trimmed);
		free(f->text);
		f->text = buf_take(&words);
	}
	free(trimmed);
	return ok;
}

bool
filter_is_empty(const struct filter *f)
{
	return !f->cmo && !f->cdmo && !f->untagged && f->offers.n == 0 &&
	       f->n_country == 0 && f->modality.n == 0 && f->dosage.n == 0 &&
	       f->status.n == 0 && f->group.n == 0 && f->source.n == 0;
}

void
filter_clear(struct filter *f)
{
	free(f->offers.id);
	free(f->country);
	free(f->modality.id);
	free(f->dosage.id);
	free(f->status.id);
	free(f->group.id);
	free(f->source.id);
	free(f->text);
	*f = (struct filter){ 0 };
}
