/* gap.c - rows for what is needed, and the verdict on each. */
#include "catalog/gap.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/filter.h"
#include "catalog/place.h"
#include "catalog/profile.h"
#include "catalog/subject.h"
#include "catalog/suspect.h"
#include "catalog/tally.h"

struct gap {
	struct supply *supply;
	const struct roster *roster;
	struct profile_list profiles;
	struct subject_list subjects;
	struct suspect_list suspects;
	bool *passed;         /* owned: vendors the question is about */
	struct tally all;     /* everybody */
	struct tally without; /* some being gone */
	bool is_without;
	bool *gone;                    /* owned: vendors */
	bool closed[ROSTER_COUNTRIES]; /* countries that are gone */
	struct suspect_gone lost;      /* the two, as suspects know them */
	struct supply_claim *claim;    /* owned: of one vendor, what is left */
	uint16_t *country;             /* owned: where it is left */
	bool *used;                    /* owned: values of the axis */
	size_t need;
	bool one_region;     /* asked for: no place to be told from another */
	struct gap_row *row; /* owned */
	size_t n;
};

static const char *const verdict_word[GAP_VERDICTS] = { "none", "single",
	"single-group", "below", "single-region", "unknown", "covered" };

const char *
gap_verdict_word(enum gap_verdict v)
{
	return verdict_word[v];
}

/* --- what is left when some are gone --- */

static bool
who_is_gone(struct gap *g, const struct gap_options *opt)
{
	g->is_without = opt->n_without_vendor + opt->n_without_country > 0;
	g->passed = xcalloc(g->roster->n_vendor + 1, sizeof(*g->passed));
	g->gone = xcalloc(g->roster->n_vendor + 1, sizeof(*g->gone));
	for (size_t i = 0; i < opt->n_without_vendor; i++) {
		size_t at = roster_find(g->roster, opt->without_vendor[i]);

		if (at != SIZE_MAX)
			g->gone[at] = true;
	}
	for (size_t i = 0; i < opt->n_without_country; i++)
		g->closed[roster_country(opt->without_country[i])] = true;
	g->closed[0] = false;
	g->lost = (struct suspect_gone){ g->gone, g->closed };
	return g->is_without;
}

/* The places of c that are left go to where; false when none is.  A claim of
 * which no place is known stays. */
static bool
claim_is_left(
    const struct gap *g, struct supply_claim *c, uint16_t *where, size_t *n)
{
	size_t left = 0;

	for (size_t i = 0; i < c->n_country; i++) {
		if (!g->closed[c->country[i]])
			where[*n + left++] = c->country[i];
	}
	if (c->n_country > 0 && left == 0)
		return false;
	c->country = where + *n;
	c->n_country = (uint16_t)left;
	*n += left;
	return true;
}

static void
tally_what_is_left(struct gap *g, const struct supply_vendor *v)
{
	struct supply_vendor left = { .index = v->index };
	size_t n_place = 1;
	size_t n = 0;

	for (size_t i = 0; i < v->n_claim; i++)
		n_place += v->claim[i].n_country;
	g->claim = xrealloc(g->claim, v->n_claim + 1, sizeof(*g->claim));
	g->country = xrealloc(g->country, n_place, sizeof(*g->country));
	for (size_t i = 0; i < v->n_claim && !g->gone[v->index]; i++) {
		g->claim[left.n_claim] = v->claim[i];
		if (claim_is_left(g, &g->claim[left.n_claim], g->country, &n))
			left.n_claim++;
	}
	left.claim = g->claim;
	supply_answer(&left);
	tally_vendor(&g->without, &left);
}

/* --- verdicts --- */

static const struct tally_cell *
cell_of(const struct gap *g, const struct gap_row *r)
{
	const struct tally *t = g->is_without ? &g->without : &g->all;

	return tally_at(t, r->subject, r->value);
}

static const struct tally_cell *
unstated_cell_of(const struct gap *g, const struct gap_row *r)
{
	const struct tally *t = g->is_without ? &g->without : &g->all;

	if (t->axis == AXIS_NONE || t->axis == AXIS_GROUP)
		return NULL;
	return tally_at(t, r->subject, t->n_value);
}

static size_t
say_count(const struct tally_cell *c, enum supply_answer a)
{
	return c == NULL ? 0 : c->set[a].n;
}

