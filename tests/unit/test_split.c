/* test_split.c - cells that list services, as people fill them in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "intake/split.h"
#include "reading.h"

/* The phrases of a cell, joined by " + ": codes joined by "|", with "=status"
 * unless offered; "?words" for what is not clear. */
static const char *
phrases(struct reading *r, const char *cell)
{
	struct split s = { 0 };

	split_init(&s, r->v);
	split_begin(&s);
	split_add(&s, cell, strlen(cell));
	buf_reset(&r->text);
	for (size_t i = 0; i < s.n_item; i++) {
		const struct vocab_result *said = s.item[i].said;

		if (i > 0)
			buf_str(&r->text, " + ");
		if (said->kind != VOCAB_CLEAR)
			buf_fmt(&r->text, "?%s", s.item[i].words->text);
		for (size_t k = 0;
		     said->kind == VOCAB_CLEAR && k < said->n_reading; k++)
			buf_fmt(&r->text, "%s%s", k == 0 ? "" : "|",
			    capability_by_id(said->reading[k].capability_id)
				->code);
		if (said->kind == VOCAB_CLEAR &&
		    said->status_id != STATUS_OFFERED)
			buf_fmt(&r->text, "=%s",
			    dimension_code(DIMENSION_STATUS, said->status_id));
	}
	split_clear(&s);
	return buf_text(&r->text);
}

static int
setup(void **state)
{
	struct reading *r = calloc(1, sizeof(*r));

	assert_non_null(r);
	reading_words(r);
	*state = r;
	return 0;
}

static int
teardown(void **state)
{
	reading_close(*state);
	free(*state);
	return 0;
}

static void
strong_marks_part_phrases(void **state)
{
	struct reading *r = *state;

	assert_string_equal(phrases(r, "lyophilization; tablets"),
	    "lyophilization + oral-solids");
	assert_string_equal(phrases(r, "lyophilization | tablets"),
	    "lyophilization + oral-solids");
	assert_string_equal(phrases(r, "lyophilization\ntablets"),
	    "lyophilization + oral-solids");
	assert_string_equal(
	    phrases(r, ";; lyophilization;;"), "lyophilization");
	assert_string_equal(phrases(r, ""), "");
	assert_string_equal(phrases(r, " \n ; - ; n/a"), "");
}

static void
bullets_and_numbers_are_no_words(void **state)
{
	struct reading *r = *state;

	assert_string_equal(phrases(r, "\u2022 lyophilization\n\u2022 tablets"),
	    "lyophilization + oral-solids");
	assert_string_equal(
	    phrases(
		r, "- lyophilization\n* tablets\n1. storage\n2) QC testing"),
	    "lyophilization + oral-solids + storage + qc-testing");
	assert_string_equal(phrases(r, "\u25cf lyophilization \u25cf tablets"),
	    "lyophilization + oral-solids");
}

static void
what_is_one_phrase_stays_one(void **state)
{
	struct reading *r = *state;

	assert_string_equal(phrases(r, "fill/finish"), "fill-finish");
	assert_string_equal(phrases(r, "F&F"), "fill-finish");
	assert_string_equal(phrases(r, "scale-up/scale-out"), "scale-up");
	assert_string_equal(
	    phrases(r, "packaging, labeling and serialization"), "packaging");
	assert_string_equal(
	    phrases(r, "IND, IMPD, BLA and MAA support"), "cmc-documentation");
}

static void
commas_part_what_is_not_one(void **state)
{
	struct reading *r = *state;

	assert_string_equal(phrases(r, "lyophilization, tablets"),
	    "lyophilization + oral-solids");
	assert_string_equal(
	    phrases(r, "lyophilization, storage, and QC testing"),
	    "lyophilization + storage + qc-testing");
	assert_string_equal(phrases(r, "lyophilization, moon dust, tablets"),
	    "lyophilization + ?moon dust + oral-solids");
}

static void
a_comma_inside_parentheses_parts_nothing(void **state)
{
	struct reading *r = *state;

	assert_string_equal(
	    phrases(r, "F&F (vials, PFS), storage"), "fill-finish + storage");
	assert_string_equal(
	    phrases(r, "lyophilization (planned; 2027), storage"),
	    "lyophilization=planned + storage");
	/* One that never closes swallows nothing. */
	assert_string_equal(phrases(r, "moon dust (grey; tablets"),
	    "?moon dust (grey + oral-solids");
}

static void
unknown_words_in_parentheses_are_kept(void **state)
{
	struct reading *r = *state;

	assert_string_equal(phrases(r, "fill-finish (vials, moon dust)"),
	    "?moon dust + fill-finish");
}

static void
a_slash_parts_when_a_part_is_known(void **state)
{
	struct reading *r = *state;

	assert_string_equal(
	    phrases(r, "lyophilization/storage"), "lyophilization + storage");
	assert_string_equal(phrases(r, "moon/dust"), "?moon/dust");
	assert_string_equal(
	    phrases(r, "ADC conjugation / aseptic filling (planned "
		       "2027) / no cytotoxic API"),
	    "bioconjugation + fill-finish=planned + drug-substance=no");
}

