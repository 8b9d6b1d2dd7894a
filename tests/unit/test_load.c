/* test_load.c - facts go in: who they are about, what is new, all or none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "catalog/capability.h"
#include "catalog/dimension.h"
#include "catalog/load.h"
#include "catalog/setup.h"
#include "catalog/vocab.h"
#include "db/db.h"

#define NOW "2026-11-24T12:00:00Z"

struct place {
	struct db *db;
	struct vocab *vocab;
	struct load *load;
	int64_t row;
	struct load_summary sum;
};

static int
enter(void **state)
{
	struct place *p = calloc(1, sizeof(*p));
	struct err err = { 0 };

	assert_non_null(p);
	assert_true(setup_memory(&p->db, NOW, &err));
	assert_true(vocab_open(&p->vocab, p->db, &err));
	*state = p;
	return 0;
}

static int
leave(void **state)
{
	struct place *p = *state;

	vocab_close(p->vocab);
	db_close(p->db);
	free(p);
	return 0;
}

/* The one number a query gives. */
static int64_t
number(struct place *p, const char *sql)
{
	struct stmt *st = NULL;
	struct err err = { 0 };
	bool found = false;
	int64_t n = 0;

	if (!db_query_open(p->db, sql, 10, &st, &err))
		fail_msg("%s: %s", sql, err.text);
	assert_true(stmt_step(st, &found, &err));
	assert_true(found);
	n = stmt_get_int(st, 0);
	db_query_close(p->db, st);
	return n;
}

/* The one text a query gives is what is expected. */
static void
expect_text(struct place *p, const char *sql, const char *expected)
{
	struct stmt *st = NULL;
	struct err err = { 0 };
	bool found = false;

	if (!db_query_open(p->db, sql, 10, &st, &err))
		fail_msg("%s: %s", sql, err.text);
	assert_true(stmt_step(st, &found, &err));
	assert_true(found);
	if (expected == NULL)
		assert_null(stmt_get_text(st, 0));
	else
		assert_string_equal(stmt_get_text(st, 0), expected);
	db_query_close(p->db, st);
}

static struct load_source
source_of(const char *name, char fill, int64_t bytes)
{
	static char sha[65];

	memset(sha, fill, 64);
	return (struct load_source){
		.name = name,
		.path = name,
		.sheet = "",
		.sha256 = sha,
		.bytes = bytes,
		.format = "csv",
		.encoding = "UTF-8",
		.delimiter = ",",
		.header_row = 1,
		.layout = "long",
		.options = "{}",
		.evidence_id = 1,
		.now = NOW,
		.who = "tester",
	};
}

static void
begin(struct place *p, const char *name, char fill, bool dry)
{
	struct load_source src = source_of(name, fill, 1000000);
	struct err err = { 0 };

	if (!load_begin(&p->load, p->db, &src, dry, &err))
		fail_msg("%s", err.text);
	p->row = 0;
}

static void
end(struct place *p, bool ok)
{
	struct err err = { 0 };
	bool done = load_end(p->load, ok, &p->sum, &err);

	if (ok && !done)
		fail_msg("%s", err.text);
	assert_int_equal(done, ok);
	p->load = NULL;
}

static struct load_text
text(const char *s)
{
	return (struct load_text){ s, s == NULL ? 0 : strlen(s) };
}

static enum load_outcome
add(struct place *p, const struct load_fact *fact)
{
	struct load_row row = { .row = ++p->row,
		.line = p->row,
		.cells = "[\"x\"]",
		.cells_len = 5 };
	enum load_outcome outcome = LOAD_HEADER;
	struct err err = { 0 };

	if (!load_facts(p->load, &row, fact, &outcome, &err))
		fail_msg("%s", err.text);
	return outcome;
}

/* A vendor by name alone. */
static enum load_outcome
add_name(struct place *p, const char *name)
{
	struct load_fact fact = { .name = text(name) };

	return add(p, &fact);
}

