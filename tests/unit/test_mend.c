/* test_mend.c - damaged rows are mended where the others prove how, and left
 * as they are where not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "sheet/csv.h"
#include "sheet/dialect.h"
#include "sheet/sheet.h"

#define ORDERS                                                         \
	"Date,Time,Qty,Code,Price,Item,Text\n"                         \
	"28/01/2026,09:00,2,MG-8769,$74.69,Boots,\"Dry, warm\"\n"      \
	"29/01/2026,09:15,0,RI-3895,$29.81,Jacket,\"Bright, light\"\n" \
	"30/01/2026,10:30,1,RI-8070,$80.08,Shoes,\"Cool, grippy\"\n"   \
	"31/01/2026,11:45,12,RI-9546,$25.55,Rods,\"Long, bent\"\n"     \
	"13/02/2026,12:00,9,CC-9259,$48.00,Pillow,\"Soft, round\"\n"   \
	"14/02/2026,13:15,1,CC-1697,$34.22,Belt,\"Tough, brown\"\n"    \
	"15/02/2026,14:30,3,YY-3522,$19.34,Jersey,\"Thin, red\"\n"

#define VENDORS                                       \
	"Vendor,Services,Country\n"                   \
	"Acme Pharma,API manufacture,Germany\n"       \
	"Brock Biologics,Fill and finish,France\n"    \
	"Corvin AG,QC testing,Switzerland\n"          \
	"Dunmore Ltd,Packaging,Ireland\n"             \
	"Eastvale Inc,Lyophilization,United States\n" \
	"Fenwick SA,Formulation,Italy\n"              \
	"Gildern GmbH,Stability storage,Germany\n"    \
	"Hartwell BV,Labelling,Netherlands\n"

/* What the row behind head comes to: "[cell][cell] COLUMN: trouble". */
static void
expect_row(const char *head, const char *row, const char *expected)
{
	struct dialect d = { 0 };
	struct csv_options o = { .name = "t", .line = 1 };
	struct buf text = { 0 };
	struct buf b = { 0 };
	struct sheet_row r = { 0 };
	struct err err = { 0 };
	bool found = true;
	struct csv_reader *c = NULL;
	int64_t at = 1;

	for (const char *p = head; *p != '\0'; p++)
		at += *p == '\n';
	buf_str(&text, head);
	buf_str(&text, row);
	dialect_detect(buf_text(&text), text.len, true, &d);
	o.delimiter = d.delimiter;
	o.quote = d.quote;
	o.escape = d.escape;
	o.width = d.width;
	o.mend = d.mend;
	c = csv_reader_memory(buf_text(&text), text.len, &o);
	while (found) {
		assert_true(csv_reader_next(c, &r, &found, &err));
		if (!found || r.number < at)
			continue;
		for (size_t i = 0; i < r.n_cell; i++)
			buf_fmt(&b, "[%s]", r.cell[i].text);
		if (r.trouble != NULL)
			buf_fmt(&b, " %zu: %s", r.trouble_column, r.trouble);
		break;
	}
	assert_string_equal(buf_text(&b), expected);
	csv_reader_close(c);
	dialect_clear(&d);
	buf_clear(&text);
	buf_clear(&b);
}

static void
missing_delimiter_is_put_in_where_types_meet(void **state)
{
	(void)state;
	expect_row(ORDERS, "16/02/202615:45,2,ZN-4777,$34.14,Fleece,\"A, b\"\n",
	    "[16/02/2026][15:45][2][ZN-4777][$34.14][Fleece][A, b] 1: a "
	    "delimiter is missing: column 1 was split");
	expect_row(ORDERS, "16/02/2026,15:452,ZN-4777,$34.14,Fleece,\"A, b\"\n",
	    "[16/02/2026][15:45][2][ZN-4777][$34.14][Fleece][A, b] 2: a "
	    "delimiter is missing: column 2 was split");
	expect_row(ORDERS, "16/02/2026,15:45,2,ZN-4777$34.14,Fleece,\"A, b\"\n",
	    "[16/02/2026][15:45][2][ZN-4777][$34.14][Fleece][A, b] 4: a "
	    "delimiter is missing: column 4 was split");
}

static void
missing_delimiter_is_put_in_before_a_quote(void **state)
{
	(void)state;
	expect_row(ORDERS, "16/02/2026,15:45,2,ZN-4777,$34.14,Fleece\"A, b\"\n",
	    "[16/02/2026][15:45][2][ZN-4777][$34.14][Fleece][A, b] 6: a "
	    "delimiter is missing: column 6 was split");
}

static void
empty_cell_too_many_is_left_out(void **state)
{
	(void)state;
	expect_row(ORDERS,
	    "16/02/2026,15:45,2,,ZN-4777,$34.14,Fleece,\"A, b\"\n",
	    "[16/02/2026][15:45][2][ZN-4777][$34.14][Fleece][A, b] 4: an "
	    "empty cell 4 too many was left out");
	expect_row(ORDERS,
	    ",16/02/2026,15:45,2,ZN-4777,$34.14,Fleece,\"A, b\"\n",
	    "[16/02/2026][15:45][2][ZN-4777][$34.14][Fleece][A, b] 1: an "
	    "empty cell 1 too many was left out");
}

