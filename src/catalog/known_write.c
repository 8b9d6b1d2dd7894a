/* known_write.c - opening the memory of an import, and writing it back. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/identity.h"
#include "catalog/known.h"
#include "db/db.h"
#include "db/feed.h"

/* Rows held before they go into their table. */
#define WRITE_BATCH 4096

static bool
next_ids(struct identity *d, struct err *err)
{
	struct stmt *st = db_stmt(d->db, SQL_LOAD_NEXT_IDS, err);
	bool found = false;
	bool ok = false;

	if (st == NULL || !stmt_step(st, &found, err))
		goto out;
	d->next_vendor = stmt_get_int(st, 0);
	d->next_site = stmt_get_int(st, 1);
	ok = true;
out:
	stmt_done(st);
	return ok;
}

bool
identity_open(struct identity **out, struct db *db, bool all, struct err *err)
{
	struct identity *d = xcalloc(1, sizeof(*d));

	d->db = db;
	d->all = all;
	feed_shape(db_feed(db, "vendor"), 9);
	if (!next_ids(d, err) || !group_load(&d->group, db, err) ||
	    (all && !known_read_all(d, err))) {
		identity_close(d);
		return false;
	}
	*out = d;
	return true;
}

void
identity_close(struct identity *d)
{
	if (d == NULL)
		return;
	for (size_t i = 0; i < d->n_vendor; i++)
		pack_clear(&d->vendor[i].fact);
	free(d->vendor);
	free(d->site);
	free(d->alias);
	free(d->name);
	free(d->vendor_id.id);
	free(d->site_id.id);
	arena_clear(&d->arena);
	buf_clear(&d->key);
	buf_clear(&d->other);
	buf_clear(&d->probe);
	group_clear(&d->group);
	hash_clear(&d->by_vendor);
	hash_clear(&d->by_key);
	hash_clear(&d->by_id);
	hash_clear(&d->by_site);
	free(d);
}

/* Put what the feed holds into its table, when it is full or at the end. */
static bool
drain(struct db *db, struct feed *f, enum sql_id id, bool end, struct err *err)
{
	struct stmt *st = NULL;
	bool ok = false;

	if (feed_rows(f) < (end ? 1 : WRITE_BATCH))
		return true;
	st = db_stmt(db, id, err);
	if (st != NULL)
		ok = stmt_run(st, err);
	stmt_done(st);
	feed_reset(f);
	return ok;
}

static bool
update_vendor(struct db *db, const struct known_vendor *v, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_LOAD_VENDOR_UPDATE, err);
	bool ok = false;

	if (st == NULL)
		goto out;
	stmt_int(st, ":id", v->id);
	stmt_text(st, ":kind", v->kind);
	stmt_text(st, ":country", v->country);
	stmt_text(st, ":city", v->city);
	stmt_text(st, ":website", v->website);
	stmt_text(st, ":description", v->description);
	if (v->group_id == 0)
		stmt_null(st, ":group");
	else
		stmt_int(st, ":group", v->group_id);
	ok = stmt_run(st, err);
out:
	stmt_done(st);
	return ok;
}

static void
feed_vendor(struct feed *f, const struct known_vendor *v)
{
	feed_int(f, v->id);
	feed_text(f, v->name);
	feed_text(f, v->key);
	feed_text(f, v->kind);
	feed_text(f, v->country);
	feed_text(f, v->city);
	feed_text(f, v->website);
	feed_text(f, v->description);
	if (v->group_id == 0)
		feed_null(f);
	else
		feed_int(f, v->group_id);
}

void
identity_feed(struct identity *d)
{
	struct feed *f = db_feed(d->db, "vendor");

	for (; d->n_fed < d->n_vendor; d->n_fed++) {
		struct known_vendor *v = &d->vendor[d->n_fed];

		if (!v->is_new)
			continue;
		feed_vendor(f, v);
		v->is_new = false;
		v->dirty = false;
	}
}

static bool
write_vendors(struct identity *d, struct err *err)
{
	struct feed *f = db_feed(d->db, "vendor");
	bool ok = true;

	identity_feed(d);
	ok = drain(d->db, f, SQL_LOAD_FEED_VENDOR, true, err);
	for (size_t i = 0; ok && i < d->n_vendor; i++) {
		if (d->vendor[i].dirty)
			ok = update_vendor(d->db, &d->vendor[i], err);
	}
	return ok;
}

static int
id_order(const void *a, const void *b)
{
	const struct known_id *x = a;
	const struct known_id *y = b;
	int c = strcmp(x->scheme, y->scheme);

	if (c == 0)
		c = strcmp(x->value, y->value);
	if (c != 0)
		return c;
	return x->owner < y->owner ? -1 : x->owner > y->owner;
}

static void
sort_ids(struct known_ids *list)
{
	if (list->n > 0)
		qsort(list->id, list->n, sizeof(*list->id), id_order);
}

/* A name to be written: of a vendor, its own or an alias.  The head of its key
 * is the key's order in most cases, without a look at the key. */
struct name_ref {
	uint64_t head;
	const char *key;
	uint32_t vendor;
	uint32_t alias; /* index + 1; 0: the vendor's own */
};

/* The first eight bytes, as strcmp orders them. */
static uint64_t
name_head(const char *key)
{
	uint64_t head = 0;

	for (int i = 0; i < 8; i++) {
		head = head << 8 | (unsigned char)*key;
		key += *key == '\0' ? 0 : 1;
	}
	return head;
}

