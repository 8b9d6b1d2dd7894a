/* known.c - the vendors an import has met: names and identifiers. */
#include "catalog/known.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/identity.h"
#include "db/db.h"

/* What by_key holds: 0 not asked yet, KEY_NOBODY, KEY_SEVERAL (an alias of
 * more than one vendor), or (index + 1) * 2, plus 1 where the key is the
 * vendor's own name and not a mere alias. */
#define KEY_NOBODY (-1)
#define KEY_SEVERAL (-2)

static int64_t
key_value(size_t index, bool own)
{
	return (int64_t)(index + 1) * 2 + (own ? 1 : 0);
}

/* Merge one more holder into a key: own names come before aliases; of several
 * own names the first; several aliases decide nothing. */
static void
key_merge(int64_t *value, size_t index, bool own)
{
	bool taken_own = *value > 0 && (*value & 1) != 0;

	if (*value == 0 || *value == KEY_NOBODY || (own && !taken_own))
		*value = key_value(index, own);
	else if (!own && !taken_own && *value / 2 - 1 != (int64_t)index)
		*value = KEY_SEVERAL;
}

void
known_key_found(
    struct identity *d, const char *key, size_t n, size_t index, bool own)
{
	key_merge(hash_put(&d->by_key, key, n, NULL), index, own);
}

/* Ask the catalog who goes by the key. */
static bool
key_ask(struct identity *d, const char *key, size_t n, int64_t *value,
    struct err *err)
{
	struct {
		int64_t id;
		bool own;
	} holder[8];
	size_t n_holder = 0;
	struct stmt *st = db_stmt(d->db, SQL_IDENTITY_ALIAS_BY_KEY, err);
	bool found = false;
	bool ok = false;

	*value = KEY_NOBODY;
	if (st == NULL)
		goto out;
	stmt_bytes(st, ":key", key, n);
	while ((ok = stmt_step(st, &found, err)) && found && n_holder < 8) {
		holder[n_holder].id = stmt_get_int(st, 0);
		holder[n_holder].own = stmt_get_int(st, 1) != 0;
		n_holder++;
	}
	for (size_t i = 0; ok && i < n_holder; i++) {
		size_t index = 0;

		ok = known_read_vendor(d, holder[i].id, &index, err);
		if (ok)
			key_merge(value, index, holder[i].own);
	}
out:
	stmt_done(st);
	return ok;
}

bool
known_by_key(struct identity *d, const char *key, size_t n, size_t *index,
    struct err *err)
{
	int64_t value = 0;
	bool there = hash_get(&d->by_key, key, n, &value);

	*index = KNOWN_NONE;
	if (!there && d->all)
		return true;
	if (!there) {
		if (!key_ask(d, key, n, &value, err))
			return false;
		*hash_put(&d->by_key, key, n, NULL) = value;
	}
	if (value > 0)
		*index = (size_t)(value / 2 - 1);
	return true;
}

static void
probe_id(struct identity *d, const char *scheme, const char *value, size_t n)
{
	buf_reset(&d->probe);
	buf_add(&d->probe, scheme, strlen(scheme) + 1);
	buf_add(&d->probe, value, n);
}

void
known_id_found(struct identity *d, const char *scheme, const char *value,
    size_t n, size_t index)
{
	int64_t *place = NULL;

	probe_id(d, scheme, value, n);
	place = hash_put(&d->by_id, d->probe.data, d->probe.len, NULL);
	if (*place <= 0)
		*place = (int64_t)index + 1;
}

static bool
id_ask(struct identity *d, const char *scheme, const char *value, size_t n,
    size_t *index, struct err *err)
{
	struct stmt *st = db_stmt(d->db, SQL_IDENTITY_IDENTIFIER_BY_VALUE, err);
	bool found = false;
	int64_t id = 0;
	bool ok = false;

	if (st == NULL)
		goto out;
	stmt_text(st, ":scheme", scheme);
	stmt_bytes(st, ":value", value, n);
	if (!stmt_step(st, &found, err))
		goto out;
	if (found)
		id = stmt_get_int(st, 0);
	ok = !found || known_read_vendor(d, id, index, err);
out:
	stmt_done(st);
	return ok;
}

