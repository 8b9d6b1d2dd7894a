/* lifecycle.c - every vendor set against the ladder, in both scopes. */
#include "catalog/lifecycle.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/filter.h"
#include "catalog/roster.h"
#include "db/db.h"

static const char *const scopes[] = { "DS", "DP" };
#define N_SCOPE 2

/* A row as it is kept: small, there are two for every vendor. */
struct lifecycle_entry {
	uint32_t vendor; /* in the roster */
	uint32_t lacking;
	size_t answer; /* place in answers */
	unsigned char scope;
	unsigned char level;
	signed char evidence;
	uint32_t asked; /* place of the profile */
};

struct lifecycle {
	struct supply *supply;
	const struct roster *roster;
	struct profile_list profiles;
	const struct lifecycle_options *opt;
	const struct profile *profile; /* asked for, or NULL */
	struct lifecycle_entry *entry; /* owned */
	size_t n;
	size_t cap;
	unsigned char *answer; /* owned: of all rows, one after the other */
	size_t n_answer;
	size_t cap_answer;
	size_t n_vendor;
	size_t n_register;
	size_t reached[N_SCOPE + 1][PROFILE_VERIFIED + 1];
};

static size_t
count_lacking(const struct lifecycle *l, const struct profile *p,
    const struct supply_vendor *v)
{
	size_t n = 0;

	for (size_t i = 0; i < p->n_stage; i++) {
		if (p->stage[i].mandatory && profile_stage_answer(&l->profiles,
						 &p->stage[i], v) != SUPPLY_YES)
			n++;
	}
	return n;
}

/* The profile of a rung the vendor lacks least of; NULL: no such rung. */
static const struct profile *
nearest(const struct lifecycle *l, enum profile_level level, const char *scope,
    const struct supply_vendor *v)
{
	const struct profile *best = NULL;
	size_t fewest = SIZE_MAX;

	for (size_t i = 0; i < l->profiles.n; i++) {
		const struct profile *p = &l->profiles.profile[i];
		size_t lacking = 0;

		if (p->level != level || !profile_is_about(p, scope))
			continue;
		lacking = count_lacking(l, p, v);
		if (lacking < fewest) {
			fewest = lacking;
			best = p;
		}
	}
	return best;
}

/* The highest rung of which some profile is met, and that profile. */
static enum profile_level
climb(const struct lifecycle *l, const char *scope,
    const struct supply_vendor *v, const struct profile **met)
{
	*met = NULL;
	for (size_t i = 0; i < l->profiles.n; i++) {
		const struct profile *p = &l->profiles.profile[i];

		if (p->level > (*met == NULL ? PROFILE_NONE : (*met)->level) &&
		    profile_is_about(p, scope) &&
		    profile_is_met(&l->profiles, p, v))
			*met = p;
	}
	return *met == NULL ? PROFILE_NONE : (*met)->level;
}

static const struct profile *
choose_asked(const struct lifecycle *l, enum profile_level level,
    const char *scope, const struct supply_vendor *v, const struct profile *met)
{
	if (l->profile != NULL)
		return l->profile;
	for (int up = (int)level + 1; up <= PROFILE_VERIFIED; up++) {
		const struct profile *p =
		    nearest(l, (enum profile_level)up, scope, v);

		if (p != NULL)
			return p;
	}
	return met;
}

static void
keep_answers(struct lifecycle *l, struct lifecycle_entry *e,
    const struct profile *p, const struct supply_vendor *v)
{
	if (l->n_answer + p->n_stage > l->cap_answer) {
		l->cap_answer = (l->cap_answer + p->n_stage) * 2;
		l->answer = xrealloc(l->answer, l->cap_answer, 1);
	}
	e->answer = l->n_answer;
	e->lacking = 0;
	for (size_t i = 0; i < p->n_stage; i++) {
		enum supply_answer a =
		    profile_stage_answer(&l->profiles, &p->stage[i], v);

		l->answer[l->n_answer++] = (unsigned char)a;
		if (p->stage[i].mandatory && a != SUPPLY_YES)
			e->lacking++;
	}
}

