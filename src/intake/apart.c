/* apart.c - tables side by side in one sheet. */
#include "intake/apart.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "catalog/fold.h"
#include "intake/plan.h"
#include "intake/sample.h"

/* Titles named of a table. */
#define APART_TITLES 8

/* Columns without a blank one among them: from .. to - 1. */
struct block {
	size_t from;
	size_t to;
	size_t titles;
	size_t name;  /* its column of vendors; SIZE_MAX: none */
	size_t names; /* cells that are filled in it */
	bool services;
	bool mapped;
	bool read;      /* something in it is read as a fact */
	size_t unknown; /* titles that are no field's */
};

static size_t
filled_in(const struct sample *s, size_t row, size_t from, size_t to)
{
	size_t n = 0;

	for (size_t i = from; i < to && i < s->row[row].n; i++)
		n += sample_at(s, row, i).len > 0 ? 1 : 0;
	return n;
}

static bool
is_spacer(const struct plan *p, const struct sample *s, size_t i)
{
	const struct plan_column *c = &p->column[i];

	for (size_t k = 0; k < LEVEL_ROWS; k++) {
		if (c->level[k] != NULL && c->level[k][0] != '\0')
			return false;
	}
	if (c->title[0] != '\0' || c->mapped)
		return false;
	for (size_t r = 0; r < s->n; r++) {
		if (filled_in(s, r, i, i + 1) > 0)
			return false;
	}
	return true;
}

/* A column of vendors is a block's own; of several the one whose title means
 * nothing else. */
static void
block_column(
    struct block *b, const struct plan *p, size_t i, const bool *shared)
{
	const struct plan_column *c = &p->column[i];

	b->titles += c->title[0] != '\0' ? 1 : 0;
	b->mapped = b->mapped || (c->mapped && c->name != NULL);
	b->unknown += c->title[0] != '\0' && c->name == NULL ? 1 : 0;
	b->read = b->read || c->field != FIELD_UNUSED;
	b->services =
	    b->services || c->field == FIELD_TEXT || c->field == FIELD_PHRASE ||
	    c->field == FIELD_COLUMN || c->field == FIELD_OPERATIONS ||
	    c->field == FIELD_CATEGORY || c->field == FIELD_SUBCATEGORY;
	if (c->field == FIELD_NAME &&
	    (b->name == SIZE_MAX || (shared[b->name] && !shared[i])))
		b->name = i;
}

static struct block *
blocks_of(
    const struct plan *p, const struct sample *s, const bool *shared, size_t *n)
{
	struct block *list = xcalloc(p->n + 1, sizeof(*list));
	bool open = false;

	*n = 0;
	for (size_t i = 0; i < p->n; i++) {
		if (is_spacer(p, s, i)) {
			open = false;
			continue;
		}
		if (!open)
			list[(*n)++] =
			    (struct block){ .from = i, .name = SIZE_MAX };
		open = true;
		list[*n - 1].to = i + 1;
		block_column(&list[*n - 1], p, i, shared);
	}
	for (size_t b = 0; b < *n; b++) {
		for (size_t r = 0; r < s->n && list[b].name != SIZE_MAX; r++)
			list[b].names +=
			    filled_in(s, r, list[b].name, list[b].name + 1);
	}
	return list;
}

/* The block of the vendors: the one a person has mapped a name in, else the
 * one with most of them. */
static size_t
home_of(const struct plan *p, const struct block *list, size_t n,
    const bool *shared)
{
	size_t home = SIZE_MAX;

	for (size_t b = 0; b < n; b++) {
		size_t at = list[b].name;

		if (at == SIZE_MAX)
			continue;
		if (p->column[at].mapped)
			return b;
		if (home == SIZE_MAX ||
		    (shared[list[home].name] && !shared[at]) ||
		    (shared[list[home].name] == shared[at] &&
			list[b].names > list[home].names))
			home = b;
	}
	return home;
}

/* How the rows of two tables lie: which of them goes on where the other has
 * ended. */
struct tails {
	size_t both;
	size_t rows;  /* of the other table */
	size_t dense; /* rows in which it fills most of its columns */
	bool longer;  /* it goes on alone */
	bool shorter; /* it ends, with no hole before */
};

static struct tails
tails_of(
    const struct sample *s, const struct block *home, const struct block *other)
{
	struct tails t = { .longer = true, .shorter = true };
	size_t alone[2] = { 0, 0 };

	for (size_t r = 0; r < s->n; r++) {
		size_t h = filled_in(s, r, home->from, home->to);
		size_t o = filled_in(s, r, other->from, other->to);

		t.both += h > 0 && o > 0 ? 1 : 0;
		t.rows += o > 0 ? 1 : 0;
		t.dense += o * 5 >= (other->to - other->from) * 4 ? 1 : 0;
		/* Rows of one after rows of the other alone: a hole. */
		t.longer = t.longer && (h == 0 || alone[1] == 0);
		t.shorter = t.shorter && (o == 0 || alone[0] == 0);
		alone[0] += h > 0 && o == 0 ? 1 : 0;
		alone[1] += o > 0 && h == 0 ? 1 : 0;
	}
	t.longer = t.longer && alone[1] > 0 && t.both > 0;
	t.shorter = t.shorter && alone[0] > 0 && t.both > 0;
	return t;
}

