/* supply.c - the claims as they lie, vendor by vendor. */
#include "catalog/supply.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/dimension.h"
#include "catalog/doubt.h"
#include "catalog/filter.h"
#include "catalog/roster.h"
#include "catalog/seed.h"
#include "db/db.h"

struct supply {
	struct db *db;
	struct roster roster;
	struct supply_options opt;
	bool status[8];  /* by enum status: it counts */
	bool *country;   /* by roster_country: inside; NULL: everywhere */
	struct stmt *st; /* NULL: no more claims */
	int64_t pending; /* vendor of the claim st stands on */
	int64_t last_id; /* the source looked up last, and what came of it */
	bool last_in;
	size_t next;                /* vendor */
	struct supply_claim *claim; /* owned: of one vendor */
	size_t n;
	size_t cap;
	struct supply_claim *no; /* owned: the "no" of one capability */
	size_t n_no;
	size_t cap_no;
};

static bool
has_id(const struct filter_ids *ids, int64_t id)
{
	for (size_t i = 0; i < ids->n; i++) {
		if (ids->id[i] == id)
			return true;
	}
	return false;
}

static bool
source_is_in(struct supply *s, int64_t id)
{
	const struct filter *f = s->opt.filter;

	if (id != s->last_id) {
		s->last_id = id;
		s->last_in =
		    roster_source_by_id(&s->roster, id) != NULL &&
		    (f == NULL || f->source.n == 0 || has_id(&f->source, id));
	}
	return s->last_in;
}

static bool
step(struct supply *s, struct err *err)
{
	bool found = false;

	if (!stmt_step(s->st, &found, err))
		return false;
	s->pending = found ? stmt_get_int(s->st, 0) : INT64_MAX;
	return true;
}

/* What stored_claim packs into one number (sql/view/claim.sql). */
static void
unpack_claim(struct supply_claim *c, int64_t said)
{
	c->status = (unsigned char)(said & 15);
	c->modality = (unsigned char)(said >> 4 & 255);
	c->dosage = (unsigned char)(said >> 12 & 255);
	c->phase = (unsigned char)(said >> 20 & 15);
}

static void
read_date(struct supply_claim *c, const char *date)
{
	size_t n = date == NULL ? 0 : strlen(date);

	n = n < sizeof(c->date) ? n : sizeof(c->date) - 1;
	memcpy(c->date, date == NULL ? "" : date, n);
	c->date[n] = '\0';
}

static void
read_claim(struct supply *s, const struct roster_vendor *v, int64_t row_id)
{
	struct supply_claim *c = NULL;
	const struct roster_site *site = NULL;

	if (s->n == s->cap) {
		s->cap = s->cap == 0 ? 64 : s->cap * 2;
		s->claim = xrealloc(s->claim, s->cap, sizeof(*s->claim));
	}
	c = &s->claim[s->n++];
	*c = (struct supply_claim){ .source = row_id >> 32,
		.row = row_id & UINT32_MAX };
	c->capability =
	    (unsigned char)(stmt_get_int(s->st, 1) & CAPABILITY_MAX);
	unpack_claim(c, stmt_get_int(s->st, 3));
	c->evidence = (unsigned char)stmt_get_int(s->st, 4);
	c->counts = c->status < sizeof(s->status) && s->status[c->status];
	c->site = stmt_get_int(s->st, 5);
	read_date(c, stmt_get_text(s->st, 6));
	site = roster_site_of(&s->roster, v, c->site);
	if (site != NULL && site->country != 0) {
		c->country = &site->country;
		c->n_country = 1;
	} else {
		c->country =
		    v->n_place == 0 ? NULL : &s->roster.country[v->place];
		c->n_country = v->n_place;
	}
}

bool
supply_overrules(const struct supply_claim *no, const struct supply_claim *c)
{
	if ((no->modality != 0 && no->modality != c->modality) ||
	    (no->dosage != 0 && no->dosage != c->dosage) ||
	    (no->phase != 0 && no->phase != c->phase))
		return false;
	if (no->evidence != c->evidence)
		return no->evidence > c->evidence;
	return strcmp(no->date, c->date) > 0;
}

/* Remember a "no"; of those with the same dimensions the strongest alone
 * matters, so that a long list of them costs nothing. */
static void
keep_no(struct supply *s, const struct supply_claim *c)
{
	struct supply_claim *no = NULL;

	for (size_t i = 0; i < s->n_no; i++) {
		no = &s->no[i];
		if (no->modality != c->modality || no->dosage != c->dosage ||
		    no->phase != c->phase)
			continue;
		if (c->evidence > no->evidence ||
		    (c->evidence == no->evidence &&
			strcmp(c->date, no->date) > 0))
			*no = *c;
		return;
	}
	if (s->n_no == s->cap_no) {
		s->cap_no = s->cap_no == 0 ? 8 : s->cap_no * 2;
		s->no = xrealloc(s->no, s->cap_no, sizeof(*s->no));
	}
	s->no[s->n_no++] = *c;
}

