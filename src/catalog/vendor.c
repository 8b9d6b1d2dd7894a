/* vendor.c - finding, listing and describing vendors. */
#include "catalog/vendor.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/distance.h"
#include "base/mem.h"
#include "catalog/fold.h"
#include "db/db.h"

#define VENDOR_SHOWN 5

/* What a person's text may mean. */
struct vendor_match {
	int64_t id;       /* of the first found */
	size_t n;         /* how many are meant */
	struct buf names; /* of them, for the message */
};

/* A name near to what was typed. */
struct vendor_near {
	size_t distance;
	char *name; /* owned */
};

void
vendor_clear(struct vendor *v)
{
	free(v->code);
	free(v->name);
	free(v->kind);
	free(v->country);
	free(v->city);
	free(v->website);
	free(v->description);
	free(v->group);
	*v = (struct vendor){ 0 };
}

static void
vendor_read(struct vendor *v, struct stmt *st)
{
	v->id = stmt_get_int(st, 0);
	v->code = stmt_get_copy(st, 1);
	v->name = stmt_get_copy(st, 2);
	v->kind = stmt_get_copy(st, 3);
	v->country = stmt_get_copy(st, 4);
	v->city = stmt_get_copy(st, 5);
	v->website = stmt_get_copy(st, 6);
	v->description = stmt_get_copy(st, 7);
	v->group_id = stmt_get_int(st, 8);
	v->group = stmt_get_copy(st, 9);
}

static bool
vendor_visit_rows(
    struct stmt *st, vendor_visit *visit, void *arg, struct err *err)
{
	struct vendor_line line = { 0 };
	bool found = true;
	bool ok = true;

	while (ok) {
		ok = stmt_step(st, &found, err);
		if (!ok || !found)
			break;
		vendor_read(&line.vendor, st);
		line.region = stmt_get_text(st, 10);
		line.countries = stmt_get_text(st, 11);
		line.n_site = stmt_get_int(st, 12);
		ok = visit(arg, &line, err);
		vendor_clear(&line.vendor);
	}
	return ok;
}

bool
vendor_each(struct db *db, vendor_visit *visit, void *arg, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_VENDOR_LIST, err);
	bool ok = st != NULL && vendor_visit_rows(st, visit, arg, err);

	stmt_done(st);
	return ok;
}

bool
vendor_by_id(
    struct db *db, int64_t id, vendor_visit *visit, void *arg, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_VENDOR_LIST, err);
	bool ok = false;

	if (st != NULL) {
		stmt_int(st, ":id", id);
		ok = vendor_visit_rows(st, visit, arg, err);
	}
	stmt_done(st);
	return ok;
}

bool
vendor_source_counts(
    struct db *db, vendor_count_visit *visit, void *arg, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_VENDOR_SOURCE_COUNT, err);
	bool found = st != NULL;
	bool ok = st != NULL;

	while (ok && found) {
		ok = stmt_step(st, &found, err);
		if (ok && found)
			visit(arg, stmt_get_int(st, 0), stmt_get_int(st, 1));
	}
	stmt_done(st);
	return ok;
}

static bool
vendor_text_rows(
    struct stmt *st, vendor_text_visit *visit, void *arg, struct err *err)
{
	struct vendor_text t = { 0 };
	bool found = true;

	for (;;) {
		if (!stmt_step(st, &found, err))
			return false;
		if (!found)
			return true;
		t.kind = stmt_get_text(st, 0);
		t.text = stmt_get_text(st, 1);
		if (!visit(arg, &t, err))
			return false;
	}
}

bool
vendor_aliases(struct db *db, int64_t id, vendor_text_visit *visit, void *arg,
    struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_VENDOR_ALIAS, err);
	bool ok = false;

	if (st != NULL) {
		stmt_int(st, ":id", id);
		ok = vendor_text_rows(st, visit, arg, err);
	}
	stmt_done(st);
	return ok;
}

bool
vendor_identifiers(struct db *db, int64_t id, vendor_text_visit *visit,
    void *arg, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_VENDOR_IDENTIFIER, err);
	bool ok = false;

	if (st != NULL) {
		stmt_int(st, ":id", id);
		ok = vendor_text_rows(st, visit, arg, err);
	}
	stmt_done(st);
	return ok;
}

