/* read.c - a row of a sheet becomes a fact. */
#include "intake/read.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/formula.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "catalog/fold.h"
#include "intake/address.h"
#include "intake/identifier.h"
#include "intake/mark.h"
#include "intake/plan.h"
#include "intake/value.h"
#include "sheet/sheet.h"

struct reader {
	const struct plan *plan;
	struct values values;
	struct claims claims;
	struct arena scratch; /* texts of the row at hand */
	struct buf b;
	struct buf name; /* the last vendor's, for hints */
	struct load_fact fact;
	struct load_text text[FIELD_COUNT]; /* first cell of a field */
	size_t position[FIELD_COUNT];       /* its column; 0: a default */
	struct load_alias *alias;           /* owned */
	size_t n_alias;
	size_t cap_alias;
	struct load_id *id; /* owned */
	size_t n_id;
	size_t cap_id;
	struct load_id *site_id; /* owned */
	size_t n_site_id;
	size_t cap_site_id;
	struct read_warning *warning; /* owned */
	size_t n_warning;
	size_t cap_warning;
};

struct reader *
reader_new(const struct plan *plan, struct vocab *v)
{
	struct reader *r = xcalloc(1, sizeof(*r));

	r->plan = plan;
	claims_init(&r->claims, plan, v);
	return r;
}

void
reader_free(struct reader *r)
{
	if (r == NULL)
		return;
	values_clear(&r->values);
	claims_clear(&r->claims);
	arena_clear(&r->scratch);
	buf_clear(&r->b);
	buf_clear(&r->name);
	free(r->alias);
	free(r->id);
	free(r->site_id);
	free(r->warning);
	free(r);
}

struct claims_count
reader_count(const struct reader *r)
{
	return r->claims.count;
}

/* --- small things --- */

static struct load_text
text_of(const char *s, size_t n)
{
	return (struct load_text){ .s = s, .n = n };
}

/* What is in r->b, kept until the next row. */
static const char *
keep_b(struct reader *r)
{
	return arena_keep(&r->scratch, buf_text(&r->b), r->b.len);
}

static void
warn(struct reader *r, size_t position, const char *text)
{
	if (r->n_warning == r->cap_warning) {
		r->cap_warning = r->cap_warning == 0 ? 16 : r->cap_warning * 2;
		r->warning =
		    xrealloc(r->warning, r->cap_warning, sizeof(*r->warning));
	}
	r->warning[r->n_warning++] = (struct read_warning){ position, text };
}

/* A remark on a value: what "text": tail. */
static void
warn_value(struct reader *r, size_t position, const char *what,
    struct load_text value, const char *tail)
{
	size_t n = value.n > 100 ? 100 : value.n;

	while (
	    n < value.n && n > 0 && ((unsigned char)value.s[n] & 0xc0) == 0x80)
		n--;
	buf_reset(&r->b);
	buf_fmt(&r->b, "%s \"%.*s%s\" %s", what, (int)n, value.s,
	    n < value.n ? "..." : "", tail);
	warn(r, position, keep_b(r));
}

static struct load_text
cell_at(const struct sheet_row *row, size_t i)
{
	struct load_text t = { 0 };

	if (i >= row->n_cell)
		return t;
	t.n = row->cell[i].len;
	t.s = utf8_trim(row->cell[i].text, &t.n);
	/* An apostrophe that a writer of CSV put before what a spreadsheet
	 * would take for a formula is no part of the text. */
	if (t.n > 1 && t.s[0] == '\'' && formula_is_guarded(t.s))
		return text_of(t.s + 1, t.n - 1);
	return t;
}

