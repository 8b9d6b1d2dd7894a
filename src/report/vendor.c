/* vendor.c - one vendor as rows: every fact with its evidence (show). */
#include "report/vendor.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"
#include "catalog/capability.h"
#include "catalog/claim.h"
#include "catalog/dimension.h"
#include "catalog/fold.h"
#include "catalog/place.h"
#include "catalog/site.h"
#include "catalog/vendor.h"
#include "out/out.h"

const char *const vendor_show_columns[VENDOR_SHOW_N] = { "fact", "value",
	"status", "modality", "dosage_group", "phase", "site", "evidence",
	"date", "source", "file", "sheet", "row", "line", "words" };

#define VENDOR_NOT_ON_FILE "not on file"

/* One row; zero-initialise, NULL and 0 are nulls. */
struct vendor_fact {
	const char *fact;
	const char *value;
	const char *status;
	const char *modality;
	const char *dosage;
	const char *phase;
	const char *site;
	const char *evidence;
	const char *date;
	const char *source;
	const char *path;
	const char *sheet;
	int64_t row;
	int64_t line;
	const char *words;
};

struct vendor_show {
	struct db *db;
	struct out *out;
	struct arena text;
	struct vendor_word *word; /* owned; texts the arena's */
	size_t n_word;
	bool *said;              /* owned; by word: it stands in a row */
	struct site_word *place; /* owned, by site id; texts the arena's */
	size_t n_place;
	int64_t n_claim;
};

static struct out_value
vendor_show_text(const char *s)
{
	return out_text(s == NULL || s[0] == '\0' ? NULL : s);
}

static void
vendor_show_row(const struct vendor_show *x, const struct vendor_fact *f)
{
	struct out_value row[VENDOR_SHOW_N];
	size_t n = 0;

	row[n++] = out_text(f->fact);
	row[n++] = vendor_show_text(f->value);
	row[n++] = vendor_show_text(f->status);
	row[n++] = vendor_show_text(f->modality);
	row[n++] = vendor_show_text(f->dosage);
	row[n++] = vendor_show_text(f->phase);
	row[n++] = vendor_show_text(f->site);
	row[n++] = vendor_show_text(f->evidence);
	row[n++] = vendor_show_text(f->date);
	row[n++] = vendor_show_text(f->source);
	row[n++] = vendor_show_text(f->path);
	row[n++] = vendor_show_text(f->sheet);
	row[n++] = f->row == 0 ? out_null() : out_int(f->row);
	row[n++] = f->line == 0 ? out_null() : out_int(f->line);
	row[n++] = vendor_show_text(f->words);
	out_row(x->out, row);
}

static const char *
vendor_show_keep(struct vendor_show *x, const char *s)
{
	return s == NULL ? NULL : arena_keep(&x->text, s, strlen(s));
}

static bool
vendor_show_word(void *arg, const struct vendor_word *w, struct err *err)
{
	struct vendor_show *x = arg;
	struct vendor_word *to = NULL;

	(void)err;
	x->word = xrealloc(x->word, x->n_word + 1, sizeof(*x->word));
	to = &x->word[x->n_word++];
	*to = *w;
	to->field = vendor_show_keep(x, w->field);
	to->text = vendor_show_keep(x, w->text);
	to->kind = NULL;
	to->source = vendor_show_keep(x, w->source);
	to->path = vendor_show_keep(x, w->path);
	to->sheet = vendor_show_keep(x, w->sheet);
	return true;
}

static void
vendor_show_said(struct vendor_fact *f, const struct vendor_word *w)
{
	f->source = w->source;
	f->path = w->path;
	f->sheet = w->sheet;
	f->row = w->row;
	f->line = w->line;
	f->words = w->text;
}

/* The cell says the value: the same country, or the same words among what
 * it holds ("HQ: Basel" says "Basel"). */
