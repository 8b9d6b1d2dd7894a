/* read.c - a row of a sheet becomes a fact. */
#include "intake/read.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/dimension.h"
#include "catalog/fold.h"
#include "intake/address.h"
#include "intake/comment.h"
#include "intake/mark.h"
#include "intake/plan.h"
#include "intake/reader.h"
#include "intake/status.h"
#include "intake/unfit.h"
#include "intake/when.h"
#include "intake/where.h"
#include "sheet/sheet.h"

struct reader *
reader_new(const struct plan *plan, struct vocab *v)
{
	struct reader *r = xcalloc(1, sizeof(*r));
	/* a turned sheet's titles are its questions */
	bool told = plan->header_row > 0 && plan->across == 0;

	r->plan = plan;
	claims_init(&r->claims, plan, v);
	r->untitled = xcalloc(plan->n + 1, sizeof(*r->untitled));
	r->untitled_at = xcalloc(plan->n + 1, sizeof(*r->untitled_at));
	for (size_t i = 0; i < plan->width && told; i++) {
		const struct plan_column *c = &plan->column[i];

		if (c->title[0] == '\0' && c->field == FIELD_UNUSED &&
		    c->reason != NULL && strcmp(c->reason, "no title") == 0)
			r->untitled_at[r->n_untitled++] = i;
	}
	return r;
}

const char *
reader_untitled(struct reader *r, size_t i, int64_t *row, int64_t *line)
{
	const struct read_untitled *u = &r->untitled[i];

	if (u->n == 0)
		return NULL;
	buf_reset(&r->b);
	buf_fmt(&r->b,
	    "%lld cell%s in column %zu, which has no title, %s kept but not "
	    "read (row %lld: \"%s\")",
	    (long long)u->n, u->n == 1 ? "" : "s", i + 1,
	    u->n == 1 ? "is" : "are", (long long)u->row, u->text);
	*row = u->row;
	*line = u->line;
	return buf_text(&r->b);
}

void
reader_beside(struct reader *r, const struct sheet_row *beside)
{
	r->beside = beside;
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
	free(r->plain);
	free(r->untitled);
	free(r->untitled_at);
	free(r);
}

struct claims_count
reader_count(const struct reader *r)
{
	return r->claims.count;
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
	if (!v->known)
		reader_warn_value(r, r->position[f], what,
		    reader_text(v->unknown, strlen(v->unknown)), tail);
	return v;
}

static void
read_type(struct reader *r)
{
	const struct value *v = read_value(r, FIELD_TYPE, VALUE_TAG, "type",
	    "is neither CMO nor CDMO: kept as written");
	struct load_text t = r->text[FIELD_TAG];

	if (v != NULL) {
		r->fact.kind = v->text;
		r->fact.tag = r->text[FIELD_TYPE];
		r->fact.tag_standard = v->standard;
	}
	if (t.n > 0 && memchr(t.s, '|', t.n) == NULL) {
		v = value_of(&r->values, VALUE_TAG, t.s, t.n);
		r->fact.tag = t;
		r->fact.tag_standard = v->standard;
	}
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

	status_read(r);
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
	when_read(r);
}

/* --- the vendor and its site --- */

