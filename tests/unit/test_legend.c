/* test_legend.c - what the marks of a sheet mean, as it says itself, or as
 * they stand beside each other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/buf.h"
#include "catalog/dimension.h"
#include "intake/answer.h"
#include "intake/legend.h"
#include "intake/marks.h"
#include "intake/meaning.h"
#include "sheet/sheet.h"

static const char *const meanings[] = { "none", "yes", "no", "planned",
	"partner", "partial", "unknown" };

/* "yes", "yes PH1-PH3", "yes PRE-PRE COM-COM", "ask". */
static const char *
words(const struct mark *m, struct buf *b)
{
	buf_reset(b);
	buf_str(b, m->ask != NULL ? "ask" : meanings[m->meaning]);
	if (m->phase_from > 0)
		buf_fmt(b, " %s-%s",
		    dimension_code(DIMENSION_PHASE, m->phase_from),
		    dimension_code(DIMENSION_PHASE, m->phase_to));
	if (m->more_from > 0)
		buf_fmt(b, " %s-%s",
		    dimension_code(DIMENSION_PHASE, m->more_from),
		    dimension_code(DIMENSION_PHASE, m->more_to));
	return buf_text(b);
}

static void
check_mark(const struct legend *l, const char *text, const char *want)
{
	struct mark m = marks_read(l, text, strlen(text));
	struct buf b = { 0 };

	if (strcmp(words(&m, &b), want) != 0)
		fail_msg("\"%s\" is %s, not %s", text, buf_text(&b), want);
	buf_clear(&b);
}

/* A legend of that line, and cells that hold these texts. */
static struct legend
decide(const char *line, const char *const *cell)
{
	struct legend l = { 0 };
	struct marks m = { 0 };

	if (line != NULL)
		assert_true(legend_line(&l, line, strlen(line)));
	for (; *cell != NULL; cell++)
		marks_add(&m, *cell, strlen(*cell));
	marks_decide(&m, &l);
	marks_clear(&m);
	return l;
}

static void
a_line_of_pairs_is_a_legend(void **state)
{
	static const char *const none[] = { NULL };
	static const char *const lines[] = {
		"Legend: X = in house, (X) = via partner, P = planned",
		"X=in house;(X)=via partner;P=planned",
		"Key - X: in house | (X): via partner | P: planned",
		"(X = in house; (X) = via partner; P = planned)",
		"in house = X; via partner = (X); planned = P",
		"\"X\" = in house, \"(X)\" = via partner and P = planned.",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		struct legend l = decide(lines[i], none);

		assert_int_equal(l.n, 3);
		check_mark(&l, "X", "yes");
		check_mark(&l, "x", "yes");
		check_mark(&l, "(X)", "partner");
		check_mark(&l, "P", "planned");
		check_mark(&l, "No", "no");
		check_mark(&l, "n.a.", "unknown");
		legend_clear(&l);
	}
}

static void
other_lines_are_none(void **state)
{
	static const char *const lines[] = { "pH = 7, T = 5 C",
		"Source: annual reports", "As of: 2026-05-01", "X", "",
		"Contact: Anna Example, phone: 0123" };

	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		struct legend l = { 0 };

		if (legend_line(&l, lines[i], strlen(lines[i])))
			fail_msg("\"%s\" is no legend", lines[i]);
		legend_clear(&l);
	}
}

static void
check_mean(const char *text, const char *want)
{
	struct mark m = meaning_parse(text, strlen(text));
	struct buf b = { 0 };

	if (strcmp(words(&m, &b), want) != 0)
		fail_msg("\"%s\" is %s, not %s", text, buf_text(&b), want);
	buf_clear(&b);
}

static void
meanings_are_understood_or_not_guessed(void **state)
{
	(void)state;
	check_mean("in-house capability", "yes");
	check_mean("available via partner", "partner");
	check_mean("planned (2027)", "planned");
	check_mean("not offered", "no");
	check_mean("No capability", "no");
	check_mean("limited capability", "partial");
	check_mean("not yet assessed", "unknown");
	check_mean("no information", "unknown");
	check_mean("not yet offered", "no");
	check_mean("commercial", "yes COM-COM");
	check_mean("clinical supply only", "yes PH1-PH3");
	check_mean("clinical and commercial", "yes PH1-COM");
	check_mean("preferred supplier", "none");
	check_mean("no audit", "none");
	check_mean("without audit, in house", "none");
	check_mean("pas disponible", "none");
	check_mean("formerly in house", "none");
	check_mean("available until 2024", "none");
	check_mean("in house (closed)", "none");
}

