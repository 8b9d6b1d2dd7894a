/* test_xlsx.c - workbooks are read with all they say, and no byte of harm.
 * Odd and hostile files are made by tests/oracle/xlsx.py. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/buf.h"
#include "sheet/sheet.h"
#include "sheet/store.h"
#include "sheet/xlsx_merge.h"
#include "sheet/xlsx_rels.h"
#include "sheet/xlsx_strings.h"

#define BOOK "fixtures/invented_book.xlsx"

static struct sheet *
open_book(const char *path, const char *name)
{
	struct sheet_options opt = { .sheet = name };
	struct sheet *s = NULL;
	struct err err = { 0 };

	if (!sheet_open(&s, path, &opt, &err))
		fail_msg("%s", err.text);
	return s;
}

/* All rows as "NUMBER [cell][cell]"; a cell that is merged has {}. */
static void
show_rows(struct sheet *s, struct buf *to)
{
	struct sheet_row row = { 0 };
	struct err err = { 0 };
	bool found = true;

	buf_reset(to);
	for (int64_t number = 1; found; number++) {
		if (!sheet_next(s, &row, &found, &err))
			fail_msg("%s", err.text);
		if (!found)
			break;
		assert_int_equal(row.number, number);
		assert_int_equal(row.line, number);
		buf_fmt(to, "%d%s ", (int)number, row.hidden ? "h" : "");
		for (size_t i = 0; i < row.n_cell; i++) {
			assert_int_equal(
			    strlen(row.cell[i].text), row.cell[i].len);
			buf_fmt(to, row.cell[i].merged ? "{%s}" : "[%s]",
			    row.cell[i].text);
		}
		if (row.trouble != NULL)
			buf_fmt(
			    to, " %zu: %s", row.trouble_column, row.trouble);
		buf_char(to, '\n');
	}
	assert_int_equal(sheet_offset(s), sheet_info(s)->bytes);
}

/* Written beside the XML of the fixture in tests/oracle/xlsx_parts.py. */
#define TITLE "Our vendors, & more"
static const char vendors[] =
    "1 [" TITLE "]{" TITLE "}{" TITLE "}{" TITLE "}{" TITLE "}{" TITLE
    "}{" TITLE "}{" TITLE "}\n"
    "2 \n"
    "3 [Company][Identifiers]{Identifiers}[Since][Services][Reviewed][Share]"
    "[Price]\n"
    "4 {Company}[DUNS][FEI]{Since}{Services}{Reviewed}{Share}[]\n"
    "5 [Alder AG][990012345][99000001234][2008-03-27]"
    "[formulation development; QC testing][2026-03-12T14:30][12.50%]"
    "[1,234.50 \xE2\x82\xAC]\n"
    "6h [Birch GmbH][000012345][#N/A][1900-02-29][fill & finish][TRUE][1/4]"
    "[36:00:00]\n"
    "7 [Cedar Ltd][099][][][storage][][0.3][] 3: cell C7 has a formula and no "
    "value; open and save the file in Excel\n";

static void
cells_are_as_a_person_sees_them(void **state)
{
	struct sheet *s = open_book(BOOK, NULL);
	const struct sheet_info *info = sheet_info(s);
	struct buf b = { 0 };
	struct err err = { 0 };

	(void)state;
	assert_string_equal(info->format, "xlsx");
	assert_string_equal(info->encoding, "");
	assert_string_equal(info->delimiter, "");
	for (int i = 0; i < 3; i++) {
		show_rows(s, &b);
		assert_string_equal(buf_text(&b), vendors);
		assert_true(sheet_rewind(s, &err));
	}
	buf_clear(&b);
	sheet_close(s);
}

static void
hidden_things_are_told(void **state)
{
	struct sheet *s = open_book(BOOK, NULL);
	const struct sheet_info *info = sheet_info(s);

	(void)state;
	assert_int_equal(info->n_sheet, 2);
	assert_string_equal(info->sheet[0].name, "Old list");
	assert_true(info->sheet[0].hidden);
	assert_string_equal(info->sheet[1].name, "Vendors");
	assert_false(info->sheet[1].hidden);
	assert_int_equal(info->at, 1);
	assert_int_equal(info->n_note, 2);
	assert_string_equal(
	    info->note[0].text, "sheet 1 \"Old list\" is hidden");
	assert_string_equal(info->note[1].text,
	    "sheet 2 \"Vendors\" has hidden columns: F to G");
	sheet_close(s);
}

static void
sheets_are_chosen_by_name_and_number(void **state)
{
	static const char *const word[] = { "1", "Old list", "OLD LIST" };
	struct sheet_options opt = { .sheet = "Vendor" };
	struct sheet *s = NULL;
	struct buf b = { 0 };
	struct err err = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(word) / sizeof(word[0]); i++) {
		s = open_book(BOOK, word[i]);
		assert_int_equal(sheet_info(s)->at, 0);
		show_rows(s, &b);
		assert_string_equal(buf_text(&b), "1 [Company]\n2 [Dogwood]\n");
		assert_int_equal(sheet_info(s)->n_note, 1);
		assert_true(sheet_select(s, 2, &err));
		show_rows(s, &b);
		assert_string_equal(buf_text(&b), vendors);
		sheet_close(s);
	}
	assert_false(sheet_open(&s, BOOK, &opt, &err));
	assert_int_equal(err.kind, ERR_USAGE);
	assert_string_equal(err.text,
	    BOOK ": has no sheet \"Vendor\"; its sheets are 1 \"Old list\" "
		 "(hidden), 2 \"Vendors\"");
	buf_clear(&b);
}

