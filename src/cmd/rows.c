/* rows.c - where the rows of a command go, and in which format. */
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/mem.h"
#include "catalog/catalog.h"
#include "cmd/cmd.h"
#include "db/db.h"
#include "out/file.h"
#include "out/out.h"

int
cmd_width(void)
{
	const char *columns = getenv("COLUMNS");
	struct winsize size = { 0 };
	int width = 0;

	if (isatty(STDOUT_FILENO) == 1 &&
	    ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
		return size.ws_col;
	for (; columns != NULL && *columns != '\0'; columns++) {
		if (*columns < '0' || *columns > '9' || width > 9999)
			return 0;
		width = width * 10 + (*columns - '0');
	}
	return width;
}

static bool
rows_format(
    const struct app *app, const struct out_format **format, struct err *err)
{
	const char *path = app->output;
	bool to_stdout = path == NULL || strcmp(path, "-") == 0;

	if (app->format != NULL) {
		*format = out_format_by_name(app->format);
		return *format != NULL ||
		       err_set(err, ERR_USAGE, "there is no format \"%s\" (%s)",
			   app->format, out_format_names());
	}
	if (!to_stdout) {
		*format = out_format_by_file(path);
		return *format != NULL ||
		       err_set(err, ERR_USAGE,
			   "%s: the name's ending is no format; give --format "
			   "(%s)",
			   path, out_format_names());
	}
	*format =
	    out_format_by_name(isatty(STDOUT_FILENO) == 1 ? "table" : "tsv");
	return true;
}

static bool
rows_meta(struct out *o, struct app *app, const char *filters, struct err *err)
{
	char *taxonomy = NULL;

	if (app->db != NULL) {
		if (!catalog_setting(
			app->db, "taxonomy_version", &taxonomy, err))
			return false;
		out_meta(
		    o, "catalog", app->db_is_memory ? NULL : db_path(app->db));
		out_meta(o, "taxonomy", taxonomy);
		free(taxonomy);
	}
	out_meta(o, "time", app->now);
	out_meta(o, "as_of", app->as_of);
	out_meta(o, "filters", filters);
	return true;
}

bool
cmd_rows_begin(struct cmd_rows *r, struct app *app, const char *filters,
    const char *const *column, size_t n, struct err *err)
{
	struct out_options opt = { .color = app->color };
	struct out_file *file = xcalloc(1, sizeof(*file));

	*r = (struct cmd_rows){ .file = file };
	if (!cmd_may_write(app, app->output, NULL, err) ||
	    !rows_format(app, &opt.format, err) ||
	    !out_file_open(file, app->output == NULL ? "-" : app->output, err))
		goto fail;
	opt.to = file->to;
	if (file->path == NULL)
		opt.width = cmd_width();
	else
		opt.color = false;
	r->out = out_new(&opt);
	if (!rows_meta(r->out, app, filters, err))
		goto fail;
	out_begin(r->out, column, n);
	return true;
fail:
	out_free(r->out);
	out_file_discard(file);
	free(file);
	*r = (struct cmd_rows){ 0 };
	return false;
}

bool
cmd_rows_end(struct cmd_rows *r, bool ok, struct err *err)
{
	struct out_file *file = r->file;

	if (file == NULL)
		return false;
	ok = ok && out_end(r->out, err) && out_file_commit(file, err);
	out_free(r->out);
	out_file_discard(file);
	free(file);
	*r = (struct cmd_rows){ 0 };
	return ok;
}
