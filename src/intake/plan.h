/* plan.h - how a sheet is read: its header, its layout, what each column is. */
#ifndef INTAKE_PLAN_H
#define INTAKE_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "intake/apart.h"
#include "intake/field.h"
#include "intake/habit.h"
#include "intake/legend.h"
#include "intake/level.h"

struct table_info;
struct vocab;
struct vocab_result;

/* A column; texts are the plan's. */
struct plan_column {
	const char *title; /* trimmed; "" where there is none */
	enum field field;
	const char *name;                   /* of the field; NULL: not used */
	const char *reason;                 /* why, in words */
	const struct vocab_result *service; /* FIELD_COLUMN */
	bool mapped;                        /* --map says so */
	bool by_title;                      /* and names it by its title */
	bool unknown; /* no field and no service goes by its title */
	bool marks;   /* FIELD_TYPE: the title is a type, cells may be marks */
	struct habit habit; /* of dates and countries */
	bool thin;          /* the title may mean something else */
	/* What each row of a header that spans several says; "" or NULL:
	 * nothing. */
	const char *level[LEVEL_ROWS];
	struct level sense; /* what they mean together */
};

/* What a row says that does not say it itself (--default). */
struct plan_default {
	enum field field;
	const char *name;
	const char *text;
};

/* Zero-initialise to start. */
struct plan {
	struct arena arena;
	const char *layout;         /* see layout.h; a constant or the plan's */
	const char *layout_reason;  /* in words */
	struct plan_column *column; /* owned */
	size_t n;
	size_t width; /* columns before those that vendorcat writes */
	size_t *used; /* owned: positions (from 0) of those read as facts */
	size_t n_used;
	size_t vendor_status; /* position from 1 of a column that tells of the
			       * vendor's status or approval; 0: none */
	struct plan_default *fallback; /* owned */
	size_t n_fallback;
	int64_t header_row;  /* its record number; 0: there is none */
	int64_t header_line; /* of the file; 0: there is none */
	/* Why the header's row may be none, in words; NULL: it is one. */
	const char *doubt;
	bool named;         /* it says who the vendor is */
	bool has_site;      /* columns that tell sites apart */
	bool has_hq;        /* a column for the head office's country */
	bool blank_offered; /* a blank status means offered */
	bool mended;        /* rows that were set aside: vendorcat_reason */
	bool ratings;       /* digits in the cells are no marks */
	/* The sheet is turned on its side (sheet_turn): position, from 1, of
	 * the row that names the vendors, and of one below it that says what
	 * each column holds ("Answer", "Comment"); 0: none. */
	size_t across;
	size_t across_sub;
	/* The sheet that was turned, borrowed while it is read; or NULL. */
	const struct sheet *turned;
	/* Tables beside the one of vendors, whose columns are then home_from
	 * .. home_to - 1, from 0. */
	struct apart_table *apart; /* owned */
	size_t n_apart;
	size_t home_from;
	size_t home_to;
	/* A cell beyond the last column is no slip but a remark: cells of a
	 * workbook stand where they were put. */
	bool firm;
	int year;             /* a year after it is a plan */
	int64_t evidence_id;  /* of claims that state none */
	struct legend legend; /* what the marks mean in this sheet */
};

/* What the person at the terminal says about reading; all borrowed. */
struct plan_options {
	const char *const *map; /* COLUMN=FIELD */
	size_t n_map;
	/* So many of map, the first ones, were said of an earlier version: one
	 * whose column is not there any more is left out. */
	size_t n_old;
	const char *const *fallback; /* FIELD=VALUE */
	size_t n_fallback;
	const char *now;            /* ISO 8601 */
	bool any;                   /* the sheet need not name vendors */
	enum date_order date_order; /* --date-order; ANY: find out */
	bool since_1904;            /* numbers of days are counted from 1904 */
	const char *layout;         /* NULL: find out */
	const char *legend;         /* "C = commercial; P = planned", or NULL */
	/* How the rows were read beside which mended ones go, or NULL. */
	const struct plan *beside;
};

/* Plan how to read a table.  Nothing but blank rows, no column for the
 * vendor's name is ERR_DATA; an option that does not fit ERR_USAGE. */
bool plan_make(struct plan *p, const struct plan_options *o,
    const struct table_info *t, struct vocab *v, struct err *err);

/* Rows that were set aside and mended (p->mended) are few, and their legend is
 * not with them: their marks, blank cells and dates mean what they mean in the
 * rows beside which they go (o->beside), unless a person says otherwise. */
void plan_beside(struct plan *p, const struct plan_options *o);

/* Build a plan again from what is kept of a source: begin, its columns in
 * order, their levels, its defaults, its legend (settings.h), finish. */
void plan_begin(struct plan *p, const char *layout, bool blank_offered,
    bool ratings, const char *now);
void plan_add(struct plan *p, const char *title, const char *name);
/* What row level (from 0) of the header says of a column, from 1. */
void plan_add_level(
    struct plan *p, size_t column, size_t level, const char *text);
void plan_add_default(struct plan *p, const char *name, const char *text);
void plan_finish(struct plan *p, struct vocab *v);

void plan_clear(struct plan *p);

#endif
