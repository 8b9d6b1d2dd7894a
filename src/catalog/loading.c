/* loading.c - an import in progress: its source, wordings and feeds. */
#include "catalog/loading.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/vocab.h"
#include "db/db.h"
#include "db/feed.h"
#include "db/writer.h"

/* Rows held before they go into their table. */
#define LOADING_BATCH 8192

bool
load_known(struct db *db, const struct load_source *src, struct load_summary *s,
    bool *found, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_LOAD_SOURCE_KNOWN, err);
	bool ok = false;

	*found = false;
	if (st == NULL)
		goto out;
	stmt_text(st, ":sha256", src->sha256);
	stmt_text(st, ":sheet", src->sheet);
	stmt_text(st, ":options", src->options);
	if (!stmt_step(st, found, err))
		goto out;
	ok = true;
	if (!*found)
		goto out;
	*s = (struct load_summary){
		.same = true,
		.source_id = stmt_get_int(st, 0),
		.version = stmt_get_int(st, 2),
		.n_claim = stmt_get_int(st, 9),
	};
	for (int i = 0; i < 5; i++)
		s->row[i] = stmt_get_int(st, i + 4);
	s->row[LOAD_HEADER] = stmt_get_int(st, 3);
	for (int i = 0; i < 5; i++)
		s->row[LOAD_HEADER] -= s->row[i];
out:
	stmt_done(st);
	return ok;
}

/* A statement's one integer, 0 where there is no row. */
static bool
loading_number(struct db *db, enum sql_id id, const char *name, int64_t *n,
    struct err *err)
{
	struct stmt *st = db_stmt(db, id, err);
	bool found = false;
	bool ok = false;

	*n = 0;
	if (st == NULL)
		goto out;
	if (name != NULL)
		stmt_text(st, ":name", name);
	if (!stmt_step(st, &found, err))
		goto out;
	if (found)
		*n = stmt_get_int(st, 0);
	ok = true;
out:
	stmt_done(st);
	return ok;
}

static bool
loading_version(struct load *l, const char *name, struct err *err)
{
	struct stmt *st = db_stmt(l->db, SQL_LOAD_SOURCE_BEFORE, err);
	bool found = false;
	bool ok = false;

	l->sum.version = 1;
	if (st == NULL)
		goto out;
	stmt_text(st, ":name", name);
	if (!stmt_step(st, &found, err))
		goto out;
	if (found)
		l->sum.version = stmt_get_int(st, 1) + 1;
	ok = true;
out:
	stmt_done(st);
	return ok;
}

/* Which source is replaced (l->before), or added to. */
static bool
loading_before(struct load *l, const struct load_source *src, struct err *err)
{
	struct stmt *st = NULL;
	bool found = false;
	bool ok = false;

	if (src->mended && !loading_number(l->db, SQL_LOAD_SOURCE_BASE,
			       src->name, &l->sum.adds, err))
		return false;
	if (l->sum.adds == 0)
		return loading_number(
		    l->db, SQL_LOAD_SOURCE_CURRENT, src->name, &l->before, err);
	st = db_stmt(l->db, SQL_LOAD_SOURCE_ADDED, err);
	if (st == NULL)
		goto out;
	stmt_text(st, ":name", src->name);
	stmt_text(st, ":path", src->path);
	if (!stmt_step(st, &found, err))
		goto out;
	l->before = found ? stmt_get_int(st, 0) : 0;
	ok = true;
out:
	stmt_done(st);
	return ok;
}

/* With a new version all that is current of its name goes. */
static bool
loading_supersede(struct load *l, const char *name, struct err *err)
{
	struct stmt *st = NULL;
	bool ok = false;

	if (l->before == 0)
		return true;
	st = db_stmt(l->db, SQL_LOAD_SOURCE_SUPERSEDE, err);
	if (st == NULL)
		goto out;
	stmt_text(st, ":name", name);
	if (l->sum.adds != 0)
		stmt_int(st, ":id", l->before);
	ok = stmt_run(st, err);
out:
	stmt_done(st);
	return ok;
}

