/* doubt.c - from words that made no claim back to the phrases they are. */
#include "catalog/doubt.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/hash.h"
#include "base/mem.h"
#include "catalog/fold.h"
#include "db/db.h"

struct doubt_phrase {
	const char *note;
	size_t first; /* of its readings */
	size_t n;
};

struct doubt_wording {
	int64_t id;
	const char *text;
	size_t phrase; /* place */
};

struct doubts {
	struct doubt_phrase *phrase; /* owned, as the arrays below */
	size_t n_phrase;
	int64_t *reading;
	size_t n_reading;
	struct hash by_plain;  /* fold_plain -> place of the phrase */
	struct hash by_phrase; /* fold_phrase -> the same */
	struct doubt_wording *wording;
	size_t n_wording;
	struct arena text;
};

static void
phrase_add(
    struct doubts *d, const char *key, const char *text, const char *note)
{
	struct buf folded = { 0 };
	struct doubt_phrase *p = NULL;
	bool added = false;
	int64_t *at = NULL;

	d->phrase = xrealloc(d->phrase, d->n_phrase + 1, sizeof(*p));
	p = &d->phrase[d->n_phrase];
	*p = (struct doubt_phrase){ .first = d->n_reading };
	p->note = arena_keep(&d->text, note, strlen(note));
	*hash_put(&d->by_plain, key, strlen(key), NULL) = (int64_t)d->n_phrase;
	fold_phrase(&folded, text, strlen(text));
	at = hash_put(&d->by_phrase, buf_text(&folded), folded.len, &added);
	if (added)
		*at = (int64_t)d->n_phrase;
	d->n_phrase++;
	buf_clear(&folded);
}

static bool
load_phrases(struct doubts *d, struct db *db, const char *kind, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_DOUBT_PHRASES, err);
	int64_t known = 0;
	bool found = false;
	bool ok = false;

	if (st == NULL)
		goto out;
	stmt_text(st, ":kind", kind);
	while ((ok = stmt_step(st, &found, err)) && found) {
		const char *key = stmt_get_text(st, 0);

		if (!hash_get(&d->by_plain, key, strlen(key), &known))
			phrase_add(
			    d, key, stmt_get_text(st, 1), stmt_get_text(st, 2));
		if (stmt_get_int(st, 3) == 0 || d->n_phrase == 0)
			continue;
		d->reading =
		    xrealloc(d->reading, d->n_reading + 1, sizeof(*d->reading));
		d->reading[d->n_reading++] = stmt_get_int(st, 3);
		d->phrase[d->n_phrase - 1].n++;
	}
out:
	stmt_done(st);
	return ok;
}

/* The phrase a wording is: by its whole text, else by its key, from which
 * qualifiers ("planned") are taken off. */
static bool
find_phrase(
    const struct doubts *d, const char *text, const char *key, int64_t *phrase)
{
	struct buf plain = { 0 };
	bool found = false;

	fold_plain(&plain, text, strlen(text));
	found = hash_get(&d->by_plain, buf_text(&plain), plain.len, phrase) ||
		hash_get(&d->by_phrase, key, strlen(key), phrase);
	buf_clear(&plain);
	return found;
}

/* Are there any?  Most catalogs have none; the phrases need not be read. */
static bool
has_wordings(struct db *db, const char *kind, bool *any, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_DOUBT_WORDINGS, err);
	bool ok = false;

	*any = false;
	if (st == NULL)
		goto out;
	stmt_text(st, ":kind", kind);
	ok = stmt_step(st, any, err);
out:
	stmt_done(st);
	return ok;
}

static bool
load_wordings(
    struct doubts *d, struct db *db, const char *kind, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_DOUBT_WORDINGS, err);
	bool found = false;
	bool ok = false;

	if (st == NULL)
		goto out;
	stmt_text(st, ":kind", kind);
	while ((ok = stmt_step(st, &found, err)) && found) {
		const char *text = stmt_get_text(st, 1);
		struct doubt_wording *w = NULL;
		int64_t phrase = 0;

		if (!find_phrase(d, text, stmt_get_text(st, 2), &phrase))
			continue;
		d->wording = xrealloc(d->wording, d->n_wording + 1, sizeof(*w));
		w = &d->wording[d->n_wording++];
		w->id = stmt_get_int(st, 0);
		w->text = arena_keep(&d->text, text, strlen(text));
		w->phrase = (size_t)phrase;
	}
out:
	stmt_done(st);
	return ok;
}

static bool
visit_mentions(const struct doubts *d, const struct doubt_wording *w,
    struct stmt *st, doubt_visit *visit, void *arg, struct err *err)
{
	const struct doubt_phrase *p = &d->phrase[w->phrase];
	struct doubt one = { .words = w->text,
		.note = p->note,
		.capability = d->reading + p->first,
		.n_capability = p->n };
	bool found = false;

	stmt_int(st, ":wording", w->id);
	for (;;) {
		if (!stmt_step(st, &found, err))
			return false;
		if (!found)
			return true;
		one.vendor_id = stmt_get_int(st, 0);
		one.source_id = stmt_get_int(st, 1);
		one.row = stmt_get_int(st, 2);
		visit(arg, &one);
	}
}

bool
doubt_each(struct db *db, const char *kind, doubt_visit *visit, void *arg,
    struct err *err)
{
	struct doubts d = { 0 };
	bool any = false;
	bool ok = has_wordings(db, kind, &any, err) &&
		  (!any || (load_phrases(&d, db, kind, err) &&
			       load_wordings(&d, db, kind, err)));

	for (size_t i = 0; ok && i < d.n_wording; i++) {
		struct stmt *st = db_stmt(db, SQL_DOUBT_MENTIONS, err);

		ok = st != NULL &&
		     visit_mentions(&d, &d.wording[i], st, visit, arg, err);
		stmt_done(st);
	}
	free(d.phrase);
	free(d.reading);
	free(d.wording);
	hash_clear(&d.by_plain);
	hash_clear(&d.by_phrase);
	arena_clear(&d.text);
	return ok;
}
