/* site.c - the facilities of the vendors. */
#include "catalog/site.h"

#include <stddef.h>

#include "db/db.h"

static void
site_read(struct site *s, struct stmt *st)
{
	s->id = stmt_get_int(st, 0);
	s->vendor_id = stmt_get_int(st, 1);
	s->name = stmt_get_text(st, 2);
	s->city = stmt_get_text(st, 3);
	s->state = stmt_get_text(st, 4);
	s->country = stmt_get_text(st, 5);
	s->address = stmt_get_text(st, 6);
	s->fei = stmt_get_text(st, 7);
	s->duns = stmt_get_text(st, 8);
	s->other = stmt_get_text(st, 9);
}

bool
site_by_vendor(struct db *db, int64_t vendor_id, site_visit *visit, void *arg,
    struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_SITE_BY_VENDOR, err);
	struct site s = { 0 };
	bool found = st != NULL;
	bool ok = st != NULL;

	if (ok)
		stmt_int(st, ":vendor", vendor_id);
	while (ok && found) {
		ok = stmt_step(st, &found, err);
		if (!ok || !found)
			break;
		site_read(&s, st);
		ok = visit(arg, &s, err);
	}
	stmt_done(st);
	return ok;
}

bool
site_words(struct db *db, int64_t vendor_id, site_word_visit *visit, void *arg,
    struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_SITE_WORD, err);
	struct site_word w = { 0 };
	bool found = st != NULL;
	bool ok = st != NULL;

	if (ok)
		stmt_int(st, ":vendor", vendor_id);
	while (ok && found) {
		ok = stmt_step(st, &found, err);
		if (!ok || !found)
			break;
		w.site_id = stmt_get_int(st, 0);
		w.source = stmt_get_text(st, 1);
		w.path = stmt_get_text(st, 2);
		w.sheet = stmt_get_text(st, 3);
		w.row = stmt_get_int(st, 4);
		w.line = stmt_get_int(st, 5);
		ok = visit(arg, &w, err);
	}
	stmt_done(st);
	return ok;
}
