/* test_out.c - what each format makes of texts, numbers and nulls. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "out/format.h"
#include "out/out.h"

enum { MAX_COLUMN = 4 };

struct
try {
	const char *format;
	int width;
	bool color;
	const char *column[MAX_COLUMN + 1];
};

/* Write n rows of values one after the other; returns all that came out. */
static char *
write_rows(const struct try *t, const struct out_value *v, size_t n)
{
	struct out_options opt = {
		.format = out_format_by_name(t->format),
		.width = t->width,
		.color = t->color,
	};
	struct err err = { 0 };
	struct out *o = NULL;
	char *text = NULL;
	size_t size = 0;
	size_t n_column = 0;

	assert_non_null(opt.format);
	opt.to = tmpfile();
	assert_non_null(opt.to);
	while (t->column[n_column] != NULL)
		n_column++;
	o = out_new(&opt);
	out_begin(o, t->column, n_column);
	for (size_t i = 0; i < n; i++)
		out_row(o, v + i * n_column);
	assert_true(out_end(o, &err));
	assert_int_equal(out_count(o), n);
	out_free(o);

	size = (size_t)ftell(opt.to);
	text = calloc(size + 1, 1);
	assert_non_null(text);
	rewind(opt.to);
	assert_int_equal(fread(text, 1, size, opt.to), size);
	assert_int_equal(fclose(opt.to), 0);
	return text;
}

static void
expect_rows(const struct try *t, const struct out_value *v, size_t n,
    const char *expected)
{
	char *text = write_rows(t, v, n);

	assert_string_equal(text, expected);
	free(text);
}

/* One text in two columns, so that quotes come only from the text. */
static void
expect_text(const char *format, const char *s, const char *expected)
{
	const struct try t = { .format = format, .column = { "a", "b" } };
	const struct out_value v[] = { out_text(s), out_int(1) };
	char *text = write_rows(&t, v, 1);
	char *line = strchr(text, '\n');

	assert_non_null(line);
	assert_string_equal(line + 1, expected);
	free(text);
}

static void
formats_are_found_by_name_and_by_file(void **state)
{
	(void)state;
	assert_ptr_equal(out_format_by_name("csv"), &out_format_csv);
	assert_null(out_format_by_name("CSV "));
	assert_null(out_format_by_name(""));
	assert_ptr_equal(out_format_by_file("a/b.x.CSV"), &out_format_csv);
	assert_ptr_equal(out_format_by_file("gaps.md"), &out_format_md);
	assert_ptr_equal(out_format_by_file("x.jsonl"), &out_format_jsonl);
	assert_null(out_format_by_file("a.csv/list"));
	assert_null(out_format_by_file("csv"));
	assert_string_equal(
	    out_format_names(), "table, csv, tsv, json, jsonl, md, ids");
}

static void
csv_quotes_only_where_needed(void **state)
{
	(void)state;
	expect_text("csv", "plain text", "plain text,1\n");
	expect_text("csv", "a,b", "\"a,b\",1\n");
	expect_text("csv", "say \"x\"", "\"say \"\"x\"\"\",1\n");
	expect_text("csv", "two\nlines", "\"two\nlines\",1\n");
	expect_text("csv", "a\r\nb", "\"a\r\nb\",1\n");
	expect_text("csv", "a;b", "\"a;b\",1\n");
	expect_text("csv", " kept ", "\" kept \",1\n");
	expect_text("csv", "", ",1\n");
	expect_text("csv", "0012", "0012,1\n");
	expect_text("csv", "Gr\xc3\xb6\xc3\x9f", "Gr\xc3\xb6\xc3\x9f,1\n");
}

static void
csv_has_a_cell_for_every_value(void **state)
{
	const struct try one = { .format = "csv", .column = { "a" } };
	const struct try three = { .format = "csv",
		.column = { "a", "b", "c,d" } };
	const struct out_value v[] = { out_null(), out_int(-7), out_real(2.5),
		out_text("x"), out_null(), out_null() };

	(void)state;
	/* A line without a quote would be blank, and blank lines are skipped
	 * by those who read the file. */
	expect_rows(&one, v, 1, "a\n\"\"\n");
	expect_rows(&three, v, 2, "a,b,\"c,d\"\n,-7,2.5\nx,,\n");
}

