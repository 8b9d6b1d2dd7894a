/* setup.c - filling a new catalog from the built-in tables.  Each table goes
 * in with one statement through the feed "seed". */
#include "catalog/setup.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "base/buf.h"
#include "catalog/capability.h"
#include "catalog/dimension.h"
#include "catalog/fold.h"
#include "catalog/seed.h"
#include "catalog/thesaurus.h"
#include "db/db.h"
#include "db/feed.h"

/* What fills one table: the rows into the feed, the statement that takes
 * them. */
struct fill {
	enum sql_id id;
	size_t n_column;
	void (*rows)(struct feed *f);
};

/* One column after another of a row of a built-in table. */
static void
put_cells(struct feed *f, const struct seed_table *t, size_t row,
    const char *const *column)
{
	for (; *column != NULL; column++)
		feed_text(f, seed_cell(t, row, seed_column(t, *column)));
}

static void
put_table(struct feed *f, const char *table, const char *const *column)
{
	const struct seed_table *t = seed_table(table);

	for (size_t i = 0; i < t->n_row; i++)
		put_cells(f, t, i, column);
}

/* A way to write a thing: its key, the thing, the text. */
static void
put_alias(struct feed *f, const char *s, size_t n, int64_t id)
{
	struct buf b = { 0 };

	fold_plain(&b, s, n);
	feed_bytes(f, buf_text(&b), b.len);
	feed_int(f, id);
	feed_bytes(f, s, n);
	buf_clear(&b);
}

/* --- places --- */

static void
rows_region(struct feed *f)
{
	static const char *const column[] = { "code", "name", "note", NULL };

	put_table(f, "macro_regions", column);
}

static void
rows_country(struct feed *f)
{
	static const char *const column[] = { "alpha2", "alpha3", "numeric",
		"name", "eu_eea", "macro_region", NULL };

	put_table(f, "countries", column);
}

static void
rows_country_alias(struct feed *f)
{
	const struct seed_table *t = seed_table("country_names");
	size_t language = seed_column(t, "language");
	size_t country = seed_column(t, "country");

	for (size_t i = 0; i < t->n_row; i++) {
		/* What two countries are called alike means neither. */
		if (strlen(seed_cell(t, i, country)) != 2 ||
		    strcmp(seed_cell(t, i, language), "code") == 0)
			continue;
		feed_text(f, seed_cell(t, i, seed_column(t, "key")));
		feed_text(f, seed_cell(t, i, country));
		feed_text(f, seed_cell(t, i, seed_column(t, "name")));
	}
}

/* --- dimensions --- */

static void
put_not_stated(struct feed *f, size_t texts)
{
	feed_int(f, 0);
	feed_text(f, "");
	feed_text(f, "not stated");
	for (size_t i = 0; i < texts; i++)
		feed_text(f, "");
}

static void
rows_phase(struct feed *f)
{
	static const char *const column[] = { "code", "name", "definition",
		NULL };
	const struct seed_table *t = seed_table("lifecycle_phases");

	put_not_stated(f, 1);
	for (size_t i = 0; i < t->n_row; i++) {
		feed_int(f, (int64_t)i + 1);
		put_cells(f, t, i, column);
	}
}

static void
rows_modality(struct feed *f)
{
	static const char *const column[] = { "code", "name", "class", NULL };
	const struct seed_table *t = seed_table("modalities");

	feed_int(f, 0);
	feed_text(f, "");
	feed_text(f, "not stated");
	feed_text(f, "");
	feed_null(f);
	feed_text(f, "");
	for (size_t i = 0; i < t->n_row; i++) {
		int64_t id = (int64_t)i + 1;
		int64_t parent = dimension_modality_parent(id);

		feed_int(f, id);
		put_cells(f, t, i, column);
		if (parent == 0)
			feed_null(f);
		else
			feed_int(f, parent);
		feed_text(f, seed_cell(t, i, seed_column(t, "definition")));
	}
}

