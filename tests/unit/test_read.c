/* test_read.c - rows become facts: what is claimed, what is not, and why. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "reading.h"

/* A sheet, and what its rows are expected to claim, in order. */
static void
check(const char *csv, const char *const *want)
{
	struct reading r = { 0 };
	struct read_result result = { 0 };
	enum read_outcome outcome = READ_SKIP;

	reading_open(&r, csv);
	for (; *want != NULL; want++) {
		const char *got = reading_next(&r, &outcome, &result);

		assert_non_null(got);
		assert_int_equal(outcome, READ_FACT);
		assert_string_equal(got, *want);
	}
	assert_null(reading_next(&r, &outcome, &result));
	reading_close(&r);
}

static void
check_text(struct load_text t, const char *want)
{
	assert_int_equal(t.n, strlen(want));
	if (t.n > 0)
		assert_memory_equal(t.s, want, t.n);
}

/* Some remark on the row holds these words. */
static void
check_warned(const struct read_result *r, size_t position, const char *words)
{
	for (size_t i = 0; i < r->n_warning; i++) {
		if (strstr(r->warning[i].text, words) != NULL) {
			assert_int_equal(r->warning[i].position, position);
			return;
		}
	}
	fail_msg("no remark says \"%s\"", words);
}

static void
marks_say_yes_no_and_nothing(void **state)
{
	static const char *const want[] = { "tech-transfer storage=no",
		"tech-transfer=partial storage=planned",
		"tech-transfer=partner", "", "tech-transfer=planned",
		"tech-transfer@PH1 tech-transfer@PH2 storage@COM", NULL };

	(void)state;
	check("Vendor,Technology transfer,GMP storage\nA,X,No\nB,(X),planned\n"
	      "C,via partner,n.a.\nD,?,\nE,2027,tbd\n"
	      "F,Phase I/II,Commercial\n",
	    want);
}

static void
blank_is_never_no(void **state)
{
	static const char *const want[] = { "tech-transfer", "", NULL };

	(void)state;
	check("Vendor,Technology transfer,QC testing\nA,X,\nB,,\n", want);
}

static void
ratings_and_past_years_claim_nothing(void **state)
{
	struct reading r = { 0 };
	struct read_result result = { 0 };
	enum read_outcome outcome = READ_SKIP;

	(void)state;
	reading_open(
	    &r, "Vendor,Technology transfer,QC testing\nA,3,1\nB,0,2020\n");
	assert_string_equal(reading_next(&r, &outcome, &result), "");
	assert_int_equal(result.n_warning, 2);
	check_warned(&result, 2, "legend");
	assert_string_equal(reading_next(&r, &outcome, &result), "");
	check_warned(&result, 3, "no plan any more");
	reading_close(&r);
}

static void
ambiguous_titles_and_odd_cells_are_kept_as_words(void **state)
{
	static const char *const want[] = {
		"qc-testing ?Commercial manufacturing",
		"?QC testing: moon dust", NULL
	};

	(void)state;
	check("Vendor,Commercial manufacturing,QC testing\nA,X,X\n"
	      "B,,moon dust\n",
	    want);
}

static void
a_row_says_more_of_its_claims(void **state)
{
	static const char *const want[] = {
		"lyophilization=planned#MAB/STI@COM~E3", "lyophilization~E1",
		NULL
	};

	(void)state;
	check("Vendor,Capability,Claim status,Modality,Dosage form,Phase,"
	      "Evidence level\n"
	      "A,lyophilization,planned,mAb,vials,Commercial,E3\n"
	      "B,lyophilization,offered,,,,E1\n",
	    want);
}

static void
the_words_win_over_the_row(void **state)
{
	static const char *const want[] = {
		"lyophilization=partner#ANY chemical-process-development#PEP",
		NULL
	};

	(void)state;
	check("Vendor,Services,Claim status,Modality\n"
	      "A,lyophilization (via partner); peptide process development,"
	      "offered,ANY\n",
	    want);
}

/* Aseptic filling is of injectables, unless the row says of what. */
static void
a_dosage_form_of_the_row_is_more_exact(void **state)
{
	static const char *const want[] = { "fill-finish/OPH",
		"fill-finish/STI", NULL };

	(void)state;
	check("Vendor,Capability,Dosage form\n"
	      "A,aseptic filling,eye drops\nB,aseptic filling,\n",
	    want);
}