static void
addresses_are_those_of_a_sheet(void **state)
{
	static const struct {
		const char *text;
		bool good;
		int32_t column, row;
	} s[] = {
		{ "A1", true, 1, 1 },
		{ "Z9", true, 26, 9 },
		{ "AA10", true, 27, 10 },
		{ "XFD1048576", true, 16384, 1048576 },
		{ "b7", true, 2, 7 },
		{ "C", true, 3, 0 },
		{ "12", true, 0, 12 },
		{ "XFE1", false, 0, 0 },
		{ "A1048577", false, 0, 0 },
		{ "AAAAAAAAAAAAAAAAAAAA1", false, 0, 0 },
		{ "A99999999999999999999", false, 0, 0 },
		{ "A1B", false, 0, 0 },
		{ "$A$1", false, 0, 0 },
		{ "", false, 0, 0 },
	};
	struct buf b = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(s) / sizeof(s[0]); i++) {
		int32_t column = 0;
		int32_t row = 0;

		assert_int_equal(
		    xlsx_address(s[i].text, strlen(s[i].text), &column, &row),
		    s[i].good);
		if (!s[i].good)
			continue;
		assert_int_equal(column, s[i].column);
		assert_int_equal(row, s[i].row);
	}
	xlsx_column(1, &b);
	xlsx_column(26, &b);
	xlsx_column(27, &b);
	xlsx_column(702, &b);
	xlsx_column(703, &b);
	xlsx_column(16384, &b);
	assert_string_equal(buf_text(&b), "AZAAZZAAAXFD");
	buf_clear(&b);
}

static void
escapes_are_undone(void **state)
{
	static const char *const s[][2] = {
		{ "a_x000A_b", "a\nb" },
		{ "_x005F_x000A_", "_x000A_" },
		{ "_x00e9__x00E9_", "\xC3\xA9\xC3\xA9" },
		{ "_xD83D__xDE00_", "\xF0\x9F\x98\x80" },
		{ "_xD83D_", "_xD83D_" },
		{ "_xDE00_x", "_xDE00_x" },
		{ "_x0000_", "\\x00" },
		{ "_X000A_ _x00A_ _x000G_ _x000A", "_X000A_ _x00A_ _x000G_ "
						   "_x000A" },
		{ "___x0041__", "__A_" },
		{ "", "" },
	};
	struct buf b = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(s) / sizeof(s[0]); i++) {
		buf_reset(&b);
		xlsx_unescape(s[i][0], strlen(s[i][0]), &b);
		assert_string_equal(buf_text(&b), s[i][1]);
	}
	buf_clear(&b);
}

static void
targets_never_lead_out_of_the_package(void **state)
{
	static const char *const s[][3] = {
		{ "xl/workbook.xml", "worksheets/a.xml",
		    "xl/worksheets/a.xml" },
		{ "xl/workbook.xml", "/xl/a.xml", "xl/a.xml" },
		{ "xl/workbook.xml", "\\xl\\a.xml", "xl/a.xml" },
		{ "xl/workbook.xml", "../a.xml", "a.xml" },
		{ "xl/workbook.xml", "../../../etc/passwd", "etc/passwd" },
		{ "xl/workbook.xml", "./x/../y/./a.xml", "xl/y/a.xml" },
		{ "", "xl//workbook.xml", "xl/workbook.xml" },
		{ "", "/..", "" },
		{ "", "", "" },
	};
	struct buf b = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(s) / sizeof(s[0]); i++) {
		xlsx_rels_resolve(&b, s[i][0], s[i][1]);
		assert_string_equal(buf_text(&b), s[i][2]);
	}
	buf_clear(&b);
}

/* 24 MB, three times what is kept in memory; piece i is i mod 1000 letters. */
static void
a_store_gives_back_what_was_put_down(void **state)
{
	static char piece[1000];
	struct store st = { .fd = -1 };
	struct buf b = { 0 };
	struct err err = { 0 };
	int64_t at = 0;

	(void)state;
	for (int i = 0; i < 50000; i++) {
		memset(piece, 'a' + i % 26, sizeof(piece));
		assert_true(store_add(&st, piece, (size_t)(i % 1000), &err));
	}
	assert_int_equal(store_size(&st), INT64_C(50) * 999 * 500);
	assert_true(st.tail.len <= STORE_MEMORY);
	for (int i = 0; i < 50000; i++) {
		size_t n = (size_t)(i % 1000);

		memset(piece, 'a' + i % 26, sizeof(piece));
		buf_reset(&b);
		assert_true(store_get(&st, at, n, &b, &err));
		assert_int_equal(b.len, n);
		assert_memory_equal(buf_text(&b), piece, n);
		at += (int64_t)n;
	}
	/* across many blocks, and into what is still in memory */
	buf_reset(&b);
	assert_true(store_get(&st, 1, (size_t)store_size(&st) - 1, &b, &err));
	assert_int_equal(b.len, store_size(&st) - 1);
	buf_clear(&b);
	store_clear(&st);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_are_as_a_person_sees_them),
		cmocka_unit_test(hidden_things_are_told),
		cmocka_unit_test(sheets_are_chosen_by_name_and_number),
		cmocka_unit_test(addresses_are_those_of_a_sheet),
		cmocka_unit_test(escapes_are_undone),
		cmocka_unit_test(targets_never_lead_out_of_the_package),
		cmocka_unit_test(a_store_gives_back_what_was_put_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