/* In the order of the key: an index that grows at its end grows fast. */
static int
name_order(const void *a, const void *b)
{
	const struct name_ref *x = a;
	const struct name_ref *y = b;
	int c = 0;

	if (x->head != y->head)
		return x->head < y->head ? -1 : 1;
	c = strcmp(x->key, y->key);
	if (c != 0)
		return c;
	return x->vendor < y->vendor ? -1 : x->vendor > y->vendor;
}

static void
name_push(struct identity *d, const char *key, size_t vendor, size_t alias)
{
	d->name[d->n_name++] = (struct name_ref){ .head = name_head(key),
		.key = key,
		.vendor = (uint32_t)vendor,
		.alias = (uint32_t)alias };
}

void
identity_order(struct identity *d)
{
	size_t n = d->n_alias;

	for (size_t i = 0; i < d->n_vendor; i++)
		n += d->vendor[i].named ? 1 : 0;
	assert(d->n_vendor < UINT32_MAX && d->n_alias < UINT32_MAX);
	d->name = xrealloc(d->name, n, sizeof(*d->name));
	d->n_name = 0;
	for (size_t i = 0; i < d->n_vendor; i++) {
		if (d->vendor[i].named)
			name_push(d, d->vendor[i].key, i, 0);
	}
	for (size_t i = 0; i < d->n_alias; i++)
		name_push(d, d->alias[i].key, d->alias[i].vendor, i + 1);
	if (n > 0)
		qsort(d->name, n, sizeof(*d->name), name_order);
	sort_ids(&d->vendor_id);
	sort_ids(&d->site_id);
}

static bool
write_names(struct identity *d, struct err *err)
{
	struct feed *f = db_feed(d->db, "alias");
	bool ok = true;

	feed_shape(f, 4);
	for (size_t i = 0; ok && i < d->n_name; i++) {
		const struct name_ref *r = &d->name[i];
		const struct known_vendor *v = &d->vendor[r->vendor];
		const struct known_alias *a =
		    r->alias == 0 ? NULL : &d->alias[r->alias - 1];

		feed_text(f, r->key);
		feed_int(f, v->id);
		feed_text(f, a == NULL ? v->name : a->name);
		feed_text(f, a == NULL ? "name" : a->kind);
		ok = drain(d->db, f, SQL_LOAD_FEED_ALIAS, false, err);
	}
	return ok && drain(d->db, f, SQL_LOAD_FEED_ALIAS, true, err);
}

static bool
write_ids(struct identity *d, struct err *err)
{
	struct feed *f = db_feed(d->db, "identifier");
	struct feed *g = db_feed(d->db, "site_identifier");
	bool ok = true;

	feed_shape(f, 3);
	feed_shape(g, 3);
	for (size_t i = 0; ok && i < d->vendor_id.n; i++) {
		const struct known_id *id = &d->vendor_id.id[i];

		feed_text(f, id->scheme);
		feed_text(f, id->value);
		feed_int(f, d->vendor[id->owner].id);
		ok = drain(d->db, f, SQL_LOAD_FEED_IDENTIFIER, false, err);
	}
	for (size_t i = 0; ok && i < d->site_id.n; i++) {
		const struct known_id *id = &d->site_id.id[i];

		feed_text(g, id->scheme);
		feed_text(g, id->value);
		feed_int(g, d->site[id->owner].id);
		ok = drain(d->db, g, SQL_LOAD_FEED_SITE_IDENTIFIER, false, err);
	}
	return ok && drain(d->db, f, SQL_LOAD_FEED_IDENTIFIER, true, err) &&
	       drain(d->db, g, SQL_LOAD_FEED_SITE_IDENTIFIER, true, err);
}

static bool
update_site(struct db *db, const struct known_site *s, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_LOAD_SITE_UPDATE, err);
	bool ok = false;

	if (st == NULL)
		goto out;
	stmt_int(st, ":id", s->id);
	stmt_text(st, ":name", s->name);
	stmt_text(st, ":city", s->city);
	stmt_text(st, ":state", s->state);
	stmt_text(st, ":country", s->country);
	stmt_text(st, ":address", s->address);
	ok = stmt_run(st, err);
out:
	stmt_done(st);
	return ok;
}

static bool
write_sites(struct identity *d, struct err *err)
{
	struct feed *f = db_feed(d->db, "site");
	bool ok = true;

	feed_shape(f, 8);
	for (size_t i = 0; ok && i < d->n_site; i++) {
		const struct known_site *s = &d->site[i];

		if (s->is_new) {
			feed_int(f, s->id);
			feed_int(f, d->vendor[s->vendor].id);
			feed_text(f, s->key);
			feed_text(f, s->name);
			feed_text(f, s->city);
			feed_text(f, s->state);
			feed_text(f, s->country);
			feed_text(f, s->address);
			ok = drain(d->db, f, SQL_LOAD_FEED_SITE, false, err);
		} else if (s->dirty) {
			ok = update_site(d->db, s, err);
		}
	}
	return ok && drain(d->db, f, SQL_LOAD_FEED_SITE, true, err);
}

bool
identity_write(struct identity *d, struct err *err)
{
	return group_write(&d->group, d->db, err) && write_vendors(d, err) &&
	       write_names(d, err) && write_sites(d, err) &&
	       write_ids(d, err) &&
	       (d->n_vendor == 0 || group_settle(d->db, err));
}
