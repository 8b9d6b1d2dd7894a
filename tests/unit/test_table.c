/* test_table.c - where the table is in a sheet: each row of a sheet given as
 * text is one letter, by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "intake/table.h"
#include "reading.h"

/* Of a part: record, header, above, blank, again, total, note, other. */
static const char part_letters[] = "RHabAtno";

struct looked {
	struct sheet *sheet;
	struct table *table;
	struct buf parts;  /* a letter a row */
	struct buf titles; /* joined by | */
	struct buf whys;   /* of rows that are neither record nor header */
};

static struct reading words;

static void
look(struct looked *l, const char *csv, const struct table_options *o)
{
	char path[] = "/tmp/table.XXXXXX";
	struct sheet_options none = { 0 };
	struct table_options plain = { 0 };
	const struct table_info *info = NULL;
	struct table_row row = { 0 };
	struct err err = { 0 };
	int fd = mkstemp(path);
	size_t n = strlen(csv);
	bool found = true;

	if (fd < 0 || write(fd, csv, n) != (ssize_t)n || close(fd) != 0)
		abort();
	reading_must(sheet_open(&l->sheet, path, &none, &err), &err);
	(void)unlink(path); /* it stays open */
	reading_must(table_open(&l->table, l->sheet, o == NULL ? &plain : o,
			 words.v, &err),
	    &err);
	info = table_info(l->table);
	for (size_t i = 0; i < info->n_column; i++)
		buf_fmt(&l->titles, "%s%s", i == 0 ? "" : "|",
		    info->column[i].title);
	for (;;) {
		reading_must(table_next(l->table, &row, &found, &err), &err);
		if (!found)
			break;
		buf_char(&l->parts, part_letters[row.part]);
		if (row.why != NULL && row.part > TABLE_BLANK)
			buf_fmt(&l->whys, "%s%s", l->whys.len == 0 ? "" : "|",
			    row.why);
	}
}

static void
look_done(struct looked *l)
{
	table_close(l->table);
	sheet_close(l->sheet);
	buf_clear(&l->parts);
	buf_clear(&l->titles);
	buf_clear(&l->whys);
}

/* The titles and the parts of a sheet. */
static void
expect(const char *csv, const char *titles, const char *parts)
{
	struct looked l = { 0 };

	look(&l, csv, NULL);
	assert_string_equal(buf_text(&l.titles), titles);
	assert_string_equal(buf_text(&l.parts), parts);
	look_done(&l);
}

static void
expect_why(const char *csv, const char *whys)
{
	struct looked l = { 0 };

	look(&l, csv, NULL);
	assert_string_equal(buf_text(&l.whys), whys);
	look_done(&l);
}

static int
words_open(void **state)
{
	(void)state;
	reading_words(&words);
	return 0;
}

static int
words_close(void **state)
{
	(void)state;
	reading_close(&words);
	return 0;
}

/* --- small lists --- */

static void
small_list_keeps_its_header_and_its_last_row(void **state)
{
	(void)state;
	expect("Vendor,Country\nLonza,Switzerland\nSiegfried,Switzerland\n"
	       "Aenova,Germany\n",
	    "Vendor|Country", "HRRR");
	expect("Vendor,Country\nLonza,Switzerland\n", "Vendor|Country", "HR");
	expect("Vendor\nLonza\nSiegfried\n", "Vendor", "HRR");
	expect("Firma,Land,Leistung\nLonza,Schweiz,API\nVetter,Deutschland,"
	       "Abf\xC3\xBCllung\n",
	    "Firma|Land|Leistung", "HRR");
}

static void
vendor_whose_name_begins_with_total_is_a_record(void **state)
{
	(void)state;
	expect("Vendor,Country,FEI\nTotal Pharma Services GmbH,Germany,\n"
	       "Totalplan,,\nTotal Care,,3004567890\nSum AG,,\n"
	       "Source Bioscience,,\nNote Pharma,UK,\nLonza,Switzerland,\n",
	    "Vendor|Country|FEI", "HRRRRRRR");
}

static void
last_row_of_one_cell_stays_a_record(void **state)
{
	(void)state;
	expect("Vendor,Country,Services\nLonza,Switzerland,API\n"
	       "Aenova,Germany,tablets\nSiegfried,,\n\nBachem,,\n",
	    "Vendor|Country|Services", "HRRRbR");
}

/* --- above --- */