/* Blanks in a row, and line breaks, made one blank: for names. */
static struct load_text
one_line(struct reader *r, struct load_text t)
{
	bool odd = false;

	for (size_t i = 0; i < t.n && !odd; i++)
		odd = (unsigned char)t.s[i] < 0x20 ||
		      (t.s[i] == ' ' && i > 0 && t.s[i - 1] == ' ');
	if (!odd)
		return t;
	buf_reset(&r->b);
	for (size_t i = 0; i < t.n; i++) {
		bool blank = strchr(" \t\r\n", t.s[i]) != NULL && t.s[i] != 0;

		if (!blank)
			buf_char(&r->b, t.s[i]);
		else if (r->b.len > 0 && r->b.data[r->b.len - 1] != ' ')
			buf_char(&r->b, ' ');
	}
	return text_of(keep_b(r), r->b.len);
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
	name = one_line(r, name);
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
add_id(struct reader *r, bool of_site, const char *scheme, size_t position,
    struct load_text value)
{
	const char *why = NULL;
	struct load_id id = { .scheme = scheme };

	if (mark_is_blank(value.s, value.n))
		return;
	buf_reset(&r->b);
	if (!identifier_parse(scheme, value.s, value.n, &r->b, &why)) {
		buf_reset(&r->b);
		buf_fmt(&r->b, "is kept in the row only: %s", why);
		warn_value(r, position,
		    strcmp(scheme, "DOM") == 0 ? "website" : scheme, value,
		    keep_b(r));
		return;
	}
	id.value = text_of(keep_b(r), r->b.len);
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

	while (next_of(&list, ";|,\n", &part))
		add_id(r, of_site, scheme, position, part);
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
		const char *scheme = NULL;

		if (k == 0 || k > 16) {
			if (part.n > 0)
				warn_value(r, position, "identifier", part,
				    "is kept in the row only: it names no "
				    "scheme");
			continue;
		}
		scheme = arena_keep(&r->scratch, part.s, k);
		add_id(r, of_site, scheme, position,
		    text_of(colon + 1, part.n - k - 1));
	}
}

/* --- values --- */

/* What a cell of a known kind says; NULL when it is blank.  Unknown words are
 * remarked upon. */
static const struct value *
read_value(struct reader *r, enum field f, enum value_kind kind,
    const char *what, const char *tail)
{
	struct load_text t = r->text[f];
	const struct value *v = NULL;

	if (mark_is_blank(t.s, t.n))
		return NULL;
	v = value_of(&r->values, kind, t.s, t.n);
	if (!v->known && v->nearest != NULL) {
		struct buf b = { 0 };

		buf_fmt(&b, "is not known (%s?)", v->nearest);
		warn_value(r, r->position[f], what,
		    text_of(v->unknown, strlen(v->unknown)), buf_text(&b));
		buf_clear(&b);
	} else if (!v->known) {
		warn_value(r, r->position[f], what,
		    text_of(v->unknown, strlen(v->unknown)), tail);
	}
	return v;
}

static const char *
read_country(struct reader *r, enum field f)
{
	const struct value *v = read_value(
	    r, f, VALUE_COUNTRY, "country", "is not known: no country is set");

	return v == NULL ? NULL : v->text;
}

static void
read_type(struct reader *r)
{
	const struct value *v = read_value(r, FIELD_TYPE, VALUE_TAG, "type",
	    "is neither CMO nor CDMO: kept as written");

	if (v == NULL)
		return;
	r->fact.kind = v->text;
	r->fact.tag = r->text[FIELD_TYPE];
	r->fact.tag_standard = v->standard;
	if (r->text[FIELD_TAG].n > 0 &&
	    memchr(r->text[FIELD_TAG].s, '|', r->text[FIELD_TAG].n) == NULL) {
		const struct value *tag = value_of(&r->values, VALUE_TAG,
		    r->text[FIELD_TAG].s, r->text[FIELD_TAG].n);

		r->fact.tag = r->text[FIELD_TAG];
		r->fact.tag_standard = tag->standard;
	}
}

static void
read_status(struct reader *r)
{
	const struct value *v = NULL;
	struct claims_row *row = &r->claims.row;

	if (r->text[FIELD_STATUS].n == 0) {
		for (size_t i = 0; i < r->plan->n_used; i++) {
			size_t at = r->plan->used[i];

			if (r->plan->column[at].field == FIELD_STATUS &&
			    !r->plan->blank_offered)
				row->status = 0;
		}
		return;
	}
	row->status = 0;
	v = read_value(r, FIELD_STATUS, VALUE_STATUS, "status",
	    "is not known: nothing is claimed");
	if (v != NULL && v->n > 0)
		row->status = v->id[0];
}

