/* sources.c - imported sources as rows: the answers of sources. */
#include "report/sources.h"

#include <string.h>

#include "catalog/dimension.h"
#include "catalog/source.h"
#include "out/out.h"

const char *const sources_list_columns[SOURCES_LIST_N] = { "number", "name",
	"version", "state", "file", "sheet", "layout", "rows", "created",
	"updated", "unchanged", "aside", "skipped", "claims", "as_of",
	"imported_at", "imported_by", "format", "encoding", "delimiter",
	"header_row", "evidence", "bytes", "sha256", "adds" };

const char *const sources_show_columns[SOURCES_SHOW_N] = { "part", "row",
	"line", "column", "title", "value", "reason" };

/* A delimiter in words where it cannot be seen. */
static const char *
sources_delimiter(const char *text)
{
	return strcmp(text, "\t") == 0 ? "tab" : text;
}

/* Text, or a null where there is none. */
static struct out_value
sources_text(const char *s)
{
	return out_text(s == NULL || s[0] == '\0' ? NULL : s);
}

static bool
sources_list_row(void *arg, const struct source *s, struct err *err)
{
	struct out_value row[SOURCES_LIST_N];
	size_t n = 0;

	(void)err;
	row[n++] = out_int(s->id);
	row[n++] = out_text(s->name);
	row[n++] = out_int(s->version);
	row[n++] = out_text(s->state);
	row[n++] = out_text(s->path);
	row[n++] = sources_text(s->sheet);
	row[n++] = out_text(s->layout);
	row[n++] = out_int(s->n_row);
	row[n++] = out_int(s->n_created);
	row[n++] = out_int(s->n_updated);
	row[n++] = out_int(s->n_unchanged);
	row[n++] = out_int(s->n_aside);
	row[n++] = out_int(s->n_skipped);
	row[n++] = out_int(s->n_claim);
	row[n++] = out_text(s->as_of);
	row[n++] = out_text(s->imported_at);
	row[n++] = out_text(s->imported_by);
	row[n++] = out_text(s->format);
	row[n++] = out_text(s->encoding);
	row[n++] = sources_text(sources_delimiter(s->delimiter));
	row[n++] = s->header_row == 0 ? out_null() : out_int(s->header_row);
	row[n++] = out_text(dimension_code(DIMENSION_EVIDENCE, s->evidence_id));
	row[n++] = out_int(s->bytes);
	row[n++] = out_text(s->sha256);
	row[n++] = s->adds == 0 ? out_null() : out_int(s->adds);
	out_row(arg, row);
	return true;
}

bool
sources_list(struct db *db, struct out *out, struct err *err)
{
	return source_each(db, sources_list_row, out, err);
}

static void
sources_setting(struct out *out, const char *title, struct out_value value)
{
	out_row(out, (const struct out_value[SOURCES_SHOW_N]){
			 out_text("reading"), out_null(), out_null(),
			 out_null(), out_text(title), value, out_null() });
}

static bool
sources_show_reading(void *arg, const struct source *s, struct err *err)
{
	struct out *to = arg;

	(void)err;
	sources_setting(to, "number", out_int(s->id));
	sources_setting(to, "name", out_text(s->name));
	sources_setting(to, "version", out_int(s->version));
	sources_setting(to, "state", out_text(s->state));
	sources_setting(to, "file", out_text(s->path));
	sources_setting(to, "sheet", sources_text(s->sheet));
	sources_setting(to, "sha256", out_text(s->sha256));
	sources_setting(to, "bytes", out_int(s->bytes));
	sources_setting(to, "format", out_text(s->format));
	sources_setting(to, "encoding", out_text(s->encoding));
	sources_setting(
	    to, "delimiter", sources_text(sources_delimiter(s->delimiter)));
	sources_setting(to, "quote", sources_text(s->quote));
	sources_setting(to, "escape", sources_text(s->escape));
	sources_setting(to, "header row",
	    s->header_row == 0 ? out_null() : out_int(s->header_row));
	sources_setting(to, "header rows", sources_text(s->header));
	sources_setting(to, "layout", out_text(s->layout));
	sources_setting(to, "given", sources_text(s->given));
	sources_setting(to, "options", out_text(s->options));
	sources_setting(
	    to, "adds to source", s->adds == 0 ? out_null() : out_int(s->adds));
	sources_setting(to, "as of", out_text(s->as_of));
	sources_setting(to, "evidence",
	    out_text(dimension_code(DIMENSION_EVIDENCE, s->evidence_id)));
	sources_setting(to, "imported at", out_text(s->imported_at));
	sources_setting(to, "imported by", out_text(s->imported_by));
	sources_setting(to, "rows", out_int(s->n_row));
	sources_setting(to, "rows created", out_int(s->n_created));
	sources_setting(to, "rows updated", out_int(s->n_updated));
	sources_setting(to, "rows unchanged", out_int(s->n_unchanged));
	sources_setting(to, "rows aside", out_int(s->n_aside));
	sources_setting(to, "rows skipped", out_int(s->n_skipped));
	sources_setting(to, "claims", out_int(s->n_claim));
	return true;
}

static bool
sources_show_column(void *arg, const struct source_column *c, struct err *err)
{
	(void)err;
	out_row(arg, (const struct out_value[SOURCES_SHOW_N]){
			 out_text("column"), out_null(), out_null(),
			 out_int(c->position), sources_text(c->title),
			 out_text(c->field == NULL ? "not used" : c->field),
			 sources_text(c->reason) });
	return true;
}

static void
sources_note(struct out *out, const char *part, const struct source_note *n)
{
	out_row(out,
	    (const struct out_value[SOURCES_SHOW_N]){ out_text(part),
		out_int(n->row), n->line == 0 ? out_null() : out_int(n->line),
		n->position == 0 ? out_null() : out_int(n->position),
		sources_text(n->title), out_text(n->text),
		out_text(n->reason) });
}

static bool
sources_show_aside(void *arg, const struct source_note *n, struct err *err)
{
	(void)err;
	sources_note(arg, "aside", n);
	return true;
}

static bool
sources_show_warning(void *arg, const struct source_note *n, struct err *err)
{
	(void)err;
	sources_note(arg, "warning", n);
	return true;
}

bool
sources_show(struct db *db, int64_t id, struct out *out, struct err *err)
{
	return source_by_id(db, id, sources_show_reading, out, err) &&
	       source_columns(db, id, sources_show_column, out, err) &&
	       source_aside(db, id, sources_show_aside, out, err) &&
	       source_warnings(db, id, sources_show_warning, out, err);
}