static struct lifecycle_entry *
entry_new(struct lifecycle *l)
{
	if (l->n == l->cap) {
		l->cap = l->cap == 0 ? 64 : l->cap * 2;
		l->entry = xrealloc(l->entry, l->cap, sizeof(*l->entry));
	}
	return &l->entry[l->n];
}

static enum profile_level
judge_scope(struct lifecycle *l, size_t scope, const struct supply_vendor *v)
{
	struct lifecycle_entry *e = entry_new(l);
	const struct profile *met = NULL;
	const struct profile *span = NULL;
	enum profile_level level = climb(l, scopes[scope], v, &met);
	const struct profile *asked =
	    choose_asked(l, level, scopes[scope], v, met);

	l->reached[scope][level]++;
	if (asked == NULL)
		return level;
	*e = (struct lifecycle_entry){ .vendor = (uint32_t)v->index,
		.scope = (unsigned char)scope,
		.level = (unsigned char)level,
		.asked = (uint32_t)(asked - l->profiles.profile),
		.evidence = -1 };
	span = met != NULL ? met : nearest(l, PROFILE_SPAN, scopes[scope], v);
	if (span != NULL)
		e->evidence =
		    (signed char)profile_evidence(&l->profiles, span, v);
	keep_answers(l, e, asked, v);
	if (l->opt->incomplete &&
	    (l->profile != NULL ? e->lacking == 0 : level >= PROFILE_FULL))
		return level;
	l->n++;
	return level;
}

/* A modality or dosage form that is asked for must be stated somewhere. */
static bool
states_what_is_asked(const struct filter *f, const struct supply_vendor *v)
{
	bool modality = f == NULL || f->modality.n == 0;
	bool dosage = f == NULL || f->dosage.n == 0;

	for (size_t i = 0; i < v->n_claim; i++) {
		const struct supply_claim *c = &v->claim[i];

		modality = modality || (c->counts && c->modality != 0);
		dosage = dosage || (c->counts && c->dosage != 0);
	}
	return modality && dosage;
}

static bool
is_register_only(const struct lifecycle *l, const struct supply_vendor *v)
{
	for (size_t i = 0; i < v->n_claim; i++) {
		const struct roster_source *s =
		    roster_source_by_id(l->roster, v->claim[i].source);

		if (s == NULL || !s->fda)
			return false;
	}
	for (size_t i = 0; v->n_claim == 0 && i < l->roster->n_source; i++) {
		if (!l->roster->source[i].fda)
			return false;
	}
	return l->roster->n_source > 0;
}

/* A profile of one scope is asked of that scope alone. */
static bool
scope_is_asked(const struct lifecycle *l, const char *scope)
{
	const struct profile *p = l->profile;

	if (l->opt->scope != NULL && strcmp(l->opt->scope, scope) != 0)
		return false;
	return p == NULL || profile_is_about(p, scope) ||
	       (strcmp(p->scope, "DS") != 0 && strcmp(p->scope, "DP") != 0);
}

static void
judge_vendor(struct lifecycle *l, const struct supply_vendor *v)
{
	enum profile_level best = PROFILE_NONE;

	if (!states_what_is_asked(l->opt->filter, v))
		return;
	l->n_vendor++;
	if (is_register_only(l, v))
		l->n_register++;
	for (size_t i = 0; i < N_SCOPE; i++) {
		enum profile_level level = PROFILE_NONE;

		if (!scope_is_asked(l, scopes[i]))
			continue;
		level = judge_scope(l, i, v);
		best = level > best ? level : best;
	}
	l->reached[N_SCOPE][best]++;
}

/* qsort passes no context: the names and the kind of order go with the rows
 * for the length of the sort. */
struct sort_entry {
	struct lifecycle_entry entry;
	const char *name;
	bool by_lacking;
};