static void
read_scope(struct reader *r)
{
	static const struct {
		const char *word;
		const char *scope;
	} words[] = { { "ds", "DS" }, { "dp", "DP" },
		{ "drug substance", "DS" }, { "drug product", "DP" },
		{ "api", "DS" }, { "fdf", "DP" }, { "finished dose", "DP" },
		{ "finished dosage form", "DP" } };
	struct load_text t = r->text[FIELD_SCOPE];

	if (t.n == 0 || t.n > 40)
		return;
	fold_plain(&r->b, t.s, t.n);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcmp(words[i].word, buf_text(&r->b)) == 0)
			r->claims.row.scope = words[i].scope;
	}
}

/* What the row says of all its claims. */
static void
read_dimensions(struct reader *r)
{
	struct claims_row *row = &r->claims.row;
	const struct value *v = NULL;

	read_status(r);
	read_scope(r);
	row->modality = read_value(r, FIELD_MODALITY, VALUE_MODALITY,
	    "modality", "is not known: claims do not state it");
	row->dosage = read_value(r, FIELD_DOSAGE, VALUE_DOSAGE, "dosage form",
	    "is not known: claims do not state it");
	row->phase = read_value(r, FIELD_PHASE, VALUE_PHASE, "phase",
	    "is not known: claims do not state it");
	v = read_value(r, FIELD_EVIDENCE, VALUE_EVIDENCE, "evidence",
	    "is no level of evidence (E0 to E5)");
	if (v != NULL && v->n > 0)
		row->evidence = v->id[0];
	v = read_value(r, FIELD_DATE, VALUE_DATE, "date",
	    "is no date that has one reading only (write YYYY-MM-DD)");
	if (v != NULL && v->text != NULL)
		row->date = text_of(v->text, strlen(v->text));
}

/* --- the vendor and its site --- */

static struct load_text
plain(struct reader *r, enum field f)
{
	struct load_text t = r->text[f];

	return mark_is_blank(t.s, t.n) ? text_of(NULL, 0) : one_line(r, t);
}

/* An address with its country at the end says city and state, too. */
static void
read_address(struct reader *r, struct address *a)
{
	struct load_text t = r->fact.site_address;

	*a = (struct address){ 0 };
	if (t.n > 0 && t.n < 1000)
		address_parse(t.s, t.n, strcmp(r->plan->layout, "fda") == 0, a);
}

static void
read_site(struct reader *r)
{
	struct load_fact *f = &r->fact;
	struct address a = { 0 };

	f->has_site = true;
	f->site_name = plain(r, FIELD_SITE_NAME);
	f->site_address = plain(r, FIELD_SITE_ADDRESS);
	f->site_city = plain(r, FIELD_SITE_CITY);
	f->site_state = plain(r, FIELD_SITE_STATE);
	f->site_country = read_country(r, FIELD_SITE_COUNTRY);
	f->site_id = r->site_id;
	f->n_site_id = r->n_site_id;
	read_address(r, &a);
	if (f->site_country == NULL && r->text[FIELD_SITE_COUNTRY].n == 0)
		f->site_country = a.country;
	if (strcmp(r->plan->layout, "fda") == 0 && a.country == NULL &&
	    f->site_address.n > 0)
		warn_value(r, r->position[FIELD_SITE_ADDRESS], "address",
		    f->site_address, "ends with no known country");
	if (f->site_city.n == 0)
		f->site_city = text_of(a.city, a.n_city);
	if (f->site_state.n == 0)
		f->site_state = text_of(a.state, a.n_state);
}

