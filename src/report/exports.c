/* exports.c - the whole catalog as rows that can be imported again: the
 * titles are ones that sql/seed/header_aliases.csv knows. */
#include "report/exports.h"

#include <string.h>

#include "base/buf.h"
#include "catalog/capability.h"
#include "catalog/choice.h"
#include "catalog/claim.h"
#include "catalog/dimension.h"
#include "catalog/site.h"
#include "catalog/vendor.h"
#include "out/out.h"
#include "report/sources.h"

static const char *const exports_claim_columns[] = { "vendor", "kind",
	"country", "capability", "status", "modality", "dosage_group", "phase",
	"site", "evidence", "source", "row", "phrase", "date", "line", "sheet",
	"file", "site_city", "state", "address", "fei", "duns", "group" };
static const char *const exports_vendor_columns[] = { "vendor", "kind",
	"hq_country", "hq_city", "website", "group", "legal_name", "aliases",
	"former_names", "vendor_duns", "lei", "erp_no", "identifiers",
	"description", "tag_as_written" };
static const char *const exports_site_columns[] = { "vendor", "site", "city",
	"state", "country", "address", "fei", "duns", "identifiers" };

enum {
	N_CLAIM =
	    sizeof(exports_claim_columns) / sizeof(*exports_claim_columns),
	N_VENDOR =
	    sizeof(exports_vendor_columns) / sizeof(*exports_vendor_columns),
	N_SITE = sizeof(exports_site_columns) / sizeof(*exports_site_columns)
};

struct exports_run {
	struct db *db;
	const struct choice *choice;
	struct out *out;
	const struct vendor_line *line; /* the vendor that is at hand */
};

/* The texts of one vendor that go into one cell each. */
struct exports_lists {
	struct buf legal;
	struct buf alias;
	struct buf former;
	struct buf duns;
	struct buf lei;
	struct buf erp;
	struct buf other;
	struct buf tag;
};

static struct out_value
exports_code(enum dimension d, int64_t id)
{
	const char *code = dimension_code(d, id);

	return out_text(code[0] == '\0' ? NULL : code);
}

/* Where the service is: the site's country, else the vendor's, else that of
 * all its sites where they lie in one. */
static const char *
exports_country(const struct claim *c, const struct vendor_line *line)
{
	if (c->site_country != NULL)
		return c->site_country;
	if (line->vendor.country != NULL)
		return line->vendor.country;
	if (line->countries != NULL && strlen(line->countries) == 2)
		return line->countries;
	return NULL;
}

static bool
exports_claim_row(void *arg, const struct claim *c, struct err *err)
{
	const struct exports_run *x = arg;
	const struct vendor *v = &x->line->vendor;
	struct out_value row[N_CLAIM];
	size_t n = 0;

	(void)err;
	if (!choice_claim(x->choice, c))
		return true;
	row[n++] = out_text(v->name);
	row[n++] = out_text(v->kind);
	row[n++] = out_text(exports_country(c, x->line));
	row[n++] = out_text(capability_by_id(c->capability_id)->code);
	row[n++] = exports_code(DIMENSION_STATUS, c->status_id);
	row[n++] = exports_code(DIMENSION_MODALITY, c->modality_id);
	row[n++] = exports_code(DIMENSION_DOSAGE, c->dosage_group_id);
	row[n++] = exports_code(DIMENSION_PHASE, c->phase_id);
	row[n++] = out_text(c->site);
	row[n++] = exports_code(DIMENSION_EVIDENCE, c->evidence_id);
	row[n++] = out_text(c->source);
	row[n++] = out_int(c->row);
	row[n++] = out_text(c->words);
	row[n++] = out_text(c->date);
	row[n++] = out_int(c->line);
	row[n++] = out_text(c->sheet[0] == '\0' ? NULL : c->sheet);
	row[n++] = out_text(c->path);
	row[n++] = out_text(c->site_city);
	row[n++] = out_text(c->site_state);
	row[n++] = out_text(c->site_address);
	row[n++] = out_text(c->site_fei);
	row[n++] = out_text(c->site_duns);
	row[n++] = out_text(v->group);
	out_row(x->out, row);
	return true;
}

static bool
exports_claims_of(void *arg, const struct vendor_line *line, struct err *err)
{
	struct exports_run *x = arg;

	if (choice_of(x->choice, line->vendor.id) == NULL)
		return true;
	x->line = line;
	return claim_by_vendor(
	    x->db, line->vendor.id, exports_claim_row, x, err);
}

static bool
exports_claims(struct db *db, const struct choice *choice, struct out *out,
    struct err *err)
{
	struct exports_run x = { .db = db, .choice = choice, .out = out };

	return vendor_each(db, exports_claims_of, &x, err);
}

static void
exports_join(struct buf *to, const char *prefix, const char *text)
{
	buf_fmt(to, "%s%s%s", to->len == 0 ? "" : "|", prefix, text);
}

/* The list has the text already. */
static bool
exports_has(const struct buf *list, const char *text)
{
	size_t n = strlen(text);
	const char *p = buf_text(list);

	for (;;) {
		size_t len = strcspn(p, "|");

		if (len == n && strncmp(p, text, n) == 0)
			return true;
		if (p[len] == '\0')
			return false;
		p += len + 1;
	}
}

static struct out_value
exports_list(const struct buf *b)
{
	return out_text(b->len == 0 ? NULL : buf_text(b));
}

