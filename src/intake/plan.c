/* plan.c - how a sheet is read. */
#include "intake/plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "catalog/capability.h"
#include "catalog/dimension.h"
#include "catalog/fold.h"
#include "catalog/tag.h"
#include "catalog/vocab.h"
#include "intake/header.h"
#include "intake/mapping.h"
#include "intake/mark.h"
#include "intake/sample.h"
#include "intake/table.h"

static const char *
plan_keep(struct plan *p, const char *s)
{
	return s == NULL ? NULL : arena_keep(&p->arena, s, strlen(s));
}

static void
plan_room(struct plan *p, size_t n)
{
	p->column = xrealloc(p->column, n == 0 ? 1 : n, sizeof(*p->column));
	memset(p->column + p->n, 0, (n - p->n) * sizeof(*p->column));
	p->n = n;
}

void
plan_clear(struct plan *p)
{
	free(p->column);
	free(p->used);
	free(p->fallback);
	arena_clear(&p->arena);
	*p = (struct plan){ 0 };
}

static bool
plan_no_vendor(const struct plan *p, struct err *err)
{
	struct buf b = { 0 };

	if (p->header_row == 0)
		return err_set(err, ERR_DATA,
		    "the table has no header, and nothing says which of its "
		    "%zu column%s names the vendor: say so by number (--map "
		    "1=vendor), or where the header is (--header N)",
		    p->n, p->n == 1 ? "" : "s");
	for (size_t i = 0; i < p->n && b.len < 250; i++) {
		if (p->column[i].title[0] != '\0')
			buf_fmt(&b, "%s\"%.60s\"", b.len == 0 ? "" : ", ",
			    p->column[i].title);
	}
	if (b.len >= 250)
		buf_str(&b, ", ...");
	(void)err_set(err, ERR_DATA,
	    "no column names the vendor; the titles in line %lld are %s: say "
	    "which with --map COLUMN=vendor",
	    (long long)p->header_line, buf_text(&b));
	buf_clear(&b);
	return false;
}

static bool
titles_equal(const char *a, const char *b)
{
	struct buf x = { 0 };
	struct buf y = { 0 };
	bool equal = false;

	fold_plain(&x, a, strlen(a));
	fold_plain(&y, b, strlen(b));
	equal = x.len == y.len && strcmp(buf_text(&x), buf_text(&y)) == 0;
	buf_clear(&x);
	buf_clear(&y);
	return equal;
}

/* One column is the vendor's name: the first whose title means nothing else,
 * or the first of all. */
static size_t
plan_one_name(struct plan *p, const bool *shared)
{
	size_t name = SIZE_MAX;
	struct buf b = { 0 };

	for (size_t i = 0; i < p->n; i++) {
		if (p->column[i].field == FIELD_NAME &&
		    (name == SIZE_MAX || (shared[name] && !shared[i])))
			name = i;
	}
	for (size_t i = 0; i < p->n; i++) {
		struct plan_column *c = &p->column[i];

		if (c->field != FIELD_NAME || i == name)
			continue;
		buf_reset(&b);
		buf_fmt(&b, "the vendor's name is in column %zu", name + 1);
		c->reason = plan_keep(p, buf_text(&b));
		c->field = titles_equal(c->title, p->column[name].title)
			       ? FIELD_OTHER_NAME
			       : FIELD_UNUSED;
		c->name = field_name(c->field);
	}
	buf_clear(&b);
	return name;
}

/* In a sheet with columns for services, one of marks whose title nobody knows
 * is a service nobody knows: listed, not dropped. */
