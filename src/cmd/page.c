/* page.c - how a file would be read, on one screen of a terminal. */
#include "cmd/page.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "catalog/capability.h"
#include "catalog/vocab.h"
#include "cmd/column.h"
#include "intake/beside.h"
#include "intake/question.h"
#include "intake/survey.h"
#include "intake/table.h"
#include "out/out.h"
#include "sheet/sheet.h"

enum {
	PAGE_LEAST = 72, /* columns of the narrowest and the widest page */
	PAGE_MOST = 120,
	PAGE_LABEL = 10,
	PAGE_COLUMNS = 14, /* lines of each part */
	PAGE_BESIDE = 5,
	PAGE_ASIDE = 3,
	PAGE_REMARKS = 3,
	PAGE_WORDS = 4,
	PAGE_QUESTIONS = 5,
	PAGE_FULL = 30,  /* lines after which none is written in two */
	PAGE_FEW = 10,   /* columns that each may take two lines */
	PAGE_TITLE = 20, /* widths in the list of columns at most */
	PAGE_FIELD = 20,
	PAGE_FIXED = 6 + 3 + 8 + 2 /* number, mark, filled, gap */
};

/* A page at work. */
struct paper {
	const struct page *page;
	FILE *to;
	size_t width;
	const char *label; /* of the part, until its first line is out */
	size_t left;       /* lines of the part that there is room for */
	size_t cut;        /* lines that found none */
	size_t lines;      /* written so far */
	size_t title;      /* widths in the list of columns */
	size_t field;
	size_t deep; /* lines of a column at most */
	struct buf line;
};

static void
paper_end(struct paper *p)
{
	while (p->line.len > 0 && p->line.data[p->line.len - 1] == ' ')
		p->line.data[--p->line.len] = '\0';
	/* main checks the stream. */
	(void)fprintf(p->to, "%s\n", buf_text(&p->line));
	for (size_t i = 0; i < p->line.len; i++)
		p->lines += p->line.data[i] == '\n' ? 1 : 0;
	p->lines++;
	buf_reset(&p->line);
}

/* Append a cell and fill it up to its width. */
static void
paper_cell(struct paper *p, const char *s, size_t width)
{
	size_t taken = out_add_cell(&p->line, s, width);

	buf_fmt(&p->line, "%*s", (int)(width - taken), "");
}

static void
part_begin(struct paper *p, const char *label, size_t lines)
{
	p->label = label;
	p->left = lines;
	p->cut = 0;
}

/* A line of a part; where the page has room, in two. */
static void
part_line(struct paper *p, const char *text)
{
	if (p->left == 0) {
		p->cut++;
		return;
	}
	p->left--;
	paper_cell(p, p->label, PAGE_LABEL);
	p->label = "";
	out_add_lines(&p->line, text,
	    &(struct out_lines){ p->width - PAGE_LABEL,
		p->lines < PAGE_FULL ? 2 : 1, PAGE_LABEL });
	paper_end(p);
}

/* Say how many lines, and what else, were left out. */
static void
part_end(struct paper *p, int64_t more, const char *what)
{
	struct buf b = { 0 };

	more += (int64_t)p->cut;
	buf_fmt(&b, "and %lld more%s%s", (long long)more,
	    what[0] == '\0' ? "" : ": ", what);
	p->left = 1;
	if (more > 0)
		part_line(p, buf_text(&b));
	buf_clear(&b);
}

static const char *
plural_of(int64_t n)
{
	return n == 1 ? "" : "s";
}

/* --- the parts --- */

static void
page_file(struct paper *p)
{
	const struct sheet_info *info = sheet_info(p->page->survey->sheet);
	struct buf b = { 0 };

	buf_str(&b, info->format);
	if (info->encoding[0] != '\0') {
		buf_fmt(&b, " in %s, ", info->encoding);
		buf_fmt(&b, "cells parted by %s, ",
		    column_delimiter(info->delimiter));
		if (info->quote == SHEET_NONE)
			buf_str(&b, "no quotes");
		else
			buf_fmt(&b, "quote %c", info->quote);
		if (info->escape != SHEET_NONE)
			buf_str(&b, ", escape backslash");
	} else {
		buf_fmt(&b, ", sheet %zu of %zu: \"%s\"", info->at + 1,
		    info->n_sheet, info->sheet[info->at].name);
	}
	part_begin(p, "file", 1);
	part_line(p, buf_text(&b));
	buf_clear(&b);
}

