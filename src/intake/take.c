/* take.c - the cells of a row are taken in, each by its field. */
#include "intake/reader.h"

#include <string.h>

#include "base/formula.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "catalog/fold.h"
#include "catalog/seed.h"
#include "intake/across.h"
#include "intake/identifier.h"
#include "intake/mark.h"
#include "intake/plain.h"
#include "intake/plan.h"
#include "intake/read.h"
#include "sheet/sheet.h"

struct load_text
reader_text(const char *s, size_t n)
{
	return (struct load_text){ .s = s, .n = n };
}

const char *
reader_keep(struct reader *r)
{
	return arena_keep(&r->scratch, buf_text(&r->b), r->b.len);
}

void
reader_warn(struct reader *r, size_t position, const char *text)
{
	if (r->n_warning == r->cap_warning) {
		r->cap_warning = r->cap_warning == 0 ? 16 : r->cap_warning * 2;
		r->warning =
		    xrealloc(r->warning, r->cap_warning, sizeof(*r->warning));
	}
	r->warning[r->n_warning++] = (struct read_warning){ position, text };
}

void
reader_warn_value(struct reader *r, size_t position, const char *what,
    struct load_text value, const char *tail)
{
	size_t n = value.n > 100 ? 100 : value.n;

	while (
	    n < value.n && n > 0 && ((unsigned char)value.s[n] & 0xc0) == 0x80)
		n--;
	buf_reset(&r->b);
	buf_fmt(&r->b, "%s \"%.*s%s\" %s", what, (int)n, value.s,
	    n < value.n ? "..." : "", tail);
	reader_warn(r, position, reader_keep(r));
}

struct load_text
reader_cell(const struct sheet_row *row, size_t i)
{
	struct load_text t = { 0 };

	if (i >= row->n_cell)
		return t;
	t.n = row->cell[i].len;
	t.s = utf8_trim(row->cell[i].text, &t.n);
	/* An apostrophe that a writer of CSV put before what a spreadsheet
	 * would take for a formula is no part of the text. */
	if (t.n > 1 && t.s[0] == '\'' && formula_is_guarded(t.s))
		return reader_text(t.s + 1, t.n - 1);
	return t;
}

static bool
is_prose(enum field f)
{
	return f == FIELD_TEXT || f == FIELD_PHRASE || f == FIELD_CATEGORY ||
	       f == FIELD_SUBCATEGORY || f == FIELD_DESCRIPTION ||
	       f == FIELD_COLUMN;
}

/* Say what was made of a cell. */
static void
warn_plain(struct reader *r, size_t position, unsigned change,
    struct load_text was, struct load_text now)
{
	static const struct {
		unsigned change;
		const char *what;
		const char *tail;
	} words[] = { { PLAIN_FORMULA, "a formula",
			  "is read as what it shows" },
		{ PLAIN_HTML, "HTML", "is read as plain text" },
		{ PLAIN_APOSTROPHE, "an apostrophe before",
		    "is left out: it marks text" },
		{ PLAIN_HIDDEN, "characters that do not show in",
		    "are left out" },
		{ PLAIN_WIDE, "full-width characters",
		    "are read as plain ones" } };

	if (change & PLAIN_NO_VALUE) {
		reader_warn_value(r, position, "the formula", was,
		    "has no value in this file: it is read as blank (copy the "
		    "cells and paste them as values)");
		return;
	}
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		bool shown = (words[i].change & (PLAIN_FORMULA | PLAIN_HTML |
						    PLAIN_WIDE)) != 0;

		if ((change & words[i].change) != 0)
			reader_warn_value(r, position, words[i].what,
			    shown ? was : now, words[i].tail);
	}
}

/* Put the text in b in the place of a cell, in a copy of the row. */
static void
put_plain(struct reader *r, const struct sheet_row *row, struct sheet_row *to,
    size_t at, const struct buf *b)
{
	if (to->cell == row->cell) {
		if (r->cap_plain < row->n_cell) {
			r->cap_plain = row->n_cell;
			r->plain =
			    xrealloc(r->plain, r->cap_plain, sizeof(*r->plain));
		}
		memcpy(r->plain, row->cell, row->n_cell * sizeof(*row->cell));
		to->cell = r->plain;
	}
	r->plain[at].text = arena_keep(&r->scratch, buf_text(b), b->len);
	r->plain[at].len = b->len;
}

void
reader_plain(
    struct reader *r, const struct sheet_row *row, struct sheet_row *to)
{
	struct buf b = { 0 };

