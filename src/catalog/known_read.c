/* known_read.c - what the catalog knows, read into memory: all or one. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/identity.h"
#include "catalog/known.h"
#include "db/db.h"

static const char *
keep_column(struct identity *d, struct stmt *st, int column)
{
	const char *text = stmt_get_text(st, column);

	return text == NULL ? NULL : arena_keep(&d->arena, text, strlen(text));
}

/* One row of identity_vendor_*. */
static size_t
take_vendor(struct identity *d, struct stmt *st)
{
	int64_t id = stmt_get_int(st, 0);
	size_t index = known_new_vendor(d, id);
	struct known_vendor *v = &d->vendor[index];

	*hash_put(&d->by_vendor, (const char *)&id, sizeof(id), NULL) =
	    (int64_t)index + 1;
	v->name = keep_column(d, st, 1);
	v->key = keep_column(d, st, 2);
	v->kind = keep_column(d, st, 3);
	v->country = keep_column(d, st, 4);
	v->city = keep_column(d, st, 5);
	v->website = keep_column(d, st, 6);
	v->description = keep_column(d, st, 7);
	v->group_id = stmt_get_int(st, 8);
	return index;
}

static size_t
index_of_vendor(const struct identity *d, int64_t id)
{
	int64_t at = 0;

	return hash_get(&d->by_vendor, (const char *)&id, sizeof(id), &at)
		   ? (size_t)at - 1
		   : KNOWN_NONE;
}

/* One row of identity_site_*. */
static void
take_site(struct identity *d, struct stmt *st)
{
	size_t vendor = index_of_vendor(d, stmt_get_int(st, 1));
	struct known_site *s = NULL;

	if (vendor == KNOWN_NONE)
		return;
	s = known_add_site(d, vendor);
	s->id = stmt_get_int(st, 0);
	s->key = keep_column(d, st, 2);
	s->name = keep_column(d, st, 3);
	s->city = keep_column(d, st, 4);
	s->state = keep_column(d, st, 5);
	s->country = keep_column(d, st, 6);
	s->address = keep_column(d, st, 7);
	known_site_found(d, d->n_site - 1);
}

/* One row of identity_site_identifier_*; the sites were read before, those of
 * one reading lie together, in the order of their ids. */
static void
take_site_id(struct identity *d, struct stmt *st, size_t first_site)
{
	int64_t id = stmt_get_int(st, 2);
	const char *value = stmt_get_text(st, 1);
	size_t lo = first_site;
	size_t hi = d->n_site;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (d->site[mid].id < id)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo < d->n_site && d->site[lo].id == id)
		(void)known_site_id_found(/* read once each */
		    d, lo, stmt_get_text(st, 0), value, strlen(value));
}

static bool
read_names(struct identity *d, struct err *err)
{
	struct stmt *st = db_stmt(d->db, SQL_IDENTITY_ALIAS_ALL, err);
	bool found = false;
	bool ok = false;

	if (st == NULL)
		goto out;
	while ((ok = stmt_step(st, &found, err)) && found) {
		const char *key = stmt_get_text(st, 0);
		size_t index = index_of_vendor(d, stmt_get_int(st, 1));

		if (index != KNOWN_NONE)
			known_key_found(d, key, strlen(key), index,
			    stmt_get_int(st, 2) != 0);
	}
out:
	stmt_done(st);
	return ok;
}

static bool
read_ids(struct identity *d, struct err *err)
{
	struct stmt *st = db_stmt(d->db, SQL_IDENTITY_IDENTIFIER_ALL, err);
	bool found = false;
	bool ok = false;

	if (st == NULL)
		goto out;
	while ((ok = stmt_step(st, &found, err)) && found) {
		const char *value = stmt_get_text(st, 1);
		size_t index = index_of_vendor(d, stmt_get_int(st, 2));

		if (index != KNOWN_NONE)
			known_id_found(d, stmt_get_text(st, 0), value,
			    strlen(value), index);
	}
out:
	stmt_done(st);
	return ok;
}

