/* test_numfmt.c - numbers are given as a person sees them in the cell. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/buf.h"
#include "sheet/numfmt.h"

struct sample {
	const char *code;
	const char *number; /* as XML has it */
	const char *shown;
};

static void
expect_since(const struct sample *s, bool since_1904)
{
	struct numfmt *f = numfmt_new(s->code);
	struct buf b = { 0 };

	buf_str(&b, "<");
	numfmt_number(f, s->number, strlen(s->number), since_1904, &b);
	if (strcmp(buf_text(&b) + 1, s->shown) != 0)
		fail_msg("%s of %s shows \"%s\", not \"%s\"", s->code,
		    s->number, buf_text(&b) + 1, s->shown);
	buf_clear(&b);
	numfmt_free(f);
}

#define EXPECT(samples)                                                        \
	do {                                                                   \
		for (size_t i = 0; i < sizeof(samples) / sizeof((samples)[0]); \
		     i++)                                                      \
			expect_since(&(samples)[i], false);                    \
	} while (0)

static void
general_loses_no_digit_of_an_identifier(void **state)
{
	static const struct sample s[] = {
		{ "General", "0", "0" },
		{ "General", "-0", "0" },
		{ "General", "5", "5" },
		{ "General", "-12.5", "-12.5" },
		{ "General", "123456789", "123456789" },
		{ "General", "123456789012345", "123456789012345" },
		{ "General", "1.23456789012345E14", "123456789012345" },
		{ "General", "1.2345678901200002E+16", "12345678901200002" },
		{ "General", "12345678901234567", "12345678901234567" },
		{ "General", "12345678901234567890", "12345678901234567890" },
		{ "General", "1E+15", "1000000000000000" },
		{ "General", "0.30000000000000004", "0.3" },
		{ "General", "4.0999999999999996", "4.1" },
		{ "General", "3.1415926535897931", "3.14159265358979" },
		{ "General", "1.0000000000000001E-5", "0.00001" },
		{ "General", "1E-12", "1E-12" },
		{ "General", "1.5E+300", "1.5E+300" },
		{ "General", "#N/A", "#N/A" },
		{ "General", "1e999", "1e999" },
		{ "General", "0x10", "0x10" },
		{ "General", "nan", "nan" },
		{ "General", "", "" },
		{ "", "7", "7" },
		{ "@", "990000123", "990000123" },
	};

	(void)state;
	EXPECT(s);
}

/* The examples of ECMA-376 part 1, 18.8.31, and of the table in 18.8.30. */
static void
digits_go_where_the_code_has_room_for_them(void **state)
{
	static const struct sample s[] = {
		{ "00000", "42", "00042" },
		{ "000000000", "990012345", "990012345" },
		{ "000000000", "12345", "000012345" },
		{ "00\\-000\\-0000", "990012345", "99-001-2345" },
		{ "00-000-0000", "12345", "00-001-2345" },
		{ "000-00-0000", "12345678901", "12345-67-8901" },
		{ "####.#", "1234.59", "1234.6" },
		{ "#.000", "8.9", "8.900" },
		{ "0.#", "0.631", "0.6" },
		{ "0.##", "5", "5" },
		{ "0.0#", "5", "5.0" },
		{ "???.???", "44.398", "44.398" },
		{ "???.???", "102.65", "102.65" },
		{ "#,###", "12000", "12,000" },
		{ "#,##0", "1234567890", "1,234,567,890" },
		{ "#,##0", "999", "999" },
		{ "#,##0", "0", "0" },
		{ "#,##0", "-1234", "-1,234" },
		{ "#,", "12000", "12" },
		{ "0.0,,", "12200000", "12.2" },
		{ "0", "2.5", "3" },
		{ "0", "-2.5", "-3" },
		{ "0", "-0.4", "0" },
		{ "0.00", "1.005", "1.01" },
		{ "0.00", "9.999", "10.00" },
		{ "0.00", "0.004", "0.00" },
		{ ".00", "0.5", ".50" },
		{ ".00", "12.5", "12.50" },
		{ "#", "0", "" },
		{ "0%", "0.125", "13%" },
		{ "0.00%", "0.125", "12.50%" },
		{ "0.0 %", "1", "100.0 %" },
		{ "0.00E+00", "12345.678", "1.23E+04" },
		{ "0.00E+00", "0.00012", "1.20E-04" },
		{ "0.00E+00", "0", "0.00E+00" },
		{ "0.0E-0", "99999", "1.0E5" },
		{ "##0.0E+0", "12345.5", "12.3E+3" },
		{ "0.00E+00", "990012345", "990012345" },
		{ "0.00E+00", "123456789012345", "123456789012345" },
	};

	(void)state;
	EXPECT(s);
}

