/* load.c - one import: the facts of a sheet's rows go into the catalog. */
#include "catalog/load.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "catalog/identity.h"
#include "catalog/loading.h"
#include "catalog/vocab.h"
#include "db/db.h"
#include "db/feed.h"
#include "db/writer.h"

/* Vendors a catalog may have to be read whole for any import, and how many
 * vendors a byte of the file justifies reading otherwise. */
#define LOAD_SMALL_CATALOG 2000
#define LOAD_BYTES_PER_VENDOR 10

/* A file of so many bytes is worth a second thread. */
#define LOAD_LARGE_FILE (256 << 10)

static bool
load_count_vendors(struct db *db, int64_t *n, struct err *err)
{
	struct stmt *st = db_stmt(db, SQL_LOAD_VENDOR_COUNT, err);
	bool found = false;
	bool ok = false;

	if (st == NULL || !stmt_step(st, &found, err))
		goto out;
	*n = stmt_get_int(st, 0);
	ok = true;
out:
	stmt_done(st);
	return ok;
}

static void
load_shape(struct load *l)
{
	l->vendor_feed = db_feed(l->db, "vendor");
	l->row_feed = db_feed(l->db, "source_row");
	l->warning_feed = db_feed(l->db, "warning");
	l->wording_feed = db_feed(l->db, "wording");
	l->claim_feed = db_feed(l->db, "claim");
	l->mention_feed = db_feed(l->db, "mention");
	feed_shape(l->row_feed, 13);
	feed_shape(l->warning_feed, 4);
	feed_shape(l->wording_feed, 5);
	feed_shape(l->claim_feed, 4);
	feed_shape(l->mention_feed, 5);
}

static void
load_free(struct load *l)
{
	writer_close(l->writer);
	identity_close(l->identity);
	buf_clear(&l->note.warning);
	free(l->wording);
	free(l->claim);
	free(l);
}

/* What an import and reading again have in common; bytes: of the file. */
static bool
load_open(struct load *l, int64_t bytes, struct err *err)
{
	int64_t n_vendor = 0;
	bool all = false;

	load_shape(l);
	if (!load_count_vendors(l->db, &n_vendor, err) ||
	    !loading_next_wording(l, err))
		return false;
	all = n_vendor <= LOAD_SMALL_CATALOG ||
	      bytes / LOAD_BYTES_PER_VENDOR > n_vendor;
	if (!identity_open(&l->identity, l->db, all, err))
		return false;
	if (l->again)
		identity_find_only(l->identity);
	/* With everything in memory the rows need no look into the catalog,
	 * so that a second thread may write it meanwhile. */
	if (!all || bytes < LOAD_LARGE_FILE)
		return true;
	mem_expect_much();
	return writer_open(&l->writer, l->db, err);
}

bool
load_begin(struct load **out, struct db *db, const struct load_source *src,
    bool dry, struct err *err)
{
	struct load *l = xcalloc(1, sizeof(*l));

	l->db = db;
	l->dry = dry;
	l->evidence_id = src->evidence_id;
	/* References hold by construction: every id that is written was read
	 * from the catalog or given out in this transaction.  Having SQLite
	 * look each of them up would double the time of an import; the tests
	 * and `vendorcat check` do. */
	if (!db_enforce(db, false, err)) {
		free(l);
		return false;
	}
	if (!db_begin(db, err))
		goto fail;
	if (!loading_source(l, src, err) || !load_open(l, src->bytes, err)) {
		writer_close(l->writer);
		l->writer = NULL;
		(void)db_end(db, false, err); /* the first error is told */
		goto fail;
	}
	*out = l;
	return true;
fail:
	(void)db_enforce(db, true, err); /* the first error is told */
	load_free(l);
	return false;
}

bool
load_again(struct load **out, struct db *db, int64_t source_id,
    const int64_t *row, size_t n_row, struct err *err)
{
	struct load *l = xcalloc(1, sizeof(*l));

	l->db = db;
	l->again = true;
	l->sum.source_id = source_id;
	if (!loading_forget(l, row, n_row, err) || !load_open(l, 0, err)) {
		load_free(l);
		return false;
	}
	*out = l;
	return true;
}

/* The dimensions, status and words of a claim in one number; the sets are
 * small (asserted) and the order of the bits is that of the schema. */
static int64_t
claim_said(const struct load_claim *c, int64_t wording_id)
{
	assert(c->status_id > 0 && c->status_id < 16);
	assert(c->modality_id >= 0 && c->modality_id < 256);
	assert(c->dosage_group_id >= 0 && c->dosage_group_id < 256);
	assert(c->phase_id >= 0 && c->phase_id < 16);
	return wording_id << 24 | c->phase_id << 20 | c->dosage_group_id << 12 |
	       c->modality_id << 4 | c->status_id;
}

