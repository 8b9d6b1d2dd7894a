/* audit_more.c - the rules that look at other tags, dates, sites, registers
 * and promises. */
#include "catalog/audit_more.h"

#include <stdlib.h>
#include <string.h>

#include "catalog/audit_case.h"
#include "catalog/fold.h"
#include "catalog/seed.h"

/* T13: of two tags the first that differs is told; T14: each word once. */
static void
try_tags(const struct audit_case *c)
{
	const struct audit_tag *first = NULL;
	struct buf one = { 0 };
	struct buf two = { 0 };

	for (size_t i = 0; i < c->n_tag; i++) {
		const struct audit_tag *t = &c->tag[i];
		struct audit_words w = { 0 };

		if (first == NULL && t->kind != NULL)
			first = t;
		if (t->kind == NULL || t->kind == first->kind ||
		    strcmp(t->kind, first->kind) == 0)
			continue;
		buf_fmt(
		    &one, "%s row %lld", first->source, (long long)first->row);
		buf_fmt(&two, "%s row %lld", t->source, (long long)t->row);
		w.tag1 = first->kind;
		w.src1 = buf_text(&one);
		w.tag2 = t->kind;
		w.src2 = buf_text(&two);
		audit_note(c->audit, "T13", c->who->name, &w, NULL, NULL);
		break;
	}
	buf_clear(&one);
	buf_clear(&two);
}

static bool
is_first_of_its_text(const struct audit_case *c, size_t at)
{
	for (size_t i = 0; i < at; i++) {
		if (strcmp(c->tag[i].text, c->tag[at].text) == 0)
			return false;
	}
	return true;
}

static void
try_words(const struct audit_case *c)
{
	struct audit_words w = { 0 };
	struct buf evidence = { 0 };

	for (size_t i = 0; i < c->n_tag; i++) {
		const struct audit_tag *t = &c->tag[i];

		if (t->standard || !is_first_of_its_text(c, i))
			continue;
		buf_fmt(&evidence, "%s\"%s\", read as %s: %s row %lld",
		    evidence.len == 0 ? "" : "; ", t->text,
		    t->kind == NULL ? "neither" : t->kind, t->source,
		    (long long)t->row);
	}
	if (evidence.len > 0)
		audit_note(c->audit, "T14", c->who->name, &w, NULL,
		    buf_text(&evidence));
	buf_clear(&evidence);
}

/* The first stage lacking of the core profile that is nearest; NULL: a core
 * profile is met. */
static const char *
first_missing(const struct audit_case *c)
{
	const char *best = NULL;
	size_t fewest = SIZE_MAX;

	for (size_t i = 0; i < c->profiles->n; i++) {
		const struct profile *p = &c->profiles->profile[i];
		const char *first = NULL;
		size_t n = 0;

		if (p->level != PROFILE_CORE)
			continue;
		for (size_t j = 0; j < p->n_stage; j++) {
			if (!p->stage[j].mandatory ||
			    profile_stage_answer(
				c->profiles, &p->stage[j], c->v) == SUPPLY_YES)
				continue;
			n++;
			first = first == NULL ? p->stage[j].name : first;
		}
		if (n == 0)
			return NULL;
		if (n < fewest) {
			fewest = n;
			best = first;
		}
	}
	return best;
}

static void
try_promise(const struct audit_case *c)
{
	struct audit_words w = { 0 };
	struct buf evidence = { 0 };

	if (c->promise == NULL)
		return;
	w.stage = first_missing(c);
	if (w.stage == NULL)
		return;
	buf_fmt(&evidence, "\"%s\": %s row %lld", c->promise->text,
	    c->promise->source, (long long)c->promise->row);
	audit_note(
	    c->audit, "T16", c->who->name, &w, NULL, buf_text(&evidence));
	buf_clear(&evidence);
}

/* --- T17 --- */

/* The date that speaks for a claim: its own, else its source's; "": none. */
static const char *
claim_date(const struct audit_case *c, const struct supply_claim *m)
{
	const struct roster_source *s = NULL;

	if (m->date[0] != '\0')
		return m->date;
	s = roster_source_by_id(c->roster, m->source);
	return s == NULL || s->as_of == NULL ? "" : s->as_of;
}