static bool
read_vendors(struct identity *d, struct err *err)
{
	struct stmt *st = db_stmt(d->db, SQL_IDENTITY_VENDOR_ALL, err);
	bool found = false;
	bool ok = false;

	if (st == NULL)
		goto out;
	while ((ok = stmt_step(st, &found, err)) && found)
		(void)take_vendor(d, st); /* by_vendor finds it */
out:
	stmt_done(st);
	return ok;
}

/* The sites of all vendors (vendor 0) or of one, with their identifiers. */
static bool
read_sites(struct identity *d, int64_t vendor, struct err *err)
{
	size_t first = d->n_site;
	struct stmt *st = db_stmt(d->db,
	    vendor == 0 ? SQL_IDENTITY_SITE_ALL : SQL_IDENTITY_SITE_BY_VENDOR,
	    err);
	bool found = false;
	bool ok = false;

	if (st == NULL)
		goto out;
	if (vendor != 0)
		stmt_int(st, ":vendor", vendor);
	while ((ok = stmt_step(st, &found, err)) && found)
		take_site(d, st);
	if (!ok || d->n_site == first)
		goto out;
	stmt_done(st);
	ok = false;
	st = db_stmt(d->db,
	    vendor == 0 ? SQL_IDENTITY_SITE_IDENTIFIER_ALL
			: SQL_IDENTITY_SITE_IDENTIFIER_BY_VENDOR,
	    err);
	if (st == NULL)
		goto out;
	if (vendor != 0)
		stmt_int(st, ":vendor", vendor);
	while ((ok = stmt_step(st, &found, err)) && found)
		take_site_id(d, st, first);
out:
	stmt_done(st);
	return ok;
}

/* The facts of all vendors (vendor 0) or of one. */
static bool
read_facts(struct identity *d, int64_t vendor, struct err *err)
{
	struct stmt *st = db_stmt(d->db,
	    vendor == 0 ? SQL_IDENTITY_FACT_ALL : SQL_IDENTITY_FACT_BY_VENDOR,
	    err);
	int64_t last_id = -1;
	size_t last = KNOWN_NONE;
	bool found = false;
	bool ok = false;

	if (st == NULL)
		goto out;
	if (vendor != 0)
		stmt_int(st, ":vendor", vendor);
	while ((ok = stmt_step(st, &found, err)) && found) {
		int64_t id = stmt_get_int(st, 0);

		if (id != last_id)
			last = index_of_vendor(d, id);
		last_id = id;
		if (last != KNOWN_NONE)
			(void)known_add_fact(&d->vendor[last],
			    /* or known */ stmt_get_int(st, 1),
			    stmt_get_int(st, 2));
	}
out:
	stmt_done(st);
	return ok;
}

bool
known_read_all(struct identity *d, struct err *err)
{
	return read_vendors(d, err) && read_names(d, err) && read_ids(d, err) &&
	       read_sites(d, 0, err) && read_facts(d, 0, err);
}

bool
known_read_vendor(
    struct identity *d, int64_t id, size_t *index, struct err *err)
{
	struct stmt *st = NULL;
	bool found = false;
	bool ok = false;

	*index = index_of_vendor(d, id);
	if (*index != KNOWN_NONE)
		return true;
	st = db_stmt(d->db, SQL_IDENTITY_VENDOR_BY_ID, err);
	if (st == NULL)
		goto out;
	stmt_int(st, ":id", id);
	if (!stmt_step(st, &found, err))
		goto out;
	if (!found) {
		(void)err_set(err, ERR_DATA,
		    "a name or identifier refers to vendor %lld, which is "
		    "not there (vendorcat check)",
		    (long long)id);
		goto out;
	}
	*index = take_vendor(d, st);
	ok = read_sites(d, id, err) && read_facts(d, id, err);
out:
	stmt_done(st);
	return ok;
}
