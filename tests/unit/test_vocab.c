/* test_vocab.c - what phrases say: yes, no, or left open. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "catalog/capability.h"
#include "catalog/dimension.h"
#include "catalog/seed.h"
#include "catalog/setup.h"
#include "catalog/vocab.h"
#include "db/db.h"

struct fixture {
	struct db *db;
	struct vocab *v;
};

static int
setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	struct err err = { 0 };

	assert_non_null(f);
	assert_true(setup_memory(&f->db, "2026-11-24T12:00:00Z", &err));
	assert_true(vocab_open(&f->v, f->db, &err));
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	vocab_close(f->v);
	db_close(f->db);
	free(f);
	return 0;
}

/* Codes joined by '|', each with #MODALITY and /FORM where stated. */
static char *
codes(const struct vocab_result *r)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < r->n_reading; i++) {
		const struct vocab_reading *g = &r->reading[i];

		buf_fmt(&b, "%s%s", i == 0 ? "" : "|",
		    capability_by_id(g->capability_id)->code);
		if (g->modality_id != 0)
			buf_fmt(&b, "#%s",
			    dimension_code(DIMENSION_MODALITY, g->modality_id));
		if (g->dosage_group_id != 0)
			buf_fmt(&b, "/%s",
			    dimension_code(
				DIMENSION_DOSAGE, g->dosage_group_id));
	}
	return buf_take(&b);
}

static const struct vocab_result *
says(void **state, const char *text, enum vocab_kind kind, const char *want)
{
	struct fixture *f = *state;
	const struct vocab_result *r = vocab_resolve(f->v, text, strlen(text));
	char *have = codes(r);

	assert_string_equal(have, want);
	assert_string_equal(vocab_kind_word(r->kind), vocab_kind_word(kind));
	free(have);
	return r;
}

static void
says_status(void **state, const char *text, int64_t status_id, const char *want)
{
	const struct vocab_result *r = says(
	    state, text, status_id == 0 ? VOCAB_AMBIGUOUS : VOCAB_CLEAR, want);

	assert_int_equal(r->status_id, status_id);
	assert_true(r->status_stated);
}

static void
codes_names_and_phrases_are_clear(void **state)
{
	const struct vocab_result *r = says(state, "Formulation development",
	    VOCAB_CLEAR, "formulation-development");

	assert_int_equal(r->status_id, STATUS_OFFERED);
	assert_false(r->status_stated);
	assert_string_equal(r->rule, "phrase");
	assert_string_equal(r->key, "formulation development");
	r = says(state, "dp-process-development", VOCAB_CLEAR,
	    "dp-process-development");
	assert_string_equal(r->rule, "code");
	r = says(state, "Process validation (PPQ)", VOCAB_CLEAR,
	    "process-validation");
	assert_string_equal(r->rule, "name");
	r = says(state, "Stability Study Services", VOCAB_CLEAR, "stability");
	assert_string_equal(r->rule, "key");
	says(state, "pre formulation", VOCAB_CLEAR, "pre-formulation");
	says(state, "MICRONISATION", VOCAB_CLEAR, "particle-engineering");
	says(state, "aseptic filling", VOCAB_CLEAR, "fill-finish/STI");
}

static void
a_phrase_may_assert_several(void **state)
{
	says(state, "Method development & validation", VOCAB_CLEAR,
	    "method-development|method-validation");
	says(state, "API and intermediates", VOCAB_CLEAR,
	    "drug-substance|intermediates");
}

/* Every phrase of the file and every spelling of it by key. */
static void
no_ambiguous_phrase_is_clear(void **state)
{
	const struct seed_table *t = seed_table("ambiguous_synonyms");
	struct fixture *f = *state;
	size_t phrase = seed_column(t, "phrase");
	size_t kind = seed_column(t, "kind");

	for (size_t i = 0; i < t->n_row; i++) {
		const char *s = seed_cell(t, i, phrase);
		const struct vocab_result *r =
		    vocab_resolve(f->v, s, strlen(s));

		/* A code written as one names its capability. */
		if (capability_by_code(s) == NULL)
			assert_string_equal(
			    vocab_kind_word(r->kind), seed_cell(t, i, kind));
	}
	says(state, "Validation", VOCAB_AMBIGUOUS,
	    "method-validation|process-validation|equipment-qualification");
	says(state, "Clinical Supply", VOCAB_AMBIGUOUS,
	    "clinical-dp|clinical-packaging|clinical-supply");
	says(state, "validation", VOCAB_CLEAR, "validation");
}