	*to = *row;
	for (size_t i = 0; i < r->plan->n_used; i++) {
		size_t at = r->plan->used[i];
		bool prose = is_prose(r->plan->column[at].field);
		unsigned change = 0;
		struct load_text was = { 0 };

		if (at >= row->n_cell ||
		    !plain_is_odd(row->cell[at].text, row->cell[at].len))
			continue;
		was = reader_text(row->cell[at].text, row->cell[at].len);
		change = plain_text(&b, was.s, was.n, !prose);
		if (change == 0)
			continue;
		put_plain(r, row, to, at, &b);
		warn_plain(r, at + 1, change, was,
		    reader_text(r->plain[at].text, r->plain[at].len));
	}
	buf_clear(&b);
}

struct load_text
reader_one_line(struct reader *r, struct load_text t)
{
	unsigned char odd = 0;

	/* A control, or two blanks; no branch for each byte. */
	for (size_t i = 0; i < t.n; i++)
		odd |= (unsigned char)t.s[i] < 0x20;
	for (size_t i = 1; i < t.n; i++)
		odd |= (unsigned char)((t.s[i] == ' ') & (t.s[i - 1] == ' '));
	if (odd == 0)
		return t;
	buf_reset(&r->b);
	for (size_t i = 0; i < t.n; i++) {
		bool blank = strchr(" \t\r\n", t.s[i]) != NULL && t.s[i] != 0;

		if (!blank)
			buf_char(&r->b, t.s[i]);
		else if (r->b.len > 0 && r->b.data[r->b.len - 1] != ' ')
			buf_char(&r->b, ' ');
	}
	return reader_text(reader_keep(r), r->b.len);
}

const char *
reader_no_vendor(const struct reader *r, const struct sheet_row *row)
{
	const struct plan *p = r->plan;
	struct load_text name = { 0 };
	struct load_text sub = { 0 };

	if (p->across == 0)
		return NULL;
	name = reader_cell(row, p->across - 1);
	if (p->across_sub > 0)
		sub = reader_cell(row, p->across_sub - 1);
	if (across_is_remark(name.s, name.n))
		return "a column of remarks, no vendor's";
	if (sub.n > 0 && across_is_remark(sub.s, sub.n))
		return "a column of remarks beside a vendor's";
	return NULL;
}

/* The next part of a list in a cell of names or identifiers. */
static bool
next_of(struct load_text *list, const char *marks, struct load_text *part)
{
	size_t i = 0;

	if (list->s == NULL)
		return false;
	while (i < list->n && strchr(marks, list->s[i]) == NULL)
		i++;
	part->n = i;
	part->s = utf8_trim(list->s, &part->n);
	if (i >= list->n) {
		list->s = NULL;
	} else {
		list->s += i + 1;
		list->n -= i + 1;
	}
	return true;
}

/* --- names and identifiers --- */

static void
add_alias(struct reader *r, struct load_text name, const char *kind)
{
	name = reader_one_line(r, name);
	if (mark_is_blank(name.s, name.n))
		return;
	if (r->n_alias == r->cap_alias) {
		r->cap_alias = r->cap_alias == 0 ? 8 : r->cap_alias * 2;
		r->alias = xrealloc(r->alias, r->cap_alias, sizeof(*r->alias));
	}
	r->alias[r->n_alias++] = (struct load_alias){ name, kind };
}

static void
add_aliases(struct reader *r, struct load_text list, const char *kind)
{
	struct load_text part = { 0 };

	while (next_of(&list, ";|\n", &part))
		add_alias(r, part, kind);
}

static void
push_id(struct load_id **list, size_t *n, size_t *cap, struct load_id id)
{
	if (*n == *cap) {
		*cap = *cap == 0 ? 8 : *cap * 2;
		*list = xrealloc(*list, *cap, sizeof(**list));
	}
	(*list)[(*n)++] = id;
}

static void
warn_id(struct reader *r, const char *scheme, size_t position,
    struct load_text value, const char *why)
{
	struct buf may = { 0 };
	bool lost = identifier_suggest(scheme, value.s, value.n, &may);

	buf_reset(&r->b);
	buf_fmt(&r->b, "is kept in the row only: %s", why);
	if (lost)
		buf_fmt(&r->b, "%s (%s?)",
		    strstr(why, "zero") == NULL ? ", leading zeros may be lost"
						: "",
		    buf_text(&may));
	reader_warn_value(r, position, scheme, value, reader_keep(r));
	buf_clear(&may);
}

