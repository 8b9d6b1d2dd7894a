/* scores.c - points for each criterion, weighed. */
#include "intake/scores.h"

#include <string.h>

#include "catalog/fold.h"
#include "intake/legend.h"
#include "intake/marks.h"
#include "intake/sample.h"

/* Columns of points there must be, and points in them. */
#define SCORES_COLUMNS 2
#define SCORES_NUMBERS 6
#define SCORES_WIDTH 256

/* Words of a title or a line that only a score sheet has. */
static bool
is_rating_word(const char *s, size_t n)
{
	static const char *const words[] = { "weight", "weights", "weighting",
		"weightings", "weighted", "score", "scores", "scoring",
		"points", "ranking", "rank", "gewichtung", "gewicht", "punkte",
		"ponderation", "ponderazione", "ponderacion", "punteggio" };
	struct buf key = { 0 };
	bool is = false;

	if (n == 0 || n > 60)
		return false;
	fold_plain(&key, s, n);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		size_t k = strlen(words[i]);
		const char *at = strstr(buf_text(&key), words[i]);

		is = is || (at != NULL && (at == key.data || at[-1] == ' ') &&
			       (at[k] == ' ' || at[k] == '\0'));
	}
	buf_clear(&key);
	return is;
}

static void
find_word(struct scores *c, const struct sample *s)
{
	for (size_t r = 0; r < s->n && c->word == NULL; r++) {
		for (size_t i = 0; i < s->row[r].n && c->word == NULL; i++) {
			struct sample_cell cell = sample_at(s, r, i);

			if (!is_rating_word(cell.text, cell.len))
				continue;
			c->word = cell.text;
			c->row = s->row[r].number;
		}
	}
}

/* The column's cells are points, all but its title and a line or two. */
static bool
count_column(struct scores *c, const struct sample *s, size_t column)
{
	struct scores here = { .least = 11 };
	size_t rows = 0;

	for (size_t r = 0; r < s->n; r++) {
		struct sample_cell cell = sample_at(s, r, column);
		double value = marks_score(cell.text, cell.len);

		rows += s->row[r].n > 1 ? 1 : 0;
		if (cell.len == 0)
			continue;
		here.filled++;
		if (value < 0)
			continue;
		here.numbers++;
		if ((unsigned)value < here.least)
			here.least = (unsigned)value;
		if ((unsigned)value > here.most)
			here.most = (unsigned)value;
	}
	/* A title, a vendor's name and a total are none. */
	if (here.numbers < 2 || here.most < 2 ||
	    here.numbers * 5 < (here.filled - 1) * 3 || here.numbers * 3 < rows)
		return false;
	c->numbers += here.numbers;
	c->filled += here.filled;
	c->least = here.least < c->least ? here.least : c->least;
	c->most = here.most > c->most ? here.most : c->most;
	return true;
}

static bool
legend_has_digits(const struct legend *l)
{
	for (size_t i = 0; i < l->n; i++) {
		if (l->item[i].mark[0] >= '1' && l->item[i].mark[0] <= '9' &&
		    l->item[i].means.meaning != MARK_NONE)
			return true;
	}
	return false;
}

void
scores_find(struct scores *c, const struct sample *s, const struct legend *l)
{
	size_t columns = 0;
	size_t width = 0;

	*c = (struct scores){ .least = 11 };
	find_word(c, s);
	if (c->word == NULL || legend_has_digits(l))
		return;
	for (size_t r = 0; r < s->n; r++)
		width = s->row[r].n > width ? s->row[r].n : width;
	for (size_t i = 0; i < width && i < SCORES_WIDTH; i++)
		columns += count_column(c, s, i) ? 1 : 0;
	c->is = columns >= SCORES_COLUMNS && c->numbers >= SCORES_NUMBERS &&
		c->most >= 3 && c->most - c->least >= 2;
}

void
scores_reason(const struct scores *c, struct buf *b)
{
	buf_fmt(b,
	    "\"%.60s\" in row %lld and %zu numbers from %u to %u: points for "
	    "criteria, not what vendors offer",
	    c->word, (long long)c->row, c->numbers, c->least, c->most);
}