/* A vendor that offers one capability. */
static enum load_outcome
add_offer(struct place *p, const char *name, const char *code)
{
	const struct capability *c = capability_by_code(code);
	struct load_claim claim = { .status_id = STATUS_OFFERED,
		.evidence_id = -1 };
	struct load_fact fact = {
		.name = text(name), .claim = &claim, .n_claim = 1
	};

	assert_non_null(c);
	claim.capability_id = c->id;
	claim.wording = vocab_resolve(p->vocab, code, strlen(code));
	return add(p, &fact);
}

/* A vendor with one identifier of its own. */
static enum load_outcome
add_id(struct place *p, const char *name, const char *scheme, const char *value)
{
	struct load_id id = { scheme, text(value) };
	struct load_fact fact = { .name = text(name), .id = &id, .n_id = 1 };

	return add(p, &fact);
}

/* A site with FEI and DUNS (NULL: not stated) in a city. */
static enum load_outcome
add_site(struct place *p, const char *name, const char *fei, const char *duns,
    const char *city)
{
	struct load_id id[2];
	struct load_fact fact = { .name = text(name),
		.has_site = true,
		.site_city = text(city),
		.site_id = id };

	if (fei != NULL)
		id[fact.n_site_id++] = (struct load_id){ "FEI", text(fei) };
	if (duns != NULL)
		id[fact.n_site_id++] = (struct load_id){ "DUNS", text(duns) };
	return add(p, &fact);
}

static void
names_match_but_for_form_case_and_accents(void **state)
{
	struct place *p = *state;

	begin(p, "a.csv", 'a', false);
	assert_int_equal(add_name(p, "Rentschler Biopharma SE"), LOAD_CREATED);
	assert_int_equal(add_name(p, "RENTSCHLER BIOPHARMA"), LOAD_UNCHANGED);
	assert_int_equal(
	    add_name(p, "R\u00e9ntschler Biopharma GmbH"), LOAD_UNCHANGED);
	assert_int_equal(add_name(p, "Rentschler Pharma"), LOAD_CREATED);
	end(p, true);
	assert_int_equal(number(p, "SELECT count(*) FROM vendor"), 2);
	expect_text(p, "SELECT name FROM vendor WHERE id = 1",
	    "Rentschler Biopharma SE");
}

static void
an_identifier_comes_before_the_name(void **state)
{
	struct place *p = *state;

	begin(p, "a.csv", 'a', false);
	assert_int_equal(
	    add_id(p, "Acme Pharma", "DUNS", "001234567"), LOAD_CREATED);
	assert_int_equal(add_id(p, "Zenith Contract Labs", "DUNS", "001234567"),
	    LOAD_UPDATED);
	/* The second name is an alias now and finds the first vendor. */
	assert_int_equal(add_name(p, "Zenith Contract Labs"), LOAD_UNCHANGED);
	end(p, true);
	assert_int_equal(number(p, "SELECT count(*) FROM vendor"), 1);
	expect_text(p, "SELECT value FROM vendor_identifier", "001234567");
	assert_int_equal(number(p, "SELECT count(*) FROM alias "
				   "WHERE name = 'Zenith Contract Labs'"),
	    1);
}

/* "NewCo, formerly OldCo": one company, which goes by both names. */
static void
a_former_name_finds_the_vendor(void **state)
{
	struct place *p = *state;
	struct load_alias former = { text("OldCo"), "former" };
	struct load_fact fact = {
		.name = text("NewCo"), .alias = &former, .n_alias = 1
	};

	begin(p, "a.csv", 'a', false);
	assert_int_equal(add_name(p, "OldCo"), LOAD_CREATED);
	assert_int_equal(add(p, &fact), LOAD_UPDATED);
	assert_int_equal(add_name(p, "NewCo"), LOAD_UNCHANGED);
	end(p, true);
	assert_int_equal(number(p, "SELECT count(*) FROM vendor"), 1);
}