static void
sections_are_chosen_by_sign_and_condition(void **state)
{
	static const struct sample s[] = {
		{ "0;(0)", "-5", "(5)" },
		{ "0.00;[Red]-0.00", "-5", "-5.00" },
		{ "0;-0;\"none\"", "0", "none" },
		{ "0;-0;;@", "0", "" },
		{ "0;-0;;@", "7", "7" },
		{ ";;;", "7", "7" },
		{ "\"yes\";\"no\"", "-1", "no" },
		{ "[<100]0.0;0", "99", "99.0" },
		{ "[<100]0.0;0", "100", "100" },
		{ "[=1]\"one\";[=2]\"two\";\"many\"", "2", "two" },
		{ "[=1]\"one\";[=2]\"two\";\"many\"", "3", "many" },
		{ "[Blue][>=1000]#,##0;0", "1000", "1,000" },
		{ "General\" kg\"", "-5.5", "-5.5 kg" },
		{ "0 \"L\"", "2000", "2000 L" },
		{ "0\\ \\L", "2000", "2000 L" },
		{ "[$\xE2\x82\xAC-407] #,##0.00", "1234.5",
		    "\xE2\x82\xAC 1,234.50" },
		{ "#,##0.00\\ [$EUR]", "-1234.5", "-1,234.50 EUR" },
		{ "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)", "1234.5",
		    "1,234.50" },
		{ "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)", "-1",
		    "(1.00)" },
		{ "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)", "0",
		    "-" },
		{ "# ?/?", "5.25", "5 1/4" },
		{ "# ?/?", "0.3333", "1/3" },
		/* of all denominators, tried one by one */
		{ "# ?\?/?\?", "0.14159265358979", "14/99" },
		{ "# ?\?\?/?\?\?", "0.14159265358979", "16/113" },
		{ "# ?\?/?\?", "0.996", "1" },
		{ "# ?\?/?\?", "0.99", "98/99" },
		{ "# ?/?", "0.05", "0" },
		{ "# ?/?", "0.06", "1/9" },
		{ "# ?\?/?\?", "5.12", "5 3/25" },
		{ "# ?/?", "3", "3" },
		{ "# ?/8", "2.5", "2 4/8" },
		{ "?/?", "1.5", "3/2" },
		{ "# ?/?", "-0.5", "-1/2" },
	};

	(void)state;
	EXPECT(s);
}

/* Days counted by hand: 2026-03-12 is 46093, and 2008-03-27 39534. */
static void
dates_are_iso_8601(void **state)
{
	static const struct sample s[] = {
		{ "mm-dd-yy", "46093", "2026-03-12" },
		{ "dd/mm/yyyy;@", "39534", "2008-03-27" },
		{ "[$-409]mmmm\\ d\\,\\ yyyy;@", "46093", "2026-03-12" },
		{ "yyyy\\-mm\\-dd", "46093.75", "2026-03-12" },
		{ "m/d/yy h:mm", "46093.604166666664", "2026-03-12T14:30" },
		{ "m/d/yy h:mm", "46093", "2026-03-12" },
		{ "yyyy-mm-dd hh:mm:ss", "46093.604178240741",
		    "2026-03-12T14:30:01" },
		{ "yyyy-mm-dd hh:mm:ss", "46092.999999999", "2026-03-12" },
		{ "d-mmm", "46093", "2026-03-12" },
		{ "mmm-yy", "46082", "2026-03" },
		{ "mmm-yy", "46093", "2026-03-12" },
		{ "yyyy", "46023", "2026" },
		{ "dddd", "46093", "2026-03-12" },
		{ "yyyy\"\xE5\xB9\xB4\"m\"\xE6\x9C\x88\"", "46082", "2026-03" },
		{ "mm-dd-yy", "0", "1900-01-00" },
		{ "mm-dd-yy", "1", "1900-01-01" },
		{ "mm-dd-yy", "59", "1900-02-28" },
		{ "mm-dd-yy", "60", "1900-02-29" },
		{ "mm-dd-yy", "61", "1900-03-01" },
		{ "mm-dd-yy", "2958465", "9999-12-31" },
		{ "mm-dd-yy", "2958466", "2958466" },
		{ "mm-dd-yy", "-1", "-1" },
		{ "h:mm", "0.604166666666667", "14:30" },
		{ "h:mm AM/PM", "46093.604166666664", "14:30" },
		{ "h:mm:ss", "0.5", "12:00:00" },
		{ "mm:ss", "0.00381944444", "05:30" },
		{ "mm:ss.0", "0.00381944444", "05:30.0" },
		{ "hh", "0.25", "06:00" },
		{ "[h]:mm", "1.1041666666666667", "26:30" },
		{ "[h]:mm:ss", "1.5", "36:00:00" },
		{ "[mm]:ss", "0.0625", "90:00" },
		{ "[ss]", "0.001", "86" },
		{ "yyyy-mm-dd hh:mm", "0.5", "12:00" },
	};
	static const struct sample mac[] = {
		{ "mm-dd-yy", "0", "1904-01-01" },
		{ "mm-dd-yy", "1", "1904-01-02" },
		{ "h:mm", "-0.0208333333333333", "-00:30" },
		{ "h:mm:ss", "-1.25", "-06:00:00" },
		{ "mm-dd-yy", "-10", "-10" },
		{ "mm-dd-yy", "-0.5", "-0.5" },
		{ "mm-dd-yy", "44631", "2026-03-12" },
	};

	(void)state;
	EXPECT(s);
	for (size_t i = 0; i < sizeof(mac) / sizeof(mac[0]); i++)
		expect_since(&mac[i], true);
}