/* The row speaks of one of the vendor's sites. */
static bool
names_site(struct reader *r)
{
	static const enum field telling[] = { FIELD_SITE_NAME,
		FIELD_SITE_ADDRESS, FIELD_FEI, FIELD_DUNS, FIELD_MIA,
		FIELD_OMS_LOC };

	if (!r->plan->has_site)
		return false;
	for (size_t i = 0; i < sizeof(telling) / sizeof(telling[0]); i++) {
		struct load_text t = r->text[telling[i]];

		if (!mark_is_blank(t.s, t.n))
			return true;
	}
	return r->plan->has_hq && (r->text[FIELD_SITE_CITY].n > 0 ||
				      r->text[FIELD_SITE_COUNTRY].n > 0);
}

static void
read_vendor(struct reader *r)
{
	struct load_fact *f = &r->fact;

	f->city = plain(r, FIELD_HQ_CITY);
	f->website = plain(r, FIELD_WEBSITE);
	f->description = plain(r, FIELD_DESCRIPTION);
	f->parent = plain(r, FIELD_PARENT);
	f->country = read_country(r, FIELD_HQ_COUNTRY);
	read_type(r);
	if (names_site(r)) {
		read_site(r);
		return;
	}
	if (f->country == NULL)
		f->country = read_country(r, FIELD_SITE_COUNTRY);
	if (f->city.n == 0)
		f->city = plain(r, FIELD_SITE_CITY);
}

/* --- cells --- */

/* The first cell of a field that is not blank counts. */
static void
take_text(struct reader *r, enum field f, size_t position, struct load_text t)
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
		take_text(r, f, position, t);
		return;
	}
	buf_reset(&r->b);
	buf_add(&r->b, r->text[f].s, r->text[f].n);
	buf_char(&r->b, ';');
	buf_add(&r->b, t.s, t.n);
	r->text[f] = text_of(keep_b(r), r->b.len);
}

static void
take_other_name(struct reader *r, size_t position, struct load_text t)
{
	struct buf a = { 0 };
	struct buf b = { 0 };

	fold_name(&a, t.s, t.n);
	fold_name(&b, r->text[FIELD_NAME].s, r->text[FIELD_NAME].n);
	if (b.len > 0 && strcmp(buf_text(&a), buf_text(&b)) != 0)
		warn_value(r, position, "a second vendor", t,
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
		t = text_of(c->title, strlen(c->title));
	else if (m != MARK_NONE)
		return;
	take_text(r, FIELD_TYPE, position, t);
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
			take_text(r, f, position, t);
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
		add_id(r, false, "DOM", position, t);
		take_text(r, f, position, t);
		break;
	case FIELD_LEI:
		add_ids(r, false, "LEI", position, t);
		break;
	case FIELD_ERP:
		add_ids(r, false, "ERP", position, t);
		break;
	case FIELD_VENDOR_DUNS:
		add_ids(r, false, "DUNS", position, t);
		break;
	case FIELD_IDENTIFIERS:
		add_schemes(r, r->plan->has_site, position, t);
		break;
	case FIELD_FEI:
		add_ids(r, true, "FEI", position, t);
		take_text(r, f, position, t);
		break;
	case FIELD_DUNS:
		add_ids(r, r->plan->has_site, "DUNS", position, t);
		take_text(r, f, position, t);
		break;
	case FIELD_MIA:
		add_id(r, true, "MIA", position, t);
		take_text(r, f, position, t);
		break;
	case FIELD_OMS_LOC:
		add_id(r, true, "OMSLOC", position, t);
		take_text(r, f, position, t);
		break;
	case FIELD_MODALITY:
	case FIELD_DOSAGE:
	case FIELD_PHASE:
		take_list(r, f, position, t);
		break;
	default:
		take_text(r, f, position, t);
		break;
	}
}

static void
take_cells(struct reader *r, const struct sheet_row *row)
{
	for (size_t i = 0; i < r->plan->n_used; i++) {
		size_t at = r->plan->used[i];
		struct load_text t = cell_at(row, at);

		if (t.n > 0)
			take(r, r->plan->column[at].field, at + 1, t);
	}
	for (size_t i = 0; i < r->plan->n_fallback; i++) {
		const struct plan_default *d = &r->plan->fallback[i];

		if (mark_is_blank(r->text[d->field].s, r->text[d->field].n)) {
			r->text[d->field] = (struct load_text){ 0 };
			take(r, d->field, 0, text_of(d->text, strlen(d->text)));
		}
	}
}