static void
several_modalities_are_a_claim_each(void **state)
{
	static const char *const want[] = {
		"lyophilization#MAB lyophilization#PEP", NULL
	};

	(void)state;
	check("Vendor,Capability,Modality\nA,lyophilization,mAb; peptides\n",
	    want);
}

static void
several_modalities_beside_a_list_claim_nothing(void **state)
{
	static const char *const want[] = {
		"cell-line-development chemical-process-development",
		"chemical-process-development#SM qc-testing#SM", NULL
	};

	(void)state;
	check("Vendor,Services,Modality\n"
	      "A,cell line development; route scouting,mAb; small molecule\n"
	      "B,route scouting; QC testing,small molecule\n",
	    want);
}

static void
dosage_forms_of_a_list_go_where_they_apply(void **state)
{
	static const char *const want[] = {
		"chemical-process-development oral-solids/OSD fill-finish/STI",
		NULL
	};

	(void)state;
	check("Vendor,Services,Dosage forms\n"
	      "A,route scouting; oral solid dose manufacturing; aseptic "
	      "filling,tablets; vials\n",
	    want);
}

static void
a_status_nobody_knows_claims_nothing(void **state)
{
	struct reading r = { 0 };
	struct read_result result = { 0 };
	enum read_outcome outcome = READ_SKIP;

	(void)state;
	reading_open(&r,
	    "Vendor,Capability,Claim status\nA,serialization,offered\n"
	    "B,serialization,perhaps\nC,serialization,tbd\nD,serialization,\n");
	assert_string_equal(
	    reading_next(&r, &outcome, &result), "serialization");
	assert_string_equal(
	    reading_next(&r, &outcome, &result), "?serialization");
	check_warned(&result, 3, "\"perhaps\"");
	assert_string_equal(
	    reading_next(&r, &outcome, &result), "?serialization");
	/* The sheet says "offered" where it means it: a blank is unknown. */
	assert_string_equal(
	    reading_next(&r, &outcome, &result), "?serialization");
	reading_close(&r);
}

static void
a_blank_status_is_offered_where_only_exceptions_are_stated(void **state)
{
	static const char *const want[] = { "serialization",
		"serialization=planned", NULL };

	(void)state;
	check("Vendor,Capability,Claim "
	      "status\nA,serialization,\nB,serialization,planned\n",
	    want);
}

static void
a_scope_decides_an_ambiguous_phrase(void **state)
{
	static const char *const want[] = { "commercial-ds", "commercial-dp",
		"?commercial manufacturing", NULL };

	(void)state;
	check("Vendor,Capability,DS/DP\nA,commercial manufacturing,DS\n"
	      "B,commercial manufacturing,DP\nC,commercial manufacturing,\n",
	    want);
}

static void
a_category_counts_where_nothing_finer_is_said(void **state)
{
	static const char *const want[] = { "lyophilization", "packaging",
		NULL };

	(void)state;
	check("Vendor,Service category,Capability\n"
	      "A,Packaging,lyophilization\nB,Packaging,\n",
	    want);
}

static void
notes_are_never_mined(void **state)
{
	static const char *const want[] = { "serialization", NULL };

	(void)state;
	check("Vendor,Services,Comments\nA,serialization,also lyophilization\n",
	    want);
}

static void
the_words_of_an_export_stay_with_their_claim(void **state)
{
	struct reading r = { 0 };
	struct read_result result = { 0 };
	enum read_outcome outcome = READ_SKIP;

	(void)state;
	reading_open(&r, "vendor,capability,status,phrase\n"
			 "A,oral-solids,offered,Solids: X\n");
	assert_string_equal(reading_next(&r, &outcome, &result), "oral-solids");
	assert_string_equal(result.fact.claim[0].wording->text, "Solids: X");
	reading_close(&r);
}

static void
country_and_city_are_the_vendors_unless_it_has_sites(void **state)
{
	struct reading r = { 0 };
	struct read_result result = { 0 };
	enum read_outcome outcome = READ_SKIP;

	(void)state;
	reading_open(&r, "Vendor,City,Country\nA,Visp,Switzerland\n");
	(void)reading_next(&r, &outcome, &result);
	assert_false(result.fact.has_site);
	assert_string_equal(result.fact.country, "CH");
	check_text(result.fact.city, "Visp");
	reading_close(&r);
	reading_open(&r, "Vendor,Site,City,Country\nA,Plant 1,Visp,CHE\n"
			 "A,,,Germany\n");
	(void)reading_next(&r, &outcome, &result);
	assert_true(result.fact.has_site);
	assert_null(result.fact.country);
	assert_string_equal(result.fact.site_country, "CH");
	(void)reading_next(&r, &outcome, &result);
	assert_false(result.fact.has_site);
	assert_string_equal(result.fact.country, "DE");
	reading_close(&r);
}

