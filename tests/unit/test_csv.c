/* test_csv.c - CSV records: cells, lines, and what is wrong with them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <csv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "sheet/csv.h"

/* How a row is shown: "NUMBER/LINE [cell][cell]", then " COLUMN: trouble". */
static void
show_row(struct buf *to, const struct sheet_row *row)
{
	buf_fmt(to, "%d/%d ", (int)row->number, (int)row->line);
	for (size_t i = 0; i < row->n_cell; i++) {
		assert_int_equal(strlen(row->cell[i].text), row->cell[i].len);
		buf_fmt(to, "[%s]", row->cell[i].text);
	}
	if (row->trouble != NULL)
		buf_fmt(to, " %zu: %s", row->trouble_column, row->trouble);
	buf_char(to, '\n');
}

static void
show_all(struct buf *to, const char *p, size_t n, const struct csv_options *o)
{
	struct csv_reader *c = csv_reader_memory(p, n, o);
	struct sheet_row row = { 0 };
	struct err err = { 0 };
	bool found = true;

	while (found) {
		if (!csv_reader_next(c, &row, &found, &err)) {
			buf_fmt(to, "%d: %s\n", (int)err.kind, err.text);
			break;
		}
		if (found)
			show_row(to, &row);
	}
	if (err.kind == ERR_NONE)
		assert_int_equal(csv_reader_offset(c), n);
	csv_reader_close(c);
}

/* Read p, whole and in pieces of every size, always with the same result. */
static void
expect_options(
    const char *p, size_t n, struct csv_options o, const char *expected)
{
	struct buf b = { 0 };

	for (o.chunk = 0; o.chunk <= n; o.chunk++) {
		buf_reset(&b);
		show_all(&b, p, n, &o);
		assert_string_equal(buf_text(&b), expected);
	}
	buf_clear(&b);
}

static void
expect_bytes(const char *p, size_t n, const char *expected)
{
	struct csv_options o = { .name = "t", .delimiter = ",", .line = 1 };

	expect_options(p, n, o, expected);
}

static void
expect(const char *text, const char *expected)
{
	expect_bytes(text, strlen(text), expected);
}

static void
expect_width(size_t width, const char *text, const char *expected)
{
	struct csv_options o = {
		.name = "t", .delimiter = ",", .width = width, .line = 1
	};

	expect_options(text, strlen(text), o, expected);
}

static void
each_line_end_ends_one_row(void **state)
{
	static const char *const expected = "1/1 [a][b]\n2/2 [c][d]\n";

	(void)state;
	expect("a,b\nc,d\n", expected);
	expect("a,b\r\nc,d\r\n", expected);
	expect("a,b\rc,d\r", expected);
	expect("a,b\rc,d\n", expected);
	expect("a,b\r\nc,d", expected);
	expect("\"a\",\"b\"\r\n\"c\",\"d\"", expected);
	expect("", "");
}

static void
blank_lines_are_rows(void **state)
{
	(void)state;
	expect("a\n\n\nb\n", "1/1 [a]\n2/2 \n3/3 \n4/4 [b]\n");
	expect("a\r\n\r\nb", "1/1 [a]\n2/2 \n3/3 [b]\n");
	expect("\r\ra", "1/1 \n2/2 \n3/3 [a]\n");
	expect("\n", "1/1 \n");
	expect("  \n\"\"\n", "1/1 [  ]\n2/2 []\n");
}

static void
ragged_rows_keep_their_cells(void **state)
{
	(void)state;
	expect("a,b,c\nd\ne,,\n,f\n",
	    "1/1 [a][b][c]\n2/2 [d]\n3/3 [e][][]\n4/4 [][f]\n");
}

static void
blanks_stay_as_in_the_file(void **state)
{
	(void)state;
	expect(" a , b\t,\tc \n", "1/1 [ a ][ b\t][\tc ]\n");
	expect("\" a \",b\n", "1/1 [ a ][b]\n");
}

static void
quoted_cells_hold_anything(void **state)
{
	(void)state;
	expect("\"a,b\",\"c \"\"d\"\"\",\"\"\n", "1/1 [a,b][c \"d\"][]\n");
	expect("\"\"\"\"\n", "1/1 [\"]\n");
	expect("\"\"\"a\"\"\",b\n", "1/1 [\"a\"][b]\n");
	expect("x,\"a\nb\",y\nz\n", "1/1 [x][a\nb][y]\n2/3 [z]\n");
	expect("\"a\r\nb\r\n\r\nc\",d\r\ne\r\n",
	    "1/1 [a\r\nb\r\n\r\nc][d]\n2/5 [e]\n");
	expect("\"a\rb\"\rc", "1/1 [a\rb]\n2/3 [c]\n");
}