/* What synonyms.csv says of a phrase is what comes out. */
static void
every_synonym_reaches_its_capability(void **state)
{
	const struct seed_table *t = seed_table("synonyms");
	struct fixture *f = *state;
	size_t phrase = seed_column(t, "phrase");
	size_t capability = seed_column(t, "capability");

	for (size_t i = 0; i < t->n_row; i++) {
		const char *s = seed_cell(t, i, phrase);
		const char *code = seed_cell(t, i, capability);
		const struct vocab_result *r =
		    vocab_resolve(f->v, s, strlen(s));
		bool found = false;

		assert_int_equal(r->kind, VOCAB_CLEAR);
		for (size_t j = 0; j < r->n_reading; j++)
			found = found || r->reading[j].capability_id ==
					     capability_by_code(code)->id;
		assert_true(found);
	}
}

static void
marketing_words_are_no_capability(void **state)
{
	says(state, "End-to-end", VOCAB_NO_SERVICE, "");
	says(state, "one stop shop", VOCAB_NO_SERVICE, "");
	says(state, "from development through commercialization",
	    VOCAB_NO_SERVICE, "");
}

static void
nothing_known_is_unknown(void **state)
{
	const struct vocab_result *r =
	    says(state, "widget polishing", VOCAB_UNKNOWN, "");

	assert_string_equal(r->rule, "");
	assert_string_equal(r->key, "widget polishing");
	r = says(state, "", VOCAB_UNKNOWN, "");
	assert_string_equal(r->key, "");
	r = says(state, " -- ", VOCAB_UNKNOWN, "");
	assert_string_equal(r->key, "");
	/* nearly a phrase is not the phrase */
	says(state, "formulatoin development", VOCAB_UNKNOWN, "");
}

static void
qualifiers_state_the_status(void **state)
{
	says_status(state, "Lyophilization (via partner)", STATUS_PARTNER,
	    "lyophilization/STI");
	says_status(state, "Spray dried dispersion - planned Q3 2026",
	    STATUS_PLANNED, "bioavailability-enhancement");
	says_status(
	    state, "bioassay, planned 2027", STATUS_PLANNED, "bioassay");
	says_status(
	    state, "Microbiology: on request", STATUS_PARTIAL, "microbiology");
	says_status(
	    state, "limited microbiology", STATUS_PARTIAL, "microbiology");
	says_status(
	    state, "in-house microbiology", STATUS_OFFERED, "microbiology");
	says_status(state, "sterility testing (in-house since 2015)",
	    STATUS_OFFERED, "microbiology");
	says_status(state, "outsourced sterility testing", STATUS_PARTNER,
	    "microbiology");
	says(state, "bioassay via partner Someone Ltd", VOCAB_UNKNOWN, "");
}

static void
no_is_no_in_every_dress(void **state)
{
	says_status(state, "No bioassay", STATUS_NO, "bioassay");
	says_status(state, "kein bioassay", STATUS_NO, "bioassay");
	says_status(state, "bioassay not available", STATUS_NO, "bioassay");
	says_status(state, "bioassay (not offered)", STATUS_NO, "bioassay");
	says_status(state, "bioassay discontinued 2021", STATUS_NO, "bioassay");
	says_status(state, "discontinued: bioassay", STATUS_NO, "bioassay");
	says_status(state, "bioassay no longer offered", STATUS_NO, "bioassay");
	says_status(
	    state, "bioassay (sold to Someone Ltd)", STATUS_NO, "bioassay");
	says_status(state, "bioassay \342\234\227", STATUS_NO, "bioassay");
}

/* Neither a yes nor a no is made of what the words leave open. */
static void
what_is_left_open_stays_open(void **state)
{
	says_status(state, "bioassay (tbc)", 0, "bioassay");
	says_status(state, "bioassay n/a", 0, "bioassay");
	says_status(state, "bioassay?", 0, "bioassay");
	says_status(state, "\342\230\220 bioassay", 0, "bioassay");
	says_status(state, "bioassay (2027)", 0, "bioassay");
	says_status(state, "bioassay (in-house), not available", 0, "bioassay");
	says_status(state, "no in-house bioassay", 0, "bioassay");
	assert_string_equal(
	    says(state, "bioassay (tbc)", VOCAB_AMBIGUOUS, "bioassay")->rule,
	    "status not stated");
}