/* Nobody offers it for sure; may somebody? */
static bool
is_open(const struct tally_cell *c, const struct tally_cell *unstated)
{
	return say_count(c, SUPPLY_PARTIAL) > 0 ||
	       say_count(c, SUPPLY_VAGUE) > 0 ||
	       say_count(c, SUPPLY_UNSTATED) > 0 ||
	       say_count(unstated, SUPPLY_YES) > 0 ||
	       say_count(unstated, SUPPLY_VAGUE) > 0 ||
	       say_count(unstated, SUPPLY_UNSTATED) > 0 ||
	       say_count(unstated, SUPPLY_PARTIAL) > 0;
}

/* The question is about places of one region alone. */
static bool
is_one_region(const struct filter *f)
{
	const char *first = NULL;

	if (f == NULL || f->n_country == 0)
		return false;
	first = place_country_region(f->country[0]);
	for (size_t i = 1; i < f->n_country; i++) {
		const char *region = place_country_region(f->country[i]);

		if (first == NULL || region == NULL ||
		    strcmp(first, region) != 0)
			return false;
	}
	return true;
}

static enum gap_verdict
judge(const struct gap *g, struct tally *t, size_t subject, size_t value)
{
	const struct tally_cell *c = tally_at(t, subject, value);
	const struct tally_cell *unstated =
	    t->axis == AXIS_NONE || t->axis == AXIS_GROUP
		? NULL
		: tally_at(t, subject, t->n_value);
	size_t vendors = say_count(c, SUPPLY_YES);
	size_t groups = c == NULL ? 0 : tally_groups(t, &c->set[SUPPLY_YES]);
	bool here =
	    t->axis == AXIS_REGION || t->axis == AXIS_COUNTRY || g->one_region;

	if (groups == 0) {
		if (g->subjects.subject[subject].silent ||
		    is_open(c, unstated) ||
		    suspect_any(&g->suspects, subject, t->axis, g->roster,
			value, t == &g->without ? &g->lost : NULL))
			return GAP_UNKNOWN;
		return GAP_NONE;
	}
	if (groups < g->need) {
		if (groups > 1)
			return GAP_BELOW;
		return vendors == 1 ? GAP_SINGLE : GAP_SINGLE_GROUP;
	}
	if (g->need >= 2 && !here && tally_regions(c) == 1)
		return GAP_SINGLE_REGION;
	return GAP_COVERED;
}

/* Nobody left, although somebody may be, is worse than somebody. */
static bool
is_worse(enum gap_verdict now, enum gap_verdict before)
{
	if (now == GAP_UNKNOWN)
		return before != GAP_UNKNOWN && before != GAP_NONE;
	return now < before;
}

static void
row_add(struct gap *g, size_t subject, size_t value)
{
	struct tally *t = g->is_without ? &g->without : &g->all;
	const struct subject *s = &g->subjects.subject[subject];
	const struct tally_cell *c = tally_at(t, subject, value);
	struct gap_row *r = &g->row[g->n];

	*r = (struct gap_row){ .code = s->code,
		.name = s->name,
		.area = s->area,
		.scope = s->scope,
		.subject = subject,
		.value = value,
		.need = g->need,
		.silent = s->silent };
	r->verdict = judge(g, t, subject, value);
	r->before =
	    g->is_without ? judge(g, &g->all, subject, value) : r->verdict;
	if (g->is_without && !is_worse(r->verdict, r->before))
		return;
	g->n++;
	r->unknown = t->n_vendor;
	if (c == NULL)
		return;
	for (size_t a = SUPPLY_NO; a < SUPPLY_ANSWERS; a++)
		r->unknown -= c->set[a].n;
	r->vendors = c->set[SUPPLY_YES].n;
	r->groups = tally_groups(t, &c->set[SUPPLY_YES]);
	r->regions = tally_regions(c);
	r->country = tally_country(c);
}

static int
compare_rows(const void *a, const void *b)
{
	const struct gap_row *x = a;
	const struct gap_row *y = b;

	if (x->verdict != y->verdict)
		return x->verdict < y->verdict ? -1 : 1;
	if (x->subject != y->subject)
		return x->subject < y->subject ? -1 : 1;
	return (x->value > y->value) - (x->value < y->value);
}

/* Regions, countries, modalities and groups that nobody in the catalog is in
 * would be rows of nothing; kinds and phases are always asked of. */