static int
compare_entries(const void *a, const void *b)
{
	const struct sort_entry *x = a;
	const struct sort_entry *y = b;
	int order = 0;

	if (x->by_lacking && x->entry.lacking != y->entry.lacking)
		return x->entry.lacking < y->entry.lacking ? -1 : 1;
	if (x->entry.level != y->entry.level)
		return x->entry.level > y->entry.level ? -1 : 1;
	order = strcmp(x->name, y->name);
	if (order != 0)
		return order;
	if (x->entry.vendor != y->entry.vendor)
		return x->entry.vendor < y->entry.vendor ? -1 : 1;
	return (int)x->entry.scope - (int)y->entry.scope;
}

static void
sort_entries(struct lifecycle *l)
{
	struct sort_entry *s = xcalloc(l->n + 1, sizeof(*s));

	for (size_t i = 0; i < l->n; i++) {
		s[i].entry = l->entry[i];
		s[i].name = l->roster->vendor[l->entry[i].vendor].name;
		s[i].by_lacking = l->profile != NULL;
	}
	qsort(s, l->n, sizeof(*s), compare_entries);
	for (size_t i = 0; i < l->n; i++)
		l->entry[i] = s[i].entry;
	free(s);
}

bool
lifecycle_ask(struct lifecycle **out, struct db *db,
    const struct lifecycle_options *opt, struct err *err)
{
	struct supply_options how = { .filter = opt->filter,
		.unstated_counts = true };
	struct lifecycle *l = xcalloc(1, sizeof(*l));
	struct supply_vendor v;
	bool found = false;
	bool ok = false;

	l->opt = opt;
	if (!profile_load(&l->profiles, db, err))
		goto out;
	if (opt->profile != NULL &&
	    !profile_by_code(&l->profiles, opt->profile, &l->profile, err))
		goto out;
	if (l->profile != NULL && opt->scope != NULL &&
	    strlen(l->profile->scope) == 2 && /* DS or DP, not any or both */
	    strcmp(l->profile->scope, opt->scope) != 0) {
		(void)err_set(err, ERR_USAGE,
		    "profile %s is about %s, not about %s", opt->profile,
		    l->profile->scope, opt->scope);
		goto out;
	}
	if (!supply_open(&l->supply, db, &how, err))
		goto out;
	l->roster = supply_roster(l->supply);
	while ((ok = supply_next(l->supply, &v, &found, err)) && found)
		judge_vendor(l, &v);
	if (!ok)
		goto out;
	sort_entries(l);
	*out = l;
	l = NULL;
out:
	lifecycle_free(l);
	return ok;
}

void
lifecycle_free(struct lifecycle *l)
{
	if (l == NULL)
		return;
	supply_close(l->supply);
	profile_clear(&l->profiles);
	free(l->entry);
	free(l->answer);
	free(l);
}

size_t
lifecycle_rows(const struct lifecycle *l)
{
	return l->n;
}

void
lifecycle_row(const struct lifecycle *l, size_t i, struct lifecycle_row *row)
{
	const struct lifecycle_entry *e = &l->entry[i];
	const struct roster_vendor *v = &l->roster->vendor[e->vendor];

	*row = (struct lifecycle_row){ .vendor = v->name,
		.kind = v->kind,
		.scope = scopes[e->scope],
		.level = (enum profile_level)e->level,
		.asked = &l->profiles.profile[e->asked],
		.evidence = e->evidence,
		.answer = l->answer + e->answer };
	if (v->country != 0)
		roster_country_code(v->country, row->country);
	else if (v->n_place == 1)
		roster_country_code(l->roster->country[v->place], row->country);
	row->need = row->asked->n_mandatory;
	row->have = row->need - e->lacking;
}

size_t
lifecycle_vendors(const struct lifecycle *l)
{
	return l->n_vendor;
}

size_t
lifecycle_register_only(const struct lifecycle *l)
{
	return l->n_register;
}

size_t
lifecycle_reached(
    const struct lifecycle *l, enum profile_level level, const char *scope)
{
	size_t at = N_SCOPE;
	size_t n = 0;

	for (size_t i = 0; scope != NULL && i < N_SCOPE; i++) {
		if (strcmp(scopes[i], scope) == 0)
			at = i;
	}
	for (size_t i = level; i <= PROFILE_VERIFIED; i++)
		n += l->reached[at][i];
	return n;
}
