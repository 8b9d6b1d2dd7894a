/* apart.h - tables that stand side by side in one sheet, with a blank column
 * between them: the one of vendors is read, the others are named. */
#ifndef INTAKE_APART_H
#define INTAKE_APART_H

#include <stdbool.h>
#include <stddef.h>

struct plan;
struct sample;

/* Another table beside the one that is read. */
struct apart_table {
	size_t from; /* its columns, from 1 */
	size_t to;
	bool titled;      /* else it is a few cells */
	const char *text; /* in words; the plan's */
};

/* Where blank columns part the columns of a plan, those that do not belong to
 * the vendors are not read any more, and p->apart says so.  A blank column
 * alone proves nothing: another table has a column of vendors of its own
 * under the same title, or ends sooner or later than theirs and says nothing
 * of services; columns without titles are remarks.  What a person has mapped
 * a column of is no other table.  shared: titles that may mean something
 * else. */
void apart_find(
    struct plan *p, const struct sample *records, const bool *shared);

#endif