static void
find_used(struct gap *g)
{
	const struct tally *t = &g->all;

	g->used = xcalloc(t->n_value + 2, sizeof(*g->used));
	if (t->axis == AXIS_NONE)
		g->used[1] = true;
	for (size_t v = 0; v < t->n_value; v++) {
		g->used[v] = t->axis == AXIS_KIND || t->axis == AXIS_PHASE;
		for (size_t i = 0; i < t->n_row && !g->used[v]; i++)
			g->used[v] = tally_at(t, i, v) != NULL;
	}
}

static void
answer_rows(struct gap *g)
{
	size_t n_used = 0;

	find_used(g);
	for (size_t v = 0; v < g->all.n_value + 2; v++)
		n_used += g->used[v] ? 1 : 0;
	g->row = xcalloc(g->subjects.n * n_used + 1, sizeof(*g->row));
	for (size_t i = 0; i < g->subjects.n; i++) {
		for (size_t v = 0; v < g->all.n_value + 2; v++) {
			if (g->used[v])
				row_add(g, i, v);
		}
	}
	qsort(g->row, g->n, sizeof(*g->row), compare_rows);
}

/* --- asking --- */

static void
note_suspect(void *arg, size_t vendor, int64_t capability_id)
{
	struct gap *g = arg;

	if (!g->passed[vendor])
		return;
	for (size_t i = 0; i < g->subjects.n; i++) {
		if (subject_names(&g->subjects, i, capability_id))
			suspect_add(&g->suspects, i, vendor);
	}
}

static void
begin_tally(struct gap *g, struct tally *t, enum axis axis)
{
	t->axis = axis;
	t->roster = g->roster;
	t->profiles = &g->profiles;
	t->row = g->subjects.row;
	t->n_row = g->subjects.n;
	tally_init(t);
}

static bool
read_claims(struct gap *g, struct err *err)
{
	struct supply_vendor v;
	bool found = false;

	for (;;) {
		if (!supply_next(g->supply, &v, &found, err))
			return false;
		if (!found)
			break;
		g->passed[v.index] = true;
		tally_vendor(&g->all, &v);
		if (g->is_without)
			tally_what_is_left(g, &v);
	}
	tally_end(&g->all);
	if (g->is_without)
		tally_end(&g->without);
	return true;
}

static bool
choose_subjects(struct gap *g, struct db *db, const char *code, struct err *err)
{
	const struct profile *p = NULL;

	if (code == NULL) {
		subject_leaves(&g->subjects, g->supply);
		return true;
	}
	if (!profile_load(&g->profiles, db, err) ||
	    !profile_by_code(&g->profiles, code, &p, err))
		return false;
	subject_stages(&g->subjects, g->supply, &g->profiles, p);
	return true;
}

bool
gap_ask(struct gap **out, struct db *db, const struct gap_options *opt,
    struct err *err)
{
	struct supply_options how = { .filter = opt->filter };
	struct gap *g = xcalloc(1, sizeof(*g));
	bool ok = false;

	if (!supply_open(&g->supply, db, &how, err))
		goto out;
	g->roster = supply_roster(g->supply);
	g->one_region = is_one_region(opt->filter);
	g->need = opt->need != 0            ? opt->need
		  : opt->axis == AXIS_GROUP ? 1
					    : GAP_NEED;
	if (!choose_subjects(g, db, opt->profile, err))
		goto out;
	begin_tally(g, &g->all, opt->axis);
	if (who_is_gone(g, opt))
		begin_tally(g, &g->without, opt->axis);
	if (!read_claims(g, err) ||
	    !supply_ambiguous(g->supply, note_suspect, g, err))
		goto out;
	suspect_sort(&g->suspects);
	answer_rows(g);
	*out = g;
	g = NULL;
	ok = true;
out:
	gap_free(g);
	return ok;
}

void
gap_free(struct gap *g)
{
	if (g == NULL)
		return;
	subject_clear(&g->subjects);
	suspect_clear(&g->suspects);
	free(g->passed);
	if (g->all.cell != NULL)
		tally_clear(&g->all);
	if (g->without.cell != NULL)
		tally_clear(&g->without);
	profile_clear(&g->profiles);
	free(g->gone);
	free(g->claim);
	free(g->country);
	free(g->used);
	free(g->row);
	supply_close(g->supply);
	free(g);
}

/* --- reading the answer --- */

size_t
gap_rows(const struct gap *g)
{
	return g->n;
}