/* A way to write a modality or dosage form, unless two are written so. */
static void
put_dimension_alias(struct feed *f, enum dimension d, const char *s, size_t n)
{
	int64_t id = 0;

	if (n > 0 && dimension_find(d, s, n, &id))
		put_alias(f, s, n, id);
}

static void
put_dimension_aliases(
    struct feed *f, enum dimension d, const char *table, const char *column)
{
	const struct seed_table *t = seed_table(table);
	size_t text = seed_column(t, column);

	for (size_t i = 0; i < t->n_row; i++) {
		const char *s = seed_cell(t, i, text);

		put_dimension_alias(f, d, s, strlen(s));
	}
}

static void
rows_modality_alias(struct feed *f)
{
	const struct seed_table *t = seed_table("modalities");
	size_t aliases = seed_column(t, "aliases");

	put_dimension_aliases(f, DIMENSION_MODALITY, "modalities", "code");
	put_dimension_aliases(f, DIMENSION_MODALITY, "modalities", "name");
	for (size_t i = 0; i < t->n_row; i++) {
		const char *s = seed_cell(t, i, aliases);

		while (*s != '\0') {
			size_t n = strcspn(s, ";");

			put_dimension_alias(f, DIMENSION_MODALITY, s, n);
			s += n;
			s += *s == ';';
		}
	}
}

static void
rows_dosage_group(struct feed *f)
{
	static const char *const column[] = { "group_code", "name",
		"platform_capability", NULL };
	const struct seed_table *t = seed_table("dosage_form_groups");

	put_not_stated(f, 1);
	for (size_t i = 0; i < t->n_row; i++) {
		feed_int(f, (int64_t)i + 1);
		put_cells(f, t, i, column);
	}
}

static void
rows_dosage_alias(struct feed *f)
{
	enum dimension d = DIMENSION_DOSAGE;

	put_dimension_aliases(f, d, "dosage_form_groups", "group_code");
	put_dimension_aliases(f, d, "dosage_form_groups", "name");
	put_dimension_aliases(f, d, "dosage_forms", "code");
	put_dimension_aliases(f, d, "dosage_forms", "name");
	put_dimension_aliases(f, d, "dosage_aliases", "alias");
}

static void
rows_evidence(struct feed *f)
{
	static const char *const column[] = { "code", "name", "examples",
		"sufficient_for", NULL };
	const struct seed_table *t = seed_table("evidence_levels");

	for (size_t i = 0; i < t->n_row; i++) {
		feed_int(f, (int64_t)i);
		put_cells(f, t, i, column);
	}
}

static void
rows_status(struct feed *f)
{
	for (int64_t id = STATUS_OFFERED; id <= STATUS_PARTIAL; id++) {
		feed_int(f, id);
		feed_text(f, dimension_code(DIMENSION_STATUS, id));
	}
}

/* --- taxonomy and vocabulary --- */

static void
rows_capability(struct feed *f)
{
	for (size_t i = 0; i < capability_count(); i++) {
		const struct capability *c = capability_at(i);

		feed_int(f, c->id);
		feed_text(f, c->code);
		if (c->area_id == 0)
			feed_null(f);
		else
			feed_int(f, c->area_id);
		feed_text(f, c->area_id == 0 ? "area" : "leaf");
		feed_text(f, c->name);
		feed_text(f, c->scope);
		feed_text(f, c->phase_from);
		feed_text(f, c->phase_to);
		feed_text(f, c->axis);
		feed_text(f, c->dev_marker);
		feed_text(f, c->mfg_marker);
		feed_text(f, c->seed_term);
		feed_text(f, c->definition);
	}
}

static void
rows_qualifier(struct feed *f)
{
	const struct seed_table *t = seed_table("claim_qualifiers");
	size_t token = seed_column(t, "token");
	size_t status = seed_column(t, "claim_status");
	size_t place = seed_column(t, "place");
	struct buf b = { 0 };

	for (size_t i = 0; i < t->n_row; i++) {
		const char *s = seed_cell(t, i, token);

		fold_plain(&b, s, strlen(s));
		feed_text(f, buf_text(&b));
		feed_text(f, s);
		feed_text(f, seed_cell(t, i, status));
		feed_text(f, seed_cell(t, i, place));
	}
	buf_clear(&b);
}