/* --- services --- */

/* All cells of one field that list services. */
static void
claim_field(struct reader *r, const struct sheet_row *row, enum field f)
{
	for (size_t i = 0; i < r->plan->n_used; i++) {
		size_t at = r->plan->used[i];
		struct load_text t = { 0 };

		if (r->plan->column[at].field != f)
			continue;
		t = cell_at(row, at);
		if (t.n > 0)
			claims_add_list(&r->claims, at + 1, t.s, t.n);
	}
}

static void
claim_columns(struct reader *r, const struct sheet_row *row)
{
	for (size_t i = 0; i < r->plan->n_used; i++) {
		size_t at = r->plan->used[i];
		enum field f = r->plan->column[at].field;
		struct load_text t = { 0 };
		const char *why = NULL;

		if (f != FIELD_COLUMN && f != FIELD_OPERATIONS)
			continue;
		t = cell_at(row, at);
		if (t.n == 0)
			continue;
		if (f == FIELD_OPERATIONS)
			claims_add_operations(&r->claims, at + 1, t.s, t.n);
		else
			why = claims_add_mark(&r->claims, at + 1, t.s, t.n);
		if (why != NULL)
			warn_value(
			    r, at + 1, r->plan->column[at].title, t, why);
	}
}

/* A phrase beside a service gives the words of its claims; alone it is read
 * itself.  A category is read where the row says nothing finer. */
static void
claim_all(struct reader *r, const struct sheet_row *row)
{
	size_t before = 0;

	r->claims.row.words = r->text[FIELD_PHRASE];
	claim_field(r, row, FIELD_TEXT);
	before = r->claims.n_claim + r->claims.n_mention;
	r->claims.row.words = text_of(NULL, 0);
	if (before == 0)
		claim_field(r, row, FIELD_PHRASE);
	claim_field(r, row, FIELD_SUBCATEGORY);
	claim_columns(r, row);
	if (r->claims.n_claim == 0)
		claim_field(r, row, FIELD_CATEGORY);
}

/* --- the row --- */

static void
begin_row(struct reader *r)
{
	values_trim(&r->values);
	if (r->scratch.n_block > 1)
		arena_clear(&r->scratch);
	else
		r->scratch.used = 0;
	claims_begin(&r->claims);
	memset(r->text, 0, sizeof(r->text));
	memset(r->position, 0, sizeof(r->position));
	r->fact = (struct load_fact){ 0 };
	r->n_alias = 0;
	r->n_id = 0;
	r->n_site_id = 0;
	r->n_warning = 0;
}

static bool
is_blank_row(const struct sheet_row *row)
{
	for (size_t i = 0; i < row->n_cell; i++) {
		if (cell_at(row, i).n > 0)
			return false;
	}
	return true;
}

/* Cells beside the last column that has a title; in a file of rejected rows
 * they stand in columns of their own. */
static size_t
cells_too_many(const struct reader *r, const struct sheet_row *row)
{
	const struct plan *p = r->plan;
	size_t n = 0;

	for (size_t i = p->width; i < row->n_cell; i++) {
		if (i < p->n &&
		    strcmp(p->column[i].title, "vendorcat_extra") != 0)
			continue;
		n += cell_at(row, i).n > 0 ? 1 : 0;
	}
	return n;
}

static enum read_outcome
aside(struct reader *r, struct read_result *to, size_t position,
    const char *reason)
{
	to->reason = reason;
	to->position = position;
	to->warning = r->warning;
	to->n_warning = r->n_warning;
	return READ_ASIDE;
}

