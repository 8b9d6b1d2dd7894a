/* test_dimension.c - the words for status, modality, form, phase, evidence. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "catalog/capability.h"
#include "catalog/dimension.h"

static void
means(enum dimension d, const char *text, const char *code)
{
	int64_t id = -1;

	assert_true(dimension_find(d, text, strlen(text), &id));
	assert_string_equal(dimension_code(d, id), code);
}

static void
means_nothing(enum dimension d, const char *text)
{
	int64_t id = -1;

	assert_false(dimension_find(d, text, strlen(text), &id));
	assert_int_equal(id, -1);
}

static void
ids_run_in_order(void **state)
{
	(void)state;
	assert_int_equal(dimension_count(DIMENSION_STATUS), 5);
	assert_int_equal(dimension_count(DIMENSION_MODALITY), 34);
	assert_int_equal(dimension_count(DIMENSION_DOSAGE), 12);
	assert_int_equal(dimension_count(DIMENSION_PHASE), 7);
	assert_int_equal(dimension_count(DIMENSION_EVIDENCE), 6);
	assert_string_equal(dimension_code(DIMENSION_MODALITY, 1), "SM");
	assert_string_equal(dimension_code(DIMENSION_PHASE, 6), "COM");
	assert_string_equal(dimension_code(DIMENSION_EVIDENCE, 0), "E0");
	assert_string_equal(dimension_code(DIMENSION_EVIDENCE, 5), "E5");
	assert_string_equal(
	    dimension_code(DIMENSION_STATUS, STATUS_PARTIAL), "partial");
}

static void
nothing_stated_has_no_code(void **state)
{
	(void)state;
	assert_string_equal(dimension_code(DIMENSION_PHASE, 0), "");
	assert_string_equal(dimension_name(DIMENSION_PHASE, 0), "not stated");
	assert_string_equal(dimension_code(DIMENSION_STATUS, 0), "");
	assert_string_equal(dimension_code(DIMENSION_DOSAGE, 99), "");
	assert_string_equal(dimension_code(DIMENSION_EVIDENCE, 6), "");
}

static void
known_words_are_found(void **state)
{
	(void)state;
	means(DIMENSION_MODALITY, "mAb", "MAB");
	means(DIMENSION_MODALITY, "small molecule", "SM");
	means(DIMENSION_MODALITY, "HPAPI", "SM-HP");
	means(DIMENSION_MODALITY, "peptides", "PEP");
	means(DIMENSION_MODALITY, "VAX", "VAX");
	means(DIMENSION_DOSAGE, "vials", "STI");
	means(DIMENSION_DOSAGE, "Tablets", "OSD");
	means(DIMENSION_DOSAGE, "OPH", "OPH");
	means(DIMENSION_PHASE, "Phase II", "PH2");
	means(DIMENSION_PHASE, "phase 2", "PH2");
	means(DIMENSION_PHASE, "Commercial", "COM");
	means(DIMENSION_PHASE, "PPQ", "PPQ");
	means(DIMENSION_EVIDENCE, "E2", "E2");
	means(DIMENSION_EVIDENCE, "RFI", "E2");
	means(DIMENSION_EVIDENCE, "website", "E1");
	means(DIMENSION_STATUS, "offered", "offered");
	means(DIMENSION_STATUS, "Yes", "offered");
	means(DIMENSION_STATUS, "via partner", "partner");
	means(DIMENSION_STATUS, "no longer offered", "no");
	means(DIMENSION_STATUS, "(yes)", "partial");
}

/* What leaves it open is not read as a yes or a no. */
static void
open_words_mean_no_status(void **state)
{
	(void)state;
	means_nothing(DIMENSION_STATUS, "tbd");
	means_nothing(DIMENSION_STATUS, "n/a");
	means_nothing(DIMENSION_STATUS, "unknown");
	means_nothing(DIMENSION_STATUS, "");
	means_nothing(DIMENSION_STATUS, "-");
	means_nothing(DIMENSION_PHASE, "Phase I-III");
	means_nothing(DIMENSION_PHASE, "clinical");
	means_nothing(DIMENSION_MODALITY, "widgets");
}

static void
modalities_form_a_tree(void **state)
{
	int64_t hp = 0;
	int64_t sm = 0;

	(void)state;
	assert_true(dimension_find(DIMENSION_MODALITY, "SM-HP", 5, &hp));
	assert_true(dimension_find(DIMENSION_MODALITY, "SM", 2, &sm));
	assert_int_equal(dimension_modality_parent(hp), sm);
	assert_int_equal(dimension_modality_parent(sm), 0);
	assert_true(dimension_modality_is(hp, sm));
	assert_true(dimension_modality_is(sm, sm));
	assert_false(dimension_modality_is(sm, hp));
	assert_false(dimension_modality_is(0, sm));
	assert_string_equal(dimension_modality_class(hp), "chemical");
	assert_string_equal(dimension_modality_class(0), "");
}

static void
the_taxonomy_has_13_areas_and_60_leaves(void **state)
{
	size_t areas = 0;

	(void)state;
	assert_int_equal(capability_count(), 73);
	for (size_t i = 0; i < capability_count(); i++) {
		const struct capability *c = capability_at(i);

		assert_int_equal(c->id, (int64_t)i + 1);
		assert_ptr_equal(capability_by_id(c->id), c);
		assert_ptr_equal(capability_by_code(c->code), c);
		areas += c->area_id == 0;
		if (c->area_id != 0)
			assert_int_equal(
			    capability_by_id(c->area_id)->area_id, 0);
	}
	assert_int_equal(areas, 13);
	assert_null(capability_by_id(0));
	assert_null(capability_by_id(74));
	assert_null(capability_by_code("no-such-thing"));
	assert_string_equal(
	    capability_by_id(capability_by_code("fill-finish")->area_id)->code,
	    "drug-product");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids_run_in_order),
		cmocka_unit_test(nothing_stated_has_no_code),
		cmocka_unit_test(known_words_are_found),
		cmocka_unit_test(open_words_mean_no_status),
		cmocka_unit_test(modalities_form_a_tree),
		cmocka_unit_test(the_taxonomy_has_13_areas_and_60_leaves),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