static bool
vendor_show_agrees(const char *field, const char *value, const char *text)
{
	struct buf a = { 0 };
	struct buf b = { 0 };
	bool same = false;

	if (strcmp(field, "vendor.hq_country") == 0) {
		const char *code = place_country(text, strlen(text));

		if (code != NULL)
			return strcmp(code, value) == 0;
	}
	fold_plain(&a, value, strlen(value));
	fold_plain(&b, text, strlen(text));
	same = strstr(buf_text(&b), buf_text(&a)) != NULL;
	buf_clear(&a);
	buf_clear(&b);
	return same;
}

/* The first cell that says the value: of the source that spoke last.  field
 * NULL: in any field. */
static const struct vendor_word *
vendor_show_find(struct vendor_show *x, const char *field, const char *value)
{
	for (size_t i = 0; value != NULL && i < x->n_word; i++) {
		const struct vendor_word *w = &x->word[i];

		if ((field == NULL || strcmp(w->field, field) == 0) &&
		    vendor_show_agrees(w->field, value, w->text)) {
			x->said[i] = true;
			return w;
		}
	}
	return NULL;
}

/* A field of the vendor, then what else was written in it. */
static void
vendor_show_field(struct vendor_show *x, const char *fact, const char *field,
    const char *value)
{
	const struct vendor_word *w = vendor_show_find(x, field, value);
	struct vendor_fact f = { .fact = fact,
		.value = value == NULL ? VENDOR_NOT_ON_FILE : value };

	if (w != NULL)
		vendor_show_said(&f, w);
	vendor_show_row(x, &f);
	for (size_t i = 0; i < x->n_word; i++) {
		const struct vendor_word *other = &x->word[i];

		if (strcmp(other->field, field) != 0 || x->said[i])
			continue;
		x->said[i] = true;
		if (value != NULL &&
		    vendor_show_agrees(field, value, other->text))
			continue;
		f = (struct vendor_fact){
			.fact = fact, .value = other->text, .status = "other"
		};
		vendor_show_said(&f, other);
		vendor_show_row(x, &f);
	}
}

static bool
vendor_show_tag(void *arg, const struct vendor_word *w, struct err *err)
{
	struct vendor_show *x = arg;
	struct vendor_fact f = { .fact = "tag",
		.value = w->kind == NULL ? "undecided" : w->kind };

	(void)err;
	vendor_show_said(&f, w);
	vendor_show_row(x, &f);
	return true;
}

static bool
vendor_show_alias(void *arg, const struct vendor_text *t, struct err *err)
{
	static const char *const kinds[][2] = { { "legal", "legal name" },
		{ "brand", "brand" }, { "former", "former name" },
		{ "spelling", "spelling" } };
	static const char *const fields[] = { "vendor.legal_name",
		"vendor.alias", "vendor.former_name", "vendor.name" };
	struct vendor_show *x = arg;
	const struct vendor_word *w = NULL;
	struct vendor_fact f = { .fact = t->kind, .value = t->text };

	(void)err;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		if (strcmp(kinds[i][0], t->kind) == 0)
			f.fact = kinds[i][1];
	}
	for (size_t i = 0; w == NULL && i < sizeof(fields) / sizeof(*fields);
	     i++)
		w = vendor_show_find(x, fields[i], t->text);
	if (w != NULL)
		vendor_show_said(&f, w);
	vendor_show_row(x, &f);
	return true;
}

static bool
vendor_show_identifier(void *arg, const struct vendor_text *t, struct err *err)
{
	struct vendor_show *x = arg;
	const struct vendor_word *w = vendor_show_find(x, NULL, t->text);
	struct vendor_fact f = { .fact = t->kind, .value = t->text };

	(void)err;
	if (w != NULL)
		vendor_show_said(&f, w);
	vendor_show_row(x, &f);
	return true;
}