static void
a_plan_follows_what_is_not_there_yet(void **state)
{
	says_status(state, "bioassay (not available, planned 2027)",
	    STATUS_PLANNED, "bioassay");
	says_status(
	    state, "bioassay (not in-house, via partner)", 0, "bioassay");
	says_status(state, "bioassay [planned for Visp site, H2 2027]",
	    STATUS_PLANNED, "bioassay");
	says_status(state, "bioassay (not planned)", STATUS_NO, "bioassay");
	says_status(
	    state, "bioassay available from 2027", STATUS_PLANNED, "bioassay");
	says_status(state, "bioassay (in-house and via partner)",
	    STATUS_OFFERED, "bioassay");
}

static void
a_status_without_a_service_is_none(void **state)
{
	says(state, "no", VOCAB_NO_SERVICE, "");
	says(state, "none", VOCAB_NO_SERVICE, "");
	says(state, "n/a", VOCAB_NO_SERVICE, "");
	says(state, "via partner", VOCAB_NO_SERVICE, "");
	says(state, "no cytotoxics", VOCAB_UNKNOWN, "");
	assert_int_equal(
	    says(state, "no cytotoxics", VOCAB_UNKNOWN, "")->status_id,
	    STATUS_NO);
}

/* "partner" and "outsourced" may belong to the service. */
static void
a_known_phrase_keeps_its_words(void **state)
{
	says(state, "non-GMP supply", VOCAB_CLEAR, "tox-material");
	says(state, "long-term end-to-end partner", VOCAB_AMBIGUOUS,
	    "project-management");
	says(state, "clinical manufacturing (DP)", VOCAB_CLEAR, "clinical-dp");
}

static void
phase_modality_and_form_are_read_from_remarks(void **state)
{
	const struct vocab_result *r = says(
	    state, "Oral solids (commercial)", VOCAB_CLEAR, "oral-solids/OSD");

	assert_string_equal(
	    dimension_code(DIMENSION_PHASE, r->phase_id), "COM");
	assert_int_equal(r->phase_last_id, r->phase_id);
	r = says(
	    state, "Oral solids (Phase I-III)", VOCAB_CLEAR, "oral-solids/OSD");
	assert_string_equal(
	    dimension_code(DIMENSION_PHASE, r->phase_id), "PH1");
	assert_string_equal(
	    dimension_code(DIMENSION_PHASE, r->phase_last_id), "PH3");
	says(state, "API manufacturing (HPAPI)", VOCAB_CLEAR,
	    "drug-substance#SM-HP");
	says(state, "Formulation development (mAb, oral solids)", VOCAB_CLEAR,
	    "formulation-development#MAB/OSD");
	says(state, "Formulation development (widgets)", VOCAB_UNKNOWN, "");
}

static void
each_distinct_text_has_its_number(void **state)
{
	struct fixture *f = *state;
	const struct vocab_result *a = vocab_resolve(f->v, "bioassay", 8);
	const struct vocab_result *b = vocab_resolve(f->v, " bioassay ", 10);
	const struct vocab_result *c = vocab_resolve(f->v, "Bioassay", 8);

	assert_ptr_equal(a, b);
	assert_ptr_equal(a, vocab_resolve(f->v, "bioassay", 8));
	assert_int_equal(a->number, 0);
	assert_int_equal(c->number, 1);
	assert_string_equal(b->text, "bioassay");
}

static void
long_and_odd_texts_are_survived(void **state)
{
	struct fixture *f = *state;
	struct buf b = { 0 };

	for (int i = 0; i < 4000; i++)
		buf_str(&b, "no (planned, ");
	(void)vocab_resolve(f->v, b.data, b.len);
	buf_reset(&b);
	for (int i = 0; i < 300; i++)
		buf_str(&b, "in-house ");
	buf_str(&b, "\377\377 bioassay");
	assert_int_equal(
	    vocab_resolve(f->v, b.data, b.len)->kind, VOCAB_UNKNOWN);
	(void)vocab_resolve(f->v, "(((((", 5);
	(void)vocab_resolve(f->v, "?????", 5);
	(void)vocab_resolve(f->v, "a\0b", 3);
	buf_clear(&b);
}

