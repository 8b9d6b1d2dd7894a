/* rowview.h - a row of a sheet with its cells trimmed, and what is asked of
 * it. */
#ifndef INTAKE_ROWVIEW_H
#define INTAKE_ROWVIEW_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct sample_cell;
struct sample_row;
struct sheet_row;

/* Nothing but white space. */
bool rowview_blank(const struct sheet_row *row);

/* Cells that are not blank, up to two; *first is the first of them. */
size_t rowview_two(const struct sheet_row *row, size_t *first);

/* Take a row apart; *cap is the room for cells, which are the caller's.  Texts
 * stay the sheet's and end where their length says. */
void rowview_take(
    struct sample_row *to, size_t *cap, const struct sheet_row *row);

/* Cells that are not empty; the first of them, or NULL. */
size_t rowview_filled(const struct sample_row *row);
const struct sample_cell *rowview_first(const struct sample_row *row);

bool rowview_same(const struct sample_cell *a, const struct sample_cell *b);

/* Rows of one width, more than three cells, three quarters of them the same:
 * a page's header with a title worded otherwise. */
bool rowview_nearly(const struct sample_row *a, const struct sample_row *b);

/* Whether it is a country or a region: "Germany", "Europe". */
bool rowview_place(const struct sample_cell *c);

/* Add a title to a list of some, as long as that is short. */
void rowview_title(struct buf *b, const struct sample_cell *c);

/* What a row says, in short. */
void rowview_text(const struct sheet_row *row, struct buf *b);

#endif