static bool
is_overruled(const struct supply *s, const struct supply_claim *c)
{
	for (size_t i = 0; i < s->n_no; i++) {
		if (supply_overrules(&s->no[i], c))
			return true;
	}
	return false;
}

/* Claims first to last are of one capability: let the noes speak. */
static void
overrule(struct supply *s, size_t first, size_t last)
{
	s->n_no = 0;
	for (size_t i = first; i < last; i++) {
		if (s->claim[i].status == STATUS_NO)
			keep_no(s, &s->claim[i]);
	}
	for (size_t i = first; s->n_no > 0 && i < last; i++) {
		struct supply_claim *c = &s->claim[i];

		if (c->status != STATUS_OFFERED || !c->counts ||
		    !is_overruled(s, c))
			continue;
		c->counts = false;
		c->overruled = true;
		c->status = STATUS_NO;
	}
}

static bool
claim_is_inside(const struct supply *s, const struct supply_claim *c)
{
	if (s->country == NULL)
		return true;
	for (size_t i = 0; i < c->n_country; i++) {
		if (s->country[c->country[i]])
			return true;
	}
	return false;
}

static bool
modality_fits(const struct filter *f, int64_t id)
{
	for (size_t i = 0; i < f->modality.n; i++) {
		if (dimension_modality_is(id, f->modality.id[i]))
			return true;
	}
	return f->modality.n == 0;
}

/* What the dimensions asked for make of a claim: false drops it. */
static bool
claim_fits(const struct supply *s, struct supply_claim *c)
{
	const struct filter *f = s->opt.filter;
	bool unstated = false;

	if (f == NULL)
		return true;
	if (f->modality.n > 0 && c->modality == 0)
		unstated = true;
	else if (!modality_fits(f, c->modality))
		return false;
	if (f->dosage.n > 0 && c->dosage == 0)
		unstated = true;
	else if (f->dosage.n > 0 && !has_id(&f->dosage, c->dosage))
		return false;
	if (unstated && !s->opt.unstated_counts) {
		c->unstated = c->counts;
		c->counts = false;
	}
	return true;
}

/* The noes first: they are heard even where the question is narrower. */
static void
settle_claims(struct supply *s)
{
	size_t kept = 0;

	for (size_t i = 0, j = 0; i < s->n; i = j) {
		for (j = i; j < s->n &&
			    s->claim[j].capability == s->claim[i].capability;)
			j++;
		overrule(s, i, j);
	}
	for (size_t i = 0; i < s->n; i++) {
		if (claim_is_inside(s, &s->claim[i]) &&
		    claim_fits(s, &s->claim[i]))
			s->claim[kept++] = s->claim[i];
	}
	s->n = kept;
}

enum supply_answer
supply_answer_of(unsigned char status)
{
	switch (status) {
	case STATUS_NO:
		return SUPPLY_NO;
	case STATUS_PLANNED:
		return SUPPLY_PLANNED;
	case STATUS_PARTNER:
		return SUPPLY_PARTNER;
	case STATUS_PARTIAL:
		return SUPPLY_PARTIAL;
	default:
		return SUPPLY_UNKNOWN;
	}
}

void
supply_answer(struct supply_vendor *v)
{
	memset(v->answer, 0, sizeof(v->answer));
	for (size_t i = 0; i < v->n_claim; i++) {
		const struct supply_claim *c = &v->claim[i];
		enum supply_answer a = c->counts ? SUPPLY_YES
				       : c->unstated
					   ? SUPPLY_UNSTATED
					   : supply_answer_of(c->status);

		if (c->capability <= CAPABILITY_MAX &&
		    a > v->answer[c->capability])
			v->answer[c->capability] = (unsigned char)a;
	}
}

/* An area is offered when it is named or any leaf of it is. */
static bool
offers(const struct supply_vendor *v, int64_t id)
{
	if (v->answer[id] == SUPPLY_YES)
		return true;
	for (size_t i = 0; i < capability_count(); i++) {
		const struct capability *c = capability_at(i);

		if (c->area_id == id && v->answer[c->id] == SUPPLY_YES)
			return true;
	}
	return false;
}

static bool
vendor_is_inside(const struct supply *s, const struct roster_vendor *v)
{
	const struct filter *f = s->opt.filter;
	const struct roster_group *g = &s->roster.group[v->group];
	bool kind = true;
	bool here = s->country == NULL || s->country[v->country];

	if (f == NULL)
		return true;
	if (f->cmo || f->cdmo || f->untagged)
		kind = v->kind == NULL                ? f->untagged
		       : strcmp(v->kind, "CDMO") == 0 ? f->cdmo
						      : f->cmo;
	for (size_t i = 0; !here && i < v->n_site; i++)
		here = s->country[s->roster.site[v->site + i].country];
	return kind && here &&
	       (f->group.n == 0 || (g->id != 0 && has_id(&f->group, g->id)) ||
		   has_id(&f->group, -v->id));
}

