/* test_tag.c - what sheets call a vendor. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "catalog/tag.h"

static void
reads(const char *text, const char *kind, bool standard)
{
	struct tag t = { 0 };

	assert_true(tag_parse(text, strlen(text), &t));
	assert_int_equal(t.standard, standard);
	if (kind == NULL) {
		assert_null(t.kind);
		return;
	}
	assert_non_null(t.kind);
	assert_string_equal(t.kind, kind);
}

static void
the_two_tags_are_read_in_any_dress(void **state)
{
	(void)state;
	reads("CDMO", "CDMO", true);
	reads(" cmo ", "CMO", true);
	reads("C.D.M.O.", "CDMO", true);
	reads("Contract Manufacturing Organisation", "CMO", true);
	reads("contract manufacturer", "CMO", true);
	reads(
	    "contract development & manufacturing organisation", "CDMO", true);
	reads("\uff23\uff24\uff2d\uff2f", "CDMO", true); /* full width */
}

static void
other_words_are_normalised_and_say_so(void **state)
{
	(void)state;
	reads("CRDMO", "CDMO", false);
	reads("Lohnhersteller", "CMO", false);
	reads("fa\303\247onnier", "CMO", false);
	reads("CDMO (CRDMO)", "CDMO", false);
	reads("terzista", "CMO", false);
	reads("fabricante por contrato", "CMO", false);
	reads("producent kontraktowy", "CMO", false);
	reads("Auftragshersteller", "CMO", false);
	reads("\u53d7\u8a17\u88fd\u9020", "CMO", false);
	reads(
	    "\u5408\u540c\u7814\u53d1\u751f\u4ea7\u7ec4\u7ec7", "CDMO", false);
	reads("CDMO (\u53d7\u8a17\u958b\u767a\u88fd\u9020)", "CDMO", false);
}

static void
words_that_decide_nothing_give_no_tag(void **state)
{
	(void)state;
	reads("Biotech", NULL, false);
	reads("CPO", NULL, false);
	reads("CMO/CDMO", NULL, false);
	reads("CMO, CDMO", NULL, false);
	reads("C(D)MO", NULL, false);
	reads("CRO", NULL, false);
	reads("CMO and CDMO", NULL, false);
}

static void
unknown_words_are_not_known(void **state)
{
	struct tag t = { 0 };

	(void)state;
	assert_false(tag_parse("", 0, &t));
	assert_false(tag_parse("wizard", 6, &t));
	assert_false(tag_parse("CDMO, wizard", 12, &t));
	assert_null(t.kind);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_two_tags_are_read_in_any_dress),
		cmocka_unit_test(other_words_are_normalised_and_say_so),
		cmocka_unit_test(words_that_decide_nothing_give_no_tag),
		cmocka_unit_test(unknown_words_are_not_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
