/* column.h - how a column and a dialect are put in words. */
#ifndef CMD_COLUMN_H
#define CMD_COLUMN_H

struct buf;
struct plan_column;

/* What a column is read as: of a service its code (b holds it), else its
 * field; NULL: it is not read. */
const char *column_field(const struct plan_column *c, struct buf *b);

/* Why, in short. */
const char *column_reason(const struct plan_column *c);

/* "semicolon"; the characters where there is no word for them. */
const char *column_delimiter(const char *delimiter);

#endif