/* Vendors with claims of the sources alone, when sources are asked for. */
static bool
vendor_passes(
    const struct supply *s, const struct supply_vendor *v, size_t n_of_source)
{
	const struct filter *f = s->opt.filter;

	if (f == NULL)
		return true;
	if (f->source.n > 0 && n_of_source == 0)
		return false;
	for (size_t i = 0; i < f->offers.n; i++) {
		if (!offers(v, f->offers.id[i]))
			return false;
	}
	return true;
}

const struct roster *
supply_roster(const struct supply *s)
{
	return &s->roster;
}

bool
supply_next(
    struct supply *s, struct supply_vendor *v, bool *found, struct err *err)
{
	*found = false;
	while (!*found && s->next < s->roster.n_vendor) {
		const struct roster_vendor *r = &s->roster.vendor[s->next];
		bool inside = vendor_is_inside(s, r);
		size_t n_of_source = 0;

		s->n = 0;
		while (s->pending < r->id) {
			if (!step(s, err))
				return false;
		}
		while (s->pending == r->id) {
			int64_t row_id = stmt_get_int(s->st, 2);

			if (inside && source_is_in(s, row_id >> 32))
				read_claim(s, r, row_id);
			if (!step(s, err))
				return false;
		}
		n_of_source = s->n;
		settle_claims(s);
		v->index = s->next++;
		v->claim = s->claim;
		v->n_claim = s->n;
		supply_answer(v);
		*found = inside && vendor_passes(s, v, n_of_source);
	}
	return true;
}

static void
set_up(struct supply *s)
{
	const struct filter *f = s->opt.filter;

	s->status[STATUS_OFFERED] = f == NULL || f->status.n == 0;
	for (size_t i = 0; f != NULL && i < f->status.n; i++)
		s->status[f->status.id[i]] = true;
	if (f == NULL || f->n_country == 0)
		return;
	s->country = xcalloc(ROSTER_COUNTRIES, sizeof(*s->country));
	for (size_t i = 0; i < f->n_country; i++)
		s->country[roster_country(f->country[i])] = true;
	s->country[0] = false;
}

bool
supply_open(struct supply **out, struct db *db,
    const struct supply_options *opt, struct err *err)
{
	struct supply *s = xcalloc(1, sizeof(*s));
	bool ok = false;

	s->db = db;
	s->opt = *opt;
	s->last_id = -1;
	set_up(s);
	if (!roster_load(&s->roster, db, err))
		goto out;
	s->st = db_stmt(db, SQL_SUPPLY_CLAIM, err);
	if (s->st == NULL || !step(s, err))
		goto out;
	*out = s;
	s = NULL;
	ok = true;
out:
	supply_close(s);
	return ok;
}

void
supply_close(struct supply *s)
{
	if (s == NULL)
		return;
	stmt_done(s->st);
	roster_clear(&s->roster);
	free(s->country);
	free(s->claim);
	free(s->no);
	free(s);
}

bool
supply_is_silent(struct supply *s, int64_t capability_id)
{
	const struct seed_table *t = seed_table("fda_operations");
	const struct capability *c = capability_by_id(capability_id);
	size_t column = seed_column(t, "capability");
	size_t n = 0;

	for (size_t i = 0; i < s->roster.n_source; i++) {
		if (!source_is_in(s, s->roster.source[i].id))
			continue;
		if (!s->roster.source[i].fda)
			return false;
		n++;
	}
	for (size_t i = 0; c != NULL && i < t->n_row; i++) {
		if (strcmp(seed_cell(t, i, column), c->code) == 0)
			return false;
	}
	return n > 0;
}

/* What supply_ambiguous passes on. */
struct supply_passing {
	struct supply *supply;
	void (*each)(void *arg, size_t vendor, int64_t capability_id);
	void *arg;
};

static void
pass_doubt(void *arg, const struct doubt *d)
{
	const struct supply_passing *p = arg;
	size_t at = roster_find(&p->supply->roster, d->vendor_id);

	if (at == SIZE_MAX || !source_is_in(p->supply, d->source_id))
		return;
	for (size_t i = 0; i < d->n_capability; i++)
		p->each(p->arg, at, d->capability[i]);
}

bool
supply_ambiguous(struct supply *s,
    void (*each)(void *arg, size_t vendor, int64_t capability_id), void *arg,
    struct err *err)
{
	struct supply_passing p = { s, each, arg };

	return doubt_each(s->db, "ambiguous", pass_doubt, &p, err);
}
