/* capability.c - the taxonomy, from the built-in table. */
#include "catalog/capability.h"

#include <assert.h>
#include <string.h>

#include "catalog/seed.h"

/* Constant knowledge from the built-in table, built once at first use and
 * never changed after; the program has one thread. */
static struct capability taxonomy[CAPABILITY_MAX + 1];
static size_t taxonomy_count;

enum column {
	COL_CODE,
	COL_AREA,
	COL_NAME,
	COL_SCOPE,
	COL_FROM,
	COL_TO,
	COL_AXIS,
	COL_DEV,
	COL_MFG,
	COL_TERM,
	COL_DEFINITION,
	COL_COUNT
};

static const struct capability *
find_code(const char *code, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (strcmp(taxonomy[i].code, code) == 0)
			return &taxonomy[i];
	}
	return NULL;
}

static void
taxonomy_read(struct capability *c, const struct seed_table *t, size_t row,
    const size_t column[COL_COUNT])
{
	const char *area = seed_cell(t, row, column[COL_AREA]);

	*c = (struct capability){
		.id = (int64_t)row + 1,
		.code = seed_cell(t, row, column[COL_CODE]),
		.name = seed_cell(t, row, column[COL_NAME]),
		.scope = seed_cell(t, row, column[COL_SCOPE]),
		.phase_from = seed_cell(t, row, column[COL_FROM]),
		.phase_to = seed_cell(t, row, column[COL_TO]),
		.axis = seed_cell(t, row, column[COL_AXIS]),
		.dev_marker = seed_cell(t, row, column[COL_DEV]),
		.mfg_marker = seed_cell(t, row, column[COL_MFG]),
		.seed_term = seed_cell(t, row, column[COL_TERM]),
		.definition = seed_cell(t, row, column[COL_DEFINITION]),
	};
	if (area[0] != '\0') { /* an area comes before its leaves */
		const struct capability *above = find_code(area, row);

		assert(above != NULL);
		c->area_id = above->id;
	}
}

static void
taxonomy_load(void)
{
	static const char *const title[COL_COUNT] = { "code", "area", "name",
		"scope", "phase_from", "phase_to", "axis", "dev_marker",
		"mfg_marker", "seed_term", "definition" };
	const struct seed_table *t = seed_table("capabilities");
	size_t column[COL_COUNT] = { 0 };

	assert(t->n_row <= CAPABILITY_MAX);
	for (size_t i = 0; i < COL_COUNT; i++)
		column[i] = seed_column(t, title[i]);
	for (size_t i = 0; i < t->n_row; i++)
		taxonomy_read(&taxonomy[i], t, i, column);
	taxonomy_count = t->n_row;
}

size_t
capability_count(void)
{
	if (taxonomy_count == 0)
		taxonomy_load();
	return taxonomy_count;
}

const struct capability *
capability_at(size_t i)
{
	return i < capability_count() ? &taxonomy[i] : NULL;
}

const struct capability *
capability_by_id(int64_t id)
{
	return id < 1 ? NULL : capability_at((size_t)id - 1);
}

const struct capability *
capability_by_code(const char *code)
{
	return find_code(code, capability_count());
}