static void
a_name_of_another_vendor_with_a_known_identifier_is_told(void **state)
{
	struct place *p = *state;

	begin(p, "a.csv", 'a', false);
	(void)add_id(p, "Acme", "DUNS", "111111111");
	(void)add_id(p, "Zenith", "DUNS", "222222222");
	(void)add_id(p, "Zenith", "DUNS", "111111111");
	end(p, true);
	assert_int_equal(number(p, "SELECT count(*) FROM vendor"), 2);
	assert_int_equal(
	    number(p, "SELECT count(*) FROM source_warning "
		      "WHERE row = 3 AND text LIKE '%Zenith%Acme%'"),
	    1);
}

static void
a_web_domain_never_decides(void **state)
{
	struct place *p = *state;

	begin(p, "a.csv", 'a', false);
	(void)add_id(p, "Almac Sciences", "DOM", "almacgroup.com");
	(void)add_id(p, "Almac Clinical Services", "DOM", "almacgroup.com");
	(void)add_id(p, "Almac Clinical Services", "DOM", "almacgroup.com");
	end(p, true);
	assert_int_equal(number(p, "SELECT count(*) FROM vendor"), 2);
	assert_int_equal(
	    number(p, "SELECT count(*) FROM vendor_identifier"), 2);
}

static void
blank_never_erases_and_news_replaces(void **state)
{
	struct place *p = *state;
	struct load_fact full = { .name = text("Acme"),
		.kind = "CDMO",
		.country = "CH",
		.city = text("Basel") };
	struct load_fact other = { .name = text("Acme"), .country = "DE" };

	begin(p, "a.csv", 'a', false);
	assert_int_equal(add(p, &full), LOAD_CREATED);
	end(p, true);
	begin(p, "b.csv", 'b', false);
	assert_int_equal(add_name(p, "ACME"), LOAD_UNCHANGED);
	end(p, true);
	expect_text(p, "SELECT kind FROM vendor", "CDMO");
	expect_text(p, "SELECT country FROM vendor", "CH");
	expect_text(p, "SELECT city FROM vendor", "Basel");
	begin(p, "c.csv", 'c', false);
	assert_int_equal(add(p, &other), LOAD_UPDATED);
	end(p, true);
	expect_text(p, "SELECT country FROM vendor", "DE");
	expect_text(p, "SELECT kind FROM vendor", "CDMO");
}

static void
a_row_for_each_place_is_a_site(void **state)
{
	struct place *p = *state;
	struct load_fact ulm = { .name = text("Acme"),
		.country = "DE",
		.city = text("Ulm"),
		.any_place = true };
	struct load_fact boston = { .name = text("Acme"),
		.country = "US",
		.city = text("Boston"),
		.any_place = true };

	begin(p, "a.csv", 'a', false);
	assert_int_equal(add(p, &ulm), LOAD_CREATED);
	assert_int_equal(add(p, &boston), LOAD_CREATED);
	assert_int_equal(add(p, &ulm), LOAD_UNCHANGED);
	end(p, true);
	assert_int_equal(number(p, "SELECT count(*) FROM vendor"), 1);
	expect_text(p, "SELECT country || city FROM vendor", "DEUlm");
	expect_text(p, "SELECT country || city FROM site", "USBoston");
	assert_int_equal(
	    number(p, "SELECT count(*) FROM source_row WHERE site_id IS NULL"),
	    2);
	/* A later list has the say of where the vendor is. */
	begin(p, "b.csv", 'b', false);
	assert_int_equal(add(p, &boston), LOAD_UPDATED);
	end(p, true);
	expect_text(p, "SELECT country FROM vendor", "US");
}

static void
the_same_bytes_are_known(void **state)
{
	struct place *p = *state;
	struct load_source same = source_of("a.csv", 'a', 1000000);
	struct load_source other = source_of("a.csv", 'f', 1000000);
	struct err err = { 0 };
	bool found = false;

	begin(p, "a.csv", 'a', false);
	(void)add_offer(p, "Acme", "tech-transfer");
	end(p, true);
	same = source_of("a.csv", 'a', 1000000);
	assert_true(load_known(p->db, &same, &p->sum, &found, &err));
	assert_true(found);
	assert_true(p->sum.same);
	assert_int_equal(p->sum.row[LOAD_CREATED], 1);
	assert_int_equal(p->sum.n_claim, 1);
	same.options = "{\"map\":1}";
	assert_true(load_known(p->db, &same, &p->sum, &found, &err));
	assert_false(found);
	other = source_of("a.csv", 'f', 1000000);
	assert_true(load_known(p->db, &other, &p->sum, &found, &err));
	assert_false(found);
}

