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
	    "oral-solids + lyophilization=partner");
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
		cmocka_unit_test(the_same_phrase_counts_once_a_cell),
		cmocka_unit_test(a_very_long_text_is_one_unknown_phrase),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
