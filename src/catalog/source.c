/* source.c - the imported versions of sources. */
#include "catalog/source.h"

#include <ctype.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "catalog/fold.h"
#include "db/db.h"
#include "db/feed.h"

struct source_ids {
	int64_t *id; /* owned */
	size_t n;
	size_t cap;
};

static void
source_read(struct source *s, struct stmt *st)
{
	s->id = stmt_get_int(st, 0);
	s->name = stmt_get_text(st, 1);
	s->version = stmt_get_int(st, 2);
	s->state = stmt_get_text(st, 3);
	s->path = stmt_get_text(st, 4);
	s->sheet = stmt_get_text(st, 5);
	s->sha256 = stmt_get_text(st, 6);
	s->bytes = stmt_get_int(st, 7);
	s->format = stmt_get_text(st, 8);
	s->encoding = stmt_get_text(st, 9);
	s->delimiter = stmt_get_text(st, 10);
	s->header_row = stmt_get_int(st, 11);
	s->layout = stmt_get_text(st, 12);
	s->options = stmt_get_text(st, 13);
	s->as_of = stmt_get_text(st, 14);
	s->evidence_id = stmt_get_int(st, 15);
	s->imported_at = stmt_get_text(st, 16);
	s->imported_by = stmt_get_text(st, 17);
	s->n_row = stmt_get_int(st, 18);
	s->n_created = stmt_get_int(st, 19);
	s->n_updated = stmt_get_int(st, 20);
	s->n_unchanged = stmt_get_int(st, 21);
	s->n_aside = stmt_get_int(st, 22);
	s->n_skipped = stmt_get_int(st, 23);
	s->n_claim = stmt_get_int(st, 24);
	s->adds = stmt_get_int(st, 25);
	s->quote = stmt_get_text(st, 26);
	s->escape = stmt_get_text(st, 27);
	s->header = stmt_get_text(st, 28);
	s->given = stmt_get_text(st, 29);
}

static bool
source_visit_rows(
    struct stmt *st, source_visit *visit, void *arg, struct err *err)
{
	struct source s = { 0 };
	bool found = true;

	for (;;) {
		if (!stmt_step(st, &found, err))
			return false;
		if (!found)
			return true;
		source_read(&s, st);
		if (!visit(arg, &s, err))
			return false;
	}
}

bool
source_each(struct db *db, source_visit *visit, void *arg, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_SOURCE_LIST, err);
	bool ok = st != NULL && source_visit_rows(st, visit, arg, err);

	stmt_done(st);
	return ok;
}

/* The number a text is, or -1. */
static int64_t
source_number(const char *text)
{
	char *end = NULL;
	long long n = 0;

	if (!isdigit((unsigned char)text[0]) || strlen(text) > 18)
		return -1;
	n = strtoll(text, &end, 10);
	return *end == '\0' ? n : -1;
}

/* Look through the names; the last row that fits is the one meant, because
 * current ones come last.  Every name goes into the list for the message. */
static bool
source_search(struct stmt *st, const char *text, int64_t *id, struct buf *list,
    struct err *err)
{
	int64_t number = source_number(text);
	struct buf want = { 0 };
	struct buf key = { 0 };
	bool found = true;
	bool ok = false;

	fold_plain(&want, text, strlen(text));
	for (;;) {
		const char *name = NULL;

		ok = stmt_step(st, &found, err);
		if (!ok || !found)
			break;
		if (stmt_get_int(st, 0) == number)
			*id = number;
		name = stmt_get_text(st, 1);
		fold_plain(&key, name, strlen(name));
		if (*id != number && strcmp(name, text) != 0 &&
		    strcmp(buf_text(&key), buf_text(&want)) == 0)
			*id = stmt_get_int(st, 0);
		if (*id != number && strcmp(name, text) == 0)
			*id = stmt_get_int(st, 0);
		if (list->len < 200)
			buf_fmt(list, "%s%lld %s", list->len == 0 ? "" : "; ",
			    (long long)stmt_get_int(st, 0), name);
	}
	buf_clear(&want);
	buf_clear(&key);
	return ok;
}