static void
lines_above_are_no_records(void **state)
{
	(void)state;
	expect("Our CDMO list\nas of 2024-05-01\n\nVendor,Country,Services\n"
	       "Lonza,Switzerland,API\nVetter,Germany,fill and finish\n",
	    "Vendor|Country|Services", "aabHRR");
	expect("Report:,Q2\nAuthor:,J. Smith\nItem,Qty,Price,Sold on\n"
	       "Lamp,2,1.50,2024-01-02\nDoor,3,7.25,2024-02-03\n",
	    "Item|Qty|Price|Sold on", "aaHRR");
	expect(",,,\nPREAMBLE,,,\n,,,\nItem,Qty,Price,Sold on\n"
	       "Lamp,2,1.50,2024-01-02\nDoor,3,7.25,2024-02-03\n",
	    "Item|Qty|Price|Sold on", "babHRR");
}

/* --- headers --- */

static void
header_over_two_rows_is_joined(void **state)
{
	(void)state;
	expect("Vendor,Country,DS,,,DP,\n,,Dev,Clin,Com,Dev,Com\n"
	       "Lonza,Switzerland,X,X,X,,\nVetter,Germany,,,,X,X\n",
	    "Vendor|Country|DS Dev|DS Clin|DS Com|DP Dev|DP Com", "HHRR");
	/* Group titles first, titles of all columns below. */
	expect("Company,,Price,\nName,Since,Low,High\nAlder,2001-02-03,1,2\n"
	       "Birch,2004-05-06,3,4\n",
	    "Company Name|Company Since|Price Low|Price High", "HHRR");
	/* A column without a title is no group. */
	expect("Vendor,,Services\nLonza,CH,API\nVetter,DE,vials\n",
	    "Vendor||Services", "HRR");
}

static void
header_that_is_doubled_is_one(void **state)
{
	struct looked l = { 0 };

	(void)state;
	expect("DATE,Qty\nDATE,Qty\n2024-01-02,5\n2024-01-03,6\n",
	    "DATE DATE|Qty Qty", "HHRR");
	expect("DATE,Qty\nDATE,Qty\nDATE,Qty\n2024-01-02,5\n2024-01-03,6\n",
	    "DATE DATE DATE|Qty Qty Qty", "HHHRR");
	look(&l, "Vendor,Country\nVendor,Country\nLonza,Switzerland\n", NULL);
	assert_string_equal(table_info(l.table)->column[0].name, "Vendor");
	assert_string_equal(
	    table_info(l.table)->column[0].title, "Vendor Vendor");
	look_done(&l);
}

static void
line_break_in_a_title_is_a_blank(void **state)
{
	(void)state;
	expect("\"Trade\nName\",\"Price \r\n(AED)\",Country\nAlder,1.5,India\n"
	       "Birch,2.5,Italy\n",
	    "Trade Name|Price (AED)|Country", "HRR");
}

static void
titles_may_be_missing_or_stand_twice(void **state)
{
	(void)state;
	expect("Vendor,Country,,Phone,Phone\nLonza,Switzerland,x,1,2\n"
	       "Vetter,Germany,y,3,4\n",
	    "Vendor|Country||Phone|Phone", "HRR");
}

static void
table_without_a_header_has_no_titles(void **state)
{
	(void)state;
	expect("28/01/2018,00:00,2,MG-8769,$74.69\n"
	       "29/01/2018,00:15,0,RI-3895,$29.81\n"
	       "30/01/2018,00:30,1,RI-8070,$80.08\n",
	    "||||", "RRR");
	expect("Lonza AG,Switzerland,5\nVetter GmbH,Germany,7\n"
	       "Aenova GmbH,Germany,9\n",
	    "||", "RRR");
	/* The last column is empty in all rows, and a column. */
	expect("1,2024-01-02,\n2,2024-01-03,\n3,2024-01-04,\n", "||", "RRR");
}

static void
years_are_titles(void **state)
{
	(void)state;
	expect("Plant,2022,2023,2024\nVisp,5,6,7\nStein,8,9,10\n",
	    "Plant|2022|2023|2024", "HRR");
}

static void
empty_columns_at_the_end_are_none(void **state)
{
	struct buf csv = { 0 };

	(void)state;
	for (int line = 0; line < 3; line++) {
		buf_str(&csv, line == 0 ? "Vendor,Country" : "Lonza,Italy");
		for (int i = 0; i < 1000; i++)
			buf_char(&csv, ',');
		buf_char(&csv, '\n');
	}
	expect(buf_text(&csv), "Vendor|Country", "HRR");
	buf_clear(&csv);
}