static bool
titles_same(const struct plan *p, size_t a, size_t b)
{
	struct buf x = { 0 };
	struct buf y = { 0 };
	bool same = false;

	fold_plain(&x, p->column[a].title, strlen(p->column[a].title));
	fold_plain(&y, p->column[b].title, strlen(p->column[b].title));
	same = x.len > 0 && strcmp(buf_text(&x), buf_text(&y)) == 0;
	buf_clear(&x);
	buf_clear(&y);
	return same;
}

/* A map that says which column is the vendor's has unset all others. */
static void
find_name(const struct plan *p, const struct block *home, struct block *other)
{
	for (size_t i = other->from; i < other->to; i++) {
		if (other->name == SIZE_MAX && titles_same(p, home->name, i))
			other->name = i;
	}
}

static bool
repeats_title(
    const struct plan *p, const struct block *home, const struct block *other)
{
	for (size_t i = other->from; i < other->to; i++) {
		for (size_t k = home->from; k < home->to; k++) {
			if (titles_same(p, i, k))
				return true;
		}
	}
	return false;
}

static bool
is_apart(const struct plan *p, const struct sample *s, const struct block *home,
    const struct block *other)
{
	struct tails t = tails_of(s, home, other);

	if (other->mapped || other->titles == 0)
		return !other->mapped && !other->read;
	if (other->name != SIZE_MAX && other->titles > 1 &&
	    (titles_same(p, home->name, other->name) || t.longer || t.shorter))
		return true;
	if (other->name != SIZE_MAX || other->services)
		return false;
	return t.longer ||
	       (t.shorter && t.dense == t.rows &&
		   ((!other->read && other->unknown * 2 > other->titles) ||
		       repeats_title(p, home, other)));
}

/* The titles of a block, or its first cells where it has none. */
static void
block_text(const struct plan *p, const struct sample *s, const struct block *b,
    struct buf *to)
{
	size_t row = 0;
	size_t n = 0;

	while (row < s->n && filled_in(s, row, b->from, b->to) == 0)
		row++;
	for (size_t i = b->from; i < b->to; i++) {
		const char *title = p->column[i].title;

		if (b->titles == 0 && row < s->n)
			title = sample_at(s, row, i).text;
		if (title[0] != '\0' && n++ < APART_TITLES)
			buf_fmt(to, "%s%.60s", n == 1 ? "" : ", ", title);
	}
	if (n > APART_TITLES)
		buf_fmt(to, " and %zu more", n - APART_TITLES);
	if (b->name != SIZE_MAX)
		buf_fmt(to,
		    ": vendors, too (--map %zu=vendor reads them instead; "
		    "under a --source of their own both can be had)",
		    b->name + 1);
}

static void
apart_add(struct plan *p, const struct sample *s, const struct block *b)
{
	struct buf text = { 0 };

	block_text(p, s, b, &text);
	for (size_t i = b->from; i < b->to; i++) {
		struct plan_column *c = &p->column[i];

		c->field = FIELD_UNUSED;
		c->name = NULL;
		c->service = NULL;
		c->sense = (struct level){ 0 };
		c->unknown = false;
		c->thin = false;
		c->reason = b->titles > 0
				? "another table, beside the one of vendors"
				: "no title: beside the table of vendors";
	}
	p->apart = xrealloc(p->apart, p->n_apart + 1, sizeof(*p->apart));
	p->apart[p->n_apart++] =
	    (struct apart_table){ b->from + 1, b->to, b->titles > 0,
		    arena_keep(&p->arena, buf_text(&text), text.len) };
	buf_clear(&text);
}

void
apart_find(struct plan *p, const struct sample *records, const bool *shared)
{
	struct block *list = NULL;
	size_t n = 0;
	size_t home = SIZE_MAX;

	if (p->across > 0)
		return;
	list = blocks_of(p, records, shared, &n);
	home = home_of(p, list, n, shared);
	for (size_t b = 0; b < n && home != SIZE_MAX; b++) {
		if (b == home)
			continue;
		find_name(p, &list[home], &list[b]);
		if (!is_apart(p, records, &list[home], &list[b]))
			continue;
		apart_add(p, records, &list[b]);
		p->home_from = list[home].from;
		p->home_to = list[home].to;
	}
	free(list);
}