static void
and_parts_when_all_parts_are_known(void **state)
{
	struct reading *r = *state;

	assert_string_equal(phrases(r, "lyophilization and storage"),
	    "lyophilization + storage");
	assert_string_equal(phrases(r, "lyophilization and moon dust"),
	    "?lyophilization and moon dust");
}

static void
a_status_behind_a_comma_is_of_its_phrase(void **state)
{
	struct reading *r = *state;

	assert_string_equal(phrases(r, "lyophilization, planned 2027"),
	    "lyophilization=planned");
	assert_string_equal(phrases(r, "tablets, lyophilization, via partner"),
	    "?tablets, lyophilization, via partner + "
	    "lyophilization=partner");
}

/* Expected values as people read the words. */
struct says {
	const char *cell;
	const char *want;
};

static void
all_say(struct reading *r, const struct says *say)
{
	for (; say->cell != NULL; say++)
		assert_string_equal(phrases(r, say->cell), say->want);
}

static void
a_head_with_a_colon_reaches_the_whole_list(void **state)
{
	static const struct says say[] = {
		{ "not: lyo, fill-finish",
		    "lyophilization=no + fill-finish=no" },
		{ "No: lyo / fill-finish",
		    "lyophilization=no + fill-finish=no" },
		{ "Planned: lyo, fill-finish",
		    "lyophilization=planned + fill-finish=planned" },
		{ "Via partner: packaging, labelling",
		    "packaging=partner + labeling=partner" },
		{ "planned 2027: lyo, storage",
		    "lyophilization=planned + storage=planned" },
		{ "geplant: lyo, fill-finish",
		    "lyophilization=planned + fill-finish=planned" },
		{ "\u00fcber Partner: packaging, labelling",
		    "packaging=partner + labeling=partner" },
		{ "keine: lyo, fill-finish",
		    "lyophilization=no + fill-finish=no" },
		{ "Pr\u00e9vu: lyo, storage",
		    "lyophilization=planned + storage=planned" },
		{ "subcontratado: lyo, storage",
		    "lyophilization=partner + storage=partner" },
		{ "previsto: lyo, storage",
		    "lyophilization=planned + storage=planned" },
		{ "tramite partner: lyo, storage",
		    "lyophilization=partner + storage=partner" },
		{ NULL, NULL }
	};

	all_say(*state, say);
}

static void
a_head_ends_at_a_stop_a_semicolon_and_the_next_head(void **state)
{
	static const struct says say[] = {
		{ "tablets. Does not offer: lyo, fill-finish",
		    "oral-solids + lyophilization=no + fill-finish=no" },
		{ "lyo; fill-finish. Planned for 2027: stability, tech "
		  "transfer",
		    "lyophilization + fill-finish + stability=planned + "
		    "tech-transfer=planned" },
		{ "Planned: lyo, storage; stability",
		    "lyophilization=planned + storage=planned + stability" },
		{ "Planned: lyo, storage. Stability",
		    "lyophilization=planned + storage=planned + stability" },
		{ "In-house: tablets, via partner: packaging, labelling",
		    "oral-solids + packaging=partner + labeling=partner" },
		{ "In-house: tablets, lyo (via partner)",
		    "oral-solids + lyophilization=partner" },
		{ "Planned:\n- lyo\n- storage\nIn-house:\n- stability",
		    "lyophilization=planned + storage=planned + stability" },
		{ "Planned:\nlyo\n\nstorage",
		    "lyophilization=planned + storage" },
		/* A service is no head. */
		{ "lyo: planned, storage: no",
		    "lyophilization=planned + storage=no" },
		{ "Packaging: lyo, storage",
		    "packaging + lyophilization + storage" },
		{ NULL, NULL }
	};

	all_say(*state, say);
}

static void
all_and_both_reach_back(void **state)
{
	static const struct says say[] = {
		{ "lyo, fill-finish (both via partner)",
		    "lyophilization=partner + fill-finish=partner" },
		{ "lyo, fill-finish, labelling (all planned 2027)",
		    "lyophilization=planned + fill-finish=planned + "
		    "labeling=planned" },
		{ "lyo, storage, stability (both planned)",
		    "lyophilization + storage=planned + stability=planned" },
		{ "lyo, storage (beide geplant)",
		    "lyophilization=planned + storage=planned" },
		{ "lyo, storage, all via partner",
		    "lyophilization=partner + storage=partner" },
		{ NULL, NULL }
	};

	all_say(*state, say);
}