/* --- between and below --- */

static void
header_again_is_no_record(void **state)
{
	(void)state;
	expect("Vendor,Country\nLonza,Switzerland\nVendor,Country\n"
	       "Vetter,Germany\n\nVendor,Country\nAenova,Germany\n",
	    "Vendor|Country", "HRARbAR");
	expect_why("Vendor,Country\nLonza,Switzerland\nVendor,Country\n"
		   "Vetter,Germany\n",
	    "the header again");
}

static void
totals_and_subtotals_are_no_records(void **state)
{
	(void)state;
	expect("Region,Vendor,Sites\nEurope,Lonza,5\nEurope,Vetter,3\n"
	       "Europe Total,,8\nAsia,Wuxi,7\nSubtotal Asia,,7\n"
	       "Grand Total,,15\nTotal,,15\nTotal: 3\n",
	    "Region|Vendor|Sites", "HRRtRtttt");
	expect_why("Region,Vendor,Sites\nEurope,Lonza,5\nEurope Total,,5\n"
		   "Asia,Wuxi,7\nTotal number of vendors: 2,,\n",
	    "a subtotal|a total");
	expect("Firma,Land,Werke\nLonza,Schweiz,5\nVetter,Deutschland,3\n"
	       "Summe,,8\n",
	    "Firma|Land|Werke", "HRRt");
}

static void
notes_below_are_no_records(void **state)
{
	(void)state;
	expect("Vendor,Country,Services\nLonza,Switzerland,API\n"
	       "Vetter,Germany,vials\n\nSource: FDA, 2024\nn = 120\n"
	       "* planned\nLegend: X = offered\nPage 1 of 3\n(2 rows)\n"
	       "Prepared by J. Smith\nBest regards\nJane Doe\n",
	    "Vendor|Country|Services", "HRRbnnnnnnnnn");
	expect("Item,Qty,Price\nLamp,1,2.5\nDoor,2,3.5\n---,---,---\n"
	       "All prices are without the tax that is due in the country.\n",
	    "Item|Qty|Price", "HRRnR");
	expect("Item,Qty,Price\nLamp,1,2.5\nDoor,2,3.5\n\n"
	       "All prices are without the tax that is due in the country.\n",
	    "Item|Qty|Price", "HRRbn");
}

static void
country_alone_between_records_is_a_heading(void **state)
{
	(void)state;
	expect("Vendor,City,Services\nGermany,,\nVetter,Ravensburg,vials\n"
	       "Aenova,Starnberg,tablets\nSwitzerland,,\nLonza,Visp,API\n"
	       "Siegfried,Zofingen,API\nBachem,Bubendorf,peptides\n",
	    "Vendor|City|Services", "HnRRnRRR");
}

/* --- several tables --- */

static void
other_table_below_is_named(void **state)
{
	struct looked l = { 0 };
	const struct table_info *info = NULL;

	(void)state;
	look(&l,
	    "Vendor,Country,Sites\nLonza,Switzerland,5\nVetter,Germany,3\n\n"
	    "Contacts\nPerson,Phone\nJ. Smith,+41 5\nM. Doe,+49 7\n",
	    NULL);
	/* Not told from records with certainty: nothing is dropped. */
	assert_string_equal(buf_text(&l.titles), "Vendor|Country|Sites");
	look_done(&l);
	l = (struct looked){ 0 };
	look(&l,
	    "Item,Qty,Price\nLamp,1,2.5\nDoor,2,3.5\n\n"
	    "Person,Born,Town\nSmith,1960-01-02,Basel\n"
	    "Doe,1970-03-04,Bern\n",
	    NULL);
	assert_string_equal(buf_text(&l.titles), "Item|Qty|Price");
	assert_string_equal(buf_text(&l.parts), "HRRbooo");
	info = table_info(l.table);
	assert_int_equal(info->n_aside, 1);
	assert_int_equal(info->aside[0].from, 5);
	assert_int_equal(info->aside[0].to, 7);
	assert_string_equal(
	    info->aside[0].text, "\"Person\", \"Born\", \"Town\"");
	look_done(&l);
}