static void
digits_mean_what_the_legend_says(void **state)
{
	static const char *const cells[] = { "0", "1", "2", "3", NULL };
	struct legend l = decide(
	    "0 = none, 1 = limited, 2 = via partner, 3 = in house", cells);

	(void)state;
	check_mark(&l, "0", "no");
	check_mark(&l, "1", "partial");
	check_mark(&l, "2", "partner");
	check_mark(&l, "3", "yes");
	legend_clear(&l);
}

static void
an_x_among_check_marks_is_asked_about(void **state)
{
	static const char *const only[] = { "\u2713", "X", NULL };
	static const char *const more[] = { "\u2713", "X", "No", NULL };
	struct legend l = decide(NULL, only);

	(void)state;
	check_mark(&l, "X", "ask");
	check_mark(&l, "\u2713", "yes");
	legend_clear(&l);
	l = decide(NULL, more);
	check_mark(&l, "X", "yes");
	legend_clear(&l);
}

static void
a_letter_is_decided_by_the_marks_beside_it(void **state)
{
	static const char *const com[] = { "C", "Com", "X", "D", NULL };
	static const char *const clin[] = { "C", "P1-P3", "P2", NULL };
	struct legend l = decide(NULL, com);

	(void)state;
	check_mark(&l, "C", "yes PH1-PH3");
	check_mark(&l, "c", "yes PH1-PH3");
	check_mark(&l, "D", "yes PRE-PRE");
	check_mark(&l, "D/C", "yes PRE-PH3");
	check_mark(&l, "C/Com", "yes PH1-PH3 COM-COM");
	check_mark(&l, "D, Com", "yes PRE-PRE COM-COM");
	legend_clear(&l);
	l = decide(NULL, clin);
	check_mark(&l, "C", "yes COM-COM");
	check_mark(&l, "P2", "yes PH2-PH2");
	check_mark(&l, "P2-C", "yes PH2-COM");
	legend_clear(&l);
}

static void
a_letter_that_nothing_decides_is_asked_about(void **state)
{
	static const char *const cells[] = { "X", "C", "P", "S", "O", "D/C",
		"P1", "E", NULL };
	static const char *const both[] = { "C", "Com", "Clin", NULL };
	struct legend l = decide(NULL, cells);

	(void)state;
	for (size_t i = 1; cells[i] != NULL; i++)
		check_mark(&l, cells[i], "ask");
	check_mark(&l, "X", "yes");
	assert_non_null(
	    strstr(legend_find(&l, "C", 1)->words, "clinical or capable"));
	legend_clear(&l);
	l = decide(NULL, both);
	check_mark(&l, "C", "ask");
	legend_clear(&l);
	l = decide("C = preferred supplier, X = in house", both);
	check_mark(&l, "C", "ask");
	assert_non_null(
	    strstr(legend_find(&l, "C", 1)->words, "preferred supplier"));
	legend_clear(&l);
}

static void
development_is_what_the_other_phases_leave(void **state)
{
	static const char *const all[] = { "Dev", "Clin", "Com", NULL };
	static const char *const com[] = { "Dev", "Com", NULL };
	static const char *const alone[] = { "Dev", "X", NULL };
	struct legend l = decide(NULL, all);

	(void)state;
	check_mark(&l, "Dev", "yes PRE-PRE");
	legend_clear(&l);
	l = decide(NULL, com);
	check_mark(&l, "Dev", "yes PRE-PH3");
	legend_clear(&l);
	l = decide(NULL, alone);
	check_mark(&l, "Dev", "yes");
	legend_clear(&l);
	l = decide("D = development, C = commercial", alone);
	check_mark(&l, "D", "yes PRE-PH3");
	check_mark(&l, "D/C", "yes PRE-PH3 COM-COM");
	legend_clear(&l);
}

static bool
row(struct legend *l, int64_t number, enum legend_place place,
    const char *const *text)
{
	struct sheet_cell cell[8] = { { 0 } };
	size_t n = 0;

	for (; text[n] != NULL; n++)
		cell[n] =
		    (struct sheet_cell){ text[n], strlen(text[n]), false };
	return legend_row(l, cell, n, number, place);
}