static void
built_in_codes_are_those_of_the_standard(void **state)
{
	static const struct {
		int id;
		const char *number, *shown;
	} s[] = {
		{ 0, "1.5", "1.5" },
		{ 1, "1.5", "2" },
		{ 2, "1.5", "1.50" },
		{ 3, "12345.6", "12,346" },
		{ 4, "12345.6", "12,345.60" },
		{ 9, "0.5", "50%" },
		{ 10, "0.5", "50.00%" },
		{ 11, "12345", "1.23E+04" },
		{ 12, "0.5", "1/2" },
		{ 13, "1.52", "1 13/25" },
		{ 14, "46093", "2026-03-12" },
		{ 15, "46093", "2026-03-12" },
		{ 17, "46082", "2026-03" },
		{ 18, "0.75", "18:00" },
		{ 22, "46093.5", "2026-03-12T12:00" },
		{ 37, "-1234", "(1,234)" },
		{ 37, "1234", "1,234" },
		{ 40, "-1234", "(1,234.00)" },
		{ 44, "0", "$-" },
		{ 45, "0.5", "00:00" },
		{ 46, "1.5", "36:00:00" },
		{ 48, "12345", "12.3E+3" },
		{ 49, "12345", "12345" },
		{ 57, "46093", "2026-03-12" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(s) / sizeof(s[0]); i++) {
		struct sample one = { numfmt_builtin(s[i].id), s[i].number,
			s[i].shown };

		assert_non_null(one.code);
		expect_since(&one, false);
	}
	assert_null(numfmt_builtin(23));
	assert_null(numfmt_builtin(-1));
	assert_null(numfmt_builtin(164));
}

/* LibreOffice, too, shows numbers for all of the first group. */
static void
letters_beside_digits_make_no_date(void **state)
{
	static const struct sample s[] = {
		{ "0 EUR", "12", "12 EUR" },
		{ "0 days", "12", "12 days" },
		{ "0 Bags", "12", "12 Bags" },
		{ "#,##0 USD", "1234", "1,234 USD" },
		{ "0.0 m", "12.5", "12.5 m" },
		{ "0 [h]", "5", "5" },
		{ "0.00E+00", "12345.678", "1.23E+04" },
		{ "0 EUR;yyyy-mm-dd", "12", "12 EUR" },
		/* a fraction of a second is no number */
		{ "yyyy-mm-dd hh:mm:ss.000", "46093.5",
		    "2026-03-12T12:00:00.000" },
		{ "mm:ss.0", "0.5", "00:00.0" },
	};

	(void)state;
	EXPECT(s);
}

static void
texts_have_a_section_too(void **state)
{
	static const struct sample s[] = {
		{ "0.00", "abc", "abc" },
		{ "0;-0;0;\"[\"@\"]\"", "abc", "[abc]" },
		{ "@\" kg\"", "5", "5 kg" },
		{ ";;;", "abc", "abc" },
		{ "dd/mm/yyyy;@", "unknown", "unknown" },
	};
	struct buf b = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(s) / sizeof(s[0]); i++) {
		struct numfmt *f = numfmt_new(s[i].code);

		buf_reset(&b);
		numfmt_text(f, s[i].number, strlen(s[i].number), &b);
		assert_string_equal(buf_text(&b), s[i].shown);
		numfmt_free(f);
	}
	buf_clear(&b);
}

static void
odd_codes_do_no_harm(void **state)
{
	static const char *const code[] = { "\"", "[", "\\", "_", "*", "[>",
		"0/", "/0", "0.0.0", "E+", "0E+", "0E+E+", "%%%%%%%%", ",,,,",
		"[h", "[hm]", "\xFF\xFE", "0/00000000000000000000",
		"0/99999999999999999999", "?/?/?", "ssssss.00000", "0;0;0;0;0",
		"[>1e999]0", "yyyy;0;\"", "a", "am/p", "#/" };
	static const char *const number[] = { "0", "-1", "1e300", "-1e-300",
		"0.99999999999999", "123456789.123456789", "1e15" };
	struct buf b = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(code) / sizeof(code[0]); i++) {
		struct numfmt *f = numfmt_new(code[i]);

		for (size_t k = 0; k < sizeof(number) / sizeof(number[0]); k++)
			numfmt_number(
			    f, number[k], strlen(number[k]), false, &b);
		numfmt_text(f, "x", 1, &b);
		numfmt_free(f);
	}
	assert_true(b.len < 20000);
	buf_clear(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(general_loses_no_digit_of_an_identifier),
		cmocka_unit_test(digits_go_where_the_code_has_room_for_them),
		cmocka_unit_test(sections_are_chosen_by_sign_and_condition),
		cmocka_unit_test(dates_are_iso_8601),
		cmocka_unit_test(built_in_codes_are_those_of_the_standard),
		cmocka_unit_test(letters_beside_digits_make_no_date),
		cmocka_unit_test(texts_have_a_section_too),
		cmocka_unit_test(odd_codes_do_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
