/* test_setup.c - what a new catalog holds, counted in the files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/buf.h"
#include "catalog/dimension.h"
#include "catalog/fold.h"
#include "catalog/place.h"
#include "catalog/seed.h"
#include "catalog/setup.h"
#include "db/db.h"

static int
setup(void **state)
{
	struct db *db = NULL;
	struct err err = { 0 };

	assert_true(setup_memory(&db, "2026-11-24T12:00:00Z", &err));
	*state = db;
	return 0;
}

static int
teardown(void **state)
{
	db_close(*state);
	return 0;
}

/* The values of the rows, '|' between columns, '\n' behind rows. */
static void
query(struct db *db, const char *text, const char *want)
{
	struct buf b = { 0 };
	struct stmt *st = NULL;
	struct err err = { 0 };
	bool found = false;

	if (!db_query_open(db, text, 10, &st, &err))
		fail_msg("%s", err.text);
	while (stmt_step(st, &found, &err) && found) {
		for (int i = 0; i < db_query_columns(st); i++) {
			const char *s = stmt_get_text(st, i);

			buf_fmt(&b, "%s%s", i == 0 ? "" : "|",
			    s == NULL ? "null" : s);
		}
		buf_char(&b, '\n');
	}
	db_query_close(db, st);
	assert_string_equal(err.text, "");
	assert_string_equal(buf_text(&b), want);
	buf_clear(&b);
}

static size_t
rows_of(const char *table)
{
	return seed_table(table)->n_row;
}

static void
count(struct db *db, const char *table, size_t want)
{
	struct buf text = { 0 };
	struct buf n = { 0 };

	buf_fmt(&text, "SELECT count(*) FROM %s", table);
	buf_fmt(&n, "%zu\n", want);
	query(db, buf_text(&text), buf_text(&n));
	buf_clear(&text);
	buf_clear(&n);
}

static void
every_row_of_the_tables_is_in(void **state)
{
	struct db *db = *state;

	count(db, "capability", 73);
	count(db, "country", 249);
	count(db, "region", 12);
	count(db, "phase", 7 + 1);
	count(db, "modality", 34 + 1);
	count(db, "dosage_group", 12 + 1);
	count(db, "evidence_level", 6);
	count(db, "status", 5);
	count(db, "profile", 13);
	count(db, "requirement", 74);
	count(db, "audit_rule", 21);
	count(db, "qualifier", rows_of("claim_qualifiers"));
}

static void
settings_name_the_taxonomy_and_the_time(void **state)
{
	query(*state, "SELECT name, value FROM setting ORDER BY name",
	    "created|2026-11-24T12:00:00Z\n"
	    "taxonomy_date|2026-11-23\n"
	    "taxonomy_version|1.0.0\n");
}

static void
ids_are_what_the_program_says(void **state)
{
	struct db *db = *state;

	query(db,
	    "SELECT id, code, area_id, level FROM capability"
	    " WHERE code IN ('product-development',"
	    " 'formulation-development') ORDER BY id",
	    "4|product-development|null|area\n"
	    "5|formulation-development|4|leaf\n");
	query(db, "SELECT id, code FROM status ORDER BY id",
	    "1|offered\n2|no\n3|planned\n4|partner\n5|partial\n");
	query(db, "SELECT id, code, name FROM phase WHERE id IN (0, 6)",
	    "0||not stated\n6|COM|Commercial supply\n");
	query(db, "SELECT id, code FROM evidence_level WHERE id IN (0, 5)",
	    "0|E0\n5|E5\n");
	query(db,
	    "SELECT m.code, p.code FROM modality m"
	    " JOIN modality p ON p.id = m.parent_id ORDER BY m.id",
	    "SM-HP|SM\nSM-FER|SM\nBSP|MAB\nVAXS|VAX\n");
	for (int64_t id = 0; id <= dimension_count(DIMENSION_MODALITY); id++) {
		struct buf text = { 0 };
		struct buf want = { 0 };

		buf_fmt(
		    &text, "SELECT code FROM modality WHERE id = %d", (int)id);
		buf_fmt(&want, "%s\n", dimension_code(DIMENSION_MODALITY, id));
		query(db, buf_text(&text), buf_text(&want));
		buf_clear(&text);
		buf_clear(&want);
	}
}

static void
phrases_are_merged_by_their_key(void **state)
{
	struct db *db = *state;

	query(db,
	    "SELECT p.text, p.kind, p.origin, count(*) FROM phrase p"
	    " JOIN phrase_reading r ON r.phrase_id = p.id"
	    " WHERE p.key IN ('fill finish', 'gene to ind',"
	    " 'clinical supplies') GROUP BY p.id ORDER BY p.key",
	    "clinical supplies|ambiguous|built-in|3\n"
	    "fill/finish|clear|built-in|1\n"
	    "gene to IND|clear|built-in|2\n");
	query(db,
	    "SELECT count(*) FROM phrase p WHERE kind = 'clear' AND"
	    " NOT EXISTS (SELECT 1 FROM phrase_reading r"
	    " WHERE r.phrase_id = p.id)",
	    "0\n");
	query(db,
	    "SELECT count(*) FROM phrase p JOIN phrase_reading r"
	    " ON r.phrase_id = p.id WHERE kind = 'not-a-capability'",
	    "0\n");
	query(db, "SELECT kind FROM phrase WHERE key = 'end to end'",
	    "not-a-capability\n");
}

