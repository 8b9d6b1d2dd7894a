/* layout.c - which of the layouts a sheet has. */
#include "intake/layout.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "catalog/fold.h"
#include "intake/field.h"
#include "intake/plan.h"
#include "intake/sample.h"

static const char *const layout_names[] = { "long", "list", "matrix", "matrix2",
	"rfi", "scores", "fda" };
#define LAYOUT_NAMES (sizeof(layout_names) / sizeof(layout_names[0]))

bool
layout_check(const char *name, struct err *err)
{
	struct buf b = { 0 };
	bool known = false;

	for (size_t i = 0; i < LAYOUT_NAMES; i++) {
		known = known || strcmp(layout_names[i], name) == 0;
		buf_fmt(&b, "%s%s", i == 0 ? "" : ", ", layout_names[i]);
	}
	if (!known)
		(void)err_set(err, ERR_USAGE,
		    "--layout: there is no layout \"%s\"; there are %s", name,
		    buf_text(&b));
	buf_clear(&b);
	return known;
}

/* --- the FDA's registration --- */

static bool
layout_title(const char *a, const char *b)
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

/* The titles of the FDA's drug establishment registration, and what they are:
 * the registrant is the vendor, the row is one of its sites. */
static const struct {
	const char *title;
	enum field field;
	const char *reason;
} layout_titles[] = {
	{ "fei number", FIELD_FEI, "the establishment's identifier" },
	{ "duns number", FIELD_DUNS, "the establishment's D-U-N-S number" },
	{ "firm name", FIELD_SITE_NAME, "the establishment" },
	{ "address", FIELD_SITE_ADDRESS, "the establishment's address" },
	{ "operations", FIELD_OPERATIONS, "what is registered there" },
	{ "registrant name", FIELD_NAME, "who registers it is the vendor" },
	{ "registrant duns", FIELD_VENDOR_DUNS,
	    "the registrant's D-U-N-S number" },
};
#define LAYOUT_TITLES (sizeof(layout_titles) / sizeof(layout_titles[0]))

bool
layout_fda(struct plan *p)
{
	size_t at[LAYOUT_TITLES];
	size_t found = 0;

	for (size_t k = 0; k < LAYOUT_TITLES; k++) {
		at[k] = SIZE_MAX;
		for (size_t i = 0; i < p->n && at[k] == SIZE_MAX; i++) {
			if (layout_title(
				p->column[i].title, layout_titles[k].title))
				at[k] = i;
		}
		found += at[k] != SIZE_MAX ? 1 : 0;
	}
	/* The registrant's number is missing in some extracts. */
	if (found < LAYOUT_TITLES - 1 || at[5] == SIZE_MAX || at[4] == SIZE_MAX)
		return false;
	for (size_t i = 0; i < p->n; i++) {
		p->column[i].field = FIELD_UNUSED;
		p->column[i].name = NULL;
		p->column[i].reason = "kept in the row";
		p->column[i].unknown = false;
	}
	for (size_t k = 0; k < LAYOUT_TITLES; k++) {
		if (at[k] == SIZE_MAX)
			continue;
		p->column[at[k]].field = layout_titles[k].field;
		p->column[at[k]].name = field_name(layout_titles[k].field);
		p->column[at[k]].reason = layout_titles[k].reason;
	}
	return true;
}

/* --- EudraGMDP --- */

bool
layout_eudra(struct plan *p)
{
	struct plan_column *site = NULL;
	bool organisation = false;
	bool certificate = false;

	for (size_t i = 0; i < p->n; i++) {
		struct plan_column *c = &p->column[i];

		if (c->field == FIELD_NAME)
			return false;
		if (c->field == FIELD_SITE_NAME && site == NULL)
			site = c;
		organisation = organisation || c->field == FIELD_OMS_ORG;
		certificate =
		    certificate || (c->name != NULL &&
				       strcmp(c->name, "reg.document_no") == 0);
	}
	if (site == NULL || !organisation || !certificate)
		return false;
	site->field = FIELD_NAME;
	site->name = field_name(FIELD_NAME);
	site->reason = "EudraGMDP: sites go by the name of the organisation";
	return true;
}

/* --- the others --- */