static void
a_reach_nobody_can_tell_leaves_the_status_open(void **state)
{
	static const struct says say[] = {
		{ "no lyo, fill-finish",
		    "lyophilization=no + ?no lyo, fill-finish" },
		{ "no lyo, fill-finish via partner",
		    "lyophilization=no + fill-finish=partner" },
		{ "no lyo or fill-finish",
		    "lyophilization=no + fill-finish=no" },
		{ "no lyo/stability", "lyophilization=no + stability=no" },
		{ "no lyo and fill-finish",
		    "lyophilization=no + ?no lyo and fill-finish" },
		{ "lyo and fill-finish via partner",
		    "?lyo and fill-finish via partner + fill-finish=partner" },
		{ "lyo, fill-finish via partner",
		    "lyophilization + fill-finish=partner" },
		{ "Tablets - no lyo", "oral-solids + lyophilization=no" },
		/* The words deny, and nobody understands them. */
		{ "Cannot promise: lyo, storage",
		    "?Cannot promise: lyo + ?Cannot promise: storage" },
		{ NULL, NULL }
	};

	all_say(*state, say);
}

static void
words_in_parentheses_that_deny_hold_the_service_back(void **state)
{
	static const struct says say[] = { { "lyo (nein)",
					       "lyophilization=no" },
		{ "lyo (ja)", "lyophilization" },
		{ "lyo (s\u00ed)", "lyophilization" },
		{ "lyo (in Vorbereitung)", "lyophilization=planned" },
		{ "lyo (outsourced to Partner AG)", "lyophilization=partner" },
		{ "lyo (by Partner AG)", "lyophilization=partner" },
		{ "lyo (not GMP)", "lyophilization=partial" },
		{ "lyo (not yet qualified)", "?lyo (not yet qualified)" },
		{ "lyo (not for new moons)", "?lyo (not for new moons)" },
		{ "lyo (a second line 2027)", "?lyo (a second line 2027)" },
		{ "lyo (FDA inspected 2023)",
		    "?FDA inspected 2023 + lyophilization" },
		{ "lyo (non-stop)", "?non-stop + lyophilization" },
		{ NULL, NULL } };

	all_say(*state, say);
}

static void
no_to_a_part_is_not_no_to_the_whole(void **state)
{
	static const struct says say[] = { { "vials; no cartridges",
					       "fill-finish + ?no cartridges" },
		{ "Tablets - no capsules", "oral-solids + ?no capsules" },
		{ "no fill-finish", "fill-finish=no" },
		{ "Fill/finish vials", "fill-finish" }, { NULL, NULL } };

	all_say(*state, say);
}

static void
a_stage_is_completed_by_what_follows(void **state)
{
	static const struct says say[] = {
		{ "clinical and commercial API manufacturing",
		    "clinical-ds + commercial-ds" },
		{ NULL, NULL }
	};

	all_say(*state, say);
}

static void
wide_signs_part_as_plain_ones_do(void **state)
{
	static const struct says say[] = { { "lyophilization\u3001storage",
					       "lyophilization + storage" },
		{ "lyophilization\u30fbstorage", "lyophilization + storage" },
		{ "lyophilization\uff1bstorage", "lyophilization + storage" },
		{ "Planned\uff1alyo\u3001storage",
		    "lyophilization=planned + storage=planned" },
		{ NULL, NULL } };

	all_say(*state, say);
}

static void
the_same_phrase_counts_once_a_cell(void **state)
{
	struct reading *r = *state;

	assert_string_equal(
	    phrases(r, "tablets; tablets;tablets"), "oral-solids");
}

static void
a_very_long_text_is_one_unknown_phrase(void **state)
{
	struct reading *r = *state;
	size_t n = 100000;
	char *cell = malloc(n + 1);

	assert_non_null(cell);
	memset(cell, 'x', n);
	cell[n] = '\0';
	assert_int_equal(strlen(phrases(r, cell)), SPLIT_PHRASE + 1);
	free(cell);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(strong_marks_part_phrases),
		cmocka_unit_test(bullets_and_numbers_are_no_words),
		cmocka_unit_test(what_is_one_phrase_stays_one),
		cmocka_unit_test(commas_part_what_is_not_one),
		cmocka_unit_test(a_comma_inside_parentheses_parts_nothing),
		cmocka_unit_test(unknown_words_in_parentheses_are_kept),
		cmocka_unit_test(a_slash_parts_when_a_part_is_known),
		cmocka_unit_test(and_parts_when_all_parts_are_known),
		cmocka_unit_test(a_status_behind_a_comma_is_of_its_phrase),
		cmocka_unit_test(a_head_with_a_colon_reaches_the_whole_list),
		cmocka_unit_test(
		    a_head_ends_at_a_stop_a_semicolon_and_the_next_head),
		cmocka_unit_test(all_and_both_reach_back),
		cmocka_unit_test(
		    a_reach_nobody_can_tell_leaves_the_status_open),
		cmocka_unit_test(
		    words_in_parentheses_that_deny_hold_the_service_back),
		cmocka_unit_test(no_to_a_part_is_not_no_to_the_whole),
		cmocka_unit_test(a_stage_is_completed_by_what_follows),
		cmocka_unit_test(wide_signs_part_as_plain_ones_do),
		cmocka_unit_test(the_same_phrase_counts_once_a_cell),
		cmocka_unit_test(a_very_long_text_is_one_unknown_phrase),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