static void
an_unknown_country_is_remarked_upon(void **state)
{
	struct reading r = { 0 };
	struct read_result result = { 0 };
	enum read_outcome outcome = READ_SKIP;

	(void)state;
	reading_open(&r, "Vendor,HQ Country\nA,Germnay\n");
	(void)reading_next(&r, &outcome, &result);
	assert_int_equal(outcome, READ_FACT);
	assert_null(result.fact.country);
	check_warned(&result, 2, "(Germany?)");
	reading_close(&r);
}

static void
types_are_kept_as_written(void **state)
{
	struct reading r = { 0 };
	struct read_result result = { 0 };
	enum read_outcome outcome = READ_SKIP;

	(void)state;
	reading_open(&r, "Vendor,Vendor type\nA,CDMO\nB,CRDMO\nC,moon base\n");
	(void)reading_next(&r, &outcome, &result);
	assert_string_equal(result.fact.kind, "CDMO");
	assert_true(result.fact.tag_standard);
	(void)reading_next(&r, &outcome, &result);
	assert_string_equal(result.fact.kind, "CDMO");
	assert_false(result.fact.tag_standard);
	check_text(result.fact.tag, "CRDMO");
	(void)reading_next(&r, &outcome, &result);
	assert_null(result.fact.kind);
	check_text(result.fact.tag, "moon base");
	check_warned(&result, 2, "moon base");
	reading_close(&r);
}

static void
identifiers_go_to_the_site_or_the_vendor(void **state)
{
	struct reading r = { 0 };
	struct read_result result = { 0 };
	enum read_outcome outcome = READ_SKIP;

	(void)state;
	reading_open(&r, "Vendor,Site,FEI,DUNS\nA,P,0000001463,27-649-5414\n");
	(void)reading_next(&r, &outcome, &result);
	assert_int_equal(result.fact.n_id, 0);
	assert_int_equal(result.fact.n_site_id, 2);
	check_text(result.fact.site_id[0].value, "0000001463");
	check_text(result.fact.site_id[1].value, "276495414");
	reading_close(&r);
	reading_open(
	    &r, "Vendor,DUNS,Website\nA,276495414,https://www.A.com/x\n");
	(void)reading_next(&r, &outcome, &result);
	assert_int_equal(result.fact.n_id, 1);
	assert_string_equal(result.fact.id[0].scheme, "DUNS");
	check_text(result.fact.website, "https://www.A.com/x");
	reading_close(&r);
}

static void
a_registration_is_of_a_site_of_the_registrant(void **state)
{
	struct reading r = { 0 };
	struct read_result result = { 0 };
	enum read_outcome outcome = READ_SKIP;

	(void)state;
	reading_open(&r,
	    "FEI_NUMBER,DUNS_NUMBER,FIRM_NAME,ADDRESS,OPERATIONS,"
	    "REGISTRANT_NAME,REGISTRANT_DUNS\n"
	    "0000000001,000000019,Plant,\"1 Way, Seoul,  04524, Korea, South "
	    "(KOR)\",API MANUFACTURE; PACK; SALVAGE; MOON DUST,Firm,000000027\n"
	    "0000000002,000000019,Plant,\"1 Way, Lantern, Ohio (OH) 00001, "
	    "United States (USA)\",ANALYSIS,Firm,000000027\n"
	    "0000000003,000000019,Plant,\"9 Lane, Cork, , Ireland (IRL)\","
	    "ANALYSIS,Firm,000000027\n");
	assert_int_equal(r.plan.evidence_id, 3);
	assert_string_equal(reading_next(&r, &outcome, &result),
	    "commercial-ds packaging ?SALVAGE ?MOON DUST");
	check_text(result.fact.name, "Firm");
	check_text(result.fact.site_name, "Plant");
	assert_null(result.fact.country);
	assert_string_equal(result.fact.site_country, "KR");
	check_text(result.fact.site_city, "Seoul");
	check_text(result.fact.site_state, "");
	check_text(result.fact.id[0].value, "000000027");
	(void)reading_next(&r, &outcome, &result);
	check_text(result.fact.site_city, "Lantern");
	check_text(result.fact.site_state, "Ohio (OH)");
	(void)reading_next(&r, &outcome, &result);
	check_text(result.fact.site_city, "Cork");
	check_text(result.fact.site_state, "");
	reading_close(&r);
}