/* Two phrases that differ only in number or spelling must not say different
 * things: the first would silently win. */
static void
phrases_of_one_key_agree(void **state)
{
	const struct seed_table *t = seed_table("synonyms");
	size_t phrase = seed_column(t, "phrase");
	struct buf a = { 0 };
	struct buf b = { 0 };

	(void)state;
	for (size_t i = 0; i < t->n_row; i++) {
		const char *s = seed_cell(t, i, phrase);

		if (seed_cell(t, i, seed_column(t, "multi"))[0] != '\0')
			continue;
		fold_phrase(&a, s, strlen(s));
		for (size_t j = 0; j < i; j++) {
			const char *other = seed_cell(t, j, phrase);

			fold_phrase(&b, other, strlen(other));
			if (strcmp(buf_text(&a), buf_text(&b)) != 0)
				continue;
			for (size_t c = 1; c < 4; c++)
				assert_string_equal(
				    seed_cell(t, i, c), seed_cell(t, j, c));
		}
	}
	buf_clear(&a);
	buf_clear(&b);
}

static void
requirements_have_their_options(void **state)
{
	struct db *db = *state;

	query(db,
	    "SELECT c.code, f.code, m.code FROM requirement_option o"
	    " JOIN profile p ON p.id = o.profile_id"
	    " JOIN capability c ON c.id = o.capability_id"
	    " JOIN phase f ON f.id = o.phase_id"
	    " JOIN modality m ON m.id = o.modality_id"
	    " WHERE p.code = 'core-dp' AND o.seq = 3"
	    " ORDER BY o.item LIMIT 3",
	    "commercial-dp||\ndrug-product||\noral-solids|COM|\n");
	query(db,
	    "SELECT c.code, m.code FROM requirement_option o"
	    " JOIN profile p ON p.id = o.profile_id"
	    " JOIN capability c ON c.id = o.capability_id"
	    " JOIN modality m ON m.id = o.modality_id"
	    " WHERE p.code = 'overlay-adc' ORDER BY o.seq, o.item",
	    "bioconjugation|ADC\nintermediates|ADC\nintermediates|SM-HP\n"
	    "fill-finish|ADC\nfill-finish|SM-HP\n");
	query(db,
	    "SELECT x.code FROM requirement_option o"
	    " JOIN profile p ON p.id = o.profile_id"
	    " JOIN profile x ON x.id = o.other_profile_id"
	    " WHERE p.code = 'verified-ds' ORDER BY o.item",
	    "full-ds\nfull-ds-biologic\n");
	query(db,
	    "SELECT count(*) FROM requirement r WHERE NOT EXISTS"
	    " (SELECT 1 FROM requirement_option o WHERE"
	    " o.profile_id = r.profile_id AND o.seq = r.seq)",
	    "0\n");
}

/* What the table says the program finds, and the other way round. */
static void
aliases_lead_where_the_program_leads(void **state)
{
	struct db *db = *state;
	struct stmt *st = NULL;
	struct err err = { 0 };
	bool found = false;
	size_t n = 0;

	assert_true(db_query_open(
	    db, "SELECT text, country FROM country_alias", 10, &st, &err));
	while (stmt_step(st, &found, &err) && found) {
		const char *text = stmt_get_text(st, 0);
		const char *code = place_country(text, strlen(text));

		assert_non_null(code);
		assert_string_equal(code, stmt_get_text(st, 1));
		n++;
	}
	db_query_close(db, st);
	assert_true(n > 600);
	query(db, "SELECT country FROM country_alias WHERE key = 'germany'",
	    "DE\n");
	query(db,
	    "SELECT m.code FROM modality_alias a JOIN modality m"
	    " ON m.id = a.modality_id WHERE key = 'mab'",
	    "MAB\n");
	query(db,
	    "SELECT g.code FROM dosage_alias a JOIN dosage_group g"
	    " ON g.id = a.dosage_group_id WHERE key = 'vial'",
	    "STI\n");
}

static void
references_and_integrity_hold(void **state)
{
	struct err err = { 0 };

	assert_true(db_check_references(*state, &err));
}

int
main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		CASE(every_row_of_the_tables_is_in),
		CASE(settings_name_the_taxonomy_and_the_time),
		CASE(ids_are_what_the_program_says),
		CASE(phrases_are_merged_by_their_key),
		CASE(phrases_of_one_key_agree),
		CASE(requirements_have_their_options),
		CASE(aliases_lead_where_the_program_leads),
		CASE(references_and_integrity_hold),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
