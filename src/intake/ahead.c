/* ahead.c - rows one by one, with a look at those that follow. */
#include "intake/ahead.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "intake/sample.h"

void
ahead_sheet(struct ahead *a, struct sheet *sheet)
{
	a->sheet = sheet;
	a->sample = NULL;
	a->n = 0;
	a->end = false;
}

void
ahead_sample(struct ahead *a, const struct sample *s, size_t from)
{
	a->sheet = NULL;
	a->sample = s;
	a->at = from;
	a->n = 0;
	a->end = false;
}

void
ahead_clear(struct ahead *a)
{
	for (size_t i = 0; i < AHEAD_SLOTS; i++) {
		free(a->slot[i].cell);
		buf_clear(&a->slot[i].text);
	}
	*a = (struct ahead){ 0 };
}

static void
slot_room(struct ahead_slot *s, size_t n)
{
	if (s->cap >= n)
		return;
	s->cap = n < 32 ? 32 : n * 2;
	s->cell = xrealloc(s->cell, s->cap, sizeof(*s->cell));
}

/* Keep a row with its texts. */
static void
slot_keep(struct ahead_slot *s, const struct sheet_row *row)
{
	size_t bytes = 1;
	size_t trouble = 0;

	slot_room(s, row->n_cell);
	if (row->trouble != NULL)
		trouble = strlen(row->trouble) + 1;
	for (size_t i = 0; i < row->n_cell; i++)
		bytes += row->cell[i].len + 1;
	buf_reset(&s->text);
	/* Room first: the cells point into it. */
	(void)buf_reserve(&s->text, bytes + trouble);
	s->row = *row;
	s->row.cell = s->cell;
	for (size_t i = 0; i < row->n_cell; i++) {
		s->cell[i] = row->cell[i];
		s->cell[i].text = s->text.data + s->text.len;
		buf_add(&s->text, row->cell[i].text, row->cell[i].len);
		buf_char(&s->text, '\0');
	}
	if (row->trouble != NULL) {
		s->row.trouble = s->text.data + s->text.len;
		buf_add(&s->text, row->trouble, trouble);
	}
}

/* A row of the sample, whose texts stay. */
static void
slot_sample(struct ahead_slot *s, const struct sample_row *from)
{
	slot_room(s, from->n);
	for (size_t i = 0; i < from->n; i++)
		s->cell[i] = (struct sheet_cell){ .text = from->cell[i].text,
			.len = from->cell[i].len,
			.merged = from->cell[i].merged };
	s->row = (struct sheet_row){ .number = from->number,
		.line = from->line,
		.cell = s->cell,
		.n_cell = from->n };
}

/* The slot behind those that are kept; the one before them is in use. */
static struct ahead_slot *
slot_free(struct ahead *a)
{
	return &a->slot[(a->head + a->n) % AHEAD_SLOTS];
}

static bool
ahead_read(struct ahead *a, struct sheet_row *row, bool *found, struct err *err)
{
	if (a->sample == NULL)
		return sheet_next(a->sheet, row, found, err);
	*found = a->at < a->sample->n;
	if (*found) {
		struct ahead_slot *s = slot_free(a);

		slot_sample(s, &a->sample->row[a->at++]);
		*row = s->row;
	}
	return true;
}

bool
ahead_next(struct ahead *a, struct sheet_row *row, bool *found, struct err *err)
{
	if (a->n > 0) {
		*row = a->slot[a->head].row;
		a->head = (a->head + 1) % AHEAD_SLOTS;
		a->n--;
		*found = true;
		return true;
	}
	*found = false;
	if (a->end)
		return true;
	if (!ahead_read(a, row, found, err))
		return false;
	a->end = !*found;
	if (*found && a->sample != NULL)
		a->head = (a->head + 1) % AHEAD_SLOTS;
	return true;
}

bool
ahead_look(struct ahead *a, struct sheet_row *now, size_t k,
    const struct sheet_row **row, struct err *err)
{
	*row = NULL;
	/* The first look ahead would overwrite the row at hand. */
	if (a->n == 0 && !a->end && a->sample == NULL) {
		struct ahead_slot *s = slot_free(a);

		slot_keep(s, now);
		*now = s->row;
		a->head = (a->head + 1) % AHEAD_SLOTS;
	}
	while (a->n <= k && !a->end) {
		struct sheet_row next = { 0 };
		bool found = false;

		if (!ahead_read(a, &next, &found, err))
			return false;
		a->end = !found;
		if (!found)
			break;
		if (a->sample == NULL)
			slot_keep(slot_free(a), &next);
		a->n++;
	}
	if (k < a->n)
		*row = &a->slot[(a->head + k) % AHEAD_SLOTS].row;
	return true;
}