static void
same_titles_with_a_column_more_or_less_are_another_table(void **state)
{
	(void)state;
	expect("Day,Qty,Name\n2024-01-02,5,red\n2024-01-03,6,blue\n"
	       "Day,Qty,Name,col1\n2024-01-02,5,red,\n2024-01-03,6,blue,\n",
	    "Day|Qty|Name", "HRRooo");
	expect("Day,Qty,Name\n2024-01-02,5,red\n2024-01-03,6,blue\n"
	       "Day,Qty\n2024-01-02,5\n2024-01-03,6\n",
	    "Day|Qty|Name", "HRRooo");
	/* Once more from the start, the records too. */
	expect("Day,Qty,Name\n2024-01-02,5,red\n2024-01-03,6,blue\n"
	       "Day,Qty,Name\n2024-01-02,5,red\n2024-01-03,6,blue\n",
	    "Day|Qty|Name", "HRRooo");
}

static void
table_with_vendors_is_read_wherever_it_is(void **state)
{
	(void)state;
	expect("Code,Weight,Meaning\nX,1,offered\nP,2,planned\nN,3,no\n\n"
	       "Vendor,Country,Services\nLonza,Switzerland,API\n"
	       "Vetter,Germany,fill and finish\n",
	    "Vendor|Country|Services", "oooobHRR");
}

static void
vendors_beyond_the_first_rows_are_found(void **state)
{
	struct buf csv = { 0 };
	struct looked l = { 0 };

	(void)state;
	buf_str(&csv, "Item,Qty,Price\n");
	for (int i = 0; i < 400; i++)
		buf_fmt(&csv, "Lamp,%d,2.5\n", i);
	buf_str(&csv, "\nVendor,Country,Sites\nLonza,Switzerland,API\n"
		      "Vetter,Germany,vials\n");
	look(&l, buf_text(&csv), NULL);
	assert_string_equal(buf_text(&l.titles), "Vendor|Country|Sites");
	assert_int_equal(table_info(l.table)->header[0], 403);
	look_done(&l);
	buf_clear(&csv);
}

/* --- what a person says --- */

static void
header_row_may_be_given(void **state)
{
	struct table_options o = { .header = 2 };
	struct looked l = { 0 };

	(void)state;
	look(&l, "Lonza,Visp\nVetter,Ulm\nAenova,Bonn\n", &o);
	assert_string_equal(buf_text(&l.titles), "Vetter|Ulm");
	assert_string_equal(buf_text(&l.parts), "aHR");
	look_done(&l);
	l = (struct looked){ 0 };
	o = (struct table_options){ .header = 1, .header_rows = 2 };
	look(&l, "Lonza,Visp\nVetter,Ulm\nAenova,Bonn\n", &o);
	assert_string_equal(buf_text(&l.titles), "Lonza Vetter|Visp Ulm");
	assert_string_equal(buf_text(&l.parts), "HHR");
	look_done(&l);
	l = (struct looked){ 0 };
	o = (struct table_options){ .header = TABLE_NO_HEADER };
	look(&l, "Vendor,Country\nVetter,Germany\n", &o);
	assert_string_equal(buf_text(&l.titles), "|");
	assert_string_equal(buf_text(&l.parts), "RR");
	look_done(&l);
}

static void
header_row_that_is_not_there_is_refused(void **state)
{
	char path[] = "/tmp/table.XXXXXX";
	struct sheet_options none = { 0 };
	struct table_options o = { .header = 9 };
	struct sheet *sheet = NULL;
	struct table *t = NULL;
	struct err err = { 0 };
	int fd = mkstemp(path);

	(void)state;
	if (fd < 0 || write(fd, "a,b\n1,2\n", 8) != 8 || close(fd) != 0)
		abort();
	reading_must(sheet_open(&sheet, path, &none, &err), &err);
	(void)unlink(path); /* it stays open */
	assert_false(table_open(&t, sheet, &o, words.v, &err));
	assert_int_equal(err.kind, ERR_USAGE);
	assert_non_null(strstr(err.text, "--header 9"));
	sheet_close(sheet);
}

static void
title_that_is_mapped_is_in_the_header(void **state)
{
	static const char *const map[] = { "Betrieb=vendor" };
	struct table_options o = { .map = map, .n_map = 1 };
	struct looked l = { 0 };

	(void)state;
	look(&l, "Liste,2024,rot,gelb\nBetrieb,Ort\nLonza,Visp\n", &o);
	assert_string_equal(buf_text(&l.titles), "Betrieb|Ort");
	assert_string_equal(buf_text(&l.parts), "aHR");
	look_done(&l);
}

