/* search.c - words looked for in everything the catalog knows of vendors. */
#include "catalog/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "catalog/capability.h"
#include "catalog/dimension.h"
#include "catalog/fold.h"
#include "catalog/vocab.h"
#include "db/db.h"
#include "db/feed.h"

/* By the number that the statement search_text gives. */
static const char *const search_places[] = { "name", "alias", "city", "site",
	"address", "group", "description", "website", "identifier" };

/* Each text of a vendor in a place is kept once. */
static void
search_add(
    struct search *s, int64_t vendor_id, const char *where, const char *found)
{
	struct buf key = { 0 };
	bool added = false;

	buf_fmt(&key, "%lld %s %s", (long long)vendor_id, where, found);
	(void)hash_put(&s->seen, buf_text(&key), key.len, &added);
	buf_clear(&key);
	if (!added)
		return;
	if (s->n == s->cap) {
		s->cap = s->cap == 0 ? 64 : s->cap * 2;
		s->hit = xrealloc(s->hit, s->cap, sizeof(*s->hit));
	}
	s->hit[s->n] = (struct search_hit){ .vendor_id = vendor_id,
		.where = where,
		.found = arena_keep(&s->text, found, strlen(found)),
		.order = s->n };
	s->n++;
}

/* needle stands in text, from the beginning of a word on. */
static bool
search_holds(const char *text, const char *needle)
{
	const char *p = text;

	for (;;) {
		p = strstr(p, needle);
		if (p == NULL)
			return false;
		if (p == text || p[-1] == ' ')
			return true;
		p++;
	}
}

static bool
search_texts(
    struct search *s, struct db *db, const char *needle, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_SEARCH_TEXT, err);
	struct buf key = { 0 };
	bool found = st != NULL;
	bool ok = st != NULL;

	while (ok && found) {
		const char *text = NULL;

		ok = stmt_step(st, &found, err);
		if (!ok || !found)
			break;
		text = stmt_get_text(st, 2);
		fold_plain(&key, text, strlen(text));
		if (search_holds(buf_text(&key), needle))
			search_add(s, stmt_get_int(st, 0),
			    search_places[stmt_get_int(st, 1)], text);
	}
	stmt_done(st);
	buf_clear(&key);
	return ok;
}

/* Put the wordings that hold the words into feed_id. */
static bool
search_wordings(struct db *db, const char *needle, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_SEARCH_WORDING, err);
	struct feed *f = db_feed(db, "id");
	struct buf key = { 0 };
	bool found = st != NULL;
	bool ok = st != NULL;

	while (ok && found) {
		const char *text = NULL;

		ok = stmt_step(st, &found, err);
		if (!ok || !found)
			break;
		text = stmt_get_text(st, 1);
		fold_plain(&key, text, strlen(text));
		if (search_holds(buf_text(&key), needle))
			feed_int(f, stmt_get_int(st, 0));
	}
	stmt_done(st);
	buf_clear(&key);
	return ok;
}

/* Put the capabilities that the words name into feed_id, negated: by the
 * vocabulary, or in their own name; an area stands for its leaves too. */
static void
search_capabilities(
    struct db *db, struct vocab *v, const char *words, const char *needle)
{
	const struct vocab_result *r = vocab_resolve(v, words, strlen(words));
	struct feed *f = db_feed(db, "id");
	bool wanted[CAPABILITY_MAX + 1] = { false };
	struct buf key = { 0 };

	for (size_t i = 0; r->kind == VOCAB_CLEAR && i < r->n_reading; i++)
		wanted[r->reading[i].capability_id] = true;
	for (size_t i = 0; i < capability_count(); i++) {
		const struct capability *c = capability_at(i);

		fold_plain(&key, c->name, strlen(c->name));
		if (search_holds(buf_text(&key), needle))
			wanted[c->id] = true;
	}
	for (size_t i = 0; i < capability_count(); i++) {
		const struct capability *c = capability_at(i);

		if (wanted[c->id] || wanted[c->area_id])
			feed_int(f, -c->id);
	}
	buf_clear(&key);
}

/* Where a claim was found: a "no" is not to be taken for an offer. */
static const char *
search_status_place(int64_t status_id)
{
	switch (status_id) {
	case STATUS_NO:
		return "service: no";
	case STATUS_PLANNED:
		return "service: planned";
	case STATUS_PARTNER:
		return "service: partner";
	case STATUS_PARTIAL:
		return "service: partial";
	default:
		return "service";
	}
}

static bool
search_claims(struct search *s, struct db *db, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_SEARCH_CLAIM, err);
	struct buf text = { 0 };
	bool found = st != NULL;
	bool ok = st != NULL;

	while (ok && found) {
		ok = stmt_step(st, &found, err);
		if (!ok || !found)
			break;
		buf_reset(&text);
		buf_fmt(&text, "%s (%s)", stmt_get_text(st, 3),
		    stmt_get_text(st, 2));
		search_add(s, stmt_get_int(st, 0),
		    search_status_place(stmt_get_int(st, 1)), buf_text(&text));
	}
	stmt_done(st);
	buf_clear(&text);
	return ok;
}

static bool
search_mentions(struct search *s, struct db *db, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_SEARCH_MENTION, err);
	struct buf text = { 0 };
	bool found = st != NULL;
	bool ok = st != NULL;

	while (ok && found) {
		ok = stmt_step(st, &found, err);
		if (!ok || !found)
			break;
		buf_reset(&text);
		buf_fmt(&text, "%s (%s)", stmt_get_text(st, 2),
		    stmt_get_text(st, 1));
		search_add(s, stmt_get_int(st, 0), "words", buf_text(&text));
	}
	stmt_done(st);
	buf_clear(&text);
	return ok;
}

static int
search_compare(const void *a, const void *b)
{
	const struct search_hit *x = a;
	const struct search_hit *y = b;

	if (x->vendor_id != y->vendor_id)
		return x->vendor_id < y->vendor_id ? -1 : 1;
	return (x->order > y->order) - (x->order < y->order);
}

bool
search_run(struct search *s, struct db *db, struct vocab *v, const char *words,
    struct err *err)
{
	struct feed *f = db_feed(db, "id");
	struct buf needle = { 0 };
	bool ok = false;

	fold_plain(&needle, words, strlen(words));
	if (needle.len == 0) {
		(void)err_set(err, ERR_USAGE,
		    "\"%.80s\" holds no letter and no digit to search for",
		    words);
		goto out;
	}
	feed_reset(f);
	feed_shape(f, 1);
	if (!search_texts(s, db, buf_text(&needle), err) ||
	    !search_wordings(db, buf_text(&needle), err))
		goto out;
	search_capabilities(db, v, words, buf_text(&needle));
	if (!search_claims(s, db, err) || !search_mentions(s, db, err))
		goto out;
	if (s->n > 0)
		qsort(s->hit, s->n, sizeof(*s->hit), search_compare);
	ok = true;
out:
	feed_reset(f);
	buf_clear(&needle);
	return ok;
}

const struct search_hit *
search_of(const struct search *s, int64_t vendor_id, size_t *n)
{
	size_t low = 0;
	size_t high = s->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (s->hit[middle].vendor_id < vendor_id)
			low = middle + 1;
		else
			high = middle;
	}
	*n = 0;
	while (low + *n < s->n && s->hit[low + *n].vendor_id == vendor_id)
		(*n)++;
	return *n == 0 ? NULL : &s->hit[low];
}

void
search_clear(struct search *s)
{
	free(s->hit);
	hash_clear(&s->seen);
	arena_clear(&s->text);
	*s = (struct search){ 0 };
}
