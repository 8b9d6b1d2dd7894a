/* test_formula.c - the apostrophe before a formula, there and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "base/formula.h"

static void
formulas_are_known_by_their_start(void **state)
{
	static const char *const is[] = { "=1", "=", "+A1", "-2+3", "@SUM",
		"\t=1", "\rx", "'=1", "''@x", "+", "-A1", "+49-89-1", "-5|x",
		"-(1)", "-1e", "-1e5x", "- none", "-EUR", "-5EUR", "-.",
		"+ 5*2" };
	static const char *const is_not[] = { "", "'", "-", "-5", "+12.50",
		"a=b", "'s-Hertogenbosch", "'-5", "5", " =1", "-33,87",
		"+50,00", "-.18", "-2.000000e-03", "-1e5", "-1.234,50 EUR",
		"-17,03 \xE2\x82\xAC", "+ \302\2431,100.00", "-$5", "-5 %",
		"--", "---", "+41 61 1" };

	(void)state;
	for (size_t i = 0; i < sizeof(is) / sizeof(is[0]); i++)
		assert_true(formula_is(is[i]));
	for (size_t i = 0; i < sizeof(is_not) / sizeof(is_not[0]); i++)
		assert_false(formula_is(is_not[i]));
}

static void
a_guard_put_on_comes_off_and_no_other(void **state)
{
	static const char *const text[] = { "=1", "'=1", "''=1", "'", "-5",
		"'-5", "Acme", "", "@", "'s-Hertogenbosch", "-", "'-" };

	(void)state;
	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++) {
		char written[40];
		const char *read = written;

		(void)snprintf(written, sizeof(written), "%s%s",
		    formula_is(text[i]) ? "'" : "", text[i]);
		if (formula_is_guarded(read))
			read++;
		assert_string_equal(read, text[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(formulas_are_known_by_their_start),
		cmocka_unit_test(a_guard_put_on_comes_off_and_no_other),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
