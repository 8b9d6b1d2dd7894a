/* mark.h - what a cell of a matrix says: X, (X), No, planned, n.a., blank. */
#ifndef INTAKE_MARK_H
#define INTAKE_MARK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum mark_meaning {
	MARK_NONE, /* the text is no mark */
	MARK_YES,
	MARK_NO,
	MARK_PLANNED,
	MARK_PARTNER,
	MARK_PARTIAL,
	MARK_UNKNOWN /* blank, "n.a.", "tbd", "?" */
};

struct mark {
	enum mark_meaning meaning;
	int64_t phase_from; /* ids of phases; 0: none stated */
	int64_t phase_to;
	int64_t more_from; /* a second range, apart from the first; 0: none */
	int64_t more_to;
	bool number; /* a digit: a mark, unless the sheet rates */
	/* Why it cannot be told what it means, in words; NULL: it can. */
	const char *ask;
};

/* Read a cell (sql/seed/cell_values.csv, case and accents aside). */
struct mark mark_parse(const char *s, size_t n);

/* The text says that nothing is known: "", "-", "n/a", "tbd". */
bool mark_is_blank(const char *s, size_t n);

/* The status a meaning stands for; 0 for MARK_NONE and MARK_UNKNOWN. */
int64_t mark_status(enum mark_meaning meaning);

#endif