static int
claim_order(const void *a, const void *b)
{
	const struct loading_claim *x = a;
	const struct loading_claim *y = b;

	if (x->claim->capability_id != y->claim->capability_id)
		return x->claim->capability_id < y->claim->capability_id ? -1
									 : 1;
	return x->said < y->said ? -1 : x->said > y->said;
}

/* Most rows have a handful of claims: those are sorted as they come. */
static void
sort_claims(struct loading_claim *c, size_t n)
{
	if (n > 32) {
		qsort(c, n, sizeof(*c), claim_order);
		return;
	}
	for (size_t i = 1; i < n; i++) {
		struct loading_claim one = c[i];
		size_t at = i;

		for (; at > 0 && claim_order(&c[at - 1], &one) > 0; at--)
			c[at] = c[at - 1];
		c[at] = one;
	}
}

/* The claims of a row in the order of the table, the same words once; *n:
 * how many. */
static bool
load_sort_claims(
    struct load *l, const struct load_fact *fact, size_t *n, struct err *err)
{
	*n = 0;
	if (l->cap_claim < fact->n_claim) {
		l->cap_claim = fact->n_claim * 2;
		l->claim = xrealloc(l->claim, l->cap_claim, sizeof(*l->claim));
	}
	for (size_t i = 0; i < fact->n_claim; i++) {
		int64_t wording = 0;

		if (!loading_wording(l, fact->claim[i].wording, &wording, err))
			return false;
		l->claim[i].claim = &fact->claim[i];
		l->claim[i].said = claim_said(&fact->claim[i], wording);
	}
	sort_claims(l->claim, fact->n_claim);
	for (size_t i = 0; i < fact->n_claim; i++) {
		if (i == 0 || claim_order(&l->claim[*n - 1], &l->claim[i]) != 0)
			l->claim[(*n)++] = l->claim[i];
	}
	return true;
}

static int64_t
row_id(const struct load *l, int64_t row)
{
	return l->sum.source_id << 32 | row;
}

/* Feed the n sorted claims; true when one was not known of the vendor. */
static bool
load_claims(struct load *l, int64_t row, size_t n, size_t vendor)
{
	int64_t id = identity_vendor_id(l->identity, vendor);
	struct feed *f = l->claim_feed;
	bool news = false;

	identity_expect(l->identity, vendor, n);
	for (size_t i = 0; i < n; i++) {
		int64_t capability = l->claim[i].claim->capability_id;

		feed_ints(f,
		    (const int64_t[]){
			id, capability, row_id(l, row), l->claim[i].said },
		    4);
		if (identity_is_news(
			l->identity, vendor, capability, l->claim[i].said))
			news = true;
	}
	l->sum.n_claim += (int64_t)n;
	return news;
}

static bool
load_mentions(struct load *l, int64_t row, const struct load_fact *fact,
    int64_t vendor, struct err *err)
{
	struct feed *f = l->mention_feed;

	for (size_t i = 0; i < fact->n_mention; i++) {
		int64_t wording = 0;

		if (!loading_wording(
			l, fact->mention[i].wording, &wording, err))
			return false;
		feed_int(f, l->sum.source_id);
		feed_int(f, row);
		feed_int(f, fact->mention[i].position);
		feed_int(f, wording);
		feed_int(f, vendor);
		l->sum.n_mention++;
	}
	return true;
}

static void
feed_id(struct feed *f, int64_t id)
{
	if (id == 0)
		feed_null(f);
	else
		feed_int(f, id);
}

/* What a row of facts says of all its claims, and its tag. */
static void
feed_fact(struct load *l, const struct load_fact *fact)
{
	const struct load_claim *c = fact->n_claim == 0 ? NULL : fact->claim;
	struct feed *f = l->row_feed;

	feed_int(f,
	    c == NULL || c->evidence_id < 0 ? l->evidence_id : c->evidence_id);
	if (c == NULL || c->date.n == 0)
		feed_null(f);
	else
		feed_bytes(f, c->date.s, c->date.n);
	if (fact->tag.n == 0) {
		feed_null(f);
		feed_null(f);
		feed_null(f);
		return;
	}
	feed_bytes(f, fact->tag.s, fact->tag.n);
	feed_text(f, fact->kind);
	feed_int(f, fact->tag_standard ? 1 : 0);
}