static void
blanks_around_quotes_are_let_pass(void **state)
{
	(void)state;
	expect("\"b\" ,c\n", "1/1 [b][c]\n");
	expect("\"b\"\t \nc\n", "1/1 [b]\n2/2 [c]\n");
	expect("a, \"b, c\", d\n", "1/1 [a][b, c][ d]\n");
	expect("\"b\"  ", "1/1 [b]\n");
	expect("\"a\"\"b\n\" ,c\n", "1/1 [a\"b\n][c]\n");
}

static void
quote_in_unquoted_cell_is_text_and_reported(void **state)
{
	(void)state;
	expect("a,5\" pipe,c\nd\n",
	    "1/1 [a][5\" pipe][c] 2: a quote inside an unquoted cell\n"
	    "2/2 [d]\n");
	expect("a\"\"b,c\"\n",
	    "1/1 [a\"\"b][c\"] 1: a quote inside an unquoted cell\n");
}

static void
quotes_not_doubled_are_text_and_reported(void **state)
{
	(void)state;
	expect("\"say \"yes, sir\" now\",b\nc\n",
	    "1/1 [say \"yes, sir\" now][b] 1: a quote inside a quoted cell "
	    "is not doubled\n2/2 [c]\n");
	expect("a,\"\"b\",c\n",
	    "1/1 [a][\"b][c] 2: a quote inside a quoted cell is not "
	    "doubled\n");
	expect("\"a \"\"b\"\" \"c\"\"d\"\n",
	    "1/1 [a \"b\" \"c\"d] 1: a quote inside a quoted cell is not "
	    "doubled\n");
}

static void
text_after_closing_quote_stays_in_its_cell(void **state)
{
	(void)state;
	expect("\"Acme\" GmbH,DE\nb\n",
	    "1/1 [\"Acme\" GmbH][DE] 1: text after a closing quote; all is "
	    "kept as text\n2/2 [b]\n");
	expect("\"Acme\" GmbH,\"DE, AT\",x\n",
	    "1/1 [\"Acme\" GmbH][DE, AT][x] 1: text after a closing quote; "
	    "all is kept as text\n");
	expect("\"\"a,\"\"b,\"c\"\n",
	    "1/1 [\"\"a][\"\"b][c] 1: text after a closing quote; all is "
	    "kept as text\n");
}

static void
unclosed_quote_loses_no_rows(void **state)
{
	(void)state;
	expect("a,b\nc,\"d\ne,f\ng,h",
	    "1/1 [a][b]\n2/2 [c][\"d] 2: a quote that opens at line 2 is "
	    "never closed; it is kept as text\n3/3 [e][f]\n4/4 [g][h]\n");
	expect("\"", "1/1 [\"] 1: a quote that opens at line 1 is never "
		     "closed; it is kept as text\n");
	expect("\"a\n", "1/1 [\"a] 1: a quote that opens at line 1 is never "
			"closed; it is kept as text\n");
}

static void
stray_quote_does_not_reach_the_next_quoted_cell(void **state)
{
	(void)state;
	expect("c,\"d\ne,\"f\",x\n\"g\",h\n",
	    "1/1 [c][\"d] 2: a quote that opens at line 1 is never closed; "
	    "it is kept as text\n2/2 [e][f][x]\n3/3 [g][h]\n");
	expect("a,\"b,\"c, d\",e\n",
	    "1/1 [a][\"b][c, d][e] 2: a quote that opens at line 1 is never "
	    "closed; it is kept as text\n");
	expect("\"x\ny\",\"b\nc\n",
	    "1/1 [x\ny][\"b] 2: a quote that opens at line 2 is never "
	    "closed; it is kept as text\n2/3 [c]\n");
}

static void
lines_that_are_rows_are_not_swallowed(void **state)
{
	(void)state;
	/* the stray quotes of lines 2 and 4 would make one cell */
	expect_width(3, "a,b,c\n\"d,e,f\ng,h,i\nj,k,5\"\nl,m,n\n",
	    "1/1 [a][b][c]\n2/2 [\"d][e][f] 1: a quote that opens at line 2 "
	    "is never closed; it is kept as text\n3/3 [g][h][i]\n4/4 "
	    "[j][k][5\"] 3: a quote inside an unquoted cell\n5/5 [l][m][n]\n");
	/* a well-formed cell whose lines happen to have as many commas */
	expect_width(3, "a,b,c\nd,\"e, f\ng, h\",i\n",
	    "1/1 [a][b][c]\n2/2 [d][e, f\ng, h][i]\n");
	expect_width(2, "a,b\nc,\"d\ne\"\n", "1/1 [a][b]\n2/2 [c][d\ne]\n");
}