static void
bind_source(struct stmt *st, const struct load_source *src)
{
	stmt_text(st, ":name", src->name);
	stmt_text(st, ":path", src->path);
	stmt_text(st, ":sheet", src->sheet);
	stmt_text(st, ":sha256", src->sha256);
	stmt_int(st, ":bytes", src->bytes);
	stmt_text(st, ":format", src->format);
	stmt_text(st, ":encoding", src->encoding);
	stmt_text(st, ":delimiter", src->delimiter);
	stmt_int(st, ":header_row", src->header_row);
	stmt_text(st, ":layout", src->layout);
	stmt_text(st, ":options", src->options);
	stmt_text(st, ":as_of", src->as_of);
	stmt_int(st, ":evidence", src->evidence_id);
	stmt_text(st, ":now", src->now);
	stmt_text(st, ":who", src->who);
}

bool
loading_source(struct load *l, const struct load_source *src, struct err *err)
{
	struct stmt *st = NULL;
	bool ok = false;

	if (!loading_before(l, src, err) ||
	    !loading_number(
		l->db, SQL_LOAD_SOURCE_NEXT, NULL, &l->sum.source_id, err) ||
	    !loading_version(l, src->name, err) ||
	    !loading_supersede(l, src->name, err))
		return false;
	st = db_stmt(l->db, SQL_LOAD_SOURCE_INSERT, err);
	if (st == NULL)
		goto out;
	stmt_int(st, ":id", l->sum.source_id);
	stmt_int(st, ":version", l->sum.version);
	if (l->sum.adds != 0)
		stmt_int(st, ":adds", l->sum.adds);
	bind_source(st, src);
	ok = stmt_run(st, err);
out:
	stmt_done(st);
	return ok;
}

bool
load_columns(
    struct load *l, const struct load_column *column, size_t n, struct err *err)
{
	bool ok = true;

	for (size_t i = 0; ok && i < n; i++) {
		struct stmt *st = db_stmt(l->db, SQL_LOAD_COLUMN_INSERT, err);

		ok = st != NULL;
		if (!ok)
			break;
		stmt_int(st, ":source", l->sum.source_id);
		stmt_int(st, ":position", (int64_t)i + 1);
		stmt_text(st, ":title", column[i].title);
		stmt_text(st, ":field", column[i].field);
		stmt_text(st, ":reason", column[i].reason);
		ok = stmt_run(st, err);
		stmt_done(st);
	}
	return ok;
}

bool
loading_next_wording(struct load *l, struct err *err)
{
	struct stmt *st = db_stmt(l->db, SQL_LOAD_NEXT_IDS, err);
	bool found = false;
	bool ok = false;

	if (st == NULL || !stmt_step(st, &found, err))
		goto out;
	l->next_wording = stmt_get_int(st, 2);
	l->has_wordings = l->next_wording > 1;
	ok = true;
out:
	stmt_done(st);
	return ok;
}

