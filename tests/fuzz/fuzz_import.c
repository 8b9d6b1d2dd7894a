/* fuzz_import.c - any bytes as a file to import: it must be refused with words,
 * or go in with every row accounted for, twice alike.
 * clang -fsanitize=fuzzer,address,undefined ... && ./fuzz_import DIR */
#include <string.h>

#include "base/utf8.h"
#include "catalog/rows.h"
#include "catalog/setup.h"
#include "catalog/vocab.h"
#include "db/db.h"
#include "fuzz.h"
#include "intake/import.h"

#define NOW "2026-11-24T12:00:00Z"

/* Runs in which one vocabulary is used: it remembers every phrase. */
#define RUNS 500

static struct db *db;
static struct vocab *words;
static int runs;

static void
renew(void)
{
	struct err err = { 0 };

	vocab_close(words);
	db_close(db);
	words = NULL;
	db = NULL;
	runs = 0;
	MUST(setup_memory(&db, NOW, &err));
	MUST(vocab_open(&words, db, &err));
}

static int64_t
total(const struct load_summary *s)
{
	int64_t n = 0;

	for (size_t i = 0; i < LOAD_OUTCOMES; i++) {
		MUST(s->row[i] >= 0);
		n += s->row[i];
	}
	return n;
}

static void
on_note(void *arg, const struct import_note *n)
{
	size_t *aside = arg;

	MUST(n->line > 0);
	MUST(n->text != NULL && n->text[0] != '\0');
	MUST(utf8_valid(n->title, strlen(n->title)) == strlen(n->title));
	*aside += n->aside ? 1 : 0;
}

/* Import the file and check what is said of it. */
static bool
import(struct import_options *o, struct import_report *r)
{
	struct err err = { 0 };
	size_t aside = 0;

	o->listener.arg = &aside;
	o->listener.note = on_note;
	if (!import_file(db, words, o, r, &err)) {
		MUST(err.kind == ERR_DATA || err.kind == ERR_USAGE);
		MUST(err.text[0] != '\0');
		return false;
	}
	if (r->sum.same)
		return true;
	MUST((int64_t)aside == r->sum.row[LOAD_ASIDE]);
	MUST((r->sum.row[LOAD_HEADER] > 0) == (r->header_row > 0));
	MUST(r->above <= r->sum.row[LOAD_SKIPPED]);
	MUST(r->sum.n_vendor <= r->sum.row[LOAD_CREATED]);
	return true;
}

/* For good: once more it is known, and the catalog is sound. */
static void
import_twice(struct import_options *o, const struct import_report *dry)
{
	struct import_report first = { 0 };
	struct import_report again = { 0 };
	struct err err = { 0 };
	int64_t before = 0;
	int64_t claims = 0;

	MUST(rows_claims(db, &before, &err));
	o->dry = false;
	MUST(import(o, &first));
	if (!first.sum.same) {
		MUST(total(&first.sum) == total(&dry->sum));
		MUST(first.sum.n_claim == dry->sum.n_claim);
		MUST(first.sum.n_vendor == dry->sum.n_vendor);
		MUST(first.sum.n_site == dry->sum.n_site);
	}
	MUST(import(o, &again));
	MUST(again.sum.same);
	MUST(rows_claims(db, &claims, &err));
	MUST(claims >= first.sum.n_claim);
	MUST(db_check_references(db, &err));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_file f = { 0 };
	struct import_options o = { .path = f.path,
		.name = "fuzz",
		.now = NOW,
		.who = "fuzz",
		.dry = true,
		.reading = { .plan = { .now = NOW } } };
	struct import_report dry = { 0 };

	fuzz_file_write(&f, data, size);
	if (db == NULL || ++runs == RUNS)
		renew();
	if (import(&o, &dry) && size % 4 == 0)
		import_twice(&o, &dry);
	fuzz_file_remove(&f);
	return 0;
}