static void
add_id(struct reader *r, bool of_site, const char *scheme, size_t position,
    struct load_text value)
{
	const char *why = NULL;
	struct load_id id = { .scheme = scheme };

	if (mark_is_blank(value.s, value.n))
		return;
	buf_reset(&r->b);
	if (!identifier_parse(scheme, value.s, value.n, &r->b, &why)) {
		warn_id(r, scheme, position, value, why);
		return;
	}
	id.value = reader_text(reader_keep(r), r->b.len);
	if (of_site)
		push_id(&r->site_id, &r->n_site_id, &r->cap_site_id, id);
	else
		push_id(&r->id, &r->n_id, &r->cap_id, id);
}

static void
add_ids(struct reader *r, bool of_site, const char *scheme, size_t position,
    struct load_text list)
{
	struct load_text part = { 0 };
	struct buf whole = { 0 };

	if (identifier_is_grouped(list.s, list.n)) {
		for (size_t i = 0; i < list.n; i++) {
			if (list.s[i] >= '0' && list.s[i] <= '9')
				buf_char(&whole, list.s[i]);
		}
		list.s = arena_keep(&r->scratch, whole.data, whole.len);
		list.n = whole.len;
		buf_clear(&whole);
	}
	while (next_of(&list, ";|,\n", &part))
		add_id(r, of_site, scheme, position, part);
}

/* The scheme of that name in identifiers.csv, a constant; or NULL. */
static const char *
scheme_named(const char *s, size_t n)
{
	const struct seed_table *t = seed_table("identifiers");
	size_t code = seed_column(t, "code");

	for (size_t i = 0; i < t->n_row; i++) {
		const char *name = seed_cell(t, i, code);

		if (strlen(name) == n && memcmp(name, s, n) == 0)
			return name;
	}
	return NULL;
}

/* "DUNS:123456789|ERP:0042", as `export vendors` writes them. */
static void
add_schemes(
    struct reader *r, bool of_site, size_t position, struct load_text list)
{
	struct load_text part = { 0 };

	while (next_of(&list, ";|\n", &part)) {
		const char *colon =
		    part.n == 0 ? NULL : memchr(part.s, ':', part.n);
		size_t k = colon == NULL ? 0 : (size_t)(colon - part.s);
		const char *scheme = scheme_named(part.s, k);

		if (scheme != NULL)
			add_id(r, of_site, scheme, position,
			    reader_text(colon + 1, part.n - k - 1));
		else if (part.n > 0)
			reader_warn_value(r, position, "identifier", part,
			    "is kept in the row only: it names no known "
			    "scheme");
	}
}

/* --- cells --- */

/* The first cell of a field that is not blank counts. */
static void
take_first(struct reader *r, enum field f, size_t position, struct load_text t)
{
	if (r->text[f].n > 0)
		return;
	r->text[f] = t;
	r->position[f] = position;
}

/* A list: all cells of a field count. */
static void
take_list(struct reader *r, enum field f, size_t position, struct load_text t)
{
	if (r->text[f].n == 0) {
		take_first(r, f, position, t);
		return;
	}
	buf_reset(&r->b);
	buf_add(&r->b, r->text[f].s, r->text[f].n);
	buf_char(&r->b, ';');
	buf_add(&r->b, t.s, t.n);
	r->text[f] = reader_text(reader_keep(r), r->b.len);
}

static void
take_other_name(struct reader *r, size_t position, struct load_text t)
{
	struct buf a = { 0 };
	struct buf b = { 0 };

	fold_name(&a, t.s, t.n);
	fold_name(&b, r->text[FIELD_NAME].s, r->text[FIELD_NAME].n);
	if (b.len > 0 && strcmp(buf_text(&a), buf_text(&b)) != 0)
		reader_warn_value(r, position, "a second vendor", t,
		    "is kept in the row only");
	buf_clear(&a);
	buf_clear(&b);
}

static void
take_type(struct reader *r, size_t position, struct load_text t)
{
	const struct plan_column *c = &r->plan->column[position - 1];
	enum mark_meaning m = MARK_NONE;

	if (position > 0 && c->marks)
		m = mark_parse(t.s, t.n).meaning;
	if (m == MARK_YES)
		t = reader_text(c->title, strlen(c->title));
	else if (m != MARK_NONE)
		return;
	take_first(r, FIELD_TYPE, position, t);
}