/* --- profiles and rules --- */

static int64_t
profile_id(const char *code, size_t n)
{
	const struct seed_table *t = seed_table("profiles");
	size_t column = seed_column(t, "profile");

	for (size_t i = 0; i < t->n_row; i++) {
		const char *have = seed_cell(t, i, column);

		if (strlen(have) == n && memcmp(have, code, n) == 0)
			return (int64_t)i + 1;
	}
	assert(false && "a profile of that code");
	return 0;
}

static void
rows_profile(struct feed *f)
{
	static const char *const column[] = { "profile", "scope",
		"modality_class", "level", "name", NULL };
	const struct seed_table *t = seed_table("profiles");

	for (size_t i = 0; i < t->n_row; i++) {
		feed_int(f, (int64_t)i + 1);
		put_cells(f, t, i, column);
	}
}

static void
rows_requirement(struct feed *f)
{
	const struct seed_table *t = seed_table("profile_requirements");

	for (size_t i = 0; i < t->n_row; i++) {
		const char *code = seed_cell(t, i, seed_column(t, "profile"));

		feed_int(f, profile_id(code, strlen(code)));
		feed_text(f, seed_cell(t, i, seed_column(t, "seq")));
		feed_text(f, seed_cell(t, i, seed_column(t, "stage")));
		feed_int(
		    f, seed_cell(t, i, seed_column(t, "mandatory"))[0] == 'Y');
		feed_text(f, seed_cell(t, i, seed_column(t, "note")));
	}
}

/* The id that a code of n bytes has in a dimension; 0 for no code. */
static int64_t
dimension_id(enum dimension d, const char *code, size_t n)
{
	int64_t id = 0;
	bool known = n == 0 || dimension_find(d, code, n, &id);

	assert(known && "a code of that dimension");
	return known ? id : 0;
}

static int64_t
capability_id(const char *code, size_t n)
{
	for (size_t i = 0; i < capability_count(); i++) {
		const struct capability *c = capability_at(i);

		if (strlen(c->code) == n && memcmp(c->code, code, n) == 0)
			return c->id;
	}
	assert(false && "a capability of that code");
	return 0;
}

/* One option: code, code@PHASE, code#MODALITY or profile:code. */
static void
put_option(struct feed *f, const char *s, size_t n)
{
	static const char profile[] = "profile:";
	size_t code = 0;
	size_t len = sizeof(profile) - 1;
	bool phase = false;
	bool modality = false;

	if (n > len && memcmp(s, profile, len) == 0) {
		feed_null(f);
		feed_int(f, 0);
		feed_int(f, 0);
		feed_int(f, profile_id(s + len, n - len));
		return;
	}
	while (code < n && s[code] != '@' && s[code] != '#')
		code++;
	phase = code < n && s[code] == '@';
	modality = code < n && s[code] == '#';
	len = code < n ? n - code - 1 : 0;
	feed_int(f, capability_id(s, code));
	feed_int(
	    f, dimension_id(DIMENSION_PHASE, s + n - len, phase ? len : 0));
	feed_int(f,
	    dimension_id(DIMENSION_MODALITY, s + n - len, modality ? len : 0));
	feed_null(f);
}

static void
rows_option(struct feed *f)
{
	const struct seed_table *t = seed_table("profile_requirements");
	size_t any_of = seed_column(t, "any_of");

	for (size_t i = 0; i < t->n_row; i++) {
		const char *s = seed_cell(t, i, any_of);
		const char *code = seed_cell(t, i, seed_column(t, "profile"));

		for (int64_t item = 1; *s != '\0'; item++) {
			size_t n = strcspn(s, "|");

			feed_int(f, profile_id(code, strlen(code)));
			feed_text(f, seed_cell(t, i, seed_column(t, "seq")));
			feed_int(f, item);
			put_option(f, s, n);
			s += n;
			s += *s == '|';
		}
	}
}