static void
set_layout(struct plan *p, const char *layout, const char *reason)
{
	p->layout = layout;
	p->layout_reason = arena_keep(&p->arena, reason, strlen(reason));
}

/* Columns that are services of their own. */
static size_t
service_columns(const struct plan *p, bool levels)
{
	size_t n = 0;

	for (size_t i = 0; i < p->n; i++) {
		const struct plan_column *c = &p->column[i];

		if (c->field == FIELD_COLUMN &&
		    (!levels || (c->sense.service != NULL &&
				    c->sense.service == c->service)))
			n++;
	}
	return n;
}

static void
text_layout(struct plan *p, const struct sample *s, struct buf *b)
{
	size_t filled = 0;
	size_t lists = 0;

	for (size_t i = 0; i < p->n; i++) {
		enum field f = p->column[i].field;

		if (f != FIELD_TEXT && f != FIELD_PHRASE)
			continue;
		for (size_t r = 0; r < s->n; r++) {
			struct sample_cell c = sample_at(s, r, i);

			filled += c.len > 0 ? 1 : 0;
			lists += strpbrk(c.text, ";|\n,") != NULL ? 1 : 0;
		}
	}
	if (filled == 0)
		buf_str(b, "no column names services");
	else
		buf_fmt(b, "%zu of %zu cells looked at list several services",
		    lists, filled);
	set_layout(p, lists * 5 > filled ? "list" : "long", buf_text(b));
}

static void
found_layout(struct plan *p, const struct sample *s, struct buf *b)
{
	size_t n = service_columns(p, false);
	size_t levels = service_columns(p, true);

	for (size_t i = 0; i < p->n; i++) {
		if (p->column[i].field == FIELD_OPERATIONS) {
			set_layout(p, "fda",
			    "the titles are those of the FDA's registration");
			return;
		}
	}
	if (levels >= 2) {
		buf_fmt(b,
		    "%zu columns are services, %zu of them by several rows of "
		    "the header together",
		    n, levels);
		set_layout(p, "matrix2", buf_text(b));
	} else if (n > 0) {
		buf_fmt(b, "%zu column%s for one service each", n,
		    n == 1 ? " is" : "s are");
		set_layout(p, "matrix", buf_text(b));
	} else {
		text_layout(p, s, b);
	}
}

/* Told that services are named in cells, no column is one by its title. */
static void
no_columns(struct plan *p, const char *layout)
{
	struct buf b = { 0 };

	buf_fmt(
	    &b, "with --layout %s no column is a service by its title", layout);
	for (size_t i = 0; i < p->n; i++) {
		struct plan_column *c = &p->column[i];

		if (c->field != FIELD_COLUMN || c->mapped)
			continue;
		c->field = FIELD_UNUSED;
		c->name = NULL;
		c->reason = arena_keep(&p->arena, buf_text(&b), b.len);
	}
	buf_clear(&b);
}

bool
layout_choose(struct plan *p, const struct plan_options *o,
    const struct sample *records, struct err *err)
{
	struct buf b = { 0 };
	const char *told = o->layout;
	bool fits = true;

	if (p->across > 0)
		return true; /* what turned it has set the reason */
	if (told != NULL &&
	    (strcmp(told, "long") == 0 || strcmp(told, "list") == 0))
		no_columns(p, told);
	found_layout(p, records, &b);
	buf_clear(&b);
	if (told == NULL)
		return true;
	if (strcmp(told, "fda") == 0)
		fits = strcmp(p->layout, "fda") == 0;
	else if (strcmp(told, "matrix") == 0 || strcmp(told, "matrix2") == 0)
		fits = service_columns(p, false) > 0;
	if (!fits)
		return err_set(err, ERR_USAGE, "--layout %s: %s", told,
		    strcmp(told, "fda") == 0
			? "the titles are not those of the FDA's registration"
			: "no column is a service by its title (--map "
			  "COLUMN=CAPABILITY says which is)");
	for (size_t i = 0; i < LAYOUT_NAMES; i++) {
		if (strcmp(layout_names[i], told) == 0)
			set_layout(p, layout_names[i], "as --layout says");
	}
	return true;
}

void
layout_ratings(struct plan *p, const struct sample *s)
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
