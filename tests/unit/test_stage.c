/* test_stage.c - phases as cells of a matrix write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/buf.h"
#include "catalog/dimension.h"
#include "intake/stage.h"

/* The parts as "PH1..PH3", "Dev", "?C", "other", joined by blanks. */
static void
check(const char *text, const char *want)
{
	struct stage g = { 0 };
	struct buf b = { 0 };
	bool is = stage_parse(&g, text, strlen(text));

	for (size_t i = 0; is && i < g.n; i++) {
		const struct stage_part *p = &g.part[i];

		buf_str(&b, i == 0 ? "" : " ");
		if (p->kind == STAGE_DEV)
			buf_str(&b, "Dev");
		else if (p->kind == STAGE_LETTER)
			buf_fmt(&b, "?%s", p->mark);
		else if (p->kind == STAGE_OTHER)
			buf_str(&b, "other");
		else
			buf_fmt(&b, "%s..%s",
			    dimension_code(DIMENSION_PHASE, p->from),
			    dimension_code(DIMENSION_PHASE, p->to));
	}
	if (strcmp(is ? buf_text(&b) : "none", want) != 0)
		fail_msg("\"%s\" is %s, not %s", text,
		    is ? buf_text(&b) : "none", want);
	buf_clear(&b);
}

static void
phases_are_read_however_they_are_written(void **state)
{
	(void)state;
	check("Com", "COM..COM");
	check("Clin", "PH1..PH3");
	check("Clin/PPQ", "PH1..PH3 PPQ..PPQ");
	check("Phase 2b", "PH2..PH2");
	check("phase IIa", "PH2..PH2");
	check("Ph. 3", "PH3..PH3");
	check("P1-P3", "PH1..PH1 PH3..PH3");
	check("P1/P2", "PH1..PH1 PH2..PH2");
	check("Ph 2/3", "PH2..PH2 PH3..PH3");
	check("Ph II to III", "PH2..PH2 PH3..PH3");
	check("Dev", "Dev");
	check("Dev/Com", "Dev COM..COM");
	check("R&D + Com", "Dev COM..COM");
	check("pre-clinical", "PRE..PRE");
	check("Pre-clinical, Com", "PRE..PRE COM..COM");
}

static void
letters_are_left_to_the_sheet(void **state)
{
	(void)state;
	check("C", "?C");
	check("D/C", "?D ?C");
	check("p1", "?P1");
	check("C/Com", "?C COM..COM");
}

static void
what_is_no_list_of_phases_is_none(void **state)
{
	(void)state;
	check("X", "other");
	check("1-2", "other other");
	check("two lines at the site", "none");
	check("", "none");
	check("/", "none");
	check("Com//Clin", "none");
	check("a,b,c,d,e,f,g,h", "none");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(phases_are_read_however_they_are_written),
		cmocka_unit_test(letters_are_left_to_the_sheet),
		cmocka_unit_test(what_is_no_list_of_phases_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
