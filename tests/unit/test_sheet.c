/* test_sheet.c - files of all kinds are read, or refused with a way out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/sha256.h"
#include "sheet/sheet.h"

#define PATH "t.csv"
#define WAY_UTF8 "save it as UTF-8 (in Excel: \"CSV UTF-8\") and import that"
#define WAY_BOOK "save it as CSV UTF-8 and import that"

static char dir[] = "/tmp/test_sheet.XXXXXX";

static int
enter_directory(void **state)
{
	(void)state;
	return mkdtemp(dir) == NULL || chdir(dir) != 0;
}

static int
leave_directory(void **state)
{
	(void)state;
	(void)unlink(PATH); /* the last test may have removed it */
	return chdir("/") != 0 || rmdir(dir) != 0;
}

static void
write_file(const char *p, size_t n)
{
	FILE *f = fopen(PATH, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(p, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
}

/* All rows as "LINE [cell][cell]" and lines of trouble. */
static void
show_rows(struct sheet *s, struct buf *to)
{
	struct sheet_row row = { 0 };
	struct err err = { 0 };
	bool found = true;

	buf_reset(to);
	for (int64_t number = 1; found; number++) {
		assert_true(sheet_next(s, &row, &found, &err));
		if (!found)
			break;
		assert_int_equal(row.number, number);
		buf_fmt(to, "%d ", (int)row.line);
		for (size_t i = 0; i < row.n_cell; i++)
			buf_fmt(to, "[%s]", row.cell[i].text);
		if (row.trouble != NULL)
			buf_fmt(
			    to, " %zu: %s", row.trouble_column, row.trouble);
		buf_char(to, '\n');
	}
}

static struct sheet *
open_bytes(const char *p, size_t n)
{
	struct sheet *s = NULL;
	struct err err = { 0 };

	write_file(p, n);
	if (!sheet_open(&s, PATH, NULL, &err))
		fail_msg("%s", err.text);
	return s;
}

static void
expect(const char *text, const char *encoding, char delimiter,
    const char *expected)
{
	struct sheet *s = open_bytes(text, strlen(text));
	const struct sheet_info *info = sheet_info(s);
	struct buf b = { 0 };
	struct err err = { 0 };

	assert_string_equal(info->format, "csv");
	assert_string_equal(info->encoding, encoding);
	assert_int_equal(info->delimiter[0], delimiter);
	assert_int_equal(info->quote, '"');
	assert_int_equal(info->bytes, strlen(text));
	for (int i = 0; i < 2; i++) {
		show_rows(s, &b);
		assert_string_equal(buf_text(&b), expected);
		assert_int_equal(sheet_offset(s), info->bytes);
		assert_true(sheet_rewind(s, &err));
	}
	buf_clear(&b);
	sheet_close(s);
}

static void
expect_refused(
    const char *p, size_t n, enum err_kind kind, const char *expected)
{
	struct sheet *s = NULL;
	struct err err = { 0 };

	write_file(p, n);
	assert_false(sheet_open(&s, PATH, NULL, &err));
	assert_null(s);
	assert_int_equal(err.kind, kind);
	assert_string_equal(err.text, expected);
}

#define REFUSED(bytes, expected) \
	expect_refused(bytes, sizeof(bytes) - 1, ERR_DATA, expected)

static void
file_is_read_twice_with_the_same_cells(void **state)
{
	(void)state;
	expect("a,b\n1,2\n\n3,4", "UTF-8", ',',
	    "1 [a][b]\n2 [1][2]\n3 \n4 [3][4]\n");
	expect("a;b\r\n1;\"x\r\ny\"\r\n3;4\r\n", "UTF-8", ';',
	    "1 [a][b]\n2 [1][x\r\ny]\n4 [3][4]\n");
	expect("a\tb\r1\t2\r", "UTF-8", '\t', "1 [a][b]\n2 [1][2]\n");
	expect("a|b\n1|2\n", "UTF-8", '|', "1 [a][b]\n2 [1][2]\n");
	expect("vendor\nAcme\n", "UTF-8", ',', "1 [vendor]\n2 [Acme]\n");
}

static void
byte_order_mark_is_no_text(void **state)
{
	(void)state;
	expect("\xEF\xBB\xBF\"a b\",c\n\xC3\xA9,2\n", "UTF-8 with BOM", ',',
	    "1 [a b][c]\n2 [\xC3\xA9][2]\n");
}

static void
sep_line_gives_the_delimiter(void **state)
{
	struct sheet *s = open_bytes("sep=;\r\na,b;c\r\n", 14);

	(void)state;
	assert_true(sheet_info(s)->sep_line);
	sheet_close(s);
	expect("sep=;\r\na,b;c\r\n", "UTF-8", ';', "2 [a,b][c]\n");
	expect("\xEF\xBB\xBFSEP=\t\na,b\tc\n", "UTF-8 with BOM", '\t',
	    "2 [a,b][c]\n");
	expect("\"sep=|\"\na,b|c\n", "UTF-8", '|', "2 [a,b][c]\n");
	expect("sep=;", "UTF-8", ';', "");
	/* no such line: a cell that starts alike */
	expect("sep=;x,b\n1,2\n", "UTF-8", ',', "1 [sep=;x][b]\n2 [1][2]\n");
}

static void
delimiter_that_was_asked_for_is_used(void **state)
{
	struct sheet_options opt = { .delimiter = ":" };
	struct sheet *s = NULL;
	struct buf b = { 0 };
	struct err err = { 0 };

	(void)state;
	write_file("a:b,c\n", 6);
	assert_true(sheet_open(&s, PATH, &opt, &err));
	assert_int_equal(sheet_info(s)->delimiter[0], ':');
	show_rows(s, &b);
	assert_string_equal(buf_text(&b), "1 [a][b,c]\n");
	buf_clear(&b);
	sheet_close(s);
}

static void
options_that_do_not_fit_are_refused(void **state)
{
	static const struct {
		struct sheet_options opt;
		const char *text;
	} bad[] = {
		{ { .sheet = "Sites" },
		    PATH ": a CSV file has one sheet; leave out --sheet" },
		{ { .delimiter = "\"" },
		    PATH ": \"\"\" cannot be a delimiter" },
		{ { .delimiter = "\n" },
		    PATH ": \"\n\" cannot be a delimiter" },
		{ { .delimiter = "\xC3" },
		    PATH ": \"\xC3\" cannot be a delimiter" },
	};

	(void)state;
	write_file("a,b\n", 4);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct sheet *s = NULL;
		struct err err = { 0 };

		assert_false(sheet_open(&s, PATH, &bad[i].opt, &err));
		assert_int_equal(err.kind, ERR_USAGE);
		assert_string_equal(err.text, bad[i].text);
	}
}

static void
digest_is_of_all_bytes(void **state)
{
	static const char text[] = "\xEF\xBB\xBF"
				   "sep=;\na;b\n";
	struct sheet *s = open_bytes(text, sizeof(text) - 1);
	struct sha256 h;
	char hex[SHA256_HEX_SIZE];

	(void)state;
	sha256_init(&h);
	sha256_add(&h, text, sizeof(text) - 1);
	sha256_end(&h, hex);
	assert_string_equal(sheet_info(s)->sha256, hex);
	sheet_close(s);
}

static void
what_is_no_file_is_refused(void **state)
{
	struct sheet *s = NULL;
	struct err err = { 0 };

	(void)state;
	(void)unlink(PATH); /* it need not be there */
	assert_false(sheet_open(&s, PATH, NULL, &err));
	assert_int_equal(err.kind, ERR_DATA);
	assert_string_equal(err.text, PATH ": no such file");
	err = (struct err){ 0 };
	assert_false(sheet_open(&s, "/dev/null/x", NULL, &err));
	assert_int_equal(err.kind, ERR_DATA);
	assert_string_equal(err.text, "/dev/null/x: no such file");
	err = (struct err){ 0 };
	assert_false(sheet_open(&s, "/", NULL, &err));
	assert_int_equal(err.kind, ERR_DATA);
	assert_string_equal(err.text, "/: is a directory; name a file in it");
}

static void
empty_file_has_no_rows(void **state)
{
	(void)state;
	expect("", "UTF-8", ',', "");
	expect("\xEF\xBB\xBF", "UTF-8 with BOM", ',', "");
}

static void
other_formats_are_named_with_the_way_out(void **state)
{
	(void)state;
	REFUSED("PK\3\4\24\0\6\0\10\0\0\0!\0xxxx[Content_Types].xml",
	    PATH ": is cut short or damaged (a ZIP file without its "
		 "directory); get the file again, or open it and save it anew");
	REFUSED("PK\3\4\24\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\10\0\0\0"
		"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
	    PATH ": is cut short or damaged (a ZIP file without its "
		 "directory); get the file again, or open it and save it anew");
	REFUSED("PK\3\4\24\0\0\0\0\0xxlist.csv",
	    PATH ": looks like a ZIP archive; unpack it and import the table "
		 "in it");
	REFUSED("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0",
	    PATH ": is cut short or damaged (it has no whole header); get the "
		 "file again, or open it and save it anew");
	REFUSED("<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-"
		"microsoft-com:office:spreadsheet\">",
	    PATH ": looks like a workbook as XML (XML Spreadsheet 2003); open "
		 "it in Excel, save it as .xlsx and import that");
	REFUSED("%PDF-1.7\n",
	    PATH ": looks like a PDF document; import the table it was made "
		 "from, as CSV UTF-8");
	REFUSED("\x89PNG\r\n\x1A\n\0\0\0\rIHDR",
	    PATH ": looks like a PNG image; import the table it was made "
		 "from, as CSV UTF-8");
	REFUSED("SQLite format 3\0\20\0",
	    PATH ": looks like an SQLite database; name it with --db to use "
		 "it as the catalog");
	REFUSED(" \r\n<HTML><body><table>",
	    PATH ": looks like an HTML page; " WAY_BOOK);
	REFUSED("\xEF\xBB\xBF<!DOCTYPE html>\n",
	    PATH ": looks like an HTML page; " WAY_BOOK);
	REFUSED("[\n{\"vendor\": \"Acme\"}]",
	    PATH ": looks like JSON; import the table it was made from, as "
		 "CSV UTF-8");
	REFUSED("a,b\n\0\1\2\3\4\5\6\7",
	    PATH ": looks like no text; import the table it was made from, "
		 "as CSV UTF-8");
}

/* n bytes read as the text they are. */
static void
expect_decoded(
    const char *p, size_t n, const char *encoding, const char *expected)
{
	struct sheet *s = open_bytes(p, n);
	struct buf b = { 0 };
	struct err err = { 0 };

	assert_string_equal(sheet_info(s)->encoding, encoding);
	assert_int_equal(sheet_info(s)->bytes, n);
	for (int i = 0; i < 2; i++) {
		show_rows(s, &b);
		assert_string_equal(buf_text(&b), expected);
		assert_int_equal(sheet_offset(s), n);
		assert_true(sheet_rewind(s, &err));
	}
	buf_clear(&b);
	sheet_close(s);
}

#define DECODED(bytes, encoding, expected) \
	expect_decoded(bytes, sizeof(bytes) - 1, encoding, expected)

static void
utf_16_and_32_are_read_with_a_mark_and_without(void **state)
{
	(void)state;
	DECODED("\xFF\xFE"
		"a\0,\0b\0\n\0",
	    "UTF-16LE", "1 [a][b]\n");
	DECODED("\xFE\xFF\0a\0,\0b\0\n", "UTF-16BE", "1 [a][b]\n");
	DECODED(
	    "a\0,\0b\0\n\0c\0,\0d\0\n\0", "UTF-16LE", "1 [a][b]\n2 [c][d]\n");
	DECODED("\xFF\xFE\0\0a\0\0\0", "UTF-32LE", "1 [a]\n");
	/* a character beyond the first plane, and half of one */
	DECODED("\xFF\xFE"
		"a\0\x3D\xD8\x8A\xDC\n\0",
	    "UTF-16LE", "1 [a\xF0\x9F\x92\x8A]\n");
}

static void
text_of_an_office_is_read_in_its_code_page(void **state)
{
	struct sheet_options opt = { .encoding = "windows-1250" };
	struct sheet *s = NULL;
	struct err err = { 0 };
	struct buf b = { 0 };

	(void)state;
	DECODED("vendor,city\nAcme,Gen\xE8ve\nOther,Paris\n", "windows-1252",
	    "1 [vendor][city]\n2 [Acme][Gen\xC3\xA8ve]\n3 [Other][Paris]\n");
	DECODED("vendor,city\nAcme,\xA3\xF3\x64\x9F\n", "windows-1250",
	    "1 [vendor][city]\n2 [Acme][\xC5\x81\xC3\xB3"
	    "d\xC5\xBA]\n");
	/* what a person says goes before what the letters say */
	write_file("Gen\xE8ve,x\n", 9);
	assert_true(sheet_open(&s, PATH, &opt, &err));
	show_rows(s, &b);
	assert_string_equal(buf_text(&b), "1 [Gen\xC4\x8Dve][x]\n");
	sheet_close(s);
	opt.encoding = "EBCDIC-ES";
	assert_false(sheet_open(&s, PATH, &opt, &err));
	assert_int_equal(err.kind, ERR_USAGE);
	assert_non_null(strstr(err.text, "\"EBCDIC-ES\" is no encoding known"));
	buf_clear(&b);
}

static void
one_bad_byte_in_utf_8_is_shown_and_told(void **state)
{
	struct buf b = { 0 };
	struct buf rows = { 0 };
	struct sheet *s = NULL;

	(void)state;
	buf_str(&b, "Acme,Gen\xE8ve\n");
	for (int i = 0; i < 10; i++)
		buf_str(&b, "Acme,Gen\xC3\xA8ve\n");
	s = open_bytes(b.data, b.len);
	show_rows(s, &rows);
	assert_string_equal(sheet_info(s)->encoding, "UTF-8");
	assert_memory_equal(buf_text(&rows),
	    "1 [Acme][Gen\\xE8ve] 2: byte 0xE8 is not UTF-8\n", 45);
	sheet_close(s);
	buf_clear(&b);
	buf_clear(&rows);
}

static void
text_that_was_encoded_twice_is_told_and_kept(void **state)
{
	(void)state;
	expect("vendor,city\nG\xC3\x83\xC2\xA9n,Paris\n"
	       "Acme,Caf\xC3\xA9 \xC2\xA9\n"
	       "x,it\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2s\n",
	    "UTF-8", ',',
	    "1 [vendor][city]\n"
	    "2 [G\xC3\x83\xC2\xA9n][Paris] 1: text that was encoded twice: "
	    "\"\xC3\x83\xC2\xA9\" was \"\xC3\xA9\"\n"
	    "3 [Acme][Caf\xC3\xA9 \xC2\xA9]\n"
	    "4 [x][it\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2s] 2: text that was "
	    "encoded twice: \"\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2\" was "
	    "\"\xE2\x80\x99\"\n");
}

static void
few_nul_bytes_are_let_pass(void **state)
{
	static const char text[] =
	    "vendor,city,country\nAcme,Ge\0neva,Switzerland\n";
	struct sheet *s = open_bytes(text, sizeof(text) - 1);
	struct buf b = { 0 };

	(void)state;
	show_rows(s, &b);
	assert_string_equal(buf_text(&b),
	    "1 [vendor][city][country]\n2 [Acme][Ge\\x00neva][Switzerland] "
	    "2: byte 0x00 is not text\n");
	buf_clear(&b);
	sheet_close(s);
}

static void
stray_quote_is_judged_by_the_width_of_the_sheet(void **state)
{
	(void)state;
	expect("a,b,c\n\"d,e,f\ng,h,i\nj,k,5\"\nl,m,n\n", "UTF-8", ',',
	    "1 [a][b][c]\n2 [\"d][e][f] 1: a quote that opens at line 2 is "
	    "never closed; it is kept as text\n3 [g][h][i]\n4 [j][k][5\"] 3: "
	    "a quote inside an unquoted cell\n5 [l][m][n]\n");
}

static void
error_names_file_and_line(void **state)
{
	struct buf b = { 0 };
	struct sheet_row row = { 0 };
	struct err err = { 0 };
	struct sheet *s = NULL;
	bool found = false;

	(void)state;
	buf_str(&b, "a,b\n\n\"x\ny\",z\n");
	while (b.len < SHEET_ROW_BYTES + 20)
		buf_str(&b, "0123456789012345678901234567890123456789");
	buf_str(&b, "\na,b\n");
	s = open_bytes(b.data, b.len);
	for (int i = 0; i < 3; i++)
		assert_true(sheet_next(s, &row, &found, &err) && found);
	assert_false(sheet_next(s, &row, &found, &err));
	assert_int_equal(err.kind, ERR_DATA);
	assert_string_equal(
	    err.text, PATH ":5: row of more than 16 MB; is this a CSV file?");
	sheet_close(s);
	buf_clear(&b);
}

static void
file_that_shrinks_while_read_is_an_error(void **state)
{
	struct sheet *s = open_bytes("a,b\nc,d\n", 8);
	struct sheet_row row = { 0 };
	struct err err = { 0 };
	bool found = false;

	(void)state;
	assert_int_equal(truncate(PATH, 4), 0);
	assert_true(sheet_next(s, &row, &found, &err) && found);
	assert_false(sheet_next(s, &row, &found, &err));
	assert_int_equal(err.kind, ERR_DATA);
	assert_string_equal(
	    err.text, PATH ": changed while it was read; try again");
	sheet_close(s);
}

/* Let standard input be what a pipe brings. */
static void
feed_stdin(const char *p, size_t n)
{
	int end[2] = { -1, -1 };

	assert_int_equal(pipe(end), 0);
	assert_int_equal(write(end[1], p, n), n);
	assert_int_equal(close(end[1]), 0);
	assert_int_equal(dup2(end[0], STDIN_FILENO), STDIN_FILENO);
	assert_int_equal(close(end[0]), 0);
}

static void
standard_input_is_read_twice_too(void **state)
{
	struct sheet *s = NULL;
	struct buf b = { 0 };
	struct err err = { 0 };

	(void)state;
	feed_stdin("a;b\n1;2\n", 8);
	assert_true(sheet_open(&s, "-", NULL, &err));
	assert_int_equal(sheet_info(s)->bytes, 8);
	for (int i = 0; i < 2; i++) {
		show_rows(s, &b);
		assert_string_equal(buf_text(&b), "1 [a][b]\n2 [1][2]\n");
		assert_true(sheet_rewind(s, &err));
	}
	sheet_close(s);
	buf_clear(&b);
}

static void
no_room_for_standard_input_is_an_error_of_the_system(void **state)
{
	char *was = getenv("TMPDIR");
	struct buf keep = { 0 };
	struct sheet *s = NULL;
	struct err err = { 0 };

	(void)state;
	buf_str(&keep, was == NULL ? "/tmp" : was);
	assert_int_equal(setenv("TMPDIR", "/nowhere", 1), 0);
	feed_stdin("a,b\n", 4);
	assert_false(sheet_open(&s, "-", NULL, &err));
	assert_int_equal(err.kind, ERR_SYSTEM);
	assert_non_null(strstr(err.text, "cannot make a temporary file"));
	assert_int_equal(setenv("TMPDIR", buf_text(&keep), 1), 0);
	buf_clear(&keep);
}

static void
closing_nothing_is_allowed(void **state)
{
	(void)state;
	sheet_close(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(file_is_read_twice_with_the_same_cells),
		cmocka_unit_test(byte_order_mark_is_no_text),
		cmocka_unit_test(sep_line_gives_the_delimiter),
		cmocka_unit_test(delimiter_that_was_asked_for_is_used),
		cmocka_unit_test(options_that_do_not_fit_are_refused),
		cmocka_unit_test(digest_is_of_all_bytes),
		cmocka_unit_test(what_is_no_file_is_refused),
		cmocka_unit_test(empty_file_has_no_rows),
		cmocka_unit_test(other_formats_are_named_with_the_way_out),
		cmocka_unit_test(
		    utf_16_and_32_are_read_with_a_mark_and_without),
		cmocka_unit_test(text_of_an_office_is_read_in_its_code_page),
		cmocka_unit_test(one_bad_byte_in_utf_8_is_shown_and_told),
		cmocka_unit_test(text_that_was_encoded_twice_is_told_and_kept),
		cmocka_unit_test(few_nul_bytes_are_let_pass),
		cmocka_unit_test(
		    stray_quote_is_judged_by_the_width_of_the_sheet),
		cmocka_unit_test(error_names_file_and_line),
		cmocka_unit_test(file_that_shrinks_while_read_is_an_error),
		cmocka_unit_test(standard_input_is_read_twice_too),
		cmocka_unit_test(
		    no_room_for_standard_input_is_an_error_of_the_system),
		cmocka_unit_test(closing_nothing_is_allowed),
	};

	return cmocka_run_group_tests_name(
	    "sheet", tests, enter_directory, leave_directory);
}
