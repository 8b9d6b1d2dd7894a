/* header.h - the title of a column, and the values below it, become what the
 * column is read as. */
#ifndef INTAKE_HEADER_H
#define INTAKE_HEADER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "intake/field.h"

struct sample;
struct vocab;
struct vocab_result;

struct header {
	enum field field;
	const char *name;   /* "qual.status"; NULL: not used */
	const char *reason; /* in words; the arena's or constant */
	/* FIELD_COLUMN: what the title says; of another column whose cells
	 * are marks, the same where the title is not known: a service that
	 * nobody has heard of.  Else NULL. */
	const struct vocab_result *title;
	bool shared; /* the title may mean something else: others go first */
	bool thin;   /* and no value says which */
};

/* A column of a sheet that is to be judged. */
struct header_column {
	const char *title;           /* trimmed */
	const struct sample *sample; /* records */
	size_t column;               /* from 0 */
};

/* Whether the title can be that of the vendor's name. */
bool header_is_name(const char *title);

/* Whether the title is one of those known, or names a service. */
bool header_is_known(const char *title, struct vocab *v);

/* What a title is known as, without looking at the values. */
enum header_word {
	HEADER_NOTHING,
	HEADER_FIELD,
	HEADER_NAME,   /* the vendor's, and nothing else */
	HEADER_SERVICE /* by the vocabulary alone */
};
enum header_word header_word(const char *title, struct vocab *v);

/* Whether the title is that of a column that says what vendors offer. */
bool header_is_service(const char *title);

/* Judge a column: first by its title (sql/seed/header_aliases.csv), where
 * that may mean several things (ambiguous_headers.csv) by its values; then as
 * a service of the vocabulary. */
void header_judge(struct header *h, const struct header_column *c,
    struct vocab *v, struct arena *arena);

/* What a title says as a service, "(Y/N)" and the like taken off. */
const struct vocab_result *header_service(const char *title, struct vocab *v);

/* How many of the values below are filled, and how many of these fit a field
 * ("vendor.type"); marks for any mark of a matrix.  *known is false where no
 * value can tell (a free text). */
struct header_fit {
	size_t filled;
	size_t fit;
	bool known;
};
struct header_fit header_fits(
    const struct header_column *c, const char *field, struct vocab *v);
struct header_fit header_marks(const struct header_column *c);

#endif
