/* facts.h - a catalog in memory for tests of questions: each row is a claim
 * with everything it states. */
#ifndef TESTS_UNIT_FACTS_H
#define TESTS_UNIT_FACTS_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "catalog/capability.h"
#include "catalog/dimension.h"
#include "catalog/load.h"
#include "catalog/setup.h"
#include "catalog/vocab.h"
#include "db/db.h"

#define FACTS_NOW "2026-11-24T12:00:00Z"

/* What is NULL is not stated. */
struct fact {
	const char *vendor;
	const char *tag; /* as written; its kind is tag_parse's */
	const char *country;
	const char *parent;
	const char *capability; /* code; NULL: no claim */
	enum status status;     /* 0: offered */
	const char *evidence;   /* "E2"; NULL: E1 */
	const char *date;
	const char *modality; /* codes */
	const char *dosage;
	const char *phase;
	const char *site;
	const char *site_country;
	const char *mention; /* words that make no claim */
};

struct facts_source {
	const char *name;
	const char *layout; /* NULL: "long" */
	const char *as_of;
	const struct fact *fact;
	size_t n;
};

static inline void
facts_must(bool ok, const struct err *err)
{
	if (!ok) {
		(void)fprintf(stderr, "facts: %s\n", err->text);
		abort();
	}
}

static inline int64_t
facts_id(enum dimension d, const char *code, int64_t none)
{
	int64_t id = none;

	if (code != NULL && !dimension_find(d, code, strlen(code), &id)) {
		(void)fprintf(stderr, "facts: no %s\n", code);
		abort();
	}
	return id;
}

static inline struct load_text
facts_text(const char *s)
{
	return (struct load_text){ s, s == NULL ? 0 : strlen(s) };
}

static inline void
facts_claim(struct load_claim *c, struct vocab *v, const struct fact *f)
{
	c->capability_id = capability_by_code(f->capability)->id;
	c->status_id = f->status == 0 ? STATUS_OFFERED : f->status;
	c->modality_id = facts_id(DIMENSION_MODALITY, f->modality, 0);
	c->dosage_group_id = facts_id(DIMENSION_DOSAGE, f->dosage, 0);
	c->phase_id = facts_id(DIMENSION_PHASE, f->phase, 0);
	c->evidence_id = facts_id(DIMENSION_EVIDENCE, f->evidence, 1);
	c->date = facts_text(f->date);
	c->wording = vocab_resolve(v, f->capability, strlen(f->capability));
}

static inline void
facts_row(struct load *l, struct vocab *v, int64_t n, const struct fact *f)
{
	struct load_row row = { n, n, "[]", 2 };
	struct load_claim claim = { 0 };
	struct load_mention mention = { .position = 1 };
	enum load_outcome outcome = LOAD_ASIDE;
	struct err err = { 0 };
	struct load_fact to = { .name = facts_text(f->vendor),
		.tag = facts_text(f->tag),
		.tag_standard = true,
		.country = f->country,
		.parent = facts_text(f->parent),
		.has_site = f->site != NULL,
		.site_name = facts_text(f->site),
		.site_country = f->site_country };

	if (f->tag != NULL && strcmp(f->tag, "CMO") != 0 &&
	    strcmp(f->tag, "CDMO") != 0)
		to.tag_standard = false;
	else
		to.kind = f->tag;
	if (f->capability != NULL) {
		facts_claim(&claim, v, f);
		to.claim = &claim;
		to.n_claim = 1;
	}
	if (f->mention != NULL) {
		mention.wording =
		    vocab_resolve(v, f->mention, strlen(f->mention));
		to.mention = &mention;
		to.n_mention = 1;
	}
	facts_must(load_facts(l, &row, &to, &outcome, &err), &err);
}

/* Import a source; the first row is row 1. */
static inline void
facts_import(struct db *db, const struct facts_source *s)
{
	struct load_source src = { .name = s->name,
		.path = s->name,
		.sheet = "",
		.bytes = 1,
		.format = "csv",
		.encoding = "UTF-8",
		.delimiter = ",",
		.header_row = 1,
		.layout = s->layout == NULL ? "long" : s->layout,
		.options = "{}",
		.as_of = s->as_of,
		.evidence_id = 1,
		.now = FACTS_NOW,
		.who = "test" };
	struct load_summary sum = { 0 };
	struct vocab *v = NULL;
	struct load *l = NULL;
	struct err err = { 0 };
	char sha256[65];

	(void)snprintf(
	    sha256, sizeof(sha256), "%064zx", (size_t)s->name[0] * 1000 + s->n);
	src.sha256 = sha256;
	facts_must(vocab_open(&v, db, &err), &err);
	facts_must(load_begin(&l, db, &src, false, &err), &err);
	for (size_t i = 0; i < s->n; i++)
		facts_row(l, v, (int64_t)i + 1, &s->fact[i]);
	facts_must(load_end(l, true, &sum, &err), &err);
	vocab_close(v);
}

/* A catalog of these facts, from one source named "list". */
static inline struct db *
facts_open(const struct fact *fact, size_t n)
{
	const struct facts_source s = { .name = "list", .fact = fact, .n = n };
	struct db *db = NULL;
	struct err err = { 0 };

	facts_must(setup_memory(&db, FACTS_NOW, &err), &err);
	facts_import(db, &s);
	return db;
}

#define FACTS_OPEN(fact) facts_open(fact, sizeof(fact) / sizeof((fact)[0]))

#endif
