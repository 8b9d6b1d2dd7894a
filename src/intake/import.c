/* import.c - a file goes into the catalog. */
#include "intake/import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "intake/json.h"
#include "intake/read.h"
#include "intake/settings.h"
#include "intake/shape.h"
#include "intake/table.h"
#include "sheet/sheet.h"

/* Rows between two reports of progress. */
#define IMPORT_PROGRESS 500

/* One import at work. */
struct importing {
	const struct import_options *o;
	struct import_report *report;
	struct plan plan;
	struct sheet *sheet;
	struct table *table;
	struct reader *reader;
	struct load *load;
	struct buf cells; /* JSON of the row at hand */
	int64_t aside;    /* rows set aside so far */
	bool dry;         /* asked for, or the file is in already */
};

const char *
import_source_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (strcmp(path, "-") == 0)
		return "stdin";
	return slash == NULL || slash[1] == '\0' ? path : slash + 1;
}

static void
row_json(struct buf *b, const struct sheet_row *row)
{
	buf_reset(b);
	buf_char(b, '[');
	for (size_t i = 0; i < row->n_cell; i++) {
		if (i > 0)
			buf_char(b, ',');
		json_text(b, row->cell[i].text, row->cell[i].len);
	}
	buf_char(b, ']');
}

static void
tell(struct importing *m, const struct sheet_row *row, size_t position,
    const char *text, bool aside)
{
	const struct import_listener *l = &m->o->listener;
	struct import_note note = { .line = row->line,
		.position = position,
		.title = position > 0 && position <= m->plan.n
			     ? m->plan.column[position - 1].title
			     : "",
		.text = text,
		.aside = aside };

	m->aside += aside ? 1 : 0;
	if (l->note != NULL)
		l->note(l->arg, &note);
	if (aside && l->aside != NULL)
		l->aside(l->arg, row, &note);
}

static bool
import_warnings(struct importing *m, const struct sheet_row *row,
    const struct read_result *r, struct err *err)
{
	for (size_t i = 0; i < r->n_warning; i++) {
		const struct read_warning *w = &r->warning[i];

		tell(m, row, w->position, w->text, false);
		if (!load_warn(m->load, row->number, (int64_t)w->position,
			w->text, err))
			return false;
	}
	return true;
}

/* A row below the header. */
static bool
import_row(struct importing *m, const struct sheet_row *row, struct err *err)
{
	struct load_row kept = { .row = row->number,
		.line = row->line,
		.cells = m->cells.data,
		.cells_len = m->cells.len };
	struct read_result r = { 0 };
	enum load_outcome outcome = LOAD_ASIDE;
	enum read_outcome read = reader_row(m->reader, row, &r);

	if (read == READ_SKIP)
		return load_other(
		    m->load, &kept, LOAD_SKIPPED, r.reason, 0, err);
	if (!import_warnings(m, row, &r, err))
		return false;
	if (read == READ_FACT) {
		if (!load_facts(m->load, &kept, &r.fact, &outcome, err))
			return false;
		if (outcome == LOAD_ASIDE)
			tell(m, row, 0,
			    "the vendor's name holds no letter and no digit",
			    true);
		return true;
	}
	tell(m, row, r.position, r.reason, true);
	return load_other(
	    m->load, &kept, LOAD_ASIDE, r.reason, (int64_t)r.position, err);
}

static bool
import_any(struct importing *m, const struct table_row *row, struct err *err)
{
	struct load_row kept = { .row = row->row.number,
		.line = row->row.line };

	row_json(&m->cells, &row->row);
	kept.cells = m->cells.data;
	kept.cells_len = m->cells.len;
	if (row->part == TABLE_RECORD)
		return import_row(m, &row->row, err);
	if (row->part == TABLE_HEADER)
		return load_other(m->load, &kept, LOAD_HEADER, NULL, 0, err);
	m->report->above += row->part == TABLE_ABOVE ? 1 : 0;
	return load_other(m->load, &kept, LOAD_SKIPPED,
	    legend_has_row(&m->plan.legend, row->row.number)
		? "the legend of the marks"
		: row->why,
	    0, err);
}

