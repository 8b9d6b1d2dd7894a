/* beside.h - what stands beside the table in a file and is not read, in a few
 * lines of words: the same ones in inspect and in import. */
#ifndef INTAKE_BESIDE_H
#define INTAKE_BESIDE_H

#include "intake/table.h"

struct legend;
struct plan;
struct sheet_info;

/* From which row on (0: it is not in this sheet), and what it is: "totals:
 * Total | 3 (rows 5, 9, 14 and 3 more)". */
typedef void beside_line(void *arg, int64_t from, const char *what);

/* Rows above the table, as one line. */
void beside_above(const struct table_info *t, beside_line *line, void *arg);

/* Things of one kind are one line and counted: totals, notes, the header once
 * more; each other table and each other sheet has its own, up to a few.  Rows
 * of the legend, which are read, are left out.  Call it once all rows are
 * read. */
void beside_each(const struct table_info *t, const struct legend *legend,
    beside_line *line, void *arg);

/* Tables beside the one of vendors, in other columns. */
void beside_apart(const struct plan *p, beside_line *line, void *arg);

/* That rows are hidden, by a filter or otherwise; call it once all rows are
 * read. */
void beside_hidden(const struct table_info *t, const struct sheet_info *info,
    beside_line *line, void *arg);

/* What is said of the file as a whole; long lists are cut and counted. */
void beside_notes(const struct sheet_info *info, beside_line *line, void *arg);

/* The word for a part that is no record: "total", "other table" ... */
const char *beside_word(enum table_part part);

#endif