static void
page_table(struct paper *p)
{
	const struct survey *s = p->page->survey;
	const struct table_info *t = table_info(s->table);
	const char *reason = s->plan.layout_reason;
	struct buf b = { 0 };

	if (s->plan.across > 0)
		buf_fmt(&b, "vendors named in row %zu", s->plan.across);
	else if (t->n_header == 0)
		buf_str(&b, "no header");
	else if (t->n_header == 1)
		buf_fmt(&b, "header in row %lld", (long long)t->header[0]);
	else
		buf_fmt(&b, "header in rows %lld to %lld",
		    (long long)t->header[0],
		    (long long)t->header[t->n_header - 1]);
	buf_fmt(&b, "; layout %s%s%s", s->plan.layout,
	    reason == NULL ? "" : ": ", reason == NULL ? "" : reason);
	part_begin(p, "table", 1);
	part_line(p, buf_text(&b));
	buf_clear(&b);
}

static void
page_result(struct paper *p)
{
	const struct survey *s = p->page->survey;
	const struct survey_words *w = p->page->words;
	int64_t all = s->rows + s->above + s->header;
	struct buf b = { 0 };

	buf_fmt(&b,
	    "%lld: %lld read, %lld set aside, %lld skipped, %lld header",
	    (long long)all, (long long)s->facts, (long long)s->asides,
	    (long long)s->skipped + s->above, (long long)s->header);
	part_begin(p, "rows", 1);
	part_line(p, buf_text(&b));
	buf_reset(&b);
	buf_fmt(&b, "%lld claim%s", (long long)s->claims, plural_of(s->claims));
	buf_fmt(&b, "; phrases: %lld understood, %lld unknown, %lld ambiguous",
	    (long long)w->claims, (long long)w->unknown,
	    (long long)w->ambiguous);
	part_begin(p, "result", 1);
	part_line(p, buf_text(&b));
	buf_clear(&b);
}

/* Columns without which the page says most; the more, the more wanted. */
static int
column_worth(const struct plan_column *c, int64_t filled)
{
	if (c->thin || (c->unknown && filled > 0))
		return 3;
	if (c->field == FIELD_COLUMN)
		return 1;
	return c->field != FIELD_UNUSED || c->name != NULL ? 2 : 0;
}

/* Which columns have a line: the most wanted, in their order; how wide their
 * titles and fields are. */
static void
columns_choose(struct paper *p, bool *shown)
{
	const struct survey *s = p->page->survey;
	size_t left = PAGE_COLUMNS;
	struct buf b = { 0 };

	for (int worth = 3; worth >= 0; worth--) {
		for (size_t i = 0; i < s->plan.n && left > 0; i++) {
			if (column_worth(&s->plan.column[i],
				s->column[i].filled) != worth)
				continue;
			shown[i] = true;
			left--;
		}
	}
	p->deep = PAGE_COLUMNS - left <= PAGE_FEW ? 2 : 1;
	p->title = strlen("(no title)");
	p->field = strlen("not read");
	for (size_t i = 0; i < s->plan.n; i++) {
		const struct plan_column *c = &s->plan.column[i];
		const char *field = column_field(c, &b);
		size_t n = 0;

		if (!shown[i])
			continue;
		n = strlen(c->title); /* at least as wide as it is shown */
		p->title = n > p->title ? n : p->title;
		n = field == NULL ? 0 : strlen(field);
		p->field = n > p->field ? n : p->field;
	}
	p->title = p->title > PAGE_TITLE ? PAGE_TITLE : p->title;
	p->field = p->field > PAGE_FIELD ? PAGE_FIELD : p->field;
	buf_clear(&b);
}

/* Columns of the page for what a column holds; the rest is for the reason. */
static size_t
sample_width(const struct paper *p)
{
	return (p->width - PAGE_FIXED - p->title - p->field - 2) * 2 / 5;
}