static void
empty_cell_may_be_the_one_that_is_missing(void **state)
{
	(void)state;
	expect_row("Lot,Day,Time,Qty\nA-11,2026-01-02,09:00,4\n"
		   ",2026-01-03,10:00,5\nA-12,2026-01-04,11:30,6\n"
		   ",2026-01-05,12:45,7\nB-20,2026-01-06,13:15,8\n"
		   ",2026-01-07,14:15,9\n",
	    "2026-01-08,15:30,3\n",
	    "[][2026-01-08][15:30][3] 1: a delimiter is missing: cell 1 is "
	    "taken as empty");
}

static void
row_with_another_delimiter_is_split_by_it(void **state)
{
	(void)state;
	expect_row(ORDERS,
	    "16/02/2026;15:45;2;ZN-4777;$34.14;Fleece;\"A, b\"\n",
	    "[16/02/2026][15:45][2][ZN-4777][$34.14][Fleece][A, b] 0: the "
	    "delimiter of this row is a semicolon; it was split there");
	expect_row(ORDERS,
	    "16/02/2026 15:45 2 ZN-4777 $34.14 Red fleece \"A, b\"\n",
	    "[16/02/2026][15:45][2][ZN-4777][$34.14][Red fleece][A, b] 6: "
	    "the delimiter of this row is a blank; it was split there");
}

static void
extra_quote_stays_as_text(void **state)
{
	(void)state;
	expect_row(ORDERS,
	    "16/02/2026,15:45,2,\"ZN-4777,$34.14,Fleece,\"A, b\"\n",
	    "[16/02/2026][15:45][2][\"ZN-4777][$34.14][Fleece][A, b] 4: a "
	    "quote that opens at line 9 is never closed; it is kept as text");
	expect_row(ORDERS,
	    "16/02/2026,15:45,2,ZN-4777,$34.14,Fleece,\"\"A, b\"\n",
	    "[16/02/2026][15:45][2][ZN-4777][$34.14][Fleece][\"A, b] 7: a "
	    "quote inside a quoted cell is not doubled");
}

static void
undoubled_quote_in_front_of_a_delimiter_is_text(void **state)
{
	(void)state;
	expect_row("Item,Text,Qty,Date\n"
		   "\"Table, 48\"\"\",\"Flat, low\",3,2026-01-02\n"
		   "\"Chair, red\",\"Tall, thin\",4,2026-01-03\n"
		   "\"Lamp, old\",\"Dim, warm\",5,2026-01-04\n"
		   "\"Desk, wide\",\"Big, grey\",6,2026-01-05\n",
	    "\"Board, 10\"\",\"Wet, cold\",7,2026-01-06\n",
	    "[Board, 10\"][Wet, cold][7][2026-01-06] 1: a quote inside a "
	    "quoted cell is not doubled");
}

static void
what_is_uncertain_stays(void **state)
{
	(void)state;
	/* 12 and 3, or 1 and 23 */
	expect_row("a,b,c\n10,2,x\n3,45,y\n17,8,z\n6,19,x\n24,7,y\n", "123,z\n",
	    "[123][z] 0: has 2 cells where 3 are usual");
	/* nothing says which of the texts is the one too many */
	expect_row(VENDORS, "Ilmen,,Jansson,Kestrel\n",
	    "[Ilmen][][Jansson][Kestrel] 0: has 4 cells where 3 are usual");
}