static void
rows_audit_rule(struct feed *f)
{
	static const char *const column[] = { "id", "severity", "applies_to",
		"condition", "message", "suggested_tag_or_action", NULL };

	put_table(f, "tag_audit_rules", column);
}

/* --- all of it --- */

/* What the feed holds goes into its table. */
static bool
fill_run(struct db *db, enum sql_id id, struct err *err)
{
	struct stmt *st = db_stmt(db, id, err);
	bool ok = st != NULL && stmt_run(st, err);

	stmt_done(st);
	return ok;
}

static bool
fill_setting(struct db *db, const char *now, struct err *err)
{
	const struct seed_table *t = seed_table("taxonomy");
	struct feed *f = db_feed(db, "seed");

	assert(t->n_row == 1);
	feed_shape(f, 2);
	feed_text(f, "taxonomy_version");
	feed_text(f, seed_cell(t, 0, seed_column(t, "version")));
	feed_text(f, "taxonomy_date");
	feed_text(f, seed_cell(t, 0, seed_column(t, "date")));
	feed_text(f, "created");
	feed_text(f, now);
	return fill_run(db, SQL_SETUP_SETTING, err);
}

static bool
fill_vocabulary(struct db *db, struct err *err)
{
	struct thesaurus *b = thesaurus_open();
	struct feed *f = db_feed(db, "seed");
	bool ok = false;

	feed_shape(f, 5);
	thesaurus_phrases(b, f);
	ok = fill_run(db, SQL_SETUP_PHRASE, err);
	feed_shape(f, 4);
	thesaurus_readings(b, f);
	ok = ok && fill_run(db, SQL_SETUP_READING, err);
	thesaurus_close(b);
	return ok;
}

bool
setup_fill(struct db *db, const char *now, struct err *err)
{
	static const struct fill fill[] = {
		{ SQL_SETUP_REGION, 3, rows_region },
		{ SQL_SETUP_COUNTRY, 6, rows_country },
		{ SQL_SETUP_COUNTRY_ALIAS, 3, rows_country_alias },
		{ SQL_SETUP_PHASE, 4, rows_phase },
		{ SQL_SETUP_MODALITY, 6, rows_modality },
		{ SQL_SETUP_MODALITY_ALIAS, 3, rows_modality_alias },
		{ SQL_SETUP_DOSAGE_GROUP, 4, rows_dosage_group },
		{ SQL_SETUP_DOSAGE_ALIAS, 3, rows_dosage_alias },
		{ SQL_SETUP_EVIDENCE, 5, rows_evidence },
		{ SQL_SETUP_STATUS, 2, rows_status },
		{ SQL_SETUP_CAPABILITY, 13, rows_capability },
		{ SQL_SETUP_QUALIFIER, 4, rows_qualifier },
		{ SQL_SETUP_PROFILE, 6, rows_profile },
		{ SQL_SETUP_REQUIREMENT, 5, rows_requirement },
		{ SQL_SETUP_OPTION, 7, rows_option },
		{ SQL_SETUP_AUDIT_RULE, 6, rows_audit_rule },
	};
	struct feed *f = db_feed(db, "seed");
	bool ok = fill_setting(db, now, err);

	for (size_t i = 0; ok && i < sizeof(fill) / sizeof(fill[0]); i++) {
		feed_shape(f, fill[i].n_column);
		fill[i].rows(f);
		ok = fill_run(db, fill[i].id, err);
	}
	ok = ok && fill_vocabulary(db, err);
	feed_shape(f, 1);
	return ok || err_prefix(err, "the built-in tables");
}

bool
setup_memory(struct db **out, const char *now, struct err *err)
{
	struct db *db = NULL;
	bool ok = false;

	if (!db_open(&db, "", DB_MEMORY, NULL, err))
		return false;
	/* A new catalog is still in the transaction that made it. */
	ok = db_end(db, setup_fill(db, now, err), err);
	if (ok) {
		*out = db;
		db = NULL;
	}
	db_close(db);
	return ok;
}