static bool
import_rows(struct importing *m, struct err *err)
{
	const struct import_listener *l = &m->o->listener;
	int64_t bytes = sheet_info(m->sheet)->bytes;
	struct table_row row = { 0 };
	bool found = true;

	for (;;) {
		if (!table_next(m->table, &row, &found, err))
			return false;
		if (!found)
			return true;
		if (!import_any(m, &row, err))
			return false;
		if (l->progress != NULL &&
		    row.row.number % IMPORT_PROGRESS == 0)
			l->progress(l->arg, row.row.number,
			    sheet_offset(m->sheet), bytes);
	}
}

/* What stands in columns without a title, once for each. */
static bool
import_untitled(struct importing *m, struct err *err)
{
	for (size_t i = 0; i < m->plan.width; i++) {
		struct sheet_row at = { 0 };
		const char *what =
		    reader_untitled(m->reader, i, &at.number, &at.line);

		if (what == NULL)
			continue;
		tell(m, &at, 0, what, false);
		if (!load_warn(m->load, at.number, 0, what, err))
			return false;
	}
	return true;
}

static bool
import_columns(struct importing *m, struct err *err)
{
	size_t n = m->plan.n;
	struct load_column *column = xcalloc(n + 1, sizeof(*column));
	bool ok = false;

	for (size_t i = 0; i < n; i++) {
		column[i].title = m->plan.column[i].title;
		column[i].field = m->plan.column[i].name;
		column[i].reason = m->plan.column[i].reason;
	}
	ok = load_columns(m->load, column, n, err);
	free(column);
	return ok;
}

/* Of each column that has habits: its position and what they are. */
static void
import_habits(const struct importing *m, struct buf *b)
{
	const char *before = ",\"habit\":[";

	for (size_t i = 0; i < m->plan.n; i++) {
		const struct habit *h = &m->plan.column[i].habit;
		int64_t packed = habit_pack(h);

		if (packed == 0)
			continue;
		buf_fmt(b, "%s[%zu,%lld]", before, i, (long long)packed);
		before = ",";
	}
	if (before[1] == '\0')
		buf_char(b, ']');
}

/* How the cells were found: for who asks how the file was read. */
static void
import_form(const struct importing *m, struct buf *b)
{
	const struct sheet_info *info = sheet_info(m->sheet);
	const struct table_info *t = table_info(m->table);
	char quote[2] = { (char)info->quote, '\0' };

	if (info->encoding[0] != '\0') {
		buf_str(b, ",\"quote\":");
		if (info->quote == SHEET_NONE)
			json_text(b, "none", 4);
		else
			json_text(b, quote, 1);
	}
	if (info->encoding[0] != '\0' && info->escape != SHEET_NONE)
		buf_str(b, ",\"escape\":\"backslash\"");
	buf_str(b, ",\"header\":[");
	for (size_t i = 0; i < t->n_header; i++)
		buf_fmt(
		    b, "%s%lld", i == 0 ? "" : ",", (long long)t->header[i]);
	buf_char(b, ']');
}

/* What reading the rows again needs besides the columns, as JSON. */
static void
import_settings(const struct importing *m, struct buf *b)
{
	const struct reading *o = &m->o->reading;

	buf_fmt(b, "{\"blank_offered\":%s,\"ratings\":%s",
	    m->plan.blank_offered ? "true" : "false",
	    m->plan.ratings ? "true" : "false");
	if (m->o->as_of != NULL) {
		buf_str(b, ",\"as_of\":");
		json_text(b, m->o->as_of, strlen(m->o->as_of));
	}
	import_form(m, b);
	buf_str(b, ",\"given\":[");
	for (size_t i = 0; i < o->n_given; i++) {
		buf_str(b, i == 0 ? "" : ",");
		json_text(b, o->given[i], strlen(o->given[i]));
	}
	buf_str(b, "],\"default\":[");
	for (size_t i = 0; i < m->plan.n_fallback; i++) {
		const struct plan_default *d = &m->plan.fallback[i];

		buf_str(b, i == 0 ? "[" : ",[");
		json_text(b, d->name, strlen(d->name));
		buf_char(b, ',');
		json_text(b, d->text, strlen(d->text));
		buf_char(b, ']');
	}
	buf_char(b, ']');
	import_habits(m, b);
	settings_write(&m->plan, b);
	buf_char(b, '}');
}