static struct load_text
plain(struct reader *r, enum field f)
{
	struct load_text t = r->text[f];

	return mark_is_blank(t.s, t.n) ? reader_text(NULL, 0)
				       : reader_one_line(r, t);
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

/* One place is not in several countries. */
static void
warn_several(struct reader *r, enum field f)
{
	if (r->n_country > 0)
		reader_warn_value(r, r->position[f], "country", r->text[f],
		    "names several for one place: no country is set");
	r->n_country = 0;
}

static void
read_site(struct reader *r)
{
	struct load_fact *f = &r->fact;
	struct address a = { 0 };

	f->has_site = true;
	f->site_name = plain(r, FIELD_SITE_NAME);
	f->site_address = plain(r, FIELD_SITE_ADDRESS);
	f->site_country = where_country(r, FIELD_SITE_COUNTRY, FIELD_SITE_CITY);
	warn_several(r, FIELD_SITE_COUNTRY);
	if (f->site_country == NULL)
		f->site_country =
		    where_city(r, FIELD_SITE_COUNTRY, FIELD_SITE_CITY);
	f->site_city = plain(r, FIELD_SITE_CITY);
	f->site_state = plain(r, FIELD_SITE_STATE);
	f->site_id = r->site_id;
	f->n_site_id = r->n_site_id;
	read_address(r, &a);
	if (f->site_country == NULL && r->text[FIELD_SITE_COUNTRY].n == 0)
		f->site_country = a.country;
	if (strcmp(r->plan->layout, "fda") == 0 && a.country == NULL &&
	    f->site_address.n > 0)
		reader_warn_value(r, r->position[FIELD_SITE_ADDRESS], "address",
		    f->site_address, "ends with no known country");
	if (f->site_city.n == 0)
		f->site_city = reader_text(a.city, a.n_city);
	if (f->site_state.n == 0)
		f->site_state = reader_text(a.state, a.n_state);
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

	f->website = plain(r, FIELD_WEBSITE);
	f->description = plain(r, FIELD_DESCRIPTION);
	f->parent = plain(r, FIELD_PARENT);
	f->country = where_country(r, FIELD_HQ_COUNTRY, FIELD_HQ_CITY);
	warn_several(r, FIELD_HQ_COUNTRY);
	if (f->country == NULL)
		f->country = where_city(r, FIELD_HQ_COUNTRY, FIELD_HQ_CITY);
	f->city = plain(r, FIELD_HQ_CITY);
	read_type(r);
	if (names_site(r)) {
		read_site(r);
		return;
	}
	if (f->country == NULL) {
		f->country =
		    where_country(r, FIELD_SITE_COUNTRY, FIELD_SITE_CITY);
		f->also = r->country;
		f->n_also = r->n_country;
		if (f->country == NULL)
			f->country =
			    where_city(r, FIELD_SITE_COUNTRY, FIELD_SITE_CITY);
	}
	if (f->city.n == 0)
		f->city = plain(r, FIELD_SITE_CITY);
	f->any_place = r->text[FIELD_HQ_COUNTRY].n == 0 &&
		       r->text[FIELD_HQ_CITY].n == 0 && f->n_also == 0;
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
		t = reader_cell(row, at);
		if (t.n > 0)
			claims_add_list(&r->claims, at + 1, t.s, t.n);
	}
}