static bool
vendor_word_rows(
    struct stmt *st, vendor_word_visit *visit, void *arg, struct err *err)
{
	struct vendor_word w = { 0 };
	bool found = true;

	for (;;) {
		if (!stmt_step(st, &found, err))
			return false;
		if (!found)
			return true;
		w.field = stmt_get_text(st, 0);
		w.text = stmt_get_text(st, 1);
		w.kind = stmt_get_text(st, 2);
		w.source = stmt_get_text(st, 3);
		w.path = stmt_get_text(st, 4);
		w.sheet = stmt_get_text(st, 5);
		w.row = stmt_get_int(st, 6);
		w.line = stmt_get_int(st, 7);
		if (!visit(arg, &w, err))
			return false;
	}
}

bool
vendor_words(struct db *db, int64_t id, vendor_word_visit *visit, void *arg,
    struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_VENDOR_WORD, err);
	bool ok = false;

	if (st != NULL) {
		stmt_int(st, ":id", id);
		ok = vendor_word_rows(st, visit, arg, err);
	}
	stmt_done(st);
	return ok;
}

bool
vendor_tags(struct db *db, int64_t id, vendor_word_visit *visit, void *arg,
    struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_VENDOR_TAG_WORD, err);
	bool ok = false;

	if (st != NULL) {
		stmt_int(st, ":id", id);
		ok = vendor_word_rows(st, visit, arg, err);
	}
	stmt_done(st);
	return ok;
}

/* Gather who is meant.  When some go by it as their own name, the others
 * (an alias, a former name) are not meant. */
static bool
vendor_match(struct stmt *st, struct vendor_match *m, struct err *err)
{
	bool found = true;
	bool own = false;

	for (;;) {
		if (!stmt_step(st, &found, err))
			return false;
		if (!found || (own && stmt_get_int(st, 3) == 0))
			return true;
		own = stmt_get_int(st, 3) != 0;
		if (m->n++ == 0)
			m->id = stmt_get_int(st, 0);
		if (m->n <= VENDOR_SHOWN)
			buf_fmt(&m->names, "%s%s", m->n == 1 ? "" : "; ",
			    stmt_get_text(st, 1));
	}
}

static bool
vendor_match_key(struct db *db, const char *key, const char *text,
    struct vendor_match *m, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_VENDOR_BY_KEY, err);
	struct buf plain = { 0 };
	bool ok = false;

	if (st == NULL)
		goto out;
	fold_plain(&plain, text, strlen(text));
	stmt_text(st, ":key", key);
	stmt_text(st, ":plain", buf_text(&plain));
	ok = vendor_match(st, m, err);
out:
	stmt_done(st);
	buf_clear(&plain);
	return ok;
}

/* Identifiers as written, and without the blanks and hyphens people put
 * between their groups of digits. */
static bool
vendor_match_identifier(
    struct db *db, const char *text, struct vendor_match *m, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_VENDOR_BY_IDENTIFIER, err);
	struct buf bare = { 0 };
	bool ok = false;

	if (st == NULL)
		goto out;
	for (const char *p = text; *p != '\0'; p++) {
		if (*p != ' ' && *p != '-')
			buf_char(&bare, (char)toupper((unsigned char)*p));
	}
	stmt_text(st, ":text", text);
	stmt_text(st, ":bare", buf_text(&bare));
	ok = vendor_match(st, m, err);
out:
	stmt_done(st);
	buf_clear(&bare);
	return ok;
}

static bool
vendor_match_beginning(
    struct db *db, const char *key, struct vendor_match *m, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_VENDOR_BY_BEGINNING, err);
	bool ok = false;

	if (st != NULL) {
		stmt_text(st, ":key", key);
		ok = vendor_match(st, m, err);
	}
	stmt_done(st);
	return ok;
}

/* Put a name among the nearest, which are kept in order. */
static void
vendor_near_add(
    struct vendor_near near[VENDOR_SHOWN], size_t distance, const char *name)
{
	size_t i = 0;