static void
vendor_sheets_are_not_damaged(void **state)
{
	static const char *const row[][2] = {
		/* a name with a comma that nobody quoted */
		{ "Ilmen, Inc.,API manufacture,Germany\n",
		    "[Ilmen][ Inc.][API manufacture][Germany] 0: has 4 cells "
		    "where 3 are usual" },
		/* a list of services */
		{ "Ilmen,QC testing,Packaging,Labelling,Germany\n",
		    "[Ilmen][QC testing][Packaging][Labelling][Germany] 0: "
		    "has 5 cells where 3 are usual" },
		/* a row that ends early, a note, a list in one cell */
		{ "Ilmen AG,QC testing\n",
		    "[Ilmen AG][QC testing] 0: has 2 cells where 3 are usual" },
		{ "Source: the agency's register of 2026\n",
		    "[Source: the agency's register of 2026]" },
		{ "QC testing; Packaging; Labelling\n",
		    "[QC testing; Packaging; Labelling]" },
		{ "QC testing | Packaging | Labelling\n",
		    "[QC testing | Packaging | Labelling]" },
		{ "\"QC testing\"\"Packaging\",Germany\n",
		    "[QC testing\"Packaging][Germany] 0: has 2 cells where 3 "
		    "are usual" },
		{ "A 5\" pipe maker,QC testing,France\n",
		    "[A 5\" pipe maker][QC testing][France] 1: a quote inside "
		    "an unquoted cell" },
		{ "Total vendors 8\n", "[Total vendors 8]" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++)
		expect_row(VENDORS, row[i][0], row[i][1]);
}

static void
rows_of_a_second_table_are_left(void **state)
{
	(void)state;
	expect_row(ORDERS
	    "Date,Time,Qty,Code,Price,Item,Text,More\n"
	    "1/2/26,09:00,2,MG-8769,$74.69,Boots,\"Dry, warm\",\n"
	    "2/2/26,09:15,0,RI-3895,$29.81,Jacket,\"Bright, light\",\n",
	    "3/2/26,09:15,0,RI-3895,$29.81,Jacket,\"Bright, light\",\n",
	    "[3/2/26][09:15][0][RI-3895][$29.81][Jacket][Bright, light][]");
}

static void
phrases_between_blanks_are_joined(void **state)
{
	(void)state;
	expect_row("Date Start Line Event Batch\n"
		   "2026-07-16 22:30 L5 Cleaning B93732\n"
		   "2026-07-09 06:00 L6 Idle B45401\n"
		   "2026-02-13 01:00 L6 Filling B79421\n"
		   "2026-05-06 06:45 L9 Cleaning B69942\n"
		   "2026-05-07 07:45 L9 Filling B69943\n"
		   "2026-05-08 08:45 L2 Idle B69944\n",
	    "2026-05-09 09:15 L4 Change over done B10023\n",
	    "[2026-05-09][09:15][L4][Change over done][B10023] 4: a "
	    "delimiter inside cell 4 was taken as text");
}

static void
header_with_another_delimiter_is_split(void **state)
{
	static const char text[] = "Date Time Qty\n28/01/2026,09:00,2\n"
				   "29/01/2026,09:15,0\n30/01/2026,10:30,1\n"
				   "31/01/2026,11:45,12\n";

	(void)state;
	expect_row("", text,
	    "[Date][Time][Qty] 0: the delimiter of this row is a blank; it "
	    "was split there");
	/* a line of as many words above the header is none */
	expect_row("",
	    "Our three orders\nDate,Time,Qty\n28/01/2026,09:00,2\n"
	    "29/01/2026,09:15,0\n30/01/2026,10:30,1\n31/01/2026,11:45,12\n",
	    "[Our three orders]");
}

static void
expect_no_trouble(const char *file)
{
	struct sheet *s = NULL;
	struct sheet_row r = { 0 };
	struct err err = { 0 };
	bool found = true;

	assert_true(sheet_open(&s, file, NULL, &err));
	while (found) {
		assert_true(sheet_next(s, &r, &found, &err));
		if (found && r.trouble != NULL)
			fail_msg("%s:%d: %s", file, (int)r.line, r.trouble);
	}
	sheet_close(s);
}

static void
undamaged_rows_are_never_touched(void **state)
{
	(void)state;
	expect_no_trouble("fixtures/public_list.csv");
	expect_no_trouble("fixtures/invented_long.csv");
	expect_no_trouble("fixtures/invented_matrix.csv");
	expect_no_trouble("fixtures/our_vendors.csv");
	expect_no_trouble("fixtures/fda_like.csv");
}

static void
words_cut_at_blanks_are_joined_again(void **state)
{
	(void)state;
	expect_row("Firm Sum Day Place\nAlder AG 5.800,53 12.12.2021 Cork\n"
		   "Brock Ltd 87,99 03.07.2023 Lyon\n"
		   "Corvin BV 73,46 08.09.2020 Basel\n"
		   "Dunmore SA 84,96 11.02.2026 San Diego\n"
		   "Fenwick AG 16,07 27.09.2021 Parma\n",
	    "Gildern Inc 12,34 01.02.2024 Bad Homburg\n",
	    "[Gildern Inc][12,34][01.02.2024][Bad Homburg] 1: a delimiter "
	    "inside cell 1 was taken as text");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(missing_delimiter_is_put_in_where_types_meet),
		cmocka_unit_test(missing_delimiter_is_put_in_before_a_quote),
		cmocka_unit_test(empty_cell_too_many_is_left_out),
		cmocka_unit_test(empty_cell_may_be_the_one_that_is_missing),
		cmocka_unit_test(row_with_another_delimiter_is_split_by_it),
		cmocka_unit_test(extra_quote_stays_as_text),
		cmocka_unit_test(
		    undoubled_quote_in_front_of_a_delimiter_is_text),
		cmocka_unit_test(what_is_uncertain_stays),
		cmocka_unit_test(vendor_sheets_are_not_damaged),
		cmocka_unit_test(rows_of_a_second_table_are_left),
		cmocka_unit_test(phrases_between_blanks_are_joined),
		cmocka_unit_test(header_with_another_delimiter_is_split),
		cmocka_unit_test(undamaged_rows_are_never_touched),
		cmocka_unit_test(words_cut_at_blanks_are_joined_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