static void
claim_columns(struct reader *r, const struct sheet_row *row)
{
	bool comments = comment_stands(r, row);

	if (comments && r->beside == NULL && r->n_comment++ == 0)
		reader_warn(r, 0,
		    "the comments beside the answers are kept, and read only "
		    "for words of status");
	for (size_t i = 0; i < r->plan->n_used; i++) {
		size_t at = r->plan->used[i];
		enum field f = r->plan->column[at].field;
		struct load_text t = { 0 };
		const char *why = NULL;

		if (f != FIELD_COLUMN && f != FIELD_OPERATIONS)
			continue;
		t = reader_cell(row, at);
		if (t.n == 0)
			continue;
		if (f == FIELD_OPERATIONS)
			claims_add_operations(&r->claims, at + 1, t.s, t.n);
		else if (comments)
			t = comment_answer(r, row, at, t, &why);
		if (f == FIELD_COLUMN && why == NULL)
			why = claims_add_mark(&r->claims, at + 1, t.s, t.n);
		if (why != NULL)
			reader_warn_value(
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
	r->claims.row.words = reader_text(NULL, 0);
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
	r->n_country = 0;
	r->n_warning = 0;
}

static bool
is_blank_row(const struct sheet_row *row)
{
	for (size_t i = 0; i < row->n_cell; i++) {
		if (reader_cell(row, i).n > 0)
			return false;
	}
	return true;
}

/* Cells beside the last column that has a title, and where the first of them
 * stands; in a file of rejected rows they stand in columns of their own. */
static size_t
cells_too_many(
    const struct reader *r, const struct sheet_row *row, size_t *first)
{
	const struct plan *p = r->plan;
	size_t n = 0;

	for (size_t i = p->width; i < row->n_cell; i++) {
		if (i < p->n &&
		    strcmp(p->column[i].title, "vendorcat_extra") != 0)
			continue;
		if (reader_cell(row, i).n > 0 && n++ == 0)
			*first = i;
	}
	return n;
}

/* What stands in the sheet beside the table is no cell of the row: in a
 * workbook, or where a blank one is between. */
static bool
is_beside(struct reader *r, const struct sheet_row *row, size_t first)
{
	if (!r->plan->firm && (first == r->plan->width || r->plan->mended))
		return false;
	reader_warn_value(r, first + 1, "text", reader_cell(row, first),
	    "beside the table is kept, but not read");
	return true;
}

/* The row has nothing in the columns of the vendors' table, but there is
 * another one beside it. */
static bool
is_of_other(const struct plan *p, const struct sheet_row *row)
{
	for (size_t i = p->home_from; i < p->home_to; i++) {
		if (reader_cell(row, i).n > 0)
			return false;
	}
	return p->n_apart > 0;
}

/* Cells of columns within the table that have no title. */
static void
count_untitled(struct reader *r, const struct sheet_row *row)
{
	for (size_t k = 0; k < r->n_untitled; k++) {
		size_t i = r->untitled_at[k];
		struct load_text t = reader_cell(row, i);
		struct read_untitled *u = &r->untitled[i];

		if (t.n == 0 || u->n++ > 0)
			continue;
		u->row = row->number;
		u->line = row->line;
		if (t.n >= sizeof(u->text))
			t.n = sizeof(u->text) - 1;
		while (t.n > 0 && ((unsigned char)t.s[t.n] & 0xc0) == 0x80)
			t.n--;
		memcpy(u->text, t.s, t.n);
	}
}

static void
remark_on_shape(struct reader *r, const struct sheet_row *row)
{
	if (row->trouble != NULL)
		reader_warn(r, row->trouble_column,
		    arena_keep(
			&r->scratch, row->trouble, strlen(row->trouble)));
	if (row->n_cell < r->plan->n && row->n_cell > 0) {
		buf_reset(&r->b);
		buf_fmt(&r->b,
		    "%zu cells where the header has %zu: the others are blank",
		    row->n_cell, r->plan->n);
		reader_warn(r, 0, reader_keep(r));
	}
}

static enum read_outcome
read_fact(struct reader *r, const struct sheet_row *row, struct read_result *to)
{
	struct load_text name = reader_one_line(r, r->text[FIELD_NAME]);

	buf_reset(&r->name);
	buf_add(&r->name, name.s, name.n);
	read_vendor(r);
	read_dimensions(r);
	status_barred(r, row);
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
    struct reader *r, const struct sheet_row *as_read, struct read_result *to)
{
	enum read_outcome outcome = READ_FACT;
	struct sheet_row plain = { 0 };
	const struct sheet_row *row = &plain;
	size_t extra = 0;
	size_t first = 0;

	*to = (struct read_result){ 0 };
	begin_row(r);
	reader_plain(r, as_read, &plain);
	if (is_blank_row(as_read)) {
		to->reason = "a blank row";
		return READ_SKIP;
	}
	reader_take(r, row);
	if (legend_has_row(&r->plan->legend, row->number)) {
		to->reason = "the legend of the marks";
		return READ_SKIP;
	}
	to->reason = reader_no_vendor(r, row);
	if (to->reason == NULL)
		to->reason = unfit_no_data(r, row);
	if (to->reason == NULL && is_of_other(r->plan, row))
		to->reason = "a row of the table beside";
	if (to->reason != NULL)
		return READ_SKIP;
	remark_on_shape(r, row);
	count_untitled(r, row);
	extra = cells_too_many(r, row, &first);
	if (extra > 0 && !is_beside(r, row, first)) {
		buf_reset(&r->b);
		buf_fmt(&r->b,
		    "%zu cells where the header has %zu (a comma in a cell "
		    "that is not quoted?)",
		    r->plan->width + extra, r->plan->width);
		return unfit_aside(r, to, r->plan->width + 1, reader_keep(r));
	}
	outcome = unfit_name(r, row, to);
	return outcome == READ_FACT ? read_fact(r, row, to) : outcome;
}