/* --- all rows --- */

/* Sheets put together of pieces: every row comes out once, in order, and
 * every record of the list is one. */
static void
no_row_ever_vanishes(void **state)
{
	static const char *const above[] = { "", "Our list\n",
		"Our list\nas of 2024-05-01\n\n", ",,,\n" };
	static const char *const header[] = { "Vendor,Country,Services,Sites\n",
		"Vendor,Country,Offer,\n,,Services,Sites\n",
		"Vendor,Country,Services,Sites\n\n" };
	static const char *const between[] = { "", "\n", "Subtotal,,,7\n",
		"Vendor,Country,Services,Sites\n", ",,,\n\n" };
	static const char *const below[] = { "", "\nSource: FDA\n",
		"Total,,,19\nn = 4\n", "\n\nPrepared by: J. Smith\n" };

	(void)state;
	for (size_t k = 0; k < (size_t)4 * 3 * 5 * 4; k++) {
		struct buf csv = { 0 };
		struct looked l = { 0 };
		size_t lines = 0;
		size_t records = 0;

		buf_str(&csv, above[k % 4]);
		buf_str(&csv, header[k / 4 % 3]);
		buf_str(&csv, "Lonza,Switzerland,API,5\n"
			      "Vetter,Germany,vials,3\n");
		buf_str(&csv, between[k / 12 % 5]);
		buf_str(&csv, "Aenova,Germany,tablets,4\n"
			      "Siegfried,Switzerland,API,7\n");
		buf_str(&csv, below[k / 60]);
		for (size_t i = 0; i < csv.len; i++)
			lines += csv.data[i] == '\n' ? 1 : 0;
		look(&l, buf_text(&csv), NULL);
		for (size_t i = 0; i < l.parts.len; i++)
			records += l.parts.data[i] == 'R' ? 1 : 0;
		if (l.parts.len != lines || records != 4 ||
		    strncmp(buf_text(&l.titles), "Vendor|Country|", 15) != 0)
			fail_msg("%s is %s, %s", buf_text(&csv),
			    buf_text(&l.parts), buf_text(&l.titles));
		look_done(&l);
		buf_clear(&csv);
	}
}

static void
rows_come_again_after_rewind(void **state)
{
	struct looked l = { 0 };
	struct table_row row = { 0 };
	struct err err = { 0 };
	struct buf again = { 0 };
	bool found = true;

	(void)state;
	look(&l,
	    "List\nVendor,Country,Sites\nLonza,Switzerland,5\n"
	    "Total,,5\n\nSource: us\n",
	    NULL);
	assert_true(table_rewind(l.table, &err));
	for (;;) {
		assert_true(table_next(l.table, &row, &found, &err));
		if (!found)
			break;
		buf_char(&again, part_letters[row.part]);
	}
	assert_string_equal(buf_text(&again), buf_text(&l.parts));
	assert_string_equal(buf_text(&again), "aHRtbn");
	buf_clear(&again);
	look_done(&l);
}

static void
blank_sheet_is_a_table_without_columns(void **state)
{
	(void)state;
	expect("\n,,\n\n", "", "bbb");
}

/* --- exports of banks, instruments, offices --- */

static void
what_an_instrument_says_of_itself_is_no_table(void **state)
{
	(void)state;
	expect("Model,DPO2012B\nFirmware Version,1.52\nPoint Format,Y\n"
	       "Record Length,10000\nVertical Units,V\nTIME,CH1\n"
	       "-2.0e-03,-0.04\n-1.9e-03,-0.02\n-1.8e-03,0.0\n"
	       "-1.7e-03,0.04\n-1.6e-03,0.02\n",
	    "TIME|CH1", "aaaaaHRRRRR");
	/* one line of words is a title, and may be the only one */
	expect("Year,Value\n2016,1.0\n2017,2.6\n2018,2.3\n2019,1.8\n2020,2\n",
	    "Year|Value", "HRRRRR");
	/* one row of words is no reason to give up the titles above */
	expect(
	    "Item,Value\nColour,Red\n2016,1\n2017,2\n2018,2\n2019,1\n2020,2\n",
	    "Item|Value", "HRRRRRR");
}

