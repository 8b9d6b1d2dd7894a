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
#include "intake/bare.h"
#include "intake/header.h"
#include "intake/layout.h"
#include "intake/mapping.h"
#include "intake/plain.h"
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
	free(p->apart);
	legend_clear(&p->legend);
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
	if (p->doubt != NULL && p->n == 1)
		(void)err_set(err, ERR_DATA,
		    "%s in line %lld is a vendor or the title of the others, "
		    "nothing tells: for a list of vendors say --header 0 "
		    "--map 1=vendor, for a title --header %lld --map 1=vendor",
		    buf_text(&b), (long long)p->header_line,
		    (long long)p->header_row);
	else
		(void)err_set(err, ERR_DATA,
		    "no column names the vendor; the titles in line %lld are "
		    "%s: say which with --map COLUMN=vendor%s",
		    (long long)p->header_line, buf_text(&b),
		    p->doubt == NULL ? ""
				     : " (if that line is the first "
				       "vendor: --header 0)");
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
			   : p->across > 0 ? FIELD_LEGAL /* an answer */
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

/* What the texts of all levels say of phases. */
static void
plan_level_legend(const struct plan *p, struct legend *l)
{
	const char **text = xcalloc(p->n * LEVEL_ROWS + 1, sizeof(*text));
	size_t n = 0;

	for (size_t i = 0; i < p->n; i++) {
		for (size_t k = 0; k < LEVEL_ROWS; k++) {
			if (p->column[i].level[k] != NULL)
				text[n++] = p->column[i].level[k];
		}
	}
	level_legend(l, &(struct level_words){ text, n });
	free((void *)text);
}

/* The lowest row of a header of several that says something of a column. */
static const char *
plan_lowest(const struct plan_column *c)
{
	for (size_t k = LEVEL_ROWS; k-- > 1;) {
		if (c->level[k] != NULL && c->level[k][0] != '\0')
			return c->level[k];
	}
	return c->title;
}

/* Columns under a header of several rows that their title alone does not
 * explain, or not as well; how many there are.  fresh: they were not read
 * before. */
static size_t
plan_levels(struct plan *p, struct vocab *v, bool fresh)
{
	struct legend phases = { 0 };
	struct buf why = { 0 };
	size_t n = 0;

	plan_level_legend(p, &phases);
	for (size_t i = 0; i < p->n; i++) {
		struct plan_column *c = &p->column[i];
		bool open =
		    fresh && c->field == FIELD_UNUSED && c->name == NULL;

		buf_reset(&why);
		if ((c->field != FIELD_COLUMN && !open) ||
		    (!fresh && capability_by_code(c->name) != NULL) ||
		    !level_read(&c->sense, c->level, &phases, v, &why))
			continue;
		c->field = FIELD_COLUMN;
		c->name = field_name(FIELD_COLUMN);
		c->service = c->sense.service;
		c->reason = plan_keep(p, buf_text(&why));
		c->unknown = false;
		n++;
	}
	buf_clear(&why);
	legend_clear(&phases);
	return n;
}

/* In a sheet that was turned: the row that names the vendors, and those above
 * it.  True when the column is one of these. */
static bool
plan_across(struct plan *p, size_t i)
{
	struct plan_column *c = &p->column[i];
	struct buf b = { 0 };

	if (p->across == 0 || i + 1 > p->across)
		return false;
	c->reason = "above the row that names the vendors";
	if (i + 1 < p->across)
		return true;
	c->field = FIELD_NAME;
	c->name = field_name(FIELD_NAME);
	c->reason = "the row that names the vendors";
	/* Rows that are set aside can be read again as they lie. */
	buf_fmt(&b, c->title[0] == '\0' ? "Vendor" : "Vendor (%s)", c->title);
	c->title = plan_keep(p, buf_text(&b));
	buf_clear(&b);
	return true;
}

