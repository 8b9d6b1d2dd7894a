/* test_plain.c - what a person sees of a cell: formulas, HTML, characters that
 * do not show. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "intake/html.h"
#include "intake/plain.h"

/* want NULL: the text stays as it is. */
static void
check(const char *text, const char *want, unsigned change)
{
	struct buf b = { 0 };
	unsigned got = plain_text(&b, text, strlen(text), true);

	if (want == NULL) {
		if (got != 0)
			fail_msg("\"%s\" became \"%s\"", text, buf_text(&b));
		buf_clear(&b);
		return;
	}
	assert_true(plain_is_odd(text, strlen(text)));
	if (strcmp(buf_text(&b), want) != 0)
		fail_msg("\"%s\" became \"%s\", not \"%s\"", text, buf_text(&b),
		    want);
	assert_int_equal(got, change);
	buf_clear(&b);
}

static void
a_formula_is_what_it_shows(void **state)
{
	(void)state;
	check("=HYPERLINK(\"http://acme.example\",\"Acme\")", "Acme",
	    PLAIN_FORMULA);
	check("=hyperlink( \"http://acme.example\" ; \"Acme \"\"AG\"\"\" )",
	    "Acme \"AG\"", PLAIN_FORMULA);
	check("=HYPERLINK(\"http://acme.example\")", "http://acme.example",
	    PLAIN_FORMULA);
	check("=\"00123\"", "00123", PLAIN_FORMULA);
	check("=\"Lonza\"&\" \"&\"AG\"", "Lonza AG", PLAIN_FORMULA);
	check("=123", "123", PLAIN_FORMULA);
	check("=\"a, b\"", "a, b", PLAIN_FORMULA);
}

static void
a_formula_without_its_value_is_blank(void **state)
{
	(void)state;
	check("=VLOOKUP(A2,Sheet2!A:B,2,0)", "", PLAIN_NO_VALUE);
	check("=A1", "", PLAIN_NO_VALUE);
	check("=$B$12+1", "", PLAIN_NO_VALUE);
	check("=HYPERLINK(A1,B1)", "", PLAIN_NO_VALUE);
	check("=WENN(A1>0;\"ja\";\"nein\")", "", PLAIN_NO_VALUE);
	check("=\"a\"&A1", "", PLAIN_NO_VALUE);
}

static void
a_text_that_begins_like_a_formula_stays(void **state)
{
	(void)state;
	check("= Lonza", NULL, 0);
	check("=> see note", NULL, 0);
	check("=", NULL, 0);
	check("+41 61 316 81 11", NULL, 0);
	check("-", NULL, 0);
	check("@home Pharma", NULL, 0);
	check("'=A1", NULL, 0); /* guarded by whoever wrote it */
}

static void
html_is_its_text(void **state)
{
	(void)state;
	check("<b>Acme</b> AG", "Acme AG", PLAIN_HTML);
	check("Johnson &amp; Johnson", "Johnson & Johnson", PLAIN_HTML);
	check("fill<br>finish<BR/>pack", "fill\nfinish\npack", PLAIN_HTML);
	check("<ul><li>API</li><li>Lyo</li></ul>", "API\nLyo", PLAIN_HTML);
	check("<a href=\"http://x.example/?a=1&amp;b=2\">Acme</a>", "Acme",
	    PLAIN_HTML);
	check("M&uuml;ller&nbsp;&#71;mbH", "M\303\274ller GmbH", PLAIN_HTML);
	check("Soci&eacute;t&eacute; &#xC9;", "Soci\303\251t\303\251 \303\211",
	    PLAIN_HTML);
	check("<p style='a'>x</p><!-- y -->", "x", PLAIN_HTML);
	check("&lt;b&gt;", "<b>", PLAIN_HTML); /* once, as a browser */
}

static void
what_only_looks_like_html_stays(void **state)
{
	(void)state;
	check("a < b", NULL, 0);
	check("<10 kg>", NULL, 0);
	check("R&D", NULL, 0);
	check("R&D; M&A;", NULL, 0);
	check("P&G", NULL, 0);
	check("<LOD>", NULL, 0);
	check("scale <1 kg, >5 L", NULL, 0);
	check("&#1;", NULL, 0);
	check("<script>alert(1)</script>", NULL, 0);
}

static void
an_apostrophe_marks_digits_as_text(void **state)
{
	(void)state;
	check("'00123", "00123", PLAIN_APOSTROPHE);
	check("'s-Hertogenbosch", NULL, 0);
	check("'t Hart", NULL, 0);
	check("'5' column", NULL, 0);
}

static void
what_does_not_show_is_left_out(void **state)
{
	(void)state;
	check("Lon\342\200\213za", "Lonza", PLAIN_HIDDEN);
	check("Boehr\302\255inger", "Boehringer", PLAIN_HIDDEN);
	check("\357\273\277Lonza", NULL, 0); /* at the ends it is trimmed */
	check("Lonza\302\240AG", "Lonza AG", PLAIN_BLANK);
	check("12\342\200\221345\342\200\2216789", "12-345-6789", PLAIN_BLANK);
	/* a joiner inside a Persian word makes it another one */
	check("\331\205\333\214\342\200\214\330\261", NULL, 0);
}

static void
full_width_is_plain(void **state)
{
	struct buf b = { 0 };
	const char *wide = "\357\274\254\357\274\257\343\200\200\357\274\221";

	(void)state;
	check(wide, "LO 1", PLAIN_WIDE | PLAIN_BLANK);
	assert_int_equal(
	    plain_text(&b, "\357\274\254", 3, false), 0); /* in prose */
	buf_clear(&b);
	check("caf\303\251", NULL, 0);
	check("\345\217\227\350\250\227\350\243\275\351\200\240", NULL, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_formula_is_what_it_shows),
		cmocka_unit_test(a_formula_without_its_value_is_blank),
		cmocka_unit_test(a_text_that_begins_like_a_formula_stays),
		cmocka_unit_test(html_is_its_text),
		cmocka_unit_test(what_only_looks_like_html_stays),
		cmocka_unit_test(an_apostrophe_marks_digits_as_text),
		cmocka_unit_test(what_does_not_show_is_left_out),
		cmocka_unit_test(full_width_is_plain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