static void
rows_without_a_vendor_are_set_aside(void **state)
{
	struct reading r = { 0 };
	struct read_result result = { 0 };
	enum read_outcome outcome = READ_SKIP;

	(void)state;
	reading_open(
	    &r, "Vendor,Services\nAlder,serialization\n,vials\n-,vials\n");
	(void)reading_next(&r, &outcome, &result);
	(void)reading_next(&r, &outcome, &result);
	assert_int_equal(outcome, READ_ASIDE);
	assert_int_equal(result.position, 1);
	assert_non_null(strstr(result.reason, "Alder"));
	(void)reading_next(&r, &outcome, &result);
	assert_int_equal(outcome, READ_ASIDE);
	reading_close(&r);
}

static void
what_is_no_data_is_skipped(void **state)
{
	struct reading r = { 0 };
	struct read_result result = { 0 };
	enum read_outcome outcome = READ_FACT;

	(void)state;
	reading_open(&r, "Vendor,Services\n "
			 ",\nVendor,Services\nTotal,2\n\nA,serialization\n");
	for (int i = 0; i < 3; i++) {
		(void)reading_next(&r, &outcome, &result);
		assert_int_equal(outcome, READ_SKIP);
		assert_non_null(result.reason);
	}
	(void)reading_next(&r, &outcome, &result);
	assert_int_equal(outcome, READ_SKIP);
	(void)reading_next(&r, &outcome, &result);
	assert_int_equal(outcome, READ_FACT);
	reading_close(&r);
}

static void
cells_beyond_the_header_set_a_row_aside(void **state)
{
	struct reading r = { 0 };
	struct read_result result = { 0 };
	enum read_outcome outcome = READ_FACT;

	(void)state;
	reading_open(&r,
	    "Vendor,Services,Type\nA,serialization,CMO\n"
	    "B,serialization,vials,CMO\nC,serialization\nD,vials,CMO,,\n");
	(void)reading_next(&r, &outcome, &result);
	(void)reading_next(&r, &outcome, &result);
	assert_int_equal(outcome, READ_ASIDE);
	(void)reading_next(&r, &outcome, &result);
	assert_int_equal(outcome, READ_FACT);
	check_warned(&result, 0, "2 cells where the header has 3");
	(void)reading_next(&r, &outcome, &result);
	assert_int_equal(outcome, READ_FACT);
	assert_int_equal(result.n_warning, 0);
	reading_close(&r);
}

static void
rejected_rows_can_be_read_again(void **state)
{
	struct reading r = { 0 };
	struct read_result result = { 0 };
	enum read_outcome outcome = READ_FACT;

	(void)state;
	reading_open(&r,
	    "Vendor,Services,vendorcat_extra,vendorcat_line,"
	    "vendorcat_column,vendorcat_reason\n"
	    "A,serialization,,7,3,mended\nB,serialization,vials,8,3,not\n");
	assert_string_equal(
	    reading_next(&r, &outcome, &result), "serialization");
	assert_int_equal(outcome, READ_FACT);
	(void)reading_next(&r, &outcome, &result);
	assert_int_equal(outcome, READ_ASIDE);
	reading_close(&r);
}

static void
the_apostrophe_of_a_csv_writer_is_taken_off(void **state)
{
	struct reading r = { 0 };
	struct read_result result = { 0 };
	enum read_outcome outcome = READ_FACT;

	(void)state;
	reading_open(&r, "Vendor\n'=A1\n''=A1\n'Tis Pharma\n=B2\n");
	(void)reading_next(&r, &outcome, &result);
	check_text(result.fact.name, "=A1");
	(void)reading_next(&r, &outcome, &result);
	check_text(result.fact.name, "'=A1");
	(void)reading_next(&r, &outcome, &result);
	check_text(result.fact.name, "'Tis Pharma");
	(void)reading_next(&r, &outcome, &result);
	assert_int_equal(outcome, READ_ASIDE);
	check_warned(&result, 1, "has no value in this file");
	reading_close(&r);
}

