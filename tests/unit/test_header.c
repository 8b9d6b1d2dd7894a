/* test_header.c - titles and values decide what a column is read as. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "reading.h"

/* The fields of all columns joined by blanks, "-" for those not used. */
static const char *
fields(struct reading *r)
{
	buf_reset(&r->text);
	for (size_t i = 0; i < r->plan.n; i++)
		buf_fmt(&r->text, "%s%s", i == 0 ? "" : " ",
		    r->plan.column[i].name == NULL ? "-"
						   : r->plan.column[i].name);
	return buf_text(&r->text);
}

/* Plan one sheet, compare, forget. */
static void
check(const char *csv, const char *want, const char *layout)
{
	struct reading r = { 0 };

	reading_open(&r, csv);
	assert_string_equal(fields(&r), want);
	assert_string_equal(r.plan.layout, layout);
	reading_close(&r);
}

/* What the error says when a sheet or an option does not fit. */
static void
check_refused(const char *csv, const struct plan_options *o, enum err_kind kind,
    const char *words)
{
	struct reading r = { 0 };
	struct err err = { 0 };

	assert_false(reading_try(&r, csv, o, &err));
	assert_int_equal(err.kind, kind);
	if (strstr(err.text, words) == NULL)
		fail_msg("\"%s\" says nothing of \"%s\"", err.text, words);
	reading_close(&r);
}

static void
titles_are_known_whatever_their_spelling(void **state)
{
	(void)state;
	check(
	    "COMPANY_NAME,hq country,Services\nAlder AG,CH,tablets; storage\n",
	    "vendor.name vendor.hq_country cap.text", "list");
	check("Fournisseur;Pays;Prestations\nAlder;FR;tablets\n",
	    "vendor.name site.country cap.text", "long");
}

static void
values_decide_an_ambiguous_title(void **state)
{
	(void)state;
	check("Vendor,Capability,Status\nA,tablets,offered\nB,vials,planned\n",
	    "vendor.name cap.text cap.status", "long");
	check("Vendor,Services,Status\nA,tablets,Approved\nB,vials,On hold\n",
	    "vendor.name cap.text qual.status_or_offer", "long");
	check("Vendor,Evidence\nA,E1\nB,E3\n", "vendor.name ev.evidence_level",
	    "long");
	check("Vendor,Evidence\nA,brochure of 2024\nB,their site\n",
	    "vendor.name ev.source", "long");
	check("Vendor,Category\nA,CDMO\nB,CMO\n", "vendor.name vendor.type",
	    "long");
	check("Vendor,HQ\nA,Germany\nB,France\n",
	    "vendor.name vendor.hq_country", "long");
}

static void
a_service_with_marks_is_a_column_of_a_matrix(void **state)
{
	(void)state;
	check("Vendor,Formulation development,Storage,Notes\nA,X,,\nB,,Yes,\n",
	    "vendor.name cap.column cap.column note", "matrix");
	/* A temperature is no mark: the title is a field's again. */
	check("Vendor,Storage\nA,2-8 C and frozen\nB,CRT\n",
	    "vendor.name cap.cold_chain", "long");
	/* Fully blank columns count as well. */
	check("Vendor,Lyophilisation,API manufacturing\nA,,\n",
	    "vendor.name cap.column cap.column", "matrix");
}

static void
an_unknown_title_over_marks_is_an_unknown_service(void **state)
{
	(void)state;
	check("Vendor,Lyophilisation,QC testing,Moon dust,Colour\n"
	      "A,X,X,X,red\nB,,X,No,blue\n",
	    "vendor.name cap.column cap.column cap.column -", "matrix");
}

static void
a_title_for_names_may_head_types(void **state)
{
	(void)state;
	check("Vendor,CMO/CDMO\nA,CMO\nB,CDMO\n", "vendor.name vendor.type",
	    "long");
	check("Vendor,CDMO,CMO\nA,X,\nB,,X\n",
	    "vendor.name vendor.type vendor.type", "long");
}

static void
one_column_is_the_vendor(void **state)
{
	(void)state;
	check("Company,Services,Company\nA,tablets,B\n",
	    "vendor.name cap.text vendor.other_name", "long");
	/* "Name" and "Partner" may be others'. */
	check("Name,Vendor\nJo,A\n", "- vendor.name", "long");
}

