/* legend.h - what the marks of a sheet mean, as the sheet itself says: "X = in
 * house, (X) = via partner, P = planned". */
#ifndef INTAKE_LEGEND_H
#define INTAKE_LEGEND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "intake/mark.h"

struct sheet_cell;

struct legend_item {
	const char *mark;  /* as written; the legend's */
	struct mark means; /* MARK_NONE: the sheet does not tell */
	/* What the legend says, or in words how it is known or what it may
	 * mean; the legend's. */
	const char *words;
	int64_t row;   /* of the sheet; 0: not said by a row */
	int64_t cells; /* that hold it */
};

/* Rows of a legend that are remembered. */
#define LEGEND_ROWS 32
/* Items of a legend. */
#define LEGEND_ITEMS 64

/* Zero-initialise to start. */
struct legend {
	struct legend_item *item; /* owned */
	size_t n;
	int64_t row[LEGEND_ROWS]; /* rows that are the legend */
	size_t n_row;
	struct arena arena;
	bool open;       /* the row before began one, or went on with it */
	int64_t pending; /* a row that is a legend if the next one is */
};

void legend_clear(struct legend *l);

/* Where a row stands that may be a legend. */
enum legend_place {
	LEGEND_RECORD, /* among the records of the table */
	LEGEND_ANY,    /* not known yet */
	LEGEND_APART   /* beside them */
};

/* Take a row in where it is a legend, or part of one: a line of pairs, a word
 * ("Legend") with pairs beside it, or below it a mark and its meaning in two
 * cells.  Apart from the records a pair will do without a word before; among
 * them cells need one, as "Alphen", "yes", "X", "no" is a vendor's row.  Rows
 * come in order.  True when the row says what a mark means. */
bool legend_row(struct legend *l, const struct sheet_cell *cell, size_t n_cell,
    int64_t number, enum legend_place place);

/* The rows that follow are no part of a legend begun before. */
void legend_end(struct legend *l);

/* Take in a line of pairs (--legend); false when it has none that is
 * understood. */
bool legend_line(struct legend *l, const char *s, size_t n);

/* The row is part of the legend. */
bool legend_has_row(const struct legend *l, int64_t number);

/* Add an item, or NULL when there are too many or the mark is in already. */
struct legend_item *legend_add(struct legend *l, const char *mark, size_t n,
    const char *words, size_t n_words);

/* The item of a mark: as written, else without regard to case where that is
 * one only; NULL: none. */
struct legend_item *legend_find(
    const struct legend *l, const char *s, size_t n);

/* What an item stands for in words, "offered, PH1 to PH3", "not told". */
void legend_means(const struct legend_item *item, struct buf *b);

#endif