bool
source_by_text(struct db *db, const char *text, int64_t *id, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_SOURCE_NAMES, err);
	struct buf list = { 0 };
	bool ok = false;

	*id = 0;
	if (st == NULL)
		goto out;
	ok = source_search(st, text, id, &list, err);
	if (ok && *id == 0)
		ok = err_set(err, ERR_USAGE,
		    "source \"%.80s\" is not known (%s)", text,
		    list.len == 0 ? "the catalog has none" : buf_text(&list));
out:
	stmt_done(st);
	buf_clear(&list);
	return ok;
}

bool
source_by_id(
    struct db *db, int64_t id, source_visit *visit, void *arg, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_SOURCE_LIST, err);
	bool ok = false;

	if (st != NULL) {
		stmt_int(st, ":id", id);
		ok = source_visit_rows(st, visit, arg, err);
	}
	stmt_done(st);
	return ok;
}

bool
source_given(struct db *db, const char *name, struct buf *b, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_SOURCE_GIVEN, err);
	bool found = st != NULL;
	bool ok = st != NULL;

	if (ok)
		stmt_text(st, ":name", name);
	while (ok && found) {
		const char *text = NULL;

		ok = stmt_step(st, &found, err);
		if (!ok || !found)
			break;
		text = stmt_get_text(st, 0);
		buf_add(b, text, strlen(text) + 1);
	}
	stmt_done(st);
	return ok;
}

bool
source_base(struct db *db, const char *name, int64_t *id, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_SOURCE_BASE, err);
	bool found = false;
	bool ok = false;

	*id = 0;
	if (st == NULL)
		goto out;
	stmt_text(st, ":name", name);
	if (!stmt_step(st, &found, err))
		goto out;
	if (found)
		*id = stmt_get_int(st, 0);
	ok = true;
out:
	stmt_done(st);
	return ok;
}

bool
source_columns(struct db *db, int64_t id, source_column_visit *visit, void *arg,
    struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_SOURCE_COLUMN_LIST, err);
	struct source_column c = { 0 };
	bool found = st != NULL;
	bool ok = st != NULL;

	if (ok)
		stmt_int(st, ":id", id);
	while (ok && found) {
		ok = stmt_step(st, &found, err);
		if (!ok || !found)
			break;
		c.position = stmt_get_int(st, 0);
		c.title = stmt_get_text(st, 1);
		c.field = stmt_get_text(st, 2);
		c.reason = stmt_get_text(st, 3);
		ok = visit(arg, &c, err);
	}
	stmt_done(st);
	return ok;
}

static bool
source_notes(struct stmt *st, int64_t id, source_note_visit *visit, void *arg,
    struct err *err)
{
	struct source_note n = { 0 };
	bool found = true;

	stmt_int(st, ":id", id);
	for (;;) {
		if (!stmt_step(st, &found, err))
			return false;
		if (!found)
			return true;
		n.row = stmt_get_int(st, 0);
		n.line = stmt_get_int(st, 1);
		n.position = stmt_get_int(st, 2);
		n.title = stmt_get_text(st, 3);
		n.text = stmt_get_text(st, 4);
		n.reason = stmt_get_text(st, 5);
		if (!visit(arg, &n, err))
			return false;
	}
}

bool
source_aside(struct db *db, int64_t id, source_note_visit *visit, void *arg,
    struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_SOURCE_ASIDE_LIST, err);
	bool ok = st != NULL && source_notes(st, id, visit, arg, err);

	stmt_done(st);
	return ok;
}

bool
source_warnings(struct db *db, int64_t id, source_note_visit *visit, void *arg,
    struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_SOURCE_WARNING_LIST, err);
	bool ok = st != NULL && source_notes(st, id, visit, arg, err);

	stmt_done(st);
	return ok;
}

/* Run a statement on the source; *n is the number of rows changed. */
static bool
source_run(
    struct db *db, enum sql_id sql, int64_t id, int64_t *n, struct err *err)
{
	struct stmt *st = db_stmt(db, sql, err);
	bool ok = false;

	if (st != NULL) {
		stmt_int(st, ":id", id);
		ok = stmt_run(st, err);
	}
	stmt_done(st);
	if (ok && n != NULL)
		*n = db_changes(db);
	return ok;
}

/* Add the ids a statement finds; id -1: it takes none. */
static bool
source_collect(struct db *db, enum sql_id sql, int64_t id,
    struct source_ids *to, struct err *err)
{
	struct stmt *st = db_stmt(db, sql, err);
	bool found = st != NULL;
	bool ok = st != NULL;