static void
plan_unknown_services(struct plan *p, const struct sample *s)
{
	size_t n = 0;

	for (size_t i = 0; i < p->n; i++)
		n += p->column[i].field == FIELD_COLUMN ? 1 : 0;
	for (size_t i = 0; n >= 2 && i < p->n; i++) {
		struct plan_column *c = &p->column[i];
		struct header_column at = { c->title, s, i };
		struct header_fit marks = { 0 };

		if (c->field != FIELD_UNUSED || c->name != NULL ||
		    c->service == NULL || c->service->kind != VOCAB_UNKNOWN)
			continue;
		marks = header_marks(&at);
		if (marks.fit == 0 || marks.fit < marks.filled)
			continue;
		c->field = FIELD_COLUMN;
		c->name = field_name(FIELD_COLUMN);
		c->reason = "its cells are marks, but no service is known by "
			    "that title";
	}
}

/* Whether digits in the cells are ratings, which need their legend. */
static void
plan_ratings(struct plan *p, const struct sample *s)
{
	for (size_t i = 0; i < p->n; i++) {
		if (p->column[i].field != FIELD_COLUMN)
			continue;
		for (size_t r = 0; r < s->n; r++) {
			struct sample_cell c = sample_at(s, r, i);

			if (c.len == 1 && c.text[0] >= '2' && c.text[0] <= '9')
				p->ratings = true;
		}
	}
}

/* The first column of a field, or SIZE_MAX. */
static size_t
plan_column_of(const struct plan *p, enum field f)
{
	for (size_t i = 0; i < p->n; i++) {
		if (p->column[i].field == f)
			return i;
	}
	return SIZE_MAX;
}

/* Where a status column never says "offered", only the exceptions are stated
 * and a blank one means offered; else a blank one is unknown. */
static void
plan_blank_status(struct plan *p, const struct sample *s)
{
	size_t at = plan_column_of(p, FIELD_STATUS);
	struct plan_column *c = NULL;
	struct buf b = { 0 };

	if (at == SIZE_MAX)
		return;
	c = &p->column[at];
	p->blank_offered = true;
	for (size_t r = 0; r < s->n; r++) {
		struct sample_cell cell = sample_at(s, r, at);
		int64_t id = 0;

		if (mark_parse(cell.text, cell.len).meaning == MARK_YES ||
		    (dimension_find(
			 DIMENSION_STATUS, cell.text, cell.len, &id) &&
			id == STATUS_OFFERED))
			p->blank_offered = false;
	}
	buf_fmt(&b, "%s; a blank one %s", c->reason,
	    p->blank_offered ? "means offered, as only exceptions are stated"
			     : "is unknown");
	c->reason = plan_keep(p, buf_text(&b));
	buf_clear(&b);
}

static const char *
plan_text_layout(const struct plan *p, const struct sample *s)
{
	size_t filled = 0;
	size_t lists = 0;

	for (size_t i = 0; i < p->n; i++) {
		enum field f = p->column[i].field;

		if (f == FIELD_OPERATIONS)
			return "fda";
		if (f != FIELD_TEXT && f != FIELD_PHRASE)
			continue;
		for (size_t r = 0; r < s->n; r++) {
			struct sample_cell c = sample_at(s, r, i);

			filled += c.len > 0 ? 1 : 0;
			lists += strpbrk(c.text, ";|\n,") != NULL ? 1 : 0;
		}
	}
	return lists * 5 > filled ? "list" : "long";
}

static void
plan_layout(struct plan *p, const struct sample *s)
{
	p->layout = plan_text_layout(p, s);
	if (strcmp(p->layout, "fda") != 0 &&
	    plan_column_of(p, FIELD_COLUMN) != SIZE_MAX)
		p->layout = "matrix";
}

/* The titles of the FDA's drug establishment registration, and what they are:
 * the registrant is the vendor, the row is one of its sites. */
static const struct {
	const char *title;
	enum field field;
	const char *reason;
} plan_fda[] = {
	{ "fei number", FIELD_FEI, "the establishment's identifier" },
	{ "duns number", FIELD_DUNS, "the establishment's D-U-N-S number" },
	{ "firm name", FIELD_SITE_NAME, "the establishment" },
	{ "address", FIELD_SITE_ADDRESS, "the establishment's address" },
	{ "operations", FIELD_OPERATIONS, "what is registered there" },
	{ "registrant name", FIELD_NAME, "who registers it is the vendor" },
	{ "registrant duns", FIELD_VENDOR_DUNS,
	    "the registrant's D-U-N-S number" },
};
#define PLAN_N_FDA (sizeof(plan_fda) / sizeof(plan_fda[0]))