/* What sources say in fields that the catalog keeps as text alone. */
static void
vendor_show_rest(struct vendor_show *x)
{
	for (size_t i = 0; i < x->n_word; i++) {
		const struct vendor_word *w = &x->word[i];
		struct vendor_fact f = { .value = w->text };

		if (x->said[i] || strcmp(w->field, "vendor.type") == 0 ||
		    strcmp(w->field, "vendor.tag") == 0)
			continue;
		f.fact = w->field + strlen("vendor.");
		vendor_show_said(&f, w);
		vendor_show_row(x, &f);
	}
}

static void
vendor_show_join(struct buf *b, const char *text)
{
	if (text != NULL && text[0] != '\0')
		buf_fmt(b, "%s%s", b->len == 0 ? "" : ", ", text);
}

static void
vendor_show_site_id(const struct vendor_show *x, const struct vendor_fact *of,
    const char *fact, const char *value)
{
	struct vendor_fact f = *of;

	if (value == NULL)
		return;
	f.fact = fact;
	f.value = value;
	f.words = value;
	vendor_show_row(x, &f);
}

static bool
vendor_show_place(void *arg, const struct site_word *w, struct err *err)
{
	struct vendor_show *x = arg;
	struct site_word *to = NULL;

	(void)err;
	x->place = xrealloc(x->place, x->n_place + 1, sizeof(*x->place));
	to = &x->place[x->n_place++];
	*to = *w;
	to->source = vendor_show_keep(x, w->source);
	to->path = vendor_show_keep(x, w->path);
	to->sheet = vendor_show_keep(x, w->sheet);
	return true;
}

/* Sites are few to thousands, their places come in the order of ids. */
static const struct site_word *
vendor_show_place_of(const struct vendor_show *x, int64_t site_id)
{
	size_t low = 0;
	size_t high = x->n_place;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (x->place[middle].site_id < site_id)
			low = middle + 1;
		else
			high = middle;
	}
	return low < x->n_place && x->place[low].site_id == site_id
		   ? &x->place[low]
		   : NULL;
}

static bool
vendor_show_site(void *arg, const struct site *s, struct err *err)
{
	struct vendor_show *x = arg;
	const struct site_word *w = vendor_show_place_of(x, s->id);
	struct buf value = { 0 };
	struct vendor_fact f = { .fact = "site",
		.site = s->name,
		.words = s->address == NULL ? s->name : s->address };

	(void)err;
	if (w != NULL) {
		f.source = w->source;
		f.path = w->path;
		f.sheet = w->sheet;
		f.row = w->row;
		f.line = w->line;
	}
	vendor_show_join(&value, s->name);
	vendor_show_join(&value, s->city);
	vendor_show_join(&value, s->state);
	vendor_show_join(&value, s->country);
	f.value = value.len == 0 ? s->address : buf_text(&value);
	vendor_show_row(x, &f);
	vendor_show_site_id(x, &f, "FEI", s->fei);
	vendor_show_site_id(x, &f, "DUNS", s->duns);
	vendor_show_site_id(x, &f, "identifier", s->other);
	buf_clear(&value);
	return true;
}

static bool
vendor_show_claim(void *arg, const struct claim *c, struct err *err)
{
	struct vendor_show *x = arg;
	const struct capability *k = capability_by_id(c->capability_id);
	struct vendor_fact f = { .fact = "service",
		.value = k->code,
		.status = dimension_code(DIMENSION_STATUS, c->status_id),
		.modality = dimension_code(DIMENSION_MODALITY, c->modality_id),
		.dosage = dimension_code(DIMENSION_DOSAGE, c->dosage_group_id),
		.phase = dimension_code(DIMENSION_PHASE, c->phase_id),
		.site = c->site == NULL ? c->site_city : c->site,
		.evidence = dimension_code(DIMENSION_EVIDENCE, c->evidence_id),
		.date = c->date,
		.source = c->source,
		.path = c->path,
		.sheet = c->sheet,
		.row = c->row,
		.line = c->line,
		.words = c->words };

	(void)err;
	if (k->area_id == 0)
		f.fact = "area (stage not stated)";
	vendor_show_row(x, &f);
	x->n_claim++;
	return true;
}