static void
a_legend_may_stand_in_cells(void **state)
{
	static const char *const lead[] = { "Legend", "", "", NULL };
	static const char *const yes[] = { "", "X", "in house", NULL };
	static const char *const plan[] = { "P", "planned", NULL };
	static const char *const vendor[] = { "Alphen", "X", "P", NULL };
	static const char *const across[] = { "Key:", "X", "in house", "(X)",
		"via partner", NULL };
	struct legend l = { 0 };

	(void)state;
	assert_false(row(&l, 5, LEGEND_RECORD, vendor));
	assert_false(row(&l, 6, LEGEND_RECORD, plan)); /* a vendor called P */
	assert_false(row(&l, 7, LEGEND_RECORD, lead));
	assert_true(row(&l, 8, LEGEND_RECORD, yes));
	assert_true(row(&l, 9, LEGEND_RECORD, plan));
	assert_false(row(&l, 10, LEGEND_RECORD, vendor));
	assert_int_equal(l.n, 2);
	assert_true(legend_has_row(&l, 7));
	assert_true(legend_has_row(&l, 8));
	assert_true(legend_has_row(&l, 9));
	assert_false(legend_has_row(&l, 6));
	assert_false(legend_has_row(&l, 10));
	legend_clear(&l);
	assert_true(row(&l, 1, LEGEND_RECORD, across));
	check_mark(&l, "(X)", "partner");
	legend_clear(&l);
}

/* Short names and answers are no marks with their meanings. */
static void
a_vendors_row_is_no_legend(void **state)
{
	static const char *const answers[] = { "Almar", "yes", "yes", "no",
		NULL };
	static const char *const marks[] = { "Almar", "partner", "X", "planned",
		NULL };
	static const char *const two[] = { "Almar", "yes", NULL };
	static const char *const line[] = { "X = in house", NULL };
	struct legend l = { 0 };

	(void)state;
	assert_false(row(&l, 2, LEGEND_RECORD, answers));
	assert_false(row(&l, 3, LEGEND_RECORD, marks));
	assert_false(row(&l, 4, LEGEND_ANY, answers));
	assert_int_equal(l.n, 0);
	assert_true(row(&l, 5, LEGEND_APART, line));
	legend_end(&l); /* the header */
	assert_false(row(&l, 7, LEGEND_RECORD, two));
	assert_false(row(&l, 8, LEGEND_RECORD, answers));
	assert_int_equal(l.n, 1);
	check_mark(&l, "yes", "yes");
	legend_clear(&l);
}

static void
check_answer(const char *text, const char *want)
{
	struct mark m = answer_parse(text, strlen(text));
	struct buf b = { 0 };

	if (strcmp(words(&m, &b), want) != 0)
		fail_msg("\"%s\" is %s, not %s", text, buf_text(&b), want);
	buf_clear(&b);
}

static void
answers_begin_with_yes_or_no(void **state)
{
	(void)state;
	check_answer("Yes, 2 lines", "yes");
	check_answer("Yes - via partner (Alphen)", "partner");
	check_answer("Yes. A second line is planned", "yes");
	check_answer("Yes, since 2014. A second line is planned", "yes");
	check_answer("Yes, but not cytotoxics", "partial");
	check_answer("Yes, to be confirmed", "ask");
	check_answer("Ja, im Hause", "yes");
	check_answer("No, planned for 2027", "planned");
	check_answer("No (via partner)", "partner");
	check_answer("No, not at this site.", "ask");
	check_answer("No.", "no");
	check_answer("No, available", "ask");
	check_answer("Nein, zu teuer", "no");
	check_answer("No. 5 line", "none");
	check_answer("no lyophilization", "none");
	check_answer("Yesterday", "none");
	check_answer("up to 40 samples", "none");
	check_answer("", "none");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_of_pairs_is_a_legend),
		cmocka_unit_test(other_lines_are_none),
		cmocka_unit_test(meanings_are_understood_or_not_guessed),
		cmocka_unit_test(digits_mean_what_the_legend_says),
		cmocka_unit_test(an_x_among_check_marks_is_asked_about),
		cmocka_unit_test(a_letter_is_decided_by_the_marks_beside_it),
		cmocka_unit_test(a_letter_that_nothing_decides_is_asked_about),
		cmocka_unit_test(development_is_what_the_other_phases_leave),
		cmocka_unit_test(a_legend_may_stand_in_cells),
		cmocka_unit_test(a_vendors_row_is_no_legend),
		cmocka_unit_test(answers_begin_with_yes_or_no),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