/* The id a text has in the catalog already, else 0. */
static bool
wording_find(struct load *l, const char *text, int64_t *id, struct err *err)
{
	struct stmt *st = NULL;
	bool found = false;
	bool ok = false;

	*id = 0;
	if (!l->has_wordings)
		return true;
	if (l->writer != NULL && !writer_wait(l->writer, err))
		return false;
	st = db_stmt(l->db, SQL_LOAD_WORDING_FIND, err);
	if (st == NULL)
		goto out;
	stmt_text(st, ":text", text);
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
loading_wording(struct load *l, const struct vocab_result *wording, int64_t *id,
    struct err *err)
{
	size_t number = wording->number;

	if (number >= l->n_wording) {
		size_t n = number < 512 ? 1024 : number * 2;

		l->wording = xrealloc(l->wording, n, sizeof(*l->wording));
		memset(l->wording + l->n_wording, 0,
		    (n - l->n_wording) * sizeof(*l->wording));
		l->n_wording = n;
	}
	if (l->wording[number] == 0) {
		if (!wording_find(l, wording->text, id, err))
			return false;
		if (*id == 0)
			*id = l->next_wording++;
		l->wording[number] = *id;
		feed_int(l->wording_feed, *id);
		feed_text(l->wording_feed, wording->text);
		feed_text(l->wording_feed, wording->key);
		feed_text(l->wording_feed, vocab_kind_word(wording->kind));
		feed_int(l->wording_feed, wording->status_id);
	}
	*id = l->wording[number];
	return true;
}

bool
loading_drain(struct load *l, bool all, struct err *err)
{
	const struct writer_job job[] = {
		{ l->vendor_feed, SQL_LOAD_FEED_VENDOR },
		{ l->wording_feed, SQL_LOAD_FEED_WORDING },
		{ l->row_feed, SQL_LOAD_FEED_SOURCE_ROW },
		{ l->claim_feed, SQL_LOAD_FEED_CLAIM },
		{ l->mention_feed, SQL_LOAD_FEED_MENTION },
		{ l->warning_feed, SQL_LOAD_FEED_WARNING },
	};
	const size_t n = sizeof(job) / sizeof(job[0]);
	bool full = all;
	bool ok = true;

	for (size_t i = 0; i < n; i++)
		full = full || feed_rows(job[i].feed) >= LOADING_BATCH;
	if (!full)
		return true;
	if (l->writer != NULL) {
		identity_feed(l->identity);
		return writer_run(l->writer, job, n, err);
	}
	for (size_t i = 0; ok && i < n; i++) {
		struct stmt *st = NULL;

		if (feed_rows(job[i].feed) == 0)
			continue;
		st = db_stmt(l->db, job[i].id, err);
		ok = st != NULL && stmt_run(st, err);
		stmt_done(st);
		feed_reset(job[i].feed);
	}
	return ok;
}

static bool
run_for_source(struct load *l, enum sql_id id, int64_t source, struct err *err)
{
	struct stmt *st = db_stmt(l->db, id, err);
	bool ok = false;

	if (st == NULL)
		goto out;
	stmt_int(st, ":source", source);
	ok = stmt_run(st, err);
out:
	stmt_done(st);
	return ok;
}

bool
loading_forget(
    struct load *l, const int64_t *row, size_t n_row, struct err *err)
{
	struct feed *f = db_feed(l->db, "id");
	struct stmt *st = NULL;
	bool found = false;
	bool ok = false;

	feed_shape(f, 1);
	for (size_t i = 0; i < n_row; i++)
		feed_int(f, row[i]);
	ok = run_for_source(l, SQL_LOAD_AGAIN_CLAIM, l->sum.source_id, err) &&
	     run_for_source(l, SQL_LOAD_AGAIN_MENTION, l->sum.source_id, err);
	feed_reset(f);
	if (!ok)
		return false;
	ok = false;
	st = db_stmt(l->db, SQL_LOAD_SOURCE_OF_AGAIN, err);
	if (st == NULL)
		goto out;
	stmt_int(st, ":id", l->sum.source_id);
	if (!stmt_step(st, &found, err))
		goto out;
	l->evidence_id = stmt_get_int(st, 0);
	ok = true;
out:
	stmt_done(st);
	return ok;
}

/* How many facts one of two statements counts between versions. */
static bool
loading_difference(struct load *l, enum sql_id id, int64_t *n, struct err *err)
{
	struct stmt *st = db_stmt(l->db, id, err);
	bool found = false;
	bool ok = false;

	if (st == NULL)
		goto out;
	stmt_int(st, ":source", l->sum.source_id);
	if (!stmt_step(st, &found, err))
		goto out;
	*n = stmt_get_int(st, 0);
	ok = true;
out:
	stmt_done(st);
	return ok;
}

bool
loading_replace(struct load *l, struct err *err)
{
	if (l->before == 0)
		return true;
	return loading_difference(
		   l, SQL_LOAD_FACTS_GAINED, &l->sum.gained, err) &&
	       loading_difference(l, SQL_LOAD_FACTS_LOST, &l->sum.lost, err) &&
	       run_for_source(
		   l, SQL_LOAD_CLAIM_DELETE, l->sum.source_id, err) &&
	       run_for_source(
		   l, SQL_LOAD_MENTION_DELETE, l->sum.source_id, err);
}

bool
loading_close_source(struct load *l, struct err *err)
{
	struct stmt *st = db_stmt(l->db, SQL_LOAD_SOURCE_FINISH, err);
	int64_t n = 0;
	bool ok = false;

	if (st == NULL)
		goto out;
	for (size_t i = 0; i < LOAD_OUTCOMES; i++)
		n += l->sum.row[i];
	stmt_int(st, ":id", l->sum.source_id);
	stmt_int(st, ":n_row", n);
	stmt_int(st, ":created", l->sum.row[LOAD_CREATED]);
	stmt_int(st, ":updated", l->sum.row[LOAD_UPDATED]);
	stmt_int(st, ":unchanged", l->sum.row[LOAD_UNCHANGED]);
	stmt_int(st, ":aside", l->sum.row[LOAD_ASIDE]);
	stmt_int(st, ":skipped", l->sum.row[LOAD_SKIPPED]);
	stmt_int(st, ":n_claim", l->sum.n_claim);
	ok = stmt_run(st, err);
out:
	stmt_done(st);
	return ok;
}
