/* reading.h - a sheet given as text is planned and read, without a catalog to
 * put it into; what comes out as one line a thing, for tests. */
#ifndef TESTS_UNIT_READING_H
#define TESTS_UNIT_READING_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/err.h"
#include "catalog/capability.h"
#include "catalog/dimension.h"
#include "catalog/setup.h"
#include "catalog/vocab.h"
#include "db/db.h"
#include "intake/plan.h"
#include "intake/read.h"
#include "intake/shape.h"
#include "intake/table.h"
#include "sheet/sheet.h"

#define READING_NOW "2026-11-24T12:00:00Z"

/* Zero-initialise, then reading_open. */
struct reading {
	struct db *db;
	struct vocab *v;
	struct sheet *sheet;
	struct table *table;
	struct plan plan;
	struct reader *reader;
	struct buf text; /* what reading_next says */
};

static inline void
reading_must(bool ok, const struct err *err)
{
	if (!ok) {
		(void)fprintf(stderr, "reading: %s\n", err->text);
		abort();
	}
}

/* Vocabulary alone. */
static inline void
reading_words(struct reading *r)
{
	struct err err = { 0 };

	reading_must(setup_memory(&r->db, READING_NOW, &err), &err);
	reading_must(vocab_open(&r->v, r->db, &err), &err);
}

/* Plan a sheet; false with err when it cannot be. */
static inline bool
reading_try(struct reading *r, const char *csv, const struct plan_options *o,
    struct err *err)
{
	char path[] = "/tmp/reading.XXXXXX";
	struct sheet_options none = { 0 };
	struct plan_options plain = { .now = READING_NOW };
	struct table_options find = { 0 };
	struct shape_options shape = { 0 };
	int fd = mkstemp(path);
	size_t n = strlen(csv);
	bool ok = false;

	if (r->v == NULL)
		reading_words(r);
	if (fd < 0 || write(fd, csv, n) != (ssize_t)n || close(fd) != 0)
		abort();
	reading_must(sheet_open(&r->sheet, path, &none, err), err);
	(void)unlink(path); /* it stays open */
	o = o == NULL ? &plain : o;
	find.map = o->map;
	find.n_map = o->n_map;
	shape = (struct shape_options){ &find, o, "sheet.csv" };
	ok = shape_open(&r->plan, &r->table, r->sheet, &shape, r->v, err);
	if (ok)
		r->reader = reader_new(&r->plan, r->v);
	return ok;
}

static inline void
reading_open(struct reading *r, const char *csv)
{
	struct err err = { 0 };

	reading_must(reading_try(r, csv, NULL, &err), &err);
}

static inline void
reading_close(struct reading *r)
{
	reader_free(r->reader);
	plan_clear(&r->plan);
	table_close(r->table);
	sheet_close(r->sheet);
	vocab_close(r->v);
	db_close(r->db);
	buf_clear(&r->text);
	*r = (struct reading){ 0 };
}

/* "code", then "=status" unless offered, "#MODALITY", "/DOSAGE", "@PHASE",
 * "~EVIDENCE" where stated. */
static inline void
reading_claim(struct buf *b, const struct load_claim *c)
{
	buf_str(b, capability_by_id(c->capability_id)->code);
	if (c->status_id != STATUS_OFFERED)
		buf_fmt(
		    b, "=%s", dimension_code(DIMENSION_STATUS, c->status_id));
	if (c->modality_id != 0)
		buf_fmt(b, "#%s",
		    dimension_code(DIMENSION_MODALITY, c->modality_id));
	if (c->dosage_group_id != 0)
		buf_fmt(b, "/%s",
		    dimension_code(DIMENSION_DOSAGE, c->dosage_group_id));
	if (c->phase_id != 0)
		buf_fmt(b, "@%s", dimension_code(DIMENSION_PHASE, c->phase_id));
	if (c->evidence_id >= 0)
		buf_fmt(b, "~%s",
		    dimension_code(DIMENSION_EVIDENCE, c->evidence_id));
}

/* Read the next row below the header into r->fact-like text: its claims and
 * "?words" of its mentions, joined by blanks.  *result is the rest. */
static inline const char *
reading_next(
    struct reading *r, enum read_outcome *outcome, struct read_result *result)
{
	struct table_row row = { 0 };
	struct err err = { 0 };
	bool found = true;

	do
		reading_must(table_next(r->table, &row, &found, &err), &err);
	while (found && (row.part == TABLE_ABOVE || row.part == TABLE_HEADER));
	if (!found)
		return NULL;
	*outcome = reader_row(r->reader, &row.row, result);
	buf_reset(&r->text);
	for (size_t i = 0; i < result->fact.n_claim; i++) {
		if (r->text.len > 0)
			buf_char(&r->text, ' ');
		reading_claim(&r->text, &result->fact.claim[i]);
	}
	for (size_t i = 0; i < result->fact.n_mention; i++)
		buf_fmt(&r->text, "%s?%s", r->text.len > 0 ? " " : "",
		    result->fact.mention[i].wording->text);
	return buf_text(&r->text);
}

#endif