static void
a_new_version_replaces_the_claims_of_the_old(void **state)
{
	struct place *p = *state;

	begin(p, "list.csv", 'a', false);
	(void)add_offer(p, "Acme", "tech-transfer");
	(void)add_offer(p, "Acme", "scale-up");
	(void)add_offer(p, "Zenith", "labeling");
	end(p, true);
	begin(p, "other.csv", 'b', false);
	(void)add_offer(p, "Acme", "stability");
	end(p, true);
	begin(p, "list.csv", 'c', false);
	assert_int_equal(add_offer(p, "Acme", "scale-up"), LOAD_UNCHANGED);
	assert_int_equal(
	    add_offer(p, "Acme", "formulation-development"), LOAD_UPDATED);
	end(p, true);
	assert_int_equal(p->sum.version, 2);
	assert_int_equal(p->sum.gained, 1);
	assert_int_equal(p->sum.lost, 2);
	/* The other source's claim stays; the first version's rows too. */
	assert_int_equal(number(p, "SELECT count(*) FROM claim"), 3);
	assert_int_equal(number(p, "SELECT count(*) FROM source_row"), 6);
	assert_int_equal(number(p, "SELECT count(*) FROM source "
				   "WHERE state = 'superseded'"),
	    1);
}

static void
every_row_is_accounted_for(void **state)
{
	struct place *p = *state;
	struct load_row row = { .cells = "[]", .cells_len = 2 };
	struct err err = { 0 };

	begin(p, "a.csv", 'a', false);
	(void)add_name(p, "Acme");
	row.row = ++p->row;
	assert_true(
	    load_other(p->load, &row, LOAD_ASIDE, "no vendor name", 1, &err));
	row.row = ++p->row;
	assert_true(load_other(p->load, &row, LOAD_SKIPPED, "blank", 0, &err));
	assert_int_equal(add_name(p, "---"), LOAD_ASIDE);
	assert_true(load_warn(p->load, 1, 2, "country \"X\"", &err));
	end(p, true);
	assert_int_equal(p->sum.row[LOAD_CREATED], 1);
	assert_int_equal(p->sum.row[LOAD_ASIDE], 2);
	assert_int_equal(p->sum.row[LOAD_SKIPPED], 1);
	assert_int_equal(p->sum.n_warning, 1);
	assert_int_equal(number(p, "SELECT count(*) FROM source_row"), 4);
	assert_int_equal(number(p, "SELECT n_row FROM source"), 4);
	assert_int_equal(number(p, "SELECT n_aside FROM source"), 2);
}

static void
a_dry_run_writes_nothing(void **state)
{
	struct place *p = *state;

	begin(p, "a.csv", 'a', true);
	(void)add_offer(p, "Acme", "tech-transfer");
	end(p, true);
	assert_int_equal(p->sum.row[LOAD_CREATED], 1);
	assert_int_equal(p->sum.n_claim, 1);
	assert_int_equal(p->sum.n_vendor, 1);
	assert_int_equal(number(p, "SELECT count(*) FROM vendor"), 0);
	assert_int_equal(number(p, "SELECT count(*) FROM source"), 0);
}