/* Dates may be years or months: earlier for sure, whatever the rest. */
static bool
is_before(const char *date, const char *limit)
{
	size_t n = strlen(date);
	size_t m = strlen(limit);

	return strncmp(date, limit, n < m ? n : m) < 0;
}

/* The newest dated claim among those that decide the tag; NULL: none. */
static const struct supply_claim *
newest(const struct audit_case *c, unsigned classes)
{
	const struct supply_claim *best = NULL;

	for (size_t i = 0; i < c->v->n_claim; i++) {
		const struct supply_claim *m = &c->v->claim[i];

		if (!m->counts || (c->class_of[m->capability] & classes) == 0)
			continue;
		if (claim_date(c, m)[0] != '\0' &&
		    (best == NULL ||
			strcmp(claim_date(c, m), claim_date(c, best)) > 0))
			best = m;
	}
	return best;
}

/* The date of a change of owner or name (renames.csv) of the whole company;
 * NULL: none is known. */
static const char *
change_of_owner(const struct audit_case *c)
{
	const struct seed_table *t = seed_table("renames");
	struct buf mine = { 0 };
	int64_t row = 0;
	bool found = false;

	fold_name(&mine, c->who->name, strlen(c->who->name));
	found = hash_get(c->renamed, buf_text(&mine), mine.len, &row);
	buf_clear(&mine);
	return found ? seed_cell(t, (size_t)row, seed_column(t, "date")) : NULL;
}

static void
note_stale(
    const struct audit_case *c, const struct supply_claim *m, const char *more)
{
	struct audit_words w = { 0 };
	struct buf evidence = { 0 };

	audit_cite_claim(c, m, &evidence);
	buf_fmt(&evidence, "; nothing newer than %s", claim_date(c, m));
	audit_note(
	    c->audit, "T17", c->who->name, &w, more, buf_text(&evidence));
	buf_clear(&evidence);
}

static void
try_stale(const struct audit_case *c)
{
	unsigned classes = AUDIT_MANUFACTURE | AUDIT_PACKAGING;
	const struct supply_claim *m = NULL;
	struct buf limit = { 0 };
	long year = strtol(c->today, NULL, 10);
	const char *change = NULL;

	if (c->who->kind == NULL)
		return;
	if (strcmp(c->who->kind, "CDMO") == 0 && audit_offers(c, AUDIT_STRONG))
		classes = AUDIT_STRONG;
	m = newest(c, classes);
	if (m == NULL)
		return;
	buf_fmt(&limit, "%04ld%s", year - 2, c->today + 4);
	if (is_before(claim_date(c, m), buf_text(&limit))) {
		note_stale(c, m, "older than 24 months");
		buf_clear(&limit);
		return;
	}
	buf_clear(&limit);
	change = change_of_owner(c);
	if (change != NULL && is_before(claim_date(c, m), change))
		note_stale(c, m, "earlier than a change of owner or name");
}

/* --- T18 --- */

/* A site's claims: what kinds there are. */
struct site_role {
	int64_t site;
	bool makes;
	bool other;
};

static void
site_looks(const struct audit_case *c, struct site_role *role)
{
	for (size_t i = 0; i < c->v->n_claim; i++) {
		const struct supply_claim *m = &c->v->claim[i];
		const struct roster_source *s =
		    roster_source_by_id(c->roster, m->source);
		unsigned k = c->class_of[m->capability];

		if (m->site != role->site || !m->counts)
			continue;
		/* A register names no development: it proves no role. */
		if (s == NULL || s->fda ||
		    (k & (AUDIT_MANUFACTURE | AUDIT_PACKAGING)) == 0)
			role->other = true;
		else
			role->makes = true;
	}
}

static bool
develops_at_another(const struct audit_case *c, int64_t site)
{
	for (size_t i = 0; i < c->v->n_claim; i++) {
		const struct supply_claim *m = &c->v->claim[i];

		if (m->counts && m->site != 0 && m->site != site &&
		    (c->class_of[m->capability] & AUDIT_STRONG) != 0)
			return true;
	}
	return false;
}

