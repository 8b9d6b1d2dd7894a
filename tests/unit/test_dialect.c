/* test_dialect.c - the delimiter is found, or that there is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/buf.h"
#include "sheet/dialect.h"

static void
expect_form(const char *text, const char *delimiter, int quote, int escape,
    size_t width)
{
	struct dialect d = { 0 };

	dialect_detect(text, strlen(text), true, &d);
	assert_string_equal(d.delimiter, delimiter);
	assert_int_equal(d.quote, quote);
	assert_int_equal(d.escape, escape);
	assert_int_equal(d.width, width);
	dialect_clear(&d);
}

static void
expect(const char *text, char delimiter, size_t width)
{
	char d[2] = { delimiter, '\0' };

	expect_form(text, d, '"', SHEET_NONE, width);
}

static void
each_delimiter_is_found(void **state)
{
	(void)state;
	expect("a,b,c\n1,2,3\n", ',', 3);
	expect("a;b;c\n1;2;3\n", ';', 3);
	expect("a\tb\tc\n1\t2\t3\n", '\t', 3);
	expect("a|b|c\n1|2|3\n", '|', 3);
	expect("vendor,country", ',', 2);
	expect("vendor;country\r\n", ';', 2);
	expect("a\tb\r1\t2\r", '\t', 2);
}

static void
lists_in_cells_do_not_mislead(void **state)
{
	(void)state;
	expect("vendor,services\nA,QC; Packaging; API\nB,QC; API; Fill\n"
	       "C,x; y; z\n",
	    ',', 2);
	expect("vendor,services\nA,QC;Packaging;API\nB,QC;API;Fill\n", ',', 2);
	expect("vendor,services,tag\nA,QC|API,CMO\nB,QC|API,CDMO\n", ',', 3);
	expect(
	    "vendor;services\nA;QC, Packaging, API\nB;QC, API, Fill\n", ';', 2);
	expect("vendor;services\nA;QC,API,Fill\nB;QC,API,Pack\n", ';', 2);
	expect("vendor\tservices\nA\tQC, API; x\nB\tQC, API; x\n", '\t', 2);
	expect("vendor|services\nA|QC, API, Fill\nB|QC, API, Fill\n", '|', 2);
}

static void
quoted_delimiters_do_not_count(void **state)
{
	(void)state;
	expect("\"a;b\",\"c;d\"\n\"1;2\",\"3;4\"\n", ',', 2);
	expect("\"a,b\";\"c,d\"\n\"1,2\";\"3,4\"\n", ';', 2);
	expect("\"a,b\nc,d\"\t\"x,y\"\n\"1,2\"\t\"3,4\"\n", '\t', 2);
}

static void
decimal_commas_do_not_mislead(void **state)
{
	(void)state;
	expect("x;y;z\n1,5;2,7;3,1\n4,2;5,5;6,1\n", ';', 3);
	expect("1,5;2,7;3,1\n4,2;5,5;6,1\n7,0;1,1;2,2\n", ';', 3);
}

static void
lines_above_the_title_do_not_mislead(void **state)
{
	(void)state;
	expect("Vendor list, draft\n\nExported; by hand\na;b;c;d\n"
	       "1;2;3;4\n5;6;7;8\n9;1;2;3\n",
	    ';', 4);
	expect("List of vendors\na,b,c\n1,2,3\n4,5,6\n", ',', 3);
}

static void
one_column_stays_one_column(void **state)
{
	(void)state;
	expect("vendor\nAcme\nLonza\n", ',', 0);
	expect("vendor\nAcme, Inc.\nLonza, Ltd.\nOther, LLC\n", '\t', 0);
	expect("services\nQC, Packaging, API\nFill, Label\nAPI\n", '\t', 0);
	expect("vendor\n\"Acme, Inc.\"\nLonza\n", '\t', 0);
	expect("\n\n", ',', 0);
	expect("", ',', 0);
}

static void
ragged_files_have_no_certain_width(void **state)
{
	(void)state;
	expect("a,b,c\n1,2\n1\n1,2,3,4\n1,2,3,4,5\n", ',', 0);
}

static void
given_delimiter_is_kept(void **state)
{
	struct dialect d = { .delimiter = ":" };

	(void)state;
	dialect_detect("a:b,c\n1:2,3\n", 12, true, &d);
	assert_string_equal(d.delimiter, ":");
	assert_int_equal(d.width, 2);
	dialect_clear(&d);
}

static void
row_cut_by_the_end_of_the_sample_says_nothing(void **state)
{
	static const char text[] = "a;b;c\n1;2;3\nx,y,z,w,v,u,t";
	struct dialect d = { 0 };

	(void)state;
	dialect_detect(text, sizeof(text) - 1, false, &d);
	assert_string_equal(d.delimiter, ";");
	assert_int_equal(d.width, 3);
	dialect_clear(&d);
}

static void
rows_of_too_many_cells_are_no_evidence(void **state)
{
	struct buf b = { 0 };

	(void)state;
	for (int i = 0; i < 20000; i++)
		buf_char(&b, ',');
	buf_str(&b, "\na;b\nc;d\n");
	expect(buf_text(&b), ';', 2);
	buf_clear(&b);
}

static void
unusual_delimiters_are_found(void **state)
{
	static const char *const delimiter[] = { "~", "^", "#", "!", "*", "||",
		"::", "\x1F", "\x01", "\xC2\xA7", ":", ", ", "; ", " | " };

	(void)state;
	for (size_t i = 0; i < sizeof(delimiter) / sizeof(delimiter[0]); i++) {
		static const char *const row[][3] = { { "name", "since", "n" },
			{ "Acme", "2026-01-02", "4" },
			{ "Brock", "2025-11-30", "17" },
			{ "Corvin", "2024-05-06", "9" } };
		struct buf b = { 0 };

		for (size_t k = 0; k < 4; k++)
			buf_fmt(&b, "%s%s%s%s%s\n", row[k][0], delimiter[i],
			    row[k][1], delimiter[i], row[k][2]);
		expect_form(buf_text(&b), delimiter[i], '"', SHEET_NONE, 3);
		buf_clear(&b);
	}
}

static void
blanks_cut_what_is_typed_or_quoted(void **state)
{
	(void)state;
	expect("day time n\n2026-01-02 09:00 4\n2026-01-03 10:00 5\n"
	       "2026-01-04 11:30 6\n",
	    ' ', 3);
	expect("who where\n\"Acme Ltd\" \"Bad Homburg\"\nBrock Ulm\n"
	       "\"Corvin AG\" Basel\n",
	    ' ', 2);
	/* names of two words are one column */
	expect("vendor name\nAcme Pharma\nBrock Bio\nCorvin AG\n", ',', 0);
}