	if (ok && id >= 0)
		stmt_int(st, ":id", id);
	while (ok && found) {
		ok = stmt_step(st, &found, err);
		if (!ok || !found)
			break;
		if (to->n == to->cap) {
			to->cap = to->cap == 0 ? 64 : to->cap * 2;
			to->id = xrealloc(to->id, to->cap, sizeof(*to->id));
		}
		to->id[to->n++] = stmt_get_int(st, 0);
	}
	stmt_done(st);
	return ok;
}

static void
source_feed(struct db *db, const struct source_ids *ids)
{
	struct feed *f = db_feed(db, "id");

	feed_reset(f);
	feed_shape(f, 1);
	for (size_t i = 0; i < ids->n; i++)
		feed_int(f, ids->id[i]);
}

/* Run each of the statements, which read their ids from feed_id. */
static bool
source_forget(struct db *db, const enum sql_id *sql, size_t n, struct err *err)
{
	bool ok = true;

	for (size_t i = 0; ok && i < n; i++) {
		struct stmt *st = db_stmt(db, sql[i], err);

		ok = st != NULL && stmt_run(st, err);
		stmt_done(st);
	}
	return ok;
}

/* Remove the vendors and sites that nothing current speaks of any more. */
static bool
source_forget_lone(
    struct db *db, int64_t id, struct source_dropped *d, struct err *err)
{
	static const enum sql_id of_site[] = { SQL_SOURCE_FORGET_ROW_SITE,
		SQL_SOURCE_FORGET_SITE_IDENTIFIER, SQL_SOURCE_FORGET_SITE };
	static const enum sql_id of_vendor[] = { SQL_SOURCE_FORGET_ROW_VENDOR,
		SQL_SOURCE_FORGET_ALIAS, SQL_SOURCE_FORGET_VENDOR_IDENTIFIER,
		SQL_SOURCE_FORGET_VENDOR };
	struct source_ids vendors = { 0 };
	struct source_ids sites = { 0 };
	bool ok = false;

	if (!source_collect(db, SQL_SOURCE_LONE_VENDORS, id, &vendors, err))
		goto out;
	if (!source_collect(db, SQL_SOURCE_LONE_SITES, id, &sites, err))
		goto out;
	source_feed(db, &vendors);
	if (!source_collect(db, SQL_SOURCE_SITES_OF_VENDORS, -1, &sites, err))
		goto out;
	source_feed(db, &sites);
	if (!source_forget(
		db, of_site, sizeof(of_site) / sizeof(*of_site), err))
		goto out;
	d->n_site = db_changes(db);
	source_feed(db, &vendors);
	if (!source_forget(
		db, of_vendor, sizeof(of_vendor) / sizeof(*of_vendor), err))
		goto out;
	d->n_vendor = db_changes(db);
	ok = true;
out:
	feed_reset(db_feed(db, "id"));
	free(vendors.id);
	free(sites.id);
	return ok;
}

static bool
source_drop_all(
    struct db *db, int64_t id, struct source_dropped *d, struct err *err)
{
	static const enum sql_id groups[] = { SQL_SOURCE_FORGET_GROUP };
	int64_t n = 0;

	if (!source_run(db, SQL_SOURCE_SET_DROPPED, id, &n, err))
		return false;
	if (n == 0)
		return err_set(err, ERR_DATA, "source %lld is dropped already",
		    (long long)id);
	return source_run(db, SQL_SOURCE_DROP_CLAIMS, id, &d->n_claim, err) &&
	       source_run(
		   db, SQL_SOURCE_DROP_MENTIONS, id, &d->n_mention, err) &&
	       source_forget_lone(db, id, d, err) &&
	       source_forget(db, groups, 1, err) &&
	       db_check_references(db, err);
}

bool
source_drop(
    struct db *db, int64_t id, struct source_dropped *d, struct err *err)
{
	bool ok = false;

	*d = (struct source_dropped){ 0 };
	/* One check of all references at the end, not one search for each of
	 * many rows. */
	if (!db_enforce(db, false, err))
		return false;
	if (db_begin(db, err))
		ok = db_end(db, source_drop_all(db, id, d, err), err);
	return db_enforce(db, true, err) && ok;
}
