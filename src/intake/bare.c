/* bare.c - a list without titles. */
#include "intake/bare.h"

#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "catalog/fold.h"
#include "catalog/legal.h"
#include "intake/header.h"
#include "intake/heading.h"
#include "intake/mark.h"
#include "intake/plan.h"
#include "intake/sample.h"
#include "intake/table.h"

/* A longer text is no name, and no title. */
#define BARE_TEXT 200
/* Titles shown of a line that may be no header. */
#define BARE_SHOWN 3

bool
bare_is_company(const char *s, size_t n)
{
	struct buf b = { 0 };
	bool is = false;

	if (n == 0 || n > BARE_TEXT)
		return false;
	fold_plain(&b, s, n);
	is = b.len > 0 && legal_form_cut(b.data, b.len) < b.len;
	buf_clear(&b);
	return is;
}

/* Cells of a column that are filled, and what they are. */
struct bare_column {
	size_t filled;
	size_t companies;
	size_t services;
};

static struct bare_column
look_below(const struct sample *s, size_t from, size_t column, struct vocab *v)
{
	struct bare_column to = { 0 };

	for (size_t r = from; r < s->n; r++) {
		struct sample_cell c = sample_at(s, r, column);

		if (mark_is_blank(c.text, c.len))
			continue;
		to.filled++;
		to.companies += bare_is_company(c.text, c.len) ? 1 : 0;
		to.services += mark_parse(c.text, c.len).meaning == MARK_NONE &&
				       header_word(c.text, v) == HEADER_SERVICE
				   ? 1
				   : 0;
	}
	return to;
}

static bool
is_most(size_t n, size_t of)
{
	return n > 0 && n * 2 >= of;
}

bool
bare_is_record(const struct sample *s, const struct heading *h, struct vocab *v)
{
	bool is = false;

	if (h->n != 1 || h->vendors > 0)
		return false;
	for (size_t i = 0; i < s->row[h->at].n; i++) {
		struct sample_cell c = sample_at(s, h->at, i);
		enum header_word word = header_word(c.text, v);
		struct bare_column below = { 0 };

		if (word == HEADER_NAME || word == HEADER_FIELD)
			return false;
		if (c.len == 0)
			continue;
		below = look_below(s, h->at + 1, i, v);
		if (word == HEADER_SERVICE)
			is = is || is_most(below.services, below.filled);
		else if (bare_is_company(c.text, c.len))
			is = is ||
			     (below.companies * 4 >= below.filled &&
				 (below.companies > 0 || s->row[h->at].n == 1));
	}
	return is;
}

static bool
has_field(const struct plan *p, enum field f)
{
	for (size_t i = 0; i < p->n; i++) {
		if (p->column[i].field == f)
			return true;
	}
	return false;
}

static void
bare_set(struct plan *p, size_t i, enum field f, const char *reason)
{
	p->column[i].field = f;
	p->column[i].name = field_name(f);
	p->column[i].reason = reason;
	p->column[i].thin = true;
}

static void
judge_one(
    struct plan *p, size_t i, const struct sample *records, struct vocab *v)
{
	struct header_column at = { "", records, i };
	struct bare_column is = look_below(records, 0, i, v);
	struct header_fit country =
	    header_fits(&at, field_name(FIELD_SITE_COUNTRY), v);

	if (is_most(is.companies, is.filled) && !has_field(p, FIELD_NAME))
		bare_set(
		    p, i, FIELD_NAME, "its values end like names of companies");
	else if (is_most(is.services, is.filled))
		bare_set(p, i, FIELD_TEXT, "its values name services");
	else if (country.fit > 1 && country.fit * 5 >= country.filled * 4 &&
		 !has_field(p, FIELD_SITE_COUNTRY))
		bare_set(p, i, FIELD_SITE_COUNTRY, "its values are countries");
}

void
bare_judge(struct plan *p, const struct sample *records, struct vocab *v)
{
	if (p->header_row != 0)
		return;
	for (size_t i = 0; i < p->n; i++) {
		const struct plan_column *c = &p->column[i];

		if (c->title[0] == '\0' && !c->mapped &&
		    c->field == FIELD_UNUSED)
			judge_one(p, i, records, v);
	}
}

void
bare_doubt(struct plan *p, const struct table_info *t, struct vocab *v)
{
	struct buf b = { 0 };
	size_t shown = 0;

	if (t->told || p->header_row == 0 || p->across > 0)
		return;
	for (size_t i = 0; i < p->n; i++) {
		const struct plan_column *c = &p->column[i];

		/* Who names several columns by their titles has seen them. */
		if (header_word(c->title, v) != HEADER_NOTHING ||
		    header_is_name(c->title) || (c->by_title && p->n > 1) ||
		    (!c->unknown && !c->mapped && c->title[0] != '\0')) {
			buf_clear(&b);
			return;
		}
		if (c->title[0] != '\0' && shown++ < BARE_SHOWN)
			buf_fmt(&b, "%s\"%.60s\"", shown == 1 ? "" : ", ",
			    c->title);
	}
	if (shown > 0) {
		struct buf text = { 0 };

		buf_fmt(&text,
		    "row %lld is taken for the header, though no title in it "
		    "is known (%s%s)",
		    (long long)p->header_row, buf_text(&b),
		    shown > BARE_SHOWN ? ", ..." : "");
		p->doubt = arena_keep(&p->arena, buf_text(&text), text.len);
		buf_clear(&text);
	}
	buf_clear(&b);
}