static bool
import_body(struct importing *m, struct db *db, const struct load_source *src,
    struct vocab *v, struct err *err)
{
	struct import_report *r = m->report;
	bool ok = false;

	if (!load_begin(&m->load, db, src, m->dry, err))
		return false;
	m->reader = reader_new(&m->plan, v);
	ok = import_columns(m, err) && import_rows(m, err) &&
	     import_untitled(m, err);
	if (ok && m->o->listener.sheet != NULL)
		m->o->listener.sheet(m->o->listener.arg, sheet_info(m->sheet),
		    table_info(m->table));
	r->count = reader_count(m->reader);
	reader_free(m->reader);
	r->refused = ok && m->o->strict && m->aside > 0;
	if (!load_end(m->load, ok && !r->refused, &r->sum, err))
		return r->refused;
	return true;
}

static bool
import_planned(
    struct importing *m, struct db *db, struct vocab *v, struct err *err)
{
	const struct sheet_info *info = sheet_info(m->sheet);
	const struct import_options *o = m->o;
	struct buf settings = { 0 };
	struct buf sheet = { 0 };
	struct load_source src = {
		.name = o->name != NULL ? o->name : import_source_name(o->path),
		.path = o->path,
		.sha256 = info->sha256,
		.bytes = info->bytes,
		.format = info->format,
		.encoding = info->encoding,
		.delimiter = info->delimiter,
		.header_row = m->plan.header_row,
		.layout = m->plan.layout,
		.mended = m->plan.mended && o->name != NULL &&
			  strcmp(o->name, import_source_name(o->path)) != 0,
		.as_of = o->as_of,
		.evidence_id = m->plan.evidence_id,
		.now = o->now,
		.who = o->who,
	};
	int64_t known = 0;
	bool same = false;
	bool ok = false;

	buf_str(&sheet, info->sheet[info->at].name);
	if (m->plan.across > 0)
		buf_fmt(&sheet, "%s(turned: row N is column N)",
		    sheet.len > 0 ? " " : "");
	src.sheet = buf_text(&sheet);
	import_settings(m, &settings);
	src.options = buf_text(&settings);
	if (!load_known(db, &src, &m->report->sum, &same, err))
		goto out;
	if (same && !o->rejects) {
		ok = true;
		goto out;
	}
	m->dry = o->dry || same;
	if (o->listener.header != NULL)
		o->listener.header(o->listener.arg, &m->plan);
	known = m->report->sum.source_id;
	ok = import_body(m, db, &src, v, err);
	m->report->sum.same = same;
	if (same)
		m->report->sum.source_id = known;
out:
	buf_clear(&sheet);
	buf_clear(&settings);
	return ok;
}

bool
import_file(struct db *db, struct vocab *v, const struct import_options *o,
    struct import_report *r, struct err *err)
{
	struct importing m = { .o = o, .report = r };
	const struct reading *how = &o->reading;
	struct shape_options shape = { &how->table, &how->plan, o->path };
	bool ok = false;

	*r = (struct import_report){ 0 };
	if (!sheet_open(&m.sheet, o->path, &how->sheet, err) ||
	    !shape_open(&m.plan, &m.table, m.sheet, &shape, v, err))
		goto out;
	r->header_row = m.plan.header_row;
	(void)snprintf(r->layout, sizeof(r->layout), "%s", m.plan.layout);
	ok = import_planned(&m, db, v, err);
out:
	plan_clear(&m.plan);
	table_close(m.table);
	sheet_close(m.sheet);
	buf_clear(&m.cells);
	return ok;
}