bool
known_by_identifier(struct identity *d, const char *scheme, const char *value,
    size_t n, size_t *index, struct err *err)
{
	int64_t at = 0;

	*index = KNOWN_NONE;
	probe_id(d, scheme, value, n);
	if (!hash_get(&d->by_id, d->probe.data, d->probe.len, &at)) {
		if (d->all)
			return true;
		if (!id_ask(d, scheme, value, n, index, err))
			return false;
		at = *index == KNOWN_NONE ? -1 : (int64_t)*index + 1;
		probe_id(d, scheme, value, n);
		*hash_put(&d->by_id, d->probe.data, d->probe.len, NULL) = at;
	}
	if (at > 0)
		*index = (size_t)at - 1;
	return true;
}

/* Room for one more vendor; its index. */
size_t
known_new_vendor(struct identity *d, int64_t id)
{
	if (d->n_vendor == d->cap_vendor) {
		d->cap_vendor = d->cap_vendor == 0 ? 256 : d->cap_vendor * 2;
		d->vendor =
		    xrealloc(d->vendor, d->cap_vendor, sizeof(*d->vendor));
	}
	d->vendor[d->n_vendor] = (struct known_vendor){ .id = id };
	return d->n_vendor++;
}

void
known_add_alias(struct identity *d, size_t vendor, const char *key,
    const char *name, size_t n_name, const char *kind)
{
	size_t n_key = strlen(key);

	if (d->n_alias == d->cap_alias) {
		d->cap_alias = d->cap_alias == 0 ? 256 : d->cap_alias * 2;
		d->alias = xrealloc(d->alias, d->cap_alias, sizeof(*d->alias));
	}
	key = arena_keep(&d->arena, key, n_key);
	d->alias[d->n_alias++] = (struct known_alias){
		.key = key,
		.name = arena_keep(&d->arena, name, n_name),
		.kind = kind,
		.vendor = vendor,
	};
	key_merge(hash_put_lent(&d->by_key, key, n_key, NULL), vendor, false);
}

size_t
known_add_vendor(struct identity *d, const char *key, size_t n_key,
    const char *name, size_t n_name)
{
	size_t index = known_new_vendor(d, d->next_vendor++);
	struct known_vendor *v = &d->vendor[index];

	v->is_new = true;
	v->key = arena_keep(&d->arena, key, n_key);
	v->name = arena_keep(&d->arena, name, n_name);
	d->vendors_made++;
	v->named = true;
	key_merge(hash_put_lent(&d->by_key, v->key, n_key, NULL), index, true);
	return index;
}

void
known_ids_add(struct known_ids *list, struct arena *arena, const char *scheme,
    const char *value, size_t n, size_t owner)
{
	if (list->n == list->cap) {
		list->cap = list->cap == 0 ? 256 : list->cap * 2;
		list->id = xrealloc(list->id, list->cap, sizeof(*list->id));
	}
	list->id[list->n++] = (struct known_id){
		.scheme = scheme,
		.value = arena_keep(arena, value, n),
		.owner = owner,
	};
}

void
known_add_identifier(struct identity *d, size_t vendor, const char *scheme,
    const char *value, size_t n)
{
	known_id_found(d, scheme, value, n, vendor);
	known_ids_add(&d->vendor_id, &d->arena, scheme, value, n, vendor);
}

void
known_add_shared(struct identity *d, size_t vendor, const char *scheme,
    const char *value, size_t n)
{
	bool added = false;

	/* Once a vendor, whatever rows repeat: the same key with the vendor
	 * behind it. */
	probe_id(d, scheme, value, n);
	buf_add(&d->probe, "", 1);
	buf_add(&d->probe, &vendor, sizeof(vendor));
	*hash_put(&d->by_id, d->probe.data, d->probe.len, &added) = -1;
	if (added)
		known_ids_add(
		    &d->vendor_id, &d->arena, scheme, value, n, vendor);
}
