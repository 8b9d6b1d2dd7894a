/* audit_rules.c - the rules that set a tag against the services on file. */
#include <string.h>

#include "catalog/audit.h"
#include "catalog/audit_case.h"
#include "catalog/audit_conflict.h"
#include "catalog/audit_more.h"
#include "catalog/dimension.h"

/* How many claims or codes are named before "and N more". */
#define CITED 3
#define CODES 6

static bool
in_area(const struct capability *c, const char *area)
{
	const struct capability *a =
	    c->area_id == 0 ? c : capability_by_id(c->area_id);

	return a != NULL && strcmp(a->code, area) == 0;
}

/* More than half of an area's leaves are development: so is the area. */
static bool
area_is_strong(const struct capability *area)
{
	size_t n = 0;
	size_t strong = 0;

	for (size_t i = 0; i < capability_count(); i++) {
		const struct capability *c = capability_at(i);

		if (c->area_id != area->id)
			continue;
		n++;
		strong += strcmp(c->dev_marker, "strong") == 0 ? 1 : 0;
	}
	return strong * 2 > n;
}

static unsigned
development_class(const struct capability *c)
{
	unsigned k = 0;

	if (c->area_id == 0 ? area_is_strong(c)
			    : strcmp(c->dev_marker, "strong") == 0)
		k |= AUDIT_STRONG;
	if (strcmp(c->dev_marker, "weak") == 0 || in_area(c, "clinical") ||
	    in_area(c, "regulatory"))
		k |= AUDIT_WEAK;
	if (in_area(c, "product-development"))
		k |= AUDIT_FORMULATION;
	if (in_area(c, "analytical"))
		k |= AUDIT_ANALYTICAL;
	return k;
}

static unsigned
class_of(const struct capability *c)
{
	unsigned k = development_class(c);
	bool maker = false;

	maker = in_area(c, "drug-substance") || in_area(c, "drug-product");
	if (maker &&
	    (c->area_id == 0 || strncmp(c->code, "commercial-", 11) == 0))
		k |= AUDIT_COMMERCIAL;
	else if (maker)
		k |= AUDIT_PLATFORM;
	if (strcmp(c->code, "clinical") == 0 ||
	    strcmp(c->code, "clinical-ds") == 0 ||
	    strcmp(c->code, "clinical-dp") == 0)
		k |= AUDIT_CLINICAL;
	if (in_area(c, "packaging"))
		k |= AUDIT_PACKAGING;
	if (in_area(c, "supply-chain"))
		k |= AUDIT_SUPPLY;
	return k;
}

void
audit_classes(unsigned to[CAPABILITY_MAX + 1])
{
	memset(to, 0, (CAPABILITY_MAX + 1) * sizeof(*to));
	for (size_t i = 0; i < capability_count(); i++)
		to[capability_at(i)->id] = class_of(capability_at(i));
}

/* --- what the claims come to --- */

bool
audit_offers(const struct audit_case *c, unsigned classes)
{
	for (int64_t id = 1; id <= CAPABILITY_MAX; id++) {
		if (c->v->answer[id] == SUPPLY_YES &&
		    (c->class_of[id] & classes) != 0)
			return true;
	}
	return false;
}

/* Something of the classes is offered, and nothing else. */
static bool
offers_only(const struct audit_case *c, unsigned classes)
{
	bool any = false;

	for (int64_t id = 1; id <= CAPABILITY_MAX; id++) {
		if (c->v->answer[id] != SUPPLY_YES)
			continue;
		if ((c->class_of[id] & classes) == 0)
			return false;
		any = true;
	}
	return any;
}

static bool
offers_strong_leaf(const struct audit_case *c)
{
	for (int64_t id = 1; id <= CAPABILITY_MAX; id++) {
		const struct capability *k = capability_by_id(id);

		if (k != NULL && k->area_id != 0 &&
		    c->v->answer[id] == SUPPLY_YES &&
		    (c->class_of[id] & AUDIT_STRONG) != 0)
			return true;
	}
	return false;
}

/* Ambiguous words may mean it, or it is offered in part. */
static bool
may_offer(const struct audit_case *c, unsigned classes)
{
	for (int64_t id = 1; id <= CAPABILITY_MAX; id++) {
		if ((c->class_of[id] & classes) != 0 &&
		    (c->may[id] || c->v->answer[id] == SUPPLY_PARTIAL))
			return true;
	}
	return false;
}

/* A platform's claim may be of commercial manufacture unless it states a
 * clinical phase. */
