/* thesaurus.c - the built-in phrases as rows of a new catalog. */
#include "catalog/thesaurus.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/hash.h"
#include "base/mem.h"
#include "catalog/capability.h"
#include "catalog/dimension.h"
#include "catalog/fold.h"
#include "catalog/seed.h"
#include "db/feed.h"

struct synonym {
	const char *phrase;
	const char *capability;
	const char *modality;
	const char *dosage;
	bool all;
};

/* What the synonyms say of one key. */
struct entry {
	size_t first; /* row of synonyms.csv */
	bool differs; /* rows have different readings */
	bool all;     /* and every one is asserted */
};

/* Both files, by plain key: ids run through the ambiguous, then through the
 * synonyms. */
struct book {
	struct hash id; /* key -> id */
	struct buf key;
	struct entry *entry; /* by id - 1; those of the ambiguous are blank */
	size_t n;
	size_t n_ambiguous;
};

static struct synonym
synonym_at(size_t row)
{
	const struct seed_table *t = seed_table("synonyms");

	return (struct synonym){
		.phrase = seed_cell(t, row, seed_column(t, "phrase")),
		.capability = seed_cell(t, row, seed_column(t, "capability")),
		.modality = seed_cell(t, row, seed_column(t, "modality")),
		.dosage = seed_cell(t, row, seed_column(t, "dosage_group")),
		.all = strcmp(seed_cell(t, row, seed_column(t, "multi")),
			   "all") == 0,
	};
}

static bool
same_reading(const struct synonym *a, const struct synonym *b)
{
	return strcmp(a->capability, b->capability) == 0 &&
	       strcmp(a->modality, b->modality) == 0 &&
	       strcmp(a->dosage, b->dosage) == 0;
}

static int64_t *
book_put(struct book *b, const char *text, bool *added)
{
	fold_plain(&b->key, text, strlen(text));
	assert(b->key.len > 0);
	return hash_put(&b->id, b->key.data, b->key.len, added);
}

static void
book_add_synonym(struct book *b, size_t row)
{
	struct synonym s = synonym_at(row);
	struct synonym first = { 0 };
	struct entry *e = NULL;
	bool added = false;
	int64_t *id = book_put(b, s.phrase, &added);

	if (added) {
		*id = (int64_t)++b->n;
		b->entry[b->n - 1] =
		    (struct entry){ .first = row, .all = s.all };
		return;
	}
	if ((size_t)*id <= b->n_ambiguous)
		return;
	e = &b->entry[*id - 1];
	first = synonym_at(e->first);
	e->differs = e->differs || !same_reading(&s, &first);
	e->all = e->all && s.all;
}

static void
book_open(struct book *b)
{
	const struct seed_table *a = seed_table("ambiguous_synonyms");
	size_t phrase = seed_column(a, "phrase");
	size_t synonyms = seed_table("synonyms")->n_row;

	b->entry = xcalloc(a->n_row + synonyms, sizeof(*b->entry));
	for (size_t i = 0; i < a->n_row; i++) {
		bool added = false;
		int64_t *id = book_put(b, seed_cell(a, i, phrase), &added);

		if (added) {
			*id = (int64_t)++b->n;
			b->entry[b->n - 1].first = i;
		}
	}
	b->n_ambiguous = b->n;
	for (size_t i = 0; i < synonyms; i++)
		book_add_synonym(b, i);
}

static void
book_close(struct book *b)
{
	hash_clear(&b->id);
	buf_clear(&b->key);
	free(b->entry);
}

static void
put_phrase(struct book *b, struct feed *f, size_t i)
{
	const struct entry *e = &b->entry[i];
	const struct seed_table *t = seed_table("ambiguous_synonyms");
	const char *text = NULL;
	const char *kind = "clear";
	const char *note = "";

	if (i < b->n_ambiguous) {
		text = seed_cell(t, e->first, seed_column(t, "phrase"));
		kind = seed_cell(t, e->first, seed_column(t, "kind"));
		note = seed_cell(t, e->first, seed_column(t, "how_to_resolve"));
	} else {
		text = synonym_at(e->first).phrase;
		if (e->differs && !e->all)
			kind = "ambiguous";
	}
	fold_plain(&b->key, text, strlen(text));
	feed_int(f, (int64_t)i + 1);
	feed_text(f, buf_text(&b->key));
	feed_text(f, text);
	feed_text(f, kind);
	feed_text(f, note);
}

void
thesaurus_phrases(struct feed *f)
{
	struct book b = { 0 };

	book_open(&b);
	for (size_t i = 0; i < b.n; i++)
		put_phrase(&b, f, i);
	book_close(&b);
}

/* The id of a code in a table whose ids run from 1; 0 for no code. */
static int64_t
code_id(enum dimension d, const char *code)
{
	if (code[0] == '\0')
		return 0;
	for (int64_t id = 1; id <= dimension_count(d); id++) {
		if (strcmp(dimension_code(d, id), code) == 0)
			return id;
	}
	assert(false && "a code of that dimension");
	return 0;
}

static void
put_reading(
    struct feed *f, int64_t phrase, const char *code, const struct synonym *s)
{
	const struct capability *c = capability_by_code(code);

	assert(c != NULL);
	feed_int(f, phrase);
	feed_int(f, c->id);
	feed_int(f, s == NULL ? 0 : code_id(DIMENSION_MODALITY, s->modality));
	feed_int(f, s == NULL ? 0 : code_id(DIMENSION_DOSAGE, s->dosage));
}

/* The candidates of an ambiguous phrase, parted by '|'. */
static void
put_candidates(struct feed *f, int64_t phrase, const char *s)
{
	while (*s != '\0') {
		size_t n = strcspn(s, "|");
		char *code = xstrndup(s, n);

		put_reading(f, phrase, code, NULL);
		free(code);
		s += n;
		s += *s == '|';
	}
}

void
thesaurus_readings(struct feed *f)
{
	const struct seed_table *a = seed_table("ambiguous_synonyms");
	size_t candidates = seed_column(a, "candidates");
	struct book b = { 0 };

	book_open(&b);
	for (size_t i = 0; i < b.n_ambiguous; i++)
		put_candidates(f, (int64_t)i + 1,
		    seed_cell(a, b.entry[i].first, candidates));
	for (size_t i = 0; i < seed_table("synonyms")->n_row; i++) {
		struct synonym s = synonym_at(i);
		int64_t id = *book_put(&b, s.phrase, NULL);

		if ((size_t)id > b.n_ambiguous)
			put_reading(f, id, s.capability, &s);
	}
	book_close(&b);
}
