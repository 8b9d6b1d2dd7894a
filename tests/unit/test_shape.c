/* test_shape.c - layouts, found and told, and what is read of each: expected
 * claims are worked out by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "reading.h"

/* A sheet: its layout, and what each row below the header comes to; rows that
 * are skipped are "-". */
static void
check(const char *csv, const struct plan_options *o, const char *layout,
    const char *const *want)
{
	struct reading r = { 0 };
	struct read_result result = { 0 };
	enum read_outcome outcome = READ_SKIP;
	struct err err = { 0 };

	reading_must(reading_try(&r, csv, o, &err), &err);
	assert_string_equal(r.plan.layout, layout);
	assert_true(r.plan.layout_reason[0] != '\0');
	for (; *want != NULL; want++) {
		const char *got = reading_next(&r, &outcome, &result);

		assert_non_null(got);
		if (strcmp(*want, "-") == 0) {
			assert_int_equal(outcome, READ_SKIP);
			continue;
		}
		assert_int_equal(outcome, READ_FACT);
		assert_string_equal(got, *want);
	}
	assert_null(reading_next(&r, &outcome, &result));
	reading_close(&r);
}

static void
check_refused(const char *csv, const struct plan_options *o, enum err_kind kind,
    const char *words)
{
	struct reading r = { 0 };
	struct err err = { 0 };

	assert_false(reading_try(&r, csv, o, &err));
	assert_int_equal(err.kind, kind);
	if (strstr(err.text, words) == NULL)
		fail_msg("\"%s\" does not say \"%s\"", err.text, words);
	reading_close(&r);
}

static void
scope_over_phase_is_a_stage(void **state)
{
	static const char *const want[] = {
		"process-development clinical-ds@PH1 clinical-ds@PH2 "
		"clinical-ds@PH3",
		"formulation-development=no commercial-dp=partial@COM",
		"commercial-ds=planned@COM clinical-dp@PH1 clinical-dp@PH2 "
		"clinical-dp@PH3",
		NULL
	};

	(void)state;
	check(",,DS,,,DP,,\nCompany,Country,Dev,Clin,Com,Dev,Clin,Com\n"
	      "A,DE,X,X,,,,\nB,US,,,,No,,(X)\nC,GB,,,planned,tbd,Yes,?\n",
	    NULL, "matrix2", want);
}

static void
service_over_phase_and_area_over_service(void **state)
{
	static const char *const want[] = {
		"oral-solids/OSD@PH1 oral-solids/OSD@PH2 oral-solids/OSD@PH3 "
		"method-development",
		"oral-solids=partner/OSD@COM qc-testing=no", NULL
	};

	(void)state;
	check("Company,Country,Oral solids,,Analytical,\n"
	      ",,Clin,Com,Method development,QC testing\n"
	      "A,DE,X,,X,\nB,US,,via partner,,No\n",
	    NULL, "matrix2", want);
}

static void
a_no_in_one_region_is_no_no(void **state)
{
	static const char *const want[] = { "fill-finish/STI",
		"fill-finish/STI", NULL };

	(void)state;
	check("Company,Country,Fill-finish,,Lyophilization,\n"
	      ",,EU,US,EU,US\nA,DE,X,No,,\nB,US,n.a.,X,No,\n",
	    NULL, "matrix2", want);
}

static void
an_ambiguous_service_is_told_by_its_scope(void **state)
{
	static const char *const want[] = { "clinical-ds", "clinical-dp=no",
		NULL };

	(void)state;
	check("Company,Country,Drug Substance,Drug Product\n"
	      ",,Clinical manufacturing,Clinical manufacturing\n"
	      "A,DE,X,\nB,US,,No\n",
	    &(struct plan_options){ .now = READING_NOW, .layout = "matrix2" },
	    "matrix2", want);
}

static const char rfi[] =
    "RFI 17,,,,\n,,,,\n"
    "No.,Question,Evermoor AG,Fallowby Inc.,Comments\n"
    ",Country,Germany,USA,\n"
    "1,Do you offer lyophilization?,Yes,\"No, planned for 2027\",see deck\n"
    "2,Fill & finish,,No,\n"
    "3,Can you perform QC testing?,N/A,via partner,No issues\n"
    "4,Do you support stability studies?,?,\"Yes, 2 chambers\",\n"
    "5,Serialization,TBD,some words,\n";

static void
vendors_across_are_read_turned(void **state)
{
	/* The columns before the questions are above the header. */
	static const char *const want[] = { "lyophilization",
		"lyophilization=planned fill-finish=no/STI "
		"qc-testing=partner stability ?Serialization: some words",
		"-", NULL };
	struct reading r = { 0 };
	struct read_result result = { 0 };
	enum read_outcome outcome = READ_SKIP;

	(void)state;
	check(rfi, NULL, "rfi", want);
	reading_open(&r, rfi);
	assert_int_equal(r.plan.across, 3);
	assert_non_null(reading_next(&r, &outcome, &result));
	assert_memory_equal(result.fact.name.s, "Evermoor AG", 11);
	assert_string_equal(result.fact.country, "DE");
	reading_close(&r);
}