static bool
is_commercial(const struct audit_case *c, const struct supply_claim *m)
{
	unsigned k = c->class_of[m->capability];
	const char *phase = dimension_code(DIMENSION_PHASE, m->phase);

	if (!m->counts)
		return false;
	if ((k & AUDIT_COMMERCIAL) != 0)
		return true;
	return (k & AUDIT_PLATFORM) != 0 &&
	       (m->phase == 0 || strcmp(phase, "COM") == 0 ||
		   strcmp(phase, "LCM") == 0 || strcmp(phase, "PPQ") == 0);
}

static bool
offers_commercial(const struct audit_case *c)
{
	for (size_t i = 0; i < c->v->n_claim; i++) {
		if (is_commercial(c, &c->v->claim[i]))
			return true;
	}
	return false;
}

void
audit_cite_claim(
    const struct audit_case *c, const struct supply_claim *m, struct buf *to)
{
	const struct roster_source *s =
	    roster_source_by_id(c->roster, m->source);

	buf_fmt(to, "%s%s: %s row %lld (%s%s%s)", to->len == 0 ? "" : "; ",
	    capability_by_id(m->capability)->code, s == NULL ? "" : s->name,
	    (long long)m->row, dimension_code(DIMENSION_EVIDENCE, m->evidence),
	    m->date[0] == '\0' ? "" : ", ", m->date);
}

/* One claim of each capability is enough. */
void
audit_cite(const struct audit_case *c, unsigned classes, struct buf *to)
{
	size_t n = 0;
	int last = -1;

	for (size_t i = 0; i < c->v->n_claim; i++) {
		const struct supply_claim *m = &c->v->claim[i];

		if (!m->counts || m->capability == last ||
		    (c->class_of[m->capability] & classes) == 0)
			continue;
		last = m->capability;
		if (n++ < CITED)
			audit_cite_claim(c, m, to);
	}
	if (n > CITED)
		buf_fmt(to, "; and %zu more", n - CITED);
}

static void
list_codes(const struct audit_case *c, unsigned classes, struct buf *to)
{
	size_t n = 0;

	for (int64_t id = 1; id <= CAPABILITY_MAX; id++) {
		if (c->v->answer[id] != SUPPLY_YES ||
		    (c->class_of[id] & classes) == 0)
			continue;
		if (n++ < CODES)
			buf_fmt(to, "%s%s", to->len == 0 ? "" : ", ",
			    capability_by_id(id)->code);
	}
	if (n > CODES)
		buf_fmt(to, " and %zu more", n - CODES);
}

/* Note a rule whose evidence is what is offered of the classes. */
static void
note_offers(const struct audit_case *c, const char *rule, unsigned classes)
{
	struct buf codes = { 0 };
	struct buf evidence = { 0 };
	struct audit_words w = { 0 };

	list_codes(c, classes, &codes);
	audit_cite(c, classes, &evidence);
	w.codes = buf_text(&codes);
	audit_note(c->audit, rule, c->who->name, &w, NULL, buf_text(&evidence));
	buf_clear(&codes);
	buf_clear(&evidence);
}

/* --- CMO --- */

static void
try_formulation(const struct audit_case *c)
{
	bool minor = false;

	for (int64_t id = 1; id <= CAPABILITY_MAX; id++) {
		const struct capability *k = capability_by_id(id);

		if (k == NULL || c->v->answer[id] != SUPPLY_YES ||
		    (c->class_of[id] & AUDIT_FORMULATION) == 0)
			continue;
		if (strcmp(k->code, "minor-formulation") != 0)
			return;
		minor = true;
	}
	if (minor)
		note_offers(c, "T03", AUDIT_FORMULATION);
}

static void
try_cmo(const struct audit_case *c)
{
	bool strong = audit_offers(c, AUDIT_STRONG);
	bool making = audit_offers(
	    c, AUDIT_COMMERCIAL | AUDIT_PACKAGING | AUDIT_PLATFORM);

	if (strong)
		note_offers(c, "T01", AUDIT_STRONG);
	else if (audit_offers(c, AUDIT_WEAK))
		note_offers(c, "T02", AUDIT_WEAK);
	try_formulation(c);
	if (!making && !c->register_only && c->v->n_claim > 0 &&
	    !may_offer(c, AUDIT_COMMERCIAL | AUDIT_PACKAGING | AUDIT_PLATFORM))
		note_offers(c, "T09", ~0U);
}

/* --- CDMO --- */