	for (i = 0; i < VENDOR_SHOWN; i++) {
		if (near[i].name == NULL || distance < near[i].distance)
			break;
		if (strcmp(near[i].name, name) == 0)
			return;
	}
	if (i == VENDOR_SHOWN)
		return;
	free(near[VENDOR_SHOWN - 1].name);
	memmove(&near[i + 1], &near[i], (VENDOR_SHOWN - 1 - i) * sizeof(*near));
	near[i] = (struct vendor_near){ distance, xstrdup(name) };
}

/* Names that hold what was typed, or differ by few letters. */
static bool
vendor_nearest(struct db *db, const char *key, struct buf *to, struct err *err)
{
	struct vendor_near near[VENDOR_SHOWN] = { { 0 } };
	struct stmt *st = db_stmt(db, SQL_VENDOR_NAMES, err);
	size_t n = strlen(key);
	size_t limit = n < 4 ? 1 : 1 + n / 4;
	bool found = st != NULL;
	bool ok = st != NULL;

	while (ok && found) {
		const char *other = NULL;
		size_t d = 0;

		ok = stmt_step(st, &found, err);
		if (!ok || !found)
			break;
		other = stmt_get_text(st, 0);
		d = distance_of(key, n, other, strlen(other), limit);
		if (d > limit && n >= 3 && strstr(other, key) != NULL)
			d = limit;
		if (d <= limit)
			vendor_near_add(near, d, stmt_get_text(st, 1));
	}
	for (size_t i = 0; i < VENDOR_SHOWN && near[i].name != NULL; i++) {
		buf_fmt(to, "%s%s", i == 0 ? "" : "; ", near[i].name);
		free(near[i].name);
	}
	stmt_done(st);
	return ok;
}

static bool
vendor_refuse(struct db *db, const char *text, const char *key,
    const struct vendor_match *m, struct err *err)
{
	struct buf near = { 0 };

	if (m->n > 1) {
		(void)err_set(err, ERR_USAGE,
		    "vendor \"%.80s\" may mean %zu: %s%s", text, m->n,
		    buf_text(&m->names), m->n > VENDOR_SHOWN ? "; ..." : "");
	} else if (vendor_nearest(db, key, &near, err)) {
		(void)err_set(err, ERR_USAGE,
		    "vendor \"%.80s\" is not known%s%s%s", text,
		    near.len == 0 ? " (vendorcat search TEXT looks further)"
				  : " (",
		    buf_text(&near), near.len == 0 ? "" : "?)");
	}
	buf_clear(&near);
	return false;
}

static bool
vendor_keep(void *arg, const struct vendor_line *line, struct err *err)
{
	struct vendor *to = arg;
	const struct vendor *v = &line->vendor;

	(void)err;
	*to = *v;
	to->code = xstrdup(v->code);
	to->name = xstrdup(v->name);
	to->kind = v->kind == NULL ? NULL : xstrdup(v->kind);
	to->country = v->country == NULL ? NULL : xstrdup(v->country);
	to->city = v->city == NULL ? NULL : xstrdup(v->city);
	to->website = v->website == NULL ? NULL : xstrdup(v->website);
	to->description =
	    v->description == NULL ? NULL : xstrdup(v->description);
	to->group = v->group == NULL ? NULL : xstrdup(v->group);
	return true;
}

bool
vendor_by_text(
    struct db *db, const char *text, struct vendor *v, struct err *err)
{
	struct vendor_match m = { 0 };
	struct buf key = { 0 };
	bool ok = true;

	fold_name(&key, text, strlen(text));
	if (key.len > 0)
		ok = vendor_match_key(db, buf_text(&key), text, &m, err);
	if (ok && m.n == 0 && key.len > 0)
		ok = vendor_match_identifier(db, text, &m, err);
	if (ok && m.n == 0 && key.len > 0)
		ok = vendor_match_beginning(db, buf_text(&key), &m, err);
	if (ok && m.n == 1)
		ok = vendor_by_id(db, m.id, vendor_keep, v, err);
	else if (ok)
		ok = vendor_refuse(db, text, buf_text(&key), &m, err);
	buf_clear(&m.names);
	buf_clear(&key);
	return ok;
}