static void
column_line(struct paper *p, size_t i)
{
	const struct survey *s = p->page->survey;
	const struct plan_column *c = &s->plan.column[i];
	size_t sample = sample_width(p);
	size_t indent = PAGE_FIXED + p->title + p->field + sample + 2;
	struct buf b = { 0 };
	const char *field = column_field(c, &b);
	bool open = c->thin || (c->unknown && s->column[i].filled > 0);

	buf_fmt(&p->line, "%5zu ", i + 1);
	paper_cell(p, c->title[0] == '\0' ? "(no title)" : c->title, p->title);
	buf_str(&p->line, open ? " ? " : "   ");
	paper_cell(p, field == NULL ? "not read" : field, p->field);
	buf_fmt(&p->line, "%8lld  ", (long long)s->column[i].filled);
	paper_cell(p, s->column[i].sample, sample);
	buf_str(&p->line, "  ");
	out_add_lines(&p->line, column_reason(c),
	    &(struct out_lines){ p->width - indent, p->deep, indent });
	paper_end(p);
	buf_clear(&b);
}

static void
page_columns(struct paper *p)
{
	const struct survey *s = p->page->survey;
	bool *shown = xcalloc(s->plan.n + 1, sizeof(*shown));
	int64_t more[2] = { 0, 0 };

	columns_choose(p, shown);
	buf_str(&p->line, "    # ");
	paper_cell(p, "column", p->title + 3);
	paper_cell(p, "read as", p->field);
	buf_str(&p->line, "  filled  ");
	paper_cell(p, "with", sample_width(p) + 2);
	buf_str(&p->line, "because");
	paper_end(p);
	for (size_t i = 0; i < s->plan.n; i++) {
		if (shown[i])
			column_line(p, i);
		else
			more[s->plan.column[i].field != FIELD_UNUSED ||
			     s->plan.column[i].name != NULL]++;
	}
	if (more[0] + more[1] > 0) {
		buf_fmt(&p->line,
		    "      and %lld more: %lld read, %lld not read or empty",
		    (long long)more[0] + more[1], (long long)more[1],
		    (long long)more[0]);
		paper_end(p);
	}
	free(shown);
}

static void
page_marks(struct paper *p)
{
	const struct legend *l = &p->page->survey->plan.legend;
	struct buf b = { 0 };
	struct buf means = { 0 };

	for (size_t i = 0; i < l->n; i++) {
		buf_reset(&means);
		legend_means(&l->item[i], &means);
		buf_fmt(&b, "%s%s = %s (%lld)", i == 0 ? "" : "; ",
		    l->item[i].mark, buf_text(&means),
		    (long long)l->item[i].cells);
	}
	part_begin(p, "marks", 1);
	if (l->n > 0)
		part_line(p, buf_text(&b));
	buf_clear(&b);
	buf_clear(&means);
}

static void
page_beside_line(void *arg, int64_t from, const char *what)
{
	struct buf b = { 0 };

	if (from > 0)
		buf_fmt(&b, "row %lld: ", (long long)from);
	buf_str(&b, what);
	part_line(arg, buf_text(&b));
	buf_clear(&b);
}

static void
page_beside(struct paper *p)
{
	const struct survey *s = p->page->survey;
	const struct table_info *t = table_info(s->table);

	part_begin(p, "not read", PAGE_BESIDE);
	beside_above(t, page_beside_line, p);
	beside_apart(&s->plan, page_beside_line, p);
	beside_each(t, &s->plan.legend, page_beside_line, p);
	part_end(p, 0, "");
	part_begin(p, "note", PAGE_BESIDE);
	beside_hidden(t, sheet_info(s->sheet), page_beside_line, p);
	beside_notes(sheet_info(s->sheet), page_beside_line, p);
	part_end(p, 0, "");
}

/* What remarks of one kind have in common: no values, numbers, cells. */
static void
kind_of(struct buf *b, const struct survey_problem *o)
{
	const char *s = o->text;

	buf_reset(b);
	buf_fmt(b, "%zu ", o->position);
	for (int depth = 0; *s != '\0'; s++) {
		const char *end = *s == '"' ? strchr(s + 1, '"') : NULL;

		s = end != NULL ? end : s;
		depth += *s == '(' ? 1 : *s == ')' ? -1 : 0;
		if (depth <= 0 && !(*s >= '0' && *s <= '9') &&
		    !(*s >= 'A' && *s <= 'Z'))
			buf_char(b, *s);
	}
}

/* Rows that have a remark of the kind of the first one, o; 0: o is not the
 * first. */