static void
what_is_in_typed_cells_cuts_nothing(void **state)
{
	(void)state;
	expect("09:30\n10:15\n11:00\n12:45\n", ',', 0);
	expect("since\n2026/01/02\n2026/01/03\n2026/01/04\n", ',', 0);
	expect("http://a.example/x\nhttp://b.example/y\n"
	       "http://c.example/z\n",
	    ',', 0);
}

static void
apostrophes_may_be_quotes(void **state)
{
	(void)state;
	expect_form("'a','b'\n'x, y','1'\n'z','2'\n", ",", '\'', SHEET_NONE, 2);
	expect_form(
	    "a;b\n'x; y';1\n'p; q';2\n'z';3\n", ";", '\'', SHEET_NONE, 2);
	/* these are none */
	expect("vendor,note\nO'Brien,it's\nWomen's,'n' roll\n", ',', 2);
	/* the file had other quotes once */
	expect_form(
	    "a,b\n'5\"\" pipe, long',1\n'flat, red',2\n", ",", '\'', '"', 2);
}

static void
backslash_may_be_an_escape(void **state)
{
	(void)state;
	expect_form("a,b\n\"5\\\" pipe, long\",1\n\"say \\\"yes, sir\\\"\","
		    "2\n",
	    ",", '"', '\\', 2);
	expect_form("a,b\nx\\, y,1\nz\\, w,2\nv,3\n", ",", '"', '\\', 2);
	/* a path that ends in one escapes nothing */
	expect("dir,n\n\"C:\\data\\\",1\n\"D:\\\",2\n\"E:\\x\\\",3\n", ',', 2);
}

static void
given_quote_and_escape_are_kept(void **state)
{
	struct dialect d = { .quote = SHEET_NONE, .escape = '\\' };

	(void)state;
	dialect_detect("a,b\n\"x,1\n\"y,2\n", 14, true, &d);
	assert_string_equal(d.delimiter, ",");
	assert_int_equal(d.quote, SHEET_NONE);
	assert_int_equal(d.escape, '\\');
	dialect_clear(&d);
}

static void
tabs_are_no_text(void **state)
{
	(void)state;
	expect("unit,sex,geo\\time\t2019\t2018\nNR,F,AT\t45 b\t44\n"
	       "NR,F,BE\t58\t57 p\nNR,M,BG\t36\t36\n",
	    '\t', 3);
}

static void
delimiter_in_few_rows_of_a_column_is_text(void **state)
{
	(void)state;
	expect("url\nhttp://x.example/a?b=1,2\nhttp://x.example/c\n"
	       "http://x.example/d\n",
	    '\t', 0);
}

/* All rows have more words than titles; between the typed cells they are one
 * cell each. */
static void
words_between_typed_cells_are_one(void **state)
{
	(void)state;
	expect("Firm Sum Day Place\nAlder AG 5.800,53 12.12.2021 Cork\n"
	       "Brock Ltd 87,99 03.07.2023 Bad Homburg\n"
	       "Corvin BV 73,46 08.09.2020 Basel\n"
	       "Dunmore SA 84,96 11.02.2026 San Diego\n"
	       "Fenwick AG 16,07 27.09.2021 Parma\n",
	    ' ', 4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_delimiter_is_found),
		cmocka_unit_test(lists_in_cells_do_not_mislead),
		cmocka_unit_test(quoted_delimiters_do_not_count),
		cmocka_unit_test(decimal_commas_do_not_mislead),
		cmocka_unit_test(lines_above_the_title_do_not_mislead),
		cmocka_unit_test(one_column_stays_one_column),
		cmocka_unit_test(ragged_files_have_no_certain_width),
		cmocka_unit_test(given_delimiter_is_kept),
		cmocka_unit_test(row_cut_by_the_end_of_the_sample_says_nothing),
		cmocka_unit_test(rows_of_too_many_cells_are_no_evidence),
		cmocka_unit_test(unusual_delimiters_are_found),
		cmocka_unit_test(blanks_cut_what_is_typed_or_quoted),
		cmocka_unit_test(what_is_in_typed_cells_cuts_nothing),
		cmocka_unit_test(apostrophes_may_be_quotes),
		cmocka_unit_test(backslash_may_be_an_escape),
		cmocka_unit_test(given_quote_and_escape_are_kept),
		cmocka_unit_test(tabs_are_no_text),
		cmocka_unit_test(delimiter_in_few_rows_of_a_column_is_text),
		cmocka_unit_test(words_between_typed_cells_are_one),
	};

	return cmocka_run_group_tests_name("dialect", tests, NULL, NULL);
}