static void
a_failed_import_leaves_the_catalog_as_it_was(void **state)
{
	struct place *p = *state;

	begin(p, "a.csv", 'a', false);
	(void)add_offer(p, "Acme", "tech-transfer");
	end(p, true);
	begin(p, "a.csv", 'b', false);
	(void)add_offer(p, "Zenith", "labeling");
	end(p, false);
	assert_int_equal(number(p, "SELECT count(*) FROM vendor"), 1);
	assert_int_equal(number(p, "SELECT count(*) FROM claim"), 1);
	expect_text(p, "SELECT state FROM source", "current");
	/* And the catalog is as usable as before. */
	begin(p, "a.csv", 'b', false);
	(void)add_offer(p, "Zenith", "labeling");
	end(p, true);
	assert_int_equal(number(p, "SELECT count(*) FROM vendor"), 2);
}

static void
buildings_of_one_fei_are_told_by_duns(void **state)
{
	struct place *p = *state;

	begin(p, "a.csv", 'a', false);
	assert_int_equal(add_site(p, "Acme", "0000001463", "000000001", "Bern"),
	    LOAD_CREATED);
	assert_int_equal(add_site(p, "Acme", "0000001463", "000000002", "Bern"),
	    LOAD_CREATED);
	assert_int_equal(add_site(p, "Acme", "0000001463", "000000001", "Bern"),
	    LOAD_UNCHANGED);
	/* The FEI alone does not say which of the two. */
	assert_int_equal(
	    add_site(p, "Acme", "0000001463", NULL, "Thun"), LOAD_CREATED);
	assert_int_equal(
	    add_site(p, "Acme", "0000001463", NULL, "Thun"), LOAD_UNCHANGED);
	end(p, true);
	assert_int_equal(p->sum.n_site, 3);
	assert_int_equal(
	    number(p, "SELECT count(*) FROM site_identifier "
		      "WHERE scheme = 'FEI' AND value = '0000001463'"),
	    3);
}

static void
a_site_gets_its_second_identifier(void **state)
{
	struct place *p = *state;

	begin(p, "a.csv", 'a', false);
	(void)add_site(p, "Acme", "3001234567", NULL, "Bern");
	assert_int_equal(add_site(p, "Acme", "3001234567", "000000001", "Bern"),
	    LOAD_UPDATED);
	end(p, true);
	begin(p, "b.csv", 'b', false);
	assert_int_equal(
	    add_site(p, "Acme", NULL, "000000001", NULL), LOAD_UNCHANGED);
	end(p, true);
	assert_int_equal(number(p, "SELECT count(*) FROM site"), 1);
	assert_int_equal(number(p, "SELECT count(*) FROM site_identifier"), 2);
}

static void
the_same_words_twice_in_a_row_are_one_claim(void **state)
{
	struct place *p = *state;
	struct load_claim claim[3];
	struct load_fact fact = {
		.name = text("Acme"), .claim = claim, .n_claim = 3
	};

	for (int i = 0; i < 3; i++)
		claim[i] = (struct load_claim){
			.capability_id = capability_by_code("fill-finish")->id,
			.status_id = STATUS_OFFERED,
			.evidence_id = -1,
			.wording = vocab_resolve(p->vocab, "F&F", 3),
		};
	claim[2].phase_id = 2;
	begin(p, "a.csv", 'a', false);
	assert_int_equal(add(p, &fact), LOAD_CREATED);
	end(p, true);
	assert_int_equal(p->sum.n_claim, 2);
	assert_int_equal(number(p, "SELECT count(*) FROM claim"), 2);
	expect_text(p,
	    "SELECT w.text FROM claim AS c "
	    "JOIN wording AS w ON w.id = c.wording_id",
	    "F&F");
}

