/* dimension.c - status, modality, dosage-form group, phase, evidence: from the
 * built-in tables. */
#include "catalog/dimension.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "catalog/seed.h"
#include "catalog/words.h"

#define DIMENSIONS 5

/* A dimension's own table: where its codes and names stand. */
struct source {
	const char *table; /* NULL: status, which has none */
	const char *code;
	const char *name;
	int64_t first; /* the id of its first row */
};

static const struct source sources[DIMENSIONS] = {
	[DIMENSION_STATUS] = { NULL, NULL, NULL, 1 },
	[DIMENSION_MODALITY] = { "modalities", "code", "name", 1 },
	[DIMENSION_DOSAGE] = { "dosage_form_groups", "group_code", "name", 1 },
	[DIMENSION_PHASE] = { "lifecycle_phases", "code", "name", 1 },
	[DIMENSION_EVIDENCE] = { "evidence_levels", "code", "name", 0 },
};

static const char *const status_code[] = { "", "offered", "no", "planned",
	"partner", "partial" };

/* Constant knowledge from the built-in tables, built once at first use and
 * never changed after; the program has one thread. */
static struct words index_of[DIMENSIONS];
static bool index_built[DIMENSIONS];

static void
index_clear(void)
{
	for (size_t i = 0; i < DIMENSIONS; i++)
		words_clear(&index_of[i]);
}

int64_t
dimension_count(enum dimension d)
{
	if (d == DIMENSION_STATUS)
		return STATUS_PARTIAL;
	return (int64_t)seed_table(sources[d].table)->n_row;
}

static bool
is_id(enum dimension d, int64_t id)
{
	int64_t first = sources[d].first;

	return id >= first && id - first < dimension_count(d);
}

/* The cell of an id's row; other where the id is none. */
static const char *
id_cell(enum dimension d, int64_t id, const char *column, const char *other)
{
	const struct seed_table *t = NULL;

	if (!is_id(d, id))
		return other;
	t = seed_table(sources[d].table);
	return seed_cell(
	    t, (size_t)(id - sources[d].first), seed_column(t, column));
}

const char *
dimension_code(enum dimension d, int64_t id)
{
	if (d == DIMENSION_STATUS)
		return is_id(d, id) ? status_code[id] : "";
	return id_cell(d, id, sources[d].code, "");
}

const char *
dimension_name(enum dimension d, int64_t id)
{
	if (d == DIMENSION_STATUS)
		return is_id(d, id) ? status_code[id] : "not stated";
	return id_cell(d, id, sources[d].name, "not stated");
}

/* --- words --- */

static void
add_word(
    enum dimension d, const char *s, size_t n, int64_t id, enum words_rank r)
{
	words_add(&index_of[d], s, n, id, r, true);
}

static int64_t
id_by_code(enum dimension d, const char *code)
{
	int64_t first = sources[d].first;

	for (int64_t id = first; id < first + dimension_count(d); id++) {
		if (strcmp(dimension_code(d, id), code) == 0)
			return id;
	}
	return -1;
}

/* A table of words: alias -> code; rows of other dimensions left out. */
static void
add_table(enum dimension d, const char *table, const char *alias,
    const char *code, const char *only)
{
	const struct seed_table *t = seed_table(table);
	size_t text = seed_column(t, alias);
	size_t to = seed_column(t, code);
	size_t kind = only == NULL ? 0 : seed_column(t, "dimension");

	for (size_t i = 0; i < t->n_row; i++) {
		const char *s = seed_cell(t, i, text);
		int64_t id = id_by_code(d, seed_cell(t, i, to));

		if (only != NULL && strcmp(seed_cell(t, i, kind), only) != 0)
			continue;
		if (id >= 0)
			add_word(d, s, strlen(s), id, WORDS_ALIAS);
	}
}

/* A cell that lists several by ';'. */
static void
add_words(enum dimension d, const char *s, int64_t id)
{
	while (*s != '\0') {
		size_t n = strcspn(s, ";");

		add_word(d, s, n, id, WORDS_ALIAS);
		s += n;
		s += *s == ';';
	}
}

/* What a matrix cell may hold: meanings for the status, phases for these. */
static void
add_cell_values(enum dimension d)
{
	const struct seed_table *t = seed_table("cell_values");
	size_t text = seed_column(t, "cell_text");
	size_t meaning = seed_column(t, "meaning");
	size_t phase = seed_column(t, "phase");

	for (size_t i = 0; i < t->n_row; i++) {
		const char *s = seed_cell(t, i, text);
		const char *code = seed_cell(t, i, phase);
		int64_t id = 0;

		if (d == DIMENSION_STATUS) {
			if (code[0] != '\0' || s[0] == '(')
				continue;
			code = seed_cell(t, i, meaning);
			code = strcmp(code, "yes") == 0 ? "offered" : code;
		}
		id = id_by_code(d, code);
		if (id >= 0)
			add_word(d, s, strlen(s), id, WORDS_ALIAS);
	}
}

static void
add_own(enum dimension d)
{
	int64_t first = sources[d].first;

	for (int64_t id = first; id < first + dimension_count(d); id++) {
		const char *code = dimension_code(d, id);
		const char *name = dimension_name(d, id);

		add_word(d, code, strlen(code), id, WORDS_CODE);
		add_word(d, name, strlen(name), id, WORDS_NAME);
		/* without what is in parentheses */
		add_word(d, name, strcspn(name, "("), id, WORDS_NAME);
		if (d == DIMENSION_MODALITY)
			add_words(d, id_cell(d, id, "aliases", ""), id);
	}
}

static void
index_build(enum dimension d)
{
	add_own(d);
	switch (d) {
	case DIMENSION_STATUS:
		add_table(d, "claim_qualifiers", "token", "claim_status", NULL);
		add_cell_values(d);
		break;
	case DIMENSION_DOSAGE:
		add_table(d, "dosage_forms", "code", "group_code", NULL);
		add_table(d, "dosage_forms", "name", "group_code", NULL);
		add_table(d, "dosage_aliases", "alias", "group_code", NULL);
		break;
	case DIMENSION_PHASE:
		add_table(d, "dimension_aliases", "alias", "code", "phase");
		add_cell_values(d);
		break;
	case DIMENSION_EVIDENCE:
		add_table(d, "dimension_aliases", "alias", "code", "evidence");
		break;
	case DIMENSION_MODALITY:
		break;
	}
}

bool
dimension_find(enum dimension d, const char *s, size_t n, int64_t *id)
{
	static bool forget_at_exit;

	if (!forget_at_exit) {
		/* A failure would only leave the memory to the system. */
		(void)atexit(index_clear);
		forget_at_exit = true;
	}
	if (!index_built[d]) {
		index_build(d);
		index_built[d] = true;
	}
	if (!words_find(&index_of[d], s, n, id))
		return false;
	/* "(yes)" is a yes with a reservation. */
	s = utf8_trim(s, &n);
	if (d == DIMENSION_STATUS && *id == STATUS_OFFERED && s[0] == '(')
		*id = STATUS_PARTIAL;
	return true;
}

/* --- the tree of modalities --- */

int64_t
dimension_modality_parent(int64_t id)
{
	const char *code = id_cell(DIMENSION_MODALITY, id, "parent", "");

	return code[0] == '\0' ? 0 : id_by_code(DIMENSION_MODALITY, code);
}

bool
dimension_modality_is(int64_t id, int64_t wanted)
{
	while (id > 0 && id != wanted)
		id = dimension_modality_parent(id);
	return id > 0;
}

const char *
dimension_modality_class(int64_t id)
{
	return id_cell(DIMENSION_MODALITY, id, "class", "");
}