static void
note_site(const struct audit_case *c, int64_t site, const char *evidence)
{
	struct audit_words w = { 0 };
	struct buf name = { 0 };

	audit_site_name(c->audit, site, &name);
	audit_note(
	    c->audit, "T18", c->who->name, &w, buf_text(&name), evidence);
	buf_clear(&name);
}

static void
try_sites(const struct audit_case *c)
{
	struct buf evidence = { 0 };

	if (c->who->kind == NULL || strcmp(c->who->kind, "CDMO") != 0)
		return;
	for (size_t i = 0; i < c->who->n_site; i++) {
		struct site_role role = {
			.site = c->roster->site[c->who->site + i].id
		};

		site_looks(c, &role);
		if (!role.makes || role.other ||
		    !develops_at_another(c, role.site))
			continue;
		buf_reset(&evidence);
		for (size_t j = 0; j < c->v->n_claim; j++) {
			if (c->v->claim[j].site == role.site &&
			    c->v->claim[j].counts && evidence.len < 200)
				audit_cite_claim(c, &c->v->claim[j], &evidence);
		}
		note_site(c, role.site, buf_text(&evidence));
	}
	buf_clear(&evidence);
}

/* --- T20 --- */

/* The register says that a site of the vendor does what the code names. */
static bool
is_registered_for(const struct audit_case *c, const char *code)
{
	const struct capability *k = capability_by_code(code);

	for (size_t i = 0; k != NULL && i < c->v->n_claim; i++) {
		const struct supply_claim *m = &c->v->claim[i];
		const struct roster_source *s =
		    roster_source_by_id(c->roster, m->source);

		if (m->capability == k->id && s != NULL && s->fda)
			return true;
	}
	return false;
}

/* The FDA operations of the crosswalk for a capability that the vendor's
 * registered sites have: true when one does, or when none is asked for. */
static bool
register_supports(const struct audit_case *c, const struct capability *k)
{
	const struct seed_table *cross = seed_table("crosswalk_regulatory_ops");
	const struct seed_table *ops = seed_table("fda_operations");
	size_t capability = seed_column(cross, "capability_code");
	size_t operation = seed_column(cross, "fda_spl_operation");
	bool asked = false;

	for (size_t i = 0; i < cross->n_row; i++) {
		const char *op = seed_cell(cross, i, operation);

		if (strcmp(seed_cell(cross, i, capability), k->code) != 0)
			continue;
		for (size_t j = 0; j < ops->n_row; j++) {
			if (strcmp(seed_cell(
				       ops, j, seed_column(ops, "operation")),
				op) != 0)
				continue;
			asked = true;
			if (is_registered_for(
				c, seed_cell(
				       ops, j, seed_column(ops, "capability"))))
				return true;
		}
	}
	return !asked;
}

static void
try_register(const struct audit_case *c)
{
	struct audit_words w = { 0 };
	struct buf codes = { 0 };
	struct buf evidence = { 0 };
	int last = -1;

	for (size_t i = 0; c->registered && i < c->v->n_claim; i++) {
		const struct supply_claim *m = &c->v->claim[i];
		const struct capability *k = capability_by_id(m->capability);

		if (!m->counts || m->capability == last ||
		    strcmp(k->mfg_marker, "commercial") != 0)
			continue;
		last = m->capability;
		if (register_supports(c, k))
			continue;
		buf_fmt(&codes, "%s%s", codes.len == 0 ? "" : ", ", k->code);
		audit_cite_claim(c, m, &evidence);
	}
	if (codes.len > 0)
		audit_note(c->audit, "T20", c->who->name, &w, buf_text(&codes),
		    buf_text(&evidence));
	buf_clear(&codes);
	buf_clear(&evidence);
}

void
audit_more_try(struct audit_case *c)
{
	try_tags(c);
	try_words(c);
	try_promise(c);
	try_stale(c);
	try_sites(c);
	try_register(c);
}
