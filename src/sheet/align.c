/* align.c - which piece of a row belongs to which column.
 *
 * state[i][j][e] is the best way to have made cells 1..j of pieces 1..i, with
 * e edits; beside it stands how good the second best way would be. */
#include "sheet/align.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

/* What an edit costs; a reading without one is preferred. */
#define EDIT_COST (-1.0)
#define JOIN_COST (-0.1)
#define ODD_JOIN_COST (-4.0)
/* Longer texts are not split in the middle, and so many joined at most. */
enum { SPLIT_MOST = 256, JOIN_MOST = 48 };

struct state {
	double best, second;
	enum align_edit edit; /* how it was come to */
	unsigned taken, made; /* pieces, cells */
	unsigned was;         /* edits before */
	size_t cut;
};

struct step {
	enum align_edit edit;
	unsigned taken, made, e;
	size_t cut;
	double fit;
};

static struct state *
state_at(const struct align *a, struct state *s, size_t i, size_t j, unsigned e)
{
	return &s[(i * (a->width + 1) + j) * 2 + e];
}

static void
relax(const struct align *a, struct state *s, size_t i, size_t j, unsigned e,
    const struct step *step)
{
	const struct state *from = state_at(a, s, i, j, e);
	struct state *to =
	    state_at(a, s, i + step->taken, j + step->made, step->e);
	double best = from->best + step->fit;
	double second = from->second + step->fit;

	if (best > to->best) {
		if (to->best > second)
			second = to->best;
		to->best = best;
		to->edit = step->edit;
		to->taken = step->taken;
		to->made = step->made;
		to->was = e;
		to->cut = step->cut;
	} else if (best > second) {
		second = best;
	}
	if (second > to->second)
		to->second = second;
}

static double
cell_fit(const struct align *a, size_t j, const char *p, size_t n,
    enum column_cell how)
{
	return column_fit(&a->column[j], p, n, how);
}

static bool
is_bare(const struct align *a, size_t i)
{
	return i < a->n && a->piece[i].how != COLUMN_QUOTED;
}

static bool
is_nothing(const struct align *a, size_t i)
{
	return is_bare(a, i) && a->piece[i].len == 0;
}

/* From one of several empty cells the last is left out, and behind the last
 * one more is put in: the others come to the same. */
static void
step_empty(const struct align *a, struct state *s, size_t i, size_t j)
{
	struct step st = { .e = 1, .fit = EDIT_COST };

	if ((a->allowed & ALIGN_DROP) && is_nothing(a, i) &&
	    !is_nothing(a, i + 1)) {
		st.edit = ALIGN_DROP;
		st.taken = 1;
		relax(a, s, i, j, 0, &st);
	}
	if ((a->allowed & ALIGN_EMPTY) && j < a->width && !is_nothing(a, i)) {
		st.edit = ALIGN_EMPTY;
		st.taken = 0;
		st.made = 1;
		st.fit = EDIT_COST + cell_fit(a, j, "", 0, COLUMN_PLAIN);
		relax(a, s, i, j, 0, &st);
	}
}

/* Where a blank is, nobody forgot a delimiter. */
static bool
may_cut(const struct align_cell *c, size_t k)
{
	return c->text[k] != ' ' && c->text[k - 1] != ' ' &&
	       ((unsigned char)c->text[k] & 0xC0) != 0x80;
}

static void
step_split(const struct align *a, struct state *s, size_t i, size_t j)
{
	struct step st = { .edit = ALIGN_SPLIT, .taken = 1, .made = 2, .e = 1 };
	const struct align_cell *c = &a->piece[i];

	if (!(a->allowed & ALIGN_SPLIT) || !is_bare(a, i) ||
	    j + 1 >= a->width || c->len > SPLIT_MOST)
		return;
	for (st.cut = 1; st.cut < c->len; st.cut++) {
		if (!may_cut(c, st.cut))
			continue;
		st.fit = EDIT_COST +
			 cell_fit(a, j, c->text, st.cut, COLUMN_PLAIN) +
			 cell_fit(a, j + 1, c->text + st.cut, c->len - st.cut,
			     COLUMN_PLAIN);
		relax(a, s, i, j, 0, &st);
	}
}

/* Inside text a blank follows the delimiter, inside a number a digit. */
static double
join_cost(const struct align *a, size_t i)
{
	const struct align_cell *c = &a->piece[i];
	unsigned char last = (unsigned char)c->text[c->len - 1];
	unsigned char next = (unsigned char)c[1].text[0];

	if (looks_edge(next) == EDGE_BLANK ||
	    (looks_edge(last) == EDGE_DIGIT && looks_edge(next) == EDGE_DIGIT))
		return EDIT_COST;
	return ODD_JOIN_COST;
}