static void
years_need_not_follow_each_other(void **state)
{
	(void)state;
	expect(";1985;1993;2000;2005;2006\nEyes;12;13;14;15;16\n"
	       "Ears;22;23;24;25;26\nSkin;32;33;34;35;36\n",
	    "|1985|1993|2000|2005|2006", "HRRR");
	expect(" ;Total;;Men;\n ;2019;2018;2019;2018\nNorth;9;8;5;4\n"
	       "South;7;6;4;3\nEast;5;4;3;2\n",
	    "|Total 2019|Total 2018|Men 2019|Men 2018", "HHRRR");
}

static void
dates_over_numbers_are_titles(void **state)
{
	(void)state;
	expect(";Day;Day;Day\n;31.12.1995;31.12.1996;31.12.1997\n"
	       "North;35,50;36,76;37,85\nSouth;70,50;71,87;72,00\n"
	       "East;80,50;81,87;82,00\n",
	    "|Day 31.12.1995|Day 31.12.1996|Day 31.12.1997", "HHRRR");
}

static void
notes_go_on_to_the_end(void **state)
{
	(void)state;
	expect(
	    "Place,A,B,C\nNorth,1,2,3\nSouth,4,5,6\nEast,7,8,9\n\n"
	    "Source: census\n1,As counted in spring\nHow to cite: see there\n",
	    "Place|A|B|C", "HRRRbnnn");
	/* rows as full as records follow: they are some */
	expect("Place,A,B,C\nNorth,1,2,3\nSouth,4,5,6\n* estimated\n"
	       "East,7,8,9\nWest,1,,\n",
	    "Place|A|B|C", "HRRnRR");
}

static void
date_alone_is_a_record_of_dates(void **state)
{
	(void)state;
	expect("Date\n2026-06-16\n2026-12-26\n2026-07-05\n", "Date", "HRRR");
	expect("Date;Open;Close\n2018-01-02;1.5;1.6\n2018-01-03;1.6;1.7\n"
	       "2018-01-05;;\n2018-01-08;1.7;1.8\n",
	    "Date|Open|Close", "HRRRR");
}

static void
one_record_says_little_of_the_row_above(void **state)
{
	(void)state;
	expect("field1,field2\nhello,goodbye\nhello2,goodbye2\n",
	    "field1|field2", "HRR");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(small_list_keeps_its_header_and_its_last_row),
		cmocka_unit_test(
		    vendor_whose_name_begins_with_total_is_a_record),
		cmocka_unit_test(last_row_of_one_cell_stays_a_record),
		cmocka_unit_test(lines_above_are_no_records),
		cmocka_unit_test(header_over_two_rows_is_joined),
		cmocka_unit_test(header_that_is_doubled_is_one),
		cmocka_unit_test(line_break_in_a_title_is_a_blank),
		cmocka_unit_test(titles_may_be_missing_or_stand_twice),
		cmocka_unit_test(table_without_a_header_has_no_titles),
		cmocka_unit_test(years_are_titles),
		cmocka_unit_test(empty_columns_at_the_end_are_none),
		cmocka_unit_test(header_again_is_no_record),
		cmocka_unit_test(totals_and_subtotals_are_no_records),
		cmocka_unit_test(notes_below_are_no_records),
		cmocka_unit_test(country_alone_between_records_is_a_heading),
		cmocka_unit_test(other_table_below_is_named),
		cmocka_unit_test(
		    same_titles_with_a_column_more_or_less_are_another_table),
		cmocka_unit_test(table_with_vendors_is_read_wherever_it_is),
		cmocka_unit_test(vendors_beyond_the_first_rows_are_found),
		cmocka_unit_test(header_row_may_be_given),
		cmocka_unit_test(header_row_that_is_not_there_is_refused),
		cmocka_unit_test(title_that_is_mapped_is_in_the_header),
		cmocka_unit_test(no_row_ever_vanishes),
		cmocka_unit_test(rows_come_again_after_rewind),
		cmocka_unit_test(blank_sheet_is_a_table_without_columns),
		cmocka_unit_test(what_an_instrument_says_of_itself_is_no_table),
		cmocka_unit_test(years_need_not_follow_each_other),
		cmocka_unit_test(dates_over_numbers_are_titles),
		cmocka_unit_test(notes_go_on_to_the_end),
		cmocka_unit_test(date_alone_is_a_record_of_dates),
		cmocka_unit_test(one_record_says_little_of_the_row_above),
	};

	return cmocka_run_group_tests(tests, words_open, words_close);
}
