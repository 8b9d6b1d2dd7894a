/* sql.c - vendorcat sql: reading the catalog in the user's own words. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "cmd/cmd.h"
#include "db/db.h"
#include "out/out.h"

#define SQL_SECONDS 10
#define SQL_SECONDS_MAX 86400
/* A query is typed by a person or generated, never a megabyte. */
#define SQL_TEXT_MAX (1U << 20)

/* The columns of a query and a row of values. */
struct sql_row {
	char **name;             /* owned */
	struct out_value *value; /* owned */
	size_t n;
};

static bool
sql_read_stdin(struct buf *to, struct err *err)
{
	size_t n = 1;

	while (n > 0) {
		n = fread(buf_reserve(to, 4096), 1, 4096, stdin);
		to->len += n;
		to->data[to->len] = '\0';
		if (to->len > SQL_TEXT_MAX)
			return err_set(
			    err, ERR_USAGE, "the query is over 1 MB long");
	}
	if (ferror(stdin) != 0)
		return err_errno(err, "cannot read standard input");
	if (memchr(buf_text(to), '\0', to->len) != NULL)
		return err_set(err, ERR_USAGE, "the query holds a NUL");
	return true;
}

/* A name that is there already gets a number: JSON has each name once. */
static char *
sql_column_name(const struct sql_row *r, const char *name)
{
	struct buf b = { 0 };
	size_t number = 1;
	size_t i = 0;

	buf_str(&b, name);
	while (i < r->n) {
		if (strcmp(r->name[i], buf_text(&b)) != 0) {
			i++;
			continue;
		}
		buf_reset(&b);
		buf_fmt(&b, "%s_%zu", name, ++number);
		i = 0;
	}
	return buf_take(&b);
}

static void
sql_row_init(struct sql_row *r, struct stmt *st)
{
	int n = db_query_columns(st);

	r->name = xcalloc((size_t)n, sizeof(*r->name));
	r->value = xcalloc((size_t)n, sizeof(*r->value));
	for (int i = 0; i < n; i++) {
		r->name[i] = sql_column_name(r, db_query_name(st, i));
		r->n++;
	}
}

static void
sql_row_clear(struct sql_row *r)
{
	for (size_t i = 0; i < r->n; i++)
		free(r->name[i]);
	free(r->name);
	free(r->value);
}

static void
sql_row_read(struct sql_row *r, struct stmt *st)
{
	for (int i = 0; i < (int)r->n; i++) {
		switch (db_query_type(st, i)) {
		case DB_INT:
			r->value[i] = out_int(stmt_get_int(st, i));
			break;
		case DB_REAL:
			r->value[i] = out_real(stmt_get_real(st, i));
			break;
		case DB_TEXT:
		case DB_BLOB:
			r->value[i] = out_text(stmt_get_text(st, i));
			break;
		case DB_NULL:
			r->value[i] = out_null();
			break;
		}
	}
}

static bool
sql_rows(struct app *app, const char *text, int seconds, struct err *err)
{
	struct stmt *st = NULL;
	struct sql_row r = { 0 };
	struct cmd_rows rows = { 0 };
	bool found = true;
	bool ok = false;

	if (!db_query_open(app->db, text, seconds, &st, err))
		goto out;
	sql_row_init(&r, st);
	if (!cmd_rows_begin(
		&rows, app, NULL, (const char *const *)r.name, r.n, err))
		goto out;
	ok = true;
	while (ok && found) {
		ok = stmt_step(st, &found, err);
		if (!ok || !found)
			break;
		sql_row_read(&r, st);
		out_row(rows.out, r.value);
	}
	ok = cmd_rows_end(&rows, ok, err);
out:
	db_query_close(app->db, st);
	sql_row_clear(&r);
	return ok;
}

static bool
sql_run(struct app *app, int argc, char **argv, struct err *err)
{
	int64_t seconds = SQL_SECONDS;
	const struct cmd_option option[] = {
		{ "--seconds", CMD_NUMBER, &seconds }, { NULL, CMD_FLAG, NULL }
	};
	struct buf text = { 0 };
	bool ok = false;

	if (!cmd_options(option, &argc, argv, err))
		goto out;
	if (argc != 2) {
		(void)err_set(err, ERR_USAGE,
		    "sql takes one query, in quotes, or - for standard "
		    "input");
		goto out;
	}
	if (seconds < 1 || seconds > SQL_SECONDS_MAX) {
		(void)err_set(err, ERR_USAGE,
		    "--seconds is between 1 and %d, not %lld", SQL_SECONDS_MAX,
		    (long long)seconds);
		goto out;
	}
	if (strcmp(argv[1], "-") != 0)
		buf_str(&text, argv[1]);
	else if (!sql_read_stdin(&text, err))
		goto out;
	ok = sql_rows(app, buf_text(&text), (int)seconds, err);
out:
	buf_clear(&text);
	return ok;
}

const struct cmd cmd_sql = {
	.name = "sql",
	.args = "QUERY [--seconds N]",
	.summary = "read the catalog with one SQL statement",
	.help = "QUERY is one statement that reads the tables or the views "
		"v_vendor,\n"
		"v_site, v_claim, v_coverage, v_lifecycle, v_source; - is "
		"standard\n"
		"input.  Nothing can be written: no ATTACH, no PRAGMA.\n"
		"  --seconds N  stop after N seconds (10)\n",
	.db = CMD_DB_READ,
	.rows = true,
	.run = sql_run,
};