static void
cells_are_read_as_a_person_sees_them(void **state)
{
	struct reading r = { 0 };
	struct read_result result = { 0 };
	enum read_outcome outcome = READ_FACT;

	(void)state;
	reading_open(&r,
	    "Vendor,Country,Services,ERP no\n"
	    "\"=HYPERLINK(\"\"http://x\"\",\"\"Acme\"\")\",<b>Germany</b>,"
	    "tableting<br>lyophilisation,\"=\"\"00123\"\"\"\n"
	    "Bri\342\200\213ck,\357\274\264\357\274\267,&nbsp;,'00042\n"
	    "Johnson &amp; Johnson,,,\n");
	assert_string_equal(reading_next(&r, &outcome, &result),
	    "oral-solids/OSD lyophilization/STI");
	check_text(result.fact.name, "Acme");
	assert_string_equal(result.fact.country, "DE");
	check_text(result.fact.id[0].value, "00123");
	check_warned(&result, 1, "a formula");
	check_warned(&result, 2, "HTML");
	(void)reading_next(&r, &outcome, &result);
	check_text(result.fact.name, "Brick");
	assert_string_equal(result.fact.country, "TW");
	check_text(result.fact.id[0].value, "00042");
	check_warned(&result, 1, "do not show");
	check_warned(&result, 2, "full-width");
	check_warned(&result, 4, "apostrophe");
	(void)reading_next(&r, &outcome, &result);
	check_text(result.fact.name, "Johnson & Johnson");
	reading_close(&r);
}

static void
damaged_identifiers_are_not_stored(void **state)
{
	struct reading r = { 0 };
	struct read_result result = { 0 };
	enum read_outcome outcome = READ_FACT;

	(void)state;
	reading_open(&r, "Vendor,ERP no,DUNS\nA,1.23457E+11,\"123,456,789\"\n"
			 "B,4711,1.23E+08\nC,4712,12345678\n");
	(void)reading_next(&r, &outcome, &result);
	assert_int_equal(outcome, READ_FACT);
	assert_int_equal(result.fact.n_id, 1); /* grouped, but whole */
	check_text(result.fact.id[0].value, "123456789");
	check_warned(&result, 2, "a spreadsheet rounded it");
	(void)reading_next(&r, &outcome, &result);
	assert_int_equal(result.fact.n_id, 1);
	check_warned(&result, 3, "a spreadsheet rounded it");
	(void)reading_next(&r, &outcome, &result);
	assert_int_equal(result.fact.n_id, 1);
	check_warned(&result, 3, "leading zero may be lost (012345678?)");
	reading_close(&r);
}

static struct load_text
first_date(const struct load_fact *f)
{
	return f->n_claim == 0 ? (struct load_text){ 0 } : f->claim->date;
}

static void
dates_have_one_reading(void **state)
{
	struct reading r = { 0 };
	struct read_result result = { 0 };
	enum read_outcome outcome = READ_FACT;

	(void)state;
	reading_open(&r, "Vendor,Capability,As of\nA,serialization,31.12.2025\n"
			 "B,serialization,03/04/2025\n");
	(void)reading_next(&r, &outcome, &result);
	assert_int_equal(result.fact.n_claim, 1);
	check_text(first_date(&result.fact), "2025-12-31");
	(void)reading_next(&r, &outcome, &result);
	check_text(first_date(&result.fact), "");
	check_warned(&result, 3, "03/04/2025");
	reading_close(&r);
}

/* The dates of a sheet of one column of dates, "" where none is set; and what
 * is said of those rows. */
static void
check_dates(const char *csv, enum date_order told, const char *const *want,
    const char *remark)
{
	struct plan_options o = { .now = READING_NOW, .date_order = told };
	struct reading r = { 0 };
	struct read_result result = { 0 };
	enum read_outcome outcome = READ_SKIP;
	struct err err = { 0 };

	reading_must(reading_try(&r, csv, &o, &err), &err);
	for (; *want != NULL; want++) {
		assert_non_null(reading_next(&r, &outcome, &result));
		assert_int_equal(outcome, READ_FACT);
		check_text(first_date(&result.fact), *want);
		if ((*want)[0] == '\0')
			check_warned(&result, 3, remark);
	}
	reading_close(&r);
}

