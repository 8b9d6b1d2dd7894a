/* claim.c - what sources say that vendors offer, and in which words. */
#include "catalog/claim.h"

#include <stddef.h>

#include "db/db.h"

static void
claim_read(struct claim *c, struct stmt *st)
{
	c->vendor_id = stmt_get_int(st, 0);
	c->capability_id = stmt_get_int(st, 1);
	c->status_id = stmt_get_int(st, 2);
	c->modality_id = stmt_get_int(st, 3);
	c->dosage_group_id = stmt_get_int(st, 4);
	c->phase_id = stmt_get_int(st, 5);
	c->evidence_id = stmt_get_int(st, 6);
	c->date = stmt_get_text(st, 7);
	c->source_id = stmt_get_int(st, 8);
	c->source = stmt_get_text(st, 9);
	c->path = stmt_get_text(st, 10);
	c->sheet = stmt_get_text(st, 11);
	c->row = stmt_get_int(st, 12);
	c->line = stmt_get_int(st, 13);
	c->words = stmt_get_text(st, 14);
	c->site_id = stmt_get_int(st, 15);
	c->site = stmt_get_text(st, 16);
	c->site_city = stmt_get_text(st, 17);
	c->site_state = stmt_get_text(st, 18);
	c->site_country = stmt_get_text(st, 19);
	c->site_address = stmt_get_text(st, 20);
	c->site_fei = stmt_get_text(st, 21);
	c->site_duns = stmt_get_text(st, 22);
}

bool
claim_by_vendor(struct db *db, int64_t vendor_id, claim_visit *visit, void *arg,
    struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_CLAIM_BY_VENDOR, err);
	struct claim c = { 0 };
	bool found = st != NULL;
	bool ok = st != NULL;

	if (ok)
		stmt_int(st, ":vendor", vendor_id);
	while (ok && found) {
		ok = stmt_step(st, &found, err);
		if (!ok || !found)
			break;
		claim_read(&c, st);
		ok = visit(arg, &c, err);
	}
	stmt_done(st);
	return ok;
}

static void
claim_mention_read(struct claim_mention *m, struct stmt *st)
{
	m->words = stmt_get_text(st, 0);
	m->kind = stmt_get_text(st, 1);
	m->title = stmt_get_text(st, 2);
	m->source = stmt_get_text(st, 3);
	m->path = stmt_get_text(st, 4);
	m->sheet = stmt_get_text(st, 5);
	m->row = stmt_get_int(st, 6);
	m->line = stmt_get_int(st, 7);
}

bool
claim_mentions(struct db *db, int64_t vendor_id, claim_mention_visit *visit,
    void *arg, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_CLAIM_MENTION, err);
	struct claim_mention m = { 0 };
	bool found = st != NULL;
	bool ok = st != NULL;

	if (ok)
		stmt_int(st, ":vendor", vendor_id);
	while (ok && found) {
		ok = stmt_step(st, &found, err);
		if (!ok || !found)
			break;
		claim_mention_read(&m, st);
		ok = visit(arg, &m, err);
	}
	stmt_done(st);
	return ok;
}

static void
claim_side_read(struct claim_side *side, struct stmt *st, int column)
{
	side->evidence_id = stmt_get_int(st, column);
	side->date = stmt_get_text(st, column + 1);
	side->source = stmt_get_text(st, column + 2);
	side->path = stmt_get_text(st, column + 3);
	side->sheet = stmt_get_text(st, column + 4);
	side->row = stmt_get_int(st, column + 5);
	side->line = stmt_get_int(st, column + 6);
	side->words = stmt_get_text(st, column + 7);
}

bool
claim_conflicts(struct db *db, int64_t vendor_id, claim_conflict_visit *visit,
    void *arg, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_CLAIM_CONFLICT, err);
	struct claim_conflict c = { 0 };
	bool found = st != NULL;
	bool ok = st != NULL;

	if (ok)
		stmt_int(st, ":vendor", vendor_id);
	while (ok && found) {
		ok = stmt_step(st, &found, err);
		if (!ok || !found)
			break;
		c.capability_id = stmt_get_int(st, 0);
		claim_side_read(&c.offered, st, 1);
		claim_side_read(&c.no, st, 9);
		ok = visit(arg, &c, err);
	}
	stmt_done(st);
	return ok;
}
