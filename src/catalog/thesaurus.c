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

/* Where the columns of synonyms.csv stand. */
struct columns {
	const struct seed_table *t;
	size_t phrase;
	size_t capability;
	size_t modality;
	size_t dosage;
	size_t multi;
};

struct thesaurus {
	struct columns column;
	struct hash id; /* key -> id */
	struct buf key;
	struct entry *entry; /* by id - 1; those of the ambiguous are blank */
	size_t n;
	size_t n_ambiguous;
};

static struct columns
columns_of(const struct seed_table *t)
{
	return (struct columns){
		.t = t,
		.phrase = seed_column(t, "phrase"),
		.capability = seed_column(t, "capability"),
		.modality = seed_column(t, "modality"),
		.dosage = seed_column(t, "dosage_group"),
		.multi = seed_column(t, "multi"),
	};
}

static struct synonym
synonym_at(const struct columns *c, size_t row)
{
	return (struct synonym){
		.phrase = seed_cell(c->t, row, c->phrase),
		.capability = seed_cell(c->t, row, c->capability),
		.modality = seed_cell(c->t, row, c->modality),
		.dosage = seed_cell(c->t, row, c->dosage),
		.all = strcmp(seed_cell(c->t, row, c->multi), "all") == 0,
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
key_put(struct thesaurus *b, const char *text, bool *added)
{
	fold_plain(&b->key, text, strlen(text));
	assert(b->key.len > 0);
	return hash_put(&b->id, b->key.data, b->key.len, added);
}

static void
add_synonym(struct thesaurus *b, size_t row)
{
	struct synonym s = synonym_at(&b->column, row);
	struct synonym first = { 0 };
	struct entry *e = NULL;
	bool added = false;
	int64_t *id = key_put(b, s.phrase, &added);

	if (added) {
		*id = (int64_t)++b->n;
		b->entry[b->n - 1] =
		    (struct entry){ .first = row, .all = s.all };
		return;
	}
	if ((size_t)*id <= b->n_ambiguous)
		return;
	e = &b->entry[*id - 1];
	first = synonym_at(&b->column, e->first);
	e->differs = e->differs || !same_reading(&s, &first);
	e->all = e->all && s.all;
}

struct thesaurus *
thesaurus_open(void)
{
	struct thesaurus *b = xcalloc(1, sizeof(*b));
	const struct seed_table *a = seed_table("ambiguous_synonyms");
	size_t phrase = seed_column(a, "phrase");

	b->column = columns_of(seed_table("synonyms"));
	b->entry = xcalloc(a->n_row + b->column.t->n_row, sizeof(*b->entry));
	for (size_t i = 0; i < a->n_row; i++) {
		bool added = false;
		int64_t *id = key_put(b, seed_cell(a, i, phrase), &added);

		if (added) {
			*id = (int64_t)++b->n;
			b->entry[b->n - 1].first = i;
		}
	}
	b->n_ambiguous = b->n;
	for (size_t i = 0; i < b->column.t->n_row; i++)
		add_synonym(b, i);
	return b;
}

void
thesaurus_close(struct thesaurus *b)
{
	if (b == NULL)
		return;
	hash_clear(&b->id);
	buf_clear(&b->key);
	free(b->entry);
	free(b);
}

static void
put_phrase(struct thesaurus *b, struct feed *f, size_t i)
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
		text = synonym_at(&b->column, e->first).phrase;
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
thesaurus_phrases(struct thesaurus *b, struct feed *f)
{
	for (size_t i = 0; i < b->n; i++)
		put_phrase(b, f, i);
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
thesaurus_readings(struct thesaurus *b, struct feed *f)
{
	const struct seed_table *a = seed_table("ambiguous_synonyms");
	size_t candidates = seed_column(a, "candidates");

	for (size_t i = 0; i < b->n_ambiguous; i++)
		put_candidates(f, (int64_t)i + 1,
		    seed_cell(a, b->entry[i].first, candidates));
	for (size_t i = 0; i < b->column.t->n_row; i++) {
		struct synonym s = synonym_at(&b->column, i);
		int64_t id = *key_put(b, s.phrase, NULL);

		if ((size_t)id > b->n_ambiguous)
			put_reading(f, id, s.capability, &s);
	}
}