static void
registrations_of_the_fda_are_known(void **state)
{
	(void)state;
	check("FEI_NUMBER,DUNS_NUMBER,FIRM_NAME,ADDRESS,EXPIRATION_DATE,"
	      "OPERATIONS,REGISTRANT_NAME,REGISTRANT_DUNS,EXCLUSION_FLAG\n"
	      "0000000001,000000001,A,\"B, C\",12/31/2026,PACK,D,000000002,N\n",
	    "site.fei site.duns site.name site.address - fda.operations "
	    "vendor.name vendor.duns -",
	    "fda");
}

static void
the_header_may_stand_below_a_title(void **state)
{
	struct reading r = { 0 };

	(void)state;
	reading_open(&r, "Our vendors\nas of today\n\nCompany,Type\nA,CMO\n");
	assert_int_equal(r.plan.header_row, 4);
	assert_int_equal(r.plan.header_line, 4);
	reading_close(&r);
}

static void
a_sheet_without_vendors_names_its_titles(void **state)
{
	(void)state;
	check_refused(
	    "Colour,Weight\nred,3\n", NULL, ERR_DATA, "\"Colour\", \"Weight\"");
	check_refused(
	    "Colour,Weight\nred,3\n", NULL, ERR_DATA, "--map COLUMN=vendor");
	check_refused("\n , \n", NULL, ERR_DATA, "blank");
}

static void
maps_overrule(void **state)
{
	static const char *const map[] = { "Who=vendor", "3=services",
		"Type=ignore", "4=lyophilization" };
	const struct plan_options o = {
		.map = map, .n_map = 4, .now = READING_NOW
	};
	struct reading r = { 0 };
	struct err err = { 0 };

	(void)state;
	assert_true(reading_try(&r,
	    "Who,Type,What,Dried\nA,CMO,tablets,X\nB,CDMO,vials,\n", &o, &err));
	assert_string_equal(
	    fields(&r), "vendor.name - cap.text lyophilization");
	reading_close(&r);
}

static void
a_map_that_fits_nothing_is_refused(void **state)
{
	const char *csv = "Company,Type\nA,CMO\n";
	const char *map[1] = { "Compny=vendor" };
	struct plan_options o = { .map = map, .n_map = 1, .now = READING_NOW };

	(void)state;
	check_refused(csv, &o, ERR_USAGE, "(Company?)");
	map[0] = "Company=vendr";
	check_refused(csv, &o, ERR_USAGE, "(vendor?)");
	map[0] = "7=vendor";
	check_refused(csv, &o, ERR_USAGE, "no column 7");
	map[0] = "Company";
	check_refused(csv, &o, ERR_USAGE, "COLUMN=FIELD");
}

static void
a_default_that_fits_nothing_is_refused(void **state)
{
	const char *csv = "Company,Type\nA,CMO\n";
	const char *text[1] = { "country=Germnay" };
	struct plan_options o = {
		.fallback = text, .n_fallback = 1, .now = READING_NOW
	};

	(void)state;
	check_refused(csv, &o, ERR_USAGE, "Germnay");
	text[0] = "contry=Germany";
	check_refused(csv, &o, ERR_USAGE, "(country?)");
	text[0] = "country";
	check_refused(csv, &o, ERR_USAGE, "FIELD=VALUE");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(titles_are_known_whatever_their_spelling),
		cmocka_unit_test(values_decide_an_ambiguous_title),
		cmocka_unit_test(a_service_with_marks_is_a_column_of_a_matrix),
		cmocka_unit_test(
		    an_unknown_title_over_marks_is_an_unknown_service),
		cmocka_unit_test(a_title_for_names_may_head_types),
		cmocka_unit_test(one_column_is_the_vendor),
		cmocka_unit_test(registrations_of_the_fda_are_known),
		cmocka_unit_test(the_header_may_stand_below_a_title),
		cmocka_unit_test(a_sheet_without_vendors_names_its_titles),
		cmocka_unit_test(maps_overrule),
		cmocka_unit_test(a_map_that_fits_nothing_is_refused),
		cmocka_unit_test(a_default_that_fits_nothing_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