static void
nul_and_bad_bytes_are_shown_and_reported(void **state)
{
	(void)state;
	expect_bytes("a,b\0c\nd", 7,
	    "1/1 [a][b\\x00c] 2: byte 0x00 is not text\n2/2 [d]\n");
	expect("a,b,Caf\xe9,\xff\nd\n",
	    "1/1 [a][b][Caf\\xE9][\\xFF] 3: byte 0xE9 is not UTF-8\n"
	    "2/2 [d]\n");
	expect("\"\xc3\xa9\xc3\",b\n",
	    "1/1 [\xc3\xa9\\xC3][b] 1: byte 0xC3 is not UTF-8\n");
	expect("\xed\xa0\x80\n",
	    "1/1 [\\xED\\xA0\\x80] 1: byte 0xED is not UTF-8\n");
	/* the first trouble is the one that is told */
	expect("\"a\"b,\xe9\n",
	    "1/1 [\"a\"b][\\xE9] 1: text after a closing quote; all is kept "
	    "as text\n");
}

static void
other_delimiters_cut_too(void **state)
{
	static const char delimiter[] = ";\t| ";
	char text[] = "a_\"b_c,\"\n";
	struct csv_options o = { .name = "t", .line = 5 };

	(void)state;
	for (size_t i = 0; delimiter[i] != '\0'; i++) {
		char expected[] = "1/5 [a][b_c,]\n";
		char d[2] = { delimiter[i], '\0' };

		o.delimiter = d;
		text[1] = text[4] = expected[9] = delimiter[i];
		expect_options(text, strlen(text), o, expected);
	}
}

static void
row_may_have_16384_cells_and_no_more(void **state)
{
	struct csv_options o = { .name = "t", .delimiter = ",", .line = 1 };
	size_t n = SHEET_ROW_CELLS - 1;
	char *p = malloc(n + 5);
	struct sheet_row row = { 0 };
	struct err err = { 0 };
	bool found = false;
	struct csv_reader *c = NULL;

	(void)state;
	assert_non_null(p);
	memset(p, ',', n + 5);
	p[0] = 'a';
	p[1] = p[n + 2] = '\n';
	c = csv_reader_memory(p, n + 3, &o);
	assert_true(csv_reader_next(c, &row, &found, &err));
	assert_true(csv_reader_next(c, &row, &found, &err));
	assert_int_equal(row.n_cell, SHEET_ROW_CELLS);
	csv_reader_close(c);

	for (int quoted = 0; quoted < 2; quoted++) {
		memset(p + 2, ',', n + 1);
		p[n + 3] = quoted ? '"' : 'a';
		p[n + 4] = '\n';
		c = csv_reader_memory(p, n + 5, &o);
		assert_true(csv_reader_next(c, &row, &found, &err));
		assert_false(csv_reader_next(c, &row, &found, &err));
		assert_int_equal(err.kind, ERR_DATA);
		assert_string_equal(err.text,
		    "t:2: row of more than 16384 cells, the most that are "
		    "read (and that Excel has): leave out columns, or name "
		    "the delimiter if it is another one (--delimiter)");
		err = (struct err){ 0 };
		csv_reader_close(c);
	}
	free(p);
}

/* A row of n bytes, plain or one quoted cell, and a line end. */
static void
expect_long(size_t n, bool quoted, bool ok)
{
	struct csv_options o = { .name = "t", .delimiter = ",", .line = 1 };
	char *p = malloc(n + 2);
	struct sheet_row row = { 0 };
	struct err err = { 0 };
	bool found = false;
	struct csv_reader *c = NULL;

	assert_non_null(p);
	memset(p, 'x', n);
	if (quoted)
		p[0] = p[n - 1] = '"';
	p[n] = '\r';
	p[n + 1] = '\n';
	c = csv_reader_memory(p, n + 2, &o);
	assert_int_equal(csv_reader_next(c, &row, &found, &err), ok);
	if (ok) {
		assert_int_equal(row.cell[0].len, quoted ? n - 2 : n);
		assert_int_equal(csv_reader_offset(c), n + 2);
	} else {
		assert_int_equal(err.kind, ERR_DATA);
		assert_string_equal(err.text,
		    "t:1: row of more than 16 MB; is this a CSV file?");
	}
	csv_reader_close(c);
	free(p);
}

static void
row_may_have_16_megabytes_and_no_more(void **state)
{
	(void)state;
	expect_long(SHEET_ROW_BYTES, false, true);
	expect_long(SHEET_ROW_BYTES + 1, false, false);
	expect_long(SHEET_ROW_BYTES, true, true);
	expect_long(SHEET_ROW_BYTES + 1, true, false);
}