static bool
exports_alias(void *arg, const struct vendor_text *t, struct err *err)
{
	struct exports_lists *to = arg;

	(void)err;
	if (strcmp(t->kind, "legal") == 0)
		exports_join(&to->legal, "", t->text);
	else if (strcmp(t->kind, "former") == 0)
		exports_join(&to->former, "", t->text);
	else
		exports_join(&to->alias, "", t->text);
	return true;
}

static bool
exports_identifier(void *arg, const struct vendor_text *t, struct err *err)
{
	struct exports_lists *to = arg;

	(void)err;
	if (strcmp(t->kind, "DUNS") == 0) {
		exports_join(&to->duns, "", t->text);
	} else if (strcmp(t->kind, "LEI") == 0) {
		exports_join(&to->lei, "", t->text);
	} else if (strcmp(t->kind, "ERP") == 0) {
		exports_join(&to->erp, "", t->text);
	} else {
		exports_join(&to->other, t->kind, ":");
		buf_str(&to->other, t->text);
	}
	return true;
}

static bool
exports_tag(void *arg, const struct vendor_word *w, struct err *err)
{
	struct exports_lists *to = arg;

	(void)err;
	if (!exports_has(&to->tag, w->text))
		exports_join(&to->tag, "", w->text);
	return true;
}

static void
exports_lists_clear(struct exports_lists *l)
{
	buf_clear(&l->legal);
	buf_clear(&l->alias);
	buf_clear(&l->former);
	buf_clear(&l->duns);
	buf_clear(&l->lei);
	buf_clear(&l->erp);
	buf_clear(&l->other);
	buf_clear(&l->tag);
}

static bool
exports_vendor_row(void *arg, const struct vendor_line *line, struct err *err)
{
	const struct exports_run *x = arg;
	const struct vendor *v = &line->vendor;
	struct exports_lists l = { 0 };
	struct out_value row[N_VENDOR];
	size_t n = 0;
	bool ok = false;

	if (choice_of(x->choice, v->id) == NULL)
		return true;
	if (!vendor_aliases(x->db, v->id, exports_alias, &l, err) ||
	    !vendor_identifiers(x->db, v->id, exports_identifier, &l, err) ||
	    !vendor_tags(x->db, v->id, exports_tag, &l, err))
		goto out;
	row[n++] = out_text(v->name);
	row[n++] = out_text(v->kind);
	row[n++] = out_text(v->country);
	row[n++] = out_text(v->city);
	row[n++] = out_text(v->website);
	row[n++] = out_text(v->group);
	row[n++] = exports_list(&l.legal);
	row[n++] = exports_list(&l.alias);
	row[n++] = exports_list(&l.former);
	row[n++] = exports_list(&l.duns);
	row[n++] = exports_list(&l.lei);
	row[n++] = exports_list(&l.erp);
	row[n++] = exports_list(&l.other);
	row[n++] = out_text(v->description);
	row[n++] = exports_list(&l.tag);
	out_row(x->out, row);
	ok = true;
out:
	exports_lists_clear(&l);
	return ok;
}

static bool
exports_vendors(struct db *db, const struct choice *choice, struct out *out,
    struct err *err)
{
	struct exports_run x = { .db = db, .choice = choice, .out = out };

	return vendor_each(db, exports_vendor_row, &x, err);
}

static bool
exports_site_row(void *arg, const struct site *s, struct err *err)
{
	const struct exports_run *x = arg;
	struct out_value row[N_SITE];
	size_t n = 0;

	(void)err;
	row[n++] = out_text(x->line->vendor.name);
	row[n++] = out_text(s->name);
	row[n++] = out_text(s->city);
	row[n++] = out_text(s->state);
	row[n++] = out_text(s->country);
	row[n++] = out_text(s->address);
	row[n++] = out_text(s->fei);
	row[n++] = out_text(s->duns);
	row[n++] = out_text(s->other);
	out_row(x->out, row);
	return true;
}

static bool
exports_sites_of(void *arg, const struct vendor_line *line, struct err *err)
{
	struct exports_run *x = arg;

	if (choice_of(x->choice, line->vendor.id) == NULL)
		return true;
	x->line = line;
	return site_by_vendor(x->db, line->vendor.id, exports_site_row, x, err);
}

static bool
exports_sites(struct db *db, const struct choice *choice, struct out *out,
    struct err *err)
{
	struct exports_run x = { .db = db, .choice = choice, .out = out };

	return vendor_each(db, exports_sites_of, &x, err);
}

/* Sources stand beside vendors: no filter narrows them. */
static bool
exports_sources(struct db *db, const struct choice *choice, struct out *out,
    struct err *err)
{
	(void)choice;
	return sources_list(db, out, err);
}

static const struct exports exports_all[] = {
	{ "claims", exports_claim_columns, N_CLAIM, exports_claims },
	{ "vendors", exports_vendor_columns, N_VENDOR, exports_vendors },
	{ "sites", exports_site_columns, N_SITE, exports_sites },
	{ "sources", sources_list_columns, SOURCES_LIST_N, exports_sources },
};

const struct exports *
exports_by_word(const char *word)
{
	for (size_t i = 0; i < sizeof(exports_all) / sizeof(*exports_all);
	     i++) {
		if (strcmp(exports_all[i].word, word) == 0)
			return &exports_all[i];
	}
	return NULL;
}