static void
a_groups_own_vendor_belongs_to_it_and_roots_follow(void **state)
{
	struct place *p = *state;
	const char *const pair[][2] = { { "Brammer Bio", "Patheon" },
		{ "Patheon", "Thermo Fisher Scientific" },
		{ "Thermo Fisher Scientific Inc.", NULL }, { "Alone", NULL },
		{ "Ouro", "Boros" }, { "Boros", "Ouro" } };

	begin(p, "a.csv", 'a', false);
	for (size_t i = 0; i < 6; i++) {
		struct load_fact fact = { .name = text(pair[i][0]),
			.parent = text(pair[i][1]) };

		(void)add(p, &fact);
	}
	end(p, true);
	/* All three hang on Thermo Fisher; the circle is one group. */
	assert_int_equal(
	    number(p, "SELECT count(*) FROM vendor AS v "
		      "JOIN corporate_group AS g ON g.id = v.group_id "
		      "JOIN corporate_group AS r ON r.id = g.root_id "
		      "WHERE r.name = 'Thermo Fisher Scientific'"),
	    3);
	assert_int_equal(
	    number(p, "SELECT count(DISTINCT g.root_id) FROM vendor AS v "
		      "JOIN corporate_group AS g ON g.id = v.group_id "
		      "WHERE v.name IN ('Ouro', 'Boros')"),
	    1);
	assert_int_equal(number(p, "SELECT count(*) FROM vendor "
				   "WHERE name = 'Alone' AND group_id IS NULL"),
	    1);
}

/* A small file against a large catalog looks its vendors up one by one; it
 * finds the same ones. */
static void
looking_up_one_by_one_finds_the_same(void **state)
{
	struct place *p = *state;
	struct load_source src = { 0 };
	struct err err = { 0 };
	char name[32];
	char duns[16];

	begin(p, "large.csv", 'a', false);
	for (int i = 0; i < 3000; i++) {
		struct load_id id = { "DUNS", { duns, 9 } };
		struct load_fact fact = { .id = &id, .n_id = 1 };

		(void)snprintf(name, sizeof(name), "Vendor %d Ltd", i);
		(void)snprintf(duns, sizeof(duns), "%09d", i);
		fact.name = text(name);
		assert_int_equal(add(p, &fact), LOAD_CREATED);
	}
	(void)add_site(p, "Vendor 7", "3001234567", NULL, "Bern");
	(void)add_offer(p, "Vendor 7", "labeling");
	end(p, true);
	src = source_of("small.csv", 'b', 100);
	assert_true(load_begin(&p->load, p->db, &src, false, &err));
	p->row = 0;
	assert_int_equal(add_name(p, "VENDOR 12"), LOAD_UNCHANGED);
	assert_int_equal(
	    add_id(p, "Renamed", "DUNS", "000000012"), LOAD_UPDATED);
	assert_int_equal(add_site(p, "Vendor 7", "3001234567", NULL, "Bern"),
	    LOAD_UNCHANGED);
	assert_int_equal(add_offer(p, "Vendor 7", "labeling"), LOAD_UNCHANGED);
	assert_int_equal(add_offer(p, "Vendor 7", "scale-up"), LOAD_UPDATED);
	assert_int_equal(add_name(p, "Vendor 3000"), LOAD_CREATED);
	end(p, true);
	assert_int_equal(number(p, "SELECT count(*) FROM vendor"), 3001);
	assert_int_equal(number(p, "SELECT vendor_id FROM alias "
				   "WHERE name = 'Renamed'"),
	    13);
}

int
main(void)
{
#define CASE(f) cmocka_unit_test_setup_teardown(f, enter, leave)
	const struct CMUnitTest tests[] = {
		CASE(names_match_but_for_form_case_and_accents),
		CASE(an_identifier_comes_before_the_name),
		CASE(a_former_name_finds_the_vendor),
		CASE(a_name_of_another_vendor_with_a_known_identifier_is_told),
		CASE(a_web_domain_never_decides),
		CASE(blank_never_erases_and_news_replaces),
		CASE(a_row_for_each_place_is_a_site),
		CASE(the_same_bytes_are_known),
		CASE(a_new_version_replaces_the_claims_of_the_old),
		CASE(every_row_is_accounted_for),
		CASE(a_dry_run_writes_nothing),
		CASE(a_failed_import_leaves_the_catalog_as_it_was),
		CASE(buildings_of_one_fei_are_told_by_duns),
		CASE(a_site_gets_its_second_identifier),
		CASE(the_same_words_twice_in_a_row_are_one_claim),
		CASE(a_groups_own_vendor_belongs_to_it_and_roots_follow),
		CASE(looking_up_one_by_one_finds_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