static void
the_command_line_takes_what_is_single(void **state)
{
	struct fixture *f = *state;
	struct vocab_reading r = { 0 };
	struct err err = { 0 };

	assert_true(vocab_capability(f->v, "Fill-Finish", &r, &err));
	assert_string_equal(
	    capability_by_id(r.capability_id)->code, "fill-finish");
	assert_true(vocab_capability(f->v, "sterilization", &r, &err));
	assert_true(vocab_capability(f->v, "galenics", &r, &err));
	assert_false(vocab_capability(f->v, "clinical supplies", &r, &err));
	assert_int_equal(err.kind, ERR_USAGE);
	assert_non_null(strstr(err.text, "clinical-packaging"));
	err = (struct err){ 0 };
	assert_false(vocab_capability(f->v, "galenix", &r, &err));
	assert_non_null(strstr(err.text, "formulation-development"));
	err = (struct err){ 0 };
	assert_false(vocab_capability(f->v, "end-to-end", &r, &err));
	assert_int_equal(err.kind, ERR_USAGE);
}

static void
suggestions_are_near_and_few(void **state)
{
	struct fixture *f = *state;
	struct buf b = { 0 };

	vocab_suggest(f->v, "lyophilizaton", 1, &b);
	assert_string_equal(buf_text(&b), "lyophilization (lyophilization)");
	buf_reset(&b);
	vocab_suggest(f->v, "zzzzzzzz", 3, &b);
	assert_string_equal(buf_text(&b), "");
	vocab_suggest(f->v, "", 3, &b);
	assert_string_equal(buf_text(&b), "");
	vocab_suggest(f->v, "lyophilizaton", 0, &b);
	assert_string_equal(buf_text(&b), "");
	buf_clear(&b);
}

static void
what_is_taught_wins(void **state)
{
	struct fixture *f = *state;
	struct err err = { 0 };
	int64_t id = capability_by_code("clinical-packaging")->id;

	assert_true(db_begin(f->db, &err));
	assert_true(vocab_teach(f->db, "Clinical Supplies", &id, 1, &err));
	assert_true(vocab_teach(f->db, "widget polishing", &id, 1, &err));
	assert_true(vocab_teach(f->db, "bioassay", NULL, 0, &err));
	assert_false(vocab_teach(f->db, "--", &id, 1, &err));
	assert_int_equal(err.kind, ERR_USAGE);
	err = (struct err){ 0 };
	assert_true(db_end(f->db, true, &err));
	vocab_close(f->v);
	f->v = NULL;
	assert_true(vocab_open(&f->v, f->db, &err));
	assert_string_equal(
	    says(state, "clinical supplies", VOCAB_CLEAR, "clinical-packaging")
		->rule,
	    "taught");
	says(state, "clinical supply", VOCAB_CLEAR, "clinical-packaging");
	says(state, "polishing widgets", VOCAB_UNKNOWN, "");
	says(state, "Widget-Polishing Services", VOCAB_CLEAR,
	    "clinical-packaging");
	says(state, "Bioassay", VOCAB_NO_SERVICE, "");
}

int
main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		CASE(codes_names_and_phrases_are_clear),
		CASE(a_phrase_may_assert_several),
		CASE(no_ambiguous_phrase_is_clear),
		CASE(every_synonym_reaches_its_capability),
		CASE(marketing_words_are_no_capability),
		CASE(nothing_known_is_unknown),
		CASE(qualifiers_state_the_status),
		CASE(no_is_no_in_every_dress),
		CASE(what_is_left_open_stays_open),
		CASE(a_plan_follows_what_is_not_there_yet),
		CASE(a_status_without_a_service_is_none),
		CASE(a_known_phrase_keeps_its_words),
		CASE(phase_modality_and_form_are_read_from_remarks),
		CASE(each_distinct_text_has_its_number),
		CASE(long_and_odd_texts_are_survived),
		CASE(the_command_line_takes_what_is_single),
		CASE(suggestions_are_near_and_few),
		CASE(what_is_taught_wins),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
