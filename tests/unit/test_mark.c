/* test_mark.c - the marks of a matrix: three values, and what is between. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "catalog/dimension.h"
#include "intake/mark.h"

static void
check(const char *text, enum mark_meaning want)
{
	struct mark m = mark_parse(text, strlen(text));

	if (m.meaning != want)
		fail_msg(
		    "\"%s\" is %d, not %d", text, (int)m.meaning, (int)want);
}

static void
case_and_accents_do_not_matter(void **state)
{
	(void)state;
	check("X", MARK_YES);
	check("x", MARK_YES);
	check("YES", MARK_YES);
	check("s\u00ed", MARK_YES);
	check("\u2713", MARK_YES);
	check("no", MARK_NO);
	check("NEIN", MARK_NO);
	check("Planned", MARK_PLANNED);
	check("Via Partner", MARK_PARTNER);
}

static void
signs_around_a_mark_matter(void **state)
{
	(void)state;
	check("(X)", MARK_PARTIAL);
	check("(x)", MARK_PARTIAL);
	check("[X]", MARK_NONE);
	check("X?", MARK_NONE);
}

static void
what_says_nothing_is_unknown_never_no(void **state)
{
	(void)state;
	check("", MARK_UNKNOWN);
	check("-", MARK_UNKNOWN);
	check("n/a", MARK_UNKNOWN);
	check("N.A.", MARK_UNKNOWN);
	check("?", MARK_UNKNOWN);
	check("tbd", MARK_UNKNOWN);
	check("k. A.", MARK_UNKNOWN);
	check("TBA", MARK_UNKNOWN);
	check("--", MARK_UNKNOWN);
	check("s/o", MARK_UNKNOWN);
	check("NULL", MARK_UNKNOWN);
	check("(null)", MARK_UNKNOWN);
	check("#N/A", MARK_UNKNOWN);
	check("#REF!", MARK_UNKNOWN);
	check("#VALUE!", MARK_UNKNOWN);
	check("#BEZUG!", MARK_UNKNOWN);
	check("#NV", MARK_UNKNOWN);
	check("########", MARK_UNKNOWN);
	check("non communiqu\u00e9", MARK_UNKNOWN);
	check("\u4e0d\u660e", MARK_UNKNOWN);
	/* may be N/A spelt out, may be a no */
	check("not available", MARK_UNKNOWN);
	check("none?", MARK_UNKNOWN);
	check("no?", MARK_UNKNOWN);
	/* what does say no */
	check("none", MARK_NO);
	check("no", MARK_NO);
	check("not offered", MARK_NO);
	check("n.v.", MARK_NO);
	check("0,0", MARK_NO);
	check("1,0", MARK_YES);
	/* what looks like them */
	check("NV", MARK_NONE);
	check("BD", MARK_NONE);
	check("N.Z.", MARK_NONE);
	check("Ref", MARK_NONE);
	assert_true(mark_is_blank("Keine Angabe", 12));
	assert_true(mark_is_blank("", 0));
	assert_false(mark_is_blank("No", 2));
	assert_false(mark_is_blank("Lonza", 5));
	assert_int_equal(mark_status(MARK_UNKNOWN), 0);
	assert_int_equal(mark_status(MARK_NO), STATUS_NO);
}

static void
other_text_is_no_mark(void **state)
{
	(void)state;
	check("vials", MARK_NONE);
	check("a very long text that goes on and on, and on, X", MARK_NONE);
}

static void
phases_come_as_ranges(void **state)
{
	struct mark m = mark_parse("Phase I-III", 11);

	(void)state;
	assert_int_equal(m.meaning, MARK_YES);
	assert_string_equal(
	    dimension_code(DIMENSION_PHASE, m.phase_from), "PH1");
	assert_string_equal(dimension_code(DIMENSION_PHASE, m.phase_to), "PH3");
	m = mark_parse("Commercial", 10);
	assert_string_equal(
	    dimension_code(DIMENSION_PHASE, m.phase_from), "COM");
	assert_int_equal(m.phase_from, m.phase_to);
	m = mark_parse("X", 1);
	assert_int_equal(m.phase_from, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(case_and_accents_do_not_matter),
		cmocka_unit_test(signs_around_a_mark_matter),
		cmocka_unit_test(what_says_nothing_is_unknown_never_no),
		cmocka_unit_test(other_text_is_no_mark),
		cmocka_unit_test(phases_come_as_ranges),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