/* A row as read; fact NULL: it made none, for a reason. */
static void
feed_row(struct load *l, const struct load_row *row, enum load_outcome outcome,
    const struct loading_place *place)
{
	static const char *const word[LOAD_OUTCOMES] = { "created", "updated",
		"unchanged", "aside", "skipped", "header" };
	struct feed *f = l->row_feed;

	l->sum.row[outcome]++;
	if (l->again)
		return;
	feed_int(f, row_id(l, row->row));
	feed_int(f, row->line);
	feed_text(f, word[outcome]);
	feed_id(f, place->vendor_id);
	feed_id(f, place->site_id);
	if (place->fact != NULL)
		feed_fact(l, place->fact);
	for (int i = 0; place->fact == NULL && i < 5; i++)
		feed_null(f);
	feed_text(f, place->reason);
	feed_id(f, place->position);
	feed_bytes(f, row->cells, row->cells_len);
}

/* A site for each further country that the row names. */
static bool
load_also(struct load *l, size_t vendor, const struct load_fact *fact,
    struct err *err)
{
	for (size_t i = 0; i < fact->n_also; i++) {
		const struct load_fact site = { .has_site = true,
			.site_country = fact->also[i] };
		int64_t id = 0;

		if (!identity_site(
			l->identity, vendor, &site, &id, &l->note, err))
			return false;
	}
	return true;
}

/* The site that the row speaks of: its own, or the other place. */
static bool
load_site(struct load *l, size_t vendor, const struct load_fact *fact,
    int64_t *id, struct err *err)
{
	struct load_fact place = { .has_site = true,
		.site_city = fact->city,
		.site_country = fact->country };

	if (l->again || (!fact->has_site && !l->note.elsewhere))
		return true;
	return identity_site(l->identity, vendor,
	    fact->has_site ? fact : &place, id, &l->note, err);
}

bool
load_facts(struct load *l, const struct load_row *row,
    const struct load_fact *fact, enum load_outcome *outcome, struct err *err)
{
	struct loading_place place = { .fact = fact };
	size_t vendor = 0;
	size_t n_claim = 0;

	if (!identity_has_key(l->identity, fact)) {
		*outcome = LOAD_ASIDE;
		return load_other(l, row, LOAD_ASIDE,
		    "the vendor's name holds no letter and no digit", 0, err);
	}
	l->note.created = false;
	l->note.changed = false;
	l->note.elsewhere = false;
	buf_reset(&l->note.warning);
	if (!identity_vendor(l->identity, fact, &vendor, &l->note, err))
		return false;
	place.vendor_id = identity_vendor_id(l->identity, vendor);
	if (!load_site(l, vendor, fact, &place.site_id, err))
		return false;
	if (!l->again && !load_also(l, vendor, fact, err))
		return false;
	if (!load_sort_claims(l, fact, &n_claim, err) ||
	    !load_mentions(l, row->row, fact, place.vendor_id, err))
		return false;
	if (load_claims(l, row->row, n_claim, vendor))
		l->note.changed = true;
	*outcome = l->note.created   ? LOAD_CREATED
		   : l->note.changed ? LOAD_UPDATED
				     : LOAD_UNCHANGED;
	feed_row(l, row, *outcome, &place);
	if (l->note.warning.len > 0 &&
	    !load_warn(l, row->row, 0, buf_text(&l->note.warning), err))
		return false;
	return loading_drain(l, false, err);
}

bool
load_other(struct load *l, const struct load_row *row,
    enum load_outcome outcome, const char *reason, int64_t position,
    struct err *err)
{
	const struct loading_place place = { .reason = reason,
		.position = position };

	assert(outcome >= LOAD_ASIDE);
	feed_row(l, row, outcome, &place);
	return loading_drain(l, false, err);
}

bool
load_warn(struct load *l, int64_t row, int64_t position, const char *text,
    struct err *err)
{
	feed_int(l->warning_feed, l->sum.source_id);
	feed_int(l->warning_feed, row);
	feed_int(l->warning_feed, position);
	feed_text(l->warning_feed, text);
	l->sum.n_warning++;
	return loading_drain(l, false, err);
}

/* Everything that is still in memory goes into the tables. */
static bool
load_finish(struct load *l, struct err *err)
{
	if (!loading_drain(l, true, err))
		return false;
	identity_order(l->identity);
	if ((l->writer != NULL && !writer_wait(l->writer, err)) ||
	    !identity_write(l->identity, err))
		return false;
	l->sum.n_vendor = identity_vendors_made(l->identity);
	l->sum.n_site = identity_sites_made(l->identity);
	if (l->again)
		return true;
	return loading_replace(l, err) && loading_close_source(l, err);
}

bool
load_end(struct load *l, bool ok, struct load_summary *s, struct err *err)
{
	if (l == NULL)
		return ok;
	ok = ok && load_finish(l, err);
	writer_close(l->writer);
	l->writer = NULL;
	if (!l->again) {
		if (!db_end(l->db, ok && !l->dry, err) && !l->dry)
			ok = false;
		if (!db_enforce(l->db, true, err))
			ok = false;
	}
	*s = l->sum;
	load_free(l);
	return ok;
}
