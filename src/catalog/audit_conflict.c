/* audit_conflict.c - sources that contradict each other. */
#include "catalog/audit_conflict.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/audit_case.h"
#include "catalog/dimension.h"

/* Claims of one capability on one side; of those with the same dimensions the
 * strongest, so that a long list of them costs nothing. */
struct audit_side {
	struct audit_side_claim {
		const struct supply_claim *claim;
		size_t n; /* claims of the same dimensions */
	} * at;           /* owned */
	size_t n;
	size_t cap;
};

struct audit_pair {
	const struct supply_claim *offer; /* NULL: there is none */
	const struct supply_claim *no;
	bool holds; /* the offer counts */
	size_t n;   /* pairs of claims that contradict each other */
};

static bool
side_is_offer(const struct supply_claim *m)
{
	return m->status == STATUS_OFFERED || m->overruled;
}

static bool
is_stronger(const struct supply_claim *a, const struct supply_claim *b)
{
	if (a->evidence != b->evidence)
		return a->evidence > b->evidence;
	return strcmp(a->date, b->date) > 0;
}

static void
side_add(struct audit_side *s, const struct supply_claim *m)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct supply_claim *k = s->at[i].claim;

		if (k->modality != m->modality || k->dosage != m->dosage ||
		    k->phase != m->phase)
			continue;
		s->at[i].n++;
		if (is_stronger(m, k))
			s->at[i].claim = m;
		return;
	}
	if (s->n == s->cap) {
		s->cap = s->cap == 0 ? 8 : s->cap * 2;
		s->at = xrealloc(s->at, s->cap, sizeof(*s->at));
	}
	s->at[s->n++] = (struct audit_side_claim){ m, 1 };
}

static bool
may_mean_the_same(const struct supply_claim *a, const struct supply_claim *b)
{
	return (a->modality == 0 || b->modality == 0 ||
		   a->modality == b->modality) &&
	       (a->dosage == 0 || b->dosage == 0 || a->dosage == b->dosage) &&
	       (a->phase == 0 || b->phase == 0 || a->phase == b->phase);
}

/* The offer against the "no" that decides: one that overrules it, else the
 * strongest that may mean the same. */
static struct audit_pair
pair_of(const struct audit_side_claim *offer, const struct audit_side *no)
{
	struct audit_pair p = { .holds = true };

	for (size_t i = 0; i < no->n; i++) {
		const struct supply_claim *m = no->at[i].claim;
		bool holds = !supply_overrules(m, offer->claim);

		if (!may_mean_the_same(offer->claim, m))
			continue;
		p.n += offer->n * no->at[i].n;
		if (p.offer == NULL || holds < p.holds ||
		    (holds == p.holds && is_stronger(m, p.no))) {
			p.offer = offer->claim;
			p.no = m;
			p.holds = holds;
		}
	}
	return p;
}

/* Of several pairs the one whose offer counts, then the strongest. */
static struct audit_pair
find_pair(const struct audit_side *offer, const struct audit_side *no)
{
	struct audit_pair best = { 0 };

	for (size_t i = 0; i < offer->n; i++) {
		struct audit_pair p = pair_of(&offer->at[i], no);
		size_t n = best.n + p.n;

		if (p.offer == NULL)
			continue;
		if (best.offer == NULL || p.holds > best.holds ||
		    (p.holds == best.holds && is_stronger(p.offer, best.offer)))
			best = p;
		best.n = n;
	}
	return best;
}

/* Which one counts and why, by the rule of supply.h. */
static const char *
verdict(const struct audit_pair *p)
{
	bool later = p->no->evidence == p->offer->evidence;

	if (!p->holds)
		return later ? "no counts (later)"
			     : "no counts (higher evidence)";
	if (is_stronger(p->no, p->offer))
		return "offered counts (no is narrower)";
	return later ? "offered counts (no is not later)"
		     : "offered counts (higher evidence)";
}

static void
name_row(
    const struct audit_case *c, const struct supply_claim *m, struct buf *to)
{
	const struct roster_source *s =
	    roster_source_by_id(c->roster, m->source);

	buf_fmt(to, "%s row %lld", s == NULL ? "" : s->name, (long long)m->row);
}

static void
note_pair(const struct audit_case *c, const struct audit_pair *p)
{
	struct audit_words w = {
		.codes = capability_by_id(p->offer->capability)->code
	};
	struct buf one = { 0 };
	struct buf two = { 0 };
	struct buf evidence = { 0 };

	name_row(c, p->offer, &one);
	name_row(c, p->no, &two);
	w.src1 = buf_text(&one);
	w.src2 = buf_text(&two);
	audit_cite_claim(c, p->offer, &evidence);
	buf_str(&evidence, " offered");
	audit_cite_claim(c, p->no, &evidence);
	buf_str(&evidence, " no");
	if (p->n > 1)
		buf_fmt(&evidence, "; and %zu more", p->n - 1);
	audit_note(
	    c->audit, "T21", c->who->name, &w, verdict(p), buf_text(&evidence));
	buf_clear(&one);
	buf_clear(&two);
	buf_clear(&evidence);
}

void
audit_conflict_try(const struct audit_case *c)
{
	const struct supply_vendor *v = c->v;
	struct audit_side offer = { 0 };
	struct audit_side no = { 0 };

	for (size_t i = 0; i < v->n_claim;) {
		unsigned char capability = v->claim[i].capability;
		struct audit_pair p = { 0 };

		offer.n = 0;
		no.n = 0;
		for (; i < v->n_claim && v->claim[i].capability == capability;
		     i++) {
			if (side_is_offer(&v->claim[i]))
				side_add(&offer, &v->claim[i]);
			else if (v->claim[i].status == STATUS_NO)
				side_add(&no, &v->claim[i]);
		}
		p = find_pair(&offer, &no);
		if (p.offer != NULL)
			note_pair(c, &p);
	}
	free(offer.at);
	free(no.at);
}