/* A row of a turned sheet without an answer is a heading of others. */
static void
plan_headings(struct plan *p, const struct sample *s)
{
	for (size_t i = p->across; i < p->n && p->across > 0; i++) {
		struct plan_column *c = &p->column[i];
		size_t filled = 0;

		for (size_t r = 0; r < s->n; r++)
			filled += sample_at(s, r, i).len > 0 ? 1 : 0;
		if (filled > 0 || !c->unknown || !s->whole)
			continue;
		c->unknown = false;
		c->reason = "a line without answers";
	}
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
		struct header low = { 0 };

		if (strncmp(c->title, "vendorcat_", 10) == 0) {
			c->reason = "written by vendorcat: not read";
			continue;
		}
		if (plan_across(p, i))
			continue;
		header_judge(&h, &at, v, &p->arena);
		if (h.field == FIELD_UNUSED && h.name == NULL &&
		    plan_lowest(c) != c->title) {
			at.title = plan_lowest(c);
			header_judge(&low, &at, v, &p->arena);
			if (low.name != NULL)
				h = low;
		}
		c->field = h.field;
		c->name = h.name;
		c->reason = h.reason;
		c->service = h.title;
		c->unknown = h.field == FIELD_UNUSED && h.name == NULL &&
			     c->title[0] != '\0';
		shared[i] = h.shared;
		c->thin = h.thin;
	}
	(void)layout_fda(p);           /* an ordinary sheet otherwise */
	(void)layout_eudra(p);         /* the same */
	(void)plan_levels(p, v, true); /* none where the header is one row */
	mapping_apply(m, p, shared);
	bare_judge(p, s, v);
	for (size_t i = 0; i < p->n; i++) {
		struct plan_column *c = &p->column[i];

		if (c->field == FIELD_COLUMN && c->service == NULL)
			c->service = header_service(c->title, v);
	}
	apart_find(p, s, shared);
	(void)plan_one_name(p, shared); /* SIZE_MAX shows below */
	plan_unknown_services(p, s);
	plan_headings(p, s);
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
		if (strcmp(p->column[i].title, "vendorcat_reason") == 0)
			p->mended = true;
	}
	p->has_hq = plan_column_of(p, FIELD_HQ_COUNTRY) != SIZE_MAX;
	p->used = xcalloc(p->n + 1, sizeof(*p->used));
	for (size_t i = 0; i < p->n; i++) {
		struct plan_column *c = &p->column[i];
		struct tag tag = { 0 };

		if (c->field != FIELD_UNUSED)
			p->used[p->n_used++] = i;
		else if (c->name != NULL && p->vendor_status == 0 &&
			 (strcmp(c->name, "vendor.status") == 0 ||
			     strcmp(c->name, "qual.status") == 0))
			p->vendor_status = i + 1;
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

/* A title as a person sees it. */
static const char *
plan_title(struct plan *p, const char *title)
{
	struct buf b = { 0 };
	const char *kept = NULL;
	size_t n = strlen(title);

	if (plain_is_odd(title, n) && plain_text(&b, title, n, false) != 0 &&
	    b.len > 0)
		title = buf_text(&b);
	kept = plan_keep(p, title);
	buf_clear(&b);
	return kept;
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
	for (size_t i = 0; i < p->n; i++) {
		p->column[i].title = plan_title(p, t->column[i].name);
		for (size_t k = 0; k < LEVEL_ROWS && t->n_level > 1; k++)
			p->column[i].level[k] =
			    plan_keep(p, t->column[i].level[k]);
	}
	if (!mapping_check(&m, p, err))
		goto out;
	plan_judge(p, t->records, v, &m);
	bare_doubt(p, t, v);
	if (plan_column_of(p, FIELD_NAME) != SIZE_MAX)
		p->named = true;
	if (!p->named && !o->any) {
		(void)plan_no_vendor(p, err);
		goto out;
	}
	if (!layout_choose(p, o, t->records, err))
		goto out;
	layout_ratings(p, t->records);
	habit_status(p, t->records);
	habit_sample(p, t->records, o->date_order, o->since_1904);
	plan_settle(p);
	ok = true;
out:
	mapping_clear(&m);
	return ok;
}

/* The marks that are told already stay as they are. */
static void
legend_beside(struct legend *to, const struct legend *from)
{
	for (size_t i = 0; i < from->n; i++) {
		const struct legend_item *item = &from->item[i];
		struct legend_item *own = legend_add(to, item->mark,
		    strlen(item->mark), item->words, strlen(item->words));

		if (own != NULL)
			own->means = item->means;
	}
}

void
plan_beside(struct plan *p, const struct plan_options *o)
{
	const struct plan *beside = o->beside;

	legend_beside(&p->legend, &beside->legend);
	p->blank_offered = beside->blank_offered;
	p->ratings = p->ratings || beside->ratings;
	for (size_t i = 0; i < p->n; i++) {
		struct plan_column *c = &p->column[i];

		if (c->field == FIELD_STATUS) {
			c->habit.open = false;
			c->reason = p->blank_offered
					? "a blank one means offered, as in "
					  "the rows beside which these go"
					: "a blank one is unknown, as in the "
					  "rows beside which these go";
		}
		for (size_t k = 0; k < beside->n; k++) {
			const struct plan_column *from = &beside->column[k];

			if (from->field == c->field &&
			    o->date_order == DATE_ORDER_ANY &&
			    strcmp(from->title, c->title) == 0)
				c->habit = from->habit;
		}
	}
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
plan_add_level(struct plan *p, size_t column, size_t level, const char *text)
{
	if (column > 0 && column <= p->n && level < LEVEL_ROWS)
		p->column[column - 1].level[level] = plan_keep(p, text);
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
	(void)plan_levels(p, v, false); /* as when it was planned */
	plan_settle(p);
}
