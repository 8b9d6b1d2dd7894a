/* feed.c - rows held in memory that SQL reads as a table. */
#include "db/feed.h"

#include <assert.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "db/handle.h"

/* What a value is when it is neither text nor a null. */
#define FEED_INT SIZE_MAX
#define FEED_NULL (SIZE_MAX - 1)

struct feed_value {
	int64_t i;  /* the integer, or where the text starts */
	size_t len; /* of the text, or FEED_INT, FEED_NULL */
};

struct feed_half {
	struct feed_value *value; /* owned */
	size_t n;
	size_t cap;
	struct buf text;
};

/* Values are added to half[fill], SQL reads half[read]: the same one, but
 * while a writer has the rows that were handed to it (writer.h). */
struct feed {
	struct feed_half half[2];
	int fill;
	int read;
	size_t n_column;
};

struct feed_table {
	sqlite3_vtab base; /* first: SQLite sees only this */
	struct feed *feed;
};

struct feed_cursor {
	sqlite3_vtab_cursor base;
	size_t row;
};

struct feed *
feed_new(void)
{
	return xcalloc(1, sizeof(struct feed));
}

void
feed_free(struct feed *f)
{
	if (f == NULL)
		return;
	for (int i = 0; i < 2; i++) {
		free(f->half[i].value);
		buf_clear(&f->half[i].text);
	}
	free(f);
}

void
feed_shape(struct feed *f, size_t n_column)
{
	assert(n_column > 0 && n_column <= FEED_COLUMNS);
	f->n_column = n_column;
	feed_reset(f);
}

static void
feed_room(struct feed_half *h, size_t n)
{
	if (h->cap - h->n >= n)
		return;
	while (h->cap - h->n < n)
		h->cap = h->cap == 0 ? 1024 : h->cap * 2;
	h->value = xrealloc(h->value, h->cap, sizeof(*h->value));
}

static void
feed_add(struct feed *f, int64_t i, size_t len)
{
	struct feed_half *h = &f->half[f->fill];

	feed_room(h, 1);
	h->value[h->n++] = (struct feed_value){ .i = i, .len = len };
}

void
feed_int(struct feed *f, int64_t i)
{
	feed_add(f, i, FEED_INT);
}

void
feed_ints(struct feed *f, const int64_t *i, size_t n)
{
	struct feed_half *h = &f->half[f->fill];

	feed_room(h, n);
	for (size_t k = 0; k < n; k++)
		h->value[h->n++] =
		    (struct feed_value){ .i = i[k], .len = FEED_INT };
}

void
feed_null(struct feed *f)
{
	feed_add(f, 0, FEED_NULL);
}

void
feed_bytes(struct feed *f, const char *p, size_t n)
{
	struct feed_half *h = &f->half[f->fill];

	feed_add(f, (int64_t)h->text.len, n);
	buf_add(&h->text, p, n);
}

void
feed_text(struct feed *f, const char *text)
{
	if (text == NULL)
		feed_null(f);
	else
		feed_bytes(f, text, strlen(text));
}

size_t
feed_rows(const struct feed *f)
{
	assert(f->n_column > 0);
	return f->half[f->fill].n / f->n_column;
}

void
feed_reset(struct feed *f)
{
	f->half[f->fill].n = 0;
	buf_reset(&f->half[f->fill].text);
}

void
feed_hand(struct feed *f)
{
	assert(f->read == f->fill);
	f->fill = 1 - f->fill;
	feed_reset(f);
}

void
feed_return(struct feed *f)
{
	f->half[f->read].n = 0;
	buf_reset(&f->half[f->read].text);
	f->read = f->fill;
}

static int
feed_connect(sqlite3 *db, void *aux, int argc, const char *const *argv,
    sqlite3_vtab **out, char **message)
{
	struct feed_table *t = NULL;
	int rc = SQLITE_OK;

	(void)argc;
	(void)argv;
	(void)message;
	rc = sqlite3_declare_vtab(db,
	    "CREATE TABLE feed(c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, "
	    "c11, c12, c13, c14, c15)");
	if (rc != SQLITE_OK)
		return rc;
	t = xcalloc(1, sizeof(*t));
	t->feed = aux;
	*out = &t->base;
	return SQLITE_OK;
}

static int
feed_disconnect(sqlite3_vtab *base)
{
	free(base);
	return SQLITE_OK;
}

static int
feed_best_index(sqlite3_vtab *base, sqlite3_index_info *info)
{
	(void)base;
	info->estimatedCost = 1000;
	info->estimatedRows = 1000;
	return SQLITE_OK;
}

static int
feed_open(sqlite3_vtab *base, sqlite3_vtab_cursor **out)
{
	struct feed_cursor *c = xcalloc(1, sizeof(*c));

	(void)base;
	*out = &c->base;
	return SQLITE_OK;
}

static int
feed_close(sqlite3_vtab_cursor *base)
{
	free(base);
	return SQLITE_OK;
}

static int
feed_filter(sqlite3_vtab_cursor *base, int number, const char *text, int argc,
    sqlite3_value **argv)
{
	(void)number;
	(void)text;
	(void)argc;
	(void)argv;
	((struct feed_cursor *)base)->row = 0;
	return SQLITE_OK;
}

static int
feed_next(sqlite3_vtab_cursor *base)
{
	((struct feed_cursor *)base)->row++;
	return SQLITE_OK;
}

static const struct feed *
feed_of(sqlite3_vtab_cursor *base)
{
	return ((const struct feed_table *)base->pVtab)->feed;
}

static int
feed_eof(sqlite3_vtab_cursor *base)
{
	const struct feed *f = feed_of(base);

	return f->n_column == 0 || ((struct feed_cursor *)base)->row >=
				       f->half[f->read].n / f->n_column;
}

static int
feed_column(sqlite3_vtab_cursor *base, sqlite3_context *to, int column)
{
	const struct feed *f = feed_of(base);
	const struct feed_half *h = &f->half[f->read];
	const struct feed_value *v = NULL;

	if ((size_t)column >= f->n_column)
		return SQLITE_OK;
	v = &h->value[((struct feed_cursor *)base)->row * f->n_column +
		      (size_t)column];
	if (v->len == FEED_INT)
		sqlite3_result_int64(to, v->i);
	else if (v->len != FEED_NULL)
		sqlite3_result_text64(to, h->text.data + v->i, v->len,
		    SQLITE_STATIC, SQLITE_UTF8);
	return SQLITE_OK;
}

static int
feed_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *id)
{
	*id = (sqlite3_int64)((struct feed_cursor *)base)->row;
	return SQLITE_OK;
}

/* No xCreate: the tables are there without being made, and write nothing. */
static const sqlite3_module feed_module = {
	.xConnect = feed_connect,
	.xBestIndex = feed_best_index,
	.xDisconnect = feed_disconnect,
	.xOpen = feed_open,
	.xClose = feed_close,
	.xFilter = feed_filter,
	.xNext = feed_next,
	.xEof = feed_eof,
	.xColumn = feed_column,
	.xRowid = feed_rowid,
};

bool
feed_register(struct db *db, const char *name, struct feed *f, struct err *err)
{
	int rc =
	    sqlite3_create_module_v2(db->sqlite, name, &feed_module, f, NULL);

	return rc == SQLITE_OK || handle_fail(db, rc, err);
}