static void
step_join(
    const struct align *a, struct state *s, size_t i, size_t j, unsigned e)
{
	bool many = (a->allowed & ALIGN_JOINS) != 0;
	size_t most = many ? a->n - a->width + 1 : 2;
	struct step st = { .edit = many ? ALIGN_JOINS : ALIGN_JOIN,
		.made = 1,
		.e = many ? e : 1 };
	const char *from = i < a->n ? a->piece[i].text : NULL;

	if (!(a->allowed & (ALIGN_JOINS | ALIGN_JOIN)) || (!many && e > 0) ||
	    j == a->width || !is_bare(a, i) || is_nothing(a, i))
		return;
	for (size_t k = 2; k <= most && is_bare(a, i + k - 1); k++) {
		const struct align_cell *end = &a->piece[i + k - 1];

		if (end->len == 0)
			continue;
		st.taken = (unsigned)k;
		st.fit =
		    (many ? JOIN_COST * (double)k : join_cost(a, i)) +
		    cell_fit(a, j, from, (size_t)(end->text - from) + end->len,
			COLUMN_JOINED);
		relax(a, s, i, j, e, &st);
	}
}

static void
step_match(
    const struct align *a, struct state *s, size_t i, size_t j, unsigned e)
{
	const struct align_cell *c = &a->piece[i];
	struct step st = { .taken = 1, .made = 1, .e = e };

	if (i == a->n || j == a->width)
		return;
	st.fit = cell_fit(a, j, c->text, c->len, c->how);
	relax(a, s, i, j, e, &st);
}

/* Make cell j, and the one before where it was split, of the pieces up to i. */
static void
trace_cell(struct align *a, const struct state *st, size_t i, size_t j)
{
	const struct align_cell *c = &a->piece[i - st->taken];
	const struct align_cell *end = &a->piece[i - 1];
	struct align_cell *to = &a->cell[j - 1];

	*to = *c;
	if (st->edit == ALIGN_SPLIT) {
		to[-1] = (struct align_cell){ .text = c->text, .len = st->cut };
		to->text = c->text + st->cut;
		to->len = c->len - st->cut;
	} else if (st->taken > 1) {
		to->len = (size_t)(end->text - c->text) + end->len;
		to->how = COLUMN_JOINED;
	}
}

/* Follow the best way back from the end. */
static void
trace(struct align *a, struct state *s, unsigned e)
{
	size_t i = a->n;
	size_t j = a->width;

	while (i > 0 || j > 0) {
		const struct state *st = state_at(a, s, i, j, e);

		if (st->edit != ALIGN_NONE) {
			a->edit = st->edit;
			a->at = j - st->made + 1;
		}
		if (st->edit == ALIGN_EMPTY)
			a->cell[j - 1] = (struct align_cell){ .text = "" };
		else if (st->made > 0)
			trace_cell(a, st, i, j);
		i -= st->taken;
		j -= st->made;
		e = st->was;
	}
}

static void
step_all(const struct align *a, struct state *s, size_t i, size_t j)
{
	for (unsigned e = 0; e < 2; e++) {
		if (state_at(a, s, i, j, e)->best == -INFINITY)
			continue;
		step_match(a, s, i, j, e);
		step_join(a, s, i, j, e);
		if (e == 0)
			step_empty(a, s, i, j);
		if (e == 0)
			step_split(a, s, i, j);
	}
}

static void
forward(const struct align *a, struct state *s)
{
	size_t slack = a->n > a->width ? a->n - a->width : 0;

	for (size_t i = 0; i <= a->n; i++) {
		size_t least = i > slack ? i - slack : 0;

		for (size_t j = least; j <= a->width && j <= i + 1; j++)
			step_all(a, s, i, j);
	}
}

bool
align(struct align *a)
{
	size_t n = (a->n + 1) * (a->width + 1) * 2;
	struct state *s = NULL;
	const struct state *end[2] = { NULL, NULL };
	unsigned e = 0;

	a->edit = ALIGN_NONE;
	a->cell = NULL;
	if (a->n > a->width + JOIN_MOST || a->width > a->n + 1)
		return false;
	s = xcalloc(n, sizeof(*s));
	a->cell = xcalloc(a->width, sizeof(a->cell[0]));
	for (size_t i = 0; i < n; i++)
		s[i].best = s[i].second = -INFINITY;
	s[0].best = 0;
	forward(a, s);
	end[0] = state_at(a, s, a->n, a->width, 0);
	end[1] = state_at(a, s, a->n, a->width, 1);
	e = end[1]->best > end[0]->best;
	a->fit = end[e]->best;
	a->next = fmax(end[e]->second, end[1 - e]->best);
	if (a->fit > -INFINITY)
		trace(a, s, e);
	free(s);
	return a->fit > -INFINITY;
}