/* "Address 1", "Address 2", ... are the lines of one address; of other columns
 * for it the first counts. */
static void
take_address(struct reader *r, size_t position, struct load_text t)
{
	struct load_text *a = &r->text[FIELD_SITE_ADDRESS];
	const char *title =
	    position == 0 ? "" : r->plan->column[position - 1].title;
	size_t n = strlen(title);

	if (a->n == 0 || n == 0 || title[n - 1] < '2' || title[n - 1] > '9') {
		take_first(r, FIELD_SITE_ADDRESS, position, t);
		return;
	}
	buf_reset(&r->b);
	buf_fmt(&r->b, "%.*s, %.*s", (int)a->n, a->s, (int)t.n, t.s);
	*a = reader_text(reader_keep(r), r->b.len);
}

/* Take in a cell that is not blank; services wait for the second pass. */
static void
take(struct reader *r, enum field f, size_t position, struct load_text t)
{
	switch (f) {
	case FIELD_UNUSED:
	case FIELD_TEXT:
	case FIELD_CATEGORY:
	case FIELD_SUBCATEGORY:
	case FIELD_OPERATIONS:
	case FIELD_COLUMN:
		break;
	case FIELD_TYPE:
		if (position > 0)
			take_type(r, position, t);
		else
			take_first(r, f, position, t);
		break;
	case FIELD_LEGAL:
		add_aliases(r, t, "legal");
		break;
	case FIELD_ALIAS:
		add_aliases(r, t, "brand");
		break;
	case FIELD_FORMER:
		add_aliases(r, t, "former");
		break;
	case FIELD_OTHER_NAME:
		take_other_name(r, position, t);
		break;
	case FIELD_WEBSITE:
		take_first(r, f, position, t);
		break;
	case FIELD_LEI:
		add_ids(r, false, "LEI", position, t);
		break;
	case FIELD_ERP:
		add_id(r, false, "ERP", position, t);
		break;
	case FIELD_VENDOR_DUNS:
		add_ids(r, false, "DUNS", position, t);
		break;
	case FIELD_OMS_ORG:
		add_id(r, false, "OMSORG", position, t);
		break;
	case FIELD_SITE_ADDRESS:
		take_address(r, position, t);
		break;
	case FIELD_IDENTIFIERS:
		add_schemes(r, r->plan->has_site, position, t);
		break;
	case FIELD_FEI:
		add_ids(r, true, "FEI", position, t);
		take_first(r, f, position, t);
		break;
	case FIELD_DUNS:
		add_ids(r, r->plan->has_site, "DUNS", position, t);
		take_first(r, f, position, t);
		break;
	case FIELD_MIA:
		add_id(r, true, "MIA", position, t);
		take_first(r, f, position, t);
		break;
	case FIELD_OMS_LOC:
		add_id(r, true, "OMSLOC", position, t);
		take_first(r, f, position, t);
		break;
	case FIELD_MODALITY:
	case FIELD_DOSAGE:
	case FIELD_PHASE:
		take_list(r, f, position, t);
		break;
	default:
		take_first(r, f, position, t);
		break;
	}
}

/* A spreadsheet's error stands where a value was: it is read as not known;
 * one that is no "not available" (#N/A, #NV, #N/D) is told. */
static void
warn_error(struct reader *r, size_t position, struct load_text t)
{
	if (t.s[0] != '#' || t.n < 4 || memcmp(t.s, "#N/", 3) == 0 ||
	    memcmp(t.s, "#NV", 3) == 0 || !mark_is_blank(t.s, t.n))
		return;
	reader_warn_value(r, position, "the error", t,
	    "stands where a value was: it is read as not known");
}

void
reader_take(struct reader *r, const struct sheet_row *row)
{
	for (size_t i = 0; i < r->plan->n_used; i++) {
		size_t at = r->plan->used[i];
		struct load_text t = reader_cell(row, at);

		if (t.n == 0)
			continue;
		warn_error(r, at + 1, t);
		take(r, r->plan->column[at].field, at + 1, t);
	}
	for (size_t i = 0; i < r->plan->n_fallback; i++) {
		const struct plan_default *d = &r->plan->fallback[i];

		if (mark_is_blank(r->text[d->field].s, r->text[d->field].n)) {
			r->text[d->field] = (struct load_text){ 0 };
			take(r, d->field, 0,
			    reader_text(d->text, strlen(d->text)));
		}
	}
}
