/* said.h - a catalog in memory for tests, filled with what rows say. */
#ifndef TESTS_UNIT_SAID_H
#define TESTS_UNIT_SAID_H

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "catalog/load.h"
#include "catalog/setup.h"
#include "catalog/vocab.h"
#include "db/db.h"

#define SAID_CLAIMS 4
#define SAID_NOW "2026-11-24T12:00:00Z"

/* One row of a sheet; what is NULL it does not say. */
struct said {
	const char *vendor;
	const char *tag; /* also the kind when it is CMO or CDMO */
	const char *country;
	const char *city;
	const char *parent;
	const char *duns; /* of the vendor */
	const char *site;
	const char *site_country;
	const char *fei;
	const char *words; /* a phrase that names a service */
	int64_t status_id; /* 0: what the words state */
};

static inline void
said_must(bool ok, const struct err *err)
{
	if (!ok) {
		(void)fprintf(stderr, "said: %s\n", err->text);
		abort();
	}
}

static inline struct db *
said_open(void)
{
	struct db *db = NULL;
	struct err err = { 0 };

	said_must(setup_memory(&db, SAID_NOW, &err), &err);
	return db;
}

static inline struct load_text
said_text(const char *s)
{
	return (struct load_text){ s, s == NULL ? 0 : strlen(s) };
}

/* What the words of a row come to: claims, or a mention. */
static inline void
said_words(struct vocab *v, const struct said *s, struct load_fact *f,
    struct load_claim *claim, struct load_mention *mention)
{
	const struct vocab_result *r = NULL;

	if (s->words == NULL)
		return;
	r = vocab_resolve(v, s->words, strlen(s->words));
	mention->position = 2;
	mention->wording = r;
	f->mention = mention;
	f->n_mention = r->kind != VOCAB_CLEAR;
	f->claim = claim;
	if (r->kind != VOCAB_CLEAR)
		return;
	for (size_t i = 0; i < r->n_reading && i < SAID_CLAIMS; i++) {
		struct load_claim *c = &claim[f->n_claim++];

		c->capability_id = r->reading[i].capability_id;
		c->modality_id = r->reading[i].modality_id;
		c->dosage_group_id = r->reading[i].dosage_group_id;
		c->phase_id = r->phase_id;
		c->status_id = s->status_id == 0 ? r->status_id : s->status_id;
		c->evidence_id = -1;
		c->wording = r;
	}
}

static inline void
said_row(struct load *l, struct vocab *v, int64_t number, const struct said *s)
{
	struct load_claim claim[SAID_CLAIMS] = { { 0 } };
	struct load_mention mention = { 0 };
	const struct load_id duns = { "DUNS", said_text(s->duns) };
	const struct load_id fei = { "FEI", said_text(s->fei) };
	struct load_fact f = { .name = said_text(s->vendor),
		.tag = said_text(s->tag),
		.country = s->country,
		.city = said_text(s->city),
		.parent = said_text(s->parent),
		.id = &duns,
		.n_id = s->duns != NULL,
		.has_site = s->site != NULL,
		.site_name = said_text(s->site),
		.site_country = s->site_country,
		.site_id = &fei,
		.n_site_id = s->fei != NULL };
	enum load_outcome outcome = LOAD_ASIDE;
	struct load_row row = { .row = number, .line = number };
	struct err err = { 0 };
	char cells[256];

	(void)snprintf(cells, sizeof(cells), "[\"%s\",\"%s\"]", s->vendor,
	    s->words == NULL ? "" : s->words);
	row.cells = cells;
	row.cells_len = strlen(cells);
	if (s->tag != NULL &&
	    (strcmp(s->tag, "CMO") == 0 || strcmp(s->tag, "CDMO") == 0))
		f.kind = s->tag;
	said_words(v, s, &f, claim, &mention);
	said_must(load_facts(l, &row, &f, &outcome, &err), &err);
}

/* Import rows as a source of that name; the source's number. */
static inline int64_t
said_import(struct db *db, const char *name, const struct said *row, size_t n)
{
	const struct load_column column[] = { { "Vendor", "vendor.name",
						  "test" },
		{ "Services", "cap.text", "test" } };
	struct load_source src = { .name = name,
		.path = name,
		.sheet = "",
		.bytes = 1000,
		.format = "csv",
		.encoding = "UTF-8",
		.delimiter = ",",
		.header_row = 1,
		.layout = "long",
		.options = "{}",
		.evidence_id = 1,
		.now = SAID_NOW,
		.who = "test" };
	struct load_summary sum = { 0 };
	struct vocab *v = NULL;
	struct load *l = NULL;
	struct err err = { 0 };
	char sha256[65];

	(void)snprintf(sha256, sizeof(sha256), "%064zx", n + strlen(name));
	src.sha256 = sha256;
	said_must(vocab_open(&v, db, &err), &err);
	said_must(load_begin(&l, db, &src, false, &err), &err);
	said_must(load_columns(l, column, 2, &err), &err);
	for (size_t i = 0; i < n; i++)
		said_row(l, v, (int64_t)i + 1, &row[i]);
	said_must(load_end(l, true, &sum, &err), &err);
	vocab_close(v);
	return sum.source_id;
}

#endif