static bool
vendor_show_mention(void *arg, const struct claim_mention *m, struct err *err)
{
	struct vendor_show *x = arg;
	struct vendor_fact f = { .fact = "words not understood",
		.value = m->kind,
		.source = m->source,
		.path = m->path,
		.sheet = m->sheet,
		.row = m->row,
		.line = m->line,
		.words = m->words };

	(void)err;
	if (strcmp(m->kind, "not-a-capability") == 0)
		f.fact = "words, no service";
	vendor_show_row(x, &f);
	return true;
}

static void
vendor_show_side(const struct vendor_show *x, const char *capability,
    const char *status, const struct claim_side *side)
{
	struct vendor_fact f = { .fact = "conflict",
		.value = capability,
		.status = status,
		.evidence =
		    dimension_code(DIMENSION_EVIDENCE, side->evidence_id),
		.date = side->date,
		.source = side->source,
		.path = side->path,
		.sheet = side->sheet,
		.row = side->row,
		.line = side->line,
		.words = side->words };

	vendor_show_row(x, &f);
}

/* Two rows, the offer and the no. */
static bool
vendor_show_conflict(void *arg, const struct claim_conflict *c, struct err *err)
{
	struct vendor_show *x = arg;
	const char *code = capability_by_id(c->capability_id)->code;

	(void)err;
	vendor_show_side(x, code, "offered", &c->offered);
	vendor_show_side(x, code, "no", &c->no);
	return true;
}

static bool
vendor_show_fields(void *arg, const struct vendor_line *line, struct err *err)
{
	struct vendor_show *x = arg;
	const struct vendor *v = &line->vendor;
	const struct vendor_fact kind = { .fact = "kind",
		.value = v->kind == NULL ? "untagged" : v->kind };
	const struct vendor_fact code = { .fact = "code", .value = v->code };

	vendor_show_field(x, "name", "vendor.name", v->name);
	vendor_show_row(x, &code);
	vendor_show_row(x, &kind);
	if (!vendor_tags(x->db, v->id, vendor_show_tag, x, err))
		return false;
	vendor_show_field(x, "country", "vendor.hq_country", v->country);
	vendor_show_field(x, "city", "vendor.hq_city", v->city);
	vendor_show_field(x, "group", "vendor.parent", v->group);
	vendor_show_field(x, "website", "vendor.website", v->website);
	vendor_show_field(
	    x, "description", "vendor.description", v->description);
	if (!vendor_aliases(x->db, v->id, vendor_show_alias, x, err) ||
	    !vendor_identifiers(x->db, v->id, vendor_show_identifier, x, err))
		return false;
	vendor_show_rest(x);
	return true;
}

bool
vendor_show(struct db *db, int64_t vendor_id, struct out *out, struct err *err)
{
	struct vendor_show x = { .db = db, .out = out };
	const struct vendor_fact none = { .fact = "services",
		.value = VENDOR_NOT_ON_FILE };
	bool ok = false;

	if (!vendor_words(db, vendor_id, vendor_show_word, &x, err) ||
	    !site_words(db, vendor_id, vendor_show_place, &x, err))
		goto out;
	x.said = xcalloc(x.n_word + 1, sizeof(*x.said));
	if (!vendor_by_id(db, vendor_id, vendor_show_fields, &x, err) ||
	    !site_by_vendor(db, vendor_id, vendor_show_site, &x, err) ||
	    !claim_by_vendor(db, vendor_id, vendor_show_claim, &x, err))
		goto out;
	if (x.n_claim == 0)
		vendor_show_row(&x, &none);
	ok = claim_mentions(db, vendor_id, vendor_show_mention, &x, err) &&
	     claim_conflicts(db, vendor_id, vendor_show_conflict, &x, err);
out:
	arena_clear(&x.text);
	free(x.word);
	free(x.said);
	free(x.place);
	return ok;
}
