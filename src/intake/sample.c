/* sample.c - the first rows of a sheet. */
#include "intake/sample.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "sheet/sheet.h"

/* Memory a sample takes at most, about. */
#define SAMPLE_BYTES ((size_t)4 << 20)
#define SAMPLE_CELLS ((size_t)200000)

static void
sample_add(struct sample *s, const struct sheet_row *from, size_t *bytes)
{
	struct sample_cell *cell = NULL;
	struct sample_row *to = NULL;
	size_t n = 0;

	s->row = xrealloc(s->row, s->n + 1, sizeof(*s->row));
	to = &s->row[s->n++];
	if (from->n_cell > 0)
		cell = xcalloc(from->n_cell, sizeof(*cell));
	for (size_t i = 0; i < from->n_cell; i++) {
		size_t len = from->cell[i].len;
		const char *text = utf8_trim(from->cell[i].text, &len);

		if (len > 0)
			n = i + 1;
		if (len > SAMPLE_CELL)
			len = SAMPLE_CELL;
		cell[i].len = len;
		cell[i].merged = from->cell[i].merged;
		cell[i].text = len == 0 ? "" : arena_keep(&s->arena, text, len);
		*bytes += len;
	}
	*to = (struct sample_row){ .number = from->number,
		.line = from->line,
		.cell = cell,
		.n = n,
		.n_cell = from->n_cell };
}

bool
sample_read(
    struct sample *s, struct sheet *sheet, int64_t from, struct err *err)
{
	struct sheet_row row = { 0 };
	size_t bytes = 0;
	size_t cells = 0;
	bool found = true;

	while (s->n < SAMPLE_ROWS && bytes < SAMPLE_BYTES &&
	       cells < SAMPLE_CELLS) {
		if (!sheet_next(sheet, &row, &found, err))
			return false;
		if (!found)
			break;
		if (row.number < from)
			continue;
		sample_add(s, &row, &bytes);
		cells += row.n_cell;
	}
	s->whole = !found;
	return sheet_rewind(sheet, err);
}

void
sample_clear(struct sample *s)
{
	for (size_t i = 0; i < s->n; i++)
		free(s->row[i].cell);
	free(s->row);
	arena_clear(&s->arena);
	*s = (struct sample){ 0 };
}

struct sample_cell
sample_at(const struct sample *s, size_t row, size_t column)
{
	if (row >= s->n || column >= s->row[row].n)
		return (struct sample_cell){ .text = "" };
	return s->row[row].cell[column];
}

size_t
sample_usual(const struct sample *s)
{
	size_t best = 0;
	size_t most = 0;

	for (size_t i = 0; i < s->n; i++) {
		size_t n = 0;

		for (size_t k = i; k < s->n; k++)
			n += s->row[k].n_cell == s->row[i].n_cell ? 1 : 0;
		if (n > most) {
			most = n;
			best = s->row[i].n_cell;
		}
	}
	return best;
}