static void
an_area_column_stands_above_the_questions(void **state)
{
	static const char *const want[] = { "clinical-ds commercial-dp@COM",
		"clinical-dp=partial stability", NULL };
	/* Areas are no questions though they are known as services. */
	static const char *const both[] = { "commercial-ds@COM clinical-ds "
					    "commercial-dp=no@COM stability",
		"commercial-ds=no@COM clinical-ds commercial-dp=partner@COM "
		"stability",
		NULL };

	(void)state;
	check("Area,Capability,Tolland Pharma,Upwey Biologics\n"
	      "Drug Substance,Clinical manufacturing,X,\n"
	      "Drug Product,Clinical manufacturing,,(X)\n"
	      ",Commercial manufacturing,X,\n"
	      "Analytical,Stability,,X\n,Method development,?,\n",
	    NULL, "rfi", want);
	check("Section,Question,Alphen Vale AG,Brook Inc.\n"
	      "Drug Substance,Commercial manufacturing,Yes,No\n"
	      "Drug Substance,Clinical manufacturing,Yes,Yes\n"
	      "Drug Product,Commercial manufacturing,No,\"Yes, via partner\"\n"
	      "Drug Product,Clinical manufacturing,n/a,TBD\n"
	      "Analytical,Stability,Y,Y\n",
	    NULL, "rfi", both);
}

static void
ordinary_sheets_are_not_turned(void **state)
{
	static const char *const list[] = { "lyophilization/STI",
		"qc-testing=no", "stability", NULL };

	(void)state;
	check("Service,Vendor,Status,Region\nLyophilization,A,X,EU\n"
	      "QC testing,B,No,US\nStability,C,Yes,EU\n",
	    NULL, "long", list);
}

static const char scores[] =
    "Criterion,Weight,Quillan AG,Rosslare Inc.\n"
    "Fill-finish,30%,4,3\nLyophilization,20%,5,1\nQC testing,10%,3,3\n"
    "Price,40%,2,5\n";

static void
score_sheets_are_refused_with_the_way_out(void **state)
{
	static const char *const want[] = { "-",
		"fill-finish=partner/STI lyophilization/STI qc-testing=partial",
		"fill-finish=partial/STI lyophilization=no/STI "
		"qc-testing=partial",
		NULL };
	static const char *const marks[] = { "", "", NULL };
	static const char rows[] = "Vendor,Fill-finish,QC testing,Total score\n"
				   "A,4,5,9\nB,2,3,5\nC,1,2,3\n";

	(void)state;
	check_refused(scores, NULL, ERR_DATA, "--legend");
	check_refused(scores, NULL, ERR_DATA, "\"Weight\" in row 1");
	check_refused(rows, NULL, ERR_DATA, "--layout matrix");
	check(scores,
	    &(struct plan_options){ .now = READING_NOW,
		.legend = "5=in house; 4=via partner; 3=limited; 1=no" },
	    "rfi", want);
	check("Vendor,Fill-finish,QC testing,Total score\nA,4,5,9\nB,2,3,5\n",
	    &(struct plan_options){ .now = READING_NOW, .layout = "matrix" },
	    "matrix", marks);
}

static void
a_layout_can_be_told(void **state)
{
	static const char csv[] = "Vendor,Services,Lyophilization\n"
				  "A,QC testing,X\n";
	static const char *const want[] = { "qc-testing", NULL };
	static const char *const columns[] = { "qc-testing lyophilization/STI",
		NULL };

	(void)state;
	check(csv, NULL, "matrix", columns);
	check(csv,
	    &(struct plan_options){ .now = READING_NOW, .layout = "long" },
	    "long", want);
	check_refused(csv,
	    &(struct plan_options){ .now = READING_NOW, .layout = "fda" },
	    ERR_USAGE, "FDA");
	check_refused("Vendor,Country\nA,DE\n",
	    &(struct plan_options){ .now = READING_NOW, .layout = "rfi" },
	    ERR_USAGE, "--layout rfi");
	check_refused(csv,
	    &(struct plan_options){ .now = READING_NOW, .layout = "lng" },
	    ERR_USAGE, "long, list, matrix, matrix2, rfi, scores, fda");
	check_refused(csv,
	    &(struct plan_options){ .now = READING_NOW, .legend = "foo" },
	    ERR_USAGE, "MARK=MEANING");
}

static void
the_legend_below_decides_the_marks_above(void **state)
{
	static const char *const want[] = { "lyophilization/STI qc-testing=no",
		"lyophilization=partner/STI", "qc-testing=planned", "-", "-",
		"-", NULL };

	(void)state;
	check("Vendor,Country,Lyophilization,QC testing\nA,DE,X,O\n"
	      "B,GB,(X),\nC,US,,P\nLegend,,,\nX,in house,,\n"
	      "\"(X) = via partner, O = not offered, P = planned\",,,\n",
	    NULL, "matrix", want);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scope_over_phase_is_a_stage),
		cmocka_unit_test(service_over_phase_and_area_over_service),
		cmocka_unit_test(a_no_in_one_region_is_no_no),
		cmocka_unit_test(an_ambiguous_service_is_told_by_its_scope),
		cmocka_unit_test(vendors_across_are_read_turned),
		cmocka_unit_test(an_area_column_stands_above_the_questions),
		cmocka_unit_test(ordinary_sheets_are_not_turned),
		cmocka_unit_test(score_sheets_are_refused_with_the_way_out),
		cmocka_unit_test(a_layout_can_be_told),
		cmocka_unit_test(the_legend_below_decides_the_marks_above),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