const struct gap_row *
gap_row(const struct gap *g, size_t i)
{
	return &g->row[i];
}

/* Keep the name where it belongs among the first few. */
static void
name_add(struct gap_names *names, const char *name)
{
	size_t at = names->n;

	names->total++;
	while (at > 0 && strcmp(name, names->name[at - 1]) < 0)
		at--;
	if (at == GAP_NAMES)
		return;
	if (names->n < GAP_NAMES)
		names->n++;
	for (size_t i = names->n - 1; i > at; i--)
		names->name[i] = names->name[i - 1];
	names->name[at] = name;
}

/* The vendors of the unstated cell, but for those that offer it for sure. */
static void
names_unstated(const struct gap *g, const struct tally_cell *u,
    const struct tally_cell *c, enum supply_answer a, struct gap_names *names)
{
	for (size_t i = 0; u != NULL && i < u->set[a].n; i++) {
		uint32_t vendor = u->set[a].vendor[i];

		if (c == NULL || !tally_has(&c->set[SUPPLY_YES], vendor))
			name_add(names, g->roster->vendor[vendor].name);
	}
}

static void
names_of(
    const struct gap *g, const struct tally_set *set, struct gap_names *names)
{
	for (size_t i = 0; set != NULL && i < set->n; i++)
		name_add(names, g->roster->vendor[set->vendor[i]].name);
}

static void
names_suspect(
    const struct gap *g, const struct gap_row *r, struct gap_names *names)
{
	const struct tally_cell *c = cell_of(g, r);
	const struct suspect_list *l = &g->suspects;
	const struct suspect_gone *gone = g->is_without ? &g->lost : NULL;

	for (size_t i = suspect_first(l, r->subject);
	     i < l->n && l->suspect[i].subject == r->subject; i++) {
		uint32_t vendor = l->suspect[i].vendor;

		if (suspect_fits(&l->suspect[i], g->all.axis, g->roster,
			r->value, gone) &&
		    (c == NULL || !tally_has(&c->set[SUPPLY_YES], vendor)))
			name_add(names, g->roster->vendor[vendor].name);
	}
}

void
gap_names(const struct gap *g, const struct gap_row *r, enum gap_say say,
    struct gap_names *names)
{
	static const enum supply_answer answer[] = {
		[GAP_SAY_OFFERED] = SUPPLY_YES,
		[GAP_SAY_VAGUE] = SUPPLY_VAGUE,
		[GAP_SAY_UNSTATED] = SUPPLY_UNSTATED,
		[GAP_SAY_VALUE] = SUPPLY_YES,
		[GAP_SAY_PARTIAL] = SUPPLY_PARTIAL,
		[GAP_SAY_PARTNER] = SUPPLY_PARTNER,
		[GAP_SAY_PLANNED] = SUPPLY_PLANNED,
		[GAP_SAY_NO] = SUPPLY_NO,
	};
	const struct tally_cell *c = cell_of(g, r);
	const struct tally_cell *u = unstated_cell_of(g, r);

	*names = (struct gap_names){ .n = 0 };
	if (say == GAP_SAY_AMBIGUOUS) {
		names_suspect(g, r, names);
		return;
	}
	if (say == GAP_SAY_NOWHERE) {
		names_of(g, c == NULL ? NULL : &c->nowhere, names);
		return;
	}
	if (say != GAP_SAY_VALUE)
		names_of(g, c == NULL ? NULL : &c->set[answer[say]], names);
	if (say == GAP_SAY_VALUE || say == GAP_SAY_VAGUE ||
	    say == GAP_SAY_UNSTATED || say == GAP_SAY_PARTIAL)
		names_unstated(g, u, c, answer[say], names);
}

const char *
gap_value(const struct gap *g, const struct gap_row *r, char code[3])
{
	return axis_code(g->all.axis, g->roster, r->value, code);
}

const char *
gap_region_name(const struct gap *g, const struct gap_row *r)
{
	const struct tally_cell *c = cell_of(g, r);

	for (size_t i = 0; c != NULL && place_region_at(i) != NULL; i++) {
		if ((c->regions >> i & 1) != 0)
			return place_region_name(place_region_at(i));
	}
	return "";
}

size_t
gap_vendors(const struct gap *g)
{
	return g->all.n_vendor;
}

bool
gap_is_without(const struct gap *g)
{
	return g->is_without;
}
