/* turn.c - a sheet turned on its side: its columns come as rows. */
#include "sheet/turn.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"

/* A row of the sheet as it lies. */
struct turn_row {
	struct sheet_cell *cell; /* owned */
	size_t n;
};

struct turn {
	struct sheet_kind kind;
	struct sheet_kind *inner; /* owned: the sheet as it lies */
	struct turn_row *row;     /* owned */
	size_t n_row;
	size_t width;
	size_t at;
	size_t bytes;            /* of the cells */
	struct sheet_cell *cell; /* owned: of the row at hand; n_row */
	struct sheet_note *note; /* owned */
	size_t n_note;
	struct arena text;
};

static struct turn *
turn_of(struct sheet_kind *k)
{
	return (struct turn *)k;
}

static void
turn_empty(struct turn *t)
{
	for (size_t i = 0; i < t->n_row; i++)
		free(t->row[i].cell);
	free(t->row);
	free(t->cell);
	free(t->note);
	arena_clear(&t->text);
	t->row = NULL;
	t->cell = NULL;
	t->note = NULL;
	t->n_row = t->width = t->at = t->bytes = t->n_note = 0;
}

static void
turn_note(struct turn *t, const char *text, size_t n)
{
	t->note = xrealloc(t->note, t->n_note + 1, sizeof(*t->note));
	t->note[t->n_note++].text = arena_keep(&t->text, text, n);
}

/* What the reader says of a row has no place in a column: it is said of the
 * file. */
static void
turn_trouble(struct turn *t, const struct sheet_row *row)
{
	struct buf b = { 0 };

	if (row->trouble != NULL) {
		buf_fmt(
		    &b, "row %lld: %s", (long long)row->number, row->trouble);
		turn_note(t, buf_text(&b), b.len);
	}
	buf_clear(&b);
	if (row->hidden) {
		buf_fmt(&b, "row %lld is hidden", (long long)row->number);
		turn_note(t, buf_text(&b), b.len);
	}
	buf_clear(&b);
}

/* Cells up to the last that is not blank. */
static size_t
row_end(const struct sheet_row *row)
{
	size_t n = row->n_cell;

	while (n > 0) {
		size_t len = row->cell[n - 1].len;

		(void)utf8_trim(row->cell[n - 1].text, &len); /* the length */
		if (len > 0)
			break;
		n--;
	}
	return n;
}

static bool
turn_add(struct turn *t, const struct sheet_row *row, struct err *err)
{
	struct turn_row *to = NULL;

	if (t->n_row == SHEET_ROW_CELLS)
		return err_set(err, ERR_DATA,
		    "a sheet of more than %u rows is not turned on its side",
		    SHEET_ROW_CELLS);
	turn_trouble(t, row);
	t->row = xrealloc(t->row, t->n_row + 1, sizeof(*t->row));
	to = &t->row[t->n_row++];
	*to = (struct turn_row){ .n = row_end(row) };
	to->cell = xcalloc(to->n + 1, sizeof(*to->cell));
	for (size_t i = 0; i < to->n; i++) {
		to->cell[i] = row->cell[i];
		to->cell[i].text =
		    arena_keep(&t->text, row->cell[i].text, row->cell[i].len);
		t->bytes += row->cell[i].len + 1 + sizeof(to->cell[i]);
	}
	if (to->n > t->width)
		t->width = to->n;
	if (t->bytes > SHEET_TURN_BYTES)
		return err_set(err, ERR_DATA,
		    "a sheet of more than %u MB is not turned on its side",
		    SHEET_TURN_BYTES >> 20);
	return true;
}

/* Read the sheet as it lies. */
static bool
turn_read(struct turn *t, struct err *err)
{
	struct sheet_row row = { 0 };
	bool found = true;

	turn_empty(t);
	/* info.note pointed to what is gone now, if reading fails */
	t->kind.info.note = NULL;
	t->kind.info.n_note = 0;
	for (size_t i = 0; i < t->inner->info.n_note; i++)
		turn_note(t, t->inner->info.note[i].text,
		    strlen(t->inner->info.note[i].text));
	for (;;) {
		if (!t->inner->next(t->inner, &row, &found, err))
			return false;
		if (!found)
			break;
		if (!turn_add(t, &row, err))
			return false;
	}
	t->cell = xcalloc(t->n_row + 1, sizeof(*t->cell));
	t->kind.info = t->inner->info;
	t->kind.info.note = t->note;
	t->kind.info.n_note = t->n_note;
	return true;
}

static bool
turn_next(
    struct sheet_kind *k, struct sheet_row *row, bool *found, struct err *err)
{
	struct turn *t = turn_of(k);

	(void)err; /* all of it was read before */
	*found = t->at < t->width;
	if (!*found)
		return true;
	for (size_t i = 0; i < t->n_row; i++) {
		const struct turn_row *from = &t->row[i];

		t->cell[i] = t->at < from->n
				 ? from->cell[t->at]
				 : (struct sheet_cell){ .text = "" };
		/* A range merged over columns is one over rows now, and the
		 * other way round; each cell has the text as it is. */
	}
	t->at++;
	*row = (struct sheet_row){ .number = (int64_t)t->at,
		.line = (int64_t)t->at,
		.cell = t->cell,
		.n_cell = t->n_row };
	return true;
}

static bool
turn_rewind(struct sheet_kind *k, struct err *err)
{
	(void)err; /* nothing can fail */
	turn_of(k)->at = 0;
	return true;
}

static bool
turn_select(struct sheet_kind *k, size_t number, struct err *err)
{
	struct turn *t = turn_of(k);

	return t->inner->select(t->inner, number, err) && turn_read(t, err);
}

static int64_t
turn_offset(const struct sheet_kind *k)
{
	const struct turn *t = (const struct turn *)k;
	int64_t width = (int64_t)t->width;

	if ((int64_t)t->at == width)
		return k->info.bytes;
	return k->info.bytes / width * (int64_t)t->at;
}

static void
turn_close(struct sheet_kind *k)
{
	struct turn *t = turn_of(k);

	turn_empty(t);
	t->inner->close(t->inner);
	free(t);
}

bool
turn_open(struct sheet_kind **kind, struct err *err)
{
	struct turn *t = xcalloc(1, sizeof(*t));

	t->kind = (struct sheet_kind){ .next = turn_next,
		.select = turn_select,
		.rewind = turn_rewind,
		.offset = turn_offset,
		.close = turn_close,
		.info = (*kind)->info };
	t->inner = *kind;
	*kind = &t->kind;
	return t->inner->rewind(t->inner, err) && turn_read(t, err);
}

struct sheet_cell
turn_cell(const struct sheet_kind *k, int64_t row, size_t cell)
{
	const struct turn *t = (const struct turn *)k;
	struct sheet_cell none = { .text = "" };

	if (k->next != turn_next || row < 1 || cell < 1 || cell > t->n_row ||
	    (size_t)row > t->row[cell - 1].n)
		return none;
	return t->row[cell - 1].cell[row - 1];
}