/* xorshift: the same numbers in every run */
static unsigned
next_random(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

/* A cell of a few bytes that CSV has to quote, and a few that it has not. */
static void
random_cell(uint32_t *seed, struct buf *cell)
{
	static const char *const part[] = { "a", "\"", ",", "\n", "\r\n", " ",
		"\xc3\xa9", "\"\"", ";", "b,\"" };
	unsigned n = next_random(seed) % 6;

	buf_reset(cell);
	for (unsigned i = 0; i < n; i++)
		buf_str(cell, part[next_random(seed) % 10]);
}

static void
add_quoted(struct buf *to, const struct buf *cell)
{
	size_t room = 2 * cell->len + 2;
	char *at = buf_reserve(to, room);

	to->len += csv_write(at, room, buf_text(cell), cell->len);
}

static void
what_libcsv_writes_comes_back(void **state)
{
	struct buf text = { 0 }, shown = { 0 }, back = { 0 }, cell = { 0 };
	uint32_t seed = 20261124;
	int line = 1;

	(void)state;
	for (int row = 1; row <= 3000; row++) {
		unsigned cells = next_random(&seed) % 5 + 1;

		buf_fmt(&shown, "%d/%d ", row, line++);
		for (unsigned i = 0; i < cells; i++) {
			random_cell(&seed, &cell);
			buf_str(&text, i > 0 ? "," : "");
			add_quoted(&text, &cell);
			buf_fmt(&shown, "[%s]", buf_text(&cell));
			for (size_t k = 0; k < cell.len; k++)
				line += cell.data[k] == '\n';
		}
		buf_str(&text, row % 2 ? "\n" : "\r\n");
		buf_char(&shown, '\n');
	}
	for (size_t chunk = 1; chunk < 100000; chunk *= 7) {
		struct csv_options o = {
			.name = "t", .delimiter = ",", .line = 1, .chunk = chunk
		};

		buf_reset(&back);
		show_all(&back, buf_text(&text), text.len, &o);
		assert_string_equal(buf_text(&back), buf_text(&shown));
	}
	buf_clear(&text);
	buf_clear(&shown);
	buf_clear(&back);
	buf_clear(&cell);
}

/* Lines of quotes that open and never close must cost time in proportion:
 * these 8 MB take seconds per thousand openers when each is followed to the
 * end. */
static void
many_stray_quotes_take_no_time(void **state)
{
	static const char *const unit[] = { ",\"\"x", ",\"\"\"x", ",\"x",
		", \"x\" y", "\n\"x,\"\"y", "\n\"\"\"", "\n,\"x\"y\"" };
	struct buf text = { 0 };
	struct csv_options o = { .name = "t", .delimiter = ",", .line = 1 };

	(void)state;
	for (size_t i = 0; i < sizeof(unit) / sizeof(unit[0]); i++) {
		struct csv_reader *c = NULL;
		struct sheet_row row = { 0 };
		struct err err = { 0 };
		bool found = true;

		buf_reset(&text);
		for (size_t k = 0; k < 16000; k++) {
			buf_str(&text, unit[i]);
			buf_fmt(&text, "%500s", "");
		}
		c = csv_reader_memory(buf_text(&text), text.len, &o);
		while (found)
			assert_true(csv_reader_next(c, &row, &found, &err));
		csv_reader_close(c);
	}
	buf_clear(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_line_end_ends_one_row),
		cmocka_unit_test(blank_lines_are_rows),
		cmocka_unit_test(ragged_rows_keep_their_cells),
		cmocka_unit_test(blanks_stay_as_in_the_file),
		cmocka_unit_test(quoted_cells_hold_anything),
		cmocka_unit_test(blanks_around_quotes_are_let_pass),
		cmocka_unit_test(quote_in_unquoted_cell_is_text_and_reported),
		cmocka_unit_test(quotes_not_doubled_are_text_and_reported),
		cmocka_unit_test(text_after_closing_quote_stays_in_its_cell),
		cmocka_unit_test(unclosed_quote_loses_no_rows),
		cmocka_unit_test(
		    stray_quote_does_not_reach_the_next_quoted_cell),
		cmocka_unit_test(lines_that_are_rows_are_not_swallowed),
		cmocka_unit_test(nul_and_bad_bytes_are_shown_and_reported),
		cmocka_unit_test(other_delimiters_cut_too),
		cmocka_unit_test(row_may_have_16384_cells_and_no_more),
		cmocka_unit_test(row_may_have_16_megabytes_and_no_more),
		cmocka_unit_test(what_libcsv_writes_comes_back),
		cmocka_unit_test(many_stray_quotes_take_no_time),
	};

	return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
