/* bare.h - a list without titles, or with a first line that may be one or
 * not: the first vendor must not be taken for a title in silence. */
#ifndef INTAKE_BARE_H
#define INTAKE_BARE_H

#include <stdbool.h>
#include <stddef.h>

struct heading;
struct plan;
struct sample;
struct table_info;
struct vocab;

/* Whether a text ends like the name of a company ("GmbH", "Ltd"). */
bool bare_is_company(const char *s, size_t n);

/* Whether the row that looked like a header is the first record: it has a
 * company's name over names of companies, or a service over services, and no
 * title that is known. */
bool bare_is_record(
    const struct sample *s, const struct heading *h, struct vocab *v);

/* What the columns of a table without a header hold, told by their values
 * alone: names of companies, services, countries.  All of it is thin. */
void bare_judge(struct plan *p, const struct sample *records, struct vocab *v);

/* Set p->doubt where nobody said that the first line is the header, and no
 * title in it is known. */
void bare_doubt(struct plan *p, const struct table_info *t, struct vocab *v);

#endif