/* True when the sheet is such a registration; its columns are then set. */
static bool
plan_is_fda(struct plan *p)
{
	size_t at[PLAN_N_FDA];
	size_t found = 0;

	for (size_t k = 0; k < PLAN_N_FDA; k++) {
		at[k] = SIZE_MAX;
		for (size_t i = 0; i < p->n && at[k] == SIZE_MAX; i++) {
			if (titles_equal(p->column[i].title, plan_fda[k].title))
				at[k] = i;
		}
		found += at[k] != SIZE_MAX ? 1 : 0;
	}
	/* The registrant's number is missing in some extracts. */
	if (found < PLAN_N_FDA - 1 || at[5] == SIZE_MAX || at[4] == SIZE_MAX)
		return false;
	for (size_t i = 0; i < p->n; i++) {
		p->column[i].field = FIELD_UNUSED;
		p->column[i].name = NULL;
		p->column[i].reason = "kept in the row";
		p->column[i].unknown = false;
	}
	for (size_t k = 0; k < PLAN_N_FDA; k++) {
		if (at[k] == SIZE_MAX)
			continue;
		p->column[at[k]].field = plan_fda[k].field;
		p->column[at[k]].name = field_name(plan_fda[k].field);
		p->column[at[k]].reason = plan_fda[k].reason;
	}
	return true;
}

static void
plan_judge(struct plan *p, const struct sample *s, struct vocab *v,
    const struct mapping *m)
{
	bool *shared = xcalloc(p->n + 1, sizeof(*shared));

	for (size_t i = 0; i < p->n; i++) {
		struct plan_column *c = &p->column[i];
		struct header_column at = { c->title, s, i };
		struct header h = { 0 };

		if (strncmp(c->title, "vendorcat_", 10) == 0) {
			c->reason = "written by vendorcat: not read";
			continue;
		}
		header_judge(&h, &at, v, &p->arena);
		c->field = h.field;
		c->name = h.name;
		c->reason = h.reason;
		c->service = h.title;
		c->unknown = h.field == FIELD_UNUSED && h.name == NULL &&
			     c->title[0] != '\0';
		shared[i] = h.shared;
		c->thin = h.thin;
	}
	(void)plan_is_fda(p); /* an ordinary sheet otherwise */
	mapping_apply(m, p, shared);
	for (size_t i = 0; i < p->n; i++) {
		struct plan_column *c = &p->column[i];

		if (c->field == FIELD_COLUMN && c->service == NULL)
			c->service = header_service(c->title, v);
	}
	(void)plan_one_name(p, shared); /* SIZE_MAX shows below */
	plan_unknown_services(p, s);
	free(shared);
}

/* What follows from the columns alone. */
static void
plan_settle(struct plan *p)
{
	static const enum field site[] = { FIELD_SITE_NAME, FIELD_SITE_ADDRESS,
		FIELD_FEI, FIELD_MIA, FIELD_OMS_LOC };

	for (size_t i = 0; i < sizeof(site) / sizeof(site[0]); i++) {
		if (plan_column_of(p, site[i]) != SIZE_MAX)
			p->has_site = true;
	}
	p->width = p->n;
	for (size_t i = p->n; i-- > 0;) {
		if (strncmp(p->column[i].title, "vendorcat_", 10) == 0)
			p->width = i;
	}
	p->has_hq = plan_column_of(p, FIELD_HQ_COUNTRY) != SIZE_MAX;
	p->used = xcalloc(p->n + 1, sizeof(*p->used));
	for (size_t i = 0; i < p->n; i++) {
		struct plan_column *c = &p->column[i];
		struct tag tag = { 0 };

		if (c->field != FIELD_UNUSED)
			p->used[p->n_used++] = i;
		c->marks = c->field == FIELD_TYPE &&
			   tag_parse(c->title, strlen(c->title), &tag) &&
			   tag.kind != NULL;
	}
	if (strcmp(p->layout, "fda") == 0)
		p->evidence_id = 3;
	for (size_t i = 0; i < p->n_fallback; i++) {
		int64_t id = 0;

		if (p->fallback[i].field == FIELD_EVIDENCE &&
		    dimension_find(DIMENSION_EVIDENCE, p->fallback[i].text,
			strlen(p->fallback[i].text), &id))
			p->evidence_id = id;
	}
}