static void
a_formula_gets_an_apostrophe(void **state)
{
	(void)state;
	expect_text("csv", "=1+1", "'=1+1,1\n");
	expect_text("csv", "+SUM(A1)", "'+SUM(A1),1\n");
	expect_text("csv", "-2+3", "'-2+3,1\n");
	expect_text("csv", "@x", "'@x,1\n");
	expect_text("csv", "\t=1", "\"'\t=1\",1\n");
	expect_text("csv", "\rx", "\"'\rx\",1\n");
	expect_text("csv", "=HYPERLINK(\"http://x\",\"y\")",
	    "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",1\n");
	expect_text("csv", "+41-61-000", "'+41-61-000,1\n");
	expect_text("csv", "=", "'=,1\n");
	expect_text("csv", "=5", "'=5,1\n");
	expect_text("csv", "@5", "'@5,1\n");
	expect_text("csv", "-1e5x", "'-1e5x,1\n");
	expect_text("tsv", "=1+1", "'=1+1\t1\n");
	expect_text("tsv", "\tx", "'\\tx\t1\n");
}

static void
what_is_no_formula_stays_as_it_is(void **state)
{
	(void)state;
	expect_text("csv", "-", "-,1\n");
	expect_text("csv", "-5", "-5,1\n");
	expect_text("csv", "+12.50", "+12.50,1\n");
	expect_text("csv", "-33,87", "\"-33,87\",1\n");
	expect_text("csv", "-2e-3", "-2e-3,1\n");
	expect_text("csv", "a=b", "a=b,1\n");
	expect_text("csv", "'s-Hertogenbosch", "'s-Hertogenbosch,1\n");
	expect_text("csv", "'", "',1\n");
}

static void
apostrophes_in_front_of_a_formula_are_counted_in(void **state)
{
	(void)state;
	expect_text("csv", "'=1", "''=1,1\n");
	expect_text("csv", "'''@x", "''''@x,1\n");
	expect_text("csv", "'-5", "'-5,1\n");
}

static void
tsv_keeps_one_line_a_row(void **state)
{
	(void)state;
	expect_text("tsv", "a\tb\nc\rd", "a\\tb\\nc\\rd\t1\n");
	expect_text("tsv", "C:\\new", "C:\\\\new\t1\n");
	expect_text("tsv", "\"q\", x", "\"q\", x\t1\n");
	expect_text("tsv", NULL, "\t1\n");
}

static void
tsv_lets_no_control_through(void **state)
{
	(void)state;
	expect_text("tsv", "\x1b[2J", "\\x1B[2J\t1\n");
	expect_text("tsv", "\x7f", "\\x7F\t1\n");
	/* U+0085 and U+202E */
	expect_text("tsv", "\xc2\x85\xe2\x80\xae", "\\u0085\\u202E\t1\n");
}

static void
bytes_that_are_no_utf8_are_replaced(void **state)
{
	(void)state;
	expect_text("csv",
	    "a\xff"
	    "b",
	    "a\xef\xbf\xbd"
	    "b,1\n");
	expect_text("md", "\xc3", "| --- | --- |\n| \xef\xbf\xbd | 1 |\n");
}

static void
jsonl_escapes_what_json_must(void **state)
{
	const struct try t = { .format = "jsonl",
		.column = { "a \"b\"", "n" } };
	const struct out_value v[] = { out_text("q\" b\\ n\n t\t r\r"),
		out_null(), out_text("\x01\x7f\xe2\x80\xa8/"), out_int(0) };

	(void)state;
	expect_rows(&t, v, 2,
	    "{\"a \\\"b\\\"\":\"q\\\" b\\\\ n\\n t\\t r\\r\",\"n\":null}\n"
	    "{\"a \\\"b\\\"\":\"\\u0001\\u007f\\u2028/\",\"n\":0}\n");
}

static void
jsonl_without_rows_is_empty(void **state)
{
	const struct try t = { .format = "jsonl", .column = { "a" } };

	(void)state;
	expect_rows(&t, NULL, 0, "");
}

static void
json_names_what_the_rows_are_of(void **state)
{
	const char *const column[] = { "vendor", "n" };
	const struct out_value v[] = { out_text("A"), out_int(1) };
	struct out_options opt = { .format = &out_format_json };
	struct err err = { 0 };
	struct out *o = NULL;
	char text[200] = { 0 };

	(void)state;
	opt.to = tmpfile();
	assert_non_null(opt.to);
	o = out_new(&opt);
	out_meta(o, "catalog", "x");
	out_meta(o, "filter", NULL);
	out_meta(o, "catalog", "a \"b\"");
	out_begin(o, column, 2);
	out_row(o, v);
	out_row(o, v);
	assert_true(out_end(o, &err));
	out_free(o);
	rewind(opt.to);
	assert_true(fread(text, 1, sizeof(text) - 1, opt.to) > 0);
	(void)fclose(opt.to); /* only read */
	assert_string_equal(text,
	    "{\"meta\":{\"catalog\":\"a \\\"b\\\"\",\"filter\":null},\n"
	    "\"rows\":[\n{\"vendor\":\"A\",\"n\":1},\n"
	    "{\"vendor\":\"A\",\"n\":1}\n]}\n");
}

static void
json_without_rows_or_meta_is_still_an_object(void **state)
{
	const struct try t = { .format = "json", .column = { "a" } };

	(void)state;
	expect_rows(&t, NULL, 0, "{\"meta\":{},\n\"rows\":[\n]}\n");
}

static void
numbers_read_back_as_the_same_number(void **state)
{
	const struct try t = { .format = "jsonl", .column = { "x" } };
	const struct out_value v[] = { out_real(0.1), out_real(100),
		out_real(1.0 / 3), out_real(1e300), out_real(NAN),
		out_real(INFINITY), out_int(INT64_MIN), out_int(INT64_MAX) };

	(void)state;
	expect_rows(&t, v, 8,
	    "{\"x\":0.1}\n{\"x\":100}\n{\"x\":0.3333333333333333}\n"
	    "{\"x\":1e+300}\n{\"x\":null}\n{\"x\":null}\n"
	    "{\"x\":-9223372036854775808}\n{\"x\":9223372036854775807}\n");
}

static void
md_cells_are_no_markup(void **state)
{
	(void)state;
	expect_text("md", "a|b", "| --- | --- |\n| a\\|b | 1 |\n");
	expect_text("md", "*x* _y_ `z` [l](u)",
	    "| --- | --- |\n| \\*x\\* \\_y\\_ \\`z\\` \\[l\\](u) | 1 |\n");
	expect_text(
	    "md", "<b>&amp;", "| --- | --- |\n| &lt;b&gt;&amp;amp; | 1 |\n");
	expect_text("md", "a\r\nb\nc", "| --- | --- |\n| a<br>b<br>c | 1 |\n");
	expect_text("md", "\\", "| --- | --- |\n| \\\\ | 1 |\n");
	expect_text("md", "\x1b", "| --- | --- |\n| \\\\x1B | 1 |\n");
	expect_text("md", NULL, "| --- | --- |\n|  | 1 |\n");
}

static void
ids_are_the_first_column_without_repeats(void **state)
{
	const struct try t = { .format = "ids", .column = { "id", "b" } };
	const struct out_value v[] = { out_text("a"), out_int(1), out_text("a"),
		out_int(2), out_text("b\nc"), out_int(3), out_null(),
		out_int(4), out_int(42), out_int(5), out_text("a"),
		out_int(6) };

	(void)state;
	expect_rows(&t, v, 6, "a\nb c\n42\na\n");
}

static void
table_lines_up_words_left_and_numbers_right(void **state)
{
	const struct try t = { .format = "table",
		.column = { "vendor", "n", "note" } };
	const struct out_value v[] = { out_text("Acme"), out_int(5),
		out_text("x"), out_text("B"), out_int(1234), out_null() };

	(void)state;
	expect_rows(&t, v, 2,
	    "vendor     n  note\n"
	    "──────  ────  ────\n"
	    "Acme       5  x\n"
	    "B       1234\n");
}

static void
table_without_rows_has_its_header(void **state)
{
	const struct try t = { .format = "table", .column = { "a", "bc" } };

	(void)state;
	expect_rows(&t, NULL, 0, "a  bc\n─  ──\n");
}

static void
table_counts_columns_not_bytes(void **state)
{
	const struct try t = { .format = "table", .column = { "a", "b" } };
	/* two wide letters; e with a combining acute; four plain ones */
	const struct out_value v[] = { out_text("薬局"), out_int(1),
		out_text("e\xcc\x81"), out_int(2), out_text("abcd"),
		out_int(3) };

	(void)state;
	expect_rows(&t, v, 3,
	    "a     b\n"
	    "────  ─\n"
	    "薬局  1\n"
	    "e\xcc\x81     2\n"
	    "abcd  3\n");
}

static void
table_shows_controls_and_line_breaks(void **state)
{
	const struct try t = { .format = "table", .column = { "a" } };
	const struct out_value v[] = { out_text("a\nb\r\nc"),
		out_text("\x1b[31m"), out_text("x\ty\rz") };

	(void)state;
	expect_rows(&t, v, 3, "a\n────────\na⏎b⏎c\n\\x1B[31m\nx y\\x0Dz\n");
}

static void
table_takes_from_the_widest_words_first(void **state)
{
	const struct try t = { .format = "table",
		.width = 30,
		.column = { "vendor", "n", "note" } };
	const struct out_value v[] = { out_text("Acme Pharma"), out_int(123),
		out_text("a long note that does not fit") };

	(void)state;
	/* 11 + 2 + 3 + 2 leaves 12 for the note */
	expect_rows(&t, v, 1,
	    "vendor         n  note\n"
	    "───────────  ───  ────────────\n"
	    "Acme Pharma  123  a long note\n"
	    "                  that does\n"
	    "                  not fit\n");
}

static void
table_takes_from_the_first_column_last(void **state)
{
	const struct try t = {
		.format = "table", .width = 34, .column = { "a", "b", "c" }
	};
	const struct out_value v[] = { out_text("abcd efgh ijkl m"),
		out_text("abcd efgh ijkl m"), out_text("abcd efgh ij") };

	(void)state;
	/* 34 - 4 = 30: 16 stay; b is in two lines with eight, c with six */
	expect_rows(&t, v, 1,
	    "a                 b         c\n"
	    "────────────────  ────────  ──────\n"
	    "abcd efgh ijkl m  abcd      abcd\n"
	    "                  efgh      efgh\n"
	    "                  ijkl m    ij\n");
}

static void
table_leaves_a_long_text_its_room(void **state)
{
	const struct try t = {
		.format = "table", .width = 40, .column = { "a", "b", "c" }
	};
	const struct out_value v[] = { out_text("acme"),
		out_text("two words here"),
		out_text("a text that is a good deal longer than the others") };

	(void)state;
	/* 40 - 4 - 4 = 32: b takes two lines in seven, c two in 25 */
	expect_rows(&t, v, 1,
	    "a     b        c\n"
	    "────  ───────  ─────────────────────────\n"
	    "acme  two      a text that is a good\n"
	    "      words    deal longer than the\n"
	    "      here     others\n");
}

static void
table_of_words_gives_up_its_columns(void **state)
{
	const struct try t = { .format = "table",
		.width = 34,
		.column = { "a", "b", "empty", "c" } };
	const struct out_value v[] = { out_text("abcdefghijklmnop"),
		out_text("abcdefghijklmnop"), out_null(),
		out_text("to be read as it is, in lines") };

	(void)state;
	expect_rows(&t, v, 1,
	    "abcdefghijklmnop\n"
	    "    b: abcdefghijklmnop\n"
	    "    c: to be read as it is, in\n"
	    "    lines\n");
}

static void
table_breaks_at_hyphens_but_not_in_dates(void **state)
{
	const struct try t = {
		.format = "table", .width = 24, .column = { "n", "b", "c" }
	};
	const struct out_value v[] = { out_int(1), out_text("single-region"),
		out_text("on 2026-11-24") };

	(void)state;
	/* 24 - 1 - 4 = 19: ten for the date, nine for the verdict */
	expect_rows(&t, v, 1,
	    "n  b          c\n"
	    "─  ─────────  ──────────\n"
	    "1  single-    on\n"
	    "   region     2026-11-24\n");
}

static void
table_ends_a_cell_of_many_lines(void **state)
{
	const struct try t = {
		.format = "table", .width = 9, .column = { "n", "b" }
	};
	const struct out_value v[] = { out_int(1),
		out_text("one two three four five six seven") };

	(void)state;
	/* six lines of six */
	expect_rows(&t, v, 1,
	    "n  b\n"
	    "─  ──────\n"
	    "1  one\n"
	    "   two\n"
	    "   three\n"
	    "   four\n"
	    "   five\n"
	    "   six s…\n");
}

static void
table_leaves_the_first_column_twelve(void **state)
{
	const struct try t = {
		.format = "table", .width = 10, .column = { "v", "number", "m" }
	};
	const struct out_value v[] = { out_text("abcdefghijklmnopq"),
		out_int(123456789), out_int(7) };

	(void)state;
	/* numbers keep their columns, words are cut short */
	expect_rows(&t, v, 1,
	    "v                number  m\n"
	    "────────────  ─────────  ─\n"
	    "abcdefghijk…  123456789  7\n");
}

static void
table_cuts_no_wide_letter_in_two(void **state)
{
	const struct try t = {
		.format = "table", .width = 16, .column = { "n", "b" }
	};
	const struct out_value v[] = { out_int(1),
		out_text("漢字漢字漢字漢字") };

	(void)state;
	/* 16 - 1 - 2 = 13 columns: six letters and a half */
	expect_rows(&t, v, 1,
	    "n  b\n"
	    "─  ─────────────\n"
	    "1  漢字漢字漢字\n"
	    "   漢字\n");
}

static void
table_is_never_cut_without_a_width(void **state)
{
	const struct try t = { .format = "table", .column = { "a", "b" } };
	char *text = NULL;
	char *word = calloc(5001, 1);
	struct out_value v[] = { out_null(), out_int(1) };

	(void)state;
	assert_non_null(word);
	memset(word, 'x', 5000);
	v[0] = out_text(word);
	text = write_rows(&t, v, 1);
	assert_non_null(strstr(text, word));
	free(text);
	free(word);
}

static void
table_bold_header_only_with_color(void **state)
{
	const struct try t = {
		.format = "table", .color = true, .column = { "a" }
	};
	const struct out_value v[] = { out_text("x") };

	(void)state;
	expect_rows(&t, v, 1, "\x1b[1ma\x1b[0m\n─\nx\n");
}

static void
table_of_many_rows_flows_on(void **state)
{
	const struct try t = { .format = "table", .column = { "n", "m" } };
	size_t n = 25000;
	struct out_value *v = calloc(n * 2, sizeof(*v));
	char *text = NULL;
	char *line = NULL;
	size_t lines = 0;

	(void)state;
	assert_non_null(v);
	for (size_t i = 0; i < n; i++) {
		v[2 * i] = out_int((int64_t)i);
		v[2 * i + 1] = out_text("w");
	}
	text = write_rows(&t, v, n);
	for (line = text; *line != '\0'; line++)
		lines += *line == '\n';
	assert_int_equal(lines, n + 2);
	/* The first 10,000 decided: 9999 is four wide. */
	assert_non_null(strstr(text, "\n   7  w\n"));
	assert_non_null(strstr(text, "\n24999  w\n"));
	free(text);
	free(v);
}

static bool
write_to(const char *format, FILE *to, size_t n, struct err *err)
{
	const char *const column[] = { "a" };
	struct out_options opt = { .format = out_format_by_name(format),
		.to = to };
	struct out *o = out_new(&opt);
	bool ok = false;

	out_begin(o, column, 1);
	for (size_t i = 0; i < n; i++) {
		const struct out_value v = out_int((int64_t)i);

		out_row(o, &v);
	}
	ok = out_end(o, err);
	out_free(o);
	return ok;
}

static void
a_full_disk_is_an_error_of_the_system(void **state)
{
	static const char *const format[] = { "table", "csv", "tsv", "json",
		"jsonl", "md", "ids" };

	(void)state;
	for (size_t i = 0; i < sizeof(format) / sizeof(format[0]); i++) {
		for (size_t n = 3; n < 100000; n *= 100) {
			struct err err = { 0 };
			FILE *to = fopen("/dev/full", "w");

			assert_non_null(to);
			assert_false(write_to(format[i], to, n, &err));
			assert_int_equal(err.kind, ERR_SYSTEM);
			assert_non_null(strstr(err.text, "No space left"));
			(void)fclose(to); /* fails again, as it must */
		}
	}
}

static void
a_reader_that_went_away_is_no_error(void **state)
{
	(void)state;
	for (size_t n = 1; n < 100000; n *= 100) {
		struct err err = { 0 };
		int end[2] = { -1, -1 };
		FILE *to = NULL;

		assert_int_equal(pipe(end), 0);
		to = fdopen(end[1], "w");
		assert_non_null(to);
		assert_int_equal(close(end[0]), 0);
		assert_true(write_to("csv", to, n, &err));
		assert_int_equal(err.kind, ERR_NONE);
		(void)fclose(to); /* fails again, as it must */
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(formats_are_found_by_name_and_by_file),
		cmocka_unit_test(csv_quotes_only_where_needed),
		cmocka_unit_test(csv_has_a_cell_for_every_value),
		cmocka_unit_test(a_formula_gets_an_apostrophe),
		cmocka_unit_test(what_is_no_formula_stays_as_it_is),
		cmocka_unit_test(
		    apostrophes_in_front_of_a_formula_are_counted_in),
		cmocka_unit_test(tsv_keeps_one_line_a_row),
		cmocka_unit_test(tsv_lets_no_control_through),
		cmocka_unit_test(bytes_that_are_no_utf8_are_replaced),
		cmocka_unit_test(jsonl_escapes_what_json_must),
		cmocka_unit_test(jsonl_without_rows_is_empty),
		cmocka_unit_test(json_names_what_the_rows_are_of),
		cmocka_unit_test(json_without_rows_or_meta_is_still_an_object),
		cmocka_unit_test(numbers_read_back_as_the_same_number),
		cmocka_unit_test(md_cells_are_no_markup),
		cmocka_unit_test(ids_are_the_first_column_without_repeats),
		cmocka_unit_test(table_lines_up_words_left_and_numbers_right),
		cmocka_unit_test(table_without_rows_has_its_header),
		cmocka_unit_test(table_counts_columns_not_bytes),
		cmocka_unit_test(table_shows_controls_and_line_breaks),
		cmocka_unit_test(table_takes_from_the_widest_words_first),
		cmocka_unit_test(table_takes_from_the_first_column_last),
		cmocka_unit_test(table_leaves_the_first_column_twelve),
		cmocka_unit_test(table_cuts_no_wide_letter_in_two),
		cmocka_unit_test(table_leaves_a_long_text_its_room),
		cmocka_unit_test(table_of_words_gives_up_its_columns),
		cmocka_unit_test(table_breaks_at_hyphens_but_not_in_dates),
		cmocka_unit_test(table_ends_a_cell_of_many_lines),
		cmocka_unit_test(table_is_never_cut_without_a_width),
		cmocka_unit_test(table_bold_header_only_with_color),
		cmocka_unit_test(table_of_many_rows_flows_on),
		cmocka_unit_test(a_full_disk_is_an_error_of_the_system),
		cmocka_unit_test(a_reader_that_went_away_is_no_error),
	};

	(void)signal(SIGPIPE, SIG_IGN); /* as main does; cannot fail */
	return cmocka_run_group_tests(tests, NULL, NULL);
}