static int64_t
remarks_alike(const struct survey *s, size_t o)
{
	struct buf kind = { 0 };
	struct buf other = { 0 };
	int64_t rows = 0;

	kind_of(&kind, &s->problem[o]);
	for (size_t i = 0; i < s->n_problem; i++) {
		if (s->problem[i].aside)
			continue;
		kind_of(&other, &s->problem[i]);
		if (strcmp(buf_text(&kind), buf_text(&other)) != 0)
			continue;
		if (i < o)
			break;
		rows += s->problem[i].rows;
	}
	buf_clear(&kind);
	buf_clear(&other);
	return rows;
}

/* Rows set aside, or remarks. */
static void
page_problems(struct paper *p, bool aside)
{
	const struct survey *s = p->page->survey;
	struct buf b = { 0 };

	part_begin(p, aside ? "set aside" : "remark",
	    aside ? PAGE_ASIDE : PAGE_REMARKS);
	for (size_t i = 0; i < s->n_problem; i++) {
		const struct survey_problem *o = &s->problem[i];

		int64_t rows = 1;

		if (o->aside != aside)
			continue;
		rows = aside ? 1 : remarks_alike(s, i);
		if (rows == 0)
			continue;
		buf_reset(&b);
		buf_fmt(&b, "line %lld", (long long)o->line);
		if (o->position > 0 && o->position <= s->plan.n &&
		    s->plan.column[o->position - 1].title[0] != '\0')
			buf_fmt(&b, ", \"%s\"",
			    s->plan.column[o->position - 1].title);
		buf_fmt(&b, ": %s", o->text);
		if (rows > 1)
			buf_fmt(&b, " (and %lld like it)", (long long)rows - 1);
		part_line(p, buf_text(&b));
	}
	/* Those that were not even kept are of either sort. */
	part_end(p, aside ? 0 : s->problems - s->told,
	    aside ? "import --rejects FILE writes them all" : "");
	buf_clear(&b);
}

static void
page_words(struct paper *p)
{
	const struct survey_words *w = p->page->words;
	struct buf b = { 0 };

	part_begin(p, "words", PAGE_WORDS);
	for (size_t i = 0; i < w->n; i++) {
		const struct vocab_result *r = w->list[i].words;

		if (i >= PAGE_WORDS) {
			p->cut++;
			continue;
		}
		buf_reset(&b);
		buf_fmt(&b, "\"%s\" (%lld row%s) ", r->text,
		    (long long)w->list[i].rows, plural_of(w->list[i].rows));
		if (r->n_reading == 0)
			buf_str(&b, "is not known");
		for (size_t k = 0; k < r->n_reading; k++)
			buf_fmt(&b, "%s%s", k == 0 ? "may mean " : " or ",
			    capability_by_id(r->reading[k].capability_id)
				->code);
		part_line(p, buf_text(&b));
	}
	part_end(p, 0, "vendorcat terms, once it is imported");
	buf_clear(&b);
}

static void
page_questions(struct paper *p)
{
	const struct questions *q = p->page->questions;
	struct buf b = { 0 };

	part_begin(p, "question", PAGE_QUESTIONS);
	for (size_t i = 0; i < q->n; i++) {
		if (i >= PAGE_QUESTIONS) {
			p->cut++;
			continue;
		}
		buf_reset(&b);
		/* The option is what matters. */
		buf_fmt(&b, "%s  %s", q->item[i].option, q->item[i].text);
		part_line(p, buf_text(&b));
	}
	part_end(p, 0, "--format table shows every row");
	buf_clear(&b);
}

void
page_print(const struct page *page, FILE *to)
{
	struct paper p = { .page = page, .to = to, .width = PAGE_LEAST };

	if (page->width == 0)
		p.width = 100;
	else if (page->width > PAGE_LEAST)
		p.width =
		    page->width < PAGE_MOST ? (size_t)page->width : PAGE_MOST;
	(void)out_add_cell(&p.line, page->path, p.width);
	paper_end(&p);
	page_file(&p);
	page_table(&p);
	page_result(&p);
	page_columns(&p);
	page_marks(&p);
	page_beside(&p);
	page_problems(&p, true);
	page_problems(&p, false);
	page_words(&p);
	page_questions(&p);
	/* main checks the stream. */
	(void)fprintf(to, "to import it like that:\n%s\n", page->command);
	buf_clear(&p.line);
}