static int
plan_year(const char *now)
{
	int year = 0;

	for (size_t i = 0; i < 4 && now != NULL && now[i] >= '0'; i++)
		year = year * 10 + (now[i] - '0');
	return year;
}

bool
plan_make(struct plan *p, const struct plan_options *o,
    const struct table_info *t, struct vocab *v, struct err *err)
{
	struct mapping m = { 0 };
	bool ok = false;

	p->year = plan_year(o->now);
	if (!mapping_defaults(p, o, v, err) || !mapping_read(&m, o, v, err))
		goto out;
	for (size_t i = 0; i < p->n_fallback; i++)
		p->named = p->named || p->fallback[i].field == FIELD_NAME;
	if (t->n_column == 0 && !o->any) {
		(void)err_set(err, ERR_DATA, "all rows are blank");
		goto out;
	}
	p->header_row = t->n_header == 0 ? 0 : t->header[0];
	p->header_line = t->header_line;
	plan_room(p, t->n_column);
	for (size_t i = 0; i < p->n; i++)
		p->column[i].title = plan_keep(p, t->column[i].name);
	if (!mapping_check(&m, p, err))
		goto out;
	plan_judge(p, t->records, v, &m);
	if (plan_column_of(p, FIELD_NAME) != SIZE_MAX)
		p->named = true;
	if (!p->named && !o->any) {
		(void)plan_no_vendor(p, err);
		goto out;
	}
	plan_layout(p, t->records);
	plan_ratings(p, t->records);
	plan_blank_status(p, t->records);
	habit_sample(p, t->records, o->date_order, o->since_1904);
	plan_settle(p);
	ok = true;
out:
	mapping_clear(&m);
	return ok;
}

void
plan_begin(struct plan *p, const char *layout, bool blank_offered, bool ratings,
    const char *now)
{
	p->layout = plan_keep(p, layout);
	p->blank_offered = blank_offered;
	p->ratings = ratings;
	p->year = plan_year(now);
}

void
plan_add(struct plan *p, const char *title, const char *name)
{
	struct plan_column *c = NULL;

	plan_room(p, p->n + 1);
	c = &p->column[p->n - 1];
	c->title = plan_keep(p, title);
	c->name = plan_keep(p, name);
	c->reason = "";
	if (name == NULL)
		return;
	c->field = capability_by_code(name) != NULL ? FIELD_COLUMN
						    : field_of_name(name);
}

void
plan_add_default(struct plan *p, const char *name, const char *text)
{
	struct plan_default *d = NULL;

	p->fallback =
	    xrealloc(p->fallback, p->n_fallback + 1, sizeof(*p->fallback));
	d = &p->fallback[p->n_fallback++];
	d->name = plan_keep(p, name);
	d->field = field_of_name(name);
	d->text = plan_keep(p, text);
}

void
plan_finish(struct plan *p, struct vocab *v)
{
	for (size_t i = 0; i < p->n; i++) {
		struct plan_column *c = &p->column[i];

		if (c->field != FIELD_COLUMN)
			continue;
		c->service = capability_by_code(c->name) != NULL
				 ? vocab_resolve(v, c->name, strlen(c->name))
				 : header_service(c->title, v);
	}
	plan_settle(p);
}