static void
one_date_decides_for_its_column(void **state)
{
	static const char *const dmy[] = { "2024-04-03", "2024-04-13",
		"2024-12-01", NULL };
	static const char *const mdy[] = { "2024-03-04", "2024-04-13", NULL };
	static const char *const open[] = { "", "2024-05-05", NULL };
	static const char *const mixed[] = { "", "2024-04-13", "2024-04-13",
		NULL };

	(void)state;
	check_dates("Vendor,Capability,As of\nA,serialization,03/04/2024\n"
		    "B,serialization,13/04/2024\nC,serialization,1/12/24\n",
	    DATE_ORDER_ANY, dmy, "");
	check_dates("Vendor,Capability,As of\nA,serialization,03/04/2024\n"
		    "B,serialization,04/13/2024\n",
	    DATE_ORDER_ANY, mdy, "");
	check_dates("Vendor,Capability,As of\nA,serialization,03/04/2024\n"
		    "B,serialization,05/05/2024\n",
	    DATE_ORDER_ANY, open, "could be two days");
	check_dates("Vendor,Capability,As of\nA,serialization,03/04/2024\n"
		    "B,serialization,13/04/2024\nC,serialization,04/13/2024\n",
	    DATE_ORDER_ANY, mixed, "could be two days");
}

static void
an_order_that_was_told_holds(void **state)
{
	static const char *const want[] = { "2024-03-04", "", "2024-03-04",
		NULL };

	(void)state;
	check_dates("Vendor,Capability,As of\nA,serialization,03/04/2024\n"
		    "B,serialization,13/04/2024\nC,serialization,3.4.2024\n",
	    DATE_ORDER_MDY, want, "order");
}

/* The row that decides stands far below those that are looked at first. */
static void
a_date_far_below_decides_too(void **state)
{
	static const char *const want[] = { "2024-04-03", "2024-04-03", NULL };
	struct buf b = { 0 };

	(void)state;
	buf_str(&b, "Vendor,Capability,As of\n");
	for (int i = 0; i < 1000; i++)
		buf_fmt(&b, "V%d,serialization,03/04/2024\n", i);
	buf_str(&b, "Z,serialization,13/04/2024\n");
	check_dates(buf_text(&b), DATE_ORDER_ANY, want, "");
	buf_clear(&b);
}

static void
dates_that_are_none_say_why(void **state)
{
	static const char *const want[] = { "", NULL };
	static const char *const serial[] = { "2025-03-04", "2025", NULL };

	(void)state;
	check_dates("Vendor,Capability,As of\nA,serialization,31.02.2024\n",
	    DATE_ORDER_ANY, want, "no day that exists");
	check_dates("Vendor,Capability,As of\nA,serialization,soon\n",
	    DATE_ORDER_ANY, want, "is no date");
	check_dates("Vendor,Capability,As of\nA,serialization,45720\n"
		    "B,serialization,Q3 2025\n",
	    DATE_ORDER_ANY, serial, "");
}

/* The country of each row of a sheet "Vendor,Country[,City]", "-" where none
 * is set; those without one are remarked upon with these words. */
static void
check_countries(const char *csv, const char *const *want, const char *remark)
{
	struct reading r = { 0 };
	struct read_result result = { 0 };
	enum read_outcome outcome = READ_SKIP;

	reading_open(&r, csv);
	for (; *want != NULL; want++) {
		assert_non_null(reading_next(&r, &outcome, &result));
		assert_int_equal(outcome, READ_FACT);
		if (strcmp(*want, "-") == 0) {
			assert_null(result.fact.country);
			check_warned(&result, 2, remark);
			continue;
		}
		assert_non_null(result.fact.country);
		assert_string_equal(result.fact.country, *want);
	}
	reading_close(&r);
}

static void
the_sheet_decides_what_a_country_may_be(void **state)
{
	static const char *const codes[] = { "CA", "CH", "DE", "US", NULL };
	static const char *const names[] = { "-", "US", "DE", NULL };
	static const char *const states[] = { "-", "-", "US", "DE", NULL };
	static const char *const georgia[] = { "GE", "US", "DE", NULL };
	static const char *const korea[] = { "-", "KR", "KR", "KP", NULL };
	static const char *const atlanta[] = { "US", "GE", "-", "-", NULL };

	(void)state;
	check_countries("Vendor,Country\nA,CA\nB,CH\nC,DE\nD,US\n", codes, "");
	check_countries("Vendor,Country\nA,CA\nB,United States\nC,Germany\n",
	    names, "may be Canada or California (United States)");
	check_countries("Vendor,Country\nA,CA\nB,NJ\nC,USA\nD,Germany\n",
	    states, "a"); /* may be; is no country (New Jersey ...?) */
	check_countries(
	    "Vendor,Country\nA,Georgia\nB,USA\nC,Germany\n", georgia, "");
	check_countries("Vendor,Country,City\nA,Korea,Ulsan\n"
			"B,Korea,Incheon\nC,South Korea,\nD,DPRK,\n",
	    korea, "may be North Korea or South Korea");
	check_countries("Vendor,Country,City\nA,Georgia,Atlanta\n"
			"B,Georgia,Tbilisi\nC,Georgia,Springfield\nD,Texas,\n",
	    atlanta, "no country is set");
}