/* The header once more, or a line that sums up. */
static const char *
no_data(struct reader *r, const struct sheet_row *row)
{
	static const char *const totals[] = { "total", "subtotal", "sub total",
		"grand total", "sum", "summe", "gesamt" };
	struct load_text name = r->text[FIELD_NAME];
	size_t same = 0;

	for (size_t i = 0; i < r->plan->n && i < row->n_cell; i++) {
		struct load_text t = cell_at(row, i);
		const char *title = r->plan->column[i].title;

		if (t.n == 0)
			continue;
		if (strlen(title) != t.n || memcmp(title, t.s, t.n) != 0)
			break;
		same++;
	}
	if (same >= 2)
		return "the header once more";
	if (name.n == 0 || name.n > 12)
		return NULL;
	fold_plain(&r->b, name.s, name.n);
	for (size_t i = 0; i < sizeof(totals) / sizeof(totals[0]); i++) {
		if (strcmp(totals[i], buf_text(&r->b)) == 0)
			return "a total, no vendor";
	}
	return NULL;
}

static const char *
no_name(struct reader *r, size_t position)
{
	const char *title =
	    position == 0 ? "vendor" : r->plan->column[position - 1].title;

	buf_reset(&r->b);
	buf_fmt(&r->b, "no vendor name in \"%s\"", title);
	if (r->text[FIELD_NAME].n > 0)
		buf_fmt(&r->b, ": \"%.*s\" is none",
		    (int)(r->text[FIELD_NAME].n > 60 ? 60
						     : r->text[FIELD_NAME].n),
		    r->text[FIELD_NAME].s);
	else if (r->name.len > 0)
		buf_fmt(&r->b,
		    " (if the cell above was meant to go on: \"%.60s\")",
		    buf_text(&r->name));
	return keep_b(r);
}

static size_t
name_position(const struct reader *r)
{
	for (size_t i = 0; i < r->plan->n; i++) {
		if (r->plan->column[i].field == FIELD_NAME)
			return i + 1;
	}
	return 0;
}

static void
remark_on_shape(struct reader *r, const struct sheet_row *row)
{
	if (row->trouble != NULL)
		warn(r, row->trouble_column,
		    arena_keep(
			&r->scratch, row->trouble, strlen(row->trouble)));
	if (row->n_cell < r->plan->n && row->n_cell > 0) {
		buf_reset(&r->b);
		buf_fmt(&r->b,
		    "%zu cells where the header has %zu: the others are blank",
		    row->n_cell, r->plan->n);
		warn(r, 0, keep_b(r));
	}
}

static enum read_outcome
read_fact(struct reader *r, const struct sheet_row *row, struct read_result *to)
{
	struct load_text name = one_line(r, r->text[FIELD_NAME]);

	buf_reset(&r->name);
	buf_add(&r->name, name.s, name.n);
	read_vendor(r);
	read_dimensions(r);
	claim_all(r, row);
	r->fact.name = name;
	r->fact.alias = r->alias;
	r->fact.n_alias = r->n_alias;
	r->fact.id = r->id;
	r->fact.n_id = r->n_id;
	r->fact.claim = r->claims.claim;
	r->fact.n_claim = r->claims.n_claim;
	r->fact.mention = r->claims.mention;
	r->fact.n_mention = r->claims.n_mention;
	to->fact = r->fact;
	to->warning = r->warning;
	to->n_warning = r->n_warning;
	return READ_FACT;
}

enum read_outcome
reader_row(
    struct reader *r, const struct sheet_row *row, struct read_result *to)
{
	struct load_text name = { 0 };
	size_t extra = 0;

	*to = (struct read_result){ 0 };
	begin_row(r);
	if (is_blank_row(row)) {
		to->reason = "a blank row";
		return READ_SKIP;
	}
	take_cells(r, row);
	to->reason = no_data(r, row);
	if (to->reason != NULL)
		return READ_SKIP;
	remark_on_shape(r, row);
	extra = cells_too_many(r, row);
	if (extra > 0) {
		buf_reset(&r->b);
		buf_fmt(&r->b,
		    "%zu cells where the header has %zu (a comma in a cell "
		    "that is not quoted?)",
		    r->plan->width + extra, r->plan->width);
		return aside(r, to, r->plan->width + 1, keep_b(r));
	}
	name = r->text[FIELD_NAME];
	if (mark_is_blank(name.s, name.n))
		return aside(
		    r, to, name_position(r), no_name(r, name_position(r)));
	return read_fact(r, row, to);
}