/* Development is claimed for another day or another house: planned, through
 * a partner, or offered once and no longer. */
static bool
strong_elsewhere(const struct audit_case *c, struct buf *evidence)
{
	bool any = false;

	for (size_t i = 0; i < c->v->n_claim; i++) {
		const struct supply_claim *m = &c->v->claim[i];

		if ((c->class_of[m->capability] & AUDIT_STRONG) == 0)
			continue;
		if (m->status == STATUS_PLANNED ||
		    m->status == STATUS_PARTNER || m->overruled)
			any = true;
		audit_cite_claim(c, m, evidence);
		buf_fmt(evidence, " %s",
		    dimension_code(DIMENSION_STATUS, m->status));
	}
	return any;
}

static void
try_no_development(const struct audit_case *c)
{
	struct audit_words w = { 0 };
	struct buf evidence = { 0 };

	if (may_offer(c, AUDIT_STRONG)) {
		buf_str(&evidence, "ambiguous or partial claims only");
		audit_note(c->audit, "T05", c->who->name, &w, NULL,
		    buf_text(&evidence));
	} else if (strong_elsewhere(c, &evidence)) {
		audit_note(c->audit, "T15", c->who->name, &w, NULL,
		    buf_text(&evidence));
	} else if (!c->register_only && c->v->n_claim > 0) {
		note_offers(c, "T04", ~0U);
	}
	buf_clear(&evidence);
}

/* The scopes (1 DS, 2 DP) in which development, or commercial manufacture,
 * is offered; what is of both is of each. */
static unsigned
scopes_of(const struct audit_case *c, bool commercial)
{
	unsigned scopes = 0;

	for (size_t i = 0; i < c->v->n_claim; i++) {
		const struct supply_claim *m = &c->v->claim[i];
		const struct capability *k = capability_by_id(m->capability);
		bool fits = commercial
				? is_commercial(c, m)
				: m->counts && (c->class_of[m->capability] &
						   AUDIT_STRONG) != 0;

		if (!fits || k == NULL)
			continue;
		scopes |= strcmp(k->scope, "DS") == 0   ? 1
			  : strcmp(k->scope, "DP") == 0 ? 2
							: 3;
	}
	return scopes;
}

static void
try_chain(const struct audit_case *c)
{
	unsigned development = scopes_of(c, false);
	unsigned commercial = scopes_of(c, true);

	if (!audit_offers(c, AUDIT_MANUFACTURE)) {
		if (!may_offer(c, AUDIT_MANUFACTURE))
			note_offers(c, "T06", AUDIT_STRONG);
	} else if (!offers_commercial(c)) {
		if (audit_offers(c, AUDIT_CLINICAL) &&
		    !may_offer(c, AUDIT_COMMERCIAL | AUDIT_PLATFORM))
			note_offers(c, "T07", AUDIT_STRONG | AUDIT_CLINICAL);
	} else if ((development & commercial) == 0) {
		note_offers(c, "T08", AUDIT_STRONG | AUDIT_COMMERCIAL);
	}
}

static void
try_cdmo(const struct audit_case *c)
{
	if (!audit_offers(c, AUDIT_STRONG)) {
		try_no_development(c);
		return;
	}
	if (!offers_strong_leaf(c))
		note_offers(c, "T05", AUDIT_STRONG);
	try_chain(c);
}

/* --- whatever the tag --- */

static void
try_profile_of_services(const struct audit_case *c)
{
	struct audit_words w = { 0 };

	if (c->v->n_claim == 0 && (c->who->kind != NULL || !c->register_only))
		audit_note(c->audit, "T12", c->who->name, &w, NULL, NULL);
	/* A register alone says too little to tell a profile by. */
	if (c->register_only)
		return;
	if (audit_offers(c, AUDIT_PACKAGING) &&
	    offers_only(c, AUDIT_PACKAGING | AUDIT_SUPPLY))
		note_offers(c, "T10", AUDIT_PACKAGING | AUDIT_SUPPLY);
	if (offers_only(c, AUDIT_ANALYTICAL))
		note_offers(c, "T11", AUDIT_ANALYTICAL);
}

void
audit_rules_try(struct audit_case *c)
{
	const char *kind = c->who->kind;

	if (kind != NULL && strcmp(kind, "CMO") == 0)
		try_cmo(c);
	if (kind != NULL && strcmp(kind, "CDMO") == 0)
		try_cdmo(c);
	try_profile_of_services(c);
	audit_more_try(c);
	audit_conflict_try(c);
}
