/* audit_known.c - reading what an audit knows besides the claims. */
#include "catalog/audit_known.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "catalog/doubt.h"
#include "catalog/fold.h"
#include "catalog/roster.h"
#include "catalog/seed.h"
#include "catalog/supply.h"
#include "db/db.h"

static const char *
known_keep(struct audit_known *k, const char *s)
{
	return s == NULL ? NULL : arena_keep(&k->text, s, strlen(s));
}

static struct audit_tag *
list_add(struct audit_list *l)
{
	if (l->n == l->cap) {
		l->cap = l->cap == 0 ? 64 : l->cap * 2;
		l->tag = xrealloc(l->tag, l->cap, sizeof(*l->tag));
	}
	return &l->tag[l->n++];
}

static bool
load_tags(struct audit_known *k, struct db *db, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_AUDIT_TAGS, err);
	bool found = false;
	bool ok = false;

	if (st == NULL)
		goto out;
	while ((ok = stmt_step(st, &found, err)) && found) {
		struct audit_tag *t = list_add(&k->tags);

		t->vendor = stmt_get_int(st, 0);
		t->kind = known_keep(k, stmt_get_text(st, 1));
		t->text = known_keep(k, stmt_get_text(st, 2));
		t->standard = stmt_get_int(st, 3) != 0;
		t->source = known_keep(k, stmt_get_text(st, 4));
		t->row = stmt_get_int(st, 5);
	}
out:
	stmt_done(st);
	return ok;
}

struct promising {
	struct audit_known *known;
	const struct roster *roster;
};

/* Of the words that name no capability, those that promise the whole way. */
static void
note_promise(void *arg, const struct doubt *d)
{
	const struct promising *p = arg;
	const struct roster_source *s =
	    roster_source_by_id(p->roster, d->source_id);
	struct audit_tag *t = NULL;

	if (s == NULL || (strstr(d->note, "E2E") == NULL &&
			     strstr(d->note, "span claim") == NULL))
		return;
	t = list_add(&p->known->promises);
	*t = (struct audit_tag){
		.vendor = d->vendor_id, .source = s->name, .row = d->row
	};
	t->text = known_keep(p->known, d->words);
}

static int
compare_promises(const void *a, const void *b)
{
	const struct audit_tag *x = a;
	const struct audit_tag *y = b;

	if (x->vendor != y->vendor)
		return x->vendor < y->vendor ? -1 : 1;
	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	return strcmp(x->text, y->text);
}

static bool
load_promises(struct audit_known *k, struct db *db, const struct roster *r,
    struct err *err)
{
	struct promising p = { k, r };

	if (!doubt_each(db, "not-a-capability", note_promise, &p, err))
		return false;
	if (k->promises.n > 0)
		qsort(k->promises.tag, k->promises.n, sizeof(*k->promises.tag),
		    compare_promises);
	return true;
}

static bool
load_registered(struct audit_known *k, struct db *db, const struct roster *r,
    struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_AUDIT_REGISTERED, err);
	bool found = false;
	bool ok = false;

	if (st == NULL)
		goto out;
	k->registered = xcalloc(r->n_vendor + 1, sizeof(*k->registered));
	while ((ok = stmt_step(st, &found, err)) && found) {
		size_t at = roster_find(r, stmt_get_int(st, 0));

		if (at != SIZE_MAX)
			k->registered[at] = true;
	}
out:
	stmt_done(st);
	return ok;
}

static void
note_may(void *arg, size_t vendor, int64_t capability_id)
{
	struct audit_known *k = arg;
	size_t row = vendor * (CAPABILITY_MAX + 1);

	if (capability_id <= CAPABILITY_MAX)
		k->may[row + (size_t)capability_id] = true;
}

/* A change of the whole company alone says something of all its services. */
static void
load_renames(struct audit_known *k)
{
	const struct seed_table *t = seed_table("renames");
	size_t name = seed_column(t, "old_name");
	size_t scope = seed_column(t, "scope");
	struct buf key = { 0 };

	for (size_t i = 0; i < t->n_row; i++) {
		const char *s = seed_cell(t, i, name);

		if (strcmp(seed_cell(t, i, scope), "whole company") != 0)
			continue;
		fold_name(&key, s, strlen(s));
		*hash_put(&k->renamed, buf_text(&key), key.len, NULL) =
		    (int64_t)i;
	}
	buf_clear(&key);
}

bool
audit_known_load(
    struct audit_known *k, struct db *db, struct supply *s, struct err *err)
{
	const struct roster *r = supply_roster(s);

	if (!load_tags(k, db, err) || !load_promises(k, db, r, err) ||
	    !load_registered(k, db, r, err))
		return false;
	load_renames(k);
	k->may = xcalloc(r->n_vendor + 1, CAPABILITY_MAX + 1);
	return supply_ambiguous(s, note_may, k, err);
}

void
audit_known_clear(struct audit_known *k)
{
	free(k->tags.tag);
	free(k->promises.tag);
	free(k->registered);
	free(k->may);
	hash_clear(&k->renamed);
	arena_clear(&k->text);
	*k = (struct audit_known){ 0 };
}