static void
several_countries_are_the_vendors_sites(void **state)
{
	struct reading r = { 0 };
	struct buf also = { 0 };
	struct read_result result = { 0 };
	enum read_outcome outcome = READ_SKIP;

	(void)state;
	reading_open(&r, "Vendor,Country\nA,\"DE, CH; US\"\n"
			 "B,Deutschland und Schweiz\n"
			 "C,\"Basel, Switzerland\"\nD,\"DE, Mars\"\n");
	(void)reading_next(&r, &outcome, &result);
	assert_null(result.fact.country);
	assert_int_equal(result.fact.n_also, 3);
	for (size_t i = 0; i < 3 && result.fact.also != NULL; i++)
		buf_fmt(&also, "%s;", result.fact.also[i]);
	assert_string_equal(buf_text(&also), "DE;CH;US;");
	buf_clear(&also);
	assert_int_equal(result.n_warning, 0);
	(void)reading_next(&r, &outcome, &result);
	assert_int_equal(result.fact.n_also, 2);
	(void)reading_next(&r, &outcome, &result);
	assert_string_equal(result.fact.country, "CH");
	(void)reading_next(&r, &outcome, &result);
	assert_int_equal(result.fact.n_also, 0);
	check_warned(&result, 2, "is not known");
	reading_close(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_say_yes_no_and_nothing),
		cmocka_unit_test(blank_is_never_no),
		cmocka_unit_test(ratings_and_past_years_claim_nothing),
		cmocka_unit_test(
		    ambiguous_titles_and_odd_cells_are_kept_as_words),
		cmocka_unit_test(a_row_says_more_of_its_claims),
		cmocka_unit_test(the_words_win_over_the_row),
		cmocka_unit_test(a_dosage_form_of_the_row_is_more_exact),
		cmocka_unit_test(several_modalities_are_a_claim_each),
		cmocka_unit_test(
		    several_modalities_beside_a_list_claim_nothing),
		cmocka_unit_test(dosage_forms_of_a_list_go_where_they_apply),
		cmocka_unit_test(a_status_nobody_knows_claims_nothing),
		cmocka_unit_test(
		    a_blank_status_is_offered_where_only_exceptions_are_stated),
		cmocka_unit_test(a_scope_decides_an_ambiguous_phrase),
		cmocka_unit_test(a_category_counts_where_nothing_finer_is_said),
		cmocka_unit_test(notes_are_never_mined),
		cmocka_unit_test(the_words_of_an_export_stay_with_their_claim),
		cmocka_unit_test(
		    country_and_city_are_the_vendors_unless_it_has_sites),
		cmocka_unit_test(an_unknown_country_is_remarked_upon),
		cmocka_unit_test(types_are_kept_as_written),
		cmocka_unit_test(identifiers_go_to_the_site_or_the_vendor),
		cmocka_unit_test(a_registration_is_of_a_site_of_the_registrant),
		cmocka_unit_test(rows_without_a_vendor_are_set_aside),
		cmocka_unit_test(what_is_no_data_is_skipped),
		cmocka_unit_test(cells_beyond_the_header_set_a_row_aside),
		cmocka_unit_test(rejected_rows_can_be_read_again),
		cmocka_unit_test(the_apostrophe_of_a_csv_writer_is_taken_off),
		cmocka_unit_test(cells_are_read_as_a_person_sees_them),
		cmocka_unit_test(damaged_identifiers_are_not_stored),
		cmocka_unit_test(dates_have_one_reading),
		cmocka_unit_test(one_date_decides_for_its_column),
		cmocka_unit_test(an_order_that_was_told_holds),
		cmocka_unit_test(a_date_far_below_decides_too),
		cmocka_unit_test(dates_that_are_none_say_why),
		cmocka_unit_test(the_sheet_decides_what_a_country_may_be),
		cmocka_unit_test(several_countries_are_the_vendors_sites),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
